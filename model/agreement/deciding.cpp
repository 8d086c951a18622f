// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/deciding.h"

#include "model/agreement/gold_layer.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <set>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Cases)
};

bool isOf(const Found &found, const CaseUnit &unit)
{
    return found.sentence == unit.sentence && found.actor == unit.actor && found.issue == unit.issue;
}

/// The gold layer; or a new one, whose adding is appended.
AnnotatorId goldOrNew(const Project &project, std::vector<AnyEdit> &edits)
{
    if (const AnnotatorId present = goldAnnotator(project); !present.isNull())
        return present;
    QSet<QString> taken;
    for (const Shared<Annotator> &annotator : project.annotators())
        taken.insert(annotator->name.toCaseFolded());
    QString name = QStringLiteral("gold");
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("gold %1").arg(number);
    const AnnotatorId id = AnnotatorId::random();
    edits.push_back(adding(Annotator{id, name, true}));
    return id;
}

/// Cases of one article that are decided together.
class ArticleDeciding
{
public:
    ArticleDeciding(const Project &project, const Cases &cases, const QList<const Case *> &deciding,
        AnnotatorId gold, const QList<OwnLabel> &labels = {})
        : m_cases(cases)
        , m_deciding(deciding.begin(), deciding.end())
        , m_article(*project.article(deciding.front()->article))
        , m_goldId(gold)
        , m_gold(project, m_article, gold, concernedBy(deciding, labels), QDateTime::currentDateTimeUtc())
    {
    }

    /// Gold says what is `kept` of what annotators found, as the first of `lanes` that found it.
    void take(const Case &one, const std::vector<Found> &kept, const QList<int> &lanes, const Deciding &as)
    {
        for (const CaseUnit &unit : one.units) {
            m_gold.clear(unit);
            bool any = false;
            for (const Found &found : kept) {
                if (!isOf(found, unit))
                    continue;
                putAsFound(one, lanes, unit, found);
                any = true;
            }
            decide(one, unit, any, as);
        }
    }

    /// Of the acts that follow.
    void setTime(const QDateTime &at) { m_gold.setTime(at); }

    void takeOwn(const Case &one, const QList<OwnLabel> &labels, const Deciding &as)
    {
        for (const CaseUnit &unit : one.units) {
            m_gold.clear(unit);
            decide(one, unit, false, as);
        }
        for (const OwnLabel &label : labels) {
            const CaseUnit unit{label.sentence.value_or(one.sentence()), label.actor, label.issue};
            const bool isOwn = std::ranges::count(one.units, unit) > 0;
            if (m_gold.says(unit, label.stance))
                continue;
            putOwn(label, unit);
            // What another case says there already stays, and so does its decision.
            if (isOwn || !m_gold.isDecided(unit))
                m_gold.decide(unit, Decision::Verdict::Accepted, whoDecides(as), as.reason);
        }
    }

    void takeBack(const Case &one)
    {
        for (const CaseUnit &unit : one.units) {
            m_gold.clear(unit);
            m_gold.undecide(unit);
        }
    }

    void addEdits(std::vector<AnyEdit> &edits) const
    {
        m_gold.addEdits(edits);
        std::optional<ArticleState::State> state = ArticleState::State::Started;
        if (m_cases.isSettledWith(m_article.info->id, m_deciding))
            state = ArticleState::State::Done;
        addStateEdit(state, edits);
    }

    void addEditsOfTakingBack(std::vector<AnyEdit> &edits) const
    {
        m_gold.addEdits(edits);
        addStateEdit(m_gold.isEmpty() ? std::nullopt : std::optional(ArticleState::State::Started), edits);
    }

private:
    AnnotatorId whoDecides(const Deciding &as) const { return as.by.isNull() ? m_goldId : as.by; }

    static QSet<ActorAndIssue> concernedBy(const QList<const Case *> &deciding, const QList<OwnLabel> &labels)
    {
        QSet<ActorAndIssue> concerned;
        for (const Case *const one : deciding) {
            for (const CaseUnit &unit : one->units)
                concerned.insert({unit.actor, unit.issue});
        }
        for (const OwnLabel &label : labels)
            concerned.insert({label.actor, label.issue});
        return concerned;
    }

