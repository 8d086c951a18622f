// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite databases that anybody may have made, and new ones. The library is used itself and not through Qt
// SQL, which can neither forbid views, triggers and functions of a foreign schema, nor limit what a query
// costs, nor keep SQLite from touching files beside the database; and which needs a driver installed apart.
#pragma once

#include "model/project/error.h"

#include <QByteArray>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace standpoint {

class SqliteQuery;

/// One database, open. Move-only; one thread at a time.
class SqliteDatabase
{
public:
    /// Opens a file that anybody may have made, to read tables: nothing is written, no extension is loaded,
    /// views and triggers are off, the schema may call no function that does anything but compute, and all
    /// queries together may take so many steps and give so much text as a sound file of this size can.
    /// Fails with Io where it cannot be read, with Malformed where it is no such database, with Conflict
    /// where another program left work beside it that is not in the file yet.
    static Result<SqliteDatabase> openForeign(const QString &path);
    /// A new and empty database; what is there is replaced. Not safe against a crash: nobody reads it before
    /// it is whole. Fails with Io.
    static Result<SqliteDatabase> create(const QString &path);

    SqliteDatabase(SqliteDatabase &&other) noexcept;
    SqliteDatabase &operator=(SqliteDatabase &&other) noexcept;
    ~SqliteDatabase();

    /// Several statements without values. Fails with Io or Malformed.
    [[nodiscard]] Status run(const QByteArray &sql);
    /// Fails with Malformed, for example where there is no such table or column.
    Result<SqliteQuery> query(const QByteArray &sql);
    /// Closes it; a query that is left keeps it open. Fails with Io.
    [[nodiscard]] Status close();

private:
    friend class SqliteQuery;
    struct Budget
    {
        qint64 steps = 0; ///< of SQLite's machine, in thousands
        qint64 bytes = 0; ///< of text
    };

    SqliteDatabase(sqlite3 *database, QString where);
    void distrust(qint64 fileSize);
    Error error() const;

    sqlite3 *m_database = nullptr;
    QString m_where;
    std::unique_ptr<Budget> m_budget; ///< null: none
};

/// One statement. The database must stay alive, and in its place.
class SqliteQuery
{
public:
    SqliteQuery(SqliteQuery &&other) noexcept;
    SqliteQuery &operator=(SqliteQuery &&) = delete;
    ~SqliteQuery();

    /// The next row. False at the end and after an error, of which status() tells.
    bool next();
    /// Fails with Malformed or Io, and where a budget is used up.
    const Status &status() const { return m_status; }

    /// Of the present row; columns count from 0. What is no number is 0.
    qint64 integer(int column) const;
    /// Valid Unicode without NUL, whatever is there.
    QString text(int column);
    bool isNull(int column) const;

    /// Values for the question marks, which count from 1; then execute() runs it and makes it ready for
    /// others.
    void bind(int place, qint64 value);
    void bind(int place, const QByteArray &utf8);
    void bindNull(int place);
    [[nodiscard]] Status execute();

private:
    friend class SqliteDatabase;
    SqliteQuery(SqliteDatabase &database, sqlite3_stmt *statement);

    SqliteDatabase *m_database;
    sqlite3_stmt *m_statement;
    Status m_status;
};

} // namespace standpoint
