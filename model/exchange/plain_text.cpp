// SPDX-License-Identifier: GPL-3.0-or-later
//
// One article a file: the first line is the headline, the file's name without ending is what tables call the
// article. The text is kept as it stands, in normal form (decode.h), up to its last character that is not
// white space; white space at its beginning stays, so that offsets into the file stay right.
#include "model/exchange/plain_text.h"

#include "model/exchange/intake.h"
#include "model/exchange/parallel.h"
#include "model/exchange/read_file.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <atomic>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::PlainText)
};

constexpr int maximumTitle = 200;

void addArticle(const InputFile &file, const DecodedText &decoded, Intake &intake)
{
    ArticleInfo info;
    info.document = QFileInfo(file.path).completeBaseName();
    info.title = titleOf(decoded.text);
    info.language = intake.options.language;
    info.original = decoded.original();
    const QString document = info.document;
    switch (intake.articles.add(std::move(info), decoded.text)) {
    case ArticleBook::Addition::New:
        break;
    case ArticleBook::Addition::NewWithUsedName:
        intake.notice(Words::tr("Another article “%1” with another text was there already; both are kept")
                          .arg(document),
            file.shown);
        break;
    case ArticleBook::Addition::AlreadyThere:
        ++intake.alreadyThere;
        intake.textsAlreadyThere.append(file.shown);
        break;
    }
    ++intake.filesRead;
}

Status readTexts(const QList<InputFile> &files, Intake &intake)
{
    constexpr qsizetype batch = 512; // so that the bytes of all files need not be in memory at once
    for (qsizetype begin = 0; begin < files.size(); begin += batch) {
        const qsizetype count = std::min(batch, files.size() - begin);
        std::vector<std::optional<Result<DecodedText>>> texts(static_cast<size_t>(count));
        std::atomic<qint64> done = 0;
        Status going;
        const auto work = [&](qsizetype i) {
            texts[static_cast<size_t>(i)] = readTextFile(files[begin + i].path);
            done += files[begin + i].size;
        };
        const auto keepGoing = [&]() {
            going = intake.didWork(done.exchange(0));
            return going.has_value();
        };
        if (!inParallel(count, work, keepGoing))
            return going;
        for (qsizetype i = 0; i < count; ++i) {
            const Result<DecodedText> &text = *texts[static_cast<size_t>(i)];
            if (text)
                addArticle(files[begin + i], *text, intake);
            else if (Status refused = intake.refuse(files[begin + i], text.error()); !refused)
                return refused;
        }
    }
    return {};
}

bool recognisesText(const FileHead &head)
{
    return head.suffix == QStringLiteral("txt") || head.suffix == QStringLiteral("text");
}

} // namespace

Result<DecodedText> readTextFile(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path, maximumTextFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<DecodedText> decoded = decodeText(*bytes, path);
    if (!decoded)
        return decoded;
    QString &text = decoded->text;
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    if (end == 0)
        return fail(Error::Kind::Invalid, Words::tr("The file is empty"), path);
    text.truncate(end);
    text.squeeze();
    return decoded;
}

QString titleOf(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype lineEnd = text.indexOf(u'\n', begin);
        const QStringView line =
            QStringView(text).sliced(begin, (lineEnd < 0 ? text.size() : lineEnd) - begin).trimmed();
        if (line.size() > maximumTitle) {
            const int cut =
                GraphemeBoundaries(line.first(std::min<qsizetype>(line.size(), qsizetype(4) * maximumTitle)))
                    .boundaryBefore(maximumTitle);
            const bool splitsPair = line[maximumTitle].isLowSurrogate();
            return line.first(cut > 0 ? cut : splitsPair ? maximumTitle - 1 : maximumTitle).toString();
        }
        if (!line.isEmpty())
            return line.toString();
        begin = lineEnd < 0 ? text.size() : lineEnd + 1;
    }
    return {};
}

extern const Format plainText;
const Format plainText{
    .id = QStringLiteral("text"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Plain text"),
    .suffixes = {QStringLiteral("txt"), QStringLiteral("text")},
    .keeps = Field::Text,
    .stage = Format::Stage::Texts,
    .recognises = recognisesText,
    .read = readTexts,
};

} // namespace standpoint
