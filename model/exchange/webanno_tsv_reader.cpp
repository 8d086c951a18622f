// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_reader.h"

#include "model/exchange/uima_reading.h"
#include "model/exchange/uima_types.h"
#include "model/exchange/webanno_tsv_lines.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <deque>

namespace standpoint {

namespace {

using namespace tsv;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WebannoTsv)
};

constexpr qsizetype mostTargets = 1000; ///< of one slot of one annotation

/// An annotation while its rows are read.
struct Building
{
    UimaStructure structure;
    qsizetype layer = 0;
    QString firstUnit; ///< and the last row that it is on
    qint64 lastLine = 0;
    struct Slot
    {
        QString feature, type;
        QStringList roles;
        QStringList targets;
    };
    QList<Slot> slotFeatures{};
    bool isChained = false;
    QString source{}; ///< of a relation: unit
    QString sourceType{}, numbers{};
};

class Reader
{
public:
    Reader(const QString &path, ForeignCorpus &corpus)
        : m_path(path)
        , m_corpus(corpus)
        , m_lines(path, corpus)
    {
    }

    Status read(const QString &file, const QString &textBeside);

private:
    void takeSentence(const Sentence &sentence);
    void takeLayer(const Row &row, qsizetype layer);
    Building *building(const Row &row, qsizetype layer, qsizetype stacked, const QString &number);
    void takeEntry(
        const Row &row, qsizetype layer, const Column &column, qsizetype stacked, QStringView text);
    void set(Building &to, const Column &column, const Entry &entry);
    qint64 resolve(const QString &unit, const QString &number, const QString &type) const;
    void resolveAll();
    void finish(UimaDocument &document);

    QString m_path;
    ForeignCorpus &m_corpus;
    Lines m_lines;
    std::deque<Building> m_buildings;
    std::vector<std::vector<qsizetype>> m_stacks; ///< of the present unit: annotations by layer
    QHash<QString, qsizetype> m_byNumber;         ///< layer and number → annotation
    QHash<QString, qsizetype> m_firstAt;          ///< layer and unit → its first annotation
};

Status Reader::read(const QString &file, const QString &textBeside)
{
    if (Status read = m_lines.read(file, textBeside); !read)
        return read;
    for (const Sentence *sentence : m_lines.sentences())
        takeSentence(*sentence);
    resolveAll();
    UimaDocument document;
    document.name = uimaDocumentName(m_path);
    document.where = m_path;
    document.unit = m_lines.unit();
    document.text = m_lines.text();
    finish(document);
    takeUimaDocument(std::move(document), m_corpus);
    return {};
}

void Reader::takeSentence(const Sentence &sentence)
{
    const OffsetMap map(sentence.text);
    for (const Row &row : sentence.rows) {
        m_stacks.assign(static_cast<size_t>(m_lines.layers().size()), {});
        if (!m_lines.fits(sentence, map, row)) {
            m_corpus.skipped.add(
                Words::tr("The words “%1” are not at their place in the sentence, so the line was left out")
                    .arg(row.cells.first().left(60).toString()),
                m_lines.at(row.line));
            continue;
        }
        for (qsizetype layer = 0; layer < m_lines.layers().size(); ++layer)
            takeLayer(row, layer);
    }
}

void Reader::takeLayer(const Row &row, qsizetype layer)
{
    const Layer &one = m_lines.layers()[layer];
    // A chain's link says which element this is, so it comes first.
    for (const bool links : {true, false}) {
        for (qsizetype i = 0; i < one.columns.size(); ++i) {
            const Column &column = one.columns[i];
            const QStringView cell = row.cells[one.firstColumn + i + 1];
            if ((column.kind == Column::Kind::ChainLink) != links || cell == u"_" || cell.isEmpty())
                continue;
            qsizetype stacked = 0;
            for (const QStringView text : parted(cell, u'|'))
                takeEntry(row, layer, column, stacked++, text);
        }
    }
}

