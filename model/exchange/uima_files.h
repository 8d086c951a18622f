// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of a UIMA format, one by one or in a zip.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

#include <functional>

namespace standpoint {

/// Reads one file's bytes into the corpus. `sibling` gives the bytes of another file beside it, by a path
/// from its folder; empty where there is none.
using UimaFileReader = std::function<Status(const QByteArray &bytes, const QString &shown,
    const std::function<QByteArray(const QString &)> &sibling, ForeignCorpus &corpus)>;

/// Reads a file, or all files of a zip that have this ending. Fails where a file, or every file of a zip,
/// cannot be read; else a bad one in a zip goes into what was skipped.
Result<ForeignCorpus> readUimaFiles(const InputFile &file, const QString &ending, const UimaFileReader &read);

/// Whether a file begins as a zip with such a file in it.
bool isZipWith(const FileHead &head, const QByteArray &ending);

} // namespace standpoint
