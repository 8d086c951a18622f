// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/quotations.h"

#include <QTest>

using namespace standpoint;

class TestQuotations : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void joinsSpeechesOverParagraphs_data();
    void joinsSpeechesOverParagraphs();
};

// NOLINTNEXTLINE(readability-function-size): a table of rows, each of them short
void TestQuotations::finds_data()
{
    QTest::addColumn<QString>("marked"); ///< the text, with {} around what is to be found
    const auto row = [](const char *name, const char *marked) {
        QTest::newRow(name) << QString::fromUtf8(marked);
    };
    row("none", "Nobody spoke, it's said.");
    row("straight", R"({"We go,"} he said. {"Now."})");
    row("curly", "{“We go,”} he said. {“Now.”}");
    row("opened straight, closed curly", "{\"We go,”} he said.");
    row("opened curly, closed straight", "{“We go,\"} he said.");
    row("German", "{„Wir gehen“}, sagte er. {„Jetzt!“}");
    row("German, closed in the English way", "{„Wir gehen”}, sagte er.");
    row("Swedish", "{”Vi går”}, sade han.");
    row("French", "{« Nous partons »}, dit-il. {«Oui»}");
    row("Danish and German angles", "{»Wir gehen«}, sagte er. {»Ja«}");
    row("Russian with German inside", "{«Газета „Известия“ права»}, — сказал он.");
    row("single within double", "{“He said ‘no’ twice,”} she said.");
    row("double within single", "{‘He said “no” twice,’} she said.");
    row("British single", "{‘We go,’} he said.");
    row("straight single", "{'We go now,'} he said.");
    row("apostrophes only", "The workers' party isn't the miners' union's friend.");
    row("apostrophe within a single quotation", "{‘We don’t go,’} he said.");
    row("single that is never closed", "He came in the ‘night and left.");
    row("to the end of the paragraph", "He said: {“We go. We come.}\nNobody moved.");
    row("straight to the end of the paragraph", "He said: {\"We go.}\nNobody moved.");
    row("inches", R"(A 5" pipe and a {"big"} one)");
    row("two in one sentence", "{“No,”} he said, {“never.”}");
    row("in brackets", "It went ({“slowly”}) on.");
    row("opened again without being closed", "{“We go. “We come.”} He left.");
    row("Japanese", "彼は{「行く」}と言った。");
    row("empty", "");
}

void TestQuotations::finds()
{
    QFETCH(QString, marked);
    QString text = marked;
    text.remove(QLatin1Char('{')).remove(QLatin1Char('}'));
    QString result = text;
    const std::vector<Quotation> found = quotations(text);
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
        result.insert(one->span.end, QLatin1Char('}'));
        result.insert(one->span.begin, QLatin1Char('{'));
    }
    QCOMPARE(result, marked);
}

void TestQuotations::joinsSpeechesOverParagraphs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("dashes");
    QTest::addColumn<QList<int>>("speeches");
    const auto row = [](const char *name, const char *text, bool dashes, const QList<int> &speeches) {
        QTest::newRow(name) << QString::fromUtf8(text) << dashes << speeches;
    };
    row("opened in each, closed in the last", "“One.\n“Two.\n“Three,” he said.", false, {1, 1, 1});
    row("the next opens none", "“One.\nTwo.\n“Three.”", false, {1, 2});
    row("closed before", "“One.”\n“Two.”", false, {1, 2});
    row("blank line between", "“One.\n\n“Two.”", false, {1, 1});
    row("a later one of the paragraph", "“One.\n“Two,” he said. “Three.”", false, {1, 1, 2});
    row("dashes", "— Нет, — сказал он. — Никогда.", true, {1, 1});
    row("dashes that nobody asked for", "— Нет, — сказал он.", false, {});
}

void TestQuotations::joinsSpeechesOverParagraphs()
{
    QFETCH(QString, text);
    QFETCH(bool, dashes);
    QFETCH(QList<int>, speeches);
    QList<int> found;
    for (const Quotation &one : quotations(text, dashes))
        found.append(one.speech);
    QCOMPARE(found, speeches);
}

QTEST_APPLESS_MAIN(TestQuotations)
#include "tst_quotations.moc"
