// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/check.h"

#include "model/project/article_draft.h"
#include "model/project/keywords.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QSet>

#include <cmath>
#include <functional>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::check)
};

/// A file holds UTF-8, which has no half characters: two different names would become one there.
Status checkWords(std::initializer_list<QStringView> texts)
{
    for (const QStringView text : texts) {
        if (text.size() > maximumNoteLength)
            return fail(Kind::Invalid,
                Words::tr("A note, a guideline or a description is longer than %1 characters.")
                    .arg(maximumNoteLength),
                text.left(40).toString());
        if (!text.isValidUtf16())
            return fail(Kind::Invalid, Words::tr("A name or a note has half a character."));
    }
    return {};
}

Status checkTime(const QDateTime &time)
{
    if (!time.isValid() || qAbs(time.toMSecsSinceEpoch()) <= latestTime)
        return {};
    return fail(Kind::Invalid, Words::tr("A time lies outside the years that can be stored."));
}

Status checkDay(QDate day)
{
    if (!day.isValid() || (day.toJulianDay() > 0 && day.toJulianDay() <= latestDay))
        return {};
    return fail(Kind::Invalid, Words::tr("A date lies outside the years that can be stored."));
}

Status checkName(const QString &name, const QString &ifEmpty)
{
    if (name.trimmed().isEmpty())
        return fail(Kind::Invalid, ifEmpty);
    if (name.size() > maximumNameLength)
        return fail(Kind::Invalid,
            Words::tr("This name is longer than %1 characters.").arg(maximumNameLength), name.left(40));
    return checkWords({name});
}

template <typename Entity> bool nameIsTaken(const Table<Entity> &table, const Entity &entity)
{
    return std::any_of(table.begin(), table.end(),
        [&](const Shared<Entity> &other) { return other->id != entity.id && other->name == entity.name; });
}

/// One more would be too many.
template <typename Entity>
Status checkRoom(const Table<Entity> &table, Id<Entity> id, qsizetype most, const QString &sentence)
{
    if (table.size() < most || table.contains(id))
        return {};
    return fail(Kind::Invalid, sentence.arg(most));
}

template <typename Test> qsizetype countAnnotations(const Project &project, Test test)
{
    qsizetype count = 0;
    for (const Shared<Article> &article : project.articles())
        count += std::count_if(article->annotations.begin(), article->annotations.end(), test);
    return count;
}

template <typename Test> qsizetype countDecisions(const Project &project, Test test)
{
    qsizetype count = 0;
    for (const Shared<Article> &article : project.articles()) {
        const QList<Decision> &decisions = article->decisions.orDefault();
        count += std::count_if(decisions.begin(), decisions.end(), test);
    }
    return count;
}

Status refuseWhileUsed(qsizetype annotations, const QString &sentence, const QString &name)
{
    if (annotations == 0)
        return {};
    return fail(Kind::Conflict, sentence.arg(name).arg(annotations), name);
}

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

Status checkAnswer(const Attribute &attribute, const QString &value)
{
    bool fits = !value.isEmpty() && value.size() <= maximumNoteLength;
    switch (attribute.kind) {
    case Attribute::Kind::Choice: {
        const std::optional<ChoiceId> id = ChoiceId::fromString(value);
        fits = id
            && std::any_of(attribute.choices.begin(), attribute.choices.end(),
                [&](const Choice &choice) { return choice.id == *id; });
        break;
    }
    case Attribute::Kind::Flag:
        fits = value == QStringLiteral("true");
        break;
    case Attribute::Kind::Number: {
        bool ok = false;
        fits = fits && std::isfinite(value.toDouble(&ok)) && ok;
        break;
    }
    case Attribute::Kind::Text:
        break;
    }
    if (!fits || !value.isValidUtf16())
        return fail(Kind::Invalid,
            Words::tr("“%1” is no answer to the attribute “%2”.").arg(value.left(40), attribute.name));
    return {};
}

Status checkKeyword(const Keyword &keyword)
{
    if (keyword.text.trimmed().isEmpty())
        return fail(Kind::Invalid, Words::tr("A keyword must not be empty."));
    if (keyword.text.size() > maximumKeywordLength)
        return fail(Kind::Invalid,
            Words::tr("A keyword is longer than %1 characters.").arg(maximumKeywordLength),
            keyword.text.left(40));
    if (!keyword.text.isValidUtf16())
        return fail(Kind::Invalid, Words::tr("A keyword has half a character."));
    return {};
}

Status checkExpression(const Keyword &keyword)
{
    if (Status fits = checkKeyword(keyword); !fits || !keyword.isRegularExpression)
        return fits;
    const QRegularExpression expression = expressionOf(keyword);
    if (!expression.isValid())
        return fail(Kind::Invalid,
            Words::tr("“%1” is not a regular expression: %2 at character %3.")
                .arg(keyword.text.left(40), expression.errorString())
                .arg(expression.patternErrorOffset() + 1));
    return {};
}

qsizetype expressionCount(const Issue &issue)
{
    return std::count_if(
        issue.keywords.begin(), issue.keywords.end(), [](const Keyword &k) { return k.isRegularExpression; });
}

