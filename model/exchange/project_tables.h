// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole project as a folder (or zip) of tables that are joined by their columns of ids: project.csv,
// issues.csv, …, and a table for each list (issue_keywords.csv with issue_id and position). RFC 4180, LF,
// UTF-8. Columns are the fields of entity_fields.h; annotations.csv says names and words besides, which are
// for people.
#pragma once

#include "model/exchange/format.h"
#include "model/exchange/project_intake.h"

namespace standpoint {

struct ProjectTable
{
    RecordKind kind = RecordKind::Project; ///< whose rows, or whose lists, it holds
    QString list;                          ///< "keywords"; empty for the records themselves
    QString file;                          ///< "issue_keywords.csv"
    QByteArray head;                       ///< its head line
};
/// All, in the order of RecordKind; records before their lists.
const QList<ProjectTable> &projectTables();

std::unique_ptr<FormatWriter> projectTablesWriter(ExportRun &run);

/// Whether a table is the first one of such a folder, project.csv.
bool beginsLikeProjectTables(const FileHead &head);
/// Whether the folder holds such tables, even where one of them is missing.
bool isProjectTablesFolder(const QString &folder);
/// Reads all tables of the folder in which `file`, project.csv, would be. Fails as ProjectIntake::refuse()
/// says.
Status readProjectTables(const InputFile &file, ProjectIntake &intake);

} // namespace standpoint
