// SPDX-License-Identifier: GPL-3.0-or-later
//
// Train, validation and test: which articles go where.
#pragma once

#include "model/exchange/split_groups.h"

#include <array>
#include <functional>

namespace standpoint {

class ExportScope;

/// Reads "80:10:10". Fails with Invalid.
Result<std::array<int, 3>> readSplit(const QString &text);

/// What is parted: what an export takes.
struct SplitScope
{
    std::function<bool(const Article &)> takes = {};                      ///< null: all articles
    std::function<bool(const Article &, const Annotation &)> counts = {}; ///< null: all annotations of these
};

/// The scope must outlive it.
SplitScope splitScope(const ExportScope &scope);

/// What a data set is parted by where nobody says otherwise.
inline constexpr std::array<int, 3> usualShares{80, 10, 10};

/// The articles of train, validation and test, each in the project's order. No group (split_groups.h) is in
/// two of them. Every issue × stance is spread by the shares as far as whole articles allow: the rarest
/// first, each of its articles to the part that lacks it most (iterative stratification: Sechidis, Tsoumakas
/// and Vlahavas, On the stratification of multi-label data, ECML PKDD 2011). Articles without annotations
/// that count are spread by their number. A part whose share is not 0 gets something that counts, where there
/// are enough groups. The same texts, annotations, shares and seed give the same parts in any project.
std::array<QList<ArticleId>, 3> splitArticles(const Project &project, const SplitGroups &groups,
    const SplitScope &scope, const std::array<int, 3> &shares, quint64 seed);

} // namespace standpoint
