// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a saved project holds, unpacked: for tests that compare bytes or damage them.
#pragma once

#include "model/store/zstd_stream.h"

#include <QFile>
#include <QRegularExpression>

#include <istream>
#include <iterator>

namespace standpoint {

/// The archive in a project file; empty where there is none.
inline QByteArray plainArchive(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.readLine().isEmpty())
        return {};
    ZstdReader unpacked(file);
    std::string plain{std::istreambuf_iterator<char>(&unpacked), {}};
    return unpacked.complete() ? QByteArray::fromStdString(plain) : QByteArray();
}

/// The same without the generation, which is new in each save.
inline QByteArray comparableArchive(const QString &path)
{
    QByteArray plain = plainArchive(path);
    const QRegularExpression generation(QStringLiteral("\\b32 [0-9a-f]{32}"));
    const QRegularExpressionMatch first =
        generation.match(QString::fromLatin1(plain.first(qMin(plain.size(), qsizetype(200)))));
    return first.hasMatch() ? plain.remove(first.capturedStart(), first.capturedLength()) : QByteArray();
}

} // namespace standpoint
