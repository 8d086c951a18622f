// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export_rows.h"

#include "model/project/sentences_touched.h"

#include <algorithm>
#include <map>
#include <set>

namespace standpoint {

namespace {

using Annotations = std::vector<const Annotation *>;

/// What all say: what they differ in is left empty, but for what the first is recognised by.
Annotation agreedOn(const Annotations &annotations)
{
    Annotation agreed = *annotations.front();
    const QList<AttributeValue> answers = agreed.attributes.orDefault();
    for (const Annotation *other : annotations) {
        if (!(agreed.note == other->note))
            agreed.setNote({});
        if (agreed.confidence != other->confidence)
            agreed.confidence = -1;
        for (const AttributeValue &answer : answers) {
            if (other->answer(answer.attribute) != answer.value)
                agreed.setAnswer(answer.attribute, {});
        }
    }
    return agreed;
}

/// One article's rows for one annotator.
class RowMaker
{
public:
    RowMaker(
        const ExportRun &run, const Article &article, AnnotatorId annotator, std::vector<ExportRow> &rows)
        : m_run(run)
        , m_article(article)
        , m_annotator(annotator)
        , m_rows(rows)
    {
    }

    void addSpans(const Annotations &annotations)
    {
        for (const Annotation *annotation : annotations)
            m_rows.push_back(rowOf(*annotation, annotation->id.toString()));
    }

    void addSentences(const Annotations &annotations)
    {
        const QList<TextSpan> &sentences = m_article.sentences();
        std::map<int, Annotations> bySentence;
        for (const Annotation *annotation : annotations) {
            for (const TextSpan fragment : annotation->evidence.fragments()) {
                const SentenceRange touched = sentencesTouching(m_article, fragment);
                for (int i = touched.first; i < touched.end; ++i) {
                    Annotations &there = bySentence[i];
                    if (there.empty() || there.back() != annotation)
                        there.push_back(annotation);
                }
            }
        }
        const bool withNone = m_run.options.none && sawAll();
        const std::set<int> open = withNone ? openSentences() : std::set<int>();
        for (int i = 0; i < sentences.size(); ++i) {
            const auto there = bySentence.find(i);
            if (there != bySentence.end())
                addSentence(i, there->second);
            else if (withNone && !open.contains(i))
                addNone(i);
        }
    }

    void addArticle(const Annotations &annotations)
    {
        std::map<std::pair<ActorId, IssueId>, Annotations> said;
        std::vector<std::pair<ActorId, IssueId>> order;
        for (const Annotation *annotation : annotations) {
            Annotations &there = said[{annotation->actor, annotation->issue}];
            if (there.empty())
                order.emplace_back(annotation->actor, annotation->issue);
            there.push_back(annotation);
        }
        for (const auto &key : order) {
            const Annotations &there = said[key];
            ExportRow row = rowOf(*there.front(), there.front()->id.toString());
            for (const Annotation *annotation : there) {
                if (annotation->stance != there.front()->stance) {
                    row.stance = mixedStance();
                    row.polarity.reset();
                }
            }
            row.evidence = joined(there);
            if (there.size() > 1)
                row.annotation = agreedOn(there);
            m_rows.push_back(std::move(row));
        }
    }

private:
    ExportRow rowOf(const Annotation &annotation, const QString &id) const
    {
        const StanceValue *stance = m_run.project.stances().find(annotation.stance);
        return {id, m_annotator, annotation.actor, annotation.issue, stance->name, stance->polarity,
            annotation.evidence.fragments(), annotation};
    }

    /// Each actor, issue and stance once, however often it is said there.
    void addSentence(int sentence, const Annotations &annotations)
    {
        std::map<std::tuple<ActorId, IssueId, StanceId>, Annotations> said;
        const auto sayingTheSame = [&](const Annotation &annotation) -> Annotations & {
            return said[{annotation.actor, annotation.issue, annotation.stance}];
        };
        for (const Annotation *annotation : annotations)
            sayingTheSame(*annotation).push_back(annotation);
        for (const Annotation *annotation : annotations) {
            const Annotations &same = sayingTheSame(*annotation);
            if (same.front() != annotation)
                continue;
            ExportRow row =
                rowOf(*annotation, annotation->id.toString() + QStringLiteral("-%1").arg(sentence));
            row.evidence = {m_article.sentences()[sentence]};
            if (same.size() > 1)
                row.annotation = agreedOn(same);
            m_rows.push_back(std::move(row));
        }
    }

    void addNone(int sentence)
    {
        ExportRow row;
        row.id =
            m_article.info->id.toString() + QStringLiteral("-%1-").arg(sentence) + m_annotator.toString();
        row.annotator = m_annotator;
        row.stance = noStance();
        row.evidence = {m_article.sentences()[sentence]};
        m_rows.push_back(std::move(row));
    }

    bool isGold(AnnotatorId annotator) const { return m_run.project.annotators().find(annotator)->gold; }

    /// Gold saw an article where it says or decided something and nobody is still at work.
    bool sawAll() const
    {
        if (m_article.stateOf(m_annotator) == ArticleState::State::Done)
            return true;
        if (!isGold(m_annotator))
            return false;
        const bool begun = !m_article.decisions.orDefault().isEmpty()
            || std::any_of(m_article.annotations.begin(), m_article.annotations.end(),
                [&](const Annotation &a) { return a.annotator == m_annotator; });
        return begun
            && std::none_of(m_article.states.begin(), m_article.states.end(), [&](const ArticleState &one) {
                   return one.state == ArticleState::State::Started && !isGold(one.annotator);
               });
    }

