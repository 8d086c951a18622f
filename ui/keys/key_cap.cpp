// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_cap.h"

#include "ui/keys/key_map.h"
#include "ui/keys/key_rules.h"
#include "ui/theme.h"

#include <QLayout>

namespace standpoint {

QLabel *keyCapOf(const QString &id, QWidget *parent)
{
    QLabel *cap = theme::keyCap({}, parent);
    KeyMap::instance().follow(cap, [cap, id] {
        const QList<QKeySequence> keys = KeyMap::instance().keys(id);
        cap->setText(keys.isEmpty() ? QStringLiteral("–") : firstKeyText(keys));
    });
    return cap;
}

QWidget *withKeyOf(QLabel *words, const QStringList &keys, const QString &id, QWidget *parent)
{
    QWidget *line = theme::withKeys(words, keys, parent);
    line->layout()->addWidget(keyCapOf(id, line));
    return line;
}

} // namespace standpoint
