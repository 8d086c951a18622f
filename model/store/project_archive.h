// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole project as one archive.
//
//     archive     := versions generation:bits parent:bits project issues stances attributes actors annotators
//                    reasons articles worklists "end"
//     TABLE       := count entity*                      each entity as entities_archive.cpp has it
//     articles    := count (info text states decisions annotations)*
//     states      := count (annotator:index state)*
//     decisions   := count (actor:index issue:index by:index reason:index|"-1" body)*
//     annotations := count (annotator:index actor:index issue:index stance:index body)*
//     worklists   := count (body annotator:index count article:index*)*
//
// An index counts the rows of its table in this file from 0: a million annotations would otherwise say the
// same few ids of 32 digits four times each.
#pragma once

#include "model/store/archive.h"
#include "model/store/mend.h"

#include <atomic>

namespace standpoint {

/// Throws what the stream's buffer and Boost's archive throw.
/// How many thousandths are written is told in `progress`, where it is given.
void writeProject(std::ostream &out, const Project &project, const Generation &generation,
    std::atomic<int> *progress = nullptr);

/// Reads such an archive and checks every value by the project's own rules as it comes. With OnFlaw::Throw
/// the first thing that is wrong ends it. With OnFlaw::Note what is wrong goes into findings(), is mended or
/// left out, and reading goes on for as long as the next token can be told.
class ProjectReader
{
public:
    explicit ProjectReader(std::istream &stream, OnFlaw onFlaw = OnFlaw::Throw);

    /// Throws ArchiveError, NewerArchive, or Refused where a rule is broken. To be called once.
    void readAll();
    /// For OnFlaw::Note after readAll() threw: takes what was read of the article in hand into the project.
    void keepWhatIsRead(const QString &why);

    Project project;
    Generation generation;
    const Findings &findings() const { return m_findings; }
    /// Where the reader is, for people.
    QString place();

    /// What the project's rules refuse.
    struct Refused
    {
        Error error;
    };

private:
    struct Pending ///< an actor whose affiliations wait until all actors are there
    {
        ActorId id;
        qint64 row;
        QList<Affiliation> affiliations;
    };

    bool tolerant() const { return m_onFlaw == OnFlaw::Note; }
    void noteFlaws(const QString &remedy);
    void require(const Status &status);
    void readInfo();
    template <typename Entity> void readTable(QList<Id<Entity>> &ids, const QString &kind);
    template <typename Entity> Id<Entity> admitted(Taken<Entity> &taken, Entity &entity);
    void addAffiliations();
    void readArticle();
    void readStates();
    void readDecisions();
    void readAnnotation();
    void takeArticle();
    void readWorkLists();
    /// Of the row whose number follows; null where that is `none`.
    template <typename Entity>
    Id<Entity> named(const QList<Id<Entity>> &ids, std::optional<qint64> none = std::nullopt);

    OnFlaw m_onFlaw;
    ArchiveReader m_in;
    Findings m_findings;
    Examiner m_examiner;
    QList<IssueId> m_issues;
    QList<StanceId> m_stances;
    QList<AttributeId> m_attributes;
    QList<ActorId> m_actors;
    QList<AnnotatorId> m_annotators;
    QList<ReasonId> m_reasons;
    QList<ArticleId> m_articles; ///< null: left out
    QList<Pending> m_pending;

    Article m_article;         ///< the one in hand
    QStringList m_flawsOfText; ///< and what is wrong with the bytes of its text
    QList<qint64> m_numbers;   ///< and, for a tolerant reader, the places of its annotations in the file
    bool m_hasArticle = false; ///< its description and text are whole
    qint64 m_annotations = 0;  ///< those of it that were read whole
    qint64 m_announced = 0;    ///< how many it is to have
    qint64 m_articlesAnnounced = 0;
};

} // namespace standpoint
