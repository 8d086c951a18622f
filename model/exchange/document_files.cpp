// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents of other programs, one article a file: web pages, Markdown, Word, OpenDocument, EPUB, RTF, PDF.
// Each reader is one function of model/documents.
#include "model/documents/extracted_document.h"
#include "model/exchange/intake.h"
#include "model/exchange/name_pattern.h"
#include "model/exchange/parallel.h"
#include "model/exchange/plain_text.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <atomic>

namespace standpoint {

namespace {

using Extract = Result<ExtractedDocument> (*)(const QByteArray &, const QString &);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::DocumentFiles)
};

Result<ExtractedDocument> readOne(const InputFile &file, Extract extract)
{
    const Result<QByteArray> bytes = readWholeFile(file.path, maximumDocument);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return extract(*bytes, file.path);
}

void addDocument(const InputFile &file, const ExtractedDocument &document,
    const std::optional<NamePattern> &pattern, const QString &format, Intake &intake)
{
    ArticleInfo info;
    info.document = QFileInfo(file.path).completeBaseName();
    info.original = format;
    info.title = document.title;
    info.author = document.author;
    info.source = document.source;
    info.url = document.url;
    info.published = document.published;
    const QString name = info.document;
    if (pattern && !pattern->apply(name, info))
        intake.notice(
            Words::tr("The file’s name does not fit the pattern, so it says nothing of the article"),
            file.shown);
    if (info.title.isEmpty())
        info.title = titleOf(document.text);
    info.language = intake.options.language.isEmpty() ? document.language : intake.options.language;
    for (const QString &remark : document.remarks)
        intake.notice(remark, file.shown);
    intake.take(std::move(info), document.text, file.shown);
    ++intake.filesRead;
}

Status readDocuments(const QList<InputFile> &files, Extract extract, const QString &format, Intake &intake)
{
    constexpr qsizetype batch = 64; // their texts are in memory at once
    std::optional<NamePattern> pattern;
    if (const QString given = intake.options.namePattern; !given.isEmpty()) {
        if (Result<NamePattern> read = NamePattern::fromText(given)) // importFiles() has checked it
            pattern = std::move(*read);
    }
    for (qsizetype begin = 0; begin < files.size(); begin += batch) {
        const qsizetype count = std::min(batch, files.size() - begin);
        std::vector<std::optional<Result<ExtractedDocument>>> documents(static_cast<size_t>(count));
        std::atomic<qint64> done = 0;
        Status going;
        const auto work = [&](qsizetype i) {
            documents[static_cast<size_t>(i)] = readOne(files[begin + i], extract);
            done += files[begin + i].size;
        };
        const auto keepGoing = [&]() {
            going = intake.didWork(done.exchange(0));
            return going.has_value();
        };
        if (!inParallel(count, work, keepGoing))
            return going;
        for (qsizetype i = 0; i < count; ++i) {
            const Result<ExtractedDocument> &document = *documents[static_cast<size_t>(i)];
            if (document)
                addDocument(files[begin + i], *document, pattern, format, intake);
            else if (Status refused = intake.refuse(files[begin + i], document.error()); !refused)
                return refused;
        }
    }
    return {};
}

constexpr Fields kept = Field::Text | Field::Metadata;

} // namespace

extern const Format webPage;
const Format webPage{
    .id = QStringLiteral("html"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Web page (HTML)"),
    .suffixes = {QStringLiteral("html"), QStringLiteral("htm"), QStringLiteral("xhtml")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return webPage.suffixes.contains(head.suffix); },
    .read = [](const QList<InputFile> &files,
                Intake &intake) { return readDocuments(files, extractHtml, QStringLiteral("HTML"), intake); },
};

extern const Format markdown;
const Format markdown{
    .id = QStringLiteral("markdown"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Markdown"),
    .suffixes = {QStringLiteral("md"), QStringLiteral("markdown")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return markdown.suffixes.contains(head.suffix); },
    .read =
        [](const QList<InputFile> &files, Intake &intake) {
            return readDocuments(files, extractMarkdown, QStringLiteral("Markdown"), intake);
        },
};

extern const Format wordDocument;
const Format wordDocument{
    .id = QStringLiteral("docx"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Word document (DOCX)"),
    .suffixes = {QStringLiteral("docx"), QStringLiteral("docm"), QStringLiteral("dotx")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return wordDocument.suffixes.contains(head.suffix); },
    .read = [](const QList<InputFile> &files,
                Intake &intake) { return readDocuments(files, extractDocx, QStringLiteral("DOCX"), intake); },
};

extern const Format openDocument;
const Format openDocument{
    .id = QStringLiteral("odt"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "OpenDocument text (ODT)"),
    .suffixes = {QStringLiteral("odt"), QStringLiteral("fodt"), QStringLiteral("ott")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return openDocument.suffixes.contains(head.suffix); },
    .read = [](const QList<InputFile> &files,
                Intake &intake) { return readDocuments(files, extractOdt, QStringLiteral("ODT"), intake); },
};

extern const Format book;
const Format book{
    .id = QStringLiteral("epub"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Book (EPUB)"),
    .suffixes = {QStringLiteral("epub")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return book.suffixes.contains(head.suffix); },
    .read = [](const QList<InputFile> &files,
                Intake &intake) { return readDocuments(files, extractEpub, QStringLiteral("EPUB"), intake); },
};

extern const Format richText;
const Format richText{
    .id = QStringLiteral("rtf"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Rich text (RTF)"),
    .suffixes = {QStringLiteral("rtf")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return richText.suffixes.contains(head.suffix); },
    .read = [](const QList<InputFile> &files,
                Intake &intake) { return readDocuments(files, extractRtf, QStringLiteral("RTF"), intake); },
};

extern const Format pdfDocument;
const Format pdfDocument{
    .id = QStringLiteral("pdf"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "PDF document"),
    .suffixes = {QStringLiteral("pdf")},
    .keeps = kept,
    .stage = Format::Stage::Texts,
    .recognises = [](const FileHead &head) { return pdfDocument.suffixes.contains(head.suffix); },
    .read = [](const QList<InputFile> &files,
                Intake &intake) { return readDocuments(files, extractPdf, QStringLiteral("PDF"), intake); },
};

} // namespace standpoint
