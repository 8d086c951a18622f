// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_reader.h"

#include "model/exchange/uima_reading.h"
#include "model/exchange/uima_types.h"
#include "model/exchange/webanno_tsv_cells.h"

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

constexpr qint64 largestGap = 1'000'000; ///< between two sentences

struct Row
{
    QString unit; ///< "1-3" or "1-3.2"
    qint64 begin = 0;
    qint64 end = 0;
    QList<QStringView> cells; ///< of the columns; the words are the first
    qint64 line = 0;
};

struct Sentence
{
    QString text;
    std::vector<Row> rows;
    qint64 begin = -1; ///< of its first token
    qint64 line = 0;
};

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
    {
    }

    Status read(const QString &file, const QString &textBeside);

private:
    QString at(qint64 line) const { return Words::tr("%1, line %2").arg(m_path).arg(line); }

    Status readLines();
    bool readHeadLine(const QString &line);
    void readRow(QStringView line, bool isCut);
    void chooseUnit();
    qint64 fitting(OffsetUnit unit) const;
    qint64 lengthOf(const QString &text) const;
    QStringView wordsAt(
        const Sentence &sentence, const OffsetMap &map, const Row &row, OffsetUnit unit) const;
    bool place(const Sentence &sentence);
    void assemble(const QString &textBeside);
    bool isBeside(const QString &text) const;

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
    QString m_file;
    bool m_javaEscapes = false;
    QList<Layer> m_layers;
    qsizetype m_columns = 0;
    std::vector<Sentence> m_sentences;
    std::vector<const Sentence *> m_placed;
    qint64 m_line = 0;
    bool m_hasTabsAtEnd = false;
    bool m_isCut = false; ///< the file ends before its text does
    OffsetUnit m_unit = OffsetUnit::Utf16;
    QString m_text;
    qint64 m_length = 0; ///< of the text, in that unit

    std::deque<Building> m_buildings;
    std::vector<std::vector<qsizetype>> m_stacks; ///< of the present unit: annotations by layer
    QHash<QString, qsizetype> m_byNumber;         ///< layer and number → annotation
    QHash<QString, QList<qsizetype>> m_byUnit;
};

Status Reader::read(const QString &file, const QString &textBeside)
{
    m_file = file;
    if (Status read = readLines(); !read)
        return read;
    chooseUnit();
    for (const Sentence &sentence : m_sentences) {
        if (place(sentence))
            m_placed.push_back(&sentence);
    }
    if (m_placed.empty())
        return fail(Error::Kind::Malformed, Words::tr("The file has no sentence that can be read"), m_path);
    assemble(textBeside);
    for (const Sentence *sentence : m_placed)
        takeSentence(*sentence);
    resolveAll();
    UimaDocument document;
    document.name = uimaDocumentName(m_path);
    document.where = m_path;
    document.unit = m_unit;
    document.text = std::move(m_text);
    finish(document);
    takeUimaDocument(std::move(document), m_corpus);
    return {};
}

Status Reader::readLines()
{
    static const QRegularExpression format(QStringLiteral("^#FORMAT=WebAnno TSV 3\\.([0-9]{1,4})\\s*$"));
    bool isHead = true;
    bool isText = false;
    for (qsizetype begin = 0; begin < m_file.size();) {
        const qsizetype found = m_file.indexOf(u'\n', begin);
        const bool isLast = found < 0;
        qsizetype end = isLast ? m_file.size() : found;
        const qsizetype next = end + 1;
        if (end > begin && m_file[end - 1] == u'\r')
            --end;
        const QStringView line = QStringView(m_file).sliced(begin, end - begin);
        begin = next;
        ++m_line;
        if (m_line == 1) {
            const QRegularExpressionMatch match = format.match(line.toString());
            if (!match.hasMatch())
                return fail(Error::Kind::Malformed,
                    Words::tr("The file does not begin with “#FORMAT=WebAnno TSV 3.…”"), m_path);
            m_javaEscapes = match.captured(1).toInt() < 2;
        } else if (isHead && readHeadLine(line.toString())) {
            continue;
        } else if (line.startsWith(QStringLiteral("#Text="))) {
            isHead = false;
            const QString text = unescapedText(line.sliced(6), m_javaEscapes);
            if (isText)
                m_sentences.back().text += u'\n' + text;
            else
                m_sentences.push_back({text, {}, -1, m_line});
            isText = true;
        } else if (line.isEmpty()) {
            isText = isText && isHead;
        } else if (!line.startsWith(u'#')) {
            isText = false;
            readRow(line, isLast);
        }
    }
    // A file that was cut ends within a sentence.
    if (!m_sentences.empty()) {
        const Sentence &last = m_sentences.back();
        qint64 length = 0; // as far as the tokens go
        for (const Row &row : last.rows)
            length = std::max(length, row.end - last.begin);
        m_isCut = m_isCut || last.rows.empty()
            || (length < last.text.size() && !QStringView(last.text).sliced(length).trimmed().isEmpty()
                && last.text.toUcs4().size() > length);
    }
    return {};
}

