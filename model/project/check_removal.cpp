// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may leave a project: nothing that something else still needs.
#include "model/project/check_rules.h"

namespace standpoint {

using namespace rules;
using Kind = Error::Kind;

namespace {

template <typename Test> qsizetype countDecisions(const Project &project, Test test)
{
    qsizetype count = 0;
    for (const Shared<Article> &article : project.articles()) {
        const QList<Decision> &decisions = article->decisions.orDefault();
        count += std::count_if(decisions.begin(), decisions.end(), test);
    }
    return count;
}

} // namespace

Status checkRemoval(const Project &project, const ProjectInfo &info)
{
    if (!project.articles().isEmpty())
        return fail(
            Kind::Conflict, Words::tr("A project with articles cannot lose its description."), info.title);
    return {};
}

Status checkRemoval(const Project &project, const Issue &issue)
{
    if (Status used = refuseWhileUsed(
            countDecisions(project, [&](const Decision &d) { return d.issue == issue.id; }),
            Words::tr("The issue “%1” was decided on %2 times; merge it, retire it, or take those decisions "
                      "back first."),
            issue.name);
        !used)
        return used;
    return refuseWhileUsed(
        countAnnotations(project, [&](const Annotation &a) { return a.issue == issue.id; }),
        Words::tr("The issue “%1” is used by %2 annotations; delete or recode them first."), issue.name);
}

Status checkRemoval(const Project &project, const StanceValue &stance)
{
    return refuseWhileUsed(
        countAnnotations(project, [&](const Annotation &a) { return a.stance == stance.id; }),
        Words::tr("The stance “%1” is used by %2 annotations; delete or recode them first."), stance.name);
}

Status checkRemoval(const Project &project, const Attribute &attribute)
{
    return refuseWhileUsed(
        countAnnotations(project, [&](const Annotation &a) { return !a.answer(attribute.id).isEmpty(); }),
        Words::tr("The attribute “%1” is answered in %2 annotations; clear those answers first."),
        attribute.name);
}

Status checkRemoval(const Project &project, const Actor &actor)
{
    for (const Shared<Actor> &other : project.actors()) {
        for (const Affiliation &affiliation : other->affiliations) {
            if (affiliation.with == actor.id)
                return fail(Kind::Conflict,
                    Words::tr("“%1” is affiliated with “%2”; end that affiliation first.")
                        .arg(other->name, actor.name));
        }
    }
    if (Status used =
            refuseWhileUsed(countDecisions(project, [&](const Decision &d) { return d.actor == actor.id; }),
                Words::tr(
                    "The actor “%1” was decided on %2 times; merge it with another, or take those decisions "
                    "back first."),
                actor.name);
        !used)
        return used;
    return refuseWhileUsed(
        countAnnotations(project, [&](const Annotation &a) { return a.actor == actor.id; }),
        Words::tr("The actor “%1” holds %2 annotated stances; delete or recode them first."), actor.name);
}

Status checkRemoval(const Project &project, const Annotator &annotator)
{
    for (const Shared<Article> &article : project.articles()) {
        if (article->stateOf(annotator.id))
            return fail(Kind::Conflict,
                Words::tr("“%1” has begun articles of this project.").arg(annotator.name),
                article->info->title);
    }
    for (const Shared<WorkList> &list : project.workLists()) {
        if (list->annotator == annotator.id)
            return fail(Kind::Conflict,
                Words::tr("“%1” has the work list “%2”; remove it first.").arg(annotator.name, list->name));
    }
    if (Status used =
            refuseWhileUsed(countDecisions(project, [&](const Decision &d) { return d.by == annotator.id; }),
                Words::tr("“%1” made %2 decisions on gold."), annotator.name);
        !used)
        return used;
    return refuseWhileUsed(
        countAnnotations(project, [&](const Annotation &a) { return a.annotator == annotator.id; }),
        Words::tr("The layer of “%1” has %2 annotations."), annotator.name);
}

Status checkRemoval(const Project &project, const ArticleInfo &info)
{
    const Article *article = project.article(info.id);
    if (!article->annotations.isEmpty()) {
        QSet<AnnotatorId> annotators;
        for (const Annotation &annotation : article->annotations)
            annotators.insert(annotation.annotator);
        return fail(Kind::Conflict,
            Words::tr("The article “%1” has %2 annotations by %3 annotators; delete them first.")
                .arg(info.title)
                .arg(article->annotations.size())
                .arg(annotators.size()),
            info.title);
    }
    if (article->decisions)
        return fail(Kind::Conflict,
            Words::tr("In the article “%1” %2 cases were decided; take those decisions back first.")
                .arg(info.title)
                .arg(article->decisions->size()),
            info.title);
    if (project.isOnWorkList(info.id))
        return fail(Kind::Conflict,
            Words::tr("The article “%1” is on a work list; take it off first.").arg(info.title), info.title);
    if (article->text || !article->states.isEmpty())
        return fail(Kind::Conflict,
            Words::tr("The article “%1” still has its text or somebody's progress.").arg(info.title));
    return {};
}

Status checkRemoval(const Project &project, const ArticleText &text)
{
    const Article *article = project.article(text.id);
    if (!article->annotations.isEmpty())
        return fail(Kind::Conflict, Words::tr("The text of “%1” has annotations.").arg(article->info->title));
    if (article->decisions)
        return fail(
            Kind::Conflict, Words::tr("In the text of “%1” cases were decided.").arg(article->info->title));
    return {};
}

Status checkRemoval(const Project &, const ArticleState &)
{
    return {};
}

Status checkRemoval(const Project &, const Annotation &)
{
    return {};
}

Status checkRemoval(const Project &, const WorkList &)
{
    return {};
}

Status checkRemoval(const Project &project, const ReasonCode &reason)
{
    return refuseWhileUsed(countDecisions(project, [&](const Decision &d) { return d.reason == reason.id; }),
        Words::tr("The reason “%1” was given for %2 decisions; retire it instead."), reason.name);
}

Status checkRemoval(const Project &, const Decision &)
{
    return {};
}

} // namespace standpoint
