// SPDX-License-Identifier: GPL-3.0-or-later
//
// WebAnno TSV 3.3: our bytes, the files of INCEpTION's own tests where they are, and what damaged files give.
#include "model/exchange/foreign_corpus.h"
#include "model/exchange/webanno_tsv_cells.h"
#include "model/exchange/webanno_tsv_reader.h"
#include "model/exchange/webanno_tsv_writer.h"
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

constexpr char head[] = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|value\n\n\n";

Result<ForeignCorpus> readTsv(const QByteArray &bytes, const QString &beside)
{
    ForeignCorpus corpus;
    if (Status read = readWebannoTsv(bytes, QStringLiteral("a.tsv"), beside, corpus); !read)
        return tl::unexpected(read.error());
    return corpus;
}

ForeignCorpus readOrFail(const QByteArray &bytes, const QString &beside = {})
{
    Result<ForeignCorpus> corpus = readTsv(bytes, beside);
    if (!corpus) {
        QTest::qFail(qPrintable(corpus.error().toString()), __FILE__, __LINE__);
        return {};
    }
    return std::move(*corpus);
}

/// "label 0-2 value=PERSON other=…" of each annotation.
QStringList said(const ForeignCorpus &corpus)
{
    QStringList lines;
    for (const ForeignDocument &document : corpus.documents) {
        for (const ForeignAnnotation &annotation : document.annotations) {
            QString line;
            for (const TextSpan span : annotation.spans)
                line += QStringLiteral("%1-%2 ").arg(span.begin).arg(span.end);
            for (const ForeignField &field : annotation.fields)
                line += field.name + u'=' + field.value + u' ';
            lines.append(line.trimmed());
        }
    }
    return lines;
}

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(SHARED_DATA "/samples/webanno-tsv/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

AnnotationId idOf(quint64 number)
{
    return {{7, number}};
}

/// An article with an emoji before everything, a headline, a tab and a gap between its sentences.
Project study()
{
    Project project = emptyProject();
    const QDateTime time =
        QDateTime::fromString(QStringLiteral("2026-01-02T03:04:05.678Z"), Qt::ISODateWithMs);
    std::vector<AnyEdit> edits;
    edits.push_back(adding(Actor{{{1, 1}}, QStringLiteral("Ada_1"), {}, Actor::Kind::Person, {}}));
    edits.push_back(adding(Annotator{{{2, 1}}, QStringLiteral("Bo K."), false}));
    ArticleInfo info;
    info.id = {{3, 1}};
    info.title = QStringLiteral("Talks");
    info.document = QStringLiteral("talks");
    edits.push_back(adding(info));
    edits.push_back(adding(ArticleText{
        info.id, QStringLiteral("😊 Talks\n\nNo war,\tshe said. Yes\\no!"), {{0, 8}, {10, 27}, {28, 35}}}));
    const auto annotate = [&](quint64 number, const QList<TextSpan> &spans, const QString &note) {
        Annotation annotation;
        annotation.id = idOf(number);
        annotation.article = info.id;
        annotation.annotator = {{2, 1}};
        annotation.actor = {{1, 1}};
        annotation.issue = project.issues().inOrder().first().id;
        annotation.stance = project.stances().inOrder().first().id;
        annotation.evidence = Evidence(spans);
        annotation.setNote(note);
        annotation.created = annotation.modified = time;
        edits.push_back(adding(annotation));
    };
    annotate(1, {{3, 8}}, QStringLiteral("a|b\\"));
    annotate(2, {{10, 16}, {18, 21}}, {});
    annotate(3, {{9, 13}}, {}); // a line feed before "No w"
    if (const Status applied = project.apply(makeChange({}, std::move(edits))); !applied)
        qFatal("%s", qPrintable(applied.error().toString()));
    return project;
}

} // namespace

class TestWebannoTsv : public QObject
{
    Q_OBJECT

private slots:
    void writesTheseBytes();
    void readsSamples_data();
    void readsSamples();
    void readsEscapes();
    void readsSlotsRelationsAndChains();
    void readsStackedValuesThatEndInABackslash();
    void readsOffsetsInCodePoints();
    void takesWhiteSpaceFromTheTextBeside();
    void acceptsByteOrderMarkAndWindowsLineEnds();
    void readsOldEscapes();
    void namesWhatItCannotTake_data();
    void namesWhatItCannotTake();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void cutAnywhereGivesNothingWrong();
    void mapsLabelsOfOtherTools();
    void partsAnnotators();
};

