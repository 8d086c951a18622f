// SPDX-License-Identifier: GPL-3.0-or-later
//
// A key beside what it does, as it is set.
#pragma once

#include <QLabel>

namespace standpoint {

/// A key cap of the action's first key; it follows the map.
QLabel *keyCapOf(const QString &id, QWidget *parent = nullptr);
/// A line with these keys at its end, and that of the action after them.
QWidget *withKeyOf(QLabel *words, const QStringList &keys, const QString &id, QWidget *parent = nullptr);

} // namespace standpoint
