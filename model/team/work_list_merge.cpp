// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/work_list_merge.h"

#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

/// Nothing where its annotator did not come in.
std::optional<WorkList> inOurIds(const WorkList &theirs, const MergedIds &ids)
{
    WorkList list = theirs;
    list.annotator = ids.annotators.value(theirs.annotator);
    list.articles.clear();
    QSet<ArticleId> known; // two of theirs may be one of ours
    for (const ArticleId article : theirs.articles) {
        const ArticleId ours = ids.articles.value(article);
        if (ours.isNull() || known.contains(ours))
            continue;
        known.insert(ours);
        list.articles.append(ours);
    }
    return list.annotator.isNull() ? std::nullopt : std::optional(list);
}

void unite(MergeTarget &target, MergeRecord &record, int input, const WorkList &ours, const WorkList &theirs)
{
    FieldMerge<WorkList> fields(target, record, {input, MergeKind::WorkList, ours.id.bits, ours.name}, ours,
        target.ours.workLists().find(ours.id), theirs);
    fields.field(&WorkList::name, MergeWords::tr("name"));
    QSet<ArticleId> known(ours.articles.begin(), ours.articles.end());
    QList<ArticleId> articles = ours.articles;
    for (const ArticleId article : theirs.articles) {
        if (!known.contains(article))
            articles.append(article);
    }
    if (ours.drawnFrom > 0) // a draw is never more than what it was drawn from
        fields.become(&WorkList::drawnFrom, std::max(ours.drawnFrom, static_cast<int>(articles.size())));
    fields.become(&WorkList::articles, articles);
}

/// Of ours, the list that this is under another id: the annotator's only one of that name, or one of the same
/// articles. Null if none.
const WorkList *listLike(const Table<WorkList> &ours, const WorkList &theirs, const Project &theirProject)
{
    QList<WorkListId> named;
    for (const Shared<WorkList> &list : ours) {
        if (list->name == theirs.name && list->annotator == theirs.annotator
            && !theirProject.workLists().contains(list->id))
            named.append(list->id);
    }
    if (named.size() > 1)
        named.removeIf([&](WorkListId id) { return ours.find(id)->articles != theirs.articles; });
    return named.isEmpty() ? nullptr : ours.find(named.first());
}

} // namespace

void mergeWorkLists(
    MergeTarget &target, MergeRecord &record, int input, const Project &theirs, const MergedIds &ids)
{
    for (const WorkList &list : theirs.workLists().inOrder()) {
        const MergePlace place{input, MergeKind::WorkList, list.id.bits, list.name};
        std::optional<WorkList> fresh = inOurIds(list, ids);
        if (!fresh) {
            record.refuse(
                place, {Error::Kind::Conflict, MergeWords::tr("its annotator could not be added"), {}});
            continue;
        }
        const Table<WorkList> &table = target.now.workLists();
        const WorkList *ours = table.find(list.id);
        if (ours)
            ++record.counts(place).byId;
        else if ((ours = listLike(table, *fresh, theirs)))
            ++record.counts(place).byOther;
        if (ours) {
            unite(target, record, input, WorkList(*ours), *fresh);
            continue;
        }
        fresh->order = 0;
        for (const Shared<WorkList> &one : table)
            fresh->order = std::max(fresh->order, orderAfter(one->order));
        if (Status added = target.apply(adding(*fresh)); !added)
            record.refuse(place, added.error());
        else
            ++record.counts(place).added;
    }
}

} // namespace standpoint
