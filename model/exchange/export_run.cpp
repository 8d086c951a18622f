// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export_run.h"

#include "model/exchange/actor_book.h"
#include "model/exchange/export_rows.h"
#include "model/exchange/output_files.h"
#include "model/exchange/pseudonyms.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace standpoint {

std::vector<const Annotation *> layerOf(const ExportedArticle &exported, AnnotatorId annotator)
{
    std::vector<const Annotation *> layer;
    std::copy_if(exported.annotations.begin(), exported.annotations.end(), std::back_inserter(layer),
        [&](const Annotation *annotation) { return annotation->annotator == annotator; });
    return layer;
}

ExportScope::ExportScope(
    const Project &project, const ExportOptions &options, const QList<AnnotatorId> &layers)
    : m_doneOnly(options.doneOnly)
    , m_articles(options.articles.begin(), options.articles.end())
    , m_layers(layers.begin(), layers.end())
{
    for (const Shared<Annotator> &annotator : project.annotators()) {
        if (annotator->gold)
            m_gold.insert(annotator->id);
    }
}

bool ExportScope::takes(const Article &article, const Annotation &annotation) const
{
    if (!m_layers.isEmpty() && !m_layers.contains(annotation.annotator))
        return false;
    return !m_doneOnly || m_gold.contains(annotation.annotator)
        || article.stateOf(annotation.annotator) == ArticleState::State::Done;
}

ExportRun::ExportRun(const Project &exportedProject, const ExportOptions &givenOptions,
    const Format &usedFormat, OutputFiles &files)
    : project(exportedProject)
    , options(givenOptions)
    , format(usedFormat)
    , m_files(files)
{
    const QList<AnnotatorId> layers = exportLayers(project, options.layer).value_or(QList<AnnotatorId>());
    const QHash<AnnotatorId, QString> codes =
        options.pseudonyms ? pseudonyms(project) : QHash<AnnotatorId, QString>();
    for (const Annotator &annotator : project.annotators().inOrder()) {
        if (!layers.isEmpty() && !layers.contains(annotator.id))
            continue;
        m_annotatorOrder.append(annotator.id);
        m_annotators.insert(annotator.id, codes.value(annotator.id, annotator.name));
    }
}

AnnotatorId ExportRun::annotatorId(AnnotatorId annotator) const
{
    const Annotator *known = options.pseudonyms ? project.annotators().find(annotator) : nullptr;
    return known && !known->gold ? pseudonymousId(project, annotator) : annotator;
}

QString ExportRun::layerNames() const
{
    if (!options.pseudonyms || options.layer.isEmpty() || options.layer == QStringLiteral("all"))
        return options.layer;
    QStringList names;
    for (const AnnotatorId annotator : m_annotatorOrder)
        names.append(
            project.annotators().find(annotator)->gold ? QStringLiteral("gold") : annotatorName(annotator));
    return names.join(u'|');
}

QByteArray &ExportRun::file(const QString &name)
{
    return m_files.buffer(name);
}

QString ExportRun::ownFile(const QString &name)
{
    return m_files.ownFile(name);
}

Status ExportRun::flush()
{
    return m_files.flush(false);
}

QString ExportRun::choice(const QString &id) const
{
    const auto given = options.choices.find(id);
    if (given != options.choices.end())
        return *given;
    for (const FormatChoice &choice : format.choices) {
        if (choice.id == id && !choice.values.isEmpty())
            return choice.values.first().first;
    }
    return {};
}

QString ExportRun::fileName(const Article &article)
{
    QString &name = m_fileNames[article.info->id];
    if (!name.isEmpty())
        return name;
    constexpr qsizetype longest = 80;
    const ArticleInfo &info = *article.info;
    for (const QChar c : info.document.isEmpty() ? info.title : info.document) {
        const bool isPlain =
            c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.');
        name += isPlain ? c : QChar(u'_');
    }
    if (slug(name).isEmpty()) // nothing of it is in ASCII
        name = slug(info.document.isEmpty() ? info.title : info.document);
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    name.truncate(longest);
    if (name.isEmpty())
        name = QStringLiteral("article");
    const QString base = name;
    for (int &used = m_usedNames[base.toLower()]; used > 0 && m_usedNames.contains(name.toLower());)
        name = base + QStringLiteral("-%1").arg(++used);
    m_usedNames[name.toLower()] = std::max(1, m_usedNames.value(name.toLower()));
    return name;
}

