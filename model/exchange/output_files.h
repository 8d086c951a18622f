// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of an export: written beside their place, and put there when all are whole.
#pragma once

#include "model/exchange/folder_fingerprint.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <map>
#include <memory>

class QSaveFile;

namespace standpoint {

/// What becomes of the bytes.
enum class OutputKind
{
    File,   ///< one file
    Folder, ///< a folder, or a zip of it where the path ends in ".zip"
    Memory  ///< nothing is written; the first bytes can be looked at
};

class OutputFiles
{
public:
    OutputFiles(OutputKind kind, QString path);
    ~OutputFiles();
    Q_DISABLE_COPY_MOVE(OutputFiles)

    /// Fails with Io where the place cannot be written, with Conflict where a project or a folder with other
    /// things is there, such as what somebody changed in an export since.
    [[nodiscard]] Status open();
    /// Bytes of a file that are not on disk yet.
    QByteArray &buffer(const QString &name);
    /// A path in the place where files are written meanwhile.
    QString ownFile(const QString &name);

    /// A folder's file that says how it was made; it is written last, with the fingerprint of all others.
    void setRecipe(QJsonObject recipe) { m_recipe = std::move(recipe); }

    /// After mark(), rollBack() takes back what was written to buffers since.
    void mark();
    void rollBack();
    /// Writes out what is due, all of it at the end. Fails with Io.
    [[nodiscard]] Status flush(bool all);
    /// Everything is written; nothing has taken its place yet. Fails with Io.
    [[nodiscard]] Status close();
    /// Puts it in its place. Fails with Io.
    [[nodiscard]] Status commit();

    const QString &path() const { return m_path; }
    /// With OutputKind::Memory: the first bytes of the first files, in the order of their names.
    const std::map<QString, QByteArray> &memory() const { return m_memory; }

    static constexpr qsizetype memoryLimit = 1 << 18; ///< bytes of each file that are kept in memory
    static constexpr qsizetype memoryAltogether = 1 << 24;
    static constexpr size_t mostMemoryFiles = 1000;

private:
    Status writeOut(const QString &name, QByteArray &bytes);
    Status openFolder();
    Status checkFolderThere() const;
    /// Where files are written meanwhile.
    QString filesFolder() const;
    Status zip();
    tl::unexpected<Error> notWritten(const QString &why) const;

    struct Buffer
    {
        QByteArray bytes;
        qsizetype marked = -1; ///< -1: it was not there then
    };

    OutputKind m_kind;
    QString m_path;
    QJsonObject m_recipe;
    FolderFingerprint m_fingerprint;
    std::map<QString, Buffer> m_buffers;
    std::map<QString, QByteArray> m_memory;
    qsizetype m_kept = 0; ///< bytes of these
    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_ownFile; ///< that becomes the one file
    QString m_ownName; ///< as its writer calls it
};

} // namespace standpoint
