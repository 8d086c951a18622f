// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a project to tables of labels: what each annotator said about each unit.
#pragma once

#include "model/agreement/comparison.h"
#include "model/agreement/label_table.h"
#include "model/agreement/span_table.h"

namespace standpoint {

/// What is asked of annotators, each under the condition that they agree so far.
enum class Question
{
    /// Unit: every sentence. Label: whether one saw a stance in it.
    Detection,
    /// Unit: a sentence in which two or more saw a stance. Label: the actors one found in it, all together.
    Actor,
    /// The same with the issues.
    Issue,
    /// Unit: sentence × actor × issue that two or more found. Label: the stance.
    Stance,
    /// Unit: sentence × actor × issue that anyone found. Label: the stance, or none.
    Everything,
    /// Unit: article × actor × issue that anyone found. Label: the stance, mixed where there are several, or
    /// none.
    Article
};
inline constexpr int questionCount = 6;
/// Stable, for scripts: "detection".
QString nameOf(Question question);
/// For people: "Stance, given the same sentence, actor and issue".
QString titleOf(Question question);
/// "sentence", "sentence, actor, issue" or "article, actor, issue".
QString unitOf(Question question);

/// What a unit stands for; ids are null where the question does not ask for them.
struct Unit
{
    qint32 article = 0;   ///< index into UnitTable::articles
    qint32 sentence = -1; ///< -1: the whole article
    ActorId actor;
    IssueId issue;
    bool operator==(const Unit &) const = default;
};

struct UnitTable
{
    Question question = Question::Detection;
    LabelTable table;
    QStringList labels;      ///< names of the categories
    std::vector<Unit> units; ///< of each item, by article, sentence, actor and issue
    std::vector<ArticleId> articles;
    QList<LeftOut> leftOut; ///< besides those of the articles

    std::vector<qint32> articleOf() const;
};

/// An annotation counts in every sentence that its evidence touches. Stances stand on the scale by their
/// polarity; those without come last and off the scale. The annotators must be in the project.
UnitTable unitsOf(const Project &project, const Comparison &comparison, const ComparedArticles &compared,
    Question question);

/// Marked spans of the articles that all annotators have done, one article after the other; offsets in code
/// points.
struct SpanUnits
{
    SpanTable labelled; ///< each fragment of evidence with its actor, issue and stance
    QStringList labels; ///< names of its categories: "actor · issue · stance"
    SpanTable
        evidence; ///< what is marked at all, whatever with: overlapping evidence of one annotator is one unit
    qsizetype articles = 0;
    QList<LeftOut> leftOut;
};
SpanUnits spansOf(const Project &project, const Comparison &comparison, const ComparedArticles &compared);

} // namespace standpoint
