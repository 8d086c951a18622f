// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/who_is_meant.h"

#include "model/suggest/speakers.h"
#include "model/text/folding.h"

#include <algorithm>

namespace standpoint {

namespace {

using Kind = SentencePiece::Kind;
using Use = AttributionData::Use;

constexpr quint32 nouns = Use::Role | Use::AnyRole | Use::Body;
constexpr std::size_t mostRecent = 40;   ///< actors that a description may mean
constexpr std::size_t mostCallings = 60; ///< words remembered of one actor

QString foldedWord(QStringView word)
{
    return QString::fromStdU16String(foldedName(word).units);
}

bool isNamelike(QStringView word)
{
    return !word.isEmpty() && !word.front().isLower();
}

bool areAlike(const QString &word, const QString &name)
{
    constexpr qsizetype fewest = 4;
    constexpr qsizetype longestEnding = 5;
    const qsizetype shorter = std::min(word.size(), name.size());
    qsizetype same = 0;
    while (same < shorter && word[same] == name[same])
        ++same;
    // "ruso" and "Rusia" have but three letters in common.
    const qsizetype needed = shorter <= fewest ? fewest - 1 : fewest;
    return same >= needed && word.size() - same <= longestEnding && name.size() - same <= longestEnding;
}

QString withoutArticle(const QString &word)
{
    const QString article = QStringLiteral("ال");
    return word.size() > article.size() + 2 && word.startsWith(article) ? word.sliced(article.size()) : word;
}

QList<QStringView> splitWords(QStringView text)
{
    QList<QStringView> words;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && (text[i].isLetterOrNumber() || text[i].isMark() || text[i].isSurrogate()))
            continue;
        if (i > begin)
            words.append(text.sliced(begin, i - begin));
        begin = i + 1;
    }
    return words;
}

} // namespace

bool isFormOf(QStringView word, QStringView name, const AttributionData &data)
{
    const QString a = withoutArticle(foldedWord(word));
    const QString b = withoutArticle(foldedWord(name));
    if (a == b)
        return true;
    const QString nation = data.nation(word);
    return (!nation.isEmpty() && foldedWord(nation) == b) || (isNamelike(name) && areAlike(a, b));
}

WhoIsMeant::WhoIsMeant(QStringView text, const std::vector<Mention> &mentions, const ActorMatcher &matcher,
    const Table<Actor> &actors, const AttributionData &data, QDate published)
    : m_text(text)
    , m_mentions(mentions)
    , m_matcher(matcher)
    , m_actors(actors)
    , m_data(data)
    , m_published(published)
{
}

ActorId WhoIsMeant::actorAt(int mention) const
{
    const std::span<const ActorId> named =
        m_matcher.actorsNamed(m_mentions[static_cast<std::size_t>(mention)].name);
    if (named.size() == 1)
        return named.front();
    for (const ActorId recent : m_recent) {
        if (std::find(named.begin(), named.end(), recent) != named.end())
            return recent;
    }
    return named.front();
}

bool WhoIsMeant::isPerson(ActorId actor) const
{
    const Actor *found = m_actors.find(actor);
    return found && found->kind == Actor::Kind::Person;
}

void WhoIsMeant::addCalling(Known &known, QStringView word) const
{
    if (known.called.size() >= mostCallings)
        return;
    Calling calling{word.toString(), foldedWord(word), m_data.word(word)};
    constexpr quint32 meaningless = Use::Definite | Use::Indefinite | Use::Of | Use::Preposition | Use::And;
    if (calling.uses & meaningless)
        return;
    const bool isThere = std::any_of(known.called.begin(), known.called.end(),
        [&](const Calling &one) { return one.folded == calling.folded; });
    if (isThere)
        return;
    known.hasRole |= (calling.uses & Use::Role) != 0;
    known.hasNation |= (calling.uses & nouns) == 0 && isNamelike(word);
    known.called.push_back(std::move(calling));
}

/// What the project says of an actor: titles among the aliases, and affiliations.
const WhoIsMeant::Known &WhoIsMeant::known(ActorId id) const
{
    const auto found = m_known.constFind(id);
    if (found != m_known.cend())
        return *found;
    Known known;
    const Actor *actor = m_actors.find(id);
    if (actor) {
        QStringList names = actor->aliases;
        names.prepend(actor->name);
        for (const QString &name : std::as_const(names)) {
            const QList<QStringView> words = splitWords(name);
            const bool describes = std::any_of(words.begin(), words.end(),
                [this](QStringView word) { return (m_data.word(word) & nouns) != 0; });
            for (const QStringView word : words) {
                if (describes)
                    addCalling(known, word);
                if (known.own.size() < mostCallings && (!describes || actor->kind != Actor::Kind::Person))
                    known.own.push_back({word.toString(), foldedWord(word), m_data.word(word)});
            }
        }
        for (const Affiliation &affiliation : actor->affiliations) {
            const Actor *with = m_actors.find(affiliation.with);
            if (!with || !holdsOn(affiliation, m_published))
                continue;
            for (const QStringView word : splitWords(with->name))
                addCalling(known, word);
            for (const QString &alias : with->aliases) {
                for (const QStringView word : splitWords(alias))
                    addCalling(known, word);
            }
        }
    }
    return *m_known.insert(id, known);
}

