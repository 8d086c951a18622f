// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/affiliation_table.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

enum Column
{
    With,
    From,
    To,
    ColumnCount
};

constexpr int rowsShown = 3;
constexpr int dayLetters = 13;

QString dayText(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

} // namespace

AffiliationTable::AffiliationTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_hint(theme::quietLabel({}, this))
    , m_add(new QPushButton(theme::icon(QStringLiteral("add")), tr("Add"), this))
    , m_remove(new QPushButton(theme::icon(QStringLiteral("remove")), {}, this))
{
    m_table->setHorizontalHeaderLabels({tr("Affiliated with"), tr("From"), tr("To")});
    m_table->setAccessibleName(tr("Affiliations"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    const int height = m_table->fontMetrics().height() + 2 * theme::grid;
    m_table->verticalHeader()->setDefaultSectionSize(height);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSectionResizeMode(With, QHeaderView::Stretch);
    for (const int column : {From, To})
        header->resizeSection(
            column, dayLetters * m_table->fontMetrics().averageCharWidth() + 2 * theme::grid);
    m_table->setFixedHeight(rowsShown * height + header->sizeHint().height() + theme::grid);
    m_add->setToolTip(tr("Affiliate with another actor"));
    m_remove->setToolTip(tr("Remove the affiliation"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addWidget(m_hint, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::half);
    column->addWidget(m_table);
    column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &AffiliationTable::addOne);
    connect(m_remove, &QPushButton::clicked, this, &AffiliationTable::removeOne);
    connect(m_table, &QTableWidget::cellChanged, this, &AffiliationTable::takeDay);
}

void AffiliationTable::show(const Project &project, const Actor *actor, const QString &typedDays)
{
    m_others.clear();
    for (const Actor &other : project.actors().inOrder()) {
        if (!actor || other.id != actor->id)
            m_others.append({other.name, other.id});
    }
    m_rows = actor ? actor->affiliations : QList<Affiliation>();
    m_add->setEnabled(actor && !m_others.isEmpty());
    m_hint->setText(tr("Days like 2013-09-01; empty: always"));
    m_typed.clear();
    for (const QString &line : typedDays.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        m_typed.insert(
            {line.section(QLatin1Char('\t'), 0, 0).toInt(), line.section(QLatin1Char('\t'), 1, 1).toInt()},
            line.section(QLatin1Char('\t'), 2));
    fill();
}

QString AffiliationTable::typedDays() const
{
    QString lines;
    for (auto day = m_typed.begin(); day != m_typed.end(); ++day)
        lines += QStringLiteral("%1\t%2\t%3\n").arg(day.key().first).arg(day.key().second).arg(day.value());
    return lines;
}

QString AffiliationTable::whyRefused() const
{
    constexpr int mostShown = 20;
    return m_typed.isEmpty() ? QString()
                             : tr("“%1” is no day like 2013-09-01.").arg(m_typed.first().left(mostShown));
}

void AffiliationTable::fill()
{
    m_showing = true;
    m_table->setRowCount(0);
    m_table->setRowCount(static_cast<int>(m_rows.size()));
    for (int row = 0; row < m_rows.size(); ++row) {
        auto *with = new QComboBox(m_table);
        with->setAccessibleName(tr("Affiliated with"));
        with->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        theme::keepFromWheel(with);
        for (const auto &[name, id] : std::as_const(m_others)) {
            with->addItem(name);
            if (id == m_rows[row].with)
                with->setCurrentIndex(with->count() - 1);
        }
        connect(with, &QComboBox::activated, this, [this, row](int at) {
            m_rows[row].with = m_others.at(at).second;
            emit edited();
        });
        m_table->setCellWidget(row, With, with);
        for (const int column : {From, To}) {
            const QDate day = column == From ? m_rows[row].from : m_rows[row].to;
            m_table->setItem(row, column, new QTableWidgetItem(m_typed.value({row, column}, dayText(day))));
        }
    }
    m_remove->setEnabled(!m_rows.isEmpty());
    m_showing = false;
}

void AffiliationTable::addOne()
{
    m_rows.append({m_others.first().second, {}, {}});
    fill();
    m_table->setCurrentCell(static_cast<int>(m_rows.size()) - 1, From);
    emit edited();
}

void AffiliationTable::removeOne()
{
    const int row = m_table->currentRow() < 0 ? static_cast<int>(m_rows.size()) - 1 : m_table->currentRow();
    if (row < 0)
        return;
    m_rows.removeAt(row);
    QMap<std::pair<int, int>, QString> typed; // moves up with its row
    for (auto day = m_typed.begin(); day != m_typed.end(); ++day) {
        if (day.key().first != row)
            typed.insert({day.key().first - (day.key().first > row ? 1 : 0), day.key().second}, day.value());
    }
    m_typed = typed;
    fill();
    emit edited();
}

void AffiliationTable::takeDay(int row, int column)
{
    if (m_showing || column == With || row >= m_rows.size())
        return;
    const QString typed = m_table->item(row, column)->text().simplified();
    const QDate day = QDate::fromString(typed, Qt::ISODate);
    if (!typed.isEmpty() && !day.isValid()) {
        m_typed.insert({row, column}, typed);
        emit edited();
        return;
    }
    m_typed.remove({row, column});
    (column == From ? m_rows[row].from : m_rows[row].to) = day;
    emit edited();
}

} // namespace standpoint
