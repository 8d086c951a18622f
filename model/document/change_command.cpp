// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/change_command.h"

#include "model/document/project_document.h"

namespace standpoint {

ChangeCommand::ChangeCommand(ProjectDocument &owner, Change change, quint64 stateBefore, quint64 stateAfter)
    : QUndoCommand(change.label)
    , m_owner(owner)
    , m_change(std::move(change))
    , m_before(stateBefore)
    , m_after(stateAfter)
{
}

void ChangeCommand::undo()
{
    perform(inverse(m_change), m_before, JournalEntry::Act::Undone);
}

void ChangeCommand::redo()
{
    if (!std::exchange(m_done, false)) // QUndoStack::push() calls redo() once; the owner did it already
        perform(m_change, m_after, JournalEntry::Act::DoneAgain);
}

void ChangeCommand::perform(const Change &change, quint64 state, JournalEntry::Act act)
{
    if (m_owner.perform(change, act))
        m_owner.setState(state);
    else
        setObsolete(true); // the stack drops it: something else changed the same thing first
}

} // namespace standpoint
