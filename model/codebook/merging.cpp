// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/merging.h"

#include "model/codebook/carrying_decisions.h"
#include "model/codebook/joining.h"
#include "model/codebook/recoding.h"

namespace standpoint {

namespace {

template <typename Entity>
Result<QList<Entity>> found(const Table<Entity> &table, Id<Entity> kept, const QList<Id<Entity>> &others)
{
    QList<Entity> all;
    for (const Id<Entity> id : QList<Id<Entity>>{kept} + others) {
        const Entity *entity = table.find(id);
        if (!entity)
            return fail(Error::Kind::Conflict, CodebookWords::tr("One of them is no longer in the project."));
        all.append(*entity);
    }
    if (others.isEmpty() || others.contains(kept))
        return fail(Error::Kind::Invalid,
            CodebookWords::tr("Choose another one to merge with “%1”.").arg(all[0].name), all[0].name);
    return all;
}

template <typename Entity> QString mergeLabel(const QList<Entity> &all)
{
    return all.size() == 2
        ? CodebookWords::tr("Merge %1 into %2").arg(all[1].name, all[0].name)
        : CodebookWords::tr("Merge %n into %1", nullptr, static_cast<int>(all.size() - 1)).arg(all[0].name);
}

/// The edits that leave one of several: what it becomes, and the others' removal.
template <typename Entity> void keepFirst(const QList<Entity> &all, const Entity &after, Revision &revision)
{
    for (const Entity &other : all.sliced(1))
        revision.edits.push_back(removing(other));
    if (!(after == all[0]))
        revision.edits.push_back(replacing(all[0], after));
}

template <typename Entity>
Recode renumbering(const QList<Id<Entity>> &others, Id<Entity> kept, Id<Entity> Annotation::*member)
{
    return [=, among = QSet<Id<Entity>>(others.begin(), others.end())](Annotation &annotation) {
        if (!among.contains(annotation.*member))
            return false;
        annotation.*member = kept;
        return true;
    };
}

void addKeywords(Issue &issue, const Issue &other)
{
    const auto expressions = [&issue] {
        return std::count_if(issue.keywords.begin(), issue.keywords.end(),
            [](const Keyword &keyword) { return keyword.isRegularExpression; });
    };
    for (const Keyword &keyword : other.keywords) {
        const bool room = issue.keywords.size() < maximumKeywords
            && (!keyword.isRegularExpression || expressions() < maximumExpressions);
        if (room && !issue.keywords.contains(keyword))
            issue.keywords.append(keyword);
    }
}

void addNames(Actor &actor, const Actor &other)
{
    for (const QString &name : QStringList{other.name} + other.aliases) {
        if (name != actor.name && !actor.aliases.contains(name))
            actor.aliases.append(name);
    }
}

/// Affiliations that name one of `others` name `kept`; none with itself, none twice.
QList<Affiliation> led(const Actor &actor, const QList<ActorId> &others, ActorId kept)
{
    QList<Affiliation> all;
    for (Affiliation affiliation : actor.affiliations) {
        if (others.contains(affiliation.with))
            affiliation.with = kept;
        if (affiliation.with != actor.id && !all.contains(affiliation))
            all.append(affiliation);
    }
    return all;
}

} // namespace

Result<Revision> merging(
    const Project &project, IssueId kept, const QList<IssueId> &others, const QDateTime &revised)
{
    const Result<QList<Issue>> all = found(project.issues(), kept, others);
    if (!all)
        return tl::unexpected(all.error());
    const Result<QString> guideline = joinedGuidelines(*all);
    if (!guideline)
        return tl::unexpected(guideline.error());
    Issue after = all->first();
    after.guideline = *guideline;
    for (const Issue &other : all->sliced(1))
        addKeywords(after, other);
    after.revised = laterOf(after.revised, revised);
    Revision revision{mergeLabel(*all), {}, {}};
    recode(project, renumbering(others, kept, &Annotation::issue), revision);
    joinDecisions(project, kept, others, revision);
    keepFirst(*all, after, revision);
    return revision;
}

Result<Revision> merging(
    const Project &project, StanceId kept, const QList<StanceId> &others, const QDateTime &revised)
{
    const Result<QList<StanceValue>> all = found(project.stances(), kept, others);
    if (!all)
        return tl::unexpected(all.error());
    const Result<QString> guideline = joinedGuidelines(*all);
    if (!guideline)
        return tl::unexpected(guideline.error());
    StanceValue after = all->first();
    after.guideline = *guideline;
    after.revised = laterOf(after.revised, revised);
    Revision revision{mergeLabel(*all), {}, {}};
    recode(project, renumbering(others, kept, &Annotation::stance), revision);
    keepFirst(*all, after, revision);
    return revision;
}

Result<Revision> merging(const Project &project, ActorId kept, const QList<ActorId> &others)
{
    const Result<QList<Actor>> all = found(project.actors(), kept, others);
    if (!all)
        return tl::unexpected(all.error());
    Actor after = all->first();
    for (const Actor &other : all->sliced(1)) {
        addNames(after, other);
        after.affiliations += other.affiliations;
    }
    after.affiliations = led(after, others, kept);
    Revision revision{mergeLabel(*all), {}, {}};
    recode(project, renumbering(others, kept, &Annotation::actor), revision);
    joinDecisions(project, kept, others, revision);
    for (const Actor &actor : project.actors().inOrder()) {
        Actor now = actor.id == kept ? after : actor;
        if (actor.id != kept)
            now.affiliations = led(actor, others, kept);
        // Those that go may name each other.
        if (others.contains(actor.id))
            now.affiliations.clear();
        if (!(now == actor))
            revision.edits.push_back(replacing(actor, now));
    }
    for (Actor other : all->sliced(1)) {
        other.affiliations.clear();
        revision.edits.push_back(removing(other));
    }
    return revision;
}

} // namespace standpoint
