// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/format.h"

#include <QCoreApplication>

namespace standpoint {

#define STANCE_FORMAT(format) extern const Format format;
#include "model/exchange/formats.def"
#undef STANCE_FORMAT

const QList<const Format *> &formats()
{
#define STANCE_FORMAT(format) &(format),
    static const QList<const Format *> all{
#include "model/exchange/formats.def"
    };
#undef STANCE_FORMAT
    return all;
}

const Format *formatById(const QString &id)
{
    for (const Format *format : formats()) {
        if (format->id == id)
            return format;
    }
    return nullptr;
}

QString formatName(const Format &format)
{
    return QCoreApplication::translate("standpoint::Format", format.name);
}

} // namespace standpoint
