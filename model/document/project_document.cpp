// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/project_document.h"

#include "model/document/change_command.h"
#include "model/store/project_file.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

/// The annotator of that name whom one of the edits adds; null where none does.
const Annotator *addedAnnotator(const std::vector<AnyEdit> &edits, const QString &name)
{
    for (const AnyEdit &edit : edits) {
        const auto *added = std::get_if<Edit<Annotator>>(&edit);
        if (added && !added->before && added->after && added->after->name == name)
            return &*added->after;
    }
    return nullptr;
}

constexpr int watchEvery = 2000; // milliseconds

bool isHome(const QString &path)
{
    return !path.isEmpty() && QFileInfo(path).path() == homesFolder();
}

QString newHome()
{
    return homesFolder() + QLatin1Char('/') + Bits128::random().toString() + QStringLiteral(".stance");
}

/// Whether work on that project is kept in the data folder.
bool hasHome(ProjectId project)
{
    const QDir folder(homesFolder());
    const QStringList names = folder.entryList({QStringLiteral("*.stance")}, QDir::Files);
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        const Result<ProjectIdentity> identity = readIdentity(folder.filePath(name));
        return identity && identity->info.id == project;
    });
}

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
        return fail(Error::Kind::Conflict, ProjectDocument::tr("Somebody else has taken the project over."));
    };
}

} // namespace

QString homesFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
}

ProjectDocument::ProjectDocument(Project project, QObject *parent)
    : QObject(parent)
    , m_project(std::move(project))
    , m_generation(Bits128::random())
    , m_annotationsExpected(m_project.annotationCount())
{
    connect(&m_saving, &QFutureWatcher<SaveOutcome>::finished, this, &ProjectDocument::finishSave);
    connect(&m_watch, &QTimer::timeout, this, &ProjectDocument::checkOutside);
    m_watch.start(watchEvery);
}

ProjectDocument::~ProjectDocument()
{
    m_saving.waitForFinished();
}

Result<std::unique_ptr<ProjectDocument>> ProjectDocument::open(const QString &given, Opening opening)
{
    const QString path = realPath(given);
    auto lock = std::make_shared<ProjectLock>(path);
    const ProjectLock::Outcome taken = opening.takeOver ? lock->takeOver() : lock->tryTake();
    const bool isOurs = taken != ProjectLock::Outcome::HeldByAnother;
    const FileStamp stamp = FileStamp::of(path); // before it is read: a later one might be of another file
    Result<StoredProject> stored = readStored(path,
        !isOurs                  ? StoredAccess::Look
            : opening.upToDamage ? StoredAccess::Repair
                                 : StoredAccess::Own);
    if (!stored)
        return tl::unexpected(stored.error());
    auto document = std::make_unique<ProjectDocument>(std::move(stored->project));
    document->m_path = path;
    document->m_pathStamp = stamp;
    document->m_saved = {path, document->m_state, {stored->generation, {}}, false};
    document->m_generation = stored->generation;
    document->m_notices = stored->notices;
    if (!isOurs) {
        document->m_otherHolder = lock->holder().value_or(LockHolder{});
        applyEntries(document->m_project, stored->entries);
        document->m_annotationsExpected = document->m_project.annotationCount();
        return document;
    }
    document->m_home = {path, taken == ProjectLock::Outcome::Taken ? lock : nullptr, true};
    document->startJournal(stored->generation, stored->journalSoundBytes);
    document->replay(std::move(*stored));
    if (!isHome(path) && hasHome(document->m_project.info().id))
        document->m_notices +=
            tr("More work on this project was kept apart, because its own place took nothing. Close the "
               "project to find it on the start page.");
    return document;
}

