// SPDX-License-Identifier: GPL-3.0-or-later
//
// Label Studio, doccano, Prodigy and W3C Web Annotation: what we write to the byte, what the real tools
// wrote, and files that are not right.
#include "model/exchange/foreign_offsets.h"
#include "model/exchange/json_pieces.h"
#include "tests/exchange/exchange_sample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QXmlStreamReader>

using namespace standpoint;

namespace {

QString shared(const QString &name)
{
    return QStringLiteral(SHARED_DATA "/") + name;
}

/// The formats of this file, and how their files end.
const QList<std::pair<QString, QString>> &tools()
{
    static const QList<std::pair<QString, QString>> all{
        {QStringLiteral("label-studio"), QStringLiteral("json")},
        {QStringLiteral("doccano"), QStringLiteral("jsonl")},
        {QStringLiteral("prodigy"), QStringLiteral("jsonl")},
        {QStringLiteral("w3c"), QStringLiteral("jsonld")}};
    return all;
}

QByteArray exported(const Folder &folder, const QString &format, const QString &layer = {},
    const QMap<QString, QString> &choices = {})
{
    ExportOptions options{format, folder.path(QStringLiteral("out")), {}, {}, 0};
    options.layer = layer;
    options.choices = choices;
    const auto written = exportProject(sampleProject(), options);
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
    return folder.read(QStringLiteral("out"));
}

/// The sample's texts and codebook, for annotations that come without.
Project bareSample()
{
    Project project = sampleProject();
    std::vector<AnyEdit> edits;
    for (const Annotation &annotation : onlyArticleNamed(project, QStringLiteral("talks")).annotations)
        edits.push_back(removing(annotation));
    if (!project.apply(makeChange({}, std::move(edits))))
        qFatal("the sample's annotations cannot be removed");
    return project;
}

ImportOptions as(const QString &format)
{
    ImportOptions options;
    options.format = format;
    return options;
}

/// What a mapping does where a file has labels only.
ImportOptions byLabel(const QString &format, const QString &stanceField, const QString &actorField = {})
{
    ImportOptions options = as(format);
    options.annotator = QStringLiteral("Bo");
    LabelMapping mapping;
    mapping.actor = {actorField, {}, QStringLiteral("nobody")};
    mapping.issue = {{}, {}, QStringLiteral("talks")};
    mapping.stance = {stanceField, {}, QStringLiteral("neutral")};
    options.mapping = mapping;
    return options;
}

/// "words | actor | stance" of each annotation, in the order of articles and places.
QStringList said(const Project &project)
{
    QStringList lines;
    for (const ArticleId id : project.articleOrder()) {
        for (const Annotation &a : project.article(id)->annotations)
            lines.append(project.article(id)->evidenceText(a.evidence) + QStringLiteral(" | ")
                + project.actors().find(a.actor)->name + QStringLiteral(" | ")
                + project.stances().find(a.stance)->name);
    }
    return lines;
}

} // namespace

class TestToolFiles : public QObject
{
    Q_OBJECT

private slots:
    void labelStudioIsWrittenSo();
    void labelStudioHasAConfiguration();
    void doccanoIsWrittenSo();
    void doccanoHasOtherKinds();
    void prodigyIsWrittenSo();
    void webAnnotationsAreWrittenSo();
    void filesAreRecognised_data();
    void filesAreRecognised();
    void python3ReadsThem_data() { filesAreRecognised_data(); }
    void python3ReadsThem();
    void whatLabelStudioChangedIsTaken();
    void whatDoccanoChangedIsTaken();
    void readsOldOffsetsOfLabelStudio();
    void readsLabelStudiosOtherForms();
    void readsDoccanosSamples();
    void readsProdigysSample();
    void readsSpacysPairsAndOtherExamples();
    void readsGermanQuotations();
    void readsSentencesWithTargets();
    void webAnnotationsAreFound_data();
    void webAnnotationsAreFound();
    void saysWhyItRefusesSamples();
    void everyCutFileIsRead_data() { filesAreRecognised_data(); }
    void everyCutFileIsRead();
    void aQuestionWithoutANameIsNone();
    void wrongKindsAreNothing_data();
    void wrongKindsAreNothing();
    void jsonComesInPieces_data();
    void jsonComesInPieces();
};

