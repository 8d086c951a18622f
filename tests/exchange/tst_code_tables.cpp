// SPDX-License-Identifier: GPL-3.0-or-later
//
// Long tables of codes by annotator: what they become, what of them is refused, and that agreement of what
// was imported is the agreement of the table.
#include "model/agreement/report.h"
#include "model/exchange/foreign_look.h"
#include "model/exchange/guess_mapping.h"
#include "tests/exchange/import_fixture.h"

#include <QRegularExpression>

using namespace standpoint;

namespace {

const QByteArray units = "unit,text\n"
                         "s1,We will build roads. And bridges.\n"
                         "s2,Yes.\n"
                         "s3,Yes.\n";
const QByteArray codes = "unit,coder,area,roads\n"
                         "s1,Ann,1,1\n"
                         "s1,Bo,1,-1\n"
                         "s2,Ann,2,\n"
                         "s2,Bo,1,0\n"
                         "s3,Bo,2,\n";

LabelMapping actorIs(const QString &name)
{
    LabelMapping mapping;
    mapping.actor.otherwise = name;
    return mapping;
}

ImportOptions withActor(const QString &name = QStringLiteral("Party"))
{
    ImportOptions options;
    options.mapping = actorIs(name);
    return options;
}

/// "s1 Ann: roads = in favour", sorted.
QStringList said(const Project &project)
{
    QStringList lines;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &a : article->annotations)
            lines.append(
                QStringLiteral("%1 %2: %3 = %4")
                    .arg(article->info->document, project.annotators().find(a.annotator)->name,
                        project.issues().find(a.issue)->name, project.stances().find(a.stance)->name));
    }
    lines.sort();
    return lines;
}

/// "s1 Ann", sorted: who has marked what as done.
QStringList done(const Project &project)
{
    QStringList lines;
    for (const Shared<Article> &article : project.articles()) {
        for (const ArticleState &state : article->states) {
            if (state.state == ArticleState::State::Done)
                lines.append(
                    article->info->document + u' ' + project.annotators().find(state.annotator)->name);
        }
    }
    lines.sort();
    return lines;
}

QStringList lines(const char *text)
{
    return QString::fromUtf8(text).split(u'|');
}

double figure(const Project &project, const QString &issue, Measure measure)
{
    Comparison comparison;
    comparison.annotators = comparableAnnotators(project);
    for (const Issue &one : project.issues().inOrder()) {
        if (one.name == issue)
            comparison.issue = one.id;
    }
    if (!comparison.issue)
        qFatal("The test has no issue %s", qPrintable(issue));
    ReportOptions options;
    options.bootstrap.resamples = 0;
    const Result<AgreementReport> report = agreementReport(project, comparison, options);
    if (!report)
        qFatal("%s", qPrintable(report.error().toString()));
    const std::optional<Figure> &found = report->of(Question::Stance).agreement.measures[measure];
    if (!found || !found->value)
        qFatal("%s has no such figure", qPrintable(issue));
    return *found->value;
}

} // namespace

class TestCodeTables : public QObject
{
    Q_OBJECT

private slots:
    void columnsOfCodesBecomeIssues();
    void aRowMayNameItsIssue();
    void theTableMayHaveTheTexts();
    void unitsOfOneTextStayApart();
    void aUnitIsOneSentence();
    void readsEveryForm_data();
    void readsEveryForm();
    void placesInADocument_data();
    void placesInADocument();
    void whatIsNoCodeIsAField();
    void importingTwiceChangesNothing();
    void namedColumnsAreThoseOfTheTexts();
    void theGuessNeedsOnlyTheActor();
    void badRowsAreNamedAndTheOthersImported();
    void saysWhichColumnLacks_data();
    void saysWhichColumnLacks();
    void crowdOfWorkersAgreesAsMeasured();
};

void TestCodeTables::columnsOfCodesBecomeIssues()
{
    const Folder folder;
    Project project = emptyProject();
    const QStringList paths{
        folder.write(QStringLiteral("codes.csv"), codes), folder.write(QStringLiteral("units.csv"), units)};
    const Import import = importInto(project, paths, withActor());
    QCOMPARE(import.counts.articles, 3);
    // "area" shares 1 with "roads" and speaks of no sides, so its values say what they are of.
    QCOMPARE(said(project),
        lines("s1 Ann: area = area: 1|s1 Ann: roads = in favour|s1 Bo: area = area: 1|s1 Bo: roads = against|"
              "s2 Ann: area = area: 2|s2 Bo: area = area: 1|s2 Bo: roads = neutral|s3 Bo: area = area: 2"));
    QCOMPARE(done(project), lines("s1 Ann|s1 Bo|s2 Ann|s2 Bo|s3 Bo"));
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &a : article->annotations)
            QCOMPARE(article->evidenceText(a.evidence), article->content());
    }
}

