// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person typed into a search field, ready to look for.
#pragma once

#include "model/project/error.h"
#include "model/text/text_pattern.h"

#include <QRegularExpression>

#include <atomic>
#include <span>

namespace standpoint {

/// How typed words are meant.
enum class Wording
{
    Phrase,      ///< all of it as it stands, anywhere
    WholePhrase, ///< all of it as it stands, from the beginning of a word to the end of one
    Words,       ///< beginnings of words, in any order; what stands in quotation marks is a phrase
    WholeWords,  ///< the same with whole words
    Expression   ///< a regular expression (PCRE), without regard to case
};

/// One run of a search: who wants it to end, and what it could not do.
struct Matching
{
    const std::atomic<bool> *cancelled = nullptr; ///< set from another thread: the rest is not wanted
    bool gaveUp = false;                          ///< an expression needed too many steps somewhere

    bool isStopped() const { return cancelled && *cancelled; }
};

/// Finds what was typed in the texts of one thing (an article's title and text; a note). Safe to use in
/// several threads at once.
///
/// A regular expression matches within a paragraph, or within 20,000 characters of a longer one, and compares
/// accents and marks as they are. One that needs more than 100,000 steps at one place is given up there.
class Matcher
{
public:
    Matcher() = default; ///< finds nothing
    /// Fails with Invalid where a regular expression cannot be read.
    static Result<Matcher> make(const QString &typed, Wording wording);

    /// Nothing was typed that could be found.
    bool isEmpty() const { return m_words.empty() && m_expression.pattern().isEmpty(); }

    /// What was found in one of the parts: spans of whole grapheme clusters, ascending, apart.
    using Spans = std::vector<TextSpan>;
    /// Fills `found` with the spans of each part; false where not every word is in one of the parts, and then
    /// all are empty.
    bool find(std::span<const QStringView> parts, std::vector<Spans> &found, Matching &matching) const;
    /// The same for one text.
    Spans findIn(QStringView text, Matching &matching) const;

private:
    bool findWords(std::span<const QStringView> parts, std::vector<Spans> &found) const;
    void findExpression(QStringView text, Spans &found, Matching &matching) const;

    std::vector<TextPattern> m_words; ///< the longest first
    QRegularExpression m_expression;
};

/// The words and phrases of what was typed: parted by white space, but for what stands in double quotation
/// marks of any shape. A mark that is never closed goes to the end.
QStringList searchTerms(const QString &typed);

} // namespace standpoint
