// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the list of cases has, and how it follows the project.
#include "model/document/article_acts.h"
#include "tests/ui/disagreements_fixture.h"
#include "ui/agreement/bulk_decision_dialog.h"
#include "ui/agreement/case_filter_row.h"
#include "ui/agreement/reasons_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

namespace standpoint {

class TestDisagreementsPanel : public DisagreementsFixture
{
    Q_OBJECT

private slots:
    void saysWhatIsMissing();
    void listsWhatAnnotatorsDifferIn();
    void theArticleFollows();
    void whoIsDoneForTheFirstTimeIsCompared();
    void whoTagsElsewhereIsNotLedAway();
    void listsByFilters();
    void followsWhatOthersChange();
    void takesUnanimousCasesTogether();
    void opensTheCaseOfAUnit();
    void countsReasons();
    void cardsStayWhereTheyAre();
    void rowsSayWhoFirst();
    void doesNotMakeTheWindowWider();
};

void TestDisagreementsPanel::saysWhatIsMissing()
{
    for (const AnnotatorId annotator : {m_bo, m_cy}) {
        for (const int article : {0, 1})
            QVERIFY(m_document->push(QStringLiteral("Undone"),
                {removing(ArticleState{m_articles[article], annotator, ArticleState::State::Done})}));
    }
    open();
    QCOMPARE(m_list->model()->rowCount(), 0);
    const auto labels = m_panel->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QLatin1String("done with Ctrl+Enter"));
    }));
    press(Qt::Key_1); // and no key does harm
    QVERIFY(decisions().isEmpty());
}

void TestDisagreementsPanel::listsWhatAnnotatorsDifferIn()
{
    open();
    QCOMPARE(m_list->model()->rowCount(), 3);
    QVERIFY2(title(0).startsWith(QLatin1String("Opposite stance")), qPrintable(title(0)));
    QVERIFY2(title(1).startsWith(QLatin1String("Not seen by one")), qPrintable(title(1)));
    QVERIFY2(title(2).startsWith(QLatin1String("Other actor")), qPrintable(title(2)));
    const auto *lanes = m_panel->findChild<LanesView *>();
    QCOMPARE(lanes->lanes().size(), 2);
    QCOMPARE(lanes->lanes()[0].name, QStringLiteral("Bo"));
    QCOMPARE(lanes->lanes()[0].keys, (QStringList{QStringLiteral("←"), QStringLiteral("1")}));
    QCOMPARE(lanes->lanes()[0].findings[0].sign, QStringLiteral("+"));
    QCOMPARE(lanes->lanes()[1].findings[0].sign, QString(QChar(0x2212)));
    QVERIFY(lanes->accessibleDescription().contains(QLatin1String("Nobody answered him.")));
    show(5); // all
    QCOMPARE(m_list->model()->rowCount(), 4);
    show(2); // all agree
    QCOMPARE(m_list->model()->rowCount(), 1);
}

void TestDisagreementsPanel::theArticleFollows()
{
    open();
    goTo(2, 0);
    QSignalSpy revealed(m_bench.get(), &Workbench::revealText);
    bool keptKeyboard = false;
    connect(
        m_bench.get(), &Workbench::revealText, m_panel.get(), [&] { keptKeyboard = m_panel->isFollowing(); });
    press(Qt::Key_1);
    press(Qt::Key_1);
    QVERIFY(revealed.wait()); // once, where the keys stopped
    QCOMPARE(revealed.size(), 1);
    QVERIFY(keptKeyboard);
    QCOMPARE(m_bench->article(), m_articles[1]);
    QCOMPARE(revealed[0][0].value<TextSpan>(), m_document->project().article(m_articles[1])->sentences()[0]);
}

void TestDisagreementsPanel::whoIsDoneForTheFirstTimeIsCompared()
{
    open();
    const qsizetype before = m_panel->cases().comparison().annotators.size();
    const Annotator late{AnnotatorId::random(), QStringLiteral("Zoe"), false};
    QVERIFY(m_document->push(QStringLiteral("Annotator"), {adding(late)}));
    done(late.id, 0);
    QTRY_COMPARE(m_panel->cases().comparison().annotators.size(), before + 1);
}

void TestDisagreementsPanel::whoTagsElsewhereIsNotLedAway()
{
    open();
    QSignalSpy revealed(m_bench.get(), &Workbench::revealText);
    QVERIFY(revealed.wait()); // the first case
    goTo(2, 1);
    label(m_cy, 0, 1, 1, 1);
    label(m_bo, 2, 1, 1, 1);
    QVERIFY(!revealed.wait(200));
    QCOMPARE(m_bench->article(), m_articles[2]);
}

