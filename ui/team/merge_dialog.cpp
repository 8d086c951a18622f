// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/merge_dialog.h"

#include "model/team/merge_files.h"
#include "model/team/merge_words.h"
#include "ui/exchange/watched_work.h"
#include "ui/isolated.h"
#include "ui/shell.h"
#include "ui/team/merge_tables.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr qsizetype mostRemarks = 1000; // shown one by one
constexpr int untilPlanned = 150;       // from the last mark that is changed, in ms

enum SourceColumn
{
    WhatColumn,
    NewColumn,
    ThereColumn,
    FoundColumn,
    ChangedColumn,
    DeletedColumn,
    RefusedColumn
};

Result<Merge> plannedMerge(
    const Project &project, const QList<MergeInput> &inputs, const MergeOptions &options, QWidget *parent)
{
    Result<Merge> merge = Merge{};
    runWatched(MergeDialog::tr("Comparing…"), parent, [&, snapshot = project](const WorkProgress &progress) {
        merge = mergeProjects(snapshot, inputs, options, progress);
    });
    return merge;
}

QTreeWidget *makeSources(QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setAccessibleName(MergeDialog::tr("What comes in"));
    tree->setHeaderLabels({MergeDialog::tr("What comes in"), MergeDialog::tr("New"),
        MergeDialog::tr("There already"), MergeDialog::tr("Found by name or text"),
        MergeDialog::tr("Changed"), MergeDialog::tr("Deleted"), MergeDialog::tr("Left out")});
    tree->setItemDelegate(new DataDelegate(tree));
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    tree->header()->setSectionResizeMode(WhatColumn, QHeaderView::Stretch);
    for (int column = NewColumn; column <= RefusedColumn; ++column)
        tree->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    return tree;
}