void TestToolFiles::labelStudioIsWrittenSo()
{
    const Folder folder;
    const QByteArray bytes = exported(folder, QStringLiteral("label-studio"), QStringLiteral("Zöe"));
    const QString place = QStringLiteral("\"start\": 23, \"end\": 50, ");
    const QString id = QStringLiteral("00000000000000060000000000000002");
    const auto control = [&](const QString &name, const QString &type, const QString &value) -> QString {
        return QStringLiteral("{\"id\": \"%1\", \"from_name\": \"%2\", \"to_name\": \"text\", \"type\": "
                              "\"%3\", \"value\": {%4%5}}")
            .arg(id, name, type, place, value);
    };
    compareLines(QString::fromUtf8(bytes),
        QStringLiteral("[\n{\"data\": {\"text\": \"🔥 “No war,” said she.\\n\\nTalks, Zöe hoped, may help.\", "
                       "\"article_id\": \"00000000000000040000000000000001\", \"document\": \"talks\", "
                       "\"title\": \"🕊 Talks\", \"source\": \"Herald\", \"published\": \"2013-08-30\", "
                       "\"language\": \"en\", \"tags\": [\"a\", \"b\"], \"fields\": {\"attribution\": "
                       "\"attribute:attribution\", \"conditional\": \"attribute:conditional\"}, "
                       "\"statements\": {\"")
            + id
            + QStringLiteral("\": {\"actor\": \"Zöe\", \"actor_id\": \"00000000000000050000000000000002\", "
                             "\"issue\": \"negotiation\", \"stance\": \"in favour\", \"polarity\": 1, "
                             "\"annotator\": \"Zöe\", \"provenance\": \"manual\", \"created\": "
                             "\"2013-08-30T12:00:00.000Z\", \"modified\": \"2013-08-30T12:00:00.000Z\"}}}, "
                             "\"annotations\": [{\"result\": [\n")
            + control(QStringLiteral("span"), QStringLiteral("labels"),
                QStringLiteral("\"text\": \"Talks, Zöe hoped, may help.\", \"labels\": [\"Statement\"]"))
            + QStringLiteral(",\n")
            + control(
                QStringLiteral("actor"), QStringLiteral("textarea"), QStringLiteral("\"text\": [\"Zöe\"]"))
            + QStringLiteral(",\n")
            + control(QStringLiteral("issue"), QStringLiteral("choices"),
                QStringLiteral("\"choices\": [\"negotiation\"]"))
            + QStringLiteral(",\n")
            + control(QStringLiteral("stance"), QStringLiteral("choices"),
                QStringLiteral("\"choices\": [\"in favour\"]"))
            + QStringLiteral("]}]},\n{\"data\": {\"text\": \"Nothing yet.\", \"article_id\": "
                             "\"00000000000000040000000000000002\", \"document\": \"open\", \"title\": "
                             "\"open\", \"source\": \"Herald\", \"published\": \"2013-08-30\", "
                             "\"language\": \"en\", \"tags\": [\"a\", \"b\"], \"fields\": {\"attribution\": "
                             "\"attribute:attribution\", \"conditional\": \"attribute:conditional\"}, "
                             "\"statements\": {}}, \"annotations\": []}\n]\n"));
}

/// Each control that a task names is in it, and each choice.
void TestToolFiles::labelStudioHasAConfiguration()
{
    const Folder folder;
    const QByteArray bytes = exported(folder, QStringLiteral("label-studio"), {},
        {{QStringLiteral("part"), QStringLiteral("configuration")}});
    QXmlStreamReader xml(bytes);
    QSet<QString> controls;
    QSet<QString> values;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        controls.insert(xml.attributes().value(QStringLiteral("name")).toString());
        values.insert(xml.attributes().value(QStringLiteral("value")).toString());
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    const QJsonArray tasks =
        QJsonDocument::fromJson(exported(folder, QStringLiteral("label-studio"))).array();
    QCOMPARE(tasks.size(), 2);
    int results = 0;
    for (const QJsonValue entry : tasks[0].toObject().value(QStringLiteral("annotations")).toArray()) {
        for (const QJsonValue one : entry.toObject().value(QStringLiteral("result")).toArray()) {
            const QJsonObject result = one.toObject();
            ++results;
            if (result.value(QStringLiteral("type")).toString() == QStringLiteral("relation"))
                continue;
            QVERIFY2(controls.contains(result.value(QStringLiteral("from_name")).toString()),
                qPrintable(result.value(QStringLiteral("from_name")).toString()));
            for (const char *kind : {"choices", "labels"}) {
                for (const QJsonValue choice :
                    result.value(QStringLiteral("value")).toObject().value(QLatin1String(kind)).toArray())
                    QVERIFY2(values.contains(choice.toString()), qPrintable(choice.toString()));
            }
        }
    }
    QCOMPARE(results, 14); // Bo: 2 regions, 7 controls, 1 relation; Zöe: 1 region, 3 controls
}

void TestToolFiles::doccanoIsWrittenSo()
{
    const Folder folder;
    const QByteArray bytes = exported(folder, QStringLiteral("doccano"), QStringLiteral("Bo"));
    compareLines(QString::fromUtf8(bytes).section(QStringLiteral(", \"provenance\""), 0, 0),
        QStringLiteral("{\"text\": \"🔥 “No war,” said she.\\n\\nTalks, Zöe hoped, may help.\", \"label\": "
                       "[[2, 11, \"against\"], [17, 21, \"against\"]], \"article_id\": "
                       "\"00000000000000040000000000000001\", \"document\": \"talks\", \"title\": "
                       "\"🕊 Talks\", \"source\": \"Herald\", \"published\": \"2013-08-30\", \"language\": "
                       "\"en\", \"tags\": [\"a\", \"b\"], \"annotator\": \"Bo\", \"statements\": [{\"id\": "
                       "\"00000000000000060000000000000001\", \"spans\": \"2-11;17-21\", \"label\": "
                       "\"against\", \"words\": \"“No war,” … she.\", \"actor\": \"Ada; 100%\", "
                       "\"actor_id\": \"00000000000000050000000000000001\", \"issue\": \"intervention\", "
                       "\"stance\": \"against\", \"polarity\": -1, \"annotator\": \"Bo\", "
                       "\"attribute:attribution\": \"direct quote\", \"attribute:conditional\": \"true\", "
                       "\"confidence\": 0.8, \"note\": \"two\\nlines\""));
    QCOMPARE(bytes.count('\n'), 2);
}