Result<std::unique_ptr<ProjectDocument>> ProjectDocument::recover(const QString &home)
{
    Result<std::unique_ptr<ProjectDocument>> document = open(home);
    if (document) {
        (*document)->m_path.clear();
        (*document)->m_saved = {};
    }
    return document;
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): taken over: it is used up
void ProjectDocument::replay(StoredProject stored)
{
    if (stored.entriesAreForeign) {
        const QStringList notices = m_notices;
        qsizetype fitting = 0;
        {
            const QSignalBlocker quiet(this); // what does not fit is counted, not told one by one
            for (const JournalEntry &entry : stored.entries)
                fitting += push(entry.change) ? 1 : 0;
        }
        m_notices = notices
            + QStringList{tr(
                "%1 of its %2 acts fit this version of the project and were done again; look through them, "
                "then save.")
                              .arg(fitting)
                              .arg(stored.entries.size())};
        return;
    }
    m_isReplaying = true;
    for (JournalEntry &entry : stored.entries)
        replayOne(entry);
    m_isReplaying = false;
    if (!stored.entries.empty())
        m_notices += tr("What was done after the last save is here again, and can be undone: %1 acts. Save "
                        "to put them into "
                        "the project file.")
                         .arg(stored.entries.size());
}

/// Does once more what the journal says, so that it can be undone as it could before the program ended.
void ProjectDocument::replayOne(const JournalEntry &entry)
{
    const int index = m_undoStack.index();
    const auto changeAt = [this](int at) {
        return &static_cast<const ChangeCommand *>(m_undoStack.command(at))->change();
    };
    if (entry.act == JournalEntry::Act::Undone && index > 0
        && inverse(*changeAt(index - 1)).edits == entry.change.edits)
        m_undoStack.undo();
    else if (entry.act == JournalEntry::Act::DoneAgain && index < m_undoStack.count()
        && changeAt(index)->edits == entry.change.edits)
        m_undoStack.redo();
    else
        push(entry.change);
}

void ProjectDocument::keepSafe()
{
    if (m_journal || isReadOnly())
        return;
    m_home.path = newHome();
    startJournal(m_generation, 0);
    wantHome();
}

