// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/suggested_actors.h"

#include <algorithm>

namespace standpoint {

QList<ActorId> firstByName(const Project &project, int most)
{
    std::vector<const Actor *> all;
    all.reserve(static_cast<std::size_t>(project.actors().size()));
    for (const Shared<Actor> &actor : project.actors())
        all.push_back(&*actor);
    const auto end = all.begin() + std::min<std::ptrdiff_t>(most, std::ssize(all));
    std::partial_sort(all.begin(), end, all.end(),
        [](const Actor *a, const Actor *b) { return std::tie(a->name, a->id) < std::tie(b->name, b->id); });
    QList<ActorId> first;
    std::for_each(all.begin(), end, [&first](const Actor *actor) { first.append(actor->id); });
    return first;
}

void ActorPlaces::begin(
    const QList<ActorId> &used, const QList<ActorId> &recent, const QList<ActorId> &others)
{
    m_used = used;
    m_places.clear();
    for (const QList<ActorId> &some : {used, recent, others}) {
        for (const ActorId actor : some) {
            if (m_places.size() < count && !m_places.contains(actor))
                m_places.append(actor);
        }
    }
}

void ActorPlaces::refresh(const Project &project, const QList<ActorId> &others)
{
    const auto isGone = [&project](ActorId actor) { return !project.actors().contains(actor); };
    m_used.removeIf(isGone);
    QList<ActorId> waiting = others;
    waiting.removeIf([this](ActorId actor) { return m_places.contains(actor); });
    for (ActorId &place : m_places) {
        if (isGone(place))
            place = waiting.isEmpty() ? ActorId{} : waiting.takeFirst();
    }
    m_places.removeAll(ActorId{});
    while (m_places.size() < count && !waiting.isEmpty())
        m_places.append(waiting.takeFirst());
}

bool ActorPlaces::claim(ActorId actor)
{
    if (actor.isNull() || m_places.contains(actor))
        return false;
    if (m_places.size() < count) {
        m_places.append(actor);
        return true;
    }
    for (qsizetype i = m_places.size(); i-- > 0;) {
        if (!m_used.contains(m_places[i])) {
            m_places[i] = actor;
            return true;
        }
    }
    for (const ActorId oldest : std::as_const(m_used)) {
        if (const qsizetype place = m_places.indexOf(oldest); place >= 0) {
            m_places[place] = actor;
            break;
        }
    }
    return true;
}

void ActorPlaces::noteUse(ActorId actor)
{
    claim(actor);
    m_used.removeAll(actor);
    m_used.append(actor);
}

const Suggestion *SentenceDigits::suggestion(ActorId actor) const
{
    const auto found = std::find_if(m_suggestions.begin(), m_suggestions.end(),
        [actor](const Suggestion &one) { return one.actor == actor; });
    return found == m_suggestions.end() ? nullptr : &*found;
}

void SentenceDigits::fill(const QList<ActorId> &places)
{
    const auto add = [this](ActorId actor) {
        if (m_actors.size() < ActorPlaces::count && !actor.isNull() && !m_actors.contains(actor))
            m_actors.append(actor);
    };
    for (const Suggestion &one : m_suggestions)
        add(one.actor);
    for (const ActorId actor : places)
        add(actor);
}

void SentenceDigits::begin(const QList<Suggestion> &suggestions, const QList<ActorId> &places, ActorId chosen)
{
    m_suggestions = suggestions;
    m_actors.clear();
    fill(places);
    show(chosen);
}

void SentenceDigits::refresh(const QList<Suggestion> &suggestions, const QList<ActorId> &places,
    ActorId chosen, const Project &project)
{
    const QList<ActorId> before = std::exchange(m_actors, {});
    m_suggestions = suggestions;
    QList<ActorId> kept = before;
    kept.removeIf([&project](ActorId actor) { return !project.actors().contains(actor); });
    fill(places); // who would come now
    QList<ActorId> waiting = m_actors;
    waiting.removeIf([&kept](ActorId actor) { return kept.contains(actor); });
    m_actors.clear();
    for (const ActorId actor : before) {
        if (kept.contains(actor))
            m_actors.append(actor);
        else if (!waiting.isEmpty())
            m_actors.append(waiting.takeFirst());
    }
    while (m_actors.size() < ActorPlaces::count && !waiting.isEmpty())
        m_actors.append(waiting.takeFirst());
    show(chosen);
}

bool SentenceDigits::show(ActorId chosen)
{
    if (chosen.isNull() || m_actors.contains(chosen))
        return false;
    if (m_actors.size() < ActorPlaces::count) {
        m_actors.append(chosen);
        return true;
    }
    const auto free = std::find_if(
        m_actors.rbegin(), m_actors.rend(), [this](ActorId actor) { return !suggestion(actor); });
    (free == m_actors.rend() ? m_actors.last() : *free) = chosen;
    return true;
}

} // namespace standpoint
