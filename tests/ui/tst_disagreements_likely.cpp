// SPDX-License-Identifier: GPL-3.0-or-later
//
// What helps to decide: the likely gold as a suggestion, words as the evidence of an own label, keys that
// somebody chose.
#include "tests/ui/disagreements_fixture.h"
#include "ui/agreement/likely_gold.h"
#include "ui/agreement/own_label.h"
#include "ui/keys/key_rules.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>

namespace standpoint {

class TestDisagreementsLikely : public DisagreementsFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isShownAndTakenByAKey();
    void isTakenByAClick();
    void isNotShownOfWhatChangedSince();
    void hiddenNamesStayHidden();
    void theMostDoubtfulComeFirst();
    void selectedWordsAreTheEvidence_data();
    void selectedWordsAreTheEvidence();
    void wordsMarkedInTheArticleAreTheEvidence();
    void keysCanBeChosen();

private:
    void estimated();
    void hideNames(bool hide);
    QString shown() const;
    const LaneCard *goldCard() const { return m_panel->findChild<LanesView *>()->gold(); }
    Evidence goldEvidence() const;

    AnnotatorId m_di;
};

/// A third one, who is with Bo in the first case.
void TestDisagreementsLikely::init()
{
    setUpCases();
    m_di = AnnotatorId::random();
    QVERIFY(m_document->push(
        QStringLiteral("Annotator"), {adding(Annotator{m_di, QStringLiteral("Di"), false})}));
    for (const int article : {0, 1})
        done(m_di, article);
    label(m_di, 0, 0, 1, 0);
    label(m_di, 0, 1, 1, 0);
    label(m_di, 1, 0, 1, 0);
}

void TestDisagreementsLikely::cleanup()
{
    tearDownCases();
}

void TestDisagreementsLikely::estimated()
{
    open();
    QTRY_VERIFY(m_panel->likely().current());
}

void TestDisagreementsLikely::hideNames(bool hide)
{
    for (QAction *action : m_panel->findChildren<QAction *>()) {
        if (action->text().contains(QLatin1String("names")))
            action->setChecked(hide);
    }
}

/// What gold's card says is likely; nothing where it does not.
QString TestDisagreementsLikely::shown() const
{
    QString remark = goldCard()->lane().remark;
    remark.remove(QChar(0x2068)).remove(QChar(0x2069));
    const qsizetype at = remark.indexOf(QLatin1String("likely:"));
    return at < 0 ? QString() : remark.sliced(at);
}

Evidence TestDisagreementsLikely::goldEvidence() const
{
    for (const Annotation &one : annotations(0)) {
        if (m_document->project().annotators().find(one.annotator)->gold)
            return one.evidence;
    }
    return {};
}

void TestDisagreementsLikely::isShownAndTakenByAKey()
{
    estimated();
    const auto likely = m_panel->likely().of(*m_panel->current(), false);
    QVERIFY(likely);
    QCOMPARE(likely->becomes, m_panel->current()->lanes[0].found);
    QCOMPARE(
        shown(), QStringLiteral("likely: in favour (%1)").arg(QLocale().toString(likely->chance, 'f', 2)));
    const QList<Annotation> others = layers();
    press(Qt::Key_L);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon in favour")});
    QCOMPARE(layers(), others);
    QCOMPARE(row(), 1);
    QCOMPARE(m_panel->cases().decided(), 1);
    press(Qt::Key_Up);
    QVERIFY(shown().isEmpty()); // decided is decided
}

void TestDisagreementsLikely::isTakenByAClick()
{
    estimated();
    QTest::mouseClick(const_cast<LaneCard *>(goldCard()), Qt::LeftButton);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon in favour")});
    QCOMPARE(row(), 1);
    QVERIFY(m_list->hasFocus() || !QApplication::focusWidget());
}

