// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/notice_bar.h"

#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace standpoint {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_act(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setAccessibleName(tr("Notices"));
    setObjectName(QStringLiteral("noticeBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_act->setFocusPolicy(Qt::TabFocus);
    m_close->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * theme::grid, theme::grid, theme::grid, theme::grid);
    row->setSpacing(theme::grid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_act);
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::clear);
    connect(m_act, &QPushButton::clicked, this, [this] {
        const auto action = m_action;
        withdraw();
        if (action)
            action();
    });
    m_act->hide();
    hide();
}

void NoticeBar::clear()
{
    m_sentences.clear();
    m_action = {};
    m_isInvitation = false;
    hide();
}

void NoticeBar::invite(const QString &sentence, const QString &button, std::function<void()> act)
{
    if (!m_sentences.isEmpty())
        return;
    m_isInvitation = true;
    m_act->setText(button);
    m_action = std::move(act);
    m_sentences = {sentence};
    showAll();
}

void NoticeBar::withdraw()
{
    if (m_isInvitation)
        clear();
}

void NoticeBar::say(const QString &sentence)
{
    withdraw(); // what has to be known takes its place
    if (!m_sentences.contains(sentence))
        m_sentences.append(sentence);
    showAll();
}

void NoticeBar::offer(const QString &sentence, const QString &button, std::function<void()> act)
{
    withdraw();
    m_act->setText(button);
    m_action = std::move(act);
    say(sentence);
}

void NoticeBar::showAll()
{
    m_icon->setPixmap(theme::icon(m_isInvitation ? QStringLiteral("about") : QStringLiteral("warning"))
                          .pixmap(theme::iconSize));
    m_text->setText(m_sentences.join(QLatin1Char('\n')));
    m_act->setVisible(static_cast<bool>(m_action));
    show();
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        showAll();
}

} // namespace standpoint
