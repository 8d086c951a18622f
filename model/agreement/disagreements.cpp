// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/disagreements.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Disagreement)
};

using Kind = Disagreement::Kind;

/// Two annotators and one article.
class PairOfLayers
{
public:
    PairOfLayers(const Project &project, ArticleId article, int first, int second,
        const std::vector<Found> &ofFirst, const std::vector<Found> &ofSecond,
        std::vector<Disagreement> &result)
        : m_project(project)
        , m_article(article)
        , m_annotators{first, second}
        , m_result(result)
        , m_start(result.size())
    {
        std::ranges::set_difference(ofFirst, ofSecond, std::back_inserter(m_left[0]));
        std::ranges::set_difference(ofSecond, ofFirst, std::back_inserter(m_left[1]));
        for (const size_t side : {0U, 1U})
            m_isTaken[side].resize(m_left[side].size());
    }

    void compare()
    {
        takeOtherSpans();
        takeAlike([this](const Found &a, const Found &b) -> std::optional<Kind> {
            if (a.actor != b.actor || a.issue != b.issue)
                return std::nullopt;
            return areOpposite(a.stance, b.stance) ? Kind::OppositeStance : Kind::NeighbouringStance;
        });
        // Of several actors or issues, first those with the same stance.
        for (const bool sameStance : {true, false}) {
            takeAlike([sameStance](const Found &a, const Found &b) -> std::optional<Kind> {
                return a.issue == b.issue && (a.stance == b.stance || !sameStance)
                    ? std::optional(Kind::OtherActor)
                    : std::nullopt;
            });
        }
        for (const bool sameStance : {true, false}) {
            takeAlike([sameStance](const Found &a, const Found &b) -> std::optional<Kind> {
                return a.actor == b.actor && (a.stance == b.stance || !sameStance)
                    ? std::optional(Kind::OtherIssue)
                    : std::nullopt;
            });
        }
        forEachLeft(0, [this](size_t, const Found &found) { add(Kind::NotSeen, found, std::nullopt); });
        forEachLeft(1, [this](size_t, const Found &found) { add(Kind::NotSeen, std::nullopt, found); });
        std::stable_sort(m_result.begin() + static_cast<std::ptrdiff_t>(m_start), m_result.end(),
            [](const Disagreement &a, const Disagreement &b) { return sentenceOf(a) < sentenceOf(b); });
    }

private:
    static qint32 sentenceOf(const Disagreement &one)
    {
        return one.ofFirst ? one.ofFirst->sentence : one.ofSecond->sentence;
    }

    void add(Kind kind, const std::optional<Found> &ofFirst, const std::optional<Found> &ofSecond)
    {
        m_result.push_back({kind, m_article, m_annotators[0], m_annotators[1], ofFirst, ofSecond});
    }

    bool areOpposite(StanceId a, StanceId b) const
    {
        const StanceValue *const one = m_project.stances().find(a);
        const StanceValue *const other = m_project.stances().find(b);
        return one && other && one->polarity && other->polarity && *one->polarity * *other->polarity < 0;
    }

    template <typename Visit> void forEachLeft(size_t side, const Visit &visit)
    {
        for (size_t i = 0; i < m_left[side].size(); ++i) {
            if (!m_isTaken[side][i])
                visit(i, m_left[side][i]);
        }
    }

    void take(Kind kind, size_t ofFirst, size_t ofSecond)
    {
        m_isTaken[0][ofFirst] = m_isTaken[1][ofSecond] = true;
        add(kind, m_left[0][ofFirst], m_left[1][ofSecond]);
    }

    /// What the other has in the sentence before or after, and not here.
    void takeOtherSpans()
    {
        forEachLeft(0, [this](size_t i, const Found &found) {
            for (const int step : {-1, 1}) {
                Found there = found;
                there.sentence += step;
                const auto other = std::ranges::lower_bound(m_left[1], there);
                const auto j = static_cast<size_t>(other - m_left[1].begin());
                if (other == m_left[1].end() || *other != there || m_isTaken[1][j])
                    continue;
                take(Kind::OtherSpan, i, j);
                return;
            }
        });
    }

    /// Puts findings in the same sentence together for which `kindOf` has a kind.
    template <typename KindOf> void takeAlike(const KindOf &kindOf)
    {
        forEachLeft(0, [&](size_t i, const Found &found) {
            const auto begin = std::ranges::lower_bound(m_left[1], found.sentence, {}, &Found::sentence);
            for (auto other = begin; other != m_left[1].end() && other->sentence == found.sentence; ++other) {
                const auto j = static_cast<size_t>(other - m_left[1].begin());
                const std::optional<Kind> kind = m_isTaken[1][j] ? std::nullopt : kindOf(found, *other);
                if (!kind)
                    continue;
                take(*kind, i, j);
                return;
            }
        });
    }

