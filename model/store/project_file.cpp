// SPDX-License-Identifier: GPL-3.0-or-later
//
//     archive    := versions generation:bits parent:bits project issues stances attributes actors annotators
//     articles "end" TABLE      := count entity*                                 each entity as
//     entities_archive.cpp has it articles   := count (info text states annotations)* states     := count
//     (annotator:index state)* annotations:= count (annotator:index actor:index issue:index stance:index
//     body)*
//
// An index counts the rows of its table in this file from 0: a million annotations would otherwise say the
// same few ids of 32 digits four times each.
#include "model/store/project_file.h"

#include "model/store/archive.h"
#include "model/store/durable_file.h"
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
const QString endMark = QStringLiteral("end");

/// What is refused by the project's own rules while reading, with the place.
struct Refused
{
    Error error;
};

void require(const Status &status)
{
    if (!status)
        throw Refused{status.error()};
}

template <typename Entity> using Indexes = QHash<Id<Entity>, qint64>;

template <typename Entity> Indexes<Entity> writeTable(ArchiveWriter &out, const Table<Entity> &table)
{
    Indexes<Entity> indexes;
    out.newLine();
    out.number(table.size());
    for (const Entity &entity : table.inOrder()) {
        indexes.insert(entity.id, indexes.size());
        out.newLine();
        write(out, entity);
    }
    return indexes;
}

template <typename Entity> QList<Entity> readTable(ArchiveReader &in)
{
    QList<Entity> entities;
    for (qint64 left = in.count(); left > 0; --left) {
        Entity entity;
        read(in, entity);
        entities.append(std::move(entity));
    }
    return entities;
}

struct Writer
{
    ArchiveWriter out;
    const Project &project;
    Generation generation;
    std::atomic<int> *progress;

    void writeAll()
    {
        writeVersions(out);
        out.bits(generation.id);
        out.bits(generation.parent);
        out.newLine();
        write(out, project.info());
        const auto issues = writeTable(out, project.issues());
        const auto stances = writeTable(out, project.stances());
        writeTable(out, project.attributes());
        const auto actors = writeTable(out, project.actors());
        const auto annotators = writeTable(out, project.annotators());
        out.newLine();
        const QList<ArticleId> order = project.articleOrder();
        out.number(order.size());
        for (qsizetype n = 0; n < order.size(); ++n) {
            if (progress)
                *progress = static_cast<int>(n * 1000 / order.size());
            const Article &article = *project.article(order[n]);
            out.newLine();
            write(out, *article.info);
            out.newLine();
            write(out, *article.text);
            out.newLine();
            out.number(article.states.size());
            for (const ArticleState &state : article.states) {
                out.number(annotators.value(state.annotator));
                out.number(static_cast<int>(state.state));
            }
            out.number(article.annotations.size());
            for (const Annotation &annotation : article.annotations) {
                out.newLine();
                out.number(annotators.value(annotation.annotator));
                out.number(actors.value(annotation.actor));
                out.number(issues.value(annotation.issue));
                out.number(stances.value(annotation.stance));
                writeBody(out, annotation);
            }
        }
        out.newLine();
        out.string(endMark);
    }
};

template <typename Entity> Id<Entity> named(ArchiveReader &in, const QList<Entity> &table)
{
    return table[in.numberIn(0, table.size() - 1)].id;
}

struct Reader
{
    explicit Reader(std::istream &stream)
        : in(stream)
    {
    }

    ArchiveReader in;
    Generation generation;
    Project project;
    QList<Issue> issues;
    QList<StanceValue> stances;
    QList<Actor> actors;
    QList<Annotator> annotators;
    qint64 articlesRead = 0;

    void readAll()
    {
        readVersions(in);
        generation.id = in.bits();
        if (in.versions.project >= 2)
            generation.parent = in.bits();
        ProjectInfo info;
        read(in, info);
        require(project.applyEdit(adding(info)));
        issues = readTable<Issue>(in);
        stances = readTable<StanceValue>(in);
        const auto attributes = readTable<Attribute>(in);
        actors = readTable<Actor>(in);
        annotators = readTable<Annotator>(in);
        addRows(issues);
        addRows(stances);
        addRows(attributes);
        addActors();
        addRows(annotators);
        for (qint64 left = in.count(); left > 0; --left) {
            readArticle();
            ++articlesRead;
        }
        if (in.string() != endMark)
            throw ArchiveError{Words::tr("its end is missing")};
    }

    template <typename Entity> void addRows(const QList<Entity> &rows)
    {
        for (const Entity &row : rows)
            require(project.applyEdit(adding(row)));
    }

