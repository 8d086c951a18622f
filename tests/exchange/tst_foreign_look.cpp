// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is seen of other tools' files before a mapping, what a mapping would make of it, and that an import
// then does just that.
#include "model/exchange/guess_mapping.h"
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

/// Quotations with their speakers, as somebody marks them in brat. T4 has no polarity, T5 no speaker.
const QByteArray text("The minister backs the plan.\nThe union opposes it.\nNobody asked her.\nIt rained.\n");
const QByteArray marks("T1\tQuote 0 28\tThe minister backs the plan.\n"
                       "T2\tPerson 4 12\tminister\n"
                       "T3\tQuote 29 50\tThe union opposes it.\n"
                       "T4\tQuote 51 68\tNobody asked her.\n"
                       "T5\tQuote 69 79\tIt rained.\n"
                       "T6\tPerson 33 38\tunion\n"
                       "A1\tPolarity T1 pro\n"
                       "A2\tPolarity T3 contra\n"
                       "A3\tPolarity T5 contra\n"
                       "R1\tSpeaker Arg1:T1 Arg2:T2\n"
                       "R2\tSpeaker Arg1:T3 Arg2:T6\n"
                       "R3\tSpeaker Arg1:T4 Arg2:T6\n");

ForeignLook lookAt(const Folder &folder, const Project &project = emptyProject())
{
    folder.write(QStringLiteral("in/a.txt"), text);
    folder.write(QStringLiteral("in/a.ann"), marks);
    Result<ForeignLook> look = lookInto(project, {folder.path(QStringLiteral("in"))});
    if (!look) {
        QTest::qFail(qPrintable(look.error().toString()), __FILE__, __LINE__);
        return {};
    }
    return std::move(*look);
}

QStringList valuesOf(const ForeignLook &look, const QString &name)
{
    const ForeignLook::Field *field = look.field(name);
    QStringList lines;
    for (const ForeignLook::Value &value : field ? field->values : QList<ForeignLook::Value>())
        lines.append(QStringLiteral("%1 %2").arg(value.count).arg(value.value));
    return lines;
}

/// A mapping that takes the quotations, all of them on one issue.
LabelMapping quotations()
{
    LabelMapping mapping;
    mapping.actor = {QStringLiteral("Speaker"), {}, {}};
    mapping.issue = {{}, {}, QStringLiteral("negotiation")};
    mapping.stance = {QStringLiteral("Polarity"),
        {{QStringLiteral("pro"), QStringLiteral("in favour")},
            {QStringLiteral("contra"), QStringLiteral("against")}},
        {}};
    mapping.annotator = {{}, {}, QStringLiteral("Ann")};
    mapping.onlyField = QStringLiteral("label");
    mapping.onlyValues = QStringList(QStringLiteral("Quote"));
    return mapping;
}

/// A look of one field, without files.
ForeignLook withValues(const QString &field, const QList<std::pair<QString, int>> &values)
{
    ForeignLook look;
    look.fields.append({field, 0, {}, 0});
    look.known.emplace_back();
    for (const auto &[value, count] : values) {
        look.fields[0].values.append({value, count});
        look.fields[0].annotations += count;
        for (int i = 0; i < count; ++i) {
            look.cells.push_back({0, static_cast<qint32>(look.known[0].size())});
            look.ends.push_back(look.cells.size());
            ++look.annotations;
        }
        look.known[0].append(value);
    }
    return look;
}

} // namespace

class TestForeignLook : public QObject
{
    Q_OBJECT

private slots:
    void countsFieldsAndValues();
    void samplesHaveTheirWords();
    void samplesAreOfAllLabels();
    void furtherValuesAreCounted();
    void filesOfOursAreNoneOfIt();
    void refusesWhatIsNotThere();
    void canBeStopped();
    void theOutlookIsWhatAnImportDoes_data();
    void theOutlookIsWhatAnImportDoes();
    void whatWeWroteNeedsNoMapping();
    void guessesFieldsByName_data();
    void guessesFieldsByName();
    void guessesStancesBySign_data();
    void guessesStancesBySign();
    void guessesWhichLabelsAreWanted();
    void signsOfLabels_data();
    void signsOfLabels();
};

