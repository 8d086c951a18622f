// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/brat_reader.h"

#include "model/exchange/brat_text.h"
#include "model/exchange/brat_words.h"
#include "model/exchange/exported_fields.h"
#include "model/exchange/foreign_file.h"
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Brat)
};

constexpr qsizetype mostFields = 200; ///< of one annotation

/// What visual.conf, in the folder or up to two above it, calls the codes.
QHash<QString, QString> readLabels(QDir folder)
{
    for (int up = 0; up < 3; ++up) {
        const Result<QByteArray> bytes =
            readWholeFile(folder.filePath(QStringLiteral("visual.conf")), 1 << 24);
        if (!bytes) {
            if (!folder.cdUp())
                break;
            continue;
        }
        QHash<QString, QString> labels;
        for (const QString &line : QString::fromUtf8(*bytes).split(u'\n')) {
            if (const QStringList parts = line.split(u'|'); parts.size() >= 2 && !line.startsWith(u'#'))
                labels.insert(parts[0].trimmed(), parts[1].trimmed());
        }
        return labels;
    }
    return {};
}

class BratReader
{
public:
    BratReader(const InputFile &file, brat::Text &&text, brat::Lines &&lines, ForeignCorpus &corpus)
        : m_shown(file.shown)
        , m_folder(QFileInfo(file.path).dir())
        , m_lines(std::move(lines))
        , m_corpus(corpus)
        , m_text(std::move(text))
        , m_places(m_text, m_lines.places)
    {
    }

    ForeignDocument read(const QString &name);

private:
    struct Spot
    {
        ForeignAnnotation annotation;
        const brat::Line *place = nullptr;
        std::optional<ForeignAnnotation> meta; ///< as it was when the file was written, with its codes
    };

    QString where(const brat::Line &line) const { return brat::where(m_shown, line.number); }
    void skip(const brat::Line &line, const QString &what) { m_corpus.skipped.add(what, where(line)); }
    void add(Spot &spot, const QString &name, const QString &value, const brat::Line &line);
    Spot *spotOf(const QString &id);
    QString wordsAt(const QString &id) const;
    QString labelOf(const QString &code);
    void readPlaces();
    void addSpot(const brat::Line &place, const brat::Line &line);
    void readMeta(ForeignDocument &document);
    void readArticle(const brat::Line &line, ForeignDocument &document);
    void readRelations();
    void readAttributes();
    void readAttribute(Spot &spot, const brat::Line &line);
    void dropWhatIsGone();
    void readNotes();
    void readReferences();
    void readReference(Spot &spot, const brat::Line &line);
    void restoreSpans(Spot &spot) const;

    QString m_shown;
    QDir m_folder;
    brat::Lines m_lines;
    ForeignCorpus &m_corpus;
    brat::Text m_text;
    brat::Places m_places;
    std::deque<Spot> m_spots;
    QHash<QString, const brat::Line *> m_placeLines; ///< by id
    QHash<QString, Spot *> m_byId;                   ///< places, events, and relations by their first end
    QHash<QString, QString> m_relationTypes;         ///< of relations, by id
    std::optional<QHash<QString, QString>> m_labels; ///< read when first needed
    QHash<QString, QString> m_codes;                 ///< what codes in this file stand for
    QString m_annotator;                             ///< of the first statement that says so
};

void BratReader::add(Spot &spot, const QString &name, const QString &value, const brat::Line &line)
{
    if (!spot.annotation.add(name, value))
        skip(line, Words::tr("The annotation has more fields, or longer ones, than are read"));
}

BratReader::Spot *BratReader::spotOf(const QString &id)
{
    return m_byId.value(id);
}

QString BratReader::wordsAt(const QString &id) const
{
    const auto place = m_placeLines.find(id);
    if (place != m_placeLines.end())
        return (*place)->value;
    const Spot *spot = m_byId.value(id);
    return spot ? spot->place->value : QString();
}

QString BratReader::labelOf(const QString &code)
{
    if (const auto known = m_codes.find(code); known != m_codes.end())
        return *known;
    if (!m_labels)
        m_labels = readLabels(m_folder);
    return m_labels->value(code, code);
}

