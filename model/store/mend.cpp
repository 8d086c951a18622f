// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/mend.h"

#include "model/project/check.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Mend)
};

constexpr qsizetype mostProblems = 100'000;

/// Cut where no character is halved.
QString cutTo(const QString &text, qsizetype longest)
{
    QString cut = text.left(longest);
    if (!cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut;
}

void mendLength(Examiner &examiner, QString &text, qsizetype longest)
{
    if (text.size() <= longest && text.isValidUtf16())
        return;
    examiner.found(Words::tr("A text is longer than %1 characters").arg(longest), Words::tr("cut"));
    text = cutTo(text, longest);
}

void mendName(Examiner &examiner, QString &name, const QString &instead)
{
    mendLength(examiner, name, maximumNameLength);
    if (!name.trimmed().isEmpty())
        return;
    name = instead;
    examiner.found(Words::tr("Its name is empty"), Words::tr("called “%1”").arg(name));
}

template <typename Entity> void mendId(Examiner &examiner, QSet<Id<Entity>> &taken, Id<Entity> &id)
{
    if (id.isNull() || taken.contains(id)) {
        examiner.found(id.isNull() ? Words::tr("It has no id") : Words::tr("Its id is that of another"),
            Words::tr("given a new one"));
        id = Id<Entity>::random();
    }
    taken.insert(id);
}

void mendUniqueName(Examiner &examiner, QSet<QString> &taken, QString &name, const QString &idText)
{
    mendName(examiner, name, examiner.kind + QLatin1Char(' ') + QString::number(examiner.row));
    if (taken.contains(name)) {
        const QString suffix = QStringLiteral(" (%1)").arg(idText.last(8));
        name = cutTo(name, maximumNameLength - suffix.size()) + suffix;
        examiner.found(Words::tr("Its name is that of another"), Words::tr("called “%1”").arg(name.left(60)));
    }
    taken.insert(name);
}

void mendGroup(Examiner &examiner, QString &group)
{
    mendLength(examiner, group, maximumNameLength);
    if (group.isEmpty() || !group.trimmed().isEmpty())
        return;
    examiner.found(Words::tr("Its group has no name"), Words::tr("in no group"));
    group.clear();
}

void mendKeywords(Examiner &examiner, qsizetype &inAll, QList<Keyword> &keywords)
{
    qsizetype kept = 0;
    qsizetype expressions = 0;
    const qsizetype wrong = keywords.removeIf([&](const Keyword &keyword) {
        const bool room = kept < maximumKeywords
            && (!keyword.isRegularExpression
                || (expressions < maximumExpressions && inAll < maximumExpressionsInAll));
        if (!room || !checkKeyword(keyword))
            return true;
        ++kept;
        expressions += keyword.isRegularExpression ? 1 : 0;
        inAll += keyword.isRegularExpression ? 1 : 0;
        return false;
    });
    if (wrong > 0)
        examiner.found(Words::tr("%1 of its keywords are empty, too long or too many").arg(wrong),
            Words::tr("left out"));
}

/// Space for space as the import does it, so that no offset moves.
void mendCharacters(Examiner &examiner, QString &text)
{
    if (checkCharacters(text))
        return;
    examiner.found(Words::tr("The text has control characters that no article has"), Words::tr("now spaces"));
    for (QChar &c : text) {
        if (isForbiddenCharacter(c))
            c = c == QChar(0xFEFF) ? QChar(0x2060) : QChar(u' ');
    }
}

void mendSentences(Examiner &examiner, ArticleText &text)
{
    if (checkText(text))
        return;
    GraphemeBoundaries boundaries(text.text);
    int end = 0;
    const qsizetype wrong = text.sentences.removeIf([&](TextSpan sentence) {
        const bool fits = sentence.begin >= end && !sentence.isEmpty() && sentence.end <= text.text.size()
            && boundaries.isBoundary(sentence.begin) && boundaries.isBoundary(sentence.end);
        end = fits ? sentence.end : end;
        return !fits;
    });
    examiner.found(
        Words::tr("%1 of its sentences lie outside the text, overlap or cut a character").arg(wrong),
        Words::tr("no sentences any more"));
}

/// A byte that is none of a text became U+FFFD. Whether that moved what stands behind it shows at the end of
/// the text, where the last sentence ends too.
bool offsetsHold(const ArticleText &text)
{
    const QStringView content = text.text;
    return !text.sentences.isEmpty()
        && text.sentences.last().end == content.trimmed().end() - content.begin();
}

void mendAnswers(Examiner &examiner, const Project &project, Annotation &annotation)
{
    if (!annotation.attributes)
        return;
    const QList<AttributeValue> answers = *annotation.attributes;
    QList<AttributeValue> kept;
    for (const AttributeValue &answer : answers) {
        const Attribute *attribute = project.attributes().find(answer.attribute);
        const Status fits = attribute ? checkAnswer(*attribute, answer.value) : Status();
        if (!attribute)
            examiner.found(Words::tr("It answers an attribute that the codebook does not have"),
                Words::tr("without that answer"));
        else if (!fits)
            examiner.found(fits.error().what, Words::tr("without that answer"));
        else
            kept.append(answer);
    }
    const auto less = [](const AttributeValue &a, const AttributeValue &b) {
        return a.attribute < b.attribute;
    };
    const auto adjacent = std::adjacent_find(
        kept.begin(), kept.end(), [&](const auto &a, const auto &b) { return !less(a, b); });
    if (adjacent != kept.end()) {
        std::stable_sort(kept.begin(), kept.end(), less);
        const auto end = std::unique(kept.begin(), kept.end(),
            [](const auto &a, const auto &b) { return a.attribute == b.attribute; });
        kept.erase(end, kept.end());
        examiner.found(Words::tr("Its answers are out of order or there twice"),
            Words::tr("the first of each attribute kept"));
    }
    if (kept.isEmpty() && answers.isEmpty())
        examiner.found(Words::tr("It has an empty list of answers"), Words::tr("without that list"));
    if (kept.isEmpty())
        annotation.attributes.reset();
    else if (kept != answers)
        annotation.attributes = kept;
}

void mendBody(Examiner &examiner, const Project &project, Annotation &annotation)
{
    if (annotation.confidence != -1 && !(annotation.confidence >= 0 && annotation.confidence <= 1)) {
        examiner.found(Words::tr("A confidence lies between 0 and 1"), Words::tr("without confidence"));
        annotation.confidence = -1;
    }
    if (annotation.note && annotation.note->isEmpty()) {
        examiner.found(Words::tr("Its note is empty"), Words::tr("without note"));
        annotation.note.reset();
    } else if (annotation.note && annotation.note->size() > maximumNoteLength) {
        QString note = *annotation.note;
        mendLength(examiner, note, maximumNoteLength);
        annotation.note = note;
    }
    mendAnswers(examiner, project, annotation);
}

} // namespace

