// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a form's project does not take stays as it was typed, with its reason beside it, and is told once.
#include "ui/codebook/actors_dialog.h"
#include "ui/codebook/codebook_dialog.h"
#include "ui/codebook/guideline.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableWidget>

namespace standpoint {

class TestRefusedFields : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsValidIsStored();
    void theReasonStandsBesideTheField();
    void nobodyIsToldTwice();
    void anotherRowAndBackKeepsTheText();
    void whatFitsLaterIsStored();
    void closingAsksOnce_data();
    void closingAsksOnce();
    void aDayThatIsNoneStays();
    void anActorsOtherFieldsAreStored();
    void aProjectThatIsReadOnlyTakesNothing();

private:
    Issue issue(int n) const { return *m_document->project().issues().find(m_issues[n]); }
    QLineEdit *name() const { return m_tab->findChild<QLineEdit *>(); }
    QPlainTextEdit *keywords() const;
    /// The reasons in sight.
    static QStringList reasons(const QWidget &form);

    std::unique_ptr<CodebookDialog> m_dialog;
    CodebookTab *m_tab = nullptr;
    std::unique_ptr<QSignalSpy> m_failed;
};

void TestRefusedFields::init()
{
    setUp();
    m_dialog = std::make_unique<CodebookDialog>(*m_document);
    m_tab = qobject_cast<CodebookTab *>(m_dialog->findChild<QTabWidget *>()->widget(0));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    m_failed = std::make_unique<QSignalSpy>(m_document.get(), &ProjectDocument::failed);
}

void TestRefusedFields::cleanup()
{
    m_failed.reset();
    m_dialog.reset();
    tearDown();
}

QPlainTextEdit *TestRefusedFields::keywords() const
{
    for (QPlainTextEdit *field : m_tab->findChildren<QPlainTextEdit *>()) {
        if (field->placeholderText().contains(QStringLiteral("regular expression")))
            return field;
    }
    return nullptr;
}

QStringList TestRefusedFields::reasons(const QWidget &form)
{
    QStringList all;
    for (const QLabel *label : form.findChildren<QLabel *>(QStringLiteral("refused"))) {
        if (label->isVisible() && label->height() >= label->heightForWidth(label->width())) // all of it
            all.append(label->text());
    }
    return all;
}

void TestRefusedFields::whatIsValidIsStored()
{
    name()->selectAll();
    QTest::keyClicks(name(), issue(1).name);
    keywords()->setPlainText(QStringLiteral("air  strike\n/bomb(/"));
    keywords()->document()->setModified(true);
    m_tab->findChild<QComboBox *>()->setEditText(QStringLiteral("Means"));
    auto *guideline = m_tab->findChild<GuidelineEditor *>()->findChild<QPlainTextEdit *>();
    guideline->setPlainText(QStringLiteral("Only force"));
    guideline->document()->setModified(true);
    const QString before = issue(0).name;
    m_tab->store();
    QCOMPARE(issue(0).guideline, QStringLiteral("Only force"));
    QCOMPARE(issue(0).group, QStringLiteral("Means"));
    QCOMPARE(issue(0).name, before);
    QVERIFY(issue(0).keywords.isEmpty());
    QCOMPARE(name()->text(), issue(1).name);
    QCOMPARE(keywords()->toPlainText(), QStringLiteral("air  strike\n/bomb(/"));
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(reasons(*m_tab).size(), 2);
    keywords()->setPlainText(QStringLiteral("air  strike\n/bomb/"));
    keywords()->document()->setModified(true);
    m_tab->store();
    QCOMPARE(issue(0).keywords.size(), 2);
    QCOMPARE(name()->text(), issue(1).name);
    QCOMPARE(reasons(*m_tab).size(), 1);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QCOMPARE(name()->text(), issue(1).name); // undo takes back what was done, not what is typed
}

void TestRefusedFields::theReasonStandsBesideTheField()
{
    QVERIFY(reasons(*m_dialog).isEmpty());
    name()->clear();
    name()->setModified(true);
    m_tab->store();
    QCOMPARE(reasons(*m_dialog), QStringList{QStringLiteral("Not stored: An issue needs a name.")});
    QCOMPARE(name()->accessibleDescription(), reasons(*m_dialog).first());
    auto *list = m_tab->findChild<QListWidget *>();
    QCOMPARE(list->item(0)->text(), issue(0).name + QStringLiteral(" (not all stored)"));
    QTest::keyClicks(name(), QStringLiteral("force"));
    m_tab->store();
    QCOMPARE(issue(0).name, QStringLiteral("force"));
    QVERIFY(reasons(*m_dialog).isEmpty());
    QVERIFY(name()->accessibleDescription().isEmpty());
    QCOMPARE(list->item(0)->text(), issue(0).name);
}

void TestRefusedFields::nobodyIsToldTwice()
{
    name()->selectAll();
    QTest::keyClicks(name(), issue(1).name);
    QTest::keyClick(name(), Qt::Key_Return);
    name()->setCursorPosition(2);
    for (int i = 0; i < 3; ++i)
        m_tab->store();
    QCOMPARE(name()->cursorPosition(), 2); // the form is left alone
    QCOMPARE(m_failed->count(), 0);        // the reason beside it is enough
    QCOMPARE(reasons(*m_tab).size(), 1);
    QCOMPARE(m_document->undoStack().count(), 0);
    name()->setText(issue(0).name);
    m_tab->store();
    QVERIFY(reasons(*m_tab).isEmpty());
}

