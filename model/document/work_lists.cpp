// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/work_lists.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <bit>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WorkLists)
};

/// SplitMix64 (Steele, Lea, Flood 2014). Ours, for the standard library's distributions differ between
/// machines.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    /// From 0 to `limit` - 1, each as likely as the others.
    quint64 below(quint64 limit)
    {
        const quint64 mask = std::bit_ceil(limit) - 1;
        for (;;) {
            if (const quint64 drawn = next() & mask; drawn < limit)
                return drawn;
        }
    }

private:
    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

    quint64 m_state;
};

/// The first `count` of them become a random draw in random order (Fisher and Yates).
void shuffle(QList<ArticleId> &articles, qsizetype count, Random &random)
{
    for (qsizetype i = 0; i < count; ++i) {
        const auto left = static_cast<quint64>(articles.size() - i);
        articles.swapItemsAt(i, i + static_cast<qsizetype>(random.below(left)));
    }
}

/// The wanted articles that the project holds, each once, in the order of its list.
QList<ArticleId> inQuestion(const Project &project, const HandingOut &wanted)
{
    std::vector<std::pair<int, ArticleId>> keyed;
    QSet<ArticleId> taken;
    for (const ArticleId id : wanted.from) {
        const Article *article = project.article(id);
        if (!article || taken.contains(id) || (wanted.leaveOutListed && project.isOnWorkList(id)))
            continue;
        taken.insert(id);
        keyed.emplace_back(article->info->order, id);
    }
    std::ranges::sort(keyed);
    QList<ArticleId> ids;
    ids.reserve(static_cast<qsizetype>(keyed.size()));
    for (const auto &[order, id] : keyed)
        ids.append(id);
    return ids;
}

/// `articles` come in the order of the project's list, which stays between those that are equal.
void sortBy(WorkList::Order order, const Project &project, QList<ArticleId> &articles)
{
    const auto infoOf = [&](ArticleId id) -> const ArticleInfo & { return *project.article(id)->info; };
    if (order == WorkList::Order::ByDate) { // those without a day come last
        std::ranges::stable_sort(articles, {}, [&](ArticleId id) {
            const QDate day = infoOf(id).published;
            return std::pair(!day.isValid(), day);
        });
    } else if (order == WorkList::Order::ByTitle) {
        std::vector<std::pair<QString, ArticleId>> titled;
        for (const ArticleId id : std::as_const(articles))
            titled.emplace_back(infoOf(id).title.simplified().toCaseFolded(), id);
        std::ranges::stable_sort(titled, {}, &std::pair<QString, ArticleId>::first);
        std::ranges::transform(titled, articles.begin(), &std::pair<QString, ArticleId>::second);
    }
}

int nextOrder(const Project &project)
{
    int order = 0;
    for (const Shared<WorkList> &list : project.workLists())
        order = qMax(order, orderAfter(list->order));
    return order;
}

/// `articles` are those in question.
QList<ArticleId> chosen(const Project &project, const HandingOut &wanted, QList<ArticleId> articles)
{
    Random random(wanted.seed);
    const bool isRandom = wanted.sorted == WorkList::Order::Random;
    const qsizetype count = qMin<qsizetype>(articles.size(), wanted.draw.value_or(articles.size()));
    if (count == articles.size() && !isRandom) {
        sortBy(wanted.sorted, project, articles);
        return articles;
    }
    const QList<ArticleId> listed = articles;
    shuffle(articles, count, random);
    articles.resize(count);
    if (isRandom)
        return articles;
    const QSet<ArticleId> drawn(articles.begin(), articles.end());
    articles = listed;
    articles.removeIf([&](ArticleId id) { return !drawn.contains(id); });
    sortBy(wanted.sorted, project, articles);
    return articles;
}

} // namespace

QList<ArticleId> chosenArticles(const Project &project, const HandingOut &wanted)
{
    return chosen(project, wanted, inQuestion(project, wanted));
}

Result<std::vector<AnyEdit>> handingOut(const Project &project, const HandingOut &wanted)
{
    if (wanted.annotators.isEmpty())
        return fail(Error::Kind::Invalid, Words::tr("Say to whom the articles are handed out."));
    const QList<ArticleId> all = inQuestion(project, wanted);
    const QList<ArticleId> articles = chosen(project, wanted, all);
    const qsizetype parts = wanted.shares ? wanted.annotators.size() : 1;
    if (articles.isEmpty())
        return fail(Error::Kind::Invalid, Words::tr("There is no article to hand out."));
    if (articles.size() < parts)
        return fail(Error::Kind::Invalid,
            Words::tr("There are fewer articles than annotators: not everybody would get one."));
    WorkList list;
    list.name = wanted.name.simplified();
    list.order = nextOrder(project);
    list.sorted = wanted.sorted;
    list.seed = wanted.seed;
    list.drawnFrom = articles.size() < all.size() ? static_cast<int>(all.size()) : 0;
    std::vector<AnyEdit> edits;
    for (qsizetype i = 0; i < wanted.annotators.size(); ++i) {
        const Annotator &annotator = wanted.annotators[i];
        if (!project.annotators().contains(annotator.id))
            edits.push_back(adding(annotator));
        list.id = WorkListId::random();
        list.annotator = annotator.id;
        list.articles = articles;
        if (wanted.shares) {
            list.articles.clear();
            for (qsizetype n = i; n < articles.size(); n += parts)
                list.articles.append(articles[n]);
        }
        edits.push_back(adding(list));
        list.order = orderAfter(list.order);
    }
    return edits;
}

QList<WorkList> workListsOf(const Project &project, AnnotatorId annotator)
{
    QList<WorkList> lists = project.workLists().inOrder();
    lists.removeIf([&](const WorkList &list) { return list.annotator != annotator; });
    return lists;
}

WorkProgress progressWith(const Project &project, const QList<ArticleId> &articles, AnnotatorId annotator)
{
    WorkProgress progress;
    progress.all = static_cast<int>(articles.size());
    for (const ArticleId id : articles) {
        const Article *article = project.article(id);
        const Progress one = article ? progressBy(*article, annotator) : Progress::Todo;
        progress.done += one == Progress::Done ? 1 : 0;
        progress.started += one == Progress::Started ? 1 : 0;
    }
    return progress;
}

int nextToDo(std::span<const Progress> articles, int from)
{
    const auto begin = articles.begin();
    const auto behind = begin + std::clamp(from + 1, 0, static_cast<int>(articles.size()));
    for (const Progress wanted : {Progress::Todo, Progress::Started}) {
        auto found = std::find(behind, articles.end(), wanted);
        if (found == articles.end()) {
            found = std::find(begin, behind, wanted);
            if (found == behind)
                continue;
        }
        return static_cast<int>(found - begin);
    }
    return -1;
}

} // namespace standpoint
