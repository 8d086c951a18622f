// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON lines: one annotation a line, the object of annotation_json.h. UTF-8, LF, no byte order mark. To read
// a line it needs an article (article_id, document or title), actor, issue, stance, annotator, and start with
// end, fragments, or sentence. With the choice contents=project it is a whole project: project_lines.h.
#include "model/documents/decode.h"
#include "model/exchange/annotation_intake.h"
#include "model/exchange/annotation_json.h"
#include "model/exchange/csv_table.h"
#include "model/exchange/export_run.h"
#include "model/exchange/number_text.h"
#include "model/exchange/project_lines.h"
#include "model/exchange/read_file.h"
#include "model/exchange/row_writer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>
#include <deque>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::AnnotationLines)
};

class LineWriter : public FormatWriter
{
public:
    explicit LineWriter(ExportRun &run)
        : m_run(run)
        , m_json(run.project, [&run](AnnotatorId id) { return run.annotatorName(id); })
    {
    }

    Status add(const ExportedArticle &exported) override
    {
        QByteArray &out = m_run.file();
        for (const Annotation *annotation : exported.annotations) {
            m_json.append(out, exported.article, exported.offsets, *annotation);
            out += '\n';
        }
        return {};
    }

private:
    ExportRun &m_run;
    AnnotationJson m_json;
};

std::unique_ptr<FormatWriter> lineWriter(ExportRun &run)
{
    if (run.choice(QStringLiteral("contents")) == QStringLiteral("project")) {
        run.alsoKeeps |= wholeProject | Field::Text;
        return projectLinesWriter(run);
    }
    if (asksForRows(run.options))
        return rowFileWriter(run, RowFile::Lines);
    return std::make_unique<LineWriter>(run);
}

/// Fields of a line that are a text or a number; polarity only says what a new stance is worth.
const AnnotationMembers &members()
{
    static const AnnotationMembers all = withCommonMembers({
        {QStringLiteral("article"), &AnnotationRow::title},
    });
    return all;
}

/// Reads one file.
class LineReader
{
public:
    LineReader(const InputFile &file, Intake &intake)
        : m_shown(file.shown)
        , m_intake(intake)
        , m_annotations(intake, [this] { return where(); })
    {
        const QList<Attribute> &attributes = m_annotations.attributes();
        for (qsizetype i = 0; i < attributes.size(); ++i)
            m_attributes.insert(attributes[i].name, static_cast<size_t>(i));
    }

    Status read(const QByteArray &bytes)
    {
        qint64 told = 0;
        for (qsizetype begin = 0; begin < bytes.size();) {
            const qsizetype lineEnd = bytes.indexOf('\n', begin);
            const qsizetype end = lineEnd < 0 ? bytes.size() : lineEnd;
            ++m_line;
            readLine(bytes.sliced(begin, end - begin));
            begin = end + 1;
            constexpr qint64 step = 1 << 18;
            if (begin - told >= step) {
                if (Status going = m_intake.didWork(begin - told); !going)
                    return going;
                told = begin;
            }
        }
        return {};
    }

private:
    QString where() const { return Words::tr("%1, line %2").arg(m_shown).arg(m_line); }

    void readLine(const QByteArray &line)
    {
        if (line.trimmed().isEmpty())
            return;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (!document.isObject()) {
            m_intake.skip(error.error == QJsonParseError::NoError
                    ? Words::tr("The line is no JSON object, so it was not imported")
                    : Words::tr("The line is no JSON (%1), so it was not imported").arg(error.errorString()),
                where());
            return;
        }
        m_kept.clear();
        m_text = line;
        AnnotationRow row;
        const QJsonObject object = document.object();
        for (auto field = object.begin(); field != object.end(); ++field) {
            if (const AnnotationMember member = members().value(field.key()))
                row.*member = cell(field.value());
            else if (field.key() == QLatin1String("fragments"))
                row.fragments = fragments(field.value().toArray());
            else if (field.key() == QLatin1String("attributes"))
                readAttributes(row, field.value().toObject());
            else
                unknown(Words::tr("The field “%1” is none that is read, so it was left out"), field.key());
        }
        m_annotations.take(row);
    }

    void readAttributes(AnnotationRow &row, const QJsonObject &object)
    {
        row.answers.resize(static_cast<size_t>(m_annotations.attributes().size()));
        for (auto field = object.begin(); field != object.end(); ++field) {
            if (const auto index = m_attributes.constFind(field.key()); index != m_attributes.cend())
                row.answers[*index] =
                    field.value().isDouble() ? number(field.key(), field.value()) : cell(field.value());
            else
                unknown(Words::tr("The codebook has no attribute “%1”, so it was left out"), field.key());
        }
    }

