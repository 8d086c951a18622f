// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole project as tables: project_tables.h. (The format csv is one table, of annotations alone.)
#include "model/exchange/project_tables.h"

namespace standpoint {

extern const Format projectTablesFormat;
const Format projectTablesFormat{
    .id = QStringLiteral("tables"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "The whole project as tables (folder of CSV)"),
    .suffixes = {QStringLiteral("zip"), QStringLiteral("csv")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | wholeProject,
    .recognises = beginsLikeProjectTables,
    .readProject = readProjectTables,
    .writer = projectTablesWriter,
    .isFolder = true,
};

} // namespace standpoint
