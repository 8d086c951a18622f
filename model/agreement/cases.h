// SPDX-License-Identifier: GPL-3.0-or-later
//
// What adjudication decides, case by case: what annotators found in an article, put together where they
// differ in one point. A unit is a sentence × actor × issue; the units of one disagreement (another actor,
// another issue, another sentence beside) are one case.
#pragma once

#include "model/agreement/disagreements.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace standpoint {

struct CaseUnit
{
    qint32 sentence = 0;
    ActorId actor;
    IssueId issue;
    auto operator<=>(const CaseUnit &) const = default;
};

/// What one annotator says to a case.
struct Lane
{
    bool isDone = false;      ///< else the article is not finished, and silence is unknown rather than "none"
    std::vector<Found> found; ///< in order; empty where the annotator is done: none
    bool operator==(const Lane &) const = default;
};

/// By what a case is found again after its article was looked at anew.
struct CaseKey
{
    ArticleId article;
    CaseUnit unit; ///< any of the case's
    bool operator==(const CaseKey &) const = default;
};

struct Case
{
    enum class State
    {
        Agreed,    ///< all say the same, and gold nothing yet
        Accepted,  ///< decided: gold says something
        Rejected,  ///< decided: nothing holds
        Open,      ///< annotators differ
        Incomplete ///< not decided, and an annotator of the comparison has not done the article
    };
    static constexpr int stateCount = 5;

    ArticleId article;
    std::vector<CaseUnit> units; ///< those that annotators found, in order; then those of gold alone
    std::vector<Lane> lanes;     ///< by annotator of the comparison
    std::vector<Found> gold;     ///< what gold says on these units
    std::vector<DecisionId> decisions;
    State state = State::Open;
    quint8 kinds = 0;               ///< bits 1 << Disagreement::Kind
    bool isChangedSince = false;    ///< annotators say something else than when it was decided
    bool isPartlyDecided = false;   ///< open or incomplete, though some of its units were decided
    std::optional<qint32> majority; ///< the first lane of those that agree, where more than half of all do
    float agreement = 1; ///< share of the pairs of lanes that agree, 0 to 1; 1 where fewer than two are done

    CaseKey key() const { return {article, units.front()}; }
    qint32 sentence() const { return units.front().sentence; } ///< the first that annotators found it in
    qint32 firstSentence() const;                              ///< of all its units
    qint32 lastSentence() const;
    bool isDecided() const { return state == State::Accepted || state == State::Rejected; }
    bool has(Disagreement::Kind kind) const { return (kinds >> static_cast<int>(kind) & 1) != 0; }
    bool operator==(const Case &) const = default;
};
/// Stable, for scripts: "agreed".
QString nameOf(Case::State state);
/// For people: "Agreed".
QString titleOf(Case::State state);

/// Which cases are shown. What is not set takes all.
struct CaseFilter
{
    std::optional<QSet<Case::State>> states;
    std::optional<Disagreement::Kind> kind;
    std::optional<IssueId> issue;
    std::optional<ActorId> actor;
    std::optional<AnnotatorId> annotator; ///< where this one is not with the majority, or there is none
    std::optional<ArticleId> article;
    bool changedSince = false; ///< only decided ones of which annotators say something else since
};

enum class CaseOrder
{
    Article,  ///< as the project lists them, by sentence
    Hardest,  ///< fewest agree first; ties by article
    Quickest, ///< those with a majority and one kind of disagreement first; ties by article
};

/// By which number cases are listed, the smallest first; ties by article and sentence. An empty function: by
/// article alone.
using CaseRank = std::function<double(const Case &)>;
CaseRank rankBy(CaseOrder order);

using StateCounts = std::array<qint64, Case::stateCount>;

/// All cases of a project, by article.
class Cases
{
public:
    Cases() = default;
    /// Gold among the comparison's annotators is left out; one annotator is enough. Fails with Invalid where
    /// nobody is left, or where no article is done by any of them. Costs a second for millions of sentences;
    /// may run on any thread.
    static Result<Cases> of(const Project &project, const Comparison &comparison);

    const Comparison &comparison() const { return m_comparison; }
    /// All of the project's, in the order of its list.
    const QList<ArticleId> &articles() const { return m_articles; }
    /// By first unit; empty where the article has none. Valid until it is looked at anew.
    const std::vector<Case> &in(ArticleId article) const;
    /// Null where no case has that unit any more.
    const Case *find(const CaseKey &key) const;
    const StateCounts &counts() const { return m_counts; }
    qint64 size() const;
    qint64 decided() const;

    /// Keys of the cases that pass, in that order.
    std::vector<CaseKey> queue(const CaseFilter &filter, const CaseRank &rank) const;
    std::vector<CaseKey> queue(const CaseFilter &filter, CaseOrder order) const
    {
        return queue(filter, rankBy(order));
    }
    /// Where the article stands in articles(); behind all where it is none of them.
    qsizetype placeOf(ArticleId article) const { return m_places.value(article, m_articles.size()); }
    /// Whether all cases of the article are decided and everybody has done it: gold's silence is then "none".
    /// Never where only one issue is compared.
    bool isSettled(ArticleId article) const { return isSettledWith(article, {}); }
    /// The same once `deciding`, cases of that article, are decided as well.
    bool isSettledWith(ArticleId article, const QSet<const Case *> &deciding) const;

    /// After `change`: looks at what it touches anew, which of a long article is a few sentences; returns the
    /// articles. Nothing where it changes
    /// more than that (scale, annotators, list of articles): then all must be gathered again.
    std::optional<QSet<ArticleId>> update(const Project &project, const Change &change);
    /// One article anew as a whole, which costs in proportion to what is said about it.
    void lookAt(const Project &project, ArticleId article);

private:
    struct OfArticle
    {
        std::vector<Case> cases;
        bool isDoneByAll = false;
    };
    struct Touched;
    void count(const Case &one, qint64 by) { m_counts[static_cast<size_t>(one.state)] += by; }
    ComparedArticle comparedIn(const Article &article) const;
    void lookAt(const Project &project, ArticleId article, SentenceRange sentences);

    Comparison m_comparison;
    QList<ArticleId> m_articles;
    QHash<ArticleId, qsizetype> m_places; ///< in m_articles
    QHash<ArticleId, OfArticle> m_byArticle;
    StateCounts m_counts{};
};

bool passes(const Case &one, const Comparison &comparison, const CaseFilter &filter);

/// The project's gold layer; null where there is none yet.
AnnotatorId goldAnnotator(const Project &project);

/// A fingerprint of what those annotators without gold who have done the article say on a place; never 0.
/// The same whatever their order and however they came to it.
quint32 fingerprintOf(
    const Project &project, const Article &article, TextSpan place, ActorId actor, IssueId issue);

/// The decisions that stand for a sentence, actor and issue, as indexes into the article's; in order.
QList<int> decisionsOn(const Article &article, const CaseUnit &unit);

} // namespace standpoint
