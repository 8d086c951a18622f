// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/phrases.h"

#include "model/text/folding.h"

#include <algorithm>

namespace standpoint {

namespace {

using Kind = SentencePiece::Kind;
using Use = AttributionData::Use;

constexpr quint32 nouns = Use::Role | Use::AnyRole | Use::Body;
constexpr quint32 articles = Use::Definite | Use::Indefinite | Use::Possessive;
/// No word of these belongs to the description of a noun.
constexpr quint32 ends = Use::Says | Use::Acts | Use::Participle | Use::Auxiliary | Use::Adverb | Use::Pronoun
    | Use::ThingPronoun | Use::Preposition | Use::Of | Use::By | Use::Subordinator | Use::Relative | Use::And
    | Use::Time | Use::To;
constexpr int farthest = 6;

class PhraseReader
{
public:
    PhraseReader(const std::vector<SentencePiece> &pieces, const AttributionData &data, QStringView text,
        const std::function<bool(int)> &isPerson)
        : m_pieces(pieces)
        , m_data(data)
        , m_text(text)
        , m_isPerson(isPerson)
    {
    }

    std::vector<Phrase> read();

private:
    const SentencePiece &piece(int i) const { return m_pieces[static_cast<std::size_t>(i)]; }
    int count() const { return static_cast<int>(m_pieces.size()); }
    bool isKind(int i, Kind kind) const { return i >= 0 && i < count() && piece(i).kind == kind; }
    bool isUse(int i, quint32 use) const { return isKind(i, Kind::Word) && piece(i).is(use); }
    bool isNoun(int i) const { return isUse(i, nouns); }
    bool isPersonAt(int i) const { return m_isPerson(piece(i).mention); }
    /// A word that may describe a noun.
    bool describes(int i) const
    {
        return isKind(i, Kind::Word) && (!piece(i).is(ends) || piece(i).is(nouns)) && !piece(i).is(articles);
    }
    bool hasCapital(int i) const { return m_text[piece(i).span.begin].isUpper(); }

    int titledName(int head) const;
    bool modifiesNoun(int mention) const;
    void addName(int mention);
    void addDescription(int head);
    void addTitleBefore(Phrase &phrase) const;
    void addBefore(Phrase &phrase) const;
    void addAfter(Phrase &phrase) const;
    bool isInside(int first) const;
    void dropContained();
    void joinAppositions();

