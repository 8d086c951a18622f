// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/refi_writer.h"

#include "model/documents/zip_writer.h"
#include "model/exchange/annotation_columns.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"
#include "model/exchange/own_json.h"
#include "model/exchange/refi_codes.h"
#include "model/exchange/xml_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <charconv>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Refi)
};

using refi::guid;

/// A part of project.qde, which waits in a file until its turn comes.
class WaitingPart
{
public:
    explicit WaitingPart(const QString &path)
        : m_file(path)
    {
    }
    QByteArray &bytes() { return m_bytes; }
    Status flush(bool all)
    {
        constexpr qsizetype enough = 1 << 20;
        if (!all && m_bytes.size() < enough)
            return {};
        if ((!m_file.isOpen() && !m_file.open(QIODevice::ReadWrite | QIODevice::Truncate))
            || m_file.write(m_bytes) != m_bytes.size() || !m_file.flush())
            return fail(Error::Kind::Io, m_file.errorString(), m_file.fileName());
        m_size += m_bytes.size();
        m_bytes.resize(0);
        return {};
    }
    qint64 size() const { return m_size; }
    QFile &file() { return m_file; }

private:
    QFile m_file;
    QByteArray m_bytes;
    qint64 m_size = 0;
};

/// Digits that xsd:decimal takes, which knows no exponent.
QByteArray decimal(float value)
{
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
    return {text, end - text};
}

class Writer : public FormatWriter
{
public:
    explicit Writer(ExportRun &run)
        : m_run(run)
        , m_isCombined(run.choice(QStringLiteral("codes")) == QStringLiteral("combined"))
        , m_attributes(run.project.attributes().inOrder())
        , m_codeNames(run.project)
    {
    }

    Status begin() override;
    Status add(const ExportedArticle &exported) override;
    Status end() override;

private:
    struct Variable
    {
        QByteArray guid;
        QString name;
        QByteArray type;
    };

    void nameVariables();
    QByteArray value(const QString &variable, const QByteArray &element, const QByteArray &content) const;
    QByteArray textValue(const QString &variable, const QString &text) const
    {
        return text.isEmpty() ? QByteArray() : value(variable, "TextValue", xmlText(text));
    }
    QByteArray answer(const Attribute &attribute, const QString &given) const;
    void writeSource(const ExportedArticle &exported);
    QByteArray times(const QDateTime &created, const QDateTime &modified) const;
    void writeSelections(const Article &article, const OffsetMap &offsets, const Annotation &annotation);
    void writeCodings(const Annotation &annotation, const QByteArray &by, int fragment);
    void writeCase(const Annotation &annotation);
    QByteArray combinedCode(const Annotation &annotation);
    QByteArray usersAndCodes() const;
    QByteArray ownData() const;
    /// Ascending, so that the same project gives the same bytes.
    QList<Bits128> codesRenamed() const
    {
        QList<Bits128> ids = m_codeNames.changed.keys();
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    static QJsonObject renamed(Bits128 id, const QString &name, const QString &unique)
    {
        return {{QStringLiteral("guid"), QLatin1String(guid(id))}, {QStringLiteral("name"), name},
            {QStringLiteral("as"), unique}};
    }
    Status writeProject();

    ExportRun &m_run;
    bool m_isCombined;
    QList<Attribute> m_attributes;
    refi::CodeNames m_codeNames;
    refi::UniqueNames m_sourceNames;
    QJsonArray m_renamedSources;
    qint64 m_statements = 0;
    QList<Variable> m_variables;
    QHash<QString, QByteArray> m_variableGuids;
    QHash<AttributeId, QString> m_attributeVariables;
    QHash<QByteArray, QByteArray> m_combinedGuids; ///< by the three ids
    QByteArray m_combinedCodes;
    QJsonArray m_combinedMeanings;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<ZipWriter> m_zip;
    std::unique_ptr<WaitingPart> m_cases, m_sources, m_notes;
    bool m_isCodebook = false;
};

/// Variables that describe articles and annotations; an attribute of the same name gets a prefix.
void Writer::nameVariables()
{
    const auto add = [&](const QString &name, const QByteArray &type, Bits128 id) {
        m_variables.append({guid(id), name, type});
        m_variableGuids.insert(name, guid(id));
    };
    constexpr Bits128 base{0x2b8f9a4417d64c21ULL, 0x8a6e5d0cf3b91000ULL};
    quint64 number = 0;
    for (const char *name : {"Document", "Source", "Author", "URL", "Language", "Tags", "Provenance"})
        add(QLatin1String(name), "Text", {base.high, base.low + ++number});
    add(QStringLiteral("Published"), "Date", {base.high, base.low + ++number});
    add(QStringLiteral("Confidence"), "Float", {base.high, base.low + ++number});
    for (const Attribute &attribute : std::as_const(m_attributes)) {
        QString name = attribute.name;
        while (m_variableGuids.contains(name))
            name.prepend(QStringLiteral("Attribute: "));
        const QByteArray type = attribute.kind == Attribute::Kind::Flag ? "Boolean"
            : attribute.kind == Attribute::Kind::Number                 ? "Float"
                                                                        : "Text";
        add(name, type, attribute.id.bits);
        m_attributeVariables.insert(attribute.id, name);
    }
}

Status Writer::begin()
{
    m_isCodebook = m_run.choice(QStringLiteral("file")) == QStringLiteral("codebook");
    if (m_isCodebook)
        return {};
    nameVariables();
    const QString path = m_run.ownFile();
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QIODevice::WriteOnly))
        return fail(Error::Kind::Io, m_file->errorString(), path);
    m_zip = std::make_unique<ZipWriter>(*m_file);
    m_cases = std::make_unique<WaitingPart>(path + QStringLiteral(".cases"));
    m_sources = std::make_unique<WaitingPart>(path + QStringLiteral(".sources"));
    m_notes = std::make_unique<WaitingPart>(path + QStringLiteral(".notes"));
    return {};
}

