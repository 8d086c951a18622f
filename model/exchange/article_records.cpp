// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/article_records.h"

#include "model/documents/decode.h"
#include "model/exchange/csv_table.h"
#include "model/exchange/json_records.h"
#include "model/exchange/read_file.h"
#include "model/exchange/table_files.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ArticleRecords)
};

constexpr qint64 longestCell = 500'000'000; // bytes; a text ends far below

class CsvRecords : public ArticleRecords
{
public:
    explicit CsvRecords(CsvTable table)
        : m_table(std::move(table))
    {
    }

    const QStringList &columns() const override { return m_table.heads(); }
    Step next() override
    {
        const Result<bool> more = m_table.next();
        if (!more) {
            m_problem = Words::tr("From here on the table cannot be read: a quotation mark is never closed");
            return Step::Bad;
        }
        if (!*more)
            return Step::End;
        if (m_table.isTooLong()) {
            m_problem = tooLongMessage();
            return Step::Bad;
        }
        for (int i = 0; i < static_cast<int>(m_table.columns().size()); ++i) {
            if (static_cast<qint64>(m_table.rawCell(i).size()) <= longestCell)
                continue;
            m_problem = Words::tr("A cell is larger than %1 MB, so the row was not imported")
                            .arg(longestCell / 1'000'000);
            return Step::Bad;
        }
        return Step::Row;
    }
    void rewind() override { m_table.rewind(); }
    QString cell(int column) const override { return m_table.text(column); }
    qint64 line() const override { return m_table.line(); }
    qint64 position() const override { return std::min(m_table.position(), m_table.bytes()); }
    qint64 size() const override { return m_table.bytes(); }
    QString problem() const override { return m_problem; }

private:
    CsvTable m_table;
    QString m_problem;
};

class JsonArticleRecords : public ArticleRecords
{
public:
    JsonArticleRecords(QByteArray bytes, bool isLines)
        : m_bytes(std::move(bytes))
        , m_records(m_bytes, isLines)
    {
        for (JsonRecords::Step step = m_records.next(); step != JsonRecords::Step::End;
             step = m_records.next()) {
            if (step == JsonRecords::Step::Object)
                addColumns();
        }
        m_records.rewind();
    }

    const QStringList &columns() const override { return m_columns; }
    Step next() override
    {
        const JsonRecords::Step step = m_records.next();
        if (step != JsonRecords::Step::Object)
            return step == JsonRecords::Step::End ? Step::End : Step::Bad;
        m_cells.clear();
        for (const auto &[name, cell] : flattened(m_records.object()))
            m_cells.insert(m_index.value(name, -1), cell);
        return Step::Row;
    }
    void rewind() override { m_records.rewind(); }
    QString cell(int column) const override
    {
        QString text = m_cells.value(column);
        normalise(text);
        return text;
    }
    qint64 line() const override { return m_records.line(); }
    qint64 position() const override { return m_records.position(); }
    qint64 size() const override { return m_bytes.size(); }
    QString problem() const override { return m_records.problem(); }
    QStringList leftOut() const override { return m_leftOut; }

private:
    void addColumns()
    {
        constexpr qsizetype mostColumns = 4096; // as of CSV; an object may use ids as names
        for (const auto &[name, cell] : flattened(m_records.object(), &m_leftOut)) {
            if (m_index.contains(name) || m_columns.size() >= mostColumns)
                continue;
            m_index.insert(name, static_cast<int>(m_columns.size()));
            m_columns.append(name);
        }
    }

    QByteArray m_bytes;
    JsonRecords m_records;
    QStringList m_columns;
    QHash<QString, int> m_index;
    QStringList m_leftOut;
    QHash<int, QString> m_cells;
};

Result<std::unique_ptr<ArticleRecords>> openJson(const InputFile &file, bool isLines)
{
    Result<QByteArray> bytes = readWholeFile(file.path, maximumTableFile);
    if (bytes)
        bytes = utf8Of(std::move(*bytes), file.path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto records = std::make_unique<JsonArticleRecords>(std::move(*bytes), isLines);
    if (records->columns().isEmpty())
        return fail(
            Error::Kind::Malformed, Words::tr("There is no object with members in the file"), file.path);
    return records;
}

} // namespace

Result<std::unique_ptr<ArticleRecords>> ArticleRecords::open(const InputFile &file)
{
    const QString suffix = QFileInfo(file.path).suffix().toLower();
    const bool isLines = suffix == QLatin1String("jsonl") || suffix == QLatin1String("ndjson");
    if (isLines || suffix == QLatin1String("json"))
        return openJson(file, isLines);
    Result<CsvTable> table = CsvTable::open(file.path, file.shown);
    if (!table)
        return tl::unexpected(table.error());
    return std::make_unique<CsvRecords>(std::move(*table));
}

} // namespace standpoint
