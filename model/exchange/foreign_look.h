// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other tools' files say in their annotations, before anybody says what that means: fields, their values
// and how often each is there, some annotations with their words; and what a mapping would make of all.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/import.h"

#include <vector>

namespace standpoint {

struct ForeignLook
{
    static constexpr qsizetype mostValues = 500;  ///< listed of a field
    static constexpr qsizetype mostSamples = 200; ///< annotations with their words
    static constexpr qsizetype longestWords = 300;
    /// Of a field so many values are told apart, and none that is longer; the others are there, but no
    /// mapping is asked for them.
    static constexpr qsizetype mostKnown = 20'000;
    static constexpr qsizetype longestKnown = 200;

    struct Value
    {
        QString value;
        qint64 count = 0; ///< annotations that have it

        bool operator==(const Value &) const = default;
    };
    struct Field
    {
        QString name;
        qint64 annotations = 0; ///< that have the field
        QList<Value> values;    ///< the commonest first, then by name
        qint64 further = 0;     ///< annotations whose value is not listed
    };
    struct Sample
    {
        QString words; ///< of its evidence, cut at `longestWords`
        QString title; ///< of its text, or what the file calls it
        QList<ForeignField> fields;
        QString where;

        QString field(const QString &name) const;
    };

    qsizetype documents = 0;
    qint64 annotations = 0;
    QList<Field> fields; ///< in the order in which they were met
    /// In the files' order, at most a tenth of them of one label as long as there are others.
    QList<Sample> samples;
    Notices notices; ///< files that were not looked at

    const Field *field(const QString &name) const;

    /// Of each annotation the fields it has, and which of `known` their values are; -1: none of these.
    struct Cell
    {
        quint32 field = 0;
        qint32 value = -1;
    };
    std::vector<Cell> cells;
    std::vector<size_t> ends;       ///< of each annotation's cells
    std::vector<QStringList> known; ///< by field
};

/// Reads the files of other tools (Format::parse) among these files and folders; all others are passed over.
/// `format` is the id of the format that all have, or empty. The project has the texts of documents that come
/// without theirs. Fails where a file that was named cannot be read, where there is nothing to import, or
/// when it was stopped.
Result<ForeignLook> lookInto(const Project &project, const QStringList &paths, const QString &format = {},
    const ImportProgress &progress = {});

/// What a mapping makes of the annotations that were looked at.
struct MappingOutlook
{
    qint64 taken = 0;
    qint64 leftOut = 0; ///< by the mapping's will
    qint64 lacking = 0; ///< actor, issue or stance: not imported
    qint64 noActor = 0; ///< of these; one may lack several
    qint64 noIssue = 0;
    qint64 noStance = 0;

    bool operator==(const MappingOutlook &) const = default;
};

/// The same rules as an import's. What an import refuses later, because words are not where the file says,
/// counts as taken.
MappingOutlook mappingOutlook(const ForeignLook &look, const LabelMapping &mapping);

/// Whether annotations lack an actor, an issue or a stance where no mapping says them.
bool needsMapping(const ForeignLook &look);

} // namespace standpoint
