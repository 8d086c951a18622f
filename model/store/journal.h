// SPDX-License-Identifier: GPL-3.0-or-later
//
// NAME.stance-journal: what was done since NAME.stance was saved, one record an act.
//
//     journal := head record*
//     head    := "standpoint-journal" SP version:decimal SP base:hex[32] LF
//     record  := length:uint32 crc:uint32 body:uint8[length]      little-endian; crc is CRC-32C of body
//     body    := act:uint8 argument
//     act     := "d" done | "u" undone | "r" done again            argument: the Change applied, a Boost text
//     archive
//              | "s" snapshot                                      argument: generation:hex[32]
//
// `base` is the generation of the project file that the first record builds on. A snapshot record says that a
// save of that generation has begun with exactly the records before it; so whichever of the two generations
// the project file has after a crash, the records that it lacks are known. A crash cuts only the last record
// short: such a tail is torn, and everything before it counts. A record that is damaged although others
// follow it is damage, and is not passed over.
#pragma once

#include "model/project/change.h"
#include "model/project/error.h"

namespace standpoint {

/// The version that this program writes. It reads this one and every one before.
inline constexpr int journalVersion = 1;

struct JournalEntry
{
    enum class Act : char
    {
        Done = 'd',
        Undone = 'u',
        DoneAgain = 'r',
        Snapshot = 's'
    };

    Act act = Act::Done;
    Change change;      ///< what was applied; empty for Snapshot
    Bits128 generation; ///< for Snapshot

    bool operator==(const JournalEntry &) const = default;
};

/// NAME.stance-journal for NAME.stance.
QString journalPath(const QString &projectPath);

QByteArray journalHead(const Bits128 &base);
/// One record as it stands in the file. Fails with Invalid where it would be longer than 4 GB.
Result<QByteArray> journalRecord(const JournalEntry &entry);

struct JournalContent
{
    enum class End
    {
        Whole,
        Torn,   ///< the last record is cut short, or the disk lost its last bytes
        Damaged ///< a record is damaged, and others follow
    };

    Bits128 base;
    std::vector<JournalEntry> entries;
    qint64 soundBytes =
        0; ///< from the file's beginning to the end of the last sound record; 0: not even the head
    qint64 fileBytes = 0;
    End end = End::Whole;

    /// The records that a project file of this generation lacks, without snapshots; nothing where the journal
    /// says nothing about such a file. `parent` is the generation from which that file was saved.
    std::optional<std::vector<JournalEntry>> entriesSince(
        const Bits128 &generation, const Bits128 &parent) const;
};

/// Reads a journal as far as it is sound. A file that is not there reads as an empty one.
/// Fails with Io, with Malformed where the file is no journal, and with Invalid where a newer program wrote
/// it. Needs memory for the entries and for the one record in hand, whatever the file says.
Result<JournalContent> readJournal(const QString &path);

} // namespace standpoint
