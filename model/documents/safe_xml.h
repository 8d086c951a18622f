// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading XML that anybody may have made: no entities but the five of XML, no
// network, no depth that breaks a stack. Every error says the line.
#pragma once

#include "model/project/error.h"

#include <QByteArray>
#include <QXmlStreamReader>

namespace standpoint {

struct XmlOptions
{
    int deepest = 512; ///< elements inside each other
    /// A document type without declarations of its own, as XHTML and DocBook have: `<!DOCTYPE html>`. It is
    /// never fetched. Otherwise any document type is refused.
    bool allowsDoctype = false;
};

/// Walks XML token by token. Loops look like this, also the nested ones of elements:
///
///     while (xml.nextChild()) {            // each child of the current element, until its end or an error
///         if (xml.is(u"title"))
///             title = xml.elementText();   // leaves the element
///         else
///             xml.skip();                  // every child is either read to its end or skipped
///     }
///     if (!xml.status()) …
class SafeXmlReader
{
public:
    /// The bytes may be UTF-8, UTF-16 or what else QXmlStreamReader reads. `where` names them in errors.
    explicit SafeXmlReader(const QByteArray &bytes, QString where, XmlOptions options = {});
    /// Reads a device piece by piece, for large files. It must stay open and alive.
    explicit SafeXmlReader(QIODevice &device, QString where, XmlOptions options = {});
    SafeXmlReader(const SafeXmlReader &) = delete;
    SafeXmlReader &operator=(const SafeXmlReader &) = delete;

    /// The next token of any kind. False at the end of the document and after an error.
    bool next();
    /// Goes to the next child element of the current one (at the beginning: to the root). False at the end of
    /// the current element, which is then left, and after an error.
    bool nextChild();
    /// Leaves the element that was just begun, with all that is in it.
    void skip();
    /// The text of the element that was just begun, with that of its children, and leaves it.
    QString elementText();

    /// The current token: name, namespace, text, line. Only the functions above go on.
    const QXmlStreamReader &at() const { return m_xml; }
    bool isStart() const { return m_xml.isStartElement(); }
    bool isEnd() const { return m_xml.isEndElement(); }
    /// Whether the element that begins or ends here has this local name, whatever its namespace.
    bool is(QStringView localName) const { return m_xml.name() == localName; }
    bool is(QStringView nameSpace, QStringView localName) const
    {
        return m_xml.name() == localName && m_xml.namespaceUri() == nameSpace;
    }
    /// The attribute of this local name, whatever its namespace; empty where it is not there.
    QString attribute(QStringView localName) const;
    bool hasAttribute(QStringView localName) const;
    /// How many elements the current place is in; 1 at the root's begin.
    int depth() const { return m_depth; }

    /// "FILE, line 12".
    QString place() const;
    /// Ends reading with this sentence, at this line.
    void refuse(const QString &what);
    /// Fails with Malformed at the first error, also those of refuse().
    Status status() const;

private:
    bool checked();

    QXmlStreamReader m_xml;
    QString m_where;
    XmlOptions m_options;
    int m_depth = 0;
    QString m_refusal;
    qint64 m_refusalLine = 0;
};

/// Whether an element has thousands of attributes, which readers of XML and of pages compare pairwise: a
/// hundred thousand would take minutes. `isPage`: attributes need no quotation marks.
bool hasCrowdedTag(QByteArrayView bytes, bool isPage);

} // namespace standpoint
