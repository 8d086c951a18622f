// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds of every document that was read.
#pragma once

#include "model/documents/decode.h"
#include "model/documents/extracted_document.h"
#include "tests/fuzz/fuzz_entry.h"

namespace standpoint::fuzz {

inline void mustBeText(const QString &text)
{
    QString normal = text;
    normalise(normal);
    must(normal == text, "a text is in normal form");
    must(!text.contains(QStringLiteral("\n\n\n")), "paragraphs are parted by one empty line");
    must(!text.contains(u'\u00AD'), "soft hyphens are gone");
    must(text.isEmpty() || (text.front() != u'\n' && text.back() != u'\n'),
        "a text begins and ends with words");
    must(!text.contains(QStringLiteral(" \n")), "no line ends with a space");
}

inline void mustBeDocument(const Result<ExtractedDocument> &read)
{
    if (!read) {
        must(!read.error().what.isEmpty(), "a refusal has a sentence");
        return;
    }
    must(!read->text.isEmpty(), "a document without text is refused");
    mustBeText(read->text);
    for (const QString &line : {read->title, read->author, read->source, read->url})
        must(!line.contains(u'\n') && line.isValidUtf16(), "metadata is one line");
    for (const QString &remark : read->remarks)
        must(!remark.isEmpty(), "a remark is a sentence");
}

} // namespace standpoint::fuzz
