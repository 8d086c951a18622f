// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/likely_gold.h"

#include "ui/agreement/case_words.h"
#include "ui/isolated.h"

#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int pause = 3000; // milliseconds after the last label until it is estimated again

/// Whether more annotators say this than say anything else.
bool isSaidByMost(const Case &one, const std::vector<Found> &found)
{
    const auto saying = [&](const std::vector<Found> &what) {
        return std::ranges::count_if(
            one.lanes, [&](const Lane &lane) { return lane.isDone && lane.found == what; });
    };
    const auto votes = saying(found);
    return votes > 0 && std::ranges::all_of(one.lanes, [&](const Lane &lane) {
        return !lane.isDone || lane.found == found || saying(lane.found) < votes;
    });
}

/// Which articles annotators say something else about.
class Touched
{
public:
    explicit Touched(const Project &project)
        : m_project(project)
    {
    }
    QSet<ArticleId> articles;

    void operator()(const Edit<Annotation> &edit)
    {
        for (const Shared<Annotation> &side : {edit.before, edit.after}) {
            if (side && !isGold(side->annotator))
                articles.insert(side->article);
        }
    }
    void operator()(const Edit<ArticleState> &edit)
    {
        const ArticleState &state = edit.after ? *edit.after : *edit.before;
        if (!isGold(state.annotator))
            articles.insert(state.article);
    }
    void operator()(const Edit<ArticleText> &edit)
    {
        articles.insert(edit.after ? edit.after->id : edit.before->id);
    }
    template <typename Entity> void operator()(const Edit<Entity> &) { }

private:
    bool isGold(AnnotatorId id) const
    {
        const Annotator *const annotator = m_project.annotators().find(id);
        return annotator && annotator->gold;
    }

    const Project &m_project;
};

} // namespace

LikelyGold::LikelyGold(const Workbench &bench, QObject *parent)
    : QObject(parent)
    , m_bench(bench)
{
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, [this] { estimate(m_comparison); });
    connect(&m_watcher, &QFutureWatcher<Estimated>::finished, this, &LikelyGold::take);
}

void LikelyGold::estimate(const Comparison &comparison)
{
    m_comparison = comparison;
    m_again.stop();
    if (m_isEstimating) {
        m_again.start();
        return;
    }
    m_isEstimating = true;
    m_changed.clear();
    m_watcher.setFuture(QtConcurrent::run([project = m_bench.project(), comparison]() mutable {
        const Result<GoldEstimate> made = estimateGold(project, comparison);
        project = {}; // or it would live as long as what it was looked through for
        return made ? std::make_shared<const GoldEstimate>(*made) : Estimated();
    }));
}

void LikelyGold::take()
{
    m_isEstimating = false;
    m_estimate = m_watcher.result();
    emit estimated();
}

std::optional<LikelyCase> LikelyGold::of(const Case &one, bool namesAreHidden) const
{
    if (!m_estimate || m_changed.contains(one.article))
        return std::nullopt;
    std::optional<LikelyCase> likely = likelyCase(*m_estimate, one);
    if (likely && namesAreHidden && !isSaidByMost(one, likely->becomes))
        return std::nullopt;
    return likely;
}

void LikelyGold::follow(const Change &change)
{
    Touched touched(m_bench.project());
    for (const AnyEdit &edit : change.edits)
        std::visit(touched, edit);
    if (touched.articles.isEmpty())
        return;
    m_changed.unite(touched.articles);
    if (m_estimate || m_isEstimating)
        m_again.start();
}

QString likelyText(const Project &project, const Case &one, const LikelyCase &likely, bool namesAreHidden)
{
    QString what = foundText(project, likely.becomes);
    if (one.units.size() == 1 && likely.becomes.size() == 1)
        what = isolated(project.stances().value(likely.becomes.front().stance).orDefault().name);
    return namesAreHidden
        ? LikelyGold::tr("likely: %1").arg(what)
        : LikelyGold::tr("likely: %1 (%2)").arg(what, QLocale().toString(likely.chance, 'f', 2));
}

} // namespace standpoint
