// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/report_writing.h"

#include "model/agreement/definitions.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ReportTable)
};

using Kind = ReportColumn::Kind;
constexpr qsizetype mostRows = 60;    ///< that a page prints of one table
constexpr qsizetype mostRoomy = 6;    ///< columns that leave words on paper the room that they want
constexpr qsizetype mostMeasures = 2; ///< that fit in a row with their intervals
constexpr qsizetype mostPrinted = 50; ///< characters of words in a cell on paper
constexpr double lowest = -0.2;       ///< where the line of a measure begins; what lies below is drawn there

QString textOf(const ReportCell &cell)
{
    return cell.why ? QStringLiteral("%1 (%2)").arg(cell.text, nameOf(*cell.why)) : cell.text;
}

QString intervalText(const ReportColumn &column, const ReportCell &cell)
{
    if (column.kind != Kind::Measure || !cell.interval || !cell.value)
        return {};
    const QLocale locale;
    return Words::tr("%1 to %2")
        .arg(locale.toString(cell.interval->low, 'f', 3), locale.toString(cell.interval->high, 'f', 3));
}

QString csvCell(QString text)
{
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r')) {
        text.replace(u'"', QStringLiteral("\"\""));
        text = u'"' + text + u'"';
    }
    return text;
}

QString exact(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 2);
}

/// From 0 to 1 on the line of measures.
double onLine(double value)
{
    return (std::clamp(value, lowest, 1.0) - lowest) / (1 - lowest);
}

QString barSvg(const Interval &bar)
{
    return QStringLiteral("<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                          "aria-hidden=\"true\"><rect x=\"%1\" y=\"1\" width=\"%2\" height=\"8\"/></svg>")
        .arg(percent(bar.low), percent(std::max(bar.high - bar.low, 0.004)));
}

QString lineSvg(double value, const std::optional<Interval> &interval)
{
    QString svg = QStringLiteral("<svg class=\"line\" viewBox=\"0 0 120 14\" aria-hidden=\"true\">"
                                 "<path class=\"axis\" d=\"M0 12.5H120M%1 10V14M120 10V14\"/>")
                      .arg(120 * onLine(0), 0, 'f', 1);
    if (interval)
        svg += QStringLiteral("<path class=\"whisker\" d=\"M%1 6H%2\"/>")
                   .arg(120 * onLine(interval->low), 0, 'f', 1)
                   .arg(120 * onLine(interval->high), 0, 'f', 1);
    return svg
        + QStringLiteral("<circle cx=\"%1\" cy=\"6\" r=\"3.5\"/></svg>").arg(120 * onLine(value), 0, 'f', 1);
}

/// Blue on white as far as the value goes; text stays black and readable on it.
QString heatColour(double value)
{
    const double depth = 0.55 * std::clamp(value, 0.0, 1.0);
    const auto mixed = [depth](int colour) {
        return static_cast<int>(std::lround(255 + (colour - 255) * depth));
    };
    return QStringLiteral("#%1%2%3")
        .arg(mixed(0x21), 2, 16, QLatin1Char('0'))
        .arg(mixed(0x66), 2, 16, QLatin1Char('0'))
        .arg(mixed(0xAC), 2, 16, QLatin1Char('0'));
}

QString drawn(const ReportColumn &column, const ReportCell &cell, Drawing drawing)
{
    if (!cell.value)
        return {};
    const bool isShare = column.kind == Kind::Share && cell.bar;
    if (!isShare && column.kind != Kind::Measure)
        return {};
    if (drawing == Drawing::Inline)
        return isShare ? barSvg(*cell.bar) : lineSvg(*cell.value, cell.interval);
    const Interval interval =
        (isShare ? cell.bar : cell.interval).value_or(Interval{*cell.value, *cell.value});
    const DrawnCell image{column.kind, interval.low, interval.high, cell.value};
    return QStringLiteral("<img src=\"%1\" width=\"90\" height=\"12\" style=\"vertical-align:middle\">&nbsp;")
        .arg(imageName(image));
}

/// For paper, where a row is one line: a long title would take the room of the numbers.
QString shortened(const QString &text)
{
    return text.size() > mostPrinted ? text.first(mostPrinted - 1).trimmed() + u'…' : text;
}

/// The value, or why there is none, for people.
QString spokenOf(const ReportCell &cell)
{
    return textOf(cell).replace(u'_', u' ');
}

