// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv_table.h"
#include "model/exchange/export_recipe.h"
#include "model/exchange/project_tables.h"
#include "model/exchange/read_file.h"
#include "model/exchange/table_files.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectFiles)
};

/// A cell as it stands; a U+FEFF at its begin is no byte order mark.
QString textIn(std::string_view cell)
{
    constexpr std::string_view mark("\xEF\xBB\xBF");
    if (!cell.starts_with(mark))
        return toQString(cell);
    return QChar(QChar::ByteOrderMark) + toQString(cell.substr(mark.size()));
}

/// The rows of one list by whom they belong to, in as few bytes as they have in the file.
class ListRows
{
public:
    ListRows(const ProjectTable &table, const CsvTable &file)
        : m_table(table)
        , m_columns(file.columns())
        , m_owner(file.column(recordName(table.kind) + QLatin1String("_id")))
        , m_position(file.column(QStringLiteral("position")))
    {
    }

    void take(const CsvTable &file)
    {
        Rows &rows = m_rows[textIn(file.cell(m_owner))];
        if (rows.bytes.isEmpty())
            rows.line = file.line();
        for (int i = 0; i < m_columns.size(); ++i) {
            const std::string_view cell = file.rawCell(i);
            const auto size = static_cast<quint32>(cell.size());
            rows.bytes.append(reinterpret_cast<const char *>(&size), sizeof size);
            rows.bytes.append(cell.data(), static_cast<qsizetype>(cell.size()));
        }
    }

    /// The list of one record, whose rows are no longer kept then.
    QJsonArray takeOf(const QString &owner)
    {
        const auto found = m_rows.constFind(owner);
        if (found == m_rows.cend())
            return {};
        std::vector<std::pair<qint64, QJsonObject>> items;
        for (const char *at = found->bytes.cbegin(); at != found->bytes.cend();) {
            QJsonObject item;
            qint64 position = 0;
            for (int i = 0; i < m_columns.size(); ++i) {
                quint32 size = 0;
                std::memcpy(&size, at, sizeof size);
                const std::string_view cell(at + sizeof size, size);
                at += sizeof size + size;
                if (i == m_position)
                    position = wholeNumber(trimmed(cell)).value_or(0);
                else if (i != m_owner)
                    item.insert(m_columns[i], textIn(cell));
            }
            items.emplace_back(position, item);
        }
        std::stable_sort(
            items.begin(), items.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        m_rows.erase(found);
        QJsonArray list;
        for (const auto &[position, item] : items)
            list.append(item);
        return list;
    }

    const QString &name() const { return m_table.list; }
    /// Rows that belong to nothing.
    void skipRest(ProjectIntake &intake, const QString &shown) const
    {
        QList<std::pair<qint64, QString>> rest;
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
            rest.append({row->line, row.key()});
        std::sort(rest.begin(), rest.end());
        for (const auto &[line, owner] : std::as_const(rest))
            intake.skip(Words::tr("The row belongs to “%1”, which %2.csv does not have")
                            .arg(shortened(owner, 40), recordTable(m_table.kind)),
                {shown, line});
    }

private:
    struct Rows
    {
        QByteArray bytes; ///< of each cell its size and itself
        qint64 line = 0;
    };

    const ProjectTable &m_table;
    QStringList m_columns;
    int m_owner;
    int m_position;
    QHash<QString, Rows> m_rows;
};

class TablesReader
{
public:
    TablesReader(const InputFile &input, ProjectIntake &intake)
        : m_input(input)
        , m_intake(intake)
        , m_folder(QFileInfo(input.path).path())
        , m_shownFolder(QFileInfo(input.shown).path())
    {
    }

    Status read();

private:
    QString shown(const QString &file) const { return m_shownFolder + u'/' + file; }
    /// Hands each row of a table to take(); what is wrong with the table becomes a notice.
    template <typename Begin, typename Take>
    Status readTable(const ProjectTable &table, Begin begin, Take take);
    Status readLists(RecordKind kind, std::vector<std::pair<QString, ListRows>> &lists);
    Status readRecords(const ProjectTable &table);
    bool isLater() const;

