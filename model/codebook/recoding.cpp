// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/recoding.h"

#include <map>
#include <tuple>

namespace standpoint {

namespace {

using How = TouchedAnnotation::How;

/// One annotation of an article while it is recoded.
struct Row
{
    const Annotation *before;
    Annotation after;
    bool isRecoded = false;
    How how = How::Recoded;
    AnnotationId with = {};
};

/// Into `kept` what only `other` says. False, and `kept` as it was, where they say different things.
bool join(Annotation &kept, const Annotation &other)
{
    if (kept.stance != other.stance)
        return false;
    Annotation both = kept;
    for (const AttributeValue &value : other.attributes.orDefault()) {
        const QString answer = both.answer(value.attribute);
        if (!answer.isEmpty() && answer != value.value)
            return false;
        both.setAnswer(value.attribute, value.value);
    }
    if (both.note && other.note && *both.note != *other.note)
        return false;
    if (!both.note)
        both.note = other.note;
    if (both.hasConfidence() && other.hasConfidence() && both.confidence != other.confidence)
        return false;
    if (!both.hasConfidence())
        both.confidence = other.confidence;
    kept = both;
    return true;
}

/// Whether the two were at one place before, and said there what they say to each other now.
bool isAsBefore(const Row &one, const Row &other, bool joinNow)
{
    if (one.before->actor != other.before->actor || one.before->issue != other.before->issue)
        return false;
    Annotation trial = *one.before;
    return join(trial, *other.before) == joinNow;
}

/// Recoded rows that meet another of the same annotator, words, actor and issue join it or stand beside it.
void settle(std::vector<Row> &rows)
{
    std::map<std::tuple<AnnotatorId, ActorId, IssueId, int, int>, std::vector<Row *>> places;
    for (const bool recoded : {false, true}) { // what was there first is kept
        for (Row &row : rows) {
            if (row.isRecoded != recoded)
                continue;
            const Annotation &a = row.after;
            std::vector<Row *> &there =
                places[{a.annotator, a.actor, a.issue, a.evidence.begin(), a.evidence.end()}];
            for (Row *other : there) {
                if (!recoded || !(other->after.evidence == a.evidence))
                    continue;
                Annotation both = other->after;
                const bool joined = join(both, a);
                if (isAsBefore(*other, row, joined))
                    continue;
                if (joined)
                    other->after = both;
                row.how = joined ? How::Joined : How::Beside;
                row.with = other->after.id;
                if (joined)
                    break;
            }
            if (row.how != How::Joined)
                there.push_back(&row);
        }
    }
}

} // namespace

void recode(const Project &project, const Recode &recode, Revision &revision)
{
    for (const ArticleId id : project.articleOrder()) {
        const QList<Annotation> &annotations = project.article(id)->annotations;
        std::vector<Row> rows;
        rows.reserve(static_cast<size_t>(annotations.size()));
        bool any = false;
        for (const Annotation &annotation : annotations) {
            rows.push_back({&annotation, annotation});
            rows.back().isRecoded = recode(rows.back().after);
            any = any || rows.back().isRecoded;
        }
        if (!any)
            continue;
        settle(rows);
        for (const Row &row : rows) {
            const Annotation &before = *row.before;
            const bool joined = row.how == How::Joined;
            if (!row.isRecoded && row.after == before)
                continue;
            const auto edit = static_cast<qsizetype>(revision.edits.size());
            revision.edits.push_back(joined ? removing(before) : replacing(before, row.after));
            revision.touched.append({id, before.annotator, before.id, row.how, row.with, edit});
        }
    }
}

} // namespace standpoint
