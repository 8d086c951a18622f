// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the bytes of a text file to text in normal form, whatever the encoding.
//
// Normal form: LF only, no BOM; every other control character but the tab is a space, half a surrogate pair
// is U+FFFD and U+FEFF is U+2060, one for one, so that offsets into the decoded file stay right.
#pragma once

#include "model/project/error.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace standpoint {

struct DecodedText
{
    QString text;     ///< in normal form
    QString encoding; ///< "UTF-8", "UTF-16LE", "windows-1252"
    QString lineEnds; ///< "CRLF" or "CR" where the file has them; empty for LF
    bool hadByteOrderMark = false;

    /// For ArticleInfo::original: "UTF-16LE, BOM, CRLF".
    QString original() const;
};

/// Reads UTF-8, UTF-16 and UTF-32 (by byte order mark, UTF-16 also by its zeros), else what uchardet takes it
/// for. Fails with Malformed where the bytes are no text: another kind of file, a NUL, UTF-8 with damage
/// (says at which byte). `where` goes into the error.
Result<DecodedText> decodeText(const QByteArray &bytes, const QString &where);

/// What these bytes say in an encoding that something else names ("windows-1251", "shift_jis"; what pages
/// call Latin-1 is windows-1252): what is not valid becomes U+FFFD. Nothing where no such encoding is known.
std::optional<QString> decodedAs(QByteArrayView bytes, QByteArray encoding);

/// The byte at which this stops being UTF-8; -1 if it is valid throughout.
qsizetype firstInvalidUtf8(QByteArrayView bytes);

/// Brings a text into normal form, in place.
void normalise(QString &text);
/// A name in normal form, without white space around it.
QString cleanName(QString name);

/// UTF-8 without byte order mark out of a table's bytes, whatever a spreadsheet wrote. Fails as decodeText().
Result<QByteArray> utf8Of(QByteArray bytes, const QString &where);

} // namespace standpoint
