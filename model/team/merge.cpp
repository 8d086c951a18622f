// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/merge.h"

#include "model/team/actor_merge.h"
#include "model/team/annotation_merge.h"
#include "model/team/codebook_merge.h"
#include "model/team/decision_merge.h"
#include "model/team/work_list_merge.h"

#include <algorithm>
#include <numeric>

namespace standpoint {

namespace {

/// What tells two inputs apart, whatever their names are: they come in by this, so that nobody needs to care
/// which one is named first.
std::tuple<Bits128, Bits128, quint64> rankOf(const Project &project)
{
    quint64 content = 0; // a sum: the tables have no order
    for (const Shared<Article> &article : project.articles()) {
        content += qHash(article->info->id.bits, 1);
        for (const Annotation &annotation : article->annotations)
            content +=
                qHash(annotation.id.bits, static_cast<size_t>(annotation.modified.toMSecsSinceEpoch()));
    }
    for (const Shared<Actor> &actor : project.actors())
        content += qHash(actor->id.bits, 2);
    return {project.info().id.bits, project.info().handedOut.to.bits, content};
}

tl::unexpected<Error> stopped()
{
    return fail(Error::Kind::Invalid, MergeWords::tr("The merge was stopped; nothing was changed"));
}

class ProjectsMerge
{
public:
    ProjectsMerge(const Project &ours, const QList<MergeInput> &inputs, const MergeOptions &options,
        const MergeProgress &progress)
        : m_inputs(inputs)
        , m_options(options)
        , m_progress(progress)
        , m_target(ours)
        , m_record(inputs, options)
        , m_decisions(m_target, m_record)
        , m_annotations(m_target, m_record)
    {
        for (const MergeInput &input : inputs)
            m_all += workOf(input.project);
    }

    Result<Merge> run()
    {
        const std::vector<int> order = inTheirOrder();
        std::vector<MergedIds> ids(static_cast<size_t>(m_inputs.size()));
        for (const int input : order) {
            if (Status done = take(input, ids[static_cast<size_t>(input)]); !done)
                return tl::unexpected(done.error());
        }
        for (const int input : order) {
            const Project &theirs = m_inputs[input].project;
            const HandOut &stamp = theirs.info().handedOut;
            m_annotations.removeGone(input, theirs, ids[static_cast<size_t>(input)], stamp);
            if (const Annotator *whose = theirs.annotators().find(stamp.to))
                m_record.merge().sources[input].copyFor = whose->name;
        }
        m_decisions.finish();
        m_annotations.settleGold(m_decisions);
        remarkOnBlindCopy();
        std::vector<AnyEdit> edits;
        if (!(m_target.now
                == m_target.ours)) // what one input changes and another one changes back is no change
            edits = std::move(m_target.edits);
        m_annotations.appendEdits(edits);
        m_record.merge().change = makeChange(label(), std::move(edits), m_options.author);
        return std::move(m_record.merge());
    }

private:
    static qsizetype workOf(const Project &project)
    {
        return 1 + 2 * project.articles().size() + project.annotationCount();
    }

    std::vector<int> inTheirOrder() const
    {
        std::vector<std::pair<std::tuple<Bits128, Bits128, quint64>, int>> ranked;
        ranked.reserve(static_cast<size_t>(m_inputs.size()));
        for (int i = 0; i < m_inputs.size(); ++i)
            ranked.emplace_back(rankOf(m_inputs[i].project), i);
        std::ranges::sort(ranked);
        std::vector<int> order;
        order.reserve(ranked.size());
        for (const auto &[rank, input] : ranked)
            order.push_back(input);
        return order;
    }

    Status take(int input, MergedIds &ids)
    {
        const Project &theirs = m_inputs[input].project;
        HandedOutLayer copy(theirs.info().handedOut);
        copy.isOfOurs = std::any_of(copy.had.begin(), copy.had.end(),
            [this](AnnotationId id) { return !m_annotations.whereIs(id).isNull(); });
        const JoinedSince joined = joinedSince(m_target.ours, theirs);
        mergeCodebook(m_target, m_record, input, theirs, joined, ids);
        mergeActors(m_target, m_record, input, theirs, joined, ids);
        const auto pairs = mergeArticles(
            m_target, m_record, input, theirs, ids,
            [this](AnnotationId id) { return m_annotations.whereIs(id); }, [this] { return didWork(1); });
        if (!pairs)
            return tl::unexpected(pairs.error());
        for (const ArticlePair &pair : *pairs) {
            m_decisions.add(input, pair, ids);
            m_annotations.add(input, pair, ids, copy);
            if (Status on = didWork(1 + pair.theirs->annotations.size()); !on)
                return on;
        }
        mergeWorkLists(m_target, m_record, input, theirs, ids);
        return {};
    }

    Status didWork(qsizetype work)
    {
        m_done += work;
        if (m_progress
            && !m_progress(std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_all))))
            return stopped();
        return {};
    }

    void remarkOnBlindCopy()
    {
        const ProjectInfo &info = m_target.ours.info();
        const Annotator *whose = m_target.ours.annotators().find(info.handedOut.to);
        for (int input = 0; whose && input < m_inputs.size(); ++input) {
            if (m_record.counts(input, MergeKind::Annotator).added > 0)
                m_record.remark({input, MergeKind::Project, info.id.bits, info.title},
                    MergeWords::tr("This is the copy for %1's blind work, and others' layers come into it.")
                        .arg(whose->name));
        }
    }

    QString label()
    {
        const qsizetype added = m_record.merge().count(MergeKind::Annotation, &MergeCounts::added);
        const QString projects = m_inputs.size() == 1
            ? MergeWords::tr("Merge “%1”").arg(m_inputs[0].name)
            : MergeWords::tr("Merge %n project(s)", nullptr, static_cast<int>(m_inputs.size()));
        return added == 0 ? projects
                          : projects + QStringLiteral(", ")
                + MergeWords::tr("%n new annotation(s)", nullptr, static_cast<int>(added));
    }

    const QList<MergeInput> &m_inputs;
    const MergeOptions &m_options;
    const MergeProgress &m_progress;
    MergeTarget m_target;
    MergeRecord m_record;
    DecisionMerge m_decisions;
    AnnotationMerge m_annotations;
    qsizetype m_all = 0;
    qsizetype m_done = 0;
};

} // namespace

qsizetype Merge::count(MergeKind kind, qsizetype MergeCounts::*what) const
{
    return std::accumulate(sources.begin(), sources.end(), qsizetype(0),
        [&](qsizetype sum, const MergeSource &source) { return sum + source.counts.value(kind).*what; });
}

Result<Merge> mergeProjects(const Project &ours, const QList<MergeInput> &inputs, const MergeOptions &options,
    const MergeProgress &progress)
{
    return ProjectsMerge(ours, inputs, options, progress).run();
}

} // namespace standpoint
