// SPDX-License-Identifier: GPL-3.0-or-later
//
// CoNLL: our bytes, every way in which others write spans, and what damaged files give.
#include "model/exchange/conll_reader.h"
#include "tests/exchange/exchange_sample.h"

#include <QProcess>
#include <QStandardPaths>

using namespace standpoint;

namespace {

ForeignCorpus readOrFail(const QByteArray &bytes, const QByteArray &map = {})
{
    Result<ForeignCorpus> corpus = readConll(bytes, map, QStringLiteral("a.conll"));
    if (!corpus) {
        QTest::qFail(qPrintable(corpus.error().toString()), __FILE__, __LINE__);
        return {};
    }
    return std::move(*corpus);
}

QStringList said(const ForeignCorpus &corpus)
{
    QStringList lines;
    for (const ForeignDocument &document : corpus.documents) {
        for (const ForeignAnnotation &annotation : document.annotations) {
            const TextSpan span = annotation.spans.value(0);
            lines.append(annotation.field(QStringLiteral("label")) + u'='
                + document.text.mid(span.begin, span.length()));
        }
    }
    return lines;
}

} // namespace

class TestConll : public QObject
{
    Q_OBJECT

private slots:
    void writesTheseBytes();
    void takesTheLongestFirst();
    void partsAtSentencesAndDropsWhatIsInvisible();
    void anArticleWithoutAWordIsNamed();
    void namesThatAreWrittenAlikeAreToldApart();
    void comesBackToItsArticles();
    void readsEveryScheme_data();
    void readsEveryScheme();
    void readsDocumentsAndColumns();
    void namesWhatItCannotTake();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void cutAnywhereGivesNothingElse();
    void isSplitAlikeByPython();
};

void TestConll::writesTheseBytes()
{
    const Folder folder;
    const auto written =
        exportProject(sampleProject(), {QStringLiteral("conll"), folder.path(QStringLiteral("out"))});
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::Parted), 1);
    QCOMPARE(written->losses.value(Loss::Fragments), 0);
    QCOMPARE(written->losses.value(Loss::Actor), 2);
    QCOMPARE(written->losses.value(Loss::Issue), 2);
    compareLines(QString::fromUtf8(folder.read(QStringLiteral("out/bo.conll"))),
        QStringLiteral(
            "-DOCSTART- -X- -X- O\n\n🔥 -X- -X- O\n“ -X- -X- B-against\nNo -X- -X- I-against\n"
            "war -X- -X- I-against\n, -X- -X- I-against\n” -X- -X- I-against\nsaid -X- -X- O\n"
            "she -X- -X- B-against\n. -X- -X- I-against\n\n"
            "Talks -X- -X- O\n, -X- -X- O\nZöe -X- -X- O\nhoped -X- -X- O\n, -X- -X- O\nmay -X- -X- O\n"
            "help -X- -X- O\n. -X- -X- O\n\n"));
    const QString map = QString::fromUtf8(folder.read(QStringLiteral("out/bo.map.tsv")));
    const QString id = QStringLiteral("00000000000000040000000000000001");
    QVERIFY(map.startsWith(
        QStringLiteral("doc_id\tsentence\ttoken\tstart\tend\n%1\t0\t0\t0\t1\n%1\t0\t1\t2\t3\n").arg(id)));
    QVERIFY(map.contains(QStringLiteral("\n%1\t1\t0\t23\t28\n").arg(id)));
    QVERIFY(!folder.read(QStringLiteral("out/unlabelled.conll")).isEmpty());
    ExportOptions options{QStringLiteral("conll"), folder.path(QStringLiteral("two"))};
    options.choices = {{QStringLiteral("labels"), QStringLiteral("issue-stance")},
        {QStringLiteral("columns"), QStringLiteral("2")}};
    const auto two = exportProject(sampleProject(), options);
    QVERIFY(two.has_value());
    QCOMPARE(two->losses.value(Loss::Issue), 0);
    QVERIFY(folder.read(QStringLiteral("two/zoe.conll")).startsWith("-DOCSTART-\tO\n\n"));
    QVERIFY(folder.read(QStringLiteral("two/zoe.conll"))
                .contains("\nTalks\tB-negotiation:in_favour\n,\tI-negotiation:in_favour\n"));
}

