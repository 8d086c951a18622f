// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_layout.h"

#include "model/text/tokens.h"

#include <algorithm>
#include <tuple>

namespace standpoint::tsv {

static QByteArray numbered(int sentence, int token)
{
    return QByteArray::number(sentence) + '-' + QByteArray::number(token);
}

Page::Page(const Article &article)
    : m_text(article.content())
    , m_sentences(tokenizedStretches(m_text, article.sentences()))
{
    for (int i = 0; i < m_sentences.size(); ++i) {
        int number = 0;
        for (const TextSpan span : tokensOf(m_text, m_sentences[i])) {
            m_tokens.push_back({span, i, ++number});
            m_starts.push_back(m_rows.size());
            appendUnit(m_rows, numbered(i + 1, number), span);
        }
    }
    m_starts.push_back(m_rows.size());
}

Layout::Layout(const Page &page, const std::vector<const Annotation *> &annotations)
    : m_page(page)
{
    for (const Annotation *annotation : annotations)
        addStatement(*annotation);
    placeUnits();
    numberPieces();
}

QByteArray Layout::unitId(int unit) const
{
    const Unit &one = m_units[static_cast<size_t>(unit)];
    const Token &token = m_page.tokens()[static_cast<size_t>(one.token)];
    const QByteArray id = numbered(token.sentence + 1, token.number);
    return one.part == 0 ? id : id + '.' + QByteArray::number(one.part);
}

/// What of a fragment lies in tokens; nothing where it is white space alone.
std::optional<TextSpan> Layout::shown(TextSpan fragment) const
{
    const auto &tokens = m_page.tokens();
    const auto first = static_cast<size_t>(m_page.tokenAfter(fragment.begin));
    const auto behind =
        static_cast<size_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token &token) {
            return token.span.begin < fragment.end;
        }) - tokens.begin());
    if (first >= behind)
        return std::nullopt;
    return TextSpan{std::max(fragment.begin, tokens[first].span.begin),
        std::min(fragment.end, tokens[behind - 1].span.end)};
}

void Layout::addStatement(const Annotation &annotation)
{
    QList<TextSpan> spans;
    bool isTrimmed = false;
    for (int i = 0; i < annotation.evidence.count(); ++i) {
        const std::optional<TextSpan> span = shown(annotation.evidence.at(i));
        isTrimmed = isTrimmed || span != annotation.evidence.at(i);
        if (span)
            spans.append(*span);
    }
    if (spans.isEmpty()) { // white space alone: at the nearest token
        const int after = m_page.tokenAfter(annotation.evidence.begin());
        const int last = static_cast<int>(m_page.tokens().size()) - 1;
        spans.append(m_page.tokens()[static_cast<size_t>(std::min(after, last))].span);
    }
    if (isTrimmed)
        m_trimmed.insert(&annotation);
    const auto first = static_cast<qsizetype>(m_pieces.size());
    m_pieces.push_back({&annotation, true, spans.first()});
    for (qsizetype i = 1; i < spans.size(); ++i) {
        m_hasFragments = true;
        m_pieces[static_cast<size_t>(first)].further.append(static_cast<qsizetype>(m_pieces.size()));
        m_pieces.push_back({&annotation, false, spans[i]});
    }
}

void Layout::placeUnits()
{
    const auto &tokens = m_page.tokens();
    std::vector<Cell> cells;
    for (size_t i = 0; i < m_pieces.size(); ++i) {
        const TextSpan span = m_pieces[i].span;
        for (auto at = static_cast<size_t>(m_page.tokenAfter(span.begin));
             at < tokens.size() && tokens[at].span.begin < span.end; ++at) {
            const TextSpan token = tokens[at].span;
            const TextSpan part{std::max(token.begin, span.begin), std::min(token.end, span.end)};
            cells.push_back({static_cast<int>(at), part != token, part, static_cast<qsizetype>(i)});
        }
    }
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) {
        return std::tie(a.token, a.isPart, a.span, a.piece) < std::tie(b.token, b.isPart, b.span, b.piece);
    });
    for (const Cell &cell : cells) {
        const bool isSame = !m_units.empty() && m_units.back().token == cell.token
            && m_units.back().span == cell.span && (m_units.back().part > 0) == cell.isPart;
        if (!isSame) {
            const int before =
                !m_units.empty() && m_units.back().token == cell.token ? m_units.back().part : 0;
            m_units.push_back({cell.token, cell.isPart ? before + 1 : 0, cell.span, {}, {}});
        }
        Piece &piece = m_pieces[static_cast<size_t>(cell.piece)];
        if (piece.unit < 0)
            piece.unit = static_cast<int>(m_units.size()) - 1;
        (piece.isFirst ? m_units.back().statements : m_units.back().evidence).push_back(cell.piece);
    }
}

/// Pieces of several units, and those that lie on others of their layer, have a number that tells them apart.
void Layout::numberPieces()
{
    std::vector<int> units(m_pieces.size());
    std::vector<bool> stacked(m_pieces.size());
    for (const Unit &unit : m_units) {
        for (const auto *stack : {&unit.evidence, &unit.statements}) {
            for (const qsizetype piece : *stack) {
                ++units[static_cast<size_t>(piece)];
                if (stack->size() > 1)
                    stacked[static_cast<size_t>(piece)] = true;
            }
        }
    }
    int next = 1;
    for (const Unit &unit : m_units) {
        for (const auto *stack : {&unit.evidence, &unit.statements}) {
            for (const qsizetype piece : *stack) {
                Piece &one = m_pieces[static_cast<size_t>(piece)];
                if (one.id == 0
                    && (units[static_cast<size_t>(piece)] > 1 || stacked[static_cast<size_t>(piece)]))
                    one.suffix = '[' + QByteArray::number(one.id = next++) + ']';
            }
        }
    }
}

} // namespace standpoint::tsv