    /// What only gold said leaves no trace where it is given up.
    void decide(const Case &one, const CaseUnit &unit, bool accepted, const Deciding &as)
    {
        const bool wasFound = std::ranges::any_of(one.lanes, [&](const Lane &lane) {
            return std::ranges::any_of(lane.found, [&](const Found &found) { return isOf(found, unit); });
        });
        const bool anyFound =
            std::ranges::any_of(one.lanes, [](const Lane &lane) { return !lane.found.empty(); });
        if (wasFound || !anyFound)
            m_gold.decide(unit, accepted ? Decision::Verdict::Accepted : Decision::Verdict::Rejected,
                whoDecides(as), as.reason);
        else
            m_gold.undecide(unit);
    }

    /// The annotations behind it of the first of the lanes that found it.
    void putAsFound(const Case &one, const QList<int> &lanes, const CaseUnit &unit, const Found &found)
    {
        for (const int lane : lanes) {
            if (!std::ranges::count(one.lanes[static_cast<size_t>(lane)].found, found))
                continue;
            const AnnotatorId annotator = m_cases.comparison().annotators[lane];
            for (const auto &[there, index] : m_gold.layers().on(unit)) {
                const Annotation &source = m_article.annotations[index];
                if (source.annotator == annotator && source.stance == found.stance)
                    m_gold.put(unit, source);
            }
            return;
        }
    }

    void putOwn(const OwnLabel &label, const CaseUnit &unit)
    {
        if (label.evidence) {
            m_gold.put(unit, label.stance, *label.evidence);
            return;
        }
        const auto sources = m_gold.layers().on(unit);
        const auto same = std::ranges::find_if(sources,
            [&](const auto &entry) { return m_article.annotations[entry.second].stance == label.stance; });
        if (same != sources.end())
            m_gold.put(unit, m_article.annotations[same->second]);
        else if (!sources.empty())
            m_gold.put(
                unit, label.stance, m_gold.evidenceIn(unit, m_article.annotations[sources.front().second]));
        else
            m_gold.put(unit, label.stance, Evidence(m_article.sentences()[unit.sentence]));
    }

    void addStateEdit(std::optional<ArticleState::State> state, std::vector<AnyEdit> &edits) const
    {
        const ArticleId id = m_article.info->id;
        const std::optional<ArticleState::State> before = m_article.stateOf(m_goldId);
        if (state == before)
            return;
        Edit<ArticleState> edit;
        if (before)
            edit.before = ArticleState{id, m_goldId, *before};
        if (state)
            edit.after = ArticleState{id, m_goldId, *state};
        edits.emplace_back(edit);
    }

    const Cases &m_cases;
    QSet<const Case *> m_deciding;
    const Article &m_article;
    AnnotatorId m_goldId;
    GoldLayer m_gold;
};

/// The same case where `cases` has it.
const Case *held(const Cases &cases, const Case &one)
{
    const Case *const same = cases.find(one.key());
    return same ? same : &one;
}

} // namespace

Result<std::vector<AnyEdit>> takeLanes(
    const Project &project, const Cases &cases, const Case &one, const QList<int> &lanes, const Deciding &as)
{
    std::vector<Found> kept;
    for (const int lane : lanes) {
        const Lane &taken = one.lanes[static_cast<size_t>(lane)];
        if (!taken.isDone) {
            const AnnotatorId annotator = cases.comparison().annotators[lane];
            return fail(Error::Kind::Invalid,
                Words::tr("%1 has not marked this article as done.")
                    .arg(project.annotators().value(annotator).orDefault().name),
                project.article(one.article)->info->title);
        }
        kept.insert(kept.end(), taken.found.begin(), taken.found.end());
    }
    std::ranges::sort(kept);
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    std::vector<AnyEdit> edits;
    ArticleDeciding deciding(project, cases, {held(cases, one)}, goldOrNew(project, edits));
    deciding.take(one, kept, lanes, as);
    deciding.addEdits(edits);
    return edits;
}

std::vector<AnyEdit> takeFound(const Project &project, const Cases &cases, const Case &one,
    const std::vector<Found> &found, const Deciding &as)
{
    QList<int> lanes;
    for (size_t lane = 0; lane < one.lanes.size(); ++lane) {
        if (one.lanes[lane].isDone)
            lanes.append(static_cast<int>(lane));
    }
    std::vector<AnyEdit> edits;
    ArticleDeciding deciding(project, cases, {held(cases, one)}, goldOrNew(project, edits));
    deciding.take(one, found, lanes, as);
    deciding.addEdits(edits);
    return edits;
}

Result<std::vector<AnyEdit>> takeNone(
    const Project &project, const Cases &cases, const Case &one, const Deciding &as)
{
    return takeLanes(project, cases, one, {}, as);
}

