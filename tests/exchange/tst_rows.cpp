// SPDX-License-Identifier: GPL-3.0-or-later
//
// A corpus as rows: by annotation, sentence and article; the folder for training; settings that are kept.
#include "model/exchange/export_preset.h"
#include "model/exchange/pseudonyms.h"
#include "tests/exchange/import_fixture.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace standpoint;

namespace {

/// Four sentences; Ada is done and finds something in the first (twice the same, once another) and in the
/// third, Bo began and finds something across the second and third.
const QByteArray text(
    "Ministers met.\nEgypt said “no”, and no again.\nRussia agreed 😀 to talks.\nNobody else spoke.");

struct Corpus
{
    Folder folder;
    Project project = emptyProject();

    Corpus()
    {
        const QByteArray table =
            "document,sentence,text,actor,issue,stance,annotator,confidence,note\n"
            "a,1,“no”,Egypt,intervention,against,Ada,0.7,\"a \"\"note\"\"\n in two lines\"\n"
            "a,1,no again,Egypt,intervention,against,Ada,,\n"
            "a,1,said,Egypt,negotiation,neutral,Ada,,\n"
            "a,2,😀 to talks,Russia,negotiation,in favour,Ada,1,\n"
            "a,2,agreed,Russia,negotiation,neutral,Ada,,\n"
            "a,2,agreed,Russia,negotiation,in favour,Bo,,\n";
        importInto(project,
            {folder.write(QStringLiteral("a.txt"), text), folder.write(QStringLiteral("t.csv"), table),
                folder.write(QStringLiteral("s.csv"), QByteArray("document,annotator,state\na,Ada,done\n"))});
    }

    QList<QJsonObject> rows(ExportOptions options) const
    {
        options.format = QStringLiteral("jsonl");
        options.path = folder.path(QStringLiteral("out.jsonl"));
        const auto written = exportProject(project, options);
        if (!written)
            qFatal("%s", qPrintable(written.error().toString()));
        QList<QJsonObject> found;
        for (const QByteArray &line : folder.read(QStringLiteral("out.jsonl")).split('\n')) {
            if (!line.isEmpty())
                found.append(QJsonDocument::fromJson(line).object());
        }
        return found;
    }
};

QStringList said(const QList<QJsonObject> &rows)
{
    QStringList lines;
    for (const QJsonObject &row : rows) {
        QStringList parts;
        for (const char *key : {"annotator", "text", "actor", "issue", "stance"})
            parts.append(row[QLatin1String(key)].toString());
        lines.append(parts.join(u'|'));
    }
    return lines;
}

} // namespace

class TestRows : public QObject
{
    Q_OBJECT

private slots:
    void sentencesHaveEachStanceOnce();
    void sentencesWithoutAStance();
    void goldIsSilentOnWhatIsOpen();
    void evidenceBetweenSentences();
    void articlesHaveOneStanceOrMixed();
    void contextIsWholeSentences();
    void everyRowHasEveryKeyOfOneType();
    void pseudonymsHideNames();
    void rowsOfSeveralSayWhatAllSay();
    void pseudonymsStay();
    void aRecipeNamesLayersAsTheFilesDo();
    void onlyWhatIsDone();
    void theFolderIsWhole();
    void affiliationsByTheDay();
    void questionsInAnyScript();
    void pandasReadsIt();
    void settingsAreKept();
    void settingsThatAreNone();
};

void TestRows::sentencesHaveEachStanceOnce()
{
    const Corpus corpus;
    ExportOptions options;
    options.unit = ExportUnit::Sentence;
    const QStringList expected{
        QStringLiteral("Ada|Egypt said “no”, and no again.|Egypt|intervention|against"),
        QStringLiteral("Ada|Egypt said “no”, and no again.|Egypt|negotiation|neutral"),
        QStringLiteral("Ada|Russia agreed 😀 to talks.|Russia|negotiation|in favour"),
        QStringLiteral("Ada|Russia agreed 😀 to talks.|Russia|negotiation|neutral"),
        QStringLiteral("Bo|Russia agreed 😀 to talks.|Russia|negotiation|in favour")};
    QStringList found = said(corpus.rows(options));
    found.sort();
    QCOMPARE(found, expected);
}

/// Ada, who is done, saw nothing in two sentences; what Bo did not look at yet is not "none".
void TestRows::sentencesWithoutAStance()
{
    const Corpus corpus;
    ExportOptions options;
    options.unit = ExportUnit::Sentence;
    options.none = true;
    const QStringList none = said(corpus.rows(options)).filter(QStringLiteral("|none"));
    QCOMPARE(none,
        (QStringList{
            QStringLiteral("Ada|Ministers met.|||none"), QStringLiteral("Ada|Nobody else spoke.|||none")}));
}