void Findings::append(const Findings &more)
{
    problems += more.problems;
    further += more.further;
    leftOut.rows += more.leftOut.rows;
    leftOut.articles += more.leftOut.articles;
    leftOut.annotations += more.leftOut.annotations;
    leftOut.decisions += more.leftOut.decisions;
}

void Examiner::found(const QString &what, const QString &remedy)
{
    if (m_findings.problems.size() < mostProblems)
        m_findings.problems.append({what, place(), remedy});
    else
        ++m_findings.further;
}

QString Examiner::place() const
{
    if (kind.isEmpty())
        return Words::tr("the file");
    QString text = row > 0 ? QStringLiteral("%1 %2").arg(kind).arg(row) : kind;
    if (!name.isEmpty())
        text += QStringLiteral(" “%1”").arg(name.left(60).simplified());
    if (annotation > 0)
        text += QStringLiteral(", ") + Words::tr("annotation %1").arg(annotation);
    return text;
}

void mend(Examiner &examiner, ProjectInfo &info)
{
    QSet<ProjectId> none;
    mendId(examiner, none, info.id);
    mendName(examiner, info.title, Words::tr("Project without a title"));
    mendLength(examiner, info.guideline, maximumNoteLength);
    if (info.handedOut.at.isValid() != info.isBlindCopy()
        || (!info.isBlindCopy() && !info.handedOut.had.isEmpty())) {
        examiner.found(Words::tr("It says only half of to whom and when it was handed out"),
            Words::tr("no longer a copy that was handed out"));
        info.handedOut = {};
    }
    ProjectInfo mended;
    for (Preset &preset : info.presets) {
        if (preset.kind.isEmpty() || preset.name.trimmed().isEmpty()
            || mended.preset(preset.kind, preset.name)) {
            examiner.found(
                Words::tr("Kept settings have no name, or one that others have"), Words::tr("left out"));
            continue;
        }
        mendLength(examiner, preset.content, maximumNoteLength);
        mended.setPreset(preset.kind, preset.name, preset.content);
    }
    info.presets = mended.presets;
}

void mend(Examiner &examiner, Taken<Issue> &taken, Issue &issue)
{
    mendId(examiner, taken.ids, issue.id);
    mendUniqueName(examiner, taken.names, issue.name, issue.id.toString());
    mendLength(examiner, issue.guideline, maximumNoteLength);
    mendGroup(examiner, issue.group);
    mendKeywords(examiner, taken.expressions, issue.keywords);
}

