// SPDX-License-Identifier: GPL-3.0-or-later
//
// What sentences() promises for every text, however odd.
#include "model/text/graphemes.h"
#include "model/text/language.h"
#include "model/text/sentences.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using namespace standpoint;

class TestSentenceProperties : public QObject
{
    Q_OBJECT

private slots:
    void holdsOnRandomText_data();
    void holdsOnRandomText();
    void holdsOnHostileText_data();
    void holdsOnHostileText();
    void endsAtEveryLineEnd_data();
    void endsAtEveryLineEnd();
    void givesNothingForWhiteSpace();
    void isTheSameInEveryThread();
};

namespace {

bool isLineEnd(QChar c)
{
    return QStringLiteral("\n\v\f\r\u0085\u2028\u2029").contains(c);
}

/// Nothing if all promises hold, else which is broken.
QString brokenPromise(const QString &text, const QString &language)
{
    GraphemeBoundaries graphemes(text);
    const auto isWhite = [&](qsizetype at) { // a space that carries an accent is none
        return text[at].isSpace() && graphemes.isBoundary(static_cast<int>(at))
            && graphemes.isBoundary(static_cast<int>(at) + 1);
    };
    qsizetype last = 0;
    for (const TextSpan &sentence : sentences(text, language)) {
        if (sentence.begin < last || sentence.isEmpty() || sentence.end > text.size())
            return QStringLiteral("order at %1").arg(sentence.begin);
        for (qsizetype at = last; at < sentence.begin; ++at) {
            if (!text[at].isSpace())
                return QStringLiteral("a character left out at %1").arg(at);
        }
        if (isWhite(sentence.begin) || isWhite(sentence.end - 1))
            return QStringLiteral("white space at an end of %1").arg(sentence.begin);
        if (!graphemes.isBoundary(sentence.begin) || !graphemes.isBoundary(sentence.end))
            return QStringLiteral("a grapheme cluster is cut at %1").arg(sentence.begin);
        for (qsizetype at = sentence.begin; at < sentence.end; ++at) {
            if (isLineEnd(text[at]))
                return QStringLiteral("a line end inside at %1").arg(at);
        }
        last = sentence.end;
    }
    for (qsizetype at = last; at < text.size(); ++at) {
        if (!text[at].isSpace())
            return QStringLiteral("a character left out at %1").arg(at);
    }
    return {};
}

} // namespace

void TestSentenceProperties::holdsOnRandomText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("pieces");
    const QStringList marks{QStringLiteral(". "), QStringLiteral("."), QStringLiteral("? "),
        QStringLiteral("!"), QStringLiteral("…"), QStringLiteral("” "), QStringLiteral("“"),
        QStringLiteral("\""), QStringLiteral("("), QStringLiteral(") "), QStringLiteral("[12]"),
        QStringLiteral(" "), QStringLiteral(", "), QStringLiteral("\n"), QStringLiteral("\r\n"),
        QStringLiteral("• ")};
    QTest::newRow("English") << QStringLiteral("en")
                             << marks
            + QStringList{QStringLiteral("Mr"), QStringLiteral("The"), QStringLiteral("said"),
                QStringLiteral("U.S"), QStringLiteral("B"), QStringLiteral("12"), QStringLiteral("war")};
    QTest::newRow("German") << QStringLiteral("de")
                            << marks
            + QStringList{QStringLiteral("z. B"), QStringLiteral("Der"), QStringLiteral("3"),
                QStringLiteral("Juni"), QStringLiteral("Nr"), QStringLiteral("„")};
    QTest::newRow("Greek") << QStringLiteral("el")
                           << marks + QStringList{QStringLiteral("Πού;"), QStringLiteral("κ")};
    QTest::newRow("Chinese and Japanese") << QStringLiteral("ja")
                                          << marks
            + QStringList{QStringLiteral("。"), QStringLiteral("「"), QStringLiteral("」"),
                QStringLiteral("と"), QStringLiteral("（"), QStringLiteral("）"), QStringLiteral("！"),
                QStringLiteral("山")};
    QTest::newRow("clusters") << QStringLiteral("en")
                              << marks
            + QStringList{QStringLiteral("\u0301"), QStringLiteral("\u0600"), QStringLiteral("🇩🇪"),
                QStringLiteral("\u200D"), QStringLiteral("👩"), QStringLiteral("\u1100"),
                QStringLiteral("\u1161"), QStringLiteral("क्षि")};
    QTest::newRow("broken") << QString()
                            << marks
            + QStringList{QString(QChar(0xD800)), QString(QChar(0xDC00)), QString(QChar(u'\0')),
                QString(QChar(0xFFFF)), QStringLiteral("\u2028"), QStringLiteral("\u202E"),
                QStringLiteral("\u00A0"), QStringLiteral("\uFEFF")};
}

void TestSentenceProperties::holdsOnRandomText()
{
    QFETCH(QString, language);
    QFETCH(QStringList, pieces);
    QRandomGenerator random(23);
    for (int round = 0; round < 4000; ++round) {
        QString text;
        for (int i = random.bounded(1, 25); i > 0; --i)
            text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
        const QString broken = brokenPromise(text, language);
        QVERIFY2(broken.isEmpty(), qPrintable(broken + u": " + text));
    }
}