/// Gold says something of the second sentence, and nothing yet of the third, where two found something.
void TestRows::goldIsSilentOnWhatIsOpen()
{
    Corpus corpus;
    const QByteArray gold = "document,sentence,text,actor,issue,stance,annotator\n"
                            "a,1,“no”,Egypt,intervention,against,gold\n";
    importInto(corpus.project, {corpus.folder.write(QStringLiteral("g.csv"), gold)});
    ExportOptions options;
    options.unit = ExportUnit::Sentence;
    options.none = true;
    options.layer = QStringLiteral("gold");
    QCOMPARE(
        said(corpus.rows(options)).filter(QStringLiteral("|none")), QStringList()); // Bo is still at work
    const auto done = [&](const QByteArray &who) {
        importInto(corpus.project,
            {corpus.folder.write(
                QStringLiteral("s2.csv"), "document,annotator,state\na," + who + ",done\n")});
        return said(corpus.rows(options)).filter(QStringLiteral("|none"));
    };
    const QStringList sure{
        QStringLiteral("gold|Ministers met.|||none"), QStringLiteral("gold|Nobody else spoke.|||none")};
    QCOMPARE(done("Bo"), sure);
    QCOMPARE(done("gold"),
        (QStringList{sure[0], QString::fromUtf8("gold|Russia agreed 😀 to talks.|||none"), sure[1]}));
}

/// White space before a sentence goes with the sentence that the evidence touches, not with the one before.
void TestRows::evidenceBetweenSentences()
{
    Corpus corpus;
    const QByteArray lines =
        "{\"document\": \"b\", \"start\": 9, \"end\": 15, \"actor\": \"Chad\", \"issue\": "
        "\"negotiation\", \"stance\": \"against\", \"annotator\": \"Bo\"}\n";
    importInto(corpus.project,
        {corpus.folder.write(QStringLiteral("b.txt"), QByteArray("One came.\n   Chad spoke. Two went.")),
            corpus.folder.write(QStringLiteral("b.jsonl"), lines)});
    ExportOptions options;
    const auto ofChad = [&] {
        QList<QJsonObject> rows = corpus.rows(options);
        rows.removeIf(
            [](const QJsonObject &row) { return row[QStringLiteral("actor")] != QStringLiteral("Chad"); });
        return rows;
    };
    const QList<QJsonObject> annotations = ofChad();
    QCOMPARE(annotations.size(), 1);
    QCOMPARE(annotations[0][QStringLiteral("start")].toInt(), 9);
    QCOMPARE(annotations[0][QStringLiteral("sentence")].toInt(), 1);
    options.unit = ExportUnit::Sentence;
    options.context = 1;
    const QList<QJsonObject> rows = ofChad();
    QCOMPARE(said(rows), QStringList{QStringLiteral("Bo|Chad spoke.|Chad|negotiation|against")});
    QCOMPARE(rows[0][QStringLiteral("context_before")].toString(), QStringLiteral("One came."));
    QCOMPARE(rows[0][QStringLiteral("context_after")].toString(), QStringLiteral("Two went."));
}

void TestRows::articlesHaveOneStanceOrMixed()
{
    const Corpus corpus;
    ExportOptions options;
    options.unit = ExportUnit::Article;
    QStringList found = said(corpus.rows(options));
    found.sort();
    QCOMPARE(found,
        (QStringList{QStringLiteral("Ada|agreed … 😀 to talks|Russia|negotiation|mixed"),
            QStringLiteral("Ada|said|Egypt|negotiation|neutral"),
            QStringLiteral("Ada|“no” … no again|Egypt|intervention|against"),
            QStringLiteral("Bo|agreed|Russia|negotiation|in favour")}));
}

void TestRows::contextIsWholeSentences()
{
    const Corpus corpus;
    ExportOptions options;
    options.context = 2;
    options.layer = QStringLiteral("Bo");
    const QList<QJsonObject> rows = corpus.rows(options);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][QStringLiteral("context_before")].toString(),
        QString::fromUtf8("Ministers met.\nEgypt said “no”, and no again."));
    QCOMPARE(rows[0][QStringLiteral("context_after")].toString(), QStringLiteral("Nobody else spoke."));
    const QJsonObject evidence = rows[0][QStringLiteral("evidence")].toArray()[0].toObject();
    QCOMPARE(evidence[QStringLiteral("start")].toInt(), 53); // code points
    QCOMPARE(evidence[QStringLiteral("text")].toString(), QStringLiteral("agreed"));
}

