// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/cas_json_writer.h"

#include "model/exchange/annotation_json.h"
#include "model/exchange/uima_writing.h"

#include <charconv>

namespace standpoint {

namespace {

void appendNumber(QByteArray &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end - digits);
}

void appendNumbers(QByteArray &out, const QList<qint64> &numbers)
{
    out += '[';
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        if (i > 0)
            out += ',';
        appendNumber(out, numbers[i]);
    }
    out += ']';
}

class JsonSink : public UimaSink
{
public:
    explicit JsonSink(QByteArray &out)
        : m_out(out)
    {
    }

    void begin(const char *type, qint64 id, bool belongsToText) override
    {
        m_out += ",\n{\"%ID\":";
        appendNumber(m_out, id);
        m_out += R"(,"%TYPE":")";
        m_out += type;
        m_out += belongsToText ? R"(","@sofa":1)" : "\"";
    }
    void span(TextSpan span) override
    {
        m_out += ",\"begin\":";
        appendNumber(m_out, span.begin);
        m_out += ",\"end\":";
        appendNumber(m_out, span.end);
    }
    void text(const QByteArray &name, const QByteArray &value) override
    {
        m_out += ",\"" + name + "\":";
        appendJsonString(m_out, QString::fromUtf8(value));
    }
    void number(const QByteArray &name, const QByteArray &value) override
    {
        m_out += ",\"" + name + "\":" + value;
    }
    void reference(const QByteArray &name, qint64 id) override
    {
        m_out += ",\"@" + name + "\":";
        appendNumber(m_out, id);
    }
    void references(const QByteArray &name, const QList<qint64> &ids, const char *type, qint64 id) override
    {
        reference(name, id);
        beginList(type, "[]", id);
        appendNumbers(m_lists, ids);
        m_lists += '}';
    }
    void texts(const QByteArray &name, const QList<QByteArray> &values, qint64 id) override
    {
        reference(name, id);
        beginList("uima.cas.StringArray", "", id);
        m_lists += '[';
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (i > 0)
                m_lists += ',';
            appendJsonString(m_lists, QString::fromUtf8(values[i]));
        }
        m_lists += "]}";
    }
    void end() override
    {
        m_out += '}' + m_lists;
        m_lists.clear();
    }

private:
    void beginList(const char *type, const char *ending, qint64 id)
    {
        m_lists +=
            ",\n{\"%ID\":" + QByteArray::number(id) + R"(,"%TYPE":")" + type + ending + R"(","%ELEMENTS":)";
    }

    QByteArray &m_out;
    QByteArray m_lists; ///< structures of their own behind the present one
};

/// The types as all files of an export have them, without the text around.
QByteArray typesAsJson(const UimaStatements &statements)
{
    QByteArray json = "{\"%TYPES\":{";
    for (const UimaType &type : uimaTypes(statements)) {
        json += json.endsWith('{') ? "\n" : ",\n";
        json +=
            '"' + type.name + R"(":{"%NAME":")" + type.name + R"(","%SUPER_TYPE":")" + type.supertype + '"';
        for (const UimaType::Feature &feature : type.features) {
            const QByteArray range = !feature.isArray ? feature.range
                : feature.range == "uima.cas.String"  ? QByteArray("uima.cas.StringArray")
                                                      : feature.range + "[]";
            json += ",\n \"" + feature.name + R"(":{"%NAME":")" + feature.name + R"(","%RANGE":")" + range
                + "\"}";
        }
        json += '}';
    }
    return json + "\n},\n";
}

class CasJsonWriter : public FormatWriter
{
public:
    explicit CasJsonWriter(ExportRun &run)
        : m_run(run)
        , m_statements(run)
        , m_folders(run)
        , m_types(typesAsJson(m_statements))
    {
    }

    Status add(const ExportedArticle &exported) override
    {
        const UimaArticle article(exported.article);
        const QString name = m_run.fileName(exported.article);
        for (const LabelledArticle &part : m_folders.of(exported)) {
            QByteArray &out = m_run.file(QStringLiteral("%1/%2.json").arg(part.folder, name));
            out += m_types;
            out += "\"%FEATURE_STRUCTURES\":[\n{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"sofaNum\":1,"
                   "\"sofaID\":\"_InitialView\",\"mimeType\":\"text\",\"sofaString\":";
            appendJsonString(out, exported.article.content());
            out += '}';
            JsonSink sink(out);
            const QList<qint64> members = writeUima(sink, article, part, m_run, m_statements, name);
            out += "\n],\n\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":";
            appendNumbers(out, members);
            out += "}}}\n";
        }
        return {};
    }

private:
    ExportRun &m_run;
    UimaStatements m_statements;
    AnnotatorFolders m_folders;
    QByteArray m_types;
};

} // namespace

std::unique_ptr<FormatWriter> casJsonWriter(ExportRun &run)
{
    return std::make_unique<CasJsonWriter>(run);
}

} // namespace standpoint
