// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far each annotator is with each article, as a table: document,annotator,state; state is todo, started
// or done.
#include "model/exchange/table_files.h"
#include "model/project/check.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::StateTable)
};

void readRow(const CsvTable &table, Intake &intake)
{
    static const QHash<QString, std::optional<ArticleState::State>> states{
        {QStringLiteral("todo"), std::nullopt}, {QStringLiteral("started"), ArticleState::State::Started},
        {QStringLiteral("done"), ArticleState::State::Done}};
    const auto state =
        states.constFind(table.text(table.column(QStringLiteral("state"))).trimmed().toLower());
    if (state == states.cend()) {
        intake.skip(Words::tr("A state is todo, started or done; the row was not imported"), table.where());
        return;
    }
    const QString annotator = table.text(table.column(QStringLiteral("annotator"))).trimmed();
    if (annotator.isEmpty() || annotator.size() > maximumNameLength) {
        intake.skip(Words::tr("The row names no annotator and was not imported"), table.where());
        return;
    }
    const std::string_view called = table.cell(table.column(QStringLiteral("document")));
    bool ambiguous = false;
    IncomingArticle *article = intake.articles.find(called, &ambiguous);
    if (article)
        article->states.insert(intake.codebook.annotator(annotator), *state);
    else
        intake.skip(noSuchArticle(called, ambiguous), table.where());
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readTables(files, intake, [&](CsvTable &table) -> Status {
        for (const QString &column :
            {QStringLiteral("document"), QStringLiteral("annotator"), QStringLiteral("state")}) {
            if (table.column(column) < 0)
                return tl::unexpected(missingColumn(table, column));
        }
        noticeUnknownColumns(table, intake,
            {table.column(QStringLiteral("document")), table.column(QStringLiteral("annotator")),
                table.column(QStringLiteral("state"))});
        return readRows(table, intake, [&]() { readRow(table, intake); });
    });
}

bool recognises(const FileHead &head)
{
    const QStringList &columns = head.columns;
    return columns.contains(QStringLiteral("document")) && columns.contains(QStringLiteral("annotator"))
        && columns.contains(QStringLiteral("state")) && !columns.contains(QStringLiteral("stance"));
}

} // namespace

extern const Format stateTable;
const Format stateTable{
    .id = QStringLiteral("states"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Progress of the annotators as a table (CSV)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv")},
    .keeps = Field::States,
    .stage = Format::Stage::States,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
