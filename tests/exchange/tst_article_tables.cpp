// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles out of tables, whatever their columns are called and however the file is broken.
#include "model/exchange/article_columns.h"
#include "model/exchange/json_records.h"
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

QStringList articlesOf(const Project &project)
{
    QStringList all;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        const ArticleInfo &info = *article.info;
        all.append(QStringList{article.content(), info.title, info.source, info.author,
            info.published.toString(Qt::ISODate), info.url, info.language, info.tags.join(u'+'),
            info.document}
                       .join(QStringLiteral(" | ")));
    }
    return all;
}

/// The same two articles in each form.
const QStringList expected{
    QStringLiteral("No solution exists. | Talks, again | The Courier | Nora Whitfield | 2013-08-30 | "
                   "http://a.example/1 | en | vote+peace | c-1"),
    QStringLiteral(
        "Es gibt keine Lösung.\nSagte er. | Gespräche | Nordblick |  | 2013-08-31 |  | de |  | c-2")};

const QByteArray csv = "Body,Headline,newspaper,Byline,Publication Date,Link,lang,Keywords,doc_id\n"
                       "No solution exists.,\"Talks, again\",The Courier,Nora Whitfield,\"August 30, 2013\","
                       "http://a.example/1,en,vote|peace,c-1\n"
                       "\"Es gibt keine Lösung.\nSagte er.\",Gespräche,Nordblick,,31.08.2013,,German,,c-2\n";
const QByteArray jsonFirst =
    R"({"Body": "No solution exists.", "meta": {"Headline": "Talks, again", "newspaper": "The Courier", "Byline": "Nora Whitfield",)"
    R"( "published_at": "2013-08-30T08:00:00Z"}, "Link": "http://a.example/1", "lang": "en", "Keywords": ["vote", "peace"], "doc_id": "c-1"})";
const QByteArray jsonSecond =
    R"({"Body": "Es gibt keine Lösung.\nSagte er.", "meta": {"Headline": "Gespräche", "newspaper": "Nordblick", "Byline": null,)"
    R"( "published_at": "2013-08-31"}, "lang": "de", "doc_id": "c-2"})";

} // namespace

class TestArticleTables : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryForm_data();
    void readsEveryForm();
    void guessesColumns_data();
    void guessesColumns();
    void columnsSurviveTheCommandLine();
    void refusesColumnsThatAreNone_data();
    void refusesColumnsThatAreNone();
    void takesColumnsThatAreGiven();
    void aColumnThatIsNotThereIsRefused();
    void takesColumnsThatWereRemembered();
    void theDatesOrderIsOfTheWholeColumn_data();
    void theDatesOrderIsOfTheWholeColumn();
    void badRowsAreNamedAndTheOthersImported();
    void badJsonIsNamedAndTheRestImported_data();
    void badJsonIsNamedAndTheRestImported();
    void aQuoteThatIsNeverClosedKeepsTheRowsBefore();
    void aSecondImportBringsNothing();
    void ownIdsAreKept();
    void otherTablesAreNotTakenForArticles_data();
    void otherTablesAreNotTakenForArticles();
    void aTextThatIsTooLongIsRefusedAlone();
    void tellsWhatItRead();
};

void TestArticleTables::readsEveryForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("CSV") << "a.csv" << csv;
    QTest::newRow("CSV with byte order mark and CRLF")
        << "a.csv"
        << "\xEF\xBB\xBF" + QByteArray(csv).replace("c-1\n", "c-1\r\n").replace("c-2\n", "c-2\r\n");
    QTest::newRow("TSV") << "a.tsv"
                         << QByteArray(csv)
                                .replace("Talks, again", "Talks\x01 again")
                                .replace("August 30, 2013", "August 30\x01 2013")
                                .replace(',', '\t')
                                .replace('\x01', ',');
    QTest::newRow("JSON lines") << "a.jsonl" << jsonFirst + '\n' + jsonSecond + '\n';
    QTest::newRow("JSON lines without a last line end") << "a.ndjson" << jsonFirst + "\r\n\r\n" + jsonSecond;
    QTest::newRow("a list") << "a.json" << '[' + jsonFirst + ",\n" + jsonSecond + "]\n";
    QTest::newRow("an object with a list") << "a.json"
                                           << R"({"count": 2, "tags": ["x"], "articles": [)" + jsonFirst + ','
            + jsonSecond + R"(], "next": null})";
    QTest::newRow("objects one after another") << "a.json" << jsonFirst + ' ' + jsonSecond;
}

void TestArticleTables::readsEveryForm()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(name, bytes)});
    QCOMPARE(articlesOf(project), expected);
    QCOMPARE(linesOf(import.notices), QStringList());
}

