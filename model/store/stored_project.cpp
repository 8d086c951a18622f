// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stored_project.h"

#include "model/store/journal_remains.h"
#include "model/store/project_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::StoredProject)
};

constexpr int mostLinks = 40; // as many as the kernel follows
constexpr int rereads = 5;    // a window that saves just then replaces file and journal one after the other

/// What saves and journals that were interrupted left beside the project.
void removeLeftovers(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    const QRegularExpression leftover(QRegularExpression::anchoredPattern(
        QStringLiteral("%1(-journal(-[a-z]+-[-0-9]+)?)?\\.saving-.{6}|%1~\\.new")
            .arg(QRegularExpression::escape(name))));
    QDir folder = info.dir();
    for (const QString &file : folder.entryList(QDir::Files | QDir::Hidden)) {
        if (leftover.match(file).hasMatch())
            folder.remove(file);
    }
}

/// A torn tail goes before the journal goes on, and what stands behind damage too: it is kept aside first.
Status keepUnsound(StoredProject &stored, const QString &journal, const JournalContent &content)
{
    const bool isTorn = content.end == JournalContent::End::Torn;
    const qint64 bytes = content.fileBytes - content.soundBytes;
    const Result<QString> kept = keepJournalFrom(journal, content.soundBytes);
    if (!kept && !isTorn)
        return fail(Error::Kind::Io,
            Words::tr("What stands behind the damage in the journal could not be kept (%1), so nothing was "
                      "changed.")
                .arg(kept.error().what),
            journal);
    if (!kept) {
        stored.journalKeepFrom = content.soundBytes;
        stored.notices += Words::tr("The last entry of the journal was not written whole (%1 bytes). It "
                                    "could not be kept aside (%2), so it was not cut off yet.")
                              .arg(bytes)
                              .arg(kept.error().what);
        return {};
    }
    stored.notices += (isTorn ? Words::tr("The last entry of the journal was not written whole (%1 bytes); "
                                          "it was cut off. It is kept as %2.")
                              : Words::tr("The journal was damaged; the last %1 bytes of it were left out. "
                                          "They are kept as %2."))
                          .arg(bytes)
                          .arg(QFileInfo(*kept).fileName());
    return {};
}

Status takeJournal(StoredProject &stored, const QString &path, const Bits128 &parent, StoredAccess access)
{
    const QString journal = journalPath(path);
    Result<JournalContent> content = readJournal(journal);
    if (!content)
        return tl::unexpected(content.error());
    if (content->end == JournalContent::End::Damaged && access != StoredAccess::Repair)
        return fail(Error::Kind::Malformed,
            Words::tr(
                "The journal beside the project is damaged. Acts before the damage that can be read: %1.")
                .arg(content->entries.size()),
            Words::tr("%1, byte %2").arg(journal).arg(content->soundBytes));
    stored.journalSoundBytes = content->soundBytes;
    if (content->end != JournalContent::End::Whole && access != StoredAccess::Look) {
        if (Status kept = keepUnsound(stored, journal, *content); !kept)
            return kept;
    }
    if (auto entries = content->entriesSince(stored.generation, parent)) {
        stored.entries = std::move(*entries);
        return {};
    }
    stored.entriesAreForeign = true;
    for (JournalEntry &entry : content->entries) {
        if (entry.act != JournalEntry::Act::Snapshot)
            stored.entries.push_back(std::move(entry));
    }
    stored.journalSoundBytes = 0; // whoever goes on moves the old journal out of the way
    stored.journalKeepFrom.reset();
    stored.notices +=
        Words::tr("The project file was replaced by another program after it was last saved here.");
    return {};
}

} // namespace

QString realPath(const QString &path)
{
    QFileInfo info(path);
    for (int depth = 0; depth < mostLinks && info.isSymLink(); ++depth)
        info.setFile(info.symLinkTarget());
    const QString folder = info.dir().canonicalPath();
    return folder.isEmpty() ? path : QDir(folder).filePath(info.fileName());
}

Status checkNewPlace(const QString &path)
{
    const QFileInfo present(path);
    if (present.exists() || present.isSymLink())
        return fail(Error::Kind::Conflict, Words::tr("This file is there already"), path);
    const QString journal = journalPath(realPath(path));
    if (QFileInfo::exists(journal))
        return fail(Error::Kind::Conflict,
            Words::tr(
                "Unsaved work on another project of this name is here. Move it away, or choose another name"),
            journal);
    return {};
}

