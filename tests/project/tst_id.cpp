// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/entities.h"

#include <QSet>
#include <QTest>

#include <type_traits>

namespace standpoint {

class TestId : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void isNeverMadeTwice();
    void hashDependsOnBothHalves();
};

// One kind's id is never taken for another's.
static_assert(!std::is_convertible_v<ActorId, IssueId> && !std::is_constructible_v<ActorId, IssueId>);

void TestId::readsWhatItWrites_data()
{
    QTest::addColumn<quint64>("high");
    QTest::addColumn<quint64>("low");
    QTest::addColumn<QString>("text");
    QTest::newRow("null") << quint64(0) << quint64(0) << QStringLiteral("00000000000000000000000000000000");
    QTest::newRow("leading zeros in both halves")
        << quint64(0xa) << quint64(0x1f) << QStringLiteral("000000000000000a000000000000001f");
    QTest::newRow("all bits") << ~quint64(0) << ~quint64(0)
                              << QStringLiteral("ffffffffffffffffffffffffffffffff");
    QTest::newRow("highest bit alone")
        << (quint64(1) << 63) << quint64(0) << QStringLiteral("80000000000000000000000000000000");
}

void TestId::readsWhatItWrites()
{
    QFETCH(quint64, high);
    QFETCH(quint64, low);
    QFETCH(QString, text);
    const ActorId id{{high, low}};
    QCOMPARE(id.toString(), text);
    QCOMPARE(ActorId::fromString(text), std::optional(id));
    QCOMPARE(id.isNull(), high == 0 && low == 0);
}

void TestId::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("a digit short") << QStringLiteral("0000000000000000000000000000000");
    QTest::newRow("a digit long") << QStringLiteral("000000000000000000000000000000000");
    QTest::newRow("capitals") << QStringLiteral("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
    QTest::newRow("no digit first") << QStringLiteral("g0000000000000000000000000000000");
    QTest::newRow("no digit in the second half") << QStringLiteral("0000000000000000000000000000000-");
    QTest::newRow("a prefix") << QStringLiteral("0x000000000000000000000000000000");
    QTest::newRow("digits of another script") << QString(32, QChar(0x0660));
}

void TestId::refusesOtherTexts()
{
    QFETCH(QString, text);
    QVERIFY(!ActorId::fromString(text));
}

void TestId::isNeverMadeTwice()
{
    QSet<ActorId> made;
    for (int i = 0; i < 10'000; ++i) {
        const ActorId id = ActorId::random();
        QVERIFY(!id.isNull());
        made.insert(id);
    }
    QCOMPARE(made.size(), 10'000);
}

void TestId::hashDependsOnBothHalves()
{
    QSet<size_t> hashes;
    for (quint64 i = 0; i < 1000; ++i) {
        hashes.insert(qHash(ActorId{{i, 7}}));
        hashes.insert(qHash(ActorId{{7, i + 1'000'000}}));
    }
    QVERIFY(hashes.size() > 1990);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestId)
#include "tst_id.moc"