void TestConll::takesTheLongestFirst()
{
    Project project = sampleProject();
    const Article &article = onlyArticleNamed(project, QStringLiteral("talks"));
    std::vector<AnyEdit> edits;
    Annotation inside = article.annotations.last();
    inside.id = AnnotationId{{6, 9}};
    inside.evidence = Evidence(TextSpan{25, 28}); // within a token, and within another one's evidence
    edits.push_back(adding(inside));
    inside.id = AnnotationId{{6, 8}};
    inside.evidence = Evidence(TextSpan{2, 5}); // alone, begins with a space and ends within a token
    edits.push_back(adding(inside));
    QVERIFY(project.apply(makeChange({}, std::move(edits))).has_value());
    const Folder folder;
    const auto written =
        exportProject(project, {QStringLiteral("conll"), folder.path(QStringLiteral("out"))});
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::Overlap), 1);
    QCOMPARE(written->losses.value(Loss::Widened), 1);
    QCOMPARE(written->losses.value(Loss::Trimmed), 1);
    const QByteArray losses = folder.read(QStringLiteral("out/losses.csv"));
    QVERIFY(losses.contains("00000000000000060000000000000009"));
}

void TestConll::partsAtSentencesAndDropsWhatIsInvisible()
{
    Project project = emptyProject();
    std::vector<AnyEdit> edits;
    edits.push_back(adding(Actor{{{1, 1}}, QStringLiteral("Ada"), {}, Actor::Kind::Person, {}}));
    edits.push_back(adding(Annotator{{{2, 1}}, QStringLiteral("Bo"), false}));
    ArticleInfo info;
    info.id = {{3, 1}};
    info.title = info.document = QStringLiteral("a");
    edits.push_back(adding(info));
    edits.push_back(adding(ArticleText{info.id, QStringLiteral("One\u200F . \u00A0Two"), {{0, 6}, {8, 11}}}));
    Annotation annotation;
    annotation.id = {{4, 1}};
    annotation.article = info.id;
    annotation.annotator = {{2, 1}};
    annotation.actor = {{1, 1}};
    annotation.issue = project.issues().inOrder().first().id;
    annotation.stance = project.stances().inOrder().first().id;
    annotation.evidence = Evidence(TextSpan{0, 11});
    annotation.created = annotation.modified = QDateTime::currentDateTimeUtc();
    edits.push_back(adding(annotation));
    QVERIFY(project.apply(makeChange({}, std::move(edits))).has_value());
    const Folder folder;
    const auto written =
        exportProject(project, {QStringLiteral("conll"), folder.path(QStringLiteral("out"))});
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::Parted), 1);
    compareLines(QString::fromUtf8(folder.read(QStringLiteral("out/bo.conll"))),
        QStringLiteral("-DOCSTART- -X- -X- O\n\nOne -X- -X- B-in_favour\n. -X- -X- I-in_favour\n\n"
                       "Two -X- -X- B-in_favour\n\n"));
}

namespace {

/// An article with one annotation of each stance, over all of the text; labels in that order.
Project withStances(const QString &text, const QStringList &stances, const QStringList &issues)
{
    Project project;
    std::vector<AnyEdit> edits;
    edits.push_back(
        adding(ProjectInfo{{{9, 9}}, QStringLiteral("Test"), {}, QDateTime::currentDateTimeUtc()}));
    edits.push_back(adding(Actor{{{1, 1}}, QStringLiteral("Ada"), {}, Actor::Kind::Person, {}}));
    ArticleInfo info;
    info.id = {{3, 1}};
    info.title = info.document = QStringLiteral("a");
    info.language = QStringLiteral("en");
    edits.push_back(adding(info));
    edits.push_back(adding(ArticleText{info.id, text, {{0, static_cast<int>(text.size())}}}));
    for (qsizetype i = 0; i < stances.size(); ++i) {
        const auto number = static_cast<quint64>(i);
        edits.push_back(
            adding(StanceValue{{{5, number}}, stances[i], static_cast<int>(i), std::nullopt, 0, {}}));
        edits.push_back(adding(Issue{{{6, number}}, issues.value(i), static_cast<int>(i), {}}));
        edits.push_back(adding(Annotator{{{2, number}}, QStringLiteral("Bo%1").arg(i), false}));
        Annotation annotation;
        annotation.id = {{4, number}};
        annotation.article = info.id;
        annotation.annotator = {{2, number}};
        annotation.actor = {{1, 1}};
        annotation.issue = {{6, number}};
        annotation.stance = {{5, number}};
        annotation.evidence = Evidence(TextSpan{0, static_cast<int>(text.size())});
        annotation.created = annotation.modified = QDateTime::currentDateTimeUtc();
        edits.push_back(adding(annotation));
    }
    if (const Status applied = project.apply(makeChange({}, std::move(edits))); !applied)
        qFatal("%s", qPrintable(applied.error().toString()));
    return project;
}

} // namespace