void TestCodeTables::aRowMayNameItsIssue()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("units.csv"), units),
            folder.write(QStringLiteral("codes.csv"),
                QByteArray("item,worker,speaker,variable,value,comments\ns1,W1,Minister,roads,pro,sure\n"
                           "s1,W2,Minister,roads,contra,\n"))},
        [] {
            ImportOptions options;
            options.mapping = LabelMapping();
            options.mapping->actor.field = QStringLiteral("speaker");
            options.mapping->others.insert(QStringLiteral("comments"), QStringLiteral("note"));
            return options;
        }());
    QCOMPARE(said(project), lines("s1 W1: roads = pro|s1 W2: roads = contra"));
    QCOMPARE(project.actors().inOrder().first().name, QStringLiteral("Minister"));
}

void TestCodeTables::theTableMayHaveTheTexts()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("codes.csv"),
            QByteArray(
                "sentence,source,rater,stance_on_roads\nWe build.,Herald,R1,pro\nWe build.,Herald,R2,anti\n"
                "We wait.,Post,R1,anti\n"))},
        withActor());
    QCOMPARE(linesOf(import.notices).filter(QStringLiteral("not imported")), QStringList());
    QCOMPARE(project.articles().size(), 2);
    QCOMPARE(project.annotationCount(), 3);
    QCOMPARE(project.issues().inOrder().last().name, QStringLiteral("stance_on_roads"));
    QCOMPARE(project.article(project.articleOrder().first())->info->source, QStringLiteral("Herald"));
}

void TestCodeTables::unitsOfOneTextStayApart()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("codes.csv"),
            QByteArray("unit,text,coder,tone\na,Yes.,Ann,kind\nb,Yes.,Ann,rude\nb,Yes.,Bo,kind\n"))},
        withActor());
    QCOMPARE(said(project), lines("a Ann: tone = kind|b Ann: tone = rude|b Bo: tone = kind"));
    QCOMPARE(done(project), lines("a Ann|b Ann|b Bo"));
}

void TestCodeTables::aUnitIsOneSentence()
{
    const Folder folder;
    const QString texts = folder.write(QStringLiteral("units.csv"), units);
    const QString table = folder.write(QStringLiteral("codes.csv"), codes);
    Project together = emptyProject();
    importInto(together, {texts, table}, withActor());
    for (const Shared<Article> &article : together.articles())
        QCOMPARE(article->sentences().size(), 1);

    Project later = emptyProject(); // then the sentences are there, and never move
    importInto(later, {texts});
    const Import import = importInto(later, {table}, withActor());
    QVERIFY(
        anyHas(linesOf(import.notices), QStringLiteral("several sentences"), QStringLiteral("codes.csv")));
    QCOMPARE(said(later), said(together));
}

void TestCodeTables::readsEveryForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("semicolons") << "c.csv" << QByteArray(codes).replace(',', ';');
    QTest::newRow("tabs") << "c.tsv" << QByteArray(codes).replace(',', '\t');
    QTest::newRow("byte order mark, CRLF") << "c.csv"
                                           << "\xEF\xBB\xBF" + QByteArray(codes).replace("\n", "\r\n");
    QByteArray objects;
    for (const QByteArray &row : codes.trimmed().split('\n').sliced(1)) {
        const QList<QByteArray> cells = row.split(',');
        objects += "{\"unit\": \"" + cells[0] + "\", \"coder\": \"" + cells[1] + "\", \"area\": " + cells[2]
            + (cells[3].isEmpty() ? QByteArray() : ", \"roads\": " + cells[3]) + "}\n";
    }
    QTest::newRow("JSON lines") << "c.jsonl" << objects;
    QTest::newRow("a list") << "c.json" << '[' + objects.trimmed().replace('\n', ',') + ']';
}

