// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing zip archives whose bytes depend on their content alone: names in UTF-8, slashes between folders,
// one fixed time for every file.
#pragma once

#include "model/project/error.h"

#include <QByteArrayView>
#include <QSet>

#include <functional>
#include <memory>

class QIODevice;
class QuaZip;

namespace standpoint {

/// Writes an archive into a device that is open for writing and can seek (a QSaveFile, a QBuffer), and
/// neither opens nor closes it.
class ZipWriter
{
public:
    enum class Packing
    {
        Deflated,
        Stored, ///< as it is; for "mimetype" of EPUB and ODF, which other programs look for at a fixed place
    };

    explicit ZipWriter(QIODevice &device);
    ~ZipWriter();
    ZipWriter(const ZipWriter &) = delete;
    ZipWriter &operator=(const ZipWriter &) = delete;

    /// Adds a file; `name` has slashes and no "..", and was not added before. Fails with Io where the device
    /// fails, with Invalid where the file or the whole passes 4 GB.
    [[nodiscard]] Status add(
        const QString &name, QByteArrayView content, Packing packing = Packing::Deflated);
    /// The same for a file that is too large for memory: `next` gives it piece by piece, `size` bytes in all.
    /// What `next` fails with, this fails with.
    [[nodiscard]] Status addPieces(
        const QString &name, qint64 size, const std::function<Result<QByteArray>()> &next);
    /// Writes the list of files, after which the archive is complete. Fails with Io.
    [[nodiscard]] Status finish();

private:
    Status addFrom(const QString &name, qint64 size, Packing packing,
        const std::function<Result<QByteArrayView>(qint64 at)> &piece);

    QIODevice &m_device;
    std::unique_ptr<QuaZip> m_zip;
    QSet<QString> m_names;
    qint64 m_total = 0;
};

} // namespace standpoint
