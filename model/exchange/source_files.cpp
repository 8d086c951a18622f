// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/source_files.h"

#include "model/documents/zip_reader.h"
#include "model/exchange/csv_table.h"
#include "model/exchange/export_recipe.h"
#include "model/exchange/losses.h"
#include "model/exchange/project_tables.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::SourceFiles)
};

constexpr qint64 lineSize = 1 << 22; ///< a line of JSON may hold a long note

/// Of the JSON object in the first line that is not empty.
QStringList keysIn(const QByteArray &head)
{
    const QByteArray begin = head.startsWith("\xEF\xBB\xBF") ? head.sliced(3) : head;
    const QByteArray trimmed = begin.trimmed();
    const qsizetype lineEnd = trimmed.indexOf('\n');
    return QJsonDocument::fromJson(lineEnd < 0 ? trimmed : trimmed.first(lineEnd)).object().keys();
}

/// Whether one folder is the other or lies in it.
bool isInside(const QString &folder, const QString &other)
{
    return folder == other || folder.startsWith(other.endsWith(u'/') ? other : other + u'/');
}

/// What a folder says about itself, and an export: its recipe, and what it could not carry.
bool isOfAnExport(const QFileInfo &info)
{
    if (info.fileName() == recipeName())
        return true;
    if (info.suffix() == QStringLiteral("md") && isExportFolder(info.path())) // a data set's card
        return true;
    if (!info.fileName().endsWith(QStringLiteral("losses.csv")))
        return false;
    const Result<QByteArray> head = readFileHead(info.filePath(), 64);
    return head && head->startsWith(Losses::head());
}

bool isProjectTable(const QString &fileName)
{
    return std::any_of(projectTables().begin(), projectTables().end(),
        [&](const ProjectTable &table) { return table.file == fileName; });
}

tl::unexpected<Error> unknownFormat(const QFileInfo &info)
{
    return fail(Error::Kind::Invalid,
        Words::tr(
            "The file is in no format that can be imported; say what it is under “Read as” (--format), or "
            "save it as text or as a table"),
        info.filePath());
}

/// Whether a file that no format recognises is an article somebody named: not one that belongs to a format,
/// by its ending or its name, nor markup.
bool mayBeText(const QFileInfo &info, const QByteArray &begin)
{
    const QString suffix = info.suffix().toLower();
    const bool isOurs = std::any_of(formats().begin(), formats().end(), [&](const Format *format) {
        return format->suffixes.contains(suffix) || format->companions.contains(info.fileName());
    });
    const bool isMarkup =
        begin.trimmed().startsWith("<?xml") || begin.trimmed().startsWith("\xEF\xBB\xBF<?xml");
    return !isOurs && !isMarkup && suffix != QStringLiteral("xml") && suffix != QStringLiteral("stance")
        && suffix != QStringLiteral("json");
}

class Walk
{
public:
    Walk(const Format *only, const ArticleColumns &columns, Notices &notices)
        : m_only(only)
        , m_columns(columns)
        , m_notices(notices)
    {
    }

    Status addNamed(const QString &path);
    QList<SourceFile> files;
    std::vector<std::unique_ptr<QTemporaryDir>> unpacked;

private:
    void note(const QString &what, const QString &where) { m_notices.add(what, shown(where)); }
    /// What people call a file that lies in an archive.
    QString shown(const QString &path) const
    {
        return m_archive.isEmpty() || !path.startsWith(m_archiveRoot)
            ? path
            : m_archive + path.mid(m_archiveRoot.size());
    }
    bool isZipOfFiles(const QFileInfo &info) const;
    Status addZip(const QFileInfo &info, bool named);
    Status unpack(const QFileInfo &info, QTemporaryDir &folder) const;
    Status addFolder(const QFileInfo &folder, bool named);
    Status addFile(const QFileInfo &info, bool named);
    Result<const Format *> recognise(const QFileInfo &info, bool named) const;
    bool goesWithAnother(const QFileInfo &info) const;
    bool holdsProject(const QFileInfo &info, const Format &format) const;
    bool addProjectTables(const QFileInfo &folder, bool named);

    bool hasNamedColumns(const FileHead &head) const;

    const Format *m_only;
    const ArticleColumns &m_columns;
    Notices &m_notices;
    QSet<QString> m_visited; ///< canonical paths
    QString m_archive;       ///< the one that is looked into; empty: none
    QString m_archiveRoot;   ///< where its files are
};

Status Walk::addNamed(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error::Kind::Io, Words::tr("There is no such file or folder"), path);
    return info.isDir() ? addFolder(info, true) : addFile(info, true);
}