void mend(Examiner &examiner, Taken<StanceValue> &taken, StanceValue &stance)
{
    mendId(examiner, taken.ids, stance.id);
    mendUniqueName(examiner, taken.names, stance.name, stance.id.toString());
    mendLength(examiner, stance.guideline, maximumNoteLength);
    if (stance.polarity && !(*stance.polarity >= -1 && *stance.polarity <= 1)) {
        examiner.found(Words::tr("A polarity lies between −1 and 1"), Words::tr("without polarity"));
        stance.polarity.reset();
    }
}

void mend(Examiner &examiner, Taken<Attribute> &taken, Attribute &attribute)
{
    mendId(examiner, taken.ids, attribute.id);
    mendUniqueName(examiner, taken.names, attribute.name, attribute.id.toString());
    mendLength(examiner, attribute.guideline, maximumNoteLength);
    if (attribute.kind != Attribute::Kind::Choice && !attribute.choices.isEmpty()) {
        examiner.found(
            Words::tr("Only an attribute with choices can have any"), Words::tr("without its choices"));
        attribute.choices.clear();
    }
    if (attribute.choices.size() > maximumCodebookSize) {
        examiner.found(Words::tr("An attribute has at most %1 choices").arg(maximumCodebookSize),
            Words::tr("without the others"));
        attribute.choices.resize(maximumCodebookSize);
    }
    QSet<ChoiceId> ids;
    QSet<QString> names;
    const qsizetype twice = attribute.choices.removeIf([&](const Choice &choice) {
        const bool seen = ids.contains(choice.id);
        ids.insert(choice.id);
        return seen;
    });
    if (twice > 0)
        examiner.found(Words::tr("Choices have the same id"), Words::tr("the first of them kept"));
    for (Choice &choice : attribute.choices)
        mendUniqueName(examiner, names, choice.name, choice.id.toString());
}

void mend(Examiner &examiner, Taken<Annotator> &taken, Annotator &annotator)
{
    mendId(examiner, taken.ids, annotator.id);
    mendUniqueName(examiner, taken.names, annotator.name, annotator.id.toString());
}

void mend(Examiner &examiner, Taken<ReasonCode> &taken, ReasonCode &reason)
{
    mendId(examiner, taken.ids, reason.id);
    mendUniqueName(examiner, taken.names, reason.name, reason.id.toString());
    mendLength(examiner, reason.paragraph, maximumNoteLength);
}

void mend(Examiner &examiner, Taken<WorkList> &taken, WorkList &list)
{
    mendId(examiner, taken.ids, list.id);
    mendName(examiner, list.name, examiner.kind + QLatin1Char(' ') + QString::number(examiner.row));
    QSet<ArticleId> articles;
    const qsizetype wrong = list.articles.removeIf([&](ArticleId article) {
        const bool bad = article.isNull() || articles.contains(article);
        articles.insert(article);
        return bad;
    });
    if (wrong > 0)
        examiner.found(Words::tr("%1 of its articles are there twice or are not in the project").arg(wrong),
            Words::tr("left out"));
    if (list.drawnFrom > 0 && list.drawnFrom < list.articles.size()) {
        examiner.found(
            Words::tr("It has more articles than it was drawn from"), Words::tr("without that number"));
        list.drawnFrom = 0;
    }
}

void mend(Examiner &examiner, Taken<Actor> &taken, Actor &actor)
{
    mendId(examiner, taken.ids, actor.id);
    mendName(examiner, actor.name, examiner.kind + QLatin1Char(' ') + QString::number(examiner.row));
    const qsizetype empty =
        actor.aliases.removeIf([](const QString &alias) { return alias.trimmed().isEmpty(); });
    if (empty > 0)
        examiner.found(Words::tr("%1 of its aliases are empty").arg(empty), Words::tr("left out"));
    for (QString &alias : actor.aliases)
        mendLength(examiner, alias, maximumNameLength);
}

void mendAffiliations(Examiner &examiner, const Project &project, Actor &actor)
{
    const qsizetype wrong = actor.affiliations.removeIf([&](const Affiliation &affiliation) {
        return affiliation.with == actor.id || !project.actors().contains(affiliation.with);
    });
    if (wrong > 0)
        examiner.found(
            Words::tr("%1 of its affiliations are with itself or with an actor that is not there").arg(wrong),
            Words::tr("left out"));
    for (Affiliation &affiliation : actor.affiliations) {
        if (affiliation.from.isValid() && affiliation.to.isValid() && affiliation.from > affiliation.to) {
            examiner.found(
                Words::tr("An affiliation ends before it begins"), Words::tr("kept without dates"));
            affiliation.from = affiliation.to = {};
        }
    }
}

