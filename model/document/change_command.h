// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one undo command: it holds a Change, whatever that changes.
#pragma once

#include "model/project/change.h"
#include "model/store/journal.h"

#include <QUndoCommand>

namespace standpoint {

class ProjectDocument;

class ChangeCommand : public QUndoCommand
{
public:
    /// `change` has been applied already: redo() cannot refuse, so a change is tried before it is pushed.
    ChangeCommand(ProjectDocument &owner, Change change, quint64 stateBefore, quint64 stateAfter);

    void undo() override;
    void redo() override;
    const Change &change() const { return m_change; }

private:
    void perform(const Change &change, quint64 state, JournalEntry::Act act);

    ProjectDocument &m_owner;
    Change m_change;
    quint64 m_before;
    quint64 m_after;
    bool m_done = true;
};

} // namespace standpoint
