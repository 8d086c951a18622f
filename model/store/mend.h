// SPDX-License-Identifier: GPL-3.0-or-later
//
// For the tolerant reader: what breaks a rule of the project in one thing of a damaged file, found all of it
// and mended where the rest of the thing is worth keeping. A value that cannot be right is taken away or
// replaced by one that says so; nothing is guessed. What is sound is left as it is, without a word.
#pragma once

#include "model/store/salvage.h"

#include <QSet>

namespace standpoint {

class GraphemeBoundaries;

/// Where in a file the reader is; and the findings that it adds to.
class Examiner
{
public:
    explicit Examiner(Findings &findings)
        : m_findings(findings)
    {
    }
    Findings &findings() { return m_findings; }
    void found(const QString &what, const QString &remedy);

    QString kind;          ///< "issue", "article"; empty: the file as a whole
    qint64 row = 0;        ///< of that kind, from 1
    QString name;          ///< of that row, where it has one
    qint64 annotation = 0; ///< from 1; 0: the article itself
    QString place() const;

private:
    Findings &m_findings;
};

/// Names and ids that the rows before have taken, of one table.
template <typename Entity> struct Taken
{
    QSet<Id<Entity>> ids;
    QSet<QString> names;
    qsizetype expressions = 0; ///< of issues
};

void mend(Examiner &examiner, ProjectInfo &info);
void mend(Examiner &examiner, Taken<Issue> &taken, Issue &issue);
void mend(Examiner &examiner, Taken<StanceValue> &taken, StanceValue &stance);
void mend(Examiner &examiner, Taken<Attribute> &taken, Attribute &attribute);
void mend(Examiner &examiner, Taken<Annotator> &taken, Annotator &annotator);
void mend(Examiner &examiner, Taken<ReasonCode> &taken, ReasonCode &reason);
/// All but the annotator: a list of nobody is refused.
void mend(Examiner &examiner, Taken<WorkList> &taken, WorkList &list);
/// All but the affiliations, which may name actors that come later.
void mend(Examiner &examiner, Taken<Actor> &taken, Actor &actor);
/// Takes away affiliations that cannot be.
void mendAffiliations(Examiner &examiner, const Project &project, Actor &actor);

/// The article but for its annotations. `flaws` are those of the archive in its text. False: the article must
/// be left out, for where its offsets point cannot be told.
bool mendArticle(
    Examiner &examiner, const Project &project, Article &article, const QStringList &flawsOfText);
/// Takes away those of the article's decisions that cannot be kept, once mendArticle() was there.
void mendDecisions(Examiner &examiner, const Project &project, Article &article);
/// Takes away those of the article's annotations that cannot be kept, and mends the others.
/// `examiner.annotation` counts them; `numbers` are their places in the file, where some were left out
/// already.
void mendAnnotations(
    Examiner &examiner, const Project &project, Article &article, const QList<qint64> &numbers);

} // namespace standpoint
