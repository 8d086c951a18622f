// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/hand_out.h"

#include "model/team/derived_id.h"
#include "model/team/merge_words.h"

namespace standpoint {

namespace {

Article ownPart(const Article &article, AnnotatorId annotator)
{
    Article part;
    part.info = article.info;
    if (part.info->note) // it may say what others think
        part.info.edit().note.reset();
    part.text = article.text;
    for (const ArticleState &state : article.states) {
        if (state.annotator == annotator)
            part.states.append(state);
    }
    for (const Annotation &annotation : article.annotations) {
        if (annotation.annotator == annotator)
            part.annotations.append(annotation);
    }
    return part;
}

class Copy
{
public:
    Status add(const AnyEdit &edit) { return m_status = m_status ? m_project.applyEdit(edit) : m_status; }
    template <typename Entity> void addAll(const Table<Entity> &table)
    {
        for (const Shared<Entity> &one : table)
            add(Edit<Entity>{{}, table.value(one->id)});
    }
    /// Affiliations name actors that may come later.
    void addActors(const Table<Actor> &actors)
    {
        for (const Shared<Actor> &one : actors) {
            Actor bare = *one;
            bare.affiliations.clear();
            add(adding(bare));
        }
        for (const Shared<Actor> &one : actors) {
            if (one->affiliations.isEmpty())
                continue;
            Actor bare = *one;
            bare.affiliations.clear();
            add(replacing(bare, *one));
        }
    }
    void addArticle(Article article)
    {
        if (m_status)
            m_status = m_project.addArticle(std::move(article));
    }
    Result<Project> result()
    {
        return m_status ? Result<Project>(m_project) : tl::unexpected(m_status.error());
    }

private:
    Project m_project;
    Status m_status;
};

} // namespace

Result<Annotator> annotatorForHandOut(const Project &project, const QString &name)
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty())
        return fail(Error::Kind::Invalid, MergeWords::tr("Say for whom the copy is."));
    for (const Shared<Annotator> &annotator : project.annotators()) {
        if (annotator->name != wanted)
            continue;
        if (annotator->gold)
            return fail(Error::Kind::Invalid,
                MergeWords::tr("Gold is written by adjudication; it cannot be handed out."), wanted);
        return *annotator;
    }
    return Annotator{derivedId<Annotator>(project.info().id.bits, wanted.toUtf8()), wanted, false};
}

Result<Project> handedOutCopy(
    const Project &project, const Annotator &to, const QList<ArticleId> &articles, const QDateTime &now)
{
    if (articles.isEmpty())
        return fail(Error::Kind::Invalid, MergeWords::tr("There is no article to hand out."));
    QSet<ArticleId> there;
    ProjectInfo info = project.info();
    info.handedOut = {to.id, now, {}};
    info.presets.clear(); // they may name others: layers to export, what labels of annotators mean
    Copy copy;
    copy.add(adding(info));
    copy.addAll(project.issues());
    copy.addAll(project.stances());
    copy.addAll(project.attributes());
    copy.addActors(project.actors());
    copy.add(adding(to));
    copy.addAll(project.reasons());
    for (const ArticleId id : articles) {
        const Article *article = project.article(id);
        if (!article || there.contains(id))
            continue;
        there.insert(id);
        Article part = ownPart(*article, to.id);
        for (const Annotation &annotation : std::as_const(part.annotations))
            info.handedOut.had.append(annotation.id);
        copy.addArticle(std::move(part));
    }
    ProjectInfo before = info;
    before.handedOut.had.clear();
    copy.add(replacing(before, info));
    for (WorkList list : project.workLists().inOrder()) {
        list.articles.removeIf([&](ArticleId id) { return !there.contains(id); });
        if (list.annotator == to.id && !list.articles.isEmpty())
            copy.add(adding(list));
    }
    return copy.result();
}

Project withoutHandOut(Project copy)
{
    ProjectInfo info = copy.info();
    info.handedOut = {};
    [[maybe_unused]] const Status done = copy.applyEdit(replacing(ProjectInfo(copy.info()), info));
    Q_ASSERT(done);
    return copy;
}

} // namespace standpoint
