// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/bulk_decision_dialog.h"

#include "ui/agreement/case_words.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace standpoint {

/// One row a case: where it is, what it is about, what gold says then.
class BulkItemsModel : public QAbstractTableModel
{
public:
    enum Column
    {
        ArticleColumn,
        SentenceColumn,
        AboutColumn,
        BecomesColumn,
        ColumnCount
    };

    BulkItemsModel(const Workbench &bench, const Cases &cases, const BulkPreview &preview, QObject *parent)
        : QAbstractTableModel(parent)
        , m_bench(bench)
        , m_cases(cases)
        , m_preview(preview)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_preview.items.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::ToolTipRole)
            return theme::plainTip(data(index, Qt::DisplayRole).toString());
        if (role != Qt::DisplayRole)
            return {};
        const BulkItem &item = m_preview.items[static_cast<size_t>(index.row())];
        const Case *one = m_cases.find(item.key);
        switch (index.column()) {
        case ArticleColumn: {
            const Article *article = m_bench.project().article(item.key.article);
            return article ? isolated(article->info->title) : QString();
        }
        case SentenceColumn:
            return QLocale().toString(item.key.unit.sentence + 1);
        case AboutColumn:
            return one ? kindsOf(*one) : QString();
        default:
            return foundText(m_bench.project(), item.becomes);
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case ArticleColumn:
            return BulkDecisionDialog::tr("Article");
        case SentenceColumn:
            return BulkDecisionDialog::tr("Sentence");
        case AboutColumn:
            return BulkDecisionDialog::tr("Annotators");
        default:
            return BulkDecisionDialog::tr("Gold says then");
        }
    }

private:
    const Workbench &m_bench;
    const Cases &m_cases;
    const BulkPreview &m_preview;
};

namespace {

constexpr QSize wanted{860, 560};

QTableView *makeTable(QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->setAccessibleName(BulkDecisionDialog::tr("What becomes of each case"));
    table->setColumnWidth(BulkItemsModel::ArticleColumn, 240);
    table->setColumnWidth(BulkItemsModel::SentenceColumn, 88);
    table->setColumnWidth(BulkItemsModel::AboutColumn, 160);
    return table;
}

/// How many cases, and what gold says in them; numbers that are 0 say nothing.
QString countsOf(const BulkPreview &preview)
{
    const QLocale here;
    const qint64 all = preview.accepted + preview.rejected;
    const QString cases = all == 1 ? BulkDecisionDialog::tr("1 case")
                                   : BulkDecisionDialog::tr("%1 cases").arg(here.toString(all));
    if (all == 0)
        return BulkDecisionDialog::tr("There is no such case.");
    if (preview.rejected == 0)
        return BulkDecisionDialog::tr("%1: gold says something").arg(cases);
    if (preview.accepted == 0)
        return BulkDecisionDialog::tr("%1: gold says nothing").arg(cases);
    return BulkDecisionDialog::tr("%1: gold says something in %2, nothing in %3")
        .arg(cases, here.toString(preview.accepted), here.toString(preview.rejected));
}

QString leftAsTheyAre(const BulkPreview &preview)
{
    const QLocale here;
    QStringList parts;
    if (preview.undecided > 0)
        parts.append(
            BulkDecisionDialog::tr("%1 without such a majority").arg(here.toString(preview.undecided)));
    if (preview.incomplete > 0)
        parts.append(
            BulkDecisionDialog::tr("%1 that not everybody has done").arg(here.toString(preview.incomplete)));
    if (preview.before > 0)
        parts.append(BulkDecisionDialog::tr("%1 decided or labelled in gold before")
                         .arg(here.toString(preview.before)));
    return parts.isEmpty()
        ? QString()
        : BulkDecisionDialog::tr("Left as they are: %1.").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

BulkDecisionDialog::BulkDecisionDialog(
    Workbench &bench, const Cases &cases, BulkRule rule, const CaseFilter &filter, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
    , m_preview(previewOf(cases, rule, filter))
    , m_model(new BulkItemsModel(bench, cases, m_preview, this))
{
    const QLocale here;
    const bool unanimous = rule == BulkRule::Unanimous;
    setWindowTitle(unanimous ? tr("Take unanimous cases") : tr("Take the majority"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    auto *what = new QLabel(unanimous
            ? tr("Where all annotators found the same, gold says it too.")
            : tr("Where more than half of the annotators found just the same, gold says it too; where more "
                 "than half found nothing, gold says nothing."),
        this);
    what->setWordWrap(true);
    column->addWidget(what);
    const qint64 all = m_preview.accepted + m_preview.rejected;
    column->addWidget(theme::heading(countsOf(m_preview), this));
    column->addWidget(theme::quietLabel(leftAsTheyAre(m_preview)
            + (filter.kind || filter.issue || filter.actor || filter.annotator || filter.article
                    ? QLatin1Char(' ') + tr("Only cases that the filters of the list let through.")
                    : QString()),
        this));
    column->addWidget(makeTable(m_model, this), 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *take =
        buttons->addButton(all == 1 ? tr("Decide 1 case") : tr("Decide %1 cases").arg(here.toString(all)),
            QDialogButtonBox::AcceptRole);
    take->setDefault(true);
    take->setEnabled(all > 0);
    take->setToolTip(all > 0 ? tr("One step, which can be undone") : tr("There is no such case."));
    connect(buttons, &QDialogButtonBox::accepted, this, &BulkDecisionDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &BulkDecisionDialog::reject);
    column->addWidget(buttons);
    theme::resizeWithinScreen(this, wanted);
}

} // namespace standpoint
