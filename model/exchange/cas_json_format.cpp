// SPDX-License-Identifier: GPL-3.0-or-later
//
// UIMA CAS JSON 0.4, the same annotations as CAS XMI in JSON; a file for each article and annotator, which
// has its types in it. Offsets count UTF-16 code units, ends are exclusive.
//
//     {"%TYPES": {"webanno.custom.Statement": {"%NAME": …, "%SUPER_TYPE": …, "stance": {"%RANGE": …}}},
//      "%FEATURE_STRUCTURES": [
//        {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "the text"},
//        {"%ID": 2, "%TYPE": "webanno.custom.Statement", "@sofa": 1, "begin": 3, "end": 20, "@fragments": 4},
//        {"%ID": 4, "%TYPE": "webanno.custom.StatementFragmentsLink[]", "%ELEMENTS": [5]}],
//      "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}}}
#include "model/exchange/cas_json_reader.h"
#include "model/exchange/cas_json_writer.h"
#include "model/exchange/format.h"
#include "model/exchange/uima_files.h"

namespace standpoint {

namespace {

bool recognises(const FileHead &head)
{
    const QByteArray begin = head.begin.trimmed();
    const bool isJson = begin.startsWith('{') || begin.startsWith("\xEF\xBB\xBF{");
    return isJson
        && (begin.contains("\"%FEATURE_STRUCTURES\"") || begin.contains("\"%TYPES\"")
            || begin.contains("\"%HEADER\""));
}

Result<ForeignCorpus> parse(const InputFile &file)
{
    return readUimaFiles(file, QStringLiteral(".json"),
        [](const QByteArray &bytes, const QString &shown, const auto &, ForeignCorpus &corpus) {
            return readCasJson(bytes, shown, corpus);
        });
}

} // namespace

extern const Format casJson;
const Format casJson{
    .id = QStringLiteral("cas-json"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "UIMA CAS JSON 0.4"),
    .suffixes = {QStringLiteral("json")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::States,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .parse = parse,
    .writer = casJsonWriter,
    .isFolder = true,
};

} // namespace standpoint
