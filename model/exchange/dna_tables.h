// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a DNA database as they stand there, for its reader. Rows that name what is not there are
// left in; whoever uses them looks.
#pragma once

#include "model/exchange/sqlite_database.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace standpoint::dna {

enum class DataType
{
    Boolean,
    Integer,
    ShortText,
    LongText
};

struct Variable
{
    qint64 id = 0;
    QString name;
    DataType type = DataType::ShortText;
    qint64 statementType = 0;
};

struct Entity
{
    qint64 variable = 0;
    QString value;
    QString aliases;
    QString ownValue; ///< as this program wrote it
    QString ownActor; ///< likewise, JSON; empty: not ours
};

struct Document
{
    qint64 id = 0;
    QString title, text, author, source, section, notes, type;
    qint64 date = 0;    ///< seconds since 1970 as DNA 3 has them
    QString ownArticle; ///< JSON; empty: not ours
};

/// The value of one variable in one statement.
struct Value
{
    qint64 variable = 0;
    qint64 number = 0; ///< of a boolean or integer; the entity of a short text
    QString text;      ///< of a long text, and of a short text in DNA 2
};

/// What this program wrote beside a statement (dna_layout.h); empty: nothing.
struct OwnStatement
{
    QString said, id, actorId, issue, stance, polarity, confidence, provenance, created, modified, fragments,
        attributes;
    qint64 noteOf = 0;
};

struct Statement
{
    qint64 id = 0;
    qint64 type = 0;
    qint64 document = 0;
    qint64 begin = 0;
    qint64 end = 0;
    qint64 coder = 0;
    std::vector<Value> values;
    std::optional<OwnStatement> own;
};

struct Tables
{
    QString version;
    bool isOld = false; ///< DNA 2
    QHash<qint64, QString> coders;
    QList<qint64> coderOrder;
    std::optional<QSet<qint64>> ownCoders; ///< those that are not DNA's own; nothing: the file is not ours
    QHash<qint64, QString> types;
    QHash<qint64, Variable> variables;
    QList<qint64> variableOrder;
    QHash<qint64, Entity> entities;
    QList<qint64> entityOrder;
    std::vector<Document> documents;   ///< by id
    std::vector<Statement> statements; ///< by id
    qsizetype searchTerms = 0;
    qsizetype entityColours = 0;   ///< that are not black
    qsizetype attributeValues = 0; ///< of entities, other than aliases
};

/// Fails as SqliteDatabase::openForeign(); with Malformed where tables of DNA are missing or damaged.
Result<Tables> readTables(const QString &path);

} // namespace standpoint::dna
