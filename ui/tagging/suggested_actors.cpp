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

QList<ActorId> ActorNames::suggested(QStringView sentence, const QList<ActorId> &recent) const
{
    QList<ActorId> all;
    all.reserve(m_order.size());
    QSet<ActorId> seen;
    seen.reserve(m_order.size());
    const auto add = [&](ActorId id) {
        if (!seen.contains(id)) {
            seen.insert(id);
            all.append(id);
        }
    };
    for (const Mention &mention : mentionsIn(sentence))
        add(mention.actor);
    for (const ActorId id : recent)
        add(id);
    for (const ActorId id : m_order)
        add(id);
    return all;
}

} // namespace standpoint
