// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/case_words.h"

#include "ui/isolated.h"
#include "ui/reader/article_look.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::CaseWords)
};

constexpr int longestSentence = 1500; // UTF-16 code units that are shown of one
constexpr int longestEvidence = 120;
const QString more = QStringLiteral(" …");

const QString comma = QStringLiteral(", ");

QString actorName(const Project &project, ActorId actor)
{
    return project.actors().value(actor).orDefault().name;
}

QString issueName(const Project &project, IssueId issue)
{
    return project.issues().value(issue).orDefault().name;
}

/// Of an annotation of that annotator for what was found; nothing where there is none.
std::optional<Evidence> evidenceOf(const Article &article, AnnotatorId annotator, const Found &found)
{
    const TextSpan sentence = article.sentences().value(found.sentence);
    for (const int index : article.annotationsTouching(sentence)) {
        const Annotation &annotation = article.annotations[index];
        if (annotation.annotator == annotator && annotation.actor == found.actor
            && annotation.issue == found.issue && annotation.stance == found.stance)
            return annotation.evidence;
    }
    return {};
}

bool isWhole(const Evidence &evidence, TextSpan sentence)
{
    return evidence.count() == 1 && evidence.hull().contains(sentence);
}

ShownFinding shownFinding(
    const Project &project, const Article &article, AnnotatorId annotator, const Found &found)
{
    const StanceValue stance = project.stances().value(found.stance).orDefault();
    ShownFinding shown{signOf(stance.polarity), QColor::fromRgb(stance.colour),
        actorName(project, found.actor), issueName(project, found.issue), stance.name, {}};
    const std::optional<Evidence> evidence = evidenceOf(article, annotator, found);
    if (evidence && !isWhole(*evidence, article.sentences().value(found.sentence)))
        shown.words = article.evidenceText(*evidence).simplified().left(longestEvidence);
    return shown;
}

/// Where marked words begin or end in the sentence: between two of these nothing changes.
QList<TextSpan> markedIn(
    const Article &article, const Case &one, const Comparison &comparison, TextSpan sentence)
{
    QList<TextSpan> marked;
    for (size_t lane = 0; lane < one.lanes.size(); ++lane) {
        for (const Found &found : one.lanes[lane].found) {
            const std::optional<Evidence> evidence =
                evidenceOf(article, comparison.annotators[static_cast<qsizetype>(lane)], found);
            if (!evidence || isWhole(*evidence, sentence))
                continue;
            for (const TextSpan part : evidence->fragments()) {
                const TextSpan inside{std::max(part.begin, sentence.begin), std::min(part.end, sentence.end)};
                if (inside.begin < inside.end)
                    marked.append(inside);
            }
        }
    }
    return marked;
}

/// The sentence with the words underlined that somebody marked in it.
QString sentenceHtml(const QString &text, TextSpan sentence, const QList<TextSpan> &marked)
{
    QList<int> cuts{sentence.begin, std::min(sentence.end, sentence.begin + longestSentence)};
    for (const TextSpan span : marked) {
        for (const int cut : {span.begin, span.end}) {
            if (cut > cuts[0] && cut < cuts[1])
                cuts.append(cut);
        }
    }
    const bool isCut = cuts[1] < sentence.end;
    std::ranges::sort(cuts);
    QString html;
    for (qsizetype i = 0; i + 1 < cuts.size(); ++i) {
        const TextSpan part{cuts[i], cuts[i + 1]};
        const QString words = text.mid(part.begin, part.end - part.begin).toHtmlEscaped();
        const bool isMarked =
            std::ranges::any_of(marked, [&](const TextSpan span) { return span.overlaps(part); });
        html += isMarked ? QStringLiteral("<u>%1</u>").arg(words) : words;
    }
    return isCut ? html + more : html;
}