void TestWebannoTsv::writesTheseBytes()
{
    const Folder folder;
    const auto written =
        exportProject(study(), {QStringLiteral("webanno-tsv"), folder.path(QStringLiteral("out"))});
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::Trimmed), 1);
    QCOMPARE(folder.read(QStringLiteral("out/text/talks.txt")),
        QStringLiteral("😊 Talks\n\nNo war,\tshe said. Yes\\no!").toUtf8());
    const QString issue = study().issues().inOrder().first().name;
    const QString stance = study().stances().inOrder().first().name;
    const QString sid = QStringLiteral("0000000000000007000000000000000");
    const QString meta = QStringLiteral(
        "{\"actorId\": \"00000000000000010000000000000001\", \"annotator\": \"Bo K.\", \"created\": "
        "\"2026-01-02T03:04:05.678Z\", \"modified\": \"2026-01-02T03:04:05.678Z\", \"polarity\": \"1\", "
        "\"provenance\": "
        "\"manual\", \"article\": \"00000000000000030000000000000001\"");
    const QString first = meta + u'}';
    const QString third = meta + QStringLiteral(", \"exact\": \"9-13\"}");
    // Columns: Evidence, actor, comment, issue, meta, sid, stance, roles, targets.
    const QString actor = QStringLiteral("Ada\\_1");
    QString expected =
        QStringLiteral("#FORMAT=WebAnno TSV 3.3\n"
                       "#T_SP=webanno.custom.Evidence|\n"
                       "#T_SP=webanno.custom.Statement|actor|comment|issue|meta|sid|stance|ROLE_webanno."
                       "custom.Statement:fragments_"
                       "webanno.custom.StatementFragmentsLink|webanno.custom.Evidence\n"
                       "\n\n"
                       "#Text=😊 Talks\n"
                       "1-1\t0-2\t😊\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "1-2\t3-8\tTalks\t_\t%A\ta\\|b\\\\ \t%I\t%1\t%s1\t%S\t_\t*\t\n"
                       "\n"
                       "#Text=No war,\\tshe said.\n"
                       "2-1\t10-12\tNo\t_\t%A[1]|%A[2]\t*[1]|*[2]\t%I[1]|%I[2]\t%3[1]|%1[2]\t%s3[1]|%s2[2]\t%"
                       "S[1]|%S[2]\t_[1]|fragment[2]\t*|2-4\t\n"
                       "2-2\t13-16\twar\t_\t%A[2]\t*[2]\t%I[2]\t*[2]\t*[2]\t%S[2]\tfragment[2]\t2-4\t\n"
                       "2-3\t16-17\t,\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "2-4\t18-21\tshe\t*\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "2-5\t22-26\tsaid\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "2-6\t26-27\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "\n"
                       "#Text=Yes\\\\no!\n"
                       "3-1\t28-31\tYes\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "3-2\t31-32\t\\\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "3-3\t32-34\tno\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
                       "3-4\t34-35\t!\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n");
    expected.replace(QStringLiteral("%A"), actor).replace(QStringLiteral("%I"), issue);
    expected.replace(QStringLiteral("%S"), stance);
    expected.replace(QStringLiteral("%s"), sid);
    expected.replace(QStringLiteral("%1"), first).replace(QStringLiteral("%3"), third);
    const QByteArray bytes = folder.read(QStringLiteral("out/bo-k/talks.tsv"));
    QCOMPARE(QString::fromUtf8(bytes), expected);
}

