// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows (export_rows.h) as JSON lines and as a table. Every row has every key, of one type: what readers of
// data sets ask for, which take types from the first rows. Where there is nothing a text is empty and a
// number is null.
//
//     id, doc_id, title, source, date, text, evidence, actor, actor_id, organization, issue, issue_id,
//     stance, stance_value, annotator, confidence, comment, context_before, context_after, split_group,
//     attribute_…
//
// In a table `start`, `end` and `fragments` ("10-25;31-40") stand in place of `evidence`, and line breaks are
// spaces. Offsets are code points from 0, end exclusive, in the article's text.
#pragma once

#include "model/exchange/export_rows.h"
#include "model/exchange/split_groups.h"

namespace standpoint {

class RowWriter
{
public:
    explicit RowWriter(const ExportRun &run);

    /// Which articles stay together, as the options want it.
    const SplitGroups &groups() const { return m_groups; }
    /// The table's head line.
    QByteArray tableHead() const;
    /// Appends the rows of one article to either, where it is not null.
    void append(const ExportedArticle &exported, QByteArray *lines, QByteArray *table) const;
    /// Names of the columns of a table, and what each holds, in English: for a data card.
    QList<std::pair<QString, QString>> columns() const;

private:
    struct Names
    {
        QString actor, actorId, organization, issue, issueId, annotator;
    };
    Names namesOf(const ExportRow &row) const;
    void appendLine(
        const ExportedArticle &exported, const ExportRow &row, const QString &group, QByteArray &out) const;
    void appendTableRow(
        const ExportedArticle &exported, const ExportRow &row, const QString &group, QByteArray &out) const;

    const ExportRun &m_run;
    SplitGroups m_groups;
    QList<Attribute> m_attributes;
    QStringList m_attributeKeys;
};

enum class RowFile
{
    Lines,
    Table
};

/// Whether the options want rows by another unit than the annotation, or more about each than the plain
/// formats have.
bool asksForRows(const ExportOptions &options);
/// Writes the one file of rows.
std::unique_ptr<FormatWriter> rowFileWriter(ExportRun &run, RowFile kind);

} // namespace standpoint
