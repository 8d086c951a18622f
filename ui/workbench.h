// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the annotator is: article, place in it, chosen actor, annotation in focus. Panels watch this and the
// document, never each other. Nothing of it is part of the project: no undo, no journal.
#pragma once

#include "model/document/project_document.h"
#include "ui/tagging/article_readings.h"
#include "ui/tagging/suggested_actors.h"

#include <QObject>

namespace standpoint {

class Workbench : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(ProjectDocument &document, QObject *parent = nullptr);

    ProjectDocument &document() const { return m_document; }
    const Project &project() const { return m_document.project(); }

    ArticleId article() const { return m_articleId; }
    /// The open article; null where the project has none.
    const Article *currentArticle() const { return project().article(m_articleId); }
    void setArticle(ArticleId id);

    /// Whose annotations are shown; the annotator's own at first, null: everybody's. Only one's own can be
    /// changed.
    AnnotatorId layer() const { return m_layer; }
    void setLayer(AnnotatorId layer);
    bool isOwnLayer() const { return m_layer == m_document.annotator(); }
    bool showsEverybody() const { return m_layer.isNull(); }
    bool shows(const Annotation &annotation) const
    {
        return m_layer.isNull() || annotation.annotator == m_layer;
    }
    bool isOwn(const Annotation &annotation) const { return annotation.annotator == m_document.annotator(); }
    /// Whose progress is shown: the layer's, one's own where everybody's labels are.
    AnnotatorId progressLayer() const { return showsEverybody() ? m_document.annotator() : m_layer; }
    /// Whether new labels would be seen: then letters tag.
    bool mayTagHere() const { return (isOwnLayer() || showsEverybody()) && !m_document.isReadOnly(); }

    /// What the next label would mark: the sentence, or words that were marked in it. Marking words or taking
    /// in sentences takes the focus from an annotation.
    int sentence() const { return m_sentence; }
    const Evidence &evidence() const { return m_evidence; }
    bool evidenceIsMarked() const { return m_evidenceIsMarked; }
    void setPlace(int sentence, const Evidence &evidence, bool marked);

    ActorId actor() const { return m_actor; }
    /// The annotator says who is meant.
    void setActor(ActorId actor);
    /// How that actor came to be chosen.
    enum class Choice
    {
        Chosen,  ///< the annotator said so
        Guess,   ///< the text suggests it, and nobody has said yes to that
        Accepted ///< the same, and the annotator has labelled with it
    };
    Choice choice() const { return m_choice; }
    /// The program offers that actor for this sentence: a guess like any other.
    void suggest(ActorId actor) { choose(actor, Choice::Guess); }
    /// A label was made with the guess: it is one no more.
    void acceptGuess();

    /// Whom the digits 1 to 9 choose here, in that order. The chosen actor is among them.
    const QList<ActorId> &suggestedActors() const { return m_digits.actors(); }
    DigitReason reasonFor(ActorId actor) const;
    /// What the text says of that actor in this sentence; null where it does not suggest it.
    const Suggestion *suggestionFor(ActorId actor) const { return m_digits.suggestion(actor); }
    /// Remembers that this actor was tagged, for the suggestions.
    void noteUse(ActorId actor);
    /// What the open article says about actors; null while it is not read yet. See readingChanged().
    const ArticleReading *reading() const { return m_readings.current(); }
    std::shared_ptr<const ArticleReading> sharedReading() const { return m_readings.shared(); }

    AnnotationId focused() const { return m_focused; }
    /// Null where nothing is in focus or it is gone meanwhile.
    const Annotation *focusedAnnotation() const;
    void setFocused(AnnotationId annotation);

    /// Annotations of the shown layer that touch the present sentence or marked words, in their order.
    QList<Annotation> annotationsHere() const;

    /// A remark for the status bar: what was just done, or why a key did nothing.
    void say(const QString &sentence) { emit said(sentence); }

signals:
    void articleChanged();
    void layerChanged();
    void placeChanged();
    void actorChanged();
    void suggestionsChanged();
    void readingChanged();
    void focusChanged();
    void said(const QString &sentence);
    /// Before saving or leaving, before another article, layer, annotator or annotation in focus, and before
    /// an act: whoever holds typed words that are no change yet makes them one.
    void storeWanted();
    /// Asks the article view to show this annotation.
    void reveal(standpoint::AnnotationId annotation);
    /// Asks it to show these words of the open article, framed until the cursor moves on.
    void revealText(standpoint::TextSpan span);

private:
    void follow(const Change &change);
    void arrive();
    void refreshDigits();
    void readAgain();
    void choose(ActorId actor, Choice choice);
    void preselect();
    const Annotation *lastOwnHere() const;
    QList<Suggestion> suggestionsHere() const;
    void beginPlaces();

    ProjectDocument &m_document;
    ArticleId m_articleId;
    AnnotatorId m_layer;
    int m_sentence = -1;
    Evidence m_evidence;
    bool m_evidenceIsMarked = false;
    ActorId m_actor;
    Choice m_choice = Choice::Chosen;
    AnnotationId m_focused;
    QList<ActorId> m_recent;     ///< newest first
    QList<ActorId> m_firstNames; ///< of all actors, those that may need a place
    ActorPlaces m_places;
    SentenceDigits m_digits;
    int m_digitsFor = -1;        ///< the sentence
    bool m_hasActedHere = false; ///< the annotator has chosen or labelled in it: then its digits stay
    ArticleReadings m_readings;
};

} // namespace standpoint
