// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF by Poppler, which reads the page and orders its words.
#include "model/documents/document_words.h"
#include "model/documents/pdf_layout.h"
#include "model/documents/pdf_limits.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QRectF>
#include <QVariant>

#include <memory>
#include <mutex>
#include <poppler-qt6.h>
#include <unistd.h>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

/// What this process has in memory, in bytes; 0 where the system does not say.
qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readLine(256).split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

/// Says when reading a page costs more than a page may.
class Watch
{
public:
    Watch(const PdfLimits &limits, int pages)
        : m_limits(limits)
        , m_ofAll(limits.page * 5 + limits.further * pages)
        , m_before(residentMemory())
    {
        m_all.start();
    }

    void beginPage() { m_page.start(); }
    /// Asked by Poppler again and again.
    static bool shouldStop(const QVariant &watch) { return watch.value<Watch *>()->look(); }
    bool isTooLong() const { return m_isTooLong; }
    bool isTooLarge() const { return m_isTooLarge; }

private:
    bool look()
    {
        if (++m_asked % 64 == 0)
            m_isTooLarge = m_isTooLarge || residentMemory() - m_before > m_limits.memory;
        m_isTooLong = m_isTooLong || m_page.elapsed() > m_limits.page || m_all.elapsed() > m_ofAll;
        return m_isTooLong || m_isTooLarge;
    }

    const PdfLimits &m_limits;
    qint64 m_ofAll;
    qint64 m_before;
    QElapsedTimer m_all;
    QElapsedTimer m_page;
    quint64 m_asked = 0;
    bool m_isTooLong = false;
    bool m_isTooLarge = false;
};

PageOfWords wordsOf(const Poppler::Page &page, Watch &watch)
{
    watch.beginPage();
    PageOfWords words;
    words.width = page.pageSizeF().width();
    words.height = page.pageSizeF().height();
    for (const std::unique_ptr<Poppler::TextBox> &box :
        page.textList(Poppler::Page::Rotate0, Watch::shouldStop, QVariant::fromValue(&watch))) {
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

/// Why a page was not read to its end.
tl::unexpected<Error> tooMuch(const Watch &watch, const PdfLimits &limits, int page, const QString &where)
{
    const QString hint = Words::tr("print it into a new PDF document, or save it as text");
    if (watch.isTooLarge())
        return fail(Kind::Invalid,
            Words::tr("Page %1 of the PDF document needs more than %2 MB of memory, so the document was not "
                      "read; %3")
                .arg(page + 1)
                .arg(limits.memory / 1'000'000)
                .arg(hint),
            where);
    return fail(Kind::Invalid,
        Words::tr("Page %1 of the PDF document takes too long to read, so the document was not read; %2")
            .arg(page + 1)
            .arg(hint),
        where);
}

/// The words of all pages.
Result<std::vector<PageOfWords>> pagesOf(
    const Poppler::Document &pdf, const PdfLimits &limits, const QString &where)
{
    const int count = pdf.numPages();
    if (count < 1)
        return fail(Kind::Malformed, Words::tr("The PDF document has no pages"), where);
    if (count > limits.pages)
        return fail(Kind::Invalid,
            Words::tr("The PDF document has more than %1 pages; part it and import the parts")
                .arg(QLocale().toString(limits.pages)),
            where);
    Watch watch(limits, count);
    std::vector<PageOfWords> pages;
    for (int i = 0; i < count; ++i) {
        const std::unique_ptr<Poppler::Page> page(pdf.page(i));
        pages.push_back(page ? wordsOf(*page, watch) : PageOfWords());
        if (watch.isTooLong() || watch.isTooLarge())
            return tooMuch(watch, limits, i, where);
    }
    return pages;
}

} // namespace

Result<ExtractedDocument> extractPdf(const QByteArray &bytes, const QString &where)
{
    return extractPdfWithin({}, bytes, where);
}

Result<ExtractedDocument> extractPdfWithin(
    const PdfLimits &limits, const QByteArray &bytes, const QString &where)
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
    const Result<std::vector<PageOfWords>> pages = pagesOf(*pdf, limits, where);
    if (!pages)
        return tl::unexpected(pages.error());
    std::vector<int> withoutText;
    for (size_t i = 0; i < pages->size(); ++i) {
        if (pages->at(i).words.empty())
            withoutText.push_back(static_cast<int>(i));
    }
    if (withoutText.size() == pages->size())
        return fail(Kind::Invalid,
            Words::tr(
                "The PDF document has no text: its pages are pictures, as a scanner makes them; please let a "
                "program read the letters (OCR) first"),
            where);
    ExtractedDocument document;
    const LaidOutText laid = laidOut(*pages);
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