void TestRows::everyRowHasEveryKeyOfOneType()
{
    const Corpus corpus;
    ExportOptions options;
    options.unit = ExportUnit::Sentence;
    options.none = true;
    QMap<QString, QSet<int>> types;
    const QList<QJsonObject> rows = corpus.rows(options);
    QCOMPARE(rows.size(), 7);
    for (const QJsonObject &row : rows) {
        QCOMPARE(row.keys(), rows.first().keys());
        for (const QString &key : row.keys())
            types[key].insert(row[key].type());
    }
    for (auto it = types.begin(); it != types.end(); ++it) {
        it->remove(QJsonValue::Null);
        QVERIFY2(it->size() <= 1, qPrintable(it.key()));
    }
    options.unit = ExportUnit::Span;
    options.context = 1;
    QCOMPARE(corpus.rows(options).size(), 6);
    // 1 in one row and 0.7 in another would be a whole number here and a decimal there.
    const QByteArray bytes = corpus.folder.read(QStringLiteral("out.jsonl"));
    QVERIFY(bytes.contains("\"confidence\": 1.0") && bytes.contains("\"confidence\": 0.7,"));
    QVERIFY(bytes.contains("\"stance_value\": -1.0") && !bytes.contains("\"stance_value\": -1,"));
}

void TestRows::pseudonymsHideNames()
{
    const Corpus corpus;
    for (const auto &format : {"jsonl", "csv"}) {
        for (const ExportUnit unit : {ExportUnit::Span, ExportUnit::Sentence}) {
            ExportOptions options;
            options.format = QLatin1String(format);
            options.path = corpus.folder.path(QStringLiteral("out"));
            options.pseudonyms = true;
            options.unit = unit;
            QVERIFY(exportProject(corpus.project, options));
            const QByteArray bytes = corpus.folder.read(QStringLiteral("out"));
            QVERIFY(!bytes.contains("Ada") && !bytes.contains("Bo\""));
            const QHash<AnnotatorId, QString> codes = pseudonyms(corpus.project);
            QCOMPARE(codes.size(), 2);
            for (const QString &code : codes)
                QVERIFY(bytes.contains(code.toLatin1()));
        }
    }
}

/// What only some of the annotations behind a row say stands in no field, and is listed as lost.
void TestRows::rowsOfSeveralSayWhatAllSay()
{
    const Corpus corpus;
    for (const ExportUnit unit : {ExportUnit::Sentence, ExportUnit::Article}) {
        ExportOptions options;
        options.unit = unit;
        options.layer = QStringLiteral("Ada");
        const QJsonObject row = corpus.rows(options).first(); // “no” (0.7, a note) and “no again”
        QCOMPARE(row[QStringLiteral("comment")].toString(), QString());
        QVERIFY(row[QStringLiteral("confidence")].isNull());
    }
    ExportOptions options{
        QStringLiteral("jsonl"), corpus.folder.path(QStringLiteral("out.jsonl")), {}, {}, 0};
    options.unit = ExportUnit::Sentence;
    auto losses = exportProject(corpus.project, options)->losses;
    QCOMPARE(losses.value(Loss::Widened), 6);
    QCOMPARE(losses.value(Loss::Duplicate), 1);
    QCOMPARE(losses.value(Loss::Note), 1);
    QCOMPARE(losses.value(Loss::Confidence), 1);
    QCOMPARE(losses.value(Loss::StanceCollapsed), 0);
    options.unit = ExportUnit::Article;
    losses = exportProject(corpus.project, options)->losses;
    QCOMPARE(losses.value(Loss::Widened), 0);
    QCOMPARE(losses.value(Loss::Duplicate), 1);
    QCOMPARE(losses.value(Loss::Note), 1);
    QCOMPARE(losses.value(Loss::Confidence), 2);
    QCOMPARE(losses.value(Loss::StanceCollapsed), 2);
    options.unit = ExportUnit::Span;
    losses = exportProject(corpus.project, options)->losses;
    QCOMPARE(losses.value(Loss::Duplicate) + losses.value(Loss::Note) + losses.value(Loss::Confidence), 0);
}