void TestForeignLook::countsFieldsAndValues()
{
    const Folder folder;
    const ForeignLook look = lookAt(folder);
    QCOMPARE(look.documents, 1);
    QCOMPARE(look.annotations, 6);
    QCOMPARE(valuesOf(look, QStringLiteral("label")),
        QStringList({QStringLiteral("4 Quote"), QStringLiteral("2 Person")}));
    QCOMPARE(valuesOf(look, QStringLiteral("Polarity")),
        QStringList({QStringLiteral("2 contra"), QStringLiteral("1 pro")}));
    QCOMPARE(valuesOf(look, QStringLiteral("Speaker")),
        QStringList({QStringLiteral("2 union"), QStringLiteral("1 minister")}));
    QCOMPARE(look.field(QStringLiteral("Speaker"))->annotations, 3);
    QCOMPARE(look.field(QStringLiteral("Speaker"))->further, 0);
    QVERIFY(!look.field(QStringLiteral("nothing")));
}

void TestForeignLook::samplesHaveTheirWords()
{
    const Folder folder;
    const ForeignLook look = lookAt(folder);
    QCOMPARE(look.samples.size(), 6);
    const auto first =
        std::find_if(look.samples.begin(), look.samples.end(), [](const ForeignLook::Sample &sample) {
            return sample.field(QStringLiteral("Polarity")) == QStringLiteral("pro");
        });
    QVERIFY(first != look.samples.end());
    QCOMPARE(first->words, QStringLiteral("The minister backs the plan."));
    QCOMPARE(first->field(QStringLiteral("Speaker")), QStringLiteral("minister"));
    QVERIFY(first->where.contains(QStringLiteral("a.ann")));
}

/// A file that begins with a thousand of one label shows the others as well.
void TestForeignLook::samplesAreOfAllLabels()
{
    const Folder folder;
    QByteArray many;
    for (int i = 1; i <= 1000; ++i)
        many += "T" + QByteArray::number(i) + "\tPerson 4 12\tminister\n";
    many += "T1001\tQuote 0 28\tThe minister backs the plan.\n";
    folder.write(QStringLiteral("in/a.txt"), text);
    folder.write(QStringLiteral("in/a.ann"), many);
    const Result<ForeignLook> look = lookInto(emptyProject(), {folder.path(QStringLiteral("in"))});
    QVERIFY(look);
    QCOMPARE(look->annotations, 1001);
    QCOMPARE(look->samples.size(), ForeignLook::mostSamples);
    QCOMPARE(look->samples.last().field(QStringLiteral("label")), QStringLiteral("Quote"));
}

void TestForeignLook::furtherValuesAreCounted()
{
    const Folder folder;
    QByteArray many;
    for (int i = 1; i <= 700; ++i)
        many += "T" + QByteArray::number(i) + "\tQuote 4 12\tminister\nA" + QByteArray::number(i)
            + "\tNumber T" + QByteArray::number(i) + " v" + QByteArray::number(i % 600) + "\n";
    folder.write(QStringLiteral("in/a.txt"), text);
    folder.write(QStringLiteral("in/a.ann"), many);
    const Result<ForeignLook> look = lookInto(emptyProject(), {folder.path(QStringLiteral("in"))});
    QVERIFY(look);
    const ForeignLook::Field *field = look->field(QStringLiteral("Number"));
    QVERIFY(field);
    QCOMPARE(field->values.size(), ForeignLook::mostValues);
    QCOMPARE(field->values.first().count, 2);
    QCOMPARE(field->annotations, 700);
    qint64 listed = 0;
    for (const ForeignLook::Value &value : field->values)
        listed += value.count;
    QCOMPARE(listed, 600); // a hundred are there twice, and come first
    QCOMPARE(field->further, 100);
    // A mapping may name one of those that are not listed.
    LabelMapping mapping;
    mapping.actor = {{}, {}, QStringLiteral("Ann")};
    mapping.issue = mapping.actor;
    mapping.stance = {QStringLiteral("Number"), {{QStringLiteral("v599"), QString()}}, {}};
    QCOMPARE(mappingOutlook(*look, mapping).leftOut, 1);
}

void TestForeignLook::filesOfOursAreNoneOfIt()
{
    const Folder folder;
    folder.write(QStringLiteral("in/b.csv"),
        QByteArray("document,start,end,actor,issue,stance,annotator\na,0,5,A,B,neutral,C\n"));
    const ForeignLook look = lookAt(folder);
    QCOMPARE(look.annotations, 6);
}

