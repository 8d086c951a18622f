// SPDX-License-Identifier: GPL-3.0-or-later
//
// How figures of agreement are printed: JSON with the field names of the measures, and lines for people.
#pragma once

#include "model/agreement/gamma.h"
#include "model/agreement/label_agreement.h"
#include "model/agreement/span_f1.h"
#include "model/agreement/unitizing.h"

#include <QJsonObject>
#include <QStringList>

namespace standpoint {

/// What resamples drew, and how.
struct Resampling
{
    Spreads spreads;
    BootstrapOptions options;
    QString by;             ///< "article" or "item"
    bool isInterval = true; ///< whether its percentiles are what `ci95` shows, instead of the closed form
};

/// "measures" of labels. `resampling` may be null.
QJsonObject measuresJson(
    const LabelTable &table, const LabelAgreement &agreement, const Resampling *resampling);
QStringList measureLines(const LabelAgreement &agreement, const Resampling *resampling);

struct SpanAgreement
{
    AlphaU alphaU;
    UnitizedAlphas unitized;
    SpanF1 f1;
    std::optional<Gamma> gamma;
};
QJsonObject measuresJson(const SpanAgreement &agreement, const QStringList &labels);
QStringList measureLines(const SpanAgreement &agreement);

} // namespace standpoint
