// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words anywhere on pages, as a PDF may have them: five bytes place a word, the text after them is its own.
#include "model/documents/pdf_layout.h"
#include "tests/fuzz/document_laws.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<PageOfWords> pages(1);
    std::size_t at = 0;
    while (at + 6 <= size) {
        const auto byte = [&](std::size_t i) { return static_cast<double>(data[at + i]); };
        if (data[at] == 0xFF) {
            pages.emplace_back();
            ++at;
            continue;
        }
        pages.back().width = 300;
        pages.back().height = 300;
        const QRectF box(byte(0), byte(1), byte(2) / 2, byte(3) / 8);
        const std::size_t length = std::min<std::size_t>(size - at - 5, 1 + data[at + 4] % 12);
        const QString text = QString::fromUtf8(fuzz::bytesOf(data + at + 5, length)).trimmed();
        if (!text.isEmpty() && box.height() > 0)
            pages.back().words.push_back({text, box});
        at += 5 + length;
    }
    fuzz::mustBeText(laidOut(pages).text);
    return 0;
}
