// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laws of every Change, over random sequences of them: applying it and then its inverse leaves the
// project equal; a refused one leaves it equal; to bytes and back gives the same one.
#include "model/project/check.h"
#include "model/store/change_archive.h"
#include "model/store/project_file.h"
#include "tests/project/random_project.h"
#include "tests/project/refusal_sentences.h"
#include "tests/store/plain_archive.h"

#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

class TestChangeLaws : public QObject
{
    Q_OBJECT

private slots:
    void holdForRandomSequences();
    void contentsMakeAnEqualProject();
    void refusedAtAnyEditLeavesAllEqual();

private:
    void runSequence(quint64 seed);
    void holdsForOne(Project &project, const Change &change, bool withBytes);
    void noteEdits(const Change &change);
    QByteArray savedBytes(const Project &project);

    QTemporaryDir m_folder;
    QHash<QString, qint64> m_edits;
    SentencesSaid m_said{refusalSentences(QStringLiteral(PROJECT_ROOT "/model/project/check.cpp"))
        + refusalSentences(QStringLiteral(PROJECT_ROOT "/model/project/project.cpp"))};
    qint64 m_changes = 0;
    qint64 m_applied = 0;
    qint64 m_refusedLater = 0;
};

namespace {

constexpr int sequences = 10'000;

/// A project that shares nothing with `project`: by way of bytes.
Project deepCopy(const Project &project)
{
    Project copy;
    const Result<Change> change = changeFromBytes(toBytes(makeChange({}, contentsOf(project))));
    if (!change || !copy.apply(*change))
        qFatal("a project's contents do not make it anew");
    return copy;
}

template <typename Entity> constexpr const char *entityName()
{
    if constexpr (std::is_same_v<Entity, ProjectInfo>)
        return "project";
    else if constexpr (std::is_same_v<Entity, Issue>)
        return "issue";
    else if constexpr (std::is_same_v<Entity, StanceValue>)
        return "stance";
    else if constexpr (std::is_same_v<Entity, Attribute>)
        return "attribute";
    else if constexpr (std::is_same_v<Entity, Actor>)
        return "actor";
    else if constexpr (std::is_same_v<Entity, Annotator>)
        return "annotator";
    else if constexpr (std::is_same_v<Entity, ArticleInfo>)
        return "article";
    else if constexpr (std::is_same_v<Entity, ArticleText>)
        return "text";
    else if constexpr (std::is_same_v<Entity, ArticleState>)
        return "state";
    else if constexpr (std::is_same_v<Entity, WorkList>)
        return "work list";
    else if constexpr (std::is_same_v<Entity, ReasonCode>)
        return "reason";
    else if constexpr (std::is_same_v<Entity, Decision>)
        return "decision";
    else
        return "annotation";
}

} // namespace

void TestChangeLaws::noteEdits(const Change &change)
{
    for (const AnyEdit &edit : change.edits) {
        std::visit(
            [this]<typename Entity>(const Edit<Entity> &e) {
                const char *act = !e.before ? "added" : !e.after ? "removed" : "changed";
                ++m_edits[QStringLiteral("%1 %2").arg(
                    QLatin1String(entityName<Entity>()), QLatin1String(act))];
            },
            edit);
    }
}

QByteArray TestChangeLaws::savedBytes(const Project &project)
{
    const QString path = m_folder.filePath(QStringLiteral("sample.stance"));
    return saveProject(project, path) ? comparableArchive(path) : QByteArray();
}

void TestChangeLaws::holdsForOne(Project &project, const Change &change, bool withBytes)
{
    const Project before = project;
    const QByteArray bytesBefore = withBytes ? savedBytes(project) : QByteArray();
    const QByteArray record = toBytes(change);
    const Result<Change> readBack = changeFromBytes(record);
    const Status done = project.apply(change);
    ++m_changes;
    if (!done) {
        m_said.note(done.error().what);
        QVERIFY2(project == before, "a refused Change left something behind");
        if (withBytes)
            QCOMPARE(savedBytes(project), bytesBefore);
        // What breaks a rule by itself (a lone surrogate, a colour that is none) may be refused as bytes too.
        if (done.error().kind == Error::Kind::Conflict)
            QVERIFY2(readBack && *readBack == change, "to bytes and back is not the same");
        return;
    }
    ++m_applied;
    noteEdits(change);
    QVERIFY2(readBack && *readBack == change, "to bytes and back is not the same");
    QCOMPARE(toBytes(*readBack), record);
    Project back = project;
    const Change inverted = inverse(change);
    const Status undone = back.apply(inverted);
    QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().toString()));
    QVERIFY2(back == before, "the inverse did not bring the project back");
    QVERIFY2(inverse(inverted).edits == change.edits, "the inverse of the inverse is something else");
    if (withBytes)
        QCOMPARE(savedBytes(back), bytesBefore);
}

