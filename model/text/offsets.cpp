// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/offsets.h"

#include <algorithm>

namespace standpoint {

namespace {

constexpr qsizetype blockUnits = 256;

bool isPairAt(QStringView text, qsizetype at)
{
    return at >= 0 && at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
}

struct Counts
{
    int codePoints = 0;
    int bytes = 0;
    bool hasPairs = false;
};

int utf8Width(char16_t unit)
{
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : QChar::isSurrogate(unit) ? 1 : 3;
}

/// Counts the characters that begin in [begin, end). A pair belongs to the block in which it begins.
Counts counted(QStringView text, qsizetype begin, qsizetype end)
{
    const char16_t *units = text.utf16();
    unsigned wide = 0;
    int twoBytes = 0;
    int threeBytes = 0;
    unsigned surrogates = 0;
    for (qsizetype i = begin; i < end; ++i) { // without a branch, so that the compiler can vectorise it
        wide |= units[i];
        twoBytes += units[i] >= 0x80 ? 1 : 0;
        threeBytes += units[i] >= 0x800 ? 1 : 0;
        surrogates |= (units[i] & 0xF800U) == 0xD800U ? 1U : 0U;
    }
    const int size = static_cast<int>(end - begin);
    if (wide < 0x80)
        return {size, size, false};
    if (surrogates == 0)
        return {size, size + twoBytes + threeBytes, false};

    Counts counts;
    for (qsizetype i = begin; i < end; ++i) {
        if (i > 0 && isPairAt(text, i - 1))
            continue;
        const bool pair = isPairAt(text, i);
        counts.hasPairs |= pair;
        counts.bytes += pair ? 4 : utf8Width(units[i]);
        ++counts.codePoints;
    }
    return counts;
}

} // namespace

OffsetMap::OffsetMap(QStringView text)
    : m_text(text)
{
    for (qsizetype begin = 0; begin < text.size(); begin += blockUnits) {
        const Counts counts = counted(text, begin, std::min(begin + blockUnits, text.size()));
        const auto block = static_cast<std::size_t>(begin / blockUnits);
        if (counts.hasPairs && m_codePointsBefore.empty()) {
            m_codePointsBefore.reserve(static_cast<std::size_t>(text.size() / blockUnits) + 1);
            for (std::size_t i = 0; i <= block; ++i) // so far one code point a unit
                m_codePointsBefore.push_back(static_cast<int>(i * blockUnits));
        } else if (!m_codePointsBefore.empty()) {
            m_codePointsBefore.push_back(m_codePoints);
        }
        if (counts.bytes > counts.codePoints && m_bytesBefore.empty()) {
            m_bytesBefore.reserve(static_cast<std::size_t>(text.size() / blockUnits) + 1);
            for (std::size_t i = 0; i <= block; ++i) // so far one byte a unit
                m_bytesBefore.push_back(static_cast<qint64>(i * blockUnits));
        } else if (!m_bytesBefore.empty()) {
            m_bytesBefore.push_back(m_utf8Bytes);
        }
        m_codePoints += counts.codePoints;
        m_utf8Bytes += counts.bytes;
    }
}

/// Into the text, and to the begin of the pair that the position lies in.
int OffsetMap::clampedToCharacter(int position) const
{
    const int clamped = std::clamp(position, 0, utf16Units());
    return isPairAt(m_text, clamped - 1) ? clamped - 1 : clamped;
}

int OffsetMap::codePointFromUtf16(int position) const
{
    const int end = clampedToCharacter(position);
    if (m_codePointsBefore.empty())
        return end;
    if (end == utf16Units())
        return m_codePoints;
    const qsizetype block = end / blockUnits;
    return m_codePointsBefore[static_cast<std::size_t>(block)]
        + counted(m_text, block * blockUnits, end).codePoints;
}

std::optional<int> OffsetMap::utf16FromCodePoint(qint64 codePoint) const
{
    if (codePoint < 0 || codePoint > m_codePoints)
        return {};
    if (m_codePointsBefore.empty())
        return static_cast<int>(codePoint);
    if (codePoint == m_codePoints)
        return utf16Units();
    const auto after = std::upper_bound(m_codePointsBefore.begin(), m_codePointsBefore.end(), codePoint);
    const auto block = after - m_codePointsBefore.begin() - 1;
    qint64 left = codePoint - m_codePointsBefore[static_cast<std::size_t>(block)];
    auto at = static_cast<qsizetype>(block) * blockUnits;
    if (isPairAt(m_text, at - 1)) // its second half belongs to the block before
        ++at;
    for (; left > 0; --left)
        at += isPairAt(m_text, at) ? 2 : 1;
    return static_cast<int>(at);
}

qint64 OffsetMap::utf8FromUtf16(int position) const
{
    const int end = clampedToCharacter(position);
    if (end == utf16Units())
        return m_utf8Bytes;
    if (m_bytesBefore.empty()) // ASCII, or unpaired surrogates at one byte each
        return codePointFromUtf16(end);
    const qsizetype block = end / blockUnits;
    return m_bytesBefore[static_cast<std::size_t>(block)] + counted(m_text, block * blockUnits, end).bytes;
}

std::optional<int> OffsetMap::utf16FromUtf8(qint64 byte) const
{
    if (byte < 0 || byte > m_utf8Bytes)
        return {};
    if (m_bytesBefore.empty())
        return utf16FromCodePoint(byte);
    if (byte == m_utf8Bytes)
        return utf16Units();
    const auto after = std::upper_bound(m_bytesBefore.begin(), m_bytesBefore.end(), byte);
    const auto block = after - m_bytesBefore.begin() - 1;
    qint64 left = byte - m_bytesBefore[static_cast<std::size_t>(block)];
    auto at = static_cast<qsizetype>(block) * blockUnits;
    if (isPairAt(m_text, at - 1))
        ++at;
    while (left > 0) {
        const bool pair = isPairAt(m_text, at);
        left -= pair ? 4 : utf8Width(m_text[at].unicode());
        at += pair ? 2 : 1;
    }
    if (left < 0)
        return {};
    return static_cast<int>(at);
}

} // namespace standpoint