/// Its sentences; what stands around them is in the article, which is opened beside.
QString textHtml(
    const Article &article, const Case &one, const Comparison &comparison, QList<ShownCase::Piece> &pieces)
{
    const QList<TextSpan> &sentences = article.sentences();
    QStringList parts;
    const qint32 last = std::min(one.lastSentence(), static_cast<qint32>(sentences.size()) - 1);
    int shownAt = 0;
    for (qint32 at = one.sentence(); at <= last; ++at) {
        parts.append(sentenceHtml(
            article.content(), sentences[at], markedIn(article, one, comparison, sentences[at])));
        const int length = std::min(sentences[at].length(), longestSentence);
        pieces.append(ShownCase::Piece{shownAt, {sentences[at].begin, sentences[at].begin + length}});
        shownAt += length + (length < sentences[at].length() ? static_cast<int>(more.size()) : 0) + 1;
    }
    const bool isRightToLeft =
        article.content().mid(sentences.value(one.sentence()).begin, longestSentence).isRightToLeft();
    return QStringLiteral("<p dir=\"%1\" style=\"white-space:pre-wrap\">%2</p>")
        .arg(isRightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"), parts.join(QLatin1Char(' ')));
}

/// Who decided, when and why; what of it is not as it was.
QString decidedText(const Project &project, const Article &article, const Case &one)
{
    QStringList parts;
    const Decision *last = nullptr;
    for (const DecisionId id : one.decisions) {
        const Decision *decision = article.decision(id);
        if (decision && (!last || last->at < decision->at))
            last = decision;
    }
    if (one.isDecided() && last) {
        const Annotator *by = project.annotators().find(last->by);
        const QString when = QLocale().toString(last->at.toLocalTime(), QLocale::ShortFormat);
        parts.append(by ? Words::tr("decided by %1, %2").arg(isolated(by->name), when)
                        : Words::tr("decided %1").arg(when));
    }
    if (const QString reason = last ? reasonName(project, last->reason) : QString(); !reason.isEmpty())
        parts.append(Words::tr("reason: %1").arg(isolated(reason)));
    if (one.isChangedSince)
        parts.append(Words::tr("annotators say something else since"));
    if (one.isPartlyDecided)
        parts.append(Words::tr("decided in part"));
    return parts.join(QStringLiteral(" · "));
}

ShownLane goldLane(const Project &project, const Article &article, const Case &one)
{
    ShownLane gold;
    const AnnotatorId annotator = goldAnnotator(project);
    gold.name = Words::tr("Gold"); // whatever its layer is called
    for (const Found &found : one.gold)
        gold.findings.append(shownFinding(project, article, annotator, found));
    const QString decided = decidedText(project, article, one);
    QString state;
    if (one.gold.empty()) {
        state = one.state == Case::State::Rejected ? Words::tr("none: nothing holds here")
            : one.state == Case::State::Agreed     ? Words::tr("not taken yet")
            : one.state == Case::State::Incomplete
            ? Words::tr("not decided: not everybody has done this article")
            : Words::tr("not decided");
    }
    QStringList remarks{state, decided};
    remarks.removeAll(QString());
    gold.remark = remarks.join(QStringLiteral(" · "));
    gold.taken = one.isDecided();
    return gold;
}

QStringList keysOf(qsizetype place, qsizetype lanes)
{
    constexpr qsizetype digits = 9;
    QStringList keys;
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    if (place == 0)
        keys.append(mirrored ? QStringLiteral("→") : QStringLiteral("←"));
    else if (place == lanes - 1)
        keys.append(mirrored ? QStringLiteral("←") : QStringLiteral("→"));
    if (place < digits)
        keys.append(QString::number(place + 1));
    return keys;
}

} // namespace

QString reasonName(const Project &project, ReasonId reason)
{
    const ReasonCode *code = project.reasons().find(reason);
    return code ? code->name : QString();
}

QString kindsOf(const Case &one)
{
    QStringList kinds;
    for (int kind = 0; kind < Disagreement::kindCount; ++kind) {
        if (one.has(static_cast<Disagreement::Kind>(kind)))
            kinds.append(titleOf(static_cast<Disagreement::Kind>(kind)));
    }
    return kinds.isEmpty() ? Words::tr("All agree") : kinds.join(comma);
}

QString unitsText(const Project &project, const Case &one)
{
    QStringList actors;
    QStringList issues;
    for (const CaseUnit &unit : one.units) {
        if (const QString actor = isolated(actorName(project, unit.actor)); !actors.contains(actor))
            actors.append(actor);
        if (const QString issue = isolated(issueName(project, unit.issue)); !issues.contains(issue))
            issues.append(issue);
    }
    return Words::tr("%1 · %2").arg(actors.join(comma), issues.join(comma));
}

QString foundText(const Project &project, const std::vector<Found> &found)
{
    QStringList parts;
    for (const Found &one : found)
        parts.append(
            Words::tr("%1: %2, %3")
                .arg(isolated(actorName(project, one.actor)), isolated(issueName(project, one.issue)),
                    isolated(project.stances().value(one.stance).orDefault().name)));
    return parts.isEmpty() ? Words::tr("none") : parts.join(QStringLiteral("; "));
}

QList<int> laneOrder(const Case &one, const Comparison &comparison, bool namesAreHidden)
{
    QList<int> order;
    for (size_t lane = 0; lane < one.lanes.size(); ++lane)
        order.append(static_cast<int>(lane));
    if (namesAreHidden) {
        const size_t seed = qHash(one.article.bits, static_cast<size_t>(one.sentence()));
        std::ranges::sort(order, {}, [&](int lane) { return qHash(comparison.annotators[lane].bits, seed); });
    }
    return order;
}

ShownCase shownCase(const Project &project, const Case &one, const Comparison &comparison,
    bool namesAreHidden, ReasonId reason)
{
    const Article *article = project.article(one.article);
    if (!article)
        return {};
    ShownCase shown;
    shown.title = article->info->title;
    shown.about = Words::tr("sentence %1 · %2").arg(one.sentence() + 1).arg(kindsOf(one));
    shown.text = textHtml(*article, one, comparison, shown.pieces);
    const QList<int> order = laneOrder(one, comparison, namesAreHidden);
    for (qsizetype place = 0; place < order.size(); ++place) {
        const AnnotatorId annotator = comparison.annotators[order[place]];
        const Lane &lane = one.lanes[static_cast<size_t>(order[place])];
        ShownLane card;
        card.name = namesAreHidden
            ? Words::tr("Annotator %1").arg(QChar(u'A' + static_cast<char16_t>(place % 26)))
            : project.annotators().value(annotator).orDefault().name;
        if (lane.isDone)
            card.keys = keysOf(place, order.size());
        for (const Found &found : lane.found)
            card.findings.append(shownFinding(project, *article, annotator, found));
        if (!lane.isDone)
            card.remark = Words::tr("has not done this article");
        else if (lane.found.empty())
            card.remark = Words::tr("none");
        card.taken = one.isDecided() && lane.isDone && lane.found == one.gold;
        shown.lanes.append(card);
    }
    shown.gold = goldLane(project, *article, one);
    if (const QString name = reasonName(project, reason); !name.isEmpty())
        shown.gold.remark.prepend(Words::tr("to be noted: %1").arg(isolated(name)) + QStringLiteral(" · "));
    return shown;
}

} // namespace standpoint
