// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of AnnotationMerge that is about copies that were handed out.
#include "model/team/annotation_arrival.h"

#include <algorithm>

namespace standpoint {

/// Where ours gave it an issue or actor that the copy never heard of, that was not the annotator's choice to
/// make: it stays, whatever else was changed in the copy.
void AnnotationMerge::keepRecoding(const Arrival &arrival, const Annotation &held, Annotation &annotation)
{
    const auto keep = [&](auto Annotation::*member, const auto &known, const auto &table,
                          const QString &field) {
        if (held.*member == annotation.*member || known.contains(held.*member))
            return;
        if (m_record.decide(arrival.placeOf(held), field, table.find(held.*member)->name,
                table.find(annotation.*member)->name, MergeSide::Ours,
                MergeWords::tr("changed here since the copy was handed out"))
            == MergeSide::Ours)
            annotation.*member = held.*member;
    };
    keep(&Annotation::issue, arrival.ids.issues, m_target.now.issues(), MergeWords::tr("issue"));
    keep(&Annotation::actor, arrival.ids.actors, m_target.now.actors(), MergeWords::tr("actor"));
}

/// It was handed out, nobody touched it in the copy, and it is not here any more: it became one with another
/// one, or somebody deleted it here.
bool AnnotationMerge::staysOut(Arrival &arrival, const Annotation &annotation)
{
    if (!arrival.copy.isOfOurs || m_where.contains(annotation.id))
        return false;
    if (arrival.allContent.isEmpty()) {
        for (auto held = arrival.layers.annotations.cbegin(); held != arrival.layers.annotations.cend();
             ++held)
            arrival.allContent.insert(hashOfContent(held->now()), held.key());
    }
    const auto [same, end] = arrival.allContent.equal_range(hashOfContent(annotation));
    const bool becameOne = std::any_of(same, end, [&](AnnotationId id) {
        const Annotation &held = arrival.layers.annotations[id].now();
        return held.evidence == annotation.evidence && held.annotator == annotation.annotator
            && held.actor == annotation.actor && held.issue == annotation.issue
            && held.stance == annotation.stance;
    });
    MergeCounts &counts = m_record.counts(arrival.input, MergeKind::Annotation);
    if (becameOne) {
        ++counts.byOther;
        return true;
    }
    if (m_record.decide(arrival.placeOf(annotation), {}, MergeWords::tr("deleted"),
            said(m_target.now, arrival.article, annotation), MergeSide::Theirs,
            MergeWords::tr("handed out, and not here any more"))
        == MergeSide::Theirs)
        return false;
    ++counts.refused;
    return true;
}

/// The stamp knows what was handed out. What came here since and is not in the copy may have been tagged
/// here, or came from the copy itself, which deleted it then.
void AnnotationMerge::tellOfOthers(int input, const QSet<ArticleId> &articles,
    const QSet<AnnotationId> &there, AnnotatorId annotator, const HandOut &stamp)
{
    const QSet<AnnotationId> had(stamp.had.begin(), stamp.had.end());
    qsizetype count = 0;
    for (const ArticleId id : articles) {
        const Article *article = m_target.ours.article(id);
        for (const Annotation &one : article ? article->annotations : QList<Annotation>()) {
            if (one.annotator == annotator && !there.contains(one.id) && !had.contains(one.id)
                && !m_sameContent.contains(one.id))
                ++count;
        }
    }
    if (count == 0)
        return;
    const Annotator &who = *m_target.now.annotators().find(annotator);
    m_record.remark({input, MergeKind::Annotator, who.id.bits, who.name},
        MergeWords::tr("%n annotation(s) of this layer came here after the copy was handed out and are not "
                       "in the copy; they stay. If they were deleted in the copy, delete them here.",
            nullptr, static_cast<int>(count)));
}

void AnnotationMerge::removeGone(int input, const Project &theirs, const MergedIds &ids, const HandOut &stamp)
{
    const AnnotatorId annotator = ids.annotators.value(stamp.to);
    if (annotator.isNull())
        return;
    QSet<AnnotationId> there;
    for (const Shared<Article> &article : theirs.articles()) {
        for (const Annotation &annotation : article->annotations)
            there.insert(annotation.id);
    }
    QSet<ArticleId> held;
    for (const ArticleId article : ids.articles)
        held.insert(article);
    tellOfOthers(input, held, there, annotator, stamp);
    for (const AnnotationId id : stamp.had) {
        const auto where = m_where.constFind(id);
        if (there.contains(id) || m_sameContent.contains(id) || where == m_where.cend()
            || !held.contains(*where))
            continue;
        const auto found = layersOf(*where).annotations.find(id);
        if (found == layersOf(*where).annotations.end() || found->isRemoved)
            continue;
        const Annotation &annotation = found->now();
        if (annotation.annotator != annotator)
            continue;
        const Article &article = *m_target.now.article(*where);
        const MergePlace place{input, MergeKind::Annotation, id.bits, article.info->title, article.info->id,
            annotation.evidence.hull()};
        const QString here = said(m_target.now, article, annotation);
        if (momentOf(annotation.modified) <= momentOf(stamp.at))
            m_record.decided(place, {}, here, MergeWords::tr("deleted"), MergeSide::Theirs,
                MergeWords::tr("deleted in the copy"));
        else if (m_record.decide(place, {}, here, MergeWords::tr("deleted"), MergeSide::Ours,
                     MergeWords::tr("deleted in the copy, but changed here since"))
            == MergeSide::Ours)
            continue;
        found->isRemoved = true;
        ++m_record.counts(input, MergeKind::Annotation).deleted;
    }
}

void AnnotationMerge::noteGold(const Arrival &arrival, AnnotationId held, const Annotation &annotation)
{
    const Annotator *whose = m_target.now.annotators().find(annotation.annotator);
    if (!whose || !whose->gold)
        return;
    Annotation says = annotation;
    says.id = held;
    m_gold[arrival.pair.ours][held].push_back({arrival.input, std::move(says)});
}

} // namespace standpoint