void TestToolFiles::doccanoHasOtherKinds()
{
    const Folder folder;
    const QJsonObject relations =
        QJsonDocument::fromJson(exported(folder, QStringLiteral("doccano"), QStringLiteral("Bo"),
                                    {{QStringLiteral("kind"), QStringLiteral("relations")},
                                        {QStringLiteral("label"), QStringLiteral("issue-stance")}})
                                    .split('\n')
                                    .first())
            .object();
    const QJsonArray entities = relations.value(QStringLiteral("entities")).toArray();
    QCOMPARE(entities.size(), 2);
    QCOMPARE(entities[1].toObject(),
        QJsonObject(
            {{QStringLiteral("id"), 2}, {QStringLiteral("label"), QStringLiteral("intervention: against")},
                {QStringLiteral("start_offset"), 17}, {QStringLiteral("end_offset"), 21}}));
    QCOMPARE(relations.value(QStringLiteral("relations")).toArray()[0].toObject(),
        QJsonObject({{QStringLiteral("id"), 1}, {QStringLiteral("from_id"), 1}, {QStringLiteral("to_id"), 2},
            {QStringLiteral("type"), QStringLiteral("part")}}));
    for (const QMap<QString, QString> &choices :
        QList<QMap<QString, QString>>{{{QStringLiteral("kind"), QStringLiteral("relations")}},
            {{QStringLiteral("offsets"), QStringLiteral("utf16")}},
            {{QStringLiteral("label"), QStringLiteral("issue-stance")}}}) {
        exported(folder, QStringLiteral("doccano"), {}, choices);
        Project project = emptyProject();
        importInto(project, {folder.path(QStringLiteral("out"))}, as(QStringLiteral("doccano")));
        QCOMPARE(annotationLines(project, sampleFields), annotationLines(sampleProject(), sampleFields));
    }
    QVERIFY(exported(
        folder, QStringLiteral("doccano"), {}, {{QStringLiteral("offsets"), QStringLiteral("utf16")}})
                .contains("[3, 12, \"against\"]"));
}

void TestToolFiles::prodigyIsWrittenSo()
{
    const Folder folder;
    const QByteArray bytes = exported(folder, QStringLiteral("prodigy"), QStringLiteral("Bo"));
    const QJsonObject example = QJsonDocument::fromJson(bytes.split('\n').first()).object();
    const QJsonArray spans = example.value(QStringLiteral("spans")).toArray();
    QCOMPARE(spans.size(), 2);
    QCOMPARE(spans[0].toObject().value(QStringLiteral("start")).toInt(), 2);
    QCOMPARE(spans[0].toObject().value(QStringLiteral("end")).toInt(), 11);
    QCOMPARE(spans[0].toObject().value(QStringLiteral("label")).toString(), QStringLiteral("against"));
    QVERIFY(bytes.contains("{\"start\": 17, \"end\": 21, \"text\": \"she.\", \"label\": \"against\", \"id\": "
                           "\"00000000000000060000000000000001\", \"part\": 2}]"));
    QVERIFY(bytes.contains("\"answer\": \"accept\", \"_annotator_id\": \"Bo\", \"_session_id\": \"Bo\", "
                           "\"_view_id\": \"spans_manual\"}\n"));
}

void TestToolFiles::webAnnotationsAreWrittenSo()
{
    const Folder folder;
    const QByteArray bytes = exported(folder, QStringLiteral("w3c"), QStringLiteral("Bo"));
    const QJsonObject collection = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(collection.value(QStringLiteral("type")).toString(), QStringLiteral("AnnotationCollection"));
    QCOMPARE(collection.value(QStringLiteral("total")).toInt(), 1);
    const QJsonObject one = collection.value(QStringLiteral("first"))
                                .toObject()
                                .value(QStringLiteral("items"))
                                .toArray()[0]
                                .toObject();
    QCOMPARE(
        one.value(QStringLiteral("@context")).toString(), QStringLiteral("http://www.w3.org/ns/anno.jsonld"));
    QCOMPARE(one.value(QStringLiteral("id")).toString(),
        QStringLiteral("urn:uuid:00000000-0000-0006-0000-000000000001"));
    QCOMPARE(one.value(QStringLiteral("created")).toString(), QStringLiteral("2013-08-30T12:00:00.000Z"));
    const QJsonArray targets = one.value(QStringLiteral("target")).toArray();
    QCOMPARE(targets.size(), 2);
    const QJsonArray selectors = targets[1].toObject().value(QStringLiteral("selector")).toArray();
    QCOMPARE(selectors[0].toObject(),
        QJsonObject({{QStringLiteral("type"), QStringLiteral("TextPositionSelector")},
            {QStringLiteral("start"), 17}, {QStringLiteral("end"), 21}}));
    QCOMPARE(selectors[1].toObject(),
        QJsonObject({{QStringLiteral("type"), QStringLiteral("TextQuoteSelector")},
            {QStringLiteral("exact"), QStringLiteral("she.")},
            {QStringLiteral("prefix"), QStringLiteral("🔥 “No war,” said ")},
            {QStringLiteral("suffix"), QStringLiteral("\n\nTalks, Zöe hoped, may help.")}}));
    const QJsonArray bodies = one.value(QStringLiteral("body")).toArray();
    QCOMPARE(bodies[0].toObject().value(QStringLiteral("source")).toString(),
        QStringLiteral("urn:codebook:stance:against"));
    QVERIFY(!one.contains(QStringLiteral("bodyValue")));
}