    /// A number as it stands in the line: its digits are the annotator's, and a double may have others.
    std::string_view number(const QString &key, const QJsonValue &value)
    {
        QByteArray name;
        appendJsonString(name, key);
        for (qsizetype at = m_text.indexOf(name); at >= 0; at = m_text.indexOf(name, at + 1)) {
            qsizetype begin = at + name.size();
            const auto skip = [&](const char *characters) {
                while (begin < m_text.size() && std::strchr(characters, m_text[begin]) && m_text[begin] != 0)
                    ++begin;
            };
            skip(" \t:");
            const qsizetype end = std::find_if(m_text.cbegin() + begin, m_text.cend(), [](char c) {
                return !std::strchr("+-.0123456789eE", c) || c == 0;
            }) - m_text.cbegin();
            bool ok = false;
            const QByteArray digits = m_text.sliced(begin, end - begin);
            if (digits.toDouble(&ok) == value.toDouble() && ok)
                return kept(digits);
        }
        return cell(value);
    }

    /// Said once a file.
    void unknown(const QString &sentence, const QString &name)
    {
        if (std::exchange(m_unknown[name], true))
            return;
        m_intake.notice(sentence.arg(name.left(60)), where());
    }

    std::string_view kept(const QByteArray &bytes)
    {
        const QByteArray &stays = m_kept.emplace_back(bytes);
        return {stays.constData(), static_cast<size_t>(stays.size())};
    }

    /// As a table's cell would have it. Objects and lists have no place here, and are as if they were absent.
    std::string_view cell(const QJsonValue &value)
    {
        if (value.isBool())
            return value.toBool() ? "true" : "false";
        if (value.isDouble()) {
            const qint64 whole = value.toInteger();
            const double number = value.toDouble();
            return kept(
                static_cast<double>(whole) == number ? QByteArray::number(whole) : numberText(number));
        }
        return kept(value.toString().toUtf8());
    }

    std::string_view fragments(const QJsonArray &spans)
    {
        QByteArray text;
        for (const auto &span : spans) {
            text += text.isEmpty() ? "" : ";";
            for (int i = 0; i < 2; ++i) {
                const std::string_view offset = cell(span.toArray().at(i));
                text += i > 0 ? "-" : "";
                text.append(offset.data(), static_cast<qsizetype>(offset.size()));
            }
        }
        return kept(text);
    }

    QString m_shown;
    Intake &m_intake;
    AnnotationIntake m_annotations;
    QHash<QString, size_t> m_attributes;
    QHash<QString, bool> m_unknown;
    std::deque<QByteArray> m_kept; ///< what the row's cells point to
    QByteArray m_text;             ///< the present line
    qint64 m_line = 0;
};

Status readFile(const InputFile &file, Intake &intake)
{
    Result<QByteArray> bytes = readWholeFile(file.path, maximumTableFile);
    if (bytes)
        bytes = utf8Of(std::move(*bytes), file.path);
    if (!bytes)
        return intake.refuse(file, bytes.error());
    if (bytes->trimmed().isEmpty())
        return intake.refuse(file, {Error::Kind::Malformed, Words::tr("The file is empty"), file.path});
    const qint64 before = intake.workDone();
    if (Status read = LineReader(file, intake).read(*bytes); !read)
        return read;
    ++intake.filesRead;
    return intake.didWork(before + file.size - intake.workDone());
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    for (const InputFile &file : files) {
        if (Status done = readFile(file, intake); !done)
            return done;
    }
    return {};
}

bool recognises(const FileHead &head)
{
    const auto has = [&](const QString &name) { return head.keys.contains(name); };
    return (has(QStringLiteral("actor")) && has(QStringLiteral("issue")) && has(QStringLiteral("stance")))
        || beginsLikeProjectLines(head);
}

} // namespace

extern const Format annotationLines;
const Format annotationLines{
    .id = QStringLiteral("jsonl"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Annotations as JSON lines"),
    .suffixes = {QStringLiteral("jsonl"), QStringLiteral("ndjson")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids,
    .stage = Format::Stage::Annotations,
    .recognises = recognises,
    .read = read,
    .readProject = readProjectLines,
    .holdsProject = beginsLikeProjectLines,
    .writer = lineWriter,
    .hasRows = true,
    .choices = {{QStringLiteral("contents"), QT_TRANSLATE_NOOP("standpoint::Format", "Contents"),
        {{QStringLiteral("annotations"), QT_TRANSLATE_NOOP("standpoint::Format", "Annotations")},
            {QStringLiteral("project"), QT_TRANSLATE_NOOP("standpoint::Format", "The whole project")}}}},
};

} // namespace standpoint