Status Writer::add(const ExportedArticle &exported)
{
    if (m_isCodebook) {
        m_run.losses.add(
            Loss::Annotations, exported.article, static_cast<qint64>(exported.annotations.size()));
        return {};
    }
    if (Status added = m_zip->add(
            QStringLiteral("sources/%1.txt").arg(QLatin1String(guid(exported.article.info->id.bits))),
            exported.article.content().toUtf8());
        !added)
        return added.error().kind == Error::Kind::Io
            ? added
            : fail(Error::Kind::Io, added.error().what, added.error().where); // the whole is too large
    writeSource(exported);
    for (WaitingPart *part : {m_cases.get(), m_sources.get(), m_notes.get()}) {
        if (Status flushed = part->flush(false); !flushed)
            return flushed;
    }
    return {};
}

QByteArray Writer::value(const QString &variable, const QByteArray &element, const QByteArray &content) const
{
    return "<VariableValue><VariableRef targetGUID=\"" + m_variableGuids.value(variable) + "\"/><" + element
        + '>' + content + "</" + element + "></VariableValue>";
}

void Writer::writeSource(const ExportedArticle &exported)
{
    const ArticleInfo &info = *exported.article.info;
    QByteArray &out = m_sources->bytes();
    const QByteArray id = guid(info.id.bits);
    const QString name =
        m_sourceNames.take(info.title, info.document.isEmpty() ? QStringLiteral("article") : info.document);
    if (name != info.title)
        m_renamedSources.append(renamed(info.id.bits, info.title, name));
    out += "<TextSource guid=\"" + id + "\" name=\"" + xmlText(name) + "\" plainTextPath=\"internal://" + id
        + ".txt\">";
    if (info.note)
        out += "<Description>" + xmlText(*info.note) + "</Description>";
    out += '\n';
    for (const Annotation *annotation : exported.annotations) {
        writeSelections(exported.article, exported.offsets, *annotation);
        writeCase(*annotation);
    }
    const auto text = [&](const char *variable, const QString &content) {
        out += textValue(QLatin1String(variable), content);
    };
    text("Document", info.document);
    text("Source", info.source);
    text("Author", info.author);
    text("URL", info.url);
    text("Language", info.language);
    text("Tags", info.tags.join(u'|'));
    if (info.published.isValid())
        out +=
            value(QStringLiteral("Published"), "DateValue", info.published.toString(Qt::ISODate).toLatin1());
    out += "</TextSource>\n";
}

