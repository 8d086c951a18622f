// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_layout.h"

#include <QCoreApplication>
#include <QHash>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeyLayout)
};

/// Places of the pad's nine letters, as xkb counts them.
constexpr quint32 padPlaces[] = {24, 25, 26, 38, 39, 40, 52, 53, 54};

Qt::Key letterAt(quint32 scanCode, KeyLayout layout)
{
    return static_cast<Qt::Key>(QChar(atPlace(scanCode, layout, true)).unicode());
}

/// What a letter of QWERTY becomes: the pad's go by place; a letter that the pad takes from elsewhere goes
/// to a letter that the pad leaves. A permutation, so what differed still differs.
QHash<Qt::Key, Qt::Key> lettersOn(KeyLayout layout)
{
    QHash<Qt::Key, Qt::Key> becomes;
    QList<Qt::Key> left;
    QList<Qt::Key> taken;
    for (const quint32 place : padPlaces) {
        becomes.insert(letterAt(place, KeyLayout::Qwerty), letterAt(place, layout));
        left.append(letterAt(place, KeyLayout::Qwerty));
        taken.append(letterAt(place, layout));
    }
    QList<Qt::Key> displaced;
    for (const Qt::Key key : taken) {
        if (!left.removeOne(key))
            displaced.append(key);
    }
    for (qsizetype i = 0; i < displaced.size(); ++i)
        becomes.insert(displaced[i], left[i]);
    return becomes;
}

/// Signs that lie elsewhere: the key that is pressed without Shift for them.
const QHash<QString, QList<QKeySequence>> &signsOn(KeyLayout layout)
{
    const QString choose = QStringLiteral("tagging.chooseActor");
    const QString repeat = QStringLiteral("tagging.repeat");
    // "/" is Shift and 7 here, which gives to the seventh actor: the key beside the full stop is free.
    static const QHash<QString, QList<QKeySequence>> qwertz{{choose, {Qt::Key_Minus}}};
    // "/" and "." stand above these two.
    static const QHash<QString, QList<QKeySequence>> azerty{
        {choose, {Qt::Key_Colon, Qt::Key_Slash}}, {repeat, {Qt::Key_Semicolon, Qt::Key_Period}}};
    static const QHash<QString, QList<QKeySequence>> none;
    return layout == KeyLayout::Qwertz ? qwertz : layout == KeyLayout::Azerty ? azerty : none;
}

} // namespace

QString layoutName(KeyLayout layout)
{
    switch (layout) {
    case KeyLayout::Qwerty:
        return Words::tr("QWERTY");
    case KeyLayout::Qwertz:
        return Words::tr("QWERTZ");
    case KeyLayout::Azerty:
        return Words::tr("AZERTY");
    case KeyLayout::ByPosition:
        return Words::tr("Another one: by position");
    }
    return {};
}

QString layoutId(KeyLayout layout)
{
    switch (layout) {
    case KeyLayout::Qwerty:
        return QStringLiteral("qwerty");
    case KeyLayout::Qwertz:
        return QStringLiteral("qwertz");
    case KeyLayout::Azerty:
        return QStringLiteral("azerty");
    case KeyLayout::ByPosition:
        return QStringLiteral("position");
    }
    return {};
}

std::optional<KeyLayout> layoutOf(const QString &id)
{
    for (const KeyLayout layout : keyLayouts) {
        if (layoutId(layout) == id)
            return layout;
    }
    return {};
}

QList<QKeySequence> defaultKeys(const KeyAction &action, KeyLayout layout)
{
    const auto &signsHere = signsOn(layout);
    if (const auto signs = signsHere.find(action.id); signs != signsHere.end())
        return *signs;
    static const QHash<Qt::Key, Qt::Key> letters[] = {lettersOn(KeyLayout::Qwerty),
        lettersOn(KeyLayout::Qwertz), lettersOn(KeyLayout::Azerty), lettersOn(KeyLayout::ByPosition)};
    const QHash<Qt::Key, Qt::Key> &becomes = letters[static_cast<int>(layout)];
    QList<QKeySequence> keys;
    for (const QKeySequence &key : action.keys) {
        const QKeyCombination one = key[0];
        const bool byHand = !(one.keyboardModifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier));
        keys.append(byHand
                ? QKeySequence(QKeyCombination(one.keyboardModifiers(), becomes.value(one.key(), one.key())))
                : key); // Ctrl and a letter is called by its letter everywhere
    }
    return keys;
}

} // namespace standpoint
