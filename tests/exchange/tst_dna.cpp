// SPDX-License-Identifier: GPL-3.0-or-later
//
// Databases of the Discourse Network Analyzer: the sample by hand-counted values, what is written as SQL sees
// it, what another program changed, and databases that are none.
#include "model/exchange/dna_layout.h"
#include "model/exchange/sqlite_database.h"
#include "tests/exchange/import_fixture.h"

#include <QProcess>
#include <QStandardPaths>

using namespace standpoint;

namespace {

const QString sample = QStringLiteral(SHARED_DATA "/samples/dna/sample.dna");

/// Rows of a query, values parted by a bar, as SQLite itself says.
QStringList rowsOf(const QString &path, const QByteArray &sql, int columns)
{
    Result<SqliteDatabase> database = SqliteDatabase::openForeign(path);
    if (!database)
        qFatal("%s", qPrintable(database.error().toString()));
    Result<SqliteQuery> query = database->query(sql);
    if (!query)
        qFatal("%s", qPrintable(query.error().toString()));
    QStringList rows;
    while (query->next()) {
        QStringList row;
        for (int i = 0; i < columns; ++i)
            row.append(query->text(i));
        rows.append(row.join(u'|'));
    }
    if (!query->status())
        qFatal("%s", qPrintable(query->status().error().toString()));
    return rows;
}

/// What each statement says, without the ids that differ between databases; sorted.
QStringList statementsOf(const QString &path)
{
    QHash<QString, QStringList> said;
    QHash<QString, QString> titles;
    QHash<QString, QString> coders;
    QHash<QString, QString> entities;
    for (const QString &row : rowsOf(path, "SELECT ID, Title FROM DOCUMENTS", 2))
        titles.insert(row.section(u'|', 0, 0), row.section(u'|', 1));
    for (const QString &row : rowsOf(path, "SELECT ID, Name FROM CODERS", 2))
        coders.insert(row.section(u'|', 0, 0), row.section(u'|', 1));
    for (const QString &row : rowsOf(path, "SELECT ID, Value FROM ENTITIES", 2))
        entities.insert(row.section(u'|', 0, 0), row.section(u'|', 1));
    for (const QString &row :
        rowsOf(path, "SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS", 6)) {
        const QStringList cells = row.split(u'|');
        said[cells[0]] = {cells[1], titles[cells[2]], cells[3], cells[4], coders[cells[5]]};
    }
    for (const QString &row :
        rowsOf(path, "SELECT StatementId, VariableId, Entity FROM DATASHORTTEXT ORDER BY VariableId", 3))
        said[row.section(u'|', 0, 0)] += row.section(u'|', 1, 1) + u'=' + entities[row.section(u'|', 2)];
    for (const char *table : {"DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT"}) {
        for (const QString &row :
            rowsOf(path, QByteArray("SELECT StatementId, VariableId, Value FROM ") + table, 3))
            said[row.section(u'|', 0, 0)] += row.section(u'|', 1, 1) + u'=' + row.section(u'|', 2);
    }
    QStringList all;
    for (const QStringList &one : std::as_const(said))
        all.append(one.join(u'|'));
    all.sort();
    return all;
}

/// Actor, affiliation, issue, stance, place, words and annotator of each annotation, by place.
QStringList saidIn(const Project &project)
{
    QStringList all;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        for (const Annotation &a : article.annotations) {
            const Actor &actor = *project.actors().find(a.actor);
            const QString with = actor.affiliations.isEmpty()
                ? QString()
                : project.actors().find(actor.affiliations.first().with)->name;
            all.append(QStringList{article.info->title, QString::number(a.evidence.begin()),
                QString::number(a.evidence.end()), actor.name, with, project.issues().find(a.issue)->name,
                project.stances().find(a.stance)->name, project.annotators().find(a.annotator)->name,
                a.note.orDefault()}
                           .join(u'|'));
        }
    }
    return all;
}

