// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles stay together when a corpus is parted: a model would be tested on what it has learnt if one
// text, or an agency's report in two papers, were in two parts.
#pragma once

#include "model/project/project.h"

namespace standpoint {

struct SplitGroups
{
    QHash<ArticleId, qsizetype> groupOf; ///< index into `names`
    /// A name of each group that follows from its texts, whatever the project: 16 hexadecimal digits.
    QStringList names;
    std::vector<ArticleId> first; ///< of each group, an article whose text the name is of
    qsizetype nearlyTheSame = 0;  ///< texts that are in a group with another text

    QString nameOf(ArticleId article) const { return names.value(groupOf.value(article, -1)); }
};

/// All articles; those of one text (white space does not count) are in one group, and with `nearTogether`
/// those that are nearly the same (nearDuplicateShare), directly or by way of others. Groups are in the order
/// of a hash of their text. Takes some 20 ns a word for near ones.
SplitGroups splitGroups(const Project &project, bool nearTogether);

} // namespace standpoint
