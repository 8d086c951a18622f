// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds of every revision of a codebook, over random projects full of annotations that meet: it applies;
// its undo leaves the project equal; the preview names just what is touched; and nothing that was said is
// lost.
#include "model/codebook/merging.h"
#include "model/codebook/revising.h"
#include "model/codebook/wording.h"
#include "model/document/project_document.h"
#include "tests/project/random_project.h"

#include <QTest>

namespace standpoint {

class TestCodebookLaws : public QObject
{
    Q_OBJECT

private slots:
    void holdForEveryRevision();
    void flippedTwiceIsEqual();
    void splitMovesJustWhatIsChosen();
    void undoneAndRedoneInADocument();

private:
    void holdsFor(const Project &project, const Result<Revision> &revision, const QString &what);
    int m_joined = 0;
    int m_beside = 0;
    int m_recoded = 0;
};

namespace {

using How = TouchedAnnotation::How;

constexpr int seeds = 300;

template <typename Entity> Entity anyOf(RandomProject &random, const Table<Entity> &table)
{
    const QList<Entity> all = table.inOrder();
    return all.at(random.below(static_cast<int>(all.size())));
}

/// A scale that can be flipped, two choices of one attribute, and twins of each annotation with another
/// issue, stance, actor or answer.
Project crowded(RandomProject &random)
{
    Project project = random.project(3);
    const auto apply = [&](const AnyEdit &edit) {
        if (const Status done = project.applyEdit(edit); !done)
            qFatal("%s", qPrintable(done.error().toString()));
    };
    for (const StanceValue &stance : project.stances().inOrder()) {
        StanceValue opposite = random.stance();
        opposite.polarity.reset();
        if (stance.polarity)
            opposite.polarity = -*stance.polarity;
        apply(adding(opposite));
    }
    apply(adding(random.issue()));
    apply(adding(random.actor(project)));
    Attribute attribute = random.attribute();
    attribute.kind = Attribute::Kind::Choice;
    attribute.choices = {{random.id<Choice>(), random.name()}, {random.id<Choice>(), random.name()}};
    apply(adding(attribute));
    for (const ArticleId id : project.articleOrder()) {
        const QList<Annotation> annotations = project.article(id)->annotations;
        for (Annotation twin : annotations) {
            twin.id = random.id<Annotation>();
            const int what = random.below(5);
            if (what == 0)
                twin.issue = anyOf(random, project.issues()).id;
            else if (what == 1)
                twin.stance = anyOf(random, project.stances()).id;
            else if (what == 2)
                twin.actor = anyOf(random, project.actors()).id;
            else if (what == 3)
                twin.setAnswer(attribute.id, attribute.choices[random.below(2)].id.toString());
            if (random.oneIn(2))
                twin.note.reset();
            apply(adding(twin));
        }
    }
    return project;
}

QHash<AnnotationId, Annotation> annotationsOf(const Project &project)
{
    QHash<AnnotationId, Annotation> all;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            all.insert(annotation.id, annotation);
    }
    return all;
}

template <typename Entity> QList<Id<Entity>> twoOf(RandomProject &random, const Table<Entity> &table)
{
    QList<Entity> all = table.inOrder();
    const Id<Entity> one = all.takeAt(random.below(static_cast<int>(all.size()))).id;
    return {one, all.at(random.below(static_cast<int>(all.size()))).id};
}

} // namespace

void TestCodebookLaws::holdsFor(const Project &project, const Result<Revision> &revision, const QString &what)
{
    QVERIFY2(revision, qPrintable(revision ? what : what + revision.error().toString()));
    const Change change = makeChange(revision->label, revision->edits);
    Project after = project;
    const Status done = after.apply(change);
    QVERIFY2(done, qPrintable(done ? what : what + done.error().toString()));
    Project back = after;
    QVERIFY2(back.apply(inverse(change)) && back == project, qPrintable(what));

    const QHash<AnnotationId, Annotation> were = annotationsOf(project);
    const QHash<AnnotationId, Annotation> are = annotationsOf(after);
    QSet<AnnotationId> touched;
    for (const TouchedAnnotation &one : revision->touched) {
        QVERIFY2(!touched.contains(one.id), qPrintable(what + QStringLiteral(": named twice")));
        touched.insert(one.id);
        QVERIFY2(are.contains(one.id) == (one.how != How::Joined), qPrintable(what));
        if (one.how == How::Joined || one.how == How::Beside) {
            const Annotation other = are.value(one.with);
            const Annotation self = are.value(one.id, were.value(one.id));
            QVERIFY2(other.evidence == self.evidence && other.annotator == self.annotator, qPrintable(what));
        }
    }
    for (const Annotation &before : were) {
        if (!touched.contains(before.id))
            QVERIFY2(
                are.value(before.id) == before, qPrintable(what + QStringLiteral(": not in the preview")));
        const Annotation now = are.value(before.id, before);
        QVERIFY2(now.evidence == before.evidence && now.modified == before.modified
                && now.annotator == before.annotator && (!before.note || now.note == before.note),
            qPrintable(what));
    }
    QCOMPARE(are.size(), were.size() - revision->count(How::Joined));
    m_joined += static_cast<int>(revision->count(How::Joined));
    m_beside += static_cast<int>(revision->count(How::Beside));
    m_recoded += static_cast<int>(revision->count(How::Recoded));
}

