// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export could not carry: for each annotation, what of it is not in the files, or is there otherwise.
#pragma once

#include "model/project/project.h"

#include <QMap>

namespace standpoint {

enum class Loss
{
    Actor, ///< left out
    Affiliation,
    Issue,
    Annotator,
    Attributes,
    Confidence,
    Note,
    Provenance,
    Times,
    Ids,
    Metadata, ///< not all of it is there
    States,
    Fragments,       ///< joined to one span from the first to the last
    Widened,         ///< to whole tokens or sentences
    Trimmed,         ///< by white space at its ends
    Overlap,         ///< left out, because it overlaps another
    StanceCollapsed, ///< to the few values of the format
    NameChanged,     ///< shortened, or written in other characters
    TextChanged,     ///< white space of the words written otherwise
    Rounded,         ///< a number
    DateInvented,    ///< the format needs one
    Duplicate,       ///< the format keeps one of several that say the same
    StanceLeftOut,   ///< the annotation is left out, because the format cannot say its stance
    Parted,          ///< into several, one for each fragment and sentence
    Annotations,     ///< left out, because the format holds a codebook alone
    ActorDetails,    ///< kinds, aliases and affiliations, of the project
    Codebook,        ///< guidelines, keywords and groups, of the project
    Decisions,       ///< of adjudication
    SignReplaced     ///< of the text, because the format cannot hold it
};

/// "note", "evidence": what of an annotation it is about; and "left out", "joined to one span …". Translated.
QString lossField(Loss loss);
QString lossSentence(Loss loss);

class Losses
{
public:
    /// Lines of a table go to `table`, which may be null: then losses are only counted.
    explicit Losses(QByteArray *table = nullptr)
        : m_table(table)
    {
    }
    /// The table's head line: annotation,article,title,field,what,detail.
    static QByteArray head();

    void add(Loss loss, const Article &article, const Annotation &annotation, const QString &detail = {});
    /// Of an article, or of all at once, as many times as it happens.
    void add(Loss loss, const Article &article, qint64 count);
    /// Of the project: it has no row in the table.
    void add(Loss loss, qint64 count);

    const QMap<Loss, qint64> &counts() const { return m_counts; }
    qint64 count() const;
    /// Takes back everything since then; the table is the caller's to cut.
    void restore(QMap<Loss, qint64> counts) { m_counts = std::move(counts); }
    void setTable(QByteArray *table) { m_table = table; }

private:
    void append(Loss loss, const QByteArray &annotation, const Article &article, const QString &detail);

    QByteArray *m_table;
    QMap<Loss, qint64> m_counts;
};

} // namespace standpoint
