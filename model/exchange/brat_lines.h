// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of an .ann file, sorted by kind; nothing is looked up in the text yet.
#pragma once

#include "model/exchange/foreign_corpus.h"

#include <utility>
#include <vector>

namespace standpoint::brat {

/// A line whose id, type and targets are read: what the other members mean depends on its kind.
struct Line
{
    QString id;   ///< "T1", "#2"; empty for "*"
    QString type; ///< Statement, Located, Stance, Reference, AnnotatorNotes
    /// Role and id, as the kind has them: ("", "T3") for attributes, notes, references and equivalences.
    QList<std::pair<QString, QString>> targets;
    QString value; ///< words covered, attribute's value, note, reference's label
    QString key;   ///< of a reference: "actor:17"
    QList<ForeignRange> ranges;
    qint64 number = 0; ///< from 1
};

struct Lines
{
    std::vector<Line> places; ///< T
    std::vector<Line> events;
    std::vector<Line> relations;
    std::vector<Line> attributes;
    std::vector<Line> notes;
    std::vector<Line> references;
    std::vector<Line> equivalences;
};

/// Lines that are none go to `skipped`, each with its number after `shown`.
Lines readLines(const QString &ann, const QString &shown, Notices &skipped);

/// "a.ann, line 3".
QString where(const QString &shown, qint64 number);

} // namespace standpoint::brat
