// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue follows the project: what is undone, tagged, divided and joined elsewhere is listed as it is now.
#include "model/document/article_acts.h"
#include "tests/ui/disagreements_fixture.h"
#include "ui/agreement/bulk_decision_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

namespace standpoint {

class TestDisagreementsQueue : public DisagreementsFixture
{
    Q_OBJECT

private slots:
    void undoOfABulkActListsItsCasesAgain();
    void unanimousCasesCountBeforeTheyAreTaken();
    void whatIsLeftOutIsToldAndListed();
    void remembersWhoIsCompared();
    void whatFollowsIsSeen();
    void manyRowsComeBackInTheirOrder_data();
    void manyRowsComeBackInTheirOrder();
    void splittingASentenceMovesTheRows();
    void joiningSentencesListsWhatIsOpenThen();
    void whatIsTaggedElsewhereIsListed_data();
    void whatIsTaggedElsewhereIsListed();
    void goldAloneHasNoDecisionToGiveAReason();

private:
    /// "article sentence" of each row, both from 0.
    QStringList places() const;
    void takeTogether(int action);
    QString progress() const;
    /// Cases of the queue that is made anew.
    QStringList placesAnew();
};

QStringList TestDisagreementsQueue::places() const
{
    QStringList result;
    for (int r = 0; r < rows(); ++r) {
        const Case *one = m_panel->findChild<CaseQueueModel *>()->caseAt(r);
        result.append(one ? QStringLiteral("%1 %2").arg(m_articles.indexOf(one->article)).arg(one->sentence())
                          : QStringLiteral("gone"));
    }
    return result;
}

QStringList TestDisagreementsQueue::placesAnew()
{
    auto *states = m_panel->findChild<QComboBox *>();
    emit states->activated(states->currentIndex());
    return places();
}

void TestDisagreementsQueue::takeTogether(int action)
{
    QTimer::singleShot(0, m_panel.get(), [] {
        auto *dialog = qobject_cast<BulkDecisionDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<QDialogButtonBox *>()->isEnabled());
        for (QAbstractButton *button : dialog->findChildren<QPushButton *>()) {
            if (dialog->findChild<QDialogButtonBox *>()->buttonRole(button) == QDialogButtonBox::AcceptRole)
                button->click();
        }
    });
    m_panel->actions()[action]->trigger();
}

QString TestDisagreementsQueue::progress() const
{
    for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
        if (label->text().endsWith(QLatin1String("decided")))
            return label->text();
    }
    return {};
}

void TestDisagreementsQueue::undoOfABulkActListsItsCasesAgain()
{
    open();
    show(2); // all agree, not taken yet
    QCOMPARE(rows(), 1);
    const QString before = progress();
    takeTogether(1);
    QTRY_COMPARE(rows(), 0);
    QVERIFY(progress() != before);
    m_document->undoStack().undo();
    QCOMPARE(places(), QStringList{QStringLiteral("0 0")});
    QCOMPARE(progress(), before);
    QVERIFY(m_panel->current()); // and one of them is at hand
    m_document->undoStack().redo();
    QVERIFY(progress() != before);
}

/// "1 of 4" does not become "2 of 5".
void TestDisagreementsQueue::unanimousCasesCountBeforeTheyAreTaken()
{
    open();
    QCOMPARE(progress(), QStringLiteral("0 of 4 decided"));
    takeTogether(1);
    QTRY_COMPARE(progress(), QStringLiteral("1 of 4 decided"));
}

/// Somebody who did one article only takes all others out of the list: it says so, and a press brings them.
void TestDisagreementsQueue::whatIsLeftOutIsToldAndListed()
{
    const AnnotatorId di = AnnotatorId::random();
    QVERIFY(
        m_document->push(QStringLiteral("Annotator"), {adding(Annotator{di, QStringLiteral("Di"), false})}));
    done(di, 0);
    open();
    const int complete = rows();
    QToolButton *waiting = nullptr;
    for (auto *button : m_panel->findChildren<QToolButton *>()) {
        if (button->isVisible() && button->text().contains(QLatin1String("not done by all")))
            waiting = button;
    }
    QVERIFY(waiting);
    QCOMPARE(waiting->text(), QStringLiteral("1 more, not done by all"));
    waiting->click();
    QCOMPARE(rows(), complete + 1);
    QVERIFY(!waiting->isVisible());
    show(0);
    QVERIFY(waiting->isVisible());
}

