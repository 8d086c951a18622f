// SPDX-License-Identifier: GPL-3.0-or-later
//
// Train, validation and test: every issue × stance is spread by the shares.
#include "model/exchange/export_preset.h"
#include "tests/exchange/import_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace standpoint;

namespace {

/// So many articles; article i has the labels that `labelsOf` says, as "issue/stance".
Project corpus(int articles, const std::function<QStringList(int)> &labelsOf)
{
    const Folder folder;
    QByteArray table("document,start,end,actor,issue,stance,annotator\n");
    for (int i = 0; i < articles; ++i) {
        folder.write(
            QStringLiteral("in/a%1.txt").arg(i), QStringLiteral("Article %1\nNothing came of it.").arg(i));
        int actor = 0;
        for (const QString &label : labelsOf(i)) {
            const QStringList parts = label.split(u'/');
            table += QStringLiteral("a%1,0,5,Actor %2,%3,%4,Bo\n")
                         .arg(i)
                         .arg(actor++)
                         .arg(parts[0], parts[1])
                         .toUtf8();
        }
    }
    folder.write(QStringLiteral("in/t.csv"), table);
    Project project = emptyProject();
    importInto(project, {folder.path(QStringLiteral("in"))});
    return project;
}

QMap<QString, double> labelsIn(const Project &project, const QList<ArticleId> &articles)
{
    QMap<QString, double> counts;
    for (const ArticleId id : articles) {
        for (const Annotation &a : project.article(id)->annotations)
            counts[project.issues().find(a.issue)->name + u'/' + project.stances().find(a.stance)->name] += 1;
    }
    return counts;
}

/// Reports of one agency in several papers: each pair has a sentence of its own before the same 60 words.
Project reports(int reports, bool reversed = false)
{
    QList<std::pair<QString, QString>> files;
    for (int i = 0; i < reports; ++i) {
        QString words;
        for (int w = 0; w < 60; ++w)
            words += QStringLiteral("word%1of%2 ").arg(w).arg(i);
        files.append({QStringLiteral("r%1a").arg(i), words + QStringLiteral("end.")});
        files.append({QStringLiteral("r%1b").arg(i), QStringLiteral("From our own correspondent. ") + words});
        files.append({QStringLiteral("r%1c").arg(i), QStringLiteral("Short and other words %1.").arg(i)});
    }
    if (reversed)
        std::reverse(files.begin(), files.end());
    const Folder folder;
    QStringList paths;
    for (const auto &[name, text] : std::as_const(files))
        paths.append(folder.write(name + QStringLiteral(".txt"), text));
    Project project = emptyProject();
    importInto(project, paths);
    return project;
}

QStringList namesOf(const Project &project, const QList<ArticleId> &articles)
{
    QStringList names;
    for (const ArticleId id : articles)
        names.append(project.article(id)->info->document);
    names.sort();
    return names;
}

} // namespace

class TestSplits : public QObject
{
    Q_OBJECT

private slots:
    void rareLabelsAreSpread();
    void commonAndRareTogether();
    void articlesWithoutLabelsAreSpread();
    void otherLayersDoNotCount();
    void onlyWhatIsTakenIsSpread();
    void noPartStaysEmpty();
    void aShareOfNothingStaysEmpty();
    void nearlyEqualArticlesStayTogether();
    void groupsAreTheSameInAnyProject();
    void filesOfASplitKeepThemTogether();
};

/// Twenty articles of a hundred have the only label "sanctions": chance would often leave a part without it.
void TestSplits::rareLabelsAreSpread()
{
    const Project project = corpus(100, [](int i) {
        QStringList labels(1 + i % 3, QStringLiteral("negotiation/neutral"));
        if (i % 5 == 0)
            labels.append(QStringLiteral("sanctions/against"));
        return labels;
    });
    for (quint64 seed = 0; seed < 20; ++seed) {
        const auto parts = splitArticles(project, splitGroups(project, true), {}, {80, 10, 10}, seed);
        QCOMPARE(labelsIn(project, parts[0]).value(QStringLiteral("sanctions/against")), 16.0);
        QCOMPARE(labelsIn(project, parts[1]).value(QStringLiteral("sanctions/against")), 2.0);
        QCOMPARE(labelsIn(project, parts[2]).value(QStringLiteral("sanctions/against")), 2.0);
        QCOMPARE(parts[0].size() + parts[1].size() + parts[2].size(), 100);
    }
}

