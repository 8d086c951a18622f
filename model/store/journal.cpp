// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal.h"

#include "model/store/change_archive.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <boost/crc.hpp>
#include <limits>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Journal)
};

const QByteArray magic = QByteArrayLiteral("standpoint-journal ");
constexpr qint64 longestHead = 96;
constexpr qint64 prefixSize = 8; // length and crc
// What the body of every act but Snapshot begins with: by this a record is found again behind a damaged one.
const QByteArray archiveMark = QByteArrayLiteral("22 serialization::archive");

// Castagnoli's polynomial, reflected, as RFC 3720 has it.
using Crc32c = boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true>;

quint32 crc32c(QByteArrayView bytes)
{
    Crc32c crc;
    crc.process_bytes(bytes.data(), static_cast<size_t>(bytes.size()));
    return crc.checksum();
}

std::optional<JournalEntry> entryFromBody(const QByteArray &body)
{
    JournalEntry entry;
    if (body.isEmpty())
        return {};
    entry.act = static_cast<JournalEntry::Act>(body.front());
    switch (entry.act) {
    case JournalEntry::Act::Snapshot: {
        const auto generation = Bits128::fromString(QString::fromLatin1(body.sliced(1)));
        if (!generation)
            return {};
        entry.generation = *generation;
        return entry;
    }
    case JournalEntry::Act::Done:
    case JournalEntry::Act::Undone:
    case JournalEntry::Act::DoneAgain: {
        Result<Change> change = changeFromBytes(body.sliced(1));
        if (!change)
            return {};
        entry.change = std::move(*change);
        return entry;
    }
    }
    return {};
}

/// What the file's head says; `size` is set to its length in bytes, or to 0 where the head is cut short.
Result<Bits128> readHead(QFile &file, const QString &path, qint64 *size)
{
    const QByteArray line = file.readLine(longestHead);
    *size = 0;
    if (!line.endsWith('\n') && line.size() < longestHead - 1
        && (magic.startsWith(line) || line.startsWith(magic)))
        return Bits128{}; // the very first write was cut short
    const QList<QByteArray> words = line.trimmed().split(' ');
    bool ok = false;
    const int version = words.value(1).toInt(&ok);
    if (!line.startsWith(magic) || !ok || version < 1)
        return fail(
            Error::Kind::Malformed, Words::tr("This file is not a journal of a Standpoint project."), path);
    if (version > journalVersion)
        return fail(Error::Kind::Invalid,
            Words::tr("This journal was written by a newer version of Standpoint."), path);
    const auto base = Bits128::fromString(QString::fromLatin1(words.value(2)));
    if (words.size() != 3 || !base)
        return fail(Error::Kind::Malformed, Words::tr("The head of this journal is damaged."), path);
    *size = line.size();
    return *base;
}

/// Reads the record that begins where the file is. Nothing where there is no sound one.
std::optional<JournalEntry> readRecord(QFile &file)
{
    const QByteArray prefix = file.read(prefixSize);
    if (prefix.size() < prefixSize)
        return {};
    const qint64 length = qFromLittleEndian<quint32>(prefix.constData());
    if (length > file.size() - file.pos())
        return {};
    const QByteArray body = file.read(length);
    if (body.size() != length || crc32c(body) != qFromLittleEndian<quint32>(prefix.constData() + 4))
        return {};
    return entryFromBody(body);
}

/// Whether a sound record begins anywhere behind `from`, where none does. Looks only where a body's first
/// words are, and gives up (with yes: that is the careful answer) after reading the file's rest several times
/// over.
bool recordFollows(QFile &file, qint64 from)
{
    file.seek(from);
    const QByteArray rest = file.readAll();
    qint64 budget = 8 * rest.size();
    for (qsizetype at = rest.indexOf(archiveMark); at >= 0; at = rest.indexOf(archiveMark, at + 1)) {
        const qsizetype record = at - 1 - prefixSize;
        if (record <= 0)
            continue;
        const qint64 length = qFromLittleEndian<quint32>(rest.constData() + record);
        if (length < 1 || length > rest.size() - record - prefixSize)
            continue;
        budget -= length;
        const QByteArrayView body = QByteArrayView(rest).sliced(record + prefixSize, length);
        if (budget < 0 || crc32c(body) == qFromLittleEndian<quint32>(rest.constData() + record + 4))
            return true;
    }
    return false;
}

} // namespace

QString journalPath(const QString &projectPath)
{
    return projectPath + QStringLiteral("-journal");
}

QByteArray journalHead(const Bits128 &base)
{
    return magic + QByteArray::number(journalVersion) + ' ' + base.toString().toLatin1() + '\n';
}

Result<QByteArray> journalRecord(const JournalEntry &entry)
{
    const QByteArray argument = entry.act == JournalEntry::Act::Snapshot
        ? entry.generation.toString().toLatin1()
        : toBytes(entry.change);
    if (argument.size() >= std::numeric_limits<quint32>::max())
        return fail(Error::Kind::Invalid,
            Words::tr("This change is too large for the journal; save the project now."));
    QByteArray record(prefixSize, Qt::Uninitialized);
    record.reserve(prefixSize + 1 + argument.size());
    record += static_cast<char>(entry.act);
    record += argument;
    const QByteArrayView body = QByteArrayView(record).sliced(prefixSize);
    qToLittleEndian(static_cast<quint32>(body.size()), record.data());
    qToLittleEndian(crc32c(body), record.data() + 4);
    return record;
}

std::optional<std::vector<JournalEntry>> JournalContent::entriesSince(
    const Bits128 &generation, const Bits128 &parent) const
{
    std::optional<std::vector<JournalEntry>> since;
    bool knowsParent = parent == base || soundBytes == 0;
    if (generation == base)
        since.emplace();
    for (const JournalEntry &entry : entries) {
        if (entry.act != JournalEntry::Act::Snapshot) {
            if (since)
                since->push_back(entry);
        } else if (entry.generation == generation) {
            since.emplace(); // the file has all that came before
        } else {
            knowsParent = knowsParent || entry.generation == parent;
        }
    }
    // No snapshot of that generation reached the disk, so neither did any record after it.
    if (!since && knowsParent)
        since.emplace();
    return since;
}

Result<JournalContent> readJournal(const QString &path)
{
    JournalContent content;
    QFile file(path);
    if (!QFileInfo::exists(path))
        return content;
    if (!QFileInfo(path).isFile())
        return fail(Error::Kind::Io, Words::tr("This is not a file, so it is no journal."), path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io,
            Words::tr("The journal could not be opened (%1).").arg(file.errorString()), path);
    content.fileBytes = file.size();
    const Result<Bits128> base = readHead(file, path, &content.soundBytes);
    if (!base)
        return tl::unexpected(base.error());
    content.base = *base;
    if (content.soundBytes == 0) {
        content.end = content.fileBytes == 0 ? JournalContent::End::Whole : JournalContent::End::Torn;
        return content;
    }
    while (content.soundBytes < content.fileBytes) {
        std::optional<JournalEntry> entry = readRecord(file);
        if (!entry) {
            content.end = recordFollows(file, content.soundBytes) ? JournalContent::End::Damaged
                                                                  : JournalContent::End::Torn;
            return content;
        }
        content.entries.push_back(std::move(*entry));
        content.soundBytes = file.pos();
    }
    return content;
}

} // namespace standpoint
