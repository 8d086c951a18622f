// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/guideline.h"

#include "ui/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int renderDelay = 150; // milliseconds

void renderInto(QTextDocument &document, const QString &markdown)
{
    constexpr double listIndent = 20; // pixels
    document.setIndentWidth(listIndent);
    // Markdown takes a single line break for a space; who typed it in a field meant it.
    QString lines = markdown;
    lines.replace(QLatin1Char('\n'), QStringLiteral("  \n"));
    QTextDocument::MarkdownFeatures features = QTextDocument::MarkdownDialectGitHub;
    features.setFlag(QTextDocument::MarkdownNoHTML);
    document.setMarkdown(lines, features);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(&document);
        cursor.setPosition(block.position());
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(0);
        format.setBottomMargin(block.textList() ? theme::half : theme::grid);
        cursor.setBlockFormat(format);
    }
}

QToolButton *segment(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QString guidelineHtml(const QString &markdown, int characters)
{
    if (markdown.trimmed().isEmpty())
        return {};
    QString shown = markdown;
    if (shown.size() > characters) {
        // Whole paragraphs, as long as there is one.
        const qsizetype end = shown.lastIndexOf(QStringLiteral("\n\n"), characters);
        shown = (end > 0 ? shown.left(end) : shown.left(characters)) + QStringLiteral("\n\n…");
    }
    QTextDocument document;
    renderInto(document, shown);
    return document.toHtml();
}

void setGuidelineTip(QWidget *widget, const QString &markdown)
{
    QTextDocument document;
    renderInto(document, markdown);
    widget->setToolTip(guidelineHtml(markdown));
    widget->setAccessibleDescription(document.toPlainText());
}

QString textOf(const QPlainTextEdit &field)
{
    QString text = field.document()->toRawText();
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    text.replace(QChar::LineSeparator, QLatin1Char('\n'));
    return text;
}

GuidelineView::GuidelineView(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setAccessibleName(tr("Guideline"));
}

void GuidelineView::setGuideline(const QString &markdown)
{
    renderInto(*document(), markdown);
    moveCursor(QTextCursor::Start);
}

QVariant GuidelineView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return {};
}

GuidelineEditor::GuidelineEditor(QWidget *parent)
    : QWidget(parent)
    , m_read(segment(tr("Read"), this))
    , m_edit(segment(tr("Edit"), this))
    , m_pages(new QSplitter(Qt::Horizontal, this))
    , m_view(new GuidelineView(this))
    , m_field(new QPlainTextEdit(this))
{
    m_edit->setIcon(theme::icon(QStringLiteral("edit")));
    m_edit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_read->setToolTip(tr("The guideline as annotators see it"));
    m_edit->setToolTip(tr("Write it as Markdown: **bold**, *italics*, lines that begin with - for a list"));
    auto *choice = new QButtonGroup(this);
    choice->addButton(m_read);
    choice->addButton(m_edit);
    m_field->setTabChangesFocus(true);
    m_field->setPlaceholderText(tr("When to code it, and when not. **bold**, *italics*, - list"));
    m_field->setAccessibleName(tr("Guideline"));
    m_field->installEventFilter(this);
    m_pages->addWidget(m_field);
    m_pages->addWidget(m_view);
    m_pages->setChildrenCollapsible(false);
    m_soon.setSingleShot(true);
    m_soon.setInterval(renderDelay);
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] { m_soon.start(); });
    connect(&m_soon, &QTimer::timeout, this, [this] {
        const int place = m_view->verticalScrollBar()->value();
        m_view->setGuideline(text());
        m_view->verticalScrollBar()->setValue(place);
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::half);
    auto *label = new QLabel(tr("Guideline"), this);
    label->setBuddy(m_field);
    head->addWidget(label);
    head->addStretch();
    head->addWidget(m_read);
    head->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::half);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    connect(m_read, &QToolButton::toggled, this, [this](bool on) { // a screen reader does not click
        if (!on)
            return;
        show(false);
        emit editingFinished();
    });
    connect(m_edit, &QToolButton::toggled, this, [this](bool on) {
        if (!on)
            return;
        show(true);
        m_field->setFocus();
    });
    show(false);
}

QString GuidelineEditor::text() const
{
    return textOf(*m_field);
}

bool GuidelineEditor::isModified() const
{
    return m_field->document()->isModified();
}

void GuidelineEditor::setText(const QString &markdown)
{
    if (markdown != text())
        m_field->setPlainText(markdown);
    m_field->document()->setModified(false);
    show(markdown.trimmed().isEmpty());
}

void GuidelineEditor::putBack(const QString &markdown)
{
    m_field->setPlainText(markdown);
    m_field->document()->setModified(true);
    show(true);
}

void GuidelineEditor::show(bool editing)
{
    m_soon.stop();
    m_view->setGuideline(text());
    const QSignalBlocker blockers[] = {QSignalBlocker(m_read), QSignalBlocker(m_edit)};
    (editing ? m_edit : m_read)->setChecked(true);
    m_field->setVisible(editing);
}

bool GuidelineEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut)
        emit editingFinished();
    return QWidget::eventFilter(watched, event);
}

} // namespace standpoint