void TestConll::anArticleWithoutAWordIsNamed()
{
    const Folder folder;
    const auto written = exportProject(
        withStances(QStringLiteral("\u200b\u200b\u2063"), {QStringLiteral("for")}, {QStringLiteral("talks")}),
        {QStringLiteral("conll"), folder.path(QStringLiteral("out"))});
    QVERIFY(written.has_value());
    QCOMPARE(written->leftOut.size(), 1);
    QCOMPARE(written->leftOut.first().where, QStringLiteral("a"));
    QCOMPARE(written->annotations, 0);
}

void TestConll::namesThatAreWrittenAlikeAreToldApart()
{
    const Folder folder;
    const Project project = withStances(QStringLiteral("Yes"),
        {QStringLiteral("für ja"), QStringLiteral("für_ja"), QStringLiteral("nein")},
        {QStringLiteral("a b"), QStringLiteral("a:b"), QStringLiteral("a_b")});
    ExportOptions options{QStringLiteral("conll"), folder.path(QStringLiteral("out"))};
    auto written = exportProject(project, options);
    QCOMPARE(written->losses.value(Loss::NameChanged), 1);
    QVERIFY(folder.read(QStringLiteral("out/bo0.conll")).contains(" B-für_ja\n"));
    QVERIFY(folder.read(QStringLiteral("out/bo1.conll")).contains(" B-für_ja-2\n"));
    options.choices.insert(QStringLiteral("labels"), QStringLiteral("issue-stance"));
    written = exportProject(project, options);
    QCOMPARE(written->losses.value(Loss::NameChanged), 2);
    QVERIFY(folder.read(QStringLiteral("out/bo0.conll")).contains(" B-a_b:für_ja\n"));
    QVERIFY(folder.read(QStringLiteral("out/bo1.conll")).contains(" B-a_b-2:für_ja-2\n"));
    QVERIFY(folder.read(QStringLiteral("out/bo2.conll")).contains(" B-a_b-3:nein\n"));
}

/// With the table beside it the words are found in the project's own texts.
void TestConll::comesBackToItsArticles()
{
    const Folder folder;
    const Project project = sampleProject();
    QVERIFY(exportProject(
        project, {QStringLiteral("conll"), folder.path(QStringLiteral("out")), QStringLiteral("Zöe")})
                .has_value());
    Project again = sampleProject();
    ImportOptions options;
    options.format = QStringLiteral("conll");
    options.annotator = QStringLiteral("Other");
    LabelMapping mapping;
    mapping.actor.otherwise = QStringLiteral("Zöe");
    mapping.issue.otherwise = QStringLiteral("negotiation");
    mapping.stance = {
        QStringLiteral("label"), {{QStringLiteral("in_favour"), QStringLiteral("in favour")}}, {}};
    options.mapping = mapping;
    const Import import = importInto(again, {folder.path(QStringLiteral("out"))}, options);
    QCOMPARE(again.articles().size(), 2);
    QCOMPARE(import.counts.annotations, 1);
    const Article &talks = onlyArticleNamed(again, QStringLiteral("talks"));
    QStringList words;
    for (const Annotation &annotation : talks.annotations) {
        if (again.annotators().find(annotation.annotator)->name == QStringLiteral("Other"))
            words.append(talks.evidenceText(annotation.evidence));
    }
    QCOMPARE(words, QStringList(QStringLiteral("Talks, Zöe hoped, may help.")));
}

void TestConll::readsEveryScheme_data()
{
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<QStringList>("spans");
    QTest::addColumn<int>("remarks");
    const auto row = [](const char *name, const QByteArray &tags, const QStringList &spans, int remarks = 0) {
        QTest::newRow(name) << tags << spans << remarks;
    };
    const QStringList two{QStringLiteral("P=a b"), QStringLiteral("P=c")};
    row("IOB2", "B-P I-P B-P O", two);
    row("IOB1", "I-P I-P B-P O", two, 1);
    row("IOBES", "B-P E-P S-P O", two);
    row("BILOU", "B-P L-P U-P O", two);
    row("another type goes on with I", "I-P I-P I-Q O", {QStringLiteral("P=a b"), QStringLiteral("Q=c")}, 1);
    row("end without begin", "O E-P O B-Q", {QStringLiteral("P=b"), QStringLiteral("Q=d")}, 1);
    row("after an end comes a new one", "B-P E-P I-P O", two, 1);
    row("nothing", "O O O O", {});
    row("names with hyphens", "B-a-b I-a-b O B-P", {QStringLiteral("a-b=a b"), QStringLiteral("P=d")});
}

