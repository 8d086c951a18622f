// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_results.h"

#include "model/text/graphemes.h"
#include "ui/reader/article_look.h"
#include "ui/theme.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace standpoint {

namespace {

constexpr qsizetype rowsAtATime = 400;
constexpr int mostBefore = 50; ///< code units of context before and after a hit
constexpr int mostAfter = 160;
constexpr int mostHit = 300;
constexpr int beginOfTitle = -1;
constexpr int beginOfHeading = -2;

/// A text's or a note's hit is the same at the same words; an annotation has no more than one of its actor.
bool isSame(const SearchHit &a, const SearchHit &b)
{
    return a.in == b.in && a.annotation == b.annotation && (a.in == SearchHit::In::Actor || a.span == b.span);
}

QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.isSpace())
            c = QLatin1Char(' ');
    }
    return text;
}

/// The words around a span, cut at spaces where there are any near.
HitContext around(const QString &text, TextSpan span)
{
    const int size = static_cast<int>(text.size());
    if (span.begin < 0 || span.end > size || span.isEmpty())
        return {};
    GraphemeBoundaries boundaries(text);
    int begin = boundaries.boundaryBefore(std::max(0, span.begin - mostBefore));
    for (int i = begin; begin > 0 && i < span.begin; ++i) {
        if (text[i].isSpace()) {
            begin = i + 1;
            break;
        }
    }
    const int end = size - span.end > mostAfter ? boundaries.boundaryBefore(span.end + mostAfter) : size;
    const int hitEnd = span.length() > mostHit ? boundaries.boundaryBefore(span.begin + mostHit) : span.end;
    HitContext context;
    context.before = onOneLine(text.mid(begin, span.begin - begin));
    if (begin > 0)
        context.before.prepend(QStringLiteral("… "));
    context.hit = onOneLine(text.mid(span.begin, hitEnd - span.begin));
    context.after = hitEnd < span.end ? QStringLiteral("…") : onOneLine(text.mid(span.end, end - span.end));
    return context;
}

} // namespace

SearchResults::SearchResults(Workbench &bench, QObject *parent)
    : QAbstractListModel(parent)
    , m_bench(bench)
{
}

int SearchResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const ArticleHits &article = m_articles[row.article];
    if (role == IsArticleRole)
        return row.hit < 0;
    if (row.hit < 0)
        return articleData(article, role);
    if (row.hit == article.hits.size()) {
        const bool words = role == Qt::DisplayRole || role == AfterRole || role == Qt::AccessibleTextRole;
        return words ? QVariant(
                   tr("… and %n more in this article", nullptr, article.count - static_cast<int>(row.hit)))
                     : QVariant();
    }
    const HitContext context = contextOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return context.line();
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(context.label, context.line());
    case LabelRole:
        return context.label;
    case BeforeRole:
        return context.before;
    case HitRole:
        return context.hit;
    case AfterRole:
        return context.after;
    default:
        return {};
    }
}

QVariant SearchResults::articleData(const ArticleHits &found, int role) const
{
    const Article *article = m_bench.project().article(found.article);
    if (!article)
        return {};
    const ArticleInfo &info = article->info.orDefault();
    switch (role) {
    case Qt::DisplayRole:
        return info.title.simplified();
    case Qt::ToolTipRole:
        return theme::plainTip(info.title);
    case Qt::AccessibleTextRole:
        return tr("%1, %n hits", nullptr, found.count).arg(info.title.simplified());
    case CountRole:
        return found.gaveUp ? tr("%1+").arg(QLocale().toString(found.count))
                            : QLocale().toString(found.count);
    case ByLineRole: {
        QStringList parts;
        if (info.published.isValid())
            parts.append(QLocale().toString(info.published, QLocale::ShortFormat));
        if (!info.source.isEmpty())
            parts.append(info.source.simplified());
        return parts.join(QStringLiteral(" · "));
    }
    default:
        return {};
    }
}

