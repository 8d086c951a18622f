// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Changes of RandomProject: edits that apply. Those that are refused stand in random_spoiled_edits.cpp.
#include "tests/project/random_project.h"

namespace standpoint {

namespace {

enum Kind
{
    Info,
    Issues,
    Stances,
    Attributes,
    Actors,
    Annotators,
    ArticleInfos,
    Texts,
    States,
    WorkLists,
    Reasons,
    Decisions,
    Annotations,
    KindCount
};

template <typename Entity> std::optional<AnyEdit> removalOf(const std::optional<Entity> &entity)
{
    return entity ? std::optional<AnyEdit>(removing(*entity)) : std::nullopt;
}

template <typename Entity, typename Function>
std::optional<AnyEdit> revision(const std::optional<Entity> &before, Function revise)
{
    if (!before)
        return std::nullopt;
    Entity after = *before;
    revise(after);
    return replacing(*before, after);
}

} // namespace

std::optional<AnyEdit> RandomProject::adds(const Project &project, int kind)
{
    switch (kind) {
    case Info:
        return adding(ProjectInfo{id<ProjectInfo>(), name(), words(5), time()});
    case Issues:
        return adding(issue());
    case Stances:
        return adding(stance());
    case Attributes:
        return adding(attribute());
    case Actors:
        return adding(actor(project));
    case Annotators:
        return adding(Annotator{id<Annotator>(), name(), oneIn(4)});
    case ArticleInfos:
        return adding(articleInfo());
    case Texts:
        return adding(articleText(anyArticle(project)));
    case States: {
        const std::optional<Annotator> annotator = anyOf(project.annotators());
        if (!annotator)
            return std::nullopt;
        return adding(
            ArticleState{anyArticle(project), annotator->id, static_cast<ArticleState::State>(below(2))});
    }
    case WorkLists: {
        const std::optional<Annotator> annotator = anyOf(project.annotators());
        if (!annotator)
            return std::nullopt;
        return adding(workList(project, annotator->id));
    }
    case Reasons:
        return adding(reason());
    case Decisions:
        if (const std::optional<Decision> fresh = decision(project))
            return adding(*fresh);
        return std::nullopt;
    default:
        if (const std::optional<Annotation> fresh = annotation(project))
            return adding(*fresh);
        return std::nullopt;
    }
}

std::optional<AnyEdit> RandomProject::changes(const Project &project, int kind)
{
    const auto rename = [this](auto &entity) { entity.name = name(); };
    switch (kind) {
    case Info:
        return revision(std::optional(project.info()), [this](ProjectInfo &info) {
            info.title = name();
            info.handedOut = oneIn(2) ? HandOut() : HandOut{id<Annotator>(), time(), {id<Annotation>()}};
            info.setPreset(oneIn(2) ? QStringLiteral("mapping") : QStringLiteral("export"), name(), words(5));
        });
    case Issues:
        return revision(anyOf(project.issues()), [this](Issue &issue) {
            const IssueId kept = issue.id;
            issue = this->issue();
            issue.id = kept;
        });
    case Stances:
        return revision(anyOf(project.stances()), [this](StanceValue &s) {
            s.polarity = oneIn(2) ? 0.1 : -0.3;
            s.retired = oneIn(2);
        });
    case Attributes:
        return revision(anyOf(project.attributes()), [this](Attribute &attribute) {
            const AttributeId kept = attribute.id;
            attribute = this->attribute();
            attribute.id = kept;
        });
    case Actors:
        return revision(anyOf(project.actors()), [&](Actor &actor) {
            const ActorId kept = actor.id;
            actor = this->actor(project);
            actor.id = kept;
        });
    case Annotators:
        return revision(anyOf(project.annotators()), rename);
    case WorkLists:
        return revision(anyOf(project.workLists()), [&](WorkList &list) {
            const WorkListId kept = list.id;
            list = workList(project, list.annotator);
            list.id = kept;
        });
    case Reasons:
        return revision(anyOf(project.reasons()), [&](ReasonCode &code) {
            const ReasonId kept = code.id;
            code = reason();
            code.id = kept;
        });
    default:
        return changesOfArticle(project, kind);
    }
}

std::optional<AnyEdit> RandomProject::changesOfArticle(const Project &project, int kind)
{
    const Article *article = project.article(anyArticle(project));
    if (!article)
        return std::nullopt;
    switch (kind) {
    case ArticleInfos:
        return revision(std::optional(*article->info), [this](ArticleInfo &info) {
            info.tags.append(words(2));
            info.setNote(oneIn(2) ? words(4) : QString());
        });
    case Texts:
        return revision(std::optional(article->text.orDefault()), [this](ArticleText &text) {
            if (oneIn(2))
                text = articleText(text.id);
            else if (!text.sentences.isEmpty())
                text.sentences.removeAt(below(static_cast<int>(text.sentences.size())));
        });
    case States:
        return revision(
            anyState(project), [](ArticleState &state) { state.state = ArticleState::State::Done; });
    case Decisions:
        return revision(anyDecision(project), [&](Decision &before) {
            if (const std::optional<Decision> fresh = decision(project)) {
                const Decision old = std::exchange(before, *fresh);
                before.id = old.id;
                before.article = old.article;
                before.place = old.place;
            }
        });
    default:
        return revision(anyAnnotation(project), [&](Annotation &annotation) {
            if (const std::optional<Evidence> other = evidence(article->content()); other && oneIn(2))
                annotation.evidence = *other;
            annotation.stance = anyOf(project.stances())->id;
            annotation.setNote(oneIn(2) ? words(4) : QString());
        });
    }
}

std::optional<AnyEdit> RandomProject::removes(const Project &project, int kind)
{
    const Article *article = project.article(anyArticle(project));
    switch (kind) {
    case Info:
        return removing(project.info());
    case Issues:
        return removalOf(anyOf(project.issues()));
    case Stances:
        return removalOf(anyOf(project.stances()));
    case Attributes:
        return removalOf(anyOf(project.attributes()));
    case Actors:
        return removalOf(anyOf(project.actors()));
    case Annotators:
        return removalOf(anyOf(project.annotators()));
    case ArticleInfos:
        return article ? removalOf(std::optional(*article->info)) : std::nullopt;
    case Texts:
        return article && article->text ? removalOf(std::optional(*article->text)) : std::nullopt;
    case States:
        return removalOf(anyState(project));
    case WorkLists:
        return removalOf(anyOf(project.workLists()));
    case Reasons:
        return removalOf(anyOf(project.reasons()));
    case Decisions:
        return removalOf(anyDecision(project));
    default:
        return removalOf(anyAnnotation(project));
    }
}

AnyEdit RandomProject::validEdit(const Project &project)
{
    for (;;) {
        const int kind = oneIn(3) ? Annotations : below(KindCount);
        const int act = below(3);
        std::optional<AnyEdit> edit = act == 0 ? adds(project, kind)
            : act == 1                         ? changes(project, kind)
                                               : removes(project, kind);
        Project trial = project;
        if (edit && trial.applyEdit(*edit))
            return std::move(*edit);
    }
}

RandomChange RandomProject::change(const Project &project, int most)
{
    RandomChange random;
    random.change.id = id<Change>();
    if (const std::optional<Annotator> author = anyOf(project.annotators()))
        random.change.author = author->id;
    random.change.at = time();
    random.change.label = words(5);
    const int count = 1 + below(most);
    const int spoil = oneIn(2) ? below(count) : -1;
    Project trial = project;
    ArticleId bare; // an article that still lacks its text
    const auto append = [&](const AnyEdit &edit) {
        [[maybe_unused]] const Status applied = trial.applyEdit(edit);
        random.change.edits.push_back(edit);
    };
    for (int i = 0; i < count; ++i) {
        if (i == spoil) {
            random.spoiled = static_cast<int>(random.change.edits.size());
            append(spoiledEdit(trial));
            continue;
        }
        append(validEdit(trial));
        const AnyEdit &last = random.change.edits.back();
        if (const auto *info = std::get_if<Edit<ArticleInfo>>(&last); info && info->after && !info->before)
            bare = info->after->id;
        else if (const auto *text = std::get_if<Edit<ArticleText>>(&last); text && !text->after)
            bare = text->before->id;
        else
            continue;
        const Article *article = trial.article(bare);
        if (oneIn(12)) { // left without a text: refused at the end, or when it is annotated
            if (std::optional<Annotation> fresh = annotation(trial); fresh && spoil < 0) {
                fresh->article = bare;
                append(adding(*fresh));
            }
            continue;
        }
        if (oneIn(3) && article->states.isEmpty() && !trial.isOnWorkList(bare))
            append(removing(*article->info));
        else if (!article->text)
            append(adding(articleText(bare)));
    }
    return random;
}

} // namespace standpoint
