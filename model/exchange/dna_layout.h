// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database of the Discourse Network Analyzer (DNA 3) is made of: SQLite, all ids from 1, offsets in
// UTF-16 code units, end exclusive.
//
//     SETTINGS            version 3.0.11, date
//     CODERS              annotators; number 1 is always there (Admin), and each has a password
//     DOCUMENTS           articles; Date is mandatory: seconds since 1970 of the date as written
//     STATEMENTTYPES      1 DNA Statement, 2 NPF Story Element, 3 Annotation; ours: 4 Stance Statement
//     VARIABLES           of a type: 1 person, 2 organization, 3 concept, 4 agreement; 11 note;
//                         12 person, 13 organization, 14 concept, 15 stance, 16 confidence, 17 comment
//     ENTITIES            the values of a "short text" variable, with one empty value each
//     STATEMENTS          and for each variable of its type one row of DATABOOLEAN, DATAINTEGER,
//                         DATASHORTTEXT (an entity) or DATALONGTEXT
//     STANDPOINT_…        ours, which DNA does not look at: what it has no place for
//
// What DNA shows is what holds: ours count only where the statement is still as it was written.
#pragma once

#include "model/project/project.h"

#include <QByteArray>

#include <array>

namespace standpoint::dna {

enum StatementType
{
    AgreementType = 1,
    NoteType = 3,
    StanceType = 4
};

/// Variables of the types that we write, by what they hold.
struct StatementVariables
{
    int person = 0;
    int organization = 0;
    int issue = 0;
};
constexpr StatementVariables agreementVariables{1, 2, 3};
constexpr int agreementVariable = 4;
constexpr int noteVariable = 11;
constexpr StatementVariables stanceVariables{12, 13, 14};
constexpr int stanceVariable = 15;
constexpr int confidenceVariable = 16;
constexpr int commentVariable = 17;

constexpr qsizetype longestValue = 190; ///< code points of a title or a short text

/// All tables, empty.
QByteArray tables();
/// The rows that every database has, from settings to attribute variables; `withStanceType` adds type 4.
QByteArray fixedRows(const QByteArray &date, bool withStanceType);

/// What DNA keeps of a password: Base64 of a salt of 16 bytes and 32 bytes of SHA-256 over salt and password
/// in UTF-8, hashed 100,000 times in all. `seed` makes the salt, the same for the same seed.
QByteArray passwordDigest(const QString &password, const QByteArray &seed);
bool passwordFits(const QString &password, const QByteArray &digest);

/// At most 190 code points, without half a surrogate pair.
QString shortened(const QString &value);

/// A note on a place that is no annotation of ours, as a paragraph of the article's note:
/// "[DNA note by CODER, 253–344] TEXT". Offsets are code points; further lines of TEXT begin with a tab.
struct Remark
{
    QString coder;
    qint64 begin = 0;
    qint64 end = 0;
    QString text;
};
QString remarkText(const Remark &remark);
/// The remarks of an article's note; `rest` is the note without them.
QList<Remark> remarksIn(const QString &note, QString *rest);

} // namespace standpoint::dna
