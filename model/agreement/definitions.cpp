// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/definitions.h"

#include <QCoreApplication>

#include <array>

namespace standpoint {

namespace {

struct Entry
{
    const char *term;
    const char *meaning;
    const char *reference;
};

constexpr const char *context = "standpoint::Definition";

// References are names and numbers: they are not translated.
constexpr std::array<Entry, 21> entries{{
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Unit"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "What gets a label from each annotator. Only articles count that an annotator has marked done: "
            "there silence means \"none\", elsewhere nothing is known. An annotation counts in every "
            "sentence "
            "that its marked text touches."),
        ""},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Disagreement"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "What one of two annotators found in a sentence and the other did not find alike. Findings that "
            "differ in one point only are put together and count once: by place, stance, actor and issue in "
            "turn. Opposite stances lie on two sides of the middle of the scale."),
        ""},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Observed agreement"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Mean, over the units with two labels or more, of the share of pairs of labels that are equal."),
        "Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.). Advanced Analytics."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Observed agreement, pooled"),
        QT_TRANSLATE_NOOP("standpoint::Definition", "The same where units weigh by their number of labels."),
        ""},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Observed agreement of all"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Of the units that all annotators labelled, the share in which all labels are equal."),
        ""},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Cohen's κ"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "(observed - expected) / (1 - expected) of two annotators; expected by chance is what their own "
            "shares of the labels give. With weights, labels near each other on the scale agree in part."),
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
        "Measurement, 20(1), 37-46. Cohen, J. (1968). Weighted kappa. Psychological Bulletin, 70(4), "
        "213-220."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Cohen's κ, mean of pairs"),
        QT_TRANSLATE_NOOP("standpoint::Definition", "The plain mean over the pairs for which κ is defined."),
        "Light, R. J. (1971). Measures of response agreement for qualitative data. Psychological Bulletin, "
        "76(5), 365-377."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Scott's π"),
        QT_TRANSLATE_NOOP(
            "standpoint::Definition", "As Cohen's κ, with the shares of both annotators taken together."),
        "Scott, W. A. (1955). Reliability of content analysis: The case of nominal scale coding. Public "
        "Opinion "
        "Quarterly, 19(3), 321-325."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Fleiss' κ"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "For any number of annotators; expected by chance is the sum of the squared mean shares of the "
            "labels. Complete cases: only units that all have labelled."),
        "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, "
        "76(5), 378-382."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Conger's κ"),
        QT_TRANSLATE_NOOP(
            "standpoint::Definition", "As Fleiss' κ, where each annotator keeps shares of their own."),
        "Conger, A. J. (1980). Integration and generalization of kappas for multiple raters. Psychological "
        "Bulletin, 88(2), 322-328."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Krippendorff's α"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "1 - observed / expected disagreement, for any number of annotators and with missing labels. "
            "Nominal: labels are equal or not. Interval: labels differ by the square of their distance on "
            "the "
            "scale. Ordinal: by how many labels were given between them."),
        "Krippendorff, K. (2018). Content Analysis: An Introduction to Its Methodology (4th ed.). SAGE."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Gwet's AC1 and AC2"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Expected by chance is only what annotators guess, so that very unequal labels do not push it "
            "down. AC2 has weights."),
        "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high "
        "agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29-48."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Brennan-Prediger"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Expected by chance is the same for every label of the codebook, used or not."),
        "Brennan, R. L., & Prediger, D. J. (1981). Coefficient kappa: Some uses, misuses, and alternatives. "
        "Educational and Psychological Measurement, 41(3), 687-699."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Specific agreement"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Of a label: if one annotator gave it, how often another gave it, too."),
        "Cicchetti, D. V., & Feinstein, A. R. (1990). High agreement but low kappa: II. Resolving the "
        "paradoxes. "
        "Journal of Clinical Epidemiology, 43(6), 551-558."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "F1 of marked text"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Twice the spans that two annotators have in common, by the number of spans of both; mean of the "
            "pairs. In common are spans with the same begin and end, or that overlap, or characters."),
        ""},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Krippendorff's αU"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "How far the ends of overlapping spans lie apart, against the same spans at random places."),
        "Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological Methodology, "
        "25, "
        "47-76."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Krippendorff's uα, |uα and cuα"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "α over the lengths of text on which spans and gaps of annotators coincide: with labels (uα), "
            "marked "
            "or not (|uα), and labels where both have marked (cuα)."),
        "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing "
        "textual continua: Further developments. Quality & Quantity, 50(6), 2347-2364."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "γ"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "1 - disorder of the best alignment of spans / mean disorder of random ones with the same "
            "habits."),
        "Mathet, Y., Widlöcher, A., & Métivier, J.-P. (2015). The unified and holistic method gamma (γ) for "
        "inter-annotator agreement measure and alignment. Computational Linguistics, 41(3), 437-479."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Interval"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "Where the measure lies in 95 of 100 repetitions of the study. Resamples draw articles with "
            "replacement, since sentences of one article are not independent, and take the 2.5 and 97.5 "
            "percentiles."),
        "Efron, B., & Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman & Hall."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Interval, closed form"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "From the variance of the measure over units, by Student's t distribution; Cohen's κ by its "
            "standard "
            "error for large samples."),
        "Gwet (2014). Fleiss, J. L., Cohen, J., & Everitt, B. S. (1969). Large sample standard errors of "
        "kappa and "
        "weighted kappa. Psychological Bulletin, 72(5), 323-327."},
    {QT_TRANSLATE_NOOP("standpoint::Definition", "Undefined"),
        QT_TRANSLATE_NOOP("standpoint::Definition",
            "A measure has no value where nothing can be compared or chance alone gives full agreement. It "
            "is "
            "then neither 0 nor 1."),
        ""},
}};

} // namespace

QList<Definition> definitions()
{
    QList<Definition> all;
    for (const Entry &entry : entries)
        all.append({QCoreApplication::translate(context, entry.term),
            QCoreApplication::translate(context, entry.meaning), QString::fromUtf8(entry.reference)});
    return all;
}

} // namespace standpoint
