// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/article_cases.h"

#include "model/agreement/layer_index.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace standpoint {

namespace {

TextSpan placeOf(const Article &article, SentenceRange sentences)
{
    return {article.sentences()[sentences.first].begin, article.sentences()[sentences.end - 1].end};
}

SentenceRange allOf(const Article &article)
{
    return {0, static_cast<qint32>(article.sentences().size())};
}

class CaseBuilder
{
public:
    CaseBuilder(const Project &project, const Comparison &comparison, const ComparedArticle &compared,
        SentenceRange within)
        : m_project(project)
        , m_article(*project.article(compared.id))
        , m_comparison(comparison)
        , m_compared(compared)
        , m_within(within)
    {
    }

    std::vector<Case> build()
    {
        m_findings = findingsIn(m_article, m_comparison, m_compared, m_within);
        for (const Finding &finding : m_findings)
            addUnit({finding.sentence, finding.actor, finding.issue});
        m_foundByAnnotators = m_units.size();
        gatherGold();
        gatherDecisions();
        addUnitsOfGoldAlone();
        m_root.resize(m_units.size());
        std::iota(m_root.begin(), m_root.end(), size_t{0});
        m_kinds.resize(m_units.size());
        for (const Disagreement &one : disagreementsIn(m_project, m_compared, m_findings))
            join(one);
        for (size_t u = m_foundByAnnotators; u < m_units.size(); ++u)
            joinUnitOfGoldAlone(u);
        return grouped();
    }

private:
    using OfUnit = std::pair<CaseUnit, qsizetype>; ///< an index that belongs to a unit

    void addUnit(const CaseUnit &unit)
    {
        if (m_units.empty() || m_units.back() != unit)
            m_units.push_back(unit);
    }

    bool isAsked(IssueId issue) const { return !m_comparison.issue || issue == *m_comparison.issue; }

    void gatherGold()
    {
        if (m_within.first >= m_within.end)
            return;
        const TextSpan place = placeOf(m_article, m_within);
        for (const Annotation &annotation : m_article.annotations) {
            if (annotation.evidence.begin() >= place.end)
                break;
            if (annotation.evidence.end() <= place.begin)
                continue;
            const Annotator *const annotator = m_project.annotators().find(annotation.annotator);
            if (!annotator || !annotator->gold || !isAsked(annotation.issue))
                continue;
            for (int f = 0; f < annotation.evidence.count(); ++f) {
                const auto [first, end] = sentencesTouching(m_article, annotation.evidence.at(f));
                for (qint32 s = std::max(first, m_within.first); s < std::min(end, m_within.end); ++s) {
                    m_gold.push_back({s, annotation.actor, annotation.issue, annotation.stance});
                    m_goldPlaces[{s, annotation.actor, annotation.issue}].append(annotation.evidence.at(f));
                }
            }
        }
        std::ranges::sort(m_gold);
        m_gold.erase(std::unique(m_gold.begin(), m_gold.end()), m_gold.end());
    }

    void gatherDecisions()
    {
        const QList<Decision> &decisions = m_article.decisions.orDefault();
        for (qsizetype d = 0; d < decisions.size(); ++d) {
            if (!isAsked(decisions[d].issue))
                continue;
            const auto [first, end] = sentencesTouching(m_article, decisions[d].place);
            for (qint32 s = std::max(first, m_within.first); s < std::min(end, m_within.end); ++s)
                m_decisions.push_back({{s, decisions[d].actor, decisions[d].issue}, d});
        }
        std::ranges::sort(m_decisions);
        if (m_decisions.empty())
            return;
        QSet<ActorAndIssue> decided;
        for (const OfUnit &decision : m_decisions)
            decided.insert({decision.first.actor, decision.first.issue});
        m_layers.emplace(m_project, m_article, &decided, placeOf(m_article, m_within));
    }

    void addUnitsOfGoldAlone()
    {
        std::vector<CaseUnit> further;
        for (const Found &found : m_gold)
            further.push_back({found.sentence, found.actor, found.issue});
        // A decision on several sentences, of which one was divided, is no case where nobody found anything.
        std::vector<bool> isFound(static_cast<size_t>(m_article.decisions.orDefault().size()));
        for (const auto &[unit, decision] : m_decisions) {
            if (std::binary_search(m_units.begin(), m_units.end(), unit))
                isFound[static_cast<size_t>(decision)] = true;
        }
        for (const auto &[unit, decision] : m_decisions) {
            if (!isFound[static_cast<size_t>(decision)])
                further.push_back(unit);
        }
        std::ranges::sort(further);
        further.erase(std::unique(further.begin(), further.end()), further.end());
        std::erase_if(further, [this](const CaseUnit &unit) {
            return std::binary_search(m_units.begin(), m_units.end(), unit);
        });
        m_units.insert(m_units.end(), further.begin(), further.end());
    }

