// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal_writer.h"

#include "model/store/durable_file.h"
#include "model/store/journal_remains.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Journal)
};

constexpr auto retryAfter = std::chrono::seconds(1);
constexpr mode_t newFileMode = 0666; // less the user's mask

/// Where a journal goes that is in the way: nothing is overwritten that somebody may want.
QByteArray asideOf(const QByteArray &path)
{
    QByteArray aside = path + '~';
    for (int n = 2; ::access(aside.constData(), F_OK) == 0; ++n)
        aside = path + '~' + QByteArray::number(n);
    return aside;
}

} // namespace

JournalWriter::JournalWriter(Place place, std::function<Status()> mayWrite, QObject *parent)
    : QObject(parent)
    , m_place(std::move(place))
    , m_mayWrite(std::move(mayWrite))
    , m_thread([this] { run(); })
{
}

JournalWriter::~JournalWriter()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
    closeFile();
}

quint64 JournalWriter::append(JournalEntry entry)
{
    {
        const std::lock_guard guard(m_mutex);
        m_tasks.emplace_back(Record{++m_appended, std::move(entry), {}, {}});
    }
    m_wake.notify_all();
    return m_appended;
}

void JournalWriter::beginSnapshot(const Bits128 &generation)
{
    m_snapshot = generation;
    append({JournalEntry::Act::Snapshot, {}, generation});
}

void JournalWriter::endSnapshot(
    const QString &path, std::function<Status()> mayWrite, bool keepOld, const QStringList &thenRemove)
{
    {
        const std::lock_guard guard(m_mutex);
        m_tasks.emplace_back(Restart{{path, m_snapshot, 0, {}}, std::move(mayWrite), keepOld, thenRemove});
    }
    m_wake.notify_all();
}

void JournalWriter::keepAside(qint64 from)
{
    {
        const std::lock_guard guard(m_mutex);
        m_tasks.emplace_back(KeepAside{from});
    }
    m_wake.notify_all();
}

void JournalWriter::retry()
{
    {
        const std::lock_guard guard(m_mutex);
        m_retryNow = true;
    }
    m_wake.notify_all();
}

bool JournalWriter::flush()
{
    std::unique_lock lock(m_mutex);
    m_rested.wait(lock, [this] { return m_tasks.empty() && !m_busy; });
    return !m_failure;
}

quint64 JournalWriter::lastDurable() const
{
    const std::lock_guard guard(m_mutex);
    return m_durable;
}

std::optional<Error> JournalWriter::failure() const
{
    const std::lock_guard guard(m_mutex);
    return m_failure;
}

void JournalWriter::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto due = [this] { return m_stop || m_retryNow || !m_tasks.empty(); };
        if (m_failure)
            m_wake.wait_for(lock, retryAfter, due);
        else
            m_wake.wait(lock, due);
        const bool last = m_stop;
        m_retryNow = false;
        work(lock);
        if (last && m_tasks.empty())
            return;
    }
}

/// Does all that is to be done now; the mutex is free while the disk works.
void JournalWriter::work(std::unique_lock<std::mutex> &lock)
{
    m_busy = true;
    std::deque<Task> tasks;
    tasks.swap(m_tasks);
    lock.unlock();
    for (Task &task : tasks)
        take(std::move(task));
    report(writeAll());
    lock.lock();
    m_busy = false;
    m_rested.notify_all();
}

void JournalWriter::take(Task task)
{
    if (auto *begin = std::get_if<Restart>(&task)) {
        restart(std::move(*begin));
        return;
    }
    if (const auto *keep = std::get_if<KeepAside>(&task)) {
        m_place.keepFrom = qMin(keep->from, m_place.keepFrom.value_or(keep->from));
        return;
    }
    Record record = std::move(std::get<Record>(task));
    m_taken = record.number;
    const bool isSnapshot = record.entry.act == JournalEntry::Act::Snapshot;
    if (Result<QByteArray> bytes = journalRecord(record.entry); bytes)
        record.bytes = std::move(*bytes);
    else
        record.error = bytes.error();
    record.entry.change = {};
    if (isSnapshot) {
        m_sinceSnapshot.clear();
        m_keepsSince = true;
    } else if (m_keepsSince) {
        m_sinceSnapshot.push_back(record);
    }
    m_unwritten.push_back(std::move(record));
}

