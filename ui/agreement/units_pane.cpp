// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/units_pane.h"

#include "ui/agreement/layers_text.h"
#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>

namespace standpoint {

class UnitsModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(const AgreementReport *report, OpenedUnits units)
    {
        beginResetModel();
        m_report = report;
        m_units = std::move(units);
        endResetModel();
    }
    const OpenedUnit &unit(int row) const { return m_units.units[static_cast<size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_units.units.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() || !m_report ? 0
                                             : FirstAnnotator + static_cast<int>(m_report->annotators.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::ToolTipRole)
            return theme::plainTip(data(index, Qt::DisplayRole).toString());
        if (role != Qt::DisplayRole)
            return {};
        const OpenedUnit &one = unit(index.row());
        switch (index.column()) {
        case ArticleColumn:
            return m_report->project.article(one.article)->info->title;
        case SentenceColumn:
            return one.sentence >= 0 ? QLocale().toString(one.sentence + 1) : QString();
        case ActorColumn:
            return m_report->project.actors().value(one.actor).orDefault().name;
        case IssueColumn:
            return m_report->project.issues().value(one.issue).orDefault().name;
        case KindColumn:
            return one.kind;
        default:
            return one.said[index.column() - FirstAnnotator];
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case ArticleColumn:
            return UnitsPane::tr("Article");
        case SentenceColumn:
            return UnitsPane::tr("Sentence");
        case ActorColumn:
            return UnitsPane::tr("Actor");
        case IssueColumn:
            return UnitsPane::tr("Issue");
        case KindColumn:
            return UnitsPane::tr("Disagreement");
        default:
            return m_report->annotators[section - FirstAnnotator];
        }
    }

    /// Whether any unit has something there.
    bool isUsed(int column) const
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (!data(index(row, column), Qt::DisplayRole).toString().isEmpty())
                return true;
        }
        return false;
    }

private:
    enum Column
    {
        ArticleColumn,
        SentenceColumn,
        ActorColumn,
        IssueColumn,
        KindColumn,
        FirstAnnotator
    };

    const AgreementReport *m_report = nullptr;
    OpenedUnits m_units;
};

namespace {

constexpr int widestColumn = 240;

} // namespace

UnitsPane::UnitsPane(QWidget *parent)
    : QWidget(parent)
    , m_differing(new QCheckBox(tr("Only where they di&ffer"), this))
    , m_model(new UnitsModel(this))
    , m_what(theme::heading({}, this))
    , m_count(theme::quietLabel({}, this))
    , m_list(new QTableView(this))
    , m_layers(new QTextBrowser(this))
    , m_open(new QPushButton(tr("&Show in the article"), this))
    , m_decide(new QPushButton(tr("&Decide"), this))
{
    m_list->setModel(m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->setAccessibleName(tr("Units behind the number"));
    theme::keepKeys(m_list);
    m_layers->setAccessibleName(tr("The sentence with all layers"));
    m_layers->setOpenLinks(false);
    m_count->setWordWrap(false);
    m_open->setAutoDefault(false);
    m_decide->setAutoDefault(false);
    m_decide->setToolTip(tr("Open it among the disagreements, where one key says what gold says"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, theme::grid, 2 * theme::grid, 2 * theme::grid);
    auto *head = new QHBoxLayout;
    head->addWidget(m_what);
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_differing);
    head->addWidget(m_decide);
    head->addWidget(m_open);
    auto *close = new QToolButton(this);
    close->setIcon(theme::icon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close the list"));
    close->setToolTip(tr("Closes the list of units (Esc)"));
    connect(close, &QToolButton::clicked, this, &UnitsPane::closeWanted);
    head->addWidget(close);
    column->addLayout(head);
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    split->addWidget(m_layers);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    column->addWidget(split, 1);
    connect(m_differing, &QCheckBox::toggled, this, &UnitsPane::list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UnitsPane::showCurrent);
    connect(m_list, &QTableView::activated, this, &UnitsPane::goToCurrent);
    connect(m_open, &QPushButton::clicked, this, &UnitsPane::goToCurrent);
    connect(m_decide, &QPushButton::clicked, this, &UnitsPane::decideCurrent);
}

void UnitsPane::showUnits(const AgreementReport &report, const UnitFilter &filter, const QString &what)
{
    m_report = &report;
    m_filter = filter;
    m_what->setText(what);
    // Of disagreements there is nothing to leave out, nor of what two said alike.
    m_differing->setVisible(filter.question && !filter.differing && !filter.labels);
    list();
    m_list->setFocus();
}

void UnitsPane::list()
{
    if (!m_report)
        return;
    UnitFilter filter = m_filter;
    filter.differing |= m_differing->isVisibleTo(this) && m_differing->isChecked();
    OpenedUnits units = unitsBehind(*m_report, filter);
    const qint64 all = units.all;
    m_model->set(m_report, std::move(units));
    const QString count = QLocale().toString(all);
    m_count->setText(all > m_model->rowCount()
            ? tr("the first %1 of %2 units").arg(m_model->rowCount()).arg(count)
            : all == 1 ? tr("1 unit")
                       : tr("%1 units").arg(count));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_list->setColumnHidden(column, !m_model->isUsed(column));
        m_list->resizeColumnToContents(column);
        if (m_list->columnWidth(column) > widestColumn)
            m_list->setColumnWidth(column, widestColumn);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    showCurrent();
}

void UnitsPane::clear()
{
    m_report = nullptr;
    m_model->set(nullptr, {});
    m_layers->clear();
}

void UnitsPane::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    m_open->setEnabled(index.isValid());
    m_decide->setEnabled(index.isValid());
    if (!m_report || !index.isValid()) {
        m_layers->clear();
        return;
    }
    const OpenedUnit &unit = m_model->unit(index.row());
    m_layers->setHtml(
        layersHtml(m_report->project, m_report->comparison, unit.article, unit.sentence, palette()));
}

void UnitsPane::goToCurrent()
{
    if (const QModelIndex index = m_list->currentIndex(); index.isValid()) {
        const OpenedUnit &unit = m_model->unit(index.row());
        emit goTo(unit.article, unit.sentence);
    }
}

void UnitsPane::decideCurrent()
{
    if (const QModelIndex index = m_list->currentIndex(); index.isValid()) {
        const OpenedUnit &unit = m_model->unit(index.row());
        emit decide({unit.article, {unit.sentence, unit.actor, unit.issue}});
    }
}

void UnitsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showCurrent();
}

} // namespace standpoint
