// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/foreign_places.h"

#include <QCoreApplication>

#include <array>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ForeignPlaces)
};

OffsetUnit unitOfAll(const ForeignCorpus &corpus, OffsetUnit usual)
{
    constexpr std::array units{OffsetUnit::CodePoint, OffsetUnit::Utf16, OffsetUnit::Utf8};
    std::array<qsizetype, units.size()> fits{};
    for (const ForeignDocument &document : corpus.documents) {
        QList<ForeignRange> ranges;
        for (const ForeignAnnotation &annotation : document.annotations)
            ranges.append(annotation.ranges);
        if (!document.hasText || ranges.isEmpty())
            continue;
        const ForeignOffsets offsets(document.text);
        if (offsets.map().utf8Bytes() == offsets.map().utf16Units())
            continue; // all units are one
        for (size_t i = 0; i < units.size(); ++i)
            fits[i] += offsets.fitting(ranges, units[i]);
    }
    OffsetUnit best = usual;
    qsizetype most = fits[static_cast<size_t>(usual)];
    for (size_t i = 0; i < units.size(); ++i) {
        if (fits[i] > most) {
            most = fits[i];
            best = units[i];
        }
    }
    return best;
}

bool findPlace(ForeignAnnotation &annotation, const ForeignOffsets &offsets, OffsetUnit unit)
{
    QStringList covered;
    for (const ForeignRange &range : std::as_const(annotation.ranges)) {
        const std::optional<TextSpan> span = offsets.span(range.begin, range.end, unit);
        if (!span)
            return false;
        annotation.spans.append(*span);
        covered.append(range.covered);
    }
    if (!covered.contains(QString()) && annotation.covered.isEmpty())
        annotation.covered = covered.join(QStringLiteral(" … "));
    annotation.ranges.clear();
    return true;
}

} // namespace

void findPlaces(ForeignCorpus &corpus, OffsetUnit usual, const QString &shown)
{
    const OffsetUnit unit = unitOfAll(corpus, usual);
    if (unit != usual)
        corpus.remarks.add(unit == OffsetUnit::CodePoint
                ? Words::tr("The offsets count code points; they were read so")
                : unit == OffsetUnit::Utf16
                ? Words::tr("The offsets count UTF-16 code units and not code points; they were converted")
                : Words::tr("The offsets count bytes and not code points; they were converted"),
            shown);
    for (ForeignDocument &document : corpus.documents) {
        if (!document.hasText)
            continue;
        const ForeignOffsets offsets(document.text);
        std::erase_if(document.annotations, [&](ForeignAnnotation &annotation) {
            if (annotation.ranges.isEmpty() || findPlace(annotation, offsets, unit))
                return false;
            corpus.skipped.add(
                Words::tr("The offsets %1 to %2 are no place in the text, so they were not imported")
                    .arg(annotation.ranges.first().begin)
                    .arg(annotation.ranges.last().end),
                annotation.where.isEmpty() ? document.where : annotation.where);
            return true;
        });
    }
}

} // namespace standpoint
