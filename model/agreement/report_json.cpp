// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/report_json.h"

#include <QJsonArray>

#include <map>

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

QJsonObject byLabel(const std::vector<std::optional<double>> &values, const QStringList &labels)
{
    QJsonObject json;
    for (qsizetype k = 0; k < std::ssize(values); ++k)
        json[labels[k]] = jsonOf(values[static_cast<size_t>(k)]);
    return {{QStringLiteral("value"), json}};
}

QJsonArray leftOutJson(const QList<LeftOut> &leftOut)
{
    QJsonArray json;
    for (const LeftOut &one : leftOut)
        json.append(QJsonObject{{QStringLiteral("reason"), nameOf(one.reason)},
            {QStringLiteral("count"), one.count}, {QStringLiteral("what"), sentenceOf(one)}});
    return json;
}

QJsonObject questionJson(const AgreementReport &report, const QuestionReport &question)
{
    QJsonObject json{{QStringLiteral("unit"), unitOf(question.units.question)}};
    addCounts(question.agreement, json);
    json[QLatin1String("labels")] = QJsonArray::fromStringList(question.units.labels);
    json[QLatin1String("left_out")] = leftOutJson(report.compared.leftOut + question.units.leftOut);
    const Resampling *const resampling = question.resampling ? &*question.resampling : nullptr;
    if (resampling)
        json[QLatin1String("bootstrap")] = resamplingJson(*resampling);
    json[QLatin1String("measures")] = measuresJson(question.units.table, question.agreement, resampling);
    return json;
}

QJsonObject spansJson(const AgreementReport &report)
{
    const SpanUnits &spans = report.spans;
    return {{QStringLiteral("unit"), QStringLiteral("span")},
        {QStringLiteral("items"), qint64{std::ssize(spans.labelled.units)}},
        {QStringLiteral("articles"), spans.articles}, {QStringLiteral("length"), spans.labelled.length},
        {QStringLiteral("labels"), QJsonArray::fromStringList(spans.labels)},
        {QStringLiteral("left_out"), leftOutJson(report.compared.leftOut + spans.leftOut)},
        {QStringLiteral("measures"), measuresJson(report.labelledSpans, spans.labels)},
        {QStringLiteral("evidence"),
            QJsonObject{{QStringLiteral("unit"), QStringLiteral("span, whatever its label")},
                {QStringLiteral("items"), qint64{std::ssize(spans.evidence.units)}},
                {QStringLiteral("measures"),
                    measuresJson(report.markedSpans, {QStringLiteral("evidence")})}}}};
}

QJsonObject kindsJson(const KindCounts &counts)
{
    QJsonObject json;
    for (size_t kind = 0; kind < counts.size(); ++kind)
        json[nameOf(static_cast<Disagreement::Kind>(kind))] = counts[kind];
    return json;
}

/// Where agreement is lost: all disagreements, by kind, and by kind for each issue, actor and pair of
/// annotators.
QJsonObject lossesJson(const AgreementReport &report)
{
    std::map<IssueId, KindCounts> byIssue;
    std::map<ActorId, KindCounts> byActor;
    std::map<std::pair<int, int>, KindCounts> byPair;
    for (const Disagreement &one : report.disagreements) {
        const Found &found = one.ofFirst ? *one.ofFirst : *one.ofSecond;
        const auto kind = static_cast<size_t>(one.kind);
        ++byIssue[found.issue][kind];
        ++byActor[found.actor][kind];
        ++byPair[{one.first, one.second}][kind];
    }
    const auto namedJson = [](const auto &byId, const auto &table) {
        QJsonObject json; // by id: two actors may have one name
        for (const auto &[id, counts] : byId) {
            QJsonObject one = kindsJson(counts);
            one[QLatin1String("name")] = table.value(id).orDefault().name;
            json[id.toString()] = one;
        }
        return json;
    };
    QJsonArray pairs;
    qint64 alike = 0;
    const int annotators = static_cast<int>(report.annotators.size());
    for (int a = 0; a < annotators; ++a) {
        for (int b = a + 1; b < annotators; ++b) {
            QJsonObject json = kindsJson(byPair[{a, b}]);
            json[QLatin1String("annotators")] = QJsonArray{a, b};
            json[QLatin1String("alike")] = report.alike[pairIndex(a, b, annotators)];
            alike += report.alike[pairIndex(a, b, annotators)];
            pairs.append(json);
        }
    }
    return {{QStringLiteral("disagreements"), qint64{std::ssize(report.disagreements)}},
        {QStringLiteral("alike"), alike},
        {QStringLiteral("kinds"), kindsJson(countKinds(report.disagreements))},
        {QStringLiteral("by_issue"), namedJson(byIssue, report.project.issues())},
        {QStringLiteral("by_actor"), namedJson(byActor, report.project.actors())},
        {QStringLiteral("by_pair"), pairs}};
}

} // namespace

QJsonObject resamplingJson(const Resampling &resampling)
{
    return {{QStringLiteral("resamples"), resampling.options.resamples},
        {QStringLiteral("seed"), static_cast<qint64>(resampling.options.seed)},
        {QStringLiteral("by"), resampling.byItem ? QStringLiteral("item") : QStringLiteral("article")}};
}

void addCounts(const LabelAgreement &agreement, QJsonObject &json)
{
    json[QLatin1String("items")] = agreement.items;
    json[QLatin1String("items_rated")] = agreement.rated;
    json[QLatin1String("items_paired")] = agreement.paired;
    json[QLatin1String("items_complete")] = agreement.complete;
}

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

QJsonObject reportJson(const AgreementReport &report, const QString &headline)
{
    QJsonObject questions;
    for (const QuestionReport &question : report.questions)
        questions[nameOf(question.units.question)] = questionJson(report, question);
    questions[QLatin1String("span")] = spansJson(report);
    QJsonObject json = questions[headline].toObject();
    json[QLatin1String("question")] = headline;
    json[QLatin1String("annotators")] = QJsonArray::fromStringList(report.annotators);
    json[QLatin1String("articles")] = qint64{std::ssize(report.compared.articles)};
    if (report.comparison.issue)
        json[QLatin1String("issue")] =
            report.project.issues().value(*report.comparison.issue).orDefault().name;
    json[QLatin1String("questions")] = questions;
    json[QLatin1String("losses")] = lossesJson(report);
    return json;
}

} // namespace standpoint