/// `isNarrow`: on paper, in a table that needs its room for numbers, each row on one line.
QString cellHtml(const ReportColumn &column, const ReportCell &cell, Drawing drawing, bool isNarrow)
{
    if (column.kind == Kind::Words)
        return QStringLiteral("<td align=\"left\"%1>%2</td>")
            .arg(drawing == Drawing::Images ? QStringLiteral(" style=\"white-space:nowrap\"") : QString(),
                (isNarrow ? shortened(cell.text) : cell.text).toHtmlEscaped());
    QString style;
    if (cell.heat)
        style = QStringLiteral(" bgcolor=\"%1\"").arg(heatColour(*cell.heat));
    QString html = drawn(column, cell, drawing) + spokenOf(cell).toHtmlEscaped();
    if (const QString interval = intervalText(column, cell); !interval.isEmpty())
        html += QStringLiteral(" <small>%1</small>").arg(QString(interval).replace(u' ', QChar::Nbsp));
    if (isNarrow)
        style += QStringLiteral(" style=\"white-space:nowrap\"");
    return QStringLiteral("<td align=\"right\"%1>%2</td>").arg(style, html);
}

/// Where it is narrow, on two lines, for else words are cut in two.
QString headHtml(const ReportColumn &column, bool isNarrow)
{
    QString title = column.title.toHtmlEscaped();
    const qsizetype space = title.indexOf(u' ', title.size() / 2 - 2);
    if (isNarrow && column.kind == Kind::Count && space >= 0)
        title.replace(space, 1, QStringLiteral("<br>"));
    return QStringLiteral("<th align=\"%1\"%2>%3</th>")
        .arg(column.kind == Kind::Words ? QStringLiteral("left") : QStringLiteral("right"),
            isNarrow ? QStringLiteral(" style=\"white-space:nowrap\"") : QString(), title);
}

QString htmlOf(const ReportTable &table, Drawing drawing)
{
    QString html = QStringLiteral("<h2>%1</h2>\n").arg(table.title.toHtmlEscaped());
    if (!table.remark.isEmpty())
        html += QStringLiteral("<p>%1</p>\n").arg(table.remark.toHtmlEscaped());
    if (table.rows.empty())
        return html + QStringLiteral("<p>%1</p>\n").arg(Words::tr("Nothing."));
    html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"4\" border=\"0\">\n<thead><tr>");
    // A table of measures alone is wider than paper, so there the intervals stand below the numbers.
    const bool isNarrow = drawing == Drawing::Images && table.columns.size() > mostRoomy
        && std::ranges::count(table.columns, Kind::Measure, &ReportColumn::kind) <= mostMeasures;
    for (const ReportColumn &column : table.columns)
        html += headHtml(column, isNarrow);
    html += QStringLiteral("</tr></thead>\n<tbody>\n");
    for (qsizetype r = 0; r < std::min<qsizetype>(mostRows, std::ssize(table.rows)); ++r) {
        const std::vector<ReportCell> &row = table.rows[static_cast<size_t>(r)];
        html += QStringLiteral("<tr>");
        for (size_t i = 0; i < row.size(); ++i)
            html += cellHtml(table.columns[static_cast<qsizetype>(i)], row[i], drawing, isNarrow);
        html += QStringLiteral("</tr>\n");
    }
    html += QStringLiteral("</tbody></table>\n");
    if (drawing == Drawing::Images) // margins of headings do not count beside tables there
        html += QStringLiteral("<p style=\"font-size:4pt;margin:0\">&nbsp;</p>\n");
    if (std::ssize(table.rows) > mostRows)
        html += QStringLiteral("<p>%1</p>\n")
                    .arg(Words::tr("The first %1 of %2 rows; the CSV export has all of them.")
                             .arg(mostRows)
                             .arg(table.rows.size()));
    return html;
}

QString definitionsHtml()
{
    QString html = QStringLiteral("<h2>%1</h2>\n").arg(Words::tr("Definitions"));
    QStringList references;
    for (const Definition &definition : definitions()) {
        html += QStringLiteral("<p><b>%1.</b> %2</p>\n")
                    .arg(definition.term.toHtmlEscaped(), definition.meaning.toHtmlEscaped());
        if (!definition.reference.isEmpty())
            references.append(definition.reference);
    }
    references.sort();
    html += QStringLiteral("<h2>%1</h2>\n").arg(Words::tr("References"));
    for (const QString &reference : std::as_const(references))
        html += QStringLiteral("<p>%1</p>\n").arg(reference.toHtmlEscaped());
    return html;
}

