// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole project as JSON lines, a record a line:
//
//     file   := head record*          UTF-8, LF, no byte order mark
//     head   := {"record": "project", "version": 1, "id": …, "title": …, …}
//     record := {"record": "issue" | "stance" | "attribute" | "reason" | "annotator" | "actor" | "article"
//                | "state" | "annotation" | "decision" | "work_list", …}
//
// Fields are those of entity_fields.h; an annotation is the object of annotation_json.h with issue_id,
// stance_id, annotator_id and answers besides. Records may come in any order when they are read.
#pragma once

#include "model/exchange/format.h"

namespace standpoint {

class ProjectIntake;

std::unique_ptr<FormatWriter> projectLinesWriter(ExportRun &run);

/// Whether a file begins like one of these.
bool beginsLikeProjectLines(const FileHead &head);
/// Fails with Io, or with Malformed where nothing in it is a record; then as ProjectIntake::refuse() says.
Status readProjectLines(const InputFile &file, ProjectIntake &intake);

} // namespace standpoint