void TestArticleTables::guessesColumns_data()
{
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QString>("guess");
    const auto row = [](const char *name, const char *columns, const char *guess) {
        QTest::newRow(name) << QString::fromUtf8(columns).split(u',') << QString::fromUtf8(guess);
    };
    row("English", "id,title,text,date", "text=text,title=title,published=date,id=id");
    row("German", "Volltext,Überschrift,Quelle,Datum",
        "text=Volltext,title=Überschrift,source=Quelle,published=Datum");
    row("French", "titre,texte,auteur,date de publication",
        "text=texte,title=titre,author=auteur,published=date de publication");
    row("Spanish", "título,contenido,fuente,fecha",
        "text=contenido,title=título,source=fuente,published=fecha");
    row("Italian", "titolo,testo,testata,data", "text=testo,title=titolo,source=testata,published=data");
    row("Dutch", "kop,tekst,krant,datum,taal",
        "text=tekst,title=kop,source=krant,published=datum,language=taal");
    row("the better name of two", "content,text,headline,title", "text=text,title=title");
    row("nested", "meta.title,body,meta.source.name", "text=body,title=meta.title");
    row("a nested name counts less", "image.title,headline,body", "text=body,title=headline");
    row("none", "a,b,c", "");
}

void TestArticleTables::guessesColumns()
{
    QFETCH(const QStringList, columns);
    QFETCH(const QString, guess);
    QCOMPARE(guessColumns(columns, {}).toText(), guess);
    const QString longText(300, u'x');
    const ArticleColumns byCells = guessColumns(
        {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, {{u"1"_qs, longText, u"2"_qs}});
    QCOMPARE(byCells.toText(), QStringLiteral("text=b"));
}

void TestArticleTables::columnsSurviveTheCommandLine()
{
    ArticleColumns columns;
    columns[ArticleField::Text] = QStringLiteral("body, whole \\ part");
    columns[ArticleField::Tags] = QStringLiteral("a=b");
    columns.dates = DateOrder::MonthFirst;
    const Result<ArticleColumns> again = ArticleColumns::fromText(columns.toText());
    QVERIFY(again.has_value());
    QVERIFY(*again == columns);
}

void TestArticleTables::refusesColumnsThatAreNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"", "title=Headline", "text=", "text=a,text=b", "words=a,text=b", "text=a,dates=ymd", "Body"})
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
}

void TestArticleTables::refusesColumnsThatAreNone()
{
    QFETCH(const QString, text);
    QVERIFY(!ArticleColumns::fromText(text));
}

void TestArticleTables::takesColumnsThatAreGiven()
{
    const Folder folder;
    Project project = emptyProject();
    ImportOptions options;
    options.columns = *ArticleColumns::fromText(QStringLiteral("text=TITLE,title=text"));
    const Import import = importInto(project,
        {folder.write(QStringLiteral("a.csv"), QByteArray("title,text,rest\nA b.,C d.,x\n"))}, options);
    QCOMPARE(onlyArticle(project).content(), QStringLiteral("A b."));
    QCOMPARE(onlyArticle(project).info->title, QStringLiteral("C d."));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("left out: rest")));
}

void TestArticleTables::aColumnThatIsNotThereIsRefused()
{
    const Folder folder;
    ImportOptions options;
    options.columns = *ArticleColumns::fromText(QStringLiteral("text=Body"));
    const Result<Import> import = importFiles(
        emptyProject(), {folder.write(QStringLiteral("a.csv"), QByteArray("title,text\nA,B\n"))}, options);
    QVERIFY(!import);
    QCOMPARE(import.error().what, QStringLiteral("The table has no column “Body” (there are title, text)"));
}

void TestArticleTables::takesColumnsThatWereRemembered()
{
    const Folder folder;
    const QString path = folder.write(QStringLiteral("a.csv"), QByteArray("title,text\nA b.,C d.\n"));
    ImportOptions options;
    options.columnsFor.insert(columnsKey({QStringLiteral("Text"), QStringLiteral("title ")}),
        *ArticleColumns::fromText(QStringLiteral("text=title")));
    Project project = emptyProject();
    importInto(project, {path}, options);
    QCOMPARE(onlyArticle(project).content(), QStringLiteral("A b."));
}