QByteArray Writer::times(const QDateTime &created, const QDateTime &modified) const
{
    QByteArray attributes;
    const auto add = [&](const char *name, const QDateTime &time) {
        if (!time.isValid())
            return;
        const auto text = instantToText(time.toMSecsSinceEpoch());
        attributes += QByteArray(" ") + name + "=\"";
        attributes.append(text.data(), static_cast<qsizetype>(text.size()));
        attributes += '"';
    };
    add("creationDateTime", created);
    add("modifiedDateTime", modified);
    return attributes;
}

void Writer::writeSelections(const Article &article, const OffsetMap &offsets, const Annotation &annotation)
{
    QByteArray &out = m_sources->bytes();
    const QByteArray user = guid(m_run.annotatorId(annotation.annotator).bits);
    const QByteArray by = " creatingUser=\"" + user + '"';
    const QByteArray when = times(annotation.created, annotation.modified);
    const QByteArray note = annotation.note ? xmlText(*annotation.note) : QByteArray();
    const bool hasNote = annotation.note && m_run.annotators().size() > 1;
    const QByteArray noteGuid = guid(refi::derived(annotation.id.bits, refi::NotePart));
    for (int i = 0; i < annotation.evidence.count(); ++i) {
        const TextSpan span = annotation.evidence.at(i);
        constexpr int longest = 80;
        QStringView words = QStringView(article.content()).mid(span.begin, std::min(span.length(), longest));
        if (!words.isEmpty() && words.back().isHighSurrogate())
            words.chop(1);
        out += "<PlainTextSelection guid=\"" + guid(refi::derived(annotation.id.bits, refi::SelectionPart, i))
            + "\" name=\"" + xmlText(words) + "\" startPosition=\""
            + QByteArray::number(offsets.codePointFromUtf16(span.begin)) + "\" endPosition=\""
            + QByteArray::number(offsets.codePointFromUtf16(span.end)) + '"' + by + when + '>';
        if (annotation.note && i == 0)
            out += "<Description>" + note + "</Description>";
        writeCodings(annotation, by, i);
        if (hasNote && i == 0)
            out += "<NoteRef targetGUID=\"" + noteGuid + "\"/>";
        out += "</PlainTextSelection>\n";
    }
    if (hasNote)
        m_notes->bytes() += "<Note guid=\"" + noteGuid + '"' + by + times(annotation.modified, {})
            + "><PlainTextContent>" + note + "</PlainTextContent></Note>\n";
}

void Writer::writeCodings(const Annotation &annotation, const QByteArray &by, int fragment)
{
    const auto coding = [&](refi::Part part, const QByteArray &code) {
        m_sources->bytes() += "<Coding guid=\"" + guid(refi::derived(annotation.id.bits, part, fragment))
            + '"' + by + "><CodeRef targetGUID=\"" + code + "\"/></Coding>";
    };
    if (m_isCombined) {
        coding(refi::ActorCoding, combinedCode(annotation));
        return;
    }
    coding(refi::ActorCoding, guid(annotation.actor.bits));
    coding(refi::IssueCoding, guid(annotation.issue.bits));
    coding(refi::StanceCoding, guid(annotation.stance.bits));
}

