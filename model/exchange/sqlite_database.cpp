// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sqlite_database.h"

#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <array>
#include <sqlite3.h>
#include <utility>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::SqliteDatabase)
};

constexpr int stepsAtOnce = 1000; ///< between two looks at the budget

/// A table or column may be read, and nothing else be done.
int readsOnly(void * /*context*/, int action, const char * /*one*/, const char * /*other*/,
    const char * /*database*/, const char * /*within*/)
{
    return action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

/// What SQLite shall allow a foreign file, and how large it may become.
void limit(sqlite3 *database)
{
    static constexpr std::array<std::pair<int, int>, 5> switches{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0}}};
    for (const auto &[name, value] : switches)
        sqlite3_db_config(database, name, value, nullptr);
    static constexpr std::array<std::pair<int, int>, 9> limits{
        {{SQLITE_LIMIT_LENGTH, 800'000'000}, {SQLITE_LIMIT_SQL_LENGTH, 100'000}, {SQLITE_LIMIT_COLUMN, 200},
            {SQLITE_LIMIT_EXPR_DEPTH, 50}, {SQLITE_LIMIT_COMPOUND_SELECT, 2}, {SQLITE_LIMIT_VDBE_OP, 25'000},
            {SQLITE_LIMIT_ATTACHED, 0}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1}, {SQLITE_LIMIT_WORKER_THREADS, 0}}};
    for (const auto &[name, value] : limits)
        sqlite3_limit(database, name, value);
}

} // namespace

SqliteDatabase::SqliteDatabase(sqlite3 *database, QString where)
    : m_database(database)
    , m_where(std::move(where))
{
}

SqliteDatabase::SqliteDatabase(SqliteDatabase &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_where(std::move(other.m_where))
    , m_budget(std::move(other.m_budget))
{
}

SqliteDatabase &SqliteDatabase::operator=(SqliteDatabase &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_where, other.m_where);
    std::swap(m_budget, other.m_budget);
    return *this;
}

SqliteDatabase::~SqliteDatabase()
{
    sqlite3_close_v2(m_database);
}

Error SqliteDatabase::error() const
{
    if (m_budget && (m_budget->steps <= 0 || m_budget->bytes <= 0))
        return {Error::Kind::Malformed,
            Words::tr("The database asks for more work than its size allows; it is damaged"), m_where};
    const int code = sqlite3_errcode(m_database) & 0xFF;
    const bool isDisk = code == SQLITE_IOERR || code == SQLITE_FULL || code == SQLITE_CANTOPEN
        || code == SQLITE_READONLY || code == SQLITE_PERM;
    return {isDisk ? Error::Kind::Io : Error::Kind::Malformed,
        Words::tr("The database says: %1").arg(QString::fromUtf8(sqlite3_errmsg(m_database)).left(200)),
        m_where};
}

Result<SqliteDatabase> SqliteDatabase::openForeign(const QString &path)
{
    const Result<QByteArray> head = readFileHead(path, 16);
    if (!head)
        return tl::unexpected(head.error());
    if (!head->startsWith("SQLite format 3"))
        return fail(Error::Kind::Malformed, Words::tr("The file is no SQLite database"), path);
    for (const char *ending : {"-journal", "-wal"}) {
        if (QFileInfo(path + QLatin1String(ending)).size() > 0)
            return fail(Error::Kind::Conflict,
                Words::tr("Another program has work on this database that is not in the file yet; close it "
                          "there first"),
                path);
    }
    // Immutable: SQLite takes no lock, looks for no journal and makes no file beside it.
    const QByteArray uri =
        "file:" + QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/") + "?mode=ro&immutable=1";
    sqlite3 *opened = nullptr;
    const int result = sqlite3_open_v2(
        uri.constData(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteDatabase database(opened, path);
    if (!opened || result != SQLITE_OK)
        return fail(Error::Kind::Io, Words::tr("The database cannot be opened"), path);
    database.distrust(QFileInfo(path).size());
    return database;
}

void SqliteDatabase::distrust(qint64 fileSize)
{
    limit(m_database);
    // A row takes ten bytes at least and some twenty steps for each of a few queries; a text is read once.
    m_budget = std::make_unique<Budget>(Budget{1'000 + fileSize / 20, 100'000 + 2 * fileSize});
    sqlite3_progress_handler(
        m_database, stepsAtOnce,
        [](void *budget) { return --static_cast<Budget *>(budget)->steps <= 0 ? 1 : 0; }, m_budget.get());
    sqlite3_exec(m_database, "PRAGMA cell_size_check=ON", nullptr, nullptr, nullptr);
    sqlite3_exec(m_database, "PRAGMA mmap_size=0", nullptr, nullptr, nullptr);
    sqlite3_set_authorizer(m_database, readsOnly, nullptr);
}

Result<SqliteDatabase> SqliteDatabase::create(const QString &path)
{
    QFile::remove(path);
    sqlite3 *opened = nullptr;
    const int result = sqlite3_open_v2(QFile::encodeName(path).constData(), &opened,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteDatabase database(opened, path);
    if (!opened || result != SQLITE_OK)
        return fail(Error::Kind::Io, Words::tr("The database cannot be made"), path);
    if (Status quick =
            database.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA encoding='UTF-8'; "
                         "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;");
        !quick)
        return tl::unexpected(quick.error());
    return database;
}

Status SqliteDatabase::run(const QByteArray &sql)
{
    if (sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(error());
    return {};
}

Result<SqliteQuery> SqliteDatabase::query(const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr)
        != SQLITE_OK)
        return tl::unexpected(error());
    return SqliteQuery(*this, statement);
}

Status SqliteDatabase::close()
{
    if (sqlite3_close(m_database) != SQLITE_OK)
        return tl::unexpected(error());
    m_database = nullptr;
    return {};
}

SqliteQuery::SqliteQuery(SqliteDatabase &database, sqlite3_stmt *statement)
    : m_database(&database)
    , m_statement(statement)
{
}

SqliteQuery::SqliteQuery(SqliteQuery &&other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_status(std::move(other.m_status))
{
}

SqliteQuery::~SqliteQuery()
{
    sqlite3_finalize(m_statement);
}

bool SqliteQuery::next()
{
    if (!m_status)
        return false;
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        m_status = tl::unexpected(m_database->error());
    return false;
}

qint64 SqliteQuery::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool SqliteQuery::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString SqliteQuery::text(int column)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    if (!bytes)
        return {};
    if (SqliteDatabase::Budget *budget = m_database->m_budget.get()) {
        budget->bytes -= size;
        if (budget->bytes <= 0) {
            m_status = tl::unexpected(m_database->error());
            return {};
        }
    }
    QString text = QString::fromUtf8(bytes, size);
    return text.replace(QChar(u'\0'), QChar(u' '));
}

void SqliteQuery::bind(int place, qint64 value)
{
    sqlite3_bind_int64(m_statement, place, value);
}

void SqliteQuery::bind(int place, const QByteArray &utf8)
{
    sqlite3_bind_text(m_statement, place, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
}

void SqliteQuery::bindNull(int place)
{
    sqlite3_bind_null(m_statement, place);
}

Status SqliteQuery::execute()
{
    const int result = sqlite3_step(m_statement);
    Status status;
    if (result != SQLITE_DONE && result != SQLITE_ROW)
        status = tl::unexpected(m_database->error());
    sqlite3_reset(m_statement);
    return status;
}

} // namespace standpoint
