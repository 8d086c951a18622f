// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a labelled corpus: one file, or one for each split.
#pragma once

#include "model/exchange/format.h"
#include "model/exchange/losses.h"
#include "model/exchange/splits.h"

#include <array>
#include <map>

namespace standpoint {

/// What a row or a labelled text is.
enum class ExportUnit
{
    Span,     ///< an annotation
    Sentence, ///< a sentence, with what is said in it
    Article   ///< an article, an actor and an issue
};

inline constexpr int maximumContext = 10; ///< sentences before and after a row's own

/// "span", "sentence", "article".
QString exportUnitName(ExportUnit unit);
std::optional<ExportUnit> exportUnitFrom(const QString &name);

struct ExportOptions
{
    QString format; ///< id of a format that can write
    QString path;
    QString layer =
        {}; ///< annotators' names, ids or pseudonyms parted by a bar, "gold", or "all" (also when empty)
    std::optional<std::array<int, 3>> split =
        {}; ///< shares of train, validation and test, for example 80:10:10
    quint64 seed = 0;
    bool nearTogether = true;            ///< articles that are nearly the same stay in one part of a split
    ExportUnit unit = ExportUnit::Span;  ///< for the formats that have rows: csv, jsonl, dataset
    bool none = false;                   ///< sentences without an annotation too, as stance "none"
    int context = 0;                     ///< so many sentences before and after, 0 to maximumContext
    bool pseudonyms = false;             ///< annotators are called by codes (pseudonyms.h)
    bool doneOnly = false;               ///< of each annotator only the articles that they marked as done
    QList<ArticleId> articles = {};      ///< only these; empty: all
    QMap<QString, QString> choices = {}; ///< by FormatChoice::id
};

/// Fails with Invalid where no format of that id can be written.
Status checkExportFormat(const QString &id);

/// The annotators whose layers an option names; empty: all. Fails with Invalid.
Result<QList<AnnotatorId>> exportLayers(const Project &project, const QString &layer);

/// What exportProject() would write to: PATH, or the three files of a split. Fails with Invalid (no such
/// format).
Result<QStringList> exportPaths(const ExportOptions &options);

/// Told how much is done, from 0 to 1; stops the export by returning false.
using ExportProgress = std::function<bool(double done)>;

struct Exported
{
    QStringList files; ///< files, and folders, written
    qint64 annotations = 0;
    qsizetype articles = 0;
    QMap<Loss, qint64> losses; ///< how often each
    QList<Error> leftOut;      ///< articles that could not be written, each with the place
};

/// Writes PATH, or with a split PATH's NAME.train.END, NAME.validation.END and NAME.test.END (the format's
/// ending where PATH has none). Formats that write folders write the folder PATH, or a zip of it where PATH
/// ends in ".zip". Where something is lost, PATH.losses.csv is written beside it (in a folder: losses.csv).
/// Every evidence is checked against its text; an article that has one which does not fit is left out.
/// Fails with Invalid (no such format, layer or choice; stopped), Conflict (a project is there, or a folder
/// with other files) or Io; all files are replaced as a whole, or none is touched.
Result<Exported> exportProject(
    const Project &project, const ExportOptions &options, const ExportProgress &progress = {});

/// What exportProject() would say, without writing anything.
Result<Exported> exportOutlook(
    const Project &project, const ExportOptions &options, const ExportProgress &progress = {});

/// The beginning of what would be written: of the first articles that have something, by the files' names
/// (the one file has none); each at most 256 KiB. A file that is no text has its size in its place.
Result<std::map<QString, QByteArray>> exportPreview(const Project &project, const ExportOptions &options,
    qsizetype articles, const ExportProgress &progress = {});

} // namespace standpoint
