// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/revising.h"

#include "model/codebook/carrying_decisions.h"
#include "model/codebook/joining.h"
#include "model/codebook/recoding.h"
#include "model/project/table_of.h"

#include <algorithm>

namespace standpoint {

namespace {

bool has(const Annotation &annotation, IssueId issue)
{
    return annotation.issue == issue;
}
bool has(const Annotation &annotation, StanceId stance)
{
    return annotation.stance == stance;
}
bool has(const Annotation &annotation, AttributeId attribute)
{
    return !annotation.answer(attribute).isEmpty();
}
bool has(const Annotation &annotation, ActorId actor)
{
    return annotation.actor == actor;
}

tl::unexpected<Error> gone()
{
    return fail(Error::Kind::Conflict, CodebookWords::tr("It is no longer in the project."));
}

template <typename Entity>
Result<Revision> becoming(const Project &project, const Entity &after, QString label)
{
    const Entity *before = tableOf<Entity>(project).find(after.id);
    if (!before)
        return gone();
    Revision revision{std::move(label), {}, {}};
    if (after == *before)
        return revision;
    revision.edits.push_back(replacing(*before, after));
    revision.touched =
        annotationsWith(project, [&](const Annotation &annotation) { return has(annotation, after.id); });
    return revision;
}

template <typename Entity> QString changeLabel(const Project &project, const Entity &after)
{
    const Entity *before = tableOf<Entity>(project).find(after.id);
    return before && before->name != after.name
        ? CodebookWords::tr("Rename %1 to %2").arg(before->name, after.name)
        : CodebookWords::tr("Change %1").arg(after.name);
}

template <typename Entity>
Result<Revision> revisingAny(const Project &project, Entity after, const QDateTime &revised)
{
    after.revised = laterOf(after.revised, revised);
    return becoming(project, after, changeLabel(project, after));
}

template <typename Entity> Result<Revision> retiringAny(const Project &project, Id<Entity> id, bool retired)
{
    const Entity *before = tableOf<Entity>(project).find(id);
    if (!before)
        return gone();
    Entity after = *before;
    after.retired = retired;
    return becoming(project, after,
        retired ? CodebookWords::tr("Retire %1").arg(after.name)
                : CodebookWords::tr("Bring back %1").arg(after.name));
}

/// Recodes `chosen` with the id of `fresh`; says whether all of them were of `from`.
template <typename Entity>
bool handOver(const Project &project, Id<Entity> from, Id<Entity> fresh, Id<Entity> Annotation::*member,
    const QSet<AnnotationId> &chosen, Revision &revision)
{
    recode(
        project,
        [&](Annotation &annotation) {
            if (annotation.*member != from || !chosen.contains(annotation.id))
                return false;
            annotation.*member = fresh;
            return true;
        },
        revision);
    return revision.touched.size() == chosen.size();
}

tl::unexpected<Error> notAllOf(const QString &name)
{
    return fail(Error::Kind::Conflict,
        CodebookWords::tr("Not all of the chosen annotations are of “%1” any more.").arg(name), name);
}

} // namespace

Result<Revision> revising(const Project &project, Issue after, const QDateTime &revised)
{
    return revisingAny(project, std::move(after), revised);
}

Result<Revision> revising(const Project &project, StanceValue after, const QDateTime &revised)
{
    return revisingAny(project, std::move(after), revised);
}

Result<Revision> revising(const Project &project, Attribute after, const QDateTime &revised)
{
    return revisingAny(project, std::move(after), revised);
}

void notePolarity(const StanceValue &before, StanceValue &after, const QDateTime &now)
{
    if (before.polarity != after.polarity)
        after.revised = laterOf(after.revised, now);
}

Result<Revision> revising(const Project &project, const Actor &after)
{
    return becoming(project, after, changeLabel(project, after));
}

Result<Revision> retiring(const Project &project, IssueId issue, bool retired)
{
    return retiringAny(project, issue, retired);
}

Result<Revision> retiring(const Project &project, StanceId stance, bool retired)
{
    return retiringAny(project, stance, retired);
}

Result<Revision> retiring(const Project &project, AttributeId attribute, bool retired)
{
    return retiringAny(project, attribute, retired);
}

Result<Revision> splitting(
    const Project &project, IssueId from, Issue fresh, const QSet<AnnotationId> &chosen)
{
    const Issue *old = project.issues().find(from);
    if (!old)
        return gone();
    fresh.group = old->group;
    Revision revision{CodebookWords::tr("Split %1 from %2").arg(fresh.name, old->name), {}, {}};
    int order = 0;
    for (const Issue &issue : project.issues().inOrder()) {
        Issue after = issue;
        after.order = order++;
        if (!(after == issue))
            revision.edits.push_back(replacing(issue, after));
        if (issue.id == from)
            fresh.order = order++;
    }
    revision.edits.push_back(adding(fresh));
    if (!handOver(project, from, fresh.id, &Annotation::issue, chosen, revision))
        return notAllOf(old->name);
    divideDecisions(project, from, fresh.id, chosen, revision);
    return revision;
}

Result<Revision> splitting(
    const Project &project, ActorId from, Actor fresh, const QSet<AnnotationId> &chosen)
{
    const Actor *old = project.actors().find(from);
    if (!old)
        return gone();
    Revision revision{CodebookWords::tr("Split %1 from %2").arg(fresh.name, old->name), {}, {}};
    Actor rest = *old;
    rest.aliases.removeIf(
        [&](const QString &alias) { return alias == fresh.name || fresh.aliases.contains(alias); });
    revision.edits.push_back(adding(fresh));
    if (!(rest == *old))
        revision.edits.push_back(replacing(*old, rest));
    if (!handOver(project, from, fresh.id, &Annotation::actor, chosen, revision))
        return notAllOf(old->name);
    divideDecisions(project, from, fresh.id, chosen, revision);
    return revision;
}

QHash<StanceId, StanceId> opposites(const Project &project)
{
    const QList<StanceValue> scale = project.stances().inOrder();
    const auto withPolarity = [&scale](double polarity, std::optional<bool> retired) {
        QList<StanceId> all;
        for (const StanceValue &stance : scale) {
            if (stance.polarity == polarity && stance.retired == retired.value_or(stance.retired))
                all.append(stance.id);
        }
        return all;
    };
    QHash<StanceId, StanceId> opposite;
    for (const StanceValue &stance : scale) {
        if (!stance.polarity || *stance.polarity == 0) {
            opposite.insert(stance.id, stance.id);
            continue;
        }
        for (const std::optional<bool> among : {std::optional(stance.retired), std::optional<bool>()}) {
            const QList<StanceId> own = withPolarity(*stance.polarity, among);
            const QList<StanceId> others = withPolarity(-*stance.polarity, among);
            if (own.size() != others.size())
                continue;
            opposite.insert(stance.id, others.at(own.indexOf(stance.id)));
            break;
        }
    }
    return opposite;
}

Result<Revision> flipping(const Project &project, IssueId id, const QString &name)
{
    const Issue *issue = project.issues().find(id);
    if (!issue)
        return gone();
    const QHash<StanceId, StanceId> opposite = opposites(project);
    StanceId alone;
    Revision revision{CodebookWords::tr("Flip the sign of %1").arg(issue->name), {}, {}};
    recode(
        project,
        [&](Annotation &annotation) {
            if (annotation.issue != id)
                return false;
            const StanceId before = annotation.stance;
            annotation.stance = opposite.value(before);
            if (annotation.stance.isNull())
                annotation.stance = alone = before;
            return annotation.stance != before;
        },
        revision);
    if (const StanceValue *stance = project.stances().find(alone))
        return fail(Error::Kind::Invalid,
            CodebookWords::tr(
                "The stance “%1” has no single opposite: the scale needs a value of polarity %2 for it.")
                .arg(stance->name)
                .arg(-*stance->polarity),
            stance->name);
    if (!name.isEmpty() && name != issue->name) {
        Issue after = *issue;
        after.name = name;
        revision.edits.push_back(replacing(*issue, after));
    }
    return revision;
}

} // namespace standpoint
