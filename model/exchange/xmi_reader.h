// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads UIMA CAS XMI (grammar in xmi_format.cpp).
#pragma once

#include "model/exchange/foreign_corpus.h"

namespace standpoint {

/// Reads one file. The type system says which features refer to something; empty: it is not known, and what
/// looks like a list of ids under a usual name is one. Fails with Malformed where it is no such file or has
/// no text.
[[nodiscard]] Status readXmi(
    const QByteArray &xml, const QByteArray &typeSystem, const QString &path, ForeignCorpus &corpus);

} // namespace standpoint
