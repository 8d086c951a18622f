// SPDX-License-Identifier: GPL-3.0-or-later
//
// What gold says where no lane is right: an actor by digit or by name, then a stance by the keys of the pad.
// A pop-up, so that these keys mean what they mean on the pad and nothing else.
#pragma once

#include "ui/tagging/actor_search.h"
#include "ui/workbench.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QVBoxLayout;

namespace standpoint {

class OwnLabelBox : public QFrame
{
    Q_OBJECT

public:
    explicit OwnLabelBox(Workbench &bench, QWidget *parent);

    /// Shows itself above `anchor`, with these actors first, the first of them chosen. `evidence`: the words
    /// that are marked for it; may be empty.
    void ask(const QList<ActorId> &actors, const QString &evidence, const QWidget *anchor);
    ActorId actor() const { return m_actor; }
    /// A key of the pad or a digit; false for any other.
    bool takeKey(const QKeyEvent &event);

signals:
    void labelled(standpoint::ActorId actor, standpoint::IssueId issue, standpoint::StanceId stance);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillActors();
    void makeGrid();
    void choose(ActorId actor);
    void search(const QString &typed);
    void label(int row, int column);

    Workbench &m_bench;
    QListWidget *m_list;
    QVBoxLayout *m_gridPlace;
    QLineEdit *m_field;
    QLabel *m_evidence;
    QWidget *m_grid = nullptr;
    QList<ActorId> m_first;  ///< offered where nothing is typed
    QList<ActorId> m_actors; ///< by digit
    ActorId m_actor;
    std::optional<ActorSearch> m_search; ///< made when somebody types
    QList<Issue> m_issues;
    QList<StanceValue> m_stances;
};

} // namespace standpoint
