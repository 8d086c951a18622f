// SPDX-License-Identifier: GPL-3.0-or-later
//
// OpenDocument text, packed (.odt) or as one XML file (.fodt).
#include "model/documents/document_words.h"
#include "model/documents/office_parts.h"
#include "model/documents/safe_xml.h"
#include "model/documents/text_builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

class OdtReader
{
public:
    OdtReader(SafeXmlReader &xml, ExtractedDocument &document)
        : m_xml(xml)
        , m_document(document)
    {
    }

    /// Reads content or metadata, or both where the file is one.
    void read()
    {
        while (m_xml.next()) {
            if (m_xml.isStart())
                begin();
            else if (m_xml.isEnd())
                end();
            else if (m_inParagraph > 0 && m_xml.at().isCharacters())
                m_text.addFlowing(m_xml.at().text());
        }
    }

    bool hasText() const { return m_hasText; }
    TextBuilder &text() { return m_text; }
    const LeftOut &leftOut() const { return m_leftOut; }

private:
    static bool isParagraph(QStringView name) { return name == u"p" || name == u"h"; }
    void begin();
    bool skipLeftOut();
    void readMetadata();
    void countDeletions();

    void end()
    {
        if (!isParagraph(m_xml.at().name()) || m_inParagraph == 0)
            return;
        --m_inParagraph;
        m_text.endParagraph();
    }

    SafeXmlReader &m_xml;
    ExtractedDocument &m_document;
    TextBuilder m_text;
    LeftOut m_leftOut;
    int m_inParagraph = 0;
    bool m_hasText = false;
};

/// Deleted text stands before the body, away from its place.
void OdtReader::countDeletions()
{
    const int level = m_xml.depth();
    while (m_xml.next() && !(m_xml.isEnd() && m_xml.depth() == level))
        m_leftOut.deletions += m_xml.isStart() && m_xml.is(u"deletion");
}

bool OdtReader::skipLeftOut()
{
    struct Kept
    {
        QStringView name;
        int LeftOut::*count;
    };
    static const std::array<Kept, 11> counted{
        {{u"note", &LeftOut::notes}, {u"annotation", &LeftOut::comments}, {u"text-box", &LeftOut::boxes},
            {u"hidden-text", &LeftOut::hidden}, {u"hidden-paragraph", &LeftOut::hidden},
            {u"table-of-content", &LeftOut::contents}, {u"alphabetical-index", &LeftOut::contents},
            {u"illustration-index", &LeftOut::contents}, {u"table-index", &LeftOut::contents},
            {u"bibliography", &LeftOut::contents}, {u"user-index", &LeftOut::contents}}};
    static const std::array<QStringView, 9> silent{u"styles", u"automatic-styles", u"master-styles",
        u"font-face-decls", u"scripts", u"settings", u"forms", u"covered-table-cell", u"ruby-text"};
    if (m_xml.is(u"tracked-changes")) {
        countDeletions();
        return true;
    }
    for (const Kept &kept : counted) {
        if (m_xml.is(kept.name)) {
            ++(m_leftOut.*kept.count);
            m_xml.skip();
            return true;
        }
    }
    if (std::any_of(silent.begin(), silent.end(), [this](QStringView name) { return m_xml.is(name); })) {
        m_xml.skip();
        return true;
    }
    return false;
}

void OdtReader::readMetadata()
{
    const int level = m_xml.depth();
    QString creator;
    while (m_xml.next() && !(m_xml.isEnd() && m_xml.depth() == level)) {
        if (!m_xml.isStart() || m_xml.depth() != level + 1)
            continue;
        if (m_xml.is(u"title"))
            m_document.title = m_xml.elementText();
        else if (m_xml.is(u"initial-creator"))
            m_document.author = m_xml.elementText();
        else if (m_xml.is(u"creator"))
            creator = m_xml.elementText();
        else if (m_xml.is(u"language"))
            m_document.language = languageFrom(m_xml.elementText());
        else
            m_xml.skip();
    }
    if (m_document.author.isEmpty())
        m_document.author = creator;
}

void OdtReader::begin()
{
    if (skipLeftOut())
        return;
    if (m_xml.is(u"meta")) {
        readMetadata();
    } else if (isParagraph(m_xml.at().name())) {
        ++m_inParagraph;
        m_text.endParagraph();
    } else if (m_xml.is(u"text") && m_xml.at().namespaceUri().contains(u":office:")) {
        m_hasText = true;
    } else if (m_inParagraph == 0) {
        return;
    } else if (m_xml.is(u"s")) {
        constexpr int most = 1'000;
        const QString count = m_xml.attribute(u"c");
        m_text.addVerbatim(QString(count.isEmpty() ? 1 : std::clamp(count.toInt(), 0, most), u' '));
    } else if (m_xml.is(u"tab")) {
        m_text.addVerbatim(u"\t");
    } else if (m_xml.is(u"line-break")) {
        m_text.breakLine();
    }
}

Result<ExtractedDocument> read(
    const QByteArray &content, const QString &place, ExtractedDocument document, const QString &where)
{
    SafeXmlReader xml(content, place);
    OdtReader reader(xml, document);
    reader.read();
    if (Status sound = xml.status(); !sound)
        return tl::unexpected(sound.error());
    if (!reader.hasText())
        return fail(Kind::Malformed, Words::tr("The file is an OpenDocument file but not a text"), where);
    document.text = reader.text().take();
    document.remarks << reader.leftOut().remarks();
    return finished(std::move(document), where);
}

Result<bool> isEncrypted(ZipReader &zip)
{
    const QString manifest = QStringLiteral("META-INF/manifest.xml");
    if (!zip.contains(manifest))
        return false;
    const Result<QByteArray> bytes = readPart(zip, manifest);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return bytes->contains("encryption-data");
}

} // namespace

Result<ExtractedDocument> extractOdt(const QByteArray &bytes, const QString &where)
{
    if (!bytes.isEmpty() && bytes.trimmed().startsWith('<') && bytes.size() <= maximumDocument)
        return read(bytes, where, {}, where);
    Result<ZipReader> zip = openOffice(bytes, where);
    if (!zip)
        return tl::unexpected(zip.error());
    const QString content = QStringLiteral("content.xml");
    if (!zip->contains(content))
        return fail(Kind::Malformed, Words::tr("The file is not an OpenDocument text"), where);
    const Result<bool> encrypted = isEncrypted(*zip);
    if (!encrypted)
        return tl::unexpected(encrypted.error());
    if (*encrypted)
        return fail(Kind::Invalid,
            Words::tr("The document is protected by a password; please save it without"), where);
    ExtractedDocument document;
    const QString meta = QStringLiteral("meta.xml");
    if (zip->contains(meta)) {
        const Result<QByteArray> metadata = readPart(*zip, meta);
        if (!metadata)
            return tl::unexpected(metadata.error());
        SafeXmlReader xml(*metadata, where + u'!' + meta);
        OdtReader(xml, document).read();
        if (!xml.status())
            document.remarks << Words::tr("The document's title and author could not be read");
    }
    const Result<QByteArray> text = readPart(*zip, content);
    if (!text)
        return tl::unexpected(text.error());
    return read(*text, where + u'!' + content, std::move(document), where);
}

} // namespace standpoint
