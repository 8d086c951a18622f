// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/tokens.h"

#include "model/text/characters.h"
#include "model/text/graphemes.h"

#include <algorithm>

namespace standpoint {

namespace {

enum class Kind
{
    Space,
    Word,
    Inside, ///< belongs to a word where one goes on behind it
    Period, ///< likewise between digits
    Other
};

/// What a cluster is, by its first character.
Kind kindAt(QStringView text, int begin, int end)
{
    const QChar unit = text[begin];
    if (unit.isSpace())
        return Kind::Space;
    const bool isPair = unit.isHighSurrogate() && begin + 1 < end;
    const char32_t character = isPair ? QChar::surrogateToUcs4(unit, text[begin + 1]) : unit.unicode();
    switch (QChar::category(character)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
        return Kind::Word;
    default:
        break;
    }
    if (end - begin > 1)
        return Kind::Other;
    switch (unit.unicode()) {
    case u'\'':
    case u'\u2019': // apostrophe
    case u'-':
    case u'\u2010': // hyphens
    case u'\u2011':
        return Kind::Inside;
    case u'.':
        return Kind::Period;
    default:
        return Kind::Other;
    }
}

/// The clusters of a text, one after the other.
class Clusters
{
public:
    Clusters(QStringView text, TextSpan within)
        : m_text(text)
        , m_boundaries(text)
        , m_end(within.end)
        , m_at{within.begin, within.begin}
    {
        next();
    }

    bool atEnd() const { return m_at.isEmpty(); }
    TextSpan at() const { return m_at; }
    Kind kind() const { return m_kind; }
    void next()
    {
        const int begin = m_at.end;
        int end = std::min(begin + 1, m_end);
        while (end < m_end && !m_boundaries.isBoundary(end))
            ++end;
        m_at = {begin, end};
        m_kind = atEnd() ? Kind::Space : kindAt(m_text, begin, end);
    }

private:
    QStringView m_text;
    GraphemeBoundaries m_boundaries;
    int m_end;
    TextSpan m_at;
    Kind m_kind = Kind::Space;
};

} // namespace

QList<TextSpan> tokensOf(QStringView text, TextSpan within)
{
    const int size = static_cast<int>(text.size());
    const TextSpan inside{std::clamp(within.begin, 0, size), std::clamp(within.end, 0, size)};
    if (inside.isEmpty())
        return {};
    QList<TextSpan> tokens;
    Kind before = Kind::Space; // what the cluster before was
    TextSpan inner;            // an apostrophe, hyphen or period behind a word
    for (Clusters clusters(text, inside); !clusters.atEnd(); clusters.next()) {
        const TextSpan at = clusters.at();
        const Kind kind = clusters.kind();
        const bool joins = !inner.isEmpty() && kind == Kind::Word
            && (before != Kind::Period || (text[inner.begin - 1].isDigit() && text[at.begin].isDigit()));
        if (!inner.isEmpty() && !joins)
            tokens.append(inner);
        const bool goesOn = joins || (kind == Kind::Word && before == Kind::Word);
        inner = {};
        if (goesOn)
            tokens.last().end = at.end;
        else if ((kind == Kind::Inside || kind == Kind::Period) && before == Kind::Word)
            inner = at;
        else if (kind != Kind::Space)
            tokens.append(at);
        before = kind;
    }
    if (!inner.isEmpty())
        tokens.append(inner);
    return tokens;
}

QList<TextSpan> tokenizedStretches(QStringView text, const QList<TextSpan> &sentences)
{
    QList<TextSpan> stretches;
    GraphemeBoundaries boundaries(text);
    const auto addTrimmed = [&](TextSpan span) {
        while (span.begin < span.end && text[span.begin].isSpace())
            ++span.begin;
        while (span.begin < span.end && text[span.end - 1].isSpace())
            --span.end;
        span.begin = boundaries.boundaryAfter(span.begin); // a space with a mark is a space
        if (!span.isEmpty())
            stretches.append(span);
    };
    const auto addLines = [&](TextSpan gap) {
        int begin = gap.begin;
        for (int at = gap.begin; at < gap.end; ++at) {
            if (text[at] == u'\n') {
                addTrimmed({begin, at});
                begin = at + 1;
            }
        }
        addTrimmed({begin, gap.end});
    };
    int end = 0;
    for (const TextSpan sentence : sentences) {
        addLines({end, sentence.begin});
        addTrimmed(sentence);
        end = sentence.end;
    }
    addLines({end, static_cast<int>(text.size())});
    return stretches;
}

} // namespace standpoint
