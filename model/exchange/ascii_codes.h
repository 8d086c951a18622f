// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names for tools that know letters, digits, `_` and `-` only: each name gets a code of its own.
#pragma once

#include "model/exchange/exported_fields.h"

#include <QSet>

namespace standpoint {

class AsciiCodes
{
public:
    /// `taken` are codes that mean something else.
    explicit AsciiCodes(const QStringList &taken = {})
    {
        for (const QString &code : taken)
            m_used.insert(code.toLower());
    }

    /// The code of a name: always the same in one export of one project.
    QString of(const QString &name)
    {
        QString &code = m_codes[name];
        if (!code.isEmpty())
            return code;
        const QString base = asciiCode(name);
        code = base;
        for (int number = 2; m_used.contains(code.toLower()); ++number)
            code = base + u'-' + QString::number(number);
        m_used.insert(code.toLower());
        return code;
    }

private:
    QHash<QString, QString> m_codes;
    QSet<QString> m_used;
};

} // namespace standpoint
