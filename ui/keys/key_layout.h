// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which letter lies where on a keyboard, and what that means for keys that mirror places: the stance pad.
#pragma once

#include "ui/keys/key_actions.h"

#include <QKeyCombination>

#include <optional>

namespace standpoint {

enum class KeyLayout
{
    Qwerty,
    Qwertz,
    Azerty,
    ByPosition, ///< named as on QWERTY, and recognised by place, whatever a key types
};
inline constexpr KeyLayout keyLayouts[] = {
    KeyLayout::Qwerty, KeyLayout::Qwertz, KeyLayout::Azerty, KeyLayout::ByPosition};
QString layoutName(KeyLayout layout);
/// The name in settings, and back; nothing where no layout is called so.
QString layoutId(KeyLayout layout);
std::optional<KeyLayout> layoutOf(const QString &id);

/// The keys that an action has on this layout, before anybody changes them. Where a layout's pad has a letter
/// that means something else on QWERTY, the two swap, so no two actions come to have one key.
QList<QKeySequence> defaultKeys(const KeyAction &action, KeyLayout layout);

/// The character that a key types on a layout: 0 for a key that types none or is dead.
/// `scanCode` is what X11 and Wayland call a key's code: that of evdev and 8.
char16_t atPlace(quint32 scanCode, KeyLayout layout, bool shift);
/// The key of that place, with Shift where it is a letter; nothing where the layout has no character there.
std::optional<QKeyCombination> keyAtPlace(quint32 scanCode, KeyLayout layout, bool shift);
/// Whether this is one of 1 to 9 in the digits' row, whatever is printed on it.
bool isInDigitsRow(quint32 scanCode);
/// Which of them, from 0.
int digitOfRow(quint32 scanCode);
/// Whether the platform numbers keys as X11 and Wayland do.
bool platformNumbersKeys();

/// What a letter in its place says about the keyboard: A where Q lies on QWERTY tells an AZERTY one. Nothing
/// where it tells nothing.
std::optional<KeyLayout> layoutThatHas(quint32 scanCode, int key);

/// A guess before the first key: from the keyboard that the system is set to, else from its language.
KeyLayout guessLayout();
/// The same from what xkb calls a keyboard, "fr" and perhaps a variant, "bepo"; nothing for one that is not
/// known.
std::optional<KeyLayout> layoutOfXkb(const QString &layout, const QString &variant);

} // namespace standpoint
