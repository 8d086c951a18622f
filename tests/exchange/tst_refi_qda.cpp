// SPDX-License-Identifier: GPL-3.0-or-later
//
// REFI-QDA: our bytes, the standard's schema, the example of the standard, projects that other programs
// changed, and files that are none.
#include "model/documents/zip_reader.h"
#include "model/documents/zip_writer.h"
#include "model/exchange/refi_layout.h"
#include "tests/exchange/import_fixture.h"

#include <QBuffer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace standpoint;

namespace {

const QString samples = QStringLiteral(SHARED_DATA "/samples/refi-qda/");

const QByteArray studyTable =
    "document,start,end,actor,affiliation,issue,stance,annotator,note,confidence,fragments\n"
    "a,2,9,Ada,Greens,negotiation,in favour,Bo,\"Why?\nSo.\",0.8,\n"
    "a,10,15,Ada & <Co>,,intervention,against,Cy,,,\n"
    "a,2,15,Ada,Greens,intervention,neutral,Cy,,,2-5;10-15\n";

Project study(const Folder &folder)
{
    Project project = emptyProject();
    importInto(
        project, {folder.write(QStringLiteral("a.txt"), QStringLiteral("\U0001F525 No tolls today."))});
    importInto(project, {folder.write(QStringLiteral("t.csv"), studyTable)});
    return project;
}

QString exported(const Project &project, const Folder &folder, const QMap<QString, QString> &choices = {})
{
    const bool isCodebook = choices.value(QStringLiteral("file")) == QStringLiteral("codebook");
    ExportOptions options{QStringLiteral("refi-qda"),
        folder.path(isCodebook ? QStringLiteral("b.qdc") : QStringLiteral("b.qdpx"))};
    options.choices = choices;
    const auto written = exportProject(project, options);
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
    return options.path;
}

QByteArray entry(const QString &archive, const QString &name)
{
    Result<ZipReader> zip = ZipReader::openFile(archive);
    if (!zip)
        qFatal("%s", qPrintable(zip.error().toString()));
    return zip->read(name).value();
}

QByteArray zipped(const QList<std::pair<QString, QByteArray>> &files)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(buffer);
    for (const auto &[name, bytes] : files) {
        if (!zip.add(name, bytes))
            qFatal("The test cannot make an archive");
    }
    if (!zip.finish())
        qFatal("The test cannot make an archive");
    return buffer.data();
}

/// A project as a program without cases would write it.
QByteArray foreignProject(const QByteArray &selections)
{
    return R"(<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="P" creatingUserGUID="00000000-0000-0000-0000-00000000000A">
<Users><User guid="{0000000A-0000-0000-0000-00000000000A}" name="Max"/><User guid="0000000a-0000-0000-0000-00000000000b" name="Ann"/></Users>
<CodeBook><Codes>
<Code guid="00000000-0000-0000-0000-0000000000c0" name="Actor" isCodable="false"><Code guid="00000000-0000-0000-0000-0000000000c1" name="Ada" isCodable="true"/><Code guid="00000000-0000-0000-0000-0000000000c2" name="Ben" isCodable="true"/></Code>
<Code guid="00000000-0000-0000-0000-0000000000d0" name="Issue" isCodable="false"><Code guid="00000000-0000-0000-0000-0000000000d1" name="negotiation" isCodable="true"/></Code>
<Code guid="00000000-0000-0000-0000-0000000000e0" name="Stance" isCodable="false"><Code guid="00000000-0000-0000-0000-0000000000e1" name="in favour" isCodable="true"/></Code>
<Code guid="00000000-0000-0000-0000-0000000000f0" name="Tone" isCodable="true"><Code guid="00000000-0000-0000-0000-0000000000f1" name="angry" isCodable="true"/></Code>
</Codes></CodeBook>
<Sources><TextSource guid="00000000-0000-0000-0000-000000000001" name="First" plainTextPath="internal://T.txt">)"
        + selections + "</TextSource></Sources></Project>";
}

