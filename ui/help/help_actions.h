// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help: our pages, the keys, who we are.
#pragma once

#include <QAction>

class QWidget;

namespace standpoint {

class Workbench;

class HelpActions : public QObject
{
    Q_OBJECT

public:
    HelpActions(const Workbench &bench, QWidget *window);

    const QList<QAction *> &actions() const { return m_actions; }

private:
    void showPage(const QString &name);
    void showAbout();
    void changeKeys();

    const Workbench &m_bench;
    QWidget *m_window;
    QList<QAction *> m_actions;
};

} // namespace standpoint