void TestWebannoTsv::readsSamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("annotations");
    QTest::addColumn<int>("left");
    const QString usual = QStringLiteral("This is a test .");
    const auto row = [](const QString &file, const QString &text, const QStringList &annotations,
                         int left = 0) {
        QTest::newRow(qPrintable(file)) << file << text << annotations << left;
    };
    row(QStringLiteral("testCrossSentenceSpanWithFeatureValue.tsv"),
        QStringLiteral("He loves her .\nShe loves him not ."),
        {QStringLiteral("0-34 label=Span value=PERSON")});
    row(QStringLiteral("testSentenceWithEmoji.tsv"), QStringLiteral("I like it 😊 ."),
        {QStringLiteral("10-12 label=Span")});
    row(QStringLiteral("testSentenceWithTab.tsv"), QStringLiteral("This is\ta test ."),
        {QStringLiteral("0-4 label=Span")});
    row(QStringLiteral("testSimpleSlotFeature.tsv"), usual,
        {QStringLiteral("0-4 label=SimpleLinkHost p1=is p2=a"), QStringLiteral("5-7 label=SimpleSpan"),
            QStringLiteral("8-9 label=SimpleSpan")});
    row(QStringLiteral("testSingleStackedNonTokenOverlappingRelationWithoutFeatureValue.tsv"), usual,
        {QStringLiteral("0-16 label=Span"), QStringLiteral("0-16 label=Span"),
            QStringLiteral("15-16 label=Span"), QStringLiteral("15-16 label=Span"),
            QStringLiteral("15-16 label=Relation Governor=This is a test . Dependent=.")});
    row(QStringLiteral("testSubTokenPrefix.tsv"), QStringLiteral("Test"),
        {QStringLiteral("0-1 label=Span value=OTH")});
    const QString nasty =
        QStringLiteral(" label=Span value=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity:value");
    row(QStringLiteral("testTokenBoundedSpanWithNastyFeatureValue.tsv"), usual,
        {u"0-4" + nasty, u"5-7" + nasty, u"8-9" + nasty, u"10-14" + nasty, u"15-16" + nasty});
    row(QStringLiteral("testZeroLengthSpanBetweenAdjacentTokens.tsv"), QStringLiteral("word."), {}, 1);
}

void TestWebannoTsv::readsSamples()
{
    QFETCH(const QString, file);
    const QByteArray bytes = sample(file);
    if (bytes.isEmpty())
        QSKIP("The samples of other tools are not here");
    const ForeignCorpus corpus = readOrFail(bytes);
    QCOMPARE(corpus.documents.size(), size_t(1));
    QTEST(corpus.documents.front().text, "text");
    QTEST(said(corpus), "annotations");
    QTEST(static_cast<int>(corpus.skipped.count()), "left");
    QCOMPARE(corpus.remarks.count(), 0);
}

void TestWebannoTsv::readsEscapes()
{
    const QString hard = QStringLiteral("\\ [x] a|b _ -> ; \t \n * - > é");
    const QByteArray escaped = escapedTsvValue(hard.toUtf8());
    QCOMPARE(QString::fromUtf8(escaped), QStringLiteral("\\\\ \\[x\\] a\\|b \\_ \\-> \\; \\t \\n \\* - > é"));
    QCOMPARE(tsv::unescapedValue(QString::fromUtf8(escaped)), hard);
    QCOMPARE(escapedTsvValue("a\\"), QByteArray("a\\\\ "));
    QCOMPARE(escapedTsvValue("a\\  "), QByteArray("a\\\\   "));
    QCOMPARE(escapedTsvValue("a "), QByteArray("a "));
    QCOMPARE(tsv::unescapedText(u"a\\tb\\\\n\\\x01", false), QStringLiteral("a\tb\\n\x01"));
    const ForeignCorpus corpus = readOrFail(
        QByteArray(head) + "#Text=a\n1-1\t0-1\ta\tx\\[1\\][1]|\\*[2]|\\_[3]|*[4]|a\\\\nb\\nc[5]\t\n");
    QCOMPARE(said(corpus),
        (QStringList{QStringLiteral("0-1 label=Span value=x[1]"), QStringLiteral("0-1 label=Span value=*"),
            QStringLiteral("0-1 label=Span value=_"), QStringLiteral("0-1 label=Span"),
            QStringLiteral("0-1 label=Span value=a\\nb\nc")}));
}

