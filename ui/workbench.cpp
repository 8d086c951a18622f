// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench.h"

#include <utility>

namespace standpoint {

Workbench::Workbench(ProjectDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_layer(document.annotator())
    , m_names(document.project())
{
    beginPlaces();
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
    const bool hadFocus = !std::exchange(m_focused, {}).isNull();
    beginPlaces();
    emit articleChanged();
    if (hadFocus)
        emit focusChanged();
    if (m_sentence < 0) // otherwise the article view has said already where it is
        suggest();
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
    const bool elsewhere = sentence != m_sentence;
    if (!elsewhere && evidence == m_evidence && marked == m_evidenceIsMarked)
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
    if (elsewhere)
        suggest();
    emit placeChanged();
}

void Workbench::setActor(ActorId actor)
{
    if (actor == m_actor)
        return;
    m_actor = actor;
    m_places.claim(actor);
    const qsizetype digit = m_suggested.indexOf(actor);
    if (!actor.isNull() && (digit < 0 || digit >= ActorPlaces::count))
        suggest();
    emit actorChanged();
}

DigitReason Workbench::reasonFor(ActorId actor) const
{
    if (m_named.contains(actor))
        return DigitReason::Named;
    if (m_places.isUsedHere(actor))
        return DigitReason::UsedHere;
    return m_recent.contains(actor) || actor == m_actor ? DigitReason::Lately : DigitReason::ByName;
}

void Workbench::noteUse(ActorId actor)
{
    m_recent.removeAll(actor);
    m_recent.prepend(actor);
    const bool isFirst = !m_places.isUsedHere(actor);
    m_places.noteUse(actor);
    if (isFirst)
        suggest(); // its digit has another reason now
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
    m_places.begin(used, m_recent, m_names.all());
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
    if (const Annotation *focused = focusedAnnotation(); focused && isOwn(*focused))
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
    for (const AnyEdit &edit : change.edits) {
        if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit)) {
            if (annotation->before && !annotation->after && annotation->before->id == m_focused)
                setFocused({});
        } else if (std::holds_alternative<Edit<Actor>>(edit)) {
            actors = true;
        }
    }
    if (actors) {
        m_names = ActorNames(project());
        m_recent.removeIf([this](ActorId id) { return !project().actors().contains(id); });
        m_places.refresh(m_names.all());
        if (!m_actor.isNull() && !project().actors().contains(m_actor))
            setActor({});
        else
            emit actorChanged(); // it may have a new name
        suggest();
    }
    if (!m_articleId.isNull() && !currentArticle()) {
        const QList<ArticleId> order = project().articleOrder();
        setArticle(order.isEmpty() ? ArticleId{} : order.first());
    }
}

void Workbench::suggest()
{
    const Article *article = currentArticle();
    QStringView sentence;
    if (article && m_sentence >= 0) {
        const TextSpan span = article->sentences().value(m_sentence);
        sentence = QStringView(article->content()).mid(span.begin, span.length());
    }
    m_named = m_names.named(sentence);
    m_suggested = m_names.suggested(sentence, m_places.places());
    // Nobody is left without a way to see who is chosen.
    if (const qsizetype digit = m_suggested.indexOf(m_actor); digit >= ActorPlaces::count)
        m_suggested.move(digit, ActorPlaces::count - 1);
    emit suggestionsChanged();
}

} // namespace standpoint
