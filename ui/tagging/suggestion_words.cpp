// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/suggestion_words.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Suggestions)
};

QString wordsAt(const Workbench &bench, TextSpan span)
{
    constexpr int mostShown = 60;
    const Article *article = bench.currentArticle();
    if (!article || span.isEmpty() || span.end > article->content().size())
        return {};
    const QString words = article->content().mid(span.begin, span.length()).simplified();
    return words.size() > mostShown ? words.left(mostShown) + QStringLiteral("…") : words;
}

QString nameOf(const Workbench &bench, ActorId id)
{
    const Actor *actor = bench.project().actors().find(id);
    return actor ? actor->name : QString();
}

QString clueWords(const Workbench &bench, const Suggestion &one)
{
    const QString cue = wordsAt(bench, one.cue);
    const int told = one.sentence + 1;
    switch (one.clue) {
    case Clue::Verb:
    case Clue::According:
        return cue.isEmpty() ? Words::tr("speaker") : Words::tr("speaker by “%1”").arg(cue);
    case Clue::Colon:
        return Words::tr("speaker by the colon");
    case Clue::Quotation:
        return Words::tr("named beside the quotation");
    case Clue::Speech:
        return cue.isEmpty()
            ? Words::tr("speaks in this quotation, as sentence %1 tells").arg(told)
            : Words::tr("speaks in this quotation, as “%1” in sentence %2 tells").arg(cue).arg(told);
    case Clue::Carried:
        return Words::tr("spoke in sentence %1, and this quotation names nobody").arg(told);
    }
    return {};
}

QString speakerWords(const Workbench &bench, const Suggestion &one)
{
    QString clue = clueWords(bench, one);
    const QString called = wordsAt(bench, one.span);
    const bool byWord = one.naming == Naming::Pronoun || one.naming == Naming::Description;
    if (byWord && !called.isEmpty())
        return Words::tr("%1; “%2” seems to mean this actor").arg(clue, called);
    return clue;
}

QString suggestionWords(const Workbench &bench, const Suggestion &one)
{
    switch (one.reason) {
    case Suggestion::Reason::Speaker:
        return speakerWords(bench, one);
    case Suggestion::Reason::Mention:
        return Words::tr("named here as “%1”").arg(wordsAt(bench, one.span));
    case Suggestion::Reason::Recent:
        return Words::tr("spoke in sentence %1").arg(one.sentence + 1);
    case Suggestion::Reason::Affiliation:
        return Words::tr("%1 belongs to it").arg(nameOf(bench, one.through));
    }
    return {};
}

} // namespace

QString shortReason(const Workbench &bench, ActorId actor)
{
    const Suggestion *one = bench.suggestionFor(actor);
    if (!one)
        return {};
    switch (one->reason) {
    case Suggestion::Reason::Speaker:
        return Words::tr("speaker");
    case Suggestion::Reason::Mention:
        return Words::tr("named");
    case Suggestion::Reason::Recent:
        return Words::tr("spoke before");
    case Suggestion::Reason::Affiliation:
        return Words::tr("belongs");
    }
    return {};
}

QString longReason(const Workbench &bench, ActorId actor)
{
    switch (bench.reasonFor(actor)) {
    case DigitReason::Suggested:
        return suggestionWords(bench, *bench.suggestionFor(actor));
    case DigitReason::UsedHere:
        return Words::tr("you tagged it in this article");
    case DigitReason::Lately:
        return Words::tr("you chose it lately");
    case DigitReason::ByName:
        return Words::tr("the place was free; by name");
    }
    return {};
}

QString chosenInWords(const Workbench &bench)
{
    QString name = nameOf(bench, bench.actor());
    if (name.isEmpty())
        return Words::tr("No actor chosen");
    if (bench.choice() == Workbench::Choice::Guess)
        return Words::tr("%1, guess: %2").arg(name, longReason(bench, bench.actor()));
    return name;
}

} // namespace standpoint
