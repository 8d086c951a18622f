// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/speakers.h"

#include "model/suggest/who_is_meant.h"
#include "model/text/characters.h"

#include <algorithm>
#include <unordered_map>

namespace standpoint {

namespace {

using Kind = SentencePiece::Kind;
using Use = AttributionData::Use;

/// One sign in a sentence that somebody speaks.
struct Sign
{
    int phrase = -1; ///< who
    Clue clue = Clue::Verb;
    TextSpan cue;
    int points = 0; ///< the sign with most tells the speaker of the sentence
    bool looksBack = false;
};

/// The signs of one sentence.
class SignReader
{
public:
    SignReader(QStringView text, const std::vector<SentencePiece> &pieces, const std::vector<Phrase> &phrases,
        const AttributionData &data, const std::function<bool(int)> &isPerson)
        : m_text(text)
        , m_pieces(pieces)
        , m_phrases(phrases)
        , m_data(data)
        , m_isPerson(isPerson)
    {
    }

    /// The strongest sign; nothing if there is none.
    std::optional<Sign> strongest();

private:
    const SentencePiece &piece(int i) const { return m_pieces[static_cast<std::size_t>(i)]; }
    const Phrase &phrase(int i) const { return m_phrases[static_cast<std::size_t>(i)]; }
    int count() const { return static_cast<int>(m_pieces.size()); }
    bool isKind(int i, Kind kind) const { return i >= 0 && i < count() && piece(i).kind == kind; }
    bool isUse(int i, quint32 use) const { return isKind(i, Kind::Word) && piece(i).is(use); }
    bool isVerb(int i) const { return isUse(i, Use::Says | Use::Acts | Use::Participle); }

    int phraseEndingAt(int last, bool insideToo) const;
    int phraseBeginningAt(int first) const;
    int before(int verb, bool &isPassive, bool &isInfinitive) const;
    int subject(int verb, int left, int &points) const;
    int inverted(int verb, int left) const;
    int apposed(int left) const;
    int firstOfSeveral(int found) const;
    int firstOfClause(int verb, int &points) const;
    int agent(int verb) const;
    bool isClosing(int last) const;
    void addVerb(int verb);
    void addAccording(int at);
    void addColons();
    void offer(const Sign &sign);

    QStringView m_text;
    const std::vector<SentencePiece> &m_pieces;
    const std::vector<Phrase> &m_phrases;
    const AttributionData &m_data;
    const std::function<bool(int)> &m_isPerson;
    std::optional<Sign> m_best;

