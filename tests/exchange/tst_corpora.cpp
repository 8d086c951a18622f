// SPDX-License-Identifier: GPL-3.0-or-later
//
// Labelled corpora that other people published, by the mapping that a person would choose: they are
// recognised by what is in them, whatever their names.
#include "model/exchange/foreign_look.h"
#include "model/exchange/guess_mapping.h"
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

QString corpus(const char *name)
{
    return QStringLiteral(SHARED_DATA "/corpora/") + QString::fromLatin1(name);
}

LabelMapping guessed(const Project &project, const QString &path)
{
    const Result<ForeignLook> look = lookInto(project, {path});
    if (!look)
        qFatal("%s", qPrintable(look.error().toString()));
    return guessMapping(*look, project);
}

Import importBy(const LabelMapping &mapping, Project &project, const QString &path)
{
    ImportOptions options;
    options.mapping = mapping;
    options.annotator = QStringLiteral("Ann");
    return importInto(project, {path}, options);
}

/// How many annotations have each stance.
QMap<QString, int> stancesOf(const Project &project)
{
    QMap<QString, int> counts;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            ++counts[project.stances().find(annotation.stance)->name];
    }
    return counts;
}

QStringList wordsOf(const Project &project)
{
    QStringList words;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            words.append(article->evidenceText(annotation.evidence));
    }
    words.sort();
    return words;
}

} // namespace

class TestCorpora : public QObject
{
    Q_OBJECT

private slots:
    void textsWithPlacesAreRecognised_data();
    void textsWithPlacesAreRecognised();
    void otherFilesAreNot_data();
    void otherFilesAreNot();
    void anIdIsNoText();
    void newsMtsc();
    void germanQuotations();
    void litBank();
};

void TestCorpora::textsWithPlacesAreRecognised_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("objects with offsets")
        << "a.jsonl"
        << QByteArray(R"({"s": "We oppose it.", "targets": [{"from": 3, "to": 9, "kind": "con"}]})");
    QTest::newRow("triples") << "a.jsonl"
                             << QByteArray(R"({"body": "We oppose it.", "marks": [[3, 9, "con"]]})");
    QTest::newRow("lists of pairs")
        << "a.jsonl"
        << QByteArray(R"({"body": "We oppose it.", "said": [{"quote": [[0, 2], [3, 9]], "kind": "con"}]})");
    QTest::newRow("the first line has none")
        << "a.jsonl"
        << QByteArray(R"({"s": "No.", "said": []})"
                      "\n"
                      R"({"s": "We oppose it.", "said": [{"start": 3, "end": 9, "kind": "con"}]})");
    QTest::newRow("a list")
        << "a.json"
        << QByteArray(R"([{"s": "We oppose it.", "targets": [{"begin": 3, "end": 9, "kind": "con"}]}])");
    QTest::newRow("byte order mark") << "a.json"
                                     << QByteArray("\xEF\xBB\xBF"
                                                   R"([{"s": "We oppose it.", "marks": [[3, 9, "con"]]}])");
}

void TestCorpora::textsWithPlacesAreRecognised()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    LabelMapping mapping;
    mapping.actor.otherwise = QStringLiteral("We");
    mapping.issue.otherwise = QStringLiteral("It");
    mapping.stance.otherwise = QStringLiteral("against");
    Project project = emptyProject();
    const Import import = importBy(mapping, project, folder.write(name, bytes));
    QCOMPARE(import.foreign, 1);
    QCOMPARE(wordsOf(project).size(), 1);
    QVERIFY2(
        wordsOf(project).first().endsWith(QStringLiteral("oppose")), qPrintable(wordsOf(project).first()));
}

void TestCorpora::otherFilesAreNot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("sentences") << QByteArray(R"({"text": "One. Two.", "sentences": [[0, 4], [5, 9]]})");
    QTest::newRow("places outside") << QByteArray(R"({"text": "One.", "marks": [[3, 9, "x"]]})");
    QTest::newRow("authors") << QByteArray(R"({"text": "One.", "authors": [{"name": "A"}], "tags": ["x"]})"
                                           "\n"
                                           R"({"text": "Two.", "authors": [{"name": "B"}], "tags": ["y"]})");
}

