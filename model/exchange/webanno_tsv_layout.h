// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where statements stand in WebAnno TSV: on tokens and parts of tokens, over each other in stacks, with
// numbers that tell them apart.
#pragma once

#include "model/project/project.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace standpoint::tsv {

/// A stretch of one statement: its first, which carries its features, or a further one.
struct Piece
{
    const Annotation *annotation = nullptr;
    bool isFirst = true;
    TextSpan span;                 ///< without white space at its ends
    int id = 0;                    ///< 0: needs none
    QByteArray suffix{};           ///< "[3]", or nothing
    int unit = -1;                 ///< its first one
    QList<qsizetype> further = {}; ///< of the first: the other pieces
};

/// A token or a part of one.
struct Unit
{
    int token = 0;
    int part = 0; ///< 0: the whole token
    TextSpan span;
    std::vector<qsizetype> statements; ///< pieces, in the order of the stack
    std::vector<qsizetype> evidence;
};

struct Token
{
    TextSpan span;
    int sentence = 0;
    int number = 0; ///< in its sentence, from 1
};

/// What stands in one article.
class Page
{
public:
    explicit Page(const Article &article);

    /// How a unit's row begins: "1-2 TAB 3-8 TAB Talks TAB".
    void appendUnit(QByteArray &out, const QByteArray &id, TextSpan span) const
    {
        out += id + '\t' + QByteArray::number(span.begin) + '-' + QByteArray::number(span.end) + '\t';
        out += QStringView(m_text).mid(span.begin, span.length()).toUtf8() + '\t';
    }
    /// The same of a token, made once for all annotators.
    void appendToken(QByteArray &out, size_t token) const
    {
        out.append(m_rows.constData() + m_starts[token], m_starts[token + 1] - m_starts[token]);
    }

    const QString &text() const { return m_text; }
    const QList<TextSpan> &sentences() const { return m_sentences; }
    const std::vector<Token> &tokens() const { return m_tokens; }
    /// The first token that ends behind this place.
    int tokenAfter(int place) const
    {
        return static_cast<int>(std::partition_point(m_tokens.begin(), m_tokens.end(),
                                    [place](const Token &token) { return token.span.end <= place; })
            - m_tokens.begin());
    }

private:
    const QString &m_text;
    QList<TextSpan> m_sentences;
    std::vector<Token> m_tokens;
    QByteArray m_rows;
    std::vector<qsizetype> m_starts; ///< of each token's row, and the end
};

/// One annotator's statements on a page, laid out in units.
class Layout
{
public:
    Layout(const Page &page, const std::vector<const Annotation *> &annotations);

    const std::vector<Piece> &pieces() const { return m_pieces; }
    const std::vector<Unit> &units() const { return m_units; }
    bool hasFragments() const { return m_hasFragments; }
    /// Whether the words of this statement are shown without white space at their ends.
    bool isTrimmed(const Annotation &annotation) const { return m_trimmed.contains(&annotation); }
    /// "1-3", or "1-3.2" of a part.
    QByteArray unitId(int unit) const;

private:
    void addStatement(const Annotation &annotation);
    std::optional<TextSpan> shown(TextSpan fragment) const;
    void placeUnits();
    void numberPieces();

    struct Cell
    {
        int token = 0;
        bool isPart = false;
        TextSpan span;
        qsizetype piece = 0;
    };

    const Page &m_page;
    std::vector<Piece> m_pieces;
    std::vector<Unit> m_units;
    QSet<const Annotation *> m_trimmed;
    bool m_hasFragments = false;
};

} // namespace standpoint::tsv
