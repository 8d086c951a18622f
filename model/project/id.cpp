// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/id.h"

#include <QRandomGenerator>

#include <array>
#include <sys/random.h>

namespace standpoint {

Bits128 Bits128::random()
{
    // From the kernel, many at a time: an import draws a million, and one call for each (or the processor's
    // own instruction, which QRandomGenerator::system() prefers) costs microseconds.
    static thread_local std::array<Bits128, 128> drawn;
    static thread_local size_t left = 0;
    if (left == 0) {
        constexpr ssize_t size = sizeof drawn;
        if (::getrandom(drawn.data(), size, 0) != size)
            QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(drawn.data()),
                reinterpret_cast<quint32 *>(drawn.data() + drawn.size()));
        left = drawn.size();
    }
    return drawn[--left];
}

QString Bits128::toString() const
{
    static constexpr char16_t digits[] = u"0123456789abcdef";
    QString text(32, Qt::Uninitialized);
    QChar *at = text.data();
    for (const quint64 half : {high, low}) {
        for (int shift = 60; shift >= 0; shift -= 4)
            *at++ = QChar(digits[half >> shift & 15]);
    }
    return text;
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
