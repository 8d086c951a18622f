// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said about articles, and in them.
#include "model/exchange/project_intake.h"
#include "model/exchange/record_reading.h"
#include "model/project/check.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectFiles)
};

size_t hashOf(const QString &text)
{
    return qHash(text, size_t(0));
}

} // namespace

ProjectIntake::Present::Present(const Article &presentArticle)
    : article(presentArticle)
    , offsets(article.content())
    , boundaries(article.content())
{
}

void ProjectIntake::takeArticle(const QJsonObject &object, const RecordPlace &place, QLatin1String own)
{
    ObjectFields reader(object, own);
    ArticleInfo info;
    ArticleText text;
    fields(reader, info, text);
    if (!isWhole(reader.flaw(), place))
        return;
    m_articlesInFile.insert(info.id);
    m_articles.push_back({std::move(info), std::move(text), place});
}

/// Whether the project's article is that one; says where it is otherwise.
bool ProjectIntake::isSameArticle(const Article &held, const GivenArticle &given)
{
    const QString title = shortened(held.info->title, 60);
    if (held.text->text != given.text->text) {
        m_otherTexts.insert(given.info->id);
        skip(
            Words::tr("The article “%1” has another text in the project, so what the file says in it was not "
                      "imported")
                .arg(title),
            given.place);
        return false;
    }
    if (held.info == given.info && held.text == given.text) {
        ++m_counts.alreadyThere;
        return true;
    }
    skip(held.info == given.info
            ? Words::tr(
                "The article “%1” is divided into other sentences in the project, which keeps its own")
                  .arg(title)
            : Words::tr("The article “%1” is described otherwise in the project, which keeps its own")
                  .arg(title),
        given.place);
    return true;
}

/// An article that the project had before under another id with the same text; not one of the file's own.
const Article *ProjectIntake::heldWithText(const GivenArticle &given)
{
    if (given.text->text.isEmpty())
        return nullptr;
    if (m_heldTexts.isEmpty()) {
        for (const Shared<Article> &article : m_held.articles())
            m_heldTexts.insert(hashOf(article->content()), article->info->id);
    }
    const auto [begin, end] = m_heldTexts.equal_range(hashOf(given.text->text));
    const Article *found = nullptr;
    for (auto it = begin; it != end; ++it) {
        const Article *held = m_held.article(*it);
        if (held->content() != given.text->text || m_articlesInFile.contains(*it))
            continue;
        if (!found || *it < found->info->id) // the same one whatever the order of the hash
            found = held;
    }
    return found;
}

void ProjectIntake::settleArticle(const GivenArticle &given)
{
    const ArticleId id = given.info->id;
    if (const Article *held = m_project.article(id)) {
        isSameArticle(*held, given);
        return;
    }
    if (const Article *held = heldWithText(given)) {
        m_same.insert(id.bits, held->info->id.bits);
        ++m_counts.alreadyThere;
        return;
    }
    if (!add(Edit<ArticleInfo>{{}, given.info}, given.place))
        return;
    if (add(Edit<ArticleText>{{}, given.text}, given.place)) {
        ++m_counts.articles;
        return;
    }
    const bool isGone = m_project.applyEdit(Edit<ArticleInfo>{given.info, {}}).has_value();
    Q_ASSERT(isGone);
    Q_UNUSED(isGone)
    m_edits.pop_back();
}

void ProjectIntake::settleArticles()
{
    for (const GivenArticle &given : m_articles)
        settleArticle(given);
    m_articles.clear();
    m_articles.shrink_to_fit();
}

/// The article that a record names; null, and said so, where there is none for it.
ProjectIntake::Present *ProjectIntake::present(const QJsonObject &object, const RecordPlace &place)
{
    const QString written = object.value(QLatin1String("article_id")).toString();
    ArticleId id = ArticleId::fromString(written).value_or(ArticleId());
    if (m_otherTexts.contains(id)) {
        skip(Words::tr("The article has another text in the project, so this was not imported"), place);
        return nullptr;
    }
    follow(id);
    if (m_present && m_present->article.info->id == id)
        return m_present.get();
    const Article *article = m_project.article(id);
    if (!article) {
        skip(Words::tr("There is no article with the id “%1”, so this was not imported")
                 .arg(shortened(written, 40)),
            place);
        return nullptr;
    }
    m_present = std::make_unique<Present>(*article);
    m_present->contents = &m_contents[id];
    return m_present.get();
}

void ProjectIntake::takeState(const QJsonObject &object, const RecordPlace &place)
{
    Present *const at = present(object, place);
    if (!at)
        return;
    ObjectFields reader(object);
    ArticleState state;
    fields(reader, state);
    if (!isWhole(reader.flaw(), place))
        return;
    follow(state.article);
    follow(state.annotator);
    if (const auto held = at->article.stateOf(state.annotator)) {
        if (*held == state.state)
            ++m_counts.alreadyThere;
        else
            skip(Words::tr("Progress in “%1” is otherwise in the project, which keeps its own")
                     .arg(shortened(at->article.info->title, 60)),
                place);
        return;
    }
    if (!add(adding(state), place))
        return;
    at->article.states.append(state);
    ++m_counts.further;
}

