// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of a report that are matrices, and those by label.
#include "model/agreement/pair_cells.h"
#include "model/agreement/report_tables.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ReportTable)
};

using Kind = ReportColumn::Kind;
constexpr qsizetype mostLabels = 40; ///< rows and columns of a matrix that people still read

using Confusion = std::map<std::pair<qint32, qint32>, qint64>;

Confusion confusionOf(const LabelTable &table, std::optional<std::pair<int, int>> pair)
{
    Confusion confusion;
    if (pair) {
        for (const PairCell &cell : pairCells(table, pair->first, pair->second))
            confusion[{cell.first, cell.second}] += cell.count;
        return confusion;
    }
    forEachPair(table, [&](int, int, std::span<const PairCell> cells) {
        for (const PairCell &cell : cells) {
            confusion[{cell.first, cell.second}] += cell.count;
            confusion[{cell.second, cell.first}] += cell.count;
        }
    });
    return confusion;
}

/// The labels that occur, the most frequent ones where there are very many, in their order.
std::vector<qint32> labelsIn(const Confusion &confusion, const UnitTable &units)
{
    std::map<qint32, qint64> used;
    for (const auto &[cell, count] : confusion) {
        used[cell.first] += count;
        used[cell.second] += count;
    }
    std::vector<qint32> labels;
    labels.reserve(used.size());
    for (const auto &[label, count] : used)
        labels.push_back(label);
    if (units.question == Question::Stance || units.question == Question::Everything) {
        labels.resize(static_cast<size_t>(units.labels.size()));
        std::iota(labels.begin(), labels.end(), 0);
    }
    if (std::ssize(labels) > mostLabels) {
        std::ranges::stable_sort(labels, std::greater(), [&](qint32 label) { return used[label]; });
        labels.resize(static_cast<size_t>(mostLabels));
        std::ranges::sort(labels);
    }
    return labels;
}

ReportCell confusionCell(
    const Confusion &confusion, qint64 row, std::pair<qint32, qint32> labels, const UnitFilter &filter)
{
    const auto found = confusion.find(labels);
    const qint64 count = found == confusion.cend() ? 0 : found->second;
    const double share = row > 0 ? static_cast<double>(count) / static_cast<double>(row) : 0;
    ReportCell cell{QLocale().toString(count), static_cast<double>(count), {}, {}, {}, {}, share};
    if (count > 0 && filter.annotators) {
        cell.opens = filter;
        cell.opens->labels = labels;
    }
    return cell;
}

} // namespace

