// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/offsets.h"

#include <QRandomGenerator>
#include <QTest>

using namespace standpoint;

class TestOffsets : public QObject
{
    Q_OBJECT

private slots:
    void countsAsQtDoes_data();
    void countsAsQtDoes();
    void givesPositionsBack_data();
    void givesPositionsBack();
    void refusesWhatIsNoPosition();
    void clampsWhatLiesOutside();
    void agreesWithCountingOneByOne();
};

namespace {

void addTexts()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("ASCII") << QStringLiteral("The council met.");
    QTest::newRow("ASCII of several blocks") << QStringLiteral("abcdefg ").repeated(200);
    QTest::newRow("two bytes") << QStringLiteral("Élysée, Łódź, Привет");
    QTest::newRow("three bytes") << QStringLiteral("谈判会继续吗？“No.”");
    QTest::newRow("four bytes") << QStringLiteral("a😀b🇩🇪c");
    QTest::newRow("pairs across the border of a block") << u'x' + QStringLiteral("😀").repeated(600);
    QTest::newRow("accents after a block of ASCII")
        << QStringLiteral("x").repeated(300) + QStringLiteral("é😀é");
    QTest::newRow("unpaired surrogates") << QString(QChar(0xDC00)) + u'a' + QChar(0xD800) + u'é'
            + QChar(0xD83D) + QChar(0xD83D) + QChar(0xDE00);
    QTest::newRow("NUL") << QString(QChar(u'\0')) + u'é' + QChar(u'\0');
}

bool isInsidePair(const QString &text, int at)
{
    return at > 0 && at < text.size() && text[at - 1].isHighSurrogate() && text[at].isLowSurrogate();
}

} // namespace

void TestOffsets::countsAsQtDoes_data()
{
    addTexts();
}

void TestOffsets::countsAsQtDoes()
{
    QFETCH(QString, text);
    const OffsetMap map(text);
    QCOMPARE(map.utf16Units(), static_cast<int>(text.size()));
    QCOMPARE(map.codePoints(), static_cast<int>(text.toUcs4().size()));
    QCOMPARE(map.utf8Bytes(), static_cast<qint64>(text.toUtf8().size()));
    for (int at = 0; at <= text.size(); ++at) {
        const int begin = isInsidePair(text, at) ? at - 1 : at;
        QCOMPARE(map.codePointFromUtf16(at), static_cast<int>(text.first(begin).toUcs4().size()));
        QCOMPARE(map.utf8FromUtf16(at), static_cast<qint64>(text.first(begin).toUtf8().size()));
    }
}

void TestOffsets::givesPositionsBack_data()
{
    addTexts();
}

void TestOffsets::givesPositionsBack()
{
    QFETCH(QString, text);
    const OffsetMap map(text);
    int positions = 0;
    for (int at = 0; at <= text.size(); ++at) {
        if (isInsidePair(text, at))
            continue;
        ++positions;
        QCOMPARE(map.utf16FromCodePoint(map.codePointFromUtf16(at)), std::optional<int>(at));
        QCOMPARE(map.utf16FromUtf8(map.utf8FromUtf16(at)), std::optional<int>(at));
    }
    QCOMPARE(positions, map.codePoints() + 1);
}

void TestOffsets::refusesWhatIsNoPosition()
{
    const QString text = QStringLiteral("é😀");
    const OffsetMap map(text);
    QVERIFY(!map.utf16FromCodePoint(-1));
    QVERIFY(!map.utf16FromCodePoint(3));
    QVERIFY(!map.utf16FromCodePoint(Q_INT64_C(1) << 40));
    const QList<qint64> positions{0, 2, 6};
    for (qint64 byte = -2; byte < 9; ++byte)
        QCOMPARE(map.utf16FromUtf8(byte).has_value(), positions.contains(byte));
}

void TestOffsets::clampsWhatLiesOutside()
{
    const QString text = QStringLiteral("é😀z");
    const OffsetMap map(text);
    QCOMPARE(map.codePointFromUtf16(-5), 0);
    QCOMPARE(map.codePointFromUtf16(99), 3);
    QCOMPARE(map.utf8FromUtf16(-5), Q_INT64_C(0));
    QCOMPARE(map.utf8FromUtf16(99), Q_INT64_C(7));
    QCOMPARE(map.codePointFromUtf16(2), 1); // within the pair
    QCOMPARE(OffsetMap().codePointFromUtf16(1), 0);
}

void TestOffsets::agreesWithCountingOneByOne()
{
    QRandomGenerator random(7);
    const QList<char32_t> alphabet{U'a', U' ', U'é', U'д', U'中', U'😀', U'𝒳'};
    for (int round = 0; round < 50; ++round) {
        QString text;
        const int kinds = random.bounded(1, static_cast<int>(alphabet.size()) + 1);
        for (int i = random.bounded(2000); i > 0; --i) {
            const char32_t character = alphabet[random.bounded(kinds)];
            text += QString::fromUcs4(&character, 1);
        }
        const OffsetMap map(text);
        int units = 0;
        int codePoint = 0;
        qint64 bytes = 0;
        for (const uint character : text.toUcs4()) {
            QCOMPARE(map.utf16FromCodePoint(codePoint), std::optional<int>(units));
            QCOMPARE(map.utf16FromUtf8(bytes), std::optional<int>(units));
            units += QChar::requiresSurrogates(character) ? 2 : 1;
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            ++codePoint;
        }
        QCOMPARE(map.codePoints(), codePoint);
        QCOMPARE(map.utf8Bytes(), bytes);
    }
}

QTEST_APPLESS_MAIN(TestOffsets)
#include "tst_offsets.moc"