void TestToolFiles::filesAreRecognised_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("suffix");
    for (const auto &[format, suffix] : tools())
        QTest::newRow(qPrintable(format)) << format << suffix;
}

void TestToolFiles::filesAreRecognised()
{
    QFETCH(const QString, format);
    QFETCH(const QString, suffix);
    const Folder folder;
    const QString path = folder.write(QStringLiteral("a.") + suffix, exported(folder, format));
    Project project = bareSample();
    const Import import = importInto(project, {path}); // nobody says the format
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(annotationLines(project, sampleFields), annotationLines(sampleProject(), sampleFields));
    QCOMPARE(project.articles().size(), 2);
    // With a mark at its beginning, and line ends of Windows.
    QByteArray bytes = "\xEF\xBB\xBF" + exported(folder, format).replace("\n", "\r\n");
    Project other = bareSample();
    importInto(other, {folder.write(QStringLiteral("b.") + suffix, bytes)}, as(format));
    QCOMPARE(annotationLines(other, sampleFields), annotationLines(sampleProject(), sampleFields));
}

/// Another reader of JSON, and of code points.
void TestToolFiles::python3ReadsThem()
{
    QFETCH(const QString, format);
    if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        QSKIP("There is no python3");
    const Folder folder;
    exported(folder, format);
    const char *script = R"(
import json, sys
format, path = sys.argv[1:]
data = open(path, encoding="utf-8").read()
text = "🔥 “No war,” said she.\n\nTalks, Zöe hoped, may help."
found = []
if format == "label-studio":
    for task in json.loads(data):
        for entry in task["annotations"]:
            for r in entry["result"]:
                if r["type"] == "labels":
                    v = r["value"]
                    assert task["data"]["text"][v["start"]:v["end"]] == v["text"], v
                    found.append(v["text"])
elif format == "w3c":
    for a in json.loads(data)["first"]["items"]:
        for t in a["target"] if isinstance(a["target"], list) else [a["target"]]:
            position, quote = t["selector"]
            assert text[position["start"]:position["end"]] == quote["exact"], t
            found.append(quote["exact"])
else:
    for line in data.splitlines():
        o = json.loads(line)
        if format == "doccano":
            found += [o["text"][s:e] for s, e, _ in o["label"]]
        else:
            for s in o["spans"]:
                assert o["text"][s["start"]:s["end"]] == s["text"], s
                found.append(s["text"])
assert sorted(found) == sorted(["“No war,”", "she.", "Talks, Zöe hoped, may help."]), found
)";
    QProcess python;
    python.start(QStringLiteral("python3"),
        {QStringLiteral("-c"), QString::fromUtf8(script), format, folder.path(QStringLiteral("out"))});
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
}

void TestToolFiles::whatLabelStudioChangedIsTaken()
{
    const Folder folder;
    QByteArray bytes = exported(folder, QStringLiteral("label-studio"), QStringLiteral("Bo"));
    bytes.replace("\"choices\": [\"against\"]", "\"choices\": [\"in favour\"]");
    bytes.replace("\"text\": [\"Ada; 100%\"]", "\"text\": [\"Zöe\"]");
    const qsizetype comment = bytes.indexOf("\"from_name\": \"comment\"");
    bytes.replace(comment, 22, "\"from_name\": \"remark\"");
    bytes.replace("\"start\": 2, \"end\": 11, ", "\"start\": 3, \"end\": 10, ");
    bytes.replace("\"text\": \"“No war,”\"", "\"text\": \"No war,\"");
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("a.json"), bytes)}, as(QStringLiteral("label-studio")));
    QCOMPARE(said(project), QStringList(QStringLiteral("No war, … she. | Zöe | in favour")));
    const Annotation &one = onlyArticleNamed(project, QStringLiteral("talks")).annotations[0];
    QCOMPARE(one.id, AnnotationId({{6, 1}}));
    QVERIFY(one.actor != ActorId({{5, 1}}));
    QCOMPARE(one.note.orDefault(), QString());
}