    size_t unitOf(const Found &found) const
    {
        const CaseUnit unit{found.sentence, found.actor, found.issue};
        const auto end = m_units.begin() + static_cast<std::ptrdiff_t>(m_foundByAnnotators);
        return static_cast<size_t>(std::lower_bound(m_units.begin(), end, unit) - m_units.begin());
    }

    size_t rootOf(size_t unit)
    {
        while (m_root[unit] != unit)
            unit = m_root[unit] = m_root[m_root[unit]];
        return unit;
    }

    void join(size_t a, size_t b)
    {
        const size_t one = rootOf(a);
        const size_t other = rootOf(b);
        m_root[std::max(one, other)] = std::min(one, other);
    }

    void join(const Disagreement &one)
    {
        const size_t unit = unitOf(one.ofFirst ? *one.ofFirst : *one.ofSecond);
        m_kinds[unit] = static_cast<quint8>(m_kinds[unit] | 1U << static_cast<unsigned>(one.kind));
        if (one.ofFirst && one.ofSecond)
            join(unit, unitOf(*one.ofSecond));
    }

    /// What was decided in one act with a unit nearby belongs to its case. What gold says else is a case of
    /// its own: whoever decides another one in the sentence leaves it as it is.
    void joinUnitOfGoldAlone(size_t unit)
    {
        const CaseUnit &own = m_units[unit];
        const std::vector<const Decision *> decisions = decisionsOn(own);
        for (const qint32 s : {own.sentence, own.sentence - 1, own.sentence + 1}) {
            const auto [first, end] = foundIn(s);
            for (size_t u = first; u < end; ++u) {
                for (const Decision *const other : decisionsOn(m_units[u])) {
                    if (std::ranges::any_of(decisions, [other](const Decision *decision) {
                            return decision->at == other->at && decision->by == other->by;
                        })) {
                        join(u, unit);
                        return;
                    }
                }
            }
        }
    }

    /// Units in a sentence that annotators found, as indexes [first, second).
    std::pair<size_t, size_t> foundIn(qint32 sentence) const
    {
        const auto end = m_units.begin() + static_cast<std::ptrdiff_t>(m_foundByAnnotators);
        const auto first = std::ranges::lower_bound(m_units.begin(), end, sentence, {}, &CaseUnit::sentence);
        const auto last = std::ranges::upper_bound(first, end, sentence, {}, &CaseUnit::sentence);
        return {static_cast<size_t>(first - m_units.begin()), static_cast<size_t>(last - m_units.begin())};
    }

    std::vector<const Decision *> decisionsOn(const CaseUnit &unit) const
    {
        std::vector<const Decision *> found;
        for (auto one = std::ranges::lower_bound(m_decisions, unit, {}, &OfUnit::first);
             one != m_decisions.end() && one->first == unit; ++one)
            found.push_back(&(*m_article.decisions)[one->second]);
        return found;
    }

    std::vector<Found> goldOn(const CaseUnit &unit) const
    {
        const auto unitOf = [](const Found &found) {
            return CaseUnit{found.sentence, found.actor, found.issue};
        };
        const auto first = std::ranges::lower_bound(m_gold, unit, {}, unitOf);
        return {first, std::ranges::upper_bound(first, m_gold.end(), unit, {}, unitOf)};
    }

    std::vector<Case> grouped()
    {
        std::vector<qint32> caseOf(m_units.size(), -1);
        std::vector<Case> cases;
        std::vector<bool> anyUndecided;
        for (size_t u = 0; u < m_units.size(); ++u) {
            qint32 &number = caseOf[rootOf(u)];
            if (number < 0) {
                number = static_cast<qint32>(cases.size());
                anyUndecided.push_back(false);
                Case &fresh = cases.emplace_back();
                fresh.article = m_compared.id;
                for (const bool done : m_compared.done)
                    fresh.lanes.push_back({done, {}});
            }
            Case &one = cases[static_cast<size_t>(number)];
            one.units.push_back(m_units[u]);
            one.kinds = static_cast<quint8>(one.kinds | m_kinds[u]);
            if (!addWhatWasDecided(u, one))
                anyUndecided[static_cast<size_t>(number)] = true;
        }
        for (const Finding &finding : m_findings) {
            const Found found{finding.sentence, finding.actor, finding.issue, finding.stance};
            Case &one = cases[static_cast<size_t>(caseOf[rootOf(unitOf(found))])];
            one.lanes[static_cast<size_t>(finding.annotator)].found.push_back(found);
        }
        for (size_t c = 0; c < cases.size(); ++c)
            finish(cases[c], anyUndecided[c]);
        std::ranges::sort(cases, {}, [](const Case &one) { return one.units.front(); });
        return cases;
    }