void TestDisagreementsQueue::remembersWhoIsCompared()
{
    const AnnotatorId di = AnnotatorId::random();
    QVERIFY(
        m_document->push(QStringLiteral("Annotator"), {adding(Annotator{di, QStringLiteral("Di"), false})}));
    done(di, 0);
    open();
    QCOMPARE(m_panel->cases().comparison().annotators.size(), 3);
    QAction *who = nullptr;
    for (QMenu *menu : m_panel->findChildren<QMenu *>()) {
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == QLatin1String("Di"))
                who = action;
        }
    }
    QVERIFY(who);
    QSignalSpy ready(m_panel.get(), &DisagreementsPanel::gathered);
    who->toggle();
    QVERIFY(ready.wait());
    QCOMPARE(m_panel->cases().comparison().annotators, (QList<AnnotatorId>{m_bo, m_cy}));
    m_panel = std::make_unique<DisagreementsPanel>(*m_bench); // as when the project is opened again
    m_list = m_panel->findChild<QListView *>(QStringLiteral("cases"));
    open();
    QCOMPARE(m_panel->cases().comparison().annotators, (QList<AnnotatorId>{m_bo, m_cy}));
}

/// Below the case at hand the next ones are in sight, not its edge.
void TestDisagreementsQueue::whatFollowsIsSeen()
{
    for (int article : {0, 1, 2}) {
        for (int sentence = 0; sentence < 3; ++sentence) {
            for (int actor = 0; actor < 3; ++actor) {
                if (article == 2 || (article == 1 && sentence > 0))
                    label(m_bo, article, sentence, actor, 0);
            }
        }
    }
    done(m_bo, 2);
    done(m_cy, 2);
    open();
    m_panel->resize(800, 330);
    QCoreApplication::processEvents();
    QVERIFY(rows() > 8);
    const int seen = m_list->viewport()->height() / m_list->sizeHintForRow(0);
    QVERIFY2(seen >= 3 && seen < rows() - 3, qPrintable(QString::number(seen)));
    for (int step = 0; step < seen + 1; ++step)
        press(Qt::Key_Down);
    const QRect next = m_list->visualRect(m_list->model()->index(row() + 1, 0));
    QVERIFY(m_list->viewport()->rect().contains(next));
}

void TestDisagreementsQueue::manyRowsComeBackInTheirOrder_data()
{
    QTest::addColumn<int>("order");
    QTest::newRow("by article") << 0;
    QTest::newRow("quickest") << 1;
    QTest::newRow("hardest") << 2;
}

/// Many cases of one article that are decided in one act and undone.
void TestDisagreementsQueue::manyRowsComeBackInTheirOrder()
{
    QFETCH(int, order);
    const int sentences = 200;
    ArticleInfo info;
    info.id = ArticleId::random();
    info.order = 1; // between the others
    info.title = QStringLiteral("Long");
    ArticleText text{info.id, {}, {}};
    for (int s = 0; s < sentences; ++s) {
        text.sentences.append({s * 5, s * 5 + 4});
        text.text += QStringLiteral("One.\n");
    }
    QVERIFY(m_document->push(QStringLiteral("Article"), {adding(info), adding(text)}));
    m_articles.append(info.id);
    for (const AnnotatorId annotator : {m_bo, m_cy})
        done(annotator, 3);
    for (int s = 0; s < sentences; ++s) {
        label(m_bo, 3, s, 1, 0);
        label(m_cy, 3, s, s % 2 == 0 ? 1 : 2, 0); // agree, and mean another actor
    }
    open();
    show(5);
    auto *orders = m_panel->findChildren<QComboBox *>()[1];
    orders->setCurrentIndex(order);
    emit orders->activated(order);
    const QStringList before = places();
    QCOMPARE(before.size(), 4 + sentences);
    show(2);
    takeTogether(1);
    QTRY_COMPARE(rows(), 0);
    show(5);
    QCOMPARE(rows(), 4 + sentences);
    show(2);
    QCOMPARE(rows(), 0);
    m_document->undoStack().undo();
    const QStringList back = places();
    QCOMPARE(back.size(), 1 + sentences / 2);
    QCOMPARE(back, placesAnew());
}

