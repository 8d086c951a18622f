// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/article_book.h"

#include "model/exchange/csv_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace standpoint {

const OffsetMap &IncomingArticle::offsets()
{
    if (!offsetMap)
        offsetMap.emplace(content());
    return *offsetMap;
}

bool isAlike(const Annotation &a, const Annotation &b)
{
    return a.evidence == b.evidence && a.actor == b.actor && a.issue == b.issue && a.stance == b.stance
        && a.annotator == b.annotator;
}

size_t IncomingArticle::HashAlike::operator()(const Annotation *annotation) const
{
    return qHashMulti(0, annotation->evidence.begin(), annotation->evidence.end(), annotation->actor,
        annotation->issue, annotation->stance, annotation->annotator);
}

void IncomingArticle::add(Annotation annotation)
{
    const Annotation *added = &*std::as_const(annotations.emplace_back(std::move(annotation)));
    if (m_byId)
        m_byId->insert(added->id, added);
    if (m_alike)
        m_alike->insert(added);
}

const Annotation *IncomingArticle::annotation(AnnotationId id)
{
    if (!m_byId) {
        m_byId.emplace();
        if (held) {
            m_byId->reserve(held->annotations.size());
            for (const Annotation &one : held->annotations)
                m_byId->insert(one.id, &one);
        }
        for (const Shared<Annotation> &one : std::as_const(annotations))
            m_byId->insert(one->id, &*one);
    }
    return m_byId->value(id);
}

const Annotation *IncomingArticle::annotationLike(const Annotation &annotation)
{
    if (!m_alike) {
        m_alike.emplace();
        if (held) {
            for (const Annotation &one : held->annotations)
                m_alike->insert(&one);
        }
        for (const Shared<Annotation> &one : std::as_const(annotations))
            m_alike->insert(&*one);
    }
    const auto found = m_alike->find(&annotation);
    return found == m_alike->end() ? nullptr : *found;
}

bool IncomingArticle::isHeld(const Annotation &found) const
{
    if (!held)
        return false;
    const Annotation *begin = held->annotations.constData();
    return std::less_equal<>()(begin, &found) && std::less<>()(&found, begin + held->annotations.size());
}

std::optional<ArticleState::State> IncomingArticle::stateOf(AnnotatorId annotator) const
{
    return held ? held->stateOf(annotator) : std::nullopt;
}

ArticleBook::ArticleBook(const Project &project)
    : m_project(project)
{
    for (const Shared<Article> &article : project.articles()) {
        if (!article->info->document.isEmpty())
            m_heldByDocument.insert(article->info->document, article->info->id);
        m_nextOrder = std::max(m_nextOrder, orderAfter(article->info->order));
    }
}

bool ArticleBook::has(const QString &document, const QString &text) const
{
    const QList<IncomingArticle *> added = m_byDocument.value(document);
    const QList<ArticleId> held = m_heldByDocument.values(document);
    return std::any_of(
               added.begin(), added.end(), [&](const IncomingArticle *one) { return one->content() == text; })
        || std::any_of(
            held.begin(), held.end(), [&](ArticleId id) { return m_project.article(id)->content() == text; });
}

/// The article of that name and text, which from now on files of this import mean by the name.
IncomingArticle *ArticleBook::sameAs(const QString &document, const QString &text)
{
    QList<IncomingArticle *> &sameName = m_byDocument[document];
    for (IncomingArticle *other : std::as_const(sameName)) {
        if (other->content() == text)
            return other;
    }
    const QList<ArticleId> held = m_heldByDocument.values(document);
    for (const ArticleId id : held) {
        const Article *article = m_project.article(id);
        if (article->content() == text) {
            sameName.append(incoming(*article));
            return sameName.last();
        }
    }
    return nullptr;
}

namespace {

/// What is there stays; what is missing comes from `other`.
void complete(ArticleInfo &info, const ArticleInfo &other)
{
    for (QString ArticleInfo::*member : {&ArticleInfo::source, &ArticleInfo::author, &ArticleInfo::url}) {
        if ((info.*member).isEmpty())
            info.*member = other.*member;
    }
    if (!info.published.isValid())
        info.published = other.published;
    if (info.tags.isEmpty())
        info.tags = other.tags;
    if (!info.note)
        info.note = other.note;
}

} // namespace

ArticleBook::Addition ArticleBook::add(ArticleInfo info, const QString &text)
{
    m_found.clear();
    const Article *called = info.id.isNull() ? nullptr : m_project.article(info.id);
    IncomingArticle *there =
        called && called->content() == text ? incoming(*called) : sameAs(info.document, text);
    if (there) {
        complete(there->info, info);
        return Addition::AlreadyThere;
    }
    const bool nameIsUsed =
        m_heldByDocument.contains(info.document) || !m_byDocument.value(info.document).isEmpty();
    if (!info.id.isNull() && (m_byId.contains(info.id) || m_project.article(info.id)))
        info.id = {};
    append(std::move(info), text);
    return nameIsUsed ? Addition::NewWithUsedName : Addition::New;
}

