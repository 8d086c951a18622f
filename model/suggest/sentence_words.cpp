// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/sentence_words.h"

#include "model/text/characters.h"
#include "model/text/folding.h"

#include <algorithm>

namespace standpoint {

namespace {

using Kind = SentencePiece::Kind;

constexpr quint32 nameable = AttributionData::Role | AttributionData::AnyRole | AttributionData::Body;

bool isHyphen(QChar c)
{
    return c == u'-' || c == u'‐' || c == u'‑';
}

bool isApostrophe(QChar c)
{
    return foldedUnit(c.unicode()).units[0] == u'\'';
}

class Reader
{
public:
    Reader(QStringView text, TextSpan sentence, const AttributionData &data)
        : m_text(text)
        , m_end(sentence.end)
        , m_data(data)
    {
    }

    int readWord(int at, int limit);
    int readApostrophe(int at);
    int readSign(int at);
    void add(Kind kind, TextSpan span) { m_pieces.push_back({kind, span, 0, -1, false}); }
    void addMention(TextSpan span, int mention);
    std::vector<SentencePiece> take() { return std::move(m_pieces); }

private:
    bool isWordAt(int at) const
    {
        return at < m_end
            && (m_text[at].isLetterOrNumber() || m_text[at].isMark() || m_text[at].isSurrogate()
                || isIgnored(m_text[at].unicode()));
    }

    QStringView m_text;
    int m_end;
    const AttributionData &m_data;
    std::vector<SentencePiece> m_pieces;
};

/// A run of letters with hyphens within. A compound that the lists do not know is what its last part is, if
/// that names somebody ("vice-president"); an unknown one that ends in a pronoun is two words ("dit-il").
int Reader::readWord(int at, int limit)
{
    int end = at;
    int firstHyphen = -1;
    int lastHyphen = -1;
    while (end < limit
        && (isWordAt(end) || (end > at && isHyphen(m_text[end]) && end + 1 < limit && isWordAt(end + 1)))) {
        if (!isWordAt(end)) {
            firstHyphen = firstHyphen < 0 ? end : firstHyphen;
            lastHyphen = end;
        }
        ++end;
    }
    SentencePiece word{Kind::Word, {at, end}, m_data.word(m_text.sliced(at, end - at)), -1, false};
    if (word.uses == 0 && lastHyphen > 0) {
        const quint32 last = m_data.word(m_text.sliced(lastHyphen + 1, end - lastHyphen - 1));
        if (last & (AttributionData::Pronoun | AttributionData::ThingPronoun)) {
            const TextSpan verb{at, firstHyphen};
            m_pieces.push_back({Kind::Word, verb, m_data.word(m_text.sliced(at, verb.length())), -1, false});
            m_pieces.push_back({Kind::Word, {lastHyphen + 1, end}, last, -1, false});
            return end;
        }
        word.uses = last & nameable;
    }
    if (at > 0 && isHyphen(m_text[at - 1]) && !m_pieces.empty() && m_pieces.back().kind == Kind::Mention)
        word.uses &= nameable;
    m_pieces.push_back(word);
    return end;
}

/// "'s" and "s'" make what stands before them possessive; any other apostrophe only parts words ("l'Iran").
int Reader::readApostrophe(int at)
{
    const bool follows = !m_pieces.empty() && m_pieces.back().span.end == at;
    const bool isS =
        at + 1 < m_end && (m_text[at + 1] == u's' || m_text[at + 1] == u'S') && !isWordAt(at + 2);
    if (follows && (isS || !isWordAt(at + 1)))
        m_pieces.back().isPossessive = true;
    return at + (follows && isS ? 2 : 1);
}

int Reader::readSign(int at)
{
    const QChar c = m_text[at];
    const bool isSpaced = at + 1 >= m_end || m_text[at + 1].isSpace();
    if (c == u':' || c == u'：')
        add(Kind::Colon, {at, at + 1});
    else if (c == u',' || c == u'،' || c == u'，' || c == u'、' || c == u'—' || c == u'–' || c == u'('
        || c == u')' || (c == u'-' && isSpaced && at > 0 && m_text[at - 1].isSpace()))
        add(Kind::Comma, {at, at + 1});
    else if ((c == u'.' && isSpaced) || c == u';' || c == u'؛' || c == u'?' || c == u'!' || c == u'؟'
        || c == u'。')
        add(Kind::Stop, {at, at + 1});
    return at + 1;
}

void Reader::addMention(TextSpan span, int mention)
{
    const bool isCompound = span.end + 1 < m_end && isHyphen(m_text[span.end]) && isWordAt(span.end + 1);
    m_pieces.push_back({Kind::Mention, span, 0, mention, isCompound});
}

} // namespace

std::vector<SentencePiece> piecesOf(QStringView text, TextSpan sentence, const std::vector<Mention> &mentions,
    const std::vector<Quotation> &quotations, const AttributionData &data)
{
    Reader reader(text, sentence, data);
    auto mention = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin,
        [](const Mention &one, int begin) { return one.span.begin < begin; });
    auto quotation = std::lower_bound(quotations.begin(), quotations.end(), sentence.begin,
        [](const Quotation &one, int begin) { return one.span.end <= begin; });
    for (int at = sentence.begin; at < sentence.end;) {
        while (quotation != quotations.end() && quotation->span.end <= at)
            ++quotation;
        while (mention != mentions.end() && mention->span.begin < at)
            ++mention;
        if (quotation != quotations.end() && quotation->span.contains(at)) {
            const int end = std::min(quotation->span.end, sentence.end);
            reader.add(Kind::Quotation, {at, end});
            at = end;
        } else if (mention != mentions.end() && mention->span.begin == at
            && mention->span.end <= sentence.end) {
            reader.addMention(mention->span, static_cast<int>(mention - mentions.begin()));
            at = mention->span.end;
        } else if (text[at].isLetterOrNumber() || text[at].isSurrogate()) {
            // A word ends where a mention begins, within a compound too.
            at = reader.readWord(
                at, mention != mentions.end() ? std::min(mention->span.begin, sentence.end) : sentence.end);
        } else if (isApostrophe(text[at])) {
            at = reader.readApostrophe(at);
        } else {
            at = reader.readSign(at);
        }
    }
    return reader.take();
}

} // namespace standpoint
