// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/refi_reader.h"

#include "model/documents/decode.h"
#include "model/documents/zip_reader.h"
#include "model/exchange/foreign_offsets.h"
#include "model/exchange/own_json.h"
#include "model/exchange/read_file.h"
#include "model/exchange/refi_project.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Refi)
};

using refi::Case;
using refi::Code;
using refi::Coding;
using refi::Selection;
using refi::Source;

/// What a code says of a position.
struct Meaning
{
    QString actor, actorId, issue, stance;
};

class Reader
{
public:
    Reader(const InputFile &file, refi::QdeProject project, ZipReader *zip)
        : m_shown(file.shown)
        , m_project(std::move(project))
        , m_zip(zip)
    {
    }
    ForeignCorpus read();

private:
    void readOwnNote();
    void giveBack(Bits128 id, const QString &written, const QString &name);
    void takeOffBrackets();
    void addCodebook();
    void addSource(const Source &source);
    std::optional<QString> textOf(const Source &source);
    void describe(ArticleInfo &info, const Source &source) const;
    static OffsetUnit settleUnit(ForeignDocument &document, const Source &source);
    void addSelections(ForeignDocument &document, const Source &source);
    void addSelection(ForeignDocument &document, const Selection &selection, const QList<TextSpan> &spans);
    bool addPositions(ForeignDocument &document, const ForeignAnnotation &base, const QList<Coding> &codings);
    void addLabels(ForeignDocument &document, const ForeignAnnotation &base, const QList<Coding> &codings);
    void addCase(ForeignAnnotation &annotation, const Case &one) const;
    bool meansPosition(const Code &code) const
    {
        return code.root == refi::actorFolder || code.root == refi::issueFolder
            || code.root == refi::stanceFolder || code.root == refi::positionFolder;
    }
    std::optional<Meaning> meaningOf(Bits128 code) const;
    QString userOf(Bits128 user) const;

    QString m_shown;
    refi::QdeProject m_project;
    ZipReader *m_zip;                  ///< null: a file of XML
    QHash<QString, QString> m_entries; ///< of the archive, by name in small letters
    ForeignCorpus m_corpus;
    QHash<Bits128, std::pair<QString, QString>> m_sourceNames; ///< as written, and as they are
    QHash<Bits128, QString> m_polarities;                      ///< of stance codes
    QHash<Bits128, QString> m_attributes;                      ///< what variables stand for
    QHash<Bits128, Meaning> m_positions;                       ///< of combined codes
    QHash<Bits128, size_t> m_caseOf;                           ///< by selection; statements only
    QHash<Bits128, const Selection *> m_selections;            ///< of the present source
};

ForeignCorpus Reader::read()
{
    readOwnNote();
    addCodebook();
    for (const QString &entry : m_zip ? m_zip->names() : QStringList())
        m_entries.insert(entry.toLower(), entry);
    for (size_t i = 0; i < m_project.cases.size(); ++i) {
        const QList<Bits128> &codes = m_project.cases[i].codes;
        const bool isStatement = !codes.isEmpty()
            && std::all_of(codes.begin(), codes.end(),
                [&](Bits128 code) { return meansPosition(m_project.codes.value(code)); });
        for (const Bits128 selection : m_project.cases[i].selections) {
            if (isStatement)
                m_caseOf.insert(selection, i);
        }
    }
    for (Source &source : m_project.sources) {
        addSource(source);
        source = {}; // a large project needs the room
    }
    m_selections.clear();
    if (!m_project.damage)
        m_corpus.skipped.add(Words::tr("The rest of the project is damaged (%1), so it was not imported")
                                 .arg(m_project.damage.error().what),
            m_project.damage.error().where);
    return std::move(m_corpus);
}

