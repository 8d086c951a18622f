// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists for screen readers. Who works by the tree of a window's things can select a row of a list, and has no
// click and no Enter to say that this one is meant.
#pragma once

#include <functional>

class QAbstractItemView;
class QModelIndex;

namespace standpoint {

/// Calls `choose` with a row of `view` that was selected neither by mouse nor keyboard while a screen reader
/// runs. `isOurs` tells a row that the program itself marks.
void chooseWhatIsSelected(QAbstractItemView *view, const std::function<bool(const QModelIndex &)> &isOurs,
    const std::function<void(const QModelIndex &)> &choose);

} // namespace standpoint
