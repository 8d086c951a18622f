// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/work_lists_dialog.h"

#include "model/document/work_lists.h"
#include "ui/library/hand_out_dialog.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

enum Column
{
    Name,
    Whose,
    Done,
    How
};

} // namespace

QString howChosen(const WorkList &list)
{
    QString how;
    switch (list.sorted) {
    case WorkList::Order::AsListed:
        how = WorkListsDialog::tr("as imported");
        break;
    case WorkList::Order::ByDate:
        how = WorkListsDialog::tr("by date");
        break;
    case WorkList::Order::ByTitle:
        how = WorkListsDialog::tr("by title");
        break;
    case WorkList::Order::Random:
        how = WorkListsDialog::tr("in random order");
        break;
    }
    if (list.drawnFrom > 0)
        how += WorkListsDialog::tr("; drawn from %1").arg(QLocale().toString(list.drawnFrom));
    if (list.isRandom())
        how += WorkListsDialog::tr("; seed %1").arg(list.seed);
    return how;
}

WorkListsDialog::WorkListsDialog(ProjectDocument &document, const QList<ArticleId> &listed, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_listed(listed)
    , m_head(theme::quietLabel({}, this))
    , m_table(new QTreeWidget(this))
    , m_handOut(new QPushButton(tr("&Hand out…"), this))
    , m_rename(new QPushButton(tr("Re&name…"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setWindowTitle(tr("Work lists"));
    theme::resizeWithinScreen(this, {760, 420});
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(m_head);
    m_table->setHeaderLabels({tr("List"), tr("Annotator"), tr("Done"), tr("Order")});
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(tr("Work lists"));
    m_table->header()->setStretchLastSection(true);
    column->addWidget(m_table, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_handOut, m_rename, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    m_handOut->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_handOut, &QPushButton::clicked, this, &WorkListsDialog::handOut);
    connect(m_rename, &QPushButton::clicked, this, &WorkListsDialog::rename);
    connect(m_remove, &QPushButton::clicked, this, &WorkListsDialog::remove);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &WorkListsDialog::refreshButtons);
    connect(m_table, &QTreeWidget::itemActivated, this, &WorkListsDialog::rename);
    connect(&document, &ProjectDocument::changed, this, &WorkListsDialog::fill);
    fill();
    m_handOut->setFocus();
}

void WorkListsDialog::fill()
{
    const Project &project = m_document.project();
    m_head->setText(project.workLists().size() == 0
            ? tr(
                "Nothing is handed out yet. A work list tells an annotator which articles to go through, and "
                "in which order.")
            : tr("Which articles annotators go through, and in which order. Annotators find their own lists "
                 "above "
                 "the list of articles."));
    m_table->clear();
    for (const WorkList &list : project.workLists().inOrder()) {
        const WorkProgress progress = progressWith(project, list.articles, list.annotator);
        const Annotator *whose = project.annotators().find(list.annotator);
        auto *item = new QTreeWidgetItem(m_table,
            {list.name.simplified(), whose ? whose->name : QString(),
                tr("%1 of %2").arg(QLocale().toString(progress.done), QLocale().toString(progress.all)),
                howChosen(list)});
        item->setData(Name, Qt::UserRole, list.id.toString());
        item->setToolTip(Name, theme::plainTip(list.name));
    }
    for (const int column : {Name, Whose, Done})
        m_table->resizeColumnToContents(column);
    m_table->setColumnWidth(Name, qMin(m_table->columnWidth(Name), 260));
    m_table->setColumnWidth(Whose, qMin(m_table->columnWidth(Whose), 200));
    refreshButtons();
}

void WorkListsDialog::refreshButtons()
{
    const auto chosen = m_table->selectedItems().size();
    const auto enable = [](QPushButton *button, bool enabled, const QString &why) {
        button->setEnabled(enabled);
        button->setToolTip(enabled ? QString() : why);
    };
    enable(
        m_handOut, !m_document.project().articles().isEmpty(), tr("There is no article yet: import some."));
    enable(m_rename, chosen == 1, tr("Choose the list that gets another name."));
    enable(m_remove, chosen > 0, tr("Choose lists in the table first."));
}

QList<WorkList> WorkListsDialog::selected() const
{
    QList<WorkList> lists;
    for (const QTreeWidgetItem *item : m_table->selectedItems()) {
        const auto id = WorkListId::fromString(item->data(Name, Qt::UserRole).toString());
        if (const WorkList *list = id ? m_document.project().workLists().find(*id) : nullptr)
            lists.append(*list);
    }
    return lists;
}

void WorkListsDialog::handOut()
{
    const Annotator own{m_document.annotator(), m_document.annotatorName(), false};
    HandOutDialog dialog(m_document.project(), m_listed, own, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const HandingOut wanted = dialog.wanted();
    Result<std::vector<AnyEdit>> edits = handingOut(m_document.project(), wanted);
    if (!edits)
        emit m_document.failed(edits.error());
    else
        m_document.push(tr("Hand out “%1”").arg(wanted.name), std::move(*edits));
}

void WorkListsDialog::rename()
{
    const QList<WorkList> lists = selected();
    if (lists.size() != 1)
        return;
    bool agreed = false;
    WorkList after = lists.first();
    after.name = QInputDialog::getText(
        this, tr("Rename"), tr("Name of the list:"), QLineEdit::Normal, after.name, &agreed)
                     .simplified();
    if (agreed && after.name != lists.first().name)
        m_document.push(
            tr("Rename %1 to %2").arg(lists.first().name, after.name), {replacing(lists.first(), after)});
}

/// Only the lists: what was tagged and marked done stays. One undo brings them back, so nobody is asked.
void WorkListsDialog::remove()
{
    const QList<WorkList> lists = selected();
    std::vector<AnyEdit> edits;
    for (const WorkList &list : lists)
        edits.push_back(removing(list));
    if (!edits.empty())
        m_document.push(lists.size() == 1 ? tr("Remove the list “%1”").arg(lists.first().name)
                                          : tr("Remove %1 work lists").arg(lists.size()),
            std::move(edits));
}

} // namespace standpoint