ReportTable pairsTable(const AgreementReport &report, Question question)
{
    const QuestionReport &asked = report.of(question);
    ReportTable table{QStringLiteral("pairs_") + nameOf(question),
        Words::tr("Pairs of annotators: Cohen's κ"),
        Words::tr("Unit: %1, of those that both labelled.").arg(unitOf(question)),
        {{QStringLiteral("annotator"), Words::tr("Annotator"), Kind::Words}}, {}};
    for (int a = 0; a < report.annotators.size(); ++a)
        table.columns.append({report.annotators[a], report.annotators[a], Kind::Heat,
            report.comparison.annotators[a].toString()});
    for (int a = 0; a < report.annotators.size(); ++a) {
        std::vector<ReportCell> row{
            ReportCell::words(report.annotators[a], report.comparison.annotators[a].toString())};
        for (int b = 0; b < report.annotators.size(); ++b) {
            if (a == b) {
                row.emplace_back();
                continue;
            }
            const std::pair<int, int> pair = std::minmax(a, b);
            const PairAgreement &agreement =
                asked.agreement
                    .pairs[pairIndex(pair.first, pair.second, static_cast<int>(report.annotators.size()))];
            UnitFilter differing;
            differing.question = question;
            differing.annotators = pair;
            const Figure &kappa = agreement.kappa;
            ReportCell cell;
            cell.text = kappa.value ? QLocale().toString(*kappa.value, 'f', 2) : Words::tr("undefined");
            cell.value = kappa.value;
            cell.interval = kappa.interval;
            cell.heat = kappa.value;
            if (!kappa.value)
                cell.why = kappa.why;
            if (agreement.items > 0)
                cell.opens = differing;
            row.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable confusionTable(
    const AgreementReport &report, Question question, std::optional<std::pair<int, int>> pair)
{
    if (!pair && report.annotators.size() == 2)
        pair = {0, 1};
    const UnitTable &units = report.of(question).units;
    const Confusion confusion = confusionOf(units.table, pair);
    const std::vector<qint32> labels = labelsIn(confusion, units);
    ReportTable table;
    table.id = QStringLiteral("confusion_") + nameOf(question);
    table.title = Words::tr("Confusion matrix");
    table.remark = pair
        ? Words::tr("%1: rows are %2, columns are %3.")
              .arg(titleOf(question), report.annotators[pair->first], report.annotators[pair->second])
        : Words::tr("%1: all pairs of annotators together, each counted both ways.").arg(titleOf(question));
    if (std::ssize(labels) == mostLabels)
        table.remark +=
            QLatin1Char(' ') + Words::tr("Only the %1 most frequent labels are shown.").arg(mostLabels);
    table.columns.append({QStringLiteral("label"),
        pair ? QStringLiteral("%1 \\ %2").arg(report.annotators[pair->first], report.annotators[pair->second])
             : Words::tr("Label"),
        Kind::Words});
    for (const qint32 label : labels)
        table.columns.append({units.labels[label], units.labels[label], Kind::Heat});
    UnitFilter filter;
    filter.question = question;
    filter.annotators = pair;
    for (const qint32 first : labels) {
        qint64 sum = 0;
        for (const auto &[cell, count] : confusion)
            sum += cell.first == first ? count : 0;
        std::vector<ReportCell> row{ReportCell::words(units.labels[first])};
        for (const qint32 second : labels)
            row.push_back(confusionCell(confusion, sum, {first, second}, filter));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable labelsTable(const AgreementReport &report, Question question)
{
    const QuestionReport &asked = report.of(question);
    ReportTable table{QStringLiteral("labels_") + nameOf(question), Words::tr("By label"),
        Words::tr(
            "%1: α of a label against all others together; specific agreement: of the pairs of labels in "
            "which one is it, the share in which both are.")
            .arg(titleOf(question)),
        {{QStringLiteral("label"), Words::tr("Label"), Kind::Words},
            {QStringLiteral("used"), Words::tr("Given"), Kind::Count},
            {QStringLiteral("krippendorff_alpha_nominal"), Words::tr("Krippendorff's α"), Kind::Measure},
            {QStringLiteral("specific_agreement"), Words::tr("Specific agreement"), Kind::Share}},
        {}};
    for (size_t k = 0; k < asked.agreement.labels.size(); ++k) {
        const LabelFigures &label = asked.agreement.labels[k];
        ReportCell alpha;
        alpha.text = label.alpha ? QLocale().toString(*label.alpha, 'f', 3) : Words::tr("undefined");
        alpha.value = label.alpha;
        if (!label.alpha)
            alpha.why = Undefined::NoVariation;
        ReportCell specific;
        specific.text = label.specificAgreement
            ? Words::tr("%1 %").arg(QLocale().toString(100 * *label.specificAgreement, 'f', 1))
            : Words::tr("undefined");
        specific.value = label.specificAgreement;
        if (label.specificAgreement)
            specific.bar = Interval{0, *label.specificAgreement};
        else
            specific.why = Undefined::NoPairableItems;
        table.rows.push_back({ReportCell::words(asked.units.labels[static_cast<qsizetype>(k)]),
            {QLocale().toString(label.used, 'f', 0), label.used, {}, {}, {}, {}, {}}, alpha, specific});
    }
    return table;
}

} // namespace standpoint
