// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/article_list_model.h"

#include "model/document/work_lists.h"
#include "ui/theme.h"

#include <QLocale>

namespace standpoint {

ArticleListModel::ArticleListModel(Workbench &bench, QObject *parent)
    : QAbstractListModel(parent)
    , m_bench(bench)
{
    connect(&bench.document(), &ProjectDocument::changed, this, &ArticleListModel::follow);
    connect(&bench, &Workbench::layerChanged, this, &ArticleListModel::reload);
    reload();
}

int ArticleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant ArticleListModel::data(const QModelIndex &index, int role) const
{
    const Article *article = m_bench.project().article(articleAt(index.row()));
    if (!article)
        return {};
    const ArticleInfo &info = *article->info;
    switch (role) {
    case Qt::DisplayRole:
        return info.title;
    case Qt::ToolTipRole:
        return theme::plainTip(
            info.document.isEmpty() ? info.title : info.title + QLatin1Char('\n') + info.document);
    case StateRole:
        return static_cast<int>(progressBy(*article, m_bench.progressLayer()));
    case Qt::AccessibleTextRole:
        switch (progressBy(*article, m_bench.progressLayer())) {
        case Progress::Todo:
            return tr("%1, not begun").arg(info.title);
        case Progress::Started:
            return tr("%1, started").arg(info.title);
        case Progress::Done:
            return tr("%1, done").arg(info.title);
        }
        return {};
    case ByLineRole: {
        QStringList parts;
        if (info.published.isValid())
            parts.append(QLocale().toString(info.published, QLocale::ShortFormat));
        if (!info.source.isEmpty())
            parts.append(info.source);
        return parts.join(QStringLiteral(" · "));
    }
    case LabelsRole:
        return static_cast<int>(std::count_if(article->annotations.begin(), article->annotations.end(),
            [this](const Annotation &a) { return m_bench.shows(a); }));
    default:
        return {};
    }
}

void ArticleListModel::reload()
{
    fill();
    countDone();
}

void ArticleListModel::fill()
{
    beginResetModel();
    m_order = scope();
    m_all = static_cast<int>(m_order.size());
    if (m_only || !m_title.isEmpty())
        m_order.removeIf([this](ArticleId id) { return !fits(id); });
    m_rows.clear();
    m_rows.reserve(m_order.size());
    m_progress.clear();
    for (int row = 0; row < m_order.size(); ++row) {
        m_rows.insert(m_order[row], row);
        m_progress.push_back(progressBy(*m_bench.project().article(m_order[row]), m_bench.progressLayer()));
    }
    endResetModel();
}

QList<ArticleId> ArticleListModel::scope() const
{
    const WorkList *list = m_bench.project().workLists().find(m_list);
    return list ? list->articles : m_bench.project().articleOrder();
}

void ArticleListModel::setWorkList(WorkListId list)
{
    if (m_list == list)
        return;
    m_list = list;
    reload();
}

int ArticleListModel::rowToDo(ArticleId from) const
{
    return nextToDo(m_progress, rowOf(from));
}

bool ArticleListModel::fits(ArticleId id) const
{
    if (m_only && !m_only->contains(id))
        return false;
    return m_title.isEmpty() || m_title.next(m_bench.project().article(id)->info.orDefault().title);
}

void ArticleListModel::setTitleFilter(const QString &words)
{
    m_title = TextPattern(words);
    fill();
}

void ArticleListModel::setOnly(const std::optional<QSet<ArticleId>> &only)
{
    if (!only && !m_only)
        return;
    m_only = only;
    fill();
}

void ArticleListModel::countDone()
{
    const QList<ArticleId> all = scope();
    m_listed.reset();
    if (m_bench.project().workLists().contains(m_list))
        m_listed.emplace(all.begin(), all.end());
    m_done = progressWith(m_bench.project(), all, m_bench.progressLayer()).done;
    emit progressChanged();
}

void ArticleListModel::follow(const Change &change)
{
    const auto isDone = [this](const Shared<ArticleState> &state) {
        return state && state->annotator == m_bench.progressLayer()
                && state->state == ArticleState::State::Done
                && (!m_listed || m_listed->contains(state->article))
            ? 1
            : 0;
    };
    QSet<int> rows;
    bool list = false;
    int done = m_done;
    for (const AnyEdit &edit : change.edits) {
        const auto *workList = std::get_if<Edit<WorkList>>(&edit);
        const bool isShown = workList && (workList->after ? workList->after : workList->before)->id == m_list;
        if (isShown || std::holds_alternative<Edit<ArticleInfo>>(edit)) {
            list = true;
            break;
        }
        if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit))
            rows.insert(rowOf((annotation->after ? annotation->after : annotation->before)->article));
        if (const auto *state = std::get_if<Edit<ArticleState>>(&edit)) {
            rows.insert(rowOf((state->after ? state->after : state->before)->article));
            done += isDone(state->after) - isDone(state->before);
        }
    }
    if (list) {
        reload();
        return;
    }
    for (const int row : std::as_const(rows)) {
        if (row < 0)
            continue;
        m_progress[static_cast<size_t>(row)] =
            progressBy(*m_bench.project().article(m_order[row]), m_bench.progressLayer());
        emit dataChanged(index(row), index(row));
    }
    if (std::exchange(m_done, done) != done)
        emit progressChanged();
}

} // namespace standpoint