/// Begins or continues the journal at the home.
void ProjectDocument::startJournal(const Bits128 &base, qint64 soundBytes)
{
    m_journal = std::make_unique<JournalWriter>(
        JournalWriter::Place{journalPath(m_home.path), base, soundBytes}, mayWriteWith(m_home.lock));
    connect(m_journal.get(), &JournalWriter::durable, this, &ProjectDocument::followDisk);
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

bool ProjectDocument::push(const QString &label, std::vector<AnyEdit> edits)
{
    AnnotatorId author = m_annotator.id;
    if (!edits.empty() && !author.isNull() && !m_project.annotators().contains(author)) {
        if (const Annotator *same = addedAnnotator(edits, m_annotator.name))
            author = same->id; // an import brings this person along
        else
            edits.insert(edits.begin(), adding(m_annotator));
    }
    return push(makeChange(label, std::move(edits), author));
}

bool ProjectDocument::push(const Change &change)
{
    if (change.edits.empty())
        return true;
    if (isReadOnly()) {
        emit failed({Error::Kind::Conflict, sentenceAbout(*m_otherHolder), m_path});
        return false;
    }
    keepSafe();
    if (!perform(change, JournalEntry::Act::Done))
        return false;
    const quint64 before = m_state;
    setState(m_nextState++);
    m_undoStack.push(new ChangeCommand(*this, change, before, m_state));
    return true;
}

bool ProjectDocument::perform(const Change &change, JournalEntry::Act act)
{
    if (Status done = m_project.apply(change); !done) {
        emit failed(done.error());
        return false;
    }
    m_annotationsExpected += annotationsAdded(change);
    if (!m_isReplaying)
        ++m_acts;
    if (m_journal && !m_isReplaying)
        m_journal->append({act, change, {}});
    const Annotator before = m_annotator;
    m_annotator = presentAnnotator();
    emit changed(change);
    followDisk();
    if (!(m_annotator == before))
        emit annotatorChanged();
    return true;
}

/// The one who tags here, as the project has that person by now: renamed, or added by an import under another
/// id.
Annotator ProjectDocument::presentAnnotator() const
{
    if (const Annotator *same = m_project.annotators().find(m_annotator.id))
        return *same;
    for (const Shared<Annotator> &annotator : m_project.annotators()) {
        if (annotator->name == m_annotator.name && !annotator->gold)
            return *annotator;
    }
    return m_annotator;
}

void ProjectDocument::setState(quint64 state)
{
    const bool modified = isModified();
    m_state = state;
    if (modified != isModified())
        emit stateChanged();
}

bool ProjectDocument::setAnnotator(const QString &name)
{
    Annotator wanted{AnnotatorId::random(), name.simplified(), false};
    for (const Shared<Annotator> &annotator : m_project.annotators()) {
        if (annotator->name == wanted.name)
            wanted = *annotator;
    }
    if (wanted.name.isEmpty() || wanted.gold) {
        emit failed({Error::Kind::Invalid, tr("Please give the name of a person who tags."), wanted.name});
        return false;
    }
    m_annotator = wanted;
    emit annotatorChanged();
    return true;
}

QString ProjectDocument::displayName() const
{
    return m_path.isEmpty() ? m_project.info().title : QFileInfo(m_path).completeBaseName();
}

void ProjectDocument::save(const QString &given)
{
    const QString path = realPath(given);
    if (isReadOnly() && path == m_path) {
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

/// Whether what is at `path` may be replaced; `lock` is what keeps others from doing so meanwhile.
Status ProjectDocument::mayReplace(const QString &path, std::shared_ptr<ProjectLock> *lock) const
{
    if (path == m_home.path || (path == m_path && m_pathLock)) {
        *lock = path == m_home.path ? m_home.lock : m_pathLock;
        return mayWriteWith(*lock)();
    }
    auto wanted = std::make_shared<ProjectLock>(path);
    switch (wanted->tryTake()) {
    case ProjectLock::Outcome::Taken:
        *lock = wanted;
        return {};
    case ProjectLock::Outcome::Impossible:
        return {};
    case ProjectLock::Outcome::HeldByAnother:
        break;
    }
    return fail(Error::Kind::Conflict, sentenceAbout(wanted->holder().value_or(LockHolder{})), path);
}

/// The lock of a file in the data folder, by which other windows see that its project is open.
std::shared_ptr<ProjectLock> ProjectDocument::lockOfHome(const QString &path) const
{
    if (path == m_home.path && m_home.lock)
        return m_home.lock;
    QDir().mkpath(homesFolder());
    auto lock = std::make_shared<ProjectLock>(path);
    return lock->tryTake() == ProjectLock::Outcome::Taken ? lock : nullptr;
}

void ProjectDocument::startSave(const QString &path, bool isHome)
{
    m_nextLock.reset();
    Status may;
    if (isHome)
        m_nextLock = lockOfHome(path);
    else
        may = mayReplace(path, &m_nextLock);
    if (const qsizetype count = m_project.annotationCount();
        may && count < m_annotationsExpected && path == m_path)
        may = fail(Error::Kind::Invalid,
            tr("The project would be saved with %1 annotations, but %2 were expected, and nothing that was "
               "done explains "
               "it. The file was left as it is; save under another name, and compare the two.")
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
    m_current = {path, m_state, {Bits128::random(), m_generation}, isHome};
    m_journal->beginSnapshot(m_current.generation.id);
    SaveOrder order{path, m_current.generation, {}, !isHome, mayWriteWith(m_nextLock)};
    if (path == m_path)
        order.expected = m_pathStamp;
    m_saving.setFuture(QtConcurrent::run(
        [snapshot = m_project, order, this] { return saveKeeping(snapshot, order, &m_progress); }));
    emit stateChanged();
}

void ProjectDocument::finishSave()
{
    m_isSaving = false;
    const SaveOutcome outcome = m_saving.result();
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
        }
    }
    followDisk();
    emit stateChanged();
    if (m_isSaving) // what heard the signals may have started one
        return;
    if (!m_nextPaths.isEmpty())
        startSave(m_nextPaths.takeFirst(), false);
    else if (m_homeWanted && (outcome.status || !m_current.isHome))
        wantHome();
}

/// The journal follows to what was saved just now; a home that is not needed any more goes when it has.
void ProjectDocument::moveHome()
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
    if (isHome(old.path) && old.path != m_home.path)
        useless = {old.path, previousGenerationPath(old.path)};
    const bool keepOld = old.exists && m_current.isHome; // the project's own file still needs its journal
    m_journal->endSnapshot(journalPath(m_home.path), mayWriteWith(m_home.lock), keepOld, useless);
}

/// Keeps the project in the data folder, as its own place does not take the journal. Tried again until it is
/// done.
void ProjectDocument::wantHome()
{
    m_homeWanted = true;
    if (m_isSaving || (m_home.exists && isHome(m_home.path)))
        return;
    const QString path = isHome(m_home.path) ? m_home.path : newHome();
    startSave(path, true);
}

void ProjectDocument::discard()
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

ProjectDocument::Disk ProjectDocument::disk() const
{
    if (!m_journal)
        return Disk::Kept;
    if (m_journal->failure() || (m_diskError && !m_home.exists))
        return Disk::Failing;
    return m_home.exists && m_journal->lastDurable() == m_journal->lastAppended() ? Disk::Kept
                                                                                  : Disk::Writing;
}

Error ProjectDocument::diskError() const
{
    const std::optional<Error> journal = m_journal ? m_journal->failure() : std::nullopt;
    return journal ? *journal : m_diskError.value_or(Error{});
}

bool ProjectDocument::flushJournal()
{
    while (m_isSaving && m_current.isHome) {
        QEventLoop loop;
        connect(&m_saving, &QFutureWatcher<SaveOutcome>::finished, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    return (!m_journal || m_journal->flush()) && disk() == Disk::Kept;
}

void ProjectDocument::followDisk()
{
    const Disk now = disk();
    if (now == Disk::Kept)
        m_actsOnDisk = m_acts;
    if (std::exchange(m_toldDisk, now) != now || now == Disk::Failing)
        emit diskChanged();
}

/// Looks whether another program has replaced the file or taken the lock; the work is then kept elsewhere at
/// once.
void ProjectDocument::checkOutside()
{
    if (!m_journal || m_isSaving)
        return;
    if (!m_path.isEmpty() && !m_pathIsLost) {
        const FileStamp present = FileStamp::of(m_path);
        if (!(present == m_pathStamp) && present.exists() && isGeneration(m_path, m_saved.generation.id))
            m_pathStamp = present; // a restored time, or a copy of the same
        const bool isReplaced = !(present == m_pathStamp);
        const bool isTaken = m_home.path == m_path && m_home.lock && !m_home.lock->isStillOurs();
        if (isReplaced || isTaken) {
            m_pathIsLost = true;
            emit noticed(isTaken && present.exists()
                    ? tr(
                        "Somebody else has taken the project over. Your work is kept apart from now on: save "
                        "it under another name.")
                    : present.exists() ? tr("Another program has changed the project file. Both versions are "
                                            "kept: save to see yours in its "
                                            "place, and the other one beside it.")
                                       : tr("The project file has been removed or moved. Your work is kept "
                                            "apart: save to write it again."));
            wantHome();
            return;
        }
    }
    if (m_homeWanted)
        wantHome();
}

bool ProjectDocument::finishSaving()
{
    // The outcome is delivered by the event loop; a local one waits for it without blocking the window's
    // painting.
    while (m_isSaving) {
        QEventLoop loop;
        connect(&m_saving, &QFutureWatcher<SaveOutcome>::finished, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    return !isModified();
}

} // namespace standpoint