/// A study with a for, an against, a neutral and an ambivalent one, an emoji before all, and a note.
const QByteArray studyTable =
    "document,start,end,actor,affiliation,issue,stance,annotator,note,confidence,fragments\n"
    "a,2,9,Ada,Greens,negotiation,in favour,Bo,\"Why?\nSo.\",0.8,\n"
    "a,10,15,Ada,Greens,intervention,against,Bo,,,\n"
    "a,10,15,Ada,Greens,negotiation,neutral,Cy,,0.25,\n"
    "a,2,15,Ada,Greens,intervention,in favour,Cy,,,2-5;10-15\n";

Project study(const Folder &folder)
{
    Project project = emptyProject();
    importInto(
        project, {folder.write(QStringLiteral("a.txt"), QStringLiteral("\U0001F525 No tolls today."))});
    importInto(project, {folder.write(QStringLiteral("t.csv"), studyTable)});
    return project;
}

Status change(const QString &path, const QByteArray &sql)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {path, QString::fromUtf8(sql)});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return fail(Error::Kind::Io, QString::fromUtf8(process.readAllStandardError()), path);
    return {};
}

bool hasSqlite()
{
    return !QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty();
}

} // namespace

class TestDna : public QObject
{
    Q_OBJECT

private slots:
    void theSampleIsImportedWhole();
    void theSampleComesBackTheSame();
    void tablesAreAsDnaHasThem();
    void statementsAreAsSqlCountsThem();
    void passwordsAreChecked();
    void choicesOfStatements();
    void longAndEqualNamesStayApart();
    void whatDnaChangedHolds();
    void aPersonOfTwoOrganisations();
    void aDatabaseOfDnaTwo();
    void otherTypesSayWhatTheyLack();
    void damagedDatabases();
    void hostileDatabases();
};

void TestDna::theSampleIsImportedWhole()
{
    if (!QFile::exists(sample))
        QSKIP("The sample of DNA is not here");
    Project project = emptyProject();
    const Import import = importInto(project, {sample});
    QCOMPARE(import.counts.articles, 7);
    QCOMPARE(import.counts.annotations, 40);
    QCOMPARE(import.counts.actors, 14);
    QCOMPARE(import.counts.annotators, 4);
    QCOMPARE(import.counts.issues, 6);
    QCOMPARE(import.counts.stances, 0);
    QCOMPARE(import.counts.skipped, 0);
    const QStringList said = saidIn(project);
    QCOMPARE(said.size(), 40);
    QCOMPARE(said[0],
        QStringLiteral(
            "109-876: Bluestein, Joel-BUS-Y|6351|7213|Joel Bluestein|Energy and Environmental Analysis, "
            "Inc.|CO2 legislation will not hurt the economy.|against|Coder 1|"));
    QCOMPARE(said.filter(QStringLiteral("|in favour|")).size(), 29);
    QCOMPARE(said.filter(QStringLiteral("|against|")).size(), 11);
    QCOMPARE(said.filter(QStringLiteral("|Coder 1|")).size(), 40);
    const Article &first = *project.article(project.articleOrder().first());
    QCOMPARE(first.info->note.orDefault(),
        QStringLiteral("[DNA note by Coder 2, 253–344] This is a note. You can use it to insert questions or "
                       "comments for later revision."));
    QCOMPARE(first.info->published, QDate(2005, 1, 26));
    QCOMPARE(first.info->source, QStringLiteral("109"));
    QCOMPARE(first.info->tags, QStringList(QStringLiteral("section: 876")));
    QVERIFY(first.evidenceText(first.annotations.first().evidence).startsWith(first.content().mid(6351, 20)));
    const Import again = importInto(project, {sample});
    QCOMPARE(again.change.edits.size(), size_t(0));
}

