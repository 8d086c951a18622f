// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/carrying_decisions.h"

#include "model/project/outweighing.h"

#include <algorithm>

namespace standpoint {

namespace {

struct Renamed
{
    const Decision *before;
    Decision after;
    bool changed;
};

/// Of one article. Removals come first, so that no unit is decided twice in between.
void append(std::vector<Renamed> decisions, Revision &revision)
{
    std::stable_sort(decisions.begin(), decisions.end(), [](const Renamed &a, const Renamed &b) {
        if (isOfEarlierUnit(a.after, b.after) || isOfEarlierUnit(b.after, a.after))
            return isOfEarlierUnit(a.after, b.after);
        return outweighs(a.after, b.after);
    });
    std::vector<AnyEdit> replaced;
    for (size_t i = 0; i < decisions.size(); ++i) {
        const Renamed &one = decisions[i];
        if (i > 0 && !isOfEarlierUnit(decisions[i - 1].after, one.after))
            revision.edits.push_back(removing(*one.before));
        else if (one.changed)
            replaced.push_back(replacing(*one.before, one.after));
    }
    std::move(replaced.begin(), replaced.end(), std::back_inserter(revision.edits));
}

template <typename Entity>
void join(const Project &project, Id<Entity> Decision::*member, Id<Entity> kept,
    const QList<Id<Entity>> &others, Revision &revision)
{
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        if (!article.decisions)
            continue;
        std::vector<Renamed> decisions;
        for (const Decision &decision : *article.decisions) {
            Decision after = decision;
            const bool changed = others.contains(decision.*member);
            if (changed)
                after.*member = kept;
            decisions.push_back({&decision, after, changed});
        }
        append(std::move(decisions), revision);
    }
}

template <typename Entity>
void divide(const Project &project, Id<Entity> Decision::*member, Id<Entity> from, Id<Entity> fresh,
    const QSet<AnnotationId> &chosen, Revision &revision)
{
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        for (const Decision &decision : article.decisions.orDefault()) {
            if (decision.*member != from)
                continue;
            bool goes = false;
            bool stays = false;
            for (const Annotation &annotation : article.annotations) {
                if (annotation.actor != decision.actor || annotation.issue != decision.issue
                    || !annotation.evidence.overlaps(decision.place))
                    continue;
                (chosen.contains(annotation.id) ? goes : stays) = true;
            }
            if (!goes)
                continue;
            Decision after = decision;
            after.*member = fresh;
            if (stays) {
                after.id = DecisionId::random();
                revision.edits.push_back(adding(after));
            } else {
                revision.edits.push_back(replacing(decision, after));
            }
        }
    }
}

} // namespace

void joinDecisions(const Project &project, ActorId kept, const QList<ActorId> &others, Revision &revision)
{
    join(project, &Decision::actor, kept, others, revision);
}

void joinDecisions(const Project &project, IssueId kept, const QList<IssueId> &others, Revision &revision)
{
    join(project, &Decision::issue, kept, others, revision);
}

void divideDecisions(
    const Project &project, ActorId from, ActorId fresh, const QSet<AnnotationId> &chosen, Revision &revision)
{
    divide(project, &Decision::actor, from, fresh, chosen, revision);
}

void divideDecisions(
    const Project &project, IssueId from, IssueId fresh, const QSet<AnnotationId> &chosen, Revision &revision)
{
    divide(project, &Decision::issue, from, fresh, chosen, revision);
}

} // namespace standpoint
