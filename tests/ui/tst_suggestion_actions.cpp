// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first suggestion is preselected, stays a guess until somebody labels with it, and nothing becomes an
// annotation by itself; the same mentions are gone through one by one; marked words become names.
#include "model/document/article_acts.h"
#include "ui/tagging/suggestion_actions.h"
#include "ui/tagging/suggestion_words.h"
#include "window_fixture.h"

#include <QMenu>

namespace standpoint {

using How = Workbench::Choice;
using Provenance = Annotation::Provenance;

class TestSuggestionActions : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theSpeakerIsPreselectedAsAGuess();
    void oneKeyAcceptsTheGuess();
    void aDigitMakesItOnesOwnChoice();
    void anotherActorForAnAcceptedOneIsByHand();
    void noDigitMovesWithinASentence();
    void onesOwnChoiceStaysWhereOnlyEarlierSpeakersAreSuggested();
    void whatIsTaggedHereComesBeforeAGuess();
    void moreSentencesKeepTheActor();
    void aLongArticleIsReadWithoutWaiting();
    void nextGoesToASpeakerWithoutLabel();
    void nextSaysWhereNothingIsLeft();
    void theSameMentionsAreOfferedNotTagged();
    void acceptingIsOneUndoableStep();
    void passingOverMakesNothing();
    void aLetterLabelsWhatIsOfferedWithoutALabel();
    void anotherArticleEndsTheRound();
    void otherSentencesEndTheRound();
    void markedWordsBecomeAName();
    void aGuessIsAskedWhomTheWordsName();
    void aNameThatIsThereIsNoSecondOne();
    void everySuggestionSaysWhyInAMenu();

private:
    /// Another text for the first article.
    void setText(const QString &text);
    void mark(const QString &words);
    void press(QAction *action) { action->trigger(); }
    QAction *action(const QKeySequence &key) const;
    QString lastSaid() { return m_said.isEmpty() ? QString() : m_said.last().first().toString(); }

    std::unique_ptr<TaggingActions> m_tagging;
    std::unique_ptr<SuggestionActions> m_suggest;
    QList<QList<QVariant>> m_said;
};

const QString story =
    QStringLiteral("Ban said that war must end. Syria was silent. The Arab League said that Ban "
                   "was right. Later Ban left. Syria said that Ban went too early.");

void TestSuggestionActions::init()
{
    setUp();
    m_said.clear();
    m_tagging = std::make_unique<TaggingActions>(*m_bench);
    m_suggest = std::make_unique<SuggestionActions>(*m_bench, *m_tagging);
    connect(m_bench.get(), &Workbench::said, this, [this](const QString &what) { m_said.append({what}); });
    connect(m_suggest.get(), &SuggestionActions::sentenceWanted, this,
        [this](int sentence) { goTo(0, sentence); });
    setText(story);
    goTo(0, 0);
}

void TestSuggestionActions::cleanup()
{
    m_suggest.reset();
    m_tagging.reset();
    tearDown();
}

void TestSuggestionActions::setText(const QString &text)
{
    const ArticleText before = *m_document->project().article(m_articles[0])->text;
    const ArticleText after{before.id, text, sentences(text, QStringLiteral("en"))};
    QVERIFY(m_document->push(QStringLiteral("Text"), {replacing(before, after)}));
    m_bench->setArticle(m_articles[1]);
    goTo(0, 0);
}

void TestSuggestionActions::mark(const QString &words)
{
    const int at = static_cast<int>(m_bench->currentArticle()->content().indexOf(words));
    QVERIFY(at >= 0);
    const TextSpan span{at, at + static_cast<int>(words.size())};
    m_bench->setPlace(m_bench->currentArticle()->sentenceAt(at), Evidence(span), true);
}

QAction *TestSuggestionActions::action(const QKeySequence &key) const
{
    for (QAction *one : m_suggest->actions()) {
        if (one->shortcut() == key)
            return one;
    }
    return nullptr;
}

void TestSuggestionActions::theSpeakerIsPreselectedAsAGuess()
{
    QCOMPARE(m_bench->actor(), m_actors[1]);
    QCOMPARE(m_bench->choice(), How::Guess);
    QCOMPARE(chosenInWords(*m_bench), QStringLiteral("Ban Ki-moon, guess: speaker by “said”"));
    goTo(0, 1);
    QCOMPARE(m_bench->actor(), m_actors[2]);
    QCOMPARE(longReason(*m_bench, m_actors[2]), QStringLiteral("named here as “Syria”"));
    QCOMPARE(longReason(*m_bench, m_actors[1]), QStringLiteral("spoke in sentence 1"));
    goTo(0, 2);
    QCOMPARE(m_bench->actor(), m_actors[0]);
    QCOMPARE(m_bench->suggestedActors().mid(0, 2), (QList<ActorId>{m_actors[0], m_actors[1]}));
    QVERIFY(annotations().isEmpty());
    QCOMPARE(m_document->undoStack().count(), 1); // the text
}

