// SPDX-License-Identifier: GPL-3.0-or-later
//
// CAS XMI and CAS JSON: our bytes, the files of the real tools where they are, and what damaged files give.
#include "model/exchange/cas_json_reader.h"
#include "model/exchange/xmi_reader.h"
#include "tests/exchange/exchange_sample.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace standpoint;

namespace {

const QString samples = QStringLiteral(SHARED_DATA "/samples/");

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<ForeignCorpus> xmiCorpus(const QByteArray &xml, const QByteArray &types = {})
{
    ForeignCorpus corpus;
    if (Status read = readXmi(xml, types, QStringLiteral("a.xmi"), corpus); !read)
        return tl::unexpected(read.error());
    return corpus;
}

Result<ForeignCorpus> jsonCorpus(const QByteArray &json)
{
    ForeignCorpus corpus;
    if (Status read = readCasJson(json, QStringLiteral("a.json"), corpus); !read)
        return tl::unexpected(read.error());
    return corpus;
}

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

const QByteArray xmiHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" "
    "xmlns:cas=\"http:///uima/cas.ecore\" xmlns:c=\"http:///webanno/custom.ecore\" "
    "xmlns:n=\"http:///uima/noNamespace.ecore\" xmi:version=\"2.0\">";
const QByteArray xmiSofa = "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" "
                           "sofaString=\"Ada&#10;&#9;said &quot;no&quot; &#128293;\"/>";

QString exportTo(const Folder &folder, const QString &format, const Project &project)
{
    const auto written = exportProject(project, {format, folder.path(QStringLiteral("out"))});
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
    return folder.path(QStringLiteral("out"));
}

} // namespace

class TestUima : public QObject
{
    Q_OBJECT

private slots:
    void writesXmi();
    void writesTypeSystem();
    void writesCasJson();
    void isXmlToOthers();
    void readsInceptionsSample();
    void readsJsonSamples();
    void readsTextWithReferences();
    void parsesReferencesWithAndWithoutTypes();
    void readsListsOfTheirOwn();
    void convertsCodePoints();
    void keepsWhatMetadataSays_data();
    void keepsWhatMetadataSays();
    void namesWhatItCannotTake();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void cutAnywhereGivesNothingWrong();
    void hugeStructuresTakeBoundedTime();
    void readsZips();
};

void TestUima::writesXmi()
{
    const Folder folder;
    exportTo(folder, QStringLiteral("xmi"), sampleProject());
    QString expected = QStringLiteral(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
    xmlns:custom="http:///webanno/custom.ecore"
    xmlns:metadata="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
    xmlns:segmentation="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
    xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <metadata:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="12" language="en" documentTitle="open" documentId="open"/>
  <custom:ArticleDetails xmi:id="3" sofa="1" articleId="00000000000000040000000000000002" published="2013-08-30" source="Herald" title="open"><tags>a</tags><tags>b</tags></custom:ArticleDetails>
  <segmentation:Sentence xmi:id="5" sofa="1" begin="0" end="12"/>
  <segmentation:Token xmi:id="6" sofa="1" begin="0" end="7"/>
  <segmentation:Token xmi:id="7" sofa="1" begin="8" end="11"/>
  <segmentation:Token xmi:id="8" sofa="1" begin="11" end="12"/>
  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Nothing yet."/>
  <cas:View sofa="1" members="2 3 5 6 7 8"/>
</xmi:XMI>
)");
    compareLines(QString::fromUtf8(folder.read(QStringLiteral("out/unlabelled/open.xmi"))), expected);
    const QString bo = QString::fromUtf8(folder.read(QStringLiteral("out/bo/talks.xmi")));
    const QStringList lines = bo.split(u'\n');
    const QStringList statement = lines.filter(QStringLiteral("custom:Statement"));
    QCOMPARE(statement.size(), 2);
    compareLines(statement.first(),
        QStringLiteral(
            "  <custom:Statement xmi:id=\"24\" sofa=\"1\" begin=\"3\" end=\"12\" actor=\"Ada; 100%\" "
            "actorId=\"00000000000000050000000000000001\" annotator=\"Bo\" attr_attribution=\"%1\" "
            "attr_conditional=\"true\" comment=\"two&#10;lines\" confidence=\"0.8\" "
            "created=\"2013-08-30T12:00:00.000Z\" issue=\"intervention\" "
            "modified=\"2013-08-30T12:00:00.500Z\" polarity=\"-1\" provenance=\"manual\" "
            "sid=\"00000000000000060000000000000001\" stance=\"against\" fragments=\"26\"/>")
            .arg(sampleProject().attributes().inOrder().first().choices.first().name));
    QVERIFY(bo.contains(
        QStringLiteral("<custom:Evidence xmi:id=\"27\" sofa=\"1\" begin=\"18\" end=\"22\"/>\n"
                       "  <custom:StatementFragmentsLink xmi:id=\"26\" role=\"fragment\" target=\"27\"/>")));
    QVERIFY(bo.contains(
        QStringLiteral("sofaString=\"🔥 “No war,” said she.&#10;&#10;Talks, Zöe hoped, may help.\"/>")));
    QVERIFY(bo.contains(QStringLiteral(" 24 27\"/>"))); // members: links are none
}