bool mendArticle(Examiner &examiner, const Project &project, Article &article, const QStringList &flawsOfText)
{
    ArticleInfo &info = article.info.edit(); // nobody shares them yet, so nothing is copied
    ArticleText &text = article.text.edit();
    if (info.id.isNull() || project.article(info.id)) {
        examiner.found(info.id.isNull() ? Words::tr("It has no id") : Words::tr("Its id is that of another"),
            Words::tr("given a new one"));
        info.id = ArticleId::random();
        text.id = info.id;
    }
    if (text.id != info.id) {
        examiner.found(Words::tr("Its text has the id of another article"), Words::tr("given its own"));
        text.id = info.id;
    }
    mendName(examiner, info.title, Words::tr("Article %1").arg(examiner.row));
    for (QString *words :
        {&info.source, &info.author, &info.url, &info.language, &info.document, &info.original})
        mendLength(examiner, *words, maximumNoteLength);
    for (QString &tag : info.tags)
        mendLength(examiner, tag, maximumNoteLength);
    if (info.note)
        mendLength(examiner, info.note.edit(), maximumNoteLength);
    const bool holds = flawsOfText.isEmpty() || offsetsHold(text);
    for (const QString &flaw : flawsOfText)
        examiner.found(flaw, holds ? Words::tr("kept, with � where it is damaged") : Words::tr("left out"));
    if (!holds)
        return false;
    mendCharacters(examiner, text.text);
    mendSentences(examiner, text);
    for (ArticleState &state : article.states)
        state.article = info.id;
    QSet<AnnotatorId> begun;
    const qsizetype wrong = article.states.removeIf([&](const ArticleState &state) {
        const bool again = begun.contains(state.annotator);
        begun.insert(state.annotator);
        return again || !project.annotators().contains(state.annotator);
    });
    if (wrong > 0)
        examiner.found(Words::tr("The progress of %1 annotators is there twice or names nobody").arg(wrong),
            Words::tr("left out"));
    return true;
}

void mendDecisions(Examiner &examiner, const Project &project, Article &article)
{
    if (!article.decisions)
        return;
    GraphemeBoundaries boundaries(article.content());
    QList<Decision> decisions = *article.decisions;
    for (Decision &decision : decisions) {
        decision.article = article.info->id;
        if (!decision.reason.isNull() && !project.reasons().contains(decision.reason))
            decision.reason = {};
    }
    std::stable_sort(decisions.begin(), decisions.end(), isOfEarlierUnit);
    QSet<DecisionId> ids;
    const Decision *before = nullptr;
    QList<Decision> kept;
    for (const Decision &decision : std::as_const(decisions)) {
        const bool twice = decision.id.isNull() || ids.contains(decision.id)
            || (before && !isOfEarlierUnit(*before, decision));
        if (twice || !check(project, article, boundaries, decision))
            continue;
        ids.insert(decision.id);
        before = &decision;
        kept.append(decision);
    }
    const qsizetype wrong = decisions.size() - kept.size();
    examiner.findings().leftOut.decisions += wrong;
    if (wrong > 0)
        examiner.found(
            Words::tr(
                "%1 decisions of adjudication lie outside the text, are there twice or name what is not "
                "in the project")
                .arg(wrong),
            Words::tr("left out"));
    if (kept.isEmpty())
        article.decisions.reset();
    else
        article.decisions = std::move(kept);
}

void mendAnnotations(
    Examiner &examiner, const Project &project, Article &article, const QList<qint64> &numbers)
{
    GraphemeBoundaries boundaries(article.content());
    QSet<AnnotationId> ids;
    qsizetype kept = 0;
    for (qsizetype i = 0; i < article.annotations.size(); ++i) {
        Annotation &annotation = article.annotations[i];
        examiner.annotation = numbers.at(i);
        annotation.article = article.info->id;
        mendId(examiner, ids, annotation.id);
        mendBody(examiner, project, annotation);
        if (const Status fits = check(project, article, boundaries, annotation); !fits) {
            examiner.found(fits.error().what, Words::tr("left out"));
            ++examiner.findings().leftOut.annotations;
            continue;
        }
        if (kept < i)
            article.annotations[kept] = std::move(annotation);
        ++kept;
    }
    article.annotations.resize(kept);
    examiner.annotation = 0;
}

} // namespace standpoint