/// doccano sorts labels, and somebody relabelled one, took one away and added one.
void TestToolFiles::whatDoccanoChangedIsTaken()
{
    const Folder folder;
    QByteArray bytes = exported(folder, QStringLiteral("doccano"));
    bytes.replace("[[2, 11, \"against\"], [17, 21, \"against\"]]",
        "[[17, 21, \"neutral\"], [2, 11, \"neutral\"], [0, 1, \"fire\"]]");
    bytes.replace("[[23, 50, \"in favour\"]]", "[]");
    Project project = emptyProject();
    const Import import =
        importInto(project, {folder.write(QStringLiteral("a.jsonl"), bytes)}, as(QStringLiteral("doccano")));
    QCOMPARE(said(project), QStringList(QStringLiteral("“No war,” … she. | Ada; 100% | neutral")));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("labelled “fire” say no actor")));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("not there any more")));
}

void TestToolFiles::readsOldOffsetsOfLabelStudio()
{
    const Folder folder;
    const QByteArray bytes =
        "[{\"id\": 7, \"data\": {\"text\": \"\xF0\x9F\x94\xA5 one two\"}, \"annotations\": "
        "[{\"completed_by\": 3, "
        "\"result\": [{\"id\": \"x\", \"from_name\": \"l\", \"to_name\": \"t\", \"type\": \"labels\", "
        "\"value\": {\"start\": 7, \"end\": 10, \"text\": \"two\", \"labels\": [\"Number\"]}}]}, "
        "{\"was_cancelled\": true, \"result\": []}], \"predictions\": [{\"result\": []}]}]";
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(QStringLiteral("old.json"), bytes)},
        byLabel(QString(), QStringLiteral("label")));
    QCOMPARE(said(project), QStringList(QStringLiteral("two | nobody | Number")));
    QCOMPARE(onlyArticle(project).info->document, QStringLiteral("old-7"));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("UTF-16")));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("skipped the task")));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("prediction")));
}

void TestToolFiles::readsLabelStudiosOtherForms()
{
    const Folder folder;
    const ImportOptions options =
        byLabel(QStringLiteral("label-studio"), QStringLiteral("label"), QStringLiteral("by"));
    Project relations = emptyProject();
    importInto(relations,
        {folder.write(QStringLiteral("a.json"),
            QByteArray(
                "[{\"data\": {\"text\": \"Ada says no.\"}, \"completions\": [{\"result\": [{\"id\": \"1\", "
                "\"type\": \"labels\", \"value\": {\"start\": 9, \"end\": 11, \"text\": \"no\", "
                "\"labels\": [\"Claim\"]}}, {\"id\": \"2\", \"type\": \"labels\", \"value\": {\"start\": "
                "0, \"end\": 3, \"text\": \"Ada\", \"labels\": [\"Actor\"]}}, {\"type\": \"relation\", "
                "\"from_id\": \"1\", \"to_id\": \"2\", \"labels\": [\"by\"]}, {\"type\": \"relation\", "
                "\"from_id\": \"1\", \"to_id\": \"9\"}]}]}]"))},
        options);
    QCOMPARE(said(relations),
        QStringList({QStringLiteral("Ada | nobody | Actor"), QStringLiteral("no | Ada | Claim")}));
    Project flat = emptyProject();
    importInto(flat,
        {folder.write(QStringLiteral("min.json"),
            QByteArray(
                "[{\"id\": 1, \"text\": \"Ada says no.\", \"span\": [{\"start\": 9, \"end\": 11, \"text\": "
                "\"no\", \"labels\": [\"Claim\"]}], \"annotator\": 1, \"annotation_id\": 2, "
                "\"lead_time\": 3.5}]"))},
        options);
    QCOMPARE(said(flat), QStringList(QStringLiteral("no | nobody | Claim")));
    Project ofText = emptyProject();
    importInto(ofText,
        {folder.write(QStringLiteral("c.json"),
            QByteArray(
                "[{\"data\": {\"text\": \"Ada says no.\"}, \"annotations\": [{\"result\": [{\"from_name\": "
                "\"label\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"choices\": "
                "[\"oppose\"]}}]}]}]"))},
        options);
    QCOMPARE(said(ofText), QStringList(QStringLiteral("Ada says no. | nobody | oppose")));
}

void TestToolFiles::readsDoccanosSamples()
{
    if (!QFile::exists(shared(QStringLiteral("samples/doccano"))))
        QSKIP("The sample files of doccano are not beside the project");
    Project overlapping = emptyProject();
    const Import twice =
        importInto(overlapping, {shared(QStringLiteral("samples/doccano/overlapping.jsonl"))},
            byLabel(QString(), QStringLiteral("label")));
    QCOMPARE(said(overlapping), QStringList(QStringLiteral("e | nobody | LOC")));
    QVERIFY(anyHas(linesOf(twice.notices), QStringLiteral("twice")));
    Project relations = emptyProject();
    importInto(relations, {shared(QStringLiteral("samples/doccano/relations.jsonl"))},
        byLabel(QString(), QStringLiteral("label"), QStringLiteral("foundedBy")));
    QCOMPARE(said(relations),
        QStringList({QStringLiteral("Google | Larry Page; Sergey Brin | ORG"),
            QStringLiteral("September 4, 1998 | nobody | DATE"),
            QStringLiteral("Larry Page | nobody | PERSON"),
            QStringLiteral("Sergey Brin | nobody | PERSON")}));
}