HitContext SearchResults::contextOf(const Row &row) const
{
    const ArticleHits &found = m_articles[row.article];
    const SearchHit &hit = found.hits[row.hit];
    const Article *article = m_bench.project().article(found.article);
    if (!article)
        return {};
    HitContext context;
    if (hit.in == SearchHit::In::Title) {
        context = around(article->info.orDefault().title, hit.span);
        context.label = tr("title");
        return context;
    }
    if (hit.in == SearchHit::In::Text) {
        context = around(article->content(), hit.span);
        context.label = QLocale().toString(article->sentenceAt(hit.span.begin) + 1);
        return context;
    }
    const Annotation *annotation = article->annotation(hit.annotation);
    if (!annotation)
        return {};
    const Project &project = m_bench.project();
    const Annotator *by = project.annotators().find(annotation->annotator);
    if (hit.in == SearchHit::In::Note) {
        context = around(annotation->note.orDefault(), hit.span);
        context.label = tr("note by %1").arg(by ? by->name : QString());
        return context;
    }
    const Actor *actor = project.actors().find(annotation->actor);
    const StanceValue *stance = project.stances().find(annotation->stance);
    const Issue *issue = project.issues().find(annotation->issue);
    if (!actor || !stance || !issue)
        return {};
    context = around(hit.name == 0 ? actor->name : actor->aliases.value(hit.name - 1), hit.span);
    if (hit.name > 0)
        context.after += tr(" (%1)").arg(actor->name);
    context.after += tr(": %1 %2 · %3")
                         .arg(signOf(stance->polarity), issue->name,
                             onOneLine(shortened(article->evidenceText(annotation->evidence), mostAfter)));
    context.label = tr("actor");
    return context;
}

bool SearchResults::isWhole(const Row &row) const
{
    const ArticleHits &article = m_articles[row.article];
    const qsizetype last = article.hits.size() - (article.count > article.hits.size() ? 0 : 1);
    return row.hit >= last;
}

std::vector<SearchResults::Row> SearchResults::rowsAfter(Row last, qsizetype most) const
{
    std::vector<Row> rows;
    while (static_cast<qsizetype>(rows.size()) < most) {
        if (last.article >= 0 && !isWhole(last))
            ++last.hit;
        else if (last.article + 1 < m_articles.size())
            last = {last.article + 1, -1};
        else
            break;
        rows.push_back(last);
    }
    return rows;
}

bool SearchResults::canFetchMore(const QModelIndex &parent) const
{
    if (parent.isValid() || m_articles.isEmpty())
        return false;
    return m_rows.empty() || m_rows.back().article + 1 < m_articles.size() || !isWhole(m_rows.back());
}

void SearchResults::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid())
        return;
    const std::vector<Row> more = rowsAfter(m_rows.empty() ? Row{-1, 0} : m_rows.back(), rowsAtATime);
    if (more.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more.size()) - 1);
    m_rows.insert(m_rows.end(), more.begin(), more.end());
    endInsertRows();
}

void SearchResults::clear()
{
    beginResetModel();
    forget();
    endResetModel();
}

void SearchResults::forget()
{
    m_articles.clear();
    m_rows.clear();
    m_hitCount = 0;
    m_gaveUp = false;
}

void SearchResults::renew(const QList<ArticleHits> &articles)
{
    beginResetModel();
    const auto shown = static_cast<qsizetype>(m_rows.size());
    forget();
    keep(articles);
    m_rows = rowsAfter({-1, 0}, std::max(shown, rowsAtATime));
    endResetModel();
}

void SearchResults::append(const QList<ArticleHits> &articles)
{
    keep(articles);
    if (static_cast<qsizetype>(m_rows.size()) < rowsAtATime && canFetchMore({}))
        fetchMore({});
}

void SearchResults::keep(const QList<ArticleHits> &articles)
{
    for (const ArticleHits &article : articles) {
        m_hitCount += article.count;
        m_gaveUp = m_gaveUp || article.gaveUp;
        if (article.count > 0)
            m_articles.append(article);
    }
}

/// What the articles are sorted by.
std::tuple<int, ArticleId> SearchResults::keyOf(ArticleId id) const
{
    const Article *article = m_bench.project().article(id);
    return {article ? article->info.orDefault().order : 0, id};
}

