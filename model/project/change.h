// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every change to a project is a value: a list of edits, each of which says what a thing was and what it
// becomes. Undo stack, journal, import, merge and team sharing all pass these values around.
#pragma once

#include "model/project/entities.h"

#include <variant>
#include <vector>

namespace standpoint {

/// One thing's change. Adding has no `before`, removing no `after`; ids are equal on both sides. The sides
/// are shared rather than held in the edit, so that an import's million edits, their inverse and the project
/// store each value once.
template <typename Entity> struct Edit
{
    Shared<Entity> before;
    Shared<Entity> after;

    bool operator==(const Edit &) const = default;
};

using AnyEdit = std::variant<Edit<ProjectInfo>, Edit<Issue>, Edit<StanceValue>, Edit<Attribute>, Edit<Actor>,
    Edit<Annotator>, Edit<ArticleInfo>, Edit<ArticleText>, Edit<ArticleState>, Edit<Annotation>,
    Edit<WorkList>, Edit<ReasonCode>, Edit<Decision>>;

/// What one act of the user does: edits that happen together or not at all; one undo step, one journal
/// record.
struct Change
{
    ChangeId id;
    AnnotatorId author; ///< null before anybody gave a name
    QDateTime at;       ///< UTC
    QString label;      ///< for the undo menu: "Tag Minister: against intervention"
    std::vector<AnyEdit> edits;

    bool operator==(const Change &) const = default;
};

/// A Change with a fresh id and the present time.
Change makeChange(const QString &label, std::vector<AnyEdit> edits, AnnotatorId author = {});

/// The Change that takes `change` back: edits in reverse order, sides swapped, with a fresh id and the
/// present time.
Change inverse(const Change &change);

template <typename Entity> AnyEdit adding(Entity entity)
{
    return Edit<Entity>{{}, std::move(entity)};
}

template <typename Entity> AnyEdit removing(Entity entity)
{
    return Edit<Entity>{std::move(entity), {}};
}

template <typename Entity> AnyEdit replacing(Entity before, Entity after)
{
    return Edit<Entity>{std::move(before), std::move(after)};
}

} // namespace standpoint
