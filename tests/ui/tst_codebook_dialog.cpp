// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dialogs of the codebook: guidelines are read rendered and written as Markdown, and drop-down lists have
// air.
#include "ui/codebook/actors_dialog.h"
#include "ui/codebook/codebook_dialog.h"
#include "ui/codebook/guideline.h"
#include "ui/help/help_window.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScreen>
#include <QToolButton>
#include <QWheelEvent>

namespace standpoint {

class TestCodebookDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aGuidelineIsShownRendered();
    void whatIsWrittenIsStoredAndShown();
    void aLookIsNoChange();
    void openingAndClosingChangesNothing();
    void onlyWhatWasTypedChanges();
    void theWheelChangesNothing();
    void everyFieldHasAName();
    void enterInTheSearchAddsNobody();
    void anEmptyGuidelineIsThereToBeWritten();
    void markdownRunsNothing();
    void aLongGuidelineMakesAShortToolTip();
    void allRowsOfAListAreOfOneHeight();
    void dropDownListsHaveAir();
    void theHelpFitsTheScreen();

private:
    QString guideline() const { return m_document->project().issues().find(m_issues[0])->guideline; }
    QToolButton *button(const QString &text) const;
    void makeUnusual();

    std::unique_ptr<CodebookTab> m_tab;
    GuidelineEditor *m_editor = nullptr;
    GuidelineView *m_view = nullptr;
    QPlainTextEdit *m_field = nullptr;
};

void TestCodebookDialog::init()
{
    setUp();
    theme::apply(theme::Look::Light);
    m_tab = std::make_unique<CodebookTab>(*m_document, CodebookTab::Of::Issues);
    m_editor = m_tab->findChild<GuidelineEditor *>();
    m_view = m_tab->findChild<GuidelineView *>();
    m_field = m_editor->findChild<QPlainTextEdit *>();
    m_tab->resize(760, 500);
    m_tab->show();
    QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
}

void TestCodebookDialog::cleanup()
{
    m_tab.reset();
    tearDown();
}

