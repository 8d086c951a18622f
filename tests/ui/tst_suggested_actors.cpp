// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom the digits choose: suggestions first, then places that stay; and no digit moves within a sentence.
#include "model/project/codebook.h"
#include "ui/tagging/suggested_actors.h"

#include <QTest>

namespace standpoint {

using namespace Qt::StringLiterals;

class TestSuggestedActors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theFirstByName();
    void placesBeginWithThoseUsedInTheArticle();
    void aPlaceIsKeptAsLongAsTheArticleIsOpen();
    void aNewcomerTakesTheLastPlaceNotUsed();
    void whereAllAreUsedTheOldestGoes();
    void whoIsGoneLeavesThePlace();
    void suggestionsComeBeforePlaces();
    void noMoreThanNine();
    void whoHasADigitKeepsItWithinASentence();
    void whoIsGoneLeavesTheDigitToANewcomer();
    void theChosenActorTakesADigitThatNothingSuggests();

private:
    /// Actors "Actor 00" to "Actor 19", which are in the project.
    QList<ActorId> m_all;
    Project m_project;
    void remove(ActorId id);
};

void TestSuggestedActors::init()
{
    m_project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    m_all.clear();
    std::vector<AnyEdit> edits;
    for (int i = 0; i < 20; ++i) {
        m_all.append(ActorId::random());
        edits.push_back(adding(
            Actor{m_all.last(), QStringLiteral("Actor %1").arg(i, 2, 10, QLatin1Char('0')), {}, {}, {}}));
    }
    std::ranges::reverse(edits);
    QVERIFY(m_project.apply(makeChange({}, std::move(edits))));
}

void TestSuggestedActors::remove(ActorId id)
{
    const Actor before = *m_project.actors().find(id);
    QVERIFY(m_project.apply(makeChange({}, {removing(before)})));
}

void TestSuggestedActors::theFirstByName()
{
    QCOMPARE(firstByName(m_project, 3), m_all.mid(0, 3));
    QCOMPARE(firstByName(m_project, 50), m_all);
    QVERIFY(firstByName(Project(), 9).isEmpty());
}

void TestSuggestedActors::placesBeginWithThoseUsedInTheArticle()
{
    const QList<ActorId> &all = m_all;
    ActorPlaces places;
    places.begin({all[5], all[3]}, {all[3], all[7]}, all);
    QCOMPARE(places.places(),
        (QList<ActorId>{all[5], all[3], all[7], all[0], all[1], all[2], all[4], all[6], all[8]}));
    QVERIFY(places.isUsedHere(all[3]));
    QVERIFY(!places.isUsedHere(all[7]));
}

void TestSuggestedActors::aPlaceIsKeptAsLongAsTheArticleIsOpen()
{
    const QList<ActorId> all = m_all.mid(0, 9);
    ActorPlaces places;
    places.begin({}, {}, all);
    for (const int n : {8, 0, 4, 4, 2}) {
        QVERIFY(!places.claim(all[n]));
        places.noteUse(all[n]);
        QCOMPARE(places.places(), all);
    }
}

void TestSuggestedActors::aNewcomerTakesTheLastPlaceNotUsed()
{
    const QList<ActorId> &all = m_all;
    ActorPlaces places;
    places.begin({}, {}, all);
    places.noteUse(all[8]);
    places.noteUse(all[7]);
    QVERIFY(places.claim(all[15]));
    QList<ActorId> wanted = all.mid(0, 9);
    wanted[6] = all[15];
    QCOMPARE(places.places(), wanted);
    QVERIFY(places.claim(all[16])); // nobody was tagged since: the same place again
    wanted[6] = all[16];
    QCOMPARE(places.places(), wanted);
}

void TestSuggestedActors::whereAllAreUsedTheOldestGoes()
{
    const QList<ActorId> &all = m_all;
    ActorPlaces places;
    places.begin({}, {}, all);
    for (const int n : {4, 0, 1, 2, 3, 5, 6, 7, 8})
        places.noteUse(all[n]);
    places.noteUse(all[12]);
    QList<ActorId> wanted = all.mid(0, 9);
    wanted[4] = all[12];
    QCOMPARE(places.places(), wanted);
    places.noteUse(all[13]);
    wanted[0] = all[13];
    QCOMPARE(places.places(), wanted);
}

