// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/case_queue_model.h"

#include "ui/agreement/case_words.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QLocale>

#include <utility>

namespace standpoint {

namespace {

QString signOf(Case::State state)
{
    switch (state) {
    case Case::State::Agreed:
        return QStringLiteral("=");
    case Case::State::Accepted:
        return QStringLiteral("✓");
    case Case::State::Rejected:
        return QStringLiteral("✕");
    case Case::State::Open:
        return QStringLiteral("○");
    case Case::State::Incomplete:
        return QStringLiteral("…");
    }
    return {};
}

} // namespace

CaseQueueModel::CaseQueueModel(const Workbench &bench, const Cases &cases, QObject *parent)
    : QAbstractListModel(parent)
    , m_bench(bench)
    , m_cases(cases)
{
}

void CaseQueueModel::setQueue(std::vector<CaseKey> queue)
{
    beginResetModel();
    m_queue = std::move(queue);
    endResetModel();
}

const Case *CaseQueueModel::caseAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_cases.find(key(row)) : nullptr;
}

int CaseQueueModel::rowOf(const CaseKey &key) const
{
    const Case *wanted = m_cases.find(key);
    for (int row = 0; wanted && row < rowCount(); ++row) {
        if (this->key(row).article == key.article && caseAt(row) == wanted)
            return row;
    }
    return -1;
}

int CaseQueueModel::nextToDecide(int row) const
{
    const int rows = rowCount();
    for (int step = 1; step <= rows; ++step) {
        const int next = (row + step) % rows;
        if (const Case *one = caseAt(next); one && !one->isDecided())
            return next;
    }
    return -1;
}

int CaseQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_queue.size());
}

QString CaseQueueModel::sentenceOf(const Case &one) const
{
    return QLocale().toString(one.sentence() + 1);
}

QVariant CaseQueueModel::data(const QModelIndex &index, int role) const
{
    const Case *one = caseAt(index.row());
    const Article *article = m_bench.project().article(key(index.row()).article);
    if (!one || !article) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return tr("This case is there no more.");
        case DecidedRole:
            return true;
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
        return article->info->title;
    case SentenceRole:
        return sentenceOf(*one);
    case AboutRole:
        return tr("%1 · %2").arg(kindsOf(*one), unitsText(m_bench.project(), *one));
    case SignRole:
        return signOf(one->state);
    case DecidedRole:
        return one->isDecided();
    case Qt::ToolTipRole:
        return theme::plainTip(tr("%1, sentence %2\n%3\n%4")
                                   .arg(isolated(article->info->title), sentenceOf(*one),
                                       data(index, AboutRole).toString(), titleOf(one->state)));
    case Qt::AccessibleTextRole:
        return tr("%1, sentence %2, %3, %4")
            .arg(isolated(article->info->title), sentenceOf(*one), data(index, AboutRole).toString(),
                titleOf(one->state));
    default:
        return {};
    }
}

} // namespace standpoint
