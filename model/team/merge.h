// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects of several annotators put together: what of others comes into one, as one Change, with everything
// that was matched, decided or left out named.
//
// Nobody knows what a thing was before two projects parted, so where both say something, that is a conflict;
// where one of them says nothing, the other one's words are taken. Lists (aliases, affiliations, keywords,
// tags, choices) are united.
#pragma once

#include "model/project/project.h"

#include <QMap>
#include <QSet>

#include <functional>

namespace standpoint {

/// What a line of the report is about, in the order in which people are told.
enum class MergeKind
{
    Project,
    Annotator,
    Actor,
    Issue,
    Stance,
    Attribute,
    Reason,
    Article,
    Annotation,
    Progress,
    Decision,
    WorkList
};

enum class MatchedBy
{
    Id,
    Name,  ///< or the same in other capitals
    Alias, ///< of an actor
    Gold,  ///< a project has one gold layer, whatever it is called
    Text,  ///< of an article
    Joined ///< it became one with that here since the copy was handed out
};

enum class MergeSide
{
    Ours,  ///< of the project that is merged into
    Theirs ///< of the one that comes in
};

/// A project that comes in. It is not changed.
struct MergeInput
{
    QString name; ///< what people are told: the file's name
    Project project;
};

struct MergeOptions
{
    AnnotatorId author; ///< of the Change
    /// What is taken where both say something else and no rule decides.
    MergeSide take = MergeSide::Ours;
    /// The same for single conflicts, by MergeConflict::key.
    QHash<QString, MergeSide> chosen;
    /// Matches (MergeMatch::key) that are none: theirs stays another annotator, actor, issue, …
    QSet<QString> apart;
};

/// What was matched by something else than its id.
struct MergeMatch
{
    QString key; ///< the same at each merge of the same inputs
    MergeKind kind = MergeKind::Actor;
    int input = 0; ///< index of the input
    QString ours;
    QString theirs;
    MatchedBy by = MatchedBy::Name;
    bool apart = false; ///< it was kept apart, as the options wanted
};

/// Something that both have and of which they say different things.
struct MergeConflict
{
    QString key; ///< the same at each merge of the same inputs
    MergeKind kind = MergeKind::Actor;
    int input = 0;
    QString thing; ///< whose field it is: "actor Ban Ki-moon", "Talks in Geneva"
    QString field; ///< "guideline"; empty: the thing as a whole
    QString ours;  ///< what each says, for people
    QString theirs;
    MergeSide taken = MergeSide::Ours;
    bool canChoose = true; ///< false: a rule decides, which `why` says
    QString why;           ///< "changed later"; may be empty
    ArticleId article;     ///< ours; null where none is concerned
    TextSpan place;        ///< in our article; empty where it is about the whole article
};

/// Something of an input that is not in the result, or is there otherwise than in the input.
struct MergeRemark
{
    int input = 0;
    QString what;  ///< one sentence, translated
    QString where; ///< the article or thing; may be empty
    ArticleId article;
};

/// How much of one kind an input brought.
struct MergeCounts
{
    qsizetype added = 0;
    qsizetype byId = 0;    ///< ours has it by its id
    qsizetype byOther = 0; ///< ours has it, found by name, text or content
    qsizetype updated = 0; ///< of those that ours has: changed by this input
    qsizetype deleted = 0; ///< of those that ours had: the copy handed out deleted them, or a case of gold
                           ///< was decided otherwise
    qsizetype refused = 0; ///< not in the result; a remark says why, while there is room for it
};

struct MergeSource
{
    QString name;
    QString copyFor; ///< a copy handed out to this annotator; empty: an ordinary project
    QMap<MergeKind, MergeCounts> counts;
};

/// What a merge would do. Nothing is done yet.
struct Merge
{
    /// No conflicts, nor remarks, beyond so many are kept; they are counted.
    static constexpr qsizetype maximum = 100'000;

    Change change;              ///< no edits: everything is there already
    QList<MergeSource> sources; ///< as the inputs
    QList<MergeMatch> matches;
    QList<MergeConflict> conflicts;
    QList<MergeRemark> remarks;
    qsizetype furtherConflicts = 0;
    qsizetype furtherRemarks = 0;

    qsizetype count(MergeKind kind, qsizetype MergeCounts::*what) const;
};

/// Told how much is done, from 0 to 1; false: give up.
using MergeProgress = std::function<bool(double done)>;

/// What becomes of `ours` when the others come in. Depends on the projects and options alone, not on the
/// order of the inputs; with what it says done, the same inputs change nothing any more.
///
/// - Articles are one where they have one id, or else the same text and neither another address nor another
///   date and source. Sentences stay as ours has them. Where
///   an id has another text (somebody corrected it) annotations are carried into ours; those that mark
///   nothing any more, or a part of what was replaced, keep their text as an article of its own.
/// - Annotators, issues, stances, attributes, choices and reasons are one by id, else by name; actors by id,
///   else by name or alias where only one can be meant; gold layers are one.
/// - Annotations are one by id, else where they say the same. Of two versions the later one is taken.
/// - Decisions are one by id, else where they settle the same unit. The later one is taken, and gold says on
///   that unit what it says where it was made: other gold on it goes, which is listed.
/// - An article is as far as the one who is further has it: done before started.
/// - Of a copy that was handed out, what its annotator did not touch stays as ours has it, and what became
/// one
///   with another in ours since is that one (joined_since.h).
/// - Of the layer of a copy that was handed out, what the copy was given, nobody modified here since, and
///   the copy no longer has, is deleted. Nothing else of annotators' layers is.
///
/// Fails with Invalid where it was stopped.
Result<Merge> mergeProjects(const Project &ours, const QList<MergeInput> &inputs, const MergeOptions &options,
    const MergeProgress &progress = {});

} // namespace standpoint