    const std::vector<SentencePiece> &m_pieces;
    const AttributionData &m_data;
    QStringView m_text;
    const std::function<bool(int)> &m_isPerson;
    std::vector<Phrase> m_phrases;
};

/// The name whose title this noun is: "Foreign Minister Walid Muallem", but not "the president of Russia" or
/// "US officials". -1 if there is none.
int PhraseReader::titledName(int head) const
{
    if (!isNoun(head))
        return -1;
    for (int i = head + 1; i < count() && i <= head + farthest; ++i) {
        if (isKind(i, Kind::Mention)) {
            const bool isOf = isUse(i - 1, Use::Of | Use::Preposition) || isUse(i - 1, Use::Definite);
            const bool fits = piece(head).is(Use::Body) ? !isPersonAt(i) : isPersonAt(i);
            return !isOf && fits && !modifiesNoun(i) ? i : -1;
        }
        if (piece(i).isPossessive)
            return -1;
        const bool goesOn = describes(i) || isUse(i, Use::Of)
            || (isUse(i, Use::Definite) && isUse(i - 1, Use::Of))
            || (m_data.hasPostAdjectives() && isUse(i, Use::And) && describes(i + 1)
                && !isKind(i + 1, Kind::Mention));
        if (!goesOn)
            return -1;
    }
    return -1;
}

/// "US officials", "Russia's foreign minister", "Syrian army spokesman" where only "Syrian army" is a name.
bool PhraseReader::modifiesNoun(int mention) const
{
    if (!piece(mention).isPossessive) // where adjectives follow, so does what describes a name
        return isNoun(mention + 1) && !m_data.hasPostAdjectives();
    for (int i = mention + 1; i < count() && i <= mention + farthest; ++i) {
        if (isNoun(i))
            return true;
        if (!describes(i) && !isKind(i, Kind::Mention))
            return false;
    }
    return false;
}

void PhraseReader::addName(int mention)
{
    if (piece(mention).isPossessive || modifiesNoun(mention))
        return;
    Phrase phrase;
    phrase.kind = Phrase::Kind::Name;
    phrase.first = phrase.last = phrase.head = mention;
    if (!m_phrases.empty() && m_phrases.back().kind == Phrase::Kind::Name
        && m_phrases.back().last == mention - 1) {
        // "US Secretary of State" and "John Kerry", both names: the first is a title.
        phrase.first = m_phrases.back().first;
        phrase.titles = m_phrases.back().titles;
        phrase.isInside = m_phrases.back().isInside;
        m_phrases.back() = phrase;
        return;
    }
    int title = -1; // the first noun of the title
    for (int i = mention - 1; i >= 0 && mention - i <= farthest; --i) {
        if (isNoun(i) && titledName(i) == mention)
            title = i;
    }
    if (title >= 0) {
        for (int i = mention - 1; i >= title; --i)
            phrase.titles.push_back(i);
        phrase.first = title;
        addTitleBefore(phrase);
    } else if (isUse(mention - 1, Use::Definite)) {
        phrase.first = mention - 1;
    }
    phrase.isInside = isInside(phrase.first);
    m_phrases.push_back(phrase);
}

/// What describes a title: "the visiting Syrian", "US".
void PhraseReader::addTitleBefore(Phrase &phrase) const
{
    const int title = phrase.first;
    for (int i = title - 1; i >= 0 && title - i <= farthest; --i) {
        if (isUse(i, articles)) {
            phrase.first = i;
            return;
        }
        if ((!isKind(i, Kind::Mention) && !describes(i)) || m_data.isVerbFirst())
            return;
        phrase.titles.push_back(i);
        phrase.first = i;
        if (isKind(i, Kind::Mention))
            return;
    }
}

/// Determiners, adjectives and names before the noun.
void PhraseReader::addBefore(Phrase &phrase) const
{
    for (int i = phrase.head - 1; i >= 0 && phrase.head - i <= farthest; --i) {
        if (isUse(i, articles)) {
            phrase.isIndefinite = piece(i).is(Use::Indefinite) && !piece(i).is(Use::Definite);
            phrase.isPossessive = piece(i).is(Use::Possessive);
            phrase.first = i;
            return;
        }
        if ((!isKind(i, Kind::Mention) && !describes(i)) || m_data.isVerbFirst())
            return;
        phrase.modifiers.push_back(i);
        phrase.first = i;
    }
}

/// "of foreign affairs", "of Russia"; adjectives where they follow.
void PhraseReader::addAfter(Phrase &phrase) const
{
    bool afterOf = m_data.hasPostAdjectives();
    for (int i = phrase.head + 1; i < count() && i <= phrase.head + farthest; ++i) {
        if (piece(phrase.head).is(Use::Body) && i == phrase.head + 1 && isUse(i, Use::Preposition)
            && isKind(i + 1, Kind::Mention)) { // officials in Paris
            afterOf = true;
            continue;
        }
        if (isUse(i, Use::Of)) {
            if (!describes(i + 1) && !isKind(i + 1, Kind::Mention) && !isUse(i + 1, Use::Definite))
                return;
            afterOf = true;
            continue;
        }
        if (!afterOf || piece(i).isPossessive)
            return;
        if (isUse(i, Use::Definite) && isUse(i - 1, Use::Of))
            continue;
        const bool isName = isKind(i, Kind::Mention);
        if (!isName && !describes(i))
            return;
        phrase.modifiers.push_back(i);
        phrase.last = i;
        if (isName)
            return;
    }
}

void PhraseReader::addDescription(int head)
{
    // The last of several nouns is what the phrase names: "opposition leader". In languages where adjectives
    // follow it is the first.
    const bool isLast = !isNoun(head + 1) || m_data.hasPostAdjectives();
    const bool isFirst = !isNoun(head - 1) || !m_data.hasPostAdjectives();
    if (piece(head).isPossessive || !isLast || !isFirst || titledName(head) >= 0)
        return;
    if (!m_phrases.empty() && m_phrases.back().kind == Phrase::Kind::Description
        && head <= m_phrases.back().last)
        return;
    Phrase phrase;
    phrase.kind = Phrase::Kind::Description;
    phrase.first = phrase.last = phrase.head = head;
    addBefore(phrase);
    addAfter(phrase);
    phrase.isInside = isInside(phrase.first);
    m_phrases.push_back(phrase);
}

/// A preposition stands before the phrase, with at most one word between: "with visiting Walid Muallem".
bool PhraseReader::isInside(int first) const
{
    if (isUse(first - 1, Use::Preposition | Use::Of))
        return true;
    if (isUse(first, Use::Of) && isUse(first, Use::Definite) && describes(first - 1))
        return true; // a genitive: ein Treffen der Minister
    return describes(first - 1) && isUse(first - 2, Use::Preposition | Use::Of);
}

/// Names within a description are a part of it.
void PhraseReader::dropContained()
{
    int end = -1;
    m_phrases.erase(std::remove_if(m_phrases.begin(), m_phrases.end(),
                        [&end](const Phrase &one) {
                            if (one.kind == Phrase::Kind::Description)
                                end = std::max(end, one.last);
                            return one.kind == Phrase::Kind::Name && one.last <= end;
                        }),
        m_phrases.end());
}

/// "The minister, Sergei Lavrov, said" and "Sergei Lavrov, the minister, said" are each one phrase, a name.
void PhraseReader::joinAppositions()
{
    std::vector<Phrase> joined;
    for (std::size_t i = 0; i < m_phrases.size(); ++i) {
        Phrase phrase = m_phrases[i];
        if (i + 1 < m_phrases.size()) {
            const Phrase &next = m_phrases[i + 1];
            const bool touches = next.first == phrase.last + 2 && isKind(phrase.last + 1, Kind::Comma);
            const bool isClosed = next.last + 1 >= count() || isKind(next.last + 1, Kind::Comma)
                || isKind(next.last + 1, Kind::Stop);
            const bool namesFirst =
                phrase.kind == Phrase::Kind::Name && next.kind == Phrase::Kind::Description;
            const bool namesLast =
                phrase.kind == Phrase::Kind::Description && next.kind == Phrase::Kind::Name;
            if (touches && isClosed && (namesFirst || namesLast)) {
                const Phrase &described = namesFirst ? next : phrase;
                Phrase name = namesFirst ? phrase : next;
                name.titles.push_back(described.head);
                name.titles.insert(name.titles.end(), described.modifiers.begin(), described.modifiers.end());
                name.first = phrase.first;
                name.last = next.last;
                name.isInside = phrase.isInside;
                joined.push_back(name);
                ++i;
                continue;
            }
        }
        joined.push_back(phrase);
    }
    m_phrases = std::move(joined);
}

std::vector<Phrase> PhraseReader::read()
{
    for (int i = 0; i < count(); ++i) {
        if (isKind(i, Kind::Mention)) {
            addName(i);
        } else if (isNoun(i)) {
            addDescription(i);
        } else if (isUse(i, Use::Pronoun | Use::ThingPronoun)) {
            Phrase phrase;
            phrase.kind = piece(i).is(Use::Pronoun) ? Phrase::Kind::Pronoun : Phrase::Kind::ThingPronoun;
            phrase.first = phrase.last = phrase.head = i;
            phrase.isInside = isUse(i - 1, Use::Preposition | Use::Of);
            m_phrases.push_back(phrase);
        }
    }
    std::stable_sort(m_phrases.begin(), m_phrases.end(),
        [](const Phrase &a, const Phrase &b) { return a.first < b.first; });
    dropContained();
    joinAppositions();
    return std::move(m_phrases);
}

} // namespace

std::vector<Phrase> phrasesOf(const std::vector<SentencePiece> &pieces, const AttributionData &data,
    QStringView text, const std::function<bool(int)> &isPerson)
{
    return PhraseReader(pieces, data, text, isPerson).read();
}

} // namespace standpoint
