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
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScreen>
#include <QToolButton>

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
    void anEmptyGuidelineIsThereToBeWritten();
    void markdownRunsNothing();
    void aLongGuidelineMakesAShortToolTip();
    void allRowsOfAListAreOfOneHeight();
    void dropDownListsHaveAir();
    void theHelpFitsTheScreen();

private:
    QString guideline() const { return m_document->project().issues().find(m_issues[0])->guideline; }
    QToolButton *button(const QString &text) const;

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
    m_field = m_tab->findChild<QPlainTextEdit *>();
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
