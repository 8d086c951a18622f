// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations as a table, one a row; annotation_columns.h says the columns. RFC 4180, LF, UTF-8. Offsets are
// code points from 0, end exclusive.
#include "model/exchange/annotation_columns.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/format.h"
#include "model/exchange/instants.h"
#include "model/exchange/intake.h"
#include "model/exchange/table_files.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QIODevice>

#include <charconv>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::AnnotationTable)
};

std::optional<qint64> wholeNumber(std::string_view cell)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

/// Reads one table. Names are looked up once each.
class TableReader
{
public:
    TableReader(CsvTable &table, Intake &intake)
        : m_table(table)
        , m_intake(intake)
    {
        for (const QString &name : table.columns())
            m_columns.insert(name, table.column(name));
        for (const Attribute &attribute : intake.project.attributes().inOrder()) {
            for (const QString &name : {attributeColumn(attribute).toLower(), attribute.name.toLower()}) {
                if (m_columns.contains(name) && !isOurs(name)) {
                    m_attributes.append({m_columns.value(name), attribute});
                    break;
                }
            }
        }
    }

    void readRow()
    {
        const std::string_view called = cell(u"document");
        bool ambiguous = false;
        IncomingArticle *article = m_intake.articles.find(cell(u"article_id"), &ambiguous);
        if (!article)
            article = m_intake.articles.find(called, &ambiguous);
        if (!article) {
            m_intake.skip(noSuchArticle(called, ambiguous), m_table.where());
            return;
        }
        const std::optional<Evidence> evidence = evidenceOf(*article);
        if (!evidence)
            return;
        Annotation annotation;
        annotation.article = article->info.id;
        annotation.evidence = *evidence;
        if (!readNames(annotation))
            return;
        readRest(annotation);
        if (isHeld(*article, annotation)) {
            ++m_intake.alreadyThere;
            return;
        }
        article->annotations.emplace_back(std::move(annotation));
    }

private:
    static bool isOurs(const QString &name)
    {
        return columnsBeforeAttributes().contains(name) || columnsAfterAttributes().contains(name);
    }
    int column(QStringView name) const { return m_columns.value(name.toString(), -1); }
    std::string_view cell(QStringView name) const { return m_table.cell(column(name)); }
    void skip(const QString &why) { m_intake.skip(why, m_table.where()); }

    template <typename IdType, typename Look>
    IdType cached(CellCache<IdType> &cache, std::string_view name, Look look)
    {
        const auto found = cache.find(name);
        if (found != cache.end())
            return found->second;
        const IdType id = look(toQString(name));
        cache.emplace(std::string(name), id);
        return id;
    }

    bool readNames(Annotation &annotation)
    {
        const std::string_view actor = cell(u"actor");
        const std::string_view issue = cell(u"issue");
        const std::string_view stance = cell(u"stance");
        std::string_view annotator = cell(u"annotator");
        const QByteArray given = m_intake.options.annotator.toUtf8();
        if (annotator.empty())
            annotator = std::string_view(given.constData(), static_cast<size_t>(given.size()));
        if (actor.empty() || issue.empty() || stance.empty() || annotator.empty()) {
            skip(Words::tr("The row lacks its actor, issue, stance or annotator and was not imported"));
            return false;
        }
        annotation.actor = actorOf(actor);
        annotation.issue =
            cached(m_issues, issue, [&](const QString &name) { return m_intake.codebook.issue(name); });
        annotation.stance = cached(m_stances, stance, [&](const QString &name) {
            const QString polarity = m_table.text(column(u"polarity")).trimmed();
            bool ok = false;
            const double value = polarity.toDouble(&ok);
            return m_intake.codebook.stance(name, ok ? std::optional(value) : std::nullopt);
        });
        annotation.annotator = cached(
            m_annotators, annotator, [&](const QString &name) { return m_intake.codebook.annotator(name); });
        return true;
    }

    ActorId actorOf(std::string_view called)
    {
        const std::string_view id = cell(u"actor_id");
        if (!id.empty()) {
            const ActorId known =
                cached(m_actorIds, id, [&](const QString &text) { return m_intake.actors.find(text); });
            if (!known.isNull())
                return known;
        }
        return cached(m_actors, called, [&](const QString &name) {
            const ActorId known = m_intake.actors.find(name);
            if (!known.isNull())
                return known;
            const ActorId fresh = m_intake.actors.add(
                name, Actor::Kind::Person, ActorId::fromString(toQString(id)).value_or(ActorId{}));
            const QString with = m_table.text(column(u"affiliation")).trimmed();
            if (!with.isEmpty() && with != name) {
                ActorId other = m_intake.actors.find(with);
                if (other.isNull())
                    other = m_intake.actors.add(with, Actor::Kind::Organisation);
                m_intake.actors.affiliate(fresh, other);
            }
            return fresh;
        });
    }

