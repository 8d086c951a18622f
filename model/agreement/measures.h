// SPDX-License-Identifier: GPL-3.0-or-later
//
// The measures of agreement on labels, from sums over items.
//
// Notation: n_ik annotators gave label k to item i, m_i annotators labelled it; items with m_i >= 2 are
// paired. An item's agreement is the mean weight of its pairs of labels. Measures but alpha are (observed -
// expected) / (1 - expected).
#pragma once

#include "model/agreement/counts.h"
#include "model/agreement/figure.h"

#include <array>

namespace standpoint {

enum class Measure
{
    /// Mean agreement of the paired items. Gwet 2014.
    PercentAgreement,
    /// The same where items weigh by their number of labels.
    PercentAgreementPooled,
    /// Share of the items that all annotators labelled in which all labels are equal.
    PercentAgreementAll,
    /// Two annotators only. Cohen 1960, 1968.
    CohenKappa,
    CohenKappaLinear,
    CohenKappaQuadratic,
    /// Mean over the pairs for which kappa is defined. Light 1971, Psychological Bulletin 76(5).
    CohenKappaMeanPairwise,
    CohenKappaLinearMeanPairwise,
    CohenKappaQuadraticMeanPairwise,
    /// Two annotators only. Scott 1955.
    ScottPi,
    /// Expected: squared mean shares of the labels in the labelled items. Fleiss 1971, Psychological Bulletin
    /// 76(5); with missing labels as Gwet 2014.
    FleissKappa,
    /// On the items that all annotators labelled.
    FleissKappaComplete,
    /// Expected: mean over the pairs of annotators of their shares' products. Conger 1980, Psychological
    /// Bulletin 88(2); with missing labels as Gwet 2014.
    CongerKappa,
    /// 1 - observed / expected disagreement of the coincidences. Krippendorff 2011, Computing Krippendorff's
    /// Alpha-Reliability.
    KrippendorffAlphaNominal,
    KrippendorffAlphaOrdinal,
    KrippendorffAlphaInterval,
    /// Expected: weights' share of all pairs of categories x chance that a label varies. Gwet 2008, British
    /// Journal of Mathematical and Statistical Psychology 61(1); weighted: Gwet 2014.
    GwetAc1,
    GwetAc2Linear,
    GwetAc2Quadratic,
    GwetAc2Ordinal,
    /// Expected: mean of all weights. Brennan & Prediger 1981, Educational and Psychological Measurement
    /// 41(3).
    BrennanPrediger,
    BrennanPredigerLinear,
    BrennanPredigerQuadratic
};
inline constexpr int measureCount = 23;

/// Stable, for files and scripts: "krippendorff_alpha_nominal".
QString nameOf(Measure measure);
/// For people: "Krippendorff's α, nominal".
QString titleOf(Measure measure);
/// Whether it needs an order of the categories.
bool isOrdered(Measure measure);

/// A figure for each measure; nothing where the sums do not tell (annotators or pairs not kept, no order, or
/// a measure for two annotators).
class MeasureFigures
{
public:
    const std::optional<Figure> &operator[](Measure measure) const
    {
        return m_figures[static_cast<size_t>(measure)];
    }
    std::optional<Figure> &operator[](Measure measure) { return m_figures[static_cast<size_t>(measure)]; }
    bool operator==(const MeasureFigures &) const = default;

private:
    std::array<std::optional<Figure>, measureCount> m_figures;
};

/// Computes measures for one table from any sums that have its layout.
class MeasureComputer
{
public:
    MeasureComputer(const LabelTable &table, const CountLayout &layout);

    MeasureFigures figures(std::span<const double> sums) const;
    const WeightMatrix &weights(Weighting weighting) const
    {
        return m_weights[static_cast<size_t>(weighting)];
    }

    /// What is expected by chance; only where the measure is defined.
    double expectedFleiss(std::span<const double> sums) const;
    double expectedGwet(std::span<const double> sums, Weighting weighting) const;
    double expectedBrennanPrediger(Weighting weighting) const;
    /// Conger's; `annotators` becomes the number of those with labels.
    double expectedConger(std::span<const double> sums, int &annotators) const;

private:
    Figure fleissComplete(std::span<const double> sums) const;
    Figure alpha(std::span<const double> sums, Measure measure) const;
    Figure gwet(std::span<const double> sums, Weighting weighting) const;
    void addObserved(std::span<const double> sums, MeasureFigures &figures) const;
    void addChanceCorrected(std::span<const double> sums, MeasureFigures &figures) const;
    void addPairs(std::span<const double> sums, MeasureFigures &figures) const;
    bool isOnScale(std::span<const double> used) const;

    LabelTable m_shape; ///< without labels
    CountLayout m_layout;
    std::vector<WeightMatrix> m_weights;
    std::array<double, weightingCount> m_weightSums{};
};

/// Of each label; nothing where it is undefined (the label does not occur, or nothing else does).
struct LabelFigures
{
    std::optional<double> alpha; ///< nominal, this label against all others together
    std::optional<double>
        specificAgreement;                ///< of the pairs in which one gave it: Cicchetti & Feinstein 1990
    std::optional<double> fleissComplete; ///< Fleiss 1971, on fully rated items
    double used = 0;                      ///< how often it was given in paired items
    bool operator==(const LabelFigures &) const = default;
};
std::vector<LabelFigures> labelFigures(const CountLayout &layout, std::span<const double> sums);

/// The coincidence o_kl of two labels in the paired items; o_kl = o_lk. Those that differ are known for
/// ordered categories only.
double coincidence(const CountLayout &layout, std::span<const double> sums, int k, int l);

} // namespace standpoint
