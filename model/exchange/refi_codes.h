// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codebook of a project as REFI-QDA codes.
#pragma once

#include "model/exchange/refi_layout.h"
#include "model/project/project.h"

namespace standpoint::refi {

/// The element Codes: three folders, and in a project with combined codes a fourth one with those `combined`
/// (each a Code element).
QByteArray codes(const Project &project, const QByteArray &combined);
/// One codable Code element.
QByteArray code(Bits128 id, const QString &name, const QString &description, std::optional<quint32> colour);

} // namespace standpoint::refi