void TestUima::writesTypeSystem()
{
    const Folder folder;
    exportTo(folder, QStringLiteral("xmi"), sampleProject());
    const QString types = QString::fromUtf8(folder.read(QStringLiteral("out/bo/TypeSystem.xml")));
    for (const char *part : {"<name>webanno.custom.Statement</name>\n      <description/>\n      "
                             "<supertypeName>uima.tcas.Annotation</supertypeName>",
             "<name>confidence</name>\n          <description/>\n          <rangeTypeName>uima.cas.Double",
             "<rangeTypeName>uima.cas.FSArray</rangeTypeName>\n          "
             "<elementType>webanno.custom.StatementFragmentsLink</elementType>",
             "<name>webanno.custom.StatementFragmentsLink</name>\n      <description/>\n      "
             "<supertypeName>uima.cas.TOP</supertypeName>",
             "<name>target</name>\n          <description/>\n          "
             "<rangeTypeName>webanno.custom.Evidence</rangeTypeName>"})
        QVERIFY2(types.contains(QLatin1String(part)), part);
    QVERIFY(!types.contains(QStringLiteral("<name>uima.tcas.Annotation</name>")));
}

void TestUima::writesCasJson()
{
    const Folder folder;
    exportTo(folder, QStringLiteral("cas-json"), sampleProject());
    const QByteArray open = folder.read(QStringLiteral("out/unlabelled/open.json"));
    QVERIFY(open.startsWith("{\"%TYPES\":{\n\"de.tudarmstadt"));
    const qsizetype structures = open.indexOf("\"%FEATURE_STRUCTURES\"");
    QVERIFY(structures > 0);
    compareLines(QString::fromUtf8(open.sliced(structures)), QStringLiteral(R"("%FEATURE_STRUCTURES":[
{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"Nothing yet."},
{"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData","@sofa":1,"begin":0,"end":12,"language":"en","documentTitle":"open","documentId":"open"},
{"%ID":3,"%TYPE":"webanno.custom.ArticleDetails","@sofa":1,"articleId":"00000000000000040000000000000002","published":"2013-08-30","source":"Herald","title":"open","@tags":4},
{"%ID":4,"%TYPE":"uima.cas.StringArray","%ELEMENTS":["a","b"]},
{"%ID":5,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence","@sofa":1,"begin":0,"end":12},
{"%ID":6,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1,"begin":0,"end":7},
{"%ID":7,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1,"begin":8,"end":11},
{"%ID":8,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1,"begin":11,"end":12}
],
"%VIEWS":{"_InitialView":{"%SOFA":1,"%MEMBERS":[2,3,5,6,7,8]}}}
)"));
    const QJsonObject bo = QJsonDocument::fromJson(folder.read(QStringLiteral("out/bo/talks.json"))).object();
    QSet<qint64> ids;
    qint64 statement = 0;
    for (const auto &value : bo.value(QLatin1String("%FEATURE_STRUCTURES")).toArray()) {
        const QJsonObject one = value.toObject();
        const qint64 id = one.value(QLatin1String("%ID")).toInteger();
        QVERIFY(id > 0 && !ids.contains(id));
        ids.insert(id);
        if (one.value(QLatin1String("%TYPE")).toString() != QStringLiteral("webanno.custom.Statement"))
            continue;
        statement = id;
        QCOMPARE(one.value(QLatin1String("confidence")).toDouble(), 0.8);
        QCOMPARE(one.value(QLatin1String("comment")).toString(), QStringLiteral("two\nlines"));
        QCOMPARE(one.value(QLatin1String("@fragments")).toInteger(), id + 1);
    }
    QVERIFY(statement > 0);
    const QJsonObject types = bo.value(QLatin1String("%TYPES")).toObject();
    QCOMPARE(types.value(QLatin1String("webanno.custom.Statement"))
                 .toObject()
                 .value(QLatin1String("fragments"))
                 .toObject()
                 .value(QLatin1String("%RANGE"))
                 .toString(),
        QStringLiteral("webanno.custom.StatementFragmentsLink[]"));
}