void TestCodeTables::readsEveryForm()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    Project plain = emptyProject();
    const QString texts = folder.write(QStringLiteral("units.csv"), units);
    importInto(plain, {texts, folder.write(QStringLiteral("codes.csv"), codes)}, withActor());
    Project other = emptyProject();
    importInto(other, {texts, folder.write(name, bytes)}, withActor());
    QCOMPARE(said(other), said(plain));
    QCOMPARE(done(other), done(plain));
    QCOMPARE(said(other).size(), 8);
}

void TestCodeTables::placesInADocument_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("offsets") << QByteArray(
        "document,coder,start,end,tone\na,Ann,2,6,kind\na,Ann,0,99,rude\n");
    QTest::newRow("offsets and words")
        << QByteArray("document,coder,start,end,text,tone\na,Ann,3,7,One.,kind\na,Ann,0,99,?,rude\n");
    QTest::newRow("sentence") << QByteArray("document,coder,sentence,tone\na,Ann,0,kind\na,Ann,7,rude\n");
}

void TestCodeTables::placesInADocument()
{
    QFETCH(const QByteArray, table);
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("a.txt"), QStringLiteral("🔥 One.\nTwo two.")),
            folder.write(QStringLiteral("codes.csv"), table)},
        withActor());
    QCOMPARE(import.counts.annotations, 1);
    const Article &article = onlyArticle(project);
    QVERIFY(article.evidenceText(article.annotations.first().evidence).endsWith(QStringLiteral("One.")));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("line 3"), QStringLiteral("not imported")));
    QCOMPARE(done(project), QStringList()); // one place says nothing of the others
}

void TestCodeTables::whatIsNoCodeIsAField()
{
    QByteArray table("unit,worker,answer_text,kind,country,tone\n");
    for (int unit = 0; unit < 60; ++unit) {
        for (int worker = 0; worker < 60; ++worker) {
            if ((unit + worker) % 4 == 0)
                table += "u" + QByteArray::number(unit) + ",w" + QByteArray::number(worker) + ",free "
                    + QByteArray::number(unit * 100 + worker) + ",kind" + QByteArray::number(unit % 3)
                    + ",land" + QByteArray::number(worker % 5)
                    + (worker % 7 > unit % 7 ? ",warm\n" : ",cold\n");
        }
    }
    const Folder folder;
    Project project = emptyProject();
    const Result<ForeignLook> look = lookInto(project, {folder.write(QStringLiteral("codes.csv"), table)});
    QVERIFY2(look.has_value(), qPrintable(look ? QString() : look.error().toString()));
    QCOMPARE(look->annotations, 900);
    QCOMPARE(look->field(QStringLiteral("issue"))->values.size(), 1);
    QCOMPARE(look->field(QStringLiteral("issue"))->values.first().value, QStringLiteral("tone"));
    for (const char *name : {"answer_text", "kind", "country"})
        QCOMPARE(look->field(QString::fromLatin1(name))->annotations, 900);
}

void TestCodeTables::importingTwiceChangesNothing()
{
    const Folder folder;
    Project project = emptyProject();
    const QStringList paths{
        folder.write(QStringLiteral("codes.csv"), codes), folder.write(QStringLiteral("units.csv"), units)};
    importInto(project, paths, withActor());
    const Result<Import> again = importFiles(project, paths, withActor());
    QVERIFY(again.has_value());
    QCOMPARE(again->change.edits.size(), size_t(0));
    QCOMPARE(again->counts.alreadyThere, 3 + 8);
}

/// Who names the columns of the texts still has the codes read as what they are.
void TestCodeTables::namedColumnsAreThoseOfTheTexts()
{
    const Folder folder;
    Project project = emptyProject();
    ImportOptions options = withActor();
    options.columns[ArticleField::Text] = QStringLiteral("Words");
    options.columns[ArticleField::Document] = QStringLiteral("Key");
    importInto(project,
        {folder.write(QStringLiteral("codes.csv"), codes),
            folder.write(
                QStringLiteral("units.csv"), QByteArray("key,words\ns1,One.\ns2,Two.\ns3,Three.\n"))},
        options);
    QCOMPARE(said(project).size(), 8);
}

