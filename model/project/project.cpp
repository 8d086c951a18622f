// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/project.h"

#include "model/project/article_draft.h"
#include "model/project/check.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>
#include <QSet>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Project)
};

/// From so many edits of one article on they are applied to a draft, which costs as much as some of them one
/// by one.
constexpr size_t manyEdits = 32;

/// Actors that a Change removes one after the other, thousands of them where a merge is undone: what names an
/// actor is looked up once for all.
class ActorsLeaving
{
public:
    /// The actor that this edit removes, if nothing in the project can be against it; else null. To be asked
    /// of each edit in turn, and what it gives has to be removed.
    const Actor *next(const Project &project, const AnyEdit &edit)
    {
        const auto *actor = std::get_if<Edit<Actor>>(&edit);
        if (!actor || actor->after || !actor->before) {
            m_count = 0;
            return nullptr;
        }
        if (++m_count == 2)
            countNaming(project);
        const Actor &leaves = *actor->before;
        if (m_count < 2 || m_naming.value(leaves.id) > 0
            || !(project.actors().value(leaves.id) == actor->before))
            return nullptr;
        for (const Affiliation &affiliation : leaves.affiliations)
            --m_naming[affiliation.with];
        return &leaves;
    }

private:
    void countNaming(const Project &project)
    {
        m_naming.clear();
        for (const Shared<Actor> &actor : project.actors()) {
            for (const Affiliation &affiliation : actor->affiliations)
                ++m_naming[affiliation.with];
        }
        for (const Shared<Article> &article : project.articles()) {
            for (const Annotation &annotation : article->annotations)
                ++m_naming[annotation.actor];
            for (const Decision &decision : article->decisions.orDefault())
                ++m_naming[decision.actor];
        }
    }

    int m_count = 0;                    ///< removed one after the other by now
    QHash<ActorId, qsizetype> m_naming; ///< how many things name an actor; from the second one on
};

template <typename Entity> Status checkShape(const Edit<Entity> &edit)
{
    if (!edit.before && !edit.after)
        return fail(Error::Kind::Invalid, Words::tr("A change says neither what was nor what becomes."));
    if constexpr (requires(Entity e) { e.id; }) {
        if (edit.before && edit.after && edit.before->id != edit.after->id)
            return fail(Error::Kind::Invalid, Words::tr("A change confuses two things."));
        if ((edit.after ? edit.after->id : edit.before->id).isNull())
            return fail(Error::Kind::Invalid, Words::tr("A change names a thing without an id."));
    }
    return {};
}

QList<Annotation>::const_iterator place(const QList<Annotation> &annotations, const Annotation &annotation)
{
    return std::lower_bound(annotations.begin(), annotations.end(), annotation, comesBefore);
}

QList<Decision>::const_iterator place(const QList<Decision> &decisions, const Decision &decision)
{
    return std::lower_bound(decisions.begin(), decisions.end(), decision, isOfEarlierUnit);
}

/// Of an article that is read whole: each of its own article, none of one id or unit twice; in order then.
Status checkDecisions(const Project &project, Article &article, GraphemeBoundaries &boundaries)
{
    if (!article.decisions)
        return {};
    QSet<DecisionId> ids;
    for (const Decision &decision : *article.decisions) {
        if (decision.article != article.info->id || decision.id.isNull() || ids.contains(decision.id))
            return fail(
                Error::Kind::Invalid, Words::tr("A decision is there twice or belongs to another article."));
        ids.insert(decision.id);
        if (Status fits = check(project, article, boundaries, decision); !fits)
            return fits;
    }
    QList<Decision> &decisions = article.decisions.edit();
    std::sort(decisions.begin(), decisions.end(), isOfEarlierUnit);
    if (std::adjacent_find(decisions.begin(), decisions.end(),
            [](const Decision &a, const Decision &b) { return !isOfEarlierUnit(a, b); })
        != decisions.end())
        return fail(Error::Kind::Invalid, Words::tr("Something of an article is decided twice."));
    if (decisions.isEmpty())
        article.decisions.reset();
    return {};
}

template <typename Entity> bool listedBefore(const Entity &a, const Entity &b)
{
    if constexpr (requires { a.order; })
        return std::tuple(a.order, a.id) < std::tuple(b.order, b.id);
    else
        return std::tuple(a.name, a.id) < std::tuple(b.name, b.id);
}

} // namespace

tl::unexpected<Error> misfit(const QString &where)
{
    return fail(Error::Kind::Conflict,
        Words::tr("Somebody else changed this meanwhile, so the change was not made."), where);
}

int Article::sentenceAt(int position) const
{
    const QList<TextSpan> &all = sentences();
    const auto after = std::upper_bound(
        all.begin(), all.end(), position, [](int p, TextSpan sentence) { return p < sentence.begin; });
    return static_cast<int>(after - all.begin()) - 1;
}