Status Walk::addFolder(const QFileInfo &folder, bool named)
{
    const QString canonical = folder.canonicalFilePath();
    if (m_visited.contains(canonical))
        return {};
    m_visited.insert(canonical);
    if (!folder.isReadable() || !folder.isExecutable()) {
        const QString what = Words::tr("The folder may not be read");
        if (named)
            return fail(Error::Kind::Io, what, folder.filePath());
        note(what, folder.filePath());
        return {};
    }
    const bool isProject = addProjectTables(folder, named);
    // QDir::System shows links to nowhere and devices as well: they become notices.
    const QFileInfoList entries =
        QDir(folder.filePath())
            .entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries) {
        if (isProject && isProjectTable(entry.fileName()))
            continue;
        if (entry.isSymLink() && !entry.exists()) {
            note(Words::tr("The link leads nowhere"), entry.filePath());
            continue;
        }
        if (entry.isSymLink() && entry.isDir() && isInside(canonical, entry.canonicalFilePath())) {
            note(Words::tr("The link leads back to a folder that holds it, so it was left out"),
                entry.filePath());
            continue;
        }
        if (Status added = entry.isDir() ? addFolder(entry, false) : addFile(entry, false); !added)
            return added;
    }
    return {};
}

Status Walk::addFile(const QFileInfo &info, bool named)
{
    const QString canonical = info.canonicalFilePath();
    if (m_visited.contains(canonical))
        return {};
    m_visited.insert(canonical);
    if (!named
        && (isOfAnExport(info) || (m_only && m_only->isCompanion && m_only->isCompanion(info.fileName()))
            || goesWithAnother(info)))
        return {};
    if (isZipOfFiles(info))
        return addZip(info, named);
    const bool isReadMe = info.completeBaseName().compare(QStringLiteral("README"), Qt::CaseInsensitive) == 0
        && info.suffix() == QStringLiteral("md"); // about the folder: no article unless somebody says so
    if (isReadMe && !named) {
        note(Words::tr("The file is about its folder, so it was left out; name it to import it"),
            info.filePath());
        return {};
    }
    const Result<const Format *> format = recognise(info, named);
    if (!format) {
        if (named)
            return tl::unexpected(format.error());
        note(format.error().what, format.error().where);
        return {};
    }
    files.append({{info.filePath(), shown(info.filePath()), named, info.size()}, *format,
        holdsProject(info, **format)});
    return {};
}

bool Walk::holdsProject(const QFileInfo &info, const Format &format) const
{
    if (!format.readProject || !format.holdsProject)
        return format.readProject;
    FileHead head{info.suffix().toLower(), {}, {}, {}};
    const Result<QByteArray> begin = readFileHead(info.filePath(), lineSize);
    if (!begin)
        return false;
    head.keys = keysIn(*begin);
    head.begin = begin->first(std::min(begin->size(), FileHead::headSize));
    return format.holdsProject(head);
}

/// A folder of tables that are one project is one thing.
bool Walk::addProjectTables(const QFileInfo &folder, bool named)
{
    const Format *const tables = formatById(QStringLiteral("tables"));
    if ((m_only && m_only != tables) || !isProjectTablesFolder(folder.filePath()))
        return false;
    const QString first = folder.filePath() + u'/' + projectTables().first().file;
    m_visited.insert(QFileInfo(first).canonicalFilePath());
    qint64 size = 0;
    for (const ProjectTable &table : projectTables())
        size += QFileInfo(folder.filePath() + u'/' + table.file).size();
    files.append({{first, shown(first), named, size}, tables, true});
    return true;
}

/// Whether this is an archive that no format reads as a whole.
bool Walk::isZipOfFiles(const QFileInfo &info) const
{
    FileHead head{info.suffix().toLower(), {}, {}, {}};
    if (head.suffix != QStringLiteral("zip"))
        return false;
    const Result<QByteArray> begin = readFileHead(info.filePath(), FileHead::headSize);
    if (!begin || !looksLikeZip(*begin))
        return false;
    head.begin = *begin;
    return std::none_of(formats().begin(), formats().end(), [&](const Format *format) {
        return (!m_only || m_only == format) && format->canRead() && format->recognises
            && format->recognises(head);
    });
}

Status Walk::addZip(const QFileInfo &info, bool named)
{
    if (!m_archive.isEmpty()) { // one could hold itself
        note(Words::tr("An archive within an archive is not opened; unpack it first"), info.filePath());
        return {};
    }
    auto folder = std::make_unique<QTemporaryDir>();
    Status done = unpack(info, *folder);
    if (done) {
        m_archive = info.filePath();
        m_archiveRoot = QFileInfo(folder->path()).canonicalFilePath();
        done = addFolder(QFileInfo(m_archiveRoot), false);
        m_archive.clear();
        unpacked.push_back(std::move(folder));
    }
    if (!done && !named) {
        note(done.error().what, done.error().where);
        return {};
    }
    return done;
}

Status Walk::unpack(const QFileInfo &info, QTemporaryDir &folder) const
{
    Result<ZipReader> zip = ZipReader::openFile(info.filePath());
    if (!zip)
        return tl::unexpected(zip.error());
    for (const QString &name : zip->names()) {
        const Result<QByteArray> bytes = zip->read(name);
        if (!bytes)
            return tl::unexpected(bytes.error());
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            || file.write(*bytes) != bytes->size() || !file.flush())
            return fail(Error::Kind::Io,
                Words::tr("The archive could not be unpacked (%1)").arg(file.errorString()), info.filePath());
    }
    return {};
}