/// What xmllint says of the text is what it is, and every number refers to something.
void TestUima::isXmlToOthers()
{
    const QString xmllint = QStandardPaths::findExecutable(QStringLiteral("xmllint"));
    if (xmllint.isEmpty())
        QSKIP("xmllint is not installed (libxml2-utils)");
    const Folder folder;
    exportTo(folder, QStringLiteral("xmi"), sampleProject());
    QProcess process;
    process.start(xmllint,
        {QStringLiteral("--xpath"), QStringLiteral("string(//@sofaString)"),
            folder.path(QStringLiteral("out/bo/talks.xmi"))});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).chopped(1), sampleText());
    process.start(xmllint, {QStringLiteral("--noout"), folder.path(QStringLiteral("out/bo/TypeSystem.xml"))});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
}

void TestUima::readsInceptionsSample()
{
    const QByteArray xml = fileBytes(samples + QStringLiteral("cas-xmi/cas_with_smileys.xmi"));
    if (xml.isEmpty())
        QSKIP("The samples of other tools are not here");
    const Result<ForeignCorpus> corpus =
        xmiCorpus(xml, fileBytes(samples + QStringLiteral("cas-xmi/TypeSystem.xml")));
    QVERIFY2(corpus.has_value(), corpus ? "" : qPrintable(corpus.error().toString()));
    const ForeignDocument &document = corpus->documents.front();
    QCOMPARE(document.info.document, QStringLiteral("huggingface"));
    QCOMPARE(document.text.size(), 839);
    QCOMPARE(document.text.count(QStringLiteral("\r\n")), 2);
    QStringList words;
    for (const ForeignAnnotation &annotation : document.annotations) {
        QCOMPARE(annotation.field(QStringLiteral("label")), QStringLiteral("NamedEntity"));
        QCOMPARE(annotation.field(QStringLiteral("value")), QStringLiteral("OTH"));
        words.append(document.text.mid(annotation.spans.first().begin, annotation.spans.first().length()));
    }
    QCOMPARE(words,
        (QStringList{QStringLiteral("Transformers"), QStringLiteral("Transformers"),
            QStringLiteral("Transformers"), QStringLiteral("PyTorch"), QStringLiteral("TensorFlow")}));
    QCOMPARE(corpus->skipped.count(), 0);
}

void TestUima::readsJsonSamples()
{
    const QByteArray emoji = fileBytes(samples + QStringLiteral("cas-json/emoji.json"));
    if (emoji.isEmpty())
        QSKIP("The samples of other tools are not here");
    const Result<ForeignCorpus> corpus = jsonCorpus(emoji);
    QVERIFY(corpus.has_value());
    QStringList words;
    for (const ForeignAnnotation &annotation : corpus->documents.front().annotations)
        words.append(corpus->documents.front().text.mid(
            annotation.spans.first().begin, annotation.spans.first().length()));
    QCOMPARE(words.join(u' '), corpus->documents.front().text);
    QCOMPARE(words.size(), 9);
    const Result<ForeignCorpus> withSlots =
        jsonCorpus(fileBytes(samples + QStringLiteral("cas-json/slot-feature.json")));
    QVERIFY(withSlots.has_value());
    QCOMPARE(said(*withSlots),
        (QStringList{QStringLiteral("0-4 label=SimpleLinkHost p1=is p2=a"),
            QStringLiteral("5-7 label=SimpleSpan"), QStringLiteral("8-9 label=SimpleSpan")}));
    QCOMPARE(withSlots->documents.front().info.document, QStringLiteral("doc"));
}

