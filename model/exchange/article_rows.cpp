// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles as a table, one a row: CSV, TSV, JSON lines, or JSON (a list of objects, or an object with one).
// Which column is what is given, or guessed from names and cells (article_columns.h). A row without text is
// left out with a notice; so is a cell that says nothing (a date that is none), while its row is imported.
#include "model/exchange/article_rows.h"

#include "model/exchange/article_records.h"
#include "model/exchange/csv_table.h"
#include "model/exchange/intake.h"
#include "model/exchange/json_records.h"
#include "model/exchange/name_pattern.h"
#include "model/exchange/plain_text.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace standpoint {

extern const Format articleRows;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ArticleRows)
};

constexpr int sampleRows = 50;
constexpr int keptRows = 20;        // for previews
constexpr qsizetype keptCell = 300; // characters

using Places = std::array<int, articleFieldCount>; ///< the column of each field; -1: none

QString withoutSpaceAtEnd(QString text)
{
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    text.truncate(end);
    return text;
}

/// The first rows, whole for guessing and shortened for previews.
struct Sample
{
    QList<QStringList> rows;
    QList<QStringList> shown;
};

/// Leaves the records at their beginning.
Sample sampleOf(ArticleRecords &records)
{
    Sample sample;
    records.rewind();
    for (auto step = records.next(); step != ArticleRecords::Step::End && sample.rows.size() < sampleRows;
         step = records.next()) {
        if (step != ArticleRecords::Step::Row)
            continue;
        QStringList row;
        QStringList shown;
        for (int i = 0; i < static_cast<int>(records.columns().size()); ++i) {
            row.append(records.cell(i));
            shown.append(shortened(row.last().left(keptCell * 2).simplified(), static_cast<int>(keptCell)));
        }
        sample.rows.append(row);
        if (sample.shown.size() < keptRows)
            sample.shown.append(shown);
    }
    records.rewind();
    return sample;
}

TableUse useOf(const QString &path, ArticleRecords &records, const ArticleColumns &given,
    const QHash<QString, ArticleColumns> &columnsFor)
{
    const Sample sample = sampleOf(records);
    TableUse use;
    use.path = path;
    use.columns = records.columns();
    use.rows = sample.shown;
    const auto remembered = columnsFor.constFind(columnsKey(use.columns));
    if (!given.isEmpty())
        use.used = given;
    else if (remembered != columnsFor.cend())
        use.used = *remembered;
    else
        use.used = guessColumns(use.columns, sample.rows);
    return use;
}

/// Reads one table.
class RowReader
{
public:
    RowReader(const InputFile &file, ArticleRecords &records, Intake &intake)
        : m_file(file)
        , m_records(records)
        , m_intake(intake)
        , m_use(useOf(file.path, records, intake.options.columns, intake.options.columnsFor))
    {
    }

    Status read()
    {
        m_intake.tables.append(m_use);
        if (Status found = findPlaces(); !found)
            return found;
        if (Status order = findDateOrder(); !order)
            return order;
        noticeUnused();
        return readRows();
    }

private:
    QString where() const { return Words::tr("%1, line %2").arg(m_file.shown).arg(m_records.line()); }
    QString cell(ArticleField field) const { return m_records.cell(m_places[static_cast<size_t>(field)]); }

    Status findPlaces()
    {
        m_places.fill(-1);
        for (int field = 0; field < articleFieldCount; ++field) {
            const QString &name = m_use.used[static_cast<ArticleField>(field)];
            for (qsizetype i = 0; i < m_use.columns.size() && !name.isEmpty(); ++i) {
                if (m_use.columns[i].compare(name, Qt::CaseInsensitive) == 0)
                    m_places[static_cast<size_t>(field)] = static_cast<int>(i);
            }
            if (!name.isEmpty() && m_places[static_cast<size_t>(field)] < 0)
                return fail(Error::Kind::Invalid,
                    Words::tr("The table has no column “%1” (there are %2)").arg(name, someColumns()),
                    m_file.shown);
        }
        if (m_places[static_cast<size_t>(ArticleField::Text)] < 0)
            return fail(Error::Kind::Invalid,
                Words::tr("Which column is the articles’ text cannot be told; name it (there are %1)")
                    .arg(someColumns()),
                m_file.shown);
        return {};
    }