    /// Whether it is decided: by decisions where there are any, else by what gold says.
    bool addWhatWasDecided(size_t unit, Case &one) const
    {
        const std::vector<Found> gold = goldOn(m_units[unit]);
        one.gold.insert(one.gold.end(), gold.begin(), gold.end());
        const std::vector<const Decision *> decisions = decisionsOn(m_units[unit]);
        for (const Decision *const decision : decisions) {
            if (!std::ranges::count(one.decisions, decision->id))
                one.decisions.push_back(decision->id);
            one.isChangedSince = one.isChangedSince
                || (decision->said != 0
                    && decision->said
                        != m_layers->fingerprint(decision->place, decision->actor, decision->issue));
        }
        return decisions.empty() ? !gold.empty() : decideAllOf(m_units[unit], decisions);
    }

    /// Whether nothing that the compared annotators found lies beside the places of the decisions: in a
    /// sentence that was joined of two, what was decided in one says nothing of the other. Gold that came
    /// without a decision speaks for the whole sentence.
    bool decideAllOf(const CaseUnit &unit, const std::vector<const Decision *> &decisions) const
    {
        const TextSpan sentence = m_article.sentences()[unit.sentence];
        QList<TextSpan> places;
        for (const Decision *const decision : decisions)
            places.append(decision->place);
        const auto isBeside = [&](TextSpan part) {
            const TextSpan inside{std::max(part.begin, sentence.begin), std::min(part.end, sentence.end)};
            return hasWordsBeside(inside, places);
        };
        if (!isBeside(sentence))
            return true;
        if (const auto gold = m_goldPlaces.find(unit);
            gold != m_goldPlaces.end() && std::any_of(gold->second.begin(), gold->second.end(), isBeside))
            return true;
        return std::ranges::none_of(m_layers->on(unit), [&](const LayerIndex::Entry &entry) {
            const Annotation &annotation = m_article.annotations[entry.second];
            const QList<TextSpan> marked = annotation.evidence.fragments();
            return m_comparison.annotators.contains(annotation.annotator)
                && std::any_of(marked.begin(), marked.end(), isBeside);
        });
    }

    /// Whether anything but white space of `part` is in none of the places, which are in order.
    bool hasWordsBeside(TextSpan part, const QList<TextSpan> &places) const
    {
        const QStringView text(m_article.content());
        const auto hasWords = [&](int begin, int end) {
            return begin < end && !text.sliced(begin, end - begin).trimmed().isEmpty();
        };
        int from = part.begin;
        for (const TextSpan place : places) {
            if (hasWords(from, std::min(place.begin, part.end)))
                return true;
            from = std::max(from, place.end);
        }
        return hasWords(from, part.end);
    }

    void finish(Case &one, bool anyUndecided) const
    {
        qint64 pairs = 0;
        qint64 alike = 0;
        bool allDone = true;
        for (size_t a = 0; a < one.lanes.size(); ++a) {
            allDone = allDone && one.lanes[a].isDone;
            size_t same = 0;
            for (size_t b = 0; b < one.lanes.size(); ++b) {
                const bool both = one.lanes[a].isDone && one.lanes[b].isDone;
                const bool isSame = both && one.lanes[a].found == one.lanes[b].found;
                same += isSame ? 1 : 0;
                pairs += both && a < b ? 1 : 0;
                alike += isSame && a < b ? 1 : 0;
            }
            if (!one.majority && 2 * same > one.lanes.size())
                one.majority = static_cast<qint32>(a);
        }
        one.agreement = pairs > 0 ? static_cast<float>(alike) / static_cast<float>(pairs) : 1;
        if (!anyUndecided) {
            one.state = one.gold.empty() ? Case::State::Rejected : Case::State::Accepted;
            return;
        }
        one.isPartlyDecided = !one.gold.empty() || !one.decisions.empty();
        if (!allDone)
            one.state = Case::State::Incomplete;
        else if (alike == pairs && !one.isPartlyDecided)
            one.state = Case::State::Agreed;
        else
            one.state = Case::State::Open;
    }

