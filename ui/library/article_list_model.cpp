// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/article_list_model.h"

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
    case StateRole: {
        const auto state = article->stateOf(m_bench.progressLayer());
        return state ? (*state == ArticleState::State::Done ? 2 : 1) : 0;
    }
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
    m_order = m_bench.project().articleOrder();
    if (m_only || !m_title.isEmpty())
        m_order.removeIf([this](ArticleId id) { return !fits(id); });
    m_rows.clear();
    m_rows.reserve(m_order.size());
    for (int row = 0; row < m_order.size(); ++row)
        m_rows.insert(m_order[row], row);
    endResetModel();
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
    const Project &project = m_bench.project();
    m_done = static_cast<int>(
        std::count_if(project.articles().begin(), project.articles().end(), [&](const Shared<Article> &a) {
            return a->stateOf(m_bench.progressLayer()) == ArticleState::State::Done;
        }));
    emit progressChanged();
}

void ArticleListModel::follow(const Change &change)
{
    const auto isDone = [this](const Shared<ArticleState> &state) {
        return state && state->annotator == m_bench.progressLayer()
                && state->state == ArticleState::State::Done
            ? 1
            : 0;
    };
    QSet<int> rows;
    bool list = false;
    int done = m_done;
    for (const AnyEdit &edit : change.edits) {
        if (std::holds_alternative<Edit<ArticleInfo>>(edit)) {
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
        if (row >= 0)
            emit dataChanged(index(row), index(row));
    }
    if (std::exchange(m_done, done) != done)
        emit progressChanged();
}

} // namespace standpoint
