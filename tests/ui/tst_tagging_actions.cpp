// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the annotator's keys do to the project, and what they say where they do nothing.
#include "window_fixture.h"

#include <QMenu>

namespace standpoint {

class TestTaggingActions : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void oneKeyIsOneLabel();
    void theSameKeyTakesItBack();
    void anotherStanceOfTheRowReplaces();
    void aLetterIsForTheOneInFocus();
    void aLetterIsForTheWideOneInFocus();
    void wordsMarkedLaterAreAnotherLabel();
    void anotherSentenceIsAnotherLabel();
    void moreSentencesWidenTheLabel();
    void moreSentencesLeaveMarkedWordsAsTheyAre();
    void withoutAnActorThePickerOpens();
    void withoutANameTheAnnotatorIsAsked();
    void aLayerOfSomebodyElseStaysAsItIs();
    void amongEverybodysOnlyOnesOwnChange();
    void repeatsTheLastLabelElsewhere();
    void nothingToRepeatIsSaid();
    void repeatingTakesNothingBack();
    void deletesTheFocusedOne();
    void deletesTheOnlyOneWithoutFocus();
    void asksWhichToDelete();
    void givesTheFocusedOneToAnotherActor();
    void givingMakesNoDouble();
    void digitWithoutActorIsSaid();
    void digitRowWithShiftGives();
    void digitRowWithAltLabelsAlike();
    void undoNamesWhatItTakesBack();
    void everyLabelIsOneUndoStep();

private:
    void tag(int issue, int stance) { m_actions->tag(m_issues[issue], m_stances[stance]); }
    void mark(int begin, int end) { m_bench->setPlace(0, TextSpan{begin, end}, true); }
    /// As Shift and an arrow do from the first sentence.
    void extendTo(int sentence)
    {
        const QList<TextSpan> all = m_bench->currentArticle()->sentences();
        m_bench->setPlace(sentence, TextSpan{all.first().begin, all[sentence].end}, false);
    }
    QString lastSaid() const { return m_said->isEmpty() ? QString() : m_said->last().first().toString(); }

    std::unique_ptr<TaggingActions> m_actions;
    std::unique_ptr<QSignalSpy> m_said;
};

void TestTaggingActions::init()
{
    setUp();
    m_actions = std::make_unique<TaggingActions>(*m_bench);
    m_said = std::make_unique<QSignalSpy>(m_bench.get(), &Workbench::said);
    m_bench->setActor(m_actors[0]);
}

void TestTaggingActions::cleanup()
{
    m_said.reset();
    m_actions.reset();
    tearDown();
}

void TestTaggingActions::oneKeyIsOneLabel()
{
    tag(0, 2);
    QCOMPARE(annotations().size(), 1);
    const Annotation made = annotations().first();
    QCOMPARE(made.actor, m_actors[0]);
    QCOMPARE(made.issue, m_issues[0]);
    QCOMPARE(made.stance, m_stances[2]);
    QCOMPARE(made.annotator, m_document->annotator());
    QCOMPARE(made.evidence.hull(), m_bench->currentArticle()->sentences().first());
    QCOMPARE(m_bench->focused(), made.id);
}

void TestTaggingActions::theSameKeyTakesItBack()
{
    tag(0, 2);
    tag(0, 2);
    QVERIFY(annotations().isEmpty());
    QVERIFY(lastSaid().startsWith(QStringLiteral("Taken back")));
}

void TestTaggingActions::anotherStanceOfTheRowReplaces()
{
    tag(0, 2);
    const AnnotationId id = annotations().first().id;
    tag(0, 0);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().id, id);
    QCOMPARE(annotations().first().stance, m_stances[0]);
}