void TestUima::readsTextWithReferences()
{
    const Result<ForeignCorpus> corpus =
        xmiCorpus(xmiHead + "<n:Mark xmi:id=\"7\" sofa=\"1\" begin=\"5\" end=\"9\" v=\"x\"/>"
            + "<c:Quote xmi:id=\"8\" sofa=\"1\" begin=\"15\" end=\"17\"/>" + xmiSofa + "</xmi:XMI>");
    QVERIFY2(corpus.has_value(), corpus ? "" : qPrintable(corpus.error().toString()));
    QCOMPARE(corpus->documents.front().text, QStringLiteral("Ada\n\tsaid \"no\" 🔥"));
    QCOMPARE(said(*corpus),
        (QStringList{QStringLiteral("5-9 label=Mark v=x"), QStringLiteral("15-17 label=Quote")}));
}

void TestUima::parsesReferencesWithAndWithoutTypes()
{
    const QByteArray xml = xmiHead
        + "<c:Host xmi:id=\"5\" sofa=\"1\" begin=\"5\" end=\"9\" links=\"6\" order=\"7\" who=\"7\"/>"
          "<c:Link xmi:id=\"6\" role=\"holder\" target=\"7\"/>"
          "<c:Name xmi:id=\"7\" sofa=\"1\" begin=\"0\" end=\"3\" kind=\"p\"/>"
        + xmiSofa + "</xmi:XMI>";
    const QByteArray types =
        "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\"><types><typeDescription>"
        "<name>webanno.custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>"
        "<featureDescription><name>who</name><rangeTypeName>webanno.custom.Name</rangeTypeName></"
        "featureDescription>"
        "</features></typeDescription><typeDescription><name>webanno.custom.Host</name>"
        "<supertypeName>webanno.custom.Base</supertypeName><features>"
        "<featureDescription><name>order</name><rangeTypeName>uima.cas.Integer</rangeTypeName></"
        "featureDescription>"
        "<featureDescription><name>links</name><rangeTypeName>uima.cas.FSArray</rangeTypeName></"
        "featureDescription>"
        "</features></typeDescription></types></typeSystemDescription>";
    const Result<ForeignCorpus> known = xmiCorpus(xml, types);
    QVERIFY(known.has_value());
    QCOMPARE(said(*known).first(),
        QStringLiteral("5-9 label=Host order=7 holder=Ada holder.kind=p who=Ada who.kind=p"));
    const Result<ForeignCorpus> unknown = xmiCorpus(xml);
    QVERIFY(unknown.has_value());
    QCOMPARE(said(*unknown).first(), QStringLiteral("5-9 label=Host order=7 who=7 holder=Ada holder.kind=p"));
}

void TestUima::readsListsOfTheirOwn()
{
    const Result<ForeignCorpus> corpus = jsonCorpus(R"({"%FEATURE_STRUCTURES":[
        {"%ID":1,"%TYPE":"uima.cas.Sofa","sofaID":"_InitialView","sofaString":"Ada said no"},
        {"%ID":2,"%TYPE":"a.Host","@sofa":1,"begin":4,"end":8,"@who":3,"@words":4,"#score":"NaN","n":2,"d":0.5,"yes":true},
        {"%ID":3,"%TYPE":"uima.cas.FSArray","%ELEMENTS":[5]},{"%ID":4,"%TYPE":"uima.cas.StringArray","%ELEMENTS":["x","y"]},
        {"%ID":5,"%TYPE":"a.Name","@sofa":1,"begin":0,"end":3}]})");
    QVERIFY(corpus.has_value());
    QCOMPARE(said(*corpus),
        (QStringList{QStringLiteral("4-8 label=Host score=NaN d=0.5 n=2 yes=true words=x; y who=Ada"),
            QStringLiteral("0-3 label=Name")}));
}