void Reader::readOwnNote()
{
    const QJsonObject own = jsonObjectIn(m_project.ownNote);
    for (const QJsonValue actor : own.value(QStringLiteral("actors")).toArray())
        m_corpus.actors += actorFromJson(actor.toObject());
    const auto eachBits = [&](const char *member, const auto &use) {
        const QJsonObject object = own.value(QLatin1String(member)).toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (const auto bits = refi::bitsOf(it.key()))
                use(*bits, it.value());
        }
    };
    eachBits("polarities", [&](Bits128 code, const QJsonValue &value) {
        m_polarities.insert(code, QString::number(value.toDouble(), 'g', 17));
    });
    eachBits("attributes",
        [&](Bits128 variable, const QJsonValue &value) { m_attributes.insert(variable, value.toString()); });
    for (const QJsonValue value : own.value(QStringLiteral("names")).toArray()) {
        const QJsonObject renamed = value.toObject();
        const auto id = refi::bitsOf(renamed.value(QStringLiteral("guid")).toString());
        if (id)
            giveBack(*id, renamed.value(QStringLiteral("as")).toString(),
                renamed.value(QStringLiteral("name")).toString());
    }
    for (const QJsonValue value : own.value(QStringLiteral("positions")).toArray()) {
        const QJsonObject position = value.toObject();
        const auto text = [&](const char *name) { return position.value(QLatin1String(name)).toString(); };
        if (const auto code = refi::bitsOf(text("code")))
            m_positions.insert(*code, {{}, text("actor_id"), text("issue"), text("stance")});
    }
}

/// Its own name to what was written under another one, unless somebody called it something else since.
void Reader::giveBack(Bits128 id, const QString &written, const QString &name)
{
    if (name.isEmpty())
        return;
    if (const auto code = m_project.codes.find(id); code != m_project.codes.end() && code->name == written)
        code->name = name;
    m_sourceNames.insert(id, {written, name});
}

/// A codebook alone has no note of ours: "NATO (issue)" beside an actor NATO is the issue NATO.
void Reader::takeOffBrackets()
{
    if (!m_project.isCodebook)
        return;
    QSet<QString> names;
    for (const Code &code : std::as_const(m_project.codes))
        names.insert(code.name.trimmed().toLower());
    for (Code &code : m_project.codes) {
        static const QRegularExpression bracket(
            QStringLiteral(R"( \((actor|issue|stance)( [0-9]{1,9})?\)\z)"));
        const QRegularExpressionMatch match = bracket.match(code.name);
        const QString base = match.hasMatch() ? code.name.first(match.capturedStart()) : QString();
        if (match.hasMatch() && match.captured(1) == code.root.toLower()
            && names.contains(base.trimmed().toLower()))
            code.name = base;
    }
}

void Reader::addCodebook()
{
    takeOffBrackets();
    m_corpus.annotators = m_project.userNames;
    QSet<QString> known;
    for (const ForeignActor &actor : std::as_const(m_corpus.actors))
        known.insert(actor.key);
    bool hasFolders = false;
    for (const Bits128 id : std::as_const(m_project.codeOrder)) {
        const Code &code = m_project.codes[id];
        hasFolders = hasFolders || meansPosition(code);
        if (code.name.trimmed().isEmpty())
            continue;
        if (code.root == refi::issueFolder)
            m_corpus.issues.append(code.name);
        else if (code.root == refi::stanceFolder)
            m_corpus.stances.append({code.name,
                m_polarities.contains(id) ? std::optional(m_polarities[id].toDouble()) : std::nullopt});
        else if (code.root == refi::actorFolder && !known.contains(id.toString()))
            m_corpus.actors.append({id.toString(), code.name, Actor::Kind::Person, {}, {}});
    }
    if (!m_project.isCodebook || hasFolders)
        return;
    for (const Bits128 id : std::as_const(m_project.codeOrder)) {
        const Code &code = m_project.codes[id];
        if (code.isCodable && !code.name.trimmed().isEmpty())
            m_corpus.issues.append(code.name);
    }
    m_corpus.remarks.add(
        Words::tr("The codebook has no folders Actor, Issue and Stance, so its codes became issues"),
        m_shown);
}

/// Where it lies in the archive, whatever the capitals; nothing after a word on why not.
std::optional<QString> Reader::textOf(const Source &source)
{
    if (source.path.isEmpty())
        return source.content;
    const QString name = source.path.section(u'/', -1).section(u'\\', -1);
    const bool isInternal = source.path.startsWith(QStringLiteral("internal:"));
    const QString entry =
        isInternal ? m_entries.value(QString(QStringLiteral("sources/") + name).toLower()) : QString();
    if (entry.isEmpty()) {
        m_corpus.skipped.add(Words::tr("The text “%1” is not in the archive, so the source “%2” and its %3 "
                                       "selections were not imported")
                                 .arg(name.left(60), source.name.left(60))
                                 .arg(source.selections.size()),
            source.where);
        return std::nullopt;
    }
    const Result<QByteArray> bytes = m_zip->read(entry);
    if (!bytes || firstInvalidUtf8(*bytes) >= 0) {
        m_corpus.skipped.add(
            Words::tr("The text “%1” is damaged, so it and its %2 selections were not imported")
                .arg(name.left(60))
                .arg(source.selections.size()),
            source.where);
        return std::nullopt;
    }
    QString text = QString::fromUtf8(*bytes);
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    return text;
}

