// SPDX-License-Identifier: GPL-3.0-or-later
//
// A button that, once pressed, waits for a key and says which one it was, instead of doing what the key does.
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace standpoint {

class KeyMap;

class KeyCapture : public QPushButton
{
    Q_OBJECT

public:
    explicit KeyCapture(const KeyMap &map, QWidget *parent = nullptr);

    bool isWaiting() const { return m_isWaiting; }
    void start();
    void stop();

    QSize sizeHint() const override;

signals:
    /// Not empty; Escape ends the waiting instead. It waits no more.
    void captured(const QKeySequence &key);
    void waitingChanged();

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setWaiting(bool waiting);
    void take(const QKeyEvent &event);

    const KeyMap &m_map;
    bool m_isWaiting = false;
};

} // namespace standpoint
