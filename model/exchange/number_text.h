// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers as text that JSON and every table reader take.
#pragma once

#include <QByteArray>

#include <charconv>

namespace standpoint {

/// The shortest digits that give the same number when they are read again: 0.8, -1, 1e+20.
template <typename Number> QByteArray numberText(Number value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end - text};
}

} // namespace standpoint
