// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/gold_estimate.h"

#include <algorithm>

namespace standpoint {

namespace {

/// Of each label of the units: none, the stances by their names, and perhaps "mixed".
std::vector<StanceId> stancesOf(const Project &project, const QStringList &labels)
{
    QHash<QString, StanceId> byName;
    for (const Shared<StanceValue> &stance : project.stances())
        byName.insert(stance->name, stance->id);
    std::vector<StanceId> stances(static_cast<size_t>(labels.size()));
    const qsizetype scale = std::min(labels.size() - 1, project.stances().size());
    for (qsizetype label = 1; label <= scale; ++label)
        stances[static_cast<size_t>(label)] = byName.value(labels[label]);
    return stances;
}

} // namespace

qsizetype GoldEstimate::indexOf(ArticleId article, const CaseUnit &unit) const
{
    const auto place = placeOf.constFind(article);
    if (place == placeOf.cend())
        return -1;
    const auto begin = units.units.begin() + place->first;
    const auto end = units.units.begin() + place->second;
    const auto found = std::ranges::lower_bound(begin, end, unit, {}, [](const Unit &one) {
        return CaseUnit{one.sentence, one.actor, one.issue};
    });
    if (found == end || CaseUnit{found->sentence, found->actor, found->issue} != unit)
        return -1;
    return found - units.units.begin();
}

Result<GoldEstimate> estimateGold(const Project &project, const Comparison &comparison)
{
    const Result<ComparedArticles> compared = comparedArticles(project, comparison);
    if (!compared)
        return tl::make_unexpected(compared.error());
    GoldEstimate estimate;
    estimate.units = unitsOf(project, comparison, *compared, Question::Everything);
    Result<DawidSkene> model = dawidSkene(estimate.units.table);
    if (!model)
        return tl::make_unexpected(model.error());
    estimate.model = std::move(*model);
    estimate.stances = stancesOf(project, estimate.units.labels);
    const std::vector<Unit> &units = estimate.units.units;
    for (size_t i = 0; i < units.size(); ++i) {
        const ArticleId article = estimate.units.articles[static_cast<size_t>(units[i].article)];
        const auto index = static_cast<qsizetype>(i);
        auto place = estimate.placeOf.find(article);
        if (place == estimate.placeOf.end())
            place = estimate.placeOf.insert(article, {index, index});
        place->second = index + 1;
    }
    return estimate;
}

std::optional<LikelyCase> likelyCase(const GoldEstimate &estimate, const Case &one)
{
    if (!estimate.model.hasConverged)
        return std::nullopt;
    LikelyCase all{{}, 1};
    for (const CaseUnit &unit : one.units) {
        const qsizetype index = estimate.indexOf(one.article, unit);
        if (index < 0)
            return std::nullopt;
        const LikelyLabel likely = likelyLabel(estimate.model, index);
        if (likely.isTie)
            return std::nullopt;
        all.chance = std::min(all.chance, likely.chance);
        if (likely.category == 0)
            continue;
        const Found found{
            unit.sentence, unit.actor, unit.issue, estimate.stances[static_cast<size_t>(likely.category)]};
        const bool isFound = std::ranges::any_of(
            one.lanes, [&](const Lane &lane) { return std::ranges::count(lane.found, found) > 0; });
        if (!isFound)
            return std::nullopt;
        all.becomes.push_back(found);
    }
    std::ranges::sort(all.becomes);
    return all;
}

CaseRank mostDoubtful(const std::shared_ptr<const GoldEstimate> &estimate)
{
    return [estimate](const Case &one) {
        const bool isEstimated = std::ranges::any_of(
            one.units, [&](const CaseUnit &unit) { return estimate->indexOf(one.article, unit) >= 0; });
        return isEstimated ? -doubtOn(*estimate, one) : 1;
    };
}

BulkChoice likelyAtLeast(const GoldEstimate &estimate, double least)
{
    constexpr double rounding = 1e-12;
    return [&estimate, least](const Case &one) -> std::optional<std::vector<Found>> {
        std::optional<LikelyCase> likely = likelyCase(estimate, one);
        if (!likely || likely->chance < least - rounding)
            return std::nullopt;
        return std::move(likely->becomes);
    };
}

double doubtOn(const GoldEstimate &estimate, const Case &one)
{
    double doubt = 0;
    for (const CaseUnit &unit : one.units) {
        if (const qsizetype index = estimate.indexOf(one.article, unit); index >= 0)
            doubt = std::max(doubt, doubtOn(estimate.model, index));
    }
    return doubt;
}

} // namespace standpoint
