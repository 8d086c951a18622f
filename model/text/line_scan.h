// SPDX-License-Identifier: GPL-3.0-or-later
//
// A first, fast look at a line of text: which of the rarer things that sentence rules care for are in it at
// all.
#pragma once

#include "model/text/span.h"

#include <QStringView>

#include <vector>

namespace standpoint {

/// What a line holds. The line must outlive the scan; each question costs one vectorised pass, or none if the
/// first pass found nothing.
class LineScan
{
public:
    explicit LineScan(QStringView line);

    /// ( [ （ 《 【
    bool hasBrackets() const;
    /// Bullets, ellipses and [, after which a sentence may begin where ICU sees none.
    bool hasListMarks() const;
    /// ". 5"
    bool hasNumberAfterFullStop() const;

private:
    QStringView m_line;
    bool m_hasMarks; ///< the line may hold any of them; nearly every line has none
};

/// The pairs of brackets that lie at most 400 code units apart, without those inside others, ascending. What
/// is farther apart may be the mark of a list or a mistake.
std::vector<TextSpan> shortBrackets(QStringView line);

} // namespace standpoint
