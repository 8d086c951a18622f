// SPDX-License-Identifier: GPL-3.0-or-later
//
// With whom an actor is affiliated, and from which day to which.
#pragma once

#include "model/project/project.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace standpoint {

class AffiliationTable : public QWidget
{
    Q_OBJECT

public:
    explicit AffiliationTable(QWidget *parent = nullptr);

    void show(const Project &project, const Actor *actor);
    const QList<Affiliation> &affiliations() const { return m_rows; }

signals:
    void edited();

private:
    void fill();
    void addOne();
    void removeOne();
    void takeDay(int row, int column);

    QTableWidget *m_table;
    QLabel *m_hint;
    QPushButton *m_add;
    QPushButton *m_remove;
    QList<Affiliation> m_rows;
    QList<std::pair<QString, ActorId>> m_others; ///< whom one can be affiliated with, by name
    bool m_showing = false;
};

} // namespace standpoint
