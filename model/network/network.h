// SPDX-License-Identifier: GPL-3.0-or-later
//
// Discourse networks: who says the same on what. After Leifeld (2017), "Discourse Network Analysis: Policy
// Debates as Dynamic Networks", and the program of that name, whose numbers these are where stances are for
// and against.
//
// A statement counts as support, opposition or neutral by the sign of its stance's polarity; one without a
// polarity (ambivalent) counts in no network. With n(i, k, s) the number of statements of actor i on issue k
// with sign s:
//
//     affiliation  between actor and issue:  n(i, k, +) - n(i, k, -)
//     congruence   between two actors:       sum over k and s of n(i, k, s) n(j, k, s)
//     conflict     between two actors:       sum over k of n(i, k, +) n(j, k, -) + n(i, k, -) n(j, k, +)
//     subtract     between two actors:       congruence - conflict
//
// With Duplicates::Ever all n are 0 or 1, so that congruence is the number of issues with the same stance.
#pragma once

#include "model/project/project.h"

#include <QSet>

#include <array>
#include <functional>

namespace standpoint {

enum class NetworkKind
{
    Affiliation,
    Congruence,
    Conflict,
    Subtract
};

/// How often a statement that is made again counts: each time, or once in a period by the article's date. An
/// article without a date is a period of its own.
enum class Duplicates
{
    All,
    Document,
    Week, ///< of ISO 8601
    Month,
    Year,
    Ever
};

/// What weights are divided by. N(i) is the number of statements of i, on all issues; M(k) that on issue k.
enum class Normalisation
{
    None,
    Activity,   ///< affiliation: N(i)
    Prominence, ///< affiliation: M(k)
    Average,    ///< two actors: (N(i) + N(j)) / 2
    Jaccard,    ///< two actors: the number of pairs of issue and sign that i or j has
    Cosine      ///< two actors: the square root of N(i) N(j)
};

struct NetworkOptions
{
    NetworkKind kind = NetworkKind::Affiliation;
    Duplicates duplicates = Duplicates::Document;
    Normalisation normalisation = Normalisation::None;
    bool byAffiliation =
        false; ///< actors stand for whom they belong to on the article's day, where that is known

    bool operator==(const NetworkOptions &) const = default;
};

/// "affiliation", "congruence", "conflict", "subtract"; "document", "all", "week", "month", "year", "ever";
/// "none", "activity", "prominence", "average", "jaccard", "cosine".
QString networkKindName(NetworkKind kind);
QString duplicatesName(Duplicates duplicates);
QString normalisationName(Normalisation normalisation);
/// Fail with Invalid, saying which there are.
Result<NetworkKind> networkKindFrom(const QString &name);
Result<Duplicates> duplicatesFrom(const QString &name);
Result<Normalisation> normalisationFrom(const QString &name);
/// Fails with Invalid where a normalisation is none of this kind of network.
Status checkNetwork(const NetworkOptions &options);

struct NetworkNode
{
    QString entity; ///< the actor's or the issue's id
    QString name;
    bool isIssue = false;
    QString group;        ///< an actor's kind (person, organisation, state, group) or an issue's heading
    qint64 frequency = 0; ///< statements that count
};

/// Statements by sign: opposition, neutral, support.
using SignCounts = std::array<qint64, 3>;

struct NetworkEdge
{
    int source = 0; ///< index of a node, below target
    int target = 0;
    double weight = 0;
    SignCounts counts{}; ///< of an affiliation
};

class Network
{
public:
    const NetworkOptions &options() const { return m_options; }
    /// Actors, then (in an affiliation network) issues, each in the project's order; those that have a
    /// statement.
    const std::vector<NetworkNode> &nodes() const { return m_nodes; }
    /// Edges one after the other, by source and target; there may be too many to keep. Without those between
    /// actors whose weight is 0. Ends where `see` returns false.
    void eachEdge(const std::function<bool(const NetworkEdge &)> &see) const;

    qint64 statements() const { return m_statements; }
    qint64 duplicates() const { return m_duplicates; }           ///< not counted again
    qint64 withoutPolarity() const { return m_withoutPolarity; } ///< not counted

private:
    friend class NetworkCounter;
    struct Cell
    {
        int other = 0; ///< the issue, or the actor
        SignCounts counts{};
    };
    void eachAffiliation(const std::function<bool(const NetworkEdge &)> &see) const;
    void eachPair(const std::function<bool(const NetworkEdge &)> &see) const;
    double divisor(int one, int other, double shared) const;

    NetworkOptions m_options;
    std::vector<NetworkNode> m_nodes;
    std::vector<std::vector<Cell>> m_issuesOf; ///< by actor; issues count from 0
    std::vector<std::vector<Cell>> m_actorsOf; ///< by issue
    std::vector<qint64> m_onIssue;
    std::vector<qint64> m_ofActor;
    qint64 m_statements = 0;
    qint64 m_duplicates = 0;
    qint64 m_withoutPolarity = 0;
};

/// Counts statements article by article. The project must stay alive.
class NetworkCounter
{
public:
    NetworkCounter(const Project &project, const NetworkOptions &options);
    void add(const Article &article, const Annotation &annotation);
    Network network() const;

private:
    struct Said
    {
        ActorId actor;
        IssueId issue;
        bool operator==(const Said &) const = default;
        friend size_t qHash(const Said &said, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, said.actor, said.issue);
        }
    };
    ActorId nodeOf(ActorId actor, const QDate &day) const;
    bool isNew(const Article &article, const Said &said, int sign);

    const Project &m_project;
    NetworkOptions m_options;
    QHash<Said, SignCounts> m_counts;
    QHash<StanceId, int> m_signs;                            ///< 0, 1, 2 as in SignCounts
    QSet<std::pair<Said, std::pair<int, ArticleId>>> m_seen; ///< with sign, and period or article
    ArticleId m_article;
    qint64 m_duplicates = 0;
    qint64 m_withoutPolarity = 0;
};

} // namespace standpoint