QToolButton *TestCodebookDialog::button(const QString &text) const
{
    for (QToolButton *button : m_editor->findChildren<QToolButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

void TestCodebookDialog::aGuidelineIsShownRendered()
{
    QVERIFY(guideline().contains(QStringLiteral("**Counts:**")));
    QVERIFY(m_view->isVisible());
    QVERIFY(!m_field->isVisible());
    QVERIFY(m_view->toPlainText().contains(QStringLiteral("Counts:")));
    QVERIFY(!m_view->toPlainText().contains(QLatin1Char('*')));
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    QVERIFY(m_field->isVisible());
    QCOMPARE(m_field->toPlainText(), guideline());
}

void TestCodebookDialog::whatIsWrittenIsStoredAndShown()
{
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    m_field->selectAll();
    QTest::keyClicks(m_field, QStringLiteral("Only **force**"));
    QTest::mouseClick(button(QStringLiteral("Read")), Qt::LeftButton);
    QCOMPARE(guideline(), QStringLiteral("Only **force**"));
    QVERIFY(m_view->isVisible());
    QCOMPARE(m_view->toPlainText().trimmed(), QStringLiteral("Only force"));
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestCodebookDialog::aLookIsNoChange()
{
    const QString before = guideline();
    QTest::mouseClick(button(QStringLiteral("Edit")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Read")), Qt::LeftButton);
    m_tab->store();
    QCOMPARE(guideline(), before);
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestCodebookDialog::openingAndClosingChangesNothing()
{
    makeUnusual();
    const Project before = m_document->project();
    const int steps = m_document->undoStack().count();
    {
        CodebookDialog dialog(*m_document);
        dialog.show();
        for (QListWidget *list : dialog.findChildren<QListWidget *>()) {
            for (int row = 0; row < list->count(); ++row)
                list->setCurrentRow(row);
            list->setCurrentRow(0);
        }
        dialog.accept();
    }
    {
        ActorsDialog dialog(*m_document);
        dialog.show();
        auto *list = dialog.findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            list->setCurrentRow(row);
        list->setCurrentRow(0);
        dialog.accept();
    }
    QCOMPARE(m_document->undoStack().count(), steps);
    QCOMPARE(m_document->project(), before);
}

/// A stance, an issue and an actor as an import may bring them.
void TestCodebookDialog::makeUnusual()
{
    const StanceValue stance = *m_document->project().stances().find(m_stances[0]);
    StanceValue third = stance;
    third.polarity = 0.333;
    const Issue issue = *m_document->project().issues().find(m_issues[0]);
    Issue spaced = issue;
    spaced.name = QStringLiteral("armed  intervention");
    spaced.guideline = QStringLiteral("a\u00a0b");
    Actor league = actor(0);
    league.name = QStringLiteral("Arab  League");
    league.aliases = {QStringLiteral("AL\u00a0x"), QStringLiteral("the  League")};
    QVERIFY(m_document->push(QStringLiteral("Import"),
        {replacing(stance, third), replacing(issue, spaced), replacing(actor(0), league)}));
}

void TestCodebookDialog::onlyWhatWasTypedChanges()
{
    makeUnusual();
    m_tab.reset();
    {
        CodebookDialog dialog(*m_document);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        for (QPlainTextEdit *field : dialog.findChildren<QPlainTextEdit *>()) {
            field->moveCursor(QTextCursor::End);
            field->insertPlainText(QStringLiteral("!"));
        }
        dialog.accept();
    }
    QCOMPARE(guideline(), QStringLiteral("a\u00a0b!"));
    QCOMPARE(m_document->project().issues().find(m_issues[0])->name, QStringLiteral("armed  intervention"));
    QCOMPARE(*m_document->project().stances().find(m_stances[0])->polarity, 0.333);
    {
        ActorsDialog dialog(*m_document);
        dialog.show();
        auto *aliases = dialog.findChild<QPlainTextEdit *>();
        aliases->moveCursor(QTextCursor::End);
        aliases->insertPlainText(QStringLiteral("\n new   one "));
        dialog.accept();
    }
    QCOMPARE(actor(0).name, QStringLiteral("Arab  League"));
    QCOMPARE(actor(0).aliases,
        (QStringList{QStringLiteral("AL\u00a0x"), QStringLiteral("the  League"), QStringLiteral("new one")}));
}

void TestCodebookDialog::theWheelChangesNothing()
{
    m_tab.reset();
    const Project before = m_document->project();
    const auto turn = [](QWidget *widget) {
        const QPoint middle = widget->rect().center();
        QWheelEvent turned(middle, widget->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &turned);
    };
    ActorsDialog actors(*m_document);
    actors.show();
    CodebookDialog codebook(*m_document);
    codebook.show();
    for (QComboBox *box : actors.findChildren<QComboBox *>())
        turn(box);
    auto *polarity = codebook.findChild<QDoubleSpinBox *>();
    const double shown = polarity->value();
    turn(polarity);
    QCOMPARE(polarity->value(), shown);
    actors.accept();
    codebook.accept();
    QCOMPARE(m_document->project(), before);
}

void TestCodebookDialog::everyFieldHasAName()
{
    ActorsDialog actors(*m_document);
    CodebookDialog codebook(*m_document);
    for (QDialog *dialog : {static_cast<QDialog *>(&actors), static_cast<QDialog *>(&codebook)}) {
        dialog->show();
        int fields = 0;
        for (QWidget *widget : dialog->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || widget->window() != dialog
                || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            ++fields;
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(),
                qPrintable(QStringLiteral("%1 %2").arg(
                    QLatin1String(widget->metaObject()->className()), widget->objectName())));
        }
        QVERIFY(fields > 5);
    }
}

void TestCodebookDialog::enterInTheSearchAddsNobody()
{
    m_tab.reset();
    ActorsDialog dialog(*m_document);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QLineEdit *find = nullptr;
    for (QLineEdit *line : dialog.findChildren<QLineEdit *>()) {
        if (!line->placeholderText().isEmpty())
            find = line;
    }
    if (!find)
        QFAIL("there is no field to find an actor in");
    find->setFocus();
    QTest::keyClicks(find, QStringLiteral("Syr"));
    QTest::keyClick(find, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QCOMPARE(m_document->project().actors().size(), 3);
    QCOMPARE(dialog.findChild<QListWidget *>()->currentItem()->text(), QStringLiteral("Syria"));
}

void TestCodebookDialog::anEmptyGuidelineIsThereToBeWritten()
{
    m_editor->setText({});
    QVERIFY(m_field->isVisible());
    m_editor->setText(QStringLiteral("words"));
    QVERIFY(m_view->isVisible());
}

void TestCodebookDialog::markdownRunsNothing()
{
    m_view->setGuideline(QStringLiteral("<b>bold</b>\n![picture](file:///etc/hostname)\nnext\nline"));
    const QString shown = m_view->toPlainText();
    QVERIFY(shown.contains(QStringLiteral("<b>bold</b>")));
    QVERIFY(shown.contains(QStringLiteral("next\nline")) || shown.contains(QStringLiteral("next\u2028line")));
    QVERIFY(m_view->loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/hostname")))
                .isNull());
}

void TestCodebookDialog::aLongGuidelineMakesAShortToolTip()
{
    QVERIFY(guidelineHtml(QStringLiteral(" \n")).isEmpty());
    QString paragraphs;
    for (int i = 0; i < 50; ++i)
        paragraphs +=
            QStringLiteral("Paragraph %1 of many words that nobody reads in a tool tip.\n\n").arg(i);
    QTextDocument document;
    document.setHtml(guidelineHtml(paragraphs, 300));
    const QString shown = document.toPlainText();
    QVERIFY(shown.contains(QStringLiteral("Paragraph 3 of many words that nobody reads in a tool tip.")));
    QVERIFY(shown.trimmed().endsWith(QStringLiteral("…")));
    QVERIFY(shown.size() < 320);
}

void TestCodebookDialog::allRowsOfAListAreOfOneHeight()
{
    const auto *list = m_tab->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->visualItemRect(list->item(0)).height(), list->visualItemRect(list->item(1)).height());
}

void TestCodebookDialog::dropDownListsHaveAir()
{
    ActorsDialog dialog(*m_document);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    for (QComboBox *box : dialog.findChildren<QComboBox *>()) {
        box->showPopup();
        const QRect row = box->view()->visualRect(box->model()->index(0, 0));
        QVERIFY(row.height() >= box->fontMetrics().height() + 12);
        box->hidePopup();
    }
}

void TestCodebookDialog::theHelpFitsTheScreen()
{
    HelpWindow help;
    const QSize room = help.screen()->availableSize();
    QVERIFY(help.width() < room.width());
    QVERIFY(help.height() < room.height());
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestCodebookDialog)
#include "tst_codebook_dialog.moc"