void TestForeignLook::refusesWhatIsNotThere()
{
    QVERIFY(!lookInto(emptyProject(), {QStringLiteral("/nowhere/at/all")}));
    QVERIFY(!lookInto(emptyProject(), {QStringLiteral("/")}, QStringLiteral("no such format")));
}

void TestForeignLook::canBeStopped()
{
    const Folder folder;
    lookAt(folder);
    const Result<ForeignLook> look =
        lookInto(emptyProject(), {folder.path(QStringLiteral("in"))}, {}, [](double) { return false; });
    QVERIFY(!look);
    QCOMPARE(look.error().kind, Error::Kind::Invalid);
}

void TestForeignLook::theOutlookIsWhatAnImportDoes_data()
{
    QTest::addColumn<LabelMapping>("mapping");
    QTest::addColumn<int>("taken");
    QTest::addColumn<int>("leftOut");
    QTest::addColumn<int>("lacking");
    QTest::newRow("quotations alone") << quotations() << 2 << 2 << 2;
    LabelMapping all = quotations();
    all.onlyField.clear();
    all.onlyValues.clear();
    QTest::newRow("all annotations") << all << 2 << 0 << 4;
    LabelMapping without = quotations();
    without.stance.values[QStringLiteral("contra")] = QString();
    QTest::newRow("a value that is left out") << without << 1 << 4 << 1;
    LabelMapping otherwise = quotations();
    otherwise.actor.otherwise = QStringLiteral("Somebody");
    otherwise.stance.otherwise = QStringLiteral("neutral");
    QTest::newRow("words where the file has none") << otherwise << 4 << 2 << 0;
    LabelMapping blank = quotations();
    blank.actor.values[QStringLiteral("union")] = QStringLiteral(" ");
    QTest::newRow("a value that becomes nothing") << blank << 1 << 2 << 3;
    LabelMapping persons = quotations();
    persons.onlyField = QStringLiteral("Polarity");
    persons.onlyValues = {QString(), QStringLiteral("pro")};
    QTest::newRow("those without the field, too") << persons << 1 << 2 << 3;
    QTest::newRow("none") << LabelMapping() << 0 << 0 << 6;
}

void TestForeignLook::theOutlookIsWhatAnImportDoes()
{
    QFETCH(LabelMapping, mapping);
    QFETCH(int, taken);
    QFETCH(int, leftOut);
    QFETCH(int, lacking);
    const Folder folder;
    const MappingOutlook outlook = mappingOutlook(lookAt(folder), mapping);
    QCOMPARE(outlook.taken, taken);
    QCOMPARE(outlook.leftOut, leftOut);
    QCOMPARE(outlook.lacking, lacking);
    QVERIFY(outlook.noActor <= lacking && outlook.noIssue <= lacking && outlook.noStance <= lacking);
    Project project = emptyProject();
    ImportOptions options;
    options.mapping = mapping;
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))}, options);
    QCOMPARE(import.counts.annotations, taken);
    QCOMPARE(import.counts.skipped, lacking);
}

/// What we export says itself what it means.
void TestForeignLook::whatWeWroteNeedsNoMapping()
{
    const Folder folder;
    Project project = emptyProject();
    lookAt(folder);
    ImportOptions options;
    options.mapping = quotations();
    importInto(project, {folder.path(QStringLiteral("in"))}, options);
    ExportOptions wanted;
    wanted.format = QStringLiteral("brat");
    wanted.path = folder.path(QStringLiteral("out"));
    QVERIFY(exportProject(project, wanted));
    const Result<ForeignLook> look = lookInto(emptyProject(), {wanted.path});
    QVERIFY(look);
    QCOMPARE(look->annotations, 2);
    QVERIFY(!needsMapping(*look));
    QVERIFY(needsMapping(lookAt(folder)));
}

void TestForeignLook::guessesFieldsByName_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QStringList>("guess"); // actor, issue, stance, annotator
    const auto row = [](const char *name, const char *fields, const char *guess) {
        QTest::newRow(name) << QString::fromLatin1(fields).split(u' ')
                            << QString::fromLatin1(guess).split(u',');
    };
    row("discourse networks", "person organization concept agreement coder",
        "person,concept,agreement,coder");
    row("opinion mining", "opinion_holder target polarity id", "opinion_holder,target,polarity,");
    row("camels", "speakerName TopicId stanceValue userId", "speakerName,TopicId,stanceValue,userId");
    row("the exact word before a part of one", "source_url source topic_model topic", "source,topic,,");
    row("nothing that tells", "begin text layer", ",,,");
    row("a relation of another one", "inverse:Speaker label", ",,,");
}