/// Whoever comes, goes or is renamed: the others are called the same, and so they are in copies.
void TestRows::pseudonymsStay()
{
    Corpus corpus;
    const QHash<AnnotatorId, QString> before = pseudonyms(corpus.project);
    std::vector<AnyEdit> edits;
    for (int i = 0; i < 200; ++i)
        edits.push_back(adding(Annotator{AnnotatorId::random(), QStringLiteral("Aaron %1").arg(i), i == 0}));
    QVERIFY(corpus.project.apply(makeChange({}, std::move(edits))));
    const QHash<AnnotatorId, QString> after = pseudonyms(corpus.project);
    for (auto it = before.begin(); it != before.end(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
    QCOMPARE(after.size(), 201); // gold has none
    QSet<QString> folded;
    for (const QString &code : after) {
        QCOMPARE(code.size(), 7);
        folded.insert(code.toLower());
    }
    QCOMPARE(folded.size(), 201);
    Project other = emptyProject();
    std::vector<AnyEdit> same;
    for (auto it = before.begin(); it != before.end(); ++it)
        same.push_back(adding(*corpus.project.annotators().find(it.key())));
    QVERIFY(other.apply(makeChange({}, std::move(same))));
    const QHash<AnnotatorId, QString> elsewhere = pseudonyms(other);
    for (auto it = before.begin(); it != before.end(); ++it)
        QVERIFY(elsewhere.value(it.key()) != it.value());
}

void TestRows::aRecipeNamesLayersAsTheFilesDo()
{
    const Corpus corpus;
    const QHash<AnnotatorId, QString> codes = pseudonyms(corpus.project);
    for (const auto &[layer, count] : {std::pair("Ada|Bo", 2), std::pair("Bo", 1)}) {
        ExportOptions options{
            QStringLiteral("dataset"), corpus.folder.path(QStringLiteral("set")), {}, {}, 0};
        options.layer = QLatin1String(layer);
        options.pseudonyms = true;
        QVERIFY(exportProject(corpus.project, options));
        const QByteArray bytes = corpus.folder.read(QStringLiteral("set/standpoint-export.json"));
        QVERIFY(!bytes.contains("Ada") && !bytes.contains("Bo"));
        const QString said = QJsonDocument::fromJson(bytes).object()[QStringLiteral("layer")].toString();
        QCOMPARE(said.split(u'|').size(), count);
        for (const QString &one : said.split(u'|'))
            QVERIFY(!codes.key(one).isNull());
        options.layer = said; // and that is understood again
        QVERIFY(exportProject(corpus.project, options));
        QCOMPARE(corpus.folder.read(QStringLiteral("set/standpoint-export.json")), bytes);
    }
}

void TestRows::onlyWhatIsDone()
{
    const Corpus corpus;
    ExportOptions options;
    options.doneOnly = true;
    const QList<QJsonObject> rows = corpus.rows(options);
    QCOMPARE(rows.size(), 5);
    for (const QJsonObject &row : rows)
        QCOMPARE(row[QStringLiteral("annotator")].toString(), QStringLiteral("Ada"));
}

void TestRows::theFolderIsWhole()
{
    const Corpus corpus;
    ExportOptions options{QStringLiteral("dataset"), corpus.folder.path(QStringLiteral("set")), {}, {}, 4};
    const auto written = exportProject(corpus.project, options);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().toString()));
    QCOMPARE(written->files, QStringList{corpus.folder.path(QStringLiteral("set"))});
    const QByteArray card = corpus.folder.read(QStringLiteral("set/README.md"));
    QVERIFY(card.startsWith("---\nlanguage:\n- \"en\"\n")); // nobody chose a licence
    QVERIFY(card.contains("Shares 80:10:10, seed 4."));
    QVERIFY(card.contains("| attribute_attribution | the answer to “attribution”"));
    QVERIFY2(card.contains("\n- Ada\n- Bo\n\n"), card); // of gold there is nothing
    QVERIFY(card.contains("  - split: train\n    path: data/train.jsonl\n"));
    QVERIFY(!card.contains("path: data/test.jsonl")); // one article: no other part has rows
    QVERIFY(corpus.folder.read(QStringLiteral("set/codebook.json")).contains("intervention"));
    QVERIFY(!corpus.folder.read(QStringLiteral("set/guidelines.md")).isEmpty());
    const QJsonObject recipe =
        QJsonDocument::fromJson(corpus.folder.read(QStringLiteral("set/standpoint-export.json"))).object();
    QCOMPARE(recipe[QStringLiteral("annotations")].toInt(), 6);
    QCOMPARE(recipe[QStringLiteral("split")].toString(), QStringLiteral("80:10:10"));
    QCOMPARE(recipe[QStringLiteral("seed")].toString(), QStringLiteral("4"));
    QCOMPARE(corpus.folder.read(QStringLiteral("set/data/train.jsonl")).count('\n'), 6);
    QCOMPARE(corpus.folder.read(QStringLiteral("set/csv/train.csv")).count('\n'), 7); // a row is a line

    // As readable as any other new folder: a colleague on the same machine opens it.
    QVERIFY(QDir(corpus.folder.path()).mkdir(QStringLiteral("usual")));
    QCOMPARE(QFile::permissions(corpus.folder.path(QStringLiteral("set"))),
        QFile::permissions(corpus.folder.path(QStringLiteral("usual"))));

    QVERIFY(exportProject(corpus.project, options)); // its own folder is replaced
    corpus.folder.write(QStringLiteral("other/mine.txt"), QByteArray("weeks of work"));
    options.path = corpus.folder.path(QStringLiteral("other"));
    const auto refused = exportProject(corpus.project, options);
    QVERIFY(!refused && refused.error().kind == Error::Kind::Conflict);
    QCOMPARE(corpus.folder.read(QStringLiteral("other/mine.txt")), QByteArray("weeks of work"));
    options.path = corpus.folder.path(QStringLiteral("set.zip"));
    QVERIFY(exportProject(corpus.project, options));
    QVERIFY(corpus.folder.read(QStringLiteral("set.zip")).startsWith("PK"));
    QCOMPARE(
        QDir(corpus.folder.path()).entryList({QStringLiteral("*.part-*")}, QDir::AllEntries), QStringList());
}