void Reader::addSource(const Source &source)
{
    if (!source.isText) {
        m_corpus.skipped.add(
            Words::tr("The source “%1” is no text, so it was not imported").arg(source.name.left(60)),
            source.where);
        return;
    }
    const bool isOurs = !m_project.ownNote.isEmpty();
    if (isOurs && source.path.isEmpty() && source.content.isEmpty() && source.selections.empty())
        return;
    std::optional<QString> text = textOf(source);
    if (!text)
        return;
    if (isOurs && text->trimmed().isEmpty() && source.selections.empty())
        return; // an article without text, which the project that it came from may have
    ForeignDocument &document = m_corpus.documents.emplace_back();
    document.text = std::move(*text);
    document.where = source.where;
    describe(document.info, source);
    addSelections(document, source);
    if (source.codings.isEmpty())
        return;
    ForeignAnnotation whole;
    whole.where = source.where;
    if (!addPositions(document, whole, source.codings))
        addLabels(document, whole, source.codings);
}

void Reader::describe(ArticleInfo &info, const Source &source) const
{
    if (!m_project.ownNote.isEmpty())
        info.id = ArticleId{source.id};
    const auto renamed = m_sourceNames.constFind(source.id);
    const bool isAsWritten = renamed != m_sourceNames.cend() && renamed->first == source.name;
    info.title = isAsWritten ? renamed->second : source.name;
    if (info.id.isNull())
        info.document = source.name;
    info.setNote(source.description);
    for (const auto &[variable, value] : source.values) {
        const QString name = m_project.variables.value(variable);
        const QString lower = name.toLower();
        if (lower == QStringLiteral("document"))
            info.document = value;
        else if (lower == QStringLiteral("source"))
            info.source = value;
        else if (lower == QStringLiteral("author"))
            info.author = value;
        else if (lower == QStringLiteral("url"))
            info.url = value;
        else if (lower == QStringLiteral("language"))
            info.language = value;
        else if (lower == QStringLiteral("tags"))
            info.tags = value.split(u'|', Qt::SkipEmptyParts);
        else if (const QDate day = QDate::fromString(value.left(10), Qt::ISODate);
                 day.isValid() && (lower == QStringLiteral("published") || lower == QStringLiteral("date")))
            info.published = day;
        else
            info.tags.append(name + QStringLiteral(": ") + value);
    }
}

/// How offsets of a source are counted: the standard's code points, unless the words that selections are
/// named by stand there in another unit, or with line ends counted as one.
/// In which unit the source counts, by the words that its selections are called; line ends of the text become
/// plain where these then stand at more of their places.
OffsetUnit Reader::settleUnit(ForeignDocument &document, const Source &source)
{
    const auto fitting = [&](const QString &text, OffsetUnit unit) {
        const ForeignOffsets offsets(text);
        qsizetype count = 0;
        for (const Selection &selection : source.selections) {
            const auto span = offsets.span(selection.begin, selection.end, unit);
            const QString name = selection.name.simplified();
            if (span && !name.isEmpty()
                && QStringView(text)
                       .mid(span->begin, std::min<qsizetype>(span->length(), 4 * name.size() + 20))
                       .toString()
                       .simplified()
                       .startsWith(name))
                ++count;
        }
        return count;
    };
    OffsetUnit unit = OffsetUnit::CodePoint;
    qsizetype best = fitting(document.text, unit);
    if (const qsizetype other = fitting(document.text, OffsetUnit::Utf16); other > best) {
        best = other;
        unit = OffsetUnit::Utf16;
    }
    if (document.text.contains(u'\r')) {
        QString plain = document.text;
        plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        if (fitting(plain, unit) > best)
            document.text = plain;
    }
    return unit;
}

