// SPDX-License-Identifier: GPL-3.0-or-later
//
// project.qde as it stands there, for the reader of REFI-QDA projects.
#pragma once

#include "model/exchange/refi_layout.h"
#include "model/project/error.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <vector>

namespace standpoint::refi {

struct Code
{
    QString name;
    QString path; ///< "Folder > Code"
    QString root; ///< the outermost folder; empty for a code outside
    bool isCodable = true;
};

struct Coding
{
    Bits128 user;
    Bits128 code;
};

using VariableValues = QList<std::pair<Bits128, QString>>; ///< variable, value

struct Selection
{
    Bits128 id;
    QString name;
    qint64 begin = 0;
    qint64 end = 0;
    Bits128 user;
    QString created;
    QString modified;
    QString description;
    QList<Coding> codings;
    QList<Bits128> notes;
    QString where;
};

struct Source
{
    Bits128 id;
    QString name;
    QString path;    ///< plainTextPath
    QString content; ///< PlainTextContent, where there is no path
    QString description;
    QString where;
    bool isText = true;
    std::vector<Selection> selections;
    QList<Coding> codings; ///< of the whole text
    VariableValues values;
};

struct Case
{
    Bits128 id;
    QString name;
    QList<Bits128> codes;
    QList<Bits128> selections;
    VariableValues values;
};

struct QdeProject
{
    bool isCodebook = false;
    Bits128 user; ///< who made the project
    QHash<Bits128, QString> users;
    QStringList userNames;
    QHash<Bits128, Code> codes;
    QList<Bits128> codeOrder;
    QHash<Bits128, QString> variables;
    std::vector<Case> cases;
    std::vector<Source> sources;
    QHash<Bits128, QString> notes;
    QString ownNote; ///< the text of the note that this program writes
    Status damage;   ///< where reading ended too early
};

/// Reads what comes before the first damage. Fails with Malformed where it is no such XML at all.
Result<QdeProject> readQde(const QByteArray &xml, const QString &where);

} // namespace standpoint::refi
