// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/column_page.h"

#include "ui/exchange/import_tables.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace standpoint {

namespace {

QComboBox *makeChoice(const QString &name, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setAccessibleName(name);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(14);
    choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme::keepFromWheel(choice);
    return choice;
}

} // namespace

ColumnPage::ColumnPage(QWidget *parent)
    : QWidget(parent)
    , m_table(makeChoice(tr("Table"), this))
    , m_tableLabel(new QLabel(tr("Table"), this))
    , m_dates(makeChoice(tr("Dates such as 08/03/2013"), this))
    , m_problem(new QLabel(this))
    , m_rows(new MappedRowModel(this))
    , m_preview(makeImportTable(
          m_rows, tr("The first rows as articles"), {30, 22, 20, 18, 18, 18, 18, 18, 18}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::grid, theme::grid, theme::grid, theme::grid);
    column->setSpacing(theme::grid);
    auto *which = new QHBoxLayout;
    which->addWidget(m_tableLabel);
    which->addWidget(m_table, 1);
    column->addLayout(which);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::grid);
    grid->setVerticalSpacing(theme::half);
    constexpr int across = 3; // pairs of label and choice in a row
    int place = 0;
    const auto add = [&](const QString &name, QComboBox *choice) {
        auto *label = new QLabel(name, this);
        label->setBuddy(choice);
        grid->addWidget(label, place / across, place % across * 2);
        grid->addWidget(choice, place / across, place % across * 2 + 1);
        grid->setColumnStretch(place % across * 2 + 1, 1);
        ++place;
    };
    for (int i = 0; i < articleFieldCount; ++i) {
        const QString name = fieldTitle(static_cast<ArticleField>(i));
        m_fields[static_cast<size_t>(i)] = makeChoice(name, this);
        add(name, m_fields[static_cast<size_t>(i)]);
        connect(
            m_fields[static_cast<size_t>(i)], &QComboBox::currentIndexChanged, this, &ColumnPage::takeChoice);
    }
    m_dates->addItem(tr("as the whole column tells"), static_cast<int>(DateOrder::Unknown));
    m_dates->addItem(tr("day first (8 March)"), static_cast<int>(DateOrder::DayFirst));
    m_dates->addItem(tr("month first (August 3)"), static_cast<int>(DateOrder::MonthFirst));
    add(tr("08/03/2013 is"), m_dates);
    column->addLayout(grid);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    column->addWidget(m_preview, 1);
    connect(m_table, &QComboBox::currentIndexChanged, this, &ColumnPage::showTable);
    connect(m_dates, &QComboBox::currentIndexChanged, this, &ColumnPage::takeChoice);
}

void ColumnPage::show(const QList<TableUse> &tables)
{
    const int before = std::max(0, m_table->currentIndex());
    m_tables = tables;
    m_filling = true;
    m_table->clear();
    for (const TableUse &table : tables)
        m_table->addItem(QFileInfo(table.path).fileName());
    m_filling = false;
    m_tableLabel->setVisible(tables.size() > 1);
    m_table->setVisible(tables.size() > 1);
    m_table->setCurrentIndex(before < tables.size() ? before : 0);
    showTable(m_table->currentIndex());
}

void ColumnPage::showTable(int index)
{
    if (m_filling || index < 0 || index >= m_tables.size())
        return;
    const TableUse &table = m_tables[index];
    const ArticleColumns columns = m_chosen.value(columnsKey(table.columns), table.used);
    setFields(table, columns);
    showRows(table, columns);
    m_problem->setText(columns[ArticleField::Text].isEmpty()
            ? tr("Choose the column that holds the articles’ text.")
            : table.datesUnclear ? tr("Whether the day or the month comes first in the dates cannot be told: "
                                      "choose it, or dates like "
                                      "08/03/2013 are left out.")
                                 : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
}

/// A column that comes or goes makes all of them anew.
void ColumnPage::showRows(const TableUse &table, const ArticleColumns &columns)
{
    m_rows->show(table, columns);
    constexpr int letters = 24;
    QHeaderView *header = m_preview->horizontalHeader();
    for (int section = 0; section < m_rows->columnCount(); ++section)
        header->resizeSection(
            section, std::max(letters * fontMetrics().averageCharWidth(), header->sectionSizeHint(section)));
}

void ColumnPage::setFields(const TableUse &table, const ArticleColumns &columns)
{
    m_filling = true;
    for (int i = 0; i < articleFieldCount; ++i) {
        QComboBox *choice = m_fields[static_cast<size_t>(i)];
        const auto field = static_cast<ArticleField>(i);
        choice->clear();
        choice->addItem(field == ArticleField::Text ? tr("(choose)") : tr("(none)"), QString());
        for (const QString &name : table.columns) {
            if (!name.isEmpty())
                choice->addItem(name, name);
            if (!name.isEmpty() && name.compare(columns[field], Qt::CaseInsensitive) == 0)
                choice->setCurrentIndex(choice->count() - 1);
        }
    }
    m_dates->setCurrentIndex(m_dates->findData(static_cast<int>(columns.dates)));
    m_filling = false;
}

ArticleColumns ColumnPage::fromFields() const
{
    ArticleColumns columns;
    for (int i = 0; i < articleFieldCount; ++i)
        columns[static_cast<ArticleField>(i)] = m_fields[static_cast<size_t>(i)]->currentData().toString();
    columns.dates = static_cast<DateOrder>(m_dates->currentData().toInt());
    return columns;
}

void ColumnPage::takeChoice()
{
    if (m_filling || m_table->currentIndex() < 0)
        return;
    const TableUse &table = m_tables[m_table->currentIndex()];
    const ArticleColumns columns = fromFields();
    m_chosen.insert(columnsKey(table.columns), columns);
    showRows(table, columns);
    if (columns[ArticleField::Text].isEmpty())
        showTable(m_table->currentIndex());
    else
        emit columnsChosen();
}

} // namespace standpoint
