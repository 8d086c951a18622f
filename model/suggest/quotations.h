// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in quotation marks, of whatever shape. News mixes them: opened straight and closed curly, or
// opened in each paragraph and closed in the last.
#pragma once

#include "model/text/span.h"

#include <QStringView>

#include <vector>

namespace standpoint {

/// A quotation with its marks. One within another is a part of it.
struct Quotation
{
    TextSpan span;
    int speech = 0;       ///< quotations with the same number are one speech over several paragraphs
    bool isClosed = true; ///< false: it runs to the end of its paragraph, which has no closing mark

    bool operator==(const Quotation &) const = default;
};

/// All quotations, ascending. A paragraph is a line. One that is not closed runs to its end; if the next
/// paragraph opens a quotation at once, that carries on the same speech. Single marks count only where they
/// are closed in the same paragraph, for most are apostrophes.
/// With `dashes`, a dash at the begin of a paragraph opens speech that the next dash ends and another
/// resumes.
std::vector<Quotation> quotations(QStringView text, bool dashes = false);

} // namespace standpoint