void TestArticleTables::theDatesOrderIsOfTheWholeColumn_data()
{
    QTest::addColumn<QStringList>("dates");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QStringList>("read");
    QTest::addColumn<QString>("notice");
    const auto three = QStringLiteral("03/08/2013");
    QTest::newRow("a day above 12") << QStringList{three, QStringLiteral("30/08/2013")} << QString()
                                    << QStringList{QStringLiteral("2013-08-03"), QStringLiteral("2013-08-30")}
                                    << QString();
    QTest::newRow("the day above 12 comes second")
        << QStringList{three, QStringLiteral("08/30/2013")} << QString()
        << QStringList{QStringLiteral("2013-03-08"), QStringLiteral("2013-08-30")} << QString();
    QTest::newRow("none above 12") << QStringList{three, QStringLiteral("2013-08-30")} << QString()
                                   << QStringList{QString(), QStringLiteral("2013-08-30")}
                                   << "cannot be told";
    QTest::newRow("both orders") << QStringList{QStringLiteral("30/08/2013"), QStringLiteral("08/30/2013")}
                                 << QString() << QStringList{QString(), QString()} << "in others the month";
    QTest::newRow("none above 12, but said")
        << QStringList{three, three} << ",dates=mdy"
        << QStringList{QStringLiteral("2013-03-08"), QStringLiteral("2013-03-08")} << QString();
    QTest::newRow("no date") << QStringList{QStringLiteral("soon"), QStringLiteral("2013-08-30")} << QString()
                             << QStringList{QString(), QStringLiteral("2013-08-30")} << "“soon” is no date";
}

void TestArticleTables::theDatesOrderIsOfTheWholeColumn()
{
    QFETCH(const QStringList, dates);
    QFETCH(const QString, given);
    QFETCH(const QStringList, read);
    QFETCH(const QString, notice);
    QString table = QStringLiteral("text;date\n");
    for (const QString &date : dates)
        table += QStringLiteral("Text %1 of it.;%2\n").arg(table.size()).arg(date);
    const Folder folder;
    ImportOptions options;
    if (!given.isEmpty())
        options.columns = *ArticleColumns::fromText(QStringLiteral("text=text,published=date") + given);
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(QStringLiteral("a.csv"), table)}, options);
    QStringList found;
    for (const ArticleId id : project.articleOrder())
        found.append(project.article(id)->info->published.toString(Qt::ISODate));
    QCOMPARE(found, read);
    QCOMPARE(import.notices.count(), notice.isEmpty() ? 0 : 1);
    if (!notice.isEmpty())
        QVERIFY2(anyHas(linesOf(import.notices), notice), qPrintable(linesOf(import.notices).join(u'\n')));
}

void TestArticleTables::badRowsAreNamedAndTheOthersImported()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("a.csv"),
            QByteArray("text,title,language\nOne text.,One,en\n  ,Two,en\nThree "
                       "text.,Three,en,more,cells\nFour text.,"
                       "Four,Klingon\nFive text.\n"))});
    QCOMPARE(project.articles().size(), 3);
    QCOMPARE(import.counts.skipped, 2);
    const QStringList lines = linesOf(import.notices);
    QVERIFY(anyHas(lines, QStringLiteral("a.csv, line 3: "), QStringLiteral("no text")));
    QVERIFY(anyHas(lines, QStringLiteral("a.csv, line 4: "), QStringLiteral("more cells")));
    QVERIFY(anyHas(lines, QStringLiteral("a.csv, line 5: "), QStringLiteral("“Klingon”")));
    QCOMPARE(lines.size(), 3);
}

void TestArticleTables::badJsonIsNamedAndTheRestImported_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("articles");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const QByteArray one = R"({"text": "One text here."})";
    const QByteArray two = R"({"text": "Two texts there."})";
    QTest::newRow("a torn line") << "a.jsonl" << one + "\n{\"text\": \"tor\n" + two << 2 << "line 2"
                                 << "is no JSON (";
    QTest::newRow("a line that is no object") << "a.jsonl" << one + "\n[1]\n" + two << 2 << "line 2"
                                              << "no JSON object";
    QTest::newRow("a bad entry of a list")
        << "a.json" << '[' + one + ",\n{\"text\": bad},\n" + two + ']' << 2 << "line 2"
        << "is no JSON (";
    QTest::newRow("a list with a number") << "a.json" << '[' + one + ",\n7,\n" + two + ']' << 2 << "line 2"
                                          << "no JSON";
    QTest::newRow("cut within an entry") << "a.json" << '[' + one + ",\n" + two.chopped(4) << 1 << "line 2"
                                         << "ends within this entry";
    QTest::newRow("cut between entries") << "a.json" << '[' + one + ",\n" + two + ",\n"
                                         << 2 << "line 3"
                                         << "may have been cut";
    QTest::newRow("cut within the object around") << "a.json"
                                                  << R"({"articles": [)" + one + ",\n" + two << 2 << "line 2"
                                                  << "may have been cut";
    QTest::newRow("a list of objects in an article")
        << "a.jsonl" << one + "\n" + R"({"text": "Two texts there.", "links": [{"a": 1}]})" << 2 << ""
        << "left out: links";
}

