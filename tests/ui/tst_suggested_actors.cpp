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

} // namespace standpoint

QTEST_MAIN(standpoint::TestSuggestedActors)
#include "tst_suggested_actors.moc"
