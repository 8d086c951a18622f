// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of labels or marked spans from CSV files, for agree.
#pragma once

#include "model/agreement/label_table.h"
#include "model/agreement/span_table.h"
#include "model/project/error.h"

#include <QStringList>

namespace standpoint {

struct NamedLabelTable
{
    LabelTable table;
    QStringList annotators;
    QStringList labels;
    std::vector<qint32> articleOf; ///< of each item; empty where the table has no column `article`
    int articles = 0;
};

/// Reads rows `item,annotator,label`, found by the head line; an empty label is missing, an absent row too.
/// `labels` and `annotators` declare names in order; else they are those in the table, sorted. Fails as
/// CsvTable::open() does, with Invalid where a name is declared twice, and with Malformed, naming the line,
/// where a column or a name is missing or not declared, a row has more cells than the head line, or two rows
/// give one item's label by one annotator.
Result<NamedLabelTable> readLabelTable(
    const QString &path, const QStringList &labels, const QStringList &annotators);

struct NamedSpanTable
{
    SpanTable table;
    QStringList annotators;
    QStringList labels;
};

/// Reads rows `annotator,begin,end,label`. Fails likewise, and where a span does not lie in the continuum.
Result<NamedSpanTable> readSpanTable(
    const QString &path, qint64 begin, qint64 length, const QStringList &annotators);

} // namespace standpoint
