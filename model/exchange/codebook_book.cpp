// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/codebook_book.h"

#include "model/documents/decode.h"
#include "model/exchange/pseudonyms.h"

#include <algorithm>
#include <array>

namespace standpoint {

namespace {

/// As it stands; else without white space around it; else, of the first `folded` ones, in other capitals;
/// else by its id. Two names that an import brings and that differ in capitals only stay two.
template <typename Entity>
const Entity *findNamed(const QList<Entity> &all, const QString &called, qsizetype folded)
{
    for (const Entity &entity : all) {
        if (entity.name == called)
            return &entity;
    }
    const QString clean = cleanName(called);
    for (const Entity &entity : all) {
        if (entity.name.trimmed() == clean)
            return &entity;
    }
    for (qsizetype i = 0; i < folded; ++i) { // not over first(): what that returns is gone after the loop
        if (all[i].name.trimmed().compare(clean, Qt::CaseInsensitive) == 0)
            return &all[i];
    }
    const auto id = decltype(Entity::id)::fromString(clean);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Entity &e) { return id && e.id == *id; });
    return found == all.end() ? nullptr : &*found;
}

template <typename Entity> int nextOrder(const QList<Entity> &all)
{
    return all.isEmpty() ? 0 : orderAfter(all.last().order);
}

/// Colours for stances that nobody chose one for; blue and orange as in the default codebook, where a sign is
/// known.
quint32 colourFor(std::optional<double> polarity, qsizetype index)
{
    static constexpr std::array<quint32, 4> further{0x7B3F99, 0x8C6D1F, 0x1F7A6D, 0x9C2F5B};
    if (polarity)
        return *polarity > 0 ? 0x2166AC : *polarity < 0 ? 0xC2590A : 0x6B7280;
    return further[static_cast<size_t>(index) % further.size()];
}

} // namespace

CodebookBook::CodebookBook(const Project &project)
    : m_issues(project.issues().inOrder())
    , m_stances(project.stances().inOrder())
    , m_annotators(project.annotators().inOrder())
    , m_attributes(project.attributes().inOrder())
    , m_heldIssues(m_issues.size())
    , m_heldStances(m_stances.size())
    , m_heldAnnotators(m_annotators.size())
    , m_heldAttributes(m_attributes.size())
{
    const QHash<AnnotatorId, QString> codes = pseudonyms(project);
    for (auto it = codes.begin(); it != codes.end(); ++it)
        m_byPseudonym.insert(it.value(), it.key());
}

IssueId CodebookBook::issue(const QString &called)
{
    if (const Issue *found = findNamed(m_issues, called, m_heldIssues))
        return found->id;
    m_issues.append(Issue{IssueId::random(), cleanName(called), nextOrder(m_issues), {}});
    return m_issues.last().id;
}

StanceId CodebookBook::stance(const QString &called, std::optional<double> polarity)
{
    if (const StanceValue *found = findNamed(m_stances, called, m_heldStances))
        return found->id;
    const QString clean = cleanName(called); // what it will be called, and so what is read again
    bool isNumber = false;
    const double number = clean.toDouble(&isNumber);
    if (isNumber && number >= -1 && number <= 1) {
        for (const StanceValue &stance : std::as_const(m_stances)) {
            if (stance.polarity == number)
                return stance.id;
        }
        polarity = number;
    }
    m_stances.append(StanceValue{StanceId::random(), clean, nextOrder(m_stances), polarity,
        colourFor(polarity, m_stances.size()), {}});
    return m_stances.last().id;
}

static bool isCalledGold(const QString &cleaned)
{
    return cleaned.compare(QStringLiteral("gold"), Qt::CaseInsensitive) == 0;
}

AnnotatorId CodebookBook::knownAnnotator(const QString &called) const
{
    if (const Annotator *found = findNamed(m_annotators, called, 0))
        return found->id;
    const QString clean = cleanName(called);
    for (const Annotator &annotator : m_annotators) {
        if (annotator.gold && isCalledGold(clean))
            return annotator.id;
    }
    return m_byPseudonym.value(clean);
}

AnnotatorId CodebookBook::annotator(const QString &called)
{
    if (const AnnotatorId known = knownAnnotator(called); !known.isNull())
        return known;
    const QString clean = cleanName(called);
    m_annotators.append(Annotator{AnnotatorId::random(), clean, isCalledGold(clean)});
    return m_annotators.last().id;
}

AttributeId CodebookBook::attribute(const QString &called)
{
    if (cleanName(called).isEmpty())
        return {};
    if (const Attribute *found = findNamed(m_attributes, called, m_heldAttributes))
        return found->id;
    Attribute fresh;
    fresh.id = AttributeId::random();
    fresh.name = cleanName(called);
    fresh.order = nextOrder(m_attributes);
    fresh.kind = Attribute::Kind::Text;
    m_attributes.append(fresh);
    return fresh.id;
}

void CodebookBook::appendEdits(std::vector<AnyEdit> &edits) const
{
    for (const Issue &issue : m_issues.sliced(m_heldIssues))
        edits.push_back(adding(issue));
    for (const StanceValue &stance : m_stances.sliced(m_heldStances))
        edits.push_back(adding(stance));
    for (const Annotator &annotator : m_annotators.sliced(m_heldAnnotators))
        edits.push_back(adding(annotator));
    for (const Attribute &attribute : m_attributes.sliced(m_heldAttributes))
        edits.push_back(adding(attribute));
}

} // namespace standpoint
