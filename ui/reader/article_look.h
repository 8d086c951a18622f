// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the article view needs to know of a project beside the article: the names and colours that annotations
// name by id. Held as small tables, never as a copy of the project, which would make the project copy itself
// at its next write.
#pragma once

#include "model/project/project.h"

#include <QColor>

namespace standpoint {

/// How one value of the stance scale is shown: never by colour alone.
struct StanceLook
{
    QString name;
    QColor colour;
    QString sign; ///< one character, see signOf()

    bool operator==(const StanceLook &) const = default;
};

struct ArticleLook
{
    QHash<StanceId, StanceLook> stances;
    QHash<IssueId, QString> issues;
    QHash<ActorId, QString> actors;
    QHash<AnnotatorId, QString> annotators;
    AnnotatorId layer; ///< whose annotations are shown; null: everybody's
};

/// "+" in favour, "−" against, "0" neutral, "~" for a value off the scale (ambivalent).
QString signOf(std::optional<double> polarity);

/// The names and colours of `project`, for the layer of one annotator.
ArticleLook lookOf(const Project &project, AnnotatorId layer);

} // namespace standpoint
