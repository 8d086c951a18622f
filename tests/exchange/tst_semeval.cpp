// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stance files of SemEval-2016: exact bytes, and what pandas makes of them.
#include "tests/exchange/import_fixture.h"

#include <QProcess>

using namespace standpoint;

namespace {

const QByteArray studyTable = "document,start,end,actor,issue,stance,annotator\n"
                              "a,0,4,Ada,negotiation,in favour,Bo\n"
                              "a,5,21,Zoë,intervention,against,Bo\n"
                              "a,0,4,Ada,intervention,neutral,Cy\n"
                              "a,5,9,Ada,negotiation,mixed,Cy\n";

Project study(const Folder &folder)
{
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("a.txt"), QStringLiteral("“No” say\t\"no\nŁódź\u2028ä\U0001F525."))});
    importInto(project, {folder.write(QStringLiteral("t.csv"), studyTable)});
    return project;
}

Exported written(const Project &project, const Folder &folder, const QMap<QString, QString> &choices)
{
    ExportOptions options{QStringLiteral("semeval"), folder.path(QStringLiteral("out"))};
    options.choices = choices;
    const auto done = exportProject(project, options);
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    return *done;
}

/// Rows without their ids, sorted: the order of what begins at one place is by chance.
QStringList rowsOf(const QByteArray &file)
{
    QStringList rows;
    for (const QString &line : QString::fromUtf8(file).split(u'\n', Qt::SkipEmptyParts))
        rows.append(line.section(u'\t', 1));
    rows.removeFirst();
    rows.sort();
    return rows;
}

} // namespace

class TestSemEval : public QObject
{
    Q_OBJECT

private slots:
    void rowsAndSideFile();
    void asciiOnly();
    void pandasReadsIt();
    void filesOfOthersAreRead();
    void oursComesBackWithItsActors();
};

void TestSemEval::rowsAndSideFile()
{
    const Folder folder;
    const Project project = study(folder);
    const Exported done = written(project, folder, {});
    const QByteArray rows = folder.read(QStringLiteral("out/stance.txt"));
    QVERIFY(rows.startsWith("ID\tTarget\tTweet\tStance\n1\t"));
    QCOMPARE(rowsOf(rows),
        (QStringList{QStringLiteral("intervention\tsay \"no Łódź ä\U0001F525.\tAGAINST")
                         .replace(QStringLiteral("say \"no Łódź ä\U0001F525."),
                             onlyArticle(project)
                                 .content()
                                 .mid(5, 17)
                                 .replace(u'\t', u' ')
                                 .replace(u'\n', u' ')
                                 .replace(QChar(0x2028), u' ')),
            QStringLiteral("intervention\t“No”\tNONE"), QStringLiteral("negotiation\tsay \tNONE"),
            QStringLiteral("negotiation\t“No”\tFAVOR")}));
    const QByteArray meta = folder.read(QStringLiteral("out/stance.meta.tsv"));
    QVERIFY(meta.startsWith(
        "ID\tdoc_id\tdocument\tstatement_id\tactor\tactor_id\tannotator\tstance\tpolarity\n"));
    QCOMPARE(meta.count('\n'), rows.count('\n'));
    for (const Annotation &annotation : onlyArticle(project).annotations)
        QVERIFY(meta.contains(annotation.id.toString().toLatin1()));
    QCOMPARE(done.losses.value(Loss::StanceCollapsed), 1);
    QCOMPARE(done.losses.value(Loss::TextChanged), 2);
}

void TestSemEval::asciiOnly()
{
    const Folder folder;
    written(study(folder), folder, {{QStringLiteral("letters"), QStringLiteral("ascii")}});
    const QByteArray rows = folder.read(QStringLiteral("out/stance.txt"));
    QVERIFY(std::all_of(rows.begin(), rows.end(), [](char c) { return static_cast<uchar>(c) < 0x80; }));
    QVERIFY(rows.contains("negotiation\t\"No\"\tFAVOR\n"));
    QVERIFY(rows.contains("Lodz a?"));
}

void TestSemEval::pandasReadsIt()
{
    const Folder folder;
    written(study(folder), folder, {});
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"),
            QStringLiteral("import sys, pandas as pd\nd = pd.read_csv(sys.argv[1], sep='\\t', "
                           "quoting=3)\nprint(list(d.columns), "
                           "len(d), sorted(d.Stance), list(d.ID))"),
            folder.path(QStringLiteral("out/stance.txt"))});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        QSKIP("pandas is not here");
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()),
        QStringLiteral(
            "['ID', 'Target', 'Tweet', 'Stance'] 4 ['AGAINST', 'FAVOR', 'NONE', 'NONE'] [1, 2, 3, 4]\n"));
}

void TestSemEval::filesOfOthersAreRead()
{
    const Folder folder;
    Project project = emptyProject();
    ImportOptions options;
    options.annotator = QStringLiteral("Ann");
    options.mapping = LabelMapping();
    options.mapping->actor.otherwise = QStringLiteral("Author");
    options.mapping->stance.values = {{QStringLiteral("FAVOR"), QStringLiteral("in favour")},
        {QStringLiteral("AGAINST"), QStringLiteral("against")}, {QStringLiteral("NONE"), QString()}};
    const Import import = importInto(project,
        {folder.write(QStringLiteral("gold.txt"),
            QByteArray("ID\tTarget\tTweet\tStance\r\n1\tRoads\tBuild \"them. "
                       "Now!\tFAVOR\r\n2\tRoads\tNo.\tAGAINST\r\n"
                       "3\tRoads\tHello.\tNONE\r\n4\tRoads\t\tNONE\r\n5\tRoads\tNo label.\r\n"))},
        options);
    QCOMPARE(import.counts.articles, 4);
    QCOMPARE(import.counts.annotations, 2);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("gold.txt, line 5"), QStringLiteral("no text")));
    for (const Shared<Article> &article : project.articles())
        QCOMPARE(article->sentences().size(), 1);
    QVERIFY(
        std::any_of(project.articles().begin(), project.articles().end(), [](const Shared<Article> &article) {
            return article->content() == QStringLiteral("Build \"them. Now!");
        }));
}

/// The second file goes with the first, and says what that cannot.
void TestSemEval::oursComesBackWithItsActors()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("a.txt"), QStringLiteral("One.\nTwo.")),
            folder.write(QStringLiteral("t.csv"),
                QByteArray(
                    "document,start,end,actor,issue,stance,annotator\na,0,4,Ada,negotiation,in favour,Bo\n"
                    "a,5,9,Cy,negotiation,neutral,Bo\n"))});
    QVERIFY(exportProject(project, {QStringLiteral("semeval"), folder.path(QStringLiteral("out"))}));
    Project other = emptyProject();
    const Import import = importInto(other, {folder.path(QStringLiteral("out"))});
    QCOMPARE(linesOf(import.notices).filter(QStringLiteral("meta")), QStringList());
    const Fields kept = Field::Actor | Field::Issue | Field::Stance | Field::Annotator;
    QCOMPARE(annotationLines(other, kept).size(), 2);
    QVERIFY(annotationLines(other, kept)
                .filter(QStringLiteral("Cy"))
                .first()
                .contains(QStringLiteral("neutral")));
}

QTEST_GUILESS_MAIN(TestSemEval)
#include "tst_semeval.moc"
