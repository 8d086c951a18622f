// SPDX-License-Identifier: GPL-3.0-or-later
//
// A large JSON file one object at a time, so that neither its size nor a broken place in it decides about the
// rest: the elements of a list, of the list that an object holds under a given name, or the lines.
#pragma once

#include "model/exchange/foreign_corpus.h"

#include <QJsonValue>

#include <functional>

namespace standpoint {

struct JsonPiece
{
    QByteArrayView bytes; ///< one value, or what is left where it has no end
    qint64 line = 0;      ///< on which it begins, from 1
};

class JsonPieces
{
public:
    /// `bytes` must stay. `lists`: names of lists whose elements are wanted where the file is one object
    /// ("items"); they are found at its top and one level below.
    explicit JsonPieces(QByteArrayView bytes, const QList<QByteArray> &lists = {});

    std::optional<JsonPiece> next();

private:
    enum class Mode
    {
        Lines,
        Sequence, ///< values one after the other, whatever is between them
        List
    };

    void skipSpace();
    std::optional<qsizetype> findList(qsizetype object, const QList<QByteArray> &lists, int levels) const;
    JsonPiece pieceTo(qsizetype end);

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    Mode m_mode = Mode::Sequence;
    qsizetype m_counted = 0; ///< line feeds are counted up to here
    qint64 m_line = 1;
};

/// Where the JSON value that begins at `begin` ends; nothing where it has no end.
std::optional<qsizetype> jsonValueEnd(QByteArrayView bytes, qsizetype begin);

/// Gives each value of a file to `take`, with where it is ("a.json, line 3"). What is no JSON goes to
/// `skipped`. Returns how many were given.
qsizetype forEachJson(QByteArrayView bytes, const QList<QByteArray> &lists, const QString &shown,
    Notices &skipped, const std::function<void(const QJsonValue &value, const QString &where)> &take);

/// A text, number or flag as it stands; a list of these parted by "; "; anything else as JSON.
QString fieldText(const QJsonValue &value);
/// Sets a field for each member of an object, but for those named in `without`. At most 200: what is beyond
/// goes to `skipped`.
void setFields(
    ForeignAnnotation &annotation, const QJsonObject &members, const QStringList &without, Notices &skipped);

/// A whole number that is no smaller than 0 and not beyond what a text can have; -1 for anything else. Digits
/// in a string are a number, as some tools write them.
qint64 offsetIn(const QJsonValue &value);

} // namespace standpoint