namespace {

Status checkKeywords(const Project &project, const Issue &issue)
{
    const qsizetype expressions = expressionCount(issue);
    if (issue.keywords.size() > maximumKeywords || expressions > maximumExpressions)
        return fail(Kind::Invalid,
            Words::tr("An issue has at most %1 keywords, %2 of them regular expressions.")
                .arg(maximumKeywords)
                .arg(maximumExpressions),
            issue.name);
    qsizetype all = expressions;
    if (expressions > 0) {
        for (const Shared<Issue> &other : project.issues())
            all += other->id == issue.id ? 0 : expressionCount(*other);
    }
    if (all > maximumExpressionsInAll)
        return fail(Kind::Invalid,
            Words::tr("A codebook has at most %1 regular expressions as keywords.")
                .arg(maximumExpressionsInAll),
            issue.name);
    for (const Keyword &keyword : issue.keywords) {
        if (Status fits = checkKeyword(keyword); !fits)
            return fits;
    }
    return {};
}

} // namespace

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

Status check(const Project &project, const Issue &issue)
{
    if (Status name = checkName(issue.name, Words::tr("An issue needs a name.")); !name)
        return name;
    if (Status room = checkRoom(
            project.issues(), issue.id, maximumCodebookSize, Words::tr("A codebook has at most %1 issues."));
        !room)
        return room;
    if (nameIsTaken(project.issues(), issue))
        return fail(Kind::Invalid, Words::tr("The codebook already has an issue “%1”.").arg(issue.name));
    if (Status guideline = checkWords({issue.guideline}); !guideline)
        return guideline;
    if (!issue.group.isEmpty()) {
        if (Status group = checkName(issue.group, Words::tr("A group of issues needs a name.")); !group)
            return group;
    }
    if (Status revised = checkTime(issue.revised); !revised)
        return revised;
    return checkKeywords(project, issue);
}

Status check(const Project &project, const StanceValue &stance)
{
    if (Status name = checkName(stance.name, Words::tr("A stance needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.stances(), stance.id, maximumCodebookSize,
            Words::tr("A codebook has at most %1 stances."));
        !room)
        return room;
    if (nameIsTaken(project.stances(), stance))
        return fail(Kind::Invalid, Words::tr("The codebook already has a stance “%1”.").arg(stance.name));
    if (Status guideline = checkWords({stance.guideline}); !guideline)
        return guideline;
    if (Status revised = checkTime(stance.revised); !revised)
        return revised;
    if (stance.polarity && !(*stance.polarity >= -1 && *stance.polarity <= 1))
        return fail(Kind::Invalid, Words::tr("A stance's polarity lies between −1 and 1."), stance.name);
    if (stance.colour > 0xFFFFFF)
        return fail(Kind::Invalid, Words::tr("A stance's colour is not a colour."), stance.name);
    return {};
}

Status check(const Project &project, const Attribute &attribute)
{
    if (Status name = checkName(attribute.name, Words::tr("An attribute needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.attributes(), attribute.id, maximumCodebookSize,
            Words::tr("A codebook has at most %1 attributes."));
        !room)
        return room;
    if (nameIsTaken(project.attributes(), attribute))
        return fail(
            Kind::Invalid, Words::tr("The codebook already has an attribute “%1”.").arg(attribute.name));
    if (Status guideline = checkWords({attribute.guideline}); !guideline)
        return guideline;
    if (Status revised = checkTime(attribute.revised); !revised)
        return revised;
    if (attribute.kind != Attribute::Kind::Choice && !attribute.choices.isEmpty())
        return fail(Kind::Invalid, Words::tr("Only an attribute with choices can have any."), attribute.name);
    if (attribute.choices.size() > maximumCodebookSize)
        return fail(Kind::Invalid, Words::tr("An attribute has at most %1 choices.").arg(maximumCodebookSize),
            attribute.name);
    QSet<ChoiceId> ids;
    QSet<QString> names;
    for (const Choice &choice : attribute.choices) {
        if (Status name = checkName(choice.name, Words::tr("A choice needs a name.")); !name)
            return name;
        ids.insert(choice.id);
        names.insert(choice.name);
    }
    if (ids.size() != attribute.choices.size() || names.size() != attribute.choices.size())
        return fail(
            Kind::Invalid, Words::tr("Two choices of the attribute “%1” are the same.").arg(attribute.name));
    const Attribute *before = project.attributes().find(attribute.id);
    if (!before || (before->kind == attribute.kind && before->choices == attribute.choices))
        return {};
    const qsizetype misfits = countAnnotations(project, [&](const Annotation &a) {
        const QString answer = a.answer(attribute.id);
        return !answer.isEmpty() && !checkAnswer(attribute, answer);
    });
    return refuseWhileUsed(misfits,
        Words::tr("The attribute “%1” is answered in %2 annotations in a way that would no longer fit."),
        attribute.name);
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

Status check(const Project &project, const ReasonCode &reason)
{
    if (Status name = checkName(reason.name, Words::tr("A reason needs a name.")); !name)
        return name;
    if (Status room = checkRoom(project.reasons(), reason.id, maximumCodebookSize,
            Words::tr("A codebook has at most %1 reasons."));
        !room)
        return room;
    if (nameIsTaken(project.reasons(), reason))
        return fail(Kind::Invalid, Words::tr("The codebook already has a reason “%1”.").arg(reason.name));
    return checkWords({reason.paragraph});
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
