// SPDX-License-Identifier: GPL-3.0-or-later
//
// All annotations of a project as rows that can be filtered and sorted away from the window: numbers for what
// is named, places for what is text. A value that knows no window.
#pragma once

#include "model/document/bulk_change.h"

#include <array>
#include <atomic>

namespace standpoint {

enum class AnnotationColumn
{
    Article,
    Sentence,
    Actor,
    Stance,
    Issue,
    Evidence,
    Note,
    Confidence,
    Attributes,
    Annotator,
    Count
};
inline constexpr int annotationColumns = static_cast<int>(AnnotationColumn::Count);

/// Which rows, and in which order.
struct RowWish
{
    /// For each column what its cells contain, compared as search compares; of numbers also "<50", ">=3".
    std::array<QString, annotationColumns> filters;
    AnnotationColumn sortedBy = AnnotationColumn::Article;
    bool descending = false;

    bool isFiltered() const;
    bool operator==(const RowWish &) const = default;
};

class AnnotationIndex
{
public:
    struct Row
    {
        AnnotationId id; ///< null: it is gone
        qint32 article = 0;
        qint32 begin = 0; ///< of the evidence
        qint32 sentence = 0;
        qint32 actor = 0; ///< ranks in the order in which columns sort
        qint32 issue = 0;
        qint32 stance = 0;
        qint32 annotator = 0;
        float confidence = -1;
    };

    AnnotationIndex() = default;
    /// Of all annotations: linear, some microseconds each.
    explicit AnnotationIndex(const Project &project);

    size_t size() const { return m_rows.size(); }
    const Row &row(size_t slot) const { return m_rows[slot]; }
    AnnotationPlace place(size_t slot) const;

    /// Slots of the rows that fit, in the order wished. Empty where `cancelled` was set meanwhile.
    std::vector<quint32> rows(
        const Project &project, const RowWish &wish, const std::atomic<bool> &cancelled) const;
    /// Whether one row fits; for rows that come one by one.
    bool fits(const Project &project, const RowWish &wish, size_t slot) const;

    /// Where an annotation is; nothing where it is not here. Logarithmic.
    std::optional<size_t> slotOf(const Annotation &annotation) const;
    /// Follows one edit; returns the slot that it is about. Nothing where it names something that this does
    /// not know: then it has to be made anew.
    std::optional<size_t> follow(
        const Project &project, const Shared<Annotation> &before, const Shared<Annotation> &after);

    /// A cell as text. `mostText` code units of evidence or note, 0: all.
    QString cell(const Project &project, size_t slot, AnnotationColumn column, int mostText = 0) const;
    /// Null where it is gone.
    const Annotation *annotation(const Project &project, size_t slot) const;

private:
    friend class RowChooser;

    struct SortText;

    void sortByText(const Project &project, const RowWish &wish, const std::atomic<bool> &cancelled,
        std::vector<quint32> &chosen) const;
    bool fill(Row &row, const Project &project, const Annotation &annotation) const;

    std::vector<Row> m_rows; ///< by article, place and id up to m_sorted; later ones behind
    size_t m_sorted = 0;
    QList<ArticleId> m_articles;
    QHash<ArticleId, int> m_articleRanks;
    QHash<ActorId, int> m_actors;
    QHash<IssueId, int> m_issues;
    QHash<StanceId, int> m_stances;
    QHash<AnnotatorId, int> m_annotators;
    QHash<AnnotationId, quint32> m_later;
};

/// The annotation with this id, found by the place of its evidence: logarithmic in the article's annotations.
const Annotation *annotationAt(const Article &article, int begin, AnnotationId id);

} // namespace standpoint
