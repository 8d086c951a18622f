// SPDX-License-Identifier: GPL-3.0-or-later
//
// CSV as RFC 4180 has it, and what programs write in its name: LF, CR LF or CR; comma, semicolon or tab; a
// quoted cell may hold separators, line ends and doubled quotes. A quote inside an unquoted cell is a
// character like any other.
//
//     file := row (lineEnd row)* ;  row := cell (separator cell)* ;  cell := '"' (any | '""')* '"' | any*
#pragma once

#include <QtGlobal>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace standpoint {

/// Reads rows one after another out of bytes that must outlive it.
class CsvReader
{
public:
    /// More cells than these in one row are counted, but not kept.
    static constexpr size_t maximumCells = 4096;

    CsvReader(std::string_view bytes, char separator);

    /// The separator that this head line uses: the commonest of comma, semicolon and tab outside quotes.
    static char guessSeparator(std::string_view bytes);

    /// Goes to the next row; empty lines are skipped. False at the end.
    bool next();
    /// The row's cells, valid until next().
    const std::vector<std::string_view> &cells() const { return m_cells; }
    /// How many cells the row has, kept or not.
    size_t count() const { return m_count; }
    /// The line on which the row begins, from 1.
    qint64 line() const { return m_line; }
    /// How many bytes have been read.
    size_t position() const { return m_at; }
    /// Whether the row's last cell began with a quote that nothing closes.
    bool isTorn() const { return m_torn; }

private:
    std::string_view plainCell();
    std::string_view quotedCell();
    bool readRow();
    void endLine();

    std::string_view m_bytes;
    size_t m_at = 0;
    char m_separator;
    std::vector<std::string_view> m_cells;
    std::deque<std::string> m_unescaped; ///< what cells with doubled quotes point to
    size_t m_count = 0;
    qint64 m_line = 0;
    qint64 m_nextLine = 1;
    bool m_torn = false;
};

} // namespace standpoint