void TestDna::theSampleComesBackTheSame()
{
    if (!QFile::exists(sample))
        QSKIP("The sample of DNA is not here");
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {sample});
    const auto written =
        exportProject(project, {QStringLiteral("dna"), folder.path(QStringLiteral("b.dna"))});
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().toString()));
    QCOMPARE(written->losses.keys(), QList<Loss>{Loss::Codebook}); // guidelines
    QCOMPARE(statementsOf(folder.path(QStringLiteral("b.dna"))), statementsOf(sample));
    QCOMPARE(statementsOf(sample).size(), 41);
    // By coder and type, as one would ask SQL.
    const auto counts = [](const QString &path) {
        QMap<QString, int> found;
        for (const QString &one : statementsOf(path))
            ++found[one.section(u'|', 4, 4) + u'/' + one.section(u'|', 0, 0)];
        return found;
    };
    const QMap<QString, int> expected{{QStringLiteral("Coder 1/1"), 40}, {QStringLiteral("Coder 2/3"), 1}};
    QCOMPARE(counts(sample), expected);
    QCOMPARE(counts(folder.path(QStringLiteral("b.dna"))), expected);
    QCOMPARE(rowsOf(folder.path(QStringLiteral("b.dna")),
                 "SELECT Title, Author, Source, Section, Date FROM DOCUMENTS", 5),
        rowsOf(sample, "SELECT Title, Author, Source, Section, Date FROM DOCUMENTS", 5));
    QCOMPARE(rowsOf(folder.path(QStringLiteral("b.dna")), "SELECT Name FROM CODERS", 1),
        rowsOf(sample, "SELECT Name FROM CODERS", 1));
}

/// Each table of the real program, column by column, is in ours.
void TestDna::tablesAreAsDnaHasThem()
{
    if (!QFile::exists(sample) || !hasSqlite())
        QSKIP("The sample of DNA or sqlite3 is not here");
    const Folder folder;
    const QString path = folder.path(QStringLiteral("b.dna"));
    QVERIFY(exportProject(study(folder), {QStringLiteral("dna"), path}).has_value());
    const auto ask = [](const QString &file, const QString &sql) {
        QProcess process;
        process.start(QStringLiteral("sqlite3"), {QStringLiteral("-readonly"), file, sql});
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    };
    const QStringList tables =
        ask(sample, QStringLiteral("select name from sqlite_master where type='table' order by 1"));
    QCOMPARE(tables.size(), 16);
    for (const QString &table : tables) {
        const QString columns =
            QStringLiteral("select name, type, \"notnull\", dflt_value, pk from pragma_table_info('%1')");
        QCOMPARE(ask(path, columns.arg(table)), ask(sample, columns.arg(table)));
        const QString keys = QStringLiteral(
            "select \"table\", \"from\", \"to\", on_delete from pragma_foreign_key_list('%1') order by 1, 2");
        QCOMPARE(ask(path, keys.arg(table)), ask(sample, keys.arg(table)));
    }
    QCOMPARE(ask(path, QStringLiteral("pragma integrity_check; pragma foreign_key_check;")),
        QStringList(QStringLiteral("ok")));
    // Every statement has one value for each variable of its type.
    QCOMPARE(ask(path,
                 QStringLiteral(
                     "select s.ID from STATEMENTS s join VARIABLES v on v.StatementTypeId = "
                     "s.StatementTypeId where 1 != (select count(*) from (select StatementId i, VariableId "
                     "v from DATABOOLEAN union all select StatementId, VariableId from DATAINTEGER union "
                     "all select StatementId, VariableId from DATASHORTTEXT union all select StatementId, "
                     "VariableId from DATALONGTEXT) d where d.i = s.ID and d.v = v.ID)")),
        QStringList());
    QCOMPARE(ask(path,
                 QStringLiteral(
                     "select e.ID from ENTITIES e join ATTRIBUTEVARIABLES a using (VariableId) where 1 != "
                     "(select count(*) from ATTRIBUTEVALUES v where v.EntityId = e.ID and "
                     "v.AttributeVariableId = a.ID)")),
        QStringList());
}