QByteArray selection(int number, const QByteArray &name, int begin, int end, const QList<QByteArray> &codes)
{
    QByteArray xml = "<PlainTextSelection guid=\"00000000-0000-0000-0001-"
        + QByteArray::number(number).rightJustified(12, '0') + "\" name=\"" + name + "\" startPosition=\""
        + QByteArray::number(begin) + "\" endPosition=\"" + QByteArray::number(end)
        + "\" creatingUser=\"0000000A-0000-0000-0000-00000000000A\">";
    int coding = 0;
    for (const QByteArray &code : codes)
        xml += "<Coding guid=\"00000000-0000-0000-0002-"
            + QByteArray::number(number * 100 + coding++).rightJustified(12, '0')
            + "\" creatingUser=\"0000000a-0000-0000-0000-00000000000B\"><CodeRef "
              "targetGUID=\"00000000-0000-0000-0000-0000000000"
            + code + "\"/></Coding>";
    return xml + "</PlainTextSelection>";
}

QStringList saidIn(const Project &project)
{
    QStringList all;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        for (const Annotation &a : article.annotations)
            all.append(QStringList{article.evidenceText(a.evidence), project.actors().find(a.actor)->name,
                project.issues().find(a.issue)->name, project.stances().find(a.stance)->name,
                project.annotators().find(a.annotator)->name}
                           .join(u'|'));
    }
    all.sort(); // what begins at one place stands in the order of ids, which are random
    return all;
}

} // namespace

class TestRefiQda : public QObject
{
    Q_OBJECT

private slots:
    void whatIsInTheArchive();
    void schemaAndReferences_data();
    void schemaAndReferences();
    void aCodebookAlone();
    void namesAreUniqueThere_data();
    void namesAreUniqueThere();
    void whatWasRenamedThereHolds();
    void combinedCodesComeBack();
    void withoutCasesCodesSayIt();
    void codesOfOthersByMapping();
    void theExampleOfTheStandard();
    void lineEndsAndUnits();
    void otherNamesInTheArchive();
    void damagedFiles();
    void hostileFiles();
};

void TestRefiQda::whatIsInTheArchive()
{
    const Folder folder;
    const Project project = study(folder);
    const QString path = exported(project, folder);
    const Article &article = onlyArticle(project);
    const QString id = QLatin1String(refi::guid(article.info->id.bits));
    Result<ZipReader> zip = ZipReader::openFile(path);
    QVERIFY(zip.has_value());
    QCOMPARE(
        zip->names(), (QStringList{QStringLiteral("sources/%1.txt").arg(id), QStringLiteral("project.qde")}));
    QCOMPARE(entry(path, QStringLiteral("sources/%1.txt").arg(id)), article.content().toUtf8());
    const QByteArray qde = entry(path, QStringLiteral("project.qde"));
    QVERIFY(qde.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project "
                           "xmlns=\"urn:QDA-XML:project:1.0\" name=\"Test\""));
    const Annotation &first = *std::find_if(
        article.annotations.begin(), article.annotations.end(), [](const Annotation &a) { return a.note; });
    const auto part = [&](refi::Part which) { return refi::guid(refi::derived(first.id.bits, which)); };
    const QByteArray user = refi::guid(first.annotator.bits);
    const QByteArray by = " creatingUser=\"" + user + "\"";
    QVERIFY(qde.contains(QByteArray("<PlainTextSelection guid=\"" + part(refi::SelectionPart)
        + "\" name=\"No toll\" startPosition=\"2\" endPosition=\"9\"" + by)));
    QVERIFY(qde.contains(
        QByteArray("<Description>Why?&#10;So.</Description><Coding guid=\"" + part(refi::ActorCoding) + "\""
            + by + "><CodeRef targetGUID=\"" + refi::guid(first.actor.bits) + "\"/></Coding>")));
    QVERIFY(qde.contains(QByteArray("<Case guid=\"" + refi::guid(first.id.bits)
        + "\" name=\"statement 1\"><CodeRef targetGUID=\"" + refi::guid(first.actor.bits)
        + "\"/><CodeRef targetGUID=\"" + refi::guid(first.issue.bits) + "\"/><CodeRef targetGUID=\""
        + refi::guid(first.stance.bits) + "\"/><VariableValue>")));
    QVERIFY(qde.contains("<FloatValue>0.8</FloatValue>"));
    QVERIFY(qde.contains("name=\"Ada &amp; &lt;Co&gt;\" isCodable=\"true\""));
    QVERIFY(!qde.contains("basePath"));
    QVERIFY(!qde.contains("<Description></Description>"));
}

