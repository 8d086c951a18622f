// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/gold_merge.h"

#include <algorithm>
#include <set>

namespace standpoint {

namespace {

/// At most in that, which a decision may cut.
bool differAtMostInEvidence(const Annotation &a, const Annotation &b)
{
    return a.actor == b.actor && a.issue == b.issue && a.annotator == b.annotator && a.stance == b.stance
        && a.attributes == b.attributes && a.note == b.note && a.confidence == b.confidence;
}

QList<TextSpan> within(const QList<TextSpan> &spans, TextSpan stretch)
{
    QList<TextSpan> result;
    for (const TextSpan span : spans) {
        if (span.overlaps(stretch))
            result.append({std::max(span.begin, stretch.begin), std::min(span.end, stretch.end)});
    }
    return result;
}

QList<TextSpan> without(const QList<TextSpan> &spans, TextSpan stretch)
{
    QList<TextSpan> result;
    for (const TextSpan span : spans) {
        for (const TextSpan left : {TextSpan{span.begin, std::min(span.end, stretch.begin)},
                 TextSpan{std::max(span.begin, stretch.end), span.end}}) {
            if (!left.isEmpty())
                result.append(left);
        }
    }
    return result;
}

bool isOn(const Annotation &annotation, const Decision &decision)
{
    return annotation.actor == decision.actor && annotation.issue == decision.issue;
}

/// What gold says where the decision was made; null: nothing. Where ours has the decision too, others count
/// only if they changed gold since.
const Annotation *versionOf(
    const HoldingDecision &holds, const Annotation &merged, const std::vector<GoldVersion> &versions)
{
    const Annotation *latest = nullptr;
    for (const GoldVersion &version : versions) {
        if (!holds.of.contains(version.input) || !isOn(version.says, holds.decision))
            continue;
        if (holds.isOurs() && version.input >= 0 && !(version.says.modified > holds.decision.at))
            continue;
        const bool isTaken = version.says == merged && latest && latest->modified == merged.modified;
        if (!latest || version.says.modified > latest->modified || isTaken)
            latest = &version.says;
    }
    return latest;
}

/// What several annotations become: each says something else than the others.
struct Part
{
    Annotation says;
    QList<TextSpan> evidence;
};

/// Later than every version, so that none of them is taken for a newer one when it comes again.
QDateTime momentOf(const std::vector<GoldVersion> &versions, const QDateTime &decided)
{
    QDateTime latest;
    for (const GoldVersion &version : versions) {
        if (!latest.isValid() || version.says.modified > latest)
            latest = version.says.modified;
    }
    return latest.isValid() ? std::max(latest.addMSecs(1), decided) : decided;
}

} // namespace

bool saysTheSame(const Annotation &a, const Annotation &b)
{
    return differAtMostInEvidence(a, b) && a.evidence == b.evidence;
}

GoldCases::GoldCases(const Article &article, const std::vector<HoldingDecision> &decisions)
    : m_article(article)
{
    for (const HoldingDecision &one : decisions) {
        const Decision &decision = one.decision;
        BySentence &cases = m_decided[{decision.actor, decision.issue}];
        const QList<TextSpan> &sentences = article.sentences();
        for (int s = std::max(0, article.sentenceAt(decision.place.begin));
             s < sentences.size() && sentences[s].begin < decision.place.end; ++s) {
            if (!sentences[s].overlaps(decision.place))
                continue;
            const HoldingDecision *&latest = cases[s];
            if (!latest || latest->decision.at < decision.at)
                latest = &one;
        }
    }
}

/// A sentence with what is between it and its neighbours.
TextSpan GoldCases::stretchOf(int sentence) const
{
    const QList<TextSpan> &sentences = m_article.sentences();
    return {sentence > 0 ? sentences[sentence - 1].end : 0,
        sentence + 1 < sentences.size() ? sentences[sentence + 1].begin
                                        : static_cast<int>(m_article.content().size())};
}

/// In order and without white space at the ends; those that touch become one.
QList<TextSpan> GoldCases::trimmed(QList<TextSpan> spans) const
{
    std::ranges::sort(spans);
    QList<TextSpan> joined;
    for (const TextSpan span : std::as_const(spans)) {
        if (!joined.isEmpty() && span.begin <= joined.back().end)
            joined.back().end = std::max(joined.back().end, span.end);
        else
            joined.append(span);
    }
    const QString &text = m_article.content();
    const QList<TextSpan> &sentences = m_article.sentences();
    for (TextSpan &span : joined) {
        // White space that somebody marked within a sentence is not what a cut left between two.
        if (const int s = m_article.sentenceAt(span.begin); s >= 0 && sentences[s].contains(span))
            continue;
        while (!span.isEmpty() && text[span.begin].isSpace())
            ++span.begin;
        while (!span.isEmpty() && text[span.end - 1].isSpace())
            --span.end;
    }
    joined.removeIf([](TextSpan span) { return span.isEmpty(); });
    return joined;
}

SettledGold GoldCases::settled(const Annotation &merged, const std::vector<GoldVersion> &versions) const
{
    SettledGold result = divided(merged, versions);
    if (!result.because)
        return result;
    // Where decisions leave nothing of the version that was taken, another one may still say something.
    std::vector<const Annotation *> others;
    for (const GoldVersion &version : versions) {
        if (!(version.says == merged))
            others.push_back(&version.says);
    }
    std::ranges::stable_sort(
        others, [](const Annotation *a, const Annotation *b) { return a->modified > b->modified; });
    for (auto other = others.begin(); result.parts.empty() && other != others.end(); ++other)
        result.parts = divided(**other, versions).parts;
    for (Annotation &part : result.parts)
        part.modified = momentOf(versions, result.because->decision.at);
    // The same as before, if in other words: it was not modified.
    const Annotation &was = versions.empty() ? merged : versions.front().says;
    if (result.parts.size() == 1 && saysTheSame(result.parts[0], was))
        result.parts[0] = was;
    return result;
}

/// Those that an annotation is about, in any of its versions.
std::vector<std::pair<int, const HoldingDecision *>> GoldCases::casesOf(
    const Annotation &base, const std::vector<GoldVersion> &versions) const
{
    std::set<ActorAndIssue> about{{base.actor, base.issue}};
    for (const GoldVersion &version : versions)
        about.insert({version.says.actor, version.says.issue});
    std::vector<std::pair<int, const HoldingDecision *>> cases;
    for (const ActorAndIssue &one : about) {
        if (const auto found = m_decided.find(one); found != m_decided.end())
            cases.insert(cases.end(), found->second.begin(), found->second.end());
    }
    return cases;
}

/// `base` where nothing was decided, and elsewhere what goes with the decisions.
SettledGold GoldCases::divided(const Annotation &base, const std::vector<GoldVersion> &versions) const
{
    SettledGold result{{base}, nullptr};
    std::vector<Part> parts{{base, base.evidence.fragments()}};
    const QList<TextSpan> undivided = parts[0].evidence;
    for (const auto &[sentence, holds] : casesOf(base, versions)) {
        const TextSpan stretch = stretchOf(sentence);
        const Annotation *version = versionOf(*holds, base, versions);
        const QList<TextSpan> there =
            version ? within(version->evidence.fragments(), stretch) : QList<TextSpan>();
        const bool isHere = isOn(base, holds->decision);
        const QList<TextSpan> here = isHere ? undivided : QList<TextSpan>();
        const TextSpan words = m_article.sentences()[sentence];
        if (within(there, words) == within(here, words)
            && (within(here, words).isEmpty() || (version && differAtMostInEvidence(*version, base))))
            continue;
        if (!result.because || result.because->decision.at < holds->decision.at)
            result.because = holds;
        if (isHere)
            parts[0].evidence = without(parts[0].evidence, stretch);
        if (there.isEmpty())
            continue;
        const auto same = std::ranges::find_if(
            parts, [&](const Part &part) { return differAtMostInEvidence(part.says, *version); });
        if (same != parts.end())
            same->evidence += there;
        else
            parts.push_back({*version, there});
    }
    if (!result.because)
        return result;
    result.parts.clear();
    for (Part &part : parts) {
        const QList<TextSpan> evidence = trimmed(part.evidence);
        if (evidence.isEmpty())
            continue;
        part.says.evidence = Evidence(evidence);
        result.parts.push_back(std::move(part.says));
    }
    return result;
}

} // namespace standpoint
