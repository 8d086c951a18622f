// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bar above the page for what the user should know but need not answer at once: one sentence, perhaps a
// button.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace standpoint {

class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows a sentence below those that are there already. Once more the same one changes nothing.
    void say(const QString &sentence);
    /// The same with something that can be done about it.
    void offer(const QString &sentence, const QString &button, std::function<void()> act);
    /// No warning but a friendly hint: the bar goes once the button is pressed. Where there is something to
    /// warn of already, nothing.
    void invite(const QString &sentence, const QString &button, std::function<void()> act);

    /// Takes an invitation away, where there is one.
    void withdraw();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAll();
    void clear();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_act;
    QPushButton *m_close;
    QStringList m_sentences;
    bool m_isInvitation = false;
    std::function<void()> m_action;
};

} // namespace standpoint