/// The first sentence of an article becomes two: its cases are in sentences of other numbers then.
void TestDisagreementsQueue::splittingASentenceMovesTheRows()
{
    open();
    press(Qt::Key_Space); // "not seen by one" in sentence 2
    QCOMPARE(places(), (QStringList{QStringLiteral("0 1"), QStringLiteral("0 2"), QStringLiteral("1 0")}));
    const Article *article = m_document->project().article(m_articles[0]);
    const auto split = splitSentence(*article, 4);
    QVERIFY(split);
    QVERIFY(m_document->push(QStringLiteral("Split"), *split));
    QCOMPARE(places(), (QStringList{QStringLiteral("0 2"), QStringLiteral("0 3"), QStringLiteral("1 0")}));
    QCOMPARE(row(), 1); // the same case
    QCOMPARE(m_panel->current()->sentence(), 3);
    QVERIFY(m_panel->findChild<LanesView *>()->accessibleDescription().contains(QLatin1String("sentence 4")));
    m_document->undoStack().undo();
    QCOMPARE(places(), (QStringList{QStringLiteral("0 1"), QStringLiteral("0 2"), QStringLiteral("1 0")}));
    QCOMPARE(places(), placesAnew());
}

void TestDisagreementsQueue::joiningSentencesListsWhatIsOpenThen()
{
    label(m_bo, 0, 2, 1, 0); // in sentence 2 as in sentence 1, which Cy sees otherwise
    open();
    const QStringList before = places();
    press(Qt::Key_1);
    show(0);
    QCOMPARE(rows(), static_cast<int>(before.size()) - 1);
    const auto joined = joinSentences(*m_document->project().article(m_articles[0]), 1);
    QVERIFY(joined);
    QVERIFY(m_document->push(QStringLiteral("Join"), *joined));
    QVERIFY(!places().contains(QLatin1String("gone")));
    QCOMPARE(places(), placesAnew());
    m_document->undoStack().undo();
    QVERIFY(!places().contains(QLatin1String("gone")));
    QCOMPARE(places(), placesAnew());
}

void TestDisagreementsQueue::whatIsTaggedElsewhereIsListed_data()
{
    QTest::addColumn<int>("order");
    QTest::newRow("by article") << 0;
    QTest::newRow("quickest") << 1;
    QTest::newRow("hardest") << 2;
}

void TestDisagreementsQueue::whatIsTaggedElsewhereIsListed()
{
    QFETCH(int, order);
    open();
    auto *orders = m_panel->findChildren<QComboBox *>()[1];
    orders->setCurrentIndex(order);
    emit orders->activated(order);
    const CaseKey at = m_panel->current()->key();
    const int before = rows();
    label(m_bo, 1, 2, 0, 1);
    QCOMPARE(rows(), before + 1);
    QVERIFY(m_panel->current()->key() == at);
    QCOMPARE(places(), placesAnew());
    m_document->undoStack().undo();
    QCOMPARE(rows(), before);
    QVERIFY(m_panel->current()->key() == at);
    QVERIFY(!places().contains(QLatin1String("gone")));
}

/// Gold that came from elsewhere says something, and nobody decided it.
void TestDisagreementsQueue::goldAloneHasNoDecisionToGiveAReason()
{
    const Annotator gold{AnnotatorId::random(), QStringLiteral("Experts"), true};
    QVERIFY(m_document->push(QStringLiteral("Gold"), {adding(gold)}));
    label(gold.id, 0, 1, 1, 2);
    open();
    show(3); // decided
    QCOMPARE(places(), QStringList{QStringLiteral("0 1")});
    QVERIFY(m_panel->current()->decisions.empty());
    QSignalSpy said(m_bench.get(), &Workbench::said);
    const auto choose = [this](Qt::Key key) {
        QTimer::singleShot(
            0, m_panel.get(), [key] { QTest::keyClick(QApplication::activePopupWidget(), key); });
        press(Qt::Key_R);
    };
    const int acts = m_document->undoStack().count();
    choose(Qt::Key_1);
    QCOMPARE(said.size(), 1); // why nothing has changed yet
    QVERIFY2(said[0][0].toString().contains(QLatin1String("decide")), qPrintable(said[0][0].toString()));
    QCOMPARE(m_document->undoStack().count(), acts);
    press(Qt::Key_2); // Cy's, which gold says already: now it is decided, with that reason
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(decisions()[0].reason, m_document->project().reasons().inOrder()[0].id);
    QCOMPARE(gold.id, goldAnnotator(m_document->project()));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestDisagreementsQueue)
#include "tst_disagreements_queue.moc"
