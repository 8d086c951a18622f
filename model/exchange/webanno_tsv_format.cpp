// SPDX-License-Identifier: GPL-3.0-or-later
//
// WebAnno TSV 3.3, the text format of WebAnno and INCEpTION. UTF-8, LF, no byte order mark; a file for each
// article and annotator. Offsets count UTF-16 code units, ends are exclusive.
//
//     file     := "#FORMAT=WebAnno TSV 3.3" LF layer* LF sentence*
//     layer    := "#T_SP=" type ("|" column)* LF
//     column   := feature | "ROLE_" type ":" feature "_" linkType "|" targetType
//     sentence := LF ("#Text=" escaped LF)+ unit+
//     unit     := S "-" T ["." part] TAB begin "-" end TAB words TAB (cell TAB)* LF
//     cell     := "_" (nothing) | entry ("|" entry)*
//     entry    := ("*" | escaped) ["[" number "]"]
//
// Values have a backslash before \ [ ] | _ -> ; * and \t, \n for tab and line feed. An annotation of several
// units has the same number on each. The format does not say what white space stands between sentences: an
// export has the text too, in text/NAME.txt.
#include "model/documents/decode.h"
#include "model/exchange/format.h"
#include "model/exchange/uima_files.h"
#include "model/exchange/webanno_tsv_reader.h"
#include "model/exchange/webanno_tsv_writer.h"

#include <QFileInfo>

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    return head.begin.startsWith("#FORMAT=WebAnno TSV 3")
        || head.begin.startsWith("\xEF\xBB\xBF#FORMAT=WebAnno TSV 3") || isZipWith(head, ".tsv");
}

Result<ForeignCorpus> parse(const InputFile &file)
{
    return readUimaFiles(file, QStringLiteral(".tsv"),
        [](const QByteArray &bytes, const QString &shown, const auto &sibling,
            ForeignCorpus &corpus) -> Status {
            const Result<QByteArray> utf8 = utf8Of(bytes, shown);
            if (!utf8)
                return tl::unexpected(utf8.error());
            // The text that goes with the file: where an export puts it, or beside it.
            const QString name = QFileInfo(shown).completeBaseName() + QStringLiteral(".txt");
            QByteArray text = sibling(QStringLiteral("../text/") + name);
            if (text.isEmpty())
                text = sibling(name);
            const Result<DecodedText> decoded = decodeText(text, name);
            return readWebannoTsv(*utf8, shown, decoded ? decoded->text : QString(), corpus);
        });
}

bool isCompanion(const QString &fileName)
{
    return fileName.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive);
}

} // namespace

extern const Format webannoTsv;
const Format webannoTsv{
    .id = QStringLiteral("webanno-tsv"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "WebAnno TSV 3.3 (INCEpTION)"),
    .suffixes = {QStringLiteral("tsv")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .parse = parse,
    .writer = webannoTsvWriter,
    .isFolder = true,
    .isCompanion = isCompanion,
};

} // namespace standpoint