    QString someColumns() const
    {
        constexpr qsizetype most = 12;
        QStringList names;
        for (const QString &name : m_use.columns.mid(0, most))
            names.append(name.left(40));
        if (m_use.columns.size() > most)
            names.append(QStringLiteral("…"));
        return names.join(QStringLiteral(", "));
    }

    /// Looks through the whole column whether the day or the month comes first.
    Status findDateOrder()
    {
        m_order = m_use.used.dates;
        if (m_order != DateOrder::Unknown || m_places[static_cast<size_t>(ArticleField::Published)] < 0)
            return {};
        QStringList values;
        for (auto step = m_records.next(); step != ArticleRecords::Step::End; step = m_records.next()) {
            if (const QString value = cell(ArticleField::Published);
                step == ArticleRecords::Step::Row && needsOrder(value))
                values.append(value);
            if ((m_records.line() & 0xff) == 0) {
                if (Status going = m_intake.didWork(0); !going)
                    return going;
            }
        }
        m_records.rewind();
        const ColumnOrder order = orderOfColumn(values);
        if (order == ColumnOrder::DayFirst || order == ColumnOrder::MonthFirst) {
            m_order = order == ColumnOrder::DayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
        } else if (order != ColumnOrder::NotAsked) {
            m_refusesSlashes = true;
            m_intake.tables.last().datesUnclear = true;
            m_intake.notice(
                (order == ColumnOrder::Mixed
                        ? Words::tr("In some dates such as “%1” the day comes first, in others the month, "
                                    "so dates of this kind were left out; write them like 2013-08-30, or "
                                    "say which comes first (dates=dmy or dates=mdy)")
                        : Words::tr("Whether the day or the month comes first in dates such as “%1” cannot "
                                    "be told, so they were left out; say which (dates=dmy or dates=mdy)"))
                    .arg(values.first().left(40)),
                m_file.shown);
        }
        return {};
    }

    void noticeUnused()
    {
        QStringList unused;
        for (qsizetype i = 0; i < m_use.columns.size(); ++i) {
            const bool used =
                std::find(m_places.begin(), m_places.end(), static_cast<int>(i)) != m_places.end();
            if (!used && !m_use.columns[i].isEmpty())
                unused.append(m_use.columns[i].left(40));
        }
        unused += m_records.leftOut();
        if (unused.isEmpty())
            return;
        constexpr qsizetype most = 20;
        m_intake.notice(Words::tr("What stands in these columns was left out: %1")
                            .arg(QStringList(unused.mid(0, most)).join(QStringLiteral(", "))
                                + (unused.size() > most ? QStringLiteral(" …") : QString())),
            m_file.shown);
    }

    Status readRows()
    {
        qint64 told = 0;
        for (auto step = m_records.next(); step != ArticleRecords::Step::End; step = m_records.next()) {
            if (step == ArticleRecords::Step::Row)
                takeRow();
            else
                m_intake.skip(m_records.problem(), where());
            constexpr qint64 pace = 1 << 18; // bytes between two reports
            if (m_records.position() - told < pace)
                continue;
            if (Status going = m_intake.didWork(m_records.position() - told); !going)
                return going;
            told = m_records.position();
        }
        return {};
    }

    void takeRow()
    {
        const QString text = withoutSpaceAtEnd(cell(ArticleField::Text));
        if (text.isEmpty()) {
            m_intake.skip(Words::tr("The row has no text, so it was not imported"), where());
            return;
        }
        ArticleInfo info;
        for (const ArticleField field : {ArticleField::Title, ArticleField::Source, ArticleField::Author,
                 ArticleField::Url, ArticleField::Language, ArticleField::Tags, ArticleField::Document})
            takeField(info, field, cell(field).simplified());
        takeDate(info, cell(ArticleField::Published).simplified());
        if (info.title.isEmpty())
            info.title = titleOf(text);
        if (!m_intake.options.language.isEmpty())
            info.language = m_intake.options.language;
        const QString id = cell(ArticleField::Id).simplified();
        if (const std::optional<ArticleId> own = ArticleId::fromString(id))
            info.id = *own;
        else if (info.document.isEmpty())
            info.document = id;
        if (info.document.isEmpty())
            info.document = derivedName(text);
        m_intake.take(std::move(info), text, where());
    }