void TestDisagreementsLikely::isNotShownOfWhatChangedSince()
{
    estimated();
    QVERIFY(!shown().isEmpty());
    label(m_cy, 0, 2, 1, 1);
    QVERIFY(shown().isEmpty());
    QSignalSpy said(m_bench.get(), &Workbench::said);
    press(Qt::Key_L);
    QCOMPARE(said.size(), 1);
    QVERIFY(gold(0, 1).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!shown().isEmpty(), 10'000); // a while after
}

/// Where the estimate believes one against most, it would tell who is who.
void TestDisagreementsLikely::hiddenNamesStayHidden()
{
    estimated();
    hideNames(true);
    QCOMPARE(shown(), QStringLiteral("likely: in favour")); // as two of three say, and no number
    for (int r = 0; r < rows(); ++r) {
        m_list->setCurrentIndex(m_list->model()->index(r, 0));
        for (const AnnotatorId one : {m_bo, m_cy, m_di})
            QVERIFY(!shown().contains(m_document->project().annotators().find(one)->name));
    }
    // As many say this as that: nothing.
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    Case split = *m_panel->current();
    split.lanes[2].isDone = false;
    QVERIFY(m_panel->likely().of(split, false));
    QVERIFY(!m_panel->likely().of(split, true));
    hideNames(false);
}

void TestDisagreementsLikely::theMostDoubtfulComeFirst()
{
    estimated();
    auto *orders = m_panel->findChildren<QComboBox *>()[1];
    orders->setCurrentIndex(3);
    emit orders->activated(3);
    QCOMPARE(rows(), 3);
    std::vector<double> doubts;
    for (int r = 0; r < rows(); ++r)
        doubts.push_back(
            doubtOn(*m_panel->likely().current(), *m_panel->findChild<CaseQueueModel *>()->caseAt(r)));
    QVERIFY(std::ranges::is_sorted(doubts, std::greater()));
}

void TestDisagreementsLikely::selectedWordsAreTheEvidence_data()
{
    QTest::addColumn<int>("from"); // of "Nobody answered him."
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("evidence");
    QTest::newRow("a word") << 7 << 8 << "answered";
    QTest::newRow("parts of words become words") << 9 << 10 << "answered him";
    QTest::newRow("nothing: as annotators marked it") << 0 << 0 << "Nobody answered him.";
    QTest::newRow("all") << 0 << 20 << "Nobody answered him.";
}

void TestDisagreementsLikely::selectedWordsAreTheEvidence()
{
    QFETCH(int, from);
    QFETCH(int, length);
    QFETCH(QString, evidence);
    open();
    QLabel *text = m_panel->findChild<LanesView *>()->text();
    if (length > 0)
        text->setSelection(from, length);
    QTest::keyClick(text, Qt::Key_O); // who selects by mouse has the keyboard there
    auto *box = m_panel->findChild<OwnLabelBox *>();
    QVERIFY(box->isVisible());
    if (length > 0)
        QVERIFY(std::ranges::any_of(box->findChildren<QLabel *>(),
            [&](const QLabel *label) { return label->text().contains(evidence); }));
    QTest::keyClick(box, Qt::Key_W);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon neutral")});
    QCOMPARE(m_document->project().article(m_articles[0])->evidenceText(goldEvidence()), evidence);
    QCOMPARE(m_panel->cases().decided(), 1);
    QCOMPARE(row(), 1);
}

void TestDisagreementsLikely::wordsMarkedInTheArticleAreTheEvidence()
{
    open();
    const TextSpan sentence = m_document->project().article(m_articles[0])->sentences()[1];
    m_bench->setArticle(m_articles[0]);
    m_bench->setPlace(1, TextSpan{sentence.begin + 7, sentence.begin + 15}, true);
    press(Qt::Key_O);
    QTest::keyClick(m_panel->findChild<OwnLabelBox *>(), Qt::Key_W);
    QCOMPARE(m_document->project().article(m_articles[0])->evidenceText(goldEvidence()),
        QStringLiteral("answered"));
}

void TestDisagreementsLikely::keysCanBeChosen()
{
    KeySet set = KeyMap::instance().set();
    const int none = keyActionAt(QStringLiteral("cases.none"));
    set.give(none, QKeySequence(Qt::Key_Q)); // a letter of the pad, which is another's in the window
    set.take(none, QKeySequence(Qt::Key_0));
    QVERIFY(set.keys(keyActionAt(QStringLiteral("pad.1.1"))).contains(QKeySequence(Qt::Key_Q)));
    KeyMap::instance().setKeys(set, false);
    open();
    press(Qt::Key_0);
    QVERIFY(decisions().isEmpty());
    press(Qt::Key_Q);
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(decisions()[0].verdict, Decision::Verdict::Rejected);
    const auto buttons = m_panel->findChildren<QToolButton *>();
    QVERIFY(std::ranges::any_of(
        buttons, [](const QToolButton *one) { return one->text() == QLatin1String("Q  None"); }));
    QVERIFY(whyNot(QKeySequence(Qt::CTRL | Qt::Key_S), none)); // saves, from everywhere
    QVERIFY(whyNot(QKeySequence(Qt::Key_1), none));
    QVERIFY(!whyNot(QKeySequence(Qt::Key_Space), none));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestDisagreementsLikely)
#include "tst_disagreements_likely.moc"
