// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/article_merge.h"

#include "model/document/article_acts.h"
#include "model/project/check.h"
#include "model/team/article_match.h"
#include "model/team/derived_id.h"
#include "model/text/graphemes.h"

namespace standpoint {

namespace {

constexpr int longestQuoted = 80; // of what an annotation marks, in UTF-16 code units

class ArticleMerge
{
public:
    ArticleMerge(MergeTarget &target, MergeRecord &record, int input, const Project &theirs, MergedIds &ids,
        const WhereIs &whereIs)
        : m_target(target)
        , m_record(record)
        , m_input(input)
        , m_theirs(theirs)
        , m_ids(ids.articles)
        , m_whereIs(whereIs)
    {
        for (const Shared<Article> &article : target.now.articles())
            m_nextOrder = std::max(m_nextOrder, orderAfter(article->info->order));
    }

    Result<std::vector<ArticlePair>> run(const std::function<Status()> &mayGoOn)
    {
        const QHash<ArticleId, ArticleId> byText =
            articlesOfSameText(m_target.now, m_theirs, m_record, m_input);
        for (const ArticleId id : m_theirs.articleOrder()) {
            if (Status on = mayGoOn(); !on)
                return tl::unexpected(on.error());
            const Article &theirs = *m_theirs.article(id);
            if (const auto same = byText.constFind(id); same != byText.cend()) {
                ++counts().byOther;
                pair(*same, theirs);
            } else if (m_target.now.article(id)) {
                ++counts().byId;
                pair(id, theirs);
            } else {
                add(theirs);
            }
        }
        return std::move(m_pairs);
    }

private:
    MergeCounts &counts() { return m_record.counts(m_input, MergeKind::Article); }

    MergePlace placeOf(const ArticleInfo &ours) const
    {
        return {m_input, MergeKind::Article, ours.id.bits, ours.title, ours.id};
    }

    bool insert(ArticleInfo info, const ArticleText &text)
    {
        info.order = m_nextOrder;
        ArticleText own = text;
        own.id = info.id;
        if (Status added = m_target.apply(adding(info)); !added) {
            m_record.refuse(placeOf(info), added.error());
            return false;
        }
        if (Status added = m_target.apply(adding(own)); !added) { // it came from a sound project
            m_record.refuse(placeOf(info), added.error());
            static_cast<void>(m_target.apply(removing(info)));
            return false;
        }
        m_nextOrder = orderAfter(m_nextOrder);
        ++counts().added;
        return true;
    }

    void add(const Article &theirs)
    {
        const ArticleId id = theirs.info->id;
        if (!insert(*theirs.info, *theirs.text))
            return;
        m_ids.insert(id, id);
        m_pairs.push_back({id, &theirs});
    }

    void pair(ArticleId id, const Article &theirs)
    {
        m_ids.insert(theirs.info->id, id);
        mergeInfo(*m_target.now.article(id)->info, *theirs.info);
        const Article &ours = *m_target.now.article(id);
        if (ours.content() != theirs.content()) {
            carry(ours, theirs);
            return;
        }
        if (ours.sentences() != theirs.sentences())
            m_record.remark(placeOf(*ours.info),
                MergeWords::tr("The sentences are divided otherwise there; they stay as they are here."));
        m_pairs.push_back({id, &theirs});
    }

    void mergeInfo(const ArticleInfo &ours, const ArticleInfo &theirs)
    {
        const Article *was = m_target.ours.article(ours.id);
        FieldMerge<ArticleInfo> fields(
            m_target, m_record, placeOf(ours), ours, was ? &*was->info : nullptr, theirs);
        fields.field(&ArticleInfo::title, MergeWords::tr("title"));
        fields.field(&ArticleInfo::source, MergeWords::tr("source"));
        fields.field(&ArticleInfo::author, MergeWords::tr("author"));
        fields.field(&ArticleInfo::published, MergeWords::tr("date"));
        fields.field(&ArticleInfo::url, MergeWords::tr("address"));
        fields.field(&ArticleInfo::language, MergeWords::tr("language"));
        fields.field(&ArticleInfo::document, MergeWords::tr("name of the file"));
        fields.field(&ArticleInfo::note, MergeWords::tr("note"));
        if (ours.original.isEmpty()) // how the file was written: nobody needs to decide that
            fields.become(&ArticleInfo::original, theirs.original);
        fields.become(&ArticleInfo::tags, united(fields.held().tags, theirs.tags));
    }

    /// The same article, but one of both corrected its text: evidence goes to where its words are in ours.
    void carry(const Article &ours, const Article &theirs)
    {
        ArticlePair pair{ours.info->id, &theirs};
        pair.hasOtherText = true;
        Article open = theirs;
        Result<Correction> carried = corrected(open, ours.content());
        for (int round = 0; carried && !carried->lost.isEmpty() && round < 2; ++round) {
            const QSet<AnnotationId> lost(carried->lost.begin(), carried->lost.end());
            pair.homeless += lost;
            open.annotations.removeIf([&](const Annotation &a) { return lost.contains(a.id); });
            carried = corrected(open, ours.content());
        }
        if (carried && carried->lost.isEmpty())
            note(*carried, pair);
        else
            leaveAll(pair);
        settle(ours, pair);
        const QList<AnnotationId> reworded = carried ? carried->reworded : QList<AnnotationId>();
        tell(ours, pair, reworded);
        const QSet<AnnotationId> homeless = pair.homeless;
        m_pairs.push_back(std::move(pair));
        if (!homeless.isEmpty())
            makeHome(theirs, homeless);
    }

