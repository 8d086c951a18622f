// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one key of the stance pad means, as edits.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// What an annotator says with one key.
struct Tag
{
    ArticleId article;
    AnnotatorId annotator;
    Evidence evidence;
    bool evidenceIsMarked = false; ///< the annotator marked these words; otherwise they are the sentence's
    ActorId actor;
    IssueId issue;
    StanceId stance;
    AnnotationId focused = {}; ///< the annotation in focus, which a letter of its row is for; or null
    /// How an annotation that is new comes about: Accepted where the actor is a suggestion that the annotator
    /// took.
    Annotation::Provenance provenance = Annotation::Provenance::Manual;
};

/// What tagging comes to: the edits, and the annotation that is there afterwards (null where it was taken
/// back).
struct Tagging
{
    enum class Act
    {
        Adds,
        Revises, ///< another stance, or more sentences
        TakesBack
    };
    Act act = Act::Adds;
    std::vector<AnyEdit> edits;
    AnnotationId annotation;
};

/// The annotation of this annotator, actor and issue that `tag` speaks of: the one in focus; else the one
/// with the same evidence; else, where nothing was marked, the first within the sentence, or of several
/// sentences the first that is whole ones of them. Null where there is none.
const Annotation *taggedAlready(const Project &project, const Tag &tag);

/// A new annotation; or, where there is one already, its removal (same stance) or its new stance (another
/// one). One that covers fewer sentences than the tag is widened to them and never removed. The first tag in
/// an article that its annotator has not begun marks it started.
Tagging tagging(const Project &project, const Tag &tag);

/// Whether the project says already what `tag` says, there or, where nothing was marked, within its sentence.
bool saysAlready(const Project &project, const Tag &tag);

/// The same annotation with another stance, actor, note, …: `modified` is set.
AnyEdit revised(const Annotation &before, Annotation after);

/// Everything that leaves with an article: its annotations, decisions, states, text and description, in an
/// order that applies.
std::vector<AnyEdit> removalOf(const Project &project, const Article &article);

} // namespace standpoint
