// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/lane_card.h"

#include "ui/isolated.h"
#include "ui/reader/chip_painter.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int padding = theme::grid + 2;
constexpr int gap = 6; // between sign, actor and issue
constexpr int corner = 6;
constexpr int usualLines = 3; ///< the name, and a finding on two
constexpr int usualHeld = 24; ///< characters of an issue and a stance; with less room they get a line each

/// The issue, then the stance.
QString heldOf(const ShownFinding &finding)
{
    return LaneCard::tr("%1 · %2").arg(isolated(finding.issue), isolated(finding.stance));
}

} // namespace

QString spokenLane(const ShownLane &lane)
{
    QStringList said;
    for (const ShownFinding &finding : lane.findings)
        said.append(LaneCard::tr("%1, %2").arg(isolated(finding.actor), heldOf(finding)));
    if (!lane.remark.isEmpty())
        said.append(lane.remark);
    return LaneCard::tr("%1: %2").arg(isolated(lane.name), said.join(QStringLiteral("; ")));
}

LaneCard::LaneCard(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::NoFocus); // its keys are those of the panel around it
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LaneCard::setQuiet()
{
    m_isQuiet = true;
    setCursor(Qt::ArrowCursor);
}

void LaneCard::setLane(const ShownLane &lane)
{
    if (lane == m_lane)
        return;
    m_lane = lane;
    const QString spoken = spokenLane(lane);
    setAccessibleName(spoken);
    setToolTip(theme::plainTip(
        lane.keys.isEmpty() ? spoken : tr("%1\nTake this: %2").arg(spoken, lane.keys.join(tr(" or ")))));
    updateGeometry();
    update();
}

int LaneCard::lineHeight() const
{
    return fontMetrics().height() + theme::half;
}

int LaneCard::leastWidth() const
{
    return 15 * fontMetrics().averageCharWidth() + 2 * padding + lineHeight();
}

/// What a line has beside the sign.
int LaneCard::roomOf(int width) const
{
    return width - 2 * padding - lineHeight() - 2;
}

/// One; two with the actor alone on the first; or three, where issue and stance do not fit on one.
int LaneCard::linesOf(const ShownFinding &finding, int width) const
{
    const int room = roomOf(width);
    const int held = fontMetrics().horizontalAdvance(heldOf(finding));
    if (fontMetrics().horizontalAdvance(finding.actor) + 1 + gap + held <= room)
        return 1;
    return held <= room ? 2 : 3;
}

int LaneCard::heightForWidth(int width) const
{
    int lines = m_lane.remark.isEmpty() || m_isQuiet ? 1 : 2;
    for (const ShownFinding &finding : m_lane.findings)
        lines += linesOf(finding, width) + (finding.words.isEmpty() ? 0 : 1);
    if (!m_isQuiet)
        lines = std::max(lines, // so that what is below stays where it is
            usualHeld * fontMetrics().averageCharWidth() <= roomOf(width) ? usualLines : usualLines + 1);
    return lines * lineHeight() + 2 * padding - theme::half;
}

QSize LaneCard::sizeHint() const
{
    const int width = leastWidth() + padding;
    return {width, heightForWidth(width)};
}

QSize LaneCard::minimumSizeHint() const
{
    return {leastWidth(), 2 * lineHeight() + 2 * padding};
}

void LaneCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = !m_isQuiet && (underMouse() || isDown());
    const QPalette &colours = palette();
    const QColor line = m_lane.taken || hot ? colours.color(QPalette::Link) : colours.color(QPalette::Mid);
    painter.setPen(QPen(line, m_lane.taken ? 2 : 1));
    painter.setBrush(
        isDown() && !m_isQuiet ? colours.color(QPalette::Highlight) : colours.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
    const QRect inner = rect().adjusted(padding, padding, -padding, -padding);
    paintHead(painter, inner);
    int top = inner.top() + lineHeight();
    for (const ShownFinding &finding : m_lane.findings)
        top = paintFinding(painter, finding, inner, top);
    if (!m_lane.remark.isEmpty() && !m_isQuiet) {
        painter.setPen(colours.color(QPalette::PlaceholderText));
        const QRect place(inner.left(), top, inner.width(), lineHeight());
        painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine,
            fontMetrics().elidedText(m_lane.remark, Qt::ElideRight, place.width()));
    }
}

