// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/project_search.h"

#include <algorithm>
#include <mutex>
#include <thread>

namespace standpoint {

namespace {

constexpr size_t blockSize = 64; ///< articles that a thread takes at a time

/// The articles in their order. Sorts keys beside the articles: each look into one is a miss of the cache.
std::vector<Shared<Article>> articlesOf(const Project &project)
{
    struct Keyed
    {
        int order;
        ArticleId id;
        const Shared<Article> *article;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(static_cast<size_t>(project.articles().size()));
    for (auto article = project.articles().cbegin(); article != project.articles().cend(); ++article)
        keyed.push_back({(*article)->info.orDefault().order, article.key(), &*article});
    std::ranges::sort(keyed, {}, [](const Keyed &one) { return std::tuple(one.order, one.id); });
    std::vector<Shared<Article>> articles;
    articles.reserve(keyed.size());
    for (const Keyed &one : keyed)
        articles.push_back(*one.article);
    return articles;
}

/// Blocks are searched in any order and delivered in theirs.
class Delivery
{
public:
    Delivery(size_t articles, const std::function<void(const SearchBatch &)> &deliver)
        : m_articles(articles)
        , m_blocks((articles + blockSize - 1) / blockSize)
        , m_deliver(deliver)
    {
    }

    size_t blockCount() const { return m_blocks.size(); }

    void finished(size_t block, QList<ArticleHits> hits)
    {
        const std::lock_guard lock(m_mutex);
        m_blocks[block] = {true, std::move(hits)};
        SearchBatch batch;
        const size_t before = m_next;
        for (; m_next < m_blocks.size() && m_blocks[m_next].done; ++m_next)
            batch.articles.append(std::exchange(m_blocks[m_next].hits, {}));
        batch.searched = static_cast<qsizetype>(std::min(m_next * blockSize, m_articles));
        batch.all = static_cast<qsizetype>(m_articles);
        if (m_next > before)
            m_deliver(batch);
    }

private:
    struct Block
    {
        bool done = false;
        QList<ArticleHits> hits;
    };

    size_t m_articles;
    std::mutex m_mutex;
    std::vector<Block> m_blocks;
    size_t m_next = 0; ///< the first block that is not delivered
    const std::function<void(const SearchBatch &)> &m_deliver;
};

} // namespace

bool searchProject(Project project, const ArticleSearcher &searcher, const std::atomic<bool> &cancelled,
    const std::function<void(const SearchBatch &batch)> &deliver)
{
    const std::vector<Shared<Article>> articles = articlesOf(project);
    project = {};
    if (articles.empty()) {
        deliver({});
        return true;
    }
    Delivery delivery(articles.size(), deliver);
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        for (size_t block = next++; block < delivery.blockCount(); block = next++) {
            QList<ArticleHits> found;
            const size_t end = std::min(articles.size(), (block + 1) * blockSize);
            for (size_t i = block * blockSize; i < end; ++i) {
                if (cancelled)
                    return;
                if (ArticleHits hits = searcher.search(*articles[i], &cancelled);
                    hits.count > 0 || hits.gaveUp)
                    found.append(std::move(hits));
            }
            delivery.finished(block, std::move(found));
        }
    };
    const size_t threads =
        std::min<size_t>(std::max(1U, std::thread::hardware_concurrency()), delivery.blockCount());
    {
        std::vector<std::jthread> others;
        for (size_t i = 1; i < threads; ++i)
            others.emplace_back(work);
        work();
    }
    return !cancelled;
}

} // namespace standpoint
