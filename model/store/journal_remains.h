// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept beside a journal that cannot go on as it is: a torn tail, or all of it where it does not fit.
#pragma once

#include "model/project/error.h"

namespace standpoint {

/// A name beside `path` that is free: path-WORD-20260131-235959, with a number where that is taken.
QString freeNameBeside(const QString &path, const QString &word);

/// Copies the journal's bytes from `from` on into a file of their own beside it, and flushes that. Returns
/// its path; empty where there is no journal. Fails with Io; then nothing is left of the copy.
Result<QString> keepJournalFrom(const QString &journal, qint64 from);

} // namespace standpoint