void TestUima::convertsCodePoints()
{
    const Result<ForeignCorpus> corpus = jsonCorpus(R"({"%FEATURE_STRUCTURES":[
        {"%ID":1,"%TYPE":"uima.cas.Sofa","sofaID":"_InitialView","sofaString":"🔥 Ada 🔥"},
        {"%ID":2,"%TYPE":"uima.tcas.DocumentAnnotation","@sofa":1,"begin":0,"end":7},
        {"%ID":5,"%TYPE":"a.Name","@sofa":1,"begin":2,"end":5}]})");
    QVERIFY(corpus.has_value());
    QCOMPARE(said(*corpus), QStringList(QStringLiteral("3-6 label=Name")));
    QCOMPARE(corpus->remarks.count(), 1);
}

void TestUima::keepsWhatMetadataSays_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("XMI") << QStringLiteral("xmi");
    QTest::newRow("JSON") << QStringLiteral("cas-json");
}

/// Into an empty project: articles with everything, states, and the sample's annotations.
void TestUima::keepsWhatMetadataSays()
{
    QFETCH(const QString, format);
    Project project = sampleProject();
    ArticleInfo odd = *onlyArticleNamed(project, QStringLiteral("open")).info;
    const ArticleInfo before = odd;
    odd.document = QStringLiteral("a.txt");
    odd.title = QStringLiteral("a.txt");
    odd.url = QStringLiteral("urn:x & y");
    odd.author = QStringLiteral("\"A\" <b>");
    odd.setNote(QStringLiteral("see\n\tbelow"));
    std::vector<AnyEdit> edits;
    edits.push_back(replacing(before, odd));
    edits.push_back(adding(ArticleState{odd.id, AnnotatorId{{3, 1}}, ArticleState::State::Done}));
    QVERIFY(project.apply(makeChange({}, std::move(edits))).has_value());
    const Folder folder;
    const QString out = exportTo(folder, format, project);
    Project again = emptyProject();
    const Import import = importInto(again, {out});
    QCOMPARE(linesOf(import.notices).filter(QStringLiteral("not imported")), QStringList());
    QCOMPARE(again.articles().size(), 2);
    for (const Shared<Article> &article : project.articles()) {
        const Article *other = again.article(article->info->id);
        QVERIFY(other);
        ArticleInfo info = *other->info;
        info.order = article->info->order;
        QCOMPARE(info, *article->info);
        QCOMPARE(other->content(), article->content());
    }
    QCOMPARE(annotationLines(again, sampleFields), annotationLines(project, sampleFields));
    const AnnotatorId bo = again.annotators().inOrder().first().id;
    QCOMPARE(again.article(odd.id)->stateOf(bo), std::optional(ArticleState::State::Done));
}

void TestUima::namesWhatItCannotTake()
{
    const Result<ForeignCorpus> corpus =
        xmiCorpus(xmiHead + "<c:A xmi:id=\"2\" sofa=\"1\" begin=\"3\" end=\"99999999999\"/>"
                + "<c:B xmi:id=\"3\" sofa=\"1\" begin=\"-4\" end=\"2\"/><c:C xmi:id=\"4\" sofa=\"1\" "
                  "begin=\"2\" end=\"2\"/>"
                + "<c:D xmi:id=\"5\" sofa=\"9\" begin=\"0\" end=\"2\"/><c:E xmi:id=\"6\" v=\"x\"/>"
                + "<c:Statement xmi:id=\"7\" sofa=\"1\" begin=\"0\" end=\"3\" fragments=\"88\" stance=\"s\"/>"
                + "<c:F xmi:id=\"8\" sofa=\"1\" begin=\"0\" end=\"3\"/>" + xmiSofa + "</xmi:XMI>",
            "<t><typeDescription><name>webanno.custom.Statement</"
            "name><features><featureDescription><name>fragments</name>"
            "<rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription></features></"
            "typeDescription></t>");
    QVERIFY(corpus.has_value());
    QCOMPARE(said(*corpus), QStringList(QStringLiteral("0-3 label=F")));
    const QStringList skipped = linesOf(corpus->skipped);
    QCOMPARE(skipped.size(), 4);
    QVERIFY(anyHas(skipped, QStringLiteral("a.xmi, xmi:id 2"), QStringLiteral("outside the text")));
    QVERIFY(anyHas(skipped, QStringLiteral("xmi:id 4"), QStringLiteral("marks no words")));
    QVERIFY(anyHas(skipped, QStringLiteral("xmi:id 7"), QStringLiteral("fragment")));
    QCOMPARE(corpus->remarks.count(), 2); // another view, and one about the whole document
}

