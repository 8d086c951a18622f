// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/output_files.h"

#include "model/documents/zip_writer.h"
#include "model/exchange/export_recipe.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Export)
};

constexpr qsizetype flushAt = 1 << 20; // bytes of one file
constexpr size_t mostBuffers = 64;     // files that wait to be written

const QString innerFolder = QStringLiteral("files"); // of the one that is made meanwhile

/// A project, or one of the files that are kept beside it: what is called so would be taken for one.
bool isOurs(const QString &path)
{
    for (const char *ending : {".stance-journal", ".stance-lock", ".stance~"}) {
        if (path.endsWith(QLatin1String(ending)))
            return true;
    }
    const Result<QByteArray> head = readFileHead(path, 32);
    return head && (head->startsWith("standpoint-project ") || head->startsWith("standpoint-journal "));
}

} // namespace

OutputFiles::OutputFiles(OutputKind kind, QString path)
    : m_kind(kind)
    , m_path(std::move(path))
{
    while (m_path.size() > 1 && m_path.endsWith(u'/'))
        m_path.chop(1);
}

OutputFiles::~OutputFiles() = default;

QString OutputFiles::filesFolder() const
{
    return m_kind == OutputKind::Folder ? m_folder->filePath(innerFolder) : m_folder->path();
}

tl::unexpected<Error> OutputFiles::notWritten(const QString &why) const
{
    return fail(Error::Kind::Io, Words::tr("The file could not be written (%1)").arg(why), m_path);
}

Status OutputFiles::open()
{
    if (m_kind == OutputKind::Memory)
        return {};
    if (isOurs(m_path))
        return fail(Error::Kind::Conflict,
            Words::tr("An export does not replace a Standpoint project, nor the files beside it that keep "
                      "its work"),
            m_path);
    if (m_kind == OutputKind::Folder)
        return openFolder();
    m_file = std::make_unique<QSaveFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly))
        return notWritten(m_file->errorString());
    return {};
}

Status OutputFiles::openFolder()
{
    const QFileInfo there(m_path);
    const bool isZip = m_path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive);
    if (there.exists() && there.isDir() == isZip)
        return fail(Error::Kind::Conflict,
            isZip ? Words::tr("There is a folder where the zip file would be")
                  : Words::tr("There is a file where the folder would be"),
            m_path);
    if (Status replaced = checkFolderThere(); !replaced)
        return replaced;
    m_folder = std::make_unique<QTemporaryDir>(m_path + QStringLiteral(".part-XXXXXX"));
    if (!m_folder->isValid())
        return notWritten(m_folder->errorString());
    // A temporary folder is for its owner alone; one within it is as readable as any new one.
    if (!QDir(m_folder->path()).mkdir(innerFolder))
        return notWritten(Words::tr("a folder could not be made"));
    return {};
}