/// "Minister :: intervention :: against", made when first needed.
QByteArray Writer::combinedCode(const Annotation &annotation)
{
    const QByteArray key =
        guid(annotation.actor.bits) + guid(annotation.issue.bits) + guid(annotation.stance.bits);
    QByteArray &known = m_combinedGuids[key];
    if (!known.isEmpty())
        return known;
    const Project &project = m_run.project;
    const auto turned = [](quint64 bits, int by) { return bits << by | bits >> (64 - by); };
    const Bits128 a = annotation.actor.bits;
    const Bits128 i = annotation.issue.bits;
    const Bits128 s = annotation.stance.bits;
    const Bits128 id{
        a.high ^ turned(i.high, 21) ^ turned(s.high, 42), a.low ^ turned(i.low, 21) ^ turned(s.low, 42)};
    known = guid(id);
    const StanceValue &stance = *project.stances().find(annotation.stance);
    const QString actor = project.actors().find(annotation.actor)->name;
    const QString issue = project.issues().find(annotation.issue)->name;
    const QString name = actor + refi::separator + issue + refi::separator + stance.name;
    m_combinedCodes +=
        refi::code(id, m_codeNames.used.take(name, QStringLiteral("position")), {}, stance.colour);
    m_combinedMeanings.append(QJsonObject{{QStringLiteral("code"), QLatin1String(known)},
        {QStringLiteral("actor_id"), annotation.actor.toString()}, {QStringLiteral("issue"), issue},
        {QStringLiteral("stance"), stance.name}});
    return known;
}

QByteArray Writer::answer(const Attribute &attribute, const QString &given) const
{
    static const QRegularExpression isDecimal(QStringLiteral(R"(^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\z)"));
    const QString variable = m_attributeVariables.value(attribute.id);
    if (attribute.kind == Attribute::Kind::Flag)
        return value(variable, "BooleanValue", "true");
    if (attribute.kind == Attribute::Kind::Number && isDecimal.match(given).hasMatch())
        return value(variable, "FloatValue", given.toLatin1());
    return textValue(variable, readableAnswer(attribute, given));
}

void Writer::writeCase(const Annotation &annotation)
{
    QByteArray &out = m_cases->bytes();
    out += "<Case guid=\"" + guid(annotation.id.bits) + "\" name=\"statement "
        + QByteArray::number(++m_statements) + "\">";
    if (m_isCombined)
        out += "<CodeRef targetGUID=\"" + combinedCode(annotation) + "\"/>";
    else
        for (const Bits128 code : {annotation.actor.bits, annotation.issue.bits, annotation.stance.bits})
            out += "<CodeRef targetGUID=\"" + guid(code) + "\"/>";
    out += textValue(QStringLiteral("Provenance"), provenanceName(annotation.provenance));
    if (annotation.hasConfidence())
        out += value(QStringLiteral("Confidence"), "FloatValue", decimal(annotation.confidence));
    for (const Attribute &attribute : std::as_const(m_attributes)) {
        if (const QString given = annotation.answer(attribute.id); !given.isEmpty())
            out += answer(attribute, given);
    }
    for (int i = 0; i < annotation.evidence.count(); ++i)
        out += "<SelectionRef targetGUID=\"" + guid(refi::derived(annotation.id.bits, refi::SelectionPart, i))
            + "\"/>";
    out += "</Case>\n";
}

QByteArray Writer::usersAndCodes() const
{
    QByteArray users;
    for (const AnnotatorId annotator : m_run.annotators())
        users += "<User guid=\"" + guid(m_run.annotatorId(annotator).bits) + "\" name=\""
            + xmlText(m_run.annotatorName(annotator)) + "\"/>\n";
    QByteArray all;
    if (!users.isEmpty())
        all += "<Users>\n" + users + "</Users>\n";
    all += "<CodeBook>\n" + refi::codes(m_run.project, m_codeNames, m_combinedCodes)
        + "</CodeBook>\n<Variables>\n";
    for (const Variable &variable : m_variables)
        all += "<Variable guid=\"" + variable.guid + "\" name=\"" + xmlText(variable.name)
            + "\" typeOfVariable=\"" + variable.type + "\"/>\n";
    return all + "</Variables>\n";
}

