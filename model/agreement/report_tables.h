// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report as tables: what the window shows, copies and exports. Each number says which units stand behind
// it.
#pragma once

#include "model/agreement/report_units.h"

namespace standpoint {

struct ReportCell
{
    QString text;                     ///< for people
    std::optional<double> value;      ///< as exact as it is; nothing where the cell is words or is undefined
    std::optional<Interval> interval; ///< 95 %, of a measure
    std::optional<Undefined> why;     ///< of a measure without a value
    std::optional<UnitFilter> opens;
    std::optional<Interval> bar; ///< of a share: where its bar begins and ends, 0 to 1
    std::optional<double> heat;  ///< of a matrix: how deep its colour is, 0 to 1
    QString of = {};             ///< the id of what it names, for files; empty where that has none

    static ReportCell words(const QString &text, const QString &of = {})
    {
        return {text, {}, {}, {}, {}, {}, {}, of};
    }
};

struct ReportColumn
{
    /// What kind of value it has, and how that is drawn.
    enum class Kind
    {
        Words,
        Count,
        Share,   ///< 0 to 1: a bar
        Measure, ///< up to 1: a dot and its interval on a line
        Number,  ///< a measure that is not drawn
        Heat     ///< the same as a colour: cells of a matrix
    };
    QString id;    ///< stable, for files
    QString title; ///< for people
    Kind kind = Kind::Words;
    QString of = {}; ///< the id of what it stands for, for files; empty where that has none
};

struct ReportTable
{
    QString id;     ///< stable, for files: "confusion"
    QString title;  ///< for people
    QString remark; ///< what a reader must know to read it: unit, what was left out, how intervals were made
    QList<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;
};

/// One row a question: units, observed agreement, alpha with its interval, kappa, AC1.
ReportTable headlineTable(const AgreementReport &report);
/// Every measure under every question.
ReportTable measuresTable(const AgreementReport &report);
/// Measures of marked spans.
ReportTable spansTable(const AgreementReport &report);
/// From everything that pairs of annotators found to what both found, less what each kind of disagreement
/// takes: the shares add up to 1.
ReportTable waterfallTable(const AgreementReport &report);
/// Disagreements of each kind by issue, actor, article or week; and alpha of the units there.
ReportTable lossTable(const AgreementReport &report, By by);
/// What each annotator found, missed, and found alone; agreement with the others.
ReportTable annotatorsTable(const AgreementReport &report);
/// Cohen's kappa of each pair of annotators, as a matrix.
ReportTable pairsTable(const AgreementReport &report, Question question);
/// How often one annotator gave this label and the other that one; nothing: all pairs together, each both
/// ways.
ReportTable confusionTable(
    const AgreementReport &report, Question question, std::optional<std::pair<int, int>> pair);
/// Alpha and specific agreement of each label.
ReportTable labelsTable(const AgreementReport &report, Question question);
/// What was not counted, and why.
ReportTable leftOutTable(const AgreementReport &report);

/// All of them, as an appendix to a paper prints them.
std::vector<ReportTable> allTables(const AgreementReport &report);

/// "Ada, Bo and Cy; 40 articles; intervals: 1,000 resamples of articles, seed 1".
QString basisOf(const AgreementReport &report);

} // namespace standpoint