    int matches(int at, const std::vector<QStringList> &sayings) const;
};

constexpr int plain = 10;
constexpr int closes = 4; ///< ", X said." at the end of a sentence goes for all of it
constexpr int besideQuotation = 6;
constexpr int subordinate = 5; ///< a clause within another
constexpr int mostPieces = 60; ///< between a verb and who it belongs to

void SignReader::offer(const Sign &sign)
{
    if (sign.phrase >= 0 && (!m_best || sign.points > m_best->points))
        m_best = sign;
}

int SignReader::phraseEndingAt(int last, bool insideToo) const
{
    constexpr int most = 8; // phrases that end at one piece; they begin close to it
    const auto after = std::upper_bound(m_phrases.begin(), m_phrases.end(), last,
        [](int piece, const Phrase &one) { return piece < one.first; });
    const int end = static_cast<int>(after - m_phrases.begin());
    for (int i = std::max(0, end - most); i < end; ++i) {
        if (phrase(i).last == last && (insideToo || !phrase(i).isInside))
            return i;
    }
    return -1;
}

int SignReader::phraseBeginningAt(int first) const
{
    const auto found = std::lower_bound(m_phrases.begin(), m_phrases.end(), first,
        [](const Phrase &one, int piece) { return one.first < piece; });
    return found != m_phrases.end() && found->first == first ? static_cast<int>(found - m_phrases.begin())
                                                             : -1;
}

/// The piece before a verb, without what may stand between it and its subject.
int SignReader::before(int verb, bool &isPassive, bool &isInfinitive) const
{
    const bool isParticiple = piece(verb).is(Use::Participle);
    int at = verb - 1;
    while (isUse(at, Use::Auxiliary | Use::Adverb | Use::To) && !isUse(at, Use::Says | Use::Acts)) {
        if (phraseEndingAt(at, true) >= 0)
            break;
        isPassive |= isUse(at, Use::Passive) && !isParticiple && !isInfinitive;
        isInfinitive |= isUse(at, Use::To) && !isUse(at, Use::Auxiliary);
        --at;
    }
    return at;
}

/// "…," said X
int SignReader::inverted(int verb, int left) const
{
    int next = verb + 1;
    while (phraseBeginningAt(next) < 0) { // also "said on Monday X" in other languages
        if (isUse(next, Use::Adverb | Use::Auxiliary | Use::Time))
            ++next;
        else if (isUse(next, Use::Definite | Use::Preposition) && isUse(next + 1, Use::Time))
            next += 2;
        else
            break;
    }
    const int found = phraseBeginningAt(next);
    if (found < 0 || phrase(found).isInside)
        return -1;
    if (isUse(left, Use::And) && !m_data.isVerbFirst())
        return -1; // X denied it and called them …
    if (m_data.isVerbFirst() || m_data.inverts())
        return found;
    const bool mayInvert = left < 0 || isKind(left, Kind::Quotation) || isKind(left, Kind::Comma);
    const int after = phrase(found).last + 1;
    const bool isObject = isKind(after, Kind::Word)
        && !isUse(after, Use::Preposition | Use::Time | Use::Adverb | Use::Relative);
    return mayInvert && piece(verb).is(Use::Says) && !isObject ? found : -1;
}

/// X, who had come to Paris, said; X, for his part, said.
int SignReader::apposed(int left) const
{
    if (!isKind(left, Kind::Comma))
        return -1;
    for (int i = left - 1; i > 0 && left - i < mostPieces; --i) {
        if (isKind(i, Kind::Quotation) || isKind(i, Kind::Stop) || isKind(i, Kind::Colon))
            return -1;
        if (isKind(i, Kind::Comma)) {
            const int found = phraseEndingAt(i - 1, false);
            const bool isAside = isUse(
                i + 1, Use::Relative | Use::Preposition | Use::Participle | Use::Subordinator | Use::Time);
            return isAside ? found : -1;
        }
    }
    return -1;
}

/// The UN, Iran and Russia said: the first of them.
int SignReader::firstOfSeveral(int found) const
{
    bool hasAnd = false;
    for (int steps = 0; found >= 0 && steps < mostPieces; ++steps) {
        int at = phrase(found).first - 1;
        hasAnd |= isUse(at, Use::And);
        if (!hasAnd || !(isUse(at, Use::And) || isKind(at, Kind::Comma)))
            break;
        if (isUse(at, Use::And) && isKind(at - 1, Kind::Comma))
            --at;
        const int earlier = phraseEndingAt(at - 1, false);
        if (earlier < 0 || isVerb(phrase(earlier).first - 1))
            break;
        found = earlier;
    }
    return found;
}

/// The first phrase of the verb's clause that depends on no preposition.
int SignReader::firstOfClause(int verb, int &points) const
{
    int begin = std::max(0, verb - mostPieces);
    bool isSubordinate = false;
    for (int i = begin; i < verb; ++i) {
        const bool ends = isUse(i, Use::Subordinator) || isKind(i, Kind::Stop) || isKind(i, Kind::Colon)
            || isKind(i, Kind::Quotation);
        if (ends) {
            begin = i + 1;
            isSubordinate = isUse(i, Use::Subordinator);
        }
    }
    bool isAside = false; // between ", who" and the next comma
    const auto firstFrom = [&](int from) {
        const auto begins = std::lower_bound(m_phrases.begin(), m_phrases.end(), from,
            [](const Phrase &one, int piece) { return one.first < piece; });
        for (auto p = begins; p != m_phrases.end() && p->first < verb; ++p) {
            const Phrase &one = *p;
            if (one.last >= verb || one.isInside)
                continue;
            isAside = false;
            for (int i = from; i < one.first; ++i) {
                isAside |= isUse(i, Use::Relative);
                isAside &= !isKind(i, Kind::Comma);
            }
            if (!isAside)
                return static_cast<int>(p - m_phrases.begin());
        }
        return -1;
    };
    int found = firstFrom(begin);
    if (found >= 0)
        points -= isSubordinate ? subordinate : 0;
    else if (begin > 0 && isSubordinate)
        found = firstFrom(std::max(0, verb - mostPieces));
    return found;
}

/// was rejected by X
int SignReader::agent(int verb) const
{
    for (int i = verb + 1; i < count() && i <= verb + 6; ++i) {
        if (isUse(i, Use::By))
            return phraseBeginningAt(i + 1);
        if (!isKind(i, Kind::Word) || isVerb(i))
            break;
    }
    return -1;
}

int SignReader::subject(int verb, int left, int &points) const
{
    if (m_data.isVerbFirst()) {
        if (const int found = inverted(verb, left); found >= 0)
            return found;
    }
    if (const int found = firstOfSeveral(phraseEndingAt(left, false)); found >= 0) {
        const int ahead = phrase(found).first - 1;
        if (isUse(ahead, Use::Subordinator) || isUse(ahead, Use::Relative))
            points -= subordinate;
        return found;
    }
    if (const int inside = phraseEndingAt(left, true); inside >= 0) { // officials on the way to Paris
        if (const int found = phraseEndingAt(phrase(inside).first - 2, false); found >= 0)
            return found;
    }
    if (isUse(left, Use::Relative)) {
        points -= subordinate;
        return phraseEndingAt(isKind(left - 1, Kind::Comma) ? left - 2 : left - 1, true);
    }
    if (const int found = apposed(left); found >= 0)
        return found;
    if (const int found = inverted(verb, left); found >= 0)
        return found;
    if (const int found = firstOfClause(verb, points); found >= 0)
        return found;
    const int found = phraseEndingAt(left, true); // a statement by X says; but opponents of X are others
    return found >= 0 && isUse(phrase(found).first - 1, Use::Of) ? -1 : found;
}

/// Nothing follows but time and place.
bool SignReader::isClosing(int last) const
{
    return last + 1 >= count() || isKind(last + 1, Kind::Stop)
        || isUse(last + 1, Use::Preposition | Use::Time)
        || (isKind(last + 1, Kind::Quotation) && last + 2 >= count());
}

void SignReader::addVerb(int verb)
{
    bool isPassive = false;
    bool isInfinitive = false;
    int points = plain;
    const int left = before(verb, isPassive, isInfinitive);
    int found = -1;
    if (isPassive) {
        found = agent(verb);
    } else if (piece(verb).is(Use::Ambiguous)) {
        found = phraseEndingAt(left, false);
        if (isUse(verb - 1, Use::Definite | Use::Indefinite | Use::Possessive))
            found = -1;
    } else {
        found = subject(verb, left, points);
    }
    if (found < 0)
        return;
    const Phrase &who = phrase(found);
    const int first = std::min(who.first, verb);
    const int last = std::max(who.last, verb);
    points -= isInfinitive ? subordinate : 0;
    points -= piece(verb).is(Use::Participle) && !isUse(verb - 1, Use::Auxiliary) ? subordinate + 1 : 0;
    Sign sign{found, Clue::Verb, piece(verb).span, points, false};
    const bool afterComma = isKind(first - 1, Kind::Comma);
    const bool isBeside = isKind(first - 1, Kind::Quotation)
        || (afterComma && isKind(first - 2, Kind::Quotation)) || isKind(last + 1, Kind::Quotation)
        || (isKind(last + 1, Kind::Comma) && isKind(last + 2, Kind::Quotation))
        || (isKind(last + 1, Kind::Colon) && isKind(last + 2, Kind::Quotation));
    if (isBeside) {
        sign.points += besideQuotation;
        sign.looksBack = isKind(first - 1, Kind::Quotation) || afterComma;
    } else if (afterComma && first > 2 && last - first <= 6 && isClosing(last)) {
        sign.points += closes;
        sign.looksBack = true;
    }
    offer(sign);
}

/// How many pieces one of these phrases has that stands here; 0 if none does.
int SignReader::matches(int at, const std::vector<QStringList> &sayings) const
{
    for (const QStringList &saying : sayings) {
        int length = 0;
        for (const QString &word : saying) {
            const int i = at + length;
            if (!isKind(i, Kind::Word)
                || m_text.sliced(piece(i).span.begin, piece(i).span.length())
                        .compare(word, Qt::CaseInsensitive)
                    != 0)
                break;
            ++length;
        }
        if (length == saying.size())
            return length;
    }
    return 0;
}

void SignReader::addAccording(int at)
{
    const auto cue = [this](int first, int length) {
        return TextSpan{piece(first).span.begin, piece(first + length - 1).span.end};
    };
    const bool stands = at == 0 || isKind(at - 1, Kind::Comma) || isKind(at - 1, Kind::Quotation);
    if (const int length = matches(at, m_data.according()); length > 0)
        offer({phraseBeginningAt(at + length), Clue::According, cue(at, length),
            plain + (stands ? closes : 0), false});
    if (const int length = matches(at, m_data.inserted()); length > 0 && stands && at > 0) {
        const int found = phraseBeginningAt(at + length);
        if (found >= 0 && (isClosing(phrase(found).last) || isKind(phrase(found).last + 1, Kind::Comma)))
            offer({found, Clue::According, cue(at, length), plain + closes, true});
    }
    if (const int length = matches(at, m_data.accordingAfter()); length > 0)
        offer({phraseEndingAt(at - 1, true), Clue::According, cue(at, length), plain + closes, false});
}

/// "Lavrov: no alternative to talks" and "No alternative to talks: Lavrov".
void SignReader::addColons()
{
    constexpr int certain = plain + closes + 1;
    constexpr int topic = plain - subordinate - 1; // "Syria: the war goes on"
    int size = count();
    while (size > 0 && isKind(size - 1, Kind::Stop))
        --size;
    const auto points = [this](int found) {
        const Phrase &one = phrase(found);
        return one.kind == Phrase::Kind::Name && m_isPerson(piece(one.head).mention) ? certain : topic;
    };
    const int begins = phraseBeginningAt(0);
    if (begins >= 0 && phrase(begins).kind == Phrase::Kind::Name
        && isKind(phrase(begins).last + 1, Kind::Colon)) {
        const int colon = phrase(begins).last + 1;
        const bool isQuoted = isKind(colon + 1, Kind::Quotation);
        offer({begins, Clue::Colon, piece(colon).span, isQuoted ? certain : points(begins), false});
    }
    const int ends = phraseEndingAt(size - 1, true);
    if (ends >= 0 && phrase(ends).kind == Phrase::Kind::Name && phrase(ends).first > 1
        && isKind(phrase(ends).first - 1, Kind::Colon))
        offer({ends, Clue::Colon, piece(phrase(ends).first - 1).span, std::max(points(ends), plain - 1),
            false});
}

std::optional<Sign> SignReader::strongest()
{
    for (int i = 0; i < count(); ++i) {
        if (isVerb(i) || isUse(i, Use::Ambiguous))
            addVerb(i);
        if (isKind(i, Kind::Word))
            addAccording(i);
    }
    addColons();
    return m_best;
}

/// All sentences of one article.
class SpeakerFinder
{
public:
    explicit SpeakerFinder(const AttributionInput &input)
        : m_input(input)
        , m_quotations(quotations(input.text, input.data.hasDashSpeech()))
        , m_meant(input.text, input.mentions, input.matcher, input.actors, input.data, input.published)
        , m_found(static_cast<std::size_t>(input.sentences.size()))
        , m_quoted(m_found.size(), -1)
    {
    }

