// SPDX-License-Identifier: GPL-3.0-or-later
//
// A web page.
#include "tests/fuzz/document_laws.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::mustBeDocument(extractHtml(fuzz::bytesOf(data, size), QStringLiteral("document")));
    return 0;
}
