// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/annotation_json.h"
#include "model/exchange/import.h"
#include "model/exchange/plain_text.h"
#include "model/text/language.h"
#include "model/text/sentences.h"

namespace standpoint {

namespace {

int segment(const QString &path, const QString &language, bool json)
{
    const Result<DecodedText> decoded = readTextFile(path);
    if (!decoded)
        return complain(decoded.error());
    const QString &text = decoded->text;
    const QList<TextSpan> found = sentences(text, language.isEmpty() ? guessLanguage(text) : language);
    const OffsetMap offsets(text);
    QByteArray out;
    if (json)
        out = "{\"code_points\": " + QByteArray::number(offsets.codePoints()) + ", \"sentences\": [";
    for (qsizetype i = 0; i < found.size(); ++i) {
        const QStringView words = QStringView(text).mid(found[i].begin, found[i].length());
        if (json) {
            out += i > 0 ? ",\n" : "\n";
            out += "{\"start\": " + QByteArray::number(offsets.codePointFromUtf16(found[i].begin))
                + ", \"end\": " + QByteArray::number(offsets.codePointFromUtf16(found[i].end))
                + ", \"text\": ";
            appendJsonString(out, words);
            out += '}';
        } else {
            out += QByteArray::number(i + 1) + '\t' + words.toUtf8() + '\n';
        }
    }
    printRaw(json ? out + "\n]}\n" : out);
    return 0;
}

} // namespace

void addSegment(CLI::App &app, Run &run)
{
    struct Arguments
    {
        std::string file;
        std::string language;
        bool json = false;
    };
    const auto given = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("segment", "Show the sentences of a text file");
    command->add_option("file", given->file, "A text file")->required()->type_name("FILE");
    command->add_option("--language", given->language, "Its language (en, de, …); else guessed")
        ->check([](const std::string &language) { return asUsage(checkLanguage(fromArgument(language))); });
    command->add_flag("--json", given->json, "Print one JSON document; offsets are code points");
    command->callback([given, &run] {
        run = [given] {
            return segment(fromArgument(given->file), fromArgument(given->language), given->json);
        };
    });
}

} // namespace standpoint