const Annotation *Article::annotation(AnnotationId id) const
{
    const auto found =
        std::find_if(annotations.begin(), annotations.end(), [&](const Annotation &a) { return a.id == id; });
    return found == annotations.end() ? nullptr : &*found;
}

const Decision *Article::decision(DecisionId id) const
{
    const QList<Decision> &all = decisions.orDefault();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Decision &d) { return d.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QList<int> Article::annotationsTouching(TextSpan span) const
{
    // Evidence is sorted by its beginning; one that begins after the span cannot touch it. One that began
    // long before can, so the search goes back to the start: a linear pass over 152-byte values, about 20 µs
    // for 20,000.
    QList<int> found;
    for (int i = 0; i < annotations.size() && annotations[i].evidence.begin() < span.end; ++i) {
        if (annotations[i].evidence.overlaps(span))
            found.append(i);
    }
    return found;
}

std::optional<ArticleState::State> Article::stateOf(AnnotatorId annotator) const
{
    for (const ArticleState &state : states) {
        if (state.annotator == annotator)
            return state.state;
    }
    return std::nullopt;
}

QString Article::evidenceText(const Evidence &evidence) const
{
    QString words;
    for (int i = 0; i < evidence.count(); ++i) {
        if (i > 0)
            words += QStringLiteral(" … ");
        words += QStringView(content()).mid(evidence.at(i).begin, evidence.at(i).length());
    }
    return words;
}

template <typename Entity> QList<Entity> Table<Entity>::inOrder() const
{
    QList<Entity> all;
    all.reserve(m_rows.size());
    for (const Shared<Entity> &row : m_rows)
        all.append(*row);
    std::sort(all.begin(), all.end(), listedBefore<Entity>);
    return all;
}

template class Table<Issue>;
template class Table<StanceValue>;
template class Table<Attribute>;
template class Table<Actor>;
template class Table<Annotator>;
template class Table<ReasonCode>;
template class Table<WorkList>;

const Article *Project::article(ArticleId id) const
{
    const auto found = m_articles.constFind(id);
    return found == m_articles.cend() ? nullptr : &**found;
}

QList<ArticleId> Project::articleOrder() const
{
    std::vector<std::pair<int, ArticleId>> keyed;
    keyed.reserve(static_cast<size_t>(m_articles.size()));
    for (auto article = m_articles.cbegin(); article != m_articles.cend(); ++article)
        keyed.emplace_back((*article)->info->order, article.key());
    std::sort(keyed.begin(), keyed.end());
    QList<ArticleId> ids;
    ids.reserve(m_articles.size());
    for (const auto &[order, id] : keyed)
        ids.append(id);
    return ids;
}

qsizetype Project::annotationCount() const
{
    qsizetype count = 0;
    for (const Shared<Article> &article : m_articles)
        count += article->annotations.size();
    return count;
}

qsizetype Project::decisionCount() const
{
    qsizetype count = 0;
    for (const Shared<Article> &article : m_articles)
        count += article->decisions.orDefault().size();
    return count;
}

Status Project::apply(const Change &change)
{
    size_t done = 0;
    Status status;
    ActorsLeaving leaving;
    while (status && done < change.edits.size()) {
        const auto edits = std::span(change.edits).subspan(done);
        const EditRun run = runOf(edits);
        const Article *const article = this->article(run.article);
        if (run.length >= manyEdits && article && article->text) {
            leaving = {}; // what it counted may be otherwise after these
            ArticleDraft draft(*this, *article);
            status = draft.apply(edits.first(run.length));
            if (status) {
                draft.writeTo(m_articles[run.article].edit());
                done += run.length;
            }
            continue;
        }
        for (size_t i = 0; status && i < std::max<size_t>(run.length, 1); ++i) {
            if (const Actor *leaver = leaving.next(*this, edits[i]))
                m_actors.m_rows.remove(leaver->id);
            else
                status = applyEdit(edits[i]);
            done += status ? 1 : 0;
        }
    }
    if (status)
        status = checkWhole(change);
    if (!status)
        takeBack(change, done);
    return status;
}

/// Between two edits of a Change an article may lack its text; after the last one it may not.
Status Project::checkWhole(const Change &change) const
{
    for (const AnyEdit &edit : change.edits) {
        const auto *info = std::get_if<Edit<ArticleInfo>>(&edit);
        const auto *text = std::get_if<Edit<ArticleText>>(&edit);
        const Article *touched = info && info->after ? article(info->after->id)
            : text && text->before                   ? article(text->before->id)
                                                     : nullptr;
        if (touched && !touched->text)
            return fail(Error::Kind::Invalid,
                Words::tr("The article “%1” would be left without a text.").arg(touched->info->title));
    }
    return {};
}

void Project::takeBack(const Change &change, size_t done)
{
    ActorsLeaving leaving;
    while (done-- > 0) {
        const AnyEdit back = std::visit(
            [](const auto &edit) {
                return AnyEdit(std::decay_t<decltype(edit)>{edit.after, edit.before});
            },
            change.edits[done]);
        if (const Actor *leaver = leaving.next(*this, back)) {
            m_actors.m_rows.remove(leaver->id);
            continue;
        }
        [[maybe_unused]] const Status taken = applyEdit(back);
        Q_ASSERT(taken);
    }
}

Status Project::applyEdit(const AnyEdit &edit)
{
    return std::visit(
        [this](const auto &e) -> Status {
            if (Status shape = checkShape(e); !shape)
                return shape;
            return applyOne(e);
        },
        edit);
}

Status Project::addArticle(Article article)
{
    if (!article.info || !article.text || article.text->id != article.info->id || article.info->id.isNull())
        return fail(Error::Kind::Invalid, Words::tr("An article lacks its description or its text."));
    if (m_articles.contains(article.info->id))
        return misfit(article.info->title);
    if (Status info = check(*this, *article.info); !info)
        return info;
    if (Status text = checkText(*article.text); !text)
        return text;
    GraphemeBoundaries boundaries(article.content());
    QSet<AnnotationId> ids;
    ids.reserve(article.annotations.size());
    for (const Annotation &annotation : std::as_const(article.annotations)) {
        if (annotation.article != article.info->id || annotation.id.isNull() || ids.contains(annotation.id))
            return fail(Error::Kind::Invalid,
                Words::tr("An annotation is there twice or belongs to another article."));
        ids.insert(annotation.id);
        if (Status fits = check(*this, article, boundaries, annotation); !fits)
            return fits;
    }
    std::sort(article.states.begin(), article.states.end(),
        [](const ArticleState &a, const ArticleState &b) { return a.annotator < b.annotator; });
    for (qsizetype i = 0; i < article.states.size(); ++i) {
        const ArticleState &state = article.states[i];
        if (state.article != article.info->id || !m_annotators.contains(state.annotator)
            || (i > 0 && article.states[i - 1].annotator == state.annotator))
            return fail(
                Error::Kind::Invalid, Words::tr("An article's progress is there twice or names nobody."));
    }
    if (Status decisions = checkDecisions(*this, article, boundaries); !decisions)
        return decisions;
    if (!std::is_sorted(article.annotations.begin(), article.annotations.end(), comesBefore))
        std::sort(article.annotations.begin(), article.annotations.end(), comesBefore);
    const ArticleId id = article.info->id; // before the move: arguments are evaluated in any order
    m_articles.insert(id, std::move(article));
    return {};
}

template <typename Entity> Status Project::applyRow(Table<Entity> &table, const Edit<Entity> &edit)
{
    const Id<Entity> id = edit.after ? edit.after->id : edit.before->id;
    const auto present = table.m_rows.constFind(id);
    const Shared<Entity> now = present == table.m_rows.cend() ? Shared<Entity>() : *present;
    if (!(now == edit.before))
        return misfit(edit.after ? edit.after->name : edit.before->name);
    if (edit.after) {
        if (Status allowed = check(*this, *edit.after); !allowed)
            return allowed;
        table.m_rows.insert(id, edit.after);
        return {};
    }
    if (Status allowed = checkRemoval(*this, *edit.before); !allowed)
        return allowed;
    table.m_rows.remove(id);
    return {};
}

Status Project::applyOne(const Edit<ProjectInfo> &edit)
{
    if (!(m_info == edit.before))
        return misfit(info().title);
    if (Status allowed = edit.after ? check(*this, *edit.after) : checkRemoval(*this, *edit.before); !allowed)
        return allowed;
    m_info = edit.after;
    return {};
}

Status Project::applyOne(const Edit<Issue> &edit)
{
    return applyRow(m_issues, edit);
}

Status Project::applyOne(const Edit<StanceValue> &edit)
{
    return applyRow(m_stances, edit);
}

Status Project::applyOne(const Edit<Attribute> &edit)
{
    return applyRow(m_attributes, edit);
}

Status Project::applyOne(const Edit<Actor> &edit)
{
    return applyRow(m_actors, edit);
}

Status Project::applyOne(const Edit<Annotator> &edit)
{
    return applyRow(m_annotators, edit);
}

Status Project::applyOne(const Edit<ReasonCode> &edit)
{
    return applyRow(m_reasons, edit);
}

Status Project::applyOne(const Edit<WorkList> &edit)
{
    if (Status done = applyRow(m_workLists, edit); !done)
        return done;
    countListed(edit.before, -1);
    countListed(edit.after, 1);
    return {};
}

void Project::countListed(const Shared<WorkList> &list, int by)
{
    for (const ArticleId article : list.orDefault().articles) {
        if ((m_listed[article] += by) == 0)
            m_listed.remove(article);
    }
}

Status Project::applyOne(const Edit<ArticleInfo> &edit)
{
    const ArticleId id = edit.after ? edit.after->id : edit.before->id;
    const Article *now = article(id);
    if (!((now ? now->info : Shared<ArticleInfo>()) == edit.before))
        return misfit(edit.after ? edit.after->title : edit.before->title);
    if (Status allowed = edit.after ? check(*this, *edit.after) : checkRemoval(*this, *edit.before); !allowed)
        return allowed;
    if (!edit.after)
        m_articles.remove(id);
    else if (!now)
        m_articles.insert(id, Article{edit.after, {}, {}, {}, {}});
    else
        m_articles[id].edit().info = edit.after;
    return {};
}

Status Project::applyOne(const Edit<ArticleText> &edit)
{
    const ArticleId id = edit.after ? edit.after->id : edit.before->id;
    const Article *now = article(id);
    if (!now || !(now->text == edit.before))
        return misfit(now ? now->info->title : QString());
    if (Status allowed = edit.after ? check(*this, *edit.after) : checkRemoval(*this, *edit.before); !allowed)
        return allowed;
    m_articles[id].edit().text = edit.after;
    return {};
}

Status Project::applyOne(const Edit<ArticleState> &edit)
{
    const ArticleState &any = edit.after ? *edit.after : *edit.before;
    if (edit.before && edit.after
        && (edit.before->article != edit.after->article || edit.before->annotator != edit.after->annotator))
        return fail(Error::Kind::Invalid, Words::tr("A change confuses two things."));
    const Article *now = article(any.article);
    const std::optional<ArticleState::State> state = now ? now->stateOf(any.annotator) : std::nullopt;
    if (!now || state != (edit.before ? std::optional(edit.before->state) : std::nullopt))
        return misfit(now ? now->info->title : QString());
    if (edit.after) {
        if (Status allowed = check(*this, *edit.after); !allowed)
            return allowed;
    }
    QList<ArticleState> &states = m_articles[any.article].edit().states;
    states.removeIf([&](const ArticleState &s) { return s.annotator == any.annotator; });
    if (edit.after) {
        const auto at = std::lower_bound(states.begin(), states.end(), *edit.after,
            [](const ArticleState &a, const ArticleState &b) { return a.annotator < b.annotator; });
        states.insert(at, *edit.after);
    }
    return {};
}

Status Project::applyOne(const Edit<Annotation> &edit)
{
    const Annotation &any = edit.after ? *edit.after : *edit.before;
    if (edit.before && edit.after && edit.before->article != edit.after->article)
        return fail(Error::Kind::Invalid, Words::tr("A change confuses two things."));
    const Article *now = article(any.article);
    if (!now)
        return misfit({});
    if (edit.before) {
        const auto held = place(now->annotations, *edit.before);
        if (held == now->annotations.end() || !(*held == *edit.before))
            return misfit(now->info->title);
    } else if (now->annotation(any.id)) {
        return misfit(now->info->title);
    }
    if (edit.after) {
        if (Status allowed = check(*this, *edit.after); !allowed)
            return allowed;
    }
    QList<Annotation> &annotations = m_articles[any.article].edit().annotations;
    if (edit.before)
        annotations.erase(place(annotations, *edit.before));
    if (edit.after)
        annotations.insert(place(annotations, *edit.after), *edit.after);
    return {};
}

Status Project::applyOne(const Edit<Decision> &edit)
{
    const Decision &any = edit.after ? *edit.after : *edit.before;
    if (edit.before && edit.after && edit.before->article != edit.after->article)
        return fail(Error::Kind::Invalid, Words::tr("A change confuses two things."));
    const Article *now = article(any.article);
    if (!now)
        return misfit({});
    const QList<Decision> &held = now->decisions.orDefault();
    if (edit.before) {
        const auto found = place(held, *edit.before);
        if (found == held.end() || !(*found == *edit.before))
            return misfit(now->info->title);
    } else if (now->decision(any.id)) {
        return misfit(now->info->title);
    }
    if (edit.after) {
        if (Status allowed = check(*this, *edit.after); !allowed)
            return allowed;
    }
    Article &article = m_articles[any.article].edit();
    if (!article.decisions)
        article.decisions = QList<Decision>();
    QList<Decision> &decisions = article.decisions.edit();
    if (edit.before)
        decisions.erase(place(decisions, *edit.before));
    if (edit.after)
        decisions.insert(place(decisions, *edit.after), *edit.after);
    if (decisions.isEmpty())
        article.decisions.reset();
    return {};
}

} // namespace standpoint
