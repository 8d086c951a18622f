// SPDX-License-Identifier: GPL-3.0-or-later
//
// A discourse network as a file: GraphML that networkx, igraph, Gephi and R read, the dialect of visone, or a
// table of edges.
#pragma once

#include "model/network/network.h"

#include <functional>

namespace standpoint {

enum class NetworkFile
{
    GraphMl,
    Visone,
    EdgeTable ///< CSV
};

/// Appends to `out` piece by piece. After each piece it calls `flush`, which may write out and empty `out`;
/// where that fails, so does this.
Status writeNetwork(
    const Network &network, NetworkFile file, QByteArray &out, const std::function<Status()> &flush);

} // namespace standpoint
