// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/cases.h"

#include "model/agreement/article_cases.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Cases)
};

/// What is decided fastest comes first.
int effortOf(const Case &one)
{
    const bool oneKind = (one.kinds & (one.kinds - 1)) == 0;
    return (one.majority ? 0 : 2) + (oneKind ? 0 : 1);
}

} // namespace

/// What a Change touches.
struct Cases::Touched
{
    const Project &project;
    const Comparison &comparison;
    bool everything = false;
    QHash<ArticleId, std::optional<SentenceRange>> articles; ///< nothing: the article as a whole

    void add(ArticleId article, SentenceRange sentences)
    {
        const auto present = articles.find(article);
        if (present == articles.end()) {
            articles.insert(article, sentences);
        } else if (*present && sentences.first < sentences.end) {
            const SentenceRange before = **present;
            *present = before.first >= before.end
                ? sentences
                : SentenceRange{std::min(before.first, sentences.first), std::max(before.end, sentences.end)};
        }
    }
    void add(ArticleId article, TextSpan place)
    {
        if (const Article *const there = project.article(article))
            add(article, sentencesTouching(*there, place));
        else
            articles[article] = std::nullopt;
    }

    void operator()(const Edit<Annotation> &edit)
    {
        for (const Shared<Annotation> &side : {edit.before, edit.after}) {
            for (int f = 0; side && f < side->evidence.count(); ++f)
                add(side->article, side->evidence.at(f));
        }
    }
    void operator()(const Edit<Decision> &edit)
    {
        for (const Shared<Decision> &side : {edit.before, edit.after}) {
            if (side)
                add(side->article, side->place);
        }
    }
    void operator()(const Edit<ArticleState> &edit)
    {
        const ArticleState &state = edit.after ? *edit.after : *edit.before;
        const Annotator *const annotator = project.annotators().find(state.annotator);
        if (annotator && annotator->gold)
            add(state.article, SentenceRange{}); // cases do not depend on it
        else
            articles[state.article] = std::nullopt;
    }
    void operator()(const Edit<ArticleText> &edit)
    {
        articles[edit.after ? edit.after->id : edit.before->id] = std::nullopt;
    }
    void operator()(const Edit<ArticleInfo> &edit)
    {
        everything = everything || !edit.before || !edit.after || edit.before->order != edit.after->order;
    }
    void operator()(const Edit<StanceValue> &edit)
    {
        everything =
            everything || (edit.before && (!edit.after || edit.before->polarity != edit.after->polarity));
    }
    void operator()(const Edit<Annotator> &edit)
    {
        // Who decides, and gold, come and go with decisions, which say themselves what they touch.
        everything = everything
            || (edit.before && !edit.after && comparison.annotators.contains(edit.before->id))
            || (edit.before && edit.after && edit.before->gold != edit.after->gold);
    }
    template <typename Entity> void operator()(const Edit<Entity> &) { } // names, and what no case shows
};

qint32 Case::firstSentence() const
{
    return std::ranges::min(units, {}, &CaseUnit::sentence).sentence;
}

qint32 Case::lastSentence() const
{
    return std::ranges::max(units, {}, &CaseUnit::sentence).sentence;
}

QString nameOf(Case::State state)
{
    switch (state) {
    case Case::State::Agreed:
        return QStringLiteral("agreed");
    case Case::State::Accepted:
        return QStringLiteral("accepted");
    case Case::State::Rejected:
        return QStringLiteral("rejected");
    case Case::State::Open:
        return QStringLiteral("open");
    case Case::State::Incomplete:
        return QStringLiteral("incomplete");
    }
    Q_UNREACHABLE();
}

QString titleOf(Case::State state)
{
    switch (state) {
    case Case::State::Agreed:
        return Words::tr("Agreed");
    case Case::State::Accepted:
        return Words::tr("Accepted");
    case Case::State::Rejected:
        return Words::tr("Rejected");
    case Case::State::Open:
        return Words::tr("Open");
    case Case::State::Incomplete:
        return Words::tr("Incomplete");
    }
    Q_UNREACHABLE();
}

