// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/report_tables.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ReportTable)
};

using Kind = ReportColumn::Kind;

QString spoken(qint64 count)
{
    return QLocale().toString(count);
}

QString spokenNumber(double value, int digits = 3)
{
    return QLocale().toString(value, 'f', digits);
}

ReportCell countCell(qint64 count, const std::optional<UnitFilter> &opens = {})
{
    return {spoken(count), static_cast<double>(count), {}, {}, count > 0 ? opens : std::nullopt, {}, {}};
}

/// A share whose bar begins at `from`.
ReportCell shareCell(double share, double from = 0, const std::optional<UnitFilter> &opens = {})
{
    return {Words::tr("%1 %").arg(spokenNumber(100 * share, 1)), share, {}, {}, opens,
        Interval{from, from + share}, {}};
}

ReportCell figureCell(const Figure &figure, const std::optional<Interval> &interval = {},
    const std::optional<UnitFilter> &opens = {})
{
    if (!figure.value)
        return {Words::tr("undefined"), {}, {}, figure.why, opens, {}, {}};
    return {spokenNumber(*figure.value), figure.value, interval, {}, opens, {}, {}};
}

ReportCell measureCell(
    const QuestionReport &question, Measure measure, const std::optional<UnitFilter> &opens = {})
{
    const std::optional<Figure> &figure = question.agreement.measures[measure];
    return figure ? figureCell(*figure, question.interval(measure), opens) : ReportCell();
}

/// Observed agreement as a percentage, with its interval.
ReportCell observedCell(const QuestionReport &question, const UnitFilter &opens)
{
    ReportCell cell = measureCell(question, Measure::PercentAgreement, opens);
    if (cell.value)
        cell.text = Words::tr("%1 %").arg(spokenNumber(100 * *cell.value, 1));
    return cell;
}

UnitFilter unitsOfQuestion(Question question, bool differing = false)
{
    UnitFilter filter;
    filter.question = question;
    filter.differing = differing;
    return filter;
}

/// Kappa as the number of annotators has it: of the one pair, or the mean of all.
Measure kappaFor(const AgreementReport &report)
{
    return report.annotators.size() == 2 ? Measure::CohenKappa : Measure::CohenKappaMeanPairwise;
}

/// The pieces of a table that belong together, by rows: only what is asked for is looked at.
LabelTable rowsOf(const LabelTable &table, const std::vector<qsizetype> &items)
{
    LabelTable part{table.annotators, table.categories, table.ordered, table.positions, {}};
    part.labels.reserve(items.size() * static_cast<size_t>(table.annotators));
    for (const qsizetype i : items) {
        const std::span<const qint32> labels = table.item(i);
        part.labels.insert(part.labels.end(), labels.begin(), labels.end());
    }
    return part;
}

struct GroupLosses
{
    std::vector<qsizetype> items; ///< of the question that counts everything
    KindCounts kinds{};
};

std::map<Group, GroupLosses> lossesBy(const AgreementReport &report, const Grouping &grouping)
{
    std::map<Group, GroupLosses> groups;
    const std::vector<Unit> &units = report.of(Question::Everything).units.units;
    for (size_t i = 0; i < units.size(); ++i)
        groups[grouping.of(units[i])].items.push_back(static_cast<qsizetype>(i));
    for (const Disagreement &one : report.disagreements)
        ++groups[grouping.of(one)].kinds[static_cast<size_t>(one.kind)];
    return groups;
}

QString columnTitle(By by)
{
    switch (by) {
    case By::Issue:
        return Words::tr("Issue");
    case By::Actor:
        return Words::tr("Actor");
    case By::Article:
        return Words::tr("Article");
    case By::WeekOfWork:
    case By::WeekOfPublication:
        return Words::tr("Week of");
    }
    Q_UNREACHABLE();
}

void addKindColumns(ReportTable &table)
{
    for (int k = 0; k < Disagreement::kindCount; ++k) {
        const auto kind = static_cast<Disagreement::Kind>(k);
        table.columns.append({nameOf(kind), titleOf(kind), Kind::Count});
    }
}

} // namespace

