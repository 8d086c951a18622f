// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/article_readings.h"

#include <QFutureWatcher>
#include <QtConcurrent>

#include <algorithm>

namespace standpoint {

namespace {

constexpr std::size_t mostKept = 8; ///< articles

} // namespace

ArticleReadings::Done ArticleReadings::read(const Job &job)
{
    Done done{job.id, job.article.info, job.article.text, job.actors, job.matcher, {}};
    if (!done.matcher)
        done.matcher = std::make_shared<const ActorMatcher>(job.actors);
    done.reading = std::make_shared<const ArticleReading>(job.article, done.matcher, job.actors);
    return done;
}

bool ArticleReadings::isQuick(const Job &job)
{
    if (job.article.content().size() > mostAtOnce)
        return false;
    if (job.matcher)
        return true;
    qsizetype names = job.actors.size();
    for (const Shared<Actor> &actor : job.actors) {
        if (names > mostNamesAtOnce)
            break;
        names += actor->aliases.size();
    }
    return names <= mostNamesAtOnce;
}

bool ArticleReadings::isWanted(const Done &done) const
{
    return done.id == m_wanted.id && done.info.sameObject(m_wanted.article.info)
        && done.text.sameObject(m_wanted.article.text);
}

void ArticleReadings::want(const Project &project, ArticleId id)
{
    const Article *article = project.article(id);
    const bool sameText =
        article && id == m_wanted.id && article->text.sameObject(m_wanted.article.text) && m_current;
    m_next.reset();
    m_wanted = {};
    if (!sameText)
        m_current.reset();
    if (!article || !article->info || !article->text)
        return;
    m_wanted.id = id;
    m_wanted.article.info = article->info;
    m_wanted.article.text = article->text;
    // The same table, or an equal one: compared by pointers first.
    if (!m_matcher || !(m_actors == project.actors())) {
        m_matcher.reset();
        m_kept.clear();
    }
    m_actors = project.actors();
    m_wanted.actors = m_actors;
    m_wanted.matcher = m_matcher;
    const auto kept =
        std::find_if(m_kept.begin(), m_kept.end(), [this](const Done &done) { return isWanted(done); });
    if (kept != m_kept.end()) {
        std::rotate(m_kept.begin(), kept, kept + 1);
        m_current = m_kept.front().reading;
    } else if (isQuick(m_wanted)) {
        const Done done = read(m_wanted);
        keep(done);
        m_current = done.reading;
    } else if (m_isBusy) {
        m_next = m_wanted;
    } else {
        start(m_wanted);
    }
}

void ArticleReadings::start(Job job)
{
    m_isBusy = true;
    // The work knows values only: where this object is gone before it ends, nobody hears of it.
    auto *watcher = new QFutureWatcher<Done>(this);
    connect(watcher, &QFutureWatcher<Done>::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isBusy = false;
        const Done done = watcher->result();
        if (done.actors == m_actors) {
            keep(done); // also where another article is open now: people go back
            if (isWanted(done)) {
                m_current = done.reading;
                m_next.reset();
                emit ready();
            }
        }
        if (m_next) {
            Job next = *std::exchange(m_next, std::nullopt);
            next.matcher = m_matcher;
            start(std::move(next));
        }
    });
    watcher->setFuture(QtConcurrent::run([job = std::move(job)] { return read(job); }));
}

void ArticleReadings::keep(const Done &done)
{
    m_matcher = done.matcher;
    m_kept.erase(std::remove_if(m_kept.begin(), m_kept.end(),
                     [&done](const Done &other) { return other.id == done.id; }),
        m_kept.end());
    if (m_kept.size() >= mostKept)
        m_kept.pop_back();
    m_kept.insert(m_kept.begin(), done);
}

} // namespace standpoint
