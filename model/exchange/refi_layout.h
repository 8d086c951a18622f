// SPDX-License-Identifier: GPL-3.0-or-later
//
// How annotations stand in a project of the REFI-QDA standard (2019): a zip archive with project.qde (XML)
// and the texts as sources/GUID.txt. Offsets are code points, end exclusive.
//
//     User            an annotator
//     Code            folders Actor, Issue and Stance with their codes; or Position with "A :: I :: S"
//     TextSource      an article; its description is in VariableValues
//     PlainTextSelection  one for each fragment, with a Coding for each code, by the annotator
//     Case            an annotation: ties its codings and fragments; further answers are VariableValues
//     Note            comments with their author; and one called "Standpoint", with what else there is (JSON)
//
// GUIDs are our ids, and those of what has none are made from them, so that they are the same in every
// export.
#pragma once

#include "model/project/id.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace standpoint::refi {

inline const QString actorFolder = QStringLiteral("Actor");
inline const QString issueFolder = QStringLiteral("Issue");
inline const QString stanceFolder = QStringLiteral("Stance");
inline const QString positionFolder = QStringLiteral("Position");
inline const QString separator = QStringLiteral(" :: ");
inline const QString ownNote = QStringLiteral("Standpoint");

/// What is made from an annotation's or an article's id.
enum Part : quint64
{
    SelectionPart = 1,
    ActorCoding,
    IssueCoding,
    StanceCoding,
    NotePart
};
/// Unlike any other for other ids, parts and numbers, as far as random ids go.
Bits128 derived(Bits128 id, Part part, int number = 0);

/// 8-4-4-4-12 hexadecimal digits.
QByteArray guid(Bits128 bits);
/// Of a GUID with or without braces, in any capitals. Nothing for other text.
std::optional<Bits128> bitsOf(QStringView guid);

} // namespace standpoint::refi
