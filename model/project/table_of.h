// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of a project that holds the things of one kind, for code that is the same for several kinds.
#pragma once

#include "model/project/project.h"

#include <type_traits>

namespace standpoint {

template <typename Entity> const Table<Entity> &tableOf(const Project &project)
{
    if constexpr (std::is_same_v<Entity, Issue>)
        return project.issues();
    else if constexpr (std::is_same_v<Entity, StanceValue>)
        return project.stances();
    else if constexpr (std::is_same_v<Entity, Attribute>)
        return project.attributes();
    else if constexpr (std::is_same_v<Entity, Actor>)
        return project.actors();
    else if constexpr (std::is_same_v<Entity, Annotator>)
        return project.annotators();
    else if constexpr (std::is_same_v<Entity, ReasonCode>)
        return project.reasons();
    else {
        static_assert(std::is_same_v<Entity, WorkList>, "a project has no table of these");
        return project.workLists();
    }
}

} // namespace standpoint