void TestDisagreementsPanel::listsByFilters()
{
    open();
    const auto buttons = m_panel->findChildren<QToolButton *>();
    const auto filters = std::ranges::find_if(
        buttons, [](const QToolButton *one) { return one->text() == QLatin1String("Filters"); });
    QVERIFY(filters != buttons.end());
    (*filters)->setChecked(true);
    auto *row = m_panel->findChild<CaseFilterRow *>();
    const QList<QComboBox *> boxes = row->findChildren<QComboBox *>();
    boxes[0]->setCurrentIndex(boxes[0]->findText(titleOf(Disagreement::Kind::OtherActor)));
    emit boxes[0]->activated(boxes[0]->currentIndex());
    QCOMPARE(m_list->model()->rowCount(), 1);
    QVERIFY(title(0).startsWith(QLatin1String("Other actor")));
    QCOMPARE((*filters)->text(), QStringLiteral("Filters (1)"));
    (*filters)->setChecked(false); // out of sight they do not restrict
    QCOMPARE(m_list->model()->rowCount(), 3);
}

void TestDisagreementsPanel::followsWhatOthersChange()
{
    open();
    press(Qt::Key_1);
    press(Qt::Key_Up);
    QVERIFY(!m_panel->current()->isChangedSince);
    label(m_cy, 0, 1, 1, 1); // Cy says one thing more about it
    QVERIFY(m_panel->current());
    QVERIFY(m_panel->current()->isDecided()); // and the decision stays
    QVERIFY(m_panel->current()->isChangedSince);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon in favour")});
    // A change of the scale touches everything: cases are gathered anew.
    QSignalSpy ready(m_panel.get(), &DisagreementsPanel::gathered);
    StanceValue value = *m_document->project().stances().find(m_stances[1]);
    StanceValue other = value;
    other.polarity = 0.25;
    QVERIFY(m_document->push(QStringLiteral("Scale"), {Edit<StanceValue>{value, other}}));
    QVERIFY(m_panel->isGathering());
    QVERIFY(ready.wait());
    QCOMPARE(m_panel->cases().decided(), 1);
}

void TestDisagreementsPanel::takesUnanimousCasesTogether()
{
    open();
    const auto take = [this](QDialogButtonBox::ButtonRole role) {
        QTimer::singleShot(0, m_panel.get(), [role] {
            auto *dialog = qobject_cast<BulkDecisionDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QCOMPARE(dialog->findChild<QTableView *>()->model()->rowCount(), 1);
            for (QAbstractButton *button : dialog->findChildren<QPushButton *>()) {
                if (dialog->findChild<QDialogButtonBox *>()->buttonRole(button) == role)
                    button->click();
            }
        });
        m_panel->actions()[1]->trigger();
    };
    take(QDialogButtonBox::RejectRole);
    QVERIFY(decisions().isEmpty());
    take(QDialogButtonBox::AcceptRole);
    QCOMPARE(gold(0, 0), QStringList{QStringLiteral("Ban Ki-moon in favour")});
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(m_panel->cases().decided(), 1);
    m_document->undoStack().undo(); // one step
    QVERIFY(decisions().isEmpty());
    QVERIFY(gold(0, 0).isEmpty());
}

/// As the report asks for it; also where the list leaves it out.
void TestDisagreementsPanel::opensTheCaseOfAUnit()
{
    open();
    m_panel->openAt({m_articles[1], {0, {}, {}}});
    QCOMPARE(row(), 2);
    m_panel->openAt({m_articles[0], {0, m_actors[1], m_issues[0]}}); // all agree there
    QVERIFY(m_panel->current());
    QCOMPARE(m_panel->current()->state, Case::State::Agreed);
    QSignalSpy said(m_bench.get(), &Workbench::said);
    m_panel->openAt({m_articles[0], {0, m_actors[2], m_issues[0]}});
    QCOMPARE(said.size(), 1);
}