void TestWebannoTsv::readsSlotsRelationsAndChains()
{
    const QByteArray slots_ =
        "#FORMAT=WebAnno TSV 3.2\n#T_SP=webanno.custom.SimpleSpan|role\n"
        "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:li_nks_webanno.custom.LinkType|"
        "uima.tcas.Annotation\n\n\n#Text=This is a test .\n"
        "1-1\t0-4\tThis\t_\t*;*[1]|who[2]|_[5]\t1-2[3];1-4[4]|1-5|*\t\n"
        "1-2\t5-7\tis\tx[3]\t_\t_\t\n1-3\t8-9\ta\tx[3]\t_\t_\t\n"
        "1-4\t10-14\ttest\ty[4]\t_\t_\t\n1-5\t15-16\t.\ty[4]\t_\t_\t\n";
    const ForeignCorpus withSlots = readOrFail(slots_);
    QCOMPARE(said(withSlots),
        (QStringList{QStringLiteral("0-4 label=Host li_nks=is a; test . li_nks.role=x; y"),
            QStringLiteral("0-4 label=Host who=test . who.role=y"), QStringLiteral("0-4 label=Host"),
            QStringLiteral("5-9 label=SimpleSpan role=x"), QStringLiteral("10-16 label=SimpleSpan role=y")}));
    const ForeignCorpus chain =
        readOrFail("#FORMAT=WebAnno TSV 3.3\n"
                   "#T_CH=webanno.custom.CorefLink|referenceRelation|referenceType\n\n\n"
                   "#Text=This is a test\n1-1\t0-4\tThis\t*->1-1|c->2-1\tpr[1]|*[2]\t\n"
                   "1-2\t5-7\tis\t*->1-1\tpr[1]\t\n1-3\t8-9\ta\tnext->1-2\tnam[1]\t\n"
                   "1-4\t10-14\ttest\t_\t_\t\n");
    QCOMPARE(said(chain),
        (QStringList{QStringLiteral("0-7 label=CorefLink chain=1 referenceType=pr"),
            QStringLiteral("0-4 label=CorefLink referenceRelation=c chain=2"),
            QStringLiteral("8-9 label=CorefLink referenceRelation=next chain=1 referenceType=nam")}));
}

/// INCEpTION writes them so, and cannot read them again.
void TestWebannoTsv::readsStackedValuesThatEndInABackslash()
{
    const ForeignCorpus corpus = readOrFail(QByteArray(head) + "#Text=a\n1-1\t0-1\ta\tx\\\\|y\t\n");
    QCOMPARE(said(corpus),
        (QStringList{QStringLiteral("0-1 label=Span value=x\\"), QStringLiteral("0-1 label=Span value=y")}));
}

void TestWebannoTsv::readsOffsetsInCodePoints()
{
    const ForeignCorpus corpus = readOrFail(QByteArray(head)
        + "#Text=😊 one\n1-1\t0-1\t😊\t_\t\n1-2\t2-5\tone\tX\t\n\n#Text=two "
          "😊\n2-1\t6-9\ttwo\tY\t\n2-2\t10-11\t😊\tZ\t\n");
    QCOMPARE(corpus.documents.front().text, QStringLiteral("😊 one\ntwo 😊"));
    QCOMPARE(said(corpus),
        (QStringList{QStringLiteral("3-6 label=Span value=X"), QStringLiteral("7-10 label=Span value=Y"),
            QStringLiteral("11-13 label=Span value=Z")}));
    QCOMPARE(corpus.remarks.count(), 1);
}

void TestWebannoTsv::takesWhiteSpaceFromTheTextBeside()
{
    const QByteArray bytes =
        QByteArray(head) + "#Text=one\n1-1\t2-5\tone\tX\t\n\n#Text=two\n2-1\t8-11\ttwo\tY\t\n";
    QCOMPARE(readOrFail(bytes).documents.front().text, QStringLiteral("  one\n  two"));
    QCOMPARE(readOrFail(bytes, QStringLiteral("\n\none \n\ttwo\n")).documents.front().text,
        QStringLiteral("\n\none \n\ttwo\n"));
    const ForeignCorpus other = readOrFail(bytes, QStringLiteral("\n\none \n\ttw"));
    QCOMPARE(other.documents.front().text, QStringLiteral("  one\n  two"));
    QCOMPARE(other.remarks.count(), 1);
    // Two sentences that touch, and one of two lines.
    const ForeignCorpus touching = readOrFail(QByteArray(head)
        + "#Text=a\n#Text=b\n1-1\t0-1\ta\t_\t\n1-2\t2-3\tb\t_\t\n\n#Text=c\n2-1\t3-4\tc\tX\t\n");
    QCOMPARE(touching.documents.front().text, QStringLiteral("a\nbc"));
    QCOMPARE(said(touching), QStringList(QStringLiteral("3-4 label=Span value=X")));
}