void TestSuggestionActions::oneKeyAcceptsTheGuess()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations().first().actor, m_actors[1]);
    QCOMPARE(annotations().first().provenance, Provenance::Accepted);
    QCOMPARE(m_bench->choice(), How::Accepted);
    QCOMPARE(chosenInWords(*m_bench), QStringLiteral("Ban Ki-moon"));
    m_tagging->tag(m_issues[1], m_stances[0]); // nobody has chosen this actor by hand
    QCOMPARE(annotations().size(), 2);
    for (const Annotation &made : annotations())
        QCOMPARE(made.provenance, Provenance::Accepted);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QVERIFY(annotations().isEmpty());
    m_document->undoStack().redo();
    QCOMPARE(annotations().first().provenance, Provenance::Accepted);
}

void TestSuggestionActions::aDigitMakesItOnesOwnChoice()
{
    m_tagging->chooseActor(0);
    QCOMPARE(m_bench->actor(), m_actors[1]);
    QCOMPARE(m_bench->choice(), How::Chosen);
    m_tagging->tag(m_issues[0], m_stances[2]);
    QCOMPARE(annotations().first().provenance, Provenance::Manual);
}

void TestSuggestionActions::anotherActorForAnAcceptedOneIsByHand()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    m_tagging->tag(m_issues[0], m_stances[0]); // another stance: the actor was accepted all the same
    QCOMPARE(annotations().first().provenance, Provenance::Accepted);
    m_tagging->giveActor(1);
    QCOMPARE(annotations().size(), 1);
    QVERIFY(annotations().first().actor != m_actors[1]);
    QCOMPARE(annotations().first().provenance, Provenance::Manual);
}

void TestSuggestionActions::noDigitMovesWithinASentence()
{
    m_tagging->chooseActor(1);
    const QList<ActorId> before = m_bench->suggestedActors();
    const Actor zeno{ActorId::random(), QStringLiteral("war"), {}, Actor::Kind::Group, {}};
    QVERIFY(m_document->push(QStringLiteral("Add"), {adding(zeno)}));
    QCOMPARE(m_bench->suggestedActors(), before + QList<ActorId>{zeno.id});
    QCOMPARE(m_bench->reasonFor(zeno.id), DigitReason::Suggested);
    m_tagging->tag(m_issues[0], m_stances[0]);
    QCOMPARE(m_bench->suggestedActors(), before + QList<ActorId>{zeno.id});
    goTo(0, 1);
    goTo(0, 0);
    QCOMPARE(m_bench->suggestedActors().mid(0, 2), (QList<ActorId>{m_actors[1], zeno.id}));
}

void TestSuggestionActions::onesOwnChoiceStaysWhereOnlyEarlierSpeakersAreSuggested()
{
    setText(QStringLiteral("Ban said that war must end. It rained."));
    m_bench->setActor(m_actors[0]);
    goTo(0, 1);
    QCOMPARE(m_bench->suggestedActors().first(), m_actors[1]);
    QCOMPARE(m_bench->actor(), m_actors[0]);
    QCOMPARE(m_bench->choice(), How::Chosen);
    goTo(0, 0);
    QCOMPARE(m_bench->actor(), m_actors[1]);
    goTo(0, 1); // nobody chose: the last speaker is the guess
    QCOMPARE(m_bench->actor(), m_actors[1]);
    QCOMPARE(m_bench->choice(), How::Guess);
}

void TestSuggestionActions::whatIsTaggedHereComesBeforeAGuess()
{
    m_bench->setActor(m_actors[2]);
    m_tagging->tag(m_issues[0], m_stances[0]);
    goTo(0, 2);
    QCOMPARE(m_bench->choice(), How::Guess);
    goTo(0, 0);
    QCOMPARE(m_bench->actor(), m_actors[2]);
    QCOMPARE(m_bench->choice(), How::Chosen);
}

void TestSuggestionActions::moreSentencesKeepTheActor()
{
    const QList<ActorId> digits = m_bench->suggestedActors();
    const QList<TextSpan> all = m_bench->currentArticle()->sentences();
    m_bench->setPlace(1, Evidence(TextSpan{all[0].begin, all[1].end}), false);
    m_bench->setPlace(2, Evidence(TextSpan{all[0].begin, all[2].end}), false);
    QCOMPARE(m_bench->actor(), m_actors[1]);
    QCOMPARE(m_bench->suggestedActors(), digits);
    goTo(0, 2);
    QCOMPARE(m_bench->actor(), m_actors[0]);
}

