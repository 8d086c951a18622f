// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/span_agreement.h"

namespace standpoint {

SpanAgreement spanAgreement(const SpanTable &table, const std::optional<GammaOptions> &gamma)
{
    SpanAgreement agreement{alphaU(table), unitizedAlphas(table), spanF1(table), {}};
    if (gamma)
        agreement.gamma = gammaOf(table, *gamma);
    return agreement;
}

} // namespace standpoint
