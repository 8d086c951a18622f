// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text in XML that every reader takes.
#pragma once

#include <QByteArray>
#include <QStringView>

namespace standpoint {

/// Escaped for content and for attributes in double quotes, in UTF-8. Tabs and line breaks are written as
/// references, so that no reader makes them spaces. What XML 1.0 cannot hold (control characters, halves of
/// surrogate pairs, U+FFFE, U+FFFF) becomes U+FFFD.
QByteArray xmlText(QStringView text);

} // namespace standpoint