void TestSuggestionActions::aLongArticleIsReadWithoutWaiting()
{
    QString text = story;
    while (text.size() < qsizetype(2) * ArticleReadings::mostAtOnce)
        text += QLatin1Char('\n') + story;
    QSignalSpy read(m_bench.get(), &Workbench::readingChanged);
    setText(text);
    QVERIFY(!m_bench->reading());
    QVERIFY(m_bench->actor().isNull()); // nobody is guessed at before
    QCOMPARE(m_bench->reasonFor(m_bench->suggestedActors().first()), DigitReason::ByName);
    read.clear();
    QTRY_VERIFY(m_bench->reading());
    QCOMPARE(m_bench->actor(), m_actors[1]);
    QCOMPARE(m_bench->choice(), How::Guess);
    // Where the annotator has chosen meanwhile, their digits stay.
    setText(text + story);
    QVERIFY(!m_bench->reading());
    m_tagging->chooseActor(2);
    const ActorId chosen = m_bench->actor();
    const QList<ActorId> digits = m_bench->suggestedActors();
    QTRY_VERIFY(m_bench->reading());
    QCOMPARE(m_bench->suggestedActors(), digits);
    QCOMPARE(m_bench->actor(), chosen);
    QCOMPARE(m_bench->choice(), How::Chosen);
}

void TestSuggestionActions::nextGoesToASpeakerWithoutLabel()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    m_suggest->goToNext();
    QCOMPARE(m_bench->sentence(), 2); // nobody speaks in the second
    m_suggest->goToNext();
    QCOMPARE(m_bench->sentence(), 4);
    m_suggest->goToNext(); // round the end, over the first, which has a label
    QCOMPARE(m_bench->sentence(), 2);
    QCOMPARE(annotations().size(), 1);
}

void TestSuggestionActions::nextSaysWhereNothingIsLeft()
{
    for (const int sentence : {0, 2, 4}) {
        goTo(0, sentence);
        m_tagging->tag(m_issues[0], m_stances[2]);
    }
    m_suggest->goToNext();
    QCOMPARE(m_bench->sentence(), 4);
    QVERIFY(lastSaid().contains(QStringLiteral("has a label")));
}

void TestSuggestionActions::theSameMentionsAreOfferedNotTagged()
{
    m_tagging->tag(m_issues[0], m_stances[2]); // Ban, whom sentences 0, 2, 3 and 4 name
    m_suggest->toggleRound();
    QCOMPARE(m_suggest->round().open, (QList<int>{2, 3, 4}));
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(m_bench->sentence(), 2);
    QCOMPARE(m_bench->actor(), m_actors[1]); // not the League, which speaks there
    QCOMPARE(m_bench->choice(), How::Guess);
    m_suggest->toggleRound();
    QVERIFY(!m_suggest->round().isActive());
    QCOMPARE(annotations().size(), 1);
}

void TestSuggestionActions::acceptingIsOneUndoableStep()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    const Annotation first = annotations().first();
    m_suggest->toggleRound();
    const int steps = m_document->undoStack().count();
    m_suggest->accept();
    QCOMPARE(m_document->undoStack().count(), steps + 1);
    QCOMPARE(annotations().size(), 2);
    const Annotation made = annotations().last();
    QCOMPARE(made.actor, first.actor);
    QCOMPARE(made.issue, first.issue);
    QCOMPARE(made.stance, first.stance);
    QCOMPARE(made.provenance, Provenance::Accepted);
    QCOMPARE(m_bench->currentArticle()->sentenceAt(made.evidence.begin()), 2);
    QCOMPARE(m_bench->sentence(), 3);
    m_document->undoStack().undo();
    QCOMPARE(annotations().size(), 1);
    m_document->undoStack().redo();
    QCOMPARE(annotations().size(), 2);
    m_suggest->accept();
    m_suggest->accept();
    QCOMPARE(annotations().size(), 4);
    QVERIFY(!m_suggest->round().isActive());
    QTRY_VERIFY(lastSaid().contains(QStringLiteral("3 of them")));
    m_suggest->accept();
    QCOMPARE(annotations().size(), 4);
}

void TestSuggestionActions::passingOverMakesNothing()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    m_suggest->toggleRound();
    for (int i = 0; i < 3; ++i)
        m_suggest->goToNext();
    QVERIFY(!m_suggest->round().isActive());
    QCOMPARE(annotations().size(), 1);
}

