// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every look owes: icons that follow it while the program runs, and marks that are seen on everything.
#include "ui/reader/reader_colours.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QToolButton>

namespace standpoint {

class TestTheme : public WindowFixture
{
    Q_OBJECT

private slots:
    void iconsFollowTheLook();
    void iconsOfSearchFieldsFollowTheLook();
    void everyIconIsDrawn();
    void keysOfAListAreNotTheWindows();
    void listsOfNarrowFieldsShowWholeRows_data();
    void listsOfNarrowFieldsShowWholeRows();
    void markedWordsAreSeenOnEverything_data();
    void markedWordsAreSeenOnEverything();
};

namespace {

constexpr int least = 12; ///< opaque pixels that any icon has

/// The colour of the drawing: the mean of its opaque pixels.
QColor inkOf(const QImage &picture)
{
    int count = 0;
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            if (pixel.alpha() < 250)
                continue;
            ++count;
            red += pixel.red();
            green += pixel.green();
            blue += pixel.blue();
        }
    }
    return count < least ? QColor() : QColor(red / count, green / count, blue / count);
}

QColor inkOf(const QIcon &icon)
{
    return inkOf(icon.pixmap(32, 32).toImage());
}

} // namespace

void TestTheme::keysOfAListAreNotTheWindows()
{
    QWidget window;
    QAction letter;
    letter.setShortcut(QKeySequence(Qt::Key_Q));
    QAction remove;
    remove.setShortcuts({QKeySequence(Qt::Key_Backspace), QKeySequence(Qt::Key_Delete)});
    QAction done;
    done.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    window.addActions({&letter, &remove, &done});
    auto *box = new QComboBox(&window);
    box->addItems({QStringLiteral("Ada"), QStringLiteral("Quine")});
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    box->setFocus();
    QSignalSpy letters(&letter, &QAction::triggered);
    QSignalSpy removals(&remove, &QAction::triggered);
    QSignalSpy dones(&done, &QAction::triggered);
    QTest::keyClick(box, Qt::Key_Q);
    QCOMPARE(letters.size(), 1); // without the guard
    theme::keepKeys(box);
    QTest::keyClick(box, Qt::Key_Q);
    QTest::keyClick(box, Qt::Key_Delete);
    QTest::keyClick(box, Qt::Key_Backspace);
    QTest::keyClick(box, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(letters.size(), 1);
    QCOMPARE(removals.size(), 0);
    QCOMPARE(dones.size(), 1);
    QCOMPARE(box->currentText(), QStringLiteral("Quine"));
}

void TestTheme::listsOfNarrowFieldsShowWholeRows_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestTheme::listsOfNarrowFieldsShowWholeRows()
{
    QFETCH(Qt::LayoutDirection, direction);
    theme::apply(theme::Look::Light);
    QComboBox box;
    box.setLayoutDirection(direction);
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(4);
    box.addItems(
        {QStringLiteral("short"), QStringLiteral("a row with rather more words than the field has room")});
    box.resize(80, 30);
    box.show();
    box.showPopup();
    const QWidget *list = box.view()->window();
    QVERIFY(list != &box);
    QVERIFY(box.view()->viewport()->width() >= box.view()->sizeHintForColumn(0));
    QVERIFY(list->width() > box.width());
    QVERIFY(list->screen()->availableGeometry().contains(list->geometry()));
    box.hidePopup();
}

void TestTheme::iconsFollowTheLook()
{
    theme::apply(theme::Look::Light);
    const QIcon kept = theme::icon(QStringLiteral("actor"));
    QVERIFY(inkOf(kept).lightness() < 80);
    theme::apply(theme::Look::Dark);
    QVERIFY(inkOf(kept).lightness() > 180);
    theme::apply(theme::Look::HighContrast);
    QCOMPARE(inkOf(kept).name(), QStringLiteral("#ffffff"));
    // Pressed down it lies on the selection's yellow.
    QCOMPARE(
        inkOf(kept.pixmap(32, 32, QIcon::Normal, QIcon::On).toImage()).name(), QStringLiteral("#000000"));
    theme::apply(theme::Look::Light);
    QVERIFY(inkOf(kept).lightness() < 80);
}

void TestTheme::iconsOfSearchFieldsFollowTheLook()
{
    theme::apply(theme::Look::Light);
    QLineEdit field;
    field.setClearButtonEnabled(true);
    field.addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    field.setText(QStringLiteral("x"));
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    theme::apply(theme::Look::Dark);
    const QList<QToolButton *> buttons = field.findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    for (const QToolButton *button : buttons) {
        const QColor ink = inkOf(button->icon());
        QVERIFY(ink.isValid());
        QVERIFY(ink.lightness() > 180);
    }
}

void TestTheme::everyIconIsDrawn()
{
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 30);
    for (const QString &file : files) {
        const QIcon icon = theme::icon(file.chopped(4));
        QVERIFY2(!icon.pixmap(20, 20).isNull(), qPrintable(file));
    }
    QVERIFY(theme::icon(QStringLiteral("no such icon")).pixmap(20, 20).isNull());
}

void TestTheme::markedWordsAreSeenOnEverything_data()
{
    QTest::addColumn<theme::Look>("look");
    QTest::newRow("light") << theme::Look::Light;
    QTest::newRow("dark") << theme::Look::Dark;
    QTest::newRow("high contrast") << theme::Look::HighContrast;
}

void TestTheme::markedWordsAreSeenOnEverything()
{
    QFETCH(theme::Look, look);
    const ReaderColours colours = ReaderColours::from(theme::paletteOf(look));
    QVERIFY(contrast(colours.ink, colours.marked) >= colours.wanted);
    QVERIFY(contrast(colours.markedLine, colours.page) >= 3);
    QVERIFY(contrast(colours.markedLine, colours.band) >= 3);
    for (const StanceId id : m_stances) {
        const QColor stance = QColor::fromRgb(m_document->project().stances().find(id)->colour);
        const QColor wash = colours.wash(stance);
        const QColor ground = mixed(colours.band, QColor(wash.rgb()), wash.alphaF());
        QVERIFY(contrast(colours.markedLine, ground) >= 3);
        QVERIFY(contrast(colours.marked, ground) >= 1.3);
    }
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestTheme)
#include "tst_theme.moc"