    std::optional<Evidence> evidenceOf(IncomingArticle &article)
    {
        const std::string_view start = cell(u"start");
        if (!start.empty())
            return evidenceByOffsets(article, start);
        const auto index = wholeNumber(cell(u"sentence"));
        if (!index || *index < 0 || *index >= article.sentences().size()) {
            skip(Words::tr("The row names no place in the article and was not imported"));
            return std::nullopt;
        }
        const TextSpan sentence = article.sentences()[*index];
        const QString words = m_table.text(column(u"text"));
        if (words.trimmed().isEmpty())
            return Evidence(sentence);
        return evidenceByWords(article, sentence, words);
    }

    std::optional<Evidence> evidenceByWords(IncomingArticle &article, TextSpan sentence, const QString &words)
    {
        QList<TextSpan> spans;
        int from = sentence.begin;
        for (const QString &part : words.split(QStringLiteral(" … "))) {
            const qsizetype at = article.content().indexOf(part, from);
            if (part.isEmpty() || at < 0 || at + part.size() > sentence.end) {
                skip(Words::tr("The words “%1” are not in that sentence, so the row was not imported")
                         .arg(part.left(60)));
                return std::nullopt;
            }
            spans.append({static_cast<int>(at), static_cast<int>(at + part.size())});
            from = spans.last().end;
        }
        return snapped(article, spans);
    }

    std::optional<TextSpan> spanOf(
        IncomingArticle &article, std::optional<qint64> start, std::optional<qint64> end)
    {
        // -1 and not an optional: g++ 12 warns of an optional that it fails to follow
        const int begin = start ? article.offsets().utf16FromCodePoint(*start).value_or(-1) : -1;
        const int finish = end ? article.offsets().utf16FromCodePoint(*end).value_or(-1) : -1;
        if (begin < 0 || begin >= finish) {
            skip(
                Words::tr("The offsets lie outside the article or are no offsets; the row was not imported"));
            return std::nullopt;
        }
        return TextSpan{begin, finish};
    }

    std::optional<Evidence> evidenceByOffsets(IncomingArticle &article, std::string_view start)
    {
        const std::string_view fragments = cell(u"fragments");
        if (fragments.empty()) {
            const auto span = spanOf(article, wholeNumber(start), wholeNumber(cell(u"end")));
            return span ? snapped(article, {*span}) : std::nullopt;
        }
        QList<TextSpan> spans;
        for (const QString &part : toQString(fragments).split(u';')) {
            const QByteArray from = part.section(u'-', 0, 0).trimmed().toLatin1();
            const QByteArray to = part.section(u'-', 1, 1).trimmed().toLatin1();
            const auto span =
                spanOf(article, wholeNumber({from.constData(), static_cast<size_t>(from.size())}),
                    wholeNumber({to.constData(), static_cast<size_t>(to.size())}));
            if (!span)
                return std::nullopt;
            if (!spans.isEmpty() && span->begin < spans.last().end) {
                skip(Words::tr("The fragments overlap or are out of order; the row was not imported"));
                return std::nullopt;
            }
            spans.append(*span);
        }
        return snapped(article, spans);
    }

    /// Widens to whole characters, and says so where that changes something.
    std::optional<Evidence> snapped(IncomingArticle &article, QList<TextSpan> spans)
    {
        if (&article != m_boundariesOf) {
            m_boundaries.emplace(article.content());
            m_boundariesOf = &article;
        }
        bool widened = false;
        for (qsizetype i = 0; i < spans.size(); ++i) {
            const TextSpan whole = m_boundaries->snapped(spans[i]);
            widened = widened || whole != spans[i];
            spans[i] = whole;
            if (i > 0 && whole.begin < spans[i - 1].end) {
                skip(Words::tr("The fragments overlap or are out of order; the row was not imported"));
                return std::nullopt;
            }
        }
        if (widened)
            m_intake.notice(Words::tr("The offsets cut a character; the evidence was widened to whole ones"),
                m_table.where());
        return Evidence(spans);
    }

    void readRest(Annotation &annotation)
    {
        annotation.id = AnnotationId::fromString(toQString(cell(u"id"))).value_or(AnnotationId{});
        annotation.setNote(m_table.text(column(u"note")).trimmed());
        const std::string_view confidence = cell(u"confidence");
        if (!confidence.empty()) {
            bool ok = false;
            const float value = toQString(confidence).toFloat(&ok);
            if (ok && value >= 0 && value <= 1)
                annotation.confidence = value;
            else
                m_intake.notice(
                    Words::tr("A confidence lies between 0 and 1, so it was left out"), m_table.where());
        }
        annotation.provenance =
            provenanceFrom(toQString(cell(u"provenance"))).value_or(Annotation::Provenance::Imported);
        const std::string_view created = cell(u"created");
        const std::string_view modified = cell(u"modified");
        annotation.created = created.empty() ? QDateTime() : instantFromText(created);
        if (!annotation.created.isValid())
            annotation.created = m_now;
        annotation.modified = modified.empty() ? QDateTime() : instantFromText(modified);
        if (!annotation.modified.isValid())
            annotation.modified = annotation.created;
        for (const auto &[index, attribute] : std::as_const(m_attributes))
            readAnswer(annotation, attribute, m_table.text(index).trimmed());
    }