void TestSuggestionActions::aLetterLabelsWhatIsOfferedWithoutALabel()
{
    goTo(0, 1);
    mark(QStringLiteral("Syria")); // marked, so that the words are meant
    m_suggest->toggleRound();
    QCOMPARE(m_suggest->round().actor, m_actors[2]);
    QCOMPARE(m_suggest->round().open, (QList<int>{1, 4}));
    m_suggest->accept();
    QVERIFY(annotations().isEmpty());
    QVERIFY(lastSaid().contains(QStringLiteral("letter")));
    m_suggest->goToNext();
    QCOMPARE(m_bench->sentence(), 4);
    m_tagging->tag(m_issues[0], m_stances[0]);
    QCOMPARE(annotations().size(), 1);
    QVERIFY(!m_suggest->round().isActive());
}

void TestSuggestionActions::anotherArticleEndsTheRound()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    m_suggest->toggleRound();
    goTo(1, 0);
    QVERIFY(!m_suggest->round().isActive());
}

void TestSuggestionActions::otherSentencesEndTheRound()
{
    m_tagging->tag(m_issues[0], m_stances[2]);
    m_suggest->toggleRound();
    QVERIFY(m_suggest->round().isActive());
    const Article &article = *m_bench->currentArticle();
    const auto joined = joinSentences(article, 0);
    const auto parted = splitSentence(article, article.sentences().first().begin + 4);
    QVERIFY(m_document->push(QStringLiteral("Sentences"), joined ? *joined : *parted));
    QVERIFY2(!m_suggest->round().isActive(), "the numbers of its sentences are others now");
}

void TestSuggestionActions::markedWordsBecomeAName()
{
    setText(QStringLiteral("The secretary-general said no. Later the secretary-general said yes."));
    QVERIFY(m_bench->actor().isNull());
    m_bench->setActor(m_actors[1]);
    mark(QStringLiteral("secretary-general"));
    const int steps = m_document->undoStack().count();
    press(action(Qt::Key_T));
    QCOMPARE(actor(1).aliases, (QStringList{QStringLiteral("Ban"), QStringLiteral("secretary-general")}));
    QCOMPARE(m_document->undoStack().count(), steps + 1);
    QCOMPARE(m_bench->reasonFor(m_actors[1]), DigitReason::Suggested);
    goTo(0, 1);
    QCOMPARE(m_bench->actor(), m_actors[1]);
    QCOMPARE(m_bench->choice(), How::Guess);
    m_document->undoStack().undo();
    QCOMPARE(actor(1).aliases, QStringList{QStringLiteral("Ban")});
    QVERIFY(!m_bench->suggestionFor(m_actors[1]));
    m_document->undoStack().redo();
    QCOMPARE(actor(1).aliases.size(), 2);
}

void TestSuggestionActions::aGuessIsAskedWhomTheWordsName()
{
    mark(QStringLiteral("war"));
    QCOMPARE(m_bench->choice(), How::Guess);
    QSignalSpy asked(m_suggest.get(), &SuggestionActions::asked);
    m_suggest->teachName();
    QCOMPARE(asked.size(), 1);
    QVERIFY(actor(1).aliases.size() == 1);
    const auto *menu = asked.first().first().value<QMenu *>();
    for (QAction *one : menu->actions()) {
        if (one->text().contains(QStringLiteral("Arab League")))
            one->trigger();
    }
    QCOMPARE(actor(0).aliases, QStringList{QStringLiteral("war")});
}

void TestSuggestionActions::aNameThatIsThereIsNoSecondOne()
{
    m_bench->setActor(m_actors[1]);
    const int steps = m_document->undoStack().count();
    m_suggest->teachName(); // nothing is marked
    QVERIFY(lastSaid().contains(QStringLiteral("Mark")));
    mark(QStringLiteral("Ban"));
    m_suggest->teachName();
    QVERIFY(lastSaid().contains(QStringLiteral("already")));
    QCOMPARE(m_document->undoStack().count(), steps);
}

void TestSuggestionActions::everySuggestionSaysWhyInAMenu()
{
    QSignalSpy asked(m_suggest.get(), &SuggestionActions::asked);
    press(action(Qt::Key_I));
    QCOMPARE(asked.size(), 1);
    auto *menu = asked.first().first().value<QMenu *>();
    QStringList texts;
    for (const QAction *one : menu->actions())
        texts.append(one->text());
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts[0], QStringLiteral("&1   Ban Ki-moon: guess, speaker by “said”"));
    QVERIFY(texts[1].endsWith(QStringLiteral("the place was free; by name")));
    menu->actions().at(1)->trigger();
    QCOMPARE(m_bench->actor(), m_bench->suggestedActors()[1]);
    QCOMPARE(m_bench->choice(), How::Chosen);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestSuggestionActions)
#include "tst_suggestion_actions.moc"
