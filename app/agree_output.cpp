// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agree_output.h"

#include <QJsonArray>

namespace standpoint {

namespace {

QJsonValue jsonOf(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonArray jsonOf(const Interval &interval)
{
    return {interval.low, interval.high};
}

QJsonObject valueOf(const Figure &figure)
{
    QJsonObject json{{QStringLiteral("value"), jsonOf(figure.value)}};
    if (!figure.value)
        json[QLatin1String("undefined")] = nameOf(figure.why);
    return json;
}

bool isCohen(Measure measure)
{
    return measure >= Measure::CohenKappa && measure <= Measure::CohenKappaQuadratic;
}

QJsonObject jsonOf(Measure measure, const Figure &figure, const Resampling *resampling)
{
    QJsonObject json = valueOf(figure);
    if (figure.standardError)
        json[isCohen(measure) ? QLatin1String("se_large_sample") : QLatin1String("se")] =
            *figure.standardError;
    if (figure.interval)
        json[QLatin1String("ci95")] = jsonOf(*figure.interval);
    const Spread *spread = resampling ? &resampling->spreads[static_cast<size_t>(measure)] : nullptr;
    if (spread && !spread->values.empty()) {
        QJsonObject bootstrap{{QStringLiteral("undefined"), spread->undefined}};
        if (spread->interval)
            bootstrap[QLatin1String("ci95")] = jsonOf(*spread->interval);
        if (spread->standardError)
            bootstrap[QLatin1String("se")] = *spread->standardError;
        json[QLatin1String("bootstrap")] = bootstrap;
    }
    if (resampling && resampling->isInterval) {
        if (figure.interval) {
            json.remove(QLatin1String("ci95"));
            json[QLatin1String("ci95_closed_form")] = jsonOf(*figure.interval);
        }
        if (spread && spread->interval && figure.value)
            json[QLatin1String("ci95")] = jsonOf(*spread->interval);
    }
    return json;
}

template <typename Of> QJsonObject listOf(const std::vector<LabelFigures> &labels, const Of &of)
{
    QJsonArray values;
    for (const LabelFigures &label : labels)
        values.append(jsonOf(of(label)));
    return {{QStringLiteral("value"), values}};
}

QJsonObject pairsJson(const std::vector<PairAgreement> &pairs, bool ordered)
{
    QJsonArray rows;
    for (const PairAgreement &pair : pairs) {
        QJsonArray row{pair.first, pair.second, pair.items, jsonOf(pair.kappa.value)};
        if (ordered) {
            row.append(jsonOf(pair.kappaLinear.value));
            row.append(jsonOf(pair.kappaQuadratic.value));
        }
        rows.append(row);
    }
    const QString fields = QStringLiteral("annotator_a, annotator_b, items_both_rated, kappa");
    return {{QStringLiteral("value"), rows},
        {QStringLiteral("fields"),
            ordered ? fields + QStringLiteral(", kappa_linear, kappa_quadratic") : fields}};
}

QString number(double value)
{
    return QString::number(value, 'f', 3);
}

QString lineOf(const QString &title, const Figure &figure, const std::optional<Interval> &interval)
{
    QString line = QStringLiteral("  %1 ").arg(title, -46);
    if (!figure.value)
        return line + QStringLiteral("undefined: ") + sentenceOf(figure.why);
    line += number(*figure.value).rightJustified(6);
    if (interval)
        line += QStringLiteral("   %1 to %2").arg(number(interval->low), number(interval->high));
    return line;
}

QJsonObject byLabel(const std::vector<std::optional<double>> &values, const QStringList &labels)
{
    QJsonObject json;
    for (qsizetype k = 0; k < std::ssize(values); ++k)
        json[labels[k]] = jsonOf(values[static_cast<size_t>(k)]);
    return {{QStringLiteral("value"), json}};
}

} // namespace

QJsonObject measuresJson(
    const LabelTable &table, const LabelAgreement &agreement, const Resampling *resampling)
{
    QJsonObject json;
    for (int m = 0; m < measureCount; ++m) {
        const auto measure = static_cast<Measure>(m);
        if (const std::optional<Figure> &figure = agreement.measures[measure])
            json[nameOf(measure)] = jsonOf(measure, *figure, resampling);
    }
    json[QLatin1String("krippendorff_alpha_nominal_per_label")] =
        listOf(agreement.labels, [](const LabelFigures &label) { return label.alpha; });
    json[QLatin1String("specific_agreement_per_label")] =
        listOf(agreement.labels, [](const LabelFigures &label) { return label.specificAgreement; });
    json[QLatin1String("fleiss_kappa_complete_per_label")] =
        listOf(agreement.labels, [](const LabelFigures &label) { return label.fleissComplete; });
    if (table.ordered == table.categories) {
        QJsonArray rows;
        for (int k = 0; k < table.categories; ++k) {
            QJsonArray row;
            for (int l = 0; l < table.categories; ++l)
                row.append(coincidence(agreement.layout, agreement.sums, k, l));
            rows.append(row);
        }
        json[QLatin1String("coincidences")] = QJsonObject{{QStringLiteral("value"), rows}};
    }
    if (table.annotators > 2)
        json[QLatin1String("cohen_kappa_pairs")] = pairsJson(agreement.pairs, table.ordered > 0);
    return json;
}

QStringList measureLines(const LabelAgreement &agreement, const Resampling *resampling)
{
    QStringList lines;
    for (int m = 0; m < measureCount; ++m) {
        const auto measure = static_cast<Measure>(m);
        const std::optional<Figure> &figure = agreement.measures[measure];
        if (!figure)
            continue;
        std::optional<Interval> interval = figure->interval;
        if (resampling && resampling->isInterval)
            interval = resampling->spreads[static_cast<size_t>(m)].interval;
        lines.append(lineOf(titleOf(measure), *figure, interval));
    }
    return lines;
}

QJsonObject measuresJson(const SpanAgreement &agreement, const QStringList &labels)
{
    QJsonObject json;
    json[QLatin1String("alpha_u")] = valueOf(agreement.alphaU.all);
    json[QLatin1String("alpha_u_per_category")] = byLabel(agreement.alphaU.byCategory, labels);
    json[QLatin1String("u_alpha_nominal")] = valueOf(agreement.unitized.nominal);
    json[QLatin1String("u_alpha_binary")] = valueOf(agreement.unitized.binary);
    QJsonObject coding = valueOf(agreement.unitized.coding);
    if (agreement.unitized.coverage)
        coding[QLatin1String("coverage")] = *agreement.unitized.coverage;
    json[QLatin1String("cu_alpha_nominal")] = coding;
    json[QLatin1String("ku_alpha_nominal")] = byLabel(agreement.unitized.byCategory, labels);
    json[QLatin1String("span_f1_exact")] = valueOf(agreement.f1.exact);
    json[QLatin1String("span_f1_exact_boundary")] = valueOf(agreement.f1.boundary);
    json[QLatin1String("span_f1_overlap")] = valueOf(agreement.f1.overlap);
    json[QLatin1String("span_f1_character")] = valueOf(agreement.f1.character);
    QJsonArray rows;
    for (const SpanF1Pair &pair : agreement.f1.pairs)
        rows.append(QJsonArray{pair.first, pair.second, pair.unitsOfFirst, pair.unitsOfSecond,
            jsonOf(pair.exact), jsonOf(pair.boundary), jsonOf(pair.overlap), jsonOf(pair.character)});
    json[QLatin1String("span_f1_pairs")] = QJsonObject{{QStringLiteral("value"), rows},
        {QStringLiteral("fields"),
            QStringLiteral(
                "annotator_a, annotator_b, units_a, units_b, f1_exact, f1_exact_ignoring_category, "
                "f1_overlap_any, f1_character")}};
    if (const std::optional<Gamma> &gamma = agreement.gamma) {
        json[QLatin1String("gamma_observed_disorder")] = valueOf(gamma->observedDisorder);
        QJsonObject entry = valueOf(gamma->gamma);
        entry[QLatin1String("sampled")] = true;
        entry[QLatin1String("samples")] = gamma->samples;
        entry[QLatin1String("seed")] = static_cast<qint64>(gamma->seed);
        if (gamma->gamma.value) {
            entry[QLatin1String("expected_disorder")] = gamma->expectedDisorder;
            entry[QLatin1String("expected_disorder_se")] = gamma->expectedDisorderError;
            entry[QLatin1String("precision")] = gamma->precision;
        }
        json[QLatin1String("gamma")] = entry;
    }
    return json;
}

QStringList measureLines(const SpanAgreement &agreement)
{
    const auto line = [](const char *title, const Figure &figure) {
        return lineOf(QString::fromUtf8(title), figure, std::nullopt);
    };
    QStringList lines{line("F1, exact", agreement.f1.exact),
        line("F1, exact whatever the label", agreement.f1.boundary),
        line("F1, overlapping", agreement.f1.overlap), line("F1, by character", agreement.f1.character),
        line("Krippendorff's αU (1995)", agreement.alphaU.all),
        line("Krippendorff's uα (2016)", agreement.unitized.nominal),
        line("Krippendorff's |uα, marked or not", agreement.unitized.binary),
        line("Krippendorff's cuα, where both marked", agreement.unitized.coding)};
    if (const std::optional<Gamma> &gamma = agreement.gamma) {
        QString last = line("γ", gamma->gamma);
        if (gamma->gamma.value)
            last += QStringLiteral("   %1 samples, seed %2, expected disorder to ±%3 %")
                        .arg(gamma->samples)
                        .arg(gamma->seed)
                        .arg(gamma->precision * 100, 0, 'f', 1);
        lines.append(last);
    }
    return lines;
}

} // namespace standpoint