void JournalWriter::restart(Restart begin)
{
    const bool samePath = begin.place.path == m_place.path;
    const QByteArray old = QFile::encodeName(m_place.path);
    if (begin.mayWrite)
        m_mayWrite = std::move(begin.mayWrite);
    bool inPlace = false;
    const Status kept = samePath || !begin.keepOld ? keepRest() : Status();
    Status begun = m_mayWrite ? m_mayWrite() : Status();
    if (begun && samePath)
        begun = kept;
    if (begun)
        begun = beginAnew(begin.place, m_sinceSnapshot, &inPlace);
    if (!begun && samePath && !inPlace)
        return; // the old journal has the snapshot's record, and goes on
    m_folderIsUnsure = !begun && inPlace;
    closeFile();
    m_place = begin.place;
    m_made = false;
    m_unwritten.clear();
    if (inPlace) {
        m_place.soundBytes = journalHead(m_place.base).size();
        for (const Record &record : m_sinceSnapshot)
            m_place.soundBytes += record.bytes.size();
        m_made = true;
    } else {
        m_unwritten = m_sinceSnapshot;
    }
    m_sinceSnapshot.clear();
    m_keepsSince = false;
    if (!begun || samePath)
        return;
    if (!begin.keepOld && kept)
        ::unlink(old.constData());
    for (const QString &path : std::as_const(begin.thenRemove))
        QFile::remove(path);
}

Status JournalWriter::keepRest()
{
    if (!m_place.keepFrom)
        return {};
    if (const Result<QString> kept = keepJournalFrom(m_place.path, *m_place.keepFrom); !kept)
        return fail(Error::Kind::Io,
            Words::tr("What is in the journal could not be kept aside (%1), so it was left as it is.")
                .arg(kept.error().what),
            m_place.path);
    m_place.keepFrom.reset();
    return {};
}

/// Puts a journal of these records into its place, or takes away the one that is there where there are none:
/// the first one to come makes it.
/// `inPlace` is set where the new journal is at its path, also where the disk does not confirm that.
Status JournalWriter::beginAnew(const Place &place, const std::deque<Record> &records, bool *inPlace) const
{
    const QByteArray path = QFile::encodeName(place.path);
    if (place.path != m_place.path && ::access(path.constData(), F_OK) == 0
        && ::rename(path.constData(), asideOf(path).constData()) != 0)
        return ioError(Words::tr("Another journal is in the way (%1)."));
    if (records.empty()) {
        if (::unlink(path.constData()) != 0 && errno != ENOENT)
            return ioError(Words::tr("The journal cannot be written (%1)."));
        return {};
    }
    QByteArray content = journalHead(place.base);
    for (const Record &record : records) {
        if (record.error)
            return tl::unexpected(*record.error);
        content += record.bytes;
    }
    DurableFile file(place.path);
    Status done = file.open();
    if (done)
        done = file.write(content);
    if (done)
        done = file.commit({});
    *inPlace = file.isInPlace();
    return done;
}

Status JournalWriter::writeAll()
{
    if (m_folderIsUnsure) {
        if (!flushFolderOf(QFile::encodeName(m_place.path)))
            return ioError(Words::tr("The disk does not take the journal (%1)."));
        m_folderIsUnsure = false;
    }
    if (m_unwritten.empty())
        return {};
    if (m_mayWrite) {
        if (Status may = m_mayWrite(); !may)
            return may;
    }
    QByteArray bytes;
    for (const Record &record : m_unwritten) {
        if (record.error)
            return tl::unexpected(*record.error);
        bytes += record.bytes;
    }
    Status done = m_descriptor < 0 ? openFile() : checkFile();
    if (done)
        done = writeAtEnd(m_place.soundBytes == 0 ? journalHead(m_place.base) + bytes : bytes);
    if (done)
        m_unwritten.clear();
    else
        closeFile(); // the next try begins with what is surely there
    return done;
}