/// All bytes of a file or of a folder's files.
QByteArray allBytes(const QString &path)
{
    QStringList files;
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files.append(it.next());
    if (files.isEmpty())
        files.append(path);
    QByteArray all;
    for (const QString &name : std::as_const(files)) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly) && !name.contains(QStringLiteral("codebook")))
            all += file.readAll();
    }
    return all;
}

/// Everybody belonged to the one league until 2010 and to the other since: an article says whom on its day.
void TestRows::affiliationsByTheDay()
{
    Corpus corpus;
    std::vector<AnyEdit> edits;
    Actor past;
    past.id = ActorId::random();
    past.name = QStringLiteral("Old league");
    Actor present;
    present.id = ActorId::random();
    present.name = QStringLiteral("New league");
    edits.push_back(adding(past));
    edits.push_back(adding(present));
    for (const Shared<Actor> &actor : corpus.project.actors()) {
        Actor after = *actor;
        after.affiliations = {
            {past.id, {}, QDate(2010, 12, 31)}, {present.id, QDate(2011, 1, 1), QDate(2014, 1, 1)}};
        edits.push_back(replacing(*actor, after));
    }
    QVERIFY(corpus.project.apply(makeChange({}, std::move(edits))).has_value());
    const auto wrongOn = [&](const QDate &day, const QByteArray &is, const QByteArray &isNot) -> QString {
        const ArticleInfo before = *corpus.project.article(corpus.project.articleOrder().first())->info;
        ArticleInfo after = before;
        after.published = day;
        if (!corpus.project.apply(makeChange({}, {replacing(before, after)})).has_value())
            return QStringLiteral("not applied");
        for (const char *format : {"csv", "jsonl", "dataset", "doccano", "cas-json", "w3c"}) {
            const QString path = corpus.folder.path(QLatin1String(format) + day.toString(Qt::ISODate));
            if (!exportProject(corpus.project, {QLatin1String(format), path, {}, {}, 0}))
                return QStringLiteral("not written: ") + QLatin1String(format);
            const QByteArray all = allBytes(path);
            if ((!is.isEmpty() && !all.contains(is)) || all.contains(isNot))
                return QLatin1String(format) + QStringLiteral(" on ") + day.toString(Qt::ISODate);
        }
        return QString();
    };
    QCOMPARE(wrongOn(QDate(2010, 12, 31), "Old league", "New league"), QString());
    QCOMPARE(wrongOn(QDate(2011, 1, 1), "New league", "Old league"), QString());
    QCOMPARE(wrongOn(QDate(2014, 1, 2), {}, "New league"), QString());
    QCOMPARE(
        wrongOn(QDate(), "Old league", "New league"), QString()); // the first, where the day is not known
}

