// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of places. Codes: KEY_* of linux/input-event-codes.h, to which X11 and Wayland add 8
// (keycodes/evdev of xkeyboard-config). Characters: symbols/us (basic), de (basic) and fr (azerty) of
// xkeyboard-config. 0 is a dead key or none. The digits' row, 10 to 19, is not here: it counts by place on
// every keyboard.
#include "ui/keys/key_layout.h"

#include <QGuiApplication>

#include <array>

namespace standpoint {

namespace {

struct Place
{
    quint8 code;        ///< of evdev
    char16_t qwerty[2]; ///< alone, with Shift
    char16_t qwertz[2];
    char16_t azerty[2];
};

constexpr quint32 evdevOffset = 8;
constexpr quint32 firstDigit = 10; // with the offset
constexpr quint32 lastDigit = 18;

constexpr Place places[] = {
    {12, {u'-', u'_'}, {u'ß', u'?'}, {u')', u'°'}},   // KEY_MINUS
    {13, {u'=', u'+'}, {0, 0}, {u'=', u'+'}},         // KEY_EQUAL
    {16, {u'q', u'Q'}, {u'q', u'Q'}, {u'a', u'A'}},   // KEY_Q
    {17, {u'w', u'W'}, {u'w', u'W'}, {u'z', u'Z'}},   // KEY_W
    {18, {u'e', u'E'}, {u'e', u'E'}, {u'e', u'E'}},   // KEY_E
    {19, {u'r', u'R'}, {u'r', u'R'}, {u'r', u'R'}},   // KEY_R
    {20, {u't', u'T'}, {u't', u'T'}, {u't', u'T'}},   // KEY_T
    {21, {u'y', u'Y'}, {u'z', u'Z'}, {u'y', u'Y'}},   // KEY_Y
    {22, {u'u', u'U'}, {u'u', u'U'}, {u'u', u'U'}},   // KEY_U
    {23, {u'i', u'I'}, {u'i', u'I'}, {u'i', u'I'}},   // KEY_I
    {24, {u'o', u'O'}, {u'o', u'O'}, {u'o', u'O'}},   // KEY_O
    {25, {u'p', u'P'}, {u'p', u'P'}, {u'p', u'P'}},   // KEY_P
    {26, {u'[', u'{'}, {u'ü', u'Ü'}, {0, 0}},         // KEY_LEFTBRACE
    {27, {u']', u'}'}, {u'+', u'*'}, {u'$', u'£'}},   // KEY_RIGHTBRACE
    {30, {u'a', u'A'}, {u'a', u'A'}, {u'q', u'Q'}},   // KEY_A
    {31, {u's', u'S'}, {u's', u'S'}, {u's', u'S'}},   // KEY_S
    {32, {u'd', u'D'}, {u'd', u'D'}, {u'd', u'D'}},   // KEY_D
    {33, {u'f', u'F'}, {u'f', u'F'}, {u'f', u'F'}},   // KEY_F
    {34, {u'g', u'G'}, {u'g', u'G'}, {u'g', u'G'}},   // KEY_G
    {35, {u'h', u'H'}, {u'h', u'H'}, {u'h', u'H'}},   // KEY_H
    {36, {u'j', u'J'}, {u'j', u'J'}, {u'j', u'J'}},   // KEY_J
    {37, {u'k', u'K'}, {u'k', u'K'}, {u'k', u'K'}},   // KEY_K
    {38, {u'l', u'L'}, {u'l', u'L'}, {u'l', u'L'}},   // KEY_L
    {39, {u';', u':'}, {u'ö', u'Ö'}, {u'm', u'M'}},   // KEY_SEMICOLON
    {40, {u'\'', u'"'}, {u'ä', u'Ä'}, {u'ù', u'%'}},  // KEY_APOSTROPHE
    {41, {u'`', u'~'}, {0, u'°'}, {u'²', 0}},         // KEY_GRAVE
    {43, {u'\\', u'|'}, {u'#', u'\''}, {u'*', u'µ'}}, // KEY_BACKSLASH
    {44, {u'z', u'Z'}, {u'y', u'Y'}, {u'w', u'W'}},   // KEY_Z
    {45, {u'x', u'X'}, {u'x', u'X'}, {u'x', u'X'}},   // KEY_X
    {46, {u'c', u'C'}, {u'c', u'C'}, {u'c', u'C'}},   // KEY_C
    {47, {u'v', u'V'}, {u'v', u'V'}, {u'v', u'V'}},   // KEY_V
    {48, {u'b', u'B'}, {u'b', u'B'}, {u'b', u'B'}},   // KEY_B
    {49, {u'n', u'N'}, {u'n', u'N'}, {u'n', u'N'}},   // KEY_N
    {50, {u'm', u'M'}, {u'm', u'M'}, {u',', u'?'}},   // KEY_M
    {51, {u',', u'<'}, {u',', u';'}, {u';', u'.'}},   // KEY_COMMA
    {52, {u'.', u'>'}, {u'.', u':'}, {u':', u'/'}},   // KEY_DOT
    {53, {u'/', u'?'}, {u'-', u'_'}, {u'!', u'§'}},   // KEY_SLASH
    {86, {u'<', u'>'}, {u'<', u'>'}, {u'<', u'>'}},   // KEY_102ND
};

constexpr std::size_t highestCode = 86;

/// Places by code, so that a key is looked up and not looked for; -1 where there is none.
constexpr std::array<qint16, highestCode + 1> placeOfCode = [] {
    std::array<qint16, highestCode + 1> found{};
    for (qint16 &one : found)
        one = -1;
    for (std::size_t i = 0; i < std::size(places); ++i)
        found[places[i].code] = static_cast<qint16>(i);
    return found;
}();

} // namespace

char16_t atPlace(quint32 scanCode, KeyLayout layout, bool shift)
{
    if (scanCode < evdevOffset || scanCode - evdevOffset > highestCode)
        return 0;
    const int at = placeOfCode[scanCode - evdevOffset];
    if (at < 0)
        return 0;
    switch (layout) {
    case KeyLayout::Qwertz:
        return places[at].qwertz[shift];
    case KeyLayout::Azerty:
        return places[at].azerty[shift];
    case KeyLayout::Qwerty:
    case KeyLayout::ByPosition:
        break;
    }
    return places[at].qwerty[shift];
}

std::optional<QKeyCombination> keyAtPlace(quint32 scanCode, KeyLayout layout, bool shift)
{
    const QChar typed(atPlace(scanCode, layout, shift));
    if (typed.isNull())
        return {};
    // Qt names a letter's key by its capital. One character is typed with Shift or without: only letters need
    // to say which.
    const auto key = static_cast<Qt::Key>(typed.toUpper().unicode());
    return shift && typed.isLetter() ? Qt::SHIFT | key : QKeyCombination(key);
}

bool isInDigitsRow(quint32 scanCode)
{
    return scanCode >= firstDigit && scanCode <= lastDigit;
}

int digitOfRow(quint32 scanCode)
{
    return static_cast<int>(scanCode - firstDigit);
}

bool platformNumbersKeys()
{
    static const bool numbered = QGuiApplication::platformName() == QLatin1String("xcb")
        || QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
    return numbered;
}

std::optional<KeyLayout> layoutThatHas(quint32 scanCode, int key)
{
    constexpr quint32 placeOfQ = 16 + evdevOffset;
    constexpr quint32 placeOfY = 21 + evdevOffset;
    constexpr quint32 placeOfZ = 44 + evdevOffset;
    if (scanCode == placeOfQ && key == Qt::Key_A)
        return KeyLayout::Azerty;
    if (scanCode == placeOfY && key == Qt::Key_Z)
        return KeyLayout::Qwertz;
    if (scanCode != placeOfZ)
        return {};
    return key == Qt::Key_Z ? std::optional(KeyLayout::Qwerty)
        : key == Qt::Key_Y  ? std::optional(KeyLayout::Qwertz)
        : key == Qt::Key_W  ? std::optional(KeyLayout::Azerty)
                            : std::nullopt;
}

} // namespace standpoint
