// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/article_acts.h"

#include "model/document/tagging.h"
#include "model/project/check.h"
#include "model/project/outweighing.h"
#include "model/text/differences.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ArticleActs)
};

using Insertion = CarriedSpans::Insertion;

/// Without white space at its ends, except where that carries a mark: it is part of a character then.
TextSpan trimmed(const QString &text, GraphemeBoundaries &boundaries, TextSpan span)
{
    while (!span.isEmpty() && text[span.begin].isSpace() && boundaries.isBoundary(span.begin + 1))
        ++span.begin;
    while (!span.isEmpty() && text[span.end - 1].isSpace() && boundaries.isBoundary(span.end - 1))
        --span.end;
    return span;
}

std::vector<AnyEdit> withSentences(const Article &article, QList<TextSpan> sentences)
{
    ArticleText after = *article.text;
    after.sentences = std::move(sentences);
    return {Edit<ArticleText>{article.text, Shared<ArticleText>(std::move(after))}};
}

/// Carries spans of one article's text into the corrected one.
class Carrier
{
public:
    Carrier(const Article &article, const QString &text, std::vector<Difference> differences)
        : m_article(article)
        , m_text(text)
        , m_spans(std::move(differences))
        , m_boundaries(text)
    {
    }

    QList<TextSpan> sentences()
    {
        if (m_sentences.isEmpty()) {
            m_sentences = carried(
                m_article.sentences(), [](int) { return Insertion::Inside; },
                [](int) { return Insertion::Inside; });
        }
        QList<TextSpan> left = m_sentences;
        left.removeIf([](TextSpan sentence) { return sentence.isEmpty(); });
        return left;
    }

    /// Of a decision: it touches what is left of the sentences that it touched, and no others. Empty where
    /// nothing is left of it. Only after sentences().
    TextSpan place(TextSpan decided)
    {
        const QList<TextSpan> &old = m_article.sentences();
        TextSpan within;
        for (qsizetype s = std::max(0, m_article.sentenceAt(decided.begin));
             s < old.size() && old[s].begin < decided.end; ++s) {
            const TextSpan fresh = m_sentences[s];
            if (fresh.isEmpty() || !old[s].overlaps(decided))
                continue;
            within.begin = within.isEmpty() ? fresh.begin : within.begin;
            within.end = fresh.end;
        }
        const TextSpan fresh = carriedAsMarked({decided}).value(0);
        const TextSpan place{std::max(fresh.begin, within.begin), std::min(fresh.end, within.end)};
        return place.begin < place.end ? place : TextSpan();
    }

    /// Empty where nothing is left of it.
    QList<TextSpan> fragments(const Evidence &evidence) { return carriedAsMarked(evidence.fragments()); }

    bool cuts(const Evidence &evidence) const
    {
        const QList<TextSpan> fragments = evidence.fragments();
        return std::any_of(fragments.begin(), fragments.end(),
            [this](TextSpan span) { return m_spans.cuts(span.begin) || m_spans.cuts(span.end); });
    }

private:
    /// What is put in at the beginning of a sentence or at the end of one belongs to what is marked there.
    QList<TextSpan> carriedAsMarked(const QList<TextSpan> &spans)
    {
        const auto inside = [](bool is) { return is ? Insertion::Inside : Insertion::Outside; };
        QList<TextSpan> result = carried(
            spans, [&](int begin) { return inside(isSentenceBegin(begin) && !isSentenceEnd(begin)); },
            [&](int end) { return inside(isSentenceEnd(end)); });
        result.removeIf([](TextSpan span) { return span.isEmpty(); });
        return result;
    }

    /// Each of the spans, which are in order, without overlap; empty where nothing is left of it.
    template <typename AtBegin, typename AtEnd>
    QList<TextSpan> carried(const QList<TextSpan> &spans, AtBegin atBegin, AtEnd atEnd)
    {
        QList<TextSpan> result;
        int end = 0;
        for (const TextSpan old : spans) {
            TextSpan fresh{
                m_spans.begin(old.begin, atBegin(old.begin)), m_spans.end(old.end, atEnd(old.end))};
            fresh = m_boundaries.snapped(fresh);
            fresh.begin = std::max(fresh.begin, end);
            fresh = trimmed(m_text, m_boundaries, fresh);
            result.append(fresh);
            if (!fresh.isEmpty())
                end = fresh.end;
        }
        return result;
    }