void TestRefiQda::schemaAndReferences_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("codes");
    QTest::newRow("project") << QStringLiteral("project") << QStringLiteral("three");
    QTest::newRow("combined") << QStringLiteral("project") << QStringLiteral("combined");
    QTest::newRow("codebook") << QStringLiteral("codebook") << QStringLiteral("three");
}

void TestRefiQda::schemaAndReferences()
{
    QFETCH(const QString, file);
    QFETCH(const QString, codes);
    const Folder folder;
    const QString path =
        exported(study(folder), folder, {{QStringLiteral("file"), file}, {QStringLiteral("codes"), codes}});
    const bool isProject = file == QStringLiteral("project");
    const QByteArray xml =
        isProject ? entry(path, QStringLiteral("project.qde")) : folder.read(QStringLiteral("b.qdc"));
    // Each GUID is of one thing, and each reference has its thing.
    QSet<QByteArray> things;
    static const QRegularExpression guid(QStringLiteral(" guid=\"([^\"]*)\""));
    static const QRegularExpression reference(QStringLiteral(" (?:targetGUID|creatingUser)=\"([^\"]*)\""));
    const QString text = QString::fromUtf8(xml);
    for (auto it = guid.globalMatch(text); it.hasNext();) {
        const QByteArray one = it.next().captured(1).toLatin1();
        QVERIFY2(!things.contains(one), one.constData());
        things.insert(one);
    }
    QVERIFY(things.size() > 5);
    for (auto it = reference.globalMatch(text); it.hasNext();)
        QVERIFY(things.contains(it.next().captured(1).toLatin1()));
    const QString schema =
        samples + (isProject ? QStringLiteral("Project.xsd") : QStringLiteral("Codebook.xsd"));
    if (!QFile::exists(schema) || QStandardPaths::findExecutable(QStringLiteral("xmllint")).isEmpty())
        QSKIP("xmllint or the schema of REFI-QDA is not here");
    QProcess process;
    process.start(QStringLiteral("xmllint"),
        {QStringLiteral("--noout"), QStringLiteral("--nonet"), QStringLiteral("--schema"), schema,
            folder.write(QStringLiteral("x.xml"), xml)});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestRefiQda::aCodebookAlone()
{
    const Folder folder;
    const Project project = study(folder);
    const QString path = exported(project, folder, {{QStringLiteral("file"), QStringLiteral("codebook")}});
    Project other = emptyProject();
    const Import import = importInto(other, {path});
    QCOMPARE(import.counts.issues, 0);
    QCOMPARE(import.counts.actors, 3);
    QCOMPARE(importInto(other, {path}).change.edits.size(), size_t(0));
    const QString foreign = folder.write(QStringLiteral("f.qdc"),
        QByteArray("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes><Code "
                   "guid=\"00000000-0000-0000-0000-0000000000f1\" "
                   "name=\"Tax\" isCodable=\"true\"/></Codes></CodeBook>"));
    QCOMPARE(importInto(other, {foreign}).counts.issues, 1);
}

namespace {

/// Articles of one title; an actor, an issue and a stance of one name, and two actors of one name.
Project likeNamed()
{
    Project project = emptyProject();
    const Folder folder;
    importInto(project,
        {folder.write(QStringLiteral("a.txt"), QByteArray("News in brief\nNATO said no.")),
            folder.write(QStringLiteral("b.txt"), QByteArray("News in brief\nNATO said yes.")),
            folder.write(QStringLiteral("c.txt"), QByteArray("news in Brief\nNATO said so."))});
    importInto(project,
        {folder.write(QStringLiteral("t.csv"),
            QByteArray(
                "document,start,end,actor,issue,stance,annotator\na,14,18,NATO,nato,neutral,Bo\n"
                "b,14,18,neutral,negotiation,in favour,Bo\nc,14,18,Actor,Nato (actor),against,Bo\n"))});
    const Actor twin{ActorId{{5, 9}}, QStringLiteral("NATO"), {}, Actor::Kind::Organisation, {}};
    if (!project.apply(makeChange({}, {adding(twin)})))
        qFatal("the test has no second NATO");
    return project;
}

} // namespace

void TestRefiQda::namesAreUniqueThere_data()
{
    QTest::addColumn<QString>("codes");
    QTest::newRow("three") << QStringLiteral("three");
    QTest::newRow("combined") << QStringLiteral("combined");
}

/// QualCoder keeps one source and one code of each name, and reads no case without one.
void TestRefiQda::namesAreUniqueThere()
{
    QFETCH(const QString, codes);
    const Folder folder;
    const Project project = likeNamed();
    const QString path = exported(project, folder, {{QStringLiteral("codes"), codes}});
    const QString qde = QString::fromUtf8(entry(path, QStringLiteral("project.qde")));
    for (const char *element : {"TextSource", "Code", "Case"}) {
        const QRegularExpression named(
            QStringLiteral("<%1 guid=\"[^\"]*\"( name=\"([^\"]*)\")?").arg(QLatin1String(element)));
        QSet<QString> names;
        int count = 0;
        for (auto it = named.globalMatch(qde); it.hasNext(); ++count)
            names.insert(it.next().captured(2).toLower());
        QVERIFY(!names.contains(QString()));
        QVERIFY(count >= 3);
        QCOMPARE(names.size(), count);
    }
    Project again = emptyProject();
    importInto(again, {path});
    const Fields keeps = formatById(QStringLiteral("refi-qda"))->keeps;
    QCOMPARE(annotationLines(again, keeps), annotationLines(project, keeps));
    const auto names = [](const Project &of) {
        QStringList all;
        for (const Shared<Article> &article : of.articles())
            all.append(article->info->title);
        for (const Shared<Actor> &actor : of.actors())
            all.append(actor->name);
        for (const Shared<Issue> &issue : of.issues())
            all.append(issue->name);
        for (const Shared<StanceValue> &stance : of.stances())
            all.append(stance->name);
        all.sort();
        return all;
    };
    QCOMPARE(names(again), names(project));
    Project same = project;
    QVERIFY(importInto(same, {path}).change.edits.empty());
    const QString book = exported(project, folder, {{QStringLiteral("file"), QStringLiteral("codebook")}});
    Project third = emptyProject();
    importInto(third, {book});
    QVERIFY(names(third).contains(QStringLiteral("nato")));
    QVERIFY(!names(third).contains(QStringLiteral("nato (issue)")));
}

void TestRefiQda::whatWasRenamedThereHolds()
{
    const Folder folder;
    const Project project = likeNamed();
    const QString path = exported(project, folder);
    Result<ZipReader> zip = ZipReader::openFile(path);
    QList<std::pair<QString, QByteArray>> files;
    for (const QString &name : zip->names())
        files.append({name, zip->read(name).value()});
    QVERIFY(files.last().second.contains("name=\"nato (issue)\""));
    files.last().second.replace("name=\"nato (issue)\"", "name=\"Membership\"");
    Project again = emptyProject();
    importInto(again, {folder.write(QStringLiteral("c.qdpx"), zipped(files))});
    QVERIFY(anyHas(saidIn(again), QStringLiteral("NATO|Membership|neutral")));
}

void TestRefiQda::combinedCodesComeBack()
{
    const Folder folder;
    const Project project = study(folder);
    const QString path = exported(project, folder, {{QStringLiteral("codes"), QStringLiteral("combined")}});
    QVERIFY(entry(path, QStringLiteral("project.qde")).contains("name=\"Ada :: negotiation :: in favour\""));
    Project again = emptyProject();
    importInto(again, {path});
    const Fields keeps = formatById(QStringLiteral("refi-qda"))->keeps;
    QCOMPARE(annotationLines(again, keeps), annotationLines(project, keeps));
}

/// QualCoder and others read codes and drop cases; a colleague adds a label of their own there.
void TestRefiQda::withoutCasesCodesSayIt()
{
    const Folder folder;
    const QByteArray xml = foreignProject(selection(1, "No tolls", 2, 10, {"c1", "d1", "e1"})
        + selection(2, "", 11, 16, {"c1", "c2", "d1", "e1", "f1"}) + selection(3, "", 4, 4, {"c1"})
        + selection(4, "", 9, 99, {"c1"}));
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("f.qdpx"),
            zipped({{QStringLiteral("project.qde"), xml},
                {QStringLiteral("sources/T.txt"), "\xF0\x9F\x94\xA5 No tolls today."}}))});
    QCOMPARE(saidIn(project),
        (QStringList{QStringLiteral("No tolls|Ada|negotiation|in favour|Ann"),
            QStringLiteral("today|Ada|negotiation|in favour|Ann"),
            QStringLiteral("today|Ben|negotiation|in favour|Ann")}));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("of no length")));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("from 9 to 99 lies outside")));
}

