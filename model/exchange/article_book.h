// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles while an import runs: those of the project that its files name, and those that it adds.
#pragma once

#include "model/exchange/cell_cache.h"
#include "model/project/project.h"
#include "model/text/offsets.h"

#include <deque>
#include <unordered_set>

namespace standpoint {

/// The same annotator says the same of the same evidence.
bool isAlike(const Annotation &a, const Annotation &b);

/// An article and what an import adds to it.
struct IncomingArticle
{
    const Article *held = nullptr; ///< what the project holds; null for a new article
    bool leftOut = false;          ///< was new, and is not to be imported
    bool mayBeLeftOut = true;      ///< nothing that was read points to it yet
    ArticleInfo info;
    bool isOneSentence = false; ///< is new, and all of its text is one sentence
    ArticleText text;           ///< of a new article
    QHash<AnnotatorId, std::optional<ArticleState::State>> states; ///< as a table says; nothing: todo
    std::vector<Shared<Annotation>> annotations;                   ///< new ones; add() keeps the indexes
    QHash<AnnotationId, Annotation> changed; ///< annotations that the project holds, as they will be
    std::optional<OffsetMap> offsetMap;      ///< made when first needed

    const QString &content() const { return held ? held->content() : text.text; }
    const QList<TextSpan> &sentences() const { return held ? held->sentences() : text.sentences; }
    const OffsetMap &offsets();
    std::optional<ArticleState::State> stateOf(AnnotatorId annotator) const;

    void add(Annotation annotation);
    /// Of those held and those new, one of that id, and the first that is alike; null if none. Valid until
    /// the import ends.
    const Annotation *annotation(AnnotationId id);
    const Annotation *annotationLike(const Annotation &annotation);
    /// Whether the project holds this one, which annotation() or annotationLike() returned.
    bool isHeld(const Annotation &found) const;

private:
    struct HashAlike
    {
        size_t operator()(const Annotation *annotation) const;
    };
    struct EqualAlike
    {
        bool operator()(const Annotation *a, const Annotation *b) const { return isAlike(*a, *b); }
    };
    using Alike = std::unordered_set<const Annotation *, HashAlike, EqualAlike>;

    std::optional<QHash<AnnotationId, const Annotation *>> m_byId; ///< made when first needed
    std::optional<Alike> m_alike;                                  ///< likewise
};

class ArticleBook
{
public:
    explicit ArticleBook(const Project &project);

    enum class Addition
    {
        New,
        NewWithUsedName,
        AlreadyThere
    };
    /// Adds an article, unless one of that document name and text is there: then files of this import that
    /// name the document mean that one, and what its description lacks is completed. Sets its order, and its
    /// id unless it has one that is free.
    Addition add(ArticleInfo info, const QString &text);
    /// Whether the project or this import has an article of that document name and text.
    bool has(const QString &document, const QString &text) const;
    /// The article of that document name and text; null where the project and this import have none.
    IncomingArticle *called(const QString &document, const QString &text) { return sameAs(document, text); }
    /// Takes back a new article: files of this import that name it mean none.
    void leaveOut(IncomingArticle &article);
    /// The same for an article that may come with an id: that of an article with this text means that one,
    /// whatever its name, and so does the text alone where one article has it that no other id of these files
    /// means; else an id that is not used is kept. White space at the end of the text does not count. Returns
    /// the article, never null.
    IncomingArticle *take(ArticleInfo info, const QString &text, Addition *addition);

    /// Which article this names: an id, a document's name (one of this import first), or a title. Null if
    /// none; `ambiguous` says whether that is because there are several.
    IncomingArticle *find(std::string_view called, bool *ambiguous);
    IncomingArticle *find(ArticleId id);
    /// To be called when titles have changed.
    void forgetTitles();

    std::deque<IncomingArticle> &all() { return m_articles; }
    qsizetype addedCount() const { return m_added; }
    qsizetype changedCount() const;
    qsizetype annotationCount() const;
    qsizetype changedAnnotationCount() const;
    /// What the project needs to become, in an order that applies. Gives away all annotations.
    void appendEdits(std::vector<AnyEdit> &edits);

private:
    IncomingArticle *incoming(const Article &held);
    IncomingArticle *sameAs(const QString &document, const QString &text);
    QList<IncomingArticle *> lookUp(const QString &called);
    void indexTitles();
    void indexTexts();
    IncomingArticle *append(ArticleInfo info, const QString &text);
    IncomingArticle *knownById(ArticleId fileId, const QString &text);
    /// An article with this text that no other id of the files means; null if none.
    IncomingArticle *alike(const QString &document, const QString &text, bool hasId);

    const Project &m_project;
    std::deque<IncomingArticle> m_articles; ///< stay where they are while it grows
    QHash<ArticleId, IncomingArticle *> m_byId;
    QHash<QString, QList<IncomingArticle *>> m_byDocument; ///< of this import
    QMultiHash<QString, ArticleId> m_heldByDocument;
    std::optional<QMultiHash<QString, ArticleId>> m_byTitle; ///< made when first needed
    std::optional<QMultiHash<size_t, ArticleId>> m_byText;   ///< likewise; by the text's hash
    struct Found
    {
        IncomingArticle *article = nullptr;
        bool ambiguous = false;
    };
    CellCache<Found> m_found;
    QHash<ArticleId, IncomingArticle *> m_byFileId; ///< what ids of files have been found to mean
    QSet<const IncomingArticle *> m_claimed;        ///< those that one of these ids means
    int m_nextOrder = 0;
    qsizetype m_added = 0;
};

} // namespace standpoint
