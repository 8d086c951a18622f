// SPDX-License-Identifier: GPL-3.0-or-later
//
// An action says in its tool tip what it does and with which key; while it cannot be used, it says why.
#pragma once

#include <QString>

class QAction;
class QMenuBar;
class QToolBar;

namespace standpoint {

/// Switches `action` on or off; `whyNot` is one sentence for the time that it is off, `tip` for the other
/// times, where its name alone does not say enough.
void setUsable(QAction *action, bool usable, const QString &whyNot, const QString &tip = {});

/// That sentence; empty where the action can be used or nobody said why not.
QString whyNotUsable(const QAction *action);

/// Tool tips of the buttons of `bar` end with the keys that do the same, whatever these are at that moment.
void showKeysInTips(QToolBar *bar);
/// Everything in the menus of `bar` that has more to say than its name says it where the pointer rests.
void showTips(QMenuBar *bar);

/// The words of an action without the marks that menus need: "&Save as…" is "Save as…".
QString plainName(const QAction *action);

} // namespace standpoint