/// Names without a letter of ASCII are numbered; the card says which is which.
void TestRows::questionsInAnyScript()
{
    Corpus corpus;
    std::vector<AnyEdit> edits;
    int order = 50;
    for (const char *name : {"النبرة", "语气"})
        edits.push_back(adding(Attribute{
            AttributeId::random(), QString::fromUtf8(name), order++, Attribute::Kind::Text, {}, {}}));
    QVERIFY(corpus.project.apply(makeChange({}, std::move(edits))).has_value());
    QVERIFY(exportProject(
        corpus.project, {QStringLiteral("dataset"), corpus.folder.path(QStringLiteral("set")), {}, {}, 4}));
    const QByteArray card = corpus.folder.read(QStringLiteral("set/README.md"));
    const QByteArray head = corpus.folder.read(QStringLiteral("set/csv/train.csv")).split('\n').first();
    const qsizetype before = corpus.project.attributes().size() - 2;
    for (int i = 1; i <= 2; ++i) {
        const QByteArray column = QByteArray("attribute_").append(QByteArray::number(before + i));
        const QByteArray row =
            QByteArray("| ").append(column).append(" | the answer to “").append(i == 1 ? "النبرة" : "语气");
        QVERIFY2(card.contains(row), card);
        QVERIFY(head.contains(column));
    }
}

void TestRows::pandasReadsIt()
{
    QProcess python;
    python.start(
        QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral("import pandas, yaml")});
    python.waitForFinished();
    if (python.exitCode() != 0 || python.error() == QProcess::FailedToStart)
        QSKIP("Python has no pandas and yaml here (Debian: python3-pandas, python3-yaml)");
    const Corpus corpus;
    ExportOptions options{QStringLiteral("dataset"), corpus.folder.path(QStringLiteral("set")), {}, {}, 4};
    options.unit = ExportUnit::Sentence;
    options.none = true;
    QVERIFY(exportProject(corpus.project, options));
    const QString script =
        QStringLiteral("import pandas, yaml, sys\n"
                       "d = sys.argv[1]\n"
                       "j = pandas.read_json(d + '/data/train.jsonl', lines=True)\n"
                       "c = pandas.read_csv(d + '/csv/train.csv', keep_default_na=False)\n"
                       "assert list(j['text']) == list(c['text']), (j['text'], c['text'])\n"
                       "assert list(j['stance']) == list(c['stance'])\n"
                       "assert [e[0]['start'] for e in j['evidence']] == list(c['start'])\n"
                       "card = open(d + '/README.md', encoding='utf-8').read().split('---\\n')\n"
                       "head = yaml.safe_load(card[1])\n"
                       "assert head['language'] == ['en'] and head['configs'][0]['data_files'][0]['path'] == "
                       "'data/train.jsonl'\n"
                       "print(len(j), len(c))\n");
    python.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral("-c"), script, corpus.folder.path(QStringLiteral("set"))});
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.readAllStandardError(), QByteArray());
    QCOMPARE(python.readAllStandardOutput().trimmed(), QByteArray("7 7"));
}

void TestRows::settingsAreKept()
{
    ExportOptions options{
        QStringLiteral("dataset"), {}, QStringLiteral("Ada|Bo"), std::array<int, 3>{70, 20, 10}, ~0ULL};
    options.unit = ExportUnit::Article;
    options.none = true;
    options.context = 3;
    options.pseudonyms = true;
    options.doneOnly = true;
    options.choices = {{QStringLiteral("licence"), QStringLiteral("cc0")},
        {QStringLiteral("password"), QStringLiteral("x")}};
    const QByteArray json = exportOptionsToJson(options);
    QVERIFY(!json.contains("password"));
    const auto again = exportOptionsFromJson(json);
    QVERIFY(again.has_value());
    QCOMPARE(exportOptionsToJson(*again), json);
    QCOMPARE(again->seed, ~0ULL);
    QVERIFY(again->split == options.split && again->unit == options.unit && again->none && again->pseudonyms
        && again->doneOnly);
    QCOMPARE(again->context, 3);
    QCOMPARE(again->layer, options.layer);
}

void TestRows::settingsThatAreNone()
{
    for (const char *wrong : {"", "[]", "{\"format\": 1}", "{\"unit\": \"word\"}", "{\"context\": 11}",
             "{\"context\": -1}", "{\"none\": \"yes\"}", "{\"seed\": \"x\"}", "{\"split\": \"1:2\"}",
             "{\"choices\": []}", "{\"choices\": {\"a\": 1}}", "{\"unknown\": true}", "{\"format\": \"csv\""})
        QVERIFY2(!exportOptionsFromJson(wrong), wrong);
}

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