void TestToolFiles::readsProdigysSample()
{
    const QString path = shared(QStringLiteral("samples/prodigy/emerson_annotated_text.jsonl"));
    if (!QFile::exists(path))
        QSKIP("The sample file of Prodigy is not beside the project");
    Project project = emptyProject();
    const Import import =
        importInto(project, {path}, byLabel(QString(), QStringLiteral("label"), QStringLiteral("accept")));
    QCOMPARE(project.articles().size(), 30);
    QCOMPARE(import.counts.annotations, 30);
    QCOMPARE(said(project).first(), QStringLiteral("Emerson | Q312545 | ORG"));
    QCOMPARE(import.counts.skipped, 0);
}

void TestToolFiles::readsSpacysPairsAndOtherExamples()
{
    const Folder folder;
    const QByteArray lines =
        "[\"\xF0\x9F\x94\xA5 one two\", {\"entities\": [[2, 5, \"A\"]], \"spans\": {\"sc\": [[6, 9, "
        "\"B\"]]}}]\n"
        "[\"Against it.\", {\"cats\": {\"oppose\": 1.0, \"support\": 0.0}}]\n"
        "{\"text\": \"Yes.\", \"label\": \"support\", \"answer\": \"accept\"}\n"
        "{\"text\": \"No.\", \"label\": \"support\", \"answer\": \"reject\"}\n"
        "{\"text\": \"Ada says no.\", \"spans\": [{\"start\": 0, \"end\": 3, \"label\": \"P\"}, {\"start\": "
        "9, "
        "\"end\": 11, \"label\": \"C\"}], \"relations\": [{\"head\": 2, \"child\": 0, \"label\": \"by\", "
        "\"head_span\": {\"start\": 9, \"end\": 11}, \"child_span\": {\"start\": 0, \"end\": 3}}], "
        "\"_session_id\": \"s-Cy\"}\n";
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(QStringLiteral("a.jsonl"), lines)},
        byLabel(QStringLiteral("prodigy"), QStringLiteral("label"), QStringLiteral("by")));
    QCOMPARE(said(project),
        QStringList({QStringLiteral("one | nobody | A"), QStringLiteral("two | nobody | B"),
            QStringLiteral("Against it. | nobody | oppose"), QStringLiteral("Yes. | nobody | support"),
            QStringLiteral("Ada | nobody | P"), QStringLiteral("no | Ada | C")}));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("line 4"), QStringLiteral("rejected")));
    QCOMPARE(project.articles().size(), 5);
}

void TestToolFiles::readsGermanQuotations()
{
    const QString path = shared(QStringLiteral("corpora/german-quotations/dev.jsonl"));
    if (!QFile::exists(path))
        QSKIP("The German quotations are not beside the project");
    Project project = emptyProject();
    const Import import =
        importInto(project, {path}, byLabel(QString(), QStringLiteral("type"), QStringLiteral("speaker")));
    QCOMPARE(project.articles().size(), 150);
    // What the file has, by another reader; the intake takes the same quotation of one speaker once.
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    qsizetype attributions = 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        attributions +=
            QJsonDocument::fromJson(line).object().value(QStringLiteral("attributions")).toArray().size();
    QCOMPARE(attributions, 653);
    QCOMPARE(import.counts.annotations + import.counts.skipped, attributions);
    const QStringList all = said(project);
    QVERIFY2(
        all.contains(QStringLiteral(
            "In Wasserproben aus dem Viktoriasee sind … international geächtete Chemikalien festgestellt "
            "worden, einschließlich DDT | jüngsten Untersuchungen | Indirect")),
        qPrintable(all.mid(0, 3).join(u'\n')));
    QCOMPARE(project.article(project.articleOrder().first())->info->language, QStringLiteral("de"));
}

void TestToolFiles::readsSentencesWithTargets()
{
    const QString path = shared(QStringLiteral("corpora/newsmtsc/devtest_mt.jsonl"));
    if (!QFile::exists(path))
        QSKIP("NewsMTSC is not beside the project");
    Project project = emptyProject();
    ImportOptions options =
        byLabel(QStringLiteral("doccano"), QStringLiteral("polarity"), QStringLiteral("mention"));
    options.mapping->stance.values = {{QStringLiteral("2"), QStringLiteral("against")},
        {QStringLiteral("4"), QStringLiteral("neutral")}, {QStringLiteral("6"), QStringLiteral("in favour")}};
    const Import import = importInto(project, {path}, options);
    QCOMPARE(import.counts.annotations + import.counts.skipped, 1476);
    QVERIFY2(import.counts.annotations > 1400, qPrintable(linesOf(import.notices).join(u'\n')));
    QVERIFY(said(project).contains(QStringLiteral("Comey | Comey | against")));
}

