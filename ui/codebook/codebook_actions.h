// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Codebook menu: issues and stances, actors.
#pragma once

#include <QAction>

class QWidget;

namespace standpoint {

class Workbench;

class CodebookActions : public QObject
{
    Q_OBJECT

public:
    CodebookActions(Workbench &bench, QWidget *window);

    const QList<QAction *> &actions() const { return m_actions; }

private:
    QList<QAction *> m_actions;
};

} // namespace standpoint
