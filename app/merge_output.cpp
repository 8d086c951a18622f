// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/merge_output.h"

#include "app/output.h"
#include "model/team/merge_words.h"
#include "model/text/graphemes.h"
#include "model/text/offsets.h"

#include <QJsonArray>

namespace standpoint {

namespace {

constexpr qsizetype linesShown = 20; // of each list
constexpr int longestShown = 160;    // of a guideline, in UTF-16 code units

struct CountColumn
{
    const char *name;
    const char *words; ///< behind the number, for people
    qsizetype MergeCounts::*count;
};
constexpr std::array<CountColumn, 6> countColumns{
    {{"added", "new", &MergeCounts::added}, {"matched_by_id", "there already", &MergeCounts::byId},
        {"matched_otherwise", "found by name, text or content", &MergeCounts::byOther},
        {"updated", "changed", &MergeCounts::updated}, {"deleted", "deleted", &MergeCounts::deleted},
        {"refused", "left out", &MergeCounts::refused}}};

void printSource(const MergeSource &source)
{
    print(source.copyFor.isEmpty() ? source.name
                                   : QStringLiteral("%1 (copy for %2)").arg(source.name, source.copyFor));
    for (auto counts = source.counts.cbegin(); counts != source.counts.cend(); ++counts) {
        QStringList parts;
        for (const CountColumn &column : countColumns) {
            if (const qsizetype n = (*counts).*column.count; n > 0)
                parts.append(QStringLiteral("%1 %2").arg(n).arg(QLatin1String(column.words)));
        }
        if (!parts.isEmpty())
            print(QStringLiteral("  %1 %2")
                      .arg(nameOf(counts.key()), -10)
                      .arg(parts.join(QStringLiteral(", "))));
    }
}

void printMore(qsizetype all)
{
    if (all > linesShown)
        print(QStringLiteral("  … and %1 more (--json lists them)").arg(all - linesShown));
}

/// What a line of a list begins with.
QString fileOf(const Merge &merge, int input)
{
    return merge.sources.size() > 1 ? merge.sources[input].name + QStringLiteral(": ") : QString();
}

/// One line for all that are called the same; those that are not are named.
void printMatches(const Merge &merge)
{
    QMap<std::pair<MergeKind, MatchedBy>, qsizetype> alike;
    QList<const MergeMatch *> others;
    for (const MergeMatch &match : merge.matches) {
        if (match.ours == match.theirs && match.by != MatchedBy::Alias)
            ++alike[{match.kind, match.by}];
        else
            others.append(&match);
    }
    for (auto one = alike.cbegin(); one != alike.cend(); ++one)
        print(QStringLiteral("Matched by %1: %2 × %3")
                  .arg(nameOf(one.key().second))
                  .arg(one.value())
                  .arg(nameOf(one.key().first)));
    if (others.isEmpty())
        return;
    print(QStringLiteral("Taken for the same: %1").arg(others.size()));
    for (const MergeMatch *match : others.mid(0, linesShown))
        print(QStringLiteral("  %1%2 “%3” is “%4” here (%5)")
                  .arg(fileOf(merge, match->input), nameOf(match->kind), match->theirs, match->ours,
                      nameOf(match->by)));
    printMore(others.size());
}

void printConflicts(const Merge &merge)
{
    const qsizetype all = merge.conflicts.size() + merge.furtherConflicts;
    if (all == 0)
        return;
    print(QStringLiteral("Both say something else: %1").arg(all));
    for (const MergeConflict &conflict : merge.conflicts.mid(0, linesShown)) {
        QString line = QStringLiteral("  %1%2 “%3”")
                           .arg(fileOf(merge, conflict.input), nameOf(conflict.kind), conflict.thing);
        if (!conflict.field.isEmpty())
            line += QStringLiteral(", ") + conflict.field;
        const bool ours = conflict.taken == MergeSide::Ours;
        line += QStringLiteral(": %1").arg(
            ours ? QStringLiteral("ours stays") : QStringLiteral("theirs is taken"));
        if (!conflict.why.isEmpty())
            line += QStringLiteral(" (%1)").arg(conflict.why);
        print(line);
        print(QStringLiteral("    ours:   ") + shortened(conflict.ours.simplified(), longestShown));
        print(QStringLiteral("    theirs: ") + shortened(conflict.theirs.simplified(), longestShown));
    }
    printMore(all);
}

void printRemarks(const Merge &merge)
{
    const qsizetype all = merge.remarks.size() + merge.furtherRemarks;
    if (all == 0)
        return;
    print(QStringLiteral("Remarks: %1").arg(all));
    for (const MergeRemark &remark : merge.remarks.mid(0, linesShown))
        print(QStringLiteral("  %1%2: %3").arg(fileOf(merge, remark.input), remark.where, remark.what));
    printMore(all);
}

/// One map for each article, however many conflicts it has.
class Offsets
{
public:
    const OffsetMap &of(const Article &article)
    {
        const auto known = m_maps.constFind(article.info->id);
        return known != m_maps.cend() ? *known
                                      : *m_maps.insert(article.info->id, OffsetMap(article.content()));
    }

private:
    QHash<ArticleId, OffsetMap> m_maps;
};

QJsonObject jsonOf(const MergeConflict &conflict, const Merge &merge, const Project &ours, Offsets &maps)
{
    const auto side = [](MergeSide one) {
        return one == MergeSide::Ours ? QStringLiteral("ours") : QStringLiteral("theirs");
    };
    QJsonObject object{{QStringLiteral("file"), merge.sources[conflict.input].name},
        {QStringLiteral("what"), stableName(conflict.kind)}, {QStringLiteral("thing"), conflict.thing},
        {QStringLiteral("ours"), conflict.ours}, {QStringLiteral("theirs"), conflict.theirs},
        {QStringLiteral("taken"), side(conflict.taken)}, {QStringLiteral("by_rule"), !conflict.canChoose}};
    if (!conflict.field.isEmpty())
        object.insert(QStringLiteral("field"), conflict.field);
    if (!conflict.why.isEmpty())
        object.insert(QStringLiteral("why"), conflict.why);
    const Article *article = ours.article(conflict.article);
    if (!article)
        return object;
    object.insert(QStringLiteral("article"), article->info->title);
    object.insert(QStringLiteral("article_id"), conflict.article.toString());
    if (!conflict.place.isEmpty()) {
        const OffsetMap &offsets = maps.of(*article);
        object.insert(QStringLiteral("start"), offsets.codePointFromUtf16(conflict.place.begin));
        object.insert(QStringLiteral("end"), offsets.codePointFromUtf16(conflict.place.end));
    }
    return object;
}

QJsonArray sourcesOf(const Merge &merge)
{
    QJsonArray inputs;
    for (const MergeSource &source : merge.sources) {
        QJsonObject counts;
        for (auto one = source.counts.cbegin(); one != source.counts.cend(); ++one) {
            QJsonObject numbers;
            for (const CountColumn &column : countColumns)
                numbers.insert(QLatin1String(column.name), (*one).*column.count);
            counts.insert(stableName(one.key()), numbers);
        }
        QJsonObject input{{QStringLiteral("file"), source.name}, {QStringLiteral("counts"), counts}};
        if (!source.copyFor.isEmpty())
            input.insert(QStringLiteral("copy_for"), source.copyFor);
        inputs.append(input);
    }
    return inputs;
}

} // namespace

void printMerge(const Merge &merge)
{
    for (const MergeSource &source : merge.sources)
        printSource(source);
    printMatches(merge);
    printConflicts(merge);
    printRemarks(merge);
}

QJsonObject jsonOf(const Merge &merge, const Project &ours)
{
    QJsonArray matches;
    for (const MergeMatch &match : merge.matches)
        matches.append(QJsonObject{{QStringLiteral("file"), merge.sources[match.input].name},
            {QStringLiteral("what"), stableName(match.kind)}, {QStringLiteral("ours"), match.ours},
            {QStringLiteral("theirs"), match.theirs}, {QStringLiteral("by"), stableName(match.by)},
            {QStringLiteral("key"), match.key}, {QStringLiteral("apart"), match.apart}});
    QJsonArray conflicts;
    Offsets maps;
    for (const MergeConflict &conflict : merge.conflicts)
        conflicts.append(jsonOf(conflict, merge, ours, maps));
    QJsonArray remarks;
    for (const MergeRemark &remark : merge.remarks)
        remarks.append(QJsonObject{{QStringLiteral("file"), merge.sources[remark.input].name},
            {QStringLiteral("what"), remark.what}, {QStringLiteral("where"), remark.where}});
    return {{QStringLiteral("changed"), !merge.change.edits.empty()},
        {QStringLiteral("inputs"), sourcesOf(merge)}, {QStringLiteral("matches"), matches},
        {QStringLiteral("conflicts"), conflicts},
        {QStringLiteral("conflicts_left_out"), merge.furtherConflicts}, {QStringLiteral("remarks"), remarks},
        {QStringLiteral("remarks_left_out"), merge.furtherRemarks}};
}

} // namespace standpoint