void TestDisagreementsPanel::countsReasons()
{
    open();
    ReasonCode code = m_document->project().reasons().inOrder().first();
    ReasonCode pointing = code;
    pointing.paragraph = QStringLiteral("Intervention › Against");
    QVERIFY(m_document->push(QStringLiteral("Reason"), {Edit<ReasonCode>{code, pointing}}));
    QTRY_VERIFY(!m_panel->isGathering());
    press(Qt::Key_1);
    press(Qt::Key_Up);
    QTimer::singleShot(
        0, m_panel.get(), [] { QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_1); });
    press(Qt::Key_R);
    press(Qt::Key_Down);
    press(Qt::Key_0);
    const QList<ReasonCount> counts = countReasons(m_document->project());
    const ReportTable reasons = reasonsTable(counts);
    QCOMPARE(reasons.rows.front()[0].text, code.name);
    QCOMPARE(reasons.rows.front()[1].value, 1.0);
    QCOMPARE(reasons.rows.front()[2].value, 0.0);
    QCOMPARE(reasons.rows.back()[2].value, 1.0); // none was given for the other one
    const ReportTable paragraphs = paragraphsTable(counts);
    QCOMPARE(paragraphs.rows.size(), size_t(1));
    QCOMPARE(paragraphs.rows[0][0].text, pointing.paragraph);
    QCOMPARE(paragraphs.rows[0][1].value, 1.0);
}

/// However long the sentence is: or the mouse would have to follow them.
void TestDisagreementsPanel::cardsStayWhereTheyAre()
{
    const QString longer = QStringLiteral("Nobody answered him ") + QStringLiteral("at all ").repeated(120);
    const auto correction =
        corrected(*m_document->project().article(m_articles[0]), TextSpan{20, 39}, longer.trimmed());
    QVERIFY(correction && !correction->edits.empty());
    QVERIFY(m_document->push(QStringLiteral("Correct"), correction->edits));
    open();
    auto *lanes = m_panel->findChild<LanesView *>();
    QSet<int> places;
    QSet<int> heights;
    for (int r = 0; r < rows(); ++r) {
        m_list->setCurrentIndex(m_list->model()->index(r, 0));
        QCoreApplication::processEvents();
        const LaneCard *card = lanes->cards()[0];
        places.insert(card->mapTo(m_panel.get(), QPoint(0, 0)).y());
        heights.insert(card->height());
        if (m_panel->current()->article == m_articles[0] && m_panel->current()->sentence() == 1)
            QVERIFY(lanes->sentence()->verticalScrollBar()->maximum() > 0); // all of it can be read
    }
    QCOMPARE(rows(), 3);
    QCOMPARE(places.size(), 1);
    QCOMPARE(heights.size(), 1);
}

void TestDisagreementsPanel::rowsSayWhoFirst()
{
    open();
    const auto data = [this](int r, int role) { return m_list->model()->index(r, 0).data(role); };
    QVERIFY(data(0, CaseQueueModel::WhoRole).toString().contains(QLatin1String("Ban Ki-moon")));
    QVERIFY(!data(0, CaseQueueModel::WhoRole).toString().contains(QLatin1String("Article 1")));
    QCOMPARE(data(0, CaseQueueModel::KindRole).toString(), QStringLiteral("Opposite stance"));
    QList<bool> first;
    for (int r = 0; r < rows(); ++r)
        first.append(data(r, CaseQueueModel::IsFirstRole).toBool());
    QCOMPARE(first, (QList<bool>{true, false, true})); // two of one article, one of another
}

/// With a large font neither choices nor keys may push the window over the screen's edge.
void TestDisagreementsPanel::doesNotMakeTheWindowWider()
{
    QFont large = m_panel->font();
    large.setPointSizeF(large.pointSizeF() * 1.46);
    m_panel->setFont(large);
    open();
    QVERIFY2(m_panel->minimumSizeHint().width() < 620,
        qPrintable(QString::number(m_panel->minimumSizeHint().width())));
    m_panel->resize(600, 400);
    QCoreApplication::processEvents();
    for (const QToolButton *button : m_panel->findChildren<QToolButton *>()) {
        if (button->isVisible() && m_panel->isAncestorOf(button))
            QVERIFY2(
                m_panel->rect().contains(QRect(button->mapTo(m_panel.get(), QPoint(0, 0)), button->size())),
                qPrintable(button->text()));
    }
    m_panel->resize(1400, 400);
    QCoreApplication::processEvents();
    QVERIFY(std::ranges::any_of(m_panel->findChildren<QToolButton *>(),
        [](const QToolButton *button) { return button->text() == QLatin1String("B  Both"); }));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestDisagreementsPanel)
#include "tst_disagreements_panel.moc"
