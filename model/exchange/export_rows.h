// SPDX-License-Identifier: GPL-3.0-or-later
//
// A labelled corpus as rows: one for each annotation, for each sentence with what is said in it, or for each
// article × actor × issue. What scripts that train or count read.
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

struct ExportRow
{
    QString id; ///< an annotation's id; with what tells rows of one apart where there are several
    AnnotatorId annotator;
    ActorId actor;  ///< null where nothing is said
    IssueId issue;  ///< likewise
    QString stance; ///< its name, "none", or "mixed" where one annotator says several of one article
    std::optional<double> polarity;
    QList<TextSpan> evidence; ///< UTF-16 code units, in order; never empty
    /// The one that the row is of, or what all agree on that it is of: note, confidence and answers are empty
    /// where these differ. Null for "none".
    Shared<Annotation> annotation = {};
};

/// What a sentence without an annotation, and an article that is said several things of, have for a stance.
QString noStance();
QString mixedStance();

/// The rows of one article, by annotator in the project's order, then by place. With `none`, a sentence in
/// which an annotator who is done with the article saw nothing is a row as well. So it is in gold where
/// nobody is still at work on the article and gold says or decided something in it, but for sentences in
/// which somebody found what is not decided yet.
std::vector<ExportRow> exportRows(const ExportRun &run, const ExportedArticle &exported);

/// What rows of sentences and articles do not say of the annotations that they are made of.
void addRowLosses(ExportRun &run, const ExportedArticle &exported);

/// The text of so many sentences before the row's first, and after its last. Empty for none.
QString contextBefore(const Article &article, const ExportRow &row, int sentences);
QString contextAfter(const Article &article, const ExportRow &row, int sentences);

} // namespace standpoint