    void readAnswer(Annotation &annotation, const Attribute &attribute, const QString &text)
    {
        if (text.isEmpty())
            return;
        QString value = text;
        bool fits = true;
        if (attribute.kind == Attribute::Kind::Choice) {
            const auto choice = std::find_if(attribute.choices.begin(), attribute.choices.end(),
                [&](const Choice &c) { return c.name.compare(text, Qt::CaseInsensitive) == 0; });
            fits = choice != attribute.choices.end();
            value = fits ? choice->id.toString() : QString();
        } else if (attribute.kind == Attribute::Kind::Flag) {
            const QString word = text.toLower();
            if (QStringList{QStringLiteral("no"), QStringLiteral("false"), QStringLiteral("0")}.contains(
                    word))
                return;
            fits = QStringList{QStringLiteral("yes"), QStringLiteral("true"), QStringLiteral("1")}.contains(
                word);
            value = QStringLiteral("true");
        } else if (attribute.kind == Attribute::Kind::Number) {
            text.toDouble(&fits);
        }
        if (fits)
            annotation.setAnswer(attribute.id, value);
        else
            m_intake.notice(
                Words::tr("“%1” is no answer to “%2”, so it was left out").arg(text.left(60), attribute.name),
                m_table.where());
    }

    /// Whether the project held it before; gives a fresh id where the row has none, or one that is used.
    static bool isHeld(IncomingArticle &article, Annotation &annotation)
    {
        if (article.held) {
            if (!annotation.id.isNull() && article.held->annotation(annotation.id))
                return true;
            for (const Annotation &held : article.held->annotations) {
                if (annotation.id.isNull() && held.annotator == annotation.annotator
                    && held.evidence == annotation.evidence && held.actor == annotation.actor
                    && held.issue == annotation.issue && held.stance == annotation.stance)
                    return true;
            }
        }
        if (annotation.id.isNull())
            annotation.id = AnnotationId::random();
        else if (article.hasAnnotation(annotation.id))
            return true;
        return false;
    }

    CsvTable &m_table;
    Intake &m_intake;
    QHash<QString, int> m_columns;
    QList<std::pair<int, Attribute>> m_attributes;
    CellCache<ActorId> m_actors;
    CellCache<ActorId> m_actorIds;
    CellCache<IssueId> m_issues;
    CellCache<StanceId> m_stances;
    CellCache<AnnotatorId> m_annotators;
    const IncomingArticle *m_boundariesOf = nullptr;
    std::optional<GraphemeBoundaries> m_boundaries;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
};

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readTables(files, intake, [&](CsvTable &table) -> Status {
        for (const QString &column : {QStringLiteral("document"), QStringLiteral("actor"),
                 QStringLiteral("issue"), QStringLiteral("stance")}) {
            if (table.column(column) < 0)
                return tl::unexpected(missingColumn(table, column));
        }
        TableReader reader(table, intake);
        return readRows(table, intake, [&] { reader.readRow(); });
    });
}

bool recognises(const FileHead &head)
{
    const auto has = [&](const QString &name) { return head.columns.contains(name); };
    return has(QStringLiteral("document")) && has(QStringLiteral("actor")) && has(QStringLiteral("issue"))
        && has(QStringLiteral("stance"));
}

QByteArray quoted(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (cell.contains('"') || cell.contains(',') || cell.contains('\n') || cell.contains('\r')
        || (!cell.isEmpty() && (cell.front() == ' ' || cell.back() == ' '))) {
        cell.replace("\"", "\"\"");
        cell = '"' + cell + '"';
    }
    return cell;
}

class TableWriter
{
public:
    TableWriter(const ExportPart &part, QIODevice &device)
        : m_part(part)
        , m_device(device)
        , m_attributes(part.project.attributes().inOrder())
    {
    }