    const InputFile &m_input;
    ProjectIntake &m_intake;
    QString m_folder;
    QString m_shownFolder;
};

template <typename Begin, typename Take>
Status TablesReader::readTable(const ProjectTable &table, Begin begin, Take take)
{
    const QString called = shown(table.file);
    if (!QFileInfo::exists(m_folder + u'/' + table.file)) {
        m_intake.skip(Words::tr("The table %1 is missing").arg(table.file), {called, 1});
        return {};
    }
    Result<CsvTable> opened = CsvTable::open(m_folder + u'/' + table.file, called);
    if (!opened) {
        m_intake.skip(opened.error().what, {called, 1});
        return {};
    }
    begin(*opened);
    constexpr qint64 step = 1 << 20;
    qint64 told = 0;
    while (true) {
        const Result<bool> more = opened->next();
        if (!more)
            m_intake.skip(more.error().what, {called, opened->line()});
        if (!more || !*more)
            break;
        if (opened->isTooLong())
            m_intake.skip(tooLongMessage(), {called, opened->line()});
        else
            take(*opened);
        if (const qint64 at = std::min(opened->position(), opened->bytes()); at - told >= step) {
            if (Status going = m_intake.didWork(at - told); !going)
                return going;
            told = at;
        }
    }
    return m_intake.didWork(opened->bytes() - told);
}

Status TablesReader::readLists(RecordKind kind, std::vector<std::pair<QString, ListRows>> &lists)
{
    for (const ProjectTable &table : projectTables()) {
        if (table.kind != kind || table.list.isEmpty())
            continue;
        const auto begin = [&](const CsvTable &file) {
            lists.emplace_back(shown(table.file), ListRows(table, file));
        };
        if (Status read =
                readTable(table, begin, [&](const CsvTable &file) { lists.back().second.take(file); });
            !read)
            return read;
    }
    return {};
}

Status TablesReader::readRecords(const ProjectTable &table)
{
    std::vector<std::pair<QString, ListRows>> lists;
    if (Status read = readLists(table.kind, lists); !read)
        return read;
    const QByteArray own = QByteArray(recordName(table.kind).data()) + "_id";
    int ownColumn = -1;
    QStringList columns;
    const auto begin = [&](const CsvTable &file) {
        columns = file.columns();
        ownColumn = file.column(QString::fromLatin1(own));
    };
    const auto take = [&](const CsvTable &file) {
        QJsonObject object;
        for (int i = 0; i < columns.size(); ++i) {
            if (const std::string_view cell = file.rawCell(i); !cell.empty())
                object.insert(columns[i], textIn(cell));
        }
        const QString id = ownColumn < 0 ? QString() : textIn(file.cell(ownColumn));
        for (auto &[shownFile, rows] : lists) {
            if (const QJsonArray list = rows.takeOf(id); !list.isEmpty())
                object.insert(rows.name(), list);
        }
        m_intake.take(table.kind, object, {file.shown(), file.line()}, QLatin1String(own));
    };
    if (Status read = readTable(table, begin, take); !read)
        return read;
    for (const auto &[shownFile, rows] : lists)
        rows.skipRest(m_intake, shownFile);
    return {};
}

/// As the first row of project.csv says.
bool TablesReader::isLater() const
{
    Result<CsvTable> table = CsvTable::open(m_folder + QStringLiteral("/project.csv"), {});
    if (!table || !table->next().value_or(false))
        return false;
    return wholeNumber(table->cell(table->column(QStringLiteral("version")))).value_or(1)
        > projectFilesVersion;
}

Status TablesReader::read()
{
    if (isLater())
        return m_intake.refuse(m_input,
            {Error::Kind::Malformed,
                Words::tr("The tables are from a later version of Standpoint; open them with that one"),
                m_input.path});
    m_intake.beginFile();
    for (const ProjectTable &table : projectTables()) {
        if (!table.list.isEmpty())
            continue;
        if (Status read = readRecords(table); !read)
            return read;
    }
    m_intake.endFile();
    ++m_intake.filesRead;
    return {};
}

} // namespace

bool beginsLikeProjectTables(const FileHead &head)
{
    return head.columns.contains(QStringLiteral("project_id"))
        && head.columns.contains(QStringLiteral("version")) && head.columns.contains(QStringLiteral("title"));
}

bool isProjectTablesFolder(const QString &folder)
{
    if (const Result<QByteArray> begin =
            readFileHead(folder + QStringLiteral("/project.csv"), CsvTable::headSize)) {
        FileHead head;
        head.columns = CsvTable::columnsOf(*begin, folder).value_or(QStringList());
        if (beginsLikeProjectTables(head))
            return true;
    }
    const Result<QByteArray> recipe = readWholeFile(folder + u'/' + recipeName(), 1 << 20);
    return recipe
        && QJsonDocument::fromJson(*recipe).object().value(QLatin1String("format")).toString()
        == QLatin1String("tables");
}

Status readProjectTables(const InputFile &file, ProjectIntake &intake)
{
    return TablesReader(file, intake).read();
}

} // namespace standpoint