void BratReader::addSpot(const brat::Line &place, const brat::Line &line)
{
    const std::optional<QList<TextSpan>> spans = m_places.spansOf(place);
    if (!spans) {
        skip(place,
            Words::tr("“%1” is placed outside the text, so it was not imported").arg(place.value.left(60)));
        return;
    }
    Spot &spot = m_spots.emplace_back();
    spot.place = &place;
    spot.annotation.id = line.id;
    spot.annotation.spans = *spans;
    spot.annotation.covered = m_places.wordsOf(place, *spans);
    spot.annotation.where = where(line);
    spot.annotation.set(QStringLiteral("label"), line.type);
    m_byId.insert(line.id, &spot);
    if (!m_byId.contains(place.id))
        m_byId.insert(place.id, &spot); // attributes of a trigger are its event's
}

void BratReader::readPlaces()
{
    for (const brat::Line &place : m_lines.places)
        m_placeLines.insert(place.id, &place);
    QSet<QString> triggers;
    for (const brat::Line &event : m_lines.events) {
        const brat::Line *place = m_placeLines.value(event.targets.first().second);
        if (place) {
            triggers.insert(place->id);
            addSpot(*place, event);
        } else {
            skip(event, Words::tr("The event %1 has no trigger, so it was not imported").arg(event.id));
        }
    }
    for (const brat::Line &place : m_lines.places) {
        if (!triggers.contains(place.id))
            addSpot(place, place);
    }
}

void BratReader::readArticle(const brat::Line &line, ForeignDocument &document)
{
    for (const ForeignField &field : brat::unpacked(line.value)) {
        if (field.name == QStringLiteral("state"))
            document.states.insert(QString(), field.value); // whose it is follows
        else if (!setArticleField(document.info, field.name, field.value))
            m_corpus.remarks.add(
                Words::tr("“%1” says nothing of an article, so it was left out").arg(field.name.left(60)),
                where(line));
    }
}

void BratReader::readMeta(ForeignDocument &document)
{
    for (const brat::Line &line : m_lines.notes) {
        if (line.type == brat::articleMeta) {
            readArticle(line, document);
            continue;
        }
        Spot *spot = line.type == brat::statementMeta ? spotOf(line.targets.first().second) : nullptr;
        if (!spot)
            continue;
        ForeignAnnotation &meta = spot->meta.emplace();
        for (const ForeignField &field : brat::unpacked(line.value).mid(0, mostFields))
            meta.set(field.name, field.value);
        spot->annotation.id = meta.field(QStringLiteral("id"));
        for (const ForeignField &field : std::as_const(meta.fields)) {
            if (field.name.startsWith(brat::codePrefix)) {
                const QString of = field.name.sliced(brat::codePrefix.size());
                if (const qsizetype space = field.value.indexOf(u' '); space > 0)
                    m_codes.insert(field.value.sliced(space + 1), meta.field(of));
            } else if (field.name != QStringLiteral("id") && field.name != QStringLiteral("spans")) {
                spot->annotation.set(field.name, field.value);
            }
        }
        if (m_annotator.isEmpty())
            m_annotator = meta.field(QStringLiteral("annotator"));
        restoreSpans(*spot);
    }
    const QString state = document.states.take(QString());
    if (!state.isEmpty() && !m_annotator.isEmpty())
        document.states.insert(m_annotator, state);
}

/// The evidence as it was, where brat's fragments are still those that it gave.
void BratReader::restoreSpans(Spot &spot) const
{
    const QString said = spot.meta->field(QStringLiteral("spans"));
    const std::optional<QList<TextSpan>> spans =
        said.isEmpty() ? std::nullopt : spansFromText(m_places.map(), said);
    if (!spans || !m_places.fits(*spot.place, spot.annotation.spans))
        return;
    QList<TextSpan> shown;
    for (const TextSpan span : *spans)
        shown.append(brat::fragmentsIn(m_text.text, span));
    if (!shown.isEmpty() && shown != spot.annotation.spans)
        return;
    spot.annotation.spans = *spans;
    spot.annotation.covered.clear();
}

