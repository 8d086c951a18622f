// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adjudication by keys: every decision is what the key said, goes on to the next case, and touches nobody's
// layer.
#include "tests/ui/window_fixture.h"
#include "ui/agreement/bulk_decision_dialog.h"
#include "ui/agreement/case_filter_row.h"
#include "ui/agreement/case_queue_model.h"
#include "ui/agreement/disagreements_panel.h"
#include "ui/agreement/lanes_view.h"
#include "ui/agreement/own_label.h"
#include "ui/agreement/reasons_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace standpoint {

class TestDisagreementsPanel : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void saysWhatIsMissing();
    void listsWhatAnnotatorsDifferIn();
    void oneKeyDecidesAndGoesOn_data();
    void oneKeyDecidesAndGoesOn();
    void clickingALaneTakesIt();
    void ownLabelsByThePad();
    void aReasonIsNotedWithTheDecision();
    void backspaceTakesADecisionBack();
    void undoLeadsBackToItsCase();
    void decidingAgainReplaces();
    void aHeldKeyDecidesOneCase();
    void theArticleFollows();
    void whoIsDoneForTheFirstTimeIsCompared();
    void whoTagsElsewhereIsNotLedAway();
    void keysOfThePanelAreKeptFromTheWindow();
    void hiddenNamesTakeWhatTheyShow();
    void whoHasNotDoneTheArticleCannotBeTaken();
    void listsByFilters();
    void followsWhatOthersChange();
    void takesUnanimousCasesTogether();
    void asksWhoDecides();
    void opensTheCaseOfAUnit();
    void countsReasons();

private:
    void label(AnnotatorId annotator, int article, int sentence, int actor, int stance);
    void done(AnnotatorId annotator, int article);
    void open();
    void press(Qt::Key key) { QTest::keyClick(m_list, key); }
    QString title(int row) const;
    /// "actor stance" of gold in a sentence, parted by commas.
    QStringList gold(int article, int sentence) const;
    QList<Decision> decisions(int article = 0) const
    {
        return m_document->project().article(m_articles[article])->decisions.orDefault();
    }
    QList<Annotation> layers() const;
    void show(int item);
    int row() const { return m_list->currentIndex().row(); }

    AnnotatorId m_bo;
    AnnotatorId m_cy;
    std::unique_ptr<DisagreementsPanel> m_panel;
    QListView *m_list = nullptr;
};

/// Bo and Cy have done two articles. In the first they agree on sentence 1, take opposite sides in sentence
/// 2, and only Bo saw something in sentence 3. In the second they mean different actors.
void TestDisagreementsPanel::init()
{
    setUp();
    for (const auto &[id, name] : {std::pair(&m_bo, "Bo"), std::pair(&m_cy, "Cy")}) {
        *id = AnnotatorId::random();
        QVERIFY(m_document->push(
            QStringLiteral("Annotator"), {adding(Annotator{*id, QString::fromLatin1(name), false})}));
        done(*id, 0);
        done(*id, 1);
        label(*id, 0, 0, 1, 0);
    }
    label(m_bo, 0, 1, 1, 0);
    label(m_cy, 0, 1, 1, 2);
    label(m_bo, 0, 2, 0, 1);
    label(m_bo, 1, 0, 1, 0);
    label(m_cy, 1, 0, 2, 0);
    m_panel = std::make_unique<DisagreementsPanel>(*m_bench);
    m_list = m_panel->findChild<QListView *>(QStringLiteral("cases"));
}

void TestDisagreementsPanel::cleanup()
{
    m_panel.reset();
    tearDown();
}

void TestDisagreementsPanel::label(AnnotatorId annotator, int article, int sentence, int actor, int stance)
{
    const Article &in = *m_document->project().article(m_articles[article]);
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = in.info->id;
    annotation.annotator = annotator;
    annotation.actor = m_actors[actor];
    annotation.issue = m_issues[0];
    annotation.stance = m_stances[stance];
    annotation.evidence = in.sentences()[sentence];
    annotation.created = annotation.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    QVERIFY(m_document->push(QStringLiteral("Label"), {adding(annotation)}));
}

void TestDisagreementsPanel::done(AnnotatorId annotator, int article)
{
    QVERIFY(m_document->push(QStringLiteral("Done"),
        {adding(ArticleState{m_articles[article], annotator, ArticleState::State::Done})}));
}

