// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/mention_round.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::MentionRound)
};

bool isInWord(QStringView text, qsizetype position)
{
    return position >= 0 && position < text.size() && text[position].isLetterOrNumber();
}

/// The sentences that hold these words, whatever their case.
QList<int> sentencesWith(const Article &article, const QString &words)
{
    QList<int> found;
    const QStringView text(article.content());
    for (qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive)) {
        if (isInWord(text, at - 1) || isInWord(text, at + words.size()))
            continue;
        const int sentence = article.sentenceAt(static_cast<int>(at));
        if (sentence >= 0 && (found.isEmpty() || found.last() != sentence))
            found.append(sentence);
    }
    return found;
}

QList<int> sentencesNaming(const Article &article, const ArticleReading &reading, ActorId actor)
{
    QList<int> found;
    for (const Mention &mention : reading.mentions()) {
        const std::span<const ActorId> named = reading.matcher().actorsNamed(mention.name);
        if (std::ranges::find(named, actor) == named.end())
            continue;
        const int sentence = article.sentenceAt(mention.span.begin);
        if (sentence >= 0 && (found.isEmpty() || found.last() != sentence))
            found.append(sentence);
    }
    return found;
}

/// Whom the marked words name; null where they name nobody known.
ActorId namedBy(const ArticleReading &reading, TextSpan marked)
{
    const std::vector<Mention> &all = reading.mentions();
    auto mention = std::lower_bound(all.begin(), all.end(), marked.begin,
        [](const Mention &one, int begin) { return one.span.end <= begin; });
    if (mention == all.end() || !mention->span.overlaps(marked))
        return {};
    const std::span<const ActorId> named = reading.matcher().actorsNamed(mention->name);
    return named.empty() ? ActorId{} : named.front();
}

/// By sentence, whether one of the annotations that `counts` touches it.
template <typename Counts> std::vector<bool> labelled(const Article &article, Counts counts)
{
    std::vector<bool> found(static_cast<std::size_t>(article.sentences().size()));
    for (const Annotation &annotation : article.annotations) {
        if (!counts(annotation))
            continue;
        for (const TextSpan span : annotation.evidence.fragments()) {
            const int last = article.sentenceAt(span.end - 1);
            for (int i = std::max(0, article.sentenceAt(span.begin)); i <= last; ++i)
                found[static_cast<std::size_t>(i)] = true;
        }
    }
    return found;
}

QString actorName(const Workbench &bench, ActorId id)
{
    const Actor *actor = bench.project().actors().find(id);
    return actor ? actor->name : QString();
}

} // namespace

int MentionRound::next(int sentence) const
{
    const auto behind = std::upper_bound(open.begin(), open.end(), sentence);
    if (behind != open.end())
        return *behind;
    return open.isEmpty() ? -1 : open.first();
}

Result<MentionRound> beginRound(const Workbench &bench)
{
    const Article *article = bench.currentArticle();
    const ArticleReading *reading = bench.reading();
    if (!article)
        return fail(Error::Kind::Invalid, Words::tr("Open an article first."));
    if (!reading)
        return fail(Error::Kind::Invalid, Words::tr("The article is still being read for names; try again."));
    MentionRound round;
    round.article = bench.article();
    QList<int> sentences;
    const Annotation *focused = bench.focusedAnnotation();
    const bool marked = !focused && bench.evidenceIsMarked();
    round.actor = focused ? focused->actor : bench.actor();
    if (marked) {
        const TextSpan span = bench.evidence().hull();
        round.words = article->content().mid(span.begin, span.length());
        if (const ActorId named = namedBy(*reading, span); !named.isNull())
            round.actor = named;
        else
            sentences = sentencesWith(*article, round.words);
    }
    if (round.actor.isNull())
        return fail(
            Error::Kind::Invalid, Words::tr("Choose an annotation, mark words or choose an actor first."));
    if (round.words.isEmpty())
        round.words = actorName(bench, round.actor);
    if (focused) {
        round.issue = focused->issue;
        round.stance = focused->stance;
    }
    if (sentences.isEmpty())
        sentences = sentencesNaming(*article, *reading, round.actor);
    const std::vector<bool> done = labelled(*article, [&](const Annotation &one) {
        return bench.isOwn(one) && one.actor == round.actor
            && (round.issue.isNull() || one.issue == round.issue);
    });
    for (const int sentence : std::as_const(sentences)) {
        if (!done[static_cast<std::size_t>(sentence)])
            round.open.append(sentence);
    }
    round.total = static_cast<int>(round.open.size());
    if (round.open.isEmpty())
        return fail(Error::Kind::Invalid,
            Words::tr("No further sentence mentions “%1” without a label of yours.").arg(round.words));
    return round;
}

int nextWithoutLabel(const Workbench &bench)
{
    const Article *article = bench.currentArticle();
    const ArticleReading *reading = bench.reading();
    if (!article || !reading)
        return -1;
    const AnnotatorId layer = bench.progressLayer();
    const std::vector<bool> done =
        labelled(*article, [layer](const Annotation &one) { return one.annotator == layer; });
    const int count = static_cast<int>(std::min(done.size(), reading->speakers().size()));
    for (int step = 1; step <= count; ++step) {
        const int sentence = (std::max(-1, bench.sentence()) + step) % count;
        const auto at = static_cast<std::size_t>(sentence);
        if (reading->speakers()[at] && !done[at] && sentence != bench.sentence())
            return sentence;
    }
    return -1;
}

} // namespace standpoint
