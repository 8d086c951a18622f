// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/label_studio_reader.h"

#include "model/exchange/exported_fields.h"
#include "model/exchange/foreign_file.h"
#include "model/exchange/foreign_places.h"
#include "model/exchange/labelled_texts.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include <map>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::LabelStudio)
};

/// The regions of one annotator in one task.
class Regions
{
public:
    Regions(const QJsonObject &data, QString where, ForeignCorpus &corpus)
        : m_statements(data.value(QStringLiteral("statements")).toObject())
        , m_controls(data.value(QStringLiteral("fields")).toObject())
        , m_where(std::move(where))
        , m_corpus(corpus)
    {
    }

    void read(const QJsonObject &result);
    /// A region of JSON-MIN: its members are its value.
    void readFlat(const QString &control, const QJsonObject &region);
    void setOfText(const QString &name, const QString &value) { m_ofText.set(name, value); }
    std::vector<ForeignAnnotation> take(const QString &annotator);

private:
    struct Region
    {
        ForeignAnnotation annotation;
        bool isPart = false;
        bool isOurs = false;
        QSet<QString> shown; ///< fields that controls say
    };

    Region &regionOf(const QString &id);
    bool readPlace(Region &region, const QJsonObject &value, bool isTextArea);
    void readRelation(const QJsonObject &result);
    void joinRelations();
    QString fieldOf(const QString &control) const;
    void dropWhatIsGone(Region &region) const;

    struct Relation
    {
        QString from;
        QString to;
        QString name;
    };

    QJsonObject m_statements;
    QJsonObject m_controls;
    QString m_where;
    ForeignCorpus &m_corpus;
    std::deque<Region> m_regions;
    QHash<QString, Region *> m_byId;
    QList<Relation> m_relations;
    ForeignAnnotation m_ofText; ///< what is said of all of the text
};

QString Regions::fieldOf(const QString &control) const
{
    if (control == QStringLiteral("comment"))
        return QStringLiteral("note");
    return m_controls.value(control).toString(control);
}

Regions::Region &Regions::regionOf(const QString &id)
{
    Region *&region = m_byId[id];
    if (region)
        return *region;
    region = &m_regions.emplace_back();
    region->annotation.id = id;
    region->annotation.where = m_where;
    const QJsonValue statement = m_statements.value(id);
    region->isOurs = statement.isObject();
    setFields(region->annotation, statement.toObject(), {}, m_corpus.skipped);
    return *region;
}

bool Regions::readPlace(Region &region, const QJsonObject &value, bool isTextArea)
{
    const ForeignRange range{offsetIn(value.value(QStringLiteral("start"))),
        offsetIn(value.value(QStringLiteral("end"))),
        isTextArea ? QString() : value.value(QStringLiteral("text")).toString()};
    if (range.begin < 0 || range.end < 0)
        return false;
    if (region.annotation.ranges.isEmpty())
        region.annotation.ranges.append(range);
    else if (region.annotation.ranges.first().covered.isEmpty())
        region.annotation.ranges.first().covered = range.covered;
    return true;
}

void Regions::read(const QJsonObject &result)
{
    if (result.value(QStringLiteral("type")).toString() == QStringLiteral("relation")) {
        readRelation(result);
        return;
    }
    const QJsonObject value = result.value(QStringLiteral("value")).toObject();
    const QString control = result.value(QStringLiteral("from_name")).toString();
    if (value.contains(QStringLiteral("startOffset"))) {
        m_corpus.skipped.add(Words::tr("The region “%1” counts within paragraphs or HTML, which is not read")
                                 .arg(result.value(QStringLiteral("id")).toString().left(60)),
            m_where);
        return;
    }
    const bool isTextArea = value.value(QStringLiteral("text")).isArray();
    const bool isOfText = !value.contains(QStringLiteral("start"));
    Region *region = nullptr;
    if (!isOfText) {
        region = &regionOf(result.value(QStringLiteral("id")).toString(QString::number(m_regions.size())));
        if (!readPlace(*region, value, isTextArea)) {
            m_corpus.skipped.add(Words::tr("The region “%1” has no offsets that are numbers")
                                     .arg(region->annotation.id.left(60)),
                m_where);
            return;
        }
    }
    for (auto member = value.begin(); member != value.end(); ++member) {
        const QString &name = member.key();
        if (name == QStringLiteral("start") || name == QStringLiteral("end")
            || (name == QStringLiteral("text") && !isTextArea))
            continue;
        const bool isLabel = name.endsWith(QStringLiteral("labels"));
        const QString field = isLabel ? QStringLiteral("label") : fieldOf(control);
        const QString text = isTextArea ? textOfJson(member.value()) : fieldText(member.value());
        if (!region) {
            if (!m_ofText.add(field, text))
                m_corpus.skipped.add(
                    Words::tr("The annotation has more fields, or longer ones, than are read"), m_where);
            continue;
        }
        setVisible(region->annotation, field, text);
        region->shown.insert(field);
    }
}