void fillSource(QTreeWidget *tree, const MergeSource &source)
{
    auto *file = new QTreeWidgetItem(tree);
    file->setText(WhatColumn,
        source.copyFor.isEmpty() ? source.name
                                 : MergeDialog::tr("%1, the copy for %2").arg(source.name, source.copyFor));
    QFont bold = file->font(WhatColumn);
    bold.setBold(true);
    file->setFont(WhatColumn, bold);
    for (auto one = source.counts.cbegin(); one != source.counts.cend(); ++one) {
        const QList<std::pair<int, qsizetype>> numbers{{NewColumn, one->added}, {ThereColumn, one->byId},
            {FoundColumn, one->byOther}, {ChangedColumn, one->updated}, {DeletedColumn, one->deleted},
            {RefusedColumn, one->refused}};
        auto *row = new QTreeWidgetItem(file);
        row->setText(WhatColumn, namesOf(one.key()));
        for (const auto &[column, number] : numbers) {
            row->setText(column, number == 0 ? QString() : QLocale().toString(number));
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    file->setExpanded(true);
}

QString headOf(const Merge &merge)
{
    if (merge.change.edits.empty())
        return MergeDialog::tr("Everything of these projects is here already.");
    const qsizetype added = merge.count(MergeKind::Annotation, &MergeCounts::added);
    const qsizetype changed = merge.count(MergeKind::Annotation, &MergeCounts::updated);
    const qsizetype deleted = merge.count(MergeKind::Annotation, &MergeCounts::deleted);
    QStringList parts{added == 1 ? MergeDialog::tr("1 new annotation")
                                 : MergeDialog::tr("%1 new annotations").arg(QLocale().toString(added))};
    if (changed > 0)
        parts.append(MergeDialog::tr("%1 changed").arg(QLocale().toString(changed)));
    if (deleted > 0)
        parts.append(MergeDialog::tr("%1 deleted").arg(QLocale().toString(deleted)));
    return MergeDialog::tr("%1. Nothing is changed before you press Merge.")
        .arg(parts.join(QStringLiteral(", ")));
}

QString remarksOf(const Merge &merge, const QStringList &notices)
{
    QStringList lines = notices;
    for (const MergeRemark &remark : merge.remarks.mid(0, mostRemarks))
        lines.append(
            QStringLiteral("%1 – %2: %3").arg(merge.sources[remark.input].name, remark.where, remark.what));
    const qsizetype further =
        std::max<qsizetype>(0, merge.remarks.size() - mostRemarks) + merge.furtherRemarks;
    if (further > 0)
        lines.append(MergeDialog::tr("… and %1 more").arg(QLocale().toString(further)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

MergeDialog::MergeDialog(const Project &project, const QList<MergeInput> &inputs, const MergeOptions &options,
    const Merge &merge, const QStringList &notices, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_inputs(inputs)
    , m_options(options)
    , m_head(new QLabel(this))
    , m_tabs(new QTabWidget(this))
    , m_sources(makeSources(this))
    , m_matches(new MatchModel(this))
    , m_matchTable(makeMergeTable(m_matches, tr("Taken for the same"), {34, 34, 14, 14, 20}, this))
    , m_conflicts(new ConflictModel(this))
    , m_conflictTable(
          makeMergeTable(m_conflicts, tr("What both say differently"), {26, 14, 34, 34, 22, 18}, this))
    , m_remarks(new QPlainTextEdit(this))
    , m_notices(notices)
    , m_again(new QTimer(this))
{
    setWindowTitle(tr("Merge projects"));
    theme::resizeWithinScreen(this, {1080, 620});
    m_head->setWordWrap(true);
    m_remarks->setReadOnly(true);
    m_remarks->setAccessibleName(tr("Remarks"));
    m_tabs->addTab(m_sources, QString());
    m_tabs->addTab(m_matchTable, QString());
    m_tabs->addTab(makeConflicts(), QString());
    m_tabs->addTab(m_remarks, QString());
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(m_head);
    column->addWidget(m_tabs, 1);
    m_undo = theme::quietLabel(tr("One step of undo takes all of it back."), this);
    column->addWidget(m_undo);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_merge = buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole);
    m_merge->setDefault(true);
    column->addWidget(buttons);
    m_again->setSingleShot(true);
    m_again->setInterval(untilPlanned);
    connect(m_matches, &MatchModel::apartChanged, m_again, qOverload<>(&QTimer::start));
    connect(m_conflicts, &ConflictModel::chosenChanged, m_again, qOverload<>(&QTimer::start));
    connect(m_again, &QTimer::timeout, this, &MergeDialog::planAnew);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    show(merge);
    if (m_merge->isEnabled())
        m_merge->setFocus();
}

QWidget *MergeDialog::makeConflicts()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, theme::grid, 0, 0);
    column->setSpacing(theme::grid);
    m_takeAll = new QWidget(page);
    auto *row = new QHBoxLayout(m_takeAll);
    row->setContentsMargins(theme::grid, 0, theme::grid, 0);
    row->setSpacing(theme::grid);
    row->addWidget(theme::quietLabel(tr("The check mark says which one stays."), m_takeAll), 1);
    const QList<std::pair<QString, MergeSide>> sides{
        {tr("Keep all of &ours"), MergeSide::Ours}, {tr("Take all of &theirs"), MergeSide::Theirs}};
    for (const auto &[text, side] : sides) {
        auto *button = new QPushButton(text, m_takeAll);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, side = side] { m_conflicts->takeAll(side); });
        row->addWidget(button);
    }
    column->addWidget(m_takeAll);
    column->addWidget(m_conflictTable, 1);
    return page;
}

MergeOptions MergeDialog::wanted() const
{
    MergeOptions options = m_options;
    options.apart = m_matches->apart();
    options.chosen = m_conflicts->chosen();
    return options;
}

/// Who is another, and which side is taken, changes what comes in.
void MergeDialog::planAnew()
{
    const Result<Merge> merge = plannedMerge(m_project, m_inputs, wanted(), this);
    if (merge) {
        show(*merge);
        return;
    }
    m_head->setText(tr("What is shown here is not up to date: %1").arg(merge.error().what));
    showError(this, merge.error());
}

void MergeDialog::show(const Merge &merge)
{
    m_head->setText(headOf(merge));
    const bool changes = !merge.change.edits.empty();
    m_merge->setEnabled(changes);
    m_merge->setToolTip(changes ? QString() : tr("There is nothing to merge."));
    m_undo->setVisible(changes);
    m_sources->clear();
    for (const MergeSource &source : merge.sources)
        fillSource(m_sources, source);
    const QModelIndex at = m_matchTable->currentIndex();
    m_matches->show(merge);
    if (at.isValid()) // the mark that was just changed keeps the keyboard
        m_matchTable->setCurrentIndex(m_matches->index(at.row(), at.column()));
    const QModelIndex chosen = m_conflictTable->currentIndex();
    const int scrolled = m_conflictTable->verticalScrollBar()->value();
    m_conflicts->show(merge);
    if (chosen.isValid()) {
        m_conflictTable->setCurrentIndex(m_conflicts->index(chosen.row(), chosen.column()));
        m_conflictTable->verticalScrollBar()->setValue(scrolled);
    }
    m_takeAll->setVisible(m_conflicts->hasChoices());
    m_remarks->setPlainText(remarksOf(merge, m_notices));
    const auto counted = [](const QString &name, qsizetype count) {
        return count == 0 ? name : QStringLiteral("%1 (%2)").arg(name, QLocale().toString(count));
    };
    m_tabs->setTabText(0, tr("What comes &in"));
    m_tabs->setTabText(1, counted(tr("Taken for the &same"), m_matches->rowCount()));
    m_tabs->setTabText(2, counted(tr("Said &differently"), merge.conflicts.size() + merge.furtherConflicts));
    m_tabs->setTabText(
        3, counted(tr("&Remarks"), m_notices.size() + merge.remarks.size() + merge.furtherRemarks));
    for (int tab = 1; tab < m_tabs->count(); ++tab)
        m_tabs->setTabEnabled(tab, m_tabs->tabText(tab).endsWith(QLatin1Char(')')));
}

bool mergeFilesInto(ProjectDocument &document, const QStringList &paths, QWidget *parent)
{
    Result<QList<MergeInput>> inputs = QList<MergeInput>{};
    QStringList notices;
    runWatched(
        MergeDialog::tr("Reading…"), parent, [&, into = document.path()](const WorkProgress &progress) {
            inputs = readMergeInputs(paths, into, &notices, progress);
        });
    if (!inputs) {
        showError(parent, inputs.error());
        return false;
    }
    MergeOptions options;
    options.author = document.annotator();
    Result<Merge> merge = plannedMerge(document.project(), *inputs, options, parent);
    if (!merge) {
        showError(parent, merge.error());
        return false;
    }
    MergeDialog dialog(document.project(), *inputs, options, *merge, notices, parent);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    merge = plannedMerge(document.project(), *inputs, dialog.wanted(), parent);
    if (!merge) {
        showError(parent, merge.error());
        return false;
    }
    return document.push(merge->change);
}

void mergeByDialog(ProjectDocument &document, QWidget *parent)
{
    const QStringList paths = QFileDialog::getOpenFileNames(parent, MergeDialog::tr("Merge projects"),
        QFileInfo(document.path()).path(), MergeDialog::tr("Standpoint projects (*.stance);;All files (*)"));
    if (!paths.isEmpty())
        mergeFilesInto(document, paths, parent);
}

} // namespace standpoint
