// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/help/key_words.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>

namespace standpoint {

namespace {

const QString root = QStringLiteral(":/help/");
constexpr int contentsWidth = 220;
constexpr qsizetype mostFound = 2000; ///< places that are marked in a page
enum Role
{
    NameRole = Qt::UserRole, ///< the file's name without ending
    TextRole                 ///< Markdown
};

QString source(const QString &name)
{
    QFile file(root + name + QStringLiteral(".md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Room between paragraphs and in tables, which Markdown does not say.
void loosen(QTextDocument *document)
{
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        if (!cursor.currentTable())
            format.setBottomMargin(theme::grid);
        cursor.setBlockFormat(format);
    }
}

/// One line between rows instead of a box around every cell.
void openTables(QTextFrame *frame, const QColor &line)
{
    for (QTextFrame *child : frame->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(child)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(0);
            format.setCellSpacing(0);
            format.setCellPadding(6);
            format.setBottomMargin(theme::grid);
            table->setFormat(format);
            for (int row = 0; row < table->rows(); ++row) {
                for (int column = 0; column < table->columns(); ++column) {
                    QTextTableCell cell = table->cellAt(row, column);
                    QTextTableCellFormat look = cell.format().toTableCellFormat();
                    look.setBottomBorder(1);
                    look.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                    look.setBottomBorderBrush(line);
                    cell.setFormat(look);
                }
            }
        }
        openTables(child, line);
    }
}

} // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_contents(new QListWidget(this))
    , m_nothing(theme::quietLabel(tr("No page has all of these words."), this))
    , m_page(new QTextBrowser(this))
    , m_change(new QPushButton(tr("Change the keys…"), this))
{
    setWindowTitle(tr("Help"));
    theme::resizeWithinScreen(this, {920, 700});
    m_search->setPlaceholderText(tr("Find in the help"));
    theme::makeSearchField(m_search, tr("Find in the help"));
    m_search->setFixedWidth(contentsWidth);
    m_search->installEventFilter(this);
    m_contents->setObjectName(QStringLiteral("roomy"));
    m_contents->setFixedWidth(contentsWidth);
    m_contents->setAccessibleName(tr("Pages"));
    m_nothing->setMaximumWidth(contentsWidth);
    m_nothing->hide();
    m_page->setOpenLinks(false);
    m_page->setAccessibleName(tr("Page"));
    m_page->document()->setDocumentMargin(3 * theme::grid);
    m_contents->ensurePolished(); // or rows get the height that they would have without the style sheet
    fillContents();
    auto *side = new QVBoxLayout;
    side->setSpacing(theme::grid);
    side->addWidget(m_search);
    side->addWidget(m_nothing);
    side->addWidget(m_contents, 1);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(side);
    auto *page = new QVBoxLayout;
    page->addWidget(m_page, 1);
    page->addWidget(m_change, 0, Qt::AlignLeading);
    layout->addLayout(page, 1);
    m_change->setAutoDefault(false);
    connect(m_change, &QPushButton::clicked, this, &HelpWindow::keysToBeChanged);
    connect(m_contents, &QListWidget::currentItemChanged, this, &HelpWindow::showCurrent);
    connect(&KeyMap::instance(), &KeyMap::changed, this, &HelpWindow::showCurrent);
    connect(m_page, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
}

void HelpWindow::fillContents()
{
    const QStringList order{QStringLiteral("getting-started"), QStringLiteral("tutorial"),
        QStringLiteral("keys"), QStringLiteral("suggestions"), QStringLiteral("work-lists"),
        QStringLiteral("working-together"), QStringLiteral("agreement"), QStringLiteral("finding"),
        QStringLiteral("codebook"), QStringLiteral("articles-in"), QStringLiteral("import-labels"),
        QStringLiteral("export"), QStringLiteral("safety"), QStringLiteral("formats"),
        QStringLiteral("command-line"), QStringLiteral("architecture")};
    for (const QString &name : order) {
        const QString text = source(name);
        if (text.isEmpty())
            continue;
        auto *item = new QListWidgetItem(text.section(QLatin1Char('\n'), 0, 0).mid(2), m_contents);
        item->setData(NameRole, name);
        item->setData(TextRole, text);
    }
}

void HelpWindow::showCurrent()
{
    if (const QListWidgetItem *item = m_contents->currentItem())
        setPage(item->data(NameRole).toString(), item->data(TextRole).toString());
}

void HelpWindow::setPage(const QString &name, const QString &text)
{
    m_page->setMarkdown(withKeysOfNow(name, text, KeyMap::instance().set()));
    loosen(m_page->document());
    openTables(m_page->document()->rootFrame(), palette().color(QPalette::Mid));
    m_page->moveCursor(QTextCursor::Start);
    m_change->setVisible(name == QLatin1String("keys"));
    frameFound();
}

void HelpWindow::showPage(const QString &name)
{
    m_search->clear();
    for (int row = 0; row < m_contents->count(); ++row) {
        if (m_contents->item(row)->data(NameRole).toString() == name)
            m_contents->setCurrentRow(row);
    }
    m_page->setFocus(); // Page Down turns it; Ctrl+F goes to the field
}

/// A link names another page by its file; whatever is not ours is the browser's.
void HelpWindow::follow(const QUrl &link)
{
    const QString path = link.path();
    if (link.scheme().isEmpty() && path.endsWith(QStringLiteral(".md")))
        showPage(QString(path).chopped(3));
    else if (link.scheme() == QStringLiteral("https"))
        QDesktopServices::openUrl(link);
}

/// Lists the pages that have all the words, and goes to the first place in the page that is open, or in the
/// first of these.
void HelpWindow::search()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_contents->count(); ++row) {
        QListWidgetItem *item = m_contents->item(row);
        const QString text = item->data(TextRole).toString();
        const bool has = std::all_of(words.begin(), words.end(),
            [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!has);
        if (has && first < 0)
            first = row;
    }
    m_nothing->setVisible(first < 0);
    const QListWidgetItem *open = m_contents->currentItem();
    if (first >= 0 && (!open || open->isHidden()))
        m_contents->setCurrentRow(first);
    m_page->moveCursor(QTextCursor::Start);
    frameFound();
    if (!words.isEmpty())
        goToFound(1);
}

/// Marks every place of every word in the open page.
void HelpWindow::frameFound()
{
    QList<QTextEdit::ExtraSelection> found;
    for (const QString &word : m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QTextCursor at(m_page->document());
        while (!(at = m_page->document()->find(word, at)).isNull() && found.size() < mostFound) {
            QTextEdit::ExtraSelection one;
            one.cursor = at;
            one.format.setBackground(palette().color(QPalette::Highlight));
            one.format.setForeground(palette().color(QPalette::HighlightedText));
            found.append(one);
        }
    }
    std::sort(found.begin(), found.end(),
        [](const auto &a, const auto &b) { return a.cursor.selectionStart() < b.cursor.selectionStart(); });
    m_page->setExtraSelections(found);
}

/// To the next place, or back to the one before; round and round.
void HelpWindow::goToFound(int step)
{
    const QList<QTextEdit::ExtraSelection> found = m_page->extraSelections();
    if (found.isEmpty())
        return;
    const int now = m_page->textCursor().selectionStart();
    const bool isOn = m_page->textCursor().hasSelection();
    const auto begin = [&found](qsizetype n) { return found[n].cursor.selectionStart(); };
    qsizetype next = step > 0 ? 0 : found.size() - 1;
    if (step > 0) {
        while (next < found.size() && (isOn ? begin(next) <= now : begin(next) < now))
            ++next;
    } else {
        while (next >= 0 && begin(next) >= now)
            --next;
    }
    const qsizetype wrapped = next < 0 ? found.size() - 1 : next == found.size() ? 0 : next;
    m_page->setTextCursor(found[wrapped].cursor);
    m_page->ensureCursorVisible();
}

/// Enter goes through what was found, arrows through the pages, though the field has the keyboard.
bool HelpWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        goToFound(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    }
    const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    for (int row = m_contents->currentRow() + step; step != 0 && row >= 0 && row < m_contents->count();
         row += step) {
        if (!m_contents->item(row)->isHidden()) {
            m_contents->setCurrentRow(row);
            break;
        }
    }
    return step != 0;
}

} // namespace standpoint