void TestSuggestedActors::whoIsGoneLeavesThePlace()
{
    ActorPlaces places;
    places.begin({m_all[2]}, {}, m_all);
    const QList<ActorId> before = places.places();
    remove(before[0]);
    remove(before[4]);
    places.refresh(m_project, firstByName(m_project, 2 * ActorPlaces::count));
    QList<ActorId> wanted = before;
    wanted[0] = m_all[9]; // the first two without a place
    wanted[4] = m_all[10];
    QCOMPARE(places.places(), wanted);
    QVERIFY(!places.isUsedHere(before[0]));
    for (int i = 3; i < 20; ++i) {
        if (m_project.actors().contains(m_all[i]))
            remove(m_all[i]);
    }
    places.refresh(m_project, firstByName(m_project, 2 * ActorPlaces::count));
    const QList<ActorId> left = firstByName(m_project, 9);
    QCOMPARE(QSet<ActorId>(places.places().begin(), places.places().end()),
        QSet<ActorId>(left.begin(), left.end()));
    QCOMPARE(places.places().size(), left.size());
}

namespace {

Suggestion suggested(ActorId actor, Suggestion::Reason reason = Suggestion::Reason::Mention)
{
    Suggestion one;
    one.actor = actor;
    one.reason = reason;
    return one;
}

} // namespace

void TestSuggestedActors::suggestionsComeBeforePlaces()
{
    SentenceDigits digits;
    digits.begin(
        {suggested(m_all[12], Suggestion::Reason::Speaker), suggested(m_all[3])}, m_all.mid(0, 9), {});
    QCOMPARE(digits.actors(),
        (QList<ActorId>{
            m_all[12], m_all[3], m_all[0], m_all[1], m_all[2], m_all[4], m_all[5], m_all[6], m_all[7]}));
    QCOMPARE(digits.first()->actor, m_all[12]);
    QCOMPARE(digits.suggestion(m_all[3])->reason, Suggestion::Reason::Mention);
    QVERIFY(!digits.suggestion(m_all[0]));
    digits.begin({}, m_all.mid(0, 2), {});
    QCOMPARE(digits.actors(), m_all.mid(0, 2));
    QVERIFY(!digits.first());
}

void TestSuggestedActors::noMoreThanNine()
{
    QList<Suggestion> many;
    for (const ActorId actor : std::as_const(m_all))
        many.append(suggested(actor));
    SentenceDigits digits;
    digits.begin(many, m_all, {});
    QCOMPARE(digits.actors(), m_all.mid(0, 9));
    digits.begin(many, m_all, m_all[15]);
    QCOMPARE(digits.actors(), m_all.mid(0, 8) + QList<ActorId>{m_all[15]});
}

void TestSuggestedActors::whoHasADigitKeepsItWithinASentence()
{
    SentenceDigits digits;
    digits.begin({suggested(m_all[12])}, m_all.mid(0, 5), m_all[12]);
    const QList<ActorId> before = digits.actors();
    // A speaker became known, and one who was there only by name is suggested now.
    digits.refresh(
        {suggested(m_all[17], Suggestion::Reason::Speaker), suggested(m_all[4]), suggested(m_all[12])},
        m_all.mid(0, 5), m_all[12], m_project);
    QCOMPARE(digits.actors(), before + QList<ActorId>{m_all[17]});
    QVERIFY(digits.suggestion(m_all[4]));
}

void TestSuggestedActors::whoIsGoneLeavesTheDigitToANewcomer()
{
    SentenceDigits digits;
    digits.begin({suggested(m_all[12])}, m_all.mid(0, 9), {});
    QList<ActorId> wanted = digits.actors();
    remove(wanted[2]);
    digits.refresh({suggested(m_all[12]), suggested(m_all[15])}, m_all.mid(2, 9), {}, m_project);
    wanted[2] = m_all[15];
    QCOMPARE(digits.actors(), wanted);
}

void TestSuggestedActors::theChosenActorTakesADigitThatNothingSuggests()
{
    SentenceDigits digits;
    digits.begin({suggested(m_all[12])}, m_all.mid(0, 9), {});
    QList<ActorId> wanted = digits.actors();
    QVERIFY(digits.show(m_all[19]));
    wanted[8] = m_all[19];
    QCOMPARE(digits.actors(), wanted);
    QVERIFY(!digits.show(m_all[19]));
    QVERIFY(!digits.show({}));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestSuggestedActors)
#include "tst_suggested_actors.moc"
