// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that a report on agreement says of a project: the figures of each question, those of marked
// spans, and every disagreement.
#pragma once

#include "model/agreement/disagreements.h"
#include "model/agreement/label_agreement.h"
#include "model/agreement/resampling.h"
#include "model/agreement/span_agreement.h"
#include "model/agreement/units.h"

#include <functional>

namespace standpoint {

struct ReportOptions
{
    BootstrapOptions bootstrap; ///< 0 resamples: intervals of the closed forms
    bool byItem = false;        ///< draws units instead of articles
    std::optional<GammaOptions> gamma;
};

struct QuestionReport
{
    UnitTable units;
    LabelAgreement agreement;
    std::optional<Resampling> resampling;

    /// The 95 % interval that goes with a measure; nothing where there is none.
    std::optional<Interval> interval(Measure measure) const;
};

struct AgreementReport
{
    Project project; ///< as it was
    Comparison comparison;
    QStringList annotators; ///< names, in the comparison's order
    ComparedArticles compared;
    std::vector<QuestionReport> questions; ///< by Question
    SpanUnits spans;
    SpanAgreement labelledSpans;
    SpanAgreement markedSpans; ///< whatever the label
    std::vector<qint64> alike; ///< what both of a pair found, in each sentence; pairs (0, 1), (0, 2), …
    std::vector<Disagreement> disagreements;
    ReportOptions options;

    const QuestionReport &of(Question question) const { return questions[static_cast<size_t>(question)]; }
};

/// Told how much is done, from 0 to 1; false: give up.
using ReportProgress = std::function<bool(double done)>;

/// Fails with Invalid as comparedArticles() does, and with Canceled where `progress` says to give up.
Result<AgreementReport> agreementReport(const Project &project, const Comparison &comparison,
    const ReportOptions &options = {}, const ReportProgress &progress = {});

} // namespace standpoint