Result<Cases> Cases::of(const Project &project, const Comparison &comparison)
{
    Cases cases;
    cases.m_comparison.issue = comparison.issue;
    for (const AnnotatorId id : comparison.annotators) {
        const Annotator *const annotator = project.annotators().find(id);
        if (annotator && !annotator->gold && !cases.m_comparison.annotators.contains(id))
            cases.m_comparison.annotators.append(id);
    }
    if (cases.m_comparison.annotators.isEmpty())
        return fail(Error::Kind::Invalid,
            Words::tr("There is nothing to decide before an annotator has marked an article as done."),
            project.info().title);
    cases.m_articles = project.articleOrder();
    for (qsizetype i = 0; i < cases.m_articles.size(); ++i)
        cases.m_places.insert(cases.m_articles[i], i);
    bool anyDone = false;
    for (const ArticleId id : std::as_const(cases.m_articles)) {
        cases.lookAt(project, id);
        anyDone = anyDone || cases.m_byArticle.contains(id);
    }
    if (!anyDone)
        return fail(Error::Kind::Invalid,
            Words::tr("There is nothing to decide before an annotator has marked an article as done."),
            project.info().title);
    return cases;
}

const std::vector<Case> &Cases::in(ArticleId article) const
{
    static const std::vector<Case> none;
    const auto found = m_byArticle.constFind(article);
    return found == m_byArticle.cend() ? none : found->cases;
}

const Case *Cases::find(const CaseKey &key) const
{
    const std::vector<Case> &cases = in(key.article);
    const auto first =
        std::ranges::lower_bound(cases, key.unit, {}, [](const Case &one) { return one.units.front(); });
    if (first != cases.end() && first->units.front() == key.unit)
        return &*first;
    const auto any = std::ranges::find_if(
        cases, [&](const Case &one) { return std::ranges::count(one.units, key.unit) > 0; });
    return any == cases.end() ? nullptr : &*any;
}

qint64 Cases::size() const
{
    qint64 all = 0;
    for (const qint64 count : m_counts)
        all += count;
    return all;
}

qint64 Cases::decided() const
{
    return m_counts[static_cast<size_t>(Case::State::Accepted)]
        + m_counts[static_cast<size_t>(Case::State::Rejected)];
}

bool Cases::isSettledWith(ArticleId article, const QSet<const Case *> &deciding) const
{
    const auto found = m_byArticle.constFind(article);
    return found != m_byArticle.cend() && found->isDoneByAll && !m_comparison.issue
        && std::ranges::all_of(
            found->cases, [&](const Case &one) { return one.isDecided() || deciding.contains(&one); });
}

ComparedArticle Cases::comparedIn(const Article &article) const
{
    ComparedArticle compared{article.info->id, {}, 0};
    for (const AnnotatorId annotator : m_comparison.annotators) {
        compared.done.push_back(article.stateOf(annotator) == ArticleState::State::Done);
        compared.doneCount += compared.done.back() ? 1 : 0;
    }
    return compared;
}

void Cases::lookAt(const Project &project, ArticleId id)
{
    if (const auto old = m_byArticle.constFind(id); old != m_byArticle.cend()) {
        for (const Case &one : old->cases)
            count(one, -1);
        m_byArticle.erase(old);
    }
    const Article *const article = project.article(id);
    if (!article)
        return;
    const ComparedArticle compared = comparedIn(*article);
    if (compared.doneCount == 0 && !article->decisions)
        return;
    OfArticle fresh{casesIn(project, m_comparison, compared),
        compared.doneCount == static_cast<int>(m_comparison.annotators.size())};
    for (const Case &one : fresh.cases)
        count(one, 1);
    m_byArticle[id] = std::move(fresh);
}

