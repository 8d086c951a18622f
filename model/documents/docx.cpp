// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word's DOCX (ISO/IEC 29500, both conformance classes: elements are told by their local names).
#include "model/documents/document_words.h"
#include "model/documents/office_parts.h"
#include "model/documents/safe_xml.h"
#include "model/documents/text_builder.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

bool isOff(const QString &value)
{
    return value == QStringLiteral("0") || value == QStringLiteral("false") || value == QStringLiteral("off");
}

class BodyReader
{
public:
    BodyReader(SafeXmlReader &xml, TextBuilder &text, LeftOut &leftOut)
        : m_xml(xml)
        , m_text(text)
        , m_leftOut(leftOut)
    {
    }

    void read()
    {
        while (m_xml.next()) {
            if (m_xml.isStart())
                begin();
            else if (m_xml.isEnd() && m_xml.is(u"p"))
                endParagraph();
        }
    }

private:
    void begin();
    bool skipLeftOut();
    void addSymbol();
    void readParagraphProperties();
    void readRunProperties();

    void endParagraph()
    {
        if (!std::exchange(m_markDeleted, false))
            m_text.endParagraph();
    }

    SafeXmlReader &m_xml;
    TextBuilder &m_text;
    LeftOut &m_leftOut;
    bool m_markDeleted = false; ///< the end of this paragraph was deleted: the next one goes on
    bool m_hidden = false;      ///< so is this run
};

bool BodyReader::skipLeftOut()
{
    struct Kept
    {
        QStringView name;
        int LeftOut::*count;
    };
    static const std::array<Kept, 6> counted{
        {{u"del", &LeftOut::deletions}, {u"moveFrom", &LeftOut::deletions},
            {u"footnoteReference", &LeftOut::notes}, {u"endnoteReference", &LeftOut::notes},
            {u"commentReference", &LeftOut::comments}, {u"txbxContent", &LeftOut::boxes}}};
    static const std::array<QStringView, 8> silent{
        u"Fallback", u"instrText", u"delText", u"sectPr", u"tblPr", u"trPr", u"tcPr", u"rt"};
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

/// A sign by its place in a font, which without the font says nothing where the place is a private one.
void BodyReader::addSymbol()
{
    bool good = false;
    const uint code = m_xml.attribute(u"char").toUInt(&good, 16);
    constexpr uint privateBegin = 0xE000;
    constexpr uint privateEnd = 0xF900;
    if (good && code >= 0x20 && code < 0xFFFE && (code < 0xD800 || code >= privateEnd) && !m_hidden)
        m_text.addVerbatim(QString(QChar(static_cast<char16_t>(code))));
    else if (good && code >= privateBegin)
        ++m_leftOut.symbols;
    m_xml.skip();
}

void BodyReader::readParagraphProperties()
{
    const int level = m_xml.depth();
    while (m_xml.next() && !(m_xml.isEnd() && m_xml.depth() == level)) {
        if (m_xml.isStart() && m_xml.is(u"pPrChange"))
            m_xml.skip();
        else if (m_xml.isStart() && (m_xml.is(u"del") || m_xml.is(u"moveFrom")))
            m_markDeleted = true;
    }
}

void BodyReader::readRunProperties()
{
    const int level = m_xml.depth();
    while (m_xml.next() && !(m_xml.isEnd() && m_xml.depth() == level)) {
        if (m_xml.isStart() && m_xml.is(u"rPrChange")) {
            m_xml.skip();
        } else if (m_xml.isStart() && m_xml.is(u"vanish") && !isOff(m_xml.attribute(u"val"))) {
            m_hidden = true;
            ++m_leftOut.hidden;
        }
    }
}

void BodyReader::begin()
{
    if (skipLeftOut())
        return;
    if (m_xml.is(u"pPr")) {
        readParagraphProperties();
    } else if (m_xml.is(u"rPr")) {
        readRunProperties();
    } else if (m_xml.is(u"r")) {
        m_hidden = false;
    } else if (m_xml.is(u"t")) {
        const QString text = m_xml.elementText();
        if (!m_hidden)
            m_text.addVerbatim(QString(text).replace(u'\n', u' '));
    } else if (m_xml.is(u"sym")) {
        addSymbol();
    } else if (m_hidden) {
        return;
    } else if (m_xml.is(u"tab") || m_xml.is(u"ptab")) {
        m_text.addVerbatim(u"\t");
    } else if (m_xml.is(u"cr")) {
        m_text.breakLine();
    } else if (m_xml.is(u"br")) {
        const QString type = m_xml.attribute(u"type");
        if (type.isEmpty() || type == QStringLiteral("textWrapping"))
            m_text.breakLine();
    } else if (m_xml.is(u"noBreakHyphen")) {
        m_text.addVerbatim(u"\u2011");
    }
}

/// Where the document itself is: what the archive's relations name, else where all programs put it.
Result<QString> mainPart(ZipReader &zip)
{
    const QString usual = QStringLiteral("word/document.xml");
    if (zip.contains(QStringLiteral("_rels/.rels"))) {
        const Result<QByteArray> bytes = readPart(zip, QStringLiteral("_rels/.rels"));
        if (!bytes)
            return tl::unexpected(bytes.error());
        SafeXmlReader xml(*bytes, zip.where() + QStringLiteral("!_rels/.rels"));
        while (xml.next()) {
            if (!xml.isStart() || !xml.attribute(u"Type").endsWith(QStringLiteral("/officeDocument")))
                continue;
            QString target = xml.attribute(u"Target");
            if (target.startsWith(u'/'))
                target.remove(0, 1);
            if (zip.contains(target))
                return target;
        }
    }
    if (zip.contains(usual))
        return usual;
    return fail(Kind::Malformed, Words::tr("The file is not a Word document"), zip.where());
}

Status readProperties(ZipReader &zip, ExtractedDocument &document)
{
    const QString name = QStringLiteral("docProps/core.xml");
    if (!zip.contains(name))
        return {};
    const Result<QByteArray> bytes = readPart(zip, name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    SafeXmlReader xml(*bytes, zip.where() + u'!' + name);
    while (xml.next()) {
        if (!xml.isStart())
            continue;
        if (xml.is(u"title"))
            document.title = xml.elementText();
        else if (xml.is(u"creator"))
            document.author = xml.elementText();
        else if (xml.is(u"language"))
            document.language = languageFrom(xml.elementText());
    }
    return xml.status();
}

} // namespace

Result<ExtractedDocument> extractDocx(const QByteArray &bytes, const QString &where)
{
    Result<ZipReader> zip = openOffice(bytes, where);
    if (!zip)
        return tl::unexpected(zip.error());
    const Result<QString> part = mainPart(*zip);
    if (!part)
        return tl::unexpected(part.error());
    const Result<QByteArray> body = readPart(*zip, *part);
    if (!body)
        return tl::unexpected(body.error());
    SafeXmlReader xml(*body, where + u'!' + *part);
    if (!xml.nextChild() || !xml.is(u"document")) {
        if (Status sound = xml.status(); !sound)
            return tl::unexpected(sound.error());
        return fail(Kind::Malformed, Words::tr("The file is not a Word document"), where);
    }
    TextBuilder text;
    LeftOut leftOut;
    BodyReader(xml, text, leftOut).read();
    if (Status sound = xml.status(); !sound)
        return tl::unexpected(sound.error());
    ExtractedDocument document;
    document.text = text.take();
    document.remarks = leftOut.remarks();
    if (Status read = readProperties(*zip, document); !read)
        document.remarks << Words::tr("The document's title and author could not be read");
    return finished(std::move(document), where);
}

} // namespace standpoint
