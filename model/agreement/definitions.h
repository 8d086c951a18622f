// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the measures of a report mean, in words and with their sources, for who reads it without knowing them.
#pragma once

#include <QList>
#include <QString>

namespace standpoint {

struct Definition
{
    QString term;      ///< "Krippendorff's α, nominal"
    QString meaning;   ///< one or two sentences
    QString reference; ///< as in a list of references; empty where it is ours
};

/// Of all measures and questions that a report names, in the order in which it shows them.
QList<Definition> definitions();

} // namespace standpoint
