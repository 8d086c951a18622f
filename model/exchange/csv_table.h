// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table file with a head line, whose columns are found by name in any order.
#pragma once

#include "model/exchange/csv_reader.h"
#include "model/project/error.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <optional>

namespace standpoint {

/// Without white space around it: just what QString::trimmed() takes away, so that a name that is empty to
/// the project is empty here. UTF-8.
std::string_view trimmed(std::string_view cell);
/// Digits, perhaps after a minus, perhaps with zeros behind a point: "7.0" is what data frames write of a
/// column that has gaps. Nothing for any other text.
std::optional<qint64> wholeNumber(std::string_view cell);
inline QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

class CsvTable
{
public:
    /// Fails as readWholeFile() and decodeText() do, and with Malformed where there is no head line or it
    /// names a column twice. `shown` is how the file is called in notices.
    static Result<CsvTable> open(const QString &path, const QString &shown);
    /// How much of a file is enough for columnsOf().
    static constexpr qsizetype headSize = 1 << 16;
    /// The names in the head line of bytes that begin a file, lower case; empty if that is no table. Fails as
    /// decodeText() does; `where` goes into the error.
    static Result<QStringList> columnsOf(const QByteArray &head, const QString &where);

    /// Lower case, without white space around.
    const QStringList &columns() const { return m_columns; }
    /// The same as the head line writes them.
    const QStringList &heads() const { return m_heads; }
    int column(const QString &name) const { return static_cast<int>(m_columns.indexOf(name)); }

    /// Goes to the next row. Fails with Malformed where a quote is never closed; false at the end.
    Result<bool> next();
    /// Goes back to the first row.
    void rewind();
    /// A cell without white space around it; empty where the row has none there, or for column -1.
    std::string_view cell(int column) const { return trimmed(rawCell(column)); }
    /// A cell as it stands, in UTF-8.
    std::string_view rawCell(int column) const;
    /// A cell as it stands, in normal form.
    QString text(int column) const;
    /// Whether the row has more cells than the head line, with something in them.
    bool isTooLong() const;

    qint64 line() const { return m_reader->line(); }
    qint64 bytes() const { return m_bytes->size(); }
    qint64 position() const { return static_cast<qint64>(m_reader->position()); }
    /// "annotations.csv, line 12".
    QString where() const;
    const QString &shown() const { return m_shown; }

private:
    std::unique_ptr<const QByteArray>
        m_bytes; ///< stays where it is when the table moves: cells point into it
    std::unique_ptr<CsvReader> m_reader;
    QStringList m_heads;
    QStringList m_columns;
    QString m_shown;
};

} // namespace standpoint
