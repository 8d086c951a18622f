// SPDX-License-Identifier: GPL-3.0-or-later
//
// How our annotations look as types and features of UIMA, which WebAnno TSV, CAS XMI and CAS JSON share:
//
//     webanno.custom.Statement   one annotation, on its first fragment: actor, issue, stance, comment,
//                                confidence, sid (its id), attr_NAME (answers to attributes whose name is an
//                                identifier), attributes (the other ones, a JSON object), and actorId,
//                                affiliation, annotator, created, modified, polarity, provenance
//     webanno.custom.Evidence    a further fragment, tied by the slot feature `fragments` of the statement
//     webanno.custom.ArticleDetails   of the article as a whole; not in TSV
#pragma once

#include "model/exchange/affiliation_names.h"
#include "model/exchange/export_run.h"

namespace standpoint {

namespace uima {
inline constexpr char statement[] = "webanno.custom.Statement";
inline constexpr char evidence[] = "webanno.custom.Evidence";
inline constexpr char fragmentLink[] = "webanno.custom.StatementFragmentsLink";
inline constexpr char articleDetails[] = "webanno.custom.ArticleDetails";
inline constexpr char metadata[] = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
inline constexpr char sentence[] = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
inline constexpr char token[] = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
} // namespace uima

/// A feature of UIMA and its value as text; a number is in C notation.
struct UimaFeature
{
    QByteArray name;
    QByteArray value; ///< UTF-8
    bool isNumber = false;
};

/// The features of statements; names are looked up once.
class UimaStatements
{
public:
    explicit UimaStatements(const ExportRun &run);

    /// Of all statements, in the order of their names; values are empty.
    const std::vector<UimaFeature> &declared() const { return m_declared; }
    /// Those that have a value, in the same order.
    std::vector<UimaFeature> of(const Annotation &annotation) const;

private:
    struct Answer
    {
        Attribute attribute;
        QByteArray feature; ///< empty: goes into `attributes`
    };
    QByteArray otherAnswers(const Annotation &annotation) const;

    const Project &m_project;
    AffiliationNames m_affiliations;
    std::vector<UimaFeature> m_declared;
    QHash<ActorId, QByteArray> m_actors;
    QHash<IssueId, QByteArray> m_issues;
    QHash<AnnotatorId, QByteArray> m_annotators;
    std::vector<Answer> m_answers; ///< in the order of their features
};

/// An article as one annotator labelled it: what one file of these formats holds.
struct LabelledArticle
{
    AnnotatorId annotator; ///< null: nobody has begun with it
    QString folder;        ///< for its file
    std::vector<const Annotation *> annotations;
};

/// Parts articles by annotators, each with a folder of an own.
class AnnotatorFolders
{
public:
    explicit AnnotatorFolders(const ExportRun &run);
    /// By annotator, in the project's order; at least one.
    std::vector<LabelledArticle> of(const ExportedArticle &exported) const;

private:
    const ExportRun &m_run;
    QHash<AnnotatorId, QString> m_folders;
};

/// "0-5;7-9": the fragments in UTF-16 code units.
QByteArray uimaSpans(const Evidence &evidence);

/// A type that our files use, and the features that it adds.
struct UimaType
{
    struct Feature
    {
        QByteArray name;
        QByteArray range;     ///< "uima.cas.String", or the type of what it refers to
        bool isArray = false; ///< of that
    };
    QByteArray name;
    QByteArray supertype;
    std::vector<Feature> features;
};

/// All of them; what UIMA has itself is left out.
std::vector<UimaType> uimaTypes(const UimaStatements &statements);

} // namespace standpoint
