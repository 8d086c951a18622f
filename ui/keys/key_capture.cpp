// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_capture.h"

#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QStyleOptionButton>

namespace standpoint {

KeyCapture::KeyCapture(const KeyMap &map, QWidget *parent)
    : QPushButton(parent)
    , m_map(map)
{
    setAutoDefault(false);
    setIcon(theme::icon(QStringLiteral("add")));
    setToolTip(tr("Waits for a key, and gives it to the chosen action"));
    setWaiting(false);
    connect(this, &QPushButton::clicked, this, &KeyCapture::start);
}

void KeyCapture::start()
{
    if (m_isWaiting)
        return;
    setFocus();
    setWaiting(true);
}

void KeyCapture::stop()
{
    if (m_isWaiting)
        setWaiting(false);
}

void KeyCapture::setWaiting(bool waiting)
{
    m_isWaiting = waiting;
    setText(waiting ? tr("Press the new key; Escape gives up") : tr("Add a key…"));
    setAccessibleName(text());
    emit waitingChanged();
}

/// As wide as it ever becomes: what stands beside it does not move.
QSize KeyCapture::sizeHint() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = tr("Press the new key; Escape gives up");
    const QSize text = fontMetrics().size(Qt::TextShowMnemonic, option.text);
    const QSize content(text.width() + option.iconSize.width() + theme::half, text.height());
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, content, this);
}

bool KeyCapture::event(QEvent *event)
{
    if (!m_isWaiting)
        return QPushButton::event(event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: // no shortcut of the dialog, either
        event->accept();
        return true;
    case QEvent::KeyPress:
        event->accept();
        take(*static_cast<QKeyEvent *>(event));
        return true;
    case QEvent::KeyRelease: // of Space, which would press the button
        event->accept();
        return true;
    default:
        return QPushButton::event(event);
    }
}

void KeyCapture::take(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        stop();
        return;
    }
    const QKeySequence key = m_map.named(event);
    if (key.isEmpty() || event.isAutoRepeat())
        return; // a modifier: what is held with it is still to come
    stop();
    emit captured(key);
}

void KeyCapture::focusOutEvent(QFocusEvent *event)
{
    stop();
    QPushButton::focusOutEvent(event);
}

} // namespace standpoint
