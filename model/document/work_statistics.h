// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one annotator got done, by day: for their own eyes, to see the day's progress and to plan the next
// one.
#pragma once

#include "model/project/project.h"

#include <QDateTime>
#include <QTimeZone>

#include <optional>

namespace standpoint {

/// One day's labels. A label is an annotation that still stands and that the annotator made here (imported
/// ones and those of adjudication are not their work), on the day on which it was first made.
struct DayOfWork
{
    QDate day;
    int labels = 0;
    int articles = 0;        ///< in which at least one of these labels is
    qint64 milliseconds = 0; ///< at work: see pauseAfter

    bool operator==(const DayOfWork &) const = default;

    /// Labels per hour at work; nothing where that was less than five minutes, for then it says nothing.
    std::optional<double> perHour() const;
};

struct WorkStatistics
{
    QList<DayOfWork> days; ///< with labels only, oldest first
    int labels = 0;
    int articlesDone = 0; ///< marked done by this annotator
    int articles = 0;     ///< of the project

    bool operator==(const WorkStatistics &) const = default;

    DayOfWork on(QDate day) const; ///< a day without labels has zeros
};

/// Between two labels that are further apart than this, the annotator was away: the time does not count as
/// work. Ten minutes are more than a long article needs to be read.
inline constexpr qint64 pauseAfter = 10LL * 60 * 1000;

/// Whether an annotation counts as a label of that annotator's own work.
bool isWorkOf(AnnotatorId annotator, const Annotation &annotation);

/// Days begin at midnight in `zone`. Time between two labels on both sides of midnight counts to neither day.
/// Takes time proportional to the project's annotations. With `since` (UTC) only labels made then or later.
WorkStatistics workStatistics(
    const Project &project, AnnotatorId annotator, const QTimeZone &zone, const QDateTime &since = {});

} // namespace standpoint