void Reader::takeEntry(
    const Row &row, qsizetype layer, const Column &column, qsizetype stacked, QStringView text)
{
    const LayerKind kind = m_lines.layers()[layer].kind;
    const bool isTarget = column.kind == Column::Kind::Target;
    const Entry entry = isTarget                 ? Entry{text, {}}
        : column.kind == Column::Kind::ChainLink ? chainEntryOf(text)
                                                 : entryOf(text);
    const QString number = kind == LayerKind::Relation ? QString() : entry.number;
    const bool isChainType = kind == LayerKind::Chain && column.kind != Column::Kind::ChainLink;
    if (Building *one = building(row, layer, stacked, isChainType ? QString() : number))
        set(*one, column, entry);
}

/// The annotation at this place of the stack: of another column, of a row before, or a new one.
Building *Reader::building(const Row &row, qsizetype layer, qsizetype stacked, const QString &number)
{
    std::vector<qsizetype> &stack = m_stacks[static_cast<size_t>(layer)];
    if (stacked < static_cast<qsizetype>(stack.size()))
        return &m_buildings[static_cast<size_t>(stack[static_cast<size_t>(stacked)])];
    if (stacked > static_cast<qsizetype>(stack.size())) {
        m_corpus.skipped.add(
            Words::tr("A cell has more values than the annotations there, so one was left out"),
            m_lines.at(row.line));
        return nullptr;
    }
    const QString key = QString::number(layer) + u'/' + number;
    const auto known = number.isEmpty() ? m_byNumber.cend() : m_byNumber.constFind(key);
    qsizetype index = 0;
    if (known != m_byNumber.cend()) {
        index = *known;
        UimaStructure &structure = m_buildings[static_cast<size_t>(index)].structure;
        structure.begin = std::min(structure.begin, row.begin);
        structure.end = std::max(structure.end, row.end);
    } else {
        index = static_cast<qsizetype>(m_buildings.size());
        Building fresh;
        fresh.structure = {
            index + 1, m_lines.layers()[layer].type, true, row.begin, row.end, {}, {}, m_lines.at(row.line)};
        fresh.layer = layer;
        fresh.firstUnit = row.unit;
        m_buildings.push_back(std::move(fresh));
        if (!number.isEmpty())
            m_byNumber.insert(key, index);
    }
    m_buildings[static_cast<size_t>(index)].lastLine = row.line;
    stack.push_back(index);
    const QString place = QString::number(layer) + u'/' + row.unit;
    if (!m_firstAt.contains(place))
        m_firstAt.insert(place, index);
    return &m_buildings[static_cast<size_t>(index)];
}

void Reader::set(Building &to, const Column &column, const Entry &entry)
{
    const auto strings = [](QStringView text) {
        QStringList all;
        for (const QStringView part : parted(text, u';'))
            all.append(part.toString());
        return all;
    };
    const auto slot = [&]() -> Building::Slot & {
        for (Building::Slot &one : to.slotFeatures) {
            if (one.feature == column.feature)
                return one;
        }
        to.slotFeatures.append({column.feature, {}, {}, {}});
        return to.slotFeatures.last();
    };
    const bool isNull = entry.value == u"*" || entry.value == u"_";
    switch (column.kind) {
    case Column::Kind::Placeholder:
        break;
    case Column::Kind::Role:
        if (entry.value != u"_")
            slot().roles = strings(entry.value);
        break;
    case Column::Kind::Target:
        if (!isNull) {
            slot().targets = strings(entry.value);
            slot().type = column.type;
        }
        break;
    case Column::Kind::Source:
        to.source = entry.value.toString();
        to.sourceType = column.type;
        to.numbers = entry.number;
        break;
    case Column::Kind::ChainLink:
    case Column::Kind::Value:
        if (!isNull) {
            QString value = unescapedValue(entry.value);
            static const QRegularExpression guarded(QStringLiteral("\\\\ +\\z"));
            if (to.structure.type == QLatin1String(uima::statement) && guarded.match(value).hasMatch())
                value.chop(1);
            const bool isThere = std::any_of(to.structure.values.begin(), to.structure.values.end(),
                [&](const ForeignField &field) { return field.name == column.feature; });
            if (!isThere && !value.isEmpty())
                to.structure.values.append({column.feature, value});
        }
        if (column.kind == Column::Kind::ChainLink && !to.isChained) {
            to.structure.values.append({QStringLiteral("chain"), entry.number.section(u'-', 0, 0)});
            to.isChained = true;
        }
        break;
    }
}