/// They are articles, and nothing was labelled.
void TestCorpora::otherFilesAreNot()
{
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(QStringLiteral("a.jsonl"), bytes)});
    QVERIFY(import.counts.articles > 0);
    QCOMPARE(import.foreign, 0);
    QCOMPARE(import.tables.size(), 1);
}

void TestCorpora::anIdIsNoText()
{
    const Folder folder;
    LabelMapping mapping;
    mapping.actor.field = QStringLiteral("mention");
    mapping.issue.otherwise = QStringLiteral("It");
    mapping.stance.otherwise = QStringLiteral("against");
    Project project = emptyProject();
    importBy(mapping, project,
        folder.write(QStringLiteral("a.jsonl"),
            QByteArray(
                R"({"key": "2013_08_30_a_very_long_name", "s": "They said that they oppose it all.", "t": )"
                R"([{"from": 0, "to": 4, "mention": "They"}]})"
                "\n"
                R"({"key": "2013_08_30_another_long_name", "s": "We oppose it.", "t": [{"from": 0, )"
                R"("to": 2, "mention": "We"}]})")));
    QCOMPARE(wordsOf(project), (QStringList{QStringLiteral("They"), QStringLiteral("We")}));
}

void TestCorpora::newsMtsc()
{
    const QString path = corpus("newsmtsc/devtest_mt.jsonl");
    if (!QFile::exists(path))
        QSKIP("The corpus is not here");
    Project project = emptyProject();
    LabelMapping mapping = guessed(project, path);
    QCOMPARE(mapping.stance.field, QStringLiteral("polarity"));
    mapping.actor = {QStringLiteral("mention"), {}, {}};
    mapping.issue = {{}, {}, QStringLiteral("portrayal")};
    const Import import = importBy(mapping, project, path);
    QCOMPARE(import.counts.articles, 721);
    QCOMPARE(import.counts.annotations, 1476 - 3); // three targets are there twice
    QCOMPARE(import.counts.skipped, 3);
    QCOMPARE(linesOf(import.notices).filter(QStringLiteral("twice")).size(), 3);
    // As its labels count without those three: 2 is against, 4 neutral, 6 for.
    QCOMPARE(stancesOf(project),
        (QMap<QString, int>{{QStringLiteral("against"), 480}, {QStringLiteral("neutral"), 748},
            {QStringLiteral("in favour"), 245}}));
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            QCOMPARE(article->evidenceText(annotation.evidence).simplified().toLower(),
                project.actors().find(annotation.actor)->name.simplified().toLower());
    }
}

void TestCorpora::germanQuotations()
{
    const QString path = corpus("german-quotations/dev.jsonl");
    if (!QFile::exists(path))
        QSKIP("The corpus is not here");
    Project project = emptyProject();
    LabelMapping mapping = guessed(project, path);
    QCOMPARE(mapping.actor.field, QStringLiteral("speaker"));
    QCOMPARE(mapping.issue.field, QString()); // no field has few values that name one
    mapping.actor.otherwise = QStringLiteral("nobody named");
    mapping.issue.otherwise = QStringLiteral("everything");
    mapping.stance.otherwise = QStringLiteral("neutral");
    const Import import = importBy(mapping, project, path);
    QCOMPARE(import.counts.articles, 150);
    QCOMPARE(import.counts.annotations, 653 - 2); // two quotations are there twice
    QCOMPARE(import.counts.skipped, 2);
    QCOMPARE(linesOf(import.notices).filter(QStringLiteral("twice")).size(), 2);
}

void TestCorpora::litBank()
{
    const QString path = corpus("litbank-quotations");
    if (!QFile::exists(path))
        QSKIP("The corpus is not here");
    Project project = emptyProject();
    LabelMapping mapping = guessed(project, path);
    QCOMPARE(mapping.actor.field, QStringLiteral("speaker"));
    mapping.issue.otherwise = QStringLiteral("everything");
    mapping.stance.otherwise = QStringLiteral("neutral");
    const Import import = importBy(mapping, project, path);
    QCOMPARE(import.counts.articles, 50);
    QCOMPARE(import.counts.annotations, 869);
    QCOMPARE(import.counts.skipped, 0);
    const QStringList words = wordsOf(project);
    QVERIFY(words.contains(QStringLiteral("\" With submission , sir , \"")));
}

QTEST_GUILESS_MAIN(TestCorpora)
#include "tst_corpora.moc"
