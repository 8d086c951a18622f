// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of the codebook is offered for new annotations: the stance pad, its keys and the editor agree on it.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Issues, stances or attributes in the codebook's order, without the retired ones.
template <typename Entity> QList<Entity> inUse(const Table<Entity> &table)
{
    QList<Entity> all = table.inOrder();
    all.removeIf([](const Entity &entity) { return entity.retired; });
    return all;
}

} // namespace standpoint