void TestTaggingActions::aLetterIsForTheOneInFocus()
{
    mark(0, 3); // "Ban"
    tag(0, 0);
    mark(4, 9); // "spoke"
    tag(0, 2);
    const AnnotationId second = m_bench->focused();
    const Annotation first = annotations().first();
    goTo(0, 1);
    goTo(0, 0);
    m_bench->setFocused(second);
    tag(0, 0);
    QCOMPARE(annotations().size(), 2);
    QCOMPARE(annotations().first(), first);
    QCOMPARE(annotations().last().id, second);
    QCOMPARE(annotations().last().stance, m_stances[0]);
    tag(0, 0);
    QCOMPARE(annotations(), QList<Annotation>{first});
}

void TestTaggingActions::aLetterIsForTheWideOneInFocus()
{
    extendTo(1);
    tag(0, 0);
    const AnnotationId wide = m_bench->focused();
    goTo(0, 2);
    goTo(0, 0);
    m_bench->setFocused(wide);
    tag(0, 2);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().id, wide);
    QCOMPARE(annotations().first().stance, m_stances[2]);
}

void TestTaggingActions::wordsMarkedLaterAreAnotherLabel()
{
    mark(0, 3);
    tag(0, 0);
    mark(4, 9);
    QVERIFY2(m_bench->focused().isNull(), "what is in focus is what a letter changes");
    tag(0, 0);
    QCOMPARE(annotations().size(), 2);
    tag(0, 0);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().evidence.hull(), (TextSpan{0, 3}));
}

void TestTaggingActions::anotherSentenceIsAnotherLabel()
{
    tag(0, 0);
    goTo(0, 2);
    QVERIFY(m_bench->focused().isNull());
    tag(0, 0);
    QCOMPARE(annotations().size(), 2);
}

void TestTaggingActions::moreSentencesWidenTheLabel()
{
    tag(0, 0);
    const Annotation narrow = annotations().first();
    const int steps = m_document->undoStack().count();
    extendTo(1);
    const TextSpan both = m_bench->evidence().hull();
    tag(0, 0);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().id, narrow.id);
    QCOMPARE(annotations().first().evidence.hull(), both);
    QCOMPARE(annotations().first().stance, m_stances[0]);
    QCOMPARE(m_document->undoStack().count(), steps + 1);
    m_document->undoStack().undo();
    QCOMPARE(annotations(), QList<Annotation>{narrow});
    m_document->undoStack().redo();
    tag(0, 0); // on the same two sentences: now it is the same letter again
    QVERIFY(annotations().isEmpty());
}

void TestTaggingActions::moreSentencesLeaveMarkedWordsAsTheyAre()
{
    mark(0, 3);
    tag(0, 0);
    const Annotation words = annotations().first();
    extendTo(1);
    tag(0, 0);
    QCOMPARE(annotations().size(), 2);
    QVERIFY(annotations().contains(words));
}

void TestTaggingActions::withoutAnActorThePickerOpens()
{
    m_bench->setActor({});
    QSignalSpy wanted(m_actions.get(), &TaggingActions::actorWanted);
    tag(0, 0);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(annotations().isEmpty());
}

void TestTaggingActions::withoutANameTheAnnotatorIsAsked()
{
    const std::unique_ptr<ProjectDocument> document = makeDocument();
    Workbench bench(*document);
    TaggingActions actions(bench);
    bench.setArticle(m_articles[0]);
    bench.setPlace(0, bench.currentArticle()->sentences().first(), false);
    bench.setActor(m_actors[0]);
    const auto count = [&] { return document->project().annotationCount(); };
    QSignalSpy wanted(&actions, &TaggingActions::annotatorWanted);
    actions.tag(m_issues[0], m_stances[0]);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(count(), 0);
    // Somebody who answers the question has the label at once.
    connect(&actions, &TaggingActions::annotatorWanted, this,
        [&document] { document->setAnnotator(QStringLiteral("Eve")); });
    actions.tag(m_issues[0], m_stances[0]);
    QCOMPARE(count(), 1);
}

void TestTaggingActions::aLayerOfSomebodyElseStaysAsItIs()
{
    tag(0, 0);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    const AnnotatorId ada = annotations().first().annotator;
    m_bench->setLayer(ada);
    m_bench->setFocused(annotations().first().id);
    const QList<Annotation> before = annotations();
    tag(0, 0);
    tag(1, 1);
    m_actions->deleteFocused();
    m_actions->giveActor(1);
    m_actions->repeatLast();
    QCOMPARE(annotations(), before);
    QVERIFY(lastSaid().contains(QStringLiteral("Ada")));
}