void Cases::lookAt(const Project &project, ArticleId id, SentenceRange sentences)
{
    const auto present = m_byArticle.find(id);
    const Article *const article = project.article(id);
    const ComparedArticle compared = article ? comparedIn(*article) : ComparedArticle();
    const bool isMostOfIt =
        article && 2 * (sentences.end - sentences.first) > static_cast<qint32>(article->sentences().size());
    if (present == m_byArticle.end() || compared.doneCount == 0 || isMostOfIt) {
        lookAt(project, id);
        return;
    }
    std::vector<Case> &cases = present->cases;
    const SentenceRange range = independentSentences(project, m_comparison, compared, cases, sentences);
    const auto firstSentence = [](const Case &one) { return one.units.front().sentence; };
    const auto begin = std::ranges::lower_bound(cases, range.first, {}, firstSentence);
    const auto end = std::ranges::lower_bound(begin, cases.end(), range.end, {}, firstSentence);
    std::vector<Case> fresh = casesIn(project, m_comparison, compared, range);
    std::for_each(begin, end, [this](const Case &one) { count(one, -1); });
    for (const Case &one : fresh)
        count(one, 1);
    if (end - begin == std::ssize(fresh)) {
        std::ranges::move(fresh, begin);
        return;
    }
    const auto after = cases.erase(begin, end);
    cases.insert(after, std::move_iterator(fresh.begin()), std::move_iterator(fresh.end()));
}

std::optional<QSet<ArticleId>> Cases::update(const Project &project, const Change &change)
{
    Touched touched{project, m_comparison, false, {}};
    for (const AnyEdit &edit : change.edits)
        std::visit(touched, edit);
    if (touched.everything)
        return std::nullopt;
    QSet<ArticleId> articles;
    for (auto one = touched.articles.cbegin(); one != touched.articles.cend(); ++one) {
        articles.insert(one.key());
        if (*one)
            lookAt(project, one.key(), **one);
        else
            lookAt(project, one.key());
    }
    return articles;
}

bool passes(const Case &one, const Comparison &comparison, const CaseFilter &filter)
{
    if ((filter.states && !filter.states->contains(one.state)) || (filter.kind && !one.has(*filter.kind))
        || (filter.article && one.article != *filter.article) || (filter.changedSince && !one.isChangedSince))
        return false;
    if (filter.issue
        && std::ranges::none_of(one.units, [&](const CaseUnit &u) { return u.issue == *filter.issue; }))
        return false;
    if (filter.actor
        && std::ranges::none_of(one.units, [&](const CaseUnit &u) { return u.actor == *filter.actor; }))
        return false;
    if (filter.annotator) {
        const qsizetype lane = comparison.annotators.indexOf(*filter.annotator);
        if (lane < 0 || !one.lanes[static_cast<size_t>(lane)].isDone)
            return false;
        return !one.majority
            || one.lanes[static_cast<size_t>(lane)] != one.lanes[static_cast<size_t>(*one.majority)];
    }
    return true;
}

CaseRank rankBy(CaseOrder order)
{
    switch (order) {
    case CaseOrder::Article:
        return {};
    case CaseOrder::Hardest:
        return [](const Case &one) { return static_cast<double>(one.agreement); };
    case CaseOrder::Quickest:
        return [](const Case &one) { return static_cast<double>(effortOf(one)); };
    }
    Q_UNREACHABLE();
}

std::vector<CaseKey> Cases::queue(const CaseFilter &filter, const CaseRank &rank) const
{
    std::vector<std::pair<double, const Case *>> chosen;
    for (const ArticleId article : m_articles) {
        if (filter.article && article != *filter.article)
            continue;
        for (const Case &one : in(article)) {
            if (passes(one, m_comparison, filter))
                chosen.emplace_back(rank ? rank(one) : 0, &one);
        }
    }
    if (rank)
        std::ranges::stable_sort(chosen, {}, &std::pair<double, const Case *>::first);
    std::vector<CaseKey> keys;
    keys.reserve(chosen.size());
    for (const auto &[number, one] : chosen)
        keys.push_back(one->key());
    return keys;
}

AnnotatorId goldAnnotator(const Project &project)
{
    for (const Annotator &annotator : project.annotators().inOrder()) {
        if (annotator.gold)
            return annotator.id;
    }
    return {};
}

QList<int> decisionsOn(const Article &article, const CaseUnit &unit)
{
    QList<int> found;
    const QList<Decision> &decisions = article.decisions.orDefault();
    const TextSpan sentence = article.sentences().value(unit.sentence);
    for (qsizetype d = 0; d < decisions.size() && decisions[d].place.begin < sentence.end; ++d) {
        if (decisions[d].actor == unit.actor && decisions[d].issue == unit.issue
            && decisions[d].place.overlaps(sentence))
            found.append(static_cast<int>(d));
    }
    return found;
}

} // namespace standpoint
