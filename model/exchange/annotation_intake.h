// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations as files say them, into an import: the same rules for every format. Whatever cannot be taken
// over as it stands becomes a notice that names the place and the reason.
#pragma once

#include "model/exchange/cell_cache.h"
#include "model/exchange/intake.h"
#include "model/text/graphemes.h"

#include <functional>
#include <string_view>

namespace standpoint {

/// An annotation as a file says it: UTF-8 as it stands there, empty where the file is silent.
/// annotation_columns.h says what each member means.
struct AnnotationRow
{
    std::string_view id, articleId, document, title;
    std::string_view start, end, sentence, text, fragments;
    std::string_view actor, actorId, affiliation, issue, stance, polarity, annotator;
    std::string_view confidence, note, provenance, created, modified;
    std::vector<std::string_view> answers; ///< in the order of AnnotationIntake::attributes(); may be shorter
    IncomingArticle *article = nullptr;    ///< in place of its id, document and title
    const QList<TextSpan> *spans =
        nullptr; ///< in place of offsets and sentence: UTF-16 code units in its text
};

using AnnotationMember = std::string_view AnnotationRow::*;
using AnnotationMembers = QHash<QString, AnnotationMember>;

/// What each name in a file fills: the names that all formats share, and those given.
AnnotationMembers withCommonMembers(AnnotationMembers own);

/// Takes the rows of one file. Names are looked up once each.
class AnnotationIntake
{
public:
    /// `where` says which row is being read: "annotations.csv, line 12".
    AnnotationIntake(Intake &intake, std::function<QString()> where);

    /// The questions that a row may answer, in the codebook's order.
    const QList<Attribute> &attributes() const { return m_attributes; }
    void take(const AnnotationRow &row);

private:
    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0;
    };
    enum class Unit
    {
        CodePoint,
        Utf16
    };
    using Spans = QList<TextSpan>;

    void notice(const QString &what) { m_intake.notice(what, m_where()); }
    void skip(const QString &what) { m_intake.skip(what, m_where()); }

    IncomingArticle *articleOf(const AnnotationRow &row);

    std::optional<Evidence> evidenceOf(const AnnotationRow &row, IncomingArticle &article);
    std::optional<Evidence> evidenceAt(const AnnotationRow &row, IncomingArticle &article);
    std::optional<Evidence> evidenceByOffsets(const AnnotationRow &row, IncomingArticle &article);
    std::optional<Evidence> evidenceBySentence(const AnnotationRow &row, IncomingArticle &article);
    bool coversFragments(const AnnotationRow &row, const QList<Range> &ranges);
    std::optional<Spans> spansAt(const QList<Range> &ranges, IncomingArticle &article, Unit unit) const;
    std::optional<Evidence> foundNear(int around, const QString &words, IncomingArticle &article);
    void skipOtherWords(const QString &content, const std::optional<Spans> &found, const QString &words);
    std::optional<Evidence> repaired(const QList<Range> &ranges, const std::optional<Spans> &found,
        const QString &words, IncomingArticle &article);
    std::optional<Evidence> snapped(IncomingArticle &article, Spans spans);

    /// `there`: the annotation that has its id already, or null.
    bool readNames(const AnnotationRow &row, Annotation &annotation, const Annotation *there);
    AnnotatorId annotatorOf(std::string_view name, const Annotation *there);
    bool knowsActor(std::string_view id) const;
    bool namesFit(const AnnotationRow &row, std::string_view annotator);
    ActorId actorOf(const AnnotationRow &row);
    ActorId actorById(const AnnotationRow &row);
    ActorId actorByName(const AnnotationRow &row);
    ActorId addActor(const AnnotationRow &row, ActorId id);
    void readRest(const AnnotationRow &row, Annotation &annotation);
    QDateTime timeIn(std::string_view cell);
    void readAnswer(Annotation &annotation, const Attribute &attribute, std::string_view cell);
    /// Whether it is there already; gives a fresh id to one that has none.
    bool isThere(IncomingArticle &article, Annotation &annotation);
    void compare(IncomingArticle &article, const Annotation &annotation, const Annotation &held, bool sameId);
    void takeChanges(
        IncomingArticle &article, Annotation after, const Annotation &annotation, const Annotation &held);

    Intake &m_intake;
    std::function<QString()> m_where;
    QList<Attribute> m_attributes;
    QByteArray m_annotator; ///< whose the rows are that do not say so
    CellCache<ActorId> m_actors;
    CellCache<ActorId> m_actorIds;
    QSet<ActorId> m_claimed; ///< actors that a file's own id was found to mean
    CellCache<IssueId> m_issues;
    CellCache<StanceId> m_stances;
    CellCache<AnnotatorId> m_annotators;
    CellCache<AnnotatorId> m_elsewhere; ///< of names that are no layer: whose annotations they have
    const IncomingArticle *m_boundariesOf = nullptr;
    std::optional<GraphemeBoundaries> m_boundaries;
    QSet<AnnotationId> m_told;   ///< annotations that differ
    bool m_saysModified = false; ///< whether the row being read does
    QDateTime m_now = QDateTime::currentDateTimeUtc();
};

} // namespace standpoint