    /// Affiliations may name actors that stand further down.
    void addActors()
    {
        for (Actor actor : std::as_const(actors)) {
            actor.affiliations.clear();
            require(project.applyEdit(adding(actor)));
        }
        for (const Actor &actor : std::as_const(actors)) {
            if (actor.affiliations.isEmpty())
                continue;
            Actor bare = actor;
            bare.affiliations.clear();
            require(project.applyEdit(replacing(bare, actor)));
        }
    }

    void readArticle()
    {
        Article article;
        ArticleInfo info;
        read(in, info);
        ArticleText text;
        read(in, text);
        for (qint64 left = in.numberIn(0, annotators.size()); left > 0; --left) {
            const AnnotatorId annotator = named(in, annotators);
            article.states.append({info.id, annotator, in.value(ArticleState::State::Done)});
        }
        const qint64 count = in.count();
        article.annotations.reserve(qMin<qint64>(count, 4096));
        for (qint64 i = 0; i < count; ++i) {
            Annotation &annotation = article.annotations.emplaceBack();
            annotation.article = info.id;
            annotation.annotator = named(in, annotators);
            annotation.actor = named(in, actors);
            annotation.issue = named(in, issues);
            annotation.stance = named(in, stances);
            readBody(in, annotation);
        }
        if (article.annotations.capacity() > count + count / 8)
            article.annotations.squeeze();
        article.info = std::move(info);
        article.text = std::move(text);
        require(project.addArticle(std::move(article)));
    }
};

Status readHead(QFile &file, const QString &path)
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

QString placeOf(const Reader *reader)
{
    return reader && !reader->annotators.isEmpty() ? Words::tr("after %1 articles").arg(reader->articlesRead)
                                                   : QString();
}

} // namespace

QString previousGenerationPath(const QString &path)
{
    return path + QLatin1Char('~');
}

Result<Project> loadProject(const QString &path, Generation *generation)
{
    if (QFileInfo(path).isDir())
        return fail(Error::Kind::Io, Words::tr("This is a folder, not a project file."), path);
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // to open a pipe would wait for ever
        return fail(Error::Kind::Io, Words::tr("This is not a file, so it is no project."), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io,
            Words::tr("The project could not be opened (%1).").arg(file.errorString()), path);
    if (Status head = readHead(file, path); !head)
        return tl::unexpected(head.error());

    ZstdReader unpacked(file);
    std::istream stream(&unpacked);
    std::unique_ptr<Reader> reader;
    QString why;
    try {
        reader = std::make_unique<Reader>(stream);
        reader->readAll();
        if (generation)
            *generation = reader->generation;
        stream >> std::ws; // Boost ends an archive with a line feed
        if (unpacked.complete())
            return std::move(reader->project);
        why = Words::tr("something follows its end");
    } catch (const NewerArchive &) {
        return fail(Error::Kind::Invalid,
            Words::tr("This project was written by a newer version of Standpoint."), path);
    } catch (const ArchiveError &error) {
        why = error.what;
    } catch (const Refused &refused) {
        why = refused.error.toString();
    } catch (const std::exception &) { // what Boost's archives throw, and a lack of memory
        why = Words::tr("it does not read as a project");
    }
    if (!unpacked.error().isEmpty()) // what came after is a consequence
        why = unpacked.error();
    const QString place = placeOf(reader.get());
    return fail(Error::Kind::Malformed, Words::tr("The project file is damaged: %1.").arg(why),
        place.isEmpty() ? path : path + QStringLiteral(" (") + place + QLatin1Char(')'));
}

Status saveProject(
    const Project &project, const QString &path, const Generation &generation, std::atomic<int> *progress)
{
    if (project.info().id.isNull())
        return fail(
            Error::Kind::Invalid, Words::tr("This project has no title yet, so it cannot be saved."), path);
    DurableFile file(path);
    if (Status opened = file.open(); !opened)
        return opened;
    const QByteArray head = magic + QByteArray::number(projectFileVersion) + '\n';
    if (Status written = file.write(head); !written)
        return written;
    ZstdWriter packed([&file](QByteArrayView bytes) { return file.write(bytes); });
    std::ostream stream(&packed);
    try {
        Writer{ArchiveWriter(stream), project, generation, progress}.writeAll();
    } catch (
        const std::exception &) { // Boost's archive throws when the stream fails; finish() says why it did
    }
    if (Status finished = packed.finish(); !finished)
        return finished;
    if (!stream)
        return fail(Error::Kind::Io, Words::tr("The project could not be written."), path);
    return file.commit(previousGenerationPath(path));
}

} // namespace standpoint