void BratReader::readRelations()
{
    for (const brat::Line &event : m_lines.events) {
        Spot *spot = spotOf(event.id);
        if (!spot)
            continue;
        for (const auto &[role, id] : event.targets.mid(1)) {
            add(*spot, role, wordsAt(id), event);
            if (Spot *other = spotOf(id))
                add(*other, QStringLiteral("inverse:") + role, spot->place->value, event);
        }
    }
    for (const brat::Line &line : m_lines.relations) {
        const QString from = line.targets[0].second;
        const QString to = line.targets[1].second;
        Spot *first = spotOf(from);
        Spot *second = spotOf(to);
        if (!first || !second) {
            skip(line, Words::tr("The relation %1 has an end that is not there").arg(line.id));
            continue;
        }
        add(*first, line.type, wordsAt(to), line);
        add(*second, QStringLiteral("inverse:") + line.type, wordsAt(from), line);
        m_byId.insert(line.id, first);
        m_relationTypes.insert(line.id, line.type);
    }
    for (const brat::Line &line : m_lines.equivalences) {
        constexpr qsizetype mostAlike = 50; // each of them names all others
        const auto targets = line.targets.mid(0, mostAlike);
        for (const auto &[role, id] : targets) {
            Spot *spot = spotOf(id);
            for (const auto &[otherRole, other] : targets) {
                if (spot && other != id)
                    add(*spot, line.type, wordsAt(other), line);
            }
        }
    }
}

void BratReader::readAttributes()
{
    for (const brat::Line &line : m_lines.attributes) {
        const QString target = line.targets.first().second;
        Spot *spot = spotOf(target);
        const QString value = line.value.isEmpty() ? QStringLiteral("true") : line.value;
        if (!spot)
            skip(line, Words::tr("%1 belongs to nothing that is there").arg(line.id));
        else if (m_relationTypes.contains(target))
            add(*spot, m_relationTypes.value(target) + u':' + line.type, value, line);
        else if (spot->place->type == brat::statement)
            readAttribute(*spot, line);
        else
            add(*spot, line.type, value, line);
    }
    dropWhatIsGone();
}

/// Of a statement. What says what it said when we wrote it is left alone: StatementMeta says it exactly.
void BratReader::readAttribute(Spot &spot, const brat::Line &line)
{
    static const QHash<QString, QString> ours{{QStringLiteral("Stance"), QStringLiteral("stance")},
        {QStringLiteral("Issue"), QStringLiteral("issue")},
        {QStringLiteral("Confidence"), QStringLiteral("confidence")}};
    QString field = ours.value(line.type);
    const QString shown = line.value.isEmpty() ? line.type : line.type + u' ' + line.value;
    if (spot.meta) {
        for (const ForeignField &code : std::as_const(spot.meta->fields)) {
            if (!code.name.startsWith(brat::codePrefix))
                continue;
            const QString of = code.name.sliced(brat::codePrefix.size());
            if (code.value == shown) {
                spot.meta->set(code.name, QStringLiteral(" ")); // still there
                return;
            }
            if (code.value.section(u' ', 0, 0) == line.type) {
                field = of;
                spot.meta->set(code.name, QStringLiteral(" "));
                break;
            }
        }
    }
    if (field.isEmpty()) {
        const QString label = labelOf(line.type);
        field = label == line.type && !m_labels->contains(line.type) ? label : brat::attributePrefix + label;
    }
    const QString value = field == QStringLiteral("confidence") ? brat::confidenceFromCode(line.value)
        : line.value.isEmpty()                                  ? QStringLiteral("true")
                                                                : labelOf(line.value);
    if (spot.annotation.fields.size() < mostFields)
        setVisible(spot.annotation, field, value);
}

/// What brat showed once and shows no more was taken away there.
void BratReader::dropWhatIsGone()
{
    for (Spot &spot : m_spots) {
        if (!spot.meta)
            continue;
        for (const ForeignField &code : std::as_const(spot.meta->fields)) {
            if (!code.name.startsWith(brat::codePrefix) || code.value == QStringLiteral(" "))
                continue;
            const QString of = code.name.sliced(brat::codePrefix.size());
            spot.annotation.fields.removeIf([&](const ForeignField &field) { return field.name == of; });
        }
    }
}

