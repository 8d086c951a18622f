// SPDX-License-Identifier: GPL-3.0-or-later
//
// Note, confidence and the codebook's further questions of the annotation in focus.
#include "ui/tagging/details_panel.h"
#include "window_fixture.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QWheelEvent>

namespace standpoint {

class TestDetailsPanel : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void enterKeepsTheNote();
    void escapeGivesTheNoteUp();
    void aTypedNoteIsStoredBeforeSaving();
    void typedWordsAreStoredBeforeGoing_data();
    void typedWordsAreStoredBeforeGoing();
    void changesElsewhereLeaveWhatIsTyped();
    void deletingTakesTheTypedNoteAlong();
    void anotherArticleEmptiesThePanel();
    void theWheelAnswersNothing();
    void goesAwayWhileTheNoteHasTheKeyboard();
    void aChangedCodebookKeepsTheTypedNote();
    void aChangedCodebookKeepsTheTypedAnswer();
    void lookingAtANoteChangesNothing();
    void setsTheConfidence();
    void answersTheQuestions();
    void aScreenReaderAnswers();
    void showsWhatTheFocusedOneSays();
    void withoutFocusNothingCanBeTyped();
    void othersAnnotationsAreReadOnly();
    void everyAnswerIsOneUndoStep();

private:
    /// A question whose answer is typed.
    AttributeId addTextQuestion();
    Annotation focused() const { return *m_bench->focusedAnnotation(); }
    QLineEdit *note() const { return named<QLineEdit>(QStringLiteral("note")); }
    template <typename Widget> Widget *named(const QString &name) const;

    std::unique_ptr<TaggingActions> m_actions;
    std::unique_ptr<DetailsPanel> m_panel;
};

template <typename Widget> Widget *TestDetailsPanel::named(const QString &name) const
{
    for (Widget *widget : m_panel->findChildren<Widget *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

void TestDetailsPanel::init()
{
    setUp();
    m_actions = std::make_unique<TaggingActions>(*m_bench);
    m_panel = std::make_unique<DetailsPanel>(*m_bench, *m_actions);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_bench->setActor(m_actors[0]);
    m_actions->tag(m_issues[0], m_stances[0]);
}

void TestDetailsPanel::cleanup()
{
    m_panel.reset();
    m_actions.reset();
    tearDown();
}

void TestDetailsPanel::enterKeepsTheNote()
{
    // The owner takes the keyboard away when the panel says it is finished; with that the field is done.
    connect(m_panel.get(), &DetailsPanel::finished, this, [this] { note()->clearFocus(); });
    m_panel->editNote();
    QCOMPARE(QApplication::focusWidget(), note());
    QTest::keyClicks(note(), QStringLiteral("not sure? 1"));
    QVERIFY(!focused().note);
    QTest::keyClick(note(), Qt::Key_Return);
    QCOMPARE(focused().note.orDefault(), QStringLiteral("not sure? 1"));
}

void TestDetailsPanel::escapeGivesTheNoteUp()
{
    connect(m_panel.get(), &DetailsPanel::finished, this, [this] { note()->clearFocus(); });
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("wrong"));
    QTest::keyClick(note(), Qt::Key_Escape);
    QVERIFY(!focused().note);
    QVERIFY(note()->text().isEmpty());
}

void TestDetailsPanel::aTypedNoteIsStoredBeforeSaving()
{
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("half typed"));
    emit m_bench->storeWanted();
    QCOMPARE(focused().note.orDefault(), QStringLiteral("half typed"));
}

AttributeId TestDetailsPanel::addTextQuestion()
{
    Attribute free;
    free.id = AttributeId::random();
    free.name = QStringLiteral("in short");
    free.kind = Attribute::Kind::Text;
    free.order = 9;
    m_document->push(QStringLiteral("Add question"), {adding(free)});
    return free.id;
}

void TestDetailsPanel::typedWordsAreStoredBeforeGoing_data()
{
    QTest::addColumn<QString>("to");
    for (const char *to : {"another article", "another layer", "everybody's layer", "another annotation",
             "no annotation", "another annotator", "more words"})
        QTest::newRow(to) << QString::fromLatin1(to);
}

