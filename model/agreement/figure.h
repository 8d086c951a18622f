// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a measure of agreement comes to: a value, or the reason why there is none. Never NaN, and never 1 by
// convention.
#pragma once

#include <QString>

#include <optional>

namespace standpoint {

/// Why a measure has no value for some data.
enum class Undefined
{
    NoPairableItems,           ///< no item has labels of two annotators
    NoFullyRatedItems,         ///< no item has labels of all annotators
    NoVariation,               ///< chance alone gives full agreement: only one label occurs
    OneCategory,               ///< there is only one label to choose from
    NoDefinedPair,             ///< the measure is undefined for every pair of annotators
    NotOrdered,                ///< a label that occurs has no place on the scale
    OneAnnotator,              ///< there is nobody to compare with
    NoUnits,                   ///< nobody marked anything
    NoGaps,                    ///< everything is marked by everybody
    NoIntersections,           ///< no units of two annotators overlap
    SameAnnotatorUnitsOverlap, ///< one annotator's units overlap, which the measure cannot take
    TooManyUnits               ///< the best alignment cannot be found in reasonable time
};

/// Stable, for files and scripts: "no_pairable_items".
QString nameOf(Undefined why);
/// For people: one sentence.
QString sentenceOf(Undefined why);

struct Interval
{
    double low = 0;
    double high = 0;
    bool operator==(const Interval &) const = default;
};

struct Figure
{
    std::optional<double> value;
    Undefined why = Undefined::NoPairableItems; ///< says something only where there is no value
    std::optional<double> standardError;        ///< closed form, where the measure has one
    std::optional<Interval> interval;           ///< 95 %, closed form

    static Figure of(double value) { return {value, {}, {}, {}}; }
    static Figure none(Undefined why) { return {{}, why, {}, {}}; }
    bool operator==(const Figure &) const = default;
};

} // namespace standpoint
