// SPDX-License-Identifier: GPL-3.0-or-later
//
// An annotation as a JSON object, the same for the command line and for JSON lines. Offsets are code points
// from 0, end exclusive; sentences count from 0; what is absent is left out.
//
//     id, article, article_id, document?, sentence?, start, end, fragments?, text, actor, actor_id,
//     affiliation?, issue, stance, polarity?, annotator, attributes?, confidence?, note?, provenance,
//     created?, modified?
#pragma once

#include "model/exchange/affiliation_names.h"
#include "model/text/offsets.h"

#include <functional>

namespace standpoint {

/// Appends objects to a buffer; what is the same in a million of them is made once.
class AnnotationJson
{
public:
    /// What an object says of an annotation.
    enum class Extent
    {
        Readable, ///< the above
        Record ///< "record", and issue_id, stance_id, annotator_id and answers besides: see project_lines.h
    };

    explicit AnnotationJson(const Project &project);
    /// Calls annotators otherwise than by their names, and by their ids.
    AnnotationJson(const Project &project, const std::function<QString(AnnotatorId)> &annotatorName,
        Extent extent = Extent::Readable, const std::function<AnnotatorId(AnnotatorId)> &annotatorId = {});

    /// `offsets` is of the article's text.
    void append(QByteArray &out, const Article &article, const OffsetMap &offsets,
        const Annotation &annotation) const;

private:
    void appendAttributes(QByteArray &out, const QList<AttributeValue> &answers) const;
    void appendWhole(QByteArray &out, const Annotation &annotation) const;

    Extent m_extent;
    AffiliationNames m_affiliations; ///< each with its key
    QHash<ActorId, QByteArray> m_actors;
    QHash<IssueId, QByteArray> m_issues;
    QHash<StanceId, QByteArray> m_stances;
    QHash<AnnotatorId, QByteArray> m_annotators;
    QHash<AttributeId, Attribute> m_attributes;
};

/// Text as a JSON string with its quotation marks (RFC 8259), in UTF-8.
void appendJsonString(QByteArray &out, QStringView text);

} // namespace standpoint