    void takeField(ArticleInfo &info, ArticleField field, QString value)
    {
        if (field == ArticleField::Language)
            value.replace(u'_', u'-');
        if (!setField(info, field, value))
            m_intake.notice(Words::tr("“%1” cannot be taken as %2, so it was left out")
                                .arg(value.left(40), fieldTitle(field)),
                where());
    }

    void takeDate(ArticleInfo &info, const QString &value)
    {
        if (m_refusesSlashes && needsOrder(value))
            return; // said once for the column
        if (!setField(info, ArticleField::Published, value, m_order))
            m_intake.notice(
                Words::tr("“%1” is no date that can be read, so it was left out").arg(value.left(40)),
                where());
    }

    const InputFile &m_file;
    ArticleRecords &m_records;
    Intake &m_intake;
    TableUse m_use;
    Places m_places{};
    DateOrder m_order = DateOrder::Unknown;
    bool m_refusesSlashes = false;
};

Status read(const QList<InputFile> &files, Intake &intake)
{
    for (const InputFile &file : files) {
        const qint64 before = intake.workDone();
        const Result<std::unique_ptr<ArticleRecords>> records = ArticleRecords::open(file);
        Status done =
            records ? RowReader(file, **records, intake).read() : Status(tl::unexpected(records.error()));
        if (!done)
            done = intake.refuse(file, done.error());
        else
            ++intake.filesRead;
        if (!done)
            return done;
        if (Status going = intake.didWork(before + file.size - intake.workDone()); !going)
            return going;
    }
    return {};
}

/// Tables of annotations and of their kind have a text too.
bool isOfAnnotations(const QStringList &columns)
{
    const auto has = [&](const char *name) {
        return columns.contains(QLatin1String(name), Qt::CaseInsensitive);
    };
    return (has("actor") && (has("stance") || has("issue"))) || (has("annotator") && has("start"))
        || (has("annotator") && has("state"));
}

QList<QStringList> rowsOf(const QByteArray &begin)
{
    QList<QStringList> rows;
    const std::string_view bytes(begin.constData(), static_cast<size_t>(begin.size()));
    CsvReader reader(bytes, CsvReader::guessSeparator(bytes));
    reader.next();
    while (rows.size() < sampleRows && reader.next()) {
        QStringList row;
        for (const std::string_view cell : reader.cells())
            row.append(toQString(cell));
        rows.append(row);
    }
    return rows;
}

bool recognises(const FileHead &head)
{
    const bool isJson = head.suffix == QLatin1String("json") || head.suffix == QLatin1String("jsonl")
        || head.suffix == QLatin1String("ndjson");
    const QByteArray mark("\xEF\xBB\xBF");
    const QStringList columns = isJson
        ? JsonRecords::firstNames(head.begin.startsWith(mark) ? head.begin.sliced(mark.size()) : head.begin)
        : head.columns;
    if (columns.isEmpty() || isOfAnnotations(columns))
        return false;
    return !guessColumns(columns, isJson ? QList<QStringList>() : rowsOf(head.begin))[ArticleField::Text]
                .isEmpty();
}

} // namespace

bool isTableName(const QString &path)
{
    return articleRows.suffixes.contains(QFileInfo(path).suffix().toLower());
}

Result<TableUse> lookAtTable(const QString &path, const QHash<QString, ArticleColumns> &columnsFor)
{
    const Result<std::unique_ptr<ArticleRecords>> records =
        ArticleRecords::open({path, path, true, QFileInfo(path).size()});
    if (!records)
        return tl::unexpected(records.error());
    return useOf(path, **records, {}, columnsFor);
}

const Format articleRows{
    .id = QStringLiteral("article-table"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Articles as a table (CSV, TSV, JSON)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("json"),
        QStringLiteral("jsonl"), QStringLiteral("ndjson")},
    .keeps = Field::Text | Field::Metadata,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