void TestDisagreementsPanel::open()
{
    m_panel->resize(800, 400);
    QSignalSpy ready(m_panel.get(), &DisagreementsPanel::gathered);
    m_panel->show();
    m_panel->open();
    QVERIFY(!ready.isEmpty() || ready.wait());
}

QString TestDisagreementsPanel::title(int row) const
{
    return m_list->model()->index(row, 0).data(CaseQueueModel::AboutRole).toString();
}

QStringList TestDisagreementsPanel::gold(int article, int sentence) const
{
    const Project &project = m_document->project();
    const Article &in = *project.article(m_articles[article]);
    QStringList said;
    for (const Annotation &annotation : in.annotations) {
        if (project.annotators().find(annotation.annotator)->gold
            && annotation.evidence.overlaps(in.sentences()[sentence]))
            said.append(QStringLiteral("%1 %2").arg(project.actors().find(annotation.actor)->name,
                project.stances().find(annotation.stance)->name));
    }
    said.sort();
    return said;
}

/// What Bo and Cy say, which adjudication must never change.
QList<Annotation> TestDisagreementsPanel::layers() const
{
    QList<Annotation> all = annotations(0) + annotations(1) + annotations(2);
    all.removeIf([this](const Annotation &one) {
        return m_document->project().annotators().find(one.annotator)->gold;
    });
    return all;
}

/// Of the choice at the top left.
void TestDisagreementsPanel::show(int item)
{
    auto *states = m_panel->findChild<QComboBox *>();
    states->setCurrentIndex(item);
    emit states->activated(item);
}

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

void TestDisagreementsPanel::oneKeyDecidesAndGoesOn_data()
{
    QTest::addColumn<int>("at"); // row of the queue
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QStringList>("becomes");
    const QStringList nothing;
    QTest::newRow("left") << 0 << Qt::Key_Left << QStringList{QStringLiteral("Ban Ki-moon in favour")};
    QTest::newRow("right") << 0 << Qt::Key_Right << QStringList{QStringLiteral("Ban Ki-moon against")};
    QTest::newRow("first") << 0 << Qt::Key_1 << QStringList{QStringLiteral("Ban Ki-moon in favour")};
    QTest::newRow("second") << 0 << Qt::Key_2 << QStringList{QStringLiteral("Ban Ki-moon against")};
    QTest::newRow("none") << 0 << Qt::Key_0 << nothing;
    QTest::newRow("who saw nothing") << 1 << Qt::Key_2 << nothing;
    QTest::newRow("who saw it") << 1 << Qt::Key_1 << QStringList{QStringLiteral("Arab League neutral")};
    QTest::newRow("other actor") << 2 << Qt::Key_2 << QStringList{QStringLiteral("Syria in favour")};
    QTest::newRow("both") << 2 << Qt::Key_B
                          << QStringList{
                                 QStringLiteral("Ban Ki-moon in favour"), QStringLiteral("Syria in favour")};
}

void TestDisagreementsPanel::oneKeyDecidesAndGoesOn()
{
    QFETCH(int, at);
    QFETCH(Qt::Key, key);
    QFETCH(QStringList, becomes);
    open();
    for (int n = 0; n < at; ++n)
        press(Qt::Key_Space);
    QCOMPARE(row(), at);
    const Case before = *m_panel->current();
    const QList<Annotation> others = layers();
    press(key);
    QCOMPARE(row(), (at + 1) % 3);
    QCOMPARE(gold(at == 2 ? 1 : 0, before.sentence()), becomes);
    QCOMPARE(layers(), others);
    const Case *after = m_panel->cases().find(before.key());
    QVERIFY(after);
    QCOMPARE(after->state, becomes.isEmpty() ? Case::State::Rejected : Case::State::Accepted);
    QCOMPARE(m_panel->cases().decided(), 1);
    for (const Decision &decision : decisions(at == 2 ? 1 : 0))
        QCOMPARE(decision.by, m_document->annotator());
    QVERIFY(m_panel->findChild<CaseQueueModel *>()->caseAt(at)->isDecided()); // and it stays in its place
}

