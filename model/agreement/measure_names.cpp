// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/measures.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Name
{
    const char *name;
    const char *title;
    bool ordered;
};

// In the order of Measure.
constexpr Name names[measureCount] = {
    {"percent_agreement", QT_TRANSLATE_NOOP("standpoint::Measure", "Observed agreement"), false},
    {"percent_agreement_pooled", QT_TRANSLATE_NOOP("standpoint::Measure", "Observed agreement, pooled"),
        false},
    {"percent_agreement_all", QT_TRANSLATE_NOOP("standpoint::Measure", "Observed agreement of all"), false},
    {"cohen_kappa", QT_TRANSLATE_NOOP("standpoint::Measure", "Cohen's κ"), false},
    {"cohen_kappa_linear", QT_TRANSLATE_NOOP("standpoint::Measure", "Cohen's κ, linear weights"), true},
    {"cohen_kappa_quadratic", QT_TRANSLATE_NOOP("standpoint::Measure", "Cohen's κ, quadratic weights"), true},
    {"cohen_kappa_mean_pairwise", QT_TRANSLATE_NOOP("standpoint::Measure", "Cohen's κ, mean of pairs"),
        false},
    {"cohen_kappa_linear_mean_pairwise",
        QT_TRANSLATE_NOOP("standpoint::Measure", "Cohen's κ, linear weights, mean of pairs"), true},
    {"cohen_kappa_quadratic_mean_pairwise",
        QT_TRANSLATE_NOOP("standpoint::Measure", "Cohen's κ, quadratic weights, mean of pairs"), true},
    {"scott_pi", QT_TRANSLATE_NOOP("standpoint::Measure", "Scott's π"), false},
    {"fleiss_kappa", QT_TRANSLATE_NOOP("standpoint::Measure", "Fleiss' κ"), false},
    {"fleiss_kappa_complete", QT_TRANSLATE_NOOP("standpoint::Measure", "Fleiss' κ, complete cases"), false},
    {"conger_kappa", QT_TRANSLATE_NOOP("standpoint::Measure", "Conger's κ"), false},
    {"krippendorff_alpha_nominal", QT_TRANSLATE_NOOP("standpoint::Measure", "Krippendorff's α, nominal"),
        false},
    {"krippendorff_alpha_ordinal", QT_TRANSLATE_NOOP("standpoint::Measure", "Krippendorff's α, ordinal"),
        true},
    {"krippendorff_alpha_interval", QT_TRANSLATE_NOOP("standpoint::Measure", "Krippendorff's α, interval"),
        true},
    {"gwet_ac1", QT_TRANSLATE_NOOP("standpoint::Measure", "Gwet's AC1"), false},
    {"gwet_ac2_linear", QT_TRANSLATE_NOOP("standpoint::Measure", "Gwet's AC2, linear weights"), true},
    {"gwet_ac2_quadratic", QT_TRANSLATE_NOOP("standpoint::Measure", "Gwet's AC2, quadratic weights"), true},
    {"gwet_ac2_ordinal", QT_TRANSLATE_NOOP("standpoint::Measure", "Gwet's AC2, ordinal weights"), true},
    {"brennan_prediger", QT_TRANSLATE_NOOP("standpoint::Measure", "Brennan-Prediger"), false},
    {"brennan_prediger_linear", QT_TRANSLATE_NOOP("standpoint::Measure", "Brennan-Prediger, linear weights"),
        true},
    {"brennan_prediger_quadratic",
        QT_TRANSLATE_NOOP("standpoint::Measure", "Brennan-Prediger, quadratic weights"), true},
};

} // namespace

QString nameOf(Measure measure)
{
    return QString::fromLatin1(names[static_cast<size_t>(measure)].name);
}

QString titleOf(Measure measure)
{
    return QCoreApplication::translate("standpoint::Measure", names[static_cast<size_t>(measure)].title);
}

bool isOrdered(Measure measure)
{
    return names[static_cast<size_t>(measure)].ordered;
}

} // namespace standpoint