    /// Where somebody found something on which gold decided nothing yet: what holds there is not known.
    std::set<int> openSentences() const
    {
        std::set<int> open;
        if (!isGold(m_annotator) || m_article.stateOf(m_annotator) == ArticleState::State::Done)
            return open;
        std::set<std::tuple<int, ActorId, IssueId>> decided;
        for (const Decision &decision : m_article.decisions.orDefault()) {
            const SentenceRange touched = sentencesTouching(m_article, decision.place);
            for (int i = touched.first; i < touched.end; ++i)
                decided.emplace(i, decision.actor, decision.issue);
        }
        for (const Annotation &annotation : m_article.annotations) {
            if (isGold(annotation.annotator))
                continue;
            for (const TextSpan fragment : annotation.evidence.fragments()) {
                const SentenceRange touched = sentencesTouching(m_article, fragment);
                for (int i = touched.first; i < touched.end; ++i) {
                    if (!decided.contains({i, annotation.actor, annotation.issue}))
                        open.insert(i);
                }
            }
        }
        return open;
    }

    /// All evidence, where it overlaps or touches as one span.
    static QList<TextSpan> joined(const Annotations &annotations)
    {
        QList<TextSpan> spans;
        for (const Annotation *annotation : annotations)
            spans.append(annotation->evidence.fragments());
        std::sort(spans.begin(), spans.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
        QList<TextSpan> apart;
        for (const TextSpan span : std::as_const(spans)) {
            if (!apart.isEmpty() && span.begin <= apart.last().end)
                apart.last().end = std::max(apart.last().end, span.end);
            else
                apart.append(span);
        }
        return apart;
    }

    const ExportRun &m_run;
    const Article &m_article;
    AnnotatorId m_annotator;
    std::vector<ExportRow> &m_rows;
};

} // namespace

QString noStance()
{
    return QStringLiteral("none");
}

QString mixedStance()
{
    return QStringLiteral("mixed");
}

std::vector<ExportRow> exportRows(const ExportRun &run, const ExportedArticle &exported)
{
    std::vector<ExportRow> rows;
    for (const AnnotatorId annotator : run.annotators()) {
        const Annotations own = layerOf(exported, annotator);
        RowMaker maker(run, exported.article, annotator, rows);
        if (run.options.unit == ExportUnit::Span)
            maker.addSpans(own);
        else if (run.options.unit == ExportUnit::Sentence)
            maker.addSentences(own);
        else
            maker.addArticle(own);
    }
    return rows;
}

namespace {

/// Whether a row's answers, note and confidence are those of the annotation.
void addDetailLosses(
    ExportRun &run, const Article &article, const Annotation &annotation, const Annotation &row)
{
    if (annotation.note && !(row.note == annotation.note))
        run.losses.add(Loss::Note, article, annotation);
    if (annotation.hasConfidence() && row.confidence != annotation.confidence)
        run.losses.add(Loss::Confidence, article, annotation);
    for (const AttributeValue &answer : annotation.attributes.orDefault()) {
        if (row.answer(answer.attribute) != answer.value) {
            run.losses.add(Loss::Attributes, article, annotation);
            break;
        }
    }
}

} // namespace

void addRowLosses(ExportRun &run, const ExportedArticle &exported)
{
    if (run.options.unit == ExportUnit::Span)
        return;
    const bool isArticle = run.options.unit == ExportUnit::Article;
    const Article &article = exported.article;
    std::map<std::tuple<AnnotatorId, ActorId, IssueId, QString>, QList<ExportRow>> rows;
    for (ExportRow &row : exportRows(run, exported)) {
        if (row.annotation)
            rows[{row.annotator, row.actor, row.issue, isArticle ? QString() : row.stance}].append(
                std::move(row));
    }
    for (const Annotation *annotation : exported.annotations) {
        const QString stance = run.project.stances().find(annotation->stance)->name;
        const auto found = rows.find(
            {annotation->annotator, annotation->actor, annotation->issue, isArticle ? QString() : stance});
        const QList<ExportRow> none;
        QList<const ExportRow *> own;
        for (const ExportRow &row : found == rows.end() ? none : found->second) {
            if (isArticle || annotation->evidence.overlaps(row.evidence.first()))
                own.append(&row);
        }
        if (own.isEmpty())
            continue;
        const bool isFirst = std::any_of(own.begin(), own.end(),
            [&](const ExportRow *row) { return row->annotation->id == annotation->id; });
        if (!isFirst && own.first()->stance == stance)
            run.losses.add(Loss::Duplicate, article, *annotation);
        if (own.first()->stance != stance)
            run.losses.add(Loss::StanceCollapsed, article, *annotation);
        if (own.size() > 1)
            run.losses.add(Loss::Parted, article, *annotation);
        else if (!isArticle && own.first()->evidence != annotation->evidence.fragments())
            run.losses.add(Loss::Widened, article, *annotation);
        addDetailLosses(run, article, *annotation, *own.first()->annotation);
    }
}

QString contextBefore(const Article &article, const ExportRow &row, int sentences)
{
    const int first = sentencesTouching(article, row.evidence.first()).first;
    const int from = std::max(0, first - sentences);
    if (sentences <= 0 || first <= 0 || from >= first)
        return {};
    const TextSpan begin = article.sentences()[from];
    return article.content().mid(begin.begin, article.sentences()[first - 1].end - begin.begin);
}

QString contextAfter(const Article &article, const ExportRow &row, int sentences)
{
    const int last = sentencesTouching(article, row.evidence.last()).end - 1;
    const int count = static_cast<int>(article.sentences().size());
    const int to = std::min(count - 1, last + sentences);
    if (sentences <= 0 || last < 0 || to <= last)
        return {};
    const TextSpan begin = article.sentences()[last + 1];
    return article.content().mid(begin.begin, article.sentences()[to].end - begin.begin);
}

} // namespace standpoint