void TestArticleTables::badJsonIsNamedAndTheRestImported()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, articles);
    QFETCH(const QString, where);
    QFETCH(const QString, what);
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(name, bytes)});
    QCOMPARE(project.articles().size(), articles);
    const QStringList lines = linesOf(import.notices);
    QVERIFY2(anyHas(lines, where, what), qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.size(), 1);
}

void TestArticleTables::aQuoteThatIsNeverClosedKeepsTheRowsBefore()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("a.csv"),
            QByteArray("text,title\nOne text.,One\n\"Two text,Two\nThree text,Three\n"))});
    QCOMPARE(project.articles().size(), 1);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("line 3"), QStringLiteral("never closed")));
}

void TestArticleTables::aSecondImportBringsNothing()
{
    const Folder folder;
    const QString path =
        folder.write(QStringLiteral("a.csv"), QByteArray("text,title\nOne text.,One\nTwo text.,Two\n"));
    Project project = emptyProject();
    importInto(project, {path});
    // Another row in front, another name: rows are known by their text.
    const QString other = folder.write(
        QStringLiteral("b.csv"), QByteArray("text,title\nNew text.,New\nOne text.,One\nTwo text.,Two\n"));
    const Import import = importInto(project, {other});
    QCOMPARE(import.counts.articles, 1);
    QCOMPARE(import.counts.alreadyThere, 2);
}

void TestArticleTables::ownIdsAreKept()
{
    const Folder folder;
    const QByteArray id = ArticleId::random().toString().toLatin1();
    const QString path =
        folder.write(QStringLiteral("a.csv"), QByteArray("id,text,document\n" + id + ",One text.,first\n"));
    Project project = emptyProject();
    importInto(project, {path});
    QCOMPARE(onlyArticle(project).info->id.toString().toLatin1(), id);
    const Import import = importInto(project,
        {folder.write(
            QStringLiteral("b.csv"), QByteArray("id,text,document\n" + id + ",One text.,renamed\n"))});
    QCOMPARE(import.counts.alreadyThere, 1);
    // The same id with another text is another article.
    importInto(
        project, {folder.write(QStringLiteral("c.csv"), QByteArray("id,text\n" + id + ",Other text.\n"))});
    QCOMPARE(project.articles().size(), 2);
}

void TestArticleTables::otherTablesAreNotTakenForArticles_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("annotations") << QByteArray("document,text,start,end,actor,issue,stance,annotator");
    QTest::newRow("descriptions") << QByteArray("document,title,source");
    QTest::newRow("actors") << QByteArray("id,name,kind,affiliation,aliases");
    QTest::newRow("progress") << QByteArray("document,annotator,state");
}

void TestArticleTables::otherTablesAreNotTakenForArticles()
{
    QFETCH(const QByteArray, head);
    FileHead file;
    file.suffix = QStringLiteral("csv");
    file.columns = QString::fromLatin1(head).split(u',');
    file.begin = head + '\n' + QByteArray(400, 'x') + '\n';
    const Format *articles = formatById(QStringLiteral("article-table"));
    for (const Format *format : formats()) {
        if (format->recognises && format->recognises(file)) {
            QVERIFY(format != articles);
            return;
        }
    }
    QFAIL("no format");
}

void TestArticleTables::aTextThatIsTooLongIsRefusedAlone()
{
    const Folder folder;
    Project project = emptyProject();
    QByteArray bytes = "text,title\nOne text.,One\n";
    bytes += QByteArray(200'000'001, 'x') + ",Two\nThree text.,Three\n";
    const Import import = importInto(project, {folder.write(QStringLiteral("a.csv"), bytes)});
    QCOMPARE(project.articles().size(), 2);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("line 3"), QStringLiteral("longer than")));
}

void TestArticleTables::tellsWhatItRead()
{
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(
            QStringLiteral("a.csv"), QByteArray("Text,Date\nOne text.,03/08/2013\nTwo text.,04/08/2013\n"))});
    QCOMPARE(import.tables.size(), 1);
    const TableUse &table = import.tables.first();
    QCOMPARE(table.columns, (QStringList{QStringLiteral("Text"), QStringLiteral("Date")}));
    QCOMPARE(table.used.toText(), QStringLiteral("text=Text,published=Date"));
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.rows[1], (QStringList{QStringLiteral("Two text."), QStringLiteral("04/08/2013")}));
    QVERIFY(table.datesUnclear);
}

QTEST_GUILESS_MAIN(TestArticleTables)
#include "tst_article_tables.moc"
