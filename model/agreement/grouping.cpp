// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/grouping.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Grouping)
};

QDate lastWork(const Article &article, const Comparison &comparison)
{
    QDateTime last;
    for (const Annotation &annotation : article.annotations) {
        if (comparison.annotators.contains(annotation.annotator)
            && (!last.isValid() || annotation.created > last))
            last = annotation.created;
    }
    return last.toUTC().date();
}

} // namespace

QString nameOf(By by)
{
    switch (by) {
    case By::Issue:
        return QStringLiteral("issue");
    case By::Actor:
        return QStringLiteral("actor");
    case By::Article:
        return QStringLiteral("article");
    case By::WeekOfWork:
        return QStringLiteral("week_of_work");
    case By::WeekOfPublication:
        return QStringLiteral("week_of_publication");
    }
    Q_UNREACHABLE();
}

QString titleOf(By by)
{
    switch (by) {
    case By::Issue:
        return Words::tr("issue");
    case By::Actor:
        return Words::tr("actor");
    case By::Article:
        return Words::tr("article");
    case By::WeekOfWork:
        return Words::tr("week of work");
    case By::WeekOfPublication:
        return Words::tr("week of publication");
    }
    Q_UNREACHABLE();
}

QDate weekOf(QDate day)
{
    return day.isValid() ? day.addDays(1 - day.dayOfWeek()) : QDate();
}

Grouping::Grouping(const AgreementReport &report, By by)
    : m_report(report)
    , m_by(by)
{
    if (by == By::Article) {
        for (const ComparedArticle &one : report.compared.articles)
            m_places.insert(one.id, m_places.size());
    }
    if (by == By::WeekOfWork || by == By::WeekOfPublication) {
        for (const ComparedArticle &one : report.compared.articles) {
            const Article &article = *report.project.article(one.id);
            m_weeks.insert(one.id,
                weekOf(
                    by == By::WeekOfWork ? lastWork(article, report.comparison) : article.info->published));
        }
    }
}

Group Grouping::ofArticle(ArticleId article) const
{
    return m_by == By::Article ? Group{m_by, article.bits, {}} : Group{m_by, {}, m_weeks.value(article)};
}

Group Grouping::of(const Unit &unit) const
{
    if (m_by == By::Issue)
        return {m_by, unit.issue.bits, {}};
    if (m_by == By::Actor)
        return {m_by, unit.actor.bits, {}};
    return ofArticle(m_report.compared.articles[static_cast<size_t>(unit.article)].id);
}

Group Grouping::of(const Disagreement &one) const
{
    const Found &found = one.ofFirst ? *one.ofFirst : *one.ofSecond;
    if (m_by == By::Issue)
        return {m_by, found.issue.bits, {}};
    if (m_by == By::Actor)
        return {m_by, found.actor.bits, {}};
    return ofArticle(one.article);
}

QString Grouping::nameOf(const Group &group) const
{
    const Project &project = m_report.project;
    switch (group.by) {
    case By::Issue:
        return project.issues().value({group.id}).orDefault().name;
    case By::Actor:
        return project.actors().value({group.id}).orDefault().name;
    case By::Article:
        return project.article({group.id})->info->title;
    case By::WeekOfWork:
    case By::WeekOfPublication:
        return group.week.isValid() ? group.week.toString(Qt::ISODate) : Words::tr("unknown");
    }
    Q_UNREACHABLE();
}

bool Grouping::comesBefore(const Group &a, const Group &b) const
{
    const auto byName = [&] { return std::pair(nameOf(a), a) < std::pair(nameOf(b), b); };
    switch (a.by) {
    case By::Issue: {
        const int one = m_report.project.issues().value({a.id}).orDefault().order;
        const int other = m_report.project.issues().value({b.id}).orDefault().order;
        return one == other ? byName() : one < other;
    }
    case By::Article:
        return m_places.value({a.id}) < m_places.value({b.id});
    case By::Actor:
        return byName();
    case By::WeekOfWork:
    case By::WeekOfPublication:
        return a.week < b.week;
    }
    Q_UNREACHABLE();
}

} // namespace standpoint