    static void note(const Correction &carried, ArticlePair &pair)
    {
        for (const AnyEdit &edit : carried.edits) {
            const auto *one = std::get_if<Edit<Annotation>>(&edit);
            if (one && one->after)
                pair.carried.insert(one->after->id, one->after->evidence);
            const auto *decision = std::get_if<Edit<Decision>>(&edit);
            if (decision && decision->after) {
                pair.moved.insert(decision->after->id, decision->after->place);
                pair.gone.remove(decision->after->id);
            } else if (decision) {
                pair.gone.insert(decision->before->id);
            }
        }
        pair.gone += QSet<DecisionId>(carried.spread.begin(), carried.spread.end());
        pair.homeless += QSet<AnnotationId>(carried.widened.begin(), carried.widened.end());
    }

    static void leaveAll(ArticlePair &pair)
    {
        for (const Annotation &annotation : pair.theirs->annotations)
            pair.homeless.insert(annotation.id);
        for (const Decision &decision : pair.theirs->decisions.orDefault())
            pair.gone.insert(decision.id);
    }

    /// What ours has already has its place.
    void settle(const Article &ours, ArticlePair &pair) const
    {
        pair.without = pair.homeless;
        pair.homeless.removeIf([&](AnnotationId id) { return m_whereIs(id) == pair.ours; });
        for (const Decision &decision : ours.decisions.orDefault()) {
            if (!pair.theirs->decision(decision.id))
                continue;
            pair.gone.remove(decision.id);
            pair.moved.insert(decision.id, decision.place);
        }
    }

    void tell(const Article &ours, const ArticlePair &pair, const QList<AnnotationId> &reworded) const
    {
        m_record.remark(placeOf(*ours.info),
            MergeWords::tr(
                "Its text is another one there (somebody corrected it); ours stays. Annotations that "
                "mark corrected words: %1. Annotations that have no place in our text: %2.")
                .arg(reworded.size())
                .arg(pair.homeless.size()));
        const QSet<AnnotationId> others(reworded.begin(), reworded.end());
        for (const Annotation &annotation : pair.theirs->annotations) {
            const bool isHere = m_whereIs(annotation.id) == pair.ours;
            const bool hasPlace = !pair.without.contains(annotation.id);
            if (hasPlace && (isHere || !others.contains(annotation.id)))
                continue;
            const Annotation *held = isHere ? ours.annotation(annotation.id) : nullptr;
            if (isHere && !(held && annotation.modified > held->modified))
                continue;
            const QString who = m_theirs.annotators().find(annotation.annotator)->name;
            const QString marked = shortened(pair.theirs->evidenceText(annotation.evidence), longestQuoted);
            if (isHere)
                m_record.remark(placeOf(*ours.info),
                    MergeWords::tr("%1 marked “%2” there, which our text has not; it stays where it is here.")
                        .arg(who, marked));
            else if (!hasPlace)
                m_record.remark(placeOf(*ours.info),
                    MergeWords::tr(
                        "%1 marked “%2”, which our text has not; that comes into an article of its own.")
                        .arg(who, marked));
            else
                m_record.remark(placeOf(*ours.info),
                    MergeWords::tr("%1 marked “%2”, which is “%3” in our text.")
                        .arg(who, marked,
                            shortened(
                                ours.evidenceText(pair.carried.value(annotation.id, annotation.evidence)),
                                longestQuoted)));
        }
    }

    /// An article of its own for what has no place in our text. What has one by an earlier merge keeps it.
    void makeHome(const Article &theirs, QSet<AnnotationId> homeless)
    {
        QMap<ArticleId, QSet<AnnotationId>> there;
        for (const AnnotationId id : std::as_const(homeless)) {
            if (const ArticleId home = m_whereIs(homeIdOf(id)); !home.isNull())
                there[home].insert(id);
        }
        for (auto home = there.cbegin(); home != there.cend(); ++home) {
            const bool hasOtherText = m_target.now.article(home.key())->content() != theirs.content();
            m_pairs.push_back({home.key(), &theirs, {}, {}, {}, {}, *home, true, hasOtherText});
            homeless -= *home;
        }
        if (homeless.isEmpty())
            return;
        ArticleInfo info = *theirs.info;
        const QByteArray text = theirs.content().toUtf8();
        info.id = derivedId<ArticleInfo>(info.id.bits, text);
        const Article *home = m_target.now.article(info.id);
        for (; home && home->content() != theirs.content(); home = m_target.now.article(info.id))
            info.id = derivedId<ArticleInfo>(info.id.bits, text); // somebody corrected that one
        info.title = MergeWords::tr("%1 (other text)").arg(info.title.left(maximumNameLength / 2));
        info.document.clear();
        if (!home && !insert(info, *theirs.text)) {
            m_record.counts(m_input, MergeKind::Annotation).refused += homeless.size();
            return;
        }
        m_pairs.push_back({info.id, &theirs, {}, {}, {}, {}, homeless, true});
    }

    MergeTarget &m_target;
    MergeRecord &m_record;
    int m_input;
    const Project &m_theirs;
    QHash<ArticleId, ArticleId> &m_ids;
    const WhereIs &m_whereIs;
    std::vector<ArticlePair> m_pairs;
    int m_nextOrder = 0;
};

} // namespace

AnnotationId homeIdOf(AnnotationId theirs)
{
    return derivedId<Annotation>(theirs.bits, "home");
}

Result<std::vector<ArticlePair>> mergeArticles(MergeTarget &target, MergeRecord &record, int input,
    const Project &theirs, MergedIds &ids, const WhereIs &whereIs, const std::function<Status()> &mayGoOn)
{
    return ArticleMerge(target, record, input, theirs, ids, whereIs).run(mayGoOn);
}

} // namespace standpoint
