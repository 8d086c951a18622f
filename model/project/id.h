// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of things: random 128-bit numbers, one type for each kind of thing, so that an actor's id cannot be
// handed to a function that asks for an issue's. Made once and never reused: two people's projects merge
// without renumbering.
#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <optional>

namespace standpoint {

/// 128 bits as two halves. `Id` gives it a kind.
struct Bits128
{
    quint64 high = 0;
    quint64 low = 0;

    constexpr auto operator<=>(const Bits128 &) const = default;
    static Bits128 random(); ///< from the system's generator
    /// 32 lower-case hexadecimal digits.
    QString toString() const;
    /// Reads what toString() writes; nothing for any other text.
    static std::optional<Bits128> fromString(QStringView text);
};

template <typename Entity> struct Id
{
    Bits128 bits;

    constexpr bool isNull() const { return bits == Bits128{}; }
    constexpr auto operator<=>(const Id &) const = default;
    static Id random() { return {Bits128::random()}; }
    QString toString() const { return bits.toString(); }
    static std::optional<Id> fromString(QStringView text)
    {
        const std::optional<Bits128> read = Bits128::fromString(text);
        return read ? std::optional<Id>(Id{*read}) : std::nullopt;
    }
};

inline size_t qHash(const Bits128 &bits, size_t seed = 0) noexcept
{
    // A file may hold ids that were chosen to collide: the seed, which nobody outside knows, goes in before
    // the mixing. Both halves of the product count, as in wyhash.
    __extension__ using Product = unsigned __int128;
    const Product product = static_cast<Product>(bits.high ^ seed ^ 0x9E3779B97F4A7C15ULL)
        * (bits.low ^ (seed << 32 | seed >> 32) ^ 0xD6E8FEB86659FD93ULL);
    return static_cast<size_t>(product) ^ static_cast<size_t>(product >> 64);
}

template <typename Entity> size_t qHash(const Id<Entity> &id, size_t seed = 0) noexcept
{
    return qHash(id.bits, seed);
}

} // namespace standpoint
