// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project as a value: copies share what neither has changed, so a snapshot for saving or exporting costs
// pointers.
#pragma once

#include "model/project/change.h"
#include "model/project/error.h"

#include <QHash>

namespace standpoint {

/// One article with everything that is said about it.
struct Article
{
    Shared<ArticleInfo> info;               ///< present in every article of a project
    Shared<ArticleText> text;               ///< absent only between two edits of one Change
    QList<ArticleState> states;             ///< by annotator's id, at most one each
    QList<Annotation> annotations;          ///< in the order of comesBefore()
    Shared<QList<Decision>> decisions = {}; ///< as isOfEarlierUnit() has them; absent rather than empty

    bool operator==(const Article &) const = default;

    const QString &content() const { return text.orDefault().text; }
    const QList<TextSpan> &sentences() const { return text.orDefault().sentences; }
    /// Index of the sentence that holds `position`, or the one before it where it lies between two; -1 if
    /// none.
    int sentenceAt(int position) const;
    const Annotation *annotation(AnnotationId id) const;
    /// Indexes into `annotations` of those whose evidence touches `span`, in their order.
    QList<int> annotationsTouching(TextSpan span) const;
    const Decision *decision(DecisionId id) const;
    std::optional<ArticleState::State> stateOf(AnnotatorId annotator) const;
    /// The evidence's words; fragments are joined by " … ".
    QString evidenceText(const Evidence &evidence) const;
};

/// Things of one kind by id.
template <typename Entity> class Table
{
public:
    using Key = Id<Entity>;

    qsizetype size() const { return m_rows.size(); }
    bool contains(Key id) const { return m_rows.contains(id); }
    /// Null where there is none; valid until the project changes.
    const Entity *find(Key id) const
    {
        const auto row = m_rows.constFind(id);
        return row == m_rows.cend() ? nullptr : &**row;
    }
    /// All, in the codebook's order (by name where there is none).
    QList<Entity> inOrder() const;
    Shared<Entity> value(Key id) const { return m_rows.value(id); }

    auto begin() const { return m_rows.cbegin(); }
    auto end() const { return m_rows.cend(); }
    bool operator==(const Table &) const = default;

private:
    friend class Project;
    QHash<Key, Shared<Entity>> m_rows;
};

class Project
{
public:
    const ProjectInfo &info() const { return m_info.orDefault(); }
    const Table<Issue> &issues() const { return m_issues; }
    const Table<StanceValue> &stances() const { return m_stances; }
    const Table<Attribute> &attributes() const { return m_attributes; }
    const Table<Actor> &actors() const { return m_actors; }
    const Table<Annotator> &annotators() const { return m_annotators; }
    const Table<ReasonCode> &reasons() const { return m_reasons; }
    const Table<WorkList> &workLists() const { return m_workLists; }
    bool isOnWorkList(ArticleId article) const { return m_listed.contains(article); }
    const QHash<ArticleId, Shared<Article>> &articles() const { return m_articles; }
    /// Null where there is none; valid until the project changes.
    const Article *article(ArticleId id) const;
    /// Ids of all articles in the order of their list.
    QList<ArticleId> articleOrder() const;
    qsizetype annotationCount() const;
    qsizetype decisionCount() const;

    bool operator==(const Project &) const = default;

    /// Does all that `change` says, or nothing: on failure the project equals what it was.
    /// Fails with Conflict where `before` is not what the project holds, with Invalid where the result would
    /// break a rule (check.h); `Error::where` names the thing.
    [[nodiscard]] Status apply(const Change &change);

    /// For readers of whole projects: applies one edit after another without the cost of a Change.
    /// On failure what went before stays, so the caller throws the project away.
    [[nodiscard]] Status applyEdit(const AnyEdit &edit);
    /// For readers of whole projects: takes over an article whose parts are all checked one by one, as by
    /// edits. `annotations`, `states` and `decisions` need not be in order. Fails like apply() does; then the
    /// project is as before.
    [[nodiscard]] Status addArticle(Article article);

private:
    Status checkWhole(const Change &change) const;
    void takeBack(const Change &change, size_t done);
    template <typename Entity> Status applyRow(Table<Entity> &table, const Edit<Entity> &edit);
    Status applyOne(const Edit<ProjectInfo> &edit);
    Status applyOne(const Edit<Issue> &edit);
    Status applyOne(const Edit<StanceValue> &edit);
    Status applyOne(const Edit<Attribute> &edit);
    Status applyOne(const Edit<Actor> &edit);
    Status applyOne(const Edit<Annotator> &edit);
    Status applyOne(const Edit<ArticleInfo> &edit);
    Status applyOne(const Edit<ArticleText> &edit);
    Status applyOne(const Edit<ArticleState> &edit);
    Status applyOne(const Edit<Annotation> &edit);
    Status applyOne(const Edit<WorkList> &edit);
    Status applyOne(const Edit<ReasonCode> &edit);
    Status applyOne(const Edit<Decision> &edit);
    void countListed(const Shared<WorkList> &list, int by);

    Shared<ProjectInfo> m_info;
    Table<Issue> m_issues;
    Table<StanceValue> m_stances;
    Table<Attribute> m_attributes;
    Table<Actor> m_actors;
    Table<Annotator> m_annotators;
    Table<ReasonCode> m_reasons;
    Table<WorkList> m_workLists;
    QHash<ArticleId, int> m_listed; ///< on how many work lists each article is; those on none are left out
    QHash<ArticleId, Shared<Article>> m_articles;
};

} // namespace standpoint
