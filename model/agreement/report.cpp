// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/report.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::AgreementReport)
};

QuestionReport questionReport(const AgreementReport &report, Question question)
{
    QuestionReport result;
    result.units = unitsOf(report.project, report.comparison, report.compared, question);
    const LabelTable &table = result.units.table;
    result.agreement = labelAgreement(table);
    if (report.options.bootstrap.resamples > 0)
        result.resampling = resampled(table, result.units.articleOf(),
            static_cast<int>(result.units.articles.size()), report.options.bootstrap, report.options.byItem);
    return result;
}

} // namespace

std::optional<Interval> QuestionReport::interval(Measure measure) const
{
    const std::optional<Figure> &figure = agreement.measures[measure];
    if (!figure || !figure->value)
        return std::nullopt;
    return resampling ? resampling->interval(measure, *figure) : figure->interval;
}

Result<AgreementReport> agreementReport(const Project &project, const Comparison &comparison,
    const ReportOptions &options, const ReportProgress &progress)
{
    AgreementReport report;
    report.project = project;
    report.comparison = comparison;
    report.options = options;
    for (const AnnotatorId id : comparison.annotators)
        report.annotators.append(project.annotators().value(id).orDefault().name);
    Result<ComparedArticles> compared = comparedArticles(project, comparison);
    if (!compared)
        return tl::unexpected(compared.error());
    report.compared = std::move(*compared);
    constexpr double steps = questionCount + 3; // spans, gamma, disagreements
    double step = 0;
    const auto goOn = [&] { return !progress || progress(step++ / steps); };
    const auto stopped = [&] {
        return fail(Error::Kind::Invalid, Words::tr("The report was stopped."), project.info().title);
    };
    for (int q = 0; q < questionCount; ++q) {
        if (!goOn())
            return stopped();
        report.questions.push_back(questionReport(report, static_cast<Question>(q)));
    }
    if (!goOn())
        return stopped();
    report.spans = spansOf(project, comparison, report.compared);
    report.labelledSpans = spanAgreement(report.spans.labelled, options.gamma);
    if (!goOn())
        return stopped();
    report.markedSpans = spanAgreement(report.spans.evidence, options.gamma);
    if (!goOn())
        return stopped();
    report.alike = alikeOf(project, comparison, report.compared);
    report.disagreements = disagreementsOf(project, comparison, report.compared);
    return report;
}

} // namespace standpoint
