// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/uima_types.h"

#include "model/exchange/actor_book.h"
#include "model/exchange/annotation_columns.h"
#include "model/exchange/annotation_json.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

QByteArray instant(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const auto text = instantToText(time.toMSecsSinceEpoch());
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

UimaStatements::UimaStatements(const ExportRun &run)
    : m_project(run.project)
    , m_affiliations(run.project, [](const QString &name) { return name.toUtf8(); })
{
    for (const Shared<Actor> &actor : m_project.actors()) {
        m_actors.insert(actor->id, actor->name.toUtf8());
    }
    for (const Shared<Issue> &issue : m_project.issues())
        m_issues.insert(issue->id, issue->name.toUtf8());
    for (const AnnotatorId annotator : run.annotators())
        m_annotators.insert(annotator, run.annotatorName(annotator).toUtf8());
    static const QRegularExpression identifier(QStringLiteral("^[A-Za-z][A-Za-z0-9_]*\\z"));
    for (const Attribute &attribute : m_project.attributes().inOrder())
        m_answers.push_back({attribute,
            identifier.match(attribute.name).hasMatch() ? "attr_" + attribute.name.toLatin1()
                                                        : QByteArray()});
    std::sort(m_answers.begin(), m_answers.end(),
        [](const Answer &a, const Answer &b) { return a.feature < b.feature; });
    for (const char *name : {"actor", "actorId", "affiliation", "annotator"})
        m_declared.push_back({name, {}});
    for (const Answer &answer : m_answers) {
        if (!answer.feature.isEmpty())
            m_declared.push_back({answer.feature, {}});
    }
    for (const char *name : {"attributes", "comment"})
        m_declared.push_back({name, {}});
    m_declared.push_back({"confidence", {}, true});
    for (const char *name : {"created", "issue", "modified"})
        m_declared.push_back({name, {}});
    m_declared.push_back({"polarity", {}, true});
    for (const char *name : {"provenance", "sid", "stance"})
        m_declared.push_back({name, {}});
}

QByteArray UimaStatements::otherAnswers(const Annotation &annotation) const
{
    QByteArray json;
    for (const Answer &answer : m_answers) {
        const QString value = answer.feature.isEmpty() ? annotation.answer(answer.attribute.id) : QString();
        if (value.isEmpty())
            continue;
        json += json.isEmpty() ? "{" : ", ";
        appendJsonString(json, answer.attribute.name);
        json += ": ";
        appendJsonString(json, readableAnswer(answer.attribute, value));
    }
    return json.isEmpty() ? json : json + '}';
}

std::vector<UimaFeature> UimaStatements::of(const Annotation &a) const
{
    std::vector<UimaFeature> features;
    features.reserve(m_declared.size());
    const auto add = [&](const char *name, const QByteArray &value, bool isNumber = false) {
        if (!value.isEmpty())
            features.push_back({QByteArray::fromRawData(name, qstrlen(name)), value, isNumber});
    };
    add("actor", m_actors.value(a.actor));
    add("actorId", a.actor.toString().toLatin1());
    add("affiliation", m_affiliations.of(*m_project.article(a.article), a));
    add("annotator", m_annotators.value(a.annotator));
    if (a.attributes) {
        for (const Answer &answer : m_answers) {
            const QString value = answer.feature.isEmpty() ? QString() : a.answer(answer.attribute.id);
            if (!value.isEmpty())
                features.push_back({answer.feature, readableAnswer(answer.attribute, value).toUtf8()});
        }
        add("attributes", otherAnswers(a));
    }
    add("comment", a.note.orDefault().toUtf8());
    if (a.hasConfidence())
        add("confidence", numberText(a.confidence), true);
    add("created", instant(a.created));
    add("issue", m_issues.value(a.issue));
    add("modified", instant(a.modified));
    const StanceValue *stance = m_project.stances().find(a.stance);
    if (stance->polarity)
        add("polarity", numberText(*stance->polarity), true);
    add("provenance", provenanceName(a.provenance).toLatin1());
    add("sid", a.id.toString().toLatin1());
    add("stance", stance->name.toUtf8());
    return features;
}

AnnotatorFolders::AnnotatorFolders(const ExportRun &run)
    : m_run(run)
{
    QSet<QString> used{QStringLiteral("unlabelled"), QStringLiteral("text")};
    for (const AnnotatorId id : run.annotators()) {
        QString base = slug(run.annotatorName(id)).left(60);
        if (base.isEmpty())
            base = QStringLiteral("annotator");
        QString name = base;
        for (int number = 2; used.contains(name); ++number)
            name = base + QStringLiteral("-%1").arg(number);
        used.insert(name);
        m_folders.insert(id, name);
    }
}

std::vector<LabelledArticle> AnnotatorFolders::of(const ExportedArticle &exported) const
{
    std::vector<LabelledArticle> parts;
    for (const AnnotatorId id : m_run.annotators()) {
        LabelledArticle part{id, m_folders.value(id), {}};
        for (const Annotation *annotation : exported.annotations) {
            if (annotation->annotator == id)
                part.annotations.push_back(annotation);
        }
        const std::optional<ArticleState::State> state = exported.article.stateOf(id);
        const bool isWanted = state && (!m_run.options.doneOnly || *state == ArticleState::State::Done);
        if (!part.annotations.empty() || isWanted)
            parts.push_back(std::move(part));
    }
    if (parts.empty())
        parts.push_back({{}, QStringLiteral("unlabelled"), {}});
    return parts;
}

QByteArray uimaSpans(const Evidence &evidence)
{
    QByteArray text;
    for (int i = 0; i < evidence.count(); ++i) {
        if (i > 0)
            text += ';';
        text += QByteArray::number(evidence.at(i).begin) + '-' + QByteArray::number(evidence.at(i).end);
    }
    return text;
}

std::vector<UimaType> uimaTypes(const UimaStatements &statements)
{
    const QByteArray annotation = "uima.tcas.Annotation";
    const QByteArray string = "uima.cas.String";
    std::vector<UimaType> types{
        {uima::metadata, "uima.tcas.DocumentAnnotation",
            {{"documentTitle", string}, {"documentId", string}, {"documentUri", string}}},
        {uima::sentence, annotation, {}}, {uima::token, annotation, {}}, {uima::evidence, annotation, {}},
        {uima::articleDetails, "uima.cas.AnnotationBase", {}}, {uima::statement, annotation, {}},
        {uima::fragmentLink, "uima.cas.TOP", {{"role", string}, {"target", uima::evidence}}}};
    for (const char *name : {"annotator", "articleId", "author", "comment", "document", "published", "source",
             "state", "title", "url"})
        types[4].features.push_back({name, string});
    types[4].features.push_back({"tags", string, true});
    for (const UimaFeature &one : statements.declared())
        types[5].features.push_back({one.name, one.isNumber ? QByteArray("uima.cas.Double") : string});
    types[5].features.push_back({"meta", string}); // what TSV has in place of some of these
    types[5].features.push_back({"fragments", uima::fragmentLink, true});
    return types;
}

} // namespace standpoint
