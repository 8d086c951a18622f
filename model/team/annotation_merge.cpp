// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/check.h"
#include "model/team/annotation_arrival.h"
#include "model/team/derived_id.h"

#include <algorithm>

namespace standpoint {

AnnotationMerge::AnnotationMerge(MergeTarget &target, MergeRecord &record)
    : m_target(target)
    , m_record(record)
{
    m_where.reserve(target.ours.annotationCount());
    for (const Shared<Article> &article : target.ours.articles()) {
        for (const Annotation &annotation : article->annotations)
            m_where.insert(annotation.id, article->info->id);
    }
}

AnnotationMerge::Layers &AnnotationMerge::layersOf(ArticleId article)
{
    const auto known = m_layers.find(article);
    if (known != m_layers.end())
        return *known;
    Layers &layers = m_layers[article];
    if (const Article *was = m_target.ours.article(article)) {
        layers.annotations.reserve(was->annotations.size());
        for (const Annotation &annotation : was->annotations)
            layers.annotations.insert(annotation.id, {&annotation, {}});
    }
    return layers;
}

void AnnotationMerge::add(
    int input, const ArticlePair &pair, const MergedIds &ids, const HandedOutLayer &copy)
{
    const Article &article = *m_target.now.article(pair.ours);
    Arrival arrival{
        input, pair, ids, copy, article, layersOf(pair.ours), GraphemeBoundaries(article.content())};
    std::vector<Annotation> unknown;
    for (const Annotation &theirs : pair.theirs->annotations) {
        if (pair.homeless.contains(theirs.id) != pair.isHome)
            continue;
        std::optional<Annotation> annotation = inOurIds(arrival, theirs);
        if (!annotation)
            continue;
        const auto held = arrival.layers.annotations.find(annotation->id);
        if (held == arrival.layers.annotations.end()) {
            if (!copy.leftAlone(theirs) || !staysOut(arrival, *annotation))
                unknown.push_back(std::move(*annotation));
            continue;
        }
        arrival.known.insert(annotation->id);
        noteGold(arrival, annotation->id, *annotation);
        ++m_record.counts(input, MergeKind::Annotation).byId;
        takeKnown(arrival, *held, theirs, std::move(*annotation));
    }
    if (!unknown.empty()) {
        for (auto held = arrival.layers.annotations.cbegin(); held != arrival.layers.annotations.cend();
             ++held) {
            if (!arrival.known.contains(held.key()))
                arrival.byContent.insert(hashOfContent(held->now()), held.key());
        }
        for (const Annotation &annotation : unknown)
            take(arrival, annotation);
    }
    if (!pair.isHome)
        mergeStates(arrival);
}

/// Ours has it by its id.
void AnnotationMerge::takeKnown(Arrival &arrival, Held &held, const Annotation &theirs, Annotation annotation)
{
    if (arrival.copy.leftAlone(theirs)) {
        // What ours says otherwise was said since; only where that is of an earlier time somebody has to
        // know.
        if (!(momentOf(annotation.modified) > momentOf(held.now().modified))
            || saysTheSame(held.now(), annotation))
            return;
        if (m_record.decide(arrival.placeOf(held.now()), {}, said(m_target.now, arrival.article, held.now()),
                said(m_target.now, arrival.article, annotation), MergeSide::Ours,
                MergeWords::tr("as it was handed out; ours was changed back since"))
            == MergeSide::Theirs)
            takeChecked(arrival, held, annotation);
        return;
    }
    if (arrival.copy.holds(theirs))
        keepRecoding(arrival, held.now(), annotation);
    if (held.now() == annotation)
        return;
    const bool untouchedThere = held.changed && held.was && *held.was == annotation;
    if (!untouchedThere)
        takeNewer(arrival, held, annotation);
}

/// Nothing, after a remark, where something that it names did not come in.
std::optional<Annotation> AnnotationMerge::inOurIds(const Arrival &arrival, const Annotation &theirs)
{
    Annotation annotation = theirs;
    annotation.id = idFor(arrival, theirs.id);
    annotation.article = arrival.pair.ours;
    annotation.annotator = arrival.ids.annotators.value(theirs.annotator);
    annotation.actor = arrival.ids.actors.value(theirs.actor);
    annotation.issue = arrival.ids.issues.value(theirs.issue);
    annotation.stance = arrival.ids.stances.value(theirs.stance);
    annotation.evidence = placeIn(arrival, annotation.id, theirs);
    if (annotation.annotator.isNull() || annotation.actor.isNull() || annotation.issue.isNull()
        || annotation.stance.isNull()) {
        m_record.refuse(arrival.placeOf(annotation),
            {Error::Kind::Conflict,
                MergeWords::tr("its annotator, actor, issue or stance could not be added"), {}});
        return std::nullopt;
    }
    if (!theirs.attributes)
        return annotation;
    annotation.attributes.reset();
    for (const AttributeValue &answer : *theirs.attributes) {
        const AttributeId attribute = arrival.ids.attributes.value(answer.attribute);
        const Attribute *ours = m_target.now.attributes().find(attribute);
        QString value = answer.value;
        if (ours && ours->kind == Attribute::Kind::Choice) {
            if (const auto choice = ChoiceId::fromString(value))
                value = arrival.ids.choices.value(answer.attribute).value(*choice, *choice).toString();
        }
        if (ours && checkAnswer(*ours, value))
            annotation.setAnswer(attribute, value);
        else
            m_record.remark(arrival.placeOf(annotation),
                MergeWords::tr(
                    "The answer “%1” has no place in the codebook here; the annotation came in without it.")
                    .arg(answer.value.left(40)));
    }
    return annotation;
}

/// Where our text is another one: what ours has stays, unless they moved it since to where ours has a place
/// for it.
Evidence AnnotationMerge::placeIn(const Arrival &arrival, AnnotationId id, const Annotation &theirs) const
{
    const auto carried = arrival.pair.carried.constFind(theirs.id);
    const bool isCarried = carried != arrival.pair.carried.cend();
    const auto held = arrival.layers.annotations.constFind(id);
    if (!arrival.pair.hasOtherText || held == arrival.layers.annotations.cend())
        return isCarried ? *carried : theirs.evidence;
    const bool hasNoPlace = arrival.pair.isHome || arrival.pair.without.contains(theirs.id);
    if (hasNoPlace || !(momentOf(theirs.modified) > momentOf(held->now().modified)))
        return held->now().evidence;
    return isCarried ? *carried : theirs.evidence;
}

/// The same each time. An id that another article has (both were imported with it) is made another one.
AnnotationId AnnotationMerge::idFor(const Arrival &arrival, AnnotationId theirs) const
{
    if (arrival.pair.isHome)
        return homeIdOf(theirs);
    const auto where = m_where.constFind(theirs);
    if (where == m_where.cend() || *where == arrival.pair.ours || arrival.layers.annotations.contains(theirs))
        return theirs;
    return derivedId<Annotation>(theirs.bits, arrival.pair.ours.toString().toLatin1());
}

void AnnotationMerge::take(Arrival &arrival, const Annotation &annotation)
{
    const size_t hash = hashOfContent(annotation);
    for (auto [same, end] = arrival.byContent.equal_range(hash); same != end; ++same) {
        const Held &held = arrival.layers.annotations[*same];
        if (!saysTheSame(held.now(), annotation))
            continue;
        m_sameContent.insert(*same);
        noteGold(arrival, *same, annotation);
        arrival.byContent.erase(same);
        ++m_record.counts(arrival.input, MergeKind::Annotation).byOther;
        return;
    }
    takeNew(arrival, annotation);
}

void AnnotationMerge::takeNew(Arrival &arrival, const Annotation &annotation)
{
    if (Status fits = check(m_target.now, arrival.article, arrival.boundaries, annotation); !fits) {
        m_record.refuse(arrival.placeOf(annotation), fits.error());
        return;
    }
    arrival.layers.annotations.insert(annotation.id, {nullptr, annotation});
    m_where.insert(annotation.id, annotation.article);
    noteGold(arrival, annotation.id, annotation);
    ++m_record.counts(arrival.input, MergeKind::Annotation).added;
}

/// Both have it and say different things.
void AnnotationMerge::takeNewer(Arrival &arrival, Held &held, const Annotation &annotation)
{
    const qint64 ours = momentOf(held.now().modified);
    const qint64 theirs = momentOf(annotation.modified);
    MergeSide taken = theirs > ours ? MergeSide::Theirs : MergeSide::Ours;
    if (taken == MergeSide::Theirs) {
        if (Status fits = check(m_target.now, arrival.article, arrival.boundaries, annotation); !fits) {
            m_record.refuse(arrival.placeOf(annotation), fits.error());
            return;
        }
    }
    if (!saysTheSame(held.now(), annotation)) {
        const MergePlace place = arrival.placeOf(held.now());
        const QString here = said(m_target.now, arrival.article, held.now());
        const QString there = said(m_target.now, arrival.article, annotation);
        if (theirs == ours)
            taken = m_record.decide(place, {}, here, there);
        else
            m_record.decided(place, {}, here, there, taken,
                taken == MergeSide::Theirs ? MergeWords::tr("changed later there")
                                           : MergeWords::tr("changed later here"));
    }
    if (taken == MergeSide::Theirs)
        takeChecked(arrival, held, annotation);
}

void AnnotationMerge::takeChecked(Arrival &arrival, Held &held, const Annotation &annotation)
{
    if (Status fits = check(m_target.now, arrival.article, arrival.boundaries, annotation); !fits) {
        m_record.refuse(arrival.placeOf(annotation), fits.error());
        return;
    }
    held.changed = annotation;
    ++m_record.counts(arrival.input, MergeKind::Annotation).updated;
}

void AnnotationMerge::mergeStates(const Arrival &arrival)
{
    for (const ArticleState &theirs : arrival.pair.theirs->states) {
        const AnnotatorId annotator = arrival.ids.annotators.value(theirs.annotator);
        if (annotator.isNull())
            continue;
        MergeCounts &counts = m_record.counts(arrival.input, MergeKind::Progress);
        const auto changed = arrival.layers.states.constFind(annotator);
        const std::optional<ArticleState::State> held = changed != arrival.layers.states.cend()
            ? std::optional(*changed)
            : arrival.article.stateOf(annotator);
        if (!held || *held < theirs.state) {
            arrival.layers.states.insert(annotator, theirs.state);
            ++(held ? counts.updated : counts.added);
            continue;
        }
        ++counts.byId;
        if (*held > theirs.state && theirs.annotator == arrival.copy.to)
            m_record.decided({arrival.input, MergeKind::Progress, annotator.bits, arrival.article.info->title,
                                 arrival.article.info->id},
                {}, MergeWords::tr("done"), MergeWords::tr("started"), MergeSide::Ours,
                MergeWords::tr("the copy went back"));
    }
}

void AnnotationMerge::appendEdits(std::vector<AnyEdit> &edits) const
{
    for (const ArticleId id : m_target.now.articleOrder()) {
        const auto layers = m_layers.constFind(id);
        if (layers == m_layers.cend())
            continue;
        QList<AnnotatorId> annotators = layers->states.keys();
        std::sort(annotators.begin(), annotators.end());
        for (const AnnotatorId annotator : std::as_const(annotators)) {
            const Article *article = m_target.ours.article(id);
            const auto was = article ? article->stateOf(annotator) : std::nullopt;
            const ArticleState after{id, annotator, layers->states.value(annotator)};
            edits.push_back(was ? replacing(ArticleState{id, annotator, *was}, after) : adding(after));
        }
        std::vector<const Held *> touched;
        for (const Held &held : layers->annotations) {
            if (held.isRemoved ? held.was != nullptr : static_cast<bool>(held.changed))
                touched.push_back(&held);
        }
        std::sort(touched.begin(), touched.end(),
            [](const Held *a, const Held *b) { return comesBefore(a->now(), b->now()); });
        for (const Held *held : touched) {
            const Shared<Annotation> before =
                held->was ? Shared<Annotation>(*held->was) : Shared<Annotation>();
            edits.emplace_back(
                Edit<Annotation>{before, held->isRemoved ? Shared<Annotation>() : held->changed});
        }
    }
}

} // namespace standpoint
