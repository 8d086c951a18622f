// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/repeated.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Comparison)
};

/// Articles of one text, in the order of the list.
QList<QList<ArticleId>> equalTexts(const Project &project)
{
    QList<QList<ArticleId>> groups;
    QHash<QStringView, qsizetype> groupOf; // views of texts that the project holds
    for (const ArticleId id : project.articleOrder()) {
        const QString &text = project.article(id)->content();
        if (const auto group = groupOf.constFind(text); group != groupOf.cend()) {
            groups[*group].append(id);
            continue;
        }
        groupOf.insert(text, groups.size());
        groups.append({id});
    }
    groups.removeIf([](const QList<ArticleId> &group) { return group.size() < 2; });
    return groups;
}

QList<ArticleId> doneBy(const Project &project, const QList<ArticleId> &articles, AnnotatorId annotator)
{
    QList<ArticleId> done;
    for (const ArticleId id : articles) {
        if (project.article(id)->stateOf(annotator) == ArticleState::State::Done)
            done.append(id);
    }
    return done;
}

void appendLayer(const Article &from, AnnotatorId annotator, AnnotatorId as, ArticleId pair,
    QList<Annotation> &annotations)
{
    for (const Annotation &annotation : from.annotations) {
        if (annotation.annotator != annotator)
            continue;
        Annotation copy = annotation;
        copy.article = pair;
        copy.annotator = as;
        copy.attributes.reset();
        copy.note.reset();
        annotations.append(copy);
    }
}

/// The codebook and the actors of a project, as far as measures need them.
Result<Project> withoutArticles(const Project &project)
{
    Project bare;
    std::vector<AnyEdit> edits{adding(project.info())};
    for (const Issue &issue : project.issues().inOrder())
        edits.push_back(adding(issue));
    for (const StanceValue &stance : project.stances().inOrder())
        edits.push_back(adding(stance));
    for (Actor actor : project.actors().inOrder()) {
        actor.affiliations.clear();
        edits.push_back(adding(std::move(actor)));
    }
    for (const AnyEdit &edit : edits) {
        if (Status added = bare.applyEdit(edit); !added)
            return tl::make_unexpected(added.error());
    }
    return bare;
}

} // namespace

QList<AnnotatorId> annotatorsWithRepeats(const Project &project)
{
    const QList<QList<ArticleId>> groups = equalTexts(project);
    QList<AnnotatorId> found;
    for (const Annotator &annotator : project.annotators().inOrder()) {
        const auto hasPair = [&](const QList<ArticleId> &group) {
            return doneBy(project, group, annotator.id).size() > 1;
        };
        if (!annotator.gold && std::any_of(groups.begin(), groups.end(), hasPair))
            found.append(annotator.id);
    }
    return found;
}

Result<RepeatedWork> repeatedWork(const Project &project, AnnotatorId annotator, std::optional<IssueId> issue)
{
    Result<Project> bare = withoutArticles(project);
    if (!bare)
        return tl::make_unexpected(bare.error());
    RepeatedWork work{std::move(*bare), {}, 0, 0};
    const QString name = project.annotators().value(annotator).orDefault().name;
    for (const QString &time : {Words::tr("%1, first time"), Words::tr("%1, second time")}) {
        work.comparison.annotators.append(AnnotatorId::random());
        const Annotator twin{work.comparison.annotators.back(), time.arg(name), false};
        if (Status added = work.project.applyEdit(adding(twin)); !added)
            return tl::make_unexpected(added.error());
    }
    work.comparison.issue = issue;
    for (const QList<ArticleId> &group : equalTexts(project)) {
        const QList<ArticleId> done = doneBy(project, group, annotator);
        work.leftOver += done.size() > 1 ? done.size() % 2 : 0;
        for (qsizetype i = 0; i + 1 < done.size(); i += 2) {
            Article pair;
            pair.info = project.article(done[i])->info;
            pair.text = project.article(done[i])->text;
            for (const qsizetype turn : {0, 1}) {
                const AnnotatorId as = work.comparison.annotators[turn];
                appendLayer(*project.article(done[i + turn]), annotator, as, done[i], pair.annotations);
                pair.states.append({done[i], as, ArticleState::State::Done});
            }
            if (Status added = work.project.addArticle(std::move(pair)); !added)
                return tl::make_unexpected(added.error());
            ++work.pairs;
        }
    }
    if (work.pairs == 0)
        return fail(Error::Kind::Invalid,
            Words::tr("There is no text that %1 has marked as done twice.").arg(name), project.info().title);
    return work;
}

} // namespace standpoint
