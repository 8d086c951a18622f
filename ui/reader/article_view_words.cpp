// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marking words by keys.
#include "ui/reader/article_view.h"

#include <algorithm>

namespace standpoint {

std::optional<ArticleView::MarkedEnds> ArticleView::markedEnds() const
{
    if (m_ends)
        return m_ends;
    if (!m_marked.isEmpty())
        return MarkedEnds{m_marked.last().begin, m_marked.last().end};
    return std::nullopt;
}

int ArticleView::looseEnd() const
{
    const std::optional<MarkedEnds> ends = markedEnds();
    return ends ? ends->loose : currentSpan().begin;
}

bool ArticleView::runsLeftwardsAt(int position)
{
    return m_layout.pieceCount() > 0 && m_layout.runsLeftwards(m_layout.pieceAt(position));
}

std::optional<int> ArticleView::sentenceBorderFrom(int position, bool forward, WordSide side) const
{
    const auto place = [side](TextSpan span) { return side == WordSide::Begin ? span.begin : span.end; };
    if (forward) {
        const auto next = std::ranges::upper_bound(sentences(), position, {}, place);
        return next == sentences().end() ? std::nullopt : std::optional(place(*next));
    }
    const auto at = std::ranges::lower_bound(sentences(), position, {}, place);
    return at == sentences().begin() ? std::nullopt : std::optional(place(*std::prev(at)));
}

std::optional<int> ArticleView::stepFrom(int position, bool forward, WordSide side, MarkStep step) const
{
    if (step == MarkStep::Sentence)
        return sentenceBorderFrom(position, forward, side);
    if (step == MarkStep::Word)
        return forward ? wordBorderAfter(text(), position, side) : wordBorderBefore(text(), position, side);
    if (forward ? position >= text().size() : position <= 0)
        return std::nullopt;
    GraphemeBoundaries boundaries(text());
    return forward ? boundaries.boundaryAfter(position + 1) : boundaries.boundaryBefore(position - 1);
}

void ArticleView::markOn(bool forward, MarkStep step)
{
    if (m_currentSentence < 0)
        return;
    const TextSpan here = currentSpan();
    const int start = forward ? here.begin : here.end;
    const MarkedEnds from = markedEnds().value_or(MarkedEnds{start, start});
    // What grows does so by whole words; what shrinks loses whole words, and is nothing at the anchor.
    const bool grows = forward ? from.loose >= from.anchor : from.loose <= from.anchor;
    std::optional<int> to =
        stepFrom(from.loose, forward, forward == grows ? WordSide::End : WordSide::Begin, step);
    if (!grows)
        to = forward ? std::min(to.value_or(from.anchor), from.anchor)
                     : std::max(to.value_or(from.anchor), from.anchor);
    if (!to)
        return;
    QList<TextSpan> marked = m_marked;
    marked.removeOne({std::min(from.anchor, from.loose), std::max(from.anchor, from.loose)});
    marked.append({std::min(from.anchor, *to), std::max(from.anchor, *to)});
    mark(marked, MarkedEnds{from.anchor, *to});
    followMarking();
    showPlace(*to > from.anchor ? *to - 1 : *to);
}

bool ArticleView::moveMarkedBorder(WordSide side, bool forward)
{
    const std::optional<Evidence> marked = evidence();
    if (!marked)
        return false;
    const EvidenceBorder border{side == WordSide::Begin ? 0 : marked->count() - 1, side};
    const std::optional<int> to = borderStep(text(), *marked, border, forward);
    if (!to)
        return false;
    setMarking(withBorder(*marked, border, *to).fragments());
    followMarking();
    showPlace(side == WordSide::End ? *to - 1 : *to);
    return true;
}

/// What is suggested follows the sentence that the marking begins in.
void ArticleView::followMarking()
{
    const int sentence = m_marked.isEmpty() ? -1 : sentenceAt(sentences(), m_marked.first().begin);
    if (sentence < 0 || sentence == m_currentSentence)
        return;
    repaintSpan(currentSpan());
    m_currentSentence = m_anchorSentence = sentence;
    repaintSpan(currentSpan());
    refreshChips();
    announceCursor();
}

} // namespace standpoint
