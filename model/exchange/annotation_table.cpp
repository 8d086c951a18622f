// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations as a table, one a row; annotation_columns.h says the columns. RFC 4180, LF, UTF-8. Offsets are
// code points from 0, end exclusive.
#include "model/exchange/annotation_columns.h"
#include "model/exchange/annotation_intake.h"
#include "model/exchange/annotation_table_writer.h"
#include "model/exchange/table_files.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

using Member = AnnotationMember;

/// The columns that a row is read from; polarity only says what a new stance is worth.
const AnnotationMembers &members()
{
    static const AnnotationMembers all = withCommonMembers({
        {QStringLiteral("title"), &AnnotationRow::title},
        {QStringLiteral("fragments"), &AnnotationRow::fragments},
    });
    return all;
}

/// Which column of a table goes where in a row.
class ColumnMap
{
public:
    ColumnMap(const CsvTable &table, Intake &intake, const QList<Attribute> &attributes)
        : m_answers(attributes.size(), -1)
    {
        QList<int> known;
        for (qsizetype i = 0; i < table.columns().size(); ++i) {
            if (const Member member = members().value(table.columns()[i])) {
                m_members.emplace_back(static_cast<int>(i), member);
                known.append(static_cast<int>(i));
            }
        }
        const QStringList names = attributeColumns(attributes);
        for (qsizetype i = 0; i < attributes.size(); ++i) {
            for (const QString &name : {names[i], attributes[i].name}) {
                const int column = table.column(name.trimmed().toLower());
                if (column < 0 || known.contains(column) || m_answers[i] >= 0)
                    continue;
                m_answers[i] = column;
                known.append(column);
            }
        }
        noticeUnknownColumns(table, intake, known);
    }

    void fill(AnnotationRow &row, const CsvTable &table) const
    {
        for (const auto &[column, member] : m_members)
            row.*member = table.rawCell(column);
        row.answers.resize(static_cast<size_t>(m_answers.size()));
        for (qsizetype i = 0; i < m_answers.size(); ++i)
            row.answers[static_cast<size_t>(i)] = table.rawCell(m_answers[i]);
    }

private:
    std::vector<std::pair<int, Member>> m_members;
    QList<int> m_answers; ///< by attribute; -1 where the table has none
};

Status readTable(CsvTable &table, Intake &intake)
{
    for (const QString &column :
        {QStringLiteral("actor"), QStringLiteral("issue"), QStringLiteral("stance")}) {
        if (table.column(column) < 0)
            return tl::unexpected(missingColumn(table, column));
    }
    if (table.column(QStringLiteral("document")) < 0 && table.column(QStringLiteral("article_id")) < 0)
        return tl::unexpected(missingColumn(table, QStringLiteral("document")));
    AnnotationIntake annotations(intake, [&table] { return table.where(); });
    const ColumnMap columns(table, intake, annotations.attributes());
    AnnotationRow row;
    return readRows(table, intake, [&] {
        columns.fill(row, table);
        annotations.take(row);
    });
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readTables(files, intake, [&](CsvTable &table) { return readTable(table, intake); });
}

bool recognises(const FileHead &head)
{
    const auto has = [&](const QString &name) { return head.columns.contains(name); };
    return has(QStringLiteral("document")) && has(QStringLiteral("actor")) && has(QStringLiteral("issue"))
        && has(QStringLiteral("stance"));
}

} // namespace

extern const Format annotationTable;
const Format annotationTable{
    .id = QStringLiteral("csv"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Annotations as a table (CSV)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids,
    .stage = Format::Stage::Annotations,
    .recognises = recognises,
    .read = read,
    .writer = annotationTableWriter,
    .hasRows = true,
};

} // namespace standpoint