Result<StoredProject> readStored(const QString &path, StoredAccess access)
{
    StoredProject stored;
    for (int n = 0; n < rereads; ++n) {
        stored = {};
        Generation generation;
        Result<Project> project = loadProject(path, &generation);
        if (!project)
            return tl::unexpected(project.error());
        stored.project = std::move(*project);
        stored.generation = generation.id;
        if (Status taken = takeJournal(stored, path, generation.parent, access); !taken)
            return tl::unexpected(taken.error());
        if (!stored.entriesAreForeign || access != StoredAccess::Look)
            break;
    }
    if (access != StoredAccess::Look)
        removeLeftovers(path);
    return stored;
}

Result<Project> loadWithJournal(const QString &path, QStringList *notices)
{
    Result<StoredProject> stored = readStored(realPath(path), StoredAccess::Look);
    if (!stored)
        return tl::unexpected(stored.error());
    const qsizetype misfits = applyEntries(stored->project, stored->entries);
    if (notices)
        *notices += stored->notices;
    if (notices && misfits > 0)
        *notices += misfitSentence(misfits, static_cast<qsizetype>(stored->entries.size()));
    return std::move(stored->project);
}

Result<Salvage> salvageStored(const QString &path)
{
    Result<Salvage> salvage = salvageProject(path);
    const QString journal = journalPath(realPath(path));
    if (!salvage || !QFileInfo::exists(journal))
        return salvage;
    const auto found = [&](const QString &what, const QString &where, const QString &remedy) {
        salvage->findings.problems.append({what, where, remedy});
    };
    const Result<JournalContent> content = readJournal(journal);
    if (!content) {
        found(content.error().what, journal, Words::tr("left out"));
        return salvage;
    }
    const QString place = Words::tr("%1, byte %2").arg(journal).arg(content->soundBytes);
    if (content->end == JournalContent::End::Damaged)
        found(Words::tr("The journal is damaged"), place, Words::tr("what stands before the damage is kept"));
    else if (content->end == JournalContent::End::Torn)
        found(Words::tr("The last entry of the journal was not written whole"), place, Words::tr("left out"));
    const auto entries = content->entriesSince(salvage->generation.id, salvage->generation.parent);
    if (!entries) {
        found(Words::tr("The journal belongs to another version of the project file"), journal,
            Words::tr("left out"));
        return salvage;
    }
    if (const qsizetype misfits = applyEntries(salvage->project, *entries); misfits > 0)
        found(Words::tr("%1 entries do not fit the project any more").arg(misfits), journal,
            Words::tr("left out"));
    return salvage;
}

Result<OwnedProject> OwnedProject::open(const QString &given)
{
    OwnedProject owned;
    const QString path = realPath(given);
    owned.m_path = path;
    owned.m_lock = std::make_unique<ProjectLock>(path);
    if (owned.m_lock->tryTake() == ProjectLock::Outcome::HeldByAnother)
        return fail(
            Error::Kind::Conflict, sentenceAbout(owned.m_lock->holder().value_or(LockHolder{})), path);
    Result<StoredProject> stored = readStored(path, StoredAccess::Own);
    if (!stored)
        return tl::unexpected(stored.error());
    owned.project = std::move(stored->project);
    owned.m_generation = stored->generation;
    owned.notices = stored->notices;
    const qsizetype misfits = applyEntries(owned.project, stored->entries);
    if (misfits > 0)
        owned.notices += misfitSentence(misfits, static_cast<qsizetype>(stored->entries.size()));
    owned.m_keepsJournal = stored->entriesAreForeign || misfits > 0 || stored->journalKeepFrom;
    return owned;
}

Status OwnedProject::save()
{
    const Generation next{Bits128::random(), m_generation};
    if (Status saved = saveProject(project, m_path, next); !saved)
        return saved;
    m_generation = next.id;
    const QString journal = journalPath(m_path);
    if (m_keepsJournal) // some of it did not fit, or is not kept anywhere else
        QFile::rename(journal, freeNameBeside(journal, QStringLiteral("other")));
    else
        QFile::remove(journal);
    return {};
}

QString misfitSentence(qsizetype misfits, qsizetype all)
{
    return Words::tr("%1 of the %2 acts in the journal do not fit the project and were not done again.")
        .arg(misfits)
        .arg(all);
}

qsizetype applyEntries(Project &project, const std::vector<JournalEntry> &entries)
{
    return std::count_if(entries.begin(), entries.end(),
        [&project](const JournalEntry &entry) { return !project.apply(entry.change).has_value(); });
}

} // namespace standpoint
