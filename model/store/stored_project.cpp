// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stored_project.h"

#include "model/store/project_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::StoredProject)
};

constexpr int mostLinks = 40; // as many as the kernel follows
constexpr int rereads = 5;    // a window that saves just then replaces file and journal one after the other

/// A name beside `path` that is free: path-WORD-20260131-235959, with a number where that is taken.
QString freeName(const QString &path, const QString &word)
{
    const QString stem = path + QLatin1Char('-') + word + QLatin1Char('-')
        + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = stem;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = stem + QLatin1Char('-') + QString::number(n);
    return name;
}

/// Copies the journal's bytes from `from` on into a file of their own. Returns its name; empty where it could
/// not be.
QString keepTail(const QString &path, qint64 from)
{
    QFile file(path);
    const QString name = freeName(path, QStringLiteral("torn"));
    QFile kept(name);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from)
        || !kept.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return {};
    const QByteArray tail = file.readAll();
    return kept.write(tail) == tail.size() && kept.flush() ? name : QString();
}

/// What saves and journals that were interrupted left beside the project.
void removeLeftovers(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    const QStringList patterns{name + QStringLiteral(".saving-??????"),
        name + QStringLiteral("-journal.saving-??????"), name + QStringLiteral("~.new")};
    QDir folder = info.dir();
    for (const QString &left : folder.entryList(QDir::Files | QDir::Hidden)) {
        const bool matches = std::any_of(patterns.begin(), patterns.end(), [&left](const QString &pattern) {
            return left.size() == pattern.size()
                && std::equal(left.begin(), left.end(), pattern.begin(),
                    [](QChar c, QChar p) { return p == QLatin1Char('?') || p == c; });
        });
        if (matches)
            folder.remove(left);
    }
}

QString keptSentence(const QString &kept)
{
    return kept.isEmpty() ? QString()
                          : QLatin1Char(' ') + Words::tr("It is kept as %1.").arg(QFileInfo(kept).fileName());
}

Status takeJournal(StoredProject &stored, const QString &path, const Bits128 &parent, StoredAccess access)
{
    const QString journal = journalPath(path);
    Result<JournalContent> content = readJournal(journal);
    if (!content)
        return tl::unexpected(content.error());
    if (content->end == JournalContent::End::Damaged && access != StoredAccess::Repair)
        return fail(Error::Kind::Malformed,
            Words::tr("The journal beside the project is damaged. %1 acts before the damage can be read.")
                .arg(content->entries.size()),
            Words::tr("%1, byte %2").arg(journal).arg(content->soundBytes));
    stored.journalSoundBytes = content->soundBytes;
    if (content->end != JournalContent::End::Whole && access != StoredAccess::Look) {
        const QString kept = keepTail(journal, content->soundBytes);
        if (kept.isEmpty() && content->end == JournalContent::End::Damaged)
            return fail(Error::Kind::Io,
                Words::tr("What stands behind the damage in the journal could not be kept, so nothing was "
                          "changed."),
                journal);
        stored.notices +=
            (content->end == JournalContent::End::Torn
                    ? Words::tr(
                        "The last entry of the journal was not written whole (%1 bytes); it was cut off.")
                    : Words::tr("The journal was damaged; the last %1 bytes of it were left out."))
                .arg(content->fileBytes - content->soundBytes)
            + keptSentence(kept);
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

Result<Project> loadWithJournal(const QString &path)
{
    Result<StoredProject> stored = readStored(realPath(path), StoredAccess::Look);
    if (!stored)
        return tl::unexpected(stored.error());
    applyEntries(stored->project, stored->entries);
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
    owned.m_journalIsForeign = stored->entriesAreForeign;
    owned.notices = stored->notices;
    applyEntries(owned.project, stored->entries);
    return owned;
}

Status OwnedProject::save()
{
    const Generation next{Bits128::random(), m_generation};
    if (Status saved = saveProject(project, m_path, next); !saved)
        return saved;
    m_generation = next.id;
    const QString journal = journalPath(m_path);
    if (m_journalIsForeign)
        QFile::rename(journal, freeName(journal, QStringLiteral("other"))); // some of it may not have fitted
    else
        QFile::remove(journal);
    return {};
}

qsizetype applyEntries(Project &project, const std::vector<JournalEntry> &entries)
{
    return std::count_if(entries.begin(), entries.end(),
        [&project](const JournalEntry &entry) { return !project.apply(entry.change).has_value(); });
}

} // namespace standpoint
