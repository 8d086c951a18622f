// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench.h"

#include <tuple>
#include <utility>

namespace standpoint {

Workbench::Workbench(ProjectDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_layer(document.annotator())
{
    m_firstNames = firstByName(project(), 2 * ActorPlaces::count);
    beginPlaces();
    connect(&m_readings, &ArticleReadings::ready, this, [this] {
        emit readingChanged();
        refreshDigits();
    });
    connect(&document, &ProjectDocument::changed, this, &Workbench::follow);
    connect(&document, &ProjectDocument::annotatorAboutToChange, this, &Workbench::storeWanted);
    connect(
        &document, &ProjectDocument::annotatorChanged, this, [this] { setLayer(m_document.annotator()); });
}

void Workbench::setArticle(ArticleId id)
{
    if (id == m_articleId)
        return;
    emit storeWanted();
    m_articleId = id;
    m_sentence = -1;
    m_evidence = {};
    m_evidenceIsMarked = false;
    m_digitsFor = -1;
    const bool hadFocus = !std::exchange(m_focused, {}).isNull();
    beginPlaces();
    m_readings.want(project(), id);
    emit articleChanged();
    emit readingChanged();
    if (hadFocus)
        emit focusChanged();
    if (m_sentence < 0) // otherwise the article view has said already where it is
        arrive();
}

void Workbench::setLayer(AnnotatorId layer)
{
    if (layer == m_layer)
        return;
    emit storeWanted(); // as long as what was typed belongs to what is shown
    m_layer = layer;
    setFocused({});
    emit layerChanged();
}

void Workbench::setPlace(int sentence, const Evidence &evidence, bool marked)
{
    if (sentence == m_sentence && evidence == m_evidence && marked == m_evidenceIsMarked)
        return;
    m_sentence = sentence;
    m_evidence = evidence;
    m_evidenceIsMarked = marked;
    // What was chosen later is what the next letter is for: here words, several sentences, or another one.
    if (const Annotation *focused = focusedAnnotation(); focused && !evidence.hull().isEmpty()) {
        const TextSpan here = currentArticle()->sentences().value(sentence);
        if (marked || evidence.hull() != here || !focused->evidence.hull().overlaps(here))
            setFocused({});
    }
    // Who takes in more sentences labels them for the actor at hand.
    const TextSpan where = currentArticle() ? currentArticle()->sentences().value(m_digitsFor) : TextSpan{};
    const bool takesIn =
        m_digitsFor >= 0 && !marked && evidence.hull() != where && evidence.hull().contains(where);
    if (sentence != m_digitsFor && !takesIn)
        arrive();
    emit placeChanged();
}

void Workbench::setActor(ActorId actor)
{
    m_hasActedHere = true;
    m_places.claim(actor);
    choose(actor, Choice::Chosen);
}

void Workbench::choose(ActorId actor, Choice choice)
{
    if (actor == m_actor && choice == m_choice)
        return;
    m_actor = actor;
    m_choice = choice;
    if (m_digits.show(actor))
        emit suggestionsChanged();
    emit actorChanged();
}

void Workbench::acceptGuess()
{
    m_hasActedHere = true;
    if (m_choice == Choice::Guess)
        choose(m_actor, Choice::Accepted);
}

DigitReason Workbench::reasonFor(ActorId actor) const
{
    if (m_digits.suggestion(actor))
        return DigitReason::Suggested;
    if (m_places.isUsedHere(actor))
        return DigitReason::UsedHere;
    return m_recent.contains(actor) || actor == m_actor ? DigitReason::Lately : DigitReason::ByName;
}

void Workbench::noteUse(ActorId actor)
{
    m_hasActedHere = true;
    m_recent.removeAll(actor);
    m_recent.prepend(actor);
    const bool isFirst = !m_places.isUsedHere(actor);
    m_places.noteUse(actor);
    if (isFirst)
        emit suggestionsChanged(); // its digit has another reason now
}

void Workbench::beginPlaces()
{
    QList<ActorId> used;
    if (const Article *article = currentArticle()) {
        for (const Annotation &annotation : article->annotations) {
            if (isOwn(annotation) && !used.contains(annotation.actor))
                used.append(annotation.actor);
        }
    }
    m_places.begin(used, m_recent, m_firstNames);
}

const Annotation *Workbench::focusedAnnotation() const
{
    const Article *article = currentArticle();
    return article && !m_focused.isNull() ? article->annotation(m_focused) : nullptr;
}

void Workbench::setFocused(AnnotationId annotation)
{
    if (annotation == m_focused)
        return;
    emit storeWanted();
    m_focused = annotation;
    emit focusChanged();
    if (const Annotation *focused = focusedAnnotation();
        focused && isOwn(*focused) && focused->actor != m_actor)
        setActor(focused->actor); // so that a letter changes its stance
}

QList<Annotation> Workbench::annotationsHere() const
{
    QList<Annotation> here;
    const Article *article = currentArticle();
    if (!article || m_sentence < 0)
        return here;
    TextSpan span = article->sentences().value(m_sentence);
    if (!m_evidence.hull().isEmpty())
        span = {qMin(span.begin, m_evidence.begin()), qMax(span.end, m_evidence.end())};
    for (const int index : article->annotationsTouching(span)) {
        const Annotation &annotation = article->annotations[index];
        if (shows(annotation))
            here.append(annotation);
    }
    return here;
}

void Workbench::follow(const Change &change)
{
    bool actors = false;
    bool names = false;
    bool text = false;
    for (const AnyEdit &edit : change.edits) {
        if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit)) {
            if (annotation->before && annotation->before->id == m_focused && !focusedAnnotation())
                setFocused({});
        } else if (const auto *actor = std::get_if<Edit<Actor>>(&edit)) {
            actors = true;
            names = names || !actor->before || !actor->after || actor->before->name != actor->after->name;
        } else if (const auto *info = std::get_if<Edit<ArticleInfo>>(&edit)) {
            text = text || (info->after && info->after->id == m_articleId);
        } else if (const auto *content = std::get_if<Edit<ArticleText>>(&edit)) {
            text = text || (content->after && content->after->id == m_articleId);
        }
    }
    if (names) { // an alias moves nobody, however many actors there are
        m_recent.removeIf([this](ActorId id) { return !project().actors().contains(id); });
        m_firstNames = firstByName(project(), 2 * ActorPlaces::count);
        m_places.refresh(project(), m_firstNames);
    }
    if (actors || text)
        readAgain();
    if (actors && (m_actor.isNull() || project().actors().contains(m_actor)))
        emit actorChanged(); // it may have a new name
    if (!m_articleId.isNull() && !currentArticle()) {
        const QList<ArticleId> order = project().articleOrder();
        setArticle(order.isEmpty() ? ArticleId{} : order.first());
    }
}

