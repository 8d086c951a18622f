// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records of whole projects into a project, by their ids: what is new is added as it stands, with its ids,
// times and order; what the project has stays as it is, and where the file says otherwise that is a notice.
// A project in which nobody has worked gives way, so that it becomes equal to the one in the file.
#pragma once

#include "model/exchange/format.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "model/text/graphemes.h"
#include "model/text/offsets.h"

#include <QJsonObject>
#include <QSet>

#include <map>
#include <memory>
#include <set>

namespace standpoint {

/// What a record is about, in the order in which records must be given to the intake.
enum class RecordKind
{
    Project,
    Issue,
    Stance,
    Attribute,
    Reason,
    Annotator,
    Actor,
    Article,
    State,
    Annotation,
    Decision,
    WorkList
};
inline constexpr int recordKinds = 12;
/// "issue"; and how a table of these is called ("issues").
QLatin1String recordName(RecordKind kind);
QLatin1String recordTable(RecordKind kind);

/// The form of these files, that they name at their beginning; a larger one is from a later version.
inline constexpr int projectFilesVersion = 1;

/// Where a record stands; made a text only where it is told.
struct RecordPlace
{
    QString file;
    qint64 line = 0;
    QString toString() const;
};

class ProjectIntake
{
public:
    /// `heldProject` must stay.
    ProjectIntake(const Project &heldProject, ImportProgress progress, qint64 work);
    ~ProjectIntake();
    Q_DISABLE_COPY_MOVE(ProjectIntake)

    /// A file begins. Ids that a file before had meant something else for stay as they were found.
    void beginFile();
    /// A record; `own` is what its id is called. Records of one kind must follow one another as RecordKind
    /// has them.
    void take(RecordKind kind, const QJsonObject &object, const RecordPlace &place,
        QLatin1String own = QLatin1String("id"));
    /// No further record of this file.
    void endFile();

    void notice(const QString &what, const RecordPlace &where) { m_notices.add(what, where.toString()); }
    void skip(const QString &what, const RecordPlace &where);
    /// A file cannot be read: that ends the import if it was named.
    [[nodiscard]] Status refuse(const InputFile &file, const Error &error);
    [[nodiscard]] Status didWork(qint64 bytes);

    qsizetype filesRead = 0;

    /// All edits, in an order that applies; nothing can be taken afterwards.
    Import finish(AnnotatorId author);

private:
    template <typename Entity> struct Given
    {
        Entity entity;
        RecordPlace place;
    };
    template <typename Entity> using AllGiven = std::vector<Given<Entity>>;
    /// Entities up to the actors: they are looked at when all of them are known.
    struct Head
    {
        AllGiven<ProjectInfo> info;
        AllGiven<Issue> issues;
        AllGiven<StanceValue> stances;
        AllGiven<Attribute> attributes;
        AllGiven<ReasonCode> reasons;
        AllGiven<Annotator> annotators;
        AllGiven<Actor> actors;
    };
    struct GivenArticle
    {
        Shared<ArticleInfo> info;
        Shared<ArticleText> text;
        RecordPlace place;
    };
    struct EarlierUnit
    {
        bool operator()(const Decision &a, const Decision &b) const { return isOfEarlierUnit(a, b); }
    };
    /// What goes into an article, or is there.
    struct Contents
    {
        std::vector<AnyEdit> edits;
        QHash<AnnotationId, Shared<Annotation>> annotations; ///< new ones
        QHash<DecisionId, Decision> decisions;               ///< all
        std::set<Decision, EarlierUnit> units;               ///< of these
        bool knowsDecisions = false;
    };
    /// The article that records are about, with what finding places in it needs.
    struct Present
    {
        explicit Present(const Article &presentArticle);
        Article article;
        OffsetMap offsets;
        GraphemeBoundaries boundaries;
        Contents *contents = nullptr;
    };

    template <typename Entity>
    void keep(AllGiven<Entity> &all, const QJsonObject &object, const RecordPlace &place, QLatin1String own);
    bool isWhole(const QString &flaw, const RecordPlace &place);
    [[nodiscard]] bool add(AnyEdit edit, const RecordPlace &place);

    /// Records of this kind are next: looks at what was given before.
    void reach(RecordKind kind);
    void settleHead();
    bool isUntouched() const;
    template <typename Entity>
    bool isOfFileOrTemplate(
        const Table<Entity> &table, const AllGiven<Entity> &given, QList<Entity> Codebook::*part) const;
    template <typename Entity> void remove(const Table<Entity> &table, const AllGiven<Entity> &given);
    void giveWay();
    void settleInfo();
    template <typename Entity> void settleRows(const Table<Entity> &table, AllGiven<Entity> &given);
    template <typename Entity> void noticeOther(const Entity &entity, const RecordPlace &place);
    /// Takes a thing of the file for one of the project that has its name.
    template <typename Entity>
    void takeForSame(const Entity &held, const Entity &given, const RecordPlace &place);
    void settlePseudonyms();
    void settleActors();
    void settleArticles();
    void settleArticle(const GivenArticle &given);
    bool isSameArticle(const Article &held, const GivenArticle &given);
    const Article *heldWithText(const GivenArticle &given);
    const Annotation *heldAnnotation(ArticleId article, AnnotationId id);

    Present *present(const QJsonObject &object, const RecordPlace &place);
    void takeArticle(const QJsonObject &object, const RecordPlace &place, QLatin1String own);
    void takeState(const QJsonObject &object, const RecordPlace &place);
    void takeAnnotation(const QJsonObject &object, const RecordPlace &place, QLatin1String own);
    bool standsThere(const QJsonObject &object, const Annotation &annotation, const RecordPlace &place);
    void takeDecision(const QJsonObject &object, const RecordPlace &place, QLatin1String own);
    void takeWorkList(const QJsonObject &object, const RecordPlace &place, QLatin1String own);
    template <typename Entity> void follow(Id<Entity> &id) const
    {
        if (const auto known = m_same.constFind(id.bits); known != m_same.cend())
            id.bits = *known;
    }

    const Project &m_held;
    Project m_project; ///< what was held, with all that was taken but annotations and decisions
    ImportProgress m_progress;
    qint64 m_work;
    qint64 m_done = 0;
    bool m_stopped = false;
    Notices m_notices;
    ImportCounts m_counts;
    std::vector<AnyEdit> m_edits;
    std::vector<AnyEdit> m_lists; ///< work lists
    Head m_head;
    RecordKind m_reached = RecordKind::Project; ///< what is before that is settled
    std::vector<GivenArticle> m_articles;
    QSet<ArticleId> m_articlesInFile;
    QSet<ArticleId> m_otherTexts;              ///< articles whose text is another one in the project
    QMultiHash<size_t, ArticleId> m_heldTexts; ///< by hash of the text
    QHash<Bits128, Bits128> m_same; ///< ids of the file that mean something of the project under another id
    QHash<QString, QString> m_sameChoices; ///< likewise choices of attributes, as answers have them
    QHash<std::pair<ArticleId, AnnotationId>, const Annotation *> m_heldAnnotations;
    bool m_knowsHeld = false;
    std::map<ArticleId, Contents> m_contents;
    std::unique_ptr<Present> m_present;
};

} // namespace standpoint
