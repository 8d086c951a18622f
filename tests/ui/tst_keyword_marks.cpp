// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words of the issues' lists are found beside the work of the hands, and a bad expression hangs nothing.
#include "model/project/codebook.h"
#include "ui/keyword_marks.h"

#include <QSignalSpy>
#include <QTest>

namespace standpoint {

class TestKeywordMarks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsWordsAndExpressions();
    void forgetsWhatBelongsToAnotherText();
    void aRetiredIssueMarksNothing();
    void anExpressionThatTakesForeverIsGivenUp();
    void anExpressionThatIsNoneFindsNothing();
    void anExpressionOfOtherMeaningAtItsBeginIsLeftAlone();
    void anEmptyMatchBeforeAPairIsSteppedOver();

private:
    void setKeywords(int issue, const QList<Keyword> &keywords, bool retired = false);
    void setText(const QString &text);
    QStringList found();

    Project m_project;
    Shared<ArticleText> m_text;
    std::unique_ptr<KeywordMarks> m_marks;
};

void TestKeywordMarks::init()
{
    m_project = newProject(QStringLiteral("Test"), defaultCodebook()).value();
    m_marks = std::make_unique<KeywordMarks>();
}

void TestKeywordMarks::setKeywords(int issue, const QList<Keyword> &keywords, bool retired)
{
    const Issue before = m_project.issues().inOrder()[issue];
    Issue after = before;
    after.keywords = keywords;
    after.retired = retired;
    const Status done = m_project.apply(makeChange({}, {replacing(before, after)}));
    QVERIFY2(done, qPrintable(done ? QString() : done.error().what));
    m_marks->setIssues(m_project.issues());
}

void TestKeywordMarks::setText(const QString &text)
{
    m_text = ArticleText{ArticleId::random(), text, {{0, static_cast<int>(text.size())}}};
    m_marks->setText(m_text);
}

/// "words: what the tool tip says", of the whole text once it was searched.
QStringList TestKeywordMarks::found()
{
    const TextSpan all{0, static_cast<int>(m_text->text.size())};
    QSignalSpy spy(m_marks.get(), &KeywordMarks::found);
    if (m_marks->in(all).empty())
        spy.wait(2000);
    QStringList words;
    for (const QuietMark &mark : m_marks->in(all))
        words.append(m_text->text.mid(mark.span.begin, mark.span.length()) + QStringLiteral(": ")
            + m_marks->about(mark));
    return words;
}

void TestKeywordMarks::findsWordsAndExpressions()
{
    setKeywords(0, {{QStringLiteral("air strike"), false}, {QStringLiteral("bomb\\w*"), true}});
    setKeywords(1, {{QStringLiteral("talks"), false}});
    setText(QStringLiteral("Talks failed; bombing and an Air\nstrike came. He stalks."));
    QCOMPARE(found(),
        (QStringList{QStringLiteral("Talks: negotiation: word of its list"),
            QStringLiteral("bombing: intervention: word of its list (bomb\\w*)"),
            QStringLiteral("Air\nstrike: intervention: word of its list")}));
    const TextSpan all{0, static_cast<int>(m_text->text.size())};
    QVERIFY(m_marks->in(all)[0].style != m_marks->in(all)[1].style);
}

void TestKeywordMarks::forgetsWhatBelongsToAnotherText()
{
    setKeywords(1, {{QStringLiteral("talks"), false}});
    setText(QStringLiteral("Talks."));
    QCOMPARE(found().size(), 1);
    setText(QStringLiteral("War. And talks."));
    QCOMPARE(found(), QStringList{QStringLiteral("talks: negotiation: word of its list")});
}

void TestKeywordMarks::aRetiredIssueMarksNothing()
{
    setKeywords(1, {{QStringLiteral("talks"), false}}, true);
    setText(QStringLiteral("Talks."));
    QVERIFY(m_marks->isEmpty());
    QVERIFY(m_marks->in({0, 6}).empty());
}

void TestKeywordMarks::anExpressionThatTakesForeverIsGivenUp()
{
    setKeywords(0, {{QStringLiteral("(a+)+b|(a|aa)+$"), true}, {QStringLiteral("end"), false}});
    setText(QString(4000, QLatin1Char('a')) + QStringLiteral("! end"));
    QSignalSpy gaveUp(m_marks.get(), &KeywordMarks::gaveUp);
    QVERIFY(m_marks->in({0, static_cast<int>(m_text->text.size())}).empty());
    QCOMPARE(found(), QStringList{QStringLiteral("end: intervention: word of its list")});
    QTRY_COMPARE(gaveUp.size(), 1);
    QVERIFY(gaveUp.first().first().toString().contains(QStringLiteral("takes too long")));
}

/// A project may come from where the library reads more than here.
void TestKeywordMarks::anExpressionThatIsNoneFindsNothing()
{
    setKeywords(0, {{QStringLiteral("(war"), true}, {QStringLiteral("end"), false}});
    QSignalSpy gaveUp(m_marks.get(), &KeywordMarks::gaveUp);
    for (int text = 0; text < 2; ++text) {
        setText(QStringLiteral("(war) end %1").arg(text));
        QCOMPARE(found(), QStringList{QStringLiteral("end: intervention: word of its list")});
    }
    QCOMPARE(gaveUp.size(), 1);
    QVERIFY(gaveUp.first().first().toString().startsWith(
        QStringLiteral("“(war” of intervention is no regular expression")));
}

void TestKeywordMarks::anExpressionOfOtherMeaningAtItsBeginIsLeftAlone()
{
    setKeywords(0, {{QStringLiteral("^war"), true}, {QStringLiteral("(?-i)US"), true}});
    setText(QStringLiteral("war and us, war and US"));
    QCOMPARE(found().size(), 2);
}

void TestKeywordMarks::anEmptyMatchBeforeAPairIsSteppedOver()
{
    setKeywords(0, {{QStringLiteral("x*(?!w)|war"), true}});
    setText(QStringLiteral("\U0001F600\U0001F600 war \U0001F600"));
    QSignalSpy gaveUp(m_marks.get(), &KeywordMarks::gaveUp);
    QCOMPARE(found(), QStringList{QStringLiteral("war: intervention: word of its list (x*(?!w)|war)")});
    QCOMPARE(gaveUp.size(), 0);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeywordMarks)
#include "tst_keyword_marks.moc"
