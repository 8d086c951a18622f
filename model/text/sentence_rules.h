// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ICU's sentence iterator cannot know. It finds nearly every end of a sentence and some that are none:
// after abbreviations, initials and titles, before the rest of a sentence that began with a quotation, inside
// brackets. The rules look at one proposed break at a time.
#pragma once

#include "model/text/segmentation_data.h"
#include "model/text/span.h"

#include <QStringView>

#include <vector>

namespace standpoint {

/// Judges the breaks proposed in one line of text. The line and the data must outlive it. Proposals are given
/// in ascending order; a judgement looks at a bounded number of characters around the break.
class SentenceRules
{
public:
    SentenceRules(QStringView line, const SegmentationData &data);

    /// Breaks that ICU does not propose, ascending: after reference marks and an ellipsis, before a bullet
    /// and before a number that begins a sentence, after the language's own terminators. Most lines have
    /// none.
    const std::vector<int> &extraBreaks() const { return m_extraBreaks; }

    /// Where a proposed break had better be: ICU counts an opening quotation mark that follows a sentence's
    /// end without a space to the sentence before.
    int adjusted(int sentenceBegin, int proposed) const;

    /// Whether a sentence that began at `sentenceBegin` ends before the code unit at `proposed`.
    bool isBreak(int sentenceBegin, int proposed);

private:
    /// What stands before a proposed break.
    struct Ending
    {
        int end = 0;           ///< after the last character that is no white space
        int terminator = 0;    ///< position of the last full stop, question mark or the like
        bool isQuoted = false; ///< a quotation mark closes after the terminator
    };

    void findExtraBreaks();
    bool isInsideBrackets(int position);
    Ending endingBefore(int sentenceBegin, int position) const;
    bool isContinued(const Ending &ending, int position) const;
    bool isContinuedWithoutSpace(const Ending &ending, QChar next) const;
    bool isReportedAfter(const Ending &ending, int position) const;
    bool isAbbreviationBreak(int sentenceBegin, const Ending &ending, int position) const;
    bool isNumberBreak(int sentenceBegin, QStringView number, int numberBegin, int position) const;
    bool isInitialBreak(int initialBegin, int position) const;
    bool beginsSentence(int position) const;
    bool isNumberNext(int position) const;
    QStringView wordAt(int position) const;
    int afterOpeners(int position) const;
    int tokenBegin(int sentenceBegin, int end) const;
    unsigned usesOf(int begin, int end) const;

    QStringView m_line;
    const SegmentationData &m_data;
    std::vector<int> m_extraBreaks;
    std::vector<TextSpan> m_brackets; ///< outermost short pairs, ascending
    std::size_t m_nextBracket = 0;
};

} // namespace standpoint
