// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder that data set libraries load as it is: rows as JSON lines and as tables, divided into train,
// validation and test, with a card that describes them.
#include "model/exchange/data_card.h"
#include "model/exchange/row_writer.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

constexpr std::array<const char *, 3> partNames{"train", "validation", "test"};

class DataSetWriter : public FormatWriter
{
public:
    explicit DataSetWriter(ExportRun &run)
        : m_run(run)
        , m_rows(run)
    {
    }

    Status begin() override
    {
        const ExportScope scope(m_run.project, m_run.options, m_run.annotators());
        const auto parts = splitArticles(m_run.project, m_rows.groups(), splitScope(scope),
            m_run.options.split.value_or(usualShares), m_run.options.seed);
        for (size_t part = 0; part < parts.size(); ++part) {
            for (const ArticleId id : parts[part])
                m_partOf.insert(id, part);
        }
        return {};
    }

    Status add(const ExportedArticle &exported) override
    {
        const size_t part = m_partOf.value(exported.article.info->id);
        const std::vector<ExportRow> rows = exportRows(m_run, exported);
        if (rows.empty())
            return {};
        const QString name = QLatin1String(partNames[part]);
        QByteArray &table = m_run.file(QStringLiteral("csv/") + name + QStringLiteral(".csv"));
        DataSetCounts::Part &counts = m_counts[part];
        if (counts.rows == 0)
            table += m_rows.tableHead();
        m_rows.append(
            exported, &m_run.file(QStringLiteral("data/") + name + QStringLiteral(".jsonl")), &table);
        ++counts.articles;
        counts.rows += static_cast<qint64>(rows.size());
        for (const ExportRow &row : rows) {
            ++counts.stances[row.stance];
            m_layers.insert(row.annotator);
        }
        if (!exported.article.info->language.isEmpty())
            ++m_languages[exported.article.info->language];
        return {};
    }

    Status end() override
    {
        DataSetCounts counts;
        counts.languages = m_languages;
        counts.layers = m_layers;
        counts.columns = m_rows.columns();
        counts.nearlyTheSame = m_rows.groups().nearlyTheSame;
        for (size_t part = 0; part < m_counts.size(); ++part) {
            m_counts[part].name = QLatin1String(partNames[part]);
            if (m_counts[part].rows > 0)
                counts.parts.append(m_counts[part]);
        }
        m_run.file(QStringLiteral("README.md")) = dataCard(m_run, counts);
        m_run.file(QStringLiteral("codebook.json")) = codebookJson(m_run.project);
        m_run.file(QStringLiteral("guidelines.md")) = guidelinesMarkdown(m_run.project);
        return {};
    }

private:
    ExportRun &m_run;
    RowWriter m_rows;
    QHash<ArticleId, size_t> m_partOf;
    std::array<DataSetCounts::Part, 3> m_counts;
    QMap<QString, qsizetype> m_languages;
    QSet<AnnotatorId> m_layers; ///< those that have rows
};

std::unique_ptr<FormatWriter> dataSetWriter(ExportRun &run)
{
    return std::make_unique<DataSetWriter>(run);
}

} // namespace

extern const Format dataSet;
const Format dataSet{
    .id = QStringLiteral("dataset"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Data set for training (folder of JSON lines and CSV)"),
    .suffixes = {QStringLiteral("zip")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Ids | Field::Codebook,
    .writer = dataSetWriter,
    .isFolder = true,
    .splitsItself = true,
    .hasRows = true,
    .choices = {{QStringLiteral("licence"),
        QT_TRANSLATE_NOOP("standpoint::Format", "Licence, as in cc-by-4.0")}},
};

} // namespace standpoint