void Regions::readFlat(const QString &control, const QJsonObject &region)
{
    Region &fresh = regionOf(control + QString::number(m_regions.size()));
    if (!readPlace(fresh, region, false)) {
        m_corpus.skipped.add(
            Words::tr("The region “%1” has no offsets that are numbers").arg(control.left(60)), m_where);
        fresh.isPart = true;
        return;
    }
    fresh.annotation.set(QStringLiteral("label"), fieldText(region.value(QStringLiteral("labels"))));
}

void Regions::readRelation(const QJsonObject &result)
{
    const QJsonArray labels = result.value(QStringLiteral("labels")).toArray();
    m_relations.append(
        {result.value(QStringLiteral("from_id")).toString(), result.value(QStringLiteral("to_id")).toString(),
            labels.isEmpty() ? QStringLiteral("relation") : fieldText(labels)});
}

void Regions::joinRelations()
{
    const auto wordsOf = [](const Region &region) -> QString {
        return region.annotation.ranges.isEmpty() ? QString() : region.annotation.ranges.first().covered;
    };
    for (const Relation &relation : std::as_const(m_relations)) {
        Region *from = m_byId.value(relation.from);
        Region *to = m_byId.value(relation.to);
        if (!from || !to) {
            m_corpus.skipped.add(
                Words::tr("The relation “%1” has an end that is not there").arg(relation.name.left(60)),
                m_where);
        } else if (relation.name == QStringLiteral("part") && from != to && !to->isPart) {
            to->isPart = true;
            from->annotation.ranges.append(to->annotation.ranges);
        } else if (!from->annotation.add(relation.name, wordsOf(*to))
            || !to->annotation.add(QStringLiteral("inverse:") + relation.name, wordsOf(*from))) {
            m_corpus.skipped.add(
                Words::tr("The annotation has more fields, or longer ones, than are read"), m_where);
        }
    }
}

/// What a control said once and says no more was taken away there.
void Regions::dropWhatIsGone(Region &region) const
{
    static const QStringList ours{QStringLiteral("actor"), QStringLiteral("issue"), QStringLiteral("stance"),
        QStringLiteral("confidence"), QStringLiteral("note")};
    region.annotation.fields.removeIf([&](const ForeignField &field) {
        return !region.shown.contains(field.name)
            && (ours.contains(field.name) || field.name.startsWith(QStringLiteral("attribute:")));
    });
}

std::vector<ForeignAnnotation> Regions::take(const QString &annotator)
{
    joinRelations();
    const QString name = QStringLiteral("annotator");
    QString known = annotator;
    for (const Region &region : m_regions) {
        if (region.isOurs && known.isEmpty())
            known = region.annotation.field(name);
    }
    std::vector<ForeignAnnotation> all;
    for (Region &region : m_regions) {
        if (region.isPart || region.annotation.ranges.isEmpty())
            continue;
        if (region.isOurs)
            dropWhatIsGone(region);
        for (const ForeignField &field : std::as_const(m_ofText.fields)) {
            if (region.annotation.field(field.name).isEmpty())
                region.annotation.set(field.name, field.value);
        }
        if (region.annotation.field(name).isEmpty())
            region.annotation.set(name, known);
        all.push_back(std::move(region.annotation));
    }
    if (all.empty() && !m_ofText.fields.isEmpty()) {
        m_ofText.where = m_where;
        if (m_ofText.field(name).isEmpty())
            m_ofText.set(name, known);
        all.push_back(m_ofText);
    }
    return all;
}

class TaskReader
{
public:
    TaskReader(const InputFile &file, ForeignCorpus &corpus)
        : m_name(QFileInfo(file.path).completeBaseName())
        , m_corpus(corpus)
    {
    }

