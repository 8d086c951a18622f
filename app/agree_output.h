// SPDX-License-Identifier: GPL-3.0-or-later
//
// How figures of agreement are printed for people.
#pragma once

#include "model/agreement/label_agreement.h"
#include "model/agreement/resampling.h"
#include "model/agreement/span_agreement.h"

#include <QStringList>

namespace standpoint {

/// `resampling` may be null.
QStringList measureLines(const LabelAgreement &agreement, const Resampling *resampling);

QStringList measureLines(const SpanAgreement &agreement);

} // namespace standpoint
