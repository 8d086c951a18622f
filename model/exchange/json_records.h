// SPDX-License-Identifier: GPL-3.0-or-later
//
// Objects out of a JSON file, one after another, however the file holds them:
//
//     file := object (white object)*          one a line, or otherwise apart
//           | "[" object ("," object)* "]"
//           | "{" … "name": "[" object ("," object)* "]" … "}"     an object with one array of objects
//
// A file that is cut or has one bad object in the middle gives all others. Nothing is nested deeper than the
// parser of each object allows, and finding where an object ends needs no recursion.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace standpoint {

class JsonRecords
{
public:
    /// `bytes` are UTF-8 without byte order mark. `isLines`: one object a line, so that a line that is torn
    /// does not take the next ones with it.
    JsonRecords(const QByteArray &bytes, bool isLines);

    enum class Step
    {
        Object,
        Bad, ///< problem() says why
        End
    };
    Step next();
    const QJsonObject &object() const { return m_object; }
    /// One sentence about the present place; translated.
    const QString &problem() const { return m_problem; }
    /// The line where the present object begins, from 1.
    qint64 line() const { return m_line; }
    qint64 position() const { return m_at; }
    void rewind();

    /// The names of the members of the first object, "a.b" for nested ones, out of bytes that may end within
    /// it; empty where they do not begin like one of the above.
    static QStringList firstNames(const QByteArray &begin);

private:
    Step nextLine();
    Step parse(qsizetype begin, qsizetype end);
    void skipTo(qsizetype at);
    void findArray();

    const QByteArray &m_bytes;
    bool m_isLines;
    bool m_isArray = false; ///< objects are parted by commas, up to a bracket
    bool m_isOpen = false;  ///< whether that bracket was not reached yet
    qsizetype m_begin = 0;  ///< of the first object
    qsizetype m_at = 0;
    qsizetype m_counted = 0; ///< up to where lines were counted
    qint64 m_line = 1;
    QJsonObject m_object;
    QString m_problem;
};

/// The members of an object as names and cells: nested ones as "a.b", lists of plain values parted by a bar.
/// Lists of objects are left out; their names go to `leftOut`.
QList<std::pair<QString, QString>> flattened(const QJsonObject &object, QStringList *leftOut = nullptr);

} // namespace standpoint