IncomingArticle *ArticleBook::append(ArticleInfo info, const QString &text)
{
    IncomingArticle &article = m_articles.emplace_back();
    if (info.id.isNull())
        info.id = ArticleId::random();
    info.order = std::exchange(m_nextOrder, orderAfter(m_nextOrder));
    article.text.id = info.id;
    article.text.text = text;
    article.info = std::move(info);
    m_byId.insert(article.info.id, &article);
    m_byDocument[article.info.document].append(&article);
    if (m_byText)
        m_byText->insert(qHash(text), article.info.id);
    ++m_added;
    return &article;
}

/// White space at the end is cut when texts are imported, so that it does not tell two apart.
static bool isSameText(const QString &content, const QString &text)
{
    return content.startsWith(text)
        && std::all_of(content.cbegin() + text.size(), content.cend(), [](QChar c) { return c.isSpace(); });
}

IncomingArticle *ArticleBook::knownById(ArticleId fileId, const QString &text)
{
    if (fileId.isNull())
        return nullptr;
    IncomingArticle *article = m_byFileId.value(fileId);
    if (!article)
        article = find(fileId);
    const auto isCalledTheSame = [&] { // XML cannot hold these two signs, so that files of ours have another
        QString content = article->content();
        return isSameText(
            content.replace(QChar(0xFFFE), QChar(0xFFFD)).replace(QChar(0xFFFF), QChar(0xFFFD)), text);
    };
    return article && (isSameText(article->content(), text) || isCalledTheSame()) ? article : nullptr;
}

IncomingArticle *ArticleBook::alike(const QString &document, const QString &text, bool hasId)
{
    indexTexts();
    QList<IncomingArticle *> found;
    for (const ArticleId id : m_byText->values(qHash(text))) {
        IncomingArticle *article = find(id);
        if (article->content() == text && !(hasId && m_claimed.contains(article)))
            found.append(article);
    }
    const auto named = std::find_if(found.begin(), found.end(),
        [&](const IncomingArticle *article) { return article->info.document == document; });
    if (named != found.end())
        return *named;
    return found.size() == 1 ? found.first() : nullptr;
}

IncomingArticle *ArticleBook::take(ArticleInfo info, const QString &text, Addition *addition)
{
    *addition = Addition::AlreadyThere;
    const ArticleId fileId = info.id;
    IncomingArticle *article = knownById(fileId, text);
    if (!article)
        article = alike(info.document, text, !fileId.isNull());
    if (!article) {
        if (!fileId.isNull() && find(fileId))
            info.id = {}; // of another text
        m_found.clear();
        const bool nameIsUsed = !info.document.isEmpty()
            && (m_byDocument.contains(info.document) || m_heldByDocument.contains(info.document));
        *addition = nameIsUsed ? Addition::NewWithUsedName : Addition::New;
        article = append(std::move(info), text);
        article->mayBeLeftOut = false; // its annotations come later
    }
    if (!fileId.isNull()) {
        m_byFileId.insert(fileId, article);
        m_claimed.insert(article);
    }
    return article;
}

void ArticleBook::indexTexts()
{
    if (m_byText)
        return;
    m_byText.emplace();
    for (const Shared<Article> &article : m_project.articles())
        m_byText->insert(qHash(article->content()), article->info->id);
    for (const IncomingArticle &article : m_articles) {
        if (!article.held && !article.leftOut)
            m_byText->insert(qHash(article.content()), article.info.id);
    }
}

void ArticleBook::leaveOut(IncomingArticle &article)
{
    Q_ASSERT(!article.held && !article.leftOut);
    article.leftOut = true;
    m_byId.remove(article.info.id);
    m_byDocument[article.info.document].removeAll(&article);
    if (m_byText)
        m_byText->remove(qHash(article.text.text), article.info.id);
    m_found.clear();
    --m_added;
}

IncomingArticle *ArticleBook::incoming(const Article &held)
{
    IncomingArticle *&article = m_byId[held.info->id];
    if (!article) {
        article = &m_articles.emplace_back();
        article->held = &held;
        article->info = *held.info;
    }
    return article;
}

IncomingArticle *ArticleBook::find(ArticleId id)
{
    if (IncomingArticle *article = m_byId.value(id))
        return article;
    const Article *held = m_project.article(id);
    return held ? incoming(*held) : nullptr;
}