void TestDisagreementsPanel::clickingALaneTakesIt()
{
    open();
    LaneCard *card = m_panel->findChild<LanesView *>()->cards()[1];
    QTest::mouseClick(card, Qt::LeftButton);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon against")});
    QCOMPARE(row(), 1);
}

void TestDisagreementsPanel::ownLabelsByThePad()
{
    open();
    auto *box = m_panel->findChild<OwnLabelBox *>();
    press(Qt::Key_O);
    QVERIFY(box->isVisible());
    QCOMPARE(box->actor(), m_actors[1]); // whom the case is about
    QTest::keyClick(box, Qt::Key_W);     // the first issue, neutral
    QVERIFY(!box->isVisible());
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon neutral")});
    QCOMPARE(row(), 1);
    press(Qt::Key_O);
    QTest::keyClick(box, Qt::Key_2);
    const ActorId second = box->actor();
    QVERIFY(second != m_actors[0]);
    QTest::keyClick(box, Qt::Key_E);
    QCOMPARE(gold(0, 2),
        QStringList{m_document->project().actors().find(second)->name + QStringLiteral(" against")});
    QCOMPARE(m_panel->cases().decided(), 2);
    press(Qt::Key_O);
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(!box->isVisible());
    QCOMPARE(m_panel->cases().decided(), 2);
}

void TestDisagreementsPanel::aReasonIsNotedWithTheDecision()
{
    open();
    const QList<ReasonCode> reasons = m_document->project().reasons().inOrder();
    QVERIFY(reasons.size() >= 2);
    const auto choose = [this](Qt::Key key) {
        QTimer::singleShot(
            0, m_panel.get(), [key] { QTest::keyClick(QApplication::activePopupWidget(), key); });
        press(Qt::Key_R);
    };
    choose(Qt::Key_2);
    QVERIFY(decisions().isEmpty()); // it waits for the decision
    press(Qt::Key_1);
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(decisions()[0].reason, reasons[1].id);
    press(Qt::Key_1);
    QCOMPARE(decisions().size(), 2);
    QVERIFY(decisions()[0].reason.isNull() != decisions()[1].reason.isNull()); // of that one case only
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(row(), 0);
    choose(Qt::Key_1); // of a case that is decided, at once
    QVERIFY(
        std::ranges::any_of(decisions(), [&](const Decision &one) { return one.reason == reasons[0].id; }));
    QCOMPARE(row(), 0);
}

void TestDisagreementsPanel::backspaceTakesADecisionBack()
{
    open();
    const Project before = m_document->project();
    press(Qt::Key_1);
    press(Qt::Key_Up);
    press(Qt::Key_Backspace);
    QCOMPARE(row(), 0);
    QVERIFY(decisions().isEmpty());
    QVERIFY(gold(0, 1).isEmpty());
    QCOMPARE(m_panel->current()->state, Case::State::Open);
    const qsizetype acts = m_document->undoStack().count();
    press(Qt::Key_Backspace); // there is nothing to take back
    QCOMPARE(m_document->undoStack().count(), acts);
}

void TestDisagreementsPanel::undoLeadsBackToItsCase()
{
    open();
    m_list->setFocus();
    press(Qt::Key_1);
    press(Qt::Key_1);
    QCOMPARE(row(), 2);
    const Project both = m_document->project();
    m_document->undoStack().undo();
    QCOMPARE(m_panel->cases().decided(), 1);
    if (m_list->hasFocus())
        QCOMPARE(row(), 1);
    m_document->undoStack().undo();
    QCOMPARE(m_panel->cases().decided(), 0); // with it the gold layer goes
    QVERIFY(!m_panel->isGathering());
    if (m_list->hasFocus())
        QCOMPARE(row(), 0);
    m_document->undoStack().redo();
    m_document->undoStack().redo();
    QTRY_COMPARE(m_panel->cases().decided(), 2);
    QVERIFY(m_document->project() == both);
}

