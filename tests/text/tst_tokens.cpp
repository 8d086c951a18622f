// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/graphemes.h"
#include "model/text/tokens.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace standpoint;

namespace {

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (const TextSpan token : tokensOf(text, {0, static_cast<int>(text.size())}))
        words.append(text.mid(token.begin, token.length()));
    return words;
}

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private slots:
    void findsTokens_data();
    void findsTokens();
    void keepsToItsStretch();
    void coversAllButSpace();
    void coversWhatNoSentenceHas();
    void isFastInLongTexts();
};

void TestTokens::findsTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tokens");
    const auto row = [](const char *name, const QString &text, const QStringList &tokens) {
        QTest::newRow(name) << text << tokens;
    };
    row("nothing", QString(), {});
    row("white space alone", QStringLiteral(" \t\n\u2028\u00A0 "), {});
    row("words and marks", QStringLiteral("No, he said."),
        {QStringLiteral("No"), QStringLiteral(","), QStringLiteral("he"), QStringLiteral("said"),
            QStringLiteral(".")});
    row("apostrophe inside", QStringLiteral("l'été don’t"),
        {QStringLiteral("l'été"), QStringLiteral("don’t")});
    row("apostrophe outside", QStringLiteral("'no' dogs'"),
        {QStringLiteral("'"), QStringLiteral("no"), QStringLiteral("'"), QStringLiteral("dogs"),
            QStringLiteral("'")});
    row("hyphens", QStringLiteral("well-known no-\u2010one - -x"),
        {QStringLiteral("well-known"), QStringLiteral("no"), QStringLiteral("-"), QStringLiteral("\u2010"),
            QStringLiteral("one"), QStringLiteral("-"), QStringLiteral("-"), QStringLiteral("x")});
    row("period between digits only", QStringLiteral("12.5 a.b 3.x v2."),
        {QStringLiteral("12.5"), QStringLiteral("a"), QStringLiteral("."), QStringLiteral("b"),
            QStringLiteral("3"), QStringLiteral("."), QStringLiteral("x"), QStringLiteral("v2"),
            QStringLiteral(".")});
    row("a hyphen at the end", QStringLiteral("pre-"), {QStringLiteral("pre"), QStringLiteral("-")});
    row("two periods", QStringLiteral("1..2"),
        {QStringLiteral("1"), QStringLiteral("."), QStringLiteral("."), QStringLiteral("2")});
    row("emoji of several parts", QStringLiteral("a👩‍👩‍👧b 🇸🇾🇫🇷👍🏽"),
        {QStringLiteral("a"), QStringLiteral("👩‍👩‍👧"), QStringLiteral("b"), QStringLiteral("🇸🇾"),
            QStringLiteral("🇫🇷"), QStringLiteral("👍🏽")});
    row("combining marks", QStringLiteral("e\u0301le\u0300ve g\u0308\u0323!\u0301"),
        {QStringLiteral("e\u0301le\u0300ve"), QStringLiteral("g\u0308\u0323"), QStringLiteral("!\u0301")});
    row("scripts", QStringLiteral("مِصْر 𝔄𝔅 नीति 外交部。각하"),
        {QStringLiteral("مِصْر"), QStringLiteral("𝔄𝔅"), QStringLiteral("नीति"), QStringLiteral("外交部"),
            QStringLiteral("。"), QStringLiteral("각하")});
    row("a mark of direction is a token", QStringLiteral("a\u200Fb"),
        {QStringLiteral("a"), QStringLiteral("\u200F"), QStringLiteral("b")});
    row("half a pair", QString(QChar(0xD83D)), {QString(QChar(0xD83D))});
}

void TestTokens::findsTokens()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, tokens);
    QCOMPARE(wordsOf(text), tokens);
}

void TestTokens::keepsToItsStretch()
{
    const QString text = QStringLiteral("one two three");
    QCOMPARE(tokensOf(text, {2, 6}), (QList<TextSpan>{{2, 3}, {4, 6}}));
    QCOMPARE(tokensOf(text, {8, 99}), (QList<TextSpan>{{8, 13}}));
    QCOMPARE(tokensOf(text, {-5, 2}), (QList<TextSpan>{{0, 2}}));
    QCOMPARE(tokensOf(text, {6, 3}), QList<TextSpan>());
}

/// Whatever the text: in order, whole clusters, everything but white space.
void TestTokens::coversAllButSpace()
{
    static const QStringList pool =
        QStringLiteral("a|é|e\u0301|9|.|'|-|,| "
                       "|\t|\n|👩‍👩‍👧|🇸🇾|𝔄|नी|각|\u200D|\u200F|\u0301|مِ")
            .split(u'|');
    std::mt19937 random(5);
    for (int round = 0; round < 2000; ++round) {
        QString text;
        for (int left = static_cast<int>(random() % 30); left > 0; --left)
            text += pool[static_cast<qsizetype>(random() % static_cast<quint64>(pool.size()))];
        GraphemeBoundaries boundaries(text);
        int end = 0;
        for (const TextSpan token : tokensOf(text, {0, static_cast<int>(text.size())})) {
            QVERIFY2(token.begin >= end && token.begin < token.end, qPrintable(text));
            QVERIFY2(
                boundaries.isBoundary(token.begin) && boundaries.isBoundary(token.end), qPrintable(text));
            for (; end < token.begin; ++end) // a cluster that begins with a space may carry a mark
                QVERIFY2(text[boundaries.boundaryBefore(end)].isSpace(), qPrintable(text));
            end = token.end;
        }
    }
}

void TestTokens::coversWhatNoSentenceHas()
{
    const QString text = QStringLiteral("  Head\nOne. Two.  left \n \n over Three. ");
    const QList<TextSpan> stretches = tokenizedStretches(text, {{7, 11}, {11, 18}, {31, 39}});
    QStringList found;
    for (const TextSpan stretch : stretches)
        found.append(text.mid(stretch.begin, stretch.length()));
    QCOMPARE(found,
        (QStringList{QStringLiteral("Head"), QStringLiteral("One."), QStringLiteral("Two."),
            QStringLiteral("left"), QStringLiteral("over"), QStringLiteral("Three.")}));
    QCOMPARE(tokenizedStretches(QStringView(), {}), QList<TextSpan>());
}

void TestTokens::isFastInLongTexts()
{
    QString text = QStringLiteral("🇸🇾").repeated(250'000); // a million code units
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(tokensOf(text, {0, static_cast<int>(text.size())}).size(), 250'000);
    text = QString(1'000'000, u'\'');
    QCOMPARE(tokensOf(text, {0, static_cast<int>(text.size())}).size(), 1'000'000);
    QVERIFY2(timer.elapsed() < 20'000, "time grows with the square of the text");
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