void TestChangeLaws::runSequence(quint64 seed)
{
    RandomProject random(seed);
    Project project = seed % 4 == 0 ? Project() : random.project(static_cast<int>(seed % 3));
    const Project start = deepCopy(project);
    QVERIFY2(start == project, "a copy by way of bytes differs");
    std::vector<Change> applied;
    for (int left = 1 + random.below(5); left > 0; --left) {
        const Change change = random.change(project).change;
        const Project before = project;
        holdsForOne(project, change, seed % 200 == 1);
        if (QTest::currentTestFailed())
            return;
        if (!(project == before))
            applied.push_back(change);
    }
    // The copies above share values with the project; this one does not, so it shows a write to a shared
    // value.
    for (auto change = applied.rbegin(); change != applied.rend(); ++change)
        QVERIFY(project.apply(inverse(*change)));
    QVERIFY2(project == start, "undoing all did not bring the start back");
}

void TestChangeLaws::holdForRandomSequences()
{
    for (quint64 seed = 0; seed < sequences; ++seed) {
        runSequence(seed);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("with the seed %1").arg(seed)));
    }
    qInfo("%lld Changes, %lld applied", m_changes, m_applied);
    QVERIFY2(m_applied > m_changes / 4 && m_applied < m_changes * 3 / 4, "the generator is one-sided");
    for (const char *entity : {"project", "issue", "stance", "attribute", "actor", "annotator", "article",
             "text", "state", "annotation", "work list", "reason", "decision"}) {
        for (const char *act : {"added", "changed", "removed"}) {
            const QString key = QStringLiteral("%1 %2").arg(QLatin1String(entity), QLatin1String(act));
            QVERIFY2(m_edits.value(key) > 20, qPrintable(key + QStringLiteral(" hardly ever")));
        }
    }
    // Said only where check() or addArticle() is called by itself, of 400 MB of text, or of thousands of
    // things: tst_check and tst_project.
    const QStringList elsewhere{QStringLiteral("The project has no id."),
        QStringLiteral("The text is longer than %1 characters."),
        QStringLiteral("A note, a guideline or a description is longer than %1 characters."),
        QStringLiteral("A codebook has at most %1 issues."),
        QStringLiteral("A codebook has at most %1 regular expressions as keywords."),
        QStringLiteral("“%1” is not a regular expression: %2 at character %3."),
        QStringLiteral("A codebook has at most %1 stances."),
        QStringLiteral("A codebook has at most %1 attributes."),
        QStringLiteral("An attribute has at most %1 choices."),
        QStringLiteral("A project has at most %1 annotators."),
        QStringLiteral("A project has at most %1 work lists."),
        QStringLiteral("A codebook has at most %1 reasons."),
        QStringLiteral("The article of this decision is no longer in the project."),
        QStringLiteral("A decision is there twice or belongs to another article."),
        QStringLiteral("Something of an article is decided twice."),
        QStringLiteral("The article of this text is no longer in the project."),
        QStringLiteral("The article is no longer in the project."),
        QStringLiteral("An article lacks its description or its text."),
        QStringLiteral("An annotation is there twice or belongs to another article."),
        QStringLiteral("An article's progress is there twice or names nobody.")};
    const QStringList missing = m_said.missing(elsewhere);
    QVERIFY2(missing.isEmpty(),
        qPrintable(QStringLiteral("never refused with: ") + missing.join(QStringLiteral("; "))));
}

void TestChangeLaws::contentsMakeAnEqualProject()
{
    for (quint64 seed = 0; seed < 50; ++seed) {
        const Project project = RandomProject(seed).project(4);
        const Project copy = deepCopy(project);
        QVERIFY2(copy == project, qPrintable(QStringLiteral("with the seed %1").arg(seed)));
        QCOMPARE(savedBytes(copy), savedBytes(project));
    }
}

/// Every place in a Change is the one that is refused once: all before it is taken back.
void TestChangeLaws::refusedAtAnyEditLeavesAllEqual()
{
    RandomProject random(2013);
    const Project project = random.project(3);
    const Project untouched = deepCopy(project);
    const std::vector<AnyEdit> all = contentsOf(project);
    for (size_t place = 0; place <= all.size(); ++place) {
        std::vector<AnyEdit> edits(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place));
        edits.push_back(adding(Issue{random.id<Issue>(), QString(), 0, {}}));
        edits.insert(edits.end(), all.begin() + static_cast<std::ptrdiff_t>(place), all.end());
        Project target;
        QVERIFY(!target.apply(makeChange({}, edits)));
        QVERIFY2(target == Project(), qPrintable(QStringLiteral("at edit %1").arg(place)));

        const Change removal = inverse(makeChange({}, all));
        std::vector<AnyEdit> removals = removal.edits;
        removals.insert(removals.begin() + static_cast<std::ptrdiff_t>(place),
            adding(Issue{random.id<Issue>(), {}, 0, {}}));
        Project full = project;
        QVERIFY(!full.apply(makeChange({}, removals)));
        QVERIFY2(full == untouched, qPrintable(QStringLiteral("at removal %1").arg(place)));
    }
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestChangeLaws)
#include "tst_change_laws.moc"