void TestRefiQda::codesOfOthersByMapping()
{
    const Folder folder;
    const QByteArray xml = foreignProject(selection(1, "No tolls", 2, 10, {"c1", "f1"}));
    const QString path = folder.write(QStringLiteral("f.qdpx"),
        zipped({{QStringLiteral("project.qde"), xml},
            {QStringLiteral("sources/T.txt"), "\xF0\x9F\x94\xA5 No tolls today."}}));
    Project plain = emptyProject();
    const Import without = importInto(plain, {path});
    QCOMPARE(without.counts.skipped, 2);
    QVERIFY(anyHas(linesOf(without.notices), QStringLiteral("labelled “angry” say no actor, issue, stance")));
    ImportOptions options;
    options.mapping = mappingFromJson(
        R"({"actor": {"field": "Actor"}, "issue": {"otherwise": "negotiation"}, "stance": {"field": )"
        R"("label", "values": {"angry": "against"}}, "only": {"field": "label", "values": ["angry"]}})")
                          .value();
    Project project = emptyProject();
    importInto(project, {path}, options);
    QCOMPARE(saidIn(project), QStringList(QStringLiteral("No tolls|Ada|negotiation|against|Ann")));
}

/// Its texts were left out of the sample: each is named with what was lost. With texts in their place it has
/// its selections.
void TestRefiQda::theExampleOfTheStandard()
{
    const QString sample = samples + QStringLiteral("ATLASti-example-from-standard.qdpx");
    if (!QFile::exists(sample))
        QSKIP("The example of the standard is not here");
    const Result<Import> import = importFiles(emptyProject(), {sample});
    QVERIFY(import.has_value());
    QVERIFY(import->counts.skipped > 0);
    QVERIFY(anyHas(
        linesOf(import->notices), QStringLiteral("is not in the archive"), QStringLiteral("1994 Diet Coke")));
    QVERIFY(anyHas(linesOf(import->notices), QStringLiteral("is no text")));
    const QByteArray qde = entry(sample, QStringLiteral("Project.qde"));
    QList<std::pair<QString, QByteArray>> files{{QStringLiteral("Trial.qde"), qde}};
    static const QRegularExpression texts(QStringLiteral("plainTextPath=\"internal://([^\"]+)\""));
    QSet<QString> names;
    for (auto it = texts.globalMatch(QString::fromUtf8(qde)); it.hasNext();)
        names.insert(it.next().captured(1));
    for (const QString &name : std::as_const(names))
        files.append(
            {QStringLiteral("Sources/") + name, QByteArray("0123456789").repeated(1000) + name.toUtf8()});
    const Folder folder;
    ImportOptions options;
    options.mapping = mappingFromJson(
        R"({"actor": {"otherwise": "A"}, "issue": {"field": "label"}, "stance": {"otherwise": "neutral"}})")
                          .value();
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("t.qdpx"), zipped(files))}, options);
    QVERIFY(project.articles().size() == names.size());
    const QStringList said = saidIn(project);
    const QString text = QString(QStringLiteral("0123456789")).repeated(20);
    QVERIFY(
        said.contains(text.mid(139, 56) + QStringLiteral("|A|Coke::diet Coke|neutral|Friedrich Markgraf")));
}