void TestSentenceProperties::holdsOnHostileText_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &piece, qsizetype times) {
        QTest::newRow(name) << piece.repeated(times);
    };
    row("a million letters without a space", QStringLiteral("x"), 1'000'000);
    row("opening brackets", QStringLiteral("("), 100'000);
    row("closing brackets", QStringLiteral(")"), 100'000);
    row("mixed brackets", QStringLiteral("([)]"), 50'000);
    row("brackets around full stops", QStringLiteral("(. "), 100'000);
    row("full stops", QStringLiteral("."), 1'000'000);
    row("spaced full stops", QStringLiteral(". "), 500'000);
    row("initials", QStringLiteral("A. "), 300'000);
    row("abbreviations", QStringLiteral("Mr. U.S. "), 100'000);
    row("dots within one word", QStringLiteral("a.b"), 300'000);
    row("quotation marks", QStringLiteral("\".\" "), 200'000);
    row("opening quotation marks", QStringLiteral("“"), 300'000);
    row("full stops and closing marks", QStringLiteral(".”"), 300'000);
    row("reference marks", QStringLiteral(".[1]"), 200'000);
    row("reference marks without a stop", QStringLiteral("[1]"), 300'000);
    row("ellipses", QStringLiteral("… A"), 300'000);
    row("bullets", QStringLiteral(" •"), 300'000);
    row("numbers", QStringLiteral("war. 1"), 200'000);
    row("spaces", QStringLiteral(" "), 1'000'000);
    row("line ends", QStringLiteral("\n"), 1'000'000);
    row("one letter a line", QStringLiteral("a\n"), 500'000);
    row("accents", QStringLiteral("\u0301"), 300'000);
    row("spaces with accents", QStringLiteral(" \u0301"), 200'000);
    row("prefix marks", QStringLiteral("\u0600"), 300'000);
    row("flags", QStringLiteral("🇩🇪"), 100'000);
    row("stops and flags", QStringLiteral("? 🇩"), 100'000);
    row("high surrogates", QString(QChar(0xD800)), 300'000);
    row("low surrogates", QString(QChar(0xDC00)), 300'000);
    row("NULs", QString(QChar(u'\0')), 300'000);
    row("directions", QStringLiteral("\u202E.\u202C "), 200'000);
    row("question marks", QStringLiteral("?! "), 300'000);
    row("exclamation marks and words", QStringLiteral("a! B"), 200'000);
}

/// A time that grows with the square of the length would run into the time limit of the test.
void TestSentenceProperties::holdsOnHostileText()
{
    QFETCH(QString, text);
    for (const char *language : {"en", "de", ""}) {
        const QString broken = brokenPromise(text, QString::fromLatin1(language));
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
    QVERIFY(guessLanguage(text).size() <= 2);
}

void TestSentenceProperties::endsAtEveryLineEnd_data()
{
    QTest::addColumn<QString>("lineEnd");
    QTest::newRow("LF") << QStringLiteral("\n");
    QTest::newRow("CR") << QStringLiteral("\r");
    QTest::newRow("CR LF") << QStringLiteral("\r\n");
    QTest::newRow("VT") << QStringLiteral("\v");
    QTest::newRow("FF") << QStringLiteral("\f");
    QTest::newRow("NEL") << QStringLiteral("\u0085");
    QTest::newRow("line separator") << QStringLiteral("\u2028");
    QTest::newRow("paragraph separator") << QStringLiteral("\u2029");
    QTest::newRow("blank line") << QStringLiteral("\n \t\n");
}

void TestSentenceProperties::endsAtEveryLineEnd()
{
    QFETCH(QString, lineEnd);
    const QString first = QStringLiteral("a headline that goes on for more than thirty-two characters");
    const QString text = first + lineEnd + QStringLiteral("and text") + lineEnd;
    const auto begin = static_cast<int>(first.size() + lineEnd.size());
    QCOMPARE(sentences(text, QStringLiteral("en")),
        (QList<TextSpan>{{0, static_cast<int>(first.size())}, {begin, begin + 8}}));
}

void TestSentenceProperties::givesNothingForWhiteSpace()
{
    QVERIFY(sentences(QStringView(), QStringLiteral("en")).isEmpty());
    QVERIFY(sentences(QStringLiteral(" \t\u00A0\u3000\r\n\n \u2028"), QStringLiteral("en")).isEmpty());
}

void TestSentenceProperties::isTheSameInEveryThread()
{
    const QString text =
        QStringLiteral("Dr. Weber kam am 3. Mai. “Why?” asked Mr. Ames. The U.S. left.\n").repeated(200);
    const QList<TextSpan> expected = sentences(text, QStringLiteral("sv"));
    constexpr int threadCount = 4;
    std::vector<QList<TextSpan>> results(threadCount);
    std::vector<std::unique_ptr<QThread>> threads;
    for (QList<TextSpan> &result : results) {
        threads.emplace_back(QThread::create([&result, text] {
            for (const char *language : {"de", "it", "en", "sv"})
                result = sentences(text, QString::fromLatin1(language));
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    for (const QList<TextSpan> &result : results)
        QCOMPARE(result, expected);
}

QTEST_APPLESS_MAIN(TestSentenceProperties)
#include "tst_sentence_properties.moc"