void TestSplits::commonAndRareTogether()
{
    const QStringList names{QStringLiteral("a/in favour"), QStringLiteral("a/against"),
        QStringLiteral("b/in favour"), QStringLiteral("b/against"), QStringLiteral("c/neutral")};
    const Project project = corpus(300, [&](int i) {
        QStringList labels;
        for (int k = 0; k < 5; ++k) {
            if ((i * 7 + k * 13) % (k + 2) == 0)
                labels.append(names[k]);
        }
        return labels;
    });
    const auto parts = splitArticles(project, splitGroups(project, true), {}, {70, 15, 15}, 3);
    const auto all = labelsIn(project, project.articleOrder());
    const std::array<double, 3> shares{.70, .15, .15};
    for (size_t part = 0; part < 3; ++part) {
        const auto here = labelsIn(project, parts[part]);
        for (auto it = all.begin(); it != all.end(); ++it)
            QVERIFY2(std::abs(here.value(it.key()) - it.value() * shares[part]) <= 3.0,
                qPrintable(
                    QStringLiteral("%1: %2 of %3").arg(it.key()).arg(here.value(it.key())).arg(it.value())));
    }
}

void TestSplits::articlesWithoutLabelsAreSpread()
{
    const Project project = corpus(200,
        [](int i) { return i < 100 ? QStringList(QStringLiteral("negotiation/neutral")) : QStringList(); });
    const auto parts = splitArticles(project, splitGroups(project, true), {}, {80, 10, 10}, 1);
    const std::array<int, 3> wanted{80, 10, 10};
    for (size_t part = 0; part < 3; ++part) {
        const auto bare = std::count_if(parts[part].begin(), parts[part].end(),
            [&](ArticleId id) { return project.article(id)->annotations.isEmpty(); });
        QCOMPARE(static_cast<int>(bare), wanted[part]);
        QCOMPARE(static_cast<int>(parts[part].size()), 2 * wanted[part]);
    }
}

void TestSplits::otherLayersDoNotCount()
{
    const Project project =
        corpus(40, [](int) { return QStringList(QStringLiteral("negotiation/neutral")); });
    const SplitScope nobody{{}, [](const Article &, const Annotation &) { return false; }};
    const auto parts = splitArticles(project, splitGroups(project, true), nobody, {50, 25, 25}, 1);
    QCOMPARE(parts[0].size(), 20); // by the number of articles, for no annotation is of this layer
    QCOMPARE(parts[1].size(), 10);
}

/// Articles that are not taken are in no part and do not weigh; what is taken is spread by the shares.
void TestSplits::onlyWhatIsTakenIsSpread()
{
    const Project project = corpus(100, [](int i) {
        return QStringList(
            i % 2 == 0 ? QStringLiteral("sanctions/neutral") : QStringLiteral("sanctions/against"));
    });
    const QList<ArticleId> order = project.articleOrder();
    const QSet<ArticleId> few(order.begin(), order.begin() + 20);
    const SplitScope scope{[&few](const Article &article) { return few.contains(article.info->id); }, {}};
    for (quint64 seed = 0; seed < 10; ++seed) {
        const auto parts = splitArticles(project, splitGroups(project, true), scope, {50, 25, 25}, seed);
        QCOMPARE(parts[0].size(), 10);
        QCOMPARE(parts[1].size(), 5);
        QCOMPARE(parts[2].size(), 5);
    }
}

/// Seven articles at 80:10:10 would leave the test part empty.
void TestSplits::noPartStaysEmpty()
{
    for (int count = 3; count <= 12; ++count) {
        const Project project =
            corpus(count, [](int i) { return QStringList(1 + i, QStringLiteral("a/neutral")); });
        for (quint64 seed = 0; seed < 10; ++seed) {
            const auto parts = splitArticles(project, splitGroups(project, true), {}, {80, 10, 10}, seed);
            for (const QList<ArticleId> &part : parts)
                QVERIFY2(!part.isEmpty(), qPrintable(QString::number(count)));
            QCOMPARE(parts[0].size() + parts[1].size() + parts[2].size(), count);
        }
    }
}

