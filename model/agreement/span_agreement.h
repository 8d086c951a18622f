// SPDX-License-Identifier: GPL-3.0-or-later
//
// All measures of a table of marked spans at once.
#pragma once

#include "model/agreement/gamma.h"
#include "model/agreement/span_f1.h"
#include "model/agreement/unitizing.h"

namespace standpoint {

struct SpanAgreement
{
    AlphaU alphaU;
    UnitizedAlphas unitized;
    SpanF1 f1;
    std::optional<Gamma> gamma;
};

/// Gamma only where it is asked for: its samples take their time.
SpanAgreement spanAgreement(const SpanTable &table, const std::optional<GammaOptions> &gamma = {});

} // namespace standpoint
