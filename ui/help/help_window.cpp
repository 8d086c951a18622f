// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/help/key_words.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

namespace standpoint {

namespace {

const QString root = QStringLiteral(":/help/");

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
    , m_contents(new QListWidget(this))
    , m_page(new QTextBrowser(this))
    , m_change(new QPushButton(tr("Change the keys…"), this))
{
    setWindowTitle(tr("Help"));
    const QSize frame(16, 56); // what a window manager adds, and a little air
    resize(QSize(900, 680).boundedTo(screen()->availableSize() - frame));
    m_contents->setObjectName(QStringLiteral("roomy"));
    m_contents->setFixedWidth(200);
    m_contents->setAccessibleName(tr("Pages"));
    m_page->setOpenExternalLinks(false);
    m_page->document()->setDocumentMargin(3 * theme::grid);
    const QStringList order{QStringLiteral("getting-started"), QStringLiteral("keys"),
        QStringLiteral("suggestions"), QStringLiteral("finding"), QStringLiteral("codebook"),
        QStringLiteral("safety"), QStringLiteral("formats"), QStringLiteral("command-line"),
        QStringLiteral("architecture")};
    for (const QString &name : order) {
        const QString text = source(name);
        if (text.isEmpty())
            continue;
        auto *item = new QListWidgetItem(text.section(QLatin1Char('\n'), 0, 0).mid(2), m_contents);
        item->setData(Qt::UserRole, name);
    }
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_contents);
    auto *column = new QVBoxLayout;
    column->addWidget(m_page, 1);
    column->addWidget(m_change, 0, Qt::AlignLeading);
    layout->addLayout(column, 1);
    m_change->setAutoDefault(false);
    connect(m_change, &QPushButton::clicked, this, &HelpWindow::keysToBeChanged);
    connect(m_contents, &QListWidget::currentItemChanged, this, &HelpWindow::showCurrent);
    connect(&KeyMap::instance(), &KeyMap::changed, this, &HelpWindow::showCurrent);
}

void HelpWindow::showCurrent()
{
    const QListWidgetItem *item = m_contents->currentItem();
    if (!item)
        return;
    const QString name = item->data(Qt::UserRole).toString();
    m_page->setMarkdown(withKeysOfNow(name, source(name), KeyMap::instance().set()));
    loosen(m_page->document());
    openTables(m_page->document()->rootFrame(), palette().color(QPalette::Mid));
    m_page->moveCursor(QTextCursor::Start);
    m_change->setVisible(name == QLatin1String("keys"));
}

void HelpWindow::showPage(const QString &name)
{
    for (int row = 0; row < m_contents->count(); ++row) {
        if (m_contents->item(row)->data(Qt::UserRole).toString() == name)
            m_contents->setCurrentRow(row);
    }
}

} // namespace standpoint