    std::vector<std::optional<Speaker>> find();

private:
    TextSpan sentence(std::size_t i) const { return m_input.sentences[static_cast<qsizetype>(i)]; }
    void read(std::size_t i);
    std::optional<Sign> besideQuotation(
        const std::vector<SentencePiece> &pieces, const std::vector<Phrase> &phrases) const;
    void fillSpeech();
    std::vector<int> speechesOf(std::size_t i) const;
    void fillFrom(std::size_t i, std::unordered_map<int, std::size_t> &told);
    std::optional<std::size_t> carriedFrom(std::size_t i) const;
    void take(std::size_t i, std::size_t from, Clue clue, bool isGuess);
    bool isSameParagraph(std::size_t a, std::size_t b) const;

    const AttributionInput &m_input;
    std::vector<Quotation> m_quotations;
    WhoIsMeant m_meant;
    std::vector<std::optional<Speaker>> m_found;
    std::vector<int> m_quoted; ///< of each sentence without a sign that holds a quotation: that one; else -1
    std::vector<bool> m_isWhole;    ///< nothing but a quotation
    std::vector<bool> m_isTold;     ///< has a sign, though perhaps of nobody known
    std::vector<bool> m_isReported; ///< in a mood that shows that somebody's words go on
    std::vector<bool> m_isUnknown;  ///< in the speech of somebody who is no actor
};

/// A quotation of some length, and a name beside it: For X, “…” is no choice.
std::optional<Sign> SpeakerFinder::besideQuotation(
    const std::vector<SentencePiece> &pieces, const std::vector<Phrase> &phrases) const
{
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const bool isNamed = phrases[i].kind == Phrase::Kind::Name;
        if (isNamed && (!phrases[i].isInside || phrases.size() == 1))
            return Sign{static_cast<int>(i), Clue::Quotation,
                pieces[static_cast<std::size_t>(phrases[i].head)].span, 1, false};
    }
    return std::nullopt;
}

void SpeakerFinder::read(std::size_t i)
{
    constexpr int shortest = 20; // code units of what is quoted: less is a word in quotation marks
    const std::vector<SentencePiece> pieces =
        piecesOf(m_input.text, sentence(i), m_input.mentions, m_quotations, m_input.data);
    const auto quoted = std::find_if(pieces.begin(), pieces.end(), [](const SentencePiece &one) {
        return one.kind == Kind::Quotation && one.span.length() >= shortest;
    });
    const bool isWhole = std::none_of(pieces.begin(), pieces.end(),
        [](const SentencePiece &one) { return one.kind == Kind::Word || one.kind == Kind::Mention; });
    m_isWhole[i] = isWhole;
    if (quoted != pieces.end() || (isWhole && !pieces.empty())) {
        const int begin = quoted != pieces.end() ? quoted->span.begin : pieces.front().span.begin;
        const auto one = std::upper_bound(m_quotations.begin(), m_quotations.end(), begin,
            [](int at, const Quotation &quotation) { return at < quotation.span.begin; });
        m_quoted[i] = static_cast<int>(one - m_quotations.begin()) - 1;
    }
    m_isReported[i] = std::any_of(
        pieces.begin(), pieces.end(), [](const SentencePiece &one) { return one.is(Use::Reported); });
    if (isWhole)
        return;
    const std::function<bool(int)> isPerson = [this](int mention) {
        return m_meant.isPerson(m_meant.actorAt(mention));
    };
    const std::vector<Phrase> phrases = phrasesOf(pieces, m_input.data, m_input.text, isPerson);
    std::optional<Sign> sign = SignReader(m_input.text, pieces, phrases, m_input.data, isPerson).strongest();
    const bool hasSign = sign.has_value();
    m_isTold[i] = hasSign;
    if (!sign && m_quoted[i] >= 0)
        sign = besideQuotation(pieces, phrases);
    m_meant.learn(pieces, phrases);
    if (sign) {
        const Phrase &who = phrases[static_cast<std::size_t>(sign->phrase)];
        if (const std::optional<ActorId> actor = m_meant.meant(pieces, phrases, who, sign->looksBack)) {
            const TextSpan span{
                pieces[static_cast<std::size_t>(who.kind == Phrase::Kind::Description ? who.first : who.head)]
                    .span.begin,
                pieces[static_cast<std::size_t>(who.kind == Phrase::Kind::Description ? who.last : who.head)]
                    .span.end};
            const Naming naming = who.kind == Phrase::Kind::Name ? Naming::Name
                : who.kind == Phrase::Kind::Description          ? Naming::Description
                                                                 : Naming::Pronoun;
            m_found[i] = Speaker{*actor, span, naming, sign->clue, sign->cue, static_cast<int>(i),
                naming != Naming::Name || !hasSign};
            m_meant.turnTo(*actor, pieces, &who);
            return;
        }
        m_meant.turnToUnknown(pieces, who);
        return;
    }
    for (const Phrase &phrase : phrases) {
        if (phrase.kind == Phrase::Kind::Name && !phrase.isInside) {
            m_meant.turnTo(
                m_meant.actorAt(pieces[static_cast<std::size_t>(phrase.head)].mention), pieces, nullptr);
            break;
        }
    }
}

bool SpeakerFinder::isSameParagraph(std::size_t a, std::size_t b) const
{
    const QStringView between = m_input.text.sliced(sentence(a).end, sentence(b).begin - sentence(a).end);
    return std::none_of(between.begin(), between.end(), isLineEnd);
}

/// The speeches that a sentence holds a part of.
std::vector<int> SpeakerFinder::speechesOf(std::size_t i) const
{
    std::vector<int> speeches;
    auto one = std::lower_bound(m_quotations.begin(), m_quotations.end(), sentence(i).begin,
        [](const Quotation &quotation, int begin) { return quotation.span.end <= begin; });
    for (; one != m_quotations.end() && one->span.begin < sentence(i).end; ++one)
        speeches.push_back(one->speech);
    return speeches;
}

/// Gives a sentence in a speech the speaker whom the next sentence with a part of it tells or, in the second
/// round, the one before.
void SpeakerFinder::fillFrom(std::size_t i, std::unordered_map<int, std::size_t> &told)
{
    if (m_isTold[i]) {
        for (const int speech : speechesOf(i))
            told[speech] = i;
    } else if (m_quoted[i] >= 0) {
        const auto found = told.find(m_quotations[static_cast<std::size_t>(m_quoted[i])].speech);
        if (found == told.end() || m_found[i])
            return;
        if (m_found[found->second])
            take(i, found->second, Clue::Speech, false);
        else
            m_isUnknown[i] = true;
    }
}

/// "A," X said. "B." The speaker before goes on; so does one whose sentence ends with a colon.
std::optional<std::size_t> SpeakerFinder::carriedFrom(std::size_t i) const
{
    if (i > 0 && m_found[i - 1])
        return i - 1;
    if (i > 1 && !m_isTold[i - 1] && !m_isUnknown[i - 1] && m_found[i - 2] && isSameParagraph(i - 2, i))
        return i - 2;
    return std::nullopt;
}

void SpeakerFinder::take(std::size_t i, std::size_t from, Clue clue, bool isGuess)
{
    Speaker speaker = *m_found[from];
    speaker.span = {};
    speaker.naming = Naming::Absent;
    speaker.clue = clue;
    speaker.told = clue == Clue::Carried ? static_cast<int>(from) : speaker.told;
    speaker.isGuess |= isGuess;
    m_found[i] = speaker;
}

void SpeakerFinder::fillSpeech()
{
    std::unordered_map<int, std::size_t> told;
    for (std::size_t i = m_found.size(); i-- > 0;)
        fillFrom(i, told);
    told.clear();
    for (std::size_t i = 0; i < m_found.size(); ++i)
        fillFrom(i, told);
    for (std::size_t i = 0; i < m_found.size(); ++i) {
        const bool goesOn = (m_isWhole[i] && m_quoted[i] >= 0)
            || (m_isReported[i] && i > 0 && isSameParagraph(i - 1, i) && !m_isTold[i]);
        if (m_found[i] || m_isUnknown[i] || !goesOn)
            continue;
        if (const std::optional<std::size_t> from = carriedFrom(i))
            take(i, *from, Clue::Carried, true);
    }
}

std::vector<std::optional<Speaker>> SpeakerFinder::find()
{
    m_isWhole.resize(m_found.size());
    m_isTold.resize(m_found.size());
    m_isReported.resize(m_found.size());
    m_isUnknown.resize(m_found.size());
    for (std::size_t i = 0; i < m_found.size(); ++i)
        read(i);
    fillSpeech();
    return std::move(m_found);
}

} // namespace

bool holdsOn(const Affiliation &affiliation, QDate day)
{
    return !day.isValid()
        || ((!affiliation.from.isValid() || affiliation.from <= day)
            && (!affiliation.to.isValid() || day <= affiliation.to));
}

std::vector<std::optional<Speaker>> speakers(const AttributionInput &input)
{
    return SpeakerFinder(input).find();
}

} // namespace standpoint
