// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/dawid_skene.h"

#include "model/agreement/patterns.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::DawidSkene)
};

/// Items that everybody labelled alike count once, with a weight.
class Estimation
{
public:
    explicit Estimation(const LabelTable &table)
        : m_annotators(static_cast<size_t>(table.annotators))
        , m_categories(static_cast<size_t>(table.categories))
    {
        qint32 groups = 0;
        m_groupOf = identicalItems(table, groups);
        m_weights.resize(static_cast<size_t>(groups));
        m_labels.resize(m_weights.size() * m_annotators);
        for (qsizetype i = 0; i < table.items(); ++i) {
            const auto group = static_cast<size_t>(m_groupOf[static_cast<size_t>(i)]);
            if (m_weights[group]++ == 0)
                std::ranges::copy(table.item(i), &m_labels[group * m_annotators]);
        }
        m_result.annotators = table.annotators;
        m_result.categories = table.categories;
        m_result.prior.resize(m_categories);
        m_result.confusion.resize(m_annotators * m_categories * m_categories);
        m_result.reliability.resize(m_annotators);
        m_posterior.resize(m_weights.size() * m_categories);
        m_labelCount =
            static_cast<double>(table.labels.size() - std::ranges::count(table.labels, LabelTable::missing));
    }

    DawidSkene run(const DawidSkeneOptions &options)
    {
        takeVotes();
        const auto workOfStep = static_cast<double>(m_labels.size() * m_categories);
        const auto steps = static_cast<int>(std::clamp(options.work / workOfStep, 1.0, 1.0 * options.steps));
        for (int step = 0; step < steps; ++step) {
            maximise();
            m_result.logLikelihood.push_back(expect());
            const size_t done = m_result.logLikelihood.size();
            if (done > 1
                && m_result.logLikelihood[done - 1] - m_result.logLikelihood[done - 2]
                    < options.tolerance * m_labelCount) {
                m_result.hasConverged = true;
                break;
            }
        }
        finish();
        return std::move(m_result);
    }

private:
    std::span<double> posterior(size_t group)
    {
        return std::span(m_posterior).subspan(group * m_categories, m_categories);
    }
    std::span<const qint32> labels(size_t group) const
    {
        return std::span(m_labels).subspan(group * m_annotators, m_annotators);
    }
    double &chance(size_t annotator, size_t truth, size_t label)
    {
        return m_result.confusion[(annotator * m_categories + truth) * m_categories + label];
    }

    void takeVotes()
    {
        for (size_t g = 0; g < m_weights.size(); ++g) {
            const std::span<double> votes = posterior(g);
            double all = 0;
            for (const qint32 label : labels(g)) {
                if (label == LabelTable::missing)
                    continue;
                votes[static_cast<size_t>(label)] += 1;
                all += 1;
            }
            for (double &vote : votes)
                vote /= std::max(all, 1.0); // an item without labels says nothing
        }
    }

    void maximise()
    {
        std::ranges::fill(m_result.prior, 0);
        std::ranges::fill(m_result.confusion, 0);
        for (size_t g = 0; g < m_weights.size(); ++g) {
            const std::span<const double> chances = posterior(g);
            bool any = false;
            for (size_t a = 0; a < m_annotators; ++a) {
                const qint32 label = labels(g)[a];
                if (label == LabelTable::missing)
                    continue;
                any = true;
                for (size_t k = 0; k < m_categories; ++k)
                    chance(a, k, static_cast<size_t>(label)) += m_weights[g] * chances[k];
            }
            for (size_t k = 0; any && k < m_categories; ++k)
                m_result.prior[k] += m_weights[g] * chances[k];
        }
        normalise(m_result.prior);
        for (size_t a = 0; a < m_annotators; ++a)
            normaliseRows(a);
    }

    static bool normalise(std::span<double> chances)
    {
        const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
        for (double &chance : chances)
            chance = sum > 0 ? chance / sum : 0;
        return sum > 0;
    }

