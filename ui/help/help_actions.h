// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help: our pages, the keys, who we are.
#pragma once

#include <QAction>

class QWidget;

namespace standpoint {

class HelpActions : public QObject
{
    Q_OBJECT

public:
    explicit HelpActions(QWidget *window);

    const QList<QAction *> &actions() const { return m_actions; }

    /// One of the pages under resources/help, by its name without ending.
    void showPage(const QString &name);

private:
    void showAbout();

    QWidget *m_window;
    QList<QAction *> m_actions;
};

} // namespace standpoint