bool Reader::readHeadLine(const QString &line)
{
    std::optional<Layer> layer = layerOf(line);
    if (!layer)
        return false;
    layer->firstColumn = m_columns;
    m_columns += layer->columns.size();
    m_layers.append(std::move(*layer));
    return true;
}

void Reader::readRow(QStringView line, bool isCut)
{
    static const QRegularExpression unit(QStringLiteral("^[0-9]{1,9}-[0-9]{1,9}(\\.[0-9]{1,9})?\\z"));
    static const QRegularExpression offsets(QStringLiteral("^([0-9]{1,10})-([0-9]{1,10})\\z"));
    QList<QStringView> fields = line.split(u'\t');
    const bool endsWithTab = fields.last().isEmpty() && fields.size() > m_columns + 3;
    if (endsWithTab)
        m_hasTabsAtEnd = true;
    const QRegularExpressionMatch range = offsets.match(fields.size() > 1 ? fields[1].toString() : QString());
    const bool isWhole =
        fields.size() >= m_columns + 3 && !(isCut && m_columns > 0 && m_hasTabsAtEnd && !endsWithTab);
    if (!m_sentences.empty() && m_sentences.back().begin < 0 && m_sentences.back().rows.empty()
        && range.hasMatch())
        m_sentences.back().begin = range.captured(1).toLongLong();
    if (m_sentences.empty() || !isWhole || !range.hasMatch()
        || !unit.match(fields[0].toString()).hasMatch()) {
        m_isCut = m_isCut || isCut;
        m_corpus.skipped.add(Words::tr("The line is no token with %n column(s), so it was left out", nullptr,
                                 static_cast<int>(std::min<qsizetype>(m_columns + 3, 1'000'000))),
            at(m_line));
        return;
    }
    m_sentences.back().rows.push_back({fields[0].toString(), range.captured(1).toLongLong(),
        range.captured(2).toLongLong(), fields.sliced(2, m_columns + 1), m_line});
}

/// The words at a row's place in its sentence; null where it lies outside.
QStringView Reader::wordsAt(
    const Sentence &sentence, const OffsetMap &map, const Row &row, OffsetUnit unit) const
{
    const qint64 first = sentence.begin;
    const auto position = [&](qint64 offset) -> std::optional<int> {
        if (unit == OffsetUnit::CodePoint)
            return map.utf16FromCodePoint(offset);
        if (unit == OffsetUnit::Utf8)
            return map.utf16FromUtf8(offset);
        return offset <= sentence.text.size() ? std::optional(static_cast<int>(offset)) : std::nullopt;
    };
    if (row.begin < first || row.end < row.begin)
        return {};
    const std::optional<int> begin = position(row.begin - first);
    const std::optional<int> end = position(row.end - first);
    return begin && end ? QStringView(sentence.text).sliced(*begin, *end - *begin) : QStringView();
}

qint64 Reader::fitting(OffsetUnit unit) const
{
    qint64 count = 0;
    for (const Sentence &sentence : m_sentences) {
        const OffsetMap map(sentence.text);
        for (const Row &row : sentence.rows) {
            if (row.begin < row.end && wordsAt(sentence, map, row, unit) == row.cells.first())
                ++count;
        }
    }
    return count;
}

void Reader::chooseUnit()
{
    qint64 most = fitting(OffsetUnit::Utf16);
    for (const OffsetUnit unit : {OffsetUnit::CodePoint, OffsetUnit::Utf8}) {
        if (const qint64 count = fitting(unit); count > most) {
            most = count;
            m_unit = unit;
        }
    }
    if (m_unit != OffsetUnit::Utf16)
        m_corpus.remarks.add(m_unit == OffsetUnit::CodePoint
                ? Words::tr("The offsets count code points and not UTF-16 code units; they were converted")
                : Words::tr("The offsets count bytes and not UTF-16 code units; they were converted"),
            m_path);
}

qint64 Reader::lengthOf(const QString &text) const
{
    const OffsetMap map(text);
    return m_unit == OffsetUnit::CodePoint ? map.codePoints()
        : m_unit == OffsetUnit::Utf8       ? map.utf8Bytes()
                                           : map.utf16Units();
}

