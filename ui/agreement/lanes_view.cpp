// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/lanes_view.h"

#include "ui/isolated.h"
#include "ui/theme.h"

#include <QLabel>
#include <QScrollBar>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int fewestLines = 2; ///< of the sentence
constexpr int mostLines = 6;

} // namespace

LanesView::LanesView(QWidget *parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_title(new QLabel(m_page))
    , m_about(theme::quietLabel({}, m_page))
    , m_sentence(new QScrollArea(m_page))
    , m_text(new QLabel)
    , m_row(new LaneRow(m_page))
    , m_gold(new LaneCard(m_page))
    , m_empty(theme::quietLabel({}, m_page))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The case"));
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(12, theme::half, 12, theme::grid);
    column->setSpacing(theme::grid);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::grid);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->installEventFilter(this);
    m_about->setWordWrap(false);
    head->addWidget(m_title, 1);
    head->addWidget(m_about);
    column->addLayout(head);
    QFont reading = font();
    reading.setPointSizeF(reading.pointSizeF() * 1.1);
    m_text->setFont(reading);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setToolTip(tr("Words that you select here are the evidence of gold's own label"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setWidget(m_text);
    m_sentence->setWidgetResizable(true);
    m_sentence->setFrameShape(QFrame::NoFrame);
    m_sentence->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sentence->setFocusPolicy(Qt::NoFocus);
    column->addWidget(m_sentence);
    column->addWidget(m_row);
    column->addWidget(m_gold);
    column->addWidget(m_empty);
    column->addStretch(1);
    m_gold->setQuiet();
    connect(m_gold, &LaneCard::clicked, this, [this] {
        if (!m_gold->lane().keys.isEmpty())
            emit likelyTaken();
    });
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(2 * theme::grid);
    setWidget(m_page);
    connect(m_row, &LaneRow::taken, this, &LanesView::taken);
    showNothing({});
}

void LanesView::show(const ShownCase &shown)
{
    m_lanes = shown.lanes;
    m_empty->hide();
    m_wholeTitle = shown.title;
    fitTitle();
    m_title->setToolTip(theme::plainTip(shown.title));
    m_about->setText(shown.about);
    if (m_text->text() != shown.text) // what is selected stays
        m_text->setText(shown.text);
    m_pieces = shown.pieces;
    m_row->setLanes(shown.lanes);
    m_gold->setLane(shown.gold);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_about, m_sentence, m_row, m_gold})
        part->show();
    verticalScrollBar()->setValue(0);
    m_sentence->verticalScrollBar()->setValue(0);
    QStringList spoken{tr("%1, %2").arg(isolated(shown.title), shown.about),
        QTextDocumentFragment::fromHtml(shown.text).toPlainText()};
    for (const ShownLane &lane : shown.lanes)
        spoken.append(spokenLane(lane));
    spoken.append(spokenLane(shown.gold));
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
}

std::optional<TextSpan> LanesView::selectedWords() const
{
    const auto begin = m_text->selectionStart();
    const auto end = begin + static_cast<int>(m_text->selectedText().size());
    std::optional<TextSpan> words;
    for (const ShownCase::Piece &piece : m_pieces) {
        const TextSpan inside{std::max(0, begin - piece.shownAt) + piece.span.begin,
            std::min(piece.span.length(), end - piece.shownAt) + piece.span.begin};
        if (begin >= 0 && !inside.isEmpty())
            words = TextSpan{words ? words->begin : inside.begin, inside.end};
    }
    return words;
}

/// As much of it as there is room for.
void LanesView::fitTitle()
{
    m_title->setText(m_title->fontMetrics().elidedText(m_wholeTitle, Qt::ElideRight, m_title->width()));
}

/// Room for some lines, by the height of the window alone; a longer sentence scrolls.
void LanesView::fitSentence()
{
    const int line = QFontMetrics(m_text->font()).lineSpacing();
    const int lines = std::clamp(viewport()->height() / (4 * line), fewestLines, mostLines);
    m_sentence->setFixedHeight(lines * line + theme::half);
}

void LanesView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitSentence();
}

bool LanesView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_title && event->type() == QEvent::Resize)
        fitTitle();
    return QScrollArea::eventFilter(watched, event);
}

void LanesView::showNothing(const QString &why)
{
    m_lanes.clear();
    m_row->setLanes({});
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_about, m_sentence, m_row, m_gold})
        part->hide();
    m_empty->setText(why);
    m_empty->show();
    setAccessibleDescription(why);
}

} // namespace standpoint
