// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/report_units.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::OpenedUnit)
};

bool differ(std::span<const qint32> labels)
{
    qint32 seen = LabelTable::missing;
    for (const qint32 label : labels) {
        if (label == LabelTable::missing)
            continue;
        if (seen != LabelTable::missing && label != seen)
            return true;
        seen = label;
    }
    return false;
}

bool fits(const UnitFilter &filter, std::span<const qint32> labels)
{
    if (filter.differing && !differ(labels))
        return false;
    if (!filter.annotators)
        return true;
    const auto [a, b] = *filter.annotators;
    const qint32 first = labels[static_cast<size_t>(a)];
    const qint32 second = labels[static_cast<size_t>(b)];
    if (first == LabelTable::missing || second == LabelTable::missing)
        return false;
    return !filter.labels || *filter.labels == std::pair(first, second);
}

bool fits(const UnitFilter &filter, const Disagreement &one)
{
    const bool isMissed = one.kind == Disagreement::Kind::NotSeen;
    const int misses = one.ofFirst ? one.second : one.first;
    const int sees = one.ofFirst ? one.first : one.second;
    return (!filter.kind || *filter.kind == one.kind)
        && (!filter.annotators || *filter.annotators == std::pair(one.first, one.second))
        && (!filter.missedBy || (isMissed && *filter.missedBy == misses))
        && (!filter.seenBy || (isMissed && *filter.seenBy == sees))
        && (!filter.of || *filter.of == one.first || *filter.of == one.second);
}

QString described(const Project &project, const Found &found)
{
    return Words::tr("%1: %2, %3")
        .arg(project.actors().value(found.actor).orDefault().name,
            project.issues().value(found.issue).orDefault().name,
            project.stances().value(found.stance).orDefault().name);
}

OpenedUnits ofQuestion(const AgreementReport &report, const UnitFilter &filter, qsizetype most)
{
    const UnitTable &units = report.of(*filter.question).units;
    std::optional<Grouping> grouping;
    if (filter.group)
        grouping.emplace(report, filter.group->by);
    OpenedUnits result;
    for (size_t i = 0; i < units.units.size(); ++i) {
        const Unit &unit = units.units[i];
        const std::span<const qint32> labels = units.table.item(static_cast<qsizetype>(i));
        if (!fits(filter, labels) || (filter.group && grouping->of(unit) != *filter.group))
            continue;
        if (result.all++ >= most)
            continue;
        OpenedUnit opened{
            units.articles[static_cast<size_t>(unit.article)], unit.sentence, unit.actor, unit.issue, {}, {}};
        for (const qint32 label : labels)
            opened.said.append(label == LabelTable::missing ? QString() : units.labels[label]);
        result.units.push_back(std::move(opened));
    }
    return result;
}

OpenedUnits ofDisagreements(const AgreementReport &report, const UnitFilter &filter, qsizetype most)
{
    std::optional<Grouping> grouping;
    if (filter.group)
        grouping.emplace(report, filter.group->by);
    OpenedUnits result;
    for (const Disagreement &one : report.disagreements) {
        if (!fits(filter, one) || (filter.group && grouping->of(one) != *filter.group))
            continue;
        if (result.all++ >= most)
            continue;
        const Found &found = one.ofFirst ? *one.ofFirst : *one.ofSecond;
        OpenedUnit opened{one.article, found.sentence, found.actor, found.issue, {}, titleOf(one.kind)};
        for (int g = 0; g < report.annotators.size(); ++g) {
            const std::optional<Found> &said = g == one.first ? one.ofFirst : one.ofSecond;
            if (g != one.first && g != one.second)
                opened.said.append(QString());
            else
                opened.said.append(said ? described(report.project, *said) : Words::tr("none"));
        }
        result.units.push_back(std::move(opened));
    }
    return result;
}

} // namespace

OpenedUnits unitsBehind(const AgreementReport &report, const UnitFilter &filter, qsizetype most)
{
    return filter.question ? ofQuestion(report, filter, most) : ofDisagreements(report, filter, most);
}

} // namespace standpoint
