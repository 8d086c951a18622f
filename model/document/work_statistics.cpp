// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/work_statistics.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <vector>

namespace standpoint {

namespace {

constexpr qint64 leastForSpeed = 5LL * 60 * 1000;
constexpr double hour = 60.0 * 60 * 1000;

struct Made
{
    qint64 when = 0; ///< milliseconds since 1970, UTC
    ArticleId article;
};

/// One annotator's labels, in the order in which they were made.
std::vector<Made> labelsMade(const Project &project, AnnotatorId annotator, qint64 since)
{
    std::vector<Made> made;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations) {
            if (!isWorkOf(annotator, annotation))
                continue;
            if (const qint64 when = annotation.created.toMSecsSinceEpoch(); when >= since)
                made.push_back({when, annotation.article});
        }
    }
    std::sort(made.begin(), made.end(), [](const Made &a, const Made &b) { return a.when < b.when; });
    return made;
}

} // namespace

bool isWorkOf(AnnotatorId annotator, const Annotation &annotation)
{
    return annotation.annotator == annotator && annotation.created.isValid()
        && (annotation.provenance == Annotation::Provenance::Manual
            || annotation.provenance == Annotation::Provenance::Accepted);
}

std::optional<double> DayOfWork::perHour() const
{
    if (milliseconds < leastForSpeed)
        return {};
    return labels * hour / static_cast<double>(milliseconds);
}

DayOfWork WorkStatistics::on(QDate day) const
{
    for (const DayOfWork &one : days) {
        if (one.day == day)
            return one;
    }
    DayOfWork none;
    none.day = day;
    return none;
}

WorkStatistics workStatistics(
    const Project &project, AnnotatorId annotator, const QTimeZone &zone, const QDateTime &since)
{
    WorkStatistics statistics;
    for (const Shared<Article> &article : project.articles()) {
        ++statistics.articles;
        for (const ArticleState &state : article->states) {
            if (state.annotator == annotator && state.state == ArticleState::State::Done)
                ++statistics.articlesDone;
        }
    }
    const std::vector<Made> made = labelsMade(
        project, annotator, since.isValid() ? since.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min());
    statistics.labels = static_cast<int>(made.size());
    QSet<ArticleId> articles;
    qint64 last = 0;
    qint64 midnight = std::numeric_limits<qint64>::min(); // at the end of the last day listed
    for (const Made &one : made) {
        if (one.when >= midnight) {
            const QDate day = QDateTime::fromMSecsSinceEpoch(one.when, zone).date();
            midnight = day.addDays(1).startOfDay(zone).toMSecsSinceEpoch();
            statistics.days.append(DayOfWork{day, 0, 0, 0});
            articles.clear();
        } else if (one.when - last <= pauseAfter) {
            statistics.days.last().milliseconds += one.when - last;
        }
        last = one.when;
        articles.insert(one.article);
        ++statistics.days.last().labels;
        statistics.days.last().articles = static_cast<int>(articles.size());
    }
    return statistics;
}

} // namespace standpoint
