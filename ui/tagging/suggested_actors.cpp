// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/suggested_actors.h"

#include <QSet>

namespace standpoint {

namespace {

bool isWordAt(QStringView text, qsizetype position)
{
    return position >= 0 && position < text.size() && text[position].isLetterOrNumber();
}

/// Where `name` stands in the sentence as whole words; -1 if it does not.
qsizetype placeOf(QStringView sentence, QStringView name)
{
    for (qsizetype at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
        if (!isWordAt(sentence, at - 1) && !isWordAt(sentence, at + name.size()))
            return at;
    }
    return -1;
}

struct Mention
{
    qsizetype at;
    qsizetype length;
    ActorId actor;
};

} // namespace

QList<ActorId> suggestedActors(const Project &project, QStringView sentence, const QList<ActorId> &recent)
{
    QList<Mention> mentions;
    const QList<Actor> byName = project.actors().inOrder();
    for (const Actor &actor : byName) {
        Mention best{-1, 0, actor.id};
        for (const QString &name : QStringList{actor.name} + actor.aliases) {
            const qsizetype at = placeOf(sentence, name);
            if (at >= 0 && (best.at < 0 || at < best.at || (at == best.at && name.size() > best.length)))
                best = {at, name.size(), actor.id};
        }
        if (best.at >= 0)
            mentions.append(best);
    }
    // Where two names begin at one place the longer one is meant: "Syria" in "Syrian Network" is not the
    // state.
    std::stable_sort(mentions.begin(), mentions.end(), [](const Mention &a, const Mention &b) {
        return std::pair(a.at, -a.length) < std::pair(b.at, -b.length);
    });
    QList<ActorId> all;
    QSet<ActorId> seen;
    const auto add = [&](ActorId id) {
        if (!seen.contains(id) && project.actors().contains(id)) {
            seen.insert(id);
            all.append(id);
        }
    };
    for (const Mention &mention : std::as_const(mentions))
        add(mention.actor);
    for (const ActorId id : recent)
        add(id);
    for (const Actor &actor : byName)
        add(actor.id);
    return all;
}

} // namespace standpoint