bool WhoIsMeant::isLike(QStringView word, const std::vector<Calling> &callings) const
{
    return std::any_of(callings.begin(), callings.end(),
        [&](const Calling &calling) { return isFormOf(word, calling.word, m_data); });
}

bool WhoIsMeant::belongs(ActorId actor, ActorId with) const
{
    const Actor *found = m_actors.find(actor);
    return found
        && std::any_of(found->affiliations.begin(), found->affiliations.end(),
            [&](const Affiliation &one) { return one.with == with && holdsOn(one, m_published); });
}

/// How well a description fits an actor; below 0: it does not.
int WhoIsMeant::score(ActorId actor, const std::vector<SentencePiece> &pieces, const Phrase &phrase) const
{
    constexpr int isIt = 3;
    constexpr int fits = 2;
    constexpr int contradicts = 5;
    const Known &about = known(actor);
    const SentencePiece &head = pieces[static_cast<std::size_t>(phrase.head)];
    int points = 0;
    for (const int index : phrase.modifiers) {
        const SentencePiece &modifier = pieces[static_cast<std::size_t>(index)];
        const QStringView word = wordsOf(modifier);
        const bool isName = modifier.kind == Kind::Mention;
        if (isName && (belongs(actor, actorAt(modifier.mention)) || isLike(word, about.called)))
            points += isIt;
        else if (!isName && isLike(word, about.called))
            points += (modifier.uses & nouns) != 0 ? 1 : fits;
        else if (about.hasNation && (isName || (isNamelike(word) && (modifier.uses & nouns) == 0)))
            points -= contradicts;
    }
    if (head.is(Use::Role)) {
        if (isLike(wordsOf(head), about.called))
            points += fits;
        else if (about.hasRole)
            points -= contradicts;
    } else if (isLike(wordsOf(head), about.called)) {
        points += 1;
    }
    return points;
}

/// The state or organisation by which somebody is described: "US officials", "the Syrian government".
std::optional<ActorId> WhoIsMeant::nationOf(
    const std::vector<SentencePiece> &pieces, const Phrase &phrase) const
{
    if (pieces[static_cast<std::size_t>(phrase.head)].is(Use::Opponent))
        return std::nullopt;
    for (const int index : phrase.modifiers) {
        const SentencePiece &modifier = pieces[static_cast<std::size_t>(index)];
        if (modifier.is(Use::Opponent))
            return std::nullopt;
        if (modifier.kind == Kind::Mention)
            return actorAt(modifier.mention);
    }
    for (const int index : phrase.modifiers) {
        const SentencePiece &modifier = pieces[static_cast<std::size_t>(index)];
        if ((modifier.uses & nouns) != 0)
            continue;
        for (const ActorId actor : m_recent) {
            const Known &about = known(actor);
            if (about.called.empty() && about.own.size() <= 4 && isLike(wordsOf(modifier), about.own))
                return actor;
            if (!isPerson(actor) && isLike(wordsOf(modifier), about.own))
                return actor;
        }
    }
    return std::nullopt;
}

std::optional<ActorId> WhoIsMeant::meantByDescription(
    const std::vector<SentencePiece> &pieces, const Phrase &phrase) const
{
    const SentencePiece &head = pieces[static_cast<std::size_t>(phrase.head)];
    if (phrase.isIndefinite)
        return nationOf(pieces, phrase);
    if (head.is(Use::Plural) && phrase.modifiers.empty() && phrase.first == phrase.head)
        return std::nullopt;
    if (phrase.isPossessive && head.is(Use::Opponent))
        return std::nullopt;
    if (phrase.isPossessive && head.is(Use::Body) && !head.is(Use::Plural)) // its government
        return m_thing;
    const SentencePiece &first = pieces[static_cast<std::size_t>(phrase.first)];
    if (phrase.isPossessive && first.is(Use::OfPerson)) // his advisers
        return m_person;
    if (phrase.isPossessive && first.is(Use::OfThing) && m_thing) // its spokesman
        return m_thing;
    if (phrase.isPossessive)
        return m_thing && m_recent.front() == *m_thing ? m_thing : m_person ? m_person : m_thing;
    const std::optional<ActorId> nation = nationOf(pieces, phrase);
    if (head.is(Use::Body)) {
        if (nation || !phrase.modifiers.empty())
            return nation;
        return head.is(Use::Opponent) ? std::nullopt : m_thing;
    }
    std::optional<ActorId> best;
    int most = 0;
    for (const ActorId actor : m_recent) {
        if (!isPerson(actor) || actor == nation)
            continue;
        int points = 2 * score(actor, pieces, phrase);
        // What says nothing against the one the article is about makes him the likeliest.
        if (points >= 0 && actor == m_person)
            ++points;
        if (points > most) {
            most = points;
            best = actor;
        }
    }
    return best ? best : nation;
}