void TestForeignLook::guessesFieldsByName()
{
    QFETCH(QStringList, fields);
    QFETCH(QStringList, guess);
    ForeignLook look;
    for (const QString &field : fields)
        look.fields.append({field, 1, {{QStringLiteral("x"), 1}}, 0});
    look.known.resize(static_cast<size_t>(fields.size()), QStringList(QStringLiteral("x")));
    const LabelMapping mapping = guessMapping(look, emptyProject());
    QCOMPARE(QStringList(
                 {mapping.actor.field, mapping.issue.field, mapping.stance.field, mapping.annotator.field}),
        guess);
}

void TestForeignLook::guessesStancesBySign_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QStringList>("stances");
    const auto row = [](const char *name, const char *values, const char *stances) {
        QTest::newRow(name) << QString::fromUtf8(values).split(u',')
                            << QString::fromUtf8(stances).split(u',');
    };
    row("agreement as tools write it", "1,0", "in favour,against");
    row("polarity as a number", "1,0,-1", "in favour,neutral,against");
    row("words", "SUPPORT,Oppose,neutral", "in favour,against,neutral");
    row("sentiment", "positive,negative", "in favour,against");
    row("what nobody knows stays", "pro,perhaps", "in favour,perhaps");
    row("the codebook's own names stay", "In favour,against", "In favour,against");
}

void TestForeignLook::guessesStancesBySign()
{
    QFETCH(QStringList, values);
    QFETCH(QStringList, stances);
    QList<std::pair<QString, int>> counted;
    for (const QString &value : values)
        counted.append({value, 3});
    const ForeignLook look = withValues(QStringLiteral("agreement"), counted);
    const LabelMapping mapping = guessMapping(look, emptyProject());
    QCOMPARE(mapping.stance.field, QStringLiteral("agreement"));
    QStringList found;
    for (const QString &value : values)
        found.append(mappedValue(mapping.stance, value).value_or(QStringLiteral("left out")));
    QCOMPARE(found, stances);
}

void TestForeignLook::guessesWhichLabelsAreWanted()
{
    const Folder folder;
    ForeignLook look = lookAt(folder);
    LabelMapping mapping = guessMapping(look, emptyProject());
    QCOMPARE(mapping.actor.field, QStringLiteral("Speaker"));
    QCOMPARE(mapping.stance.field, QStringLiteral("Polarity"));
    QVERIFY(mapping.onlyField.isEmpty()); // nothing says the issue, so no label is whole
    QByteArray issues = marks;
    for (int i = 1; i <= 5; ++i)
        issues += "A1" + QByteArray::number(i) + "\tIssue T" + QByteArray::number(i) + " plan\n";
    folder.write(QStringLiteral("in/a.ann"), issues);
    look = lookInto(emptyProject(), {folder.path(QStringLiteral("in"))}).value();
    mapping = guessMapping(look, emptyProject());
    QCOMPARE(mapping.onlyField, QStringLiteral("label"));
    QCOMPARE(mapping.onlyValues, QStringList(QStringLiteral("Quote")));
    QCOMPARE(mappingOutlook(look, mapping).taken, 2);
}

void TestForeignLook::signsOfLabels_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("sign"); // 9: none
    for (const char *label : {"support", "In Favour", "in_favor", "PRO", "1", "+1", "agree", "yes"})
        QTest::newRow(label) << QString::fromLatin1(label) << 1;
    for (const char *label : {"oppose", "Against", "-1", "contra", "negative", "no"})
        QTest::newRow(label) << QString::fromLatin1(label) << -1;
    for (const char *label : {"0", "neutral"})
        QTest::newRow(label) << QString::fromLatin1(label) << 0;
    for (const char *label : {"", "profound", "2", "north", "support staff"})
        QTest::newRow(qPrintable(QStringLiteral("no sign: %1").arg(QLatin1String(label))))
            << QString::fromLatin1(label) << 9;
}

void TestForeignLook::signsOfLabels()
{
    QFETCH(QString, label);
    QFETCH(int, sign);
    QCOMPARE(signOfLabel(label).value_or(9), sign);
}

QTEST_GUILESS_MAIN(TestForeignLook)
#include "tst_foreign_look.moc"