ReportTable headlineTable(const AgreementReport &report)
{
    ReportTable table{QStringLiteral("headline"), Words::tr("How far annotators agree"), basisOf(report),
        {{QStringLiteral("question"), Words::tr("Question"), Kind::Words},
            {QStringLiteral("unit"), Words::tr("Unit"), Kind::Words},
            {QStringLiteral("units"), Words::tr("Units"), Kind::Count},
            {QStringLiteral("units_paired"), Words::tr("By two"), Kind::Count},
            {QStringLiteral("percent_agreement"), Words::tr("Same label"), Kind::Number},
            {QStringLiteral("krippendorff_alpha"), Words::tr("Krippendorff's α"), Kind::Measure},
            {nameOf(kappaFor(report)), Words::tr("Cohen's κ"), Kind::Number},
            {nameOf(Measure::GwetAc1), Words::tr("Gwet's AC1"), Kind::Number}},
        {}};
    for (const QuestionReport &question : report.questions) {
        const Question asked = question.units.question;
        const UnitFilter all = unitsOfQuestion(asked);
        const UnitFilter differing = unitsOfQuestion(asked, true);
        table.rows.push_back({ReportCell::words(titleOf(asked)), ReportCell::words(unitOf(asked)),
            countCell(question.agreement.items, all), countCell(question.agreement.paired, all),
            observedCell(question, differing),
            measureCell(question, Measure::KrippendorffAlphaNominal, differing),
            measureCell(question, kappaFor(report), differing),
            measureCell(question, Measure::GwetAc1, differing)});
        if (asked != Question::Stance || question.units.table.ordered < 2)
            continue;
        // The same units once more: a neutral is nearer to "in favour" than an "against" is.
        table.rows.push_back({ReportCell::words(Words::tr("Stance, by distance on the scale")),
            ReportCell::words(unitOf(asked)), countCell(question.agreement.items, all),
            countCell(question.agreement.paired, all), ReportCell(),
            measureCell(question, Measure::KrippendorffAlphaInterval, differing),
            measureCell(question,
                report.annotators.size() == 2 ? Measure::CohenKappaLinear
                                              : Measure::CohenKappaLinearMeanPairwise,
                differing),
            measureCell(question, Measure::GwetAc2Linear, differing)});
    }
    return table;
}

