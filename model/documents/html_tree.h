// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page as libxml2 reads it. Only the readers of pages and books include this.
#pragma once

#include "model/project/error.h"

#include <QByteArray>

#include <libxml/tree.h>
#include <memory>
#include <string_view>

namespace standpoint {

class HtmlTree
{
public:
    /// Reads tag soup. Fails with Malformed where nothing can be made of it.
    static Result<HtmlTree> fromPage(const QString &page, const QString &where);
    /// Reads XHTML, whose empty elements a page's reader would take for open ones; what is no XML is read as
    /// a page. Entities stand for themselves, nothing is fetched.
    static Result<HtmlTree> fromChapter(const QByteArray &bytes, const QString &where);

    /// The element `html`; never null.
    const xmlNode *root() const { return xmlDocGetRootElement(m_document.get()); }
    /// Whether reading ended early, since elements lie inside each other hundreds deep.
    bool isCutShort() const { return m_cutShort; }

private:
    struct Free
    {
        void operator()(xmlDoc *document) const { xmlFreeDoc(document); }
    };
    std::unique_ptr<xmlDoc, Free> m_document;
    bool m_cutShort = false;
};

namespace html {

/// "p", "" for text, comments and the rest.
std::string_view nameOf(const xmlNode *node);
bool is(const xmlNode *node, std::string_view name);
QString attribute(const xmlNode *node, const char *name);
bool hasAttribute(const xmlNode *node, const char *name);
/// What a text node says; empty for other nodes. An entity counts as text.
QString textOf(const xmlNode *node);
/// The text of an element and all in it, in one line.
QString wholeText(const xmlNode *node);
/// The next node in the order of the document within `top`, into the children where `into`; null at the end.
const xmlNode *after(const xmlNode *node, const xmlNode *top, bool into = true);
/// The first element of this name within `top`.
const xmlNode *first(const xmlNode *top, std::string_view name);

} // namespace html

} // namespace standpoint