void TestDetailsPanel::typedWordsAreStoredBeforeGoing()
{
    QFETCH(QString, to);
    const AttributeId free = addTextQuestion();
    const AnnotationId first = m_bench->focused();
    m_actions->tag(m_issues[1], m_stances[0]);
    const AnnotationId second = m_bench->focused();
    m_bench->setFocused(first);
    auto *answer = named<QLineEdit>(QStringLiteral("in short"));
    answer->setFocus();
    QTest::keyClicks(answer, QStringLiteral("peace"));
    note()->setFocus(); // keeps the answer; the keyboard stays in the note
    QTest::keyClicks(note(), QStringLiteral("important"));
    answer->setText(QStringLiteral("peace!"));
    answer->setModified(true);
    if (to == QStringLiteral("another article"))
        m_bench->setArticle(m_articles[1]);
    else if (to == QStringLiteral("another layer"))
        m_bench->setLayer(AnnotatorId::random());
    else if (to == QStringLiteral("everybody's layer"))
        m_bench->setLayer({});
    else if (to == QStringLiteral("another annotation"))
        m_bench->setFocused(second);
    else if (to == QStringLiteral("no annotation"))
        m_bench->setFocused({});
    else if (to == QStringLiteral("another annotator"))
        QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    else
        m_bench->setPlace(0, TextSpan{0, 3}, true);
    const Annotation *there = m_document->project().article(m_articles[0])->annotation(first);
    QCOMPARE(there->note.orDefault(), QStringLiteral("important"));
    QCOMPARE(there->answer(free), QStringLiteral("peace!"));
    QVERIFY(note()->text().isEmpty());
    QVERIFY(m_document->project().article(m_articles[0])->annotation(second)->note.orDefault().isEmpty());
}

void TestDetailsPanel::changesElsewhereLeaveWhatIsTyped()
{
    addTextQuestion();
    auto *answer = named<QLineEdit>(QStringLiteral("in short"));
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("half typed"));
    answer->setText(QStringLiteral("half an answer"));
    answer->setModified(true);
    const ArticleState started{m_articles[1], m_document->annotator(), ArticleState::State::Started};
    QVERIFY(m_document->push(QStringLiteral("Start"), {adding(started)}));
    QCOMPARE(note()->text(), QStringLiteral("half typed"));
    QCOMPARE(answer->text(), QStringLiteral("half an answer"));
    m_document->undoStack().undo();
    QCOMPARE(note()->text(), QStringLiteral("half typed"));
    QTest::keyClick(note(), Qt::Key_Escape);
    QVERIFY(note()->text().isEmpty());
}

void TestDetailsPanel::deletingTakesTheTypedNoteAlong()
{
    const AnnotationId id = m_bench->focused();
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("important"));
    m_actions->deleteFocused();
    QVERIFY(annotations().isEmpty());
    m_document->undoStack().undo();
    QCOMPARE(annotations().first().id, id);
    QCOMPARE(annotations().first().note.orDefault(), QStringLiteral("important"));
}

void TestDetailsPanel::anotherArticleEmptiesThePanel()
{
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("old"));
    emit m_bench->storeWanted();
    goTo(1, 0);
    QVERIFY(note()->text().isEmpty());
    QVERIFY(!note()->isEnabled());
}

void TestDetailsPanel::theWheelAnswersNothing()
{
    const int steps = m_document->undoStack().count();
    for (QComboBox *box : m_panel->findChildren<QComboBox *>()) {
        QVERIFY(!box->hasFocus());
        const QPoint middle = box->rect().center();
        QWheelEvent turn(middle, box->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(box, &turn);
        QCOMPARE(box->currentIndex(), 0);
        QVERIFY(!box->hasFocus());
    }
    QCOMPARE(m_document->undoStack().count(), steps);
}

/// The field says that it lost the keyboard when the panel is half gone; the sanitizers see who listens then.
void TestDetailsPanel::goesAwayWhileTheNoteHasTheKeyboard()
{
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("half typed"));
    const int steps = m_document->undoStack().count();
    m_panel.reset();
    QCOMPARE(m_document->undoStack().count(), steps);
    QVERIFY(!focused().note);
}

void TestDetailsPanel::aChangedCodebookKeepsTheTypedNote()
{
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("half typed"));
    const Attribute before = m_document->project().attributes().inOrder().first();
    Attribute after = before;
    after.name = QStringLiteral("source of the claim");
    QVERIFY(m_document->push(QStringLiteral("Rename"), {Edit<Attribute>{before, after}}));
    QVERIFY(named<QComboBox>(after.name));
    QCOMPARE(note()->text(), QStringLiteral("half typed"));
    emit m_bench->storeWanted();
    QCOMPARE(focused().note.orDefault(), QStringLiteral("half typed"));
}

