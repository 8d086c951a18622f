// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF by Poppler, which reads the page and orders its words.
#include "model/documents/document_words.h"
#include "model/documents/pdf_layout.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRectF>
#include <QVariant>

#include <memory>
#include <mutex>
#include <poppler-qt6.h>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

constexpr int mostPages = 20'000;

PageOfWords wordsOf(const Poppler::Page &page)
{
    PageOfWords words;
    words.width = page.pageSizeF().width();
    words.height = page.pageSizeF().height();
    for (const std::unique_ptr<Poppler::TextBox> &box : page.textList()) {
        const QRectF place = box->boundingBox();
        const QString text = box->text().trimmed();
        // Text that runs up the margin is no part of the page's.
        const bool isUpright = text.size() < 3 || place.height() < 2 * place.width();
        if (!text.isEmpty() && isUpright && place.height() > 0)
            words.words.push_back(PageWord{text, place});
    }
    return words;
}

/// Names of programs and files that Word puts before a title.
QString cleanTitle(QString title)
{
    const QString word = QStringLiteral("Microsoft Word - ");
    if (title.startsWith(word))
        title.remove(0, word.size());
    return title;
}

QString listOf(const std::vector<int> &pages)
{
    constexpr size_t most = 10;
    QStringList numbers;
    for (size_t i = 0; i < std::min(pages.size(), most); ++i)
        numbers << QString::number(pages[i] + 1);
    if (pages.size() > most)
        numbers << QStringLiteral("…");
    return numbers.join(QStringLiteral(", "));
}

} // namespace

Result<ExtractedDocument> extractPdf(const QByteArray &bytes, const QString &where)
{
    if (Status fits = checkSize(bytes, where); !fits)
        return tl::unexpected(fits.error());
    constexpr qsizetype headSize = 1024; // some programs put bytes before
    if (!bytes.first(std::min(bytes.size(), headSize)).contains("%PDF-"))
        return fail(Kind::Malformed, Words::tr("The file is not a PDF document"), where);
    static std::once_flag once;
    std::call_once(
        once, []() { Poppler::setDebugErrorFunction([](const QString &, const QVariant &) {}, {}); });
    const std::unique_ptr<Poppler::Document> pdf = Poppler::Document::loadFromData(bytes);
    if (!pdf)
        return fail(Kind::Malformed, Words::tr("The PDF document is damaged or cut off"), where);
    if (pdf->isLocked())
        return fail(Kind::Invalid,
            Words::tr("The PDF document is protected by a password; please save it without"), where);
    const int count = pdf->numPages();
    if (count < 1)
        return fail(Kind::Malformed, Words::tr("The PDF document has no pages"), where);
    if (count > mostPages)
        return fail(Kind::Invalid,
            Words::tr("The PDF document has more than %1 pages").arg(QLocale().toString(mostPages)), where);
    std::vector<PageOfWords> pages;
    std::vector<int> withoutText;
    for (int i = 0; i < count; ++i) {
        const std::unique_ptr<Poppler::Page> page = pdf->page(i);
        pages.push_back(page ? wordsOf(*page) : PageOfWords());
        if (pages.back().words.empty())
            withoutText.push_back(i);
    }
    if (static_cast<int>(withoutText.size()) == count)
        return fail(Kind::Invalid,
            Words::tr(
                "The PDF document has no text: its pages are pictures, as a scanner makes them; please let a "
                "program read the letters (OCR) first"),
            where);
    ExtractedDocument document;
    const LaidOutText laid = laidOut(pages);
    document.text = laid.text;
    document.title = cleanTitle(pdf->info(QStringLiteral("Title")));
    document.author = pdf->info(QStringLiteral("Author"));
    if (!withoutText.empty())
        document.remarks << Words::tr("Pages without text were left out, they may be pictures: %1")
                                .arg(listOf(withoutText));
    if (laid.pagesWithHeads > 0)
        document.remarks << Words::tr(
            "Running heads or page numbers were left out on %n page(s)", nullptr, laid.pagesWithHeads);
    return finished(std::move(document), where);
}

} // namespace standpoint
