// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agree_tables.h"

#include "model/exchange/csv_table.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <numeric>

namespace standpoint {

namespace {

/// A table of labels has fewer: who names the wrong column gets a sentence instead of a matrix of a million
/// categories.
constexpr size_t maximumLabels = 1024;
constexpr size_t maximumAnnotators = 1024;
constexpr quint64 maximumCells = 2'000'000'000;

/// Numbers names by first occurrence. Eight million rows name a million items: this is where reading spends
/// its time.
class NameIndex
{
public:
    NameIndex() { resize(1 << 8); }

    qint32 indexOf(std::string_view name)
    {
        if (m_last >= 0 && m_names[static_cast<size_t>(m_last)] == name)
            return m_last; // rows of one item usually follow each other
        const size_t hash = std::hash<std::string_view>()(name);
        size_t slot = hash & m_mask;
        while (m_numbers[slot] >= 0
            && (m_hashes[slot] != hash || m_names[static_cast<size_t>(m_numbers[slot])] != name))
            slot = (slot + 1) & m_mask;
        if (m_numbers[slot] < 0) {
            m_hashes[slot] = hash;
            m_numbers[slot] = static_cast<qint32>(m_names.size());
            m_names.emplace_back(name);
            m_last = m_numbers[slot];
            if (m_names.size() * 2 > m_mask)
                grow();
            return m_last;
        }
        m_last = m_numbers[slot];
        return m_last;
    }
    size_t size() const { return m_names.size(); }
    const std::string &name(qint32 index) const { return m_names[static_cast<size_t>(index)]; }

    /// The names in order of their bytes, and what each number becomes.
    QStringList sortInto(std::vector<qint32> &renumbered) const
    {
        std::vector<qint32> order(m_names.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, {}, [&](qint32 i) { return std::string_view(name(i)); });
        renumbered.resize(order.size());
        QStringList names;
        for (size_t i = 0; i < order.size(); ++i) {
            renumbered[static_cast<size_t>(order[i])] = static_cast<qint32>(i);
            names.append(toQString(name(order[i])));
        }
        return names;
    }

private:
    void resize(size_t capacity)
    {
        m_hashes.assign(capacity, 0);
        m_numbers.assign(capacity, -1);
        m_mask = capacity - 1;
    }
    void grow()
    {
        const std::vector<size_t> hashes = std::move(m_hashes);
        const std::vector<qint32> numbers = std::move(m_numbers);
        resize(hashes.size() * 2);
        for (size_t i = 0; i < hashes.size(); ++i) {
            if (numbers[i] < 0)
                continue;
            size_t slot = hashes[i] & m_mask;
            while (m_numbers[slot] >= 0)
                slot = (slot + 1) & m_mask;
            m_hashes[slot] = hashes[i];
            m_numbers[slot] = numbers[i];
        }
    }

    std::deque<std::string> m_names;
    std::vector<size_t> m_hashes;
    std::vector<qint32> m_numbers;
    size_t m_mask = 0;
    qint32 m_last = -1;
};

/// The names of a column: declared ones in their order, or those found.
class Column
{
public:
    explicit Column(const QStringList &declared)
        : m_declared(declared)
    {
        for (const QString &name : declared)
            m_index.indexOf(name.toStdString());
    }
    /// Fails with Malformed where names are declared and this is none of them.
    Result<qint32> number(std::string_view cell, const CsvTable &csv, const char *column)
    {
        const qint32 index = m_index.indexOf(cell);
        if (!m_declared.isEmpty() && index >= m_declared.size())
            return fail(Error::Kind::Malformed,
                QStringLiteral("“%1” in column %2 is not declared")
                    .arg(toQString(cell), QLatin1String(column)),
                csv.where());
        return index;
    }
    size_t size() const { return m_index.size(); }
    QStringList finish(std::vector<qint32> &renumbered) const
    {
        if (m_declared.isEmpty())
            return m_index.sortInto(renumbered);
        renumbered.resize(m_index.size());
        std::iota(renumbered.begin(), renumbered.end(), 0);
        return m_declared;
    }

private:
    QStringList m_declared;
    NameIndex m_index;
};

Status needColumns(const CsvTable &csv, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (csv.column(QLatin1String(name)) < 0)
            return fail(Error::Kind::Malformed,
                QStringLiteral("The table has no column “%1”").arg(QLatin1String(name)), csv.shown());
    }
    return {};
}

/// A name declared twice would shift all names after it.
Status checkDeclared(const QStringList &names)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.indexOf(names[i]) < i)
            return fail(Error::Kind::Invalid, QStringLiteral("“%1” is declared twice").arg(names[i]));
    }
    return {};
}

