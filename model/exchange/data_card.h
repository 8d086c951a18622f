// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a data set says of itself: a README with a YAML head that data set libraries read, the codebook, the
// guideline.
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

/// What was written to the parts of a split.
struct DataSetCounts
{
    struct Part
    {
        QString name; ///< "train", "validation", "test"
        qsizetype articles = 0;
        qint64 rows = 0;
        QMap<QString, qint64> stances; ///< rows by stance
    };
    QList<Part> parts;                          ///< those that have rows
    QMap<QString, qsizetype> languages;         ///< articles by language
    QSet<AnnotatorId> layers;                   ///< those that have rows
    QList<std::pair<QString, QString>> columns; ///< and what each holds
    qsizetype nearlyTheSame = 0;                ///< texts that stay with another one
};

/// Markdown; the first bytes are the YAML head (names and values as the Hugging Face hub documents them for
/// dataset cards).
QByteArray dataCard(const ExportRun &run, const DataSetCounts &counts);
/// Issues, stances, attributes and actors as JSON.
QByteArray codebookJson(const Project &project);
/// The general guideline, and those of issues, stances and attributes, as Markdown.
QByteArray guidelinesMarkdown(const Project &project);

} // namespace standpoint
