// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/units.h"
#include "model/text/offsets.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace standpoint {

namespace {

using Meaning = std::tuple<ActorId, IssueId, StanceId>;

/// Overlapping units of one annotator become one; the result is in order of annotator and place.
std::vector<MarkedSpan> united(std::vector<MarkedSpan> units)
{
    for (MarkedSpan &unit : units)
        unit.category = 0;
    std::ranges::sort(units);
    std::vector<MarkedSpan> result;
    for (const MarkedSpan &unit : units) {
        if (!result.empty() && result.back().annotator == unit.annotator && unit.begin < result.back().end)
            result.back().end = std::max(result.back().end, unit.end);
        else
            result.push_back(unit);
    }
    return result;
}

QString nameOf(const Project &project, const Meaning &meaning)
{
    const auto &[actor, issue, stance] = meaning;
    return QStringList{project.actors().value(actor).orDefault().name,
        project.issues().value(issue).orDefault().name, project.stances().value(stance).orDefault().name}
        .join(QStringLiteral(" · "));
}

/// Numbers meanings by their names: their ids differ from project to project.
void nameCategories(const Project &project, const std::map<Meaning, int> &meanings, SpanUnits &spans)
{
    std::vector<std::pair<QString, int>> byName;
    byName.reserve(meanings.size());
    for (const auto &[meaning, number] : meanings)
        byName.emplace_back(nameOf(project, meaning), number);
    std::ranges::sort(byName);
    std::vector<int> renumbered(byName.size());
    for (const auto &[name, number] : byName) {
        renumbered[static_cast<size_t>(number)] = static_cast<int>(spans.labels.size());
        spans.labels.append(name);
    }
    for (MarkedSpan &unit : spans.labelled.units)
        unit.category = renumbered[static_cast<size_t>(unit.category)];
}

} // namespace

SpanUnits spansOf(const Project &project, const Comparison &comparison, const ComparedArticles &compared)
{
    SpanUnits spans;
    spans.labelled.annotators = spans.evidence.annotators = static_cast<int>(comparison.annotators.size());
    std::map<Meaning, int> meanings;
    qint64 notDoneByAll = 0;
    for (const ComparedArticle &one : compared.articles) {
        if (one.doneCount < comparison.annotators.size()) {
            ++notDoneByAll;
            continue;
        }
        ++spans.articles;
        const Article &article = *project.article(one.id);
        const OffsetMap offsets(article.content());
        const qint64 before = spans.labelled.length;
        for (const Annotation &annotation : article.annotations) {
            const qsizetype g = comparison.annotators.indexOf(annotation.annotator);
            if (g < 0 || (comparison.issue && annotation.issue != *comparison.issue))
                continue;
            const Meaning meaning{annotation.actor, annotation.issue, annotation.stance};
            const int category =
                meanings.try_emplace(meaning, static_cast<int>(meanings.size())).first->second;
            for (int f = 0; f < annotation.evidence.count(); ++f) {
                const TextSpan fragment = annotation.evidence.at(f);
                spans.labelled.units.push_back(
                    {static_cast<int>(g), before + offsets.codePointFromUtf16(fragment.begin),
                        before + offsets.codePointFromUtf16(fragment.end), category});
            }
        }
        spans.labelled.length += offsets.codePoints();
    }
    nameCategories(project, meanings, spans);
    std::vector<MarkedSpan> &units = spans.labelled.units;
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    spans.labelled.categories = static_cast<int>(spans.labels.size());
    spans.evidence.length = spans.labelled.length;
    spans.evidence.categories = units.empty() ? 0 : 1;
    spans.evidence.units = united(units);
    if (notDoneByAll > 0)
        spans.leftOut.append({LeftOut::Reason::NotDoneByAll, notDoneByAll});
    return spans;
}

} // namespace standpoint
