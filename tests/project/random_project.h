// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects and Changes to them by chance, the same for the same seed on every machine: what a law must hold
// for.
#pragma once

#include "model/project/project.h"

#include <random>

namespace standpoint {

/// Edits that make `project` out of an empty one, in an order that applies and that depends on the content
/// alone.
std::vector<AnyEdit> contentsOf(const Project &project);

/// What one Change of a random sequence is.
struct RandomChange
{
    Change change;
    int spoiled = -1; ///< index of the edit that breaks a rule or misfits; -1: all edits were made to apply
};

class RandomProject
{
public:
    explicit RandomProject(quint64 seed)
        : m_random(seed)
    {
    }

    /// A project with a codebook, actors, annotators and so many articles with annotations.
    Project project(int articles);
    /// One to `most` edits that apply one after the other, or, with a chance of one half, one among them that
    /// does not.
    RandomChange change(const Project &project, int most = 6);
    /// An edit that applies to `project`; adds, changes and removes all kinds of things.
    AnyEdit validEdit(const Project &project);
    /// An edit that does not; breaks every rule in turn and misfits in every way.
    AnyEdit spoiledEdit(const Project &project);
    /// A new annotation in an article with text; nothing where the project lacks what it needs.
    std::optional<Annotation> annotation(const Project &project);

    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint64>(limit)); }
    bool oneIn(int n) { return below(n) == 0; }
    quint64 bits() { return m_random(); }
    template <typename Entity> Id<Entity> id()
    {
        const quint64 high = m_random();
        return {{high, m_random() | 1}}; // never null
    }
    QString words(int most);
    QString name() { return words(2) + QLatin1Char(' ') + QString::number(m_random() % 1'000'000'007); }
    /// Evidence in `text` of one fragment or several that cuts no character; nothing where the text is empty.
    std::optional<Evidence> evidence(const QString &text);

    Issue issue();
    StanceValue stance();
    template <typename Entity> void age(Entity &entity);
    Attribute attribute();
    Actor actor(const Project &project);
    ArticleInfo articleInfo();
    ArticleText articleText(ArticleId id);
    WorkList workList(const Project &project, AnnotatorId annotator);
    ReasonCode reason();
    /// A new decision in an article with text; nothing where the project lacks what it needs.
    std::optional<Decision> decision(const Project &project);

private:
    QDate date();
    QDateTime time();
    QString answerTo(const Attribute &attribute);
    ArticleId anyArticle(const Project &project);
    template <typename Entity> std::optional<Entity> anyOf(const Table<Entity> &table);
    std::optional<Annotation> anyAnnotation(const Project &project);
    std::optional<ArticleState> anyState(const Project &project);
    std::optional<Decision> anyDecision(const Project &project);

    std::optional<AnyEdit> adds(const Project &project, int kind);
    std::optional<AnyEdit> changes(const Project &project, int kind);
    std::optional<AnyEdit> changesOfArticle(const Project &project, int kind);
    std::optional<AnyEdit> removes(const Project &project, int kind);

    std::vector<AnyEdit> spoiledCodebook(const Project &project);
    std::vector<AnyEdit> spoiledActors(const Project &project);
    std::vector<AnyEdit> spoiledArticles(const Project &project);
    std::vector<AnyEdit> spoiledTexts(const Project &project);
    std::vector<AnyEdit> spoiledAnnotations(const Project &project);
    std::vector<AnyEdit> spoiledReferences(const Project &project);
    std::vector<AnyEdit> spoiledAnswers(const Project &project);
    std::vector<AnyEdit> spoiledWorkLists(const Project &project);
    std::vector<AnyEdit> spoiledReasons(const Project &project);
    std::vector<AnyEdit> spoiledDecisions(const Project &project);
    std::vector<AnyEdit> removalsOfWhatIsUsed(const Project &project);
    std::vector<AnyEdit> misfits(const Project &project);

    std::mt19937_64 m_random;
};

} // namespace standpoint