/// The next row, where there is one. Fails, too, where it has more cells than the head line: a comma in a
/// label that is not quoted would otherwise be cut off.
Result<bool> nextRow(CsvTable &csv)
{
    Result<bool> more = csv.next();
    if (more && *more && csv.isTooLong())
        return fail(
            Error::Kind::Malformed, QStringLiteral("A row has more cells than the head line"), csv.where());
    return more;
}

/// The rows of a table of labels, read one after another.
class LabelRows
{
public:
    LabelRows(const CsvTable &csv, const QStringList &labels, const QStringList &annotators)
        : m_csv(csv)
        , m_itemColumn(csv.column(QStringLiteral("item")))
        , m_annotatorColumn(csv.column(QStringLiteral("annotator")))
        , m_labelColumn(csv.column(QStringLiteral("label")))
        , m_articleColumn(csv.column(QStringLiteral("article")))
        , m_annotators(annotators)
        , m_labels(labels)
    {
    }

    Status addRow()
    {
        const std::string_view item = m_csv.cell(m_itemColumn);
        const std::string_view annotator = m_csv.cell(m_annotatorColumn);
        if (item.empty() || annotator.empty())
            return fail(
                Error::Kind::Malformed, QStringLiteral("A row names no item or no annotator"), m_csv.where());
        Row row{m_items.indexOf(item), 0, LabelTable::missing};
        const Result<qint32> by = m_annotators.number(annotator, m_csv, "annotator");
        if (!by)
            return tl::unexpected(by.error());
        row.annotator = *by;
        if (const std::string_view label = m_csv.cell(m_labelColumn); !label.empty()) {
            const Result<qint32> number = m_labels.number(label, m_csv, "label");
            if (!number)
                return tl::unexpected(number.error());
            row.label = *number;
        }
        if (m_labels.size() > maximumLabels || m_annotators.size() > maximumAnnotators)
            return fail(Error::Kind::Invalid,
                QStringLiteral("There are more than 1,024 labels or annotators"), m_csv.where());
        m_rows.push_back(row);
        return m_articleColumn < 0 ? Status() : addArticle(row.item);
    }

    Result<NamedLabelTable> finish()
    {
        std::vector<qint32> annotatorOf;
        std::vector<qint32> labelOf;
        m_named.annotators = m_annotators.finish(annotatorOf);
        m_named.labels = m_labels.finish(labelOf);
        m_named.articles = static_cast<int>(m_articles.size());
        m_named.table.annotators = static_cast<int>(m_named.annotators.size());
        m_named.table.categories = m_named.table.ordered = static_cast<int>(m_named.labels.size());
        if (Status filled = fillIn(annotatorOf, labelOf); !filled)
            return tl::unexpected(std::move(filled.error()));
        return std::move(m_named);
    }

private:
    struct Row
    {
        qint32 item;
        qint32 annotator;
        qint32 label;
    };

    Status addArticle(qint32 item)
    {
        const qint32 article = m_articles.indexOf(m_csv.cell(m_articleColumn));
        if (static_cast<size_t>(item) == m_named.articleOf.size())
            m_named.articleOf.push_back(article);
        else if (m_named.articleOf[static_cast<size_t>(item)] != article)
            return fail(
                Error::Kind::Malformed, QStringLiteral("An item lies in two articles"), m_csv.where());
        return {};
    }

    Status fillIn(const std::vector<qint32> &annotatorOf, const std::vector<qint32> &labelOf)
    {
        LabelTable &table = m_named.table;
        const auto annotators = static_cast<size_t>(table.annotators);
        if (m_items.size() * annotators > maximumCells)
            return fail(Error::Kind::Invalid, QStringLiteral("The table has too many items and annotators"));
        constexpr qint32 untouched = -2;
        table.labels.assign(m_items.size() * annotators, untouched);
        for (const Row &row : m_rows) {
            const qint32 annotator = annotatorOf[static_cast<size_t>(row.annotator)];
            qint32 &label =
                table.labels[static_cast<size_t>(row.item) * annotators + static_cast<size_t>(annotator)];
            if (label != untouched)
                return fail(Error::Kind::Malformed,
                    QStringLiteral("Two rows give one annotator's label of one item"),
                    QStringLiteral("%1, %2").arg(
                        toQString(m_items.name(row.item)), m_named.annotators[annotator]));
            label = row.label < 0 ? LabelTable::missing : labelOf[static_cast<size_t>(row.label)];
        }
        std::ranges::replace(table.labels, untouched, LabelTable::missing);
        return {};
    }

