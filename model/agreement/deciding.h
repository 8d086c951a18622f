// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deciding cases: each function says, as edits of one Change, what becomes of gold's annotations and of the
// decisions. Deciding again replaces what was decided before. The layers of annotators never change.
#pragma once

#include "model/agreement/cases.h"

#include <functional>

namespace standpoint {

/// Something that gold says and that nobody need have found.
struct OwnLabel
{
    ActorId actor;
    IssueId issue;
    StanceId stance;
    std::optional<qint32> sentence = {};   ///< else the case's first
    std::optional<Evidence> evidence = {}; ///< else an annotator's for the same, else the sentence
};

/// Who decides, and why.
struct Deciding
{
    AnnotatorId by;       ///< a person; must be in the project when the edits are applied
    ReasonId reason = {}; ///< null: none
};

/// The edits fit the project as it is; `one` is one of `cases`, which are those of the project as it is. The
/// gold layer is made where there is none. An article is done in it once all its cases are decided.
///
/// Every unit of the case is decided: accepted with the stances that the lanes found, with the evidence
/// (within the unit's sentence) and the attributes of an annotation of theirs; rejected where they found
/// none. Fails with Invalid where an annotator of theirs has not done the article.
Result<std::vector<AnyEdit>> takeLanes(
    const Project &project, const Cases &cases, const Case &one, const QList<int> &lanes, const Deciding &as);
/// Accepts these of what annotators who have done the article found, and rejects the case's other units.
std::vector<AnyEdit> takeFound(const Project &project, const Cases &cases, const Case &one,
    const std::vector<Found> &found, const Deciding &as);
/// Rejects every unit.
Result<std::vector<AnyEdit>> takeNone(
    const Project &project, const Cases &cases, const Case &one, const Deciding &as);
/// Accepts these labels and rejects every other unit.
Result<std::vector<AnyEdit>> takeOwn(const Project &project, const Cases &cases, const Case &one,
    const QList<OwnLabel> &labels, const Deciding &as);
/// The case is not decided any more, and gold says nothing on it. No edits where it was not decided.
std::vector<AnyEdit> takeBack(const Project &project, const Cases &cases, const Case &one);
/// The same decision with another reason (null: none). No edits where it is not decided.
std::vector<AnyEdit> withReason(const Project &project, const Case &one, ReasonId reason);

/// Which cases are decided together. Only those that are not decided, on which gold says nothing and whose
/// article everybody has done.
enum class BulkRule
{
    Unanimous, ///< all found the same
    Majority   ///< more than half of the annotators found exactly the same in the case, or all none
};

struct BulkItem
{
    CaseKey key;
    std::vector<Found> becomes; ///< what gold says then; empty: rejected
    bool operator==(const BulkItem &) const = default;
};

/// What a bulk decision would do, for a preview.
struct BulkPreview
{
    std::vector<BulkItem> items; ///< in the order of articles and sentences
    qint64 accepted = 0;
    qint64 rejected = 0;
    qint64 undecided = 0;  ///< open cases without such a majority
    qint64 incomplete = 0; ///< not done by everybody
    qint64 before = 0;     ///< decided already, or gold says something there
};
BulkPreview previewOf(const Cases &cases, BulkRule rule, const CaseFilter &filter = {});

/// What of a case's findings gold says then (empty: nothing holds), or nothing: it stays open.
using BulkChoice = std::function<std::optional<std::vector<Found>>(const Case &one)>;
BulkPreview previewOf(const Cases &cases, const BulkChoice &choose, const CaseFilter &filter = {});

/// Everything in the preview as edits of one Change; articles in which then every case is decided become done
/// in the gold layer. Items whose case has gone since are left out.
std::vector<AnyEdit> decideAll(
    const Project &project, const Cases &cases, const BulkPreview &preview, const Deciding &as);

} // namespace standpoint