void TestDetailsPanel::aChangedCodebookKeepsTheTypedAnswer()
{
    const AttributeId free = addTextQuestion();
    const auto answer = [this] { return named<QLineEdit>(QStringLiteral("in short")); };
    answer()->setFocus();
    QTest::keyClicks(answer(), QStringLiteral("half typed"));
    const Attribute before = m_document->project().attributes().inOrder().first();
    Attribute after = before;
    after.name = QStringLiteral("source of the claim");
    QVERIFY(m_document->push(QStringLiteral("Rename"), {Edit<Attribute>{before, after}}));
    QCOMPARE(answer()->text(), QStringLiteral("half typed"));
    emit m_bench->storeWanted();
    QCOMPARE(focused().answer(free), QStringLiteral("half typed"));
}

void TestDetailsPanel::lookingAtANoteChangesNothing()
{
    Annotation after = focused();
    after.setNote(QStringLiteral("  with spaces  "));
    m_actions->revise(QStringLiteral("Import"), focused(), after);
    const int steps = m_document->undoStack().count();
    m_panel->editNote();
    note()->clearFocus();
    emit m_bench->storeWanted();
    QCOMPARE(m_document->undoStack().count(), steps);
    QCOMPARE(focused().note.orDefault(), QStringLiteral("  with spaces  "));
}

void TestDetailsPanel::setsTheConfidence()
{
    auto *confidence = named<QComboBox>(QStringLiteral("confidence"));
    m_panel->editConfidence();
    QCOMPARE(QApplication::focusWidget(), confidence);
    QTest::keyClick(confidence, Qt::Key_4);
    QCOMPARE(focused().confidence, 0.8F);
    QTest::keyClick(confidence, Qt::Key_Home); // not stated
    QVERIFY(!focused().hasConfidence());
}

void TestDetailsPanel::answersTheQuestions()
{
    const QList<Attribute> questions = m_document->project().attributes().inOrder();
    auto *attribution = named<QComboBox>(questions[0].name);
    auto *conditional = named<QCheckBox>(questions[1].name);
    QVERIFY(attribution && conditional);
    m_panel->editFirst();
    QCOMPARE(QApplication::focusWidget(), attribution);
    QTest::keyClick(attribution, Qt::Key_Down);
    QCOMPARE(focused().answer(questions[0].id), questions[0].choices.first().id.toString());
    conditional->click();
    QCOMPARE(focused().answer(questions[1].id), QStringLiteral("true"));
    conditional->click();
    QVERIFY(focused().answer(questions[1].id).isEmpty());
}

/// It has no click: it toggles.
void TestDetailsPanel::aScreenReaderAnswers()
{
    auto *flag = named<QCheckBox>(QStringLiteral("conditional"));
    QVERIFY(flag);
    QAccessibleInterface *one = QAccessible::queryAccessibleInterface(flag);
    one->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY(flag->isChecked());
    QCOMPARE(focused().attributes->size(), 1);
    QCOMPARE(focused().attributes->first().value, QStringLiteral("true"));
}

void TestDetailsPanel::showsWhatTheFocusedOneSays()
{
    Annotation after = focused();
    after.setNote(QStringLiteral("first"));
    after.confidence = 0.4F;
    m_actions->revise(QStringLiteral("Revise"), focused(), after);
    m_actions->tag(m_issues[1], m_stances[0]);
    QVERIFY(note()->text().isEmpty());
    m_bench->setFocused(after.id);
    QCOMPARE(note()->text(), QStringLiteral("first"));
    QCOMPARE(named<QComboBox>(QStringLiteral("confidence"))->currentText(), QStringLiteral("2 of 5"));
}

void TestDetailsPanel::withoutFocusNothingCanBeTyped()
{
    m_bench->setFocused({});
    QVERIFY(!note()->isEnabled());
    QSignalSpy said(m_bench.get(), &Workbench::said);
    m_panel->editNote();
    QCOMPARE(said.size(), 1);
}

void TestDetailsPanel::othersAnnotationsAreReadOnly()
{
    const AnnotationId adas = focused().id;
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    m_bench->setLayer(annotations().first().annotator);
    m_bench->setFocused(adas);
    QVERIFY(!note()->isEnabled());
}

void TestDetailsPanel::everyAnswerIsOneUndoStep()
{
    const Project before = m_document->project();
    m_panel->editNote();
    QTest::keyClicks(note(), QStringLiteral("a note"));
    emit m_bench->storeWanted();
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Change note"));
    m_document->undoStack().undo();
    QCOMPARE(m_document->project(), before);
    QVERIFY(note()->text().isEmpty());
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestDetailsPanel)
#include "tst_details_panel.moc"
