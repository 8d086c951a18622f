// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom a sentence names.
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
    void namesInTheSentenceComeFirst_data();
    void namesInTheSentenceComeFirst();
    void thenThoseUsedLately();
    void everyActorIsThereOnce();
    void placesBeginWithThoseUsedInTheArticle();
    void aPlaceIsKeptAsLongAsTheArticleIsOpen();
    void aNewcomerTakesTheLastPlaceNotUsed();
    void whereAllAreUsedTheOldestGoes();
    void whoIsGoneLeavesThePlace();

private:
    QStringList names(const QString &sentence, const QList<ActorId> &recent = {}) const;

    Project m_project;
    QHash<QString, ActorId> m_ids;
};

void TestSuggestedActors::init()
{
    m_project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    const QList<std::pair<QString, QStringList>> actors{{QStringLiteral("Zeno"), {}},
        {QStringLiteral("Syria"), {QStringLiteral("Damascus")}}, {QStringLiteral("Syria Institute"), {}},
        {QStringLiteral("Ban Ki-moon"), {QStringLiteral("Ban"), QStringLiteral("the secretary-general")}},
        {QStringLiteral("«Les Verts»"), {}}, {QStringLiteral("俄罗斯"), {}}};
    std::vector<AnyEdit> edits;
    for (const auto &[name, aliases] : actors) {
        m_ids[name] = ActorId::random();
        edits.push_back(adding(Actor{m_ids[name], name, aliases, Actor::Kind::Group, {}}));
    }
    QVERIFY(m_project.apply(makeChange({}, std::move(edits))));
}

QStringList TestSuggestedActors::names(const QString &sentence, const QList<ActorId> &recent) const
{
    QStringList found;
    for (const ActorId id : ActorNames(m_project).suggested(sentence, recent))
        found.append(m_project.actors().find(id)->name);
    return found;
}

void TestSuggestedActors::namesInTheSentenceComeFirst_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("first");
    QTest::newRow("in the order of the sentence")
        << "Zeno went to Syria." << QStringList{u"Zeno"_s, u"Syria"_s};
    QTest::newRow("by an alias") << "Damascus answered Zeno." << QStringList{u"Syria"_s, u"Zeno"_s};
    QTest::newRow("by an alias of several words")
        << "Later the secretary-general met Zeno." << QStringList{u"Ban Ki-moon"_s, u"Zeno"_s};
    QTest::newRow("the longer of two that begin together")
        << "The Syria Institute said so." << QStringList{u"Syria Institute"_s, u"Syria"_s};
    QTest::newRow("not a part of a word") << "Syrian bans; Zeno left." << QStringList{u"Zeno"_s};
    QTest::newRow("not in other letters") << "syria and ZENO" << QStringList{};
    QTest::newRow("once, where it stands first")
        << "Zeno and Ban, then Zeno again." << QStringList{u"Zeno"_s, u"Ban Ki-moon"_s};
    QTest::newRow("a name that begins with a mark")
        << "Today «Les Verts» met Zeno." << QStringList{u"«Les Verts»"_s, u"Zeno"_s};
    QTest::newRow("beside marks") << "(Zeno) “Syria”" << QStringList{u"Zeno"_s, u"Syria"_s};
    QTest::newRow("at the very end") << "said Zeno" << QStringList{u"Zeno"_s};
}

void TestSuggestedActors::namesInTheSentenceComeFirst()
{
    QFETCH(QString, sentence);
    QFETCH(QStringList, first);
    QStringList rest;
    for (const Actor &actor : m_project.actors().inOrder()) {
        if (!first.contains(actor.name))
            rest.append(actor.name);
    }
    QCOMPARE(names(sentence), first + rest);
}

void TestSuggestedActors::thenThoseUsedLately()
{
    const QList<ActorId> recent{m_ids[u"Zeno"_s], m_ids[u"Syria"_s]};
    QCOMPARE(names(QStringLiteral("Ban spoke."), recent).mid(0, 3),
        (QStringList{u"Ban Ki-moon"_s, u"Zeno"_s, u"Syria"_s}));
}

void TestSuggestedActors::everyActorIsThereOnce()
{
    QStringList all = names(QStringLiteral("Ban, Ban Ki-moon, Zeno"), {m_ids[u"Zeno"_s]});
    QCOMPARE(all.size(), m_project.actors().size());
    QCOMPARE(all.removeDuplicates(), 0);
}

namespace {

QList<ActorId> someActors(int count)
{
    QList<ActorId> actors;
    for (int i = 0; i < count; ++i)
        actors.append(ActorId::random());
    return actors;
}

} // namespace

void TestSuggestedActors::placesBeginWithThoseUsedInTheArticle()
{
    const QList<ActorId> all = someActors(12);
    ActorPlaces places;
    places.begin({all[5], all[3]}, {all[3], all[7]}, all);
    QCOMPARE(places.places(),
        (QList<ActorId>{all[5], all[3], all[7], all[0], all[1], all[2], all[4], all[6], all[8]}));
    QVERIFY(places.isUsedHere(all[3]));
    QVERIFY(!places.isUsedHere(all[7]));
}

void TestSuggestedActors::aPlaceIsKeptAsLongAsTheArticleIsOpen()
{
    const QList<ActorId> all = someActors(9);
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
    const QList<ActorId> all = someActors(20);
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
    const QList<ActorId> all = someActors(20);
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
    QList<ActorId> all = someActors(11);
    ActorPlaces places;
    places.begin({all[2]}, {}, all);
    const QList<ActorId> before = places.places();
    all.removeAll(before[0]);
    all.removeAll(before[4]);
    places.refresh(all);
    QList<ActorId> wanted = before;
    wanted[0] = all[7]; // the first two without a place
    wanted[4] = all[8];
    QCOMPARE(places.places(), wanted);
    QVERIFY(!places.isUsedHere(before[0]));
    all = all.mid(0, 3);
    places.refresh(all);
    QCOMPARE(
        QSet<ActorId>(places.places().begin(), places.places().end()), QSet<ActorId>(all.begin(), all.end()));
    QCOMPARE(places.places().size(), 3);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestSuggestedActors)
#include "tst_suggested_actors.moc"
