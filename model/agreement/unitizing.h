// SPDX-License-Identifier: GPL-3.0-or-later
//
// Krippendorff's alphas for units that the annotators cut out of a continuum themselves.
#pragma once

#include "model/agreement/figure.h"
#include "model/agreement/span_table.h"

namespace standpoint {

/// alpha_U: how far the ends of overlapping units lie apart, against what the same units and gaps give at
/// random places. Units of one annotator may overlap where their categories differ. Source: Krippendorff
/// 1995, Sociological Methodology 25; 2004, Content Analysis, 2nd ed.
struct AlphaU
{
    Figure all;
    std::vector<std::optional<double>> byCategory; ///< nothing where undefined
};
AlphaU alphaU(const SpanTable &table);

/// The family of 2016, over the lengths on which annotators' units and gaps coincide. Units of one annotator
/// may not overlap. Source: Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50.
struct UnitizedAlphas
{
    Figure nominal;                                ///< u-alpha: gaps are a value of their own
    Figure binary;                                 ///< |u-alpha: unit against gap
    Figure coding;                                 ///< cu-alpha: values where units of two annotators overlap
    std::optional<double> coverage;                ///< the share of the continuum on which `coding` rests
    std::vector<std::optional<double>> byCategory; ///< (k)u-alpha; nothing where undefined
};
UnitizedAlphas unitizedAlphas(const SpanTable &table);

} // namespace standpoint
