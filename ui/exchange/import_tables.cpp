// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/import_tables.h"

#include "ui/isolated.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QLocale>
#include <QTableView>

#include <cmath>

namespace standpoint {

namespace {

QString dayText(QDate day)
{
    return day.isValid() ? QLocale().toString(day, QLocale::ShortFormat) : QString();
}

constexpr int numberAlignment = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

} // namespace

IncomingArticleModel::IncomingArticleModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void IncomingArticleModel::show(const Import &import)
{
    beginResetModel();
    m_rows.clear();
    for (const AnyEdit &edit : import.change.edits) {
        if (const auto *info = std::get_if<Edit<ArticleInfo>>(&edit); info && !info->before)
            m_rows.append({info->after, 0});
        else if (const auto *text = std::get_if<Edit<ArticleText>>(&edit);
                 text && !text->before && !m_rows.isEmpty() && m_rows.last().info->id == text->after->id)
            m_rows.last().characters = text->after->text.size();
    }
    endResetModel();
}

int IncomingArticleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int IncomingArticleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IncomingArticleModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == LengthColumn)
        return numberAlignment;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (index.column()) {
    case TitleColumn:
        text = row.info->title;
        break;
    case PublishedColumn:
        text = dayText(row.info->published);
        break;
    case SourceColumn:
        text = row.info->source;
        break;
    case AuthorColumn:
        text = row.info->author;
        break;
    case LanguageColumn:
        text = row.info->language;
        break;
    default:
        text = QLocale().toString(row.characters);
        break;
    }
    return role == Qt::ToolTipRole ? theme::plainTip(text) : text;
}

QVariant IncomingArticleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == LengthColumn)
        return numberAlignment;
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Title");
    case PublishedColumn:
        return tr("Published");
    case SourceColumn:
        return tr("Source");
    case AuthorColumn:
        return tr("Author");
    case LanguageColumn:
        return tr("Language");
    default:
        return tr("Characters");
    }
}

AlikeModel::AlikeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AlikeModel::show(const QList<NearDuplicate> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int AlikeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlikeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlikeModel::data(const QModelIndex &index, int role) const
{
    const NearDuplicate &row = m_rows[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == ShareColumn)
        return numberAlignment;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (index.column()) {
    case TitleColumn:
        text = row.title;
        break;
    case ShareColumn: // never rounded up to "100 %"
        text = tr("%1 %").arg(QLocale().toString(std::floor(row.share * 100), 'f', 0));
        break;
    case OtherColumn:
        text = row.other;
        break;
    default:
        text = row.leftOut ? (row.held ? tr("in the project; left out") : tr("in this import; left out"))
            : row.held     ? tr("in the project")
                           : tr("in this import");
        break;
    }
    return role == Qt::ToolTipRole ? theme::plainTip(text) : text;
}

QVariant AlikeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == ShareColumn)
        return numberAlignment;
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("New article");
    case ShareColumn:
        return tr("Alike");
    case OtherColumn:
        return tr("Is like");
    default:
        return tr("Which is");
    }
}

MappedRowModel::MappedRowModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MappedRowModel::show(const TableUse &table, const ArticleColumns &columns)
{
    beginResetModel();
    m_table = table;
    m_columns = columns;
    m_fields.clear();
    for (const ArticleField field : {ArticleField::Title, ArticleField::Published, ArticleField::Source,
             ArticleField::Author, ArticleField::Url, ArticleField::Language, ArticleField::Tags,
             ArticleField::Document, ArticleField::Id, ArticleField::Text}) {
        if (columns[field].isEmpty())
            continue;
        for (qsizetype column = 0; column < table.columns.size(); ++column) {
            if (table.columns[column].compare(columns[field], Qt::CaseInsensitive) == 0)
                m_fields.append({field, column});
        }
    }
    const auto isTaken = [&](qsizetype column) {
        return std::any_of(
            m_fields.begin(), m_fields.end(), [&](const Field &field) { return field.column == column; });
    };
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        if (!isTaken(column))
            m_fields.append({std::nullopt, column});
    }
    endResetModel();
}

int MappedRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int MappedRowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant MappedRowModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Field &field = m_fields[index.column()];
    QString text = m_table.rows[index.row()].value(field.column);
    if (field.field == ArticleField::Published && !text.isEmpty())
        text = published(text);
    return role == Qt::ToolTipRole ? theme::plainTip(text) : text;
}

/// The day that a cell says, or the cell with a sign that it says none.
QString MappedRowModel::published(const QString &cell) const
{
    const QDate day = dateOf(cell, m_columns.dates);
    if (day.isValid() && !(m_table.datesUnclear && m_columns.dates == DateOrder::Unknown && needsOrder(cell)))
        return dayText(day);
    return needsOrder(cell) ? tr("? %1 (day or month first?)").arg(cell) : tr("? %1 (no date)").arg(cell);
}

QVariant MappedRowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const Field &field = m_fields[section];
    return field.field ? fieldTitle(*field.field) : tr("%1 (left out)").arg(m_table.columns[field.column]);
}

QTableView *makeImportTable(
    QAbstractTableModel *model, const QString &name, const QList<int> &letters, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setItemDelegate(new DataDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 2 * theme::half);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = table->fontMetrics().averageCharWidth();
    for (int column = 0; column < letters.size(); ++column)
        header->resizeSection(column, std::max(letters[column] * letter, header->sectionSizeHint(column)));
    header->setStretchLastSection(true);
    return table;
}

} // namespace standpoint
