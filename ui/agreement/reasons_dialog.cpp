// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/reasons_dialog.h"

#include "ui/agreement/report_export.h"
#include "ui/agreement/report_table_view.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

ReportCell number(qint64 count)
{
    ReportCell cell = ReportCell::words(QLocale().toString(count));
    cell.value = static_cast<double>(count);
    return cell;
}

ReportTableView *viewOf(const ReportTable &table, QWidget *parent)
{
    auto *view = new ReportTableView(parent);
    view->setTable(table);
    return view;
}

} // namespace

ReportTable reasonsTable(const QList<ReasonCount> &reasons)
{
    using Kind = ReportColumn::Kind;
    ReportTable table{QStringLiteral("reasons"), ReasonsDialog::tr("By reason"),
        ReasonsDialog::tr("Acts of deciding, not units: what one key decided counts once."),
        {{QStringLiteral("reason"), ReasonsDialog::tr("Reason"), Kind::Words},
            {QStringLiteral("accepted"), ReasonsDialog::tr("Something holds"), Kind::Count},
            {QStringLiteral("rejected"), ReasonsDialog::tr("Nothing holds"), Kind::Count},
            {QStringLiteral("paragraph"), ReasonsDialog::tr("Paragraph of the codebook"), Kind::Words}},
        {}};
    for (const ReasonCount &one : reasons)
        table.rows.push_back(
            {ReportCell::words(one.reason.isNull() ? ReasonsDialog::tr("none was given") : one.name),
                number(one.accepted), number(one.rejected), ReportCell::words(one.paragraph)});
    return table;
}

ReportTable paragraphsTable(const QList<ReasonCount> &reasons)
{
    using Kind = ReportColumn::Kind;
    ReportTable table{QStringLiteral("paragraphs"), ReasonsDialog::tr("By paragraph of the codebook"),
        ReasonsDialog::tr("Where many point to one paragraph, its wording is worth a look."),
        {{QStringLiteral("paragraph"), ReasonsDialog::tr("Paragraph"), Kind::Words},
            {QStringLiteral("cases"), ReasonsDialog::tr("Decisions"), Kind::Count}},
        {}};
    for (const ParagraphCount &one : countParagraphs(reasons))
        table.rows.push_back({ReportCell::words(one.paragraph), number(one.count)});
    return table;
}

ReasonsDialog::ReasonsDialog(const Project &project, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Reasons of decisions"));
    const QList<ReasonCount> reasons = countReasons(project);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    QList<ReportTableView *> views;
    for (const ReportTable &table : {reasonsTable(reasons), paragraphsTable(reasons)}) {
        if (table.rows.empty())
            continue;
        column->addWidget(theme::heading(table.title, this));
        column->addWidget(theme::quietLabel(table.remark, this));
        views.append(viewOf(table, this));
        column->addWidget(views.last(), 1);
    }
    if (views.isEmpty())
        column->addWidget(theme::quietLabel(
            tr("No case is decided yet. A reason is noted with R in the list of disagreements."), this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("As tables, for a spreadsheet or a text"));
    copy->setEnabled(!views.isEmpty());
    connect(copy, &QPushButton::clicked, this, [views] { copyTables(views); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    theme::resizeWithinScreen(this, {680, 560});
}

} // namespace standpoint
