// SPDX-License-Identifier: GPL-3.0-or-later
//
// CoNLL-2003 and its relatives: a token a line, its label in the last column as BIO has it (B- at the first
// token, I- at the others, O without). UTF-8, LF; an empty line behind each sentence; no escapes, no
// comments. A file for each annotator, with all articles.
//
//     -DOCSTART- -X- -X- O
//     LF
//     No -X- -X- B-against        or, with two columns, "No" TAB "B-against"
//
// Tokens cannot say where they stand: NAME.map.tsv has the article, the sentence and token (from 0) and the
// code points of each, in the order of the file.
#include "model/exchange/conll_reader.h"
#include "model/exchange/conll_writer.h"
#include "model/exchange/foreign_file.h"
#include "model/exchange/format.h"
#include "model/exchange/read_file.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    if (head.begin.startsWith("-DOCSTART-"))
        return true;
    static const QStringList usual = QStringLiteral("conll bio iob iob2 bioes iobes").split(u' ');
    static const QRegularExpression line(
        QStringLiteral("^\\S+[ \\t].*\\b(O|[BIESLU]-\\S+)[ \\t]*$"), QRegularExpression::MultilineOption);
    return usual.contains(head.suffix) && line.match(QString::fromUtf8(head.begin.left(4096))).hasMatch();
}

Result<ForeignCorpus> parse(const InputFile &file)
{
    ForeignCorpus remarks;
    const Result<QByteArray> bytes = readForeignText(file, remarks.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QFileInfo info(file.path);
    const QString map = info.path() + u'/' + info.completeBaseName() + QStringLiteral(".map.tsv");
    const QByteArray places =
        QFileInfo(map).isFile() ? readWholeFile(map, maximumTextFile).value_or(QByteArray()) : QByteArray();
    Result<ForeignCorpus> corpus = readConll(*bytes, places, file.shown);
    if (corpus) {
        for (const Notice &notice : remarks.remarks.list())
            corpus->remarks.add(notice.what, notice.where);
    }
    return corpus;
}

bool isMap(const QString &fileName)
{
    return fileName.endsWith(QStringLiteral(".map.tsv"));
}

} // namespace

extern const Format conll;
const Format conll{
    .id = QStringLiteral("conll"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "CoNLL, BIO tags"),
    .suffixes = {QStringLiteral("conll"), QStringLiteral("bio"), QStringLiteral("iob")},
    .keeps = Field::Span | Field::Stance | Field::Annotator,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .parse = parse,
    .writer = conllWriter,
    .isFolder = true,
    .choices = {{QStringLiteral("labels"), QT_TRANSLATE_NOOP("standpoint::Format", "A label is"),
                    {{QStringLiteral("stance"), QT_TRANSLATE_NOOP("standpoint::Format", "the stance")},
                        {QStringLiteral("issue-stance"),
                            QT_TRANSLATE_NOOP("standpoint::Format", "issue and stance")}}},
        {QStringLiteral("columns"), QT_TRANSLATE_NOOP("standpoint::Format", "Columns"),
            {{QStringLiteral("4"), QT_TRANSLATE_NOOP("standpoint::Format", "four, as in 2003")},
                {QStringLiteral("2"), QT_TRANSLATE_NOOP("standpoint::Format", "two, with a tab")}}}},
    .companions = {QStringLiteral("map.tsv")},
    .isCompanion = isMap,
};

} // namespace standpoint