void TestCodeTables::theGuessNeedsOnlyTheActor()
{
    const Folder folder;
    Project project = emptyProject();
    const QStringList paths{
        folder.write(QStringLiteral("codes.csv"), codes), folder.write(QStringLiteral("units.csv"), units)};
    const Result<Import> plain = importFiles(project, paths);
    QVERIFY(plain.has_value());
    QCOMPARE(plain->foreign, 8);
    QCOMPARE(plain->lacking, 8);
    const Result<ForeignLook> look = lookInto(project, paths);
    QVERIFY(look.has_value());
    LabelMapping mapping = guessMapping(*look, project);
    QCOMPARE(mapping.issue.field, QStringLiteral("issue"));
    QCOMPARE(mapping.stance.field, QStringLiteral("stance"));
    QCOMPARE(mapping.annotator.field, QStringLiteral("annotator"));
    QCOMPARE(mapping.stance.values.value(QStringLiteral("-1")), QStringLiteral("against"));
    mapping.actor = {{}, {}, QStringLiteral("Party")};
    QCOMPARE(mappingOutlook(*look, mapping).taken, 8);
}

void TestCodeTables::badRowsAreNamedAndTheOthersImported()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("units.csv"), units),
            folder.write(QStringLiteral("codes.csv"),
                QByteArray("unit,coder,tone\ns1,Ann,kind\n,Ann,kind\ns2,,kind\ns9,Ann,rude\ns3,Ann,kind,x\n"
                           "s2,Bo,rude\n"))},
        withActor());
    QCOMPARE(said(project), lines("s1 Ann: tone = kind|s2 Bo: tone = rude"));
    const QStringList notices = linesOf(import.notices);
    QVERIFY(anyHas(notices, QStringLiteral("line 3"), QStringLiteral("names no unit")));
    QVERIFY(anyHas(notices, QStringLiteral("line 4"), QStringLiteral("names no annotator")));
    QVERIFY(anyHas(notices, QStringLiteral("line 5"), QStringLiteral("s9")));
    QVERIFY(anyHas(notices, QStringLiteral("line 6")));
    QCOMPARE(import.counts.skipped, 4);
}

void TestCodeTables::saysWhichColumnLacks_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("word");
    QTest::newRow("no annotator") << QByteArray("unit,tone\ns1,kind\n") << QStringLiteral("annotator, coder");
    QTest::newRow("no unit") << QByteArray("coder,tone\nAnn,kind\n") << QStringLiteral("unit, item");
    QTest::newRow("no code") << QByteArray("unit,coder,comment\ns1,Ann,why\n")
                             << QStringLiteral("few different");
    QTest::newRow("no rows") << QByteArray("unit,coder,tone\n") << QStringLiteral("few different");
}

void TestCodeTables::saysWhichColumnLacks()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QString, word);
    const Folder folder;
    ImportOptions options = withActor();
    options.format = QStringLiteral("code-table");
    const Result<Import> import =
        importFiles(emptyProject(), {folder.write(QStringLiteral("c.csv"), table)}, options);
    QVERIFY(!import);
    QVERIFY2(import.error().what.contains(word), qPrintable(import.error().toString()));
}

/// 22,220 labels by 51 workers, and the figures that were computed from the raw labels (see the README
/// there).
void TestCodeTables::crowdOfWorkersAgreesAsMeasured()
{
    const QString folder = QStringLiteral(SHARED_DATA "/corpora/crowd-immigration/");
    if (!QFile::exists(folder))
        QSKIP("The crowd-coded manifestos are not here");
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder + QStringLiteral("job1-labels.csv"), folder + QStringLiteral("job1-sentences.csv")},
        withActor());
    QCOMPARE(import.counts.articles, 7206);
    QCOMPARE(import.counts.annotations, 22220 + 993);
    QCOMPARE(import.counts.annotators, 51);
    QCOMPARE(import.counts.skipped, 0);
    const auto near = [](double value, double expected) { return std::abs(value - expected) < 0.00005; };
    const QString area = QStringLiteral("policy_area");
    const QString scale = QStringLiteral("immigration_scale");
    QVERIFY(near(figure(project, area, Measure::KrippendorffAlphaNominal), 0.5375));
    QVERIFY(near(figure(project, scale, Measure::KrippendorffAlphaNominal), 0.3169));
    QVERIFY(near(figure(project, scale, Measure::KrippendorffAlphaInterval), 0.4375));
}

QTEST_GUILESS_MAIN(TestCodeTables)
#include "tst_code_tables.moc"
