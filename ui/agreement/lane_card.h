// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one annotator (or gold) says in a case, as a card that is pressed to take it.
#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QStringList>

namespace standpoint {

/// One stance as it is drawn: never by colour alone.
struct ShownFinding
{
    QString sign; ///< one character, as the page has it
    QColor colour;
    QString actor;
    QString issue;
    QString stance;
    QString words; ///< the evidence where it is not the whole sentence; may be empty
    bool operator==(const ShownFinding &) const = default;
};

struct ShownLane
{
    QString name;
    QStringList keys; ///< that take it, as they are shown on the card
    QList<ShownFinding> findings;
    QString remark;     ///< in place of findings, or below them: "none", "has not done this article"
    bool taken = false; ///< gold says just this
    bool operator==(const ShownLane &) const = default;
};

/// The lane in one line, for screen readers and tool tips.
QString spokenLane(const ShownLane &lane);

class LaneCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LaneCard(QWidget *parent = nullptr);

    void setLane(const ShownLane &lane);
    /// One that only says something, on fewer lines.
    void setQuiet();
    const ShownLane &lane() const { return m_lane; }
    /// Below this width it is hard to read.
    int leastWidth() const;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const;
    int roomOf(int width) const;
    int linesOf(const ShownFinding &finding, int width) const;
    void paintHead(QPainter &painter, const QRect &inner) const;
    int paintFinding(QPainter &painter, const ShownFinding &finding, const QRect &inner, int top) const;

    ShownLane m_lane;
    bool m_isQuiet = false; ///< nothing to press; the remark stands beside the name
};

/// Cards of one width side by side, or below each other where there is no room.
class LaneRow : public QWidget
{
    Q_OBJECT

public:
    explicit LaneRow(QWidget *parent = nullptr);

    /// Cards are kept from one case to the next: making new ones takes longer than a key may.
    void setLanes(const QList<ShownLane> &lanes);
    QList<LaneCard *> cards() const;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void taken(int lane);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Places the cards for this width, or only says how high they are together.
    int arrange(int width, bool place) const;

    QList<LaneCard *> m_cards;
    qsizetype m_used = 0;
};

} // namespace standpoint
