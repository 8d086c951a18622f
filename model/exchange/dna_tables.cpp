// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/dna_tables.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace standpoint::dna {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Dna)
};

/// Reads table after table; the first failure stays. Nothing is joined by SQLite, for a foreign database may
/// lack the indexes that make that quick.
class TableReader
{
public:
    TableReader(SqliteDatabase &database, Tables &tables)
        : m_database(database)
        , m_tables(tables)
    {
    }

    Status read();

private:
    using Row = std::function<void(SqliteQuery &)>;

    void each(const QByteArray &sql, const Row &row);
    void eachIfThere(const QByteArray &sql, const Row &row);
    void readCodebook();
    void readEntities();
    void readDocuments();
    void readStatements();
    void readValues();
    void readOwn();
    void addValue(qint64 statement, Value value);
    Statement *statement(qint64 id);

    SqliteDatabase &m_database;
    Tables &m_tables;
    Status m_status;
    QHash<qint64, size_t> m_statementAt;
};

void TableReader::each(const QByteArray &sql, const Row &row)
{
    if (!m_status)
        return;
    Result<SqliteQuery> query = m_database.query(sql);
    if (!query) {
        m_status = tl::unexpected(query.error());
        return;
    }
    while (query->next())
        row(*query);
    m_status = query->status();
}

void TableReader::eachIfThere(const QByteArray &sql, const Row &row)
{
    if (m_status && m_database.query(sql))
        each(sql, row);
}

Status TableReader::read()
{
    each("SELECT Property, Value FROM SETTINGS", [&](SqliteQuery &row) {
        if (row.text(0) == QStringLiteral("version"))
            m_tables.version = row.text(1);
    });
    m_tables.isOld = m_tables.version.startsWith(QStringLiteral("2."))
        || m_tables.version.startsWith(QStringLiteral("1."));
    readCodebook();
    if (!m_tables.isOld)
        readEntities();
    readDocuments();
    readStatements();
    readValues();
    readOwn();
    return m_status;
}

void TableReader::readCodebook()
{
    each("SELECT ID, Name FROM CODERS", [&](SqliteQuery &row) {
        m_tables.coders.insert(row.integer(0), row.text(1));
        m_tables.coderOrder.append(row.integer(0));
    });
    const QByteArray own = "SELECT CoderId FROM STANDPOINT_CODERS";
    if (m_database.query(own))
        m_tables.ownCoders.emplace();
    eachIfThere(own, [&](SqliteQuery &row) { m_tables.ownCoders->insert(row.integer(0)); });
    each("SELECT ID, Label FROM STATEMENTTYPES",
        [&](SqliteQuery &row) { m_tables.types.insert(row.integer(0), row.text(1)); });
    each("SELECT ID, Variable, DataType, StatementTypeId FROM VARIABLES", [&](SqliteQuery &row) {
        const QString type = row.text(2);
        const DataType known = type == QStringLiteral("boolean") ? DataType::Boolean
            : type == QStringLiteral("integer")                  ? DataType::Integer
            : type == QStringLiteral("long text")                ? DataType::LongText
                                                                 : DataType::ShortText;
        m_tables.variables.insert(row.integer(0), {row.integer(0), row.text(1), known, row.integer(3)});
        m_tables.variableOrder.append(row.integer(0));
    });
    eachIfThere("SELECT Label FROM REGEXES", [&](SqliteQuery &) { ++m_tables.searchTerms; });
}

void TableReader::readEntities()
{
    each("SELECT ID, VariableId, Value, Red, Green, Blue FROM ENTITIES", [&](SqliteQuery &row) {
        m_tables.entities.insert(row.integer(0), {row.integer(1), row.text(2), {}, {}, {}});
        m_tables.entityOrder.append(row.integer(0));
        if (row.integer(3) != 0 || row.integer(4) != 0 || row.integer(5) != 0)
            ++m_tables.entityColours;
    });
    std::sort(m_tables.entityOrder.begin(), m_tables.entityOrder.end());
    QHash<qint64, bool> isAlias;
    eachIfThere("SELECT ID, AttributeVariable FROM ATTRIBUTEVARIABLES",
        [&](SqliteQuery &row) { isAlias.insert(row.integer(0), row.text(1) == QStringLiteral("Alias")); });
    eachIfThere(
        "SELECT EntityId, AttributeVariableId, AttributeValue FROM ATTRIBUTEVALUES", [&](SqliteQuery &row) {
            const QString value = row.text(2);
            const auto entity = m_tables.entities.find(row.integer(0));
            if (value.isEmpty() || entity == m_tables.entities.end())
                return;
            if (isAlias.value(row.integer(1)))
                entity->aliases = value;
            else
                ++m_tables.attributeValues;
        });
    eachIfThere("SELECT EntityId, Value, Actor FROM STANDPOINT_ENTITIES", [&](SqliteQuery &row) {
        const auto entity = m_tables.entities.find(row.integer(0));
        if (entity == m_tables.entities.end())
            return;
        entity->ownValue = row.text(1);
        entity->ownActor = row.text(2);
    });
}