    bool isSentenceBegin(int position) const
    {
        const QList<TextSpan> &sentences = m_article.sentences();
        const auto found = std::lower_bound(sentences.begin(), sentences.end(), position,
            [](TextSpan sentence, int at) { return sentence.begin < at; });
        return found != sentences.end() && found->begin == position;
    }

    bool isSentenceEnd(int position) const
    {
        const QList<TextSpan> &sentences = m_article.sentences();
        const auto found = std::lower_bound(sentences.begin(), sentences.end(), position,
            [](TextSpan sentence, int at) { return sentence.end < at; });
        return found != sentences.end() && found->end == position;
    }

    const Article &m_article;
    const QString &m_text;
    CarriedSpans m_spans;
    GraphemeBoundaries m_boundaries;
    QList<TextSpan> m_sentences; ///< what becomes of each of the article's
};

QString wordsOf(const QString &text, const QList<TextSpan> &fragments)
{
    QStringList words;
    for (const TextSpan span : fragments)
        words.append(text.mid(span.begin, span.length()));
    return words.join(QLatin1Char('\n'));
}

bool isWordBorder(QStringView text, int at)
{
    return at <= 0 || at >= text.size() || !(text[at - 1].isLetterOrNumber() && text[at].isLetterOrNumber());
}

/// How many marked stretches lose a part, or get something put into them, where `place` is taken away or,
/// being empty, filled.
qsizetype cutBy(TextSpan place, const Article &article)
{
    qsizetype count = 0;
    for (const Annotation &annotation : article.annotations) {
        for (int i = 0; i < annotation.evidence.count(); ++i) {
            const TextSpan marked = annotation.evidence.at(i);
            const bool cut = place.isEmpty() ? marked.begin < place.begin && place.begin < marked.end
                                             : marked.overlaps(place);
            count += cut ? 1 : 0;
        }
    }
    return count;
}

/// One of two equal words was taken away or put in: which of them cannot be seen in the text. It is the one
/// that leaves the most evidence as it was.
void placeRepeated(std::vector<Difference> &differences, const Article &article, const QString &text)
{
    const QString &old = article.content();
    TextSpan floor{0, 0}; // ends of the difference before, in the old text and in the new one
    for (Difference &one : differences) {
        if (one.before.isEmpty() || one.after.isEmpty()) {
            const bool removes = one.after.isEmpty();
            const QString &whole = removes ? old : text;
            const TextSpan longer = removes ? one.before : one.after;
            Difference best = one;
            qsizetype least = cutBy(one.before, article);
            const int most = std::min(one.before.begin - floor.begin, one.after.begin - floor.end);
            for (int left = 1;
                 least > 0 && left <= most && whole[longer.begin - left] == whole[longer.end - left];
                 ++left) {
                const Difference moved{{one.before.begin - left, one.before.end - left},
                    {one.after.begin - left, one.after.end - left}};
                if (!isWordBorder(old, moved.before.begin) || !isWordBorder(old, moved.before.end))
                    continue;
                if (const qsizetype cut = cutBy(moved.before, article); cut < least) {
                    least = cut;
                    best = moved;
                }
            }
            one = best;
        }
        floor = {one.before.end, one.after.end};
    }
}

/// The decisions that must go before the text changes, those that come again after it, and how many do not.
struct CarriedDecisions
{
    std::vector<AnyEdit> away;
    std::vector<AnyEdit> back;
    qsizetype gone = 0;
};

CarriedDecisions carryDecisions(const Article &article, Carrier &carrier)
{
    CarriedDecisions result;
    QList<Decision> moved;
    for (const Decision &decision : article.decisions.orDefault()) {
        Decision fresh = decision;
        fresh.place = carrier.place(decision.place);
        moved.append(fresh);
    }
    QList<Decision> sorted = moved;
    std::sort(sorted.begin(), sorted.end(), [](const Decision &a, const Decision &b) {
        return isOfEarlierUnit(a, b) || (!isOfEarlierUnit(b, a) && outweighs(a, b));
    });
    QSet<DecisionId> stay;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        if (!sorted[i].place.isEmpty() && (i == 0 || isOfEarlierUnit(sorted[i - 1], sorted[i])))
            stay.insert(sorted[i].id);
    }
    for (qsizetype i = 0; i < moved.size(); ++i) {
        const Decision &old = article.decisions->at(i);
        const bool stays = stay.contains(old.id);
        if (stays && moved[i] == old)
            continue;
        result.away.push_back(removing(old));
        if (stays)
            result.back.push_back(adding(moved[i]));
        else
            ++result.gone;
    }
    return result;
}

