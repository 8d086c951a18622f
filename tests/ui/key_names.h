// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of keys share: names for keys and actions, and the search for a collision.
#pragma once

#include "ui/keys/key_rules.h"
#include "ui/keys/key_set.h"

#include <QTest>

#include <functional>

namespace standpoint {

inline int actionOf(const char *id)
{
    return keyActionAt(QString::fromLatin1(id));
}

inline const KeyAction &at(int action)
{
    return keyActions()[static_cast<std::size_t>(action)];
}

inline QKeySequence key(const char *name)
{
    return QKeySequence::fromString(QString::fromUtf8(name), QKeySequence::PortableText);
}

inline QString names(const QList<QKeySequence> &keys)
{
    QStringList all;
    for (const QKeySequence &one : keys)
        all.append(one.toString(QKeySequence::PortableText));
    return all.join(QLatin1Char(' '));
}

/// Two actions that work in one place and have one key, in words; empty where there are none. Asks the keys
/// themselves, not the index that the set keeps.
inline QString collision(const std::function<QList<QKeySequence>(int)> &keysOf)
{
    const int count = static_cast<int>(keyActions().size());
    for (int a = 0; a < count; ++a) {
        for (int b = a + 1; b < count; ++b) {
            if (!overlap(at(a).scope, at(b).scope))
                continue;
            for (const QKeySequence &one : keysOf(a)) {
                if (keysOf(b).contains(one))
                    return at(a).id + QLatin1Char(' ') + at(b).id + QLatin1Char(' ') + one.toString();
            }
        }
    }
    return {};
}

} // namespace standpoint