void TableReader::readDocuments()
{
    each("SELECT ID, Title, Text, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS",
        [&](SqliteQuery &row) {
            Document document;
            document.id = row.integer(0);
            document.title = row.text(1);
            document.text = row.text(2);
            document.author = row.text(3);
            document.source = row.text(4);
            document.section = row.text(5);
            document.notes = row.text(6);
            document.type = row.text(7);
            // DNA 2 counts milliseconds.
            document.date = m_tables.isOld ? row.integer(8) / 1000 : row.integer(8);
            m_tables.documents.push_back(std::move(document));
        });
    std::sort(m_tables.documents.begin(), m_tables.documents.end(),
        [](const Document &a, const Document &b) { return a.id < b.id; });
    QHash<qint64, Document *> byId;
    for (Document &document : m_tables.documents)
        byId.insert(document.id, &document);
    eachIfThere("SELECT DocumentId, Article FROM STANDPOINT_DOCUMENTS", [&](SqliteQuery &row) {
        if (Document *document = byId.value(row.integer(0)))
            document->ownArticle = row.text(1);
    });
}

void TableReader::readStatements()
{
    each("SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS", [&](SqliteQuery &row) {
        m_tables.statements.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3),
            row.integer(4), row.integer(5), {}, {}});
    });
    std::sort(m_tables.statements.begin(), m_tables.statements.end(),
        [](const Statement &a, const Statement &b) { return a.id < b.id; });
    for (size_t i = 0; i < m_tables.statements.size(); ++i)
        m_statementAt.insert(m_tables.statements[i].id, i);
}

Statement *TableReader::statement(qint64 id)
{
    const auto found = m_statementAt.constFind(id);
    return found == m_statementAt.cend() ? nullptr : &m_tables.statements[*found];
}

void TableReader::addValue(qint64 statementId, Value value)
{
    constexpr size_t most = 200; // variables of one statement
    if (Statement *found = statement(statementId); found && found->values.size() < most)
        found->values.push_back(std::move(value));
}

void TableReader::readValues()
{
    for (const char *table : {"DATABOOLEAN", "DATAINTEGER"})
        each(QByteArray("SELECT StatementId, VariableId, Value FROM ") + table, [&](SqliteQuery &row) {
            addValue(row.integer(0), {row.integer(1), row.integer(2), {}});
        });
    if (m_tables.isOld)
        each("SELECT StatementId, VariableId, Value FROM DATASHORTTEXT", [&](SqliteQuery &row) {
            addValue(row.integer(0), {row.integer(1), 0, row.text(2)});
        });
    else
        each("SELECT StatementId, VariableId, Entity FROM DATASHORTTEXT", [&](SqliteQuery &row) {
            addValue(row.integer(0), {row.integer(1), row.integer(2), {}});
        });
    each("SELECT StatementId, VariableId, Value FROM DATALONGTEXT", [&](SqliteQuery &row) {
        addValue(row.integer(0), {row.integer(1), 0, row.text(2)});
    });
}

void TableReader::readOwn()
{
    eachIfThere(
        "SELECT StatementId, Said, NoteOf, Id, ActorId, Issue, Stance, Polarity, Confidence, Provenance, "
        "Created, Modified, Fragments, Attributes FROM STANDPOINT_STATEMENTS",
        [&](SqliteQuery &row) {
            Statement *found = statement(row.integer(0));
            if (!found)
                return;
            found->own = OwnStatement{row.text(1), row.text(3), row.text(4), row.text(5), row.text(6),
                row.text(7), row.text(8), row.text(9), row.text(10), row.text(11), row.text(12), row.text(13),
                row.integer(2)};
        });
}

} // namespace

Result<Tables> readTables(const QString &path)
{
    Result<SqliteDatabase> database = SqliteDatabase::openForeign(path);
    if (!database)
        return tl::unexpected(database.error());
    if (!database->query("SELECT Property FROM SETTINGS") || !database->query("SELECT ID FROM STATEMENTS")
        || !database->query("SELECT ID FROM DOCUMENTS"))
        return fail(Error::Kind::Malformed,
            Words::tr("The database is none of the Discourse Network Analyzer, or it is damaged"), path);
    Tables tables;
    if (Status read = TableReader(*database, tables).read(); !read)
        return tl::unexpected(read.error());
    return tables;
}

} // namespace standpoint::dna
