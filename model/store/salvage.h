// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a tolerant reader tells of a project file that may be damaged.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// What names one saved state of a project file, for the journal that builds on it.
struct Generation
{
    Bits128 id;
    Bits128 parent; ///< the generation that the window had before; zero for a first save

    bool operator==(const Generation &) const = default;
};

/// One thing that is wrong in a project file.
struct Problem
{
    QString what;   ///< a plain sentence
    QString where;  ///< "article 3 “Talks”, annotation 2"; never empty
    QString remedy; ///< what a repair does about it: "left out", "dated nowhere"

    bool operator==(const Problem &) const = default;
};

/// What was found so far. A file may hold millions of wrong things: the first hundred thousand are kept, the
/// others counted.
struct Findings
{
    QList<Problem> problems;
    qint64 further = 0; ///< found besides those
    /// What was read and is not in the project.
    struct LeftOut
    {
        qint64 rows = 0; ///< of the codebook, the actors, the annotators and the work lists
        qint64 articles = 0;
        qint64 annotations = 0;
        qint64 decisions = 0; ///< of adjudication

        bool operator==(const LeftOut &) const = default;
    } leftOut;

    bool isEmpty() const { return problems.isEmpty(); }
    void append(const Findings &more);
};

/// What a tolerant reader got out of a damaged file.
struct Salvage
{
    Project project; ///< keeps every rule; without id where not even the description could be read
    Generation generation;
    Findings findings; ///< empty: the file is sound, and a strict reader gives the same project
};

} // namespace standpoint
