// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/project_keeper.h"

#include "model/document/outside_look.h"
#include "model/store/durable_file.h"
#include "model/store/journal_remains.h"
#include "model/store/project_file.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

constexpr int watchEvery = 2000; // milliseconds

qsizetype annotationsAdded(const Change &change)
{
    qsizetype added = 0;
    for (const AnyEdit &edit : change.edits) {
        if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit))
            added += (annotation->after ? 1 : 0) - (annotation->before ? 1 : 0);
    }
    return added;
}

/// Asked before each write: whether the project is still ours. Without a lock nobody can say so.
std::function<Status()> mayWriteWith(const std::shared_ptr<ProjectLock> &lock)
{
    return [lock]() -> Status {
        if (!lock || lock->isStillOurs())
            return {};
        return fail(Error::Kind::Conflict, ProjectKeeper::tr("Somebody else has taken the project over."));
    };
}

} // namespace

ProjectKeeper::ProjectKeeper(std::function<Snapshot()> snapshot)
    : m_snapshot(std::move(snapshot))
    , m_generation(Bits128::random())
{
    connect(&m_saving, &QFutureWatcher<SaveOutcome>::finished, this, &ProjectKeeper::finishSave);
    connect(&m_watch, &QTimer::timeout, this, &ProjectKeeper::watch);
    connect(&m_look, &QFutureWatcher<OutsideAnswer>::finished, this, &ProjectKeeper::hearOfLook);
    m_lookThread.setMaxThreadCount(1);
    m_watch.start(watchEvery);
}

ProjectKeeper::~ProjectKeeper()
{
    m_saving.waitForFinished();
}

Result<ProjectKeeper::Found> ProjectKeeper::find(const QString &path, Opening opening)
{
    Found found;
    found.path = realPath(path);
    found.lock = std::make_shared<ProjectLock>(found.path);
    const ProjectLock::Outcome taken = opening.takeOver ? found.lock->takeOver() : found.lock->tryTake();
    const bool isOurs = taken != ProjectLock::Outcome::HeldByAnother;
    found.stamp = FileStamp::of(found.path); // before it is read: a later one might be of another file
    Result<StoredProject> stored = readStored(found.path,
        !isOurs                  ? StoredAccess::Look
            : opening.upToDamage ? StoredAccess::Repair
                                 : StoredAccess::Own);
    if (!stored)
        return tl::unexpected(stored.error());
    found.stored = std::move(*stored);
    if (!isOurs)
        found.otherHolder = std::exchange(found.lock, nullptr)->holder().value_or(LockHolder{});
    return found;
}

void ProjectKeeper::begin(const Found &found, quint64 state)
{
    m_path = found.path;
    m_pathStamp = found.stamp;
    m_saved = {m_path, state, {found.stored.generation, {}}, false, 0};
    m_generation = found.stored.generation;
    m_otherHolder = found.otherHolder;
    if (m_otherHolder)
        return;
    m_home = {m_path, found.lock, true};
    startJournal(m_generation, found.stored.journalSoundBytes);
    if (found.stored.journalKeepFrom)
        m_journal->keepAside(*found.stored.journalKeepFrom);
}

void ProjectKeeper::forgetPath()
{
    m_path.clear();
    m_saved = {};
}

Result<QString> ProjectKeeper::keepJournalAside()
{
    Result<QString> kept = keepJournalFrom(journalPath(m_home.path), 0);
    if (!kept && m_journal)
        m_journal->keepAside(0);
    return kept;
}

void ProjectKeeper::expect(const Change &change)
{
    m_annotationsExpected += annotationsAdded(change);
}

void ProjectKeeper::keep(JournalEntry entry)
{
    ++m_acts;
    expect(entry.change);
    if (m_journal)
        m_journal->append(std::move(entry));
    followDisk();
}

void ProjectKeeper::keepSafe()
{
    if (m_journal || m_otherHolder)
        return;
    m_home.path = newHome();
    startJournal(m_generation, 0);
    wantHome();
}

/// Begins or continues the journal at the home.
void ProjectKeeper::startJournal(const Bits128 &base, qint64 soundBytes)
{
    m_journal = std::make_unique<JournalWriter>(
        JournalWriter::Place{journalPath(m_home.path), base, soundBytes, {}}, mayWriteWith(m_home.lock));
    connect(m_journal.get(), &JournalWriter::durable, this, &ProjectKeeper::followDisk);
    connect(m_journal.get(), &JournalWriter::recovered, this, [this] {
        m_homeWanted = m_homeWanted && !m_home.exists;
        followDisk();
    });
    connect(m_journal.get(), &JournalWriter::failed, this, [this] {
        followDisk();
        if (!isHome(m_home.path))
            wantHome();
    });
}

void ProjectKeeper::save(const QString &given)
{
    const QString path = realPath(given);
    if (m_otherHolder && path == m_path) {
        emit failed({Error::Kind::Conflict, sentenceAbout(*m_otherHolder), m_path});
        return;
    }
    if (!m_isSaving) {
        startSave(path, false);
        return;
    }
    m_nextPaths.removeAll(path);
    m_nextPaths.append(path);
}