void TestTaggingActions::amongEverybodysOnlyOnesOwnChange()
{
    tag(0, 0);
    const Annotation hers = annotations().first();
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    m_bench->setLayer({});
    m_bench->setFocused(hers.id);
    m_actions->deleteFocused();
    QVERIFY(lastSaid().contains(QStringLiteral("Ada")));
    m_actions->giveActor(1);
    Annotation noted = hers;
    noted.setNote(QStringLiteral("no"));
    m_actions->revise(QStringLiteral("Note"), hers, noted);
    QCOMPARE(annotations(), QList<Annotation>{hers});
    m_bench->setActor(m_actors[0]);
    tag(0, 0); // the same label: a second opinion, not hers taken back
    QCOMPARE(annotations().size(), 2);
    m_actions->deleteFocused();
    QCOMPARE(annotations(), QList<Annotation>{hers});
}

void TestTaggingActions::repeatsTheLastLabelElsewhere()
{
    tag(1, 0);
    m_bench->setActor(m_actors[2]);
    goTo(0, 2);
    m_actions->repeatLast();
    QCOMPARE(annotations().size(), 2);
    QCOMPARE(annotations().last().actor, m_actors[0]);
    QCOMPARE(annotations().last().issue, m_issues[1]);
    QCOMPARE(annotations().last().evidence.hull(), m_bench->currentArticle()->sentences()[2]);
}

void TestTaggingActions::nothingToRepeatIsSaid()
{
    m_actions->repeatLast();
    QVERIFY(annotations().isEmpty());
    QVERIFY(!lastSaid().isEmpty());
}

void TestTaggingActions::repeatingTakesNothingBack()
{
    tag(0, 0);
    const QList<Annotation> before = annotations();
    const int steps = m_document->undoStack().count();
    m_actions->repeatLast();
    QCOMPARE(annotations(), before);
    QCOMPARE(m_document->undoStack().count(), steps);
    QVERIFY(lastSaid().contains(QStringLiteral("already")));
    m_actions->tag(m_issues[0], m_stances[0]); // the letter does take it back, and "." brings it again
    m_actions->repeatLast();
    QCOMPARE(annotations().size(), 1);
}

void TestTaggingActions::deletesTheFocusedOne()
{
    tag(0, 0);
    tag(1, 1);
    const AnnotationId other =
        m_bench->focused() == annotations()[0].id ? annotations()[1].id : annotations()[0].id;
    m_actions->deleteFocused();
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().id, other);
    QVERIFY(m_bench->focused().isNull());
}

void TestTaggingActions::deletesTheOnlyOneWithoutFocus()
{
    tag(0, 0);
    m_bench->setFocused({});
    m_actions->deleteFocused();
    QVERIFY(annotations().isEmpty());
}

void TestTaggingActions::asksWhichToDelete()
{
    tag(0, 0);
    tag(1, 1);
    m_bench->setFocused({});
    m_actions->deleteFocused();
    QCOMPARE(annotations().size(), 2);
    QVERIFY(lastSaid().contains(QStringLiteral("Tab")));
}

void TestTaggingActions::givesTheFocusedOneToAnotherActor()
{
    tag(0, 0);
    const AnnotationId id = m_bench->focused();
    QCOMPARE(m_bench->suggestedActors().first(), m_actors[1]); // "Ban spoke of Syria."
    m_actions->giveActor(0);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().id, id);
    QCOMPARE(annotations().first().actor, m_actors[1]);
    QCOMPARE(annotations().first().stance, m_stances[0]);
}

