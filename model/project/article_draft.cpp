// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/article_draft.h"

#include "model/project/check.h"

namespace standpoint {

template <typename Entity, auto isBefore> ArticleDraft::Held<Entity, isBefore>::Held(const QList<Entity> &all)
{
    ids.reserve(all.size());
    for (const Entity &one : all) {
        order.insert(order.end(), &one);
        ids.insert(one.id);
    }
}

template <typename Entity, auto isBefore> QList<Entity> ArticleDraft::Held<Entity, isBefore>::list() const
{
    QList<Entity> all;
    all.reserve(static_cast<qsizetype>(order.size()));
    for (const Entity *const one : order)
        all.append(*one);
    return all;
}

EditRun runOf(std::span<const AnyEdit> edits)
{
    const auto articleOf = [](const AnyEdit &any) -> ArticleId {
        return std::visit(
            []<typename Entity>(const Edit<Entity> &edit) -> ArticleId {
                if constexpr (std::is_same_v<Entity, Annotation> || std::is_same_v<Entity, Decision>) {
                    const auto &before = edit.before ? edit.before : edit.after;
                    const auto &after = edit.after ? edit.after : edit.before;
                    const bool isSound = before && before->article == after->article
                        && before->id == after->id && !before->id.isNull();
                    return isSound ? before->article : ArticleId();
                } else {
                    return {};
                }
            },
            any);
    };
    EditRun run;
    for (const AnyEdit &edit : edits) {
        const ArticleId own = articleOf(edit);
        if (own.isNull() || (run.length > 0 && own != run.article))
            break;
        run.article = own;
        ++run.length;
    }
    return run;
}

ArticleDraft::ArticleDraft(const Project &project, const Article &article)
    : m_project(project)
    , m_article(article)
    , m_boundaries(article.content())
{
}

/// Whether the article holds what the edit says that it does.
template <typename Entity> Status ArticleDraft::checkBefore(const Edit<Entity> &edit, const auto &held) const
{
    if (!edit.before)
        return held.ids.contains(edit.after->id) ? misfit(m_article.info->title) : Status();
    const auto found = held.order.find(&*edit.before);
    return found != held.order.end() && **found == *edit.before ? Status() : misfit(m_article.info->title);
}

template <typename Entity> void ArticleDraft::apply(const Edit<Entity> &edit, auto &held)
{
    if (edit.before) {
        held.order.erase(&*edit.before);
        held.ids.remove(edit.before->id);
    }
    if (edit.after) {
        held.order.insert(&*edit.after);
        held.ids.insert(edit.after->id);
    }
}

Status ArticleDraft::apply(std::span<const AnyEdit> run)
{
    for (const AnyEdit &any : run) {
        const auto *const annotation = std::get_if<Edit<Annotation>>(&any);
        if (Status done = annotation ? applyOne(*annotation) : applyOne(std::get<Edit<Decision>>(any)); !done)
            return done;
    }
    return {};
}

Status ArticleDraft::applyOne(const Edit<Annotation> &edit)
{
    if (!m_annotations)
        m_annotations.emplace(m_article.annotations);
    if (Status fits = checkBefore(edit, *m_annotations); !fits)
        return fits;
    if (edit.after) {
        if (Status sound = check(m_project, m_article, m_boundaries, *edit.after); !sound)
            return sound;
    }
    apply(edit, *m_annotations);
    return {};
}

Status ArticleDraft::applyOne(const Edit<Decision> &edit)
{
    if (!m_decisions)
        m_decisions.emplace(m_article.decisions.orDefault());
    if (Status fits = checkBefore(edit, *m_decisions); !fits)
        return fits;
    if (edit.after) {
        const auto same = m_decisions->order.find(&*edit.after);
        if (same != m_decisions->order.end() && (*same)->id != edit.after->id)
            return decidedAlready(m_article);
        if (Status sound = check(m_project, m_article, m_boundaries, *edit.after); !sound)
            return sound;
    }
    apply(edit, *m_decisions);
    return {};
}

void ArticleDraft::writeTo(Article &article) const
{
    // Both lists before the first goes, for the draft points into them.
    const QList<Annotation> annotations = m_annotations ? m_annotations->list() : article.annotations;
    Shared<QList<Decision>> decisions = article.decisions;
    if (m_decisions) {
        const QList<Decision> all = m_decisions->list();
        decisions = all.isEmpty() ? Shared<QList<Decision>>() : Shared<QList<Decision>>(all);
    }
    article.annotations = annotations;
    article.decisions = decisions;
}

} // namespace standpoint