const Annotation *ProjectIntake::heldAnnotation(ArticleId article, AnnotationId id)
{
    if (!std::exchange(m_knowsHeld, true)) {
        for (const Shared<Article> &held : m_held.articles()) {
            for (const Annotation &annotation : held->annotations)
                m_heldAnnotations.insert({held->info->id, annotation.id}, &annotation);
        }
    }
    return m_heldAnnotations.value({article, id});
}

/// Whether the words that the file shows are those at the place that it names.
bool ProjectIntake::standsThere(
    const QJsonObject &object, const Annotation &annotation, const RecordPlace &place)
{
    const QString words = object.value(QLatin1String("text")).toString();
    if (words.isEmpty())
        return true;
    const auto onOneLine = [](QString text) { return text.replace(u'\n', u' '); };
    if (onOneLine(words) == onOneLine(m_present->article.evidenceText(annotation.evidence)))
        return true;
    skip(Words::tr("Other words than “%1” stand there in the article, so the annotation was not imported")
             .arg(shortened(words, 40)),
        place);
    return false;
}

void ProjectIntake::takeAnnotation(const QJsonObject &object, const RecordPlace &place, QLatin1String own)
{
    Present *const at = present(object, place);
    if (!at)
        return;
    ObjectFields reader(object, own, &at->offsets);
    Annotation annotation;
    fields(reader, annotation);
    if (!isWhole(reader.flaw(), place))
        return;
    for (Bits128 *id : {&annotation.article.bits, &annotation.annotator.bits, &annotation.issue.bits,
             &annotation.stance.bits})
        *id = m_same.value(*id, *id);
    if (annotation.attributes) {
        QList<AttributeValue> &answers = annotation.attributes.edit();
        for (AttributeValue &answer : answers) {
            if (m_same.contains(answer.attribute.bits))
                answer.value = m_sameChoices.value(answer.value, answer.value);
            follow(answer.attribute);
        }
        std::sort(answers.begin(), answers.end(),
            [](const AttributeValue &a, const AttributeValue &b) { return a.attribute < b.attribute; });
    }
    const Annotation *held = heldAnnotation(annotation.article, annotation.id);
    if (const auto found = at->contents->annotations.constFind(annotation.id);
        found != at->contents->annotations.cend())
        held = &**found;
    if (held) {
        if (*held == annotation)
            ++m_counts.alreadyThere;
        else
            skip(Words::tr("The annotation is otherwise in the project, which keeps its own"), place);
        return;
    }
    if (!standsThere(object, annotation, place))
        return;
    if (const Status fits = check(m_project, at->article, at->boundaries, annotation); !fits) {
        skip(Words::tr("Not imported: %1").arg(fits.error().what), place);
        return;
    }
    const AnnotationId id = annotation.id;
    const Shared<Annotation> shared(std::move(annotation));
    at->contents->annotations.insert(id, shared);
    at->contents->edits.emplace_back(Edit<Annotation>{{}, shared});
    ++m_counts.annotations;
}

void ProjectIntake::takeDecision(const QJsonObject &object, const RecordPlace &place, QLatin1String own)
{
    Present *const at = present(object, place);
    if (!at)
        return;
    ObjectFields reader(object, own, &at->offsets);
    Decision decision;
    fields(reader, decision);
    if (!isWhole(reader.flaw(), place))
        return;
    for (Bits128 *id :
        {&decision.article.bits, &decision.issue.bits, &decision.by.bits, &decision.reason.bits})
        *id = m_same.value(*id, *id);
    Contents &contents = *at->contents;
    if (!std::exchange(contents.knowsDecisions, true)) {
        for (const Decision &held : at->article.decisions.orDefault()) {
            contents.decisions.insert(held.id, held);
            contents.units.insert(held);
        }
    }
    const auto same = contents.decisions.constFind(decision.id);
    if (same != contents.decisions.cend() && *same == decision) {
        ++m_counts.alreadyThere;
        return;
    }
    if (same != contents.decisions.cend() || contents.units.contains(decision)) {
        skip(Words::tr("This was decided already in the project, which keeps its decision"), place);
        return;
    }
    if (const Status fits = check(m_project, at->article, at->boundaries, decision); !fits) {
        skip(Words::tr("Not imported: %1").arg(fits.error().what), place);
        return;
    }
    contents.decisions.insert(decision.id, decision);
    contents.units.insert(decision);
    contents.edits.push_back(adding(decision));
    ++m_counts.further;
}

} // namespace standpoint
