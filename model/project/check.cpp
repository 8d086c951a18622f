// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of the project itself, of actors, annotators, articles, annotations and decisions.
#include "model/project/article_draft.h"
#include "model/project/check_rules.h"
#include "model/text/graphemes.h"

#include <QSet>

#include <functional>

namespace standpoint {

using namespace rules;
using Kind = Error::Kind;

namespace {

Status checkEvidence(const ArticleText &text, GraphemeBoundaries &boundaries, const Evidence &evidence)
{
    int end = 0;
    for (int i = 0; i < evidence.count(); ++i) {
        const TextSpan span = evidence.at(i);
        if (span.begin < end || span.isEmpty() || span.end > text.text.size())
            return fail(
                Kind::Invalid, Words::tr("The marked text lies outside the article or is out of order."));
        if (!boundaries.isBoundary(span.begin) || !boundaries.isBoundary(span.end))
            return fail(Kind::Invalid, Words::tr("The marked text begins or ends inside a character."));
        end = span.end;
    }
    return {};
}

Status checkPlace(const ArticleText &text, GraphemeBoundaries &boundaries, TextSpan place)
{
    if (place.begin < 0 || place.isEmpty() || place.end > text.text.size()
        || !boundaries.isBoundary(place.begin) || !boundaries.isBoundary(place.end))
        return fail(
            Kind::Invalid, Words::tr("What was decided lies outside the article or cuts a character."));
    return {};
}

Status checkAnswers(const Project &project, const Annotation &annotation)
{
    const QList<AttributeValue> &values = annotation.attributes.orDefault();
    if (annotation.attributes && values.isEmpty())
        return fail(Kind::Invalid, Words::tr("An annotation has an empty list of answers."));
    for (qsizetype i = 0; i < values.size(); ++i) {
        const Attribute *attribute = project.attributes().find(values[i].attribute);
        if (!attribute)
            return fail(
                Kind::Conflict, Words::tr("An attribute of this annotation is no longer in the codebook."));
        if (i > 0 && !(values[i - 1].attribute < values[i].attribute))
            return fail(Kind::Invalid, Words::tr("An attribute of this annotation is answered twice."));
        if (Status answer = checkAnswer(*attribute, values[i].value); !answer)
            return answer;
    }
    return {};
}

Status checkReferences(const Project &project, const Annotation &annotation)
{
    if (!project.annotators().contains(annotation.annotator))
        return fail(
            Kind::Conflict, Words::tr("The annotator of this annotation is no longer in the project."));
    if (!project.actors().contains(annotation.actor))
        return fail(Kind::Conflict, Words::tr("The actor of this annotation is no longer in the project."));
    if (!project.issues().contains(annotation.issue))
        return fail(Kind::Conflict, Words::tr("The issue of this annotation is no longer in the codebook."));
    if (!project.stances().contains(annotation.stance))
        return fail(Kind::Conflict, Words::tr("The stance of this annotation is no longer in the codebook."));
    return {};
}

} // namespace

bool isForbiddenCharacter(QChar character)
{
    const char16_t c = character.unicode();
    return (c < 0x20 && c != u'\n' && c != u'\t') || c == 0xFEFF;
}

Status check(const Project &, const ProjectInfo &info)
{
    if (info.id.isNull())
        return fail(Kind::Invalid, Words::tr("The project has no id."));
    if (Status guideline = checkWords({info.guideline}); !guideline)
        return guideline;
    for (const QDateTime &time : {info.created, info.handedOut.at}) {
        if (Status stored = checkTime(time); !stored)
            return stored;
    }
    if (info.handedOut.at.isValid() != info.isBlindCopy()
        || (!info.isBlindCopy() && !info.handedOut.had.isEmpty()))
        return fail(Kind::Invalid, Words::tr("A copy is handed out to somebody, and at some time."));
    const auto before = [](const Preset &one, const Preset &other) {
        return std::pair(one.kind, one.name) < std::pair(other.kind, other.name);
    };
    for (const Preset &preset : info.presets) {
        if (preset.kind.isEmpty() || preset.content.isEmpty())
            return fail(Kind::Invalid, Words::tr("Kept settings need a kind and a content."));
        if (Status words = checkWords({preset.content}); !words)
            return words;
        for (const QString &name : {preset.kind, preset.name}) {
            if (Status named = checkName(name, Words::tr("Kept settings need a name.")); !named)
                return named;
        }
    }
    if (std::adjacent_find(info.presets.begin(), info.presets.end(), std::not_fn(before))
        != info.presets.end())
        return fail(Kind::Invalid, Words::tr("Two kept settings have one name."));
    return checkName(info.title, Words::tr("A project needs a title."));
}

Status check(const Project &project, const Actor &actor)
{
    if (Status name = checkName(actor.name, Words::tr("An actor needs a name.")); !name)
        return name;
    for (const QString &alias : actor.aliases) {
        if (Status name = checkName(alias, Words::tr("An alias must not be empty.")); !name)
            return name;
    }
    for (const Affiliation &affiliation : actor.affiliations) {
        if (affiliation.with == actor.id)
            return fail(Kind::Invalid, Words::tr("An actor cannot be affiliated with itself."), actor.name);
        if (!project.actors().contains(affiliation.with))
            return fail(Kind::Conflict,
                Words::tr("The actor “%1” is affiliated with one that is not in the project.")
                    .arg(actor.name));
        if (affiliation.from.isValid() && affiliation.to.isValid() && affiliation.from > affiliation.to)
            return fail(
                Kind::Invalid, Words::tr("An affiliation of “%1” ends before it begins.").arg(actor.name));
        for (const QDate day : {affiliation.from, affiliation.to}) {
            if (Status stored = checkDay(day); !stored)
                return stored;
        }
    }
    return {};
}

Status check(const Project &project, const Annotator &annotator)
{
    if (Status name = checkName(annotator.name, Words::tr("An annotator needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.annotators(), annotator.id, maximumAnnotators,
            Words::tr("A project has at most %1 annotators."));
        !room)
        return room;
    if (nameIsTaken(project.annotators(), annotator))
        return fail(
            Kind::Invalid, Words::tr("The project already has an annotator “%1”.").arg(annotator.name));
    return {};
}

Status check(const Project &project, const ArticleInfo &info)
{
    if (Status title = checkName(info.title, Words::tr("An article needs a title.")); !title)
        return title;
    if (Status words =
            checkWords({info.source, info.author, info.url, info.language, info.document, info.original});
        !words)
        return words;
    if (info.note && info.note->isEmpty())
        return fail(Kind::Invalid, Words::tr("The note of an article is empty."), info.title);
    if (Status note = checkWords({info.note.orDefault()}); !note)
        return note;
    for (const QString &tag : info.tags) {
        if (Status words = checkWords({tag}); !words)
            return words;
    }
    if (Status published = checkDay(info.published); !published)
        return published;
    if (project.info().id.isNull())
        return fail(
            Kind::Conflict, Words::tr("A project needs its description before it has articles."), info.title);
    return {};
}

Status checkCharacters(const QString &content)
{
    if (content.size() > maximumTextLength)
        return fail(
            Kind::Invalid, Words::tr("The text is longer than %1 characters.").arg(maximumTextLength));
    bool forbidden = false;
    bool surrogates = false;
    for (const QChar c : content) { // without a way out, so that the compiler takes many characters at a time
        forbidden |= isForbiddenCharacter(c);
        surrogates |= c.isSurrogate();
    }
    if (forbidden)
        return fail(Kind::Invalid, Words::tr("The text has control characters that no article has."));
    if (surrogates && !content.isValidUtf16())
        return fail(Kind::Invalid, Words::tr("The text has half a character."));
    return {};
}

Status checkText(const ArticleText &text)
{
    const QString &content = text.text;
    if (Status characters = checkCharacters(content); !characters)
        return characters;
    GraphemeBoundaries boundaries(content);
    int end = 0;
    for (const TextSpan sentence : text.sentences) {
        if (sentence.begin < end || sentence.isEmpty() || sentence.end > content.size()
            || !boundaries.isBoundary(sentence.begin) || !boundaries.isBoundary(sentence.end))
            return fail(Kind::Invalid,
                Words::tr("A sentence lies outside the text, overlaps another or cuts a character."));
        end = sentence.end;
    }
    return {};
}

Status check(const Project &project, const ArticleText &text)
{
    const Article *article = project.article(text.id);
    if (!article)
        return fail(Kind::Conflict, Words::tr("The article of this text is no longer in the project."));
    if (Status itself = checkText(text); !itself)
        return itself;
    GraphemeBoundaries boundaries(text.text);
    for (const Annotation &annotation : article->annotations) {
        if (Status evidence = checkEvidence(text, boundaries, annotation.evidence); !evidence)
            return fail(Kind::Conflict, Words::tr("An annotation would no longer fit the changed text."),
                article->info->title);
    }
    for (const Decision &decision : article->decisions.orDefault()) {
        if (Status place = checkPlace(text, boundaries, decision.place); !place)
            return fail(Kind::Conflict, Words::tr("What was decided would no longer fit the changed text."),
                article->info->title);
    }
    return {};
}

Status check(const Project &project, const ArticleState &state)
{
    if (!project.article(state.article))
        return fail(Kind::Conflict, Words::tr("The article is no longer in the project."));
    if (!project.annotators().contains(state.annotator))
        return fail(Kind::Conflict, Words::tr("The annotator is no longer in the project."));
    return {};
}

Status check(const Project &project, const WorkList &list)
{
    if (Status name = checkName(list.name, Words::tr("A work list needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.workLists(), list.id, maximumWorkLists,
            Words::tr("A project has at most %1 work lists."));
        !room)
        return room;
    if (!project.annotators().contains(list.annotator))
        return fail(
            Kind::Conflict, Words::tr("The annotator of this work list is no longer in the project."));
    if (list.drawnFrom < 0 || (list.drawnFrom > 0 && list.drawnFrom < list.articles.size()))
        return fail(Kind::Invalid, Words::tr("A work list has more articles than it was drawn from."));
    QSet<ArticleId> articles;
    articles.reserve(list.articles.size());
    for (const ArticleId article : list.articles) {
        if (!project.article(article))
            return fail(
                Kind::Conflict, Words::tr("An article of this work list is no longer in the project."));
        articles.insert(article);
    }
    if (articles.size() != list.articles.size())
        return fail(Kind::Invalid, Words::tr("A work list has an article twice."), list.name.left(40));
    return {};
}

Status check(const Project &project, const Annotation &annotation)
{
    const Article *article = project.article(annotation.article);
    if (!article || !article->text)
        return fail(Kind::Conflict, Words::tr("The article of this annotation is no longer in the project."));
    GraphemeBoundaries boundaries(article->content());
    return check(project, *article, boundaries, annotation);
}

Status check(const Project &project, const Article &article, GraphemeBoundaries &boundaries,
    const Annotation &annotation)
{
    if (Status references = checkReferences(project, annotation); !references)
        return references;
    if (Status evidence = checkEvidence(*article.text, boundaries, annotation.evidence); !evidence)
        return evidence;
    if (annotation.confidence != -1 && !(annotation.confidence >= 0 && annotation.confidence <= 1))
        return fail(Kind::Invalid, Words::tr("A confidence lies between 0 and 1."));
    if (annotation.note && (annotation.note->isEmpty() || annotation.note->size() > maximumNoteLength))
        return fail(
            Kind::Invalid, Words::tr("A note is empty or longer than %1 characters.").arg(maximumNoteLength));
    if (Status note = checkWords({annotation.note.orDefault()}); !note)
        return note;
    for (const QDateTime &time : {annotation.created, annotation.modified}) {
        if (Status stored = checkTime(time); !stored)
            return stored;
    }
    return checkAnswers(project, annotation);
}

tl::unexpected<Error> decidedAlready(const Article &article)
{
    return fail(Kind::Conflict, Words::tr("This was decided already."), article.info->title);
}

Status check(const Project &project, const Decision &decision)
{
    const Article *article = project.article(decision.article);
    if (!article || !article->text)
        return fail(Kind::Conflict, Words::tr("The article of this decision is no longer in the project."));
    const QList<Decision> &others = article->decisions.orDefault();
    const auto same = std::lower_bound(others.begin(), others.end(), decision, isOfEarlierUnit);
    if (same != others.end() && !isOfEarlierUnit(decision, *same) && same->id != decision.id)
        return decidedAlready(*article);
    GraphemeBoundaries boundaries(article->content());
    return check(project, *article, boundaries, decision);
}

Status check(
    const Project &project, const Article &article, GraphemeBoundaries &boundaries, const Decision &decision)
{
    if (!project.actors().contains(decision.actor))
        return fail(Kind::Conflict, Words::tr("The actor of this decision is no longer in the project."));
    if (!project.issues().contains(decision.issue))
        return fail(Kind::Conflict, Words::tr("The issue of this decision is no longer in the codebook."));
    if (!project.annotators().contains(decision.by))
        return fail(Kind::Conflict, Words::tr("Who made this decision is no longer in the project."));
    if (!decision.reason.isNull() && !project.reasons().contains(decision.reason))
        return fail(Kind::Conflict, Words::tr("The reason of this decision is no longer in the codebook."));
    if (Status place = checkPlace(*article.text, boundaries, decision.place); !place)
        return place;
    return checkTime(decision.at);
}

} // namespace standpoint