ReportTable measuresTable(const AgreementReport &report)
{
    ReportTable table{QStringLiteral("measures"), Words::tr("All measures"),
        Words::tr("Nothing stands where a measure is not for that question: weighted ones need an order of "
                  "the labels, some need two annotators."),
        {{QStringLiteral("measure"), Words::tr("Measure"), Kind::Words}}, {}};
    for (const QuestionReport &question : report.questions)
        table.columns.append(
            {nameOf(question.units.question), titleOf(question.units.question), Kind::Measure});
    for (int m = 0; m < measureCount; ++m) {
        const auto measure = static_cast<Measure>(m);
        std::vector<ReportCell> row{ReportCell::words(titleOf(measure))};
        bool any = false;
        for (const QuestionReport &question : report.questions) {
            any = any || question.agreement.measures[measure].has_value();
            row.push_back(measureCell(question, measure, unitsOfQuestion(question.units.question, true)));
        }
        if (any)
            table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable spansTable(const AgreementReport &report)
{
    ReportTable table{QStringLiteral("spans"), Words::tr("Marked text"),
        Words::tr("Unit: span; %1 spans with their labels in %2 articles that all annotators have done.")
            .arg(spoken(std::ssize(report.spans.labelled.units)), spoken(report.spans.articles)),
        {{QStringLiteral("measure"), Words::tr("Measure"), Kind::Words},
            {QStringLiteral("labelled"), Words::tr("With actor, issue and stance"), Kind::Measure},
            {QStringLiteral("marked"), Words::tr("Whatever the label"), Kind::Measure}},
        {}};
    const auto row = [&](const QString &title, const auto &figureOf) {
        table.rows.push_back({ReportCell::words(title), figureCell(figureOf(report.labelledSpans)),
            figureCell(figureOf(report.markedSpans))});
    };
    row(Words::tr("F1, same begin and end"), [](const SpanAgreement &s) { return s.f1.exact; });
    row(Words::tr("F1, same begin and end, whatever the label"),
        [](const SpanAgreement &s) { return s.f1.boundary; });
    row(Words::tr("F1, overlapping"), [](const SpanAgreement &s) { return s.f1.overlap; });
    row(Words::tr("F1, by character"), [](const SpanAgreement &s) { return s.f1.character; });
    row(Words::tr("Krippendorff's αU (1995)"), [](const SpanAgreement &s) { return s.alphaU.all; });
    row(Words::tr("Krippendorff's uα (2016)"), [](const SpanAgreement &s) { return s.unitized.nominal; });
    row(Words::tr("Krippendorff's |uα, marked or not"),
        [](const SpanAgreement &s) { return s.unitized.binary; });
    row(Words::tr("Krippendorff's cuα, where both marked"),
        [](const SpanAgreement &s) { return s.unitized.coding; });
    if (const std::optional<Gamma> &gamma = report.labelledSpans.gamma) {
        row(Words::tr("γ"), [](const SpanAgreement &s) { return s.gamma->gamma; });
        table.remark += QLatin1Char(' ')
            + Words::tr("γ rests on %1 samples (seed %2): expected disorder to ±%3 %.")
                  .arg(spoken(gamma->samples), QString::number(gamma->seed),
                      spokenNumber(100 * gamma->precision, 1));
    }
    return table;
}

ReportTable waterfallTable(const AgreementReport &report)
{
    qint64 alike = 0;
    for (const qint64 pair : report.alike)
        alike += pair;
    const KindCounts kinds = countKinds(report.disagreements);
    const auto all = static_cast<double>(alike + std::ssize(report.disagreements));
    const auto lost = static_cast<double>(report.disagreements.size());
    ReportTable table{QStringLiteral("waterfall"), Words::tr("Where agreement is lost"),
        Words::tr("Of all that two annotators found in articles that both have done, pair by pair and "
                  "sentence by sentence: %1 findings alike, %2 disagreements.")
            .arg(spoken(alike), spoken(std::ssize(report.disagreements))),
        {{QStringLiteral("what"), Words::tr("What"), Kind::Words},
            {QStringLiteral("count"), Words::tr("Count"), Kind::Count},
            {QStringLiteral("share"), Words::tr("Of all findings"), Kind::Share},
            {QStringLiteral("share_of_disagreements"), Words::tr("Of disagreements"), Kind::Share}},
        {}};
    if (all == 0)
        return table;
    double left = 1;
    for (size_t k = 0; k < kinds.size(); ++k) {
        UnitFilter opens;
        opens.kind = static_cast<Disagreement::Kind>(k);
        const double share = static_cast<double>(kinds[k]) / all;
        left -= share;
        table.rows.push_back({ReportCell::words(titleOf(*opens.kind)), countCell(kinds[k], opens),
            shareCell(share, left, opens),
            lost > 0 ? shareCell(static_cast<double>(kinds[k]) / lost, 0, opens) : ReportCell()});
    }
    table.rows.push_back({ReportCell::words(Words::tr("Found alike by both")), countCell(alike),
        shareCell(static_cast<double>(alike) / all), ReportCell()});
    return table;
}

ReportTable lossTable(const AgreementReport &report, By by)
{
    ReportTable table{QStringLiteral("by_") + nameOf(by), Words::tr("By %1").arg(titleOf(by)),
        Words::tr("Unit: sentence, actor, issue, with \"none\" where one found nothing. Intervals are of the "
                  "closed form."),
        {{nameOf(by), columnTitle(by), Kind::Words},
            {QStringLiteral("units"), Words::tr("Units"), Kind::Count},
            {QStringLiteral("percent_agreement"), Words::tr("Same label"), Kind::Share},
            {nameOf(Measure::KrippendorffAlphaNominal), Words::tr("Krippendorff's α"), Kind::Measure},
            {QStringLiteral("disagreements"), Words::tr("Disagreements"), Kind::Count}},
        {}};
    addKindColumns(table);
    const Grouping grouping(report, by);
    const std::map<Group, GroupLosses> groups = lossesBy(report, grouping);
    std::vector<Group> order;
    order.reserve(groups.size());
    for (const auto &[group, losses] : groups)
        order.push_back(group);
    std::ranges::sort(order, [&](const Group &a, const Group &b) { return grouping.comesBefore(a, b); });
    for (const Group &group : order) {
        const GroupLosses &losses = groups.at(group);
        UnitFilter units = unitsOfQuestion(Question::Everything);
        units.group = group;
        UnitFilter differing = units;
        differing.differing = true;
        UnitFilter lost;
        lost.group = group;
        const LabelAgreement agreement =
            labelAgreement(rowsOf(report.of(Question::Everything).units.table, losses.items));
        const Figure &observed = *agreement.measures[Measure::PercentAgreement];
        const Figure &alpha = *agreement.measures[Measure::KrippendorffAlphaNominal];
        qint64 sum = 0;
        for (const qint64 count : losses.kinds)
            sum += count;
        std::vector<ReportCell> row{ReportCell::words(grouping.nameOf(group),
                                        group.id == Bits128() ? QString() : group.id.toString()),
            countCell(agreement.items, units),
            observed.value ? shareCell(*observed.value, 0, differing) : figureCell(observed),
            figureCell(alpha, alpha.interval, differing), countCell(sum, lost)};
        for (size_t k = 0; k < losses.kinds.size(); ++k) {
            lost.kind = static_cast<Disagreement::Kind>(k);
            row.push_back(countCell(losses.kinds[k], lost));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable annotatorsTable(const AgreementReport &report)
{
    ReportTable table{QStringLiteral("annotators"), Words::tr("By annotator"),
        Words::tr(
            "Against each of the others. Missed: another found it, and this annotator nothing like it."),
        {{QStringLiteral("annotator"), Words::tr("Annotator"), Kind::Words},
            {nameOf(Measure::CohenKappaMeanPairwise), Words::tr("Mean κ with the others"), Kind::Measure},
            {QStringLiteral("disagreements"), Words::tr("Disagreements"), Kind::Count},
            {QStringLiteral("missed"), Words::tr("Missed"), Kind::Count},
            {QStringLiteral("found_alone"), Words::tr("Found alone"), Kind::Count}},
        {}};
    for (int k = 1; k < Disagreement::kindCount; ++k) { // but for those that one did not see
        const auto kind = static_cast<Disagreement::Kind>(k);
        table.columns.append({nameOf(kind), titleOf(kind), Kind::Count});
    }
    const std::vector<PairAgreement> &pairs = report.of(Question::Everything).agreement.pairs;
    for (int g = 0; g < report.annotators.size(); ++g) {
        double sum = 0;
        int defined = 0;
        for (const PairAgreement &pair : pairs) {
            if ((pair.first == g || pair.second == g) && pair.kappa.value) {
                sum += *pair.kappa.value;
                ++defined;
            }
        }
        UnitFilter involved;
        involved.of = g;
        UnitFilter missed;
        missed.missedBy = g;
        UnitFilter alone;
        alone.seenBy = g;
        std::vector<ReportCell> row{
            ReportCell::words(report.annotators[g], report.comparison.annotators[g].toString()),
            figureCell(defined > 0 ? Figure::of(sum / defined) : Figure::none(Undefined::NoDefinedPair), {},
                involved),
            countCell(unitsBehind(report, involved, 0).all, involved),
            countCell(unitsBehind(report, missed, 0).all, missed),
            countCell(unitsBehind(report, alone, 0).all, alone)};
        for (int k = 1; k < Disagreement::kindCount; ++k) {
            involved.kind = static_cast<Disagreement::Kind>(k);
            row.push_back(countCell(unitsBehind(report, involved, 0).all, involved));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable leftOutTable(const AgreementReport &report)
{
    ReportTable table{QStringLiteral("left_out"), Words::tr("What was left out, and why"), {},
        {{QStringLiteral("question"), Words::tr("Question"), Kind::Words},
            {QStringLiteral("reason"), Words::tr("What"), Kind::Words},
            {QStringLiteral("count"), Words::tr("Count"), Kind::Count}},
        {}};
    const auto add = [&](const QString &question, const QList<LeftOut> &leftOut) {
        for (const LeftOut &one : leftOut)
            table.rows.push_back(
                {ReportCell::words(question), ReportCell::words(sentenceOf(one)), countCell(one.count)});
    };
    add(Words::tr("all"), report.compared.leftOut);
    for (const QuestionReport &question : report.questions)
        add(titleOf(question.units.question), question.units.leftOut);
    add(Words::tr("Marked text"), report.spans.leftOut);
    return table;
}

QString basisOf(const AgreementReport &report)
{
    const auto articles = std::ssize(report.compared.articles);
    const QString who = QLocale().createSeparatedList(report.annotators);
    QString basis = articles == 1 ? Words::tr("%1; 1 article.").arg(who)
                                  : Words::tr("%1; %2 articles.").arg(who, spoken(articles));
    if (report.comparison.issue)
        basis += QLatin1Char(' ')
            + Words::tr("Only stances on %1.")
                  .arg(report.project.issues().value(*report.comparison.issue).orDefault().name);
    const BootstrapOptions &bootstrap = report.options.bootstrap;
    if (bootstrap.resamples > 0 && !report.options.byItem && articles < 2)
        basis += QLatin1Char(' ') + Words::tr("No intervals, for these need two articles.");
    else if (bootstrap.resamples > 0)
        basis += QLatin1Char(' ')
            + Words::tr("Intervals: 95 %, %1 resamples of %2, seed %3.")
                  .arg(spoken(bootstrap.resamples),
                      report.options.byItem ? Words::tr("units") : Words::tr("articles"),
                      QString::number(bootstrap.seed));
    else
        basis += QLatin1Char(' ') + Words::tr("Intervals: 95 %, closed form.");
    return basis;
}

std::vector<ReportTable> allTables(const AgreementReport &report)
{
    std::vector<ReportTable> all{headlineTable(report), waterfallTable(report), annotatorsTable(report),
        pairsTable(report, Question::Everything), confusionTable(report, Question::Stance, {}),
        confusionTable(report, Question::Everything, {})};
    for (const By by : {By::Issue, By::Actor, By::WeekOfWork, By::WeekOfPublication, By::Article})
        all.push_back(lossTable(report, by));
    all.push_back(labelsTable(report, Question::Everything));
    all.push_back(measuresTable(report));
    all.push_back(spansTable(report));
    all.push_back(leftOutTable(report));
    return all;
}

} // namespace standpoint
