// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations and decisions of one article while many edits of them are applied, each of which then costs the
// same however many there are. It accepts and refuses exactly what Project::applyEdit() does.
#pragma once

#include "model/project/project.h"
#include "model/text/graphemes.h"

#include <QSet>

#include <optional>
#include <set>
#include <span>

namespace standpoint {

/// Why an edit does not fit: the project holds something else than its `before`.
tl::unexpected<Error> misfit(const QString &where);
/// Why a decision may not be: another one is on the same unit.
tl::unexpected<Error> decidedAlready(const Article &article);

/// Edits of annotations and decisions of one article that follow each other.
struct EditRun
{
    ArticleId article; ///< null where there is none
    size_t length = 0;
};
/// The one that the edits begin with.
EditRun runOf(std::span<const AnyEdit> edits);

class ArticleDraft
{
public:
    /// The project stays as it is, and must, as long as the draft is used; so must the edits.
    ArticleDraft(const Project &project, const Article &article);

    /// Of a run; on failure the draft is of no use any more.
    [[nodiscard]] Status apply(std::span<const AnyEdit> run);

    /// What has become of the two lists. `article` may be the one that the draft began with; the draft is
    /// used up then.
    void writeTo(Article &article) const;

private:
    /// One kind of thing in the article's order.
    template <typename Entity, auto isBefore> struct Held
    {
        struct Before
        {
            bool operator()(const Entity *a, const Entity *b) const { return isBefore(*a, *b); }
        };
        std::set<const Entity *, Before> order;
        QSet<Id<Entity>> ids;

        explicit Held(const QList<Entity> &all);
        QList<Entity> list() const;
    };
    using Annotations = Held<Annotation, comesBefore>;
    using Decisions = Held<Decision, isOfEarlierUnit>;

    Status applyOne(const Edit<Annotation> &edit);
    Status applyOne(const Edit<Decision> &edit);
    template <typename Entity> Status checkBefore(const Edit<Entity> &edit, const auto &held) const;
    template <typename Entity> static void apply(const Edit<Entity> &edit, auto &held);

    const Project &m_project;
    const Article &m_article;
    GraphemeBoundaries m_boundaries;
    std::optional<Annotations> m_annotations; ///< made when the first edit comes
    std::optional<Decisions> m_decisions;
};

} // namespace standpoint
