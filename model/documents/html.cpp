// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/decode.h"
#include "model/documents/document_words.h"
#include "model/documents/html_metadata.h"
#include "model/documents/html_text.h"
#include "model/documents/text_builder.h"
#include "model/documents/zip_reader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

constexpr qsizetype maximumPage = 50'000'000; // its tree takes some twenty times as much

/// The encoding that the head of a page names.
QByteArray namedEncoding(const QByteArray &bytes)
{
    static const QRegularExpression named(
        QStringLiteral("(?:charset\\s*=\\s*[\"']?|<\\?xml[^>]*encoding\\s*=\\s*[\"'])\\s*([A-Za-z0-9_:.-]+)"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype head = 8192;
    return named.match(QString::fromLatin1(bytes.first(std::min(bytes.size(), head)))).captured(1).toLatin1();
}

/// What the page names is believed, but where it names UTF-8 and is not, or names nothing.
Result<QString> decodedPage(const QByteArray &bytes, const QString &where)
{
    const bool marked =
        bytes.startsWith("\xEF\xBB\xBF") || bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF");
    const QByteArray encoding = namedEncoding(bytes).toLower();
    const bool believed = !marked && !encoding.isEmpty() && !encoding.startsWith("utf-16")
        && !encoding.startsWith("utf8") && !encoding.startsWith("utf-8") && firstInvalidUtf8(bytes) >= 0
        && !bytes.contains('\0');
    if (believed) {
        if (std::optional<QString> text = decodedAs(bytes, encoding)) {
            normalise(*text);
            return *text;
        }
    }
    const Result<DecodedText> text = decodeText(bytes, where);
    if (text)
        return text->text;
    // A page with a few broken bytes is still a page.
    if (!bytes.contains('\0') && encoding.startsWith("utf-8")) {
        QString lenient = QString::fromUtf8(bytes);
        normalise(lenient);
        return lenient;
    }
    return tl::unexpected(text.error());
}

bool looksLikePage(const QString &text)
{
    static const QRegularExpression tag(
        QStringLiteral("<(?:!doctype\\s+html|html|head|body|p|div|article|main|br|h[1-6]|span|title|meta|"
                       "table|pre|b|i|a|ul|ol|section|blockquote|font|center)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return tag.match(text.left(1 << 20)).hasMatch();
}

} // namespace

Result<ExtractedDocument> extractHtml(const QByteArray &bytes, const QString &where)
{
    if (Status fits = checkSize(bytes, where); !fits)
        return tl::unexpected(fits.error());
    if (bytes.size() > maximumPage)
        return fail(
            Kind::Invalid, Words::tr("The page is larger than %1 MB").arg(maximumPage / 1'000'000), where);
    const Result<QString> page = decodedPage(bytes, where);
    if (!page)
        return tl::unexpected(page.error());
    if (page->trimmed().isEmpty())
        return fail(Kind::Invalid, Words::tr("The file is empty"), where);
    if (!looksLikePage(*page))
        return fail(Kind::Malformed, Words::tr("The file is not a web page"), where);
    const Result<HtmlTree> tree = HtmlTree::fromPage(*page, where);
    if (!tree)
        return tl::unexpected(tree.error());
    ExtractedDocument document;
    QString body;
    readPageMetadata(tree->root(), document, body);
    TextBuilder text;
    addArticleText(tree->root(), text);
    document.text = text.take();
    if (tree->isCutShort())
        document.remarks << Words::tr("The page is nested too deeply to be read to its end");
    if (body.size() > 2 * document.text.size() && body.size() > 200) {
        TextBuilder instead;
        instead.addVerbatim(body.replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
                                .replace(u'\n', QChar::ParagraphSeparator));
        document.text = instead.take();
        document.remarks << Words::tr(
            "The text comes from the page's metadata, since the page itself shows less");
    }
    return finished(std::move(document), where);
}

} // namespace standpoint
