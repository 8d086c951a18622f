// SPDX-License-Identifier: GPL-3.0-or-later
//
// show_document FILE…: what is read out of each, to be looked at.
#include "tests/documents/extract_by_name.h"

#include <cstdio>

using namespace standpoint;

int main(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        const Result<ExtractedDocument> read = extractFile(QString::fromLocal8Bit(arguments[i]));
        if (!read) {
            std::printf("REFUSED %s\n", qPrintable(read.error().toString()));
            continue;
        }
        std::printf("%s\n----\ntitle: %s\nauthor: %s\nsource: %s\nurl: %s\nlanguage: %s\npublished: "
                    "%s\nremarks: %s\n",
            qPrintable(read->text), qPrintable(read->title), qPrintable(read->author),
            qPrintable(read->source), qPrintable(read->url), qPrintable(read->language),
            qPrintable(read->published.toString(Qt::ISODate)),
            qPrintable(read->remarks.join(QStringLiteral(" / "))));
    }
    return 0;
}
