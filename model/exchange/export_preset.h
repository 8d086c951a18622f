// SPDX-License-Identifier: GPL-3.0-or-later
//
// Export settings that are kept under a name: everything but the place to write to and a choice of articles.
#pragma once

#include "model/exchange/export.h"

namespace standpoint {

/// The kind of such presets (Preset::kind), and of those that say what foreign labels mean.
QString exportPresetKind();
QString mappingPresetKind();

/// A JSON object with the names of the command line; members that are as in new options are left out, and
/// passwords always.
QByteArray exportOptionsToJson(const ExportOptions &options);
/// Fails with Malformed: no JSON object, a member that is none of these, a value of the wrong kind or out of
/// range.
Result<ExportOptions> exportOptionsFromJson(const QByteArray &json);

} // namespace standpoint
