// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden.h"
#include "model/agreement/gamma.h"
#include "model/agreement/span_f1.h"
#include "model/agreement/unitizing.h"

namespace standpoint {

class TestGoldenSpans : public QObject
{
    Q_OBJECT

private slots:
    void alphasAreWhatReferencesSay_data();
    void alphasAreWhatReferencesSay();
    void f1IsWhatReferencesSay_data();
    void f1IsWhatReferencesSay();
    void gammaIsWhatReferencesSay_data();
    void gammaIsWhatReferencesSay();
};

namespace {

struct SpanCase
{
    SpanTable table;
    QStringList categories;
    QJsonObject expected;

    explicit SpanCase(const QJsonObject &golden)
        : expected(golden[QLatin1String("expect")].toObject())
    {
        table.begin = golden[QLatin1String("begin")].toInteger();
        table.length = golden[QLatin1String("length")].toInteger();
        table.annotators = golden[QLatin1String("annotators")].toInt();
        for (const auto &listed : golden[QLatin1String("units")].toArray()) {
            const QJsonArray unit = listed.toArray();
            const QString category = unit[3].toString();
            if (!categories.contains(category))
                categories.append(category);
            table.units.push_back({unit[0].toInt(), unit[1].toInteger(), unit[2].toInteger(),
                static_cast<int>(categories.indexOf(category))});
        }
        table.categories = static_cast<int>(categories.size());
    }

    void compare(const char *name, const Figure &figure) const
    {
        if (!expected.contains(QLatin1String(name)))
            return;
        const QJsonObject entry = expected[QLatin1String(name)].toObject();
        const QString about = QStringLiteral("%1 is %2, not %3")
                                  .arg(QLatin1String(name))
                                  .arg(figure.value.value_or(99), 0, 'g', 17)
                                  .arg(entry[QLatin1String("value")].toDouble(99), 0, 'g', 17);
        QVERIFY2(agrees(figure.value, entry[QLatin1String("value")],
                     entry[QLatin1String("tolerance")].toDouble(1e-9)),
            qPrintable(about));
        if (!figure.value)
            QCOMPARE(nameOf(figure.why), entry[QLatin1String("undefined")].toString());
    }

    void compareByCategory(const char *name, const std::vector<std::optional<double>> &values) const
    {
        if (!expected.contains(QLatin1String(name)))
            return;
        const QJsonObject entries = expected[QLatin1String(name)][QLatin1String("value")].toObject();
        QCOMPARE(entries.size(), std::ssize(values));
        for (qsizetype k = 0; k < std::ssize(values); ++k)
            QVERIFY2(agrees(values[static_cast<size_t>(k)], entries[categories[k]]), name);
    }
};

} // namespace

void TestGoldenSpans::alphasAreWhatReferencesSay_data()
{
    QCOMPARE(goldenCases(QStringLiteral("spans.jsonl")).size(), 63U);
    addGoldenRows({QStringLiteral("spans.jsonl")});
}

void TestGoldenSpans::alphasAreWhatReferencesSay()
{
    QFETCH(QJsonObject, golden);
    const SpanCase spans(golden);
    const AlphaU alpha = alphaU(spans.table);
    spans.compare("alpha_u", alpha.all);
    spans.compareByCategory("alpha_u_per_category", alpha.byCategory);
    const UnitizedAlphas alphas = unitizedAlphas(spans.table);
    spans.compare("u_alpha_nominal", alphas.nominal);
    spans.compare("u_alpha_binary", alphas.binary);
    spans.compare("cu_alpha_nominal", alphas.coding);
    spans.compareByCategory("ku_alpha_nominal", alphas.byCategory);
    const QJsonObject coding = spans.expected[QLatin1String("cu_alpha_nominal")].toObject();
    QVERIFY(agrees(alphas.coverage, coding[QLatin1String("coverage")]));
}

void TestGoldenSpans::f1IsWhatReferencesSay_data()
{
    addGoldenRows({QStringLiteral("spans.jsonl")});
}

void TestGoldenSpans::f1IsWhatReferencesSay()
{
    QFETCH(QJsonObject, golden);
    const SpanCase spans(golden);
    const SpanF1 f1 = spanF1(spans.table);
    spans.compare("span_f1_exact", f1.exact);
    spans.compare("span_f1_exact_boundary", f1.boundary);
    spans.compare("span_f1_overlap", f1.overlap);
    spans.compare("span_f1_character", f1.character);
    const QJsonArray pairs = spans.expected[QLatin1String("span_f1_pairs")][QLatin1String("value")].toArray();
    QCOMPARE(std::ssize(f1.pairs), pairs.size());
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const SpanF1Pair &pair = f1.pairs[static_cast<size_t>(i)];
        const QJsonArray row = pairs[i].toArray();
        QCOMPARE(pair.first, row[0].toInt());
        QCOMPARE(pair.second, row[1].toInt());
        QCOMPARE(pair.unitsOfFirst, row[2].toInteger());
        QCOMPARE(pair.unitsOfSecond, row[3].toInteger());
        QVERIFY(agrees(pair.exact, row[4]));
        QVERIFY(agrees(pair.boundary, row[5]));
        QVERIFY(agrees(pair.overlap, row[6]));
        QVERIFY(agrees(pair.character, row[7]));
    }
}

void TestGoldenSpans::gammaIsWhatReferencesSay_data()
{
    addGoldenRows({QStringLiteral("spans.jsonl")});
}

void TestGoldenSpans::gammaIsWhatReferencesSay()
{
    QFETCH(QJsonObject, golden);
    const SpanCase spans(golden);
    if (!spans.expected.contains(QLatin1String("gamma")))
        return; // its best alignment was not computed
    const Gamma gamma = gammaOf(spans.table, {200, 7});
    spans.compare("gamma_observed_disorder", gamma.observedDisorder);
    spans.compare("gamma", gamma.gamma);
    QVERIFY(gamma.expectedDisorderError > 0);
    QVERIFY(gammaOf(spans.table, {200, 7}).gamma == gamma.gamma);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestGoldenSpans)
#include "tst_golden_spans.moc"
