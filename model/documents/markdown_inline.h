// SPDX-License-Identifier: GPL-3.0-or-later
//
// Markup inside a paragraph of Markdown.
#pragma once

#include <QSet>
#include <QString>

namespace standpoint {

/// The words of a paragraph: emphasis, links, pictures, code, tags and escapes taken away, entities replaced.
/// LF is a line break that stays. `references` are the names of link definitions in lower case: "[name]" is a
/// link where it is one of them. `notes` counts references to footnotes, which go.
/// Takes time in proportion to the text, whatever it is.
QString withoutMarkup(const QString &text, const QSet<QString> &references, int &notes);

} // namespace standpoint
