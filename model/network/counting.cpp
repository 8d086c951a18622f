// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/network.h"
#include "model/project/affiliations.h"

namespace standpoint {

namespace {

QString kindName(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::Person:
        return QStringLiteral("person");
    case Actor::Kind::Organisation:
        return QStringLiteral("organisation");
    case Actor::Kind::State:
        return QStringLiteral("state");
    case Actor::Kind::Group:
        break;
    }
    return QStringLiteral("group");
}

/// A number for the period of a day, the same for all days in it; 0: none.
int periodOf(const QDate &day, Duplicates duplicates)
{
    if (!day.isValid())
        return 0;
    switch (duplicates) {
    case Duplicates::Week: {
        int year = 0;
        const int week = day.weekNumber(&year);
        return year * 100 + week;
    }
    case Duplicates::Month:
        return day.year() * 100 + day.month();
    case Duplicates::Year:
        return day.year();
    default:
        return 0;
    }
}

} // namespace

NetworkCounter::NetworkCounter(const Project &project, const NetworkOptions &options)
    : m_project(project)
    , m_options(options)
{
    for (const Shared<StanceValue> &stance : project.stances()) {
        if (stance->polarity)
            m_signs.insert(stance->id, *stance->polarity < 0 ? 0 : *stance->polarity > 0 ? 2 : 1);
    }
}

ActorId NetworkCounter::nodeOf(ActorId actor, const QDate &day) const
{
    const Actor *found = m_options.byAffiliation ? m_project.actors().find(actor) : nullptr;
    if (!found)
        return actor;
    const ActorId with = affiliationOn(*found, day);
    return with.isNull() ? actor : with;
}

bool NetworkCounter::isNew(const Article &article, const Said &said, int sign)
{
    if (m_options.duplicates == Duplicates::All)
        return true;
    if (m_options.duplicates == Duplicates::Ever)
        return m_counts.value(said)[static_cast<size_t>(sign)] == 0;
    const int period = periodOf(article.info->published, m_options.duplicates);
    const bool isByDocument = m_options.duplicates == Duplicates::Document;
    if (isByDocument && m_article != article.info->id)
        m_seen.clear(); // an article's statements come together
    m_article = article.info->id;
    const std::pair where(period * 3 + sign, period == 0 ? article.info->id : ArticleId());
    const qsizetype before = m_seen.size();
    m_seen.insert({said, where});
    return m_seen.size() > before;
}

void NetworkCounter::add(const Article &article, const Annotation &annotation)
{
    const auto sign = m_signs.constFind(annotation.stance);
    if (sign == m_signs.cend()) {
        ++m_withoutPolarity;
        return;
    }
    const Said said{nodeOf(annotation.actor, article.info->published), annotation.issue};
    if (isNew(article, said, *sign))
        ++m_counts[said][static_cast<size_t>(*sign)];
    else
        ++m_duplicates;
}

Network NetworkCounter::network() const
{
    Network network;
    network.m_options = m_options;
    network.m_duplicates = m_duplicates;
    network.m_withoutPolarity = m_withoutPolarity;
    QHash<ActorId, qint64> ofActor;
    QHash<IssueId, qint64> onIssue;
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it) {
        const qint64 count = it.value()[0] + it.value()[1] + it.value()[2];
        ofActor[it.key().actor] += count;
        onIssue[it.key().issue] += count;
        network.m_statements += count;
    }
    QHash<ActorId, int> actors;
    for (const Actor &actor : m_project.actors().inOrder()) {
        if (!ofActor.contains(actor.id))
            continue;
        actors.insert(actor.id, static_cast<int>(network.m_nodes.size()));
        network.m_ofActor.push_back(ofActor.value(actor.id));
        network.m_nodes.push_back(
            {actor.id.toString(), actor.name, false, kindName(actor.kind), ofActor.value(actor.id)});
    }
    QHash<IssueId, int> issues;
    for (const Issue &issue : m_project.issues().inOrder()) {
        if (!onIssue.contains(issue.id))
            continue;
        issues.insert(issue.id, static_cast<int>(network.m_onIssue.size()));
        network.m_onIssue.push_back(onIssue.value(issue.id));
        if (m_options.kind == NetworkKind::Affiliation)
            network.m_nodes.push_back(
                {issue.id.toString(), issue.name, true, issue.group, onIssue.value(issue.id)});
    }
    network.m_issuesOf.resize(static_cast<size_t>(actors.size()));
    network.m_actorsOf.resize(static_cast<size_t>(issues.size()));
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it) {
        const int actor = actors.value(it.key().actor);
        const int issue = issues.value(it.key().issue);
        network.m_issuesOf[static_cast<size_t>(actor)].push_back({issue, it.value()});
        network.m_actorsOf[static_cast<size_t>(issue)].push_back({actor, it.value()});
    }
    for (auto *lists : {&network.m_issuesOf, &network.m_actorsOf}) {
        for (auto &list : *lists)
            std::sort(
                list.begin(), list.end(), [](const auto &a, const auto &b) { return a.other < b.other; });
    }
    return network;
}

} // namespace standpoint
