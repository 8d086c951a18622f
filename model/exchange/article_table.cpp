// SPDX-License-Identifier: GPL-3.0-or-later
//
// Descriptions of articles as a table: document and any of title,source,author,published,url,language,tags.
// An empty cell leaves what is there. Dates are written 2013-08-30; tags are parted by a bar. A language
// given here is the one in which sentences are found, if the article comes with the same import.
#include "model/exchange/article_columns.h"
#include "model/exchange/table_files.h"
#include "model/project/check.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ArticleTable)
};

const QStringList &fields()
{
    static const QStringList names{QStringLiteral("title"), QStringLiteral("source"),
        QStringLiteral("author"), QStringLiteral("published"), QStringLiteral("url"),
        QStringLiteral("language"), QStringLiteral("tags")};
    return names;
}

void set(QString &member, const QString &value)
{
    if (!value.isEmpty())
        member = value;
}

void readRow(const CsvTable &table, const QList<int> &columns, Intake &intake)
{
    const std::string_view called = table.cell(table.column(QStringLiteral("document")));
    bool ambiguous = false;
    IncomingArticle *article = intake.articles.find(called, &ambiguous);
    if (!article) {
        intake.skip(noSuchArticle(called, ambiguous), table.where());
        return;
    }
    const auto value = [&](int field) { return table.text(columns[field]).trimmed(); };
    ArticleInfo &info = article->info;
    if (value(0).size() <= maximumNameLength)
        set(info.title, value(0));
    else
        intake.notice(
            Words::tr("The title is longer than %1 characters, so it was left out").arg(maximumNameLength),
            table.where());
    set(info.source, value(1));
    set(info.author, value(2));
    if (const QString published = value(3); !published.isEmpty()) {
        const QDate date = QDate::fromString(published.left(10), Qt::ISODate);
        if (date.isValid())
            info.published = date;
        else
            intake.notice(Words::tr("“%1” is no date like 2013-08-30, so it was left out").arg(published),
                table.where());
    }
    set(info.url, value(4));
    if (intake.options.language.isEmpty())
        set(info.language, value(5));
    if (const QStringList tags = listIn(value(6)); !tags.isEmpty())
        info.tags = tags;
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readTables(files, intake, [&](CsvTable &table) -> Status {
        if (table.column(QStringLiteral("document")) < 0)
            return tl::unexpected(missingColumn(table, QStringLiteral("document")));
        QList<int> columns;
        for (const QString &field : fields())
            columns.append(table.column(field));
        noticeUnknownColumns(table, intake, columns + QList<int>{table.column(QStringLiteral("document"))});
        return readRows(table, intake, [&]() { readRow(table, columns, intake); });
    });
}

bool recognises(const FileHead &head)
{
    const QStringList &columns = head.columns;
    const auto has = [&](const QString &name) { return columns.contains(name); };
    return has(QStringLiteral("document")) && guessColumns(columns, {})[ArticleField::Text].isEmpty()
        && std::any_of(fields().begin(), fields().end(), has) && !has(QStringLiteral("start"))
        && !has(QStringLiteral("sentence")) && !has(QStringLiteral("actor"));
}

} // namespace

extern const Format articleTable;
const Format articleTable{
    .id = QStringLiteral("articles"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Descriptions of articles as a table (CSV)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv")},
    .keeps = Field::Metadata,
    .stage = Format::Stage::Articles,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