void BratReader::readNotes()
{
    const QString note = QStringLiteral("note");
    QHash<Spot *, QString> shown;
    for (const brat::Line &line : m_lines.notes) {
        if (line.type == brat::statementMeta || line.type == brat::articleMeta)
            continue;
        const QString target = line.targets.first().second;
        Spot *spot = spotOf(target);
        if (!spot) {
            skip(line, Words::tr("%1 belongs to nothing that is there").arg(line.id));
            continue;
        }
        if (m_relationTypes.contains(target)) {
            add(*spot, m_relationTypes.value(target) + QStringLiteral(":note"), line.value, line);
        } else if (line.type != brat::annotatorNotes) {
            add(*spot, line.type, line.value, line);
        } else {
            QString &text = shown[spot];
            if (text.size() + line.value.size() > 1'000'000)
                skip(line, Words::tr("The annotation has more fields, or longer ones, than are read"));
            else
                text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + line.value;
        }
    }
    for (Spot &spot : m_spots) {
        const QString text = shown.value(&spot);
        if (!spot.meta || brat::flattened(spot.meta->field(note)) != text)
            setVisible(spot.annotation, note, text);
    }
}

void BratReader::readReferences()
{
    for (const brat::Line &line : m_lines.references) {
        Spot *spot = spotOf(line.targets.first().second);
        if (spot)
            readReference(*spot, line);
        else
            skip(line, Words::tr("%1 belongs to nothing that is there").arg(line.id));
    }
}

void BratReader::readReference(Spot &spot, const brat::Line &line)
{
    const QString database = line.key.section(u':', 0, 0);
    const QString key = line.key.section(u':', 1);
    const QString name = line.value.isEmpty() ? key : line.value;
    const bool isActor = database == QStringLiteral("actor");
    if (spot.meta && (isActor || database == QStringLiteral("issue"))) {
        const bool isSame = isActor
            ? spot.meta->field(QStringLiteral("actor_id")) == key
            : brat::flattened(spot.meta->field(database)).trimmed() == line.value.trimmed();
        if (isSame)
            return;
        setVisible(spot.annotation, database, name);
    } else {
        add(spot, database, name, line);
    }
    if (isActor || database != QStringLiteral("issue"))
        add(spot, database + QStringLiteral("_id"), key, line);
}

ForeignDocument BratReader::read(const QString &name)
{
    ForeignDocument document;
    readPlaces();
    readMeta(document);
    readRelations();
    readAttributes();
    readNotes();
    readReferences();
    if (document.info.document.isEmpty())
        document.info.document = name;
    if (m_places.unit() != OffsetUnit::CodePoint)
        m_corpus.remarks.add(m_places.unit() == OffsetUnit::Utf16
                ? Words::tr("The offsets count UTF-16 code units and not code points; they were converted")
                : Words::tr("The offsets count bytes and not code points; they were converted"),
            m_shown);
    for (Spot &spot : m_spots) {
        ForeignAnnotation &annotation = spot.annotation;
        if (!spot.meta) {
            annotation.set(QStringLiteral("folder"), m_folder.dirName());
            if (!m_annotator.isEmpty() && annotation.field(QStringLiteral("annotator")).isEmpty())
                annotation.set(QStringLiteral("annotator"), m_annotator);
        }
        document.annotations.push_back(std::move(annotation));
    }
    document.text = m_text.text;
    document.where = m_shown;
    return document;
}

} // namespace

Result<ForeignCorpus> parseBrat(const InputFile &file)
{
    const QFileInfo info(file.path);
    const QString textPath = info.dir().filePath(info.completeBaseName() + QStringLiteral(".txt"));
    if (!QFileInfo::exists(textPath))
        return fail(Error::Kind::Invalid,
            Words::tr("There is no text “%1” beside it").arg(QFileInfo(textPath).fileName()), file.path);
    ForeignCorpus corpus;
    const Result<QByteArray> bytes = readForeignText(file, corpus.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<brat::Text> text = brat::readText(textPath);
    if (!text)
        return tl::unexpected(text.error());
    const QString ann = QString::fromUtf8(*bytes);
    const QString encoding = text->encoding;
    if (encoding != QStringLiteral("UTF-8"))
        corpus.remarks.add(
            Words::tr("The text is not in UTF-8 but, it seems, in %1").arg(encoding), textPath);
    if (isLitbank(ann)) {
        ForeignDocument document;
        document.info.document = info.completeBaseName();
        document.text = text->text;
        document.where = file.shown;
        readLitbank(ann, file.shown, document, corpus.skipped);
        corpus.documents.push_back(std::move(document));
        return corpus;
    }
    BratReader reader(file, std::move(*text), brat::readLines(ann, file.shown, corpus.skipped), corpus);
    corpus.documents.push_back(reader.read(info.completeBaseName()));
    return corpus;
}

} // namespace standpoint
