// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv_cell.h"

#include <algorithm>

namespace standpoint {

QByteArray csvCell(QByteArray cell)
{
    const auto isSpecial = [](char c) { return c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r'; };
    const bool hasSpaces = !cell.isEmpty()
        && (QChar::isSpace(static_cast<uchar>(cell.front()))
            || QChar::isSpace(static_cast<uchar>(cell.back())));
    if (!hasSpaces && std::none_of(cell.cbegin(), cell.cend(), isSpecial))
        return cell;
    cell.replace("\"", "\"\"");
    return '"' + cell + '"';
}

QByteArray csvCell(const QString &text)
{
    return csvCell(text.toUtf8());
}

} // namespace standpoint