void TestToolFiles::webAnnotationsAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("selector");
    QTest::addColumn<QString>("words");
    const QByteArray position = R"({"type": "TextPositionSelector", "start": 12, "end": 16})";
    QTest::newRow("by id") << "urn:uuid:00000000-0000-0004-0000-000000000001" << position << "said";
    QTest::newRow("by name") << "urn:doc:talks" << position << "said";
    QTest::newRow("by title") << QStringLiteral("🕊 Talks") << position << "said";
    QTest::newRow("by URL") << "https://example.org/t" << position << "said";
    QTest::newRow("by quotation") << "talks"
                                  << QByteArray(R"({"type": "TextQuoteSelector", "exact": "hoped"})")
                                  << "hoped";
    QTest::newRow("by quotation and what is around")
        << "talks"
        << QByteArray(R"({"type": "TextQuoteSelector", "exact": "he", "prefix": "said s", "suffix": "."})")
        << "he";
    QTest::newRow("by quotation that stands twice")
        << "talks" << QByteArray(R"({"type": "TextQuoteSelector", "exact": "he"})") << "";
    QTest::newRow("in UTF-16, as JavaScript counts")
        << "talks" << QByteArray(R"([{"type": "TextPositionSelector", "start": 13, "end": 17},
                         {"type": "TextQuoteSelector", "exact": "said"}])")
        << "said";
    QTest::newRow("other words") << "talks"
                                 << QByteArray(R"([{"type": "TextPositionSelector", "start": 13, "end": 17},
                         {"type": "TextQuoteSelector", "exact": "sings"}])")
                                 << "";
    QTest::newRow("outside") << "talks"
                             << QByteArray(R"({"type": "TextPositionSelector", "start": 12, "end": 1600})")
                             << "";
    QTest::newRow("text") << "talks"
                          << QByteArray(R"({"type": "TextPositionSelector", "start": "x", "end": []})") << "";
    QTest::newRow("no such article") << "elsewhere" << position << "";
}

void TestToolFiles::webAnnotationsAreFound()
{
    QFETCH(const QString, source);
    QFETCH(const QByteArray, selector);
    QFETCH(const QString, words);
    Project project = bareSample();
    const Article &article = onlyArticleNamed(project, QStringLiteral("talks"));
    ArticleInfo info = *article.info;
    info.url = QStringLiteral("https://example.org/t");
    QVERIFY(project.apply(makeChange({}, {replacing(*article.info, info)})).has_value());
    const Folder folder;
    const QByteArray bytes =
        R"({"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x", "type": "Annotation",
        "bodyValue": "a note", "target": {"source": ")"
        + source.toUtf8() + R"(", "selector": )" + selector + "}}";
    const Import import =
        importInto(project, {folder.write(QStringLiteral("a.jsonld"), bytes)}, byLabel(QString(), QString()));
    QCOMPARE(said(project),
        words.isEmpty() ? QStringList() : QStringList(words + QStringLiteral(" | nobody | neutral")));
    if (words.isEmpty()) {
        QCOMPARE(import.counts.skipped, 1);
    } else {
        QCOMPARE(onlyArticleNamed(project, QStringLiteral("talks")).annotations[0].note.orDefault(),
            QStringLiteral("a note"));
    }
}

/// An image, a part of a disk, and a context: none is about a text.
void TestToolFiles::saysWhyItRefusesSamples()
{
    if (!QFile::exists(shared(QStringLiteral("samples/web-annotation"))))
        QSKIP("The sample files of Web Annotation are not beside the project");
    for (const auto &[name, why] :
        QList<std::pair<QString, QString>>{{QStringLiteral("anno20.json"), QStringLiteral("no article")},
            {QStringLiteral("anno25.json"), QStringLiteral("none of a place in a text")},
            {QStringLiteral("anno.jsonld"), QStringLiteral("no annotation of a W3C collection")}}) {
        Project project = bareSample();
        const auto import = importFiles(
            project, {shared(QStringLiteral("samples/web-annotation/") + name)}, as(QStringLiteral("w3c")));
        QVERIFY2(import.has_value(), qPrintable(name));
        QCOMPARE(import->counts.annotations, 0);
        QVERIFY2(anyHas(linesOf(import->notices), why), qPrintable(linesOf(import->notices).join(u'\n')));
    }
}

void TestToolFiles::everyCutFileIsRead()
{
    QFETCH(const QString, format);
    QFETCH(const QString, suffix);
    const Folder folder;
    const QByteArray bytes = exported(folder, format);
    const QStringList whole = annotationLines(sampleProject(), sampleFields);
    const Project bare = bareSample();
    int taken = 0;
    for (qsizetype length = 1; length < bytes.size(); length += 1 + length % 3) {
        const auto import = importFiles(
            bare, {folder.write(QStringLiteral("cut.") + suffix, bytes.first(length))}, as(format));
        if (!import) {
            QVERIFY(!import.error().what.isEmpty());
            continue;
        }
        Project project = bare;
        QVERIFY(project.apply(import->change).has_value());
        for (const QString &line : annotationLines(project, sampleFields)) {
            ++taken;
            QVERIFY2(whole.contains(line), qPrintable(line));
        }
    }
    QVERIFY(taken > 0);
}