bool SearchResults::replace(const ArticleHits &article)
{
    auto place = std::ranges::find(m_articles, article.article, &ArticleHits::article);
    const bool known = place != m_articles.end();
    m_gaveUp = m_gaveUp || article.gaveUp;
    if (known ? *place == article : article.count == 0)
        return false;
    beginResetModel();
    const auto shown = static_cast<qsizetype>(m_rows.size());
    m_hitCount += article.count - (known ? place->count : 0);
    if (known && article.count > 0)
        *place = article;
    else if (known)
        m_articles.erase(place);
    else
        m_articles.insert(std::ranges::lower_bound(m_articles, keyOf(article.article), {},
                              [this](const ArticleHits &one) { return keyOf(one.article); }),
            article);
    m_rows = rowsAfter({-1, 0}, std::max(shown, rowsAtATime));
    endResetModel();
    return known != (article.count > 0);
}

QSet<ArticleId> SearchResults::articleIds() const
{
    QSet<ArticleId> ids;
    ids.reserve(m_articles.size());
    for (const ArticleHits &article : m_articles)
        ids.insert(article.article);
    return ids;
}

ArticleId SearchResults::articleAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_articles[m_rows[static_cast<size_t>(row)].article].article
                                        : ArticleId{};
}

std::optional<SearchHit> SearchResults::hitAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const Row &one = m_rows[static_cast<size_t>(row)];
    const QList<SearchHit> &hits = m_articles[one.article].hits;
    return one.hit >= 0 && one.hit < hits.size() ? std::optional(hits[one.hit]) : std::nullopt;
}

/// Hits are sorted by it within their article.
int SearchResults::beginOf(ArticleId id, const SearchHit &hit) const
{
    if (hit.in == SearchHit::In::Title)
        return beginOfTitle;
    if (hit.annotation.isNull())
        return hit.span.begin;
    const Article *article = m_bench.project().article(id);
    const Annotation *annotation = article ? article->annotation(hit.annotation) : nullptr;
    return annotation ? annotation->evidence.begin() : 0;
}

HitPlace SearchResults::placeAt(int row) const
{
    const ArticleId article = articleAt(row);
    if (const std::optional<SearchHit> hit = hitAt(row))
        return {article, hit, beginOf(article, *hit)};
    const bool heading = row < 0 || row >= rowCount() || m_rows[static_cast<size_t>(row)].hit < 0;
    return {article, std::nullopt, heading ? beginOfHeading : std::numeric_limits<int>::max()};
}

SearchResults::Sought SearchResults::seek(const HitPlace &place)
{
    const auto found = std::ranges::lower_bound(
        m_articles, keyOf(place.article), {}, [this](const ArticleHits &one) { return keyOf(one.article); });
    const qsizetype at = found - m_articles.begin();
    while (canFetchMore({}) && (m_rows.empty() || m_rows.back().article <= at))
        fetchMore({});
    const auto heading =
        static_cast<int>(std::ranges::lower_bound(m_rows, at, {}, &Row::article) - m_rows.begin());
    if (found == m_articles.end() || found->article != place.article)
        return {heading, false};
    if (place.begin == beginOfHeading)
        return {heading, true};
    const QList<SearchHit> &hits = found->hits;
    const auto rowOf = [&](QList<SearchHit>::const_iterator hit) {
        return heading + 1 + static_cast<int>(hit - hits.begin());
    };
    if (place.hit) {
        const auto same =
            std::ranges::find_if(hits, [&](const SearchHit &hit) { return isSame(hit, *place.hit); });
        if (same != hits.end())
            return {rowOf(same), true};
    }
    const auto after = std::ranges::find_if(
        hits, [&](const SearchHit &hit) { return beginOf(place.article, hit) >= place.begin; });
    return {rowOf(after), false};
}

int SearchResults::nextArticleRow(int row, bool backwards) const
{
    const int step = backwards ? -1 : 1;
    for (int other = row + step; other >= 0 && other < rowCount(); other += step) {
        if (m_rows[static_cast<size_t>(other)].hit < 0)
            return other;
    }
    return -1;
}

} // namespace standpoint
