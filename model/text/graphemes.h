// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a text may be cut: between what readers see as characters (grapheme clusters, Unicode UAX 29), and
// for the mouse between words.
#pragma once

#include "model/text/span.h"

#include <QString>
#include <QStringView>

#include <map>
#include <optional>

namespace standpoint {

/// The grapheme cluster boundaries of one text, which must stay alive and unchanged as long as this object.
/// Use an object in one thread at a time.
class GraphemeBoundaries
{
public:
    explicit GraphemeBoundaries(QStringView text)
        : m_text(text)
    {
    }

    /// Whether the text may be cut before the code unit at this position. Both ends of the text are
    /// boundaries; positions outside it are none. Fast at any position of any text, in any order: a file may
    /// hold a million flags in one line, and evidence in all of them.
    bool isBoundary(int position);

    /// The last boundary at or before the position, and the first at or after it. Positions outside the text
    /// give its nearer end.
    int boundaryBefore(int position);
    int boundaryAfter(int position);

    /// The smallest span of whole grapheme clusters that contains this one; what lies outside the text is cut
    /// off. An empty span within a cluster is moved to the cluster's begin and stays empty.
    TextSpan snapped(TextSpan span);

private:
    using Runs = std::map<int, int>; ///< begin and end of long runs that were walked through once

    template <typename Belongs> int runBegin(Runs &runs, int position, Belongs belongs) const;
    bool linksConsonants(int position);
    bool joins(int position);

    QStringView m_text;
    Runs m_flags;
    Runs m_marks;
    Runs m_signs;
    Runs m_linkers;
};

/// The text, or the beginning of it and "…" where it is longer than `most` UTF-16 code units: for lists and
/// messages. Whole grapheme clusters; nothing but "…" where the first one alone is longer.
QString shortened(const QString &text, int most);

/// Widens a span to whole words (UAX 29, no locale), then takes white space off both ends. Punctuation that
/// the span touches counts as a word. An empty span gives the word that its position is in or in front of; a
/// span of nothing but white space becomes empty. What lies outside the text is cut off. Looks at the line
/// or, if that is long, some hundred characters around each end: fast in any text.
TextSpan snappedToWords(QStringView text, TextSpan span);

/// The end of words that a border is put at.
enum class WordSide
{
    Begin,
    End
};

/// The nearest such end of a word behind the position, or in front of it; nothing where there is none. Words
/// are as for snappedToWords(): a punctuation mark is one, white space is none. Always between grapheme
/// clusters, and as fast.
std::optional<int> wordBorderAfter(QStringView text, int position, WordSide side);
std::optional<int> wordBorderBefore(QStringView text, int position, WordSide side);

} // namespace standpoint