    void read(const QJsonObject &task, const QString &where);

private:
    void readData(const QJsonObject &data, const QString &textKey);
    void readEntry(const QJsonObject &entry, const QJsonObject &data, const QString &where);
    void readFlat(const QJsonObject &task, const QString &where);
    void add(std::vector<ForeignAnnotation> &&annotations);

    QString m_name;
    ForeignCorpus &m_corpus;
    ForeignDocument m_document;
    ForeignAnnotation m_ofData; ///< what the task's data says beyond the article
    qint64 m_number = 0;
};

void TaskReader::readData(const QJsonObject &data, const QString &textKey)
{
    static const QStringList own{QStringLiteral("statements"), QStringLiteral("fields")};
    QStringList without = own + QStringList{textKey};
    for (auto member = data.begin(); member != data.end(); ++member) {
        if (setArticleMember(m_document, member.key(), member.value()))
            without.append(member.key());
    }
    setFields(m_ofData, data, without, m_corpus.skipped);
}

void TaskReader::add(std::vector<ForeignAnnotation> &&annotations)
{
    std::move(annotations.begin(), annotations.end(), std::back_inserter(m_document.annotations));
}

void TaskReader::readEntry(const QJsonObject &entry, const QJsonObject &data, const QString &where)
{
    if (entry.value(QStringLiteral("was_cancelled")).toBool()) {
        m_corpus.skipped.add(Words::tr("Somebody skipped the task, so it says nothing"), where);
        return;
    }
    Regions regions(data, where, m_corpus);
    for (const QJsonValue result : entry.value(QStringLiteral("result")).toArray())
        regions.read(result.toObject());
    const QJsonValue by = entry.value(QStringLiteral("completed_by"));
    QString annotator = by.toObject().value(QStringLiteral("email")).toString();
    if (annotator.isEmpty() && by.isDouble())
        annotator = QStringLiteral("user %1").arg(textOfJson(by));
    add(regions.take(annotator));
}

void TaskReader::readFlat(const QJsonObject &task, const QString &where)
{
    Regions regions({}, where, m_corpus);
    for (auto member = task.begin(); member != task.end(); ++member) {
        for (const QJsonValue one : member.value().toArray()) {
            if (one.toObject().contains(QStringLiteral("labels")))
                regions.readFlat(member.key(), one.toObject());
        }
    }
    const QJsonValue by = task.value(QStringLiteral("annotator"));
    add(regions.take(by.isDouble() ? QStringLiteral("user %1").arg(textOfJson(by)) : QString()));
}

void TaskReader::read(const QJsonObject &task, const QString &where)
{
    ++m_number;
    const bool isFlat = !task.value(QStringLiteral("data")).isObject();
    const QJsonObject data = isFlat ? task : task.value(QStringLiteral("data")).toObject();
    const QString textKey = textKeyOf(data);
    m_document = {};
    m_ofData = {};
    m_document.text = data.value(textKey).toString();
    m_document.where = where;
    if (!isFlat)
        readData(data, textKey);
    const QString id = textOfJson(task.value(QStringLiteral("id")));
    nameDocument(m_document, m_name, id.isEmpty() ? QString::number(m_number) : id);
    if (isFlat)
        readFlat(task, where);
    for (const QString &name : {QStringLiteral("annotations"), QStringLiteral("completions")}) {
        for (const QJsonValue entry : task.value(name).toArray())
            readEntry(entry.toObject(), data, where);
    }
    if (const qsizetype count = task.value(QStringLiteral("predictions")).toArray().size(); count > 0)
        m_corpus.remarks.add(Words::tr("%n prediction(s) of a model are no annotations and were left out",
                                 nullptr, static_cast<int>(count)),
            where);
    setOnAll(m_document, m_ofData);
    m_corpus.documents.push_back(std::move(m_document));
}

} // namespace

Result<ForeignCorpus> parseLabelStudio(const InputFile &file)
{
    ForeignCorpus corpus;
    const Result<QByteArray> bytes = readForeignText(file, corpus.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    TaskReader reader(file, corpus);
    const qsizetype count = forEachJson(
        *bytes, {}, file.shown, corpus.skipped, [&](const QJsonValue &value, const QString &where) {
            if (value.isObject())
                reader.read(value.toObject(), where);
        });
    if (count == 0)
        return fail(
            Error::Kind::Malformed, Words::tr("There are no tasks of Label Studio in the file"), file.path);
    findPlaces(corpus, OffsetUnit::CodePoint, file.shown);
    return corpus;
}

} // namespace standpoint
