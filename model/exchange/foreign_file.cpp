// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/foreign_file.h"

#include "model/documents/decode.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>

namespace standpoint {

Result<QByteArray> readForeignText(const InputFile &file, Notices &remarks)
{
    Result<QByteArray> bytes = readWholeFile(file.path, maximumTableFile);
    if (!bytes)
        return bytes;
    const qsizetype damage = firstInvalidUtf8(*bytes);
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    // These formats are UTF-8: what has such a character before the damage, or is cut at its end, is no other
    // encoding.
    constexpr qsizetype longestCharacter = 4;
    const bool isDamaged = damage >= 0 && !bytes->contains('\0')
        && (bytes->size() - damage < longestCharacter
            || !std::all_of(bytes->begin(), bytes->begin() + damage, isAscii));
    if (!isDamaged)
        return utf8Of(*bytes, file.path);
    remarks.add(QCoreApplication::translate("standpoint::ForeignFile",
                    "The file is damaged: it is not valid UTF-8 at byte %1; what is damaged was replaced")
                    .arg(damage),
        file.shown);
    return QString::fromUtf8(*bytes).toUtf8();
}

} // namespace standpoint
