// SPDX-License-Identifier: GPL-3.0-or-later
//
// The context of this room's sentences, for translators.
#pragma once

#include <QCoreApplication>

namespace standpoint {

struct CodebookWords
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::CodebookRevision)
};

} // namespace standpoint
