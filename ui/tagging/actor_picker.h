// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose stance it is: the suggested actors with their digits, and a field in which a name completes over
// names and aliases. Enter takes the row that is marked; the last row makes a new actor.
#pragma once

#include "ui/workbench.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace standpoint {

class ActorPicker : public QWidget
{
    Q_OBJECT

public:
    explicit ActorPicker(Workbench &bench, QWidget *parent = nullptr);

    /// Gives the field the keyboard, empty.
    void start();

signals:
    void finished(); ///< an actor was chosen or the search given up: the article wants the keyboard back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showSuggestions();
    void showMatches(const QString &typed);
    void refresh();
    int rowHeight() const;
    void addRow(const QString &key, const Actor &actor, const QString &alias = {});
    void take(int row);
    void makeNew(const QString &name);

    Workbench &m_bench;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace standpoint
