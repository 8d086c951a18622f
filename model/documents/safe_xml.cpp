// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/safe_xml.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>
#include <utility>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::SafeXml)
};

} // namespace

bool hasCrowdedTag(QByteArrayView bytes, bool isPage)
{
    constexpr int most = 4'000;
    bool inTag = false;
    char quote = 0;
    int count = 0;
    char before = 0;
    for (const char c : bytes) {
        const char last = std::exchange(before, c);
        if (!inTag) {
            // Comments and CDATA hold any signs, and so does the text of a page.
            inTag =
                last == '<' && c != '!' && c != '?' && (!isPage || std::isalpha(static_cast<uchar>(c)) != 0);
            count = 0;
        } else if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
            if (++count > most)
                return true;
        } else if (isPage && (c == ' ' || c == '\n' || c == '\t' || c == '/')) {
            if (++count > most)
                return true;
        } else if (c == '>') {
            inTag = false;
        }
    }
    return false;
}

SafeXmlReader::SafeXmlReader(const QByteArray &bytes, QString where, XmlOptions options)
    : m_where(std::move(where))
    , m_options(options)
{
    if (hasCrowdedTag(bytes, false))
        refuse(Words::tr("An element has thousands of attributes"));
    else
        m_xml.addData(bytes);
}

SafeXmlReader::SafeXmlReader(QIODevice &device, QString where, XmlOptions options)
    : m_xml(&device)
    , m_where(std::move(where))
    , m_options(options)
{
}

bool SafeXmlReader::next()
{
    if (!m_refusal.isEmpty() || m_xml.atEnd())
        return false;
    if (m_xml.isEndElement())
        --m_depth;
    m_xml.readNext();
    if (m_xml.isStartElement())
        ++m_depth;
    return checked() && !m_xml.isEndDocument();
}

bool SafeXmlReader::checked()
{
    if (m_xml.hasError())
        return false;
    switch (m_xml.tokenType()) {
    case QXmlStreamReader::DTD:
        if (!m_options.allowsDoctype)
            refuse(Words::tr("The file has a document type, which such files do not have"));
        else if (m_xml.text().contains(u'[') || !m_xml.entityDeclarations().isEmpty())
            refuse(Words::tr("The file's document type declares entities, which are not read"));
        break;
    case QXmlStreamReader::EntityReference:
        refuse(Words::tr("The file uses the entity “%1”, which is not known").arg(m_xml.name()));
        break;
    case QXmlStreamReader::StartElement:
        if (m_depth > m_options.deepest)
            refuse(Words::tr("More than %1 elements are inside each other").arg(m_options.deepest));
        break;
    default:
        break;
    }
    return m_refusal.isEmpty();
}

bool SafeXmlReader::nextChild()
{
    while (next()) {
        if (m_xml.isStartElement())
            return true;
        if (m_xml.isEndElement())
            return false;
    }
    return false;
}

void SafeXmlReader::skip()
{
    const int level = m_depth;
    while (next()) {
        if (m_xml.isEndElement() && m_depth == level)
            return;
    }
}

QString SafeXmlReader::elementText()
{
    const int level = m_depth;
    QString text;
    while (next()) {
        if (m_xml.isEndElement() && m_depth == level)
            break;
        if (m_xml.isCharacters())
            text += m_xml.text();
    }
    return text;
}

QString SafeXmlReader::attribute(QStringView localName) const
{
    for (const QXmlStreamAttribute &attribute : m_xml.attributes()) {
        if (attribute.name() == localName)
            return attribute.value().toString();
    }
    return {};
}

bool SafeXmlReader::hasAttribute(QStringView localName) const
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    return std::any_of(attributes.begin(), attributes.end(),
        [&](const QXmlStreamAttribute &attribute) { return attribute.name() == localName; });
}

QString SafeXmlReader::place() const
{
    const qint64 line = m_refusal.isEmpty() ? m_xml.lineNumber() : m_refusalLine;
    return Words::tr("%1, line %2").arg(m_where).arg(std::max<qint64>(line, 1));
}

void SafeXmlReader::refuse(const QString &what)
{
    if (!m_refusal.isEmpty())
        return;
    m_refusal = what;
    m_refusalLine = m_xml.lineNumber();
}

Status SafeXmlReader::status() const
{
    if (!m_refusal.isEmpty())
        return fail(Error::Kind::Malformed, m_refusal, place());
    if (!m_xml.hasError())
        return {};
    const bool cutOff = m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
    return fail(Error::Kind::Malformed,
        cutOff ? Words::tr("The file is cut off: it ends inside an element")
               : Words::tr("The file is not valid XML (%1)").arg(m_xml.errorString()),
        place());
}

} // namespace standpoint
