// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every writer of annotations asks before it writes one.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Whether the evidence lies in the text as it is now, in order. Fails with Invalid, naming article and
/// place.
Status checkEvidenceText(const Article &article, const Annotation &annotation);

/// An answer for people: a choice's name, "true", the number or text. Empty for an empty answer.
QString readableAnswer(const Attribute &attribute, const QString &value);

} // namespace standpoint