void TestDisagreementsPanel::decidingAgainReplaces()
{
    open();
    press(Qt::Key_1);
    press(Qt::Key_Up);
    press(Qt::Key_2);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon against")});
    QCOMPARE(decisions().size(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_0);
    QVERIFY(gold(0, 1).isEmpty());
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(decisions()[0].verdict, Decision::Verdict::Rejected);
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

void TestDisagreementsPanel::aHeldKeyDecidesOneCase()
{
    open();
    press(Qt::Key_1);
    for (int i = 0; i < 5; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"), true);
        QApplication::sendEvent(m_list, &held);
    }
    QCOMPARE(m_panel->cases().decided(), 1);
    const int before = row();
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier, QString(), true);
    QApplication::sendEvent(m_list, &down);
    QCOMPARE(row(), before + 1);
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

/// A letter would tag in the article, and a digit choose an actor.
void TestDisagreementsPanel::keysOfThePanelAreKeptFromTheWindow()
{
    open();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_list, m_panel->findChild<LanesView *>()}) {
        for (const Qt::Key key :
            {Qt::Key_1, Qt::Key_0, Qt::Key_B, Qt::Key_Q, Qt::Key_N, Qt::Key_Backspace, Qt::Key_Period}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            event.ignore();
            QApplication::sendEvent(widget, &event);
            QVERIFY(event.isAccepted());
        }
        for (const auto &[key, held] : {std::pair(Qt::Key_Z, Qt::ControlModifier),
                 std::pair(Qt::Key_Question, Qt::ShiftModifier), std::pair(Qt::Key_F1, Qt::NoModifier)}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, held);
            event.ignore();
            QApplication::sendEvent(widget, &event);
            QVERIFY(!event.isAccepted());
        }
    }
    const qsizetype acts = m_document->undoStack().count();
    press(Qt::Key_Q);
    press(Qt::Key_N);
    QCOMPARE(m_document->undoStack().count(), acts);
}

void TestDisagreementsPanel::hiddenNamesTakeWhatTheyShow()
{
    open();
    auto *lanes = m_panel->findChild<LanesView *>();
    const auto actions = m_panel->findChildren<QAction *>();
    const auto hide = std::ranges::find_if(
        actions, [](const QAction *one) { return one->text().contains(QLatin1String("names")); });
    QVERIFY(hide != actions.end());
    (*hide)->setChecked(true);
    const QList<ShownLane> shown = lanes->lanes();
    QCOMPARE(shown[0].name, QStringLiteral("Annotator A"));
    QCOMPARE(shown[1].name, QStringLiteral("Annotator B"));
    QVERIFY(!lanes->accessibleDescription().contains(QLatin1String("Bo:")));
    const QString first = shown[0].findings[0].stance;
    press(Qt::Key_Space);
    press(Qt::Key_Up);
    QCOMPARE(lanes->lanes()[0].findings[0].stance, first); // the same order for this case
    press(Qt::Key_1);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon ") + first});
    (*hide)->setChecked(false);
}

void TestDisagreementsPanel::whoHasNotDoneTheArticleCannotBeTaken()
{
    const AnnotatorId di = AnnotatorId::random();
    QVERIFY(
        m_document->push(QStringLiteral("Annotator"), {adding(Annotator{di, QStringLiteral("Di"), false})}));
    done(di, 2);
    open();
    QCOMPARE(m_list->model()->rowCount(), 0); // silence is no "none"
    show(1);                                  // with those that are incomplete
    QVERIFY(m_list->model()->rowCount() >= 3);
    const auto *lanes = m_panel->findChild<LanesView *>();
    QCOMPARE(lanes->lanes().size(), 3);
    QVERIFY(lanes->lanes()[2].keys.isEmpty());
    QSignalSpy said(m_bench.get(), &Workbench::said);
    press(Qt::Key_3);
    QVERIFY(decisions().isEmpty());
    QCOMPARE(said.size(), 1);
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

void TestDisagreementsPanel::asksWhoDecides()
{
    Project project = m_document->project();
    ProjectDocument nobodys(project);
    Workbench bench(nobodys);
    DisagreementsPanel panel(bench);
    QSignalSpy ready(&panel, &DisagreementsPanel::gathered);
    panel.show();
    QVERIFY(!ready.isEmpty() || ready.wait());
    const QSignalSpy asked(&panel, &DisagreementsPanel::annotatorWanted);
    QTest::keyClick(panel.findChild<QListView *>(QStringLiteral("cases")), Qt::Key_1);
    QCOMPARE(asked.size(), 1);
    QVERIFY(nobodys.project() == project);
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

} // namespace standpoint

QTEST_MAIN(standpoint::TestDisagreementsPanel)
#include "tst_disagreements_panel.moc"
