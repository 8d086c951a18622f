// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of agreement as JSON, with the field names of the measures: what commands print and the report
// exports.
#pragma once

#include "model/agreement/report.h"

#include <QJsonObject>

namespace standpoint {

/// "measures" of labels. `resampling` may be null.
QJsonObject measuresJson(
    const LabelTable &table, const LabelAgreement &agreement, const Resampling *resampling);
/// "measures" of marked spans; `labels` names their categories.
QJsonObject measuresJson(const SpanAgreement &agreement, const QStringList &labels);
/// "bootstrap".
QJsonObject resamplingJson(const Resampling &resampling);
/// Adds "items", "items_rated", "items_paired" and "items_complete".
void addCounts(const LabelAgreement &agreement, QJsonObject &json);
/// The whole report. The figures of the question `headline` (a Question's name, or "span") stand at the top,
/// those of all under "questions".
QJsonObject reportJson(const AgreementReport &report, const QString &headline);

} // namespace standpoint
