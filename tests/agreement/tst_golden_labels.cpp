// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden.h"
#include "model/agreement/label_agreement.h"

#include <map>

namespace standpoint {

class TestGoldenLabels : public QObject
{
    Q_OBJECT

private slots:
    void casesAreAllThere();
    void measuresAreWhatReferencesSay_data();
    void measuresAreWhatReferencesSay();
    void labelsAndPairsAreWhatReferencesSay_data();
    void labelsAndPairsAreWhatReferencesSay();
    void sumsOfPartsAreSumsOfTheWhole_data();
    void sumsOfPartsAreSumsOfTheWhole();
    void givenResamplesGiveTheirValues_data();
    void givenResamplesGiveTheirValues();
};

namespace {

const QStringList codingFiles{QStringLiteral("coding_published.jsonl"), QStringLiteral("coding_random.jsonl"),
    QStringLiteral("coding_degenerate.jsonl")};

QByteArray shown(const std::optional<double> &value)
{
    return value ? QByteArray::number(*value, 'g', 17) : QByteArray("undefined");
}

std::map<QString, Figure> byName(const MeasureFigures &measures)
{
    std::map<QString, Figure> figures;
    for (int m = 0; m < measureCount; ++m) {
        if (measures[static_cast<Measure>(m)])
            figures[nameOf(static_cast<Measure>(m))] = *measures[static_cast<Measure>(m)];
    }
    return figures;
}

void compareFigure(const QString &name, const Figure &figure, const QJsonObject &expected)
{
    const QByteArray about = name.toUtf8() + ": " + shown(figure.value) + ", not "
        + QJsonDocument(expected).toJson(QJsonDocument::Compact);
    QVERIFY2(agrees(figure.value, expected[QLatin1String("value")]), about);
    if (!figure.value)
        QVERIFY2(nameOf(figure.why) == expected[QLatin1String("undefined")].toString(), about);
    if (expected.contains(QLatin1String("se"))) {
        QVERIFY2(agrees(figure.standardError, expected[QLatin1String("se")]),
            QByteArray(about + shown(figure.standardError)));
        const QJsonArray interval = expected[QLatin1String("ci95")].toArray();
        QVERIFY2(figure.interval.has_value(), about);
        QVERIFY2(agrees(figure.interval->low, interval[0]), QByteArray(about + shown(figure.interval->low)));
        QVERIFY2(
            agrees(figure.interval->high, interval[1]), QByteArray(about + shown(figure.interval->high)));
    }
    if (expected.contains(QLatin1String("se_large_sample"))) {
        const double error = expected[QLatin1String("se_large_sample")].toDouble();
        QVERIFY2(agrees(figure.standardError, error, error < 1e-6 ? 1e-7 : 1e-9),
            QByteArray(about + shown(figure.standardError)));
    }
}

} // namespace

void TestGoldenLabels::casesAreAllThere()
{
    QCOMPARE(goldenCases(codingFiles[0]).size(), 10U);
    QCOMPARE(goldenCases(codingFiles[1]).size(), 87U);
    QCOMPARE(goldenCases(codingFiles[2]).size(), 21U);
}

void TestGoldenLabels::measuresAreWhatReferencesSay_data()
{
    addGoldenRows(codingFiles);
}

void TestGoldenLabels::measuresAreWhatReferencesSay()
{
    QFETCH(QJsonObject, golden);
    const QJsonObject expected = golden[QLatin1String("expect")].toObject();
    const LabelAgreement agreement = labelAgreement(tableOf(golden));
    const std::map<QString, Figure> figures = byName(agreement.measures);
    const QStringList elsewhere{QStringLiteral("coincidences"), QStringLiteral("cohen_kappa_pairs"),
        QStringLiteral("fleiss_kappa_complete_per_label"),
        QStringLiteral("krippendorff_alpha_nominal_per_label"),
        QStringLiteral("specific_agreement_per_label")};
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        if (elsewhere.contains(it.key()))
            continue;
        QVERIFY2(figures.contains(it.key()), qPrintable(it.key()));
        compareFigure(it.key(), figures.at(it.key()), it.value().toObject());
        if (QTest::currentTestFailed())
            return;
    }
}

void TestGoldenLabels::labelsAndPairsAreWhatReferencesSay_data()
{
    addGoldenRows(codingFiles);
}