    const Project &m_project;
    const Article &m_article;
    const Comparison &m_comparison;
    const ComparedArticle &m_compared;
    SentenceRange m_within;
    std::vector<Finding> m_findings;
    std::vector<CaseUnit> m_units; ///< those that annotators found, in order; then the others, in order
    size_t m_foundByAnnotators = 0;
    std::vector<Found> m_gold;
    std::map<CaseUnit, QList<TextSpan>> m_goldPlaces; ///< its evidence, by unit
    std::vector<OfUnit> m_decisions;                  ///< with their indexes in the article
    std::optional<LayerIndex> m_layers;
    std::vector<size_t> m_root;
    std::vector<quint8> m_kinds;
};

/// Which sentences may have a case in common with the next one.
class Ties
{
public:
    Ties(const Article &article, const std::vector<Finding> &findings, SentenceRange range)
        : m_range(range)
        , m_isTied(static_cast<size_t>(range.end - range.first))
    {
        std::set<Found> found;
        for (const Finding &one : findings)
            found.insert({one.sentence, one.actor, one.issue, one.stance});
        for (Found one : found) {
            const qint32 sentence = one.sentence++;
            if (found.contains(one))
                m_isTied[static_cast<size_t>(sentence - range.first)] = true;
        }
        tieActs(article);
    }

    bool isTiedToNext(qint32 sentence) const
    {
        return m_isTied[static_cast<size_t>(sentence - m_range.first)];
    }

private:
    /// What was decided in one act.
    void tieActs(const Article &article)
    {
        const TextSpan place = placeOf(article, m_range);
        std::map<std::pair<QDateTime, AnnotatorId>, SentenceRange> acts;
        for (const Decision &decision : article.decisions.orDefault()) {
            if (!decision.place.overlaps(place))
                continue;
            const SentenceRange there = sentencesTouching(article, decision.place);
            SentenceRange &act = acts.try_emplace({decision.at, decision.by}, there).first->second;
            act = {std::min(act.first, there.first), std::max(act.end, there.end)};
        }
        for (const auto &[when, act] : acts) {
            for (qint32 s = std::max(act.first, m_range.first); s < std::min(act.end, m_range.end) - 1; ++s)
                m_isTied[static_cast<size_t>(s - m_range.first)] = true;
        }
    }

    SentenceRange m_range;
    std::vector<bool> m_isTied;
};

} // namespace

std::vector<Case> casesIn(
    const Project &project, const Comparison &comparison, const ComparedArticle &compared)
{
    return casesIn(project, comparison, compared, allOf(*project.article(compared.id)));
}

std::vector<Case> casesIn(const Project &project, const Comparison &comparison,
    const ComparedArticle &compared, SentenceRange within)
{
    return CaseBuilder(project, comparison, compared, within).build();
}

SentenceRange independentSentences(const Project &project, const Comparison &comparison,
    const ComparedArticle &compared, const std::vector<Case> &before, SentenceRange changed)
{
    const Article &article = *project.article(compared.id);
    const SentenceRange all = allOf(article);
    SentenceRange range{
        std::max(changed.first, all.first), std::min(std::max(changed.end, changed.first), all.end)};
    for (qint32 further = 4; range.first < range.end; further *= 2) {
        const SentenceRange looked{
            std::max(all.first, range.first - further), std::min(all.end, range.end + further)};
        const Ties ties(article, findingsIn(article, comparison, compared, looked), looked);
        SentenceRange wider = range;
        while (wider.first > looked.first && ties.isTiedToNext(wider.first - 1))
            --wider.first;
        while (wider.end < looked.end && ties.isTiedToNext(wider.end - 1))
            ++wider.end;
        const bool isSeen = (wider.first > looked.first || looked.first == all.first)
            && (wider.end < looked.end || looked.end == all.end);
        for (const Case &one : before) {
            const qint32 last = one.lastSentence();
            const qint32 first = one.firstSentence();
            if (first < wider.end && last >= wider.first)
                wider = {std::min(wider.first, first), std::min(std::max(wider.end, last + 1), all.end)};
        }
        if (isSeen && wider == range)
            break;
        range = wider;
    }
    return range;
}

} // namespace standpoint
