// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/done_dialog.h"

#include "model/document/finished_articles.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int idRole = Qt::UserRole;
enum Column
{
    WhoColumn,
    TaggedColumn,
    DoneColumn
};

} // namespace

DoneDialog::DoneDialog(const Project &project, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_who(new QTreeWidget(this))
    , m_all(new QCheckBox(tr("&Also articles in which they tagged nothing"), this))
    , m_outcome(theme::quietLabel({}, this))
{
    setWindowTitle(tr("Mark articles as done"));
    theme::resizeWithinScreen(this, {560, 420});
    auto *what = new QLabel(tr("Annotators are compared in articles that they are done with: there, no label "
                               "means that they read the sentence and found nothing. They press a key for it "
                               "themselves. Of labels that were imported you can say it here."),
        this);
    what->setWordWrap(true);
    m_who->setHeaderLabels({tr("Annotator"), tr("Articles with labels"), tr("Done")});
    m_who->setRootIsDecorated(false);
    m_who->setAccessibleName(tr("For whom"));
    m_who->setUniformRowHeights(true);
    m_all->setToolTip(tr("Only where they read all articles of the project"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_mark = buttons->addButton(tr("&Mark as done"), QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(what);
    column->addWidget(m_who, 1);
    column->addWidget(m_all);
    column->addWidget(m_outcome);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    connect(m_who, &QTreeWidget::itemChanged, this, &DoneDialog::refresh);
    connect(m_all, &QCheckBox::toggled, this, &DoneDialog::refresh);
    refresh();
}

/// Whoever has labels and has marked nothing is checked: others go on by themselves.
void DoneDialog::fill()
{
    const QHash<AnnotatorId, ArticlesOf> articles = articlesByAnnotator(m_project);
    const QLocale here;
    for (const Annotator &annotator : m_project.annotators().inOrder()) {
        if (annotator.gold)
            continue;
        const ArticlesOf of = articles.value(annotator.id);
        auto *item = new QTreeWidgetItem(
            m_who, {isolated(annotator.name), here.toString(of.tagged), here.toString(of.done)});
        item->setData(WhoColumn, idRole, annotator.id.toString());
        item->setCheckState(WhoColumn, of.tagged > 0 && of.done == 0 ? Qt::Checked : Qt::Unchecked);
        for (const int number : {TaggedColumn, DoneColumn})
            item->setTextAlignment(number, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    m_who->header()->setStretchLastSection(false);
    m_who->header()->setSectionResizeMode(WhoColumn, QHeaderView::Stretch);
    for (const int number : {TaggedColumn, DoneColumn}) {
        m_who->headerItem()->setTextAlignment(number, Qt::AlignTrailing | Qt::AlignVCenter);
        m_who->header()->setSectionResizeMode(number, QHeaderView::ResizeToContents);
    }
    m_who->setCurrentItem(m_who->topLevelItem(0));
}

void DoneDialog::refresh()
{
    QSet<AnnotatorId> chosen;
    for (int row = 0; row < m_who->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_who->topLevelItem(row);
        const auto id = AnnotatorId::fromString(item->data(WhoColumn, idRole).toString());
        if (id && item->checkState(WhoColumn) == Qt::Checked)
            chosen.insert(*id);
    }
    m_edits = markingDone(m_project, chosen, !m_all->isChecked());
    const auto count = std::ssize(m_edits);
    const QString why = chosen.isEmpty() ? tr("Choose for whom.")
        : count == 0                     ? tr("All of that is marked as done already.")
                                         : QString();
    m_mark->setEnabled(count > 0);
    m_mark->setToolTip(why);
    m_outcome->setText(!why.isEmpty() ? why
            : count == 1              ? tr("1 article becomes done. One step of undo takes it back.")
            : chosen.size() == 1
            ? tr("%1 articles become done. One step of undo takes it back.").arg(QLocale().toString(count))
            : tr("%1 articles become done, each annotator's counted. One step of undo takes it back.")
                  .arg(QLocale().toString(count)));
}

void markDoneByDialog(ProjectDocument &document, QWidget *parent)
{
    DoneDialog dialog(document.project(), parent);
    if (dialog.exec() == QDialog::Accepted)
        document.push(DoneDialog::tr("Mark articles as done"), dialog.edits());
}

} // namespace standpoint