void TestCodebookLaws::holdForEveryRevision()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RandomProject random(seed);
        const Project project = crowded(random);
        const QString what = QStringLiteral("seed %1, ").arg(seed);
        const auto issues = twoOf(random, project.issues());
        const auto stances = twoOf(random, project.stances());
        const auto actors = twoOf(random, project.actors());
        holdsFor(project, merging(project, issues[0], {issues[1]}), what + QStringLiteral("merge issues"));
        holdsFor(project, merging(project, stances[0], {stances[1]}), what + QStringLiteral("merge stances"));
        holdsFor(project, merging(project, actors[0], {actors[1]}), what + QStringLiteral("merge actors"));
        for (const Attribute &attribute : project.attributes().inOrder()) {
            if (attribute.choices.size() > 1)
                holdsFor(project,
                    merging(project, attribute.id, attribute.choices[0].id, {attribute.choices[1].id}),
                    what + QStringLiteral("merge choices"));
            for (const Attribute &other : project.attributes().inOrder()) {
                if (other.id != attribute.id && other.kind == attribute.kind)
                    holdsFor(project, merging(project, attribute.id, other.id),
                        what + QStringLiteral("merge attributes"));
            }
        }
        holdsFor(project, flipping(project, issues[0]), what + QStringLiteral("flip"));
        holdsFor(project, retiring(project, issues[0]), what + QStringLiteral("retire issue"));
        holdsFor(project, retiring(project, stances[0], false), what + QStringLiteral("bring back stance"));
        Issue renamed = *project.issues().find(issues[1]);
        renamed.name = random.name();
        holdsFor(project, revising(project, renamed, QDateTime::currentDateTimeUtc()),
            what + QStringLiteral("rename"));
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d recoded, %d joined, %d beside", m_recoded, m_joined, m_beside);
    QVERIFY2(m_recoded > 1000 && m_joined > 100 && m_beside > 100, "the generator is one-sided");
}

void TestCodebookLaws::flippedTwiceIsEqual()
{
    int flipped = 0;
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RandomProject random(seed);
        const Project project = crowded(random);
        const Issue issue = anyOf(random, project.issues());
        Project twice = project;
        for (const QString &name : {random.name(), issue.name}) {
            const Result<Revision> revision = flipping(twice, issue.id, name);
            QVERIFY(revision && twice.apply(makeChange({}, revision->edits)));
            flipped += static_cast<int>(revision->touched.size());
        }
        QVERIFY2(twice == project, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
    QVERIFY(flipped > 100);
}

/// All of an issue's annotations go to a new one and come back.
void TestCodebookLaws::splitMovesJustWhatIsChosen()
{
    for (quint64 seed = 0; seed < seeds; ++seed) {
        RandomProject random(seed);
        const Project project = crowded(random);
        const Issue issue = anyOf(random, project.issues());
        QSet<AnnotationId> half;
        for (const TouchedAnnotation &one :
            annotationsWith(project, [&](const Annotation &a) { return a.issue == issue.id; })) {
            if (random.oneIn(2))
                half.insert(one.id);
        }
        Issue fresh;
        fresh.id = random.id<Issue>();
        fresh.name = random.name();
        const Result<Revision> split = splitting(project, issue.id, fresh, half);
        QVERIFY(split);
        QCOMPARE(split->touched.size(), half.size());
        holdsFor(project, split, QStringLiteral("split with the seed %1").arg(seed));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestCodebookLaws::undoneAndRedoneInADocument()
{
    RandomProject random(11);
    const Project start = crowded(random);
    ProjectDocument document(start);
    const auto push = [&document](const Result<Revision> &revision) {
        return revision && document.push(revision->label, revision->edits);
    };
    QList<Project> states{document.project()};
    const auto issues = twoOf(random, start.issues());
    QVERIFY(push(flipping(document.project(), issues[0])));
    states.append(document.project());
    QVERIFY(push(merging(document.project(), issues[0], {issues[1]}, QDateTime::currentDateTimeUtc())));
    states.append(document.project());
    const auto edits = stillRight(
        document.project(), underOlderWording(document.project()), QDateTime::currentDateTimeUtc());
    QVERIFY(edits && !edits->empty());
    QVERIFY(document.push(QStringLiteral("Looked at again"), *edits));
    states.append(document.project());
    const auto actors = twoOf(random, start.actors());
    QVERIFY(push(merging(document.project(), actors[0], {actors[1]})));
    states.append(document.project());
    QCOMPARE(document.undoStack().count(), 4);
    for (int i = 3; i >= 0; --i) {
        document.undoStack().undo();
        QVERIFY(document.project() == states[i]);
    }
    for (int i = 1; i <= 4; ++i) {
        document.undoStack().redo();
        QVERIFY(document.project() == states[i]);
    }
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestCodebookLaws)
#include "tst_codebook_laws.moc"
