// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv_reader.h"

#include <algorithm>
#include <array>

namespace standpoint {

CsvReader::CsvReader(std::string_view bytes, char separator)
    : m_bytes(bytes)
    , m_separator(separator)
{
}

char CsvReader::guessSeparator(std::string_view bytes)
{
    static constexpr std::array<char, 3> separators{',', ';', '\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const char c : bytes) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        for (size_t i = 0; i < separators.size() && !quoted; ++i)
            counts[i] += c == separators[i];
    }
    return separators[static_cast<size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

bool CsvReader::next()
{
    while (m_at < m_bytes.size()) {
        if (readRow())
            return true;
    }
    return false;
}

/// False for a line without anything.
bool CsvReader::readRow()
{
    m_cells.clear();
    m_unescaped.clear();
    m_count = 0;
    m_torn = false;
    m_line = m_nextLine;
    while (true) {
        const bool quoted = m_at < m_bytes.size() && m_bytes[m_at] == '"';
        const std::string_view cell = quoted ? quotedCell() : plainCell();
        if (++m_count <= maximumCells)
            m_cells.push_back(cell);
        const bool more = m_at < m_bytes.size() && m_bytes[m_at] == m_separator;
        if (!more) {
            endLine();
            return m_count > 1 || quoted || !cell.empty();
        }
        ++m_at;
    }
}

void CsvReader::endLine()
{
    if (m_at >= m_bytes.size())
        return;
    m_at += m_bytes[m_at] == '\r' && m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '\n' ? 2 : 1;
    ++m_nextLine;
}

std::string_view CsvReader::plainCell()
{
    const char *const begin = m_bytes.data() + m_at;
    const char *const end = m_bytes.data() + m_bytes.size();
    const char *at = begin;
    while (at != end && *at != m_separator && *at != '\n' && *at != '\r')
        ++at;
    m_at += static_cast<size_t>(at - begin);
    return {begin, static_cast<size_t>(at - begin)};
}

std::string_view CsvReader::quotedCell()
{
    size_t begin = ++m_at;
    std::string *unescaped = nullptr;
    std::string_view cell;
    while (true) {
        const size_t quote = std::min(m_bytes.find('"', m_at), m_bytes.size());
        m_torn = quote == m_bytes.size();
        const bool isDoubled = quote + 1 < m_bytes.size() && m_bytes[quote + 1] == '"';
        cell = m_bytes.substr(begin, quote - begin + (isDoubled ? 1 : 0));
        m_nextLine += std::count(cell.begin(), cell.end(), '\n');
        m_at = std::min(quote + (isDoubled ? 2 : 1), m_bytes.size());
        if (isDoubled || unescaped) {
            if (!unescaped)
                unescaped = &m_unescaped.emplace_back();
            unescaped->append(cell);
        }
        if (!isDoubled)
            break;
        begin = m_at;
    }
    const std::string_view rest =
        plainCell(); // what follows a closing quote should not be there, and is kept
    if (!rest.empty()) {
        if (!unescaped)
            unescaped = &m_unescaped.emplace_back(cell);
        unescaped->append(rest);
    }
    return unescaped ? std::string_view(*unescaped) : cell;
}

} // namespace standpoint