void Reader::addSelections(ForeignDocument &document, const Source &source)
{
    const OffsetUnit unit = settleUnit(document, source);
    const ForeignOffsets offsets(document.text);
    m_selections.clear();
    QHash<Bits128, TextSpan> spans;
    for (const Selection &selection : source.selections) {
        const auto span = offsets.span(selection.begin, selection.end, unit);
        if (!span) {
            m_corpus.skipped.add(selection.begin == selection.end
                    ? Words::tr("The selection is of no length, so it was not imported")
                    : Words::tr("The selection from %1 to %2 lies outside its text, so it was not imported")
                          .arg(selection.begin)
                          .arg(selection.end),
                selection.where);
            continue;
        }
        spans.insert(selection.id, *span);
        m_selections.insert(selection.id, &selection);
    }
    QSet<size_t> done; // cases
    for (const Selection &selection : source.selections) {
        if (!spans.contains(selection.id) || m_selections.value(selection.id) != &selection)
            continue;
        QList<TextSpan> all{spans.value(selection.id)};
        if (const auto found = m_caseOf.constFind(selection.id); found != m_caseOf.cend()) {
            if (done.contains(*found))
                continue;
            done.insert(*found);
            all.clear();
            for (const Bits128 part : m_project.cases[*found].selections) {
                if (spans.contains(part))
                    all.append(spans.value(part));
            }
        }
        addSelection(document, selection, all);
    }
}

void Reader::addSelection(ForeignDocument &document, const Selection &selection, const QList<TextSpan> &spans)
{
    ForeignAnnotation annotation;
    annotation.where = selection.where;
    annotation.spans = spans;
    annotation.set(QStringLiteral("created"), selection.created);
    annotation.set(QStringLiteral("modified"), selection.modified);
    QString note = selection.description;
    for (const Bits128 id : selection.notes) {
        const QString text = m_project.notes.value(id);
        if (!text.isEmpty() && text != note)
            note += (note.isEmpty() ? QString() : QStringLiteral("\n")) + text;
    }
    annotation.set(QStringLiteral("note"), note);
    annotation.set(QStringLiteral("annotator"), userOf(selection.user));
    if (const auto found = m_caseOf.constFind(selection.id); found != m_caseOf.cend())
        addCase(annotation, m_project.cases[*found]);
    if (selection.codings.isEmpty()) {
        annotation.set(QStringLiteral("label"), selection.name.left(60));
        document.annotations.push_back(std::move(annotation));
        return;
    }
    if (!addPositions(document, annotation, selection.codings))
        addLabels(document, annotation, selection.codings);
}

void Reader::addCase(ForeignAnnotation &annotation, const Case &one) const
{
    annotation.id = one.id.toString();
    for (const auto &[variable, value] : one.values) {
        const QString name = m_project.variables.value(variable);
        if (m_attributes.contains(variable))
            annotation.set(QStringLiteral("attribute:") + m_attributes.value(variable), value);
        else if (name == QStringLiteral("Provenance") || name == QStringLiteral("Confidence"))
            annotation.set(name.toLower(), value);
        else
            annotation.set(QStringLiteral("attribute:") + name, value);
    }
}

std::optional<Meaning> Reader::meaningOf(Bits128 code) const
{
    if (const auto known = m_positions.constFind(code); known != m_positions.cend())
        return *known;
    const QStringList parts = m_project.codes.value(code).name.split(refi::separator);
    if (m_project.codes.value(code).root != refi::positionFolder || parts.size() != 3)
        return std::nullopt;
    return Meaning{parts[0], {}, parts[1], parts[2]};
}

/// Codes of the folders Actor, Issue and Stance, each with each where a selection has several of a folder.
bool Reader::addPositions(
    ForeignDocument &document, const ForeignAnnotation &base, const QList<Coding> &codings)
{
    QList<Coding> actors, issues, stances;
    QList<std::pair<Meaning, Bits128>> meanings;
    for (const Coding &coding : codings) {
        const QString root = m_project.codes.value(coding.code).root;
        if (const auto meaning = meaningOf(coding.code))
            meanings.append({*meaning, coding.user});
        else if (root == refi::actorFolder)
            actors.append(coding);
        else if (root == refi::issueFolder)
            issues.append(coding);
        else if (root == refi::stanceFolder)
            stances.append(coding);
    }
    qsizetype made = 0;
    const auto add = [&](const Meaning &meaning, Bits128 user) {
        ForeignAnnotation annotation = base;
        if (made++ > 0)
            annotation.id.clear();
        annotation.set(QStringLiteral("actor"), meaning.actor);
        annotation.set(QStringLiteral("actor_id"), meaning.actorId);
        annotation.set(QStringLiteral("issue"), meaning.issue);
        annotation.set(QStringLiteral("stance"), meaning.stance);
        annotation.set(QStringLiteral("annotator"), userOf(user));
        document.annotations.push_back(std::move(annotation));
        return document.annotations.size() - 1;
    };
    constexpr qsizetype most = 64; // of one selection
    for (const auto &[meaning, user] : std::as_const(meanings))
        add(meaning, user);
    if (actors.size() * issues.size() * stances.size() > most)
        return made > 0;
    for (const Coding &actor : std::as_const(actors)) {
        for (const Coding &issue : std::as_const(issues)) {
            for (const Coding &stance : std::as_const(stances)) {
                if (actor.user != stance.user || issue.user != stance.user)
                    continue;
                const size_t index =
                    add({m_project.codes.value(actor.code).name, actor.code.toString(),
                            m_project.codes.value(issue.code).name, m_project.codes.value(stance.code).name},
                        stance.user);
                document.annotations[index].set(QStringLiteral("polarity"), m_polarities.value(stance.code));
            }
        }
    }
    return made > 0;
}

