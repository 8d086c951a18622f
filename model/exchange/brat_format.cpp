// SPDX-License-Identifier: GPL-3.0-or-later
//
// brat standoff: a text and its annotations are two files of one name, NAME.txt and NAME.ann, in a folder
// with annotation.conf and visual.conf. Offsets are code points.
#include "model/exchange/brat_reader.h"
#include "model/exchange/brat_writer.h"

namespace standpoint {

static bool recognisesAnn(const FileHead &head)
{
    return head.suffix == QStringLiteral("ann");
}

extern const Format bratStandoff;
const Format bratStandoff{
    .id = QStringLiteral("brat"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "brat (folder of .txt and .ann)"),
    .suffixes = {QStringLiteral("ann")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::States,
    .stage = Format::Stage::Texts,
    .recognises = recognisesAnn,
    .parse = parseBrat,
    .writer = bratWriter,
    .isFolder = true,
    .companions = {QStringLiteral("txt"), QStringLiteral("annotation.conf"), QStringLiteral("visual.conf"),
        QStringLiteral("tools.conf"), QStringLiteral("kb_shortcuts.conf")},
};

} // namespace standpoint
