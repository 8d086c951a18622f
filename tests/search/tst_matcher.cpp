// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is typed means what people expect; an expression that cannot be read, or never ends, is told.
#include "model/search/matcher.h"

#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace standpoint {

namespace {

/// Ends a run that does not end by itself, after 20 seconds.
class Watchdog
{
public:
    ~Watchdog()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_done = true;
        }
        m_woken.notify_one();
    }

    std::atomic<bool> barked = false;

private:
    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_done = false;
    std::jthread m_thread{[this] {
        std::unique_lock lock(m_mutex);
        barked = !m_woken.wait_for(lock, std::chrono::seconds(20), [this] { return m_done; });
    }};
};

} // namespace

class TestMatcher : public QObject
{
    Q_OBJECT

private slots:
    void partsTerms_data();
    void partsTerms();
    void finds_data();
    void finds();
    void wordsMayLieInDifferentParts();
    void aBadExpressionIsTold();
    void aCostlyExpressionIsGivenUp();
    void everyExpressionEnds_data();
    void everyExpressionEnds();
    void timeIsLinearInTheText_data();
    void timeIsLinearInTheText();
    void emptyTextFindsNothing();
};

void TestMatcher::partsTerms_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("terms");
    QTest::newRow("words") << u" no  war "_qs << QStringList{u"no"_qs, u"war"_qs};
    QTest::newRow("phrase") << u"a \"no fly\" zone"_qs << QStringList{u"a"_qs, u"no fly"_qs, u"zone"_qs};
    QTest::newRow("curly marks") << u"“no fly” zone"_qs << QStringList{u"no fly"_qs, u"zone"_qs};
    QTest::newRow("open mark") << u"\"no fly"_qs << QStringList{u"no fly"_qs};
    QTest::newRow("empty marks") << u"\"\" \" \""_qs << QStringList{};
}

void TestMatcher::partsTerms()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, terms);
    QCOMPARE(searchTerms(typed), terms);
}

void TestMatcher::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Wording>("wording");
    QTest::addColumn<QStringList>("found");
    const QString typed = u"no war"_qs;
    // in: “No war, no!” Nowhere is a war.\nWarfare is no art, café.
    QTest::newRow("phrase") << typed << Wording::Phrase << QStringList{u"No war"_qs};
    QTest::newRow("words") << typed << Wording::Words
                           << QStringList{
                                  u"No"_qs, u"war"_qs, u"no"_qs, u"No"_qs, u"war"_qs, u"War"_qs, u"no"_qs};
    QTest::newRow("whole words") << typed << Wording::WholeWords
                                 << QStringList{u"No"_qs, u"war"_qs, u"no"_qs, u"war"_qs, u"no"_qs};
    QTest::newRow("one of them missing") << u"no peace"_qs << Wording::Words << QStringList{};
    QTest::newRow("whole phrase") << u"where"_qs << Wording::WholePhrase << QStringList{};
    QTest::newRow("words that overlap")
        << u"war warfare"_qs << Wording::Words << QStringList{u"war"_qs, u"war"_qs, u"Warfare"_qs};
    QTest::newRow("expression") << u"\\bno\\w*"_qs << Wording::Expression
                                << QStringList{u"No"_qs, u"no"_qs, u"Nowhere"_qs, u"no"_qs};
    QTest::newRow("ends of paragraphs")
        << u"[.é]+$"_qs << Wording::Expression << QStringList{u"."_qs, u"é."_qs};
    QTest::newRow("within a paragraph") << u"war.\\s+War"_qs << Wording::Expression << QStringList{};
    QTest::newRow("empty matches") << u"x*"_qs << Wording::Expression << QStringList{};
    QTest::newRow("letters of all scripts") << u"caf\\w"_qs << Wording::Expression << QStringList{u"café"_qs};
    QTest::newRow("whole characters") << u"e\\x{301}|\\x{301}"_qs << Wording::Expression << QStringList{};
}

void TestMatcher::finds()
{
    QFETCH(QString, typed);
    QFETCH(Wording, wording);
    QFETCH(QStringList, found);
    const QString text = u"“No war, no!” Nowhere is a war.\nWarfare is no art, café."_qs;
    const Result<Matcher> matcher = Matcher::make(typed, wording);
    QVERIFY(matcher);
    Matching matching;
    QStringList told;
    for (const TextSpan span : matcher->findIn(text, matching))
        told.append(text.mid(span.begin, span.length()));
    QCOMPARE(told, found);
    QVERIFY(!matching.gaveUp);
}

