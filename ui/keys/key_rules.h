// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which keys an action can have, and how a pressed key is named.
#pragma once

#include "ui/keys/key_layout.h"

class QKeyEvent;

namespace standpoint {

/// Why this key cannot be given to this action (a place in keyActions()), as a sentence; nothing where it
/// can.
std::optional<QString> whyNot(const QKeySequence &key, int action);

/// The key that was pressed, as it is given to actions: without the keypad, and without Shift where a sign
/// is typed with it. Empty for a modifier alone.
QKeySequence pressedKey(const QKeyEvent &event);

/// A key for people to read: "Ctrl+S", "Enter".
QString keyText(const QKeySequence &key);
/// The keys for people to read: "Q, Ctrl+S"; the first one; "(no key)" where there is none.
QString keysText(const QList<QKeySequence> &keys);
QString firstKeyText(const QList<QKeySequence> &keys);

} // namespace standpoint