void TestWebannoTsv::acceptsByteOrderMarkAndWindowsLineEnds()
{
    const Folder folder;
    QByteArray bytes = QByteArray(head) + "#Text=one\n1-1\t0-3\tone\tX\t\n";
    bytes.replace("\n", "\r\n");
    const QString path = folder.write(QStringLiteral("a.tsv"), "\xEF\xBB\xBF" + bytes);
    Project project = emptyProject();
    const Import import = importInto(project, {path});
    QCOMPARE(onlyArticle(project).content(), QStringLiteral("one"));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("labelled “Span” say no actor, issue, stance")));
}

void TestWebannoTsv::readsOldEscapes()
{
    const QByteArray text = "#T_SP=x.Span|value\n\n\n#Text=\\u00e4\\\"\n1-1\t0-2\t\xC3\xA4\"\tX\t\n";
    QCOMPARE(readOrFail("#FORMAT=WebAnno TSV 3.1\n" + text).documents.front().text, QStringLiteral("ä\""));
    QCOMPARE(
        readOrFail("#FORMAT=WebAnno TSV 3.2\n" + text).documents.front().text, QStringLiteral("\\u00e4\\\""));
}

void TestWebannoTsv::namesWhatItCannotTake_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("annotations");
    QTest::addColumn<QString>("line");
    QTest::newRow("too few columns") << QByteArray("#Text=a b\n1-1\t0-1\ta\n1-2\t2-3\tb\tX\t\n")
                                     << QStringList{QStringLiteral("2-3 label=Span value=X")}
                                     << QStringLiteral("line 6");
    QTest::newRow("huge offsets") << QByteArray(
        "#Text=a\n1-1\t0-1\ta\tX\t\n\n#Text=b\n2-1\t2000000000-2000000001\tb\tY\t\n")
                                  << QStringList{QStringLiteral("0-1 label=Span value=X")}
                                  << QStringLiteral("line 8");
    QTest::newRow("no offsets") << QByteArray("#Text=a b\n1-1\t0-1\ta\tX\t\n1-2\tx-y\tb\tY\t\n#Text=\n")
                                << QStringList{QStringLiteral("0-1 label=Span value=X")}
                                << QStringLiteral("line 7");
    QTest::newRow("other words") << QByteArray("#Text=a b\n1-1\t0-1\tQ\tX\t\n1-2\t2-3\tb\tY\t\n")
                                 << QStringList{QStringLiteral("2-3 label=Span value=Y")}
                                 << QStringLiteral("line 6");
    QTest::newRow("sentence goes back")
        << QByteArray("#Text=ab\n1-1\t0-2\tab\tX\t\n\n#Text=cd\n2-1\t1-3\tcd\tY\t\n")
        << QStringList{QStringLiteral("0-2 label=Span value=X")} << QStringLiteral("line 8");
}

void TestWebannoTsv::namesWhatItCannotTake()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, line);
    const ForeignCorpus corpus = readOrFail(head + body);
    QTEST(said(corpus), "annotations");
    QVERIFY2(anyHas(linesOf(corpus.skipped), line), qPrintable(linesOf(corpus.skipped).join(u'\n')));
}

void TestWebannoTsv::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("version 2") << QByteArray("#id=1\n#text=a\n");
    QTest::newRow("head alone") << QByteArray(head);
    QTest::newRow("hundreds of columns") << QByteArray("#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B")
            + QByteArray("|x").repeated(600) + "\n\n\n#Text=a\n1-1\t0-1\ta\t"
            + QByteArray("_\t").repeated(600) + "\n";
    QTest::newRow("no token") << QByteArray(head) + "#Text=a\n";
    QTest::newRow("token without sentence") << QByteArray(head) + "1-1\t0-1\ta\t_\t\n";
}

void TestWebannoTsv::refusesOtherFiles()
{
    QFETCH(const QByteArray, bytes);
    const Result<ForeignCorpus> corpus = readTsv(bytes, {});
    QVERIFY(!corpus);
    QVERIFY(corpus.error().kind == Error::Kind::Malformed && !corpus.error().what.isEmpty());
}

