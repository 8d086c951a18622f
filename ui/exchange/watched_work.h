// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work on a snapshot that takes a while, with a way to stop it. The window goes on painting and does nothing
// else meanwhile.
#pragma once

#include <functional>

class QString;
class QWidget;

namespace standpoint {

/// Told how much is done, from 0 to 1; false: give up.
using WorkProgress = std::function<bool(double done)>;

/// Runs `work` on another thread and returns when it has ended. Keys, clicks, drops and closing wait from the
/// first moment on; after a short while `label`, the progress and a button to stop are shown.
void runWatched(
    const QString &label, QWidget *parent, const std::function<void(const WorkProgress &progress)> &work);

} // namespace standpoint
