// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/project_file.h"

#include "model/store/durable_file.h"
#include "model/store/project_archive.h"
#include "model/store/zstd_stream.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <istream>
#include <ostream>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectFile)
};

const QByteArray magic = QByteArrayLiteral("standpoint-project ");
constexpr qsizetype longestHead = 64;

Status readHead(QIODevice &file, const QString &path)
{
    const QByteArray head = file.readLine(longestHead);
    bool ok = false;
    const int version = head.mid(magic.size()).trimmed().toInt(&ok);
    if (!head.startsWith(magic) || !head.endsWith('\n') || !ok || version < 1)
        return fail(Error::Kind::Malformed, Words::tr("This file is not a Standpoint project."), path);
    if (version > projectFileVersion)
        return fail(Error::Kind::Invalid,
            Words::tr("This project was written by a newer version of Standpoint (format %1; this one reads "
                      "up to %2).")
                .arg(version)
                .arg(projectFileVersion),
            path);
    return {};
}

QString withoutStop(QString sentence)
{
    while (sentence.endsWith(QLatin1Char('.')))
        sentence.chop(1);
    return sentence;
}

Error newerError(const QString &path)
{
    return {
        Error::Kind::Invalid, Words::tr("This project was written by a newer version of Standpoint."), path};
}

Status openFile(QFile &file, const QString &path)
{
    if (QFileInfo(path).isDir())
        return fail(Error::Kind::Io, Words::tr("This is a folder, not a project file."), path);
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // to open a pipe would wait for ever
        return fail(Error::Kind::Io, Words::tr("This is not a file, so it is no project."), path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io,
            Words::tr("The project could not be opened (%1).").arg(file.errorString()), path);
    return {};
}

/// Where a damaged first line is followed by a zstd stream: reads up to it. False where there is none.
bool findStream(QIODevice &file)
{
    file.seek(0);
    const QByteArray begin = file.read(2 * longestHead);
    const qsizetype stream = begin.indexOf(QByteArrayView("\x28\xB5\x2F\xFD"));
    return stream >= 0 && file.seek(stream);
}

/// Calls `read`, and says why it ended early: empty where it did not. Fails for an archive of a newer
/// program.
template <typename Read> Result<QString> whyEndedEarly(const QString &path, Read read)
{
    try {
        read();
        return QString();
    } catch (const NewerArchive &) {
        return tl::unexpected(newerError(path));
    } catch (const ArchiveError &error) {
        return error.what;
    } catch (const ProjectReader::Refused &refused) {
        return refused.error.what;
    } catch (const std::exception &) { // a lack of memory
        return Words::tr("it does not read as a project");
    }
}

tl::unexpected<Error> damagedError(const QString &why, const QString &where)
{
    return fail(
        Error::Kind::Malformed, Words::tr("The project file is damaged: %1.").arg(withoutStop(why)), where);
}

/// Reads the archive as far as it goes. Fails only for one of a newer program.
Status salvageArchive(std::istream &stream, ZstdReader &unpacked, Salvage &salvage, const QString &path)
{
    std::unique_ptr<ProjectReader> reader;
    const Result<QString> why = whyEndedEarly(path, [&] {
        reader = std::make_unique<ProjectReader>(stream, OnFlaw::Note);
        reader->readAll();
    });
    if (!why)
        return tl::unexpected(why.error());
    while (unpacked.error().isEmpty() && !unpacked.complete()) // to the end, where the checksum is
        unpacked.skip();
    if (reader) {
        if (!why->isEmpty())
            reader->keepWhatIsRead(*why);
        salvage.project = std::move(reader->project);
        salvage.generation = reader->generation;
        salvage.findings.append(reader->findings());
    } else {
        Examiner(salvage.findings).found(*why, Words::tr("nothing can be read"));
    }
    if (!unpacked.error().isEmpty())
        Examiner(salvage.findings)
            .found(unpacked.error(),
                why->isEmpty() ? Words::tr("all is there, but something in it may be changed")
                               : Words::tr("what stood before it is kept"));
    return {};
}

} // namespace

