// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Markdown document.
#include "tests/fuzz/document_laws.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::mustBeDocument(extractMarkdown(fuzz::bytesOf(data, size), QStringLiteral("document")));
    return 0;
}
