// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/xmi_writer.h"

#include "model/exchange/uima_writing.h"

#include <QSet>

#include <charconv>

namespace standpoint {

namespace {

/// A value within quotation marks. Line ends and tabs as references, or a reader makes spaces of them; what
/// XML cannot hold becomes U+FFFD.
void appendEscaped(QByteArray &out, QByteArrayView value)
{
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\n' || c == '\t' || c == '\r')
            out += "&#" + QByteArray::number(byte) + ';';
        else if (byte < 0x20)
            out += "\xEF\xBF\xBD";
        else if (byte == 0xEF && i + 2 < value.size() && value[i + 1] == '\xBF'
            && static_cast<unsigned char>(value[i + 2]) >= 0xBE) {
            out += "\xEF\xBF\xBD"; // U+FFFE and U+FFFF
            i += 2;
        } else {
            out += c;
        }
    }
}

class XmiSink : public UimaSink
{
public:
    explicit XmiSink(QByteArray &out)
        : m_out(out)
    {
    }

    void begin(const char *type, qint64 id, bool belongsToText) override
    {
        m_element = elementOf(type);
        m_out += "  <" + m_element + " xmi:id=\"";
        appendNumber(id);
        m_out += belongsToText ? R"(" sofa="1")" : "\"";
    }
    void span(TextSpan span) override
    {
        m_out += " begin=\"";
        appendNumber(span.begin);
        m_out += "\" end=\"";
        appendNumber(span.end);
        m_out += '"';
    }
    void text(const QByteArray &name, const QByteArray &value) override
    {
        m_out += ' ' + name + "=\"";
        appendEscaped(m_out, value);
        m_out += '"';
    }
    void number(const QByteArray &name, const QByteArray &value) override { text(name, value); }
    void reference(const QByteArray &name, qint64 id) override { text(name, QByteArray::number(id)); }
    void references(const QByteArray &name, const QList<qint64> &ids, const char *, qint64) override
    {
        QByteArray all;
        for (const qint64 id : ids)
            all += (all.isEmpty() ? "" : " ") + QByteArray::number(id);
        text(name, all);
    }
    void texts(const QByteArray &name, const QList<QByteArray> &values, qint64) override
    {
        for (const QByteArray &value : values) {
            m_children += '<' + name + '>';
            appendEscaped(m_children, value);
            m_children += "</" + name + '>';
        }
    }
    void end() override
    {
        m_out += m_children.isEmpty() ? QByteArray("/>\n") : '>' + m_children + "</" + m_element + ">\n";
        m_children.clear();
    }

private:
    /// Types of one package have one prefix.
    static QByteArray elementOf(const char *type)
    {
        const QByteArray name(type);
        const QByteArray local = name.sliced(name.lastIndexOf('.') + 1);
        return (type == uima::metadata                                 ? "metadata:"
                       : type == uima::sentence || type == uima::token ? "segmentation:"
                                                                       : "custom:")
            + local;
    }
    void appendNumber(qint64 number)
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        m_out.append(digits, end - digits);
    }

    QByteArray &m_out;
    QByteArray m_element;
    QByteArray m_children;
};

constexpr char rootElement[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\"\n"
    "    xmlns:custom=\"http:///webanno/custom.ecore\"\n"
    "    xmlns:metadata=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\"\n"
    "    xmlns:segmentation=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/"
    "type.ecore\"\n"
    "    xmi:version=\"2.0\">\n"
    "  <cas:NULL xmi:id=\"0\"/>\n";

QByteArray typeSystem(const UimaStatements &statements)
{
    QByteArray xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<typeSystemDescription "
                     "xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <types>\n";
    for (const UimaType &type : uimaTypes(statements)) {
        xml += "    <typeDescription>\n      <name>" + type.name
            + "</name>\n      <description/>\n      <supertypeName>" + type.supertype + "</supertypeName>\n";
        xml += type.features.empty() ? "" : "      <features>\n";
        for (const UimaType::Feature &feature : type.features) {
            const bool isStrings = feature.isArray && feature.range == "uima.cas.String";
            xml += "        <featureDescription>\n          <name>" + feature.name
                + "</name>\n          <description/>\n          <rangeTypeName>"
                + (isStrings              ? QByteArray("uima.cas.StringArray")
                        : feature.isArray ? QByteArray("uima.cas.FSArray")
                                          : feature.range)
                + "</rangeTypeName>\n";
            if (feature.isArray && !isStrings)
                xml += "          <elementType>" + feature.range + "</elementType>\n";
            if (feature.isArray)
                xml += "          <multipleReferencesAllowed>false</multipleReferencesAllowed>\n";
            xml += "        </featureDescription>\n";
        }
        xml += type.features.empty() ? "" : "      </features>\n";
        xml += "    </typeDescription>\n";
    }
    xml += "  </types>\n</typeSystemDescription>\n";
    return xml;
}

class XmiWriter : public FormatWriter
{
public:
    explicit XmiWriter(ExportRun &run)
        : m_run(run)
        , m_statements(run)
        , m_folders(run)
    {
    }

    Status add(const ExportedArticle &exported) override
    {
        const UimaArticle article(exported.article);
        const QString &text = exported.article.content();
        m_run.losses.add(
            Loss::SignReplaced, exported.article, text.count(QChar(0xFFFE)) + text.count(QChar(0xFFFF)));
        const QString name = m_run.fileName(exported.article);
        for (const LabelledArticle &part : m_folders.of(exported)) {
            if (!m_typed.contains(part.folder)) {
                m_typed.insert(part.folder);
                m_run.file(part.folder + QStringLiteral("/TypeSystem.xml")) = typeSystem(m_statements);
            }
            write(m_run.file(QStringLiteral("%1/%2.xmi").arg(part.folder, name)), article, part, name);
        }
        return {};
    }

private:
    void write(QByteArray &out, const UimaArticle &article, const LabelledArticle &part, const QString &name)
    {
        const QString &text = article.article.content();
        out += rootElement;
        XmiSink sink(out);
        const QList<qint64> members = writeUima(sink, article, part, m_run, m_statements, name);
        out += R"(  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString=")";
        appendEscaped(out, text.toUtf8());
        out += "\"/>\n  <cas:View sofa=\"1\" members=\"";
        for (qsizetype i = 0; i < members.size(); ++i)
            out += (i > 0 ? " " : "") + QByteArray::number(members[i]);
        out += "\"/>\n</xmi:XMI>\n";
    }

    ExportRun &m_run;
    UimaStatements m_statements;
    AnnotatorFolders m_folders;
    QSet<QString> m_typed; ///< folders that have their type system
};

} // namespace

std::unique_ptr<FormatWriter> xmiWriter(ExportRun &run)
{
    return std::make_unique<XmiWriter>(run);
}

} // namespace standpoint