/// Actors, polarities and what variables stand for attributes.
QByteArray Writer::ownData() const
{
    QJsonArray actors;
    for (const Actor &actor : m_run.project.actors().inOrder())
        actors.append(actorToJson(actor));
    QJsonObject polarities;
    for (const StanceValue &stance : m_run.project.stances().inOrder()) {
        if (stance.polarity)
            polarities.insert(QLatin1String(guid(stance.id.bits)), *stance.polarity);
    }
    QJsonObject attributes;
    for (const Attribute &attribute : m_attributes)
        attributes.insert(QLatin1String(guid(attribute.id.bits)), attribute.name);
    QJsonObject all{{QStringLiteral("actors"), actors}, {QStringLiteral("polarities"), polarities},
        {QStringLiteral("attributes"), attributes}};
    QJsonArray names = m_renamedSources;
    for (const Bits128 id : codesRenamed())
        names.append(renamed(id, m_codeNames.changed.value(id), m_codeNames.all.value(id)));
    if (!names.isEmpty())
        all.insert(QStringLiteral("names"), names);
    if (!m_combinedMeanings.isEmpty())
        all.insert(QStringLiteral("positions"), m_combinedMeanings);
    const Bits128 project = m_run.project.info().id.bits;
    return "<Note guid=\"" + guid(refi::derived(project, refi::NotePart)) + "\" name=\""
        + refi::ownNote.toUtf8() + "\"><PlainTextContent>" + xmlText(QString::fromUtf8(compactJson(all)))
        + "</PlainTextContent></Note>\n";
}

Status Writer::writeProject()
{
    const ProjectInfo &info = m_run.project.info();
    for (WaitingPart *part : {m_cases.get(), m_sources.get(), m_notes.get()}) {
        if (Status flushed = part->flush(true); !flushed)
            return flushed;
        part->file().seek(0);
    }
    QByteArray head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\""
        + xmlText(info.title) + "\" origin=\"Standpoint " STANDPOINT_VERSION "\"" + times(info.created, {})
        + ">\n" + usersAndCodes();
    const bool hasCases = m_cases->size() > 0;
    const bool hasSources = m_sources->size() > 0;
    // What stands between the parts: bytes, or a part.
    const std::array<std::pair<QByteArray, WaitingPart *>, 4> pieces{
        {{head + (hasCases ? "<Cases>\n" : ""), m_cases.get()},
            {QByteArray(hasCases ? "</Cases>\n" : "") + (hasSources ? "<Sources>\n" : ""), m_sources.get()},
            {QByteArray(hasSources ? "</Sources>\n" : "") + "<Notes>\n" + ownData(), m_notes.get()},
            {"</Notes>\n</Project>\n", nullptr}}};
    qint64 size = 0;
    for (const auto &[bytes, part] : pieces)
        size += bytes.size() + (part ? part->size() : 0);
    size_t index = 0;
    bool inPart = false;
    const auto next = [&]() -> Result<QByteArray> {
        while (index < pieces.size()) {
            const auto &[bytes, part] = pieces[index];
            if (!std::exchange(inPart, true) && !bytes.isEmpty())
                return bytes;
            constexpr qint64 atOnce = 1 << 20;
            if (QByteArray read = part ? part->file().read(atOnce) : QByteArray(); !read.isEmpty())
                return read;
            inPart = false;
            ++index;
        }
        return fail(Error::Kind::Io, Words::tr("A temporary file was cut short"));
    };
    return m_zip->addPieces(QStringLiteral("project.qde"), size, next);
}

Status Writer::end()
{
    if (m_isCodebook) {
        m_run.file() +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" "
            "origin=\"Standpoint " STANDPOINT_VERSION "\">\n"
            + refi::codes(m_run.project, m_codeNames, {}) + "</CodeBook>\n";
        return {};
    }
    const auto asIo = [](const Status &failed) {
        return Status(fail(Error::Kind::Io, failed.error().what, failed.error().where));
    };
    if (const Status written = writeProject(); !written)
        return asIo(written);
    if (const Status finished = m_zip->finish(); !finished)
        return asIo(finished);
    m_file->close();
    if (m_file->error() != QFile::NoError)
        return fail(Error::Kind::Io, m_file->errorString(), m_file->fileName());
    return {};
}

} // namespace

std::unique_ptr<FormatWriter> refiWriter(ExportRun &run)
{
    return std::make_unique<Writer>(run);
}

} // namespace standpoint
