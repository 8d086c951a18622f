// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects and codebooks of the REFI-QDA standard, which ATLAS.ti, MAXQDA, NVivo, QualCoder and others
// exchange (refi_layout.h).
#include "model/documents/zip_reader.h"
#include "model/exchange/refi_reader.h"
#include "model/exchange/refi_writer.h"

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    if (head.suffix == QStringLiteral("qdpx"))
        return looksLikeZip(head.begin);
    return head.begin.contains("urn:QDA-XML:");
}

} // namespace

extern const Format refiQda;
const Format refiQda{
    .id = QStringLiteral("refi-qda"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "REFI-QDA (ATLAS.ti, MAXQDA, NVivo, QualCoder)"),
    .suffixes = {QStringLiteral("qdpx"), QStringLiteral("qdc"), QStringLiteral("qde")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::Actors,
    .recognises = recognises,
    .parse = readRefi,
    .writer = refiWriter,
    .choices = {{QStringLiteral("file"), QT_TRANSLATE_NOOP("standpoint::Format", "File"),
                    {{QStringLiteral("project"), QT_TRANSLATE_NOOP("standpoint::Format", "Project (.qdpx)")},
                        {QStringLiteral("codebook"),
                            QT_TRANSLATE_NOOP("standpoint::Format", "Codebook alone (.qdc)")}}},
        {QStringLiteral("codes"), QT_TRANSLATE_NOOP("standpoint::Format", "Codes"),
            {{QStringLiteral("three"),
                 QT_TRANSLATE_NOOP("standpoint::Format", "Three for each annotation: actor, issue, stance")},
                {QStringLiteral("combined"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "One: actor :: issue :: stance")}}}},
};

} // namespace standpoint