/// Whether a sentence can stand behind the text so far; then it does.
bool Reader::place(const Sentence &sentence)
{
    const qint64 gap = sentence.begin - m_length;
    if (sentence.begin < 0 || sentence.rows.empty() || gap < 0 || gap > largestGap
        || m_length + gap > std::max<qint64>(largestGap, m_file.size()) || sentence.text.isEmpty()) {
        m_corpus.skipped.add(sentence.rows.empty()
                ? Words::tr("The sentence has no tokens, so it was left out")
                : Words::tr("The sentence does not begin behind the one before, so it was left out"),
            at(sentence.line));
        return false;
    }
    if (gap > 0 && !m_placed.empty()) {
        m_text += u'\n';
        m_text += QString(gap - 1, u' ');
    } else {
        m_text += QString(gap, u' ');
    }
    m_text += sentence.text;
    m_length += gap + lengthOf(sentence.text);
    return true;
}

bool Reader::isBeside(const QString &text) const
{
    if (m_unit != OffsetUnit::Utf16 || text.size() < m_text.size())
        return false;
    return std::all_of(m_placed.begin(), m_placed.end(), [&](const Sentence *sentence) {
        return QStringView(text).sliced(sentence->begin).startsWith(sentence->text);
    });
}

void Reader::assemble(const QString &textBeside)
{
    if (textBeside.isEmpty())
        return;
    if (!isBeside(textBeside)) {
        m_corpus.remarks.add(
            Words::tr("The text beside this file is another one; that of the file was taken"), m_path);
        return;
    }
    m_isCut = m_isCut || !QStringView(textBeside).sliced(m_text.size()).trimmed().isEmpty();
    m_text = textBeside;
}

void Reader::takeSentence(const Sentence &sentence)
{
    const OffsetMap map(sentence.text);
    for (const Row &row : sentence.rows) {
        m_stacks.assign(static_cast<size_t>(m_layers.size()), {});
        const bool fits = wordsAt(sentence, map, row, m_unit) == row.cells.first();
        if (!fits) {
            m_corpus.skipped.add(
                Words::tr("The words “%1” are not at their place in the sentence, so the line was left out")
                    .arg(row.cells.first().left(60).toString()),
                at(row.line));
            continue;
        }
        for (qsizetype layer = 0; layer < m_layers.size(); ++layer)
            takeLayer(row, layer);
    }
}

void Reader::takeLayer(const Row &row, qsizetype layer)
{
    const Layer &one = m_layers[layer];
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
    const LayerKind kind = m_layers[layer].kind;
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
            at(row.line));
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
        fresh.structure = {index + 1, m_layers[layer].type, true, row.begin, row.end, {}, {}, at(row.line)};
        fresh.layer = layer;
        fresh.firstUnit = row.unit;
        m_buildings.push_back(std::move(fresh));
        if (!number.isEmpty())
            m_byNumber.insert(key, index);
    }
    m_buildings[static_cast<size_t>(index)].lastLine = row.line;
    stack.push_back(index);
    m_byUnit[row.unit].append(index);
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

/// The annotation at a unit, by its number where it has one; 0 where there is none.
qint64 Reader::resolve(const QString &unit, const QString &number, const QString &type) const
{
    const bool isNumbered = !number.isEmpty() && number != QStringLiteral("0");
    const bool isUntyped = type.isEmpty() || type == QStringLiteral("uima.tcas.Annotation");
    for (const qsizetype index : m_byUnit.value(unit)) {
        const Building &one = m_buildings[static_cast<size_t>(index)];
        const Layer &layer = m_layers[one.layer];
        const bool hasNumber =
            isNumbered && m_byNumber.value(QString::number(one.layer) + u'/' + number, -1) == index;
        if (layer.kind == LayerKind::Span && (isUntyped || layer.type == type) && (!isNumbered || hasNumber))
            return index + 1;
    }
    return 0;
}

void Reader::resolveAll()
{
    const qsizetype count = static_cast<qsizetype>(m_buildings.size());
    for (qsizetype i = 0; i < count; ++i) {
        const auto place = static_cast<size_t>(i);
        for (const Building::Slot &slot : std::as_const(m_buildings[place].slotFeatures)) {
            QList<qint64> links;
            for (qsizetype t = 0; t < slot.targets.size(); ++t) {
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
    const qint64 lastRow = m_sentences.back().rows.empty() ? m_line : m_sentences.back().rows.back().line;
    if (m_isCut)
        m_corpus.remarks.add(Words::tr("The file ends before its text does; it may have been cut"), m_path);
    for (Building &one : m_buildings) {
        if (m_isCut && one.lastLine >= lastRow && one.structure.hasSpan)
            m_corpus.skipped.add(
                Words::tr("The annotation may go on where the file was cut, so it was not imported"),
                one.structure.where);
        else
            document.structures.push_back(std::move(one.structure));
    }
}

} // namespace

Result<ForeignCorpus> readWebannoTsv(const QByteArray &utf8, const QString &path, const QString &textBeside)
{
    ForeignCorpus corpus;
    if (Status read = Reader(path, corpus).read(QString::fromUtf8(utf8), textBeside); !read)
        return tl::unexpected(read.error());
    return corpus;
}

} // namespace standpoint
