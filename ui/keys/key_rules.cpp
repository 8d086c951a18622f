// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_rules.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QStringList>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeyRules)
};

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Meta:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_Hyper_L:
    case Qt::Key_Hyper_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_ScrollLock:
    case Qt::Key_Mode_switch:
    case Qt::Key_Multi_key:
        return true;
    default:
        return key >= Qt::Key_Dead_Grave && key <= Qt::Key_Dead_Longsolidusoverlay;
    }
}

/// A sign, not a letter: which one it is says already whether Shift was held.
bool isSign(int key)
{
    return key > Qt::Key_Space && key < Qt::Key_Escape
        && !QChar::isLetterOrNumber(static_cast<char32_t>(key));
}

/// What the page, lists and fields do with a key themselves. `held` has no keypad.
std::optional<QString> takenByDesign(int key, Qt::KeyboardModifiers held, bool inArticle)
{
    const bool plain = (held & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) == Qt::NoModifier;
    const bool withControl =
        (held & ~Qt::KeyboardModifiers(Qt::ShiftModifier)) == Qt::KeyboardModifiers(Qt::ControlModifier);
    switch (key) {
    case Qt::Key_Escape:
        return Words::tr("Escape always leads back to the article.");
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return Words::tr("Tab goes from one annotation, field or button to the next.");
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (inArticle && held.testFlag(Qt::ShiftModifier))
            break; // there they mark words
        [[fallthrough]];
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (plain)
            return Words::tr("The arrows go through the article, through lists and fields.");
        break;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (plain)
            return Words::tr("This key turns the pages of the article.");
        break;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (plain || withControl)
            return Words::tr("This key goes to the first or the last sentence.");
        break;
    case Qt::Key_C:
    case Qt::Key_V:
    case Qt::Key_X:
    case Qt::Key_A:
        if (held == Qt::KeyboardModifiers(Qt::ControlModifier))
            return Words::tr("Copying, pasting and selecting all need this key in every field.");
        break;
    default:
        break;
    }
    if (plain && key >= Qt::Key_1 && key <= Qt::Key_9)
        return Words::tr("1 to 9 choose an actor, and with Shift they give an annotation to one.");
    return {};
}

} // namespace

std::optional<QString> whyNot(const QKeySequence &key, int action)
{
    if (key.count() != 1)
        return Words::tr("This key has no name by which it could be known again.");
    const int pressed = key[0].key();
    const Qt::KeyboardModifiers held = key[0].keyboardModifiers();
    if (pressed == 0 || pressed == Qt::Key_unknown)
        return Words::tr("This key has no name by which it could be known again.");
    if (isModifier(pressed))
        return Words::tr("This key alone does nothing: press another one with it.");
    const KeyScope scope = keyActions()[static_cast<std::size_t>(action)].scope;
    const bool inArticle = scope == KeyScope::Article;
    const bool isPlain = !(held & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (scope == KeyScope::Cases && !isPlain)
        return Words::tr("Among the cases only keys without Ctrl and Alt decide.");
    if (scope == KeyScope::Cases && pressed >= Qt::Key_1 && pressed <= Qt::Key_9)
        return Words::tr("Among the cases 1 to 9 take the card with that number.");
    if (auto taken = takenByDesign(pressed, held, inArticle))
        return taken;
    const bool isDigit = pressed >= Qt::Key_0 && pressed <= Qt::Key_9;
    if (held.testFlag(Qt::ShiftModifier) && (isSign(pressed) || isDigit))
        return Words::tr("Which sign Shift makes of this key differs between keyboards.");
    if (held == Qt::KeyboardModifiers(Qt::AltModifier) && pressed < Qt::Key_Escape)
        return Words::tr("Alt and a letter open the menus; with a digit it labels for another actor.");
    const bool presses = pressed == Qt::Key_Return || pressed == Qt::Key_Enter || pressed == Qt::Key_Space;
    if (presses && !inArticle && scope != KeyScope::Cases && isPlain)
        return Words::tr("This key presses buttons: only an action of the article itself can have it.");
    return {};
}

QKeySequence pressedKey(const QKeyEvent &event)
{
    const int key = event.key();
    if (key == 0 || key == Qt::Key_unknown || isModifier(key))
        return {};
    Qt::KeyboardModifiers held = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (isSign(key))
        held.setFlag(Qt::ShiftModifier, false);
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key)));
}

QString keyText(const QKeySequence &key)
{
    // Qt tells Return from Enter; people call both by the latter.
    QString name = key.toString(QKeySequence::NativeText);
    if (key.count() == 1 && key[0].key() == Qt::Key_Enter)
        return Words::tr("%1 of the keypad").arg(name);
    return name.replace(QLatin1String("Return"), Words::tr("Enter"));
}

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList names;
    for (const QKeySequence &key : keys) {
        const bool ofKeypad = key[0].key() == Qt::Key_Enter;
        if (!ofKeypad || !keys.contains(QKeySequence(key[0].keyboardModifiers() | Qt::Key_Return)))
            names.append(keyText(key));
    }
    return names.isEmpty() ? Words::tr("(no key)") : names.join(QStringLiteral(", "));
}

QString firstKeyText(const QList<QKeySequence> &keys)
{
    return keysText(keys.mid(0, 1));
}

} // namespace standpoint