    void normaliseRows(size_t annotator)
    {
        std::vector<double> all(m_categories);
        for (size_t k = 0; k < m_categories; ++k) {
            for (size_t l = 0; l < m_categories; ++l)
                all[l] += chance(annotator, k, l);
        }
        if (!normalise(all))
            std::ranges::fill(all, 1.0 / static_cast<double>(m_categories));
        for (size_t k = 0; k < m_categories; ++k) {
            if (!normalise({&chance(annotator, k, 0), m_categories}))
                std::ranges::copy(all, &chance(annotator, k, 0));
        }
    }

    /// Returns the log likelihood of all labels.
    double expect()
    {
        double logLikelihood = 0;
        for (size_t g = 0; g < m_weights.size(); ++g) {
            const std::span<double> chances = posterior(g);
            std::ranges::copy(m_result.prior, chances.begin());
            double scale = 0; // the logarithm of what was taken out so that no product vanishes
            for (size_t a = 0; a < m_annotators; ++a) {
                const qint32 label = labels(g)[a];
                if (label == LabelTable::missing)
                    continue;
                for (size_t k = 0; k < m_categories; ++k)
                    chances[k] *= chance(a, k, static_cast<size_t>(label));
                const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
                if (sum > 1e-200 || sum <= 0)
                    continue;
                for (double &one : chances)
                    one /= sum;
                scale += std::log(sum);
            }
            const double sum = std::accumulate(chances.begin(), chances.end(), 0.0);
            normalise(chances);
            logLikelihood += m_weights[g] * (std::log(sum) + scale);
        }
        return logLikelihood;
    }

    void finish()
    {
        for (size_t a = 0; a < m_annotators; ++a) {
            for (size_t k = 0; k < m_categories; ++k)
                m_result.reliability[a] += m_result.prior[k] * chance(a, k, k);
        }
        m_result.posterior.reserve(m_groupOf.size() * m_categories);
        for (const qint32 group : m_groupOf) {
            const std::span<const double> chances = posterior(static_cast<size_t>(group));
            m_result.posterior.insert(m_result.posterior.end(), chances.begin(), chances.end());
        }
    }

    size_t m_annotators;
    size_t m_categories;
    std::vector<qint32> m_groupOf; ///< of each item
    std::vector<double> m_weights; ///< of each group: how many items
    std::vector<qint32> m_labels;  ///< of each group, by annotator
    std::vector<double> m_posterior;
    double m_labelCount = 0;
    DawidSkene m_result;
};

} // namespace

Result<DawidSkene> dawidSkene(const LabelTable &table, const DawidSkeneOptions &options)
{
    if (table.annotators < 2)
        return fail(
            Error::Kind::Invalid, Words::tr("Reliability can only be estimated of two annotators or more."));
    if (std::ranges::all_of(table.labels, [](qint32 label) { return label == LabelTable::missing; }))
        return fail(Error::Kind::Invalid,
            Words::tr("Nobody found anything from which reliability can be estimated."));
    return Estimation(table).run(options);
}

LikelyLabel likelyLabel(const DawidSkene &estimate, qsizetype item)
{
    constexpr double alike = 1e-9;
    const std::span<const double> chances = estimate.item(item);
    const double highest = std::ranges::max(chances);
    LikelyLabel likely;
    qsizetype asLikely = 0;
    for (size_t k = chances.size(); k-- > 0;) {
        if (chances[k] < highest - alike)
            continue;
        ++asLikely;
        likely.category = static_cast<int>(k);
        likely.chance = chances[k];
    }
    likely.isTie = asLikely > 1;
    return likely;
}

double doubtOn(const DawidSkene &estimate, qsizetype item)
{
    double entropy = 0;
    for (const double chance : estimate.item(item))
        entropy -= chance > 0 ? chance * std::log(chance) : 0;
    return estimate.categories > 1 ? entropy / std::log(static_cast<double>(estimate.categories)) : 0;
}

} // namespace standpoint
