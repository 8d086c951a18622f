// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a file of another tool holds, in terms that all of them share: texts, and places in them with fields.
// Which field is the actor, the issue and the stance is said by the file itself, where it was written by us,
// or by a mapping (label_mapping.h).
#pragma once

#include "model/exchange/foreign_offsets.h"
#include "model/exchange/notices.h"
#include "model/project/project.h"

#include <QSet>

#include <deque>

namespace standpoint {

/// A field of an annotation, by its name in the file. Names that mean the same in every format: `label` (the
/// layer, type or code), `actor`, `actor_id`, `affiliation`, `issue`, `stance`, `polarity`, `annotator`,
/// `confidence` (0 to 1), `note`, `provenance`, `created`, `modified` (ISO 8601), and `attribute:NAME` for an
/// answer to an attribute.
struct ForeignField
{
    QString name;
    QString value;

    bool operator==(const ForeignField &) const = default;
};

struct ForeignAnnotation
{
    QString id;            ///< as the file has it; one that this program gave is known again
    QList<TextSpan> spans; ///< UTF-16 code units in the document's text, in order; empty: all of the text
    /// In place of spans where the document comes without its text: as the file says them.
    QList<ForeignRange> ranges = {};
    QString sentence = {}; ///< in place of spans and ranges: its number in the article, from 0
    QString covered; ///< the words there according to the file, fragments joined by " … "; may be empty
    QList<ForeignField> fields; ///< those with a value
    QString where;              ///< for remarks: "a.ann, line 3"

    /// Empty where there is none.
    QString field(const QString &name) const;
    /// Ignores an empty value.
    void set(const QString &name, const QString &value);
    /// The same, but a value that is there stays, and the further one follows after "; ". False, and nothing
    /// is done, where that would be more than 200 fields, or more than 20,000 characters.
    bool add(const QString &name, const QString &value);
};

struct ForeignDocument
{
    /// `document` is what the file calls it. The id matches an article where this program gave it; else it is
    /// null.
    ArticleInfo info;
    /// As it stands in the file; line ends and control characters need not be in normal form. Where
    /// `hasText` is false the article has to be in the project, under this id, name, title or URL.
    QString text;
    bool hasText = true;
    /// People labelled the text as a whole, so a new article becomes one sentence, whatever stands in it:
    /// then agreement counts what they labelled. Documents of one text and other names stay apart.
    bool isOneUnit = false;
    std::vector<ForeignAnnotation> annotations;
    QHash<QString, QString> states; ///< annotator → "done", where the file says so
    QString where;                  ///< for remarks
};

/// Someone whom the file lists, whether or not an annotation names them.
struct ForeignActor
{
    QString key; ///< what `actor_id` calls it; may be empty
    QString name;
    Actor::Kind kind = Actor::Kind::Person;
    QStringList aliases;
    QString affiliation; ///< the name of another actor; may be empty
};

struct ForeignStance
{
    QString name;
    std::optional<double> polarity;
};

struct ForeignCorpus
{
    std::deque<ForeignDocument> documents;
    QList<ForeignActor> actors;
    QStringList issues;
    QList<ForeignStance> stances;
    QStringList annotators;
    /// Fields that say once more what `actor`, `issue`, `stance` and the like say, for mappings: that nothing
    /// reads them is not worth a word.
    QSet<QString> saidAgain;
    /// What was not taken over, each with its line or id.
    Notices skipped;
    /// What was taken over otherwise than it stands there.
    Notices remarks;
};

} // namespace standpoint