void TestMatcher::wordsMayLieInDifferentParts()
{
    const Matcher matcher = *Matcher::make(u"minister strike"_qs, Wording::Words);
    const QString title = u"The minister"_qs;
    const QString text = u"He warned of a strike."_qs;
    const QStringView parts[] = {title, text};
    std::vector<Matcher::Spans> found;
    Matching matching;
    QVERIFY(matcher.find(parts, found, matching));
    QCOMPARE(found[0], (Matcher::Spans{{4, 12}}));
    QCOMPARE(found[1], (Matcher::Spans{{15, 21}}));
    QVERIFY(matcher.findIn(text, matching).empty());
}

void TestMatcher::aBadExpressionIsTold()
{
    const Result<Matcher> matcher = Matcher::make(u"a(b"_qs, Wording::Expression);
    QVERIFY(!matcher);
    QVERIFY(matcher.error().what.startsWith(u"This is no regular expression:"_qs));
    QVERIFY(matcher.error().what.contains(u"at character 4"_qs));
}

void TestMatcher::aCostlyExpressionIsGivenUp()
{
    const Matcher matcher = *Matcher::make(u"(a+)+$"_qs, Wording::Expression);
    Matching matching;
    const QString text = QString(60, u'a') + u"b\nthen aaa"_qs;
    const Matcher::Spans found = matcher.findIn(text, matching); // 2^60 steps without a limit
    QVERIFY(matching.gaveUp);
    QCOMPARE(found, (Matcher::Spans{{67, 70}})); // the next paragraph is looked at all the same
}

void TestMatcher::everyExpressionEnds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    // A match may begin before the place from which it is looked for.
    QTest::newRow("a match that steps back") << u"(\\Ka){0}(?<=(?1))"_qs << u"a banana"_qs;
    QTest::newRow("a match that looks back") << u"(?<=\\Ka)"_qs << u"a banana"_qs;
    QTest::newRow("a match before its end") << u"(?=a\\K)"_qs << u"a banana"_qs;
}

void TestMatcher::everyExpressionEnds()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    const Result<Matcher> matcher = Matcher::make(typed, Wording::Expression);
    if (!matcher)
        QSKIP("this PCRE2 does not allow it");
    Watchdog watchdog;
    Matching matching{&watchdog.barked};
    for (const TextSpan span : matcher->findIn(text, matching))
        QVERIFY(span.begin >= 0 && span.begin < span.end && span.end <= text.size());
    QVERIFY2(!watchdog.barked, "it went on for ever");
}

void TestMatcher::timeIsLinearInTheText_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("unit");
    QTest::newRow("accents without end") << u"b"_qs << QString(QChar(0x301));
    QTest::newRow("each accent without end") << u"\\p{M}"_qs << QString(QChar(0x301));
    QTest::newRow("accents of two units") << u"b"_qs << u"\U0001E8D0"_qs;
    QTest::newRow("one line without spaces") << u"b"_qs << u"c"_qs;
    QTest::newRow("one line with spaces") << u"b"_qs << u"c "_qs;
}

/// Where each stretch that is looked at cost time by the length of the text, the longer text would cost the
/// square of it: minutes.
void TestMatcher::timeIsLinearInTheText()
{
    QFETCH(QString, typed);
    QFETCH(QString, unit);
    const Matcher matcher = *Matcher::make(typed, Wording::Expression);
    const QString text = u'a' + unit.repeated(3'000'000);
    Watchdog watchdog;
    Matching matching{&watchdog.barked};
    const Matcher::Spans found = matcher.findIn(text, matching);
    QVERIFY2(!watchdog.barked, "it took 20 seconds");
    if (typed == u"b"_qs)
        QVERIFY(found.empty());
    else
        QCOMPARE(found, (Matcher::Spans{{0, static_cast<int>(text.size())}})); // it is one character
}

void TestMatcher::emptyTextFindsNothing()
{
    Matching matching;
    for (const Wording wording : {Wording::Phrase, Wording::Words, Wording::Expression}) {
        const Matcher nothing = *Matcher::make(QString(), wording);
        QVERIFY(nothing.isEmpty());
        QVERIFY(nothing.findIn(u"some text", matching).empty());
    }
    QVERIFY(Matcher::make(u"a"_qs, Wording::Expression)->findIn({}, matching).empty());
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestMatcher)
#include "tst_matcher.moc"