/// Wherever a file is cut, an annotation is there as it was or not at all.
void TestWebannoTsv::cutAnywhereGivesNothingWrong()
{
    const Folder folder;
    QVERIFY(exportProject(study(), {QStringLiteral("webanno-tsv"), folder.path(QStringLiteral("out"))})
                .has_value());
    const QByteArray whole = folder.read(QStringLiteral("out/bo-k/talks.tsv"));
    const QString text = QString::fromUtf8(folder.read(QStringLiteral("out/text/talks.txt")));
    const QStringList all = said(readOrFail(whole, text));
    QCOMPARE(all.size(), 3);
    for (qsizetype size = 0; size < whole.size() - 1; ++size) {
        const Result<ForeignCorpus> corpus = readTsv(whole.first(size), text);
        for (const QString &line : corpus ? said(*corpus) : QStringList())
            QVERIFY2(all.contains(line), qPrintable(QStringLiteral("%1: %2").arg(size).arg(line)));
    }
}

void TestWebannoTsv::mapsLabelsOfOtherTools()
{
    const Folder folder;
    const QString path = folder.write(QStringLiteral("user.tsv"),
        QByteArray(
            "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Quote|holder|value\n\n\n"
            "#Text=Ada opposes war .\n1-1\t0-3\tAda\tAda[1]\tcon[1]\t\n1-2\t4-11\topposes\tAda[1]\tcon[1]\t\n"
            "1-3\t12-15\twar\t_\t_\t\n1-4\t16-17\t.\t_\t_\t\n"));
    ImportOptions options;
    options.annotator = QStringLiteral("Bo");
    LabelMapping mapping;
    mapping.actor.field = QStringLiteral("holder");
    mapping.issue.otherwise = QStringLiteral("war");
    mapping.stance = {QStringLiteral("value"), {{QStringLiteral("con"), QStringLiteral("against")}}, {}};
    options.mapping = mapping;
    Project project = emptyProject();
    importInto(project, {path}, options);
    const Article &article = onlyArticle(project);
    QCOMPARE(article.annotations.size(), 1);
    QCOMPARE(article.evidenceText(article.annotations.first().evidence), QStringLiteral("Ada opposes"));
    QCOMPARE(project.actors().find(article.annotations.first().actor)->name, QStringLiteral("Ada"));
    QCOMPARE(project.stances().find(article.annotations.first().stance)->name, QStringLiteral("against"));
}

/// A folder each, whatever they are called; an article that nobody began has one too.
void TestWebannoTsv::partsAnnotators()
{
    Project project = study();
    std::vector<AnyEdit> edits;
    edits.push_back(adding(Annotator{{{2, 2}}, QStringLiteral("bo-k"), false}));
    edits.push_back(adding(Annotator{{{2, 3}}, QStringLiteral("✍"), false}));
    edits.push_back(adding(ArticleState{{{3, 1}}, {{2, 2}}, ArticleState::State::Done}));
    ArticleInfo info;
    info.id = {{3, 2}};
    info.title = QStringLiteral("Untouched");
    edits.push_back(adding(info));
    edits.push_back(adding(ArticleText{info.id, QStringLiteral("Nothing here."), {{0, 13}}}));
    QVERIFY(project.apply(makeChange({}, std::move(edits))).has_value());
    const Folder folder;
    QVERIFY(exportProject(project, {QStringLiteral("webanno-tsv"), folder.path(QStringLiteral("out"))})
                .has_value());
    QVERIFY(!folder.read(QStringLiteral("out/bo-k/talks.tsv")).isEmpty());
    QCOMPARE(folder.read(QStringLiteral("out/bo-k-2/talks.tsv")).left(36),
        QByteArray("#FORMAT=WebAnno TSV 3.3\n\n\n#Text=😊 ").left(36));
    QCOMPARE(folder.read(QStringLiteral("out/unlabelled/Untouched.tsv")),
        QByteArray("#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Nothing "
                   "here.\n1-1\t0-7\tNothing\t\n1-2\t8-12\there\t\n1-3\t12-13\t.\t\n"));
    // A folder is imported without saying what it is; texts come once.
    Project again = emptyProject();
    importInto(again, {folder.path(QStringLiteral("out"))});
    QCOMPARE(again.articles().size(), 2);
    QCOMPARE(again.annotationCount(), 3);
}

QTEST_GUILESS_MAIN(TestWebannoTsv)
#include "tst_webanno_tsv.moc"
