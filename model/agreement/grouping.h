// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report is broken down by: issues, actors, articles, weeks. Every unit and every disagreement belongs
// to one group.
#pragma once

#include "model/agreement/report.h"

#include <QDate>

#include <map>

namespace standpoint {

enum class By
{
    Issue,
    Actor,
    Article,
    WeekOfWork,       ///< in which the last of the compared annotations in the article was made, UTC
    WeekOfPublication ///< in which the article was published
};
inline constexpr int byCount = 5;
/// Stable, for files: "week_of_work".
QString nameOf(By by);
/// For people: "week of work".
QString titleOf(By by);

/// One issue, actor or article by its id, or the week that begins on that Monday (invalid: unknown).
struct Group
{
    By by = By::Issue;
    Bits128 id{};
    QDate week;

    auto operator<=>(const Group &other) const
    {
        return std::tuple(by, id, week.toJulianDay())
            <=> std::tuple(other.by, other.id, other.week.toJulianDay());
    }
    bool operator==(const Group &) const = default;
};

/// The Monday of the week in which a day lies; invalid for an invalid day.
QDate weekOf(QDate day);

class Grouping
{
public:
    /// The report must outlive it.
    Grouping(const AgreementReport &report, By by);

    Group of(const Unit &unit) const;
    Group of(const Disagreement &one) const;
    /// The issue's or actor's name, the article's title, the week's first day.
    QString nameOf(const Group &group) const;
    /// In the codebook's order, by name, in the order of the list, by time.
    bool comesBefore(const Group &a, const Group &b) const;

private:
    Group ofArticle(ArticleId article) const;

    const AgreementReport &m_report;
    By m_by;
    QHash<ArticleId, QDate> m_weeks;
    QHash<ArticleId, qsizetype> m_places; ///< in the list of articles
};

} // namespace standpoint
