// SPDX-License-Identifier: GPL-3.0-or-later
//
// WebAnno TSV 3.3, the text format of WebAnno and INCEpTION. UTF-8, LF, no byte order mark; a file for each
// article and annotator. Offsets count UTF-16 code units, ends are exclusive.
//
//     file     := "#FORMAT=WebAnno TSV 3.3" LF layer* LF sentence*
//     layer    := "#T_SP=" type ("|" feature)* LF       with "|ROLE_type:feature_linkType|targetType" for
//     slots sentence := LF ("#Text=" escaped LF)+ unit+ unit     := S "-" T ["." part] TAB begin "-" end TAB
//     words TAB (cell TAB)* LF cell     := "_" (nothing) | entry ("|" entry)*    entry := ("*" | escaped)
//     ["[" number "]"]
//
// Values have a backslash before \ [ ] | _ -> ; * and \t, \n for tab and line feed. An annotation of several
// units has the same number on each. The format does not say what white space stands between sentences: an
// export has the text too, in text/NAME.txt.
#include "model/documents/decode.h"
#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"
#include "model/exchange/read_file.h"
#include "model/exchange/webanno_tsv_reader.h"
#include "model/exchange/webanno_tsv_writer.h"

#include <QFileInfo>

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    return head.begin.startsWith("#FORMAT=WebAnno TSV 3")
        || head.begin.startsWith("\xEF\xBB\xBF#FORMAT=WebAnno TSV 3");
}

/// The text that goes with a file: where an export puts it, or beside it. Empty where there is none.
QString textBeside(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.completeBaseName() + QStringLiteral(".txt");
    for (const QString &folder : QStringList{info.path() + QStringLiteral("/../text/"), info.path() + u'/'}) {
        if (!QFileInfo(folder + name).isFile())
            continue;
        const Result<QByteArray> bytes = readWholeFile(folder + name, maximumTextFile);
        const Result<DecodedText> decoded =
            bytes ? decodeText(*bytes, folder + name) : tl::unexpected(bytes.error());
        if (decoded)
            return decoded->text;
    }
    return {};
}

Result<ForeignCorpus> parse(const InputFile &file)
{
    Result<QByteArray> bytes = readWholeFile(file.path, maximumTextFile);
    if (bytes)
        bytes = utf8Of(std::move(*bytes), file.shown);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readWebannoTsv(*bytes, file.shown, textBeside(file.path));
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