/// Who has annotations has begun, whether or not a file says so.
static bool saysMoreThanAnnotations(const Article &article, const ArticleState &state)
{
    return state.state != ArticleState::State::Started
        || std::none_of(article.annotations.begin(), article.annotations.end(),
            [&](const Annotation &annotation) { return annotation.annotator == state.annotator; });
}

void ExportRun::addGeneralLosses(const ExportedArticle &exported)
{
    const Article &article = exported.article;
    const Fields keeps = format.keeps | alsoKeeps;
    const auto count = static_cast<qint64>(exported.annotations.size());
    for (const Annotation *annotation : exported.annotations) {
        if (!keeps.testFlag(Field::Fragments) && annotation->evidence.count() > 1)
            losses.add(Loss::Fragments, article, *annotation);
        if (!keeps.testFlag(Field::Attributes) && annotation->attributes)
            losses.add(Loss::Attributes, article, *annotation);
        if (!keeps.testFlag(Field::Confidence) && annotation->hasConfidence())
            losses.add(Loss::Confidence, article, *annotation);
        if (!keeps.testFlag(Field::Note) && annotation->note)
            losses.add(Loss::Note, article, *annotation);
    }
    const std::array<std::pair<Field, Loss>, 5> whole{
        {{Field::Actor, Loss::Actor}, {Field::Issue, Loss::Issue}, {Field::Annotator, Loss::Annotator},
            {Field::Times, Loss::Times}, {Field::Ids, Loss::Ids}}};
    for (const auto &[field, loss] : whole) {
        if (!keeps.testFlag(field))
            losses.add(loss, article, count);
    }
    addArticleLosses(article, keeps);
    if (format.hasRows)
        addRowLosses(*this, exported);
}

void ExportRun::addArticleLosses(const Article &article, Fields keeps)
{
    const ArticleInfo &info = *article.info;
    const bool isDescribed = !info.source.isEmpty() || !info.author.isEmpty() || !info.url.isEmpty()
        || info.published.isValid() || !info.tags.isEmpty() || info.note;
    if (isDescribed && !keeps.testFlag(Field::Metadata))
        losses.add(Loss::Metadata, article, 1);
    const auto states =
        std::count_if(article.states.begin(), article.states.end(), [&](const ArticleState &state) {
            return m_annotators.contains(state.annotator) && saysMoreThanAnnotations(article, state);
        });
    if (!keeps.testFlag(Field::States))
        losses.add(Loss::States, article, states);
    const bool hasGold = std::any_of(m_annotatorOrder.begin(), m_annotatorOrder.end(),
        [&](AnnotatorId id) { return project.annotators().find(id)->gold; });
    if (hasGold && !keeps.testFlag(Field::Decisions))
        losses.add(Loss::Decisions, article, article.decisions.orDefault().size());
}

void ExportRun::addProjectLosses()
{
    const Fields keeps = format.keeps | alsoKeeps;
    if (keeps.testFlags(wholeProject))
        return;
    qint64 actors = 0;
    for (const Shared<Actor> &actor : project.actors()) {
        const bool hasDates = std::any_of(actor->affiliations.begin(), actor->affiliations.end(),
            [](const Affiliation &one) { return one.from.isValid() || one.to.isValid(); });
        const bool hasDetails =
            actor->kind != Actor::Kind::Person || !actor->aliases.isEmpty() || !actor->affiliations.isEmpty();
        actors += hasDates || (hasDetails && !keeps.testFlag(Field::Actors)) ? 1 : 0;
    }
    losses.add(Loss::ActorDetails, actors);
    const bool hasGuidelines = keeps.testFlag(Field::Codebook);
    qint64 entries = !project.info().guideline.isEmpty() && !hasGuidelines ? 1 : 0;
    for (const Shared<Issue> &issue : project.issues())
        entries += !issue->keywords.isEmpty() || !issue->group.isEmpty()
                || (!issue->guideline.isEmpty() && !hasGuidelines)
            ? 1
            : 0;
    for (const Shared<StanceValue> &stance : project.stances())
        entries += !stance->guideline.isEmpty() && !hasGuidelines ? 1 : 0;
    for (const Shared<Attribute> &attribute : project.attributes())
        entries += !attribute->guideline.isEmpty() && !hasGuidelines ? 1 : 0;
    losses.add(Loss::Codebook, entries);
}

} // namespace standpoint
