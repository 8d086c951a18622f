// SPDX-License-Identifier: GPL-3.0-or-later
//
// An RTF document.
#include "tests/fuzz/document_laws.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::mustBeDocument(extractRtf(fuzz::bytesOf(data, size), QStringLiteral("document")));
    return 0;
}
