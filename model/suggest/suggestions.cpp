// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/suggestions.h"

#include "model/text/language.h"

#include <algorithm>

namespace standpoint {

namespace {

constexpr std::size_t mostReadings = 8; ///< articles remembered

bool isSuggested(const QList<Suggestion> &all, ActorId actor)
{
    return std::any_of(all.begin(), all.end(), [actor](const Suggestion &one) { return one.actor == actor; });
}

QString languageOf(const ArticleInfo &info, const ArticleText &text)
{
    return info.language.isEmpty() ? guessLanguage(text.text) : info.language;
}

Suggestion suggestionOf(const Speaker &speaker)
{
    Suggestion one;
    one.actor = speaker.actor;
    one.reason = Suggestion::Reason::Speaker;
    one.span = speaker.span;
    one.naming = speaker.naming;
    one.clue = speaker.clue;
    one.cue = speaker.cue;
    one.sentence = speaker.told;
    one.isGuess = speaker.isGuess;
    return one;
}

} // namespace

ArticleReading::ArticleReading(
    const Article &article, std::shared_ptr<const ActorMatcher> matcher, const Table<Actor> &actors)
    : m_info(article.info)
    , m_text(article.text)
    , m_matcher(std::move(matcher))
    , m_actors(actors)
{
    const ArticleText &text = m_text.orDefault();
    const ArticleInfo &info = m_info.orDefault();
    m_mentions = m_matcher->mentions(text.text);
    m_speakers = standpoint::speakers({text.text, text.sentences, m_mentions, *m_matcher, m_actors,
        attributionData(languageOf(info, text)), info.published});
}

void ArticleReading::addMentions(int sentence, QList<Suggestion> &to) const
{
    const TextSpan within = m_text.orDefault().sentences[sentence];
    auto mention = std::lower_bound(m_mentions.begin(), m_mentions.end(), within.begin,
        [](const Mention &one, int begin) { return one.span.begin < begin; });
    for (; mention != m_mentions.end() && mention->span.begin < within.end; ++mention) {
        if (mention->span.end > within.end)
            continue;
        for (const ActorId actor : m_matcher->actorsNamed(mention->name)) {
            if (isSuggested(to, actor))
                continue;
            Suggestion one;
            one.actor = actor;
            one.reason = Suggestion::Reason::Mention;
            one.span = mention->span;
            one.naming = Naming::Name;
            to.append(one);
        }
    }
}

void ArticleReading::addRecent(int sentence, QList<Suggestion> &to) const
{
    constexpr int farthest = 200; // sentences; who spoke before that is forgotten
    constexpr int mostSpeakers = 3;
    int found = 0;
    for (int i = sentence - 1; i >= 0 && i >= sentence - farthest && found < mostSpeakers; --i) {
        const std::optional<Speaker> &speaker = m_speakers[static_cast<std::size_t>(i)];
        if (!speaker || isSuggested(to, speaker->actor))
            continue;
        Suggestion one;
        one.actor = speaker->actor;
        one.reason = Suggestion::Reason::Recent;
        one.sentence = i;
        to.append(one);
        ++found;
    }
}

void ArticleReading::addAffiliations(QList<Suggestion> &to) const
{
    const QList<Suggestion> before = to;
    for (const Suggestion &member : before) {
        const Actor *actor = m_actors.find(member.actor);
        if (!actor)
            continue;
        for (const Affiliation &affiliation : actor->affiliations) {
            if (isSuggested(to, affiliation.with) || !m_actors.contains(affiliation.with)
                || !holdsOn(affiliation, m_info.orDefault().published))
                continue;
            Suggestion one;
            one.actor = affiliation.with;
            one.reason = Suggestion::Reason::Affiliation;
            one.through = member.actor;
            to.append(one);
        }
    }
}

QList<Suggestion> ArticleReading::suggestions(int sentence, int most) const
{
    QList<Suggestion> all;
    if (sentence < 0 || sentence >= m_text.orDefault().sentences.size() || most <= 0)
        return all;
    if (const std::optional<Speaker> &speaker = m_speakers[static_cast<std::size_t>(sentence)])
        all.append(suggestionOf(*speaker));
    addMentions(sentence, all);
    addRecent(sentence, all);
    addAffiliations(all);
    if (all.size() > most)
        all.resize(most);
    return all;
}

std::shared_ptr<const ActorMatcher> Suggester::matcher(const Project &project)
{
    // The same table, or an equal one: compared by pointers first.
    if (!m_matcher || !(m_actors == project.actors())) {
        m_matcher = std::make_shared<const ActorMatcher>(project.actors());
        m_readings.clear();
    }
    m_actors = project.actors();
    return m_matcher;
}

const ArticleReading *Suggester::reading(const Project &project, ArticleId id)
{
    const Article *article = project.article(id);
    if (!article || !article->info || !article->text)
        return nullptr;
    const std::shared_ptr<const ActorMatcher> now = matcher(project);
    const auto found =
        std::find_if(m_readings.begin(), m_readings.end(), [id](const auto &one) { return one.first == id; });
    if (found != m_readings.end() && found->second->m_text == article->text
        && found->second->m_info == article->info) {
        std::rotate(m_readings.begin(), found, found + 1);
        return m_readings.front().second.get();
    }
    if (found != m_readings.end())
        m_readings.erase(found);
    else if (m_readings.size() >= mostReadings)
        m_readings.pop_back();
    m_readings.emplace(m_readings.begin(), id, std::make_unique<ArticleReading>(*article, now, m_actors));
    return m_readings.front().second.get();
}

QList<Suggestion> Suggester::suggestions(const Project &project, ArticleId article, int sentence, int most)
{
    const ArticleReading *read = reading(project, article);
    return read ? read->suggestions(sentence, most) : QList<Suggestion>();
}

} // namespace standpoint
