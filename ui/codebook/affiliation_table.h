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

    /// `typedDays`: what typedDays() said of these affiliations.
    void show(const Project &project, const Actor *actor, const QString &typedDays = {});
    /// Without what was typed for a day and is none: there stands the day from before.
    const QList<Affiliation> &affiliations() const { return m_rows; }
    /// What was typed for a day and is none, with its places; empty where there is no such thing.
    QString typedDays() const;
    /// A sentence about that; empty where there is no such thing.
    QString whyRefused() const;

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
    QMap<std::pair<int, int>, QString> m_typed;  ///< by row and column: is no day
    QList<std::pair<QString, ActorId>> m_others; ///< whom one can be affiliated with, by name
    bool m_showing = false;
};

} // namespace standpoint