std::optional<ActorId> WhoIsMeant::meantByPronoun(const std::vector<SentencePiece> &pieces,
    const std::vector<Phrase> &phrases, const Phrase &phrase, bool looksBack) const
{
    const bool isPersonal = phrase.kind == Phrase::Kind::Pronoun;
    if (!looksBack) {
        for (const Phrase &earlier : phrases) {
            if (earlier.first >= phrase.first)
                break;
            if (earlier.kind != Phrase::Kind::Name || earlier.isInside)
                continue;
            const ActorId actor = actorAt(pieces[static_cast<std::size_t>(earlier.head)].mention);
            if (isPerson(actor) == isPersonal)
                return actor;
        }
    }
    return isPersonal ? m_person : m_thing;
}

std::optional<ActorId> WhoIsMeant::meant(const std::vector<SentencePiece> &pieces,
    const std::vector<Phrase> &phrases, const Phrase &phrase, bool looksBack) const
{
    switch (phrase.kind) {
    case Phrase::Kind::Name:
        return actorAt(pieces[static_cast<std::size_t>(phrase.head)].mention);
    case Phrase::Kind::Description:
        return m_recent.empty() && phrase.modifiers.empty() ? std::nullopt
                                                            : meantByDescription(pieces, phrase);
    case Phrase::Kind::Pronoun:
    case Phrase::Kind::ThingPronoun:
        return meantByPronoun(pieces, phrases, phrase, looksBack);
    }
    return std::nullopt;
}

void WhoIsMeant::see(ActorId actor)
{
    const auto found = std::find(m_recent.begin(), m_recent.end(), actor);
    if (found != m_recent.end())
        m_recent.erase(found);
    else if (m_recent.size() >= mostRecent)
        m_recent.pop_back();
    m_recent.insert(m_recent.begin(), actor);
}

void WhoIsMeant::learn(const std::vector<SentencePiece> &pieces, const std::vector<Phrase> &phrases)
{
    for (const Phrase &phrase : phrases) {
        if (phrase.kind != Phrase::Kind::Name || phrase.titles.empty())
            continue;
        const ActorId actor = actorAt(pieces[static_cast<std::size_t>(phrase.head)].mention);
        known(actor);
        for (const int title : phrase.titles)
            addCalling(m_known[actor], wordsOf(pieces[static_cast<std::size_t>(title)]));
    }
    for (const SentencePiece &piece : pieces) {
        if (piece.kind == Kind::Mention)
            see(actorAt(piece.mention));
    }
}

void WhoIsMeant::turnToUnknown(const std::vector<SentencePiece> &pieces, const Phrase &phrase)
{
    if (phrase.kind == Phrase::Kind::Description
        && pieces[static_cast<std::size_t>(phrase.head)].is(Use::Role | Use::AnyRole))
        m_person.reset();
}

void WhoIsMeant::turnTo(ActorId actor, const std::vector<SentencePiece> &pieces, const Phrase *phrase)
{
    see(actor);
    (isPerson(actor) ? m_person : m_thing) = actor;
    // Who comes after "a Chinese diplomat" as "he" is that diplomat, who stands for China.
    if (phrase && phrase->kind == Phrase::Kind::Description && !isPerson(actor)
        && pieces[static_cast<std::size_t>(phrase->head)].is(Use::Role | Use::AnyRole))
        m_person = actor;
    if (!phrase || phrase->kind != Phrase::Kind::Description || phrase->isIndefinite || phrase->isPossessive
        || !isPerson(actor))
        return;
    known(actor);
    Known &about = m_known[actor];
    for (const int modifier : phrase->modifiers)
        addCalling(about, wordsOf(pieces[static_cast<std::size_t>(modifier)]));
    addCalling(about, wordsOf(pieces[static_cast<std::size_t>(phrase->head)]));
}

} // namespace standpoint
