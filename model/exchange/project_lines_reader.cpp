// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/project_intake.h"
#include "model/exchange/project_lines.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <array>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectFiles)
};

constexpr qint64 step = 1 << 20;              ///< bytes between two reports
constexpr qint64 longestLine = 1'500'000'000; ///< the longest article has fewer

constexpr qint64 partSize = 1 << 16;

/// Reads a file line by line, those of one kind after those of another, so that nothing but a line is in
/// memory and records may stand in any order.
class LinesReader
{
public:
    LinesReader(const InputFile &input, ProjectIntake &intake)
        : m_input(input)
        , m_intake(intake)
        , m_file(input.path)
    {
    }

    Status read();

private:
    struct Line
    {
        qint64 begin = 0;
        qint64 number = 0;
    };

    QByteArray nextLine();
    Status findLines();
    void sortIn(const QByteArray &line, Line at);
    std::optional<QJsonObject> objectIn(const QByteArray &line, qint64 number);
    std::optional<RecordKind> kindOf(const QJsonObject &object, qint64 number);
    Status takeLine(RecordKind kind, Line at);
    bool isLater(const QJsonObject &head) const;
    RecordPlace place(qint64 number) const { return {m_input.shown, number}; }

    const InputFile &m_input;
    ProjectIntake &m_intake;
    QFile m_file;
    std::array<std::vector<Line>, recordKinds> m_lines;
    std::vector<char> m_part = std::vector<char>(partSize);
    qint64 m_told = 0;
    qint64 m_untold = 0; ///< bytes of lines that were taken
    bool m_isLater = false;
};

/// `{"record": "` is how our own lines begin: then the kind is known without reading the rest.
std::optional<RecordKind> kindAtBegin(const QByteArray &line)
{
    const QByteArrayView start(R"({"record": ")");
    if (!line.startsWith(start))
        return std::nullopt;
    const qsizetype end = line.indexOf('"', start.size());
    const QByteArrayView name =
        QByteArrayView(line).sliced(start.size(), std::max(end, start.size()) - start.size());
    for (int i = 0; i < recordKinds; ++i) {
        if (name == QByteArrayView(recordName(static_cast<RecordKind>(i)).data()))
            return static_cast<RecordKind>(i);
    }
    return std::nullopt;
}

std::optional<QJsonObject> LinesReader::objectIn(const QByteArray &line, qint64 number)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (document.isObject())
        return document.object();
    m_intake.skip(error.error == QJsonParseError::NoError
            ? Words::tr("The line is no JSON object, so it was not imported")
            : Words::tr("The line is no JSON (%1), so it was not imported").arg(error.errorString()),
        place(number));
    return std::nullopt;
}

std::optional<RecordKind> LinesReader::kindOf(const QJsonObject &object, qint64 number)
{
    const QString name = object.value(QLatin1String("record")).toString();
    for (int i = 0; i < recordKinds; ++i) {
        if (name == recordName(static_cast<RecordKind>(i)))
            return static_cast<RecordKind>(i);
    }
    m_intake.skip(name.isEmpty()
            ? Words::tr("The line does not say which record it is, so it was not imported")
            : Words::tr("“%1” is no record that this version knows, so it was not imported")
                  .arg(shortened(name, 40)),
        place(number));
    return std::nullopt;
}

void LinesReader::sortIn(const QByteArray &line, Line at)
{
    std::optional<RecordKind> kind = kindAtBegin(line);
    if (!kind) {
        const std::optional<QJsonObject> object = objectIn(line, at.number);
        kind = object ? kindOf(*object, at.number) : std::nullopt;
    }
    if (!kind)
        return;
    if (*kind == RecordKind::Project) {
        const QJsonObject head = QJsonDocument::fromJson(line).object();
        m_isLater = m_isLater || head.value(QLatin1String("version")).toInteger(1) > projectFilesVersion;
    }
    m_lines[static_cast<size_t>(*kind)].push_back(at);
}

/// With its line feed, if it has one. (QFile's own would reserve the most that a line may have.)
QByteArray LinesReader::nextLine()
{
    QByteArray line;
    while (!line.endsWith('\n') && line.size() < longestLine) {
        const qint64 size = m_file.readLine(m_part.data(), partSize);
        if (size <= 0)
            break;
        line.append(m_part.data(), size);
    }
    return line;
}

Status LinesReader::findLines()
{
    qint64 begin = 0;
    for (qint64 number = 1; !m_file.atEnd(); ++number) {
        QByteArray line = nextLine();
        if (line.isEmpty())
            break;
        const Line at{begin, number};
        begin += line.size();
        if (begin - m_told >= step) {
            if (Status going = m_intake.didWork((begin - m_told) / 4); !going) // parsing is the rest
                return going;
            m_told = begin;
        }
        if (number == 1 && line.startsWith("\xEF\xBB\xBF"))
            line.remove(0, 3);
        if (!line.trimmed().isEmpty())
            sortIn(line, at);
    }
    return {};
}

Status LinesReader::takeLine(RecordKind kind, Line at)
{
    if (m_file.pos() != at.begin && !m_file.seek(at.begin))
        return fail(Error::Kind::Io, Words::tr("The file cannot be read (%1)").arg(m_file.errorString()),
            m_input.path);
    QByteArray line = nextLine();
    const qint64 size = line.size();
    if (line.startsWith("\xEF\xBB\xBF"))
        line.remove(0, 3);
    if (const std::optional<QJsonObject> object = objectIn(line, at.number))
        m_intake.take(kind, *object, place(at.number));
    m_untold += size - size / 4;
    return m_untold < step ? Status() : m_intake.didWork(std::exchange(m_untold, 0));
}

Status LinesReader::read()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return m_intake.refuse(m_input,
            {Error::Kind::Io, Words::tr("The file cannot be read (%1)").arg(m_file.errorString()),
                m_input.path});
    if (Status found = findLines(); !found)
        return found;
    if (m_isLater)
        return m_intake.refuse(m_input,
            {Error::Kind::Malformed,
                Words::tr("The file is from a later version of Standpoint; open it with that one"),
                m_input.path});
    m_intake.beginFile();
    bool isAny = false;
    for (int kind = 0; kind < recordKinds; ++kind) {
        for (const Line at : m_lines[static_cast<size_t>(kind)]) {
            isAny = true;
            if (Status taken = takeLine(static_cast<RecordKind>(kind), at); !taken)
                return taken;
        }
    }
    m_intake.endFile();
    if (!isAny)
        return m_intake.refuse(m_input,
            {Error::Kind::Malformed, Words::tr("No line of the file is a record of a project"),
                m_input.path});
    ++m_intake.filesRead;
    return {};
}

} // namespace

bool beginsLikeProjectLines(const FileHead &head)
{
    if (head.keys.contains(QStringLiteral("record")) && head.keys.contains(QStringLiteral("version")))
        return true;
    QByteArray begin = head.begin.first(std::min<qsizetype>(head.begin.size(), 64)); // of a line that is torn
    for (const char *white : {" ", "\t", "\r", "\n", "\xEF\xBB\xBF"})
        begin.replace(white, "");
    return begin.startsWith(R"({"record":"project")");
}

Status readProjectLines(const InputFile &file, ProjectIntake &intake)
{
    return LinesReader(file, intake).read();
}

} // namespace standpoint