void TestUima::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no text") << xmiHead + "</xmi:XMI>";
    QTest::newRow("other XML") << QByteArray("<a/>");
    QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY x \"y\">]>") + xmiHead.sliced(39) + xmiSofa
            + "</xmi:XMI>";
    QTest::newRow("cut") << xmiHead + xmiSofa;
    QTest::newRow("JSON of something else") << QByteArray("{\"a\":1}");
    QTest::newRow("structures that are none") << QByteArray("{\"%FEATURE_STRUCTURES\":[1,[],{}]}");
    QTest::newRow("deep") << QByteArray("{\"%FEATURE_STRUCTURES\":") + QByteArray(100'000, '[');
}

void TestUima::refusesOtherFiles()
{
    QFETCH(const QByteArray, bytes);
    for (const auto &corpus : {xmiCorpus(bytes), jsonCorpus(bytes)}) {
        QVERIFY(!corpus);
        QVERIFY(!corpus.error().what.isEmpty());
    }
}

/// Wherever a file is cut, an annotation is there as it was or not at all.
void TestUima::cutAnywhereGivesNothingWrong()
{
    const Folder folder;
    exportTo(folder, QStringLiteral("xmi"), sampleProject());
    const QByteArray xml = folder.read(QStringLiteral("out/bo/talks.xmi"));
    const QByteArray types = folder.read(QStringLiteral("out/bo/TypeSystem.xml"));
    const Result<ForeignCorpus> whole = xmiCorpus(xml, types);
    QVERIFY(whole.has_value());
    QCOMPARE(said(*whole).size(), 1);
    for (qsizetype size = 0; size < xml.size() - 1; ++size)
        QVERIFY2(!xmiCorpus(xml.first(size), types), qPrintable(QString::number(size)));
    for (qsizetype size = 0; size < types.size(); size += 7) {
        const Result<ForeignCorpus> corpus = xmiCorpus(xml, types.first(size));
        QVERIFY(corpus && said(*corpus) == said(*whole));
    }
    QVERIFY(exportProject(sampleProject(), {QStringLiteral("cas-json"), folder.path(QStringLiteral("json"))})
                .has_value());
    const QByteArray json = folder.read(QStringLiteral("json/bo/talks.json"));
    QVERIFY(jsonCorpus(json).has_value());
    for (qsizetype size = 0; size < json.size() - 2; ++size)
        QVERIFY2(!jsonCorpus(json.first(size)), qPrintable(QString::number(size)));
}

/// A structure of very many features, to which very many others refer.
void TestUima::hugeStructuresTakeBoundedTime()
{
    QByteArray json =
        R"({"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"abc"},{"%ID":2,"%TYPE":"a.B","begin":0,"end":1)";
    for (int i = 0; i < 50'000; ++i)
        json += ",\"f" + QByteArray::number(i) + "\":\"x\",\"@r" + QByteArray::number(i) + "\":2";
    json += '}';
    for (int i = 3; i < 3'000; ++i)
        json += ",{\"%ID\":" + QByteArray::number(i) + R"(,"%TYPE":"a.C","begin":0,"end":2,"@b":2})";
    const Result<ForeignCorpus> corpus =
        jsonCorpus(json + "]}"); // with the square of the fields it would take minutes
    QVERIFY(corpus.has_value());
    QCOMPARE(corpus->documents.front().annotations.size(), size_t(2'998));
    QVERIFY(anyHas(linesOf(corpus->remarks), QStringLiteral("thousands of fields")));
}

void TestUima::readsZips()
{
    const Folder folder;
    const Project project = sampleProject();
    for (const QString &format : {QStringLiteral("xmi"), QStringLiteral("webanno-tsv")}) {
        const QString path = folder.path(format + QStringLiteral(".zip"));
        QVERIFY(exportProject(project, {format, path}).has_value());
        Project again = emptyProject();
        importInto(again, {path});
        QCOMPARE(again.articles().size(), 2);
        QCOMPARE(annotationLines(again, sampleFields), annotationLines(project, sampleFields));
    }
}

QTEST_GUILESS_MAIN(TestUima)
#include "tst_uima.moc"