/// After actors or the text changed.
void Workbench::readAgain()
{
    m_readings.want(project(), m_articleId);
    emit readingChanged();
    refreshDigits();
    if (!m_actor.isNull() && !project().actors().contains(m_actor))
        choose({}, Choice::Chosen);
}

QList<Suggestion> Workbench::suggestionsHere() const
{
    QList<Suggestion> here;
    if (const ArticleReading *read = reading(); read && m_digitsFor >= 0)
        here = read->suggestions(m_digitsFor, ActorPlaces::count);
    // While actors change the article is known as it was before.
    here.removeIf([this](const Suggestion &one) { return !project().actors().contains(one.actor); });
    return here;
}

/// On another sentence: its own digits, and its first suggestion for a guess.
void Workbench::arrive()
{
    m_digitsFor = m_sentence;
    m_hasActedHere = false;
    m_digits.begin(suggestionsHere(), m_places.places(), {});
    preselect();
    m_digits.show(m_actor);
    emit suggestionsChanged();
}

/// Something became known about the sentence that the annotator is on.
void Workbench::refreshDigits()
{
    if (m_hasActedHere) {
        m_digits.refresh(suggestionsHere(), m_places.places(), m_actor, project());
    } else {
        m_digits.begin(suggestionsHere(), m_places.places(), {});
        preselect();
        m_digits.show(m_actor);
    }
    emit suggestionsChanged();
}

/// The latest of one's own annotations in this sentence; of the actor that the text suggests first, if there
/// is one. Null where there is none.
const Annotation *Workbench::lastOwnHere() const
{
    const Article *article = currentArticle();
    const Annotation *last = nullptr;
    if (!article || m_digitsFor < 0)
        return last;
    const Suggestion *first = m_digits.first();
    const auto rank = [first](const Annotation &one) {
        return std::pair(first && one.actor == first->actor, one.modified);
    };
    for (const int index : article->annotationsTouching(article->sentences().value(m_digitsFor))) {
        const Annotation &annotation = article->annotations[index];
        if (isOwn(annotation) && (!last || rank(*last) < rank(annotation)))
            last = &annotation;
    }
    return last;
}

/// Who is meant, before anybody has said so: whom the annotator tagged here, else whom the sentence's words
/// suggest. Where they suggest only who spoke before, the annotator's own choice stays.
void Workbench::preselect()
{
    if (!m_focused.isNull())
        return;
    const Suggestion *first = m_digits.first();
    if (const Annotation *own = lastOwnHere()) {
        choose(own->actor, Choice::Chosen);
    } else if (first
        && (first->reason == Suggestion::Reason::Speaker || first->reason == Suggestion::Reason::Mention
            || m_actor.isNull() || m_choice != Choice::Chosen)) {
        choose(first->actor, Choice::Guess);
    } else if (m_choice == Choice::Guess) {
        choose({}, Choice::Chosen); // it was one of another sentence
    } else {
        choose(m_actor, Choice::Chosen);
    }
}

} // namespace standpoint
