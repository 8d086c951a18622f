// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tools that write one JSON object for each text have in common (doccano, Prodigy, and data sets of the
// same kind).
#pragma once

#include "model/exchange/exported_fields.h"
#include "model/exchange/json_pieces.h"

#include <QJsonObject>

namespace standpoint {

/// "against", or "intervention: against" where the format's choice `label` is "issue-stance".
QString spanLabel(const ExportRun &run, const ExportedFields &fields, const Annotation &annotation);
/// The choice that spanLabel() asks for.
FormatChoice spanLabelChoice();

/// "text", else "data", else `usual` where it is a text, else the member with the longest text; empty where
/// there is no text.
QString textKeyOf(const QJsonObject &object, const QString &usual = {});

/// The member that has most of the text in the first objects of a file, for textKeyOf(): an id may be longer
/// than a short sentence.
QString usualTextKey(QByteArrayView json);

/// What is said of a text as a whole, as fields of each of its annotations.
void setOnAll(ForeignDocument &document, const ForeignAnnotation &ofText);

/// The offsets of an object: start and end, begin and end, from and to, start_offset and end_offset. Nothing
/// where it has none; -1 where they are no numbers. `names` are the two members.
std::optional<ForeignRange> rangeIn(const QJsonObject &object, QStringList *names = nullptr);

/// Whether bytes that begin a file hold an object with a text and a list of labels that have their place in
/// it, whoever wrote it: `[0, 5, "label"]`, or objects with offsets as rangeIn() knows them or with lists of
/// pairs. Looks at the first objects only.
bool holdsLabelledPlaces(const QByteArray &begin);

/// Offsets as a list of pairs, [[0, 5], [7, 9]]; nothing where it is none.
std::optional<QList<ForeignRange>> pairsIn(const QJsonValue &value);

/// A document's name where the file gives none: NAME-NUMBER.
void nameDocument(ForeignDocument &document, const QString &file, const QString &number);

} // namespace standpoint
