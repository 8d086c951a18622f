// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/loss_tree.h"

#include "ui/isolated.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::LossTree)
};

enum Column
{
    CountColumn,
    OfColumn,
    WhatColumn
};

constexpr qsizetype mostLeftOut = 200; // listed one by one

void addRow(QTreeWidget *tree, const QString &count, const QString &of, const QString &what)
{
    auto *row = new QTreeWidgetItem(tree, {count, of, what});
    row->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
    row->setToolTip(OfColumn, of);
    row->setToolTip(WhatColumn, what);
}

} // namespace

QTreeWidget *makeLossTree(QWidget *parent)
{
    auto *tree = new QTreeWidget(parent);
    tree->setAccessibleName(Words::tr("What is lost"));
    tree->setHeaderLabels({Words::tr("How often"), Words::tr("What"), Words::tr("What happens to it")});
    tree->headerItem()->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
    tree->setItemDelegate(new DataDelegate(tree));
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setSelectionMode(QAbstractItemView::SingleSelection);
    tree->header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    tree->header()->setSectionResizeMode(OfColumn, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(true);
    return tree;
}

void fillLossTree(QTreeWidget *tree, const Exported &exported)
{
    tree->clear();
    const QLocale locale;
    for (qsizetype i = 0; i < std::min(mostLeftOut, exported.leftOut.size()); ++i) {
        const Error &error = exported.leftOut[i];
        addRow(tree, {}, error.where.isEmpty() ? Words::tr("an article") : error.where,
            Words::tr("The article is left out: %1").arg(error.what));
    }
    if (exported.leftOut.size() > mostLeftOut)
        addRow(tree, locale.toString(exported.leftOut.size() - mostLeftOut), Words::tr("further articles"),
            Words::tr("left out"));
    QList<std::pair<Loss, qint64>> losses;
    for (auto it = exported.losses.begin(); it != exported.losses.end(); ++it) {
        if (it.value() > 0)
            losses.append({it.key(), it.value()});
    }
    std::stable_sort(
        losses.begin(), losses.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    for (const auto &[loss, count] : std::as_const(losses))
        addRow(tree, locale.toString(count), lossField(loss), lossSentence(loss));
    if (tree->topLevelItemCount() > 0)
        tree->setCurrentItem(tree->topLevelItem(0));
}

QString amountOf(const Exported &exported)
{
    const QLocale locale;
    const QString annotations = exported.annotations == 1
        ? Words::tr("1 annotation")
        : Words::tr("%1 annotations").arg(locale.toString(exported.annotations));
    return exported.articles == 1
        ? Words::tr("%1 of 1 article").arg(annotations)
        : Words::tr("%1 of %2 articles").arg(annotations, locale.toString(exported.articles));
}

} // namespace standpoint
