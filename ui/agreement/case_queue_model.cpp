// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/case_queue_model.h"

#include "ui/agreement/case_words.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace standpoint {

namespace {

constexpr size_t mostInserted = 64; ///< one by one; more of them by a reset

/// Carries places into a text that begins and ends as the one before does.
class Carried
{
public:
    Carried(const QString &before, const QString &after)
        : m_before(before.size())
        , m_after(after.size())
        , m_alike(std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend()).first
              - before.cbegin())
        , m_alikeAtEnd(std::mismatch(before.crbegin(), before.crend(), after.crbegin(), after.crend()).first
              - before.crbegin())
    {
    }

    int operator()(int position) const
    {
        if (position <= m_alike)
            return position;
        const qsizetype fromEnd = m_before - position;
        return static_cast<int>(
            fromEnd <= m_alikeAtEnd ? m_after - fromEnd : std::min<qsizetype>(position, m_after));
    }

private:
    qsizetype m_before;
    qsizetype m_after;
    qsizetype m_alike;
    qsizetype m_alikeAtEnd;
};

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

void CaseQueueModel::setQueue(std::vector<CaseKey> queue, const CaseRank &rank)
{
    beginResetModel();
    m_queue = std::move(queue);
    m_rank = rank;
    endResetModel();
}

bool CaseQueueModel::follow(const Change &change, const QSet<ArticleId> &touched, const CaseFilter &filter)
{
    for (const AnyEdit &any : change.edits) {
        const auto *edit = std::get_if<Edit<ArticleText>>(&any);
        if (edit && edit->before && edit->after)
            moveKeys(*edit->before, *edit->after);
    }
    std::vector<CaseKey> missing;
    for (const ArticleId article : touched)
        std::ranges::copy(tidy(article, filter), std::back_inserter(missing));
    if (missing.empty())
        return false;
    const auto before = [this](const CaseKey &a, const CaseKey &b) { return comesBefore(a, b); };
    std::ranges::sort(missing, before);
    if (missing.size() <= mostInserted) {
        insert(missing);
        return false;
    }
    beginResetModel();
    std::vector<CaseKey> all;
    all.reserve(m_queue.size() + missing.size());
    std::ranges::merge(m_queue, missing, std::back_inserter(all), before);
    m_queue = std::move(all);
    endResetModel();
    return true;
}

/// A case is in a sentence of another number then.
void CaseQueueModel::moveKeys(const ArticleText &before, const ArticleText &after)
{
    const Article *article = m_bench.project().article(after.id);
    if (!article || before.sentences == after.sentences)
        return;
    const Carried carried(before.text, after.text);
    for (const int row : rowsOf(after.id)) {
        CaseKey &key = m_queue[static_cast<size_t>(row)];
        const TextSpan old = before.sentences.value(key.unit.sentence);
        const int begin = carried(old.begin);
        const int end = std::max(begin + 1, carried(old.end));
        const SentenceRange now = sentencesTouching(*article, {begin, end});
        key.unit.sentence = now.first;
        // Divided, the case is in the part that has it.
        for (CaseKey there = key; there.unit.sentence < now.end && !m_cases.find(key);
             ++there.unit.sentence) {
            if (m_cases.find(there))
                key = there;
        }
    }
}

std::vector<CaseKey> CaseQueueModel::tidy(ArticleId article, const CaseFilter &filter)
{
    std::unordered_set<const Case *> listed;
    std::vector<int> gone;
    for (const int row : rowsOf(article)) {
        const Case *const one = caseAt(row);
        if (!one || !listed.insert(one).second)
            gone.push_back(row);
    }
    for (auto row = gone.crbegin(); row != gone.crend(); ++row) {
        beginRemoveRows({}, *row, *row);
        m_queue.erase(m_queue.begin() + *row);
        endRemoveRows();
    }
    std::vector<CaseKey> missing;
    for (const Case &one : m_cases.in(article)) {
        if (!listed.contains(&one) && passes(one, m_cases.comparison(), filter))
            missing.push_back(one.key());
    }
    return missing;
}

void CaseQueueModel::insert(const std::vector<CaseKey> &missing)
{
    for (const CaseKey &one : missing) {
        const auto place = std::ranges::upper_bound(
            m_queue, one, [this](const CaseKey &a, const CaseKey &b) { return comesBefore(a, b); });
        const auto row = static_cast<int>(place - m_queue.begin());
        beginInsertRows({}, row, row);
        m_queue.insert(place, one);
        endInsertRows();
    }
}

bool CaseQueueModel::comesBefore(const CaseKey &a, const CaseKey &b) const
{
    if (m_rank) {
        const auto rank = [this](const CaseKey &key) {
            const Case *const one = m_cases.find(key);
            return one ? m_rank(*one) : 0;
        };
        const double first = rank(a);
        const double second = rank(b);
        if (first != second)
            return first < second;
    }
    if (a.article != b.article)
        return m_cases.placeOf(a.article) < m_cases.placeOf(b.article);
    return a.unit < b.unit;
}

std::vector<int> CaseQueueModel::rowsOf(ArticleId article) const
{
    std::vector<int> rows;
    if (m_rank) {
        for (int row = 0; row < rowCount(); ++row) {
            if (key(row).article == article)
                rows.push_back(row);
        }
        return rows;
    }
    const auto place = m_cases.placeOf(article);
    const auto isBefore = [&](const CaseKey &key) { return m_cases.placeOf(key.article) < place; };
    const auto first = std::partition_point(m_queue.begin(), m_queue.end(), isBefore);
    for (auto at = first; at != m_queue.end() && m_cases.placeOf(at->article) == place; ++at)
        rows.push_back(static_cast<int>(at - m_queue.begin()));
    return rows;
}

const Case *CaseQueueModel::caseAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_cases.find(key(row)) : nullptr;
}

int CaseQueueModel::rowOf(const CaseKey &key) const
{
    const Case *wanted = m_cases.find(key);
    if (!wanted)
        return -1;
    const std::vector<int> rows = rowsOf(key.article);
    const auto found = std::ranges::find_if(rows, [&](int row) { return caseAt(row) == wanted; });
    return found == rows.end() ? -1 : *found;
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
    case WhoRole:
        return unitsText(m_bench.project(), *one);
    case KindRole:
        return kindsOf(*one);
    case IsFirstRole:
        return index.row() == 0 || key(index.row() - 1).article != key(index.row()).article;
    case SignRole:
        return signOf(one->state);
    case DecidedRole:
        return one->isDecided();
    case Qt::ToolTipRole:
        return theme::plainTip(tr("%1, sentence %2\n%3\n%4")
                                   .arg(isolated(article->info->title), sentenceOf(*one),
                                       data(index, AboutRole).toString(), titleOf(one->state)));
    case Qt::AccessibleTextRole:
        return tr("%1, %2, sentence %3, %4, %5")
            .arg(data(index, WhoRole).toString(), kindsOf(*one), sentenceOf(*one), titleOf(one->state),
                isolated(article->info->title));
    default:
        return {};
    }
}

} // namespace standpoint
