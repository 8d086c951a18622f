// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv_table.h"

#include "model/documents/decode.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <charconv>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::CsvTable)
};

QStringList namesIn(const CsvReader &reader)
{
    QStringList names;
    for (const std::string_view cell : reader.cells())
        names.append(toQString(trimmed(cell)).toLower());
    return names;
}

bool isContinued(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// How many bytes at the beginning are one character of white space, or a control character, for which
/// normalise() puts a space; 0: neither.
size_t spaceInFront(std::string_view cell)
{
    const char c = cell.front();
    if (static_cast<unsigned char>(c) < 0x80U)
        return c >= 0 && c <= ' ' ? 1 : 0;
    size_t length = 1;
    while (length < cell.size() && isContinued(cell[length]))
        ++length;
    const QString character = toQString(cell.substr(0, length));
    return character.size() == 1 && character.front().isSpace() ? length : 0;
}

/// The same at the end.
size_t spaceAtBack(std::string_view cell)
{
    constexpr size_t longest = 4; // bytes of a character
    size_t length = 1;
    while (length < std::min(longest, cell.size()) && isContinued(cell[cell.size() - length]))
        ++length;
    const std::string_view last = cell.substr(cell.size() - length);
    return spaceInFront(last) == length ? length : 0;
}

} // namespace

std::optional<qint64> wholeNumber(std::string_view cell)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || error != std::errc())
        return std::nullopt;
    const std::string_view rest = cell.substr(static_cast<size_t>(end - cell.data()));
    const bool isWhole = rest.empty()
        || (rest.size() > 1 && rest.front() == '.'
            && rest.find_first_not_of('0', 1) == std::string_view::npos);
    return isWhole ? std::optional(value) : std::nullopt;
}

std::string_view trimmed(std::string_view cell)
{
    for (size_t space = 1; space > 0 && !cell.empty();) {
        space = spaceInFront(cell);
        cell.remove_prefix(space);
    }
    for (size_t space = 1; space > 0 && !cell.empty();) {
        space = spaceAtBack(cell);
        cell.remove_suffix(space);
    }
    return cell;
}

Result<QStringList> CsvTable::columnsOf(const QByteArray &head, const QString &where)
{
    QByteArray whole = head;
    if (head.size() >= headSize) { // the cut may have split a character, or half of one
        if (const qsizetype lineEnd = whole.lastIndexOf('\n'); lineEnd >= 0)
            whole.truncate(lineEnd + 1);
        if (whole.contains('\0'))
            whole.chop(whole.size() % 2);
        else if (const qsizetype invalid = firstInvalidUtf8(whole);
                 invalid >= 0 && whole.size() - invalid < 4)
            whole.truncate(invalid);
    }
    const Result<QByteArray> utf8 = utf8Of(whole, where);
    if (!utf8)
        return tl::unexpected(utf8.error());
    const std::string_view bytes(utf8->constData(), static_cast<size_t>(utf8->size()));
    CsvReader reader(bytes, CsvReader::guessSeparator(bytes));
    return reader.next() && !reader.isTorn() ? namesIn(reader) : QStringList();
}

Result<CsvTable> CsvTable::open(const QString &path, const QString &shown)
{
    Result<QByteArray> read = readWholeFile(path, maximumTableFile);
    if (!read)
        return tl::unexpected(read.error());
    Result<QByteArray> utf8 = utf8Of(std::move(*read), path);
    if (!utf8)
        return tl::unexpected(utf8.error());
    CsvTable table;
    table.m_shown = shown;
    table.m_bytes = std::make_unique<const QByteArray>(std::move(*utf8));
    const std::string_view bytes(table.m_bytes->constData(), static_cast<size_t>(table.m_bytes->size()));
    table.m_reader = std::make_unique<CsvReader>(bytes, CsvReader::guessSeparator(bytes));
    const Result<bool> head = table.next();
    if (!head)
        return tl::unexpected(head.error());
    if (!*head)
        return fail(Error::Kind::Malformed, Words::tr("The table is empty"), path);
    table.m_columns = namesIn(*table.m_reader);
    for (const std::string_view cell : table.m_reader->cells())
        table.m_heads.append(cleanName(toQString(cell)));
    QSet<QString> seen;
    for (const QString &name : std::as_const(table.m_columns)) {
        if (!name.isEmpty() && seen.contains(name))
            return fail(Error::Kind::Malformed, Words::tr("The table has two columns “%1”").arg(name), path);
        seen.insert(name);
    }
    return table;
}

Result<bool> CsvTable::next()
{
    if (!m_reader->next())
        return false;
    if (m_reader->isTorn())
        return fail(
            Error::Kind::Malformed, Words::tr("The table has a quotation mark that nothing closes"), where());
    return true;
}

void CsvTable::rewind()
{
    const std::string_view bytes(m_bytes->constData(), static_cast<size_t>(m_bytes->size()));
    *m_reader = CsvReader(bytes, CsvReader::guessSeparator(bytes));
    m_reader->next(); // the head line
}

std::string_view CsvTable::rawCell(int column) const
{
    const std::vector<std::string_view> &cells = m_reader->cells();
    return column >= 0 && static_cast<size_t>(column) < cells.size() ? cells[static_cast<size_t>(column)]
                                                                     : std::string_view();
}

QString CsvTable::text(int column) const
{
    QString text = toQString(rawCell(column));
    normalise(text);
    return text;
}

bool CsvTable::isTooLong() const
{
    const std::vector<std::string_view> &cells = m_reader->cells();
    for (auto i = static_cast<size_t>(m_columns.size()); i < cells.size(); ++i) {
        if (!trimmed(cells[i]).empty())
            return true;
    }
    return m_reader->count() > CsvReader::maximumCells;
}

QString CsvTable::where() const
{
    return Words::tr("%1, line %2").arg(m_shown).arg(m_reader->line());
}

} // namespace standpoint