Result<std::vector<AnyEdit>> takeOwn(const Project &project, const Cases &cases, const Case &one,
    const QList<OwnLabel> &labels, const Deciding &as)
{
    const qsizetype sentences = project.article(one.article)->sentences().size();
    for (const OwnLabel &label : labels) {
        if (label.sentence && (*label.sentence < 0 || *label.sentence >= sentences))
            return fail(Error::Kind::Invalid, Words::tr("The article has no such sentence."),
                project.article(one.article)->info->title);
    }
    std::vector<AnyEdit> edits;
    ArticleDeciding deciding(project, cases, {held(cases, one)}, goldOrNew(project, edits), labels);
    deciding.takeOwn(one, labels, as);
    deciding.addEdits(edits);
    return edits;
}

std::vector<AnyEdit> takeBack(const Project &project, const Cases &cases, const Case &one)
{
    std::vector<AnyEdit> edits;
    if (one.gold.empty() && one.decisions.empty())
        return edits;
    ArticleDeciding deciding(project, cases, {held(cases, one)}, goldAnnotator(project));
    deciding.takeBack(one);
    deciding.addEditsOfTakingBack(edits);
    return edits;
}

std::vector<AnyEdit> withReason(const Project &project, const Case &one, ReasonId reason)
{
    std::vector<AnyEdit> edits;
    const Article &article = *project.article(one.article);
    for (const DecisionId id : one.decisions) {
        const Decision &before = *article.decision(id);
        if (before.reason == reason)
            continue;
        Decision after = before;
        after.reason = reason;
        edits.push_back(replacing(before, after));
    }
    return edits;
}

BulkPreview previewOf(const Cases &cases, BulkRule rule, const CaseFilter &filter)
{
    const auto choose = [&](const Case &one) -> std::optional<std::vector<Found>> {
        if (cases.comparison().annotators.size() < 2
            || (rule == BulkRule::Unanimous && one.state != Case::State::Agreed) || !one.majority)
            return std::nullopt;
        return one.lanes[static_cast<size_t>(*one.majority)].found;
    };
    return previewOf(cases, choose, filter);
}

BulkPreview previewOf(const Cases &cases, const BulkChoice &choose, const CaseFilter &filter)
{
    BulkPreview preview;
    for (const ArticleId article : cases.articles()) {
        for (const Case &one : cases.in(article)) {
            if (!passes(one, cases.comparison(), filter))
                continue;
            if (one.isDecided() || one.isPartlyDecided) {
                ++preview.before;
            } else if (one.state == Case::State::Incomplete) {
                ++preview.incomplete;
            } else if (std::optional<std::vector<Found>> becomes = choose(one)) {
                ++(becomes->empty() ? preview.rejected : preview.accepted);
                preview.items.push_back({one.key(), std::move(*becomes)});
            } else {
                ++preview.undecided;
            }
        }
    }
    return preview;
}

std::vector<AnyEdit> decideAll(
    const Project &project, const Cases &cases, const BulkPreview &preview, const Deciding &as)
{
    std::vector<AnyEdit> edits;
    const AnnotatorId gold = goldOrNew(project, edits);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<int> lanes(cases.comparison().annotators.size());
    std::iota(lanes.begin(), lanes.end(), 0);
    QHash<ArticleId, QList<const BulkItem *>> byArticle;
    for (const BulkItem &item : preview.items)
        byArticle[item.key.article].append(&item);
    for (const ArticleId id : cases.articles()) {
        QList<const Case *> deciding;
        QList<const BulkItem *> items;
        for (const BulkItem *const item : byArticle.value(id)) {
            const Case *const one = cases.find(item->key);
            if (!one || one->isDecided())
                continue;
            deciding.append(one);
            items.append(item);
        }
        if (deciding.isEmpty()) {
            const std::optional<ArticleState::State> state =
                project.article(id) ? project.article(id)->stateOf(gold) : std::nullopt;
            if (cases.isSettled(id) && !state)
                edits.push_back(adding(ArticleState{id, gold, ArticleState::State::Done}));
            continue;
        }
        ArticleDeciding article(project, cases, deciding, gold);
        for (qsizetype i = 0; i < deciding.size(); ++i) {
            // Each case is an act of its own, also where acts are counted by their time.
            article.setTime(now.addMSecs(i));
            article.take(*deciding[i], items[i]->becomes, lanes, as);
        }
        article.addEdits(edits);
    }
    if (edits.size() == 1 && std::holds_alternative<Edit<Annotator>>(edits.front()))
        edits.clear();
    return edits;
}

} // namespace standpoint
