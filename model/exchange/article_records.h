// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a table of articles, whether it is CSV, TSV, JSON or JSON lines.
#pragma once

#include "model/exchange/format.h"
#include "model/project/error.h"

#include <QStringList>

#include <memory>

namespace standpoint {

class ArticleRecords
{
public:
    /// Reads the file into memory. Fails as CsvTable::open() and readWholeFile() do, and with Malformed where
    /// it has no row's worth of columns.
    static Result<std::unique_ptr<ArticleRecords>> open(const InputFile &file);

    ArticleRecords() = default;
    ArticleRecords(const ArticleRecords &) = delete;
    ArticleRecords &operator=(const ArticleRecords &) = delete;
    virtual ~ArticleRecords() = default;

    enum class Step
    {
        Row,
        Bad, ///< problem() says why; the next row may be right
        End
    };
    /// As the head calls them; of JSON, all members of all objects in the order in which they first come.
    virtual const QStringList &columns() const = 0;
    virtual Step next() = 0;
    virtual void rewind() = 0;
    /// In normal form; empty for column -1 and where the row has none.
    virtual QString cell(int column) const = 0;
    virtual qint64 line() const = 0;
    /// How far the file was read, in bytes, and its size.
    virtual qint64 position() const = 0;
    virtual qint64 size() const = 0;
    virtual QString problem() const = 0;
    /// Members whose values are lists of objects.
    virtual QStringList leftOut() const { return {}; }
};

} // namespace standpoint