void TestConll::readsEveryScheme()
{
    QFETCH(const QByteArray, tags);
    const QList<QByteArray> all = tags.split(' ');
    QByteArray file;
    for (int i = 0; i < 4; ++i)
        file += QByteArray(1, static_cast<char>('a' + i)) + ' ' + all[i] + '\n';
    const ForeignCorpus corpus = readOrFail(file);
    QTEST(said(corpus), "spans");
    QTEST(static_cast<int>(corpus.remarks.count()), "remarks");
    QCOMPARE(corpus.documents.front().text, QStringLiteral("a b c d"));
}

void TestConll::readsDocumentsAndColumns()
{
    const ForeignCorpus corpus = readOrFail(
        "\r\n# a comment\r\n-DOCSTART- -X- -X- O\r\n\r\nEU NNP B-NP B-ORG\r\nrejects VBZ B-VP O\r\n\r\n"
        "Peter NNP B-NP B-PER\r\nB NNP I-NP I-PER\r\n\r\n-DOCSTART- -X- -X- O\r\n\r\n\xF0\x9F\x94\xA5 X I-Y "
        "B-MISC\r\n");
    QCOMPARE(corpus.documents.size(), size_t(2));
    QCOMPARE(corpus.documents[0].text, QStringLiteral("EU rejects\nPeter B"));
    QCOMPARE(corpus.documents[0].info.document, QStringLiteral("a-1"));
    QCOMPARE(said(corpus),
        (QStringList{QStringLiteral("ORG=EU"), QStringLiteral("PER=Peter B"), QStringLiteral("MISC=🔥")}));
    QCOMPARE(corpus.skipped.count(), 0);
    // The span ends with the sentence.
    QCOMPARE(
        said(readOrFail("a\tB-P\n\nb\tI-P\n")), (QStringList{QStringLiteral("P=a"), QStringLiteral("P=b")}));
}

void TestConll::namesWhatItCannotTake()
{
    const ForeignCorpus corpus = readOrFail("a x B-P\nb I-P\nc x O\nd x B-P\n");
    QCOMPARE(said(corpus), (QStringList{QStringLiteral("P=a"), QStringLiteral("P=d")}));
    QCOMPARE(linesOf(corpus.skipped).size(), 1);
    QVERIFY(anyHas(linesOf(corpus.skipped), QStringLiteral("a.conll, line 2")));
}

void TestConll::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("prose") << QByteArray("No war, she said.\nTalks may help.\n");
    QTest::newRow("parts of speech") << QByteArray("No DT\nwar NN\n");
}

void TestConll::refusesOtherFiles()
{
    QFETCH(const QByteArray, bytes);
    const Result<ForeignCorpus> corpus = readConll(bytes, {}, QStringLiteral("a.conll"));
    QVERIFY(!corpus && corpus.error().kind == Error::Kind::Malformed);
}

/// A shorter file has shorter or fewer spans, and none that the whole one has not words of.
void TestConll::cutAnywhereGivesNothingElse()
{
    const QByteArray whole =
        "-DOCSTART- -X- -X- O\n\nNo -X- -X- B-P\nwar -X- -X- I-P\nsaid -X- -X- O\nAda -X- -X- B-Q\n\n";
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const Result<ForeignCorpus> corpus = readConll(whole.first(size), {}, QStringLiteral("a.conll"));
        for (const QString &line : corpus ? said(*corpus) : QStringList())
            QVERIFY2(QStringLiteral("P=No war").startsWith(line) || line == QStringLiteral("Q=Ada"),
                qPrintable(line));
    }
}

/// The usual reader of scripts: lines, and their columns by str.split().
void TestConll::isSplitAlikeByPython()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    const Folder folder;
    QVERIFY(exportProject(sampleProject(), {QStringLiteral("conll"), folder.path(QStringLiteral("out"))})
                .has_value());
    QProcess process;
    process.start(python,
        {QStringLiteral("-c"),
            QStringLiteral(
                "import sys\nwidths = {len(line.split()) for line in open(sys.argv[1], encoding='utf-8')}\n"
                "print(sorted(widths))"),
            folder.path(QStringLiteral("out/bo.conll"))});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("[0, 4]"));
}

QTEST_GUILESS_MAIN(TestConll)
#include "tst_conll.moc"
