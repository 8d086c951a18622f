// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all formats that are tables do with their files.
#pragma once

#include "model/exchange/csv_table.h"
#include "model/exchange/intake.h"

namespace standpoint {

/// Cells that hold several names: parted by a bar.
QStringList listIn(const QString &cell);
/// Names the column that a table lacks.
Error missingColumn(const CsvTable &table, const QString &column);
/// A notice for each named column that is none of `known` (indexes; -1 stands for none).
void noticeUnknownColumns(const CsvTable &table, Intake &intake, const QList<int> &known);
QString tooLongMessage();
QString noSuchArticle(std::string_view called, bool ambiguous);

/// Opens each file and hands it to read(); a file that fails is refused as Intake::refuse() says.
template <typename Read> Status readTables(const QList<InputFile> &files, Intake &intake, Read read)
{
    for (const InputFile &file : files) {
        const qint64 before = intake.workDone();
        Result<CsvTable> table = CsvTable::open(file.path, file.shown);
        Status done = table ? read(*table) : Status(tl::unexpected(table.error()));
        if (!done)
            done = intake.refuse(file, done.error());
        else
            ++intake.filesRead;
        if (!done)
            return done;
        if (Status going = intake.didWork(before + file.size - intake.workDone()); !going)
            return going;
    }
    return {};
}

/// Hands each row of a table to row(); one that is longer than the head line is skipped with a notice.
template <typename Row> Status readRows(CsvTable &table, Intake &intake, Row row)
{
    constexpr qint64 step = 1 << 18; // bytes between two reports
    qint64 told = 0;
    while (true) {
        if (const qint64 at = std::min(table.position(), table.bytes()); at - told >= step) {
            if (Status going = intake.didWork(at - told); !going)
                return going;
            told = at;
        }
        const Result<bool> more = table.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        if (table.isTooLong())
            intake.skip(tooLongMessage(), table.where());
        else
            row();
    }
}

} // namespace standpoint
