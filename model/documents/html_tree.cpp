// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/html_tree.h"

#include "model/documents/safe_xml.h"

#include <QCoreApplication>

#include <climits>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <mutex>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

struct FreeHtmlParser
{
    void operator()(htmlParserCtxt *parser) const { htmlFreeParserCtxt(parser); }
};

struct FreeXmlParser
{
    void operator()(xmlParserCtxt *parser) const { xmlFreeParserCtxt(parser); }
};

void beReady()
{
    static std::once_flag once;
    std::call_once(once, []() { xmlInitParser(); });
}

QString fromXml(const xmlChar *text)
{
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

} // namespace

Result<HtmlTree> HtmlTree::fromPage(const QString &page, const QString &where)
{
    beReady();
    const QByteArray bytes = page.toUtf8();
    if (hasCrowdedTag(bytes, true))
        return fail(Error::Kind::Invalid, Words::tr("An element has thousands of attributes"), where);
    const std::unique_ptr<htmlParserCtxt, FreeHtmlParser> parser(htmlNewParserCtxt());
    HtmlTree tree;
    if (parser && bytes.size() < INT_MAX)
        tree.m_document.reset(htmlCtxtReadMemory(parser.get(), bytes.constData(),
            static_cast<int>(bytes.size()), nullptr, "UTF-8",
            HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                | HTML_PARSE_COMPACT));
    if (!tree.m_document || !tree.root())
        return fail(Error::Kind::Malformed, Words::tr("The file is not a web page"), where);
    tree.m_cutShort = parser->disableSAX != 0;
    return tree;
}

Result<HtmlTree> HtmlTree::fromChapter(const QByteArray &bytes, const QString &where)
{
    beReady();
    if (hasCrowdedTag(bytes, false))
        return fail(Error::Kind::Invalid, Words::tr("An element has thousands of attributes"), where);
    const std::unique_ptr<xmlParserCtxt, FreeXmlParser> parser(xmlNewParserCtxt());
    HtmlTree tree;
    if (parser && bytes.size() < INT_MAX)
        tree.m_document.reset(xmlCtxtReadMemory(parser.get(), bytes.constData(),
            static_cast<int>(bytes.size()), nullptr, nullptr,
            XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA
                | XML_PARSE_COMPACT));
    if (!tree.m_document || !tree.root())
        return fromPage(QString::fromUtf8(bytes), where);
    return tree;
}

namespace html {

std::string_view nameOf(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE || !node->name)
        return {};
    return reinterpret_cast<const char *>(node->name);
}

bool is(const xmlNode *node, std::string_view name)
{
    return nameOf(node) == name;
}

QString attribute(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return {};
    xmlChar *value = xmlGetProp(node, reinterpret_cast<const xmlChar *>(name));
    QString text = fromXml(value);
    xmlFree(value);
    return text;
}

bool hasAttribute(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE
        && xmlHasProp(node, reinterpret_cast<const xmlChar *>(name)) != nullptr;
}

QString textOf(const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return fromXml(node->content);
    if (node->type != XML_ENTITY_REF_NODE || !node->name)
        return {};
    const htmlEntityDesc *known = htmlEntityLookup(node->name);
    return known ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&known->value), 1) : QString();
}

const xmlNode *after(const xmlNode *node, const xmlNode *top, bool into)
{
    // The children of an entity are its declaration, which knows no way back.
    if (into && node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && node != top && !node->next)
        node = node->parent;
    return node && node != top ? node->next : nullptr;
}

const xmlNode *first(const xmlNode *top, std::string_view name)
{
    for (const xmlNode *node = top; node; node = after(node, top)) {
        if (is(node, name))
            return node;
    }
    return nullptr;
}

QString wholeText(const xmlNode *node)
{
    QString text;
    for (const xmlNode *at = node; at; at = after(at, node))
        text += textOf(at);
    return text.simplified();
}

} // namespace html

} // namespace standpoint
