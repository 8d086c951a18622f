// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of a report as text, CSV and HTML.
#pragma once

#include "model/agreement/report_tables.h"

namespace standpoint {

/// With tabs between cells and the columns' titles above: what spreadsheets and editors take when it is
/// pasted. Values are as people read them.
QString tableText(const ReportTable &table);
/// One table as HTML, without a page around it.
QString tableHtml(const ReportTable &table);

/// All tables in one, a value a row: table,row,column,value,ci95_low,ci95_high,undefined,text. Values are
/// exact; UTF-8.
QByteArray reportCsv(const AgreementReport &report);
/// How drawn values are shown in HTML.
enum class Drawing
{
    Inline, ///< as SVG in the page: what browsers show
    Images  ///< as <img src="standpoint:…"> with the name of imageName(): for who draws them, see imageOf()
};
/// One page with all tables, definitions and references. It needs no other file.
QString reportHtml(const AgreementReport &report, Drawing drawing = Drawing::Inline);

/// What an image of Drawing::Images shows.
struct DrawnCell
{
    ReportColumn::Kind kind = ReportColumn::Kind::Share;
    double low = 0; ///< of the bar or of the interval
    double high = 0;
    std::optional<double> value; ///< where the dot is
};
QString imageName(const DrawnCell &cell);
std::optional<DrawnCell> imageOf(const QString &name);

} // namespace standpoint
