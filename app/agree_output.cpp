// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agree_output.h"

namespace standpoint {

namespace {

QString number(double value)
{
    return QString::number(value, 'f', 3);
}

QString lineOf(const QString &title, const Figure &figure, const std::optional<Interval> &interval)
{
    QString line = QStringLiteral("  %1 ").arg(title, -46);
    if (!figure.value)
        return line + QStringLiteral("undefined: ") + sentenceOf(figure.why);
    line += number(*figure.value).rightJustified(6);
    if (interval)
        line += QStringLiteral("   %1 to %2").arg(number(interval->low), number(interval->high));
    return line;
}

} // namespace

QStringList measureLines(const LabelAgreement &agreement, const Resampling *resampling)
{
    QStringList lines;
    for (int m = 0; m < measureCount; ++m) {
        const auto measure = static_cast<Measure>(m);
        const std::optional<Figure> &figure = agreement.measures[measure];
        if (!figure)
            continue;
        std::optional<Interval> interval = figure->interval;
        if (resampling && resampling->isInterval)
            interval = resampling->spreads[static_cast<size_t>(m)].interval;
        lines.append(lineOf(titleOf(measure), *figure, interval));
    }
    return lines;
}

QStringList measureLines(const SpanAgreement &agreement)
{
    const auto line = [](const char *title, const Figure &figure) {
        return lineOf(QString::fromUtf8(title), figure, std::nullopt);
    };
    QStringList lines{line("F1, exact", agreement.f1.exact),
        line("F1, exact whatever the label", agreement.f1.boundary),
        line("F1, overlapping", agreement.f1.overlap), line("F1, by character", agreement.f1.character),
        line("Krippendorff's αU (1995)", agreement.alphaU.all),
        line("Krippendorff's uα (2016)", agreement.unitized.nominal),
        line("Krippendorff's |uα, marked or not", agreement.unitized.binary),
        line("Krippendorff's cuα, where both marked", agreement.unitized.coding)};
    if (const std::optional<Gamma> &gamma = agreement.gamma) {
        QString last = line("γ", gamma->gamma);
        if (gamma->gamma.value)
            last += QStringLiteral("   %1 samples, seed %2, expected disorder to ±%3 %")
                        .arg(gamma->samples)
                        .arg(gamma->seed)
                        .arg(gamma->precision * 100, 0, 'f', 1);
        lines.append(last);
    }
    return lines;
}

} // namespace standpoint
