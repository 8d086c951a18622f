// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/keywords.h"

#include <QTest>

namespace standpoint {

class TestKeywords : public QObject
{
    Q_OBJECT

private slots:
    void findTheirWords_data();
    void findTheirWords();
    void anExpressionThatIsNoneIsNotValid();
};

/// What is found in the text, joined by commas.
void TestKeywords::findTheirWords_data()
{
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<bool>("isRegularExpression");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *keyword, const char *text, const char *found,
                         bool isRegularExpression = false) {
        QTest::newRow(name) << QString::fromUtf8(keyword) << isRegularExpression << QString::fromUtf8(text)
                            << QString::fromUtf8(found);
    };
    row("whatever the capitals", "Talks", "Peace talks, TALKS.", "talks,TALKS");
    row("whole words only", "war", "war, warning, postwar, war-time", "war,war");
    row("words with an accent", "élite", "Élite élites", "Élite");
    row("over a line end", "air strike", "an air\n  strike", "air\n  strike");
    row("signs as they stand", "a.b (c)", "axb (c) a.b (c)", "a.b (c)");
    row("no border behind a sign", "C++", "C++11 C++", "C++,C++");
    row("either apostrophe", "don't", "don’t don't", "don’t,don't");
    row("script without spaces", "外交", "俄罗斯外交部长", "外交");
    row("expression", "bomb(s|ing)?\\b", "Bombs bombing bombard", "Bombs,bombing", true);
    row("expression inside words", "ar", "war", "ar", true);
}

void TestKeywords::findTheirWords()
{
    QFETCH(QString, keyword);
    QFETCH(bool, isRegularExpression);
    QFETCH(QString, text);
    QFETCH(QString, found);
    const QRegularExpression expression = expressionOf({keyword, isRegularExpression});
    QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
    QStringList all;
    for (auto match = expression.globalMatch(text); match.hasNext();)
        all.append(match.next().captured());
    QCOMPARE(all.join(QLatin1Char(',')), found);
}

void TestKeywords::anExpressionThatIsNoneIsNotValid()
{
    QVERIFY(!expressionOf({QStringLiteral("(a"), true}).isValid());
    QVERIFY(expressionOf({QStringLiteral("(a"), false}).isValid());
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestKeywords)
#include "tst_keywords.moc"