    Status write()
    {
        QStringList head = columnsBeforeAttributes();
        for (const Attribute &attribute : std::as_const(m_attributes))
            head.append(attributeColumn(attribute));
        head += columnsAfterAttributes();
        QByteArrayList names;
        for (const QString &name : std::as_const(head))
            names.append(quoted(name));
        m_out = names.join(',') + '\n';
        for (const ArticleId id : m_part.articles) {
            const Article *article = m_part.project.article(id);
            if (!article || article->annotations.isEmpty())
                continue;
            const OffsetMap offsets(article->content());
            for (const Annotation &annotation : article->annotations) {
                if (m_part.layer && annotation.annotator != *m_part.layer)
                    continue;
                if (Status fits = checkEvidenceText(*article, annotation); !fits)
                    return fits;
                writeRow(head, *article, offsets, annotation);
                if (m_out.size() > flushAt && !flush())
                    return failed();
            }
        }
        return flush() ? Status() : failed();
    }

private:
    static constexpr qsizetype flushAt = 1 << 20;

    bool flush()
    {
        const bool written = m_device.write(m_out) == m_out.size();
        m_out.clear();
        return written;
    }
    tl::unexpected<Error> failed() const { return fail(Error::Kind::Io, m_device.errorString()); }

    void writeRow(const QStringList &head, const Article &article, const OffsetMap &offsets,
        const Annotation &annotation)
    {
        bool first = true;
        for (const QString &name : head) {
            if (!first)
                m_out += ',';
            first = false;
            m_out += quoted(value(name, article, offsets, annotation));
        }
        m_out += '\n';
    }

    QString value(
        const QString &name, const Article &article, const OffsetMap &offsets, const Annotation &a) const
    {
        const Project &project = m_part.project;
        const auto number = [](auto n) { return QString::number(n); };
        if (name == QLatin1String("document"))
            return article.info->document.isEmpty() ? a.article.toString() : article.info->document;
        if (name == QLatin1String("start"))
            return number(offsets.codePointFromUtf16(a.evidence.begin()));
        if (name == QLatin1String("end"))
            return number(offsets.codePointFromUtf16(a.evidence.end()));
        if (name == QLatin1String("actor"))
            return project.actors().find(a.actor)->name;
        if (name == QLatin1String("issue"))
            return project.issues().find(a.issue)->name;
        if (name == QLatin1String("stance"))
            return project.stances().find(a.stance)->name;
        if (name == QLatin1String("annotator"))
            return project.annotators().find(a.annotator)->name;
        if (name == QLatin1String("sentence"))
            return number(article.sentenceAt(a.evidence.begin()));
        if (name == QLatin1String("text"))
            return article.evidenceText(a.evidence);
        if (name == QLatin1String("affiliation")) {
            const Actor *actor = project.actors().find(a.actor);
            return actor->affiliations.isEmpty()
                ? QString()
                : project.actors().find(actor->affiliations.first().with)->name;
        }
        if (name == QLatin1String("polarity")) {
            const auto polarity = project.stances().find(a.stance)->polarity;
            return polarity ? number(*polarity) : QString();
        }
        return furtherValue(name, article, offsets, a);
    }

    QString furtherValue(
        const QString &name, const Article &article, const OffsetMap &offsets, const Annotation &a) const
    {
        if (name == QLatin1String("confidence"))
            return a.hasConfidence() ? QString::number(a.confidence) : QString();
        if (name == QLatin1String("note"))
            return a.note.orDefault();
        if (name == QLatin1String("provenance"))
            return provenanceName(a.provenance);
        if (name == QLatin1String("created") || name == QLatin1String("modified")) {
            const auto text = instantToText(
                (name == QLatin1String("created") ? a.created : a.modified).toMSecsSinceEpoch());
            return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
        }
        if (name == QLatin1String("fragments") && a.evidence.count() > 1) {
            QStringList parts;
            for (const TextSpan span : a.evidence.fragments())
                parts.append(QStringLiteral("%1-%2")
                                 .arg(offsets.codePointFromUtf16(span.begin))
                                 .arg(offsets.codePointFromUtf16(span.end)));
            return parts.join(u';');
        }
        if (name == QLatin1String("id"))
            return a.id.toString();
        if (name == QLatin1String("article_id"))
            return a.article.toString();
        if (name == QLatin1String("actor_id"))
            return a.actor.toString();
        if (name == QLatin1String("title"))
            return article.info->title;
        for (const Attribute &attribute : m_attributes) {
            if (attributeColumn(attribute) == name)
                return readableAnswer(attribute, a.answer(attribute.id));
        }
        return {};
    }

    const ExportPart &m_part;
    QIODevice &m_device;
    QList<Attribute> m_attributes;
    QByteArray m_out;
};

Status write(const ExportPart &part, QIODevice &device)
{
    return TableWriter(part, device).write();
}

} // namespace

extern const Format annotationTable;
const Format annotationTable{
    .id = QStringLiteral("csv"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Annotations as a table (CSV)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids,
    .stage = Format::Stage::Annotations,
    .recognises = recognises,
    .read = read,
    .write = write,
};

} // namespace standpoint