void Reader::addLabels(ForeignDocument &document, const ForeignAnnotation &base, const QList<Coding> &codings)
{
    QStringList names;
    for (const Coding &coding : codings)
        names.append(m_project.codes.value(coding.code).name);
    m_corpus.saidAgain.unite({QStringLiteral("path"), QStringLiteral("codes")});
    constexpr qsizetype most = 64;
    for (const Coding &coding : codings.first(std::min(most, codings.size()))) {
        const Code code = m_project.codes.value(coding.code);
        ForeignAnnotation annotation = base;
        annotation.set(QStringLiteral("label"), code.name);
        annotation.set(QStringLiteral("path"), code.path);
        annotation.set(QStringLiteral("codes"), names.first(std::min(most, names.size())).join(u'|'));
        annotation.set(QStringLiteral("annotator"), userOf(coding.user));
        for (const Coding &other : codings.first(std::min(most, codings.size()))) {
            const Code beside = m_project.codes.value(other.code);
            const bool isItself = other.code == coding.code;
            if (!beside.root.isEmpty() && other.user == coding.user
                && (isItself || annotation.field(beside.root).isEmpty())) {
                annotation.set(beside.root, beside.name);
                m_corpus.saidAgain.insert(beside.root);
            }
        }
        document.annotations.push_back(std::move(annotation));
    }
}

QString Reader::userOf(Bits128 user) const
{
    const auto found = m_project.users.constFind(user);
    return found != m_project.users.cend() ? *found : m_project.users.value(m_project.user);
}

/// The one file of that ending in the root of the archive.
Result<QString> projectIn(const ZipReader &zip)
{
    QStringList found;
    for (const QString &name : zip.names()) {
        if (!name.contains(u'/') && name.endsWith(QStringLiteral(".qde"), Qt::CaseInsensitive))
            found.append(name);
    }
    if (found.size() == 1)
        return found.first();
    for (const QString &name : std::as_const(found)) {
        if (name.compare(QStringLiteral("project.qde"), Qt::CaseInsensitive) == 0)
            return name;
    }
    return fail(Error::Kind::Malformed,
        found.isEmpty() ? Words::tr("The archive holds no project of REFI-QDA (project.qde)")
                        : Words::tr("The archive holds several projects of REFI-QDA"),
        zip.where());
}

} // namespace

Result<ForeignCorpus> readRefi(const InputFile &file)
{
    const Result<QByteArray> head = readFileHead(file.path, 4);
    if (!head)
        return tl::unexpected(head.error());
    std::optional<ZipReader> zip;
    Result<QByteArray> xml;
    if (looksLikeZip(*head)) {
        Result<ZipReader> opened = ZipReader::openFile(file.path);
        if (!opened)
            return tl::unexpected(opened.error());
        zip.emplace(std::move(*opened));
        const Result<QString> name = projectIn(*zip);
        if (!name)
            return tl::unexpected(name.error());
        xml = zip->read(*name);
    } else {
        xml = readWholeFile(file.path, maximumTextFile);
    }
    if (!xml)
        return tl::unexpected(xml.error());
    Result<refi::QdeProject> project = refi::readQde(*xml, file.shown);
    if (!project)
        return tl::unexpected(project.error());
    xml->clear(); // may be large
    return Reader(file, std::move(*project), zip ? &*zip : nullptr).read();
}

} // namespace standpoint
