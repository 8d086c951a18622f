// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/restore_dialog.h"

#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

enum Column
{
    VersionColumn,
    WrittenColumn,
    ArticlesColumn,
    AnnotationsColumn,
    ChangeColumn,
    ColumnCount
};

constexpr int pathRole = Qt::UserRole;

QString shown(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

RestoreDialog::RestoreDialog(const QString &path, const Project &present, QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Earlier versions"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, 2 * theme::grid);
    column->setSpacing(theme::grid);
    auto *words = theme::quietLabel(tr("A version opens as a project of its own that is not saved yet. "
                                       "Nothing of the present one is lost."),
        this);
    words->setWordWrap(true);
    column->addWidget(words);
    m_list->setAccessibleName(tr("Earlier versions"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels(
        {tr("Version"), tr("Written"), tr("Articles"), tr("Annotations"), tr("Last change")});
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(ChangeColumn, QHeaderView::Stretch);
    column->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(tr("Open this version"), QDialogButtonBox::AcceptRole);
    m_open->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &RestoreDialog::refreshButton);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] {
        if (!chosen().isEmpty())
            accept();
    });
    addPresent(present);
    for (const QString &version : keptVersions(path, present.info().id)) {
        const bool isPrevious = version.endsWith(QLatin1Char('~'));
        addVersion(version,
            isPrevious ? tr("Before the last save")
                       : tr("Day %1").arg(QLocale().toString(
                           QDate::fromString(QFileInfo(version).completeBaseName(), Qt::ISODate),
                           QLocale::ShortFormat)));
    }
    if (m_list->topLevelItemCount() > 1)
        m_list->setCurrentItem(m_list->topLevelItem(1));
    refreshButton();
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().lineSpacing() * 20);
}

QString RestoreDialog::chosen() const
{
    const QTreeWidgetItem *row = m_list->currentItem();
    return row ? row->data(VersionColumn, pathRole).toString() : QString();
}

void RestoreDialog::addPresent(const Project &present)
{
    auto *row = new QTreeWidgetItem(m_list, {tr("Now, in this window")});
    fill(row, summaryOf(present));
    row->setFlags(Qt::ItemIsEnabled);
}

/// What it holds is read on another thread: a large one takes seconds.
void RestoreDialog::addVersion(const QString &path, const QString &kind)
{
    auto *row = new QTreeWidgetItem(m_list, {kind, shown(QFileInfo(path).lastModified()), tr("reading…")});
    row->setToolTip(VersionColumn, theme::plainTip(path));
    row->setData(VersionColumn, pathRole, path);
    auto *watcher = new QFutureWatcher<Result<VersionSummary>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, row] {
        if (const Result<VersionSummary> summary = watcher->result(); summary) {
            fill(row, *summary);
        } else {
            row->setText(ArticlesColumn, QString());
            row->setText(ChangeColumn, summary.error().what);
            row->setData(VersionColumn, pathRole, QString());
        }
        refreshButton();
    });
    watcher->setFuture(QtConcurrent::run([path] { return summariseVersion(path); }));
}

void RestoreDialog::fill(QTreeWidgetItem *row, const VersionSummary &summary)
{
    if (summary.written.isValid())
        row->setText(WrittenColumn, shown(summary.written));
    row->setText(ArticlesColumn, QLocale().toString(summary.articles));
    row->setText(AnnotationsColumn, QLocale().toString(summary.annotations));
    for (const Column column : {ArticlesColumn, AnnotationsColumn})
        row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    row->setText(ChangeColumn,
        !summary.lastChange.isValid() ? tr("no annotation yet")
            : summary.by.isEmpty()    ? shown(summary.lastChange)
                                      : tr("%1, by %2").arg(shown(summary.lastChange), summary.by));
}

void RestoreDialog::refreshButton()
{
    m_open->setEnabled(!chosen().isEmpty());
}

} // namespace standpoint
