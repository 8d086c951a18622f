// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/figure.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Figure)
};

} // namespace

QString nameOf(Undefined why)
{
    switch (why) {
    case Undefined::NoPairableItems:
        return QStringLiteral("no_pairable_items");
    case Undefined::NoFullyRatedItems:
        return QStringLiteral("no_fully_rated_items");
    case Undefined::NoVariation:
        return QStringLiteral("no_variation");
    case Undefined::OneCategory:
        return QStringLiteral("one_category");
    case Undefined::NoDefinedPair:
        return QStringLiteral("no_defined_pair");
    case Undefined::NotOrdered:
        return QStringLiteral("not_ordered");
    case Undefined::OneAnnotator:
        return QStringLiteral("one_annotator");
    case Undefined::NoUnits:
        return QStringLiteral("no_units");
    case Undefined::NoGaps:
        return QStringLiteral("no_gaps");
    case Undefined::NoIntersections:
        return QStringLiteral("no_intersections");
    case Undefined::SameAnnotatorUnitsOverlap:
        return QStringLiteral("same_annotator_units_overlap");
    case Undefined::TooManyUnits:
        return QStringLiteral("too_many_units");
    }
    Q_UNREACHABLE();
}

QString sentenceOf(Undefined why)
{
    switch (why) {
    case Undefined::NoPairableItems:
        return Words::tr("Nothing was labelled by two annotators.");
    case Undefined::NoFullyRatedItems:
        return Words::tr("Nothing was labelled by all annotators.");
    case Undefined::NoVariation:
        return Words::tr("Only one label occurs, so chance alone gives full agreement.");
    case Undefined::OneCategory:
        return Words::tr("There is only one label to choose from.");
    case Undefined::NoDefinedPair:
        return Words::tr("It is undefined for every pair of annotators.");
    case Undefined::NotOrdered:
        return Words::tr("A label that occurs has no place on the scale.");
    case Undefined::OneAnnotator:
        return Words::tr("There is nobody to compare with.");
    case Undefined::NoUnits:
        return Words::tr("Nobody marked anything.");
    case Undefined::NoGaps:
        return Words::tr("Everything is marked by everybody.");
    case Undefined::NoIntersections:
        return Words::tr("No marked texts of two annotators overlap.");
    case Undefined::SameAnnotatorUnitsOverlap:
        return Words::tr(
            "Texts that one annotator marked overlap each other, and the measure cannot take that.");
    case Undefined::TooManyUnits:
        return Words::tr("There are too many marked texts to find the best alignment.");
    }
    Q_UNREACHABLE();
}

} // namespace standpoint
