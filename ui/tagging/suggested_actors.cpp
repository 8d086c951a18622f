// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/suggested_actors.h"

#include <QSet>

namespace standpoint {

namespace {

bool isWordAt(QStringView text, qsizetype position)
{
    return position >= 0 && position < text.size() && text[position].isLetterOrNumber();
}

qsizetype wordEnd(QStringView text, qsizetype position)
{
    while (isWordAt(text, position))
        ++position;
    return position;
}

/// Whether `name` stands there as whole words.
bool standsAt(QStringView sentence, qsizetype at, QStringView name)
{
    return sentence.mid(at).startsWith(name) && !isWordAt(sentence, at - 1)
        && !isWordAt(sentence, at + name.size());
}

} // namespace

ActorNames::ActorNames(const Project &project)
{
    const QList<Actor> actors = project.actors().inOrder();
    m_order.reserve(actors.size());
    for (const Actor &actor : actors) {
        m_order.append(actor.id);
        for (const QString &name : QStringList{actor.name} + actor.aliases) {
            const qsizetype end = wordEnd(name, 0);
            if (end > 0)
                m_byFirstWord[name.left(end)].append({name, actor.id});
            else if (!name.isEmpty())
                m_others.append({name, actor.id});
        }
    }
}

QList<ActorNames::Mention> ActorNames::mentionsIn(QStringView sentence) const
{
    QList<Mention> found;
    for (qsizetype at = 0; at < sentence.size();) {
        const qsizetype end = wordEnd(sentence, at);
        if (end == at) {
            ++at;
            continue;
        }
        for (const Name &name : m_byFirstWord.value(sentence.mid(at, end - at).toString())) {
            if (standsAt(sentence, at, name.text))
                found.append({at, name.text.size(), name.actor});
        }
        at = end;
    }
    for (const Name &name : m_others) {
        for (qsizetype at = sentence.indexOf(name.text); at >= 0; at = sentence.indexOf(name.text, at + 1)) {
            if (standsAt(sentence, at, name.text))
                found.append({at, name.text.size(), name.actor});
        }
    }
    // Where two names begin at one place the longer one is meant: "Syria" in "Syria Institute" is not the
    // state.
    std::stable_sort(found.begin(), found.end(), [](const Mention &a, const Mention &b) {
        return std::pair(a.at, -a.length) < std::pair(b.at, -b.length);
    });
    return found;
}

QList<ActorId> ActorNames::named(QStringView sentence) const
{
    QList<ActorId> actors;
    for (const Mention &mention : mentionsIn(sentence)) {
        if (!actors.contains(mention.actor))
            actors.append(mention.actor);
    }
    return actors;
}

QList<ActorId> ActorNames::suggested(QStringView sentence, const QList<ActorId> &next) const
{
    QList<ActorId> all;
    all.reserve(m_order.size());
    QSet<ActorId> seen;
    seen.reserve(m_order.size());
    for (const QList<ActorId> &some : {named(sentence), next, m_order}) {
        for (const ActorId id : some) {
            if (!seen.contains(id)) {
                seen.insert(id);
                all.append(id);
            }
        }
    }
    return all;
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

void ActorPlaces::refresh(const QList<ActorId> &others)
{
    const QSet<ActorId> there(others.begin(), others.end());
    m_used.removeIf([&](ActorId actor) { return !there.contains(actor); });
    QList<ActorId> waiting;
    for (const ActorId actor : others) {
        if (waiting.size() >= count)
            break;
        if (!m_places.contains(actor))
            waiting.append(actor);
    }
    for (ActorId &place : m_places) {
        if (!there.contains(place))
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

} // namespace standpoint