/// A file that one of the formats reads together with another file.
bool Walk::goesWithAnother(const QFileInfo &info) const
{
    const QString name = info.fileName();
    const auto isBeside = [&](const Format &format, const QString &companion) {
        if (!name.endsWith(u'.' + companion, Qt::CaseInsensitive))
            return false;
        const QString base = name.chopped(companion.size());
        return std::any_of(format.suffixes.begin(), format.suffixes.end(),
            [&](const QString &suffix) { return QFileInfo::exists(info.dir().filePath(base + suffix)); });
    };
    return std::any_of(formats().begin(), formats().end(), [&](const Format *format) {
        if (m_only && m_only != format)
            return false;
        return format->companions.contains(name)
            || std::any_of(format->companions.begin(), format->companions.end(),
                [&](const QString &companion) { return isBeside(*format, companion); });
    });
}

/// Of CSV; the members of JSON may differ from object to object.
bool Walk::hasNamedColumns(const FileHead &head) const
{
    return head.columns.isEmpty()
        || std::all_of(m_columns.names.begin(), m_columns.names.end(), [&](const QString &name) {
               return name.isEmpty() || head.columns.contains(name.trimmed(), Qt::CaseInsensitive);
           });
}

Result<const Format *> Walk::recognise(const QFileInfo &info, bool named) const
{
    FileHead head{info.suffix().toLower(), {}, {}, {}};
    const auto unknown = [&info] { return unknownFormat(info); };
    if (m_only)
        return named || m_only->suffixes.contains(head.suffix) ? Result<const Format *>(m_only) : unknown();
    const bool isText = formatById(QStringLiteral("text"))->suffixes.contains(head.suffix);
    const bool isTable = head.suffix == QStringLiteral("csv") || head.suffix == QStringLiteral("tsv");
    const bool isLines = formatById(QStringLiteral("jsonl"))->suffixes.contains(head.suffix);
    const bool isKnown = std::any_of(formats().begin(), formats().end(),
        [&](const Format *format) { return format->canRead() && format->suffixes.contains(head.suffix); });
    if (!isKnown && !named)
        return unknown();
    Result<QByteArray> bytes = readFileHead(info.filePath(), isLines ? lineSize : FileHead::headSize);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (bytes->isEmpty()) { // right only where another file beside it holds the text
        for (const Format *format : formats()) {
            if (!format->companions.isEmpty() && format->recognises(head))
                return format;
        }
        return fail(Error::Kind::Malformed, Words::tr("The file is empty"), info.filePath());
    }
    if (isLines)
        head.keys = keysIn(*bytes);
    Result<QStringList> columns =
        isLines || isText ? QStringList() : CsvTable::columnsOf(*bytes, info.filePath());
    head.columns = columns.value_or(QStringList());
    head.begin = bytes->first(std::min(bytes->size(), FileHead::headSize));
    const Format *articles = formatById(QStringLiteral("article-table"));
    const bool mayBeNamed = !m_columns.isEmpty() && articles->suffixes.contains(head.suffix);
    if (mayBeNamed && hasNamedColumns(head))
        return articles;
    for (const Format *format : formats()) {
        if (format->canRead() && format->recognises && format->recognises(head))
            return format;
    }
    if (mayBeNamed)
        return articles; // which says what it lacks
    if (!columns && isTable)
        return tl::unexpected(columns.error());
    if (isTable)
        return fail(Error::Kind::Invalid,
            Words::tr(
                "The table's head line is none that can be imported: say which column is the articles' text "
                "(--columns text=NAME), or name the columns: annotations need document, actor, issue, "
                "stance, annotator and start with end or sentence; codes need unit and annotator"),
            info.filePath());
    if (isLines || head.suffix == QStringLiteral("json"))
        return fail(Error::Kind::Invalid,
            Words::tr("What the file's lines of JSON are cannot be told: say it under “Read as” (--format), "
                      "or name "
                      "members as Standpoint does: annotations need actor, issue and stance, articles text"),
            info.filePath());
    return isText || mayBeText(info, head.begin) ? Result<const Format *>(formatById(QStringLiteral("text")))
                                                 : unknown();
}

} // namespace

Result<SourceFiles> findSourceFiles(
    const QStringList &paths, const Format *only, Notices &notices, const ArticleColumns &columns)
{
    Walk walk(only, columns, notices);
    for (const QString &path : paths) {
        if (Status added = walk.addNamed(path); !added)
            return tl::unexpected(added.error());
    }
    if (walk.files.isEmpty())
        return fail(Error::Kind::Invalid, Words::tr("There is nothing that can be imported"),
            paths.join(QStringLiteral(", ")));
    return SourceFiles{std::move(walk.files), std::move(walk.unpacked)};
}

} // namespace standpoint
