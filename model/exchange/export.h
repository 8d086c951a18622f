// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a labelled corpus: one file, or one for each split.
#pragma once

#include "model/exchange/format.h"

#include <array>

namespace standpoint {

struct ExportOptions
{
    QString format; ///< id of a format that can write
    QString path;
    QString layer;                           ///< an annotator's name, "gold", or "all" (also when empty)
    std::optional<std::array<int, 3>> split; ///< shares of train, validation and test, for example 80:10:10
    quint64 seed = 0;
};

/// Fails with Invalid where no format of that id can be written.
Status checkExportFormat(const QString &id);

/// Reads "80:10:10". Fails with Invalid.
Result<std::array<int, 3>> readSplit(const QString &text);

/// The articles of train, validation and test. No article, and no two articles of one text, are in two of
/// them. The same texts, shares and seed give the same splits in any project; sizes are near the shares by
/// annotations.
std::array<QList<ArticleId>, 3> splitArticles(
    const Project &project, std::optional<AnnotatorId> layer, const std::array<int, 3> &shares, quint64 seed);

/// What exportProject() would write to: PATH, or the three files of a split. Fails with Invalid (no such
/// format).
Result<QStringList> exportPaths(const ExportOptions &options);

/// Told how much is done, from 0 to 1; stops the export by returning false.
using ExportProgress = std::function<bool(double done)>;

/// Writes PATH, or with a split PATH's NAME.train.END, NAME.validation.END and NAME.test.END (the format's
/// ending where PATH has none). Returns what was written. Every evidence is checked against its text. Fails
/// with Invalid (no such format or layer, stopped), Conflict (a project is there) or Io; all files are
/// replaced as a whole, or none is touched.
Result<QStringList> exportProject(
    const Project &project, const ExportOptions &options, const ExportProgress &progress = {});

} // namespace standpoint