/// Whether what is at `path` may be replaced; `lock` is what keeps others from doing so meanwhile. One that
/// is held is asked by the saving thread, for the disk may hang.
Status ProjectKeeper::mayReplace(const QString &path, std::shared_ptr<ProjectLock> *lock) const
{
    if (path == m_home.path || (path == m_path && m_pathLock)) {
        *lock = path == m_home.path ? m_home.lock : m_pathLock;
        return {};
    }
    auto wanted = std::make_shared<ProjectLock>(path);
    if (wanted->tryTake() == ProjectLock::Outcome::HeldByAnother)
        return fail(Error::Kind::Conflict, sentenceAbout(wanted->holder().value_or(LockHolder{})), path);
    *lock = wanted;
    return {};
}

/// The lock of a file in the data folder, by which other windows see that its project is open.
std::shared_ptr<ProjectLock> ProjectKeeper::lockOfHome(const QString &path) const
{
    if (path == m_home.path && m_home.lock)
        return m_home.lock;
    makeFolder(homesFolder());
    auto lock = std::make_shared<ProjectLock>(path);
    return lock->tryTake() != ProjectLock::Outcome::HeldByAnother ? lock : nullptr;
}

void ProjectKeeper::startSave(const QString &path, bool isHome)
{
    const Snapshot snapshot = m_snapshot();
    m_nextLock.reset();
    Status may;
    if (isHome)
        m_nextLock = lockOfHome(path);
    else
        may = mayReplace(path, &m_nextLock);
    const qsizetype count = snapshot.project.annotationCount();
    const qsizetype missing = m_annotationsExpected - count;
    if (may && missing > 0 && path == m_path)
        may = fail(Error::Kind::Invalid,
            tr("The project would be saved with %1 annotations, but %2 were expected, and nothing that was "
               "done explains it. The file was left as it is; save under another name, and compare the two.")
                .arg(count)
                .arg(m_annotationsExpected),
            path);
    if (!may) {
        emit failed(may.error());
        return;
    }
    if (!m_journal) { // nothing was done yet, but acts may come while this save runs
        m_home.path = newHome();
        m_home.lock = lockOfHome(m_home.path);
        startJournal(m_generation, 0);
    }
    m_isSaving = true;
    m_progress = 0;
    m_current = {
        path, snapshot.state, {Bits128::random(), m_generation}, isHome, qMax(missing, qsizetype(0))};
    m_lookCounts = false; // of a look under way: it knows nothing of this save
    m_journal->beginSnapshot(m_current.generation.id);
    SaveOrder order{path, m_current.generation, {}, !isHome, mayWriteWith(m_nextLock)};
    if (path == m_path)
        order.expected = m_pathStamp;
    m_saving.setFuture(QtConcurrent::run(
        [project = snapshot.project, order, this] { return saveKeeping(project, order, &m_progress); }));
    emit stateChanged();
}

void ProjectKeeper::finishSave()
{
    m_isSaving = false;
    const SaveOutcome outcome = m_saving.result();
    if (outcome.stamp.exists() && m_current.path == m_path) // also where the disk did not confirm it
        m_pathStamp = outcome.stamp;
    if (!outcome.status) {
        if (m_current.isHome)
            m_diskError = outcome.status.error();
        else
            emit failed(outcome.status.error());
        m_homeWanted = m_homeWanted || !m_home.exists;
    } else {
        moveHome();
        if (!m_current.isHome) {
            m_path = m_current.path;
            m_pathStamp = outcome.stamp;
            m_pathIsLost = false;
            m_otherHolder.reset();
            m_saved = m_current;
            if (!outcome.otherVersion.isEmpty())
                emit noticed(tr("Another program had changed the project file; that version is kept as %1.")
                                 .arg(QFileInfo(outcome.otherVersion).fileName()));
            emit saved(m_path);
            tellOfMissing();
        }
    }
    followDisk();
    emit stateChanged();
    if (m_isSaving) // what heard the signals may have started one
        return;
    while (!m_isSaving && !m_nextPaths.isEmpty()) // one that is refused does not keep the next one waiting
        startSave(m_nextPaths.takeFirst(), false);
    if (!m_isSaving && m_homeWanted && (outcome.status || !m_current.isHome))
        wantHome();
}

/// The journal follows to what was saved just now; a home that is not needed any more goes when it has.
void ProjectKeeper::moveHome()
{
    const Home old = m_home;
    if (!m_current.isHome)
        m_pathLock.reset();
    else if (old.path == m_path)
        m_pathLock = old.lock; // the project's own file stays ours
    m_home = {m_current.path, m_nextLock, true};
    m_generation = m_current.generation.id;
    m_diskError.reset();
    m_homeWanted = false;
    QStringList useless;
    if (isHome(old.path) && old.path != m_home.path && m_current.missing == 0)
        useless = {old.path, previousGenerationPath(old.path)};
    if (m_current.missing > 0) // what is nowhere else may be in there
        m_journal->keepAside(0);
    const bool keepOld = m_current.missing > 0
        || (old.exists && m_current.isHome); // the project's own file still needs its journal
    m_journal->endSnapshot(journalPath(m_home.path), mayWriteWith(m_home.lock), keepOld, useless);
}