/// The name at the beginning, keys as caps at the end, and a tick where gold says the same.
void LaneCard::paintHead(QPainter &painter, const QRect &inner) const
{
    const bool mirrored = isRightToLeft();
    const auto placed = [&](int x, int width) {
        const QRect rect(inner.left() + x, inner.top(), width, lineHeight() - theme::half);
        return mirrored ? QRect(inner.left() + inner.right() - rect.right(), rect.top(), width, rect.height())
                        : rect;
    };
    int right = inner.width();
    for (auto key = m_lane.keys.crbegin(); key != m_lane.keys.crend(); ++key) {
        const int width = std::max(lineHeight() - theme::half, fontMetrics().horizontalAdvance(*key) + 8);
        right -= width;
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::Window));
        painter.drawRoundedRect(QRectF(placed(right, width)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(placed(right, width), Qt::AlignCenter, *key);
        right -= theme::half;
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    if (m_isQuiet) {
        const int begin = QFontMetrics(bold).horizontalAdvance(tr("✓ %1").arg(m_lane.name)) + 2 * theme::grid;
        const QRect place = placed(begin, std::max(0, right - begin));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignTrailing) | Qt::TextSingleLine,
            fontMetrics().elidedText(m_lane.remark, Qt::ElideRight, place.width()));
        right = std::min(right, begin);
    }
    const QString name = m_lane.taken ? tr("✓ %1").arg(m_lane.name) : m_lane.name;
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(placed(0, right),
        static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine,
        QFontMetrics(bold).elidedText(name, Qt::ElideRight, right));
    painter.setFont(font());
}

/// Returns where the next one begins.
int LaneCard::paintFinding(QPainter &painter, const ShownFinding &finding, const QRect &inner, int top) const
{
    const ReaderColours colours = ReaderColours::from(palette());
    const QColor ink = colours.stanceInk(finding.colour);
    const int lines = linesOf(finding, width());
    const int height = lineHeight();
    const bool mirrored = isRightToLeft();
    const auto placed = [&](int x, int y, int width) {
        return QRect(mirrored ? inner.right() + 1 - x - width : inner.left() + x, y, width, height);
    };
    const auto write = [&](const QRect &place, const QString &text, const QColor &colour) {
        painter.setPen(colour);
        painter.drawText(place, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine,
            isolated(fontMetrics().elidedText(text, Qt::ElideRight, place.width())));
    };
    const int side = height - 6;
    paintSign(
        painter, placed(0, top + 3, side).adjusted(0, 0, 0, side - height), finding.sign, ink, colours.page);
    const int begin = height + 2;
    const int room = inner.width() - begin;
    const int actor = lines == 1 ? fontMetrics().horizontalAdvance(finding.actor) + 1 : room;
    write(placed(begin, top, actor), finding.actor, colours.ink);
    if (lines == 1)
        write(placed(begin + actor + gap, top, room - actor - gap), heldOf(finding), ink);
    else
        write(placed(begin, top += height, room), lines == 2 ? heldOf(finding) : finding.issue, ink);
    if (lines == 3)
        write(placed(begin, top += height, room), finding.stance, ink);
    if (!finding.words.isEmpty()) {
        top += height;
        write(placed(begin, top, room), tr("“%1”").arg(finding.words), colours.quiet);
    }
    return top + height;
}

LaneRow::LaneRow(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LaneRow::setLanes(const QList<ShownLane> &lanes)
{
    while (m_cards.size() < lanes.size()) {
        auto *card = new LaneCard(this);
        const auto lane = static_cast<int>(m_cards.size());
        connect(card, &LaneCard::clicked, this, [this, lane] { emit taken(lane); });
        m_cards.append(card);
    }
    m_used = lanes.size();
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (i < m_used)
            m_cards[i]->setLane(lanes[i]);
        m_cards[i]->setVisible(i < m_used);
    }
    arrange(width(), true);
    updateGeometry();
}

QList<LaneCard *> LaneRow::cards() const
{
    return m_cards.first(m_used);
}

int LaneRow::arrange(int width, bool place) const
{
    if (m_used == 0)
        return 0;
    const int least = m_cards.first()->leastWidth();
    const auto all = static_cast<int>(m_used);
    int columns = std::clamp((width + theme::grid) / (least + theme::grid), 1, all);
    const int rows = (all + columns - 1) / columns;
    columns = (all + rows - 1) / rows; // 4 as 2 and 2 rather than 3 and 1
    const int cardWidth = std::max(1, (width - (columns - 1) * theme::grid) / columns);
    int top = 0;
    for (int first = 0; first < all; first += columns) {
        const int last = std::min(first + columns, all);
        int height = 0;
        for (int i = first; i < last; ++i)
            height = std::max(height, m_cards[i]->heightForWidth(cardWidth));
        for (int i = first; place && i < last; ++i) {
            const int x = (i - first) * (cardWidth + theme::grid);
            m_cards[i]->setGeometry(isRightToLeft() ? width - x - cardWidth : x, top, cardWidth, height);
        }
        top += height + theme::grid;
    }
    return top - theme::grid;
}

int LaneRow::heightForWidth(int width) const
{
    return arrange(width, false);
}

QSize LaneRow::sizeHint() const
{
    return {3 * 200, heightForWidth(3 * 200)};
}

QSize LaneRow::minimumSizeHint() const
{
    return {m_used > 0 ? m_cards.first()->leastWidth() : 0, 0};
}

void LaneRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

} // namespace standpoint