QString previousGenerationPath(const QString &path)
{
    return path + QLatin1Char('~');
}

Result<Project> readProject(QIODevice &file, const QString &path, Generation *generation)
{
    if (Status head = readHead(file, path); !head)
        return tl::unexpected(head.error());
    ZstdReader unpacked(file);
    std::istream stream(&unpacked);
    std::unique_ptr<ProjectReader> reader;
    const Result<QString> why = whyEndedEarly(path, [&] {
        reader = std::make_unique<ProjectReader>(stream);
        reader->readAll();
    });
    if (!why)
        return tl::unexpected(why.error());
    if (why->isEmpty() && unpacked.complete()) {
        if (generation)
            *generation = reader->generation;
        return std::move(reader->project);
    }
    const QString place = reader ? QStringLiteral(" (%1)").arg(reader->place()) : QString();
    // What came after the stream's error is a consequence of it.
    return damagedError(unpacked.error().isEmpty() ? *why : unpacked.error(), path + place);
}

Result<Project> loadProject(const QString &path, Generation *generation)
{
    QFile file(path);
    if (Status opened = openFile(file, path); !opened)
        return tl::unexpected(opened.error());
    return readProject(file, path, generation);
}

Result<ProjectIdentity> readIdentity(const QString &path)
{
    QFile file(path);
    if (Status opened = openFile(file, path); !opened)
        return tl::unexpected(opened.error());
    if (Status head = readHead(file, path); !head)
        return tl::unexpected(head.error());
    ZstdReader unpacked(file);
    std::istream stream(&unpacked);
    ProjectIdentity identity;
    const Result<QString> why = whyEndedEarly(path, [&] {
        ArchiveReader in(stream);
        readVersions(in);
        identity.generation.id = in.bits();
        if (in.versions.project >= 2)
            identity.generation.parent = in.bits();
        read(in, identity.info);
    });
    if (!why)
        return tl::unexpected(why.error());
    if (!why->isEmpty())
        return damagedError(*why, path);
    return identity;
}

Result<Salvage> salvageProject(QIODevice &file, const QString &path)
{
    Salvage salvage;
    if (Status head = readHead(file, path); !head) {
        if (head.error().kind != Error::Kind::Malformed || !findStream(file))
            return tl::unexpected(head.error());
        Examiner(salvage.findings).found(Words::tr("The first line is damaged"), Words::tr("written anew"));
    }
    ZstdReader unpacked(file);
    std::istream stream(&unpacked);
    if (Status read = salvageArchive(stream, unpacked, salvage, path); !read)
        return tl::unexpected(read.error());
    return salvage;
}

Result<Salvage> salvageProject(const QString &path)
{
    QFile file(path);
    if (Status opened = openFile(file, path); !opened)
        return tl::unexpected(opened.error());
    return salvageProject(file, path);
}

Status saveProject(const Project &project, const QString &path, const Generation &generation,
    std::atomic<int> *progress, const std::function<Status()> &mayReplace, FileStamp *written)
{
    if (project.info().id.isNull())
        return fail(
            Error::Kind::Invalid, Words::tr("This project has no title yet, so it cannot be saved."), path);
    DurableFile file(path);
    if (Status opened = file.open(); !opened)
        return opened;
    const QByteArray head = magic + QByteArray::number(projectFileVersion) + '\n';
    if (Status begun = file.write(head); !begun)
        return begun;
    ZstdWriter packed([&file](QByteArrayView bytes) { return file.write(bytes); });
    std::ostream stream(&packed);
    try {
        writeProject(stream, project, generation, progress);
    } catch (
        const std::exception &) { // Boost's archive throws when the stream fails; finish() says why it did
    }
    if (Status finished = packed.finish(); !finished)
        return finished;
    if (!stream)
        return fail(Error::Kind::Io, Words::tr("The project could not be written."), path);
    if (Status may = mayReplace ? mayReplace() : Status(); !may)
        return may;
    Status done = file.commit(previousGenerationPath(path));
    if (written && file.isInPlace())
        *written = file.stamp();
    return done;
}

} // namespace standpoint