IncomingArticle *ArticleBook::find(std::string_view called, bool *ambiguous)
{
    auto found = m_found.find(called);
    if (found == m_found.end()) {
        const QString name = toQString(called);
        QList<IncomingArticle *> articles = lookUp(name);
        if (articles.isEmpty() && name.endsWith(QStringLiteral(".txt"), Qt::CaseInsensitive))
            articles = lookUp(name.chopped(4));
        const Found result{articles.size() == 1 ? articles.first() : nullptr, articles.size() > 1};
        found = m_found.emplace(called, result).first;
    }
    *ambiguous = found->second.ambiguous;
    return found->second.article;
}

QList<IncomingArticle *> ArticleBook::lookUp(const QString &called)
{
    if (called.isEmpty())
        return {};
    if (const std::optional<ArticleId> id = ArticleId::fromString(called)) {
        if (IncomingArticle *article = find(*id))
            return {article};
    }
    QList<IncomingArticle *> articles = m_byDocument.value(called);
    if (!articles.isEmpty())
        return articles;
    QList<ArticleId> held = m_heldByDocument.values(called);
    if (held.isEmpty()) {
        indexTitles();
        held = m_byTitle->values(called);
    }
    for (const ArticleId id : std::as_const(held))
        articles.append(find(id));
    return articles;
}

void ArticleBook::indexTitles()
{
    if (m_byTitle)
        return;
    m_byTitle.emplace();
    for (const Shared<Article> &article : m_project.articles()) {
        if (!m_byId.contains(article->info->id))
            m_byTitle->insert(article->info->title, article->info->id);
    }
    for (const IncomingArticle &article : m_articles) {
        if (!article.leftOut)
            m_byTitle->insert(article.info.title, article.info.id);
    }
}

void ArticleBook::forgetTitles()
{
    m_byTitle.reset();
    m_found.clear();
}

qsizetype ArticleBook::changedCount() const
{
    return std::count_if(m_articles.begin(), m_articles.end(),
        [](const IncomingArticle &article) { return article.held && article.info != *article.held->info; });
}

qsizetype ArticleBook::annotationCount() const
{
    size_t count = 0;
    for (const IncomingArticle &article : m_articles)
        count += article.annotations.size();
    return static_cast<qsizetype>(count);
}

qsizetype ArticleBook::changedAnnotationCount() const
{
    return std::accumulate(m_articles.begin(), m_articles.end(), qsizetype(0),
        [](qsizetype sum, const IncomingArticle &article) { return sum + article.changed.size(); });
}

namespace {

void appendStates(IncomingArticle &article, std::vector<AnyEdit> &edits)
{
    for (const Shared<Annotation> &annotation : article.annotations) {
        // Whoever has annotations has begun, as when tagging by hand.
        if (!article.states.contains(annotation->annotator) && !article.stateOf(annotation->annotator))
            article.states.insert(annotation->annotator, ArticleState::State::Started);
    }
    QList<AnnotatorId> annotators = article.states.keys();
    std::sort(annotators.begin(), annotators.end());
    for (const AnnotatorId annotator : std::as_const(annotators)) {
        const std::optional<ArticleState::State> before = article.stateOf(annotator);
        const std::optional<ArticleState::State> after = article.states[annotator];
        if (before == after)
            continue;
        Edit<ArticleState> edit;
        if (before)
            edit.before = ArticleState{article.info.id, annotator, *before};
        if (after)
            edit.after = ArticleState{article.info.id, annotator, *after};
        edits.emplace_back(std::move(edit));
    }
}

/// In the order of the text, so that one import always makes the same Change.
void appendChanged(const IncomingArticle &article, std::vector<AnyEdit> &edits)
{
    if (article.changed.isEmpty())
        return;
    for (const Annotation &held : article.held->annotations) {
        if (const auto after = article.changed.constFind(held.id); after != article.changed.cend())
            edits.push_back(replacing(Annotation(held), *after));
    }
}

} // namespace

void ArticleBook::appendEdits(std::vector<AnyEdit> &edits)
{
    for (IncomingArticle &article : m_articles) {
        if (article.leftOut)
            continue;
        if (!article.held) {
            edits.push_back(adding(article.info));
            edits.push_back(adding(article.text));
        } else if (article.info != *article.held->info) {
            edits.emplace_back(Edit<ArticleInfo>{article.held->info, article.info});
        }
        appendStates(article, edits);
        appendChanged(article, edits);
        // In the order in which the project keeps them, so that each is appended.
        std::sort(article.annotations.begin(), article.annotations.end(),
            [](const Shared<Annotation> &a, const Shared<Annotation> &b) { return comesBefore(*a, *b); });
        for (Shared<Annotation> &annotation : article.annotations)
            edits.emplace_back(Edit<Annotation>{{}, std::move(annotation)});
        article.annotations.clear();
    }
}

} // namespace standpoint