    const CsvTable &m_csv;
    int m_itemColumn;
    int m_annotatorColumn;
    int m_labelColumn;
    int m_articleColumn;
    NameIndex m_items;
    NameIndex m_articles;
    Column m_annotators;
    Column m_labels;
    std::vector<Row> m_rows;
    NamedLabelTable m_named;
};

} // namespace

Result<NamedLabelTable> readLabelTable(
    const QString &path, const QStringList &labels, const QStringList &annotators)
{
    for (const QStringList &declared : {labels, annotators}) {
        if (const Status once = checkDeclared(declared); !once)
            return tl::unexpected(once.error());
    }
    Result<CsvTable> csv = CsvTable::open(path, path);
    if (!csv)
        return tl::unexpected(csv.error());
    if (const Status present = needColumns(*csv, {"item", "annotator", "label"}); !present)
        return tl::unexpected(present.error());
    LabelRows rows(*csv, labels, annotators);
    for (;;) {
        const Result<bool> more = nextRow(*csv);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return rows.finish();
        if (const Status added = rows.addRow(); !added)
            return tl::unexpected(added.error());
    }
}

Result<NamedSpanTable> readSpanTable(
    const QString &path, qint64 begin, qint64 length, const QStringList &annotators)
{
    if (const Status once = checkDeclared(annotators); !once)
        return tl::unexpected(once.error());
    Result<CsvTable> csv = CsvTable::open(path, path);
    if (!csv)
        return tl::unexpected(csv.error());
    if (const Status present = needColumns(*csv, {"annotator", "begin", "end", "label"}); !present)
        return tl::unexpected(present.error());
    NamedSpanTable named;
    Column annotatorNames(annotators);
    Column labelNames({});
    named.table.begin = begin;
    named.table.length = length;
    for (;;) {
        const Result<bool> more = nextRow(*csv);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const std::string_view by = csv->cell(csv->column(QStringLiteral("annotator")));
        if (by.empty())
            return fail(Error::Kind::Malformed, QStringLiteral("A row names no annotator"), csv->where());
        const Result<qint32> annotator = annotatorNames.number(by, *csv, "annotator");
        if (!annotator)
            return tl::unexpected(annotator.error());
        const auto from = wholeNumber(csv->cell(csv->column(QStringLiteral("begin"))));
        const auto to = wholeNumber(csv->cell(csv->column(QStringLiteral("end"))));
        if (!from || !to)
            return fail(
                Error::Kind::Malformed, QStringLiteral("A begin or an end is no whole number"), csv->where());
        if (*from >= *to || *from < begin || *to > begin + length)
            return fail(Error::Kind::Malformed,
                QStringLiteral("The span from %1 to %2 is empty or not between %3 and %4")
                    .arg(*from)
                    .arg(*to)
                    .arg(begin)
                    .arg(begin + length),
                csv->where());
        const Result<qint32> label =
            labelNames.number(csv->cell(csv->column(QStringLiteral("label"))), *csv, "label");
        if (annotatorNames.size() > maximumAnnotators || labelNames.size() > maximumLabels)
            return fail(Error::Kind::Invalid,
                QStringLiteral("There are more than 1,024 labels or annotators"), csv->where());
        named.table.units.push_back({*annotator, *from, *to, *label});
    }
    std::vector<qint32> annotatorOf;
    std::vector<qint32> labelOf;
    named.annotators = annotatorNames.finish(annotatorOf);
    named.labels = labelNames.finish(labelOf);
    named.table.annotators = static_cast<int>(named.annotators.size());
    named.table.categories = static_cast<int>(named.labels.size());
    for (MarkedSpan &unit : named.table.units) {
        unit.annotator = annotatorOf[static_cast<size_t>(unit.annotator)];
        unit.category = labelOf[static_cast<size_t>(unit.category)];
    }
    return named;
}

} // namespace standpoint