void TestRefusedFields::anotherRowAndBackKeepsTheText()
{
    auto *list = m_tab->findChild<QListWidget *>();
    name()->selectAll();
    QTest::keyClicks(name(), issue(1).name + QStringLiteral(" "));
    list->setCurrentRow(1);
    QCOMPARE(name()->text(), issue(1).name);
    QVERIFY(reasons(*m_tab).isEmpty());
    list->setCurrentRow(0);
    QCOMPARE(name()->text(), issue(1).name + QStringLiteral(" "));
    QCOMPARE(reasons(*m_tab).size(), 1);
}

void TestRefusedFields::whatFitsLaterIsStored()
{
    auto *list = m_tab->findChild<QListWidget *>();
    const QString wanted = issue(1).name;
    name()->selectAll();
    QTest::keyClicks(name(), wanted);
    list->setCurrentRow(1);
    name()->selectAll();
    QTest::keyClicks(name(), QStringLiteral("peace")); // the name is free now
    m_dialog->accept();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(issue(1).name, QStringLiteral("peace"));
    QCOMPARE(issue(0).name, wanted);
}

void TestRefusedFields::closingAsksOnce_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::addColumn<bool>("closes");
    QTest::newRow("close without") << QMessageBox::Discard << true;
    QTest::newRow("go on editing") << QMessageBox::Cancel << false;
}

void TestRefusedFields::closingAsksOnce()
{
    QFETCH(bool, closes);
    QFETCH(QMessageBox::StandardButton, answer);
    auto *list = m_tab->findChild<QListWidget *>();
    name()->selectAll();
    QTest::keyClicks(name(), issue(1).name);
    list->setCurrentRow(1);
    auto *tabs = m_dialog->findChild<QTabWidget *>();
    tabs->setCurrentIndex(2);
    WindowFixture::answer(answer);
    m_dialog->close();
    QCOMPARE(m_dialog->isVisible(), !closes);
    QCOMPARE(m_failed->count(), 0);
    if (!closes) {
        QCOMPARE(tabs->currentIndex(), 0);
        QCOMPARE(list->currentRow(), 0);
        QCOMPARE(name()->text(), issue(1).name);
        name()->setText(QStringLiteral("force"));
        name()->setModified(true);
        m_dialog->accept(); // nothing to ask: it closes
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(issue(0).name, QStringLiteral("force"));
    }
}

void TestRefusedFields::aDayThatIsNoneStays()
{
    ActorsDialog dialog(*m_document);
    dialog.show();
    auto *table = dialog.findChild<QTableWidget *>();
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->toolTip().contains(QStringLiteral("Affiliate with")))
            button->click();
    }
    QCOMPARE(actor(0).affiliations.size(), 1);
    table->item(0, 1)->setText(QStringLiteral("2013-09-31"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2013-09-31"));
    QCOMPARE(reasons(dialog).size(), 1);
    table->item(0, 2)->setText(QStringLiteral("2014-01-02"));
    QCOMPARE(actor(0).affiliations.first().to, QDate(2014, 1, 2));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2013-09-31"));
    auto *list = dialog.findChild<QListWidget *>();
    list->setCurrentRow(1);
    list->setCurrentRow(0);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2013-09-31"));
    answer(QMessageBox::Cancel);
    dialog.accept();
    QVERIFY(dialog.isVisible());
    table->item(0, 1)->setText(QStringLiteral("2015-09-30")); // after the end
    QVERIFY(reasons(dialog).first().contains(QStringLiteral("ends before it begins")));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2015-09-30"));
    table->item(0, 1)->setText(QStringLiteral("2013-09-30"));
    QCOMPARE(actor(0).affiliations.first().from, QDate(2013, 9, 30));
    QVERIFY(reasons(dialog).isEmpty());
    dialog.accept();
    QVERIFY(!dialog.isVisible());
}

void TestRefusedFields::anActorsOtherFieldsAreStored()
{
    ActorsDialog dialog(*m_document);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *aliases = dialog.findChild<QPlainTextEdit *>();
    aliases->setPlainText(QStringLiteral("the League"));
    aliases->document()->setModified(true);
    QLineEdit *field = nullptr;
    for (QLineEdit *line : dialog.findChildren<QLineEdit *>()) {
        if (line->text() == actor(0).name)
            field = line;
    }
    if (!field)
        QFAIL("there is no field for the name");
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(actor(0).aliases, QStringList{QStringLiteral("the League")});
    QCOMPARE(actor(0).name, QStringLiteral("Arab League"));
    QCOMPARE(field->text(), QString());
    QCOMPARE(reasons(dialog), QStringList{QStringLiteral("Not stored: An actor needs a name.")});
    QCOMPARE(m_failed->count(), 0);
    answer(QMessageBox::Discard);
    dialog.reject();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestRefusedFields::aProjectThatIsReadOnlyTakesNothing()
{
    const QString path = m_home.filePath(QStringLiteral("shared.stance"));
    m_document->save(path);
    QVERIFY(m_document->finishSaving());
    auto reading = ProjectDocument::open(path);
    QVERIFY(reading);
    QVERIFY((*reading)->isReadOnly());
    QSignalSpy failed(reading->get(), &ProjectDocument::failed);
    CodebookTab tab(**reading, CodebookTab::Of::Issues);
    tab.show();
    auto *field = tab.findChild<QLineEdit *>();
    field->setText(QStringLiteral("force"));
    field->setModified(true);
    tab.store();
    tab.store();
    QCOMPARE(failed.count(), 0);
    QCOMPARE(field->text(), QStringLiteral("force"));
    QCOMPARE(reasons(tab).size(), 1);
    QCOMPARE(tab.unstored().size(), 1);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestRefusedFields)
#include "tst_refused_fields.moc"