void TestTaggingActions::givingMakesNoDouble()
{
    tag(0, 0);
    const AnnotationId leagues = m_bench->focused();
    m_bench->setActor(m_actors[1]);
    tag(0, 2);
    const QList<Annotation> before = annotations();
    const int steps = m_document->undoStack().count();
    m_bench->setFocused(leagues);
    m_actions->giveActor(0); // to Ban Ki-moon, who is tagged on the same issue in the same words
    QCOMPARE(annotations(), before);
    QCOMPARE(m_document->undoStack().count(), steps);
    QVERIFY(lastSaid().contains(QStringLiteral("Ban Ki-moon")));
    m_actions->giveActor(1); // to Syria
    QCOMPARE(m_document->undoStack().count(), steps + 1);
}

void TestTaggingActions::digitWithoutActorIsSaid()
{
    const ActorId before = m_bench->actor();
    m_actions->chooseActor(8);
    QCOMPARE(m_bench->actor(), before);
    QVERIFY(lastSaid().contains(QLatin1Char('9')));
}

void TestTaggingActions::digitRowWithShiftGives()
{
    tag(0, 0);
    QVERIFY(m_actions->takeDigitRowKey(QKeyEvent(QEvent::KeyPress, Qt::Key_2, Qt::ShiftModifier)));
    QCOMPARE(annotations().first().actor, m_actors[2]);
    QVERIFY(!m_actions->takeDigitRowKey(QKeyEvent(QEvent::KeyPress, Qt::Key_0, Qt::ShiftModifier)));
    QVERIFY(!m_actions->takeDigitRowKey(QKeyEvent(QEvent::KeyPress, Qt::Key_2, Qt::ControlModifier)));
    QVERIFY(!m_actions->takeDigitRowKey(QKeyEvent(QEvent::KeyPress, Qt::Key_B, Qt::NoModifier)));
}

/// "Russia and China both oppose it": one letter, then one key for each of the others.
void TestTaggingActions::digitRowWithAltLabelsAlike()
{
    QVERIFY(m_actions->takeDigitRowKey(QKeyEvent(QEvent::KeyPress, Qt::Key_2, Qt::AltModifier)));
    QVERIFY(annotations().isEmpty()); // there is no label yet
    QVERIFY(!lastSaid().isEmpty());
    tag(0, 2);
    const Annotation first = annotations().first();
    const ActorId other = m_bench->suggestedActors()[1];
    QVERIFY(other != first.actor);
    QVERIFY(m_actions->takeDigitRowKey(QKeyEvent(QEvent::KeyPress, Qt::Key_2, Qt::AltModifier)));
    QCOMPARE(annotations().size(), 2);
    for (const Annotation &one : annotations()) {
        QCOMPARE(one.issue, first.issue);
        QCOMPARE(one.stance, first.stance);
        QCOMPARE(one.evidence, first.evidence);
    }
    QCOMPARE(m_bench->actor(), other); // the next letter is for the same one
    // Once more takes nothing back, and one undo takes back one label.
    m_actions->labelAlike(1);
    QCOMPARE(annotations().size(), 2);
    m_document->undoStack().undo();
    QCOMPARE(annotations(), QList<Annotation>{first});
    m_document->undoStack().redo();
    QCOMPARE(annotations().size(), 2);
    m_actions->labelAlike(8);
    QVERIFY(lastSaid().contains(QLatin1Char('9')));
}

void TestTaggingActions::undoNamesWhatItTakesBack()
{
    tag(0, 2);
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Tag Arab League: against intervention"));
    m_actions->giveActor(0);
    QVERIFY(m_document->undoStack().undoText().contains(QStringLiteral("Ban Ki-moon")));
    m_document->undoStack().undo();
    m_actions->deleteFocused();
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Delete Arab League: against intervention"));
}

void TestTaggingActions::everyLabelIsOneUndoStep()
{
    const Project before = m_document->project();
    tag(0, 0); // also makes the annotator and marks the article started
    QCOMPARE(m_document->undoStack().count(), 1);
    m_document->undoStack().undo();
    QCOMPARE(m_document->project(), before);
    m_document->undoStack().redo();
    QCOMPARE(annotations().size(), 1);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestTaggingActions)
#include "tst_tagging_actions.moc"
