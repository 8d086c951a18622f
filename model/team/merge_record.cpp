// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/merge_record.h"

namespace standpoint {

MergeRecord::MergeRecord(const QList<MergeInput> &inputs, const MergeOptions &options)
    : m_options(options)
{
    for (const MergeInput &input : inputs)
        m_merge.sources.append({input.name, {}, {}});
}

MergeSide MergeRecord::decide(const MergePlace &place, const QString &field, const QString &ours,
    const QString &theirs, std::optional<MergeSide> usual, const QString &why)
{
    MergeConflict conflict;
    conflict.key = QStringLiteral("%1/%2/%3/%4/%5")
                       .arg(stableName(place.kind), place.id.toString(), place.article.toString(), field,
                           QString::number(place.input));
    conflict.kind = place.kind;
    conflict.input = place.input;
    conflict.thing = place.thing;
    conflict.field = field;
    conflict.ours = ours;
    conflict.theirs = theirs;
    conflict.taken = m_options.chosen.value(conflict.key, usual.value_or(m_options.take));
    conflict.why = why;
    conflict.article = place.article;
    conflict.place = place.span;
    const MergeSide taken = conflict.taken;
    add(std::move(conflict));
    return taken;
}

void MergeRecord::decided(const MergePlace &place, const QString &field, const QString &ours,
    const QString &theirs, MergeSide taken, const QString &why)
{
    MergeConflict conflict;
    conflict.kind = place.kind;
    conflict.input = place.input;
    conflict.thing = place.thing;
    conflict.field = field;
    conflict.ours = ours;
    conflict.theirs = theirs;
    conflict.taken = taken;
    conflict.canChoose = false;
    conflict.why = why;
    conflict.article = place.article;
    conflict.place = place.span;
    add(std::move(conflict));
}

void MergeRecord::add(MergeConflict conflict)
{
    if (m_merge.conflicts.size() < Merge::maximum)
        m_merge.conflicts.append(std::move(conflict));
    else
        ++m_merge.furtherConflicts;
}

void MergeRecord::remark(const MergePlace &place, const QString &what)
{
    if (m_merge.remarks.size() < Merge::maximum)
        m_merge.remarks.append({place.input, what, place.thing, place.article});
    else
        ++m_merge.furtherRemarks;
}

void MergeRecord::refuse(const MergePlace &place, const Error &error)
{
    ++counts(place).refused;
    remark(place, MergeWords::tr("Left out: %1").arg(error.what));
}

bool MergeRecord::match(const MergePlace &ours, Bits128 theirs, const QString &theirName, MatchedBy by)
{
    MergeMatch match;
    match.key =
        QStringLiteral("%1/%2/%3").arg(stableName(ours.kind), theirs.toString(), QString::number(ours.input));
    match.kind = ours.kind;
    match.input = ours.input;
    match.ours = ours.thing;
    match.theirs = theirName;
    match.by = by;
    match.apart = m_options.apart.contains(match.key);
    m_merge.matches.append(match);
    return !match.apart;
}

} // namespace standpoint
