// SPDX-License-Identifier: GPL-3.0-or-later
//
// What adjudication decided on an issue or an actor, where that becomes one with others or is divided.
#pragma once

#include "model/codebook/revision.h"

#include <QSet>

namespace standpoint {

/// Appends to `revision` that decisions on `others` are decisions on `kept`. Where one sentence then has two
/// of the same actor and issue, the later one stays.
void joinDecisions(const Project &project, ActorId kept, const QList<ActorId> &others, Revision &revision);
void joinDecisions(const Project &project, IssueId kept, const QList<IssueId> &others, Revision &revision);

/// Appends to `revision`, in which `chosen` of the annotations went from one to the other, that decisions go
/// where their annotations went; those whose annotations went both ways are there twice.
void divideDecisions(const Project &project, ActorId from, ActorId fresh, const QSet<AnnotationId> &chosen,
    Revision &revision);
void divideDecisions(const Project &project, IssueId from, IssueId fresh, const QSet<AnnotationId> &chosen,
    Revision &revision);

} // namespace standpoint
