// SPDX-License-Identifier: GPL-3.0-or-later
//
// How anything that a user, a file or a colleague can cause is reported: as a value with one sentence to act
// on.
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace standpoint {

struct Error
{
    enum class Kind
    {
        Io,        ///< the file system or a device said no
        Malformed, ///< the bytes are not what they claim to be
        Conflict,  ///< the project holds something else than the change expects
        Invalid    ///< what was asked for breaks a rule of the project
    };
    Kind kind = Kind::Invalid;
    QString what;  ///< one plain sentence for the annotator, translated
    QString where; ///< file and line, or the name of what is concerned; may be empty

    /// The sentence followed by the place, as a log line or a message box shows it.
    QString toString() const { return where.isEmpty() ? what : what + QStringLiteral(": ") + where; }
    bool operator==(const Error &) const = default;
};

template <typename T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Error::Kind kind, QString what, QString where = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(where)});
}

} // namespace standpoint