void TestGoldenLabels::labelsAndPairsAreWhatReferencesSay()
{
    QFETCH(QJsonObject, golden);
    const QJsonObject expected = golden[QLatin1String("expect")].toObject();
    const LabelTable table = tableOf(golden);
    const LabelAgreement agreement = labelAgreement(table);
    const auto listed = [&](const char *name) {
        return expected[QLatin1String(name)][QLatin1String("value")].toArray();
    };
    QCOMPARE(std::ssize(agreement.labels), table.categories);
    QCOMPARE(listed("coincidences").size(), table.categories);
    for (int k = 0; k < table.categories; ++k) {
        const LabelFigures &label = agreement.labels[static_cast<size_t>(k)];
        QVERIFY(agrees(label.alpha, listed("krippendorff_alpha_nominal_per_label")[k]));
        QVERIFY(agrees(label.specificAgreement, listed("specific_agreement_per_label")[k]));
        QVERIFY(agrees(label.fleissComplete, listed("fleiss_kappa_complete_per_label")[k]));
        for (int l = 0; l < table.categories; ++l)
            QVERIFY(agrees(
                coincidence(agreement.layout, agreement.sums, k, l), listed("coincidences")[k].toArray()[l]));
    }
    if (table.annotators == 2)
        return;
    const QJsonArray pairs = listed("cohen_kappa_pairs");
    QCOMPARE(std::ssize(agreement.pairs), pairs.size());
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const PairAgreement &pair = agreement.pairs[static_cast<size_t>(i)];
        const QJsonArray row = pairs[i].toArray();
        QCOMPARE(pair.first, row[0].toInt());
        QCOMPARE(pair.second, row[1].toInt());
        QCOMPARE(pair.items, row[2].toInteger());
        QVERIFY(agrees(pair.kappa.value, row[3]));
        QVERIFY(agrees(pair.kappaLinear.value, row[4]));
        QVERIFY(agrees(pair.kappaQuadratic.value, row[5]));
    }
}

void TestGoldenLabels::sumsOfPartsAreSumsOfTheWhole_data()
{
    addGoldenRows(codingFiles);
}

// By article, by item and at once are three ways to the same sums.
void TestGoldenLabels::sumsOfPartsAreSumsOfTheWhole()
{
    QFETCH(QJsonObject, golden);
    const LabelTable table = tableOf(golden);
    const LabelAgreement whole = labelAgreement(table);
    std::vector<qint32> articles;
    for (qsizetype i = 0; i < table.items(); ++i)
        articles.push_back(static_cast<qint32>(i * i % 5));
    const CountLayout layout{table.annotators, table.categories, table.ordered, true, true};
    for (const GroupedCounts &counts :
        {countsByArticle(table, articles, 6, layout), countsByItem(table, layout)}) {
        std::vector<double> sums(static_cast<size_t>(layout.size()));
        for (size_t g = 0; g < counts.multiplicity.size(); ++g) {
            for (qsizetype i = counts.starts[g]; i < counts.starts[g + 1]; ++i)
                sums[static_cast<size_t>(counts.places[static_cast<size_t>(i)])] +=
                    static_cast<double>(counts.multiplicity[g]) * counts.values[static_cast<size_t>(i)];
        }
        for (size_t i = 0; i < whole.sums.size(); ++i)
            QVERIFY(std::abs(sums[i] - whole.sums[i]) < 1e-9);
        const MeasureFigures figures = MeasureComputer(table, layout).figures(sums);
        for (int m = 0; m < measureCount; ++m) {
            const auto measure = static_cast<Measure>(m);
            QCOMPARE(figures[measure].has_value(), whole.measures[measure].has_value());
            if (!figures[measure])
                continue;
            QCOMPARE(figures[measure]->value.has_value(), whole.measures[measure]->value.has_value());
            if (figures[measure]->value)
                QVERIFY(std::abs(*figures[measure]->value - *whole.measures[measure]->value) < 1e-9);
            else
                QCOMPARE(nameOf(figures[measure]->why), nameOf(whole.measures[measure]->why));
        }
    }
}

void TestGoldenLabels::givenResamplesGiveTheirValues_data()
{
    addGoldenRows({QStringLiteral("bootstrap.jsonl")});
}

void TestGoldenLabels::givenResamplesGiveTheirValues()
{
    QFETCH(QJsonObject, golden);
    const LabelTable table = tableOf(golden);
    std::vector<std::vector<qint32>> resamples;
    for (const auto &resample : golden[QLatin1String("resamples")].toArray()) {
        std::vector<qint32> &drawn = resamples.emplace_back();
        for (const auto &item : resample.toArray())
            drawn.push_back(item.toInt());
    }
    QCOMPARE(resamples.size(), 200U);
    const GroupedCounts counts = countsByItem(table, bootstrapLayout(table));
    const Spreads spreads = bootstrapWith(table, counts, resamples);
    const auto jackknife = jackknifeErrors(table, counts);
    const QJsonObject expected = golden[QLatin1String("expect")].toObject();
    int compared = 0;
    for (int m = 0; m < measureCount; ++m) {
        const QString name = nameOf(static_cast<Measure>(m));
        if (!expected.contains(name))
            continue;
        ++compared;
        const Spread &spread = spreads[static_cast<size_t>(m)];
        const QJsonObject entry = expected[name].toObject();
        const QJsonArray values = entry[QLatin1String("values")].toArray();
        QCOMPARE(std::ssize(spread.values), values.size());
        for (qsizetype i = 0; i < values.size(); ++i)
            QVERIFY(agrees(spread.values[static_cast<size_t>(i)], values[i]));
        QCOMPARE(spread.undefined, entry[QLatin1String("undefined")].toInt());
        QVERIFY(agrees(spread.interval->low, entry[QLatin1String("ci95")][0]));
        QVERIFY(agrees(spread.interval->high, entry[QLatin1String("ci95")][1]));
        QVERIFY(agrees(spread.standardError, entry[QLatin1String("se")]));
        QVERIFY(agrees(jackknife[static_cast<size_t>(m)], entry[QLatin1String("jackknife_se")]));
    }
    QCOMPARE(compared, expected.size());
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestGoldenLabels)
#include "tst_golden_labels.moc"
