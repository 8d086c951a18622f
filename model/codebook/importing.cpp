// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/importing.h"

#include "model/codebook/joining.h"
#include "model/codebook/revising.h"

namespace standpoint {

namespace {

/// Of one kind of thing: what becomes of each that the project has, and those that it has not.
template <typename Entity> struct Taken
{
    QList<std::pair<Entity, Entity>> changed; ///< before and after
    QList<Entity> added;
    QSet<Id<Entity>> met; ///< rows of the project that the file speaks of
};

template <typename Entity> const Entity *match(const Table<Entity> &table, const Entity &wanted)
{
    if (const Entity *same = table.find(wanted.id))
        return same;
    for (const Shared<Entity> &entity : table) {
        if (entity->name == wanted.name)
            return table.find(entity->id);
    }
    return nullptr;
}

void keepWhatIsUsed(const Attribute &before, Attribute &after)
{
    if (before.kind != Attribute::Kind::Choice || after.kind != Attribute::Kind::Choice)
        return;
    QSet<ChoiceId> ids;
    QSet<QString> names;
    QSet<ChoiceId> inFile;
    for (const Choice &choice : std::as_const(after.choices))
        inFile.insert(choice.id);
    for (Choice &choice : after.choices) {
        const auto named = std::find_if(before.choices.begin(), before.choices.end(),
            [&](const Choice &own) { return own.name == choice.name; });
        const bool known = std::any_of(before.choices.begin(), before.choices.end(),
            [&](const Choice &own) { return own.id == choice.id; });
        // In a file without ids; one that the file calls otherwise now is not meant.
        if (!known && named != before.choices.end() && !inFile.contains(named->id))
            choice.id = named->id;
        ids.insert(choice.id);
        names.insert(choice.name);
    }
    for (Choice choice : before.choices) {
        if (ids.contains(choice.id))
            continue;
        choice.name = freeName(choice.name, names);
        names.insert(choice.name);
        after.choices.append(choice);
    }
}

void keepWhatIsUsed(const Issue & /*before*/, Issue & /*after*/) { }
void keepWhatIsUsed(const StanceValue & /*before*/, StanceValue & /*after*/) { }
void keepWhatIsUsed(const ReasonCode & /*before*/, ReasonCode & /*after*/) { }

template <typename Entity>
Result<Taken<Entity>> taken(const Table<Entity> &table, const QList<Entity> &wanted)
{
    Taken<Entity> all;
    int order = 0;
    for (Entity after : wanted) {
        after.order = order++;
        const Entity *before = match(table, after);
        if (!before) {
            all.added.append(after);
            continue;
        }
        if (all.met.contains(before->id))
            return fail(Error::Kind::Invalid,
                CodebookWords::tr("Two things of the codebook would both become “%1”.").arg(before->name));
        all.met.insert(before->id);
        after.id = before->id;
        if constexpr (!std::is_same_v<Entity, ReasonCode>)
            after.revised = laterOf(before->revised, after.revised);
        keepWhatIsUsed(*before, after);
        if (!(after == *before))
            all.changed.append({*before, after});
    }
    for (const Entity &rest : table.inOrder()) { // behind those of the file, in their order
        Entity after = rest;
        after.order = all.met.contains(rest.id) ? rest.order : order++;
        if (!(after == rest))
            all.changed.append({rest, after});
    }
    return all;
}

/// Names are unique at every step: where two change places, a name of nobody lies between.
template <typename Entity> void append(std::vector<AnyEdit> &edits, const Taken<Entity> &all)
{
    QList<Entity> between;
    for (const auto &[before, after] : all.changed) {
        Entity step = before;
        if (before.name != after.name) {
            step.name = before.id.toString();
            edits.push_back(replacing(before, step));
        }
        between.append(step);
    }
    for (qsizetype i = 0; i < between.size(); ++i)
        edits.push_back(replacing(between[i], all.changed[i].second));
    for (const Entity &fresh : all.added)
        edits.push_back(adding(fresh));
}

template <typename Entity> QSet<Id<Entity>> wordedAnew(const Taken<Entity> &all)
{
    QSet<Id<Entity>> ids;
    for (const auto &[before, after] : all.changed) {
        Entity moved = before;
        moved.order = after.order;
        if (!(moved == after))
            ids.insert(before.id);
    }
    return ids;
}

} // namespace

Result<Revision> importing(const Project &project, const Codebook &codebook, const QDateTime &now)
{
    const auto issues = taken(project.issues(), codebook.issues);
    if (!issues)
        return tl::unexpected(issues.error());
    auto stances = taken(project.stances(), codebook.stances);
    if (!stances)
        return tl::unexpected(stances.error());
    for (auto &[before, after] : stances->changed)
        notePolarity(before, after, now);
    const auto attributes = taken(project.attributes(), codebook.attributes);
    if (!attributes)
        return tl::unexpected(attributes.error());
    const auto reasons = taken(project.reasons(), codebook.reasons);
    if (!reasons)
        return tl::unexpected(reasons.error());
    Revision revision{CodebookWords::tr("Import codebook"), {}, {}};
    append(revision.edits, *issues);
    append(revision.edits, *stances);
    append(revision.edits, *attributes);
    append(revision.edits, *reasons);
    if (ProjectInfo info = project.info();
        !codebook.guideline.isEmpty() && info.guideline != codebook.guideline) {
        info.guideline = codebook.guideline;
        revision.edits.push_back(replacing(project.info(), info));
    }
    const auto issueIds = wordedAnew(*issues);
    const auto stanceIds = wordedAnew(*stances);
    const auto attributeIds = wordedAnew(*attributes);
    revision.touched = annotationsWith(project, [&](const Annotation &annotation) {
        const QList<AttributeValue> &answers = annotation.attributes.orDefault();
        return issueIds.contains(annotation.issue) || stanceIds.contains(annotation.stance)
            || std::any_of(answers.begin(), answers.end(),
                [&](const AttributeValue &value) { return attributeIds.contains(value.attribute); });
    });
    return revision;
}

Result<Revision> rescaling(const Project &project, const QList<StanceValue> &scale, const QDateTime &now)
{
    QSet<StanceId> used;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            used.insert(annotation.stance);
    }
    auto stances = taken(project.stances(), scale);
    if (!stances)
        return tl::unexpected(stances.error());
    for (auto &[before, after] : stances->changed)
        notePolarity(before, after, now);
    Revision revision{CodebookWords::tr("Change the stance scale"), {}, {}};
    int order = static_cast<int>(scale.size());
    for (const StanceValue &stance : project.stances().inOrder()) {
        if (stances->met.contains(stance.id))
            continue;
        stances->changed.removeIf([&](const auto &change) { return change.first.id == stance.id; });
        if (!used.contains(stance.id)) {
            revision.edits.push_back(removing(stance));
            continue;
        }
        StanceValue after = stance;
        after.retired = true;
        after.order = order++;
        if (!(after == stance))
            stances->changed.append({stance, after});
    }
    append(revision.edits, *stances);
    const auto ids = wordedAnew(*stances);
    revision.touched = annotationsWith(
        project, [&](const Annotation &annotation) { return ids.contains(annotation.stance); });
    return revision;
}

} // namespace standpoint