/// A save that lacks annotations went to a place where it replaced nothing of this project. It is said, and
/// what was on disk before is still there; from now on the count is as it was saved.
void ProjectKeeper::tellOfMissing()
{
    if (m_current.missing == 0)
        return;
    m_annotationsExpected -= m_current.missing;
    emit noticed(
        tr("%1 annotations are missing in what was saved just now, and nothing that was done explains "
           "it. What was on the disk before is still there; please compare the two.")
            .arg(m_current.missing));
}

/// Keeps the project in the data folder, as its own place does not take the journal. Tried again until it is
/// done.
void ProjectKeeper::wantHome()
{
    m_homeWanted = true;
    if (m_isSaving || (m_home.exists && isHome(m_home.path)))
        return;
    const QString path = isHome(m_home.path) ? m_home.path : newHome();
    startSave(path, true);
}

void ProjectKeeper::discard()
{
    m_saving.waitForFinished();
    m_journal.reset();
    m_watch.stop();
    QStringList unwanted;
    if (m_isSaving && m_current.isHome)
        unwanted << m_current.path;
    if (!m_home.lock || m_home.lock->isStillOurs()) // else the journal there is somebody else's by now
        unwanted << journalPath(m_home.path);
    if (isHome(m_home.path))
        unwanted << m_home.path;
    if (isHome(m_home.path) && m_pathLock && m_pathLock->isStillOurs())
        unwanted << journalPath(m_path);
    for (const QString &path : std::as_const(unwanted)) {
        if (path.isEmpty() || !QFileInfo::exists(path))
            continue;
        const QString aside = previousGenerationPath(path);
        QFile::remove(aside);
        QFile::rename(path, aside);
    }
}

ProjectKeeper::Disk ProjectKeeper::disk() const
{
    if (!m_journal)
        return Disk::Kept;
    if (m_journal->failure() || (m_diskError && !m_home.exists))
        return Disk::Failing;
    return m_home.exists && m_journal->lastDurable() == m_journal->lastAppended() ? Disk::Kept
                                                                                  : Disk::Writing;
}

Error ProjectKeeper::diskError() const
{
    const std::optional<Error> journal = m_journal ? m_journal->failure() : std::nullopt;
    return journal ? *journal : m_diskError.value_or(Error{});
}

bool ProjectKeeper::flushJournal()
{
    while (m_isSaving && m_current.isHome) {
        QEventLoop loop;
        connect(&m_saving, &QFutureWatcher<SaveOutcome>::finished, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    return (!m_journal || m_journal->flush()) && disk() == Disk::Kept;
}

void ProjectKeeper::followDisk()
{
    const Disk now = disk();
    if (now == Disk::Kept)
        m_actsOnDisk = m_acts;
    if (std::exchange(m_toldDisk, now) != now || now == Disk::Failing)
        emit diskChanged();
}

/// Looks whether another program has replaced the file or taken the lock, and tries once more what failed.
void ProjectKeeper::watch()
{
    if (!m_journal || m_isSaving)
        return;
    if (m_homeWanted)
        wantHome();
    if (m_path.isEmpty() || m_pathIsLost || m_isLooking || m_isSaving)
        return;
    m_isLooking = true;
    m_lookCounts = true;
    const OutsideQuestion question{
        m_path, m_pathStamp, m_saved.generation.id, m_home.path == m_path ? m_home.lock : m_pathLock};
    m_look.setFuture(QtConcurrent::run(&m_lookThread, [question] { return lookOutside(question); }));
}

/// Where the file or the lock is lost, the work is kept elsewhere at once.
void ProjectKeeper::hearOfLook()
{
    m_isLooking = false;
    if (!m_lookCounts || m_path.isEmpty())
        return;
    const OutsideAnswer answer = m_look.result();
    if (answer.isAsExpected()) {
        m_pathStamp = answer.stamp;
        return;
    }
    m_pathIsLost = true;
    emit noticed(answer.isTaken && answer.stamp.exists()
            ? tr("Somebody else has taken the project over. Your work is kept apart from now on: save it "
                 "under another name.")
            : answer.stamp.exists() ? tr("Another program has changed the project file. Both versions are "
                                         "kept: save to see yours in its place, and the other one beside it.")
                                    : tr("The project file has been removed or moved. Your work is kept "
                                         "apart: save to write it again."));
    wantHome();
}

void ProjectKeeper::finishSaving()
{
    // The outcome is delivered by the event loop; a local one waits for it without blocking the window's
    // painting.
    while (m_isSaving) {
        QEventLoop loop;
        connect(&m_saving, &QFutureWatcher<SaveOutcome>::finished, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
}

} // namespace standpoint
