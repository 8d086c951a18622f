// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/refi_layout.h"

namespace standpoint::refi {

Bits128 derived(Bits128 id, Part part, int number)
{
    // Most digits stay, which packs well.
    return {id.high ^ (static_cast<quint64>(number) << 40), id.low ^ (static_cast<quint64>(part) << 56)};
}

QByteArray guid(Bits128 bits)
{
    static constexpr char digits[] = "0123456789abcdef";
    QByteArray text(36, '-');
    int place = 0;
    for (int nibble = 0; nibble < 32; ++nibble) {
        const quint64 half = nibble < 16 ? bits.high : bits.low;
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20)
            ++place;
        text[place++] = digits[(half >> (60 - 4 * (nibble % 16))) & 15];
    }
    return text;
}

std::optional<Bits128> bitsOf(QStringView guid)
{
    QString plain = guid.trimmed().toString().toLower();
    if (plain.startsWith(u'{') && plain.endsWith(u'}'))
        plain = plain.sliced(1, plain.size() - 2);
    if (plain.size() != 36)
        return std::nullopt;
    return Bits128::fromString(plain.remove(u'-'));
}

} // namespace standpoint::refi