Status OutputFiles::checkFolderThere() const
{
    if (!QFileInfo(m_path).isDir()
        || QDir(m_path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return {};
    const Result<FolderThere> holds = folderThere(m_path);
    if (!holds)
        return tl::unexpected(holds.error());
    if (*holds == FolderThere::Other)
        return fail(Error::Kind::Conflict,
            Words::tr("The folder holds other files; an export needs a new or empty one, or one of its own"),
            m_path);
    if (*holds == FolderThere::Changed)
        return fail(Error::Kind::Conflict,
            Words::tr(
                "Files in this folder were added, changed or removed since it was exported, so it is not "
                "replaced; give another name, or move it away"),
            m_path);
    return {};
}

QByteArray &OutputFiles::buffer(const QString &name)
{
    return m_buffers[name].bytes;
}

QString OutputFiles::ownFile(const QString &name)
{
    if (!m_folder) { // beside the one file, so that there is room for it
        m_folder = std::make_unique<QTemporaryDir>(m_kind == OutputKind::Memory
                ? QDir::tempPath() + QStringLiteral("/export-XXXXXX")
                : m_path + QStringLiteral(".part-XXXXXX"));
    }
    QString path = filesFolder() + u'/' + (name.isEmpty() ? QStringLiteral("file") : name);
    if (m_kind != OutputKind::Folder) {
        m_ownFile = path;
        m_ownName = name;
    }
    QDir().mkpath(QFileInfo(path).path());
    return path;
}

void OutputFiles::mark()
{
    for (auto &[name, buffer] : m_buffers)
        buffer.marked = buffer.bytes.size();
}

void OutputFiles::rollBack()
{
    for (auto it = m_buffers.begin(); it != m_buffers.end();) {
        if (it->second.marked < 0) {
            it = m_buffers.erase(it);
            continue;
        }
        it->second.bytes.truncate(it->second.marked);
        ++it;
    }
}

Status OutputFiles::flush(bool all)
{
    const bool tooMany = m_buffers.size() > mostBuffers;
    for (auto it = m_buffers.begin(); it != m_buffers.end();) {
        if (!all && !tooMany && it->second.bytes.size() < flushAt) {
            ++it;
            continue;
        }
        if (Status written = writeOut(it->first, it->second.bytes); !written)
            return written;
        if (m_kind != OutputKind::File) { // of many files each has its time
            it = m_buffers.erase(it);
        } else {
            it->second.bytes.resize(0);
            ++it;
        }
    }
    return {};
}

Status OutputFiles::writeOut(const QString &name, QByteArray &bytes)
{
    if (m_kind == OutputKind::Memory) {
        const bool isFull = m_kept >= memoryAltogether || m_memory.size() >= mostMemoryFiles;
        if (isFull && m_memory.find(name) == m_memory.end())
            return {};
        QByteArray &kept = m_memory[name];
        const QByteArray more = bytes.left(std::max<qsizetype>(0, memoryLimit - kept.size()));
        kept += more;
        m_kept += more.size();
        return {};
    }
    if (m_kind == OutputKind::File) {
        if (m_file->write(bytes) != bytes.size())
            return notWritten(m_file->errorString());
        return {};
    }
    m_fingerprint.add(name, bytes);
    const QString path = filesFolder() + u'/' + name;
    if (name.contains(u'/') && !QDir().mkpath(QFileInfo(path).path()))
        return notWritten(Words::tr("a folder could not be made"));
    QFile file(path);
    if (!file.open(QIODevice::Append) || file.write(bytes) != bytes.size() || !file.flush())
        return notWritten(file.errorString());
    return {};
}

Status OutputFiles::close()
{
    if (Status flushed = flush(true); !flushed)
        return flushed;
    if (!m_recipe.isEmpty()) {
        buffer(recipeName()) = recipeBytes(m_recipe, m_fingerprint.text());
        if (Status flushed = flush(true); !flushed)
            return flushed;
    }
    if (m_kind == OutputKind::Memory) {
        if (!m_ownFile.isEmpty()) // as of a database
            m_memory[m_ownName] = Words::tr("A file of %1 that is no text")
                                      .arg(QLocale().formattedDataSize(QFileInfo(m_ownFile).size()))
                                      .toUtf8();
        return {};
    }
    if (m_kind == OutputKind::Folder)
        return m_path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive) ? zip() : Status();
    if (!m_ownFile.isEmpty()) {
        QFile own(m_ownFile);
        if (!own.open(QIODevice::ReadOnly))
            return notWritten(own.errorString());
        while (!own.atEnd()) {
            const QByteArray part = own.read(flushAt);
            if (part.isEmpty() || m_file->write(part) != part.size())
                return notWritten(part.isEmpty() ? own.errorString() : m_file->errorString());
        }
    }
    if (!m_file->flush()) // commit() would not say so: a full disk
        return notWritten(m_file->errorString());
    return {};
}

Status OutputFiles::zip()
{
    QSaveFile &file = *(m_file = std::make_unique<QSaveFile>(m_path));
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file.errorString());
    QStringList names;
    const QDir folder(filesFolder());
    for (QDirIterator it(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext();)
        names.append(folder.relativeFilePath(it.next()));
    names.sort();
    ZipWriter zip(file);
    for (const QString &name : std::as_const(names)) {
        const Result<QByteArray> bytes = readWholeFile(folder.filePath(name), maximumTableFile);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (Status added = zip.add(name, *bytes); !added)
            return added.error().kind == Error::Kind::Io ? Status(notWritten(added.error().what)) : added;
    }
    if (Status finished = zip.finish(); !finished)
        return finished.error().kind == Error::Kind::Io ? Status(notWritten(finished.error().what))
                                                        : finished;
    if (!file.flush())
        return notWritten(file.errorString());
    return {};
}

Status OutputFiles::commit()
{
    if (m_file && !m_file->commit())
        return notWritten(m_file->errorString());
    if (m_kind != OutputKind::Folder || m_file)
        return {};
    if (Status replaced = checkFolderThere(); !replaced) // somebody may have worked in it meanwhile
        return replaced;
    // The old folder goes aside first: a rename does not replace one that holds something.
    const QString aside = m_folder->path() + QStringLiteral(".old");
    const bool isThere = QFileInfo::exists(m_path);
    if (isThere && !QDir().rename(m_path, aside))
        return notWritten(Words::tr("the folder that was there cannot be moved"));
    if (!QDir().rename(filesFolder(), m_path)) {
        if (isThere)
            QDir().rename(aside, m_path);
        return notWritten(Words::tr("the folder cannot be renamed"));
    }
    if (isThere)
        QDir(aside).removeRecursively();
    return {};
}

} // namespace standpoint
