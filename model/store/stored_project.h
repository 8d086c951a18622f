// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project as it is on disk: its file, and what the journal beside it adds.
#pragma once

#include "model/project/project.h"
#include "model/store/journal.h"
#include "model/store/project_lock.h"
#include "model/store/salvage.h"

namespace standpoint {

struct StoredProject
{
    Project project;                   ///< as the file has it
    Bits128 generation;                ///< of the file
    std::vector<JournalEntry> entries; ///< what was done since, in order; to be applied to `project`
    /// Another program replaced the file meanwhile, so the entries were made on another version of it: those
    /// that fit may be applied; the journal itself stays, and the first new record moves it aside.
    bool entriesAreForeign = false;
    qint64 journalSoundBytes = 0; ///< where the journal goes on; 0: begins anew
    /// What stands in the journal from here on could not be kept aside: that comes before it may be cut.
    std::optional<qint64> journalKeepFrom;
    QStringList notices; ///< sentences about what was found and what was done about it
};

enum class StoredAccess
{
    Look,  ///< changes nothing on disk: somebody else may have the project open
    Own,   ///< the lock is held: a torn tail is cut, leftovers of a crash are cleared away
    Repair ///< like Own, and where the journal is damaged, what stands before the damage is taken
};

/// The file that a path means, links followed: two names of one file share its journal and its lock. A file
/// that is not there keeps the name given.
QString realPath(const QString &path);

/// Whether a project may be made there: fails with Conflict where there is a file, or a journal that waits
/// for one (of a project that was moved away; the new one would take its acts for its own).
Status checkNewPlace(const QString &path);

/// Fails as loadProject() does, and with Malformed where the journal is damaged before its last record
/// (`where` has the byte); the sentence says how many acts stand before that.
Result<StoredProject> readStored(const QString &path, StoredAccess access);

/// The project with everything that its journal adds, for readers that only look. Sentences for people about
/// what of the journal is not in it are added to `notices`. Fails as readStored() does.
Result<Project> loadWithJournal(const QString &path, QStringList *notices = nullptr);

/// What can be had out of a project file and its journal, with everything that is wrong in them; changes
/// nothing. Fails as salvageProject() does.
Result<Salvage> salvageStored(const QString &path);

/// A project that a command without a window changes: locked, read with its journal, saved as a whole.
class OwnedProject
{
public:
    /// Fails with Conflict where somebody has it open, and as readStored() does.
    static Result<OwnedProject> open(const QString &path);

    Project project;     ///< with everything that the journal adds
    QStringList notices; ///< sentences about what was found

    /// Writes `project`; the journal goes, for the file has all of it. Fails as saveProject() does.
    Status save();

private:
    OwnedProject() = default;
    QString m_path;
    Bits128 m_generation;
    bool m_keepsJournal = false; ///< aside, when a save makes it useless
    std::unique_ptr<ProjectLock> m_lock;
};

/// "2 of the 50 acts in the journal do not fit …".
QString misfitSentence(qsizetype misfits, qsizetype all);

/// Applies the entries one by one as far as they fit. Returns how many did not.
qsizetype applyEntries(Project &project, const std::vector<JournalEntry> &entries);

} // namespace standpoint