void TestDna::statementsAreAsSqlCountsThem()
{
    const Folder folder;
    const QString path = folder.path(QStringLiteral("b.dna"));
    const auto written = exportProject(study(folder), {QStringLiteral("dna"), path});
    QVERIFY(written.has_value());
    // UTF-16: the emoji is two.
    QCOMPARE(statementsOf(path),
        (QStringList{
            QStringLiteral("1|\U0001F525 No tolls today.|11|16|Bo|1=Ada|2=Greens|3=intervention|4=0"),
            QStringLiteral("1|\U0001F525 No tolls today.|3|10|Bo|1=Ada|2=Greens|3=negotiation|4=1"),
            QStringLiteral("1|\U0001F525 No tolls today.|3|16|Cy|1=Ada|2=Greens|3=intervention|4=1"),
            QStringLiteral("3|\U0001F525 No tolls today.|3|10|Bo|11=Why?\nSo."),
            QStringLiteral(
                "4|\U0001F525 No tolls today.|11|16|Cy|12=Ada|13=Greens|14=negotiation|15=0|16=25|17=")}));
    QCOMPARE(
        rowsOf(path, "SELECT Property, Value FROM SETTINGS", 2).first(), QStringLiteral("version|3.0.11"));
    QCOMPARE(written->losses.value(Loss::Fragments), 1);
    QCOMPARE(written->losses.value(Loss::DateInvented), 1);
    QVERIFY(written->losses.value(Loss::Codebook) > 0);
    QCOMPARE(written->losses.size(), 3);
    QCOMPARE(rowsOf(path, "SELECT Coder, OtherCoder FROM CODERRELATIONS", 2).size(), 6);
}

void TestDna::passwordsAreChecked()
{
    if (QFile::exists(sample)) {
        const QStringList digests = rowsOf(sample, "SELECT Password FROM CODERS", 1);
        QVERIFY(dna::passwordFits(QStringLiteral("sample"), digests.first().toLatin1()));
        QVERIFY(!dna::passwordFits(QStringLiteral("Sample"), digests.first().toLatin1()));
    }
    const Folder folder;
    const Project project = study(folder);
    ExportOptions options{QStringLiteral("dna"), folder.path(QStringLiteral("b.dna"))};
    QVERIFY(exportProject(project, options).has_value());
    const QByteArray usual = rowsOf(options.path, "SELECT Password FROM CODERS", 1).last().toLatin1();
    QVERIFY(dna::passwordFits(QStringLiteral("standpoint"), usual));
    QCOMPARE(QByteArray::fromBase64(usual).size(), 48);
    options.choices.insert(QStringLiteral("password"), QStringLiteral("grün"));
    QVERIFY(exportProject(project, options).has_value());
    const QStringList others = rowsOf(options.path, "SELECT Password FROM CODERS", 1);
    QCOMPARE(others.size(), 3);
    for (const QString &one : others)
        QVERIFY(dna::passwordFits(QStringLiteral("grün"), one.toLatin1()));
}

void TestDna::choicesOfStatements()
{
    const Folder folder;
    const Project project = study(folder);
    ExportOptions options{QStringLiteral("dna"), folder.path(QStringLiteral("b.dna"))};
    options.choices.insert(QStringLiteral("statements"), QStringLiteral("agreement"));
    auto written = exportProject(project, options);
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::StanceLeftOut), 1);
    QCOMPARE(statementsOf(options.path).size(), 4);
    QCOMPARE(rowsOf(options.path, "SELECT Label FROM STATEMENTTYPES", 1).size(), 3);
    options.choices.insert(QStringLiteral("statements"), QStringLiteral("stance"));
    written = exportProject(project, options);
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::StanceLeftOut), 0);
    QCOMPARE(statementsOf(options.path).filter(QStringLiteral("|15=")).size(), 4);
    QVERIFY(anyHas(statementsOf(options.path), QStringLiteral("|15=-1|16=-1|17=")));
    QVERIFY(anyHas(statementsOf(options.path), QStringLiteral("|15=1|16=80|17=Why?\nSo.")));
    // Without our own tables, as another program would have written it.
    if (!hasSqlite())
        return;
    QVERIFY(change(options.path,
        "drop table STANDPOINT_STATEMENTS; drop table STANDPOINT_ENTITIES; drop table STANDPOINT_DOCUMENTS; "
        "drop "
        "table STANDPOINT_CODERS;")
                .has_value());
    Project other = emptyProject();
    importInto(other, {options.path});
    QCOMPARE(other.annotationCount(), 4);
    QCOMPARE(onlyArticle(other).annotations.first().confidence, 0.8F);
    QVERIFY(anyHas(saidIn(other), QStringLiteral("|3|10|Ada|Greens|negotiation|in favour|Bo|Why?\nSo.")));
    QVERIFY(anyHas(saidIn(other), QStringLiteral("|11|16|Ada|Greens|negotiation|neutral|Cy|")));
}

