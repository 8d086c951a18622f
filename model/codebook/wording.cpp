// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/wording.h"

#include "model/codebook/words.h"

namespace standpoint {

namespace {

/// When each thing was worded anew; only those that ever were, so that asking a million annotations is quick.
struct Revised
{
    QHash<IssueId, QDateTime> issues;
    QHash<StanceId, QDateTime> stances;
    QHash<AttributeId, QDateTime> attributes;

    explicit Revised(const Project &project)
    {
        note(project.issues(), issues);
        note(project.stances(), stances);
        note(project.attributes(), attributes);
    }
    bool isEmpty() const { return issues.isEmpty() && stances.isEmpty() && attributes.isEmpty(); }

    template <typename Entity>
    static void note(const Table<Entity> &table, QHash<Id<Entity>, QDateTime> &times)
    {
        for (const Shared<Entity> &entity : table) {
            if (entity->revised.isValid())
                times.insert(entity->id, entity->revised);
        }
    }
};

/// Adds what was revised after `seen`.
template <typename Entity>
void compare(const Table<Entity> &table, const QHash<Id<Entity>, QDateTime> &times, Id<Entity> id,
    const QDateTime &seen, OlderWording &found)
{
    const auto time = times.constFind(id);
    if (time == times.cend() || (seen.isValid() && seen >= *time))
        return;
    found.things.append(table.find(id)->name);
    if (!found.revised.isValid() || *time > found.revised)
        found.revised = *time;
}

OlderWording look(const Project &project, const Revised &revised, const Annotation &annotation)
{
    const QDateTime &seen = annotation.modified.isValid() ? annotation.modified : annotation.created;
    OlderWording found{annotation.article, annotation.id, annotation.annotator, {}, {}};
    compare(project.issues(), revised.issues, annotation.issue, seen, found);
    compare(project.stances(), revised.stances, annotation.stance, seen, found);
    if (revised.attributes.isEmpty())
        return found;
    for (const AttributeValue &value : annotation.attributes.orDefault())
        compare(project.attributes(), revised.attributes, value.attribute, seen, found);
    return found;
}

} // namespace

QList<OlderWording> underOlderWording(const Project &project, AnnotatorId annotator)
{
    const Revised revised(project);
    QList<OlderWording> all;
    if (revised.isEmpty())
        return all;
    for (const ArticleId id : project.articleOrder()) {
        for (const Annotation &annotation : project.article(id)->annotations) {
            if (!annotator.isNull() && annotation.annotator != annotator)
                continue;
            OlderWording found = look(project, revised, annotation);
            if (!found.things.isEmpty())
                all.append(std::move(found));
        }
    }
    return all;
}

bool isUnderOlderWording(const Project &project, const Annotation &annotation)
{
    return !look(project, Revised(project), annotation).things.isEmpty();
}

Result<std::vector<AnyEdit>> stillRight(
    const Project &project, const QList<OlderWording> &seen, const QDateTime &now)
{
    const Revised revised(project);
    std::vector<AnyEdit> edits;
    for (const OlderWording &row : seen) {
        const Article *article = project.article(row.article);
        const Annotation *before = article ? article->annotation(row.annotation) : nullptr;
        if (!before)
            return fail(Error::Kind::Conflict,
                CodebookWords::tr("One of these annotations is no longer in the project."));
        const OlderWording found = look(project, revised, *before);
        if (found.things.isEmpty())
            continue;
        Annotation after = *before;
        after.modified = qMax(now, found.revised);
        edits.push_back(replacing(*before, after));
    }
    return edits;
}

} // namespace standpoint