/// The annotation of that number, or the first one at a unit; 0 where there is none.
qint64 Reader::resolve(const QString &unit, const QString &number, const QString &type) const
{
    const bool isNumbered = !number.isEmpty() && number != QStringLiteral("0");
    const bool isUntyped = type.isEmpty() || type == QStringLiteral("uima.tcas.Annotation");
    for (qsizetype layer = 0; layer < m_lines.layers().size(); ++layer) {
        const Layer &one = m_lines.layers()[layer];
        if (one.kind != LayerKind::Span || (!isUntyped && one.type != type))
            continue;
        const QString key = QString::number(layer) + u'/' + (isNumbered ? number : unit);
        const qsizetype index = (isNumbered ? m_byNumber : m_firstAt).value(key, -1);
        if (index >= 0)
            return index + 1;
    }
    return 0;
}

void Reader::resolveAll()
{
    const auto count = static_cast<qsizetype>(m_buildings.size());
    for (qsizetype i = 0; i < count; ++i) {
        const auto place = static_cast<size_t>(i);
        for (const Building::Slot &slot : std::as_const(m_buildings[place].slotFeatures)) {
            QList<qint64> links;
            if (slot.targets.size() > mostTargets)
                m_corpus.remarks.add(Words::tr("“%1” refers to thousands of annotations; most were left out")
                                         .arg(slot.feature.left(60)),
                    m_buildings[place].structure.where);
            for (qsizetype t = 0; t < std::min(slot.targets.size(), mostTargets); ++t) {
                const Entry entry = entryOf(slot.targets[t]);
                const qint64 target = resolve(entry.value.toString(), entry.number, slot.type);
                const QString role = t < slot.roles.size() && slot.roles[t] != QStringLiteral("*")
                    ? unescapedValue(slot.roles[t])
                    : QString();
                if (target == 0) {
                    m_corpus.remarks.add(
                        Words::tr("“%1” refers to “%2”, which is not there; this was left out")
                            .arg(slot.feature.left(60), slot.targets[t].left(60)),
                        m_buildings[place].structure.where);
                    links.append(-1); // a statement that lacks a fragment is not taken
                    continue;
                }
                Building link;
                link.structure.id = static_cast<qint64>(m_buildings.size()) + 1;
                link.structure.type = QStringLiteral("link");
                if (!role.isEmpty())
                    link.structure.values.append({QStringLiteral("role"), role});
                link.structure.references.append({QStringLiteral("target"), {target}});
                links.append(link.structure.id);
                m_buildings.push_back(std::move(link));
            }
            m_buildings[place].structure.references.append({slot.feature, links});
        }
        Building &one = m_buildings[place];
        if (one.source.isEmpty())
            continue;
        const qint64 source = resolve(one.source, one.numbers.section(u'_', 0, 0), one.sourceType);
        const qint64 target = resolve(one.firstUnit, one.numbers.section(u'_', 1, 1), one.sourceType);
        for (const auto &[feature, end] : {std::pair("Governor", source), std::pair("Dependent", target)}) {
            if (end == 0)
                continue;
            one.structure.references.append({QLatin1String(feature), {end}});
            if (end == target) {
                one.structure.begin = m_buildings[static_cast<size_t>(end - 1)].structure.begin;
                one.structure.end = m_buildings[static_cast<size_t>(end - 1)].structure.end;
            }
        }
    }
}

void Reader::finish(UimaDocument &document)
{
    for (Building &one : m_buildings) {
        if (m_lines.isCut() && one.lastLine >= m_lines.lastRow() && one.structure.hasSpan)
            m_corpus.skipped.add(
                Words::tr("The annotation may go on where the file was cut, so it was not imported"),
                one.structure.where);
        else
            document.structures.push_back(std::move(one.structure));
    }
}

} // namespace

Status readWebannoTsv(
    const QByteArray &utf8, const QString &path, const QString &textBeside, ForeignCorpus &corpus)
{
    return Reader(path, corpus).read(QString::fromUtf8(utf8), textBeside);
}

} // namespace standpoint
