// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/chip_layout.h"

#include <algorithm>
#include <limits>

namespace standpoint {

namespace {

/// One sentence's annotations.
struct Group
{
    int sentence = 0;
    int piece = 0;
    int y = 0; ///< of its first line
    std::vector<int> annotations;
};

std::vector<Group> groups(const PageLayout &layout, const ShownAnnotations &annotations,
    const QList<TextSpan> &sentences, TextSpan range)
{
    std::vector<Group> found;
    const auto [from, to] = annotations.beginningIn(range);
    for (int i = from; i < to; ++i) {
        const int begin = annotations[i].evidence.begin();
        const int sentence = sentenceAt(sentences, begin);
        const int piece = layout.pieceAt(begin);
        if (found.empty() || found.back().sentence != sentence || found.back().piece != piece) {
            const TextSpan own = layout.piece(piece).span;
            const int anchor = std::max(sentence < 0 ? begin : sentences[sentence].begin, own.begin);
            const QRect lines = layout.linesOf(piece, {anchor, anchor + 1});
            found.push_back({sentence, piece, lines.top(), {}});
        }
        found.back().annotations.push_back(i);
    }
    for (Group &group : found) { // a new chip goes below the others, so that none of them moves
        std::ranges::stable_sort(
            group.annotations, {}, [&](int i) { return annotations[i].created.toMSecsSinceEpoch(); });
    }
    return found;
}

class Placing
{
public:
    Placing(const PageLayout &layout, const ShownAnnotations &annotations)
        : m_layout(layout)
        , m_annotations(annotations)
        , m_page(layout.metrics())
    {
    }

    void place(const Group &group, int nextY)
    {
        if (group.piece != m_piece)
            m_bottom = std::numeric_limits<int>::min();
        m_piece = group.piece;
        const int start = std::max(group.y, m_bottom);
        const int count = static_cast<int>(group.annotations.size());
        const int pieceBottom = m_layout.top(m_piece) + m_layout.height(m_piece);
        if (start > group.y
            && (start - group.y > m_page.lineHeight() || start + m_page.chipHeight > pieceBottom)) {
            m_chips.back().more += count;
            return;
        }
        const int rows = std::min(count, std::max(1, (nextY - start) / m_page.chipHeight));
        for (int row = 0; row < rows; ++row)
            m_chips.push_back(chip(group, row, start));
        m_chips.back().more = count - rows;
        m_bottom = start + rows * m_page.chipHeight;
    }

    void raise(const Group &group)
    {
        int start = group.y;
        for (const Chip &chip : m_chips) {
            if (chip.sentence == group.sentence && !chip.raised) {
                start = chip.rect.top() - inset();
                break;
            }
        }
        std::erase_if(m_chips, [&](const Chip &c) { return c.sentence == group.sentence && !c.raised; });
        for (int row = 0; row < static_cast<int>(group.annotations.size()); ++row) {
            m_chips.push_back(chip(group, row, start));
            m_chips.back().raised = true;
        }
    }

    std::vector<Chip> take() { return std::move(m_chips); }

private:
    int inset() const { return std::max(0, (m_page.lineHeight() - m_page.chipHeight) / 2); }

    Chip chip(const Group &group, int row, int start) const
    {
        const Annotation &annotation = m_annotations[group.annotations[static_cast<size_t>(row)]];
        const QRect rect(
            m_page.chips.x, start + inset() + row * m_page.chipHeight, m_page.chips.width, m_page.chipHeight);
        return {annotation.id, annotation.actor, annotation.issue, annotation.stance, group.sentence, 0,
            false, rect};
    }

    const PageLayout &m_layout;
    const ShownAnnotations &m_annotations;
    const PageMetrics &m_page;
    std::vector<Chip> m_chips;
    int m_piece = -1;
    int m_bottom = std::numeric_limits<int>::min();
};

} // namespace

std::vector<Chip> placeChips(const PageLayout &layout, const ShownAnnotations &annotations,
    const QList<TextSpan> &sentences, int first, int last, const QList<int> &raised)
{
    if (layout.pieceCount() == 0 || annotations.size() == 0)
        return {};
    const std::vector<Group> all =
        groups(layout, annotations, sentences, {layout.piece(first).span.begin, layout.piece(last).span.end});
    Placing placing(layout, annotations);
    for (size_t i = 0; i < all.size(); ++i)
        placing.place(all[i], i + 1 < all.size() ? all[i + 1].y : std::numeric_limits<int>::max() / 2);
    for (const Group &group : all) {
        if (raised.contains(group.sentence))
            placing.raise(group);
    }
    return placing.take();
}

} // namespace standpoint
