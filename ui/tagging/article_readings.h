// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the open article for suggestions without keeping a key waiting: a short one at once, a long one, or
// one of a project with many actors, on another thread.
#pragma once

#include "model/suggest/suggestions.h"

#include <QObject>

#include <memory>
#include <optional>

namespace standpoint {

class ArticleReadings : public QObject
{
    Q_OBJECT

public:
    /// As much as is read and made at once: some milliseconds.
    static constexpr int mostAtOnce = 40'000; ///< UTF-16 code units of text
    static constexpr int mostNamesAtOnce = 500;

    using QObject::QObject;

    /// Reads the article for the project's actors as they are now, unless that was done. Where it cannot be
    /// done at once, ready() follows; what was asked for before and is not begun is forgotten.
    void want(const Project &project, ArticleId article);

    /// What is known of the article that was asked for last; while actors change, what was known before. Null
    /// while nothing is. Valid until the next want() or ready().
    const ArticleReading *current() const { return m_current.get(); }
    /// The same, for who keeps it.
    std::shared_ptr<const ArticleReading> shared() const { return m_current; }
    bool isReading() const { return m_isBusy; }

signals:
    void ready(); ///< current() is new

private:
    /// All that a reading needs, and nothing of the project that a label would have to copy.
    struct Job
    {
        ArticleId id;
        Article article; ///< without annotations
        Table<Actor> actors;
        std::shared_ptr<const ActorMatcher> matcher; ///< null: to be made
    };
    struct Done
    {
        ArticleId id;
        Shared<ArticleInfo> info;
        Shared<ArticleText> text;
        Table<Actor> actors;
        std::shared_ptr<const ActorMatcher> matcher;
        std::shared_ptr<const ArticleReading> reading;
    };

    static Done read(const Job &job);
    static bool isQuick(const Job &job);
    void start(Job job);
    void keep(const Done &done);
    bool isWanted(const Done &done) const;

    Job m_wanted; ///< what was asked for last
    std::optional<Job> m_next;
    Table<Actor> m_actors;
    std::shared_ptr<const ActorMatcher> m_matcher; ///< for m_actors
    std::vector<Done> m_kept;                      ///< the last used first, all by m_matcher
    std::shared_ptr<const ArticleReading> m_current;
    bool m_isBusy = false;
};

} // namespace standpoint