/// `differences`: between the article's text and `text`.
Result<Correction> correct(const Article &article, const QString &text, std::vector<Difference> differences)
{
    Correction correction;
    if (text == article.content())
        return correction;
    ArticleText after{article.text->id, text, {}};
    if (Status sound = checkText(after); !sound)
        return tl::unexpected(sound.error());
    placeRepeated(differences, article, text);
    Carrier carrier(article, text, std::move(differences));
    after.sentences = carrier.sentences();
    std::vector<AnyEdit> away;
    std::vector<AnyEdit> back;
    for (const Annotation &annotation : article.annotations) {
        const QList<TextSpan> old = annotation.evidence.fragments();
        const QList<TextSpan> fresh = carrier.fragments(annotation.evidence);
        if (fresh.isEmpty()) {
            correction.lost.append(annotation.id);
            continue;
        }
        if (wordsOf(article.content(), old) != wordsOf(text, fresh))
            (carrier.cuts(annotation.evidence) ? correction.widened : correction.reworded)
                .append(annotation.id);
        if (fresh == old)
            continue;
        Annotation carried = annotation;
        carried.evidence = Evidence(fresh);
        away.push_back(removing(annotation));
        back.push_back(adding(std::move(carried)));
    }
    if (!correction.lost.isEmpty())
        return correction;
    CarriedDecisions decisions = carryDecisions(article, carrier);
    correction.undecided = decisions.gone;
    for (const Decision &decision : article.decisions.orDefault()) {
        if (carrier.cuts(decision.place))
            correction.spread.append(decision.id);
    }
    std::move(decisions.away.begin(), decisions.away.end(), std::back_inserter(away));
    std::move(decisions.back.begin(), decisions.back.end(), std::back_inserter(back));
    correction.edits = std::move(away);
    correction.edits.emplace_back(Edit<ArticleText>{article.text, Shared<ArticleText>(std::move(after))});
    std::move(back.begin(), back.end(), std::back_inserter(correction.edits));
    return correction;
}

} // namespace

Result<std::vector<AnyEdit>> splitSentence(const Article &article, int position)
{
    const int index = article.sentenceAt(position);
    QList<TextSpan> sentences = article.sentences();
    if (index < 0 || !sentences[index].contains(position))
        return fail(Error::Kind::Invalid, Words::tr("There is no sentence to be divided here."));
    GraphemeBoundaries boundaries(article.content());
    if (!boundaries.isBoundary(position))
        return fail(Error::Kind::Invalid, Words::tr("A sentence cannot be divided inside a character."));
    const TextSpan whole = sentences[index];
    const TextSpan first = trimmed(article.content(), boundaries, {whole.begin, position});
    const TextSpan second = trimmed(article.content(), boundaries, {position, whole.end});
    if (first.isEmpty() || second.isEmpty())
        return fail(Error::Kind::Invalid,
            Words::tr(
                "A sentence is divided between its words: mark the word that the second part begins with."));
    sentences[index] = first;
    sentences.insert(index + 1, second);
    return withSentences(article, std::move(sentences));
}

Result<std::vector<AnyEdit>> joinSentences(const Article &article, int index)
{
    QList<TextSpan> sentences = article.sentences();
    if (index < 0 || index + 1 >= sentences.size())
        return fail(Error::Kind::Invalid, Words::tr("There is no next sentence to join."));
    const TextSpan between{sentences[index].end, sentences[index + 1].begin};
    if (QStringView(article.content()).sliced(between.begin, between.length()).contains(QLatin1Char('\n')))
        return fail(Error::Kind::Invalid,
            Words::tr("The next sentence begins another paragraph: sentences of two paragraphs stay two."));
    sentences[index].end = sentences[index + 1].end;
    sentences.removeAt(index + 1);
    return withSentences(article, std::move(sentences));
}

Result<Correction> corrected(const Article &article, const QString &text)
{
    return correct(article, text, differences(article.content(), text));
}

Result<Correction> corrected(const Article &article, TextSpan span, const QString &replacement)
{
    Q_ASSERT(span.begin >= 0 && span.begin <= span.end && span.end <= article.content().size());
    QString text = article.content();
    text.replace(span.begin, span.length(), replacement);
    std::vector<Difference> found =
        differences(QStringView(article.content()).sliced(span.begin, span.length()), replacement);
    for (Difference &one : found) {
        for (TextSpan *place : {&one.before, &one.after}) {
            place->begin += span.begin;
            place->end += span.begin;
        }
    }
    return correct(article, text, std::move(found));
}

} // namespace standpoint