void TestSplits::aShareOfNothingStaysEmpty()
{
    const Project project =
        corpus(30, [](int i) { return QStringList(i % 3, QStringLiteral("negotiation/neutral")); });
    const auto parts = splitArticles(project, splitGroups(project, true), {}, {1, 0, 1}, 9);
    QVERIFY(parts[1].isEmpty());
    QCOMPARE(parts[0].size() + parts[2].size(), 30);
}

void TestSplits::nearlyEqualArticlesStayTogether()
{
    const Project project = reports(30);
    const SplitGroups near = splitGroups(project, true);
    const SplitGroups apart = splitGroups(project, false);
    QCOMPARE(near.names.size(), 60);
    QCOMPARE(near.nearlyTheSame, 60);
    QCOMPARE(apart.names.size(), 90);
    QCOMPARE(apart.nearlyTheSame, 0);
    bool anyParted = false;
    for (quint64 seed = 0; seed < 10; ++seed) {
        for (const QList<ArticleId> &part : splitArticles(project, near, {}, {60, 20, 20}, seed)) {
            const QStringList names = namesOf(project, part);
            for (const QString &name : names) {
                if (name.endsWith(u'a'))
                    QVERIFY2(names.contains(name.chopped(1) + u'b'), qPrintable(name));
            }
        }
        for (const QList<ArticleId> &part : splitArticles(project, apart, {}, {60, 20, 20}, seed)) {
            const QStringList names = namesOf(project, part);
            anyParted = anyParted || std::any_of(names.begin(), names.end(), [&](const QString &name) {
                return name.endsWith(u'a') && !names.contains(name.chopped(1) + u'b');
            });
        }
    }
    QVERIFY(anyParted); // else the test would show nothing
}

/// Ids are drawn anew and the order is another one; texts alone decide.
void TestSplits::groupsAreTheSameInAnyProject()
{
    const Project one = reports(12);
    const Project other = reports(12, true);
    const SplitGroups ofOne = splitGroups(one, true);
    const SplitGroups ofOther = splitGroups(other, true);
    QCOMPARE(ofOne.names, ofOther.names);
    const auto first = splitArticles(one, ofOne, {}, {50, 25, 25}, 4);
    const auto second = splitArticles(other, ofOther, {}, {50, 25, 25}, 4);
    for (size_t part = 0; part < 3; ++part)
        QCOMPARE(namesOf(one, first[part]), namesOf(other, second[part]));
}

/// The option of an export, and its name in a data set.
void TestSplits::filesOfASplitKeepThemTogether()
{
    Project project = reports(20);
    const Folder folder;
    QByteArray table("document,sentence,actor,issue,stance,annotator\n");
    for (int i = 0; i < 20; ++i) {
        for (const char *which : {"a", "b", "c"})
            table += "r" + QByteArray::number(i) + which + ",0,Ada,negotiation,neutral,Bo\n";
    }
    importInto(project, {folder.write(QStringLiteral("t.csv"), table)});
    ExportOptions options{
        QStringLiteral("dataset"), folder.path(QStringLiteral("set")), {}, std::array<int, 3>{50, 25, 25}, 3};
    QVERIFY(exportProject(project, options));
    QHash<QString, QString> partOf;
    for (const QString &part :
        {QStringLiteral("train"), QStringLiteral("validation"), QStringLiteral("test")}) {
        for (const QByteArray &line :
            folder.read(QStringLiteral("set/data/%1.jsonl").arg(part)).split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (row.isEmpty())
                continue;
            const QString group = row.value(QStringLiteral("split_group")).toString();
            QVERIFY(!group.isEmpty());
            QCOMPARE(partOf.value(group, part), part);
            partOf.insert(group, part);
        }
    }
    QCOMPARE(partOf.size(), 40);
    QVERIFY(folder.read(QStringLiteral("set/README.md")).contains("40 are nearly the same as another one"));
    QVERIFY(folder.read(QStringLiteral("set/standpoint-export.json"))
                .contains("\"near_duplicates\": \"together\""));
    options.nearTogether = false;
    const auto again = exportOptionsFromJson(exportOptionsToJson(options));
    QVERIFY(again.has_value() && !again->nearTogether);
    QVERIFY(exportOptionsFromJson("{}")->nearTogether);
    QVERIFY(!exportOptionsFromJson("{\"near_duplicates\": \"perhaps\"}"));
}

QTEST_GUILESS_MAIN(TestSplits)
#include "tst_splits.moc"