void TestDna::longAndEqualNamesStayApart()
{
    const Folder folder;
    Project project = study(folder);
    const QString name = QString(QStringLiteral("\U0001F525x")).repeated(150);
    Issue issue{IssueId::random(), name, 9, {}};
    Issue other{IssueId::random(), name + u'!', 10, {}};
    Actor ada{ActorId{{~0ULL, ~0ULL}}, QStringLiteral("Ada"), {}, Actor::Kind::Person, {}};
    std::vector<AnyEdit> edits{adding(issue), adding(other), adding(ada)};
    for (const IssueId about : {issue.id, other.id}) {
        Annotation annotation = onlyArticle(project).annotations.first();
        annotation.id = AnnotationId::random();
        annotation.issue = about;
        annotation.actor = ada.id;
        edits.push_back(adding(annotation));
    }
    QVERIFY(project.apply(makeChange({}, std::move(edits))).has_value());
    const QString path = folder.path(QStringLiteral("b.dna"));
    const auto written = exportProject(project, {QStringLiteral("dna"), path});
    QVERIFY(written.has_value());
    QCOMPARE(written->losses.value(Loss::NameChanged), 2);
    const QStringList values = rowsOf(path, "SELECT Value FROM ENTITIES WHERE VariableId = 3", 1);
    QVERIFY(values.contains(QString(QStringLiteral("\U0001F525x")).repeated(95)));
    const QStringList persons = rowsOf(path, "SELECT Value FROM ENTITIES WHERE VariableId = 1", 1);
    QCOMPARE(persons, (QStringList{{}, QStringLiteral("Ada"), QStringLiteral("Ada (2)")}));
    Project again = emptyProject();
    importInto(again, {path});
    QCOMPARE(annotationLines(again, formatById(QStringLiteral("dna"))->keeps),
        annotationLines(project, formatById(QStringLiteral("dna"))->keeps));
    QCOMPARE(again.actors().size(), project.actors().size());
}

/// A colleague moves, recodes, comments and deletes in DNA.
void TestDna::whatDnaChangedHolds()
{
    if (!hasSqlite())
        QSKIP("sqlite3 is not here");
    const Folder folder;
    const QString path = folder.path(QStringLiteral("b.dna"));
    QVERIFY(exportProject(study(folder), {QStringLiteral("dna"), path}).has_value());
    QVERIFY(change(path,
        "PRAGMA foreign_keys=ON; UPDATE DATABOOLEAN SET Value = 0 WHERE StatementId = 1; UPDATE DATALONGTEXT "
        "SET Value "
        "= 'Changed.' WHERE VariableId = 11; UPDATE STATEMENTS SET Stop = 15 WHERE Start = 3 AND Stop = 16; "
        "DELETE FROM "
        "STATEMENTS WHERE StatementTypeId = 4; UPDATE ENTITIES SET Value = 'The Greens' WHERE Value = "
        "'Greens';")
                .has_value());
    Project other = emptyProject();
    importInto(other, {path});
    QCOMPARE(saidIn(other),
        (QStringList{
            QStringLiteral("\U0001F525 No tolls today.|3|10|Ada|The Greens|negotiation|against|Bo|Changed."),
            QStringLiteral("\U0001F525 No tolls today.|3|15|Ada|The Greens|intervention|in favour|Cy|"),
            QStringLiteral("\U0001F525 No tolls today.|11|16|Ada|The Greens|intervention|against|Bo|")}));
}

void TestDna::aPersonOfTwoOrganisations()
{
    if (!hasSqlite())
        QSKIP("sqlite3 is not here");
    const Folder folder;
    const QString path = folder.path(QStringLiteral("b.dna"));
    QVERIFY(exportProject(study(folder), {QStringLiteral("dna"), path}).has_value());
    QVERIFY(change(path,
        "DROP TABLE STANDPOINT_STATEMENTS; DROP TABLE STANDPOINT_ENTITIES; INSERT INTO ENTITIES (ID, "
        "VariableId, Value) "
        "VALUES (900, 2, 'Reds'); UPDATE DATASHORTTEXT SET Entity = 900 WHERE VariableId = 2 AND StatementId "
        "= (SELECT "
        "MAX(StatementId) FROM DATABOOLEAN);")
                .has_value());
    Project other = emptyProject();
    importInto(other, {path});
    const QString back = folder.path(QStringLiteral("c.dna"));
    QVERIFY(exportProject(other, {QStringLiteral("dna"), back}).has_value());
    QCOMPARE(statementsOf(back).filter(QStringLiteral("2=Reds")).size(), 1);
    QCOMPARE(statementsOf(back), statementsOf(path));
}

