// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database of the Discourse Network Analyzer (dna_layout.h): read as DNA 2 and 3 write it, written as DNA 3
// reads it.
#include "model/exchange/dna_reader.h"
#include "model/exchange/dna_writer.h"

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    return head.begin.startsWith("SQLite format 3");
}

} // namespace

extern const Format dnaDatabase;
const Format dnaDatabase{
    .id = QStringLiteral("dna"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Discourse Network Analyzer (DNA 3 database)"),
    .suffixes = {QStringLiteral("dna")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::Actors,
    .recognises = recognises,
    .parse = readDna,
    .writer = dnaWriter,
    .choices = {{QStringLiteral("statements"), QT_TRANSLATE_NOOP("standpoint::Format", "Statements"),
                    {{QStringLiteral("both"),
                         QT_TRANSLATE_NOOP(
                             "standpoint::Format", "For and against as yes and no, others as numbers")},
                        {QStringLiteral("agreement"),
                            QT_TRANSLATE_NOOP("standpoint::Format", "Only for and against, as yes and no")},
                        {QStringLiteral("stance"),
                            QT_TRANSLATE_NOOP("standpoint::Format", "All as numbers")}}},
        {QStringLiteral("password"),
            QT_TRANSLATE_NOOP("standpoint::Format", "Password of all coders (empty: standpoint)")}},
};

} // namespace standpoint
