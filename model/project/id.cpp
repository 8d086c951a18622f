// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/id.h"

#include <QRandomGenerator>

namespace standpoint {

Bits128 Bits128::random()
{
    QRandomGenerator *system = QRandomGenerator::system();
    return {system->generate64(), system->generate64()};
}

QString Bits128::toString() const
{
    return QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

static std::optional<quint64> hexHalf(QStringView digits)
{
    quint64 value = 0;
    for (const QChar c : digits) {
        const char16_t u = c.unicode();
        if (u >= u'0' && u <= u'9')
            value = value * 16 + (u - u'0');
        else if (u >= u'a' && u <= u'f')
            value = value * 16 + (u - u'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

std::optional<Bits128> Bits128::fromString(QStringView text)
{
    if (text.size() != 32)
        return std::nullopt;
    const auto high = hexHalf(text.first(16));
    const auto low = hexHalf(text.last(16));
    if (!high || !low)
        return std::nullopt;
    return Bits128{*high, *low};
}

} // namespace standpoint
