// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of one action: take one away, add one, back to the default. A key that another action has is given
// only together with taking it from there.
#pragma once

#include "ui/keys/key_set.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace standpoint {

class KeyCapture;
class KeyMap;

class KeyEditor : public QWidget
{
    Q_OBJECT

public:
    /// `set` is what it edits; the caller's. `name` is how an action is called.
    KeyEditor(
        KeySet &set, const KeyMap &map, std::function<QString(int action)> name, QWidget *parent = nullptr);

    /// Shows the keys of this action; -1: of none.
    void edit(int action);
    int action() const { return m_action; }
    /// Waits for a key to add.
    void capture();
    void removeLast();
    /// Gives up a question that is open. False: there is none.
    bool leaveQuestion();
    /// Gives the keyboard to the answers of a question that is open. False: there is none.
    bool insistOnQuestion();

signals:
    void changed();  ///< the set has other keys
    void finished(); ///< the list may have the keyboard back

private:
    void take(const QKeySequence &key);
    void reset();
    void refresh();
    void remove(const QKeySequence &key);
    void apply(const std::function<void()> &act, const QString &said);
    void say(const QString &sentence);
    void ask(const QString &sentence, const std::function<void()> &act, const QString &said);
    QString names(const QList<int> &actions) const;

    KeySet &m_set;
    int m_action = -1;
    std::function<QString(int)> m_nameOf;
    QLabel *m_name;
    QHBoxLayout *m_keys;
    KeyCapture *m_capture;
    QPushButton *m_reset;
    QLabel *m_message;
    QPushButton *m_takeIt;
    QPushButton *m_leaveIt;
    std::function<void()> m_asked; ///< what is done when the question is answered with yes
    QString m_saidThen;
};

} // namespace standpoint