void TestDna::aDatabaseOfDnaTwo()
{
    if (!hasSqlite())
        QSKIP("sqlite3 is not here");
    const Folder folder;
    const QString path = folder.path(QStringLiteral("old.dna"));
    QVERIFY(change(path,
        "CREATE TABLE SETTINGS(Property TEXT, Value TEXT); INSERT INTO SETTINGS VALUES('version','2.0 beta "
        "25');"
        "CREATE TABLE CODERS(ID INTEGER, Name TEXT, Red INTEGER, Green INTEGER, Blue INTEGER); INSERT INTO "
        "CODERS "
        "VALUES(1,'Admin',0,0,0);"
        "CREATE TABLE DOCUMENTS(ID INTEGER, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, "
        "Section "
        "TEXT, Notes TEXT, Type TEXT, Date INTEGER); INSERT INTO DOCUMENTS VALUES(1,'T','The minister said "
        "no.',1,'A','S','','','',1106697600000);"
        "CREATE TABLE STATEMENTTYPES(ID INTEGER, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER); "
        "INSERT INTO "
        "STATEMENTTYPES VALUES(1,'DNA Statement',0,0,0);"
        "CREATE TABLE VARIABLES(ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER); INSERT "
        "INTO "
        "VARIABLES VALUES(1,'person','short text',1),(2,'organization','short text',1),(3,'concept','short "
        "text',1),(4,'agreement','boolean',1);"
        "CREATE TABLE STATEMENTS(ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, "
        "Stop INTEGER, "
        "Coder INTEGER); INSERT INTO STATEMENTS VALUES(1,1,1,0,12,1);"
        "CREATE TABLE DATABOOLEAN(ID INTEGER, StatementId INTEGER, VariableId INTEGER, StatementTypeId "
        "INTEGER, Value "
        "INTEGER); INSERT INTO DATABOOLEAN VALUES(1,1,4,1,0);"
        "CREATE TABLE DATAINTEGER(ID INTEGER, StatementId INTEGER, VariableId INTEGER, StatementTypeId "
        "INTEGER, Value "
        "INTEGER);"
        "CREATE TABLE DATASHORTTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, StatementTypeId "
        "INTEGER, Value "
        "TEXT); INSERT INTO DATASHORTTEXT VALUES(1,1,1,1,'Minister'),(2,1,2,1,'Ministry'),(3,1,3,1,'War');"
        "CREATE TABLE DATALONGTEXT(ID INTEGER, StatementId INTEGER, VariableId INTEGER, StatementTypeId "
        "INTEGER, Value "
        "TEXT);")
                .has_value());
    Project project = emptyProject();
    importInto(project, {path});
    QCOMPARE(saidIn(project), QStringList(QStringLiteral("T|0|12|Minister|Ministry|War|against|Admin|")));
    QCOMPARE(onlyArticle(project).info->published, QDate(2005, 1, 26));
}

