// SPDX-License-Identifier: GPL-3.0-or-later
//
// EPUB 2 and 3: the chapters in the order of the spine.
#include "model/documents/document_words.h"
#include "model/documents/html_text.h"
#include "model/documents/html_tree.h"
#include "model/documents/office_parts.h"
#include "model/documents/safe_xml.h"
#include "model/documents/text_builder.h"
#include "model/documents/zip_reader.h"

#include <QCoreApplication>
#include <QHash>
#include <QUrl>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

struct Item
{
    QString path;
    QString type;
    bool isContents = false;
};

struct Package
{
    QHash<QString, Item> items;
    QStringList spine;
    int aside = 0; ///< chapters that the book itself counts as outside of its order
};

tl::unexpected<Error> notABook(const QString &where)
{
    return fail(Kind::Malformed, Words::tr("The file is not an EPUB book"), where);
}

/// The path in the archive of what stands at `link`, seen from `from`. Empty where it leads out.
QString resolved(const QString &from, const QString &link)
{
    const QUrl base(QStringLiteral("zip:///") + QString::fromLatin1(QUrl::toPercentEncoding(from, "/")));
    const QUrl url = base.resolved(QUrl(link));
    return url.scheme() == QStringLiteral("zip") ? url.path(QUrl::FullyDecoded).mid(1) : QString();
}

Result<QString> packagePath(ZipReader &zip)
{
    const QString container = QStringLiteral("META-INF/container.xml");
    if (!zip.contains(container))
        return notABook(zip.where());
    const Result<QByteArray> bytes = readPart(zip, container);
    if (!bytes)
        return tl::unexpected(bytes.error());
    SafeXmlReader xml(*bytes, zip.where() + u'!' + container);
    while (xml.next()) {
        if (xml.isStart() && xml.is(u"rootfile"))
            return xml.attribute(u"full-path");
    }
    if (Status sound = xml.status(); !sound)
        return tl::unexpected(sound.error());
    return notABook(zip.where());
}

void readMetadata(SafeXmlReader &xml, ExtractedDocument &document)
{
    QStringList authors;
    while (xml.nextChild()) {
        if (xml.is(u"title") && document.title.isEmpty())
            document.title = xml.elementText();
        else if (xml.is(u"creator"))
            authors << xml.elementText().simplified();
        else if (xml.is(u"publisher") && document.source.isEmpty())
            document.source = xml.elementText();
        else if (xml.is(u"language") && document.language.isEmpty())
            document.language = languageFrom(xml.elementText());
        else if (xml.is(u"date") && !document.published.isValid())
            document.published = dateFrom(xml.elementText());
        else
            xml.skip();
    }
    document.author = authors.join(QStringLiteral("; "));
}

Result<Package> readPackage(ZipReader &zip, const QString &path, ExtractedDocument &document)
{
    const Result<QByteArray> bytes = readPart(zip, path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    XmlOptions options;
    options.allowsDoctype = true;
    SafeXmlReader xml(*bytes, zip.where() + u'!' + path, options);
    Package package;
    while (xml.next()) {
        if (!xml.isStart())
            continue;
        if (xml.is(u"metadata")) {
            readMetadata(xml, document);
        } else if (xml.is(u"item")) {
            const QStringList properties = xml.attribute(u"properties").split(u' ');
            package.items.insert(xml.attribute(u"id"),
                Item{resolved(path, xml.attribute(u"href")), xml.attribute(u"media-type"),
                    properties.contains(QStringLiteral("nav"))});
        } else if (xml.is(u"itemref")) {
            if (xml.attribute(u"linear") == QStringLiteral("no"))
                ++package.aside;
            else
                package.spine << xml.attribute(u"idref");
        }
    }
    if (Status sound = xml.status(); !sound)
        return tl::unexpected(sound.error());
    return package;
}

/// The files that only a reader with a key can read; fonts are scrambled in free books too.
Result<QStringList> encryptedFiles(ZipReader &zip)
{
    const QString name = QStringLiteral("META-INF/encryption.xml");
    QStringList paths;
    if (!zip.contains(name))
        return paths;
    const Result<QByteArray> bytes = readPart(zip, name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    SafeXmlReader xml(*bytes, zip.where() + u'!' + name);
    while (xml.next()) {
        if (xml.isStart() && xml.is(u"CipherReference"))
            paths << resolved({}, xml.attribute(u"URI"));
    }
    return paths;
}

Status addChapter(
    ZipReader &zip, const Item &item, TextBuilder &text, LeftOut &leftOut, ExtractedDocument &document)
{
    const Result<QByteArray> bytes = readPart(zip, item.path);
    if (!bytes) {
        if (bytes.error().kind == Kind::Invalid)
            return tl::unexpected(bytes.error());
        document.remarks << Words::tr("A chapter is missing or damaged: %1").arg(item.path);
        return {};
    }
    const Result<HtmlTree> tree = HtmlTree::fromChapter(*bytes, zip.where() + u'!' + item.path);
    if (!tree) {
        document.remarks << Words::tr("A chapter is missing or damaged: %1").arg(item.path);
        return {};
    }
    if (tree->isCutShort())
        document.remarks << Words::tr("A chapter could not be read to its end: %1").arg(item.path);
    const xmlNode *body = html::first(tree->root(), "body");
    leftOut.notes += addChapterText(body ? body : tree->root(), text);
    return {};
}

} // namespace

Result<ExtractedDocument> extractEpub(const QByteArray &bytes, const QString &where)
{
    if (Status fits = checkSize(bytes, where); !fits)
        return tl::unexpected(fits.error());
    Result<ZipReader> zip = ZipReader::open(bytes, where, documentLimits());
    if (!zip)
        return tl::unexpected(zip.error());
    const Result<QString> path = packagePath(*zip);
    if (!path)
        return tl::unexpected(path.error());
    ExtractedDocument document;
    const Result<Package> package = readPackage(*zip, *path, document);
    if (!package)
        return tl::unexpected(package.error());
    const Result<QStringList> encrypted = encryptedFiles(*zip);
    if (!encrypted)
        return tl::unexpected(encrypted.error());
    TextBuilder text;
    LeftOut leftOut;
    for (const QString &id : package->spine) {
        const Item item = package->items.value(id);
        const bool isText = item.type.contains(QStringLiteral("html")) || item.type.isEmpty();
        if (item.isContents || !isText)
            continue;
        if (encrypted->contains(item.path))
            return fail(Kind::Invalid, Words::tr("The book is protected against copying"), where);
        if (Status added = addChapter(*zip, item, text, leftOut, document); !added)
            return tl::unexpected(added.error());
    }
    if (package->aside > 0)
        document.remarks << Words::tr(
            "%n part(s) outside of the reading order were left out", nullptr, package->aside);
    document.remarks << leftOut.remarks();
    document.text = text.take();
    return finished(std::move(document), where);
}

} // namespace standpoint