/// Found by a fuzzer: the import named a new question "", which no project takes.
void TestToolFiles::aQuestionWithoutANameIsNone()
{
    const Folder folder;
    const QByteArray line =
        R"({"text": "Egypt said no.", "spans": [{"start": 0, "end": 5, "label": "x", "actor": "Egypt", )"
        R"("issue": "intervention", "stance": "against", "annotator": "Bo", "attribute: ": "y"}]})";
    Project project = bareSample();
    const auto import =
        importFiles(project, {folder.write(QStringLiteral("a.jsonl"), line)}, as(QStringLiteral("prodigy")));
    QVERIFY(import.has_value());
    QCOMPARE(import->counts.annotations, 1);
    QVERIFY(project.apply(import->change).has_value());
    QVERIFY(anyHas(linesOf(import->notices), QStringLiteral("attribute:")));
}

void TestToolFiles::wrongKindsAreNothing_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    const QList<QByteArray> files{"[]", "{}", "[{}]", "nothing", "[1, 2]", "null", "{\"text\": 5}", deep,
        "[" + deep + ", {\"data\": " + deep + "}]", "{\"text\": \"a\", \"label\": " + deep + "}",
        "[{\"data\": {\"text\": \"abc\"}, \"annotations\": 5}, {\"data\": 1, \"annotations\": [5, [], {}]}]",
        "[{\"data\": {\"text\": \"abc\"}, \"annotations\": [{\"result\": [{\"value\": {\"start\": 1e300, "
        "\"end\": -1, \"labels\": {}}}, {\"value\": {\"start\": 0.5, \"end\": 1, \"labels\": [\"x\"]}}]}]}]",
        "{\"text\": \"abc\", \"label\": [[0, 1e300, \"x\"], [2, 1, \"y\"], [null, 1, 5], 7, {}, [[]]]}",
        "{\"text\": \"abc\", \"spans\": [{\"start\": 0, \"end\": 99999999999}, {\"start\": \"a\"}, 5], "
        "\"relations\": [5], \"meta\": [], \"cats\": []}",
        "{\"type\": \"Annotation\", \"target\": 5, \"body\": [5, {}, []], \"creator\": [[]]}",
        "{\"type\": \"Annotation\", \"target\": {\"source\": \"talks\", \"selector\": [5, {\"type\": []}]}}"};
    for (const auto &[format, suffix] : tools()) {
        for (qsizetype i = 0; i < files.size(); ++i)
            QTest::addRow("%s, file %d", qPrintable(format), static_cast<int>(i)) << format << files[i];
    }
}

void TestToolFiles::wrongKindsAreNothing()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    const auto import =
        importFiles(bareSample(), {folder.write(QStringLiteral("a.json"), bytes)}, as(format));
    if (import)
        QCOMPARE(import->counts.annotations, 0);
    else
        QVERIFY(!import.error().what.isEmpty());
}

void TestToolFiles::jsonComesInPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("pieces");
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &pieces) {
        QTest::newRow(name) << bytes << pieces;
    };
    row("lines", "{\"a\":1}\n\n{\"a\":2}", {QStringLiteral("1:{\"a\":1}"), QStringLiteral("3:{\"a\":2}")});
    row("a broken line", "{\"a\":1}\n{\"a\":[1,\n{\"a\":3}\n",
        {QStringLiteral("1:{\"a\":1}"), QStringLiteral("2:{\"a\":[1,"), QStringLiteral("3:{\"a\":3}")});
    row("list", "[{\"a\":\"]\\\"\"},\n {\"b\":[]}]",
        {QStringLiteral("1:{\"a\":\"]\\\"\"}"), QStringLiteral("2:{\"b\":[]}")});
    row("cut list", "[{\"a\":1},{\"b\":[", {QStringLiteral("1:{\"a\":1}"), QStringLiteral("1:{\"b\":[")});
    row("several, pretty", "{\n \"a\": 1\n}\n{\n \"a\": 2\n}",
        {QStringLiteral("1:{\n \"a\": 1\n}"), QStringLiteral("4:{\n \"a\": 2\n}")});
    row("items of a page", "{\"x\":{\"y\":[1]},\"first\":{\"z\":1,\"items\":[{\"a\":1},\n{\"a\":2}]}}",
        {QStringLiteral("1:{\"a\":1}"), QStringLiteral("2:{\"a\":2}")});
    row("lists in lines", "[1,[2]]\n[3]\n", {QStringLiteral("1:[1,[2]]"), QStringLiteral("2:[3]")});
    row("items at the top", "{\"items\":[{\"a\":1}]}", {QStringLiteral("1:{\"a\":1}")});
    row("one", "{\"x\":{\"y\":[1]}}", {QStringLiteral("1:{\"x\":{\"y\":[1]}}")});
    row("nothing", " \n ", {});
}

void TestToolFiles::jsonComesInPieces()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, pieces);
    QStringList found;
    JsonPieces all(bytes, {"items"});
    while (const std::optional<JsonPiece> piece = all.next())
        found.append(QString::number(piece->line) + u':' + QString::fromUtf8(piece->bytes.toByteArray()));
    QCOMPARE(found, pieces);
}

QTEST_GUILESS_MAIN(TestToolFiles)
#include "tst_tool_files.moc"
