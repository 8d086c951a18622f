// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/xml_text.h"

#include <QString>

namespace standpoint {

QByteArray xmlText(QStringView text)
{
    QString escaped;
    escaped.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const char16_t unit = c.unicode();
        switch (unit) {
        case u'&':
            escaped += QLatin1String("&amp;");
            continue;
        case u'<':
            escaped += QLatin1String("&lt;");
            continue;
        case u'>':
            escaped += QLatin1String("&gt;");
            continue;
        case u'"':
            escaped += QLatin1String("&quot;");
            continue;
        case u'\t':
            escaped += QLatin1String("&#9;");
            continue;
        case u'\n':
            escaped += QLatin1String("&#10;");
            continue;
        case u'\r':
            escaped += QLatin1String("&#13;");
            continue;
        default:
            break;
        }
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            escaped += c;
            escaped += text[++i];
        } else if (unit < 0x20 || c.isSurrogate() || unit >= 0xFFFE) {
            escaped += QChar(0xFFFD);
        } else {
            escaped += c;
        }
    }
    return escaped.toUtf8();
}

} // namespace standpoint