    const Project &m_project;
    ArticleId m_article;
    std::array<int, 2> m_annotators;
    std::vector<Disagreement> &m_result;
    size_t m_start;
    std::array<std::vector<Found>, 2> m_left;     ///< of the two: what the other has not, in order
    std::array<std::vector<bool>, 2> m_isTaken{}; ///< which of it is accounted for
};

/// Calls visit(a, b, found by a, found by b) for the pairs of annotators who have done the article.
template <typename Visit>
void forEachPairOfLayers(const ComparedArticle &one, const std::vector<Finding> &findings, const Visit &visit)
{
    std::vector<std::vector<Found>> layers(one.done.size());
    for (const Finding &finding : findings)
        layers[static_cast<size_t>(finding.annotator)].push_back(
            {finding.sentence, finding.actor, finding.issue, finding.stance});
    for (size_t a = 0; a < layers.size(); ++a) {
        for (size_t b = a + 1; b < layers.size(); ++b) {
            if (one.done[a] && one.done[b])
                visit(static_cast<int>(a), static_cast<int>(b), layers[a], layers[b]);
        }
    }
}

std::vector<Finding> findingsIn(
    const Project &project, const Comparison &comparison, const ComparedArticle &one)
{
    qint64 outside = 0;
    return findingsIn(*project.article(one.id), comparison, one, outside);
}

void addDisagreements(const Project &project, const ComparedArticle &compared,
    const std::vector<Finding> &findings, std::vector<Disagreement> &result)
{
    forEachPairOfLayers(compared, findings,
        [&](int a, int b, const std::vector<Found> &ofFirst, const std::vector<Found> &ofSecond) {
            PairOfLayers(project, compared.id, a, b, ofFirst, ofSecond, result).compare();
        });
}

} // namespace

size_t pairIndex(int a, int b, int annotators)
{
    return static_cast<size_t>(a) * static_cast<size_t>(2 * annotators - a - 1) / 2
        + static_cast<size_t>(b - a - 1);
}

QString nameOf(Disagreement::Kind kind)
{
    switch (kind) {
    case Kind::NotSeen:
        return QStringLiteral("not_seen");
    case Kind::OtherActor:
        return QStringLiteral("other_actor");
    case Kind::OtherIssue:
        return QStringLiteral("other_issue");
    case Kind::OppositeStance:
        return QStringLiteral("opposite_stance");
    case Kind::NeighbouringStance:
        return QStringLiteral("neighbouring_stance");
    case Kind::OtherSpan:
        return QStringLiteral("other_span");
    }
    Q_UNREACHABLE();
}

QString titleOf(Disagreement::Kind kind)
{
    switch (kind) {
    case Kind::NotSeen:
        return Words::tr("Not seen by one");
    case Kind::OtherActor:
        return Words::tr("Other actor");
    case Kind::OtherIssue:
        return Words::tr("Other issue");
    case Kind::OppositeStance:
        return Words::tr("Opposite stance");
    case Kind::NeighbouringStance:
        return Words::tr("Neighbouring stance");
    case Kind::OtherSpan:
        return Words::tr("In the next sentence");
    }
    Q_UNREACHABLE();
}

std::vector<Disagreement> disagreementsOf(
    const Project &project, const Comparison &comparison, const ComparedArticles &compared)
{
    std::vector<Disagreement> result;
    for (const ComparedArticle &one : compared.articles)
        addDisagreements(project, one, findingsIn(project, comparison, one), result);
    return result;
}

std::vector<Disagreement> disagreementsIn(
    const Project &project, const ComparedArticle &compared, const std::vector<Finding> &findings)
{
    std::vector<Disagreement> result;
    addDisagreements(project, compared, findings, result);
    return result;
}

std::vector<qint64> alikeOf(
    const Project &project, const Comparison &comparison, const ComparedArticles &compared)
{
    const auto annotators = comparison.annotators.size();
    std::vector<qint64> alike(static_cast<size_t>(annotators * (annotators - 1) / 2));
    for (const ComparedArticle &one : compared.articles) {
        forEachPairOfLayers(one, findingsIn(project, comparison, one),
            [&](int a, int b, const std::vector<Found> &ofFirst, const std::vector<Found> &ofSecond) {
                std::vector<Found> both;
                std::ranges::set_intersection(ofFirst, ofSecond, std::back_inserter(both));
                alike[pairIndex(a, b, static_cast<int>(annotators))] += std::ssize(both);
            });
    }
    return alike;
}

KindCounts countKinds(const std::vector<Disagreement> &disagreements)
{
    KindCounts counts{};
    for (const Disagreement &one : disagreements)
        ++counts[static_cast<size_t>(one.kind)];
    return counts;
}

} // namespace standpoint