/// Windows line ends, and a program that counts UTF-16.
void TestRefiQda::lineEndsAndUnits()
{
    const Folder folder;
    const auto importOne = [&](const QByteArray &xml, const QByteArray &text) {
        Project project = emptyProject();
        importInto(project,
            {folder.write(QStringLiteral("f.qdpx"),
                zipped({{QStringLiteral("project.qde"), xml}, {QStringLiteral("sources/T.txt"), text}}))});
        return saidIn(project);
    };
    const QList<QByteArray> codes{"c1", "d1", "e1"};
    const QStringList tolls(QStringLiteral("tolls|Ada|negotiation|in favour|Ann"));
    QCOMPARE(
        importOne(foreignProject(selection(1, "tolls", 5, 10, codes)), "\xEF\xBB\xBFNo\r\n\ntolls."), tolls);
    QCOMPARE(importOne(foreignProject(selection(1, "tolls", 4, 9, codes)), "No\r\n\ntolls."), tolls);
    QCOMPARE(
        importOne(foreignProject(selection(1, "tolls", 6, 11, codes)), "\xF0\x9F\x94\xA5 No tolls today."),
        tolls);
    QCOMPARE(
        importOne(foreignProject(selection(1, "tolls", 5, 10, codes)), "\xF0\x9F\x94\xA5 No tolls today."),
        tolls);
}

