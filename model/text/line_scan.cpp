// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/line_scan.h"

#include "model/text/characters.h"

namespace standpoint {

namespace {

char16_t closingOf(QChar opening)
{
    switch (opening.unicode()) {
    case u'(':
        return u')';
    case u'[':
        return u']';
    case u'（':
        return u'）';
    case u'《':
        return u'》';
    case u'【':
        return u'】';
    default:
        return 0;
    }
}

bool isClosingOfPair(QChar c)
{
    return c == u')' || c == u']' || c == u'）' || c == u'》' || c == u'】';
}

} // namespace

LineScan::LineScan(QStringView line)
    : m_line(line)
    , m_hasMarks(anyUnit(line.utf16(), line.size(), [](char16_t unit) {
        return (unit == u'(') | (unit == u'[') | (static_cast<char16_t>(unit - 0x2022) < 5) | (unit == 0x2043)
            | (unit >= 0x2500);
    }))
{
}

bool LineScan::hasBrackets() const
{
    return m_hasMarks && anyUnit(m_line.utf16(), m_line.size(), [](char16_t unit) {
        return (unit == u'(') | (unit == u'[') | (unit == u'（') | (unit == u'《') | (unit == u'【');
    });
}

bool LineScan::hasListMarks() const
{
    return m_hasMarks && anyUnit(m_line.utf16(), m_line.size(), [](char16_t unit) {
        return (unit == u'[') | (unit == 0x2026) | (unit == 0x2022) | (unit == 0x2023) | (unit == 0x2043)
            | ((unit & 0xFF00) == 0x2500);
    });
}

bool LineScan::hasNumberAfterFullStop() const
{
    const char16_t *units = m_line.utf16();
    quint16 found = 0; // as in anyUnit()
    for (qsizetype i = 0; i + 2 < m_line.size(); ++i) {
        const bool here =
            (units[i] == u'.') & (units[i + 1] == u' ') & (static_cast<char16_t>(units[i + 2] - u'0') < 10);
        found = static_cast<quint16>(found | (here ? quint16(1) : quint16(0)));
    }
    return found != 0;
}

std::vector<TextSpan> shortBrackets(QStringView line)
{
    constexpr int longestPair = 400;
    constexpr std::size_t deepestMismatch = 8; // how many brackets left open one that closes may skip
    std::vector<TextSpan> pairs;
    std::vector<int> open;
    for (int i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if ((c > u']' && c < u'《') || c < u'(')
            continue;
        if (closingOf(c) != 0) {
            open.push_back(i);
        } else if (isClosingOfPair(c)) {
            const auto deepest = open.size() > deepestMismatch ? open.size() - deepestMismatch : 0;
            auto depth = open.size();
            while (depth > deepest && closingOf(line[open[depth - 1]]) != c.unicode())
                --depth;
            if (depth == deepest)
                continue;
            const int begin = open[depth - 1];
            open.resize(depth - 1);
            if (i - begin > longestPair)
                continue;
            while (!pairs.empty() && pairs.back().begin > begin)
                pairs.pop_back();
            pairs.push_back({begin, i});
        }
    }
    return pairs;
}

} // namespace standpoint