void TestDna::otherTypesSayWhatTheyLack()
{
    if (!hasSqlite())
        QSKIP("sqlite3 is not here");
    const Folder folder;
    const QString path = folder.path(QStringLiteral("b.dna"));
    QVERIFY(exportProject(study(folder), {QStringLiteral("dna"), path}).has_value());
    QVERIFY(change(path,
        "INSERT INTO STATEMENTS VALUES(900, 2, 1, 0, 2, 1); INSERT INTO ENTITIES (ID, VariableId, Value) "
        "VALUES (900, 5, "
        "'Teller'), (901, 8, 'Rescue'); INSERT INTO DATASHORTTEXT VALUES (900, 900, 5, 900), (901, 900, 8, "
        "901); INSERT "
        "INTO STATEMENTS VALUES(901, 1, 1, 5, 9999, 1), (902, 1, 77, 0, 1, 1);")
                .has_value());
    Project project = emptyProject();
    const Import import = importInto(project, {path});
    QCOMPARE(import.counts.annotations, 4);
    QCOMPARE(import.counts.skipped, 3);
    const QStringList lines = linesOf(import.notices);
    QVERIFY(anyHas(lines, QStringLiteral("statement 900"), QStringLiteral("say no actor, issue, stance")));
    QVERIFY(anyHas(lines, QStringLiteral("statement 901"), QStringLiteral("outside its text")));
    QVERIFY(anyHas(lines, QStringLiteral("statement 902"), QStringLiteral("a document that is not there")));
    ImportOptions options;
    options.mapping = mappingFromJson(
        R"({"actor": {"field": "narrator"}, "issue": {"field": "plot"}, "stance": )"
        R"({"otherwise": "neutral"}, "only": {"field": "label", "values": ["NPF Story Element"]}})")
                          .value();
    Project mapped = emptyProject();
    importInto(mapped, {path}, options);
    QCOMPARE(mapped.annotationCount(), 1);
    QVERIFY(anyHas(saidIn(mapped), QStringLiteral("|Teller||Rescue|neutral|Admin|")));
}

/// Cut at every place, and with a byte changed here and there: an error or sound annotations, never more.
void TestDna::damagedDatabases()
{
    const Folder folder;
    const QString path = folder.path(QStringLiteral("b.dna"));
    const Project whole = study(folder);
    QVERIFY(exportProject(whole, {QStringLiteral("dna"), path}).has_value());
    const QByteArray bytes = folder.read(QStringLiteral("b.dna"));
    QVERIFY(bytes.size() > 10'000);
    const auto tryOne = [&](const QByteArray &damaged) {
        Project project = emptyProject();
        const Result<Import> import = importFiles(project, {folder.write(QStringLiteral("d.dna"), damaged)});
        if (import && !project.apply(import->change))
            QFAIL("What was imported does not apply");
    };
    for (qsizetype size = 0; size < bytes.size(); size += size < 200 ? 1 : 509)
        tryOne(bytes.first(size));
    for (qsizetype at = 0; at < bytes.size(); at += at < 4200 ? 13 : 701) {
        QByteArray damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x81);
        tryOne(damaged);
    }
}

void TestDna::hostileDatabases()
{
    const Folder folder;
    const auto refused = [&](const QString &path) {
        const Result<Import> import = importFiles(emptyProject(), {path});
        return import ? QString() : import.error().what;
    };
    QVERIFY(!refused(folder.write(QStringLiteral("text.dna"), QByteArray("SQLite format 3\0nothing", 23)))
                 .isEmpty());
    if (!hasSqlite())
        return;
    const QString other = folder.path(QStringLiteral("other.dna"));
    QVERIFY(change(other, "CREATE TABLE t(a);").has_value());
    QVERIFY(refused(other).contains(QStringLiteral("none of the Discourse Network Analyzer")));
    // A view in a table's place could make work without end.
    const QString path = folder.path(QStringLiteral("b.dna"));
    QVERIFY(exportProject(study(folder), {QStringLiteral("dna"), path}).has_value());
    QVERIFY(change(path,
        "DROP TABLE REGEXES; CREATE VIEW REGEXES AS WITH RECURSIVE c(Label) AS (SELECT 1 UNION ALL SELECT "
        "Label + 1 FROM "
        "c) SELECT Label FROM c;")
                .has_value());
    Project project = emptyProject();
    const Result<Import> import = importFiles(project, {path});
    QVERIFY(!import || import->counts.annotations == 4);
    // A text that a thousand rows share is not read a thousand times what the file holds.
    QVERIFY(change(path,
        "DROP VIEW REGEXES; CREATE TABLE REGEXES(Label TEXT, n AS (replace(hex(zeroblob(100000)), '0', "
        "'x')));")
                .has_value());
    const Result<Import> computed = importFiles(project, {path});
    QVERIFY(!computed || computed->counts.annotations == 4);
    folder.write(QStringLiteral("b.dna-wal"), QByteArray("x"));
    QVERIFY(refused(path).contains(QStringLiteral("close it there first")));
}

QTEST_GUILESS_MAIN(TestDna)
#include "tst_dna.moc"
