// SPDX-License-Identifier: GPL-3.0-or-later
//
// The columns of the table of annotations, for the reader and the writer of it.
//
// Required to read: document, actor, issue, stance, annotator, and either start with end, or sentence.
//
//     document     the article: its file's name without ending, its id or its title
//     start, end   code points from 0, end exclusive, over all of the evidence
//     sentence     index from 0; with it alone the evidence is the whole sentence, or what `text` says
//     text         the evidence's words, fragments joined by " … "
//     fragments    "10-25;31-40" where the evidence is interrupted
//     actor        its name or an alias; actor_id decides where two share a name
//     affiliation  whom the actor belongs to; read only for actors that are new
//     issue        its name
//     stance       its name, or its polarity as a number
//     annotator    a name; "gold" is the gold layer
//     confidence   0 to 1;  note;  provenance: manual, imported, accepted, adjudicated
//     created, modified   2013-08-30T12:00:00.000Z
//     id, article_id, actor_id   as this program gives them, so that the same row is not imported twice
//     NAME or attribute:NAME     the answer to an attribute: a choice's name, true, a number or text
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Columns before the attributes' and after them, in the order written.
const QStringList &columnsBeforeAttributes();
const QStringList &columnsAfterAttributes();
/// The attributes' columns: each its name, with a prefix where another column is called so, and with a
/// number behind it where two names differ in nothing but capitals.
QStringList attributeColumns(const QList<Attribute> &attributes);

/// "manual", "imported", "accepted", "adjudicated".
QString provenanceName(Annotation::Provenance provenance);
std::optional<Annotation::Provenance> provenanceFrom(const QString &name);

} // namespace standpoint