Status JournalWriter::openFile()
{
    const QByteArray path = QFile::encodeName(m_place.path);
    const bool begins = m_place.soundBytes == 0 && !m_made;
    if (begins && ::access(path.constData(), F_OK) == 0 // whatever it is, it is not ours to overwrite
        && ::rename(path.constData(), asideOf(path).constData()) != 0)
        return ioError(Words::tr("Another journal is in the way (%1)."));
    if (begins) // and what was there has gone aside as a whole
        m_place.keepFrom.reset();
    m_descriptor =
        ::open(path.constData(), O_RDWR | O_CLOEXEC | (begins ? O_CREAT | O_EXCL : 0), newFileMode);
    if (m_descriptor < 0)
        return ioError(Words::tr("The journal cannot be written (%1)."));
    m_made = true;
    struct stat present = {};
    if (::fstat(m_descriptor, &present) != 0)
        return ioError(Words::tr("The journal cannot be written (%1)."));
    if (present.st_size < m_place.soundBytes)
        return fail(Error::Kind::Io, Words::tr("Another program has shortened the journal."), m_place.path);
    if (present.st_size == m_place.soundBytes)
        return {};
    if (Status kept = keepRest(); !kept)
        return kept;
    if (::ftruncate(m_descriptor, m_place.soundBytes) != 0)
        return ioError(Words::tr("The journal cannot be written (%1)."));
    return {};
}

/// Whether the open file is still the one at its place.
Status JournalWriter::checkFile() const
{
    struct stat open = {};
    struct stat there = {};
    if (::fstat(m_descriptor, &open) != 0 || ::stat(QFile::encodeName(m_place.path).constData(), &there) != 0)
        return ioError(Words::tr("The journal cannot be written (%1)."));
    if (open.st_ino != there.st_ino || open.st_dev != there.st_dev || open.st_size != m_place.soundBytes)
        return fail(Error::Kind::Io, Words::tr("Another program has replaced the journal."), m_place.path);
    return {};
}

Status JournalWriter::writeAtEnd(const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written = ::pwrite(m_descriptor, bytes.constData() + done,
            static_cast<size_t>(bytes.size() - done), m_place.soundBytes + done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return ioError(Words::tr("The journal cannot be written (%1)."));
        done += written;
    }
    if (::fdatasync(m_descriptor) != 0)
        return ioError(Words::tr("The disk does not take the journal (%1)."));
    if (m_place.soundBytes == 0 && !flushFolderOf(QFile::encodeName(m_place.path)))
        return ioError(Words::tr("The disk does not take the journal (%1)."));
    m_place.soundBytes += bytes.size();
    return {};
}

void JournalWriter::closeFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

tl::unexpected<Error> JournalWriter::ioError(const QString &sentence) const
{
    return fail(Error::Kind::Io, sentence.arg(QString::fromLocal8Bit(std::strerror(errno))), m_place.path);
}

void JournalWriter::report(const Status &status)
{
    bool begins = false;
    bool ends = false;
    {
        const std::lock_guard guard(m_mutex);
        if (status) {
            ends = m_failure.has_value();
            m_failure.reset();
            m_durable = m_taken;
        } else {
            begins = !m_failure || !(*m_failure == status.error());
            m_failure = status.error();
        }
    }
    const auto tell = [this](auto signal) { QMetaObject::invokeMethod(this, signal, Qt::QueuedConnection); };
    if (ends)
        tell([this] { emit recovered(); });
    if (begins)
        tell([this, error = status.error()] { emit failed(error); });
    if (status)
        tell([this, number = m_taken] { emit durable(number); });
}

} // namespace standpoint