void TestRefiQda::otherNamesInTheArchive()
{
    const Folder folder;
    const QByteArray xml = foreignProject(selection(1, "No tolls", 2, 10, {"c1", "d1", "e1"}));
    const QByteArray text = "\xF0\x9F\x94\xA5 No tolls today.";
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("f.qdpx"),
            zipped({{QStringLiteral("Trial.QDE"), xml}, {QStringLiteral("Sources/t.TXT"), text}}))});
    QCOMPARE(project.annotationCount(), 1);
    const Result<Import> none = importFiles(emptyProject(),
        {folder.write(QStringLiteral("g.qdpx"), zipped({{QStringLiteral("a/project.qde"), xml}}))});
    QVERIFY(!none && none.error().what.contains(QStringLiteral("no project of REFI-QDA")));
}

void TestRefiQda::damagedFiles()
{
    const Folder folder;
    const QByteArray text = "\xF0\x9F\x94\xA5 No tolls today.";
    QByteArray inside = foreignProject(selection(1, "No tolls", 2, 10, {"c1", "d1", "e1"}));
    inside.replace("plainTextPath=\"internal://T.txt\">",
        QByteArray("><PlainTextContent>" + text + "</PlainTextContent>"));
    for (qsizetype size = 0; size < inside.size(); ++size) {
        Project project = emptyProject();
        const Result<Import> import =
            importFiles(project, {folder.write(QStringLiteral("c.qde"), inside.first(size))});
        if (!import)
            continue;
        QVERIFY(project.apply(import->change).has_value());
        for (const QString &said : saidIn(project))
            QCOMPARE(said, QStringLiteral("No tolls|Ada|negotiation|in favour|Ann"));
    }
    Project whole = emptyProject();
    importInto(whole, {folder.write(QStringLiteral("c.qde"), inside)});
    QCOMPARE(saidIn(whole).size(), 1);
    const QByteArray archive = zipped(
        {{QStringLiteral("project.qde"), foreignProject({})}, {QStringLiteral("sources/T.txt"), text}});
    for (qsizetype size = 0; size < archive.size(); size += 3)
        QVERIFY(!importFiles(emptyProject(), {folder.write(QStringLiteral("c.qdpx"), archive.first(size))}));
}

void TestRefiQda::hostileFiles()
{
    const Folder folder;
    const auto error = [&](const QByteArray &xml) {
        const Result<Import> import =
            importFiles(emptyProject(), {folder.write(QStringLiteral("c.qde"), xml)});
        return import ? linesOf(import->notices).join(u'\n') : import.error().what;
    };
    const QByteArray name = "<Project xmlns=\"urn:QDA-XML:project:1.0\">";
    QVERIFY(error("<!DOCTYPE Project [<!ENTITY a \"b\">]>" + name + "</Project>")
                .contains(QStringLiteral("document type")));
    QVERIFY(!error(name + QByteArray("<CodeBook><Codes>") + QByteArray("<Code name=\"a\">").repeated(100'000))
                 .isEmpty());
    QByteArray crowd = "<Project xmlns=\"urn:QDA-XML:project:1.0\"";
    for (int i = 0; i < 100'000; ++i)
        crowd += " a" + QByteArray::number(i) + "=\"\"";
    QVERIFY(error(crowd + "/>").contains(QStringLiteral("thousands of attributes")));
    // Places far outside, and as many codes at one place as multiply to millions.
    QList<QByteArray> many;
    for (int i = 0; i < 300; ++i)
        many += {"c1", "d1", "e1"};
    QByteArray crowded =
        foreignProject(selection(1, "", 2, 2147483647, {"c1"}) + selection(2, "", 0, 4, many));
    crowded.replace(
        "plainTextPath=\"internal://T.txt\">", "><PlainTextContent>Text of it.</PlainTextContent>");
    QVERIFY(!error(crowded).isEmpty());
}

QTEST_GUILESS_MAIN(TestRefiQda)
#include "tst_refi_qda.moc"