/// For browsers and for print.
QString styleSheet()
{
    return QStringLiteral(
        "body{font:15px/1.45 'Noto Sans','DejaVu Sans',Helvetica,Arial,sans-serif;color:#1b1f24;margin:2.5em "
        "auto;max-width:68em;padding:0 1.5em}h1{font-size:1.7em;margin:0 0 "
        ".2em}h2{font-size:1.15em;margin:2.2em "
        "0 .3em}p{margin:.3em 0 .8em;color:#4a5159}table{border-collapse:collapse;font-size:.88em;"
        "font-variant-numeric:tabular-nums}th,td{padding:.3em .7em;border-bottom:1px solid "
        "#dfe3e8;vertical-align:middle;white-space:nowrap}thead "
        "th{color:#4a5159;font-weight:600;white-space:normal}"
        "tbody th{font-weight:400}small{color:#5b636c}svg.bar{width:7em;height:.8em;vertical-align:middle;"
        "margin-right:.6em;background:#eef1f4}svg.bar rect{fill:#2166ac}svg.line{width:8.5em;height:1em;"
        "vertical-align:middle;margin-right:.6em}svg.line circle{fill:#2166ac}.whisker{stroke:#2166ac;"
        "stroke-width:2;fill:none}.axis{stroke:#b6bec7;fill:none}@media "
        "print{body{margin:0;max-width:none}h2{"
        "break-after:avoid}tr{break-inside:avoid}}");
}

} // namespace

QString tableText(const ReportTable &table)
{
    QStringList lines;
    QStringList titles;
    for (const ReportColumn &column : table.columns) {
        titles.append(column.title);
        if (column.kind == Kind::Measure)
            titles.append(Words::tr("95 % interval"));
    }
    lines.append(titles.join(u'\t'));
    for (const std::vector<ReportCell> &row : table.rows) {
        QStringList cells;
        for (size_t i = 0; i < row.size(); ++i) {
            const ReportColumn &column = table.columns[static_cast<qsizetype>(i)];
            cells.append(textOf(row[i]).replace(u'\t', u' '));
            if (column.kind == Kind::Measure)
                cells.append(intervalText(column, row[i]));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

QString tableHtml(const ReportTable &table)
{
    return htmlOf(table, Drawing::Inline);
}

QByteArray reportCsv(const AgreementReport &report)
{
    QString csv =
        QStringLiteral("table,row,column,value,ci95_low,ci95_high,undefined,text,row_id,column_id\n");
    for (const ReportTable &table : allTables(report)) {
        for (const std::vector<ReportCell> &row : table.rows) {
            for (size_t i = 1; i < row.size(); ++i) {
                const ReportColumn &column = table.columns[static_cast<qsizetype>(i)];
                const ReportCell &cell = row[i];
                if (cell.text.isEmpty() && !cell.value)
                    continue;
                const bool hasInterval = cell.interval.has_value();
                const QStringList cells{table.id, row.front().text, column.id, exact(cell.value),
                    hasInterval ? exact(cell.interval->low) : QString(),
                    hasInterval ? exact(cell.interval->high) : QString(),
                    cell.why ? nameOf(*cell.why) : QString(), cell.value ? QString() : cell.text,
                    row.front().of, column.of};
                for (qsizetype c = 0; c < cells.size(); ++c)
                    csv += (c > 0 ? QStringLiteral(",") : QString()) + csvCell(cells[c]);
                csv += u'\n';
            }
        }
    }
    return csv.toUtf8();
}

QString reportHtml(const AgreementReport &report, Drawing drawing)
{
    const QString title = Words::tr("Agreement: %1").arg(report.project.info().title).toHtmlEscaped();
    QString html =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head><meta charset=\"utf-8\">\n<title>%2"
                       "</title>\n")
            .arg(QLocale().bcp47Name(), title);
    if (drawing == Drawing::Inline)
        html += QStringLiteral("<style>%1</style>\n").arg(styleSheet());
    html += QStringLiteral("</head>\n<body>\n<h1>%1</h1>\n").arg(title);
    for (const ReportTable &table : allTables(report))
        html += htmlOf(table, drawing);
    html += definitionsHtml();
    html += QStringLiteral("<p>%1</p>\n")
                .arg(Words::tr("Made with Standpoint %1.").arg(QCoreApplication::applicationVersion()));
    return html + QStringLiteral("</body>\n</html>\n");
}

QString imageName(const DrawnCell &cell)
{
    return QStringLiteral("standpoint:%1/%2/%3/%4")
        .arg(static_cast<int>(cell.kind))
        .arg(cell.low)
        .arg(cell.high)
        .arg(exact(cell.value));
}

std::optional<DrawnCell> imageOf(const QString &name)
{
    static const QString scheme = QStringLiteral("standpoint:");
    const QStringList parts = name.sliced(name.startsWith(scheme) ? scheme.size() : 0).split(u'/');
    if (!name.startsWith(scheme) || parts.size() != 4)
        return std::nullopt;
    DrawnCell cell{static_cast<Kind>(parts[0].toInt()), parts[1].toDouble(), parts[2].toDouble(), {}};
    if (!parts[3].isEmpty())
        cell.value = parts[3].toDouble();
    return cell;
}

} // namespace standpoint
