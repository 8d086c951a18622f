// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/actor_book.h"

#include "model/documents/decode.h"

#include <algorithm>

namespace standpoint {

QString slug(const QString &name)
{
    // Letters that Unicode does not take apart into a base letter and a mark.
    static const QHash<char16_t, QString> plain{{u'Ł', QStringLiteral("L")}, {u'ł', QStringLiteral("l")},
        {u'Đ', QStringLiteral("D")}, {u'đ', QStringLiteral("d")}, {u'Ø', QStringLiteral("O")},
        {u'ø', QStringLiteral("o")}, {u'Þ', QStringLiteral("Th")}, {u'þ', QStringLiteral("th")},
        {u'Æ', QStringLiteral("Ae")}, {u'ı', QStringLiteral("i")}, {u'–', QStringLiteral(" ")}};
    QString replaced;
    for (const QChar c : name)
        replaced += plain.value(c.unicode(), QString(c));
    QString made;
    for (const QChar c : replaced.normalized(QString::NormalizationForm_KD)) {
        if (c.unicode() >= 0x80)
            continue;
        if (c.isLetterOrNumber())
            made += c.toLower();
        else if (!made.endsWith(u'-'))
            made += u'-';
    }
    while (made.endsWith(u'-'))
        made.chop(1);
    return made.startsWith(u'-') ? made.sliced(1) : made;
}

ActorBook::ActorBook(const Project &project)
    : m_project(project)
{
    for (const Actor &actor : project.actors().inOrder())
        index(actor);
}

void ActorBook::index(const Actor &actor)
{
    const auto remember = [&](QHash<QString, ActorId> &names, const QString &name) {
        if (!names.contains(name))
            names.insert(name, actor.id);
    };
    if (!m_byName.contains(actor.name, actor.id))
        m_byName.insert(actor.name, actor.id);
    remember(m_byFolded, actor.name.toLower());
    for (const QString &alias : actor.aliases) {
        remember(m_byAlias, alias);
        remember(m_byFolded, alias.toLower());
    }
    const QString brief = slug(actor.name);
    const ActorId other = m_bySlug.value(brief, actor.id);
    m_bySlug.insert(brief, other == actor.id ? actor.id : ActorId());
}

Actor &ActorBook::edit(ActorId id)
{
    auto found = m_actors.find(id);
    if (found == m_actors.end()) {
        found = m_actors.insert(id, *m_project.actors().find(id));
        m_changed.append(id);
    }
    return *found;
}

ActorId ActorBook::add(const QString &name, Actor::Kind kind, ActorId id)
{
    Actor actor;
    actor.id = id.isNull() ? ActorId::random() : id;
    actor.name = name;
    actor.kind = kind;
    m_actors.insert(actor.id, actor);
    m_added.append(actor.id);
    index(actor);
    return actor.id;
}

/// An actor that the project holds, has the row's name, and was not taken by another row.
ActorId ActorBook::heldLike(const Row &row) const
{
    const auto shared = [&](ActorId id) {
        const QStringList &aliases = m_project.actors().find(id)->aliases;
        return std::count_if(aliases.begin(), aliases.end(),
            [&](const QString &alias) { return row.aliases.contains(alias); });
    };
    ActorId best;
    for (const ActorId id : m_byName.values(row.name)) {
        if (!m_project.actors().contains(id) || m_taken.contains(id))
            continue;
        if (best.isNull() || shared(id) > shared(best) || (shared(id) == shared(best) && id < best))
            best = id;
    }
    return best;
}

ActorId ActorBook::take(const Row &row)
{
    const ActorId given = ActorId::fromString(row.key).value_or(ActorId());
    ActorId id = m_project.actors().contains(given) || m_actors.contains(given) ? given : heldLike(row);
    if (id.isNull())
        id = add(row.name, row.kind, given);
    m_taken.insert(id);
    for (const QString &alias : row.aliases) {
        const Actor &held = actor(id);
        if (alias != held.name && !held.aliases.contains(alias))
            edit(id).aliases.append(alias);
    }
    index(actor(id));
    if (!row.key.isEmpty())
        m_byKey.insert(row.key, id);
    return id;
}

const Actor &ActorBook::actor(ActorId id) const
{
    const auto changed = m_actors.constFind(id);
    return changed == m_actors.cend() ? *m_project.actors().find(id) : *changed;
}

void ActorBook::affiliate(ActorId actor, ActorId with)
{
    const QList<Affiliation> &affiliations = this->actor(actor).affiliations;
    const bool known = actor == with
        || std::any_of(
            affiliations.begin(), affiliations.end(), [&](const Affiliation &a) { return a.with == with; });
    if (!known)
        edit(actor).affiliations.append({with, {}, {}});
}

ActorId ActorBook::find(const QString &called) const
{
    if (const auto key = m_byKey.constFind(called); key != m_byKey.cend())
        return *key;
    if (const std::optional<ActorId> id = ActorId::fromString(called);
        id && (m_project.actors().contains(*id) || m_actors.contains(*id)))
        return *id;
    if (const QList<ActorId> named = m_byName.values(called); !named.isEmpty())
        return *std::min_element(named.begin(), named.end());
    for (const auto *names : {&m_byAlias, &m_byFolded}) {
        if (const auto found = names->constFind(names == &m_byFolded ? called.toLower() : called);
            found != names->cend())
            return *found;
    }
    if (const ActorId named = m_bySlug.value(called); !named.isNull())
        return named;
    const QString clean = cleanName(called);
    return clean == called ? ActorId() : find(clean);
}

ActorId ActorBook::findNamed(const QString &name, const QSet<ActorId> &others) const
{
    ActorId best;
    for (const ActorId id : m_byName.values(name)) {
        if (!others.contains(id) && (best.isNull() || id < best))
            best = id;
    }
    return best;
}

qsizetype ActorBook::changedCount() const
{
    return m_changed.size();
}

void ActorBook::appendEdits(std::vector<AnyEdit> &edits) const
{
    // An affiliation may name an actor that comes later, or go round in a circle: then it is added once all
    // are there.
    QSet<ActorId> there;
    std::vector<AnyEdit> later;
    for (const ActorId id : m_added) {
        const Actor &whole = m_actors[id];
        Actor first = whole;
        first.affiliations.removeIf([&](const Affiliation &a) {
            return !m_project.actors().contains(a.with) && !there.contains(a.with);
        });
        if (first.affiliations.size() != whole.affiliations.size())
            later.push_back(replacing(first, whole));
        edits.push_back(adding(std::move(first)));
        there.insert(id);
    }
    for (AnyEdit &edit : later)
        edits.push_back(std::move(edit));
    for (const ActorId id : m_changed)
        edits.push_back(replacing(*m_project.actors().find(id), m_actors[id]));
}

} // namespace standpoint
