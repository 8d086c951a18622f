// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/statistics_dialog.h"

#include "ui/theme.h"
#include "ui/workbench.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableWidget>

#include <cmath>

namespace standpoint {

namespace {

constexpr int ratioRole = Qt::UserRole; ///< of the best day, 0 to 1
constexpr int digitsWidth = 7;          ///< characters that a count has room for
enum Column
{
    DayColumn,
    LabelsColumn,
    ArticlesColumn,
    TimeColumn,
    SpeedColumn,
    ColumnCount
};

/// A count, and behind it a bar that shows how it compares with the best day.
class BarDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const QFontMetrics metrics(option.font);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const int digits = metrics.averageCharWidth() * digitsWidth;
        QRect room = option.rect.adjusted(theme::grid, 0, -theme::grid, 0);
        painter->setLayoutDirection(option.direction);
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        QRect number = room;
        number.setWidth(digits);
        if (mirrored)
            number.moveRight(room.right());
        painter->drawText(number.adjusted(mirrored ? theme::grid : 0, 0, mirrored ? 0 : -theme::grid, 0),
            Qt::AlignVCenter | Qt::AlignTrailing, index.data().toString());
        room.adjust(mirrored ? 0 : digits, 0, mirrored ? -digits : 0, 0);
        const int length = static_cast<int>(std::lround(room.width() * index.data(ratioRole).toDouble()));
        QRect bar(room.left(), room.center().y() - theme::half, qMax(2, length), theme::grid);
        if (mirrored)
            bar.moveRight(room.right());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.palette.color(QPalette::Link));
        painter->drawRoundedRect(bar, 2, 2);
        painter->restore();
    }
};

QString spokenSpeed(const DayOfWork &day)
{
    const auto speed = day.perHour();
    return speed ? QLocale().toString(*speed, 'f', 0) : StatisticsDialog::tr("–");
}

/// A large figure over what it counts.
void addFigure(QGridLayout *grid, int row, int column, const QString &figure, const QString &words)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(0);
    auto *number = new QLabel(figure);
    QFont font = number->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    number->setFont(font);
    number->setAccessibleName(QStringLiteral("%1 %2").arg(figure, words));
    box->addWidget(number);
    QLabel *what = theme::quietLabel(words);
    what->setWordWrap(false);
    box->addWidget(what);
    grid->addLayout(box, row, column);
}

void addFigures(QGridLayout *grid, int row, const QString &heading, const WorkStatistics &work)
{
    DayOfWork sum;
    for (const DayOfWork &day : work.days) {
        sum.labels += day.labels;
        sum.articles =
            qMax(sum.articles, day.articles); // of a session that goes over midnight: the longer part
        sum.milliseconds += day.milliseconds;
    }
    grid->addWidget(theme::heading(heading), row, 0, 1, 4);
    addFigure(
        grid, row + 1, 0, QLocale().toString(sum.labels), StatisticsDialog::tr("labels", "", sum.labels));
    addFigure(
        grid, row + 1, 1, QLocale().toString(sum.articles), StatisticsDialog::tr("articles with labels"));
    addFigure(grid, row + 1, 2, spokenTime(sum.milliseconds), StatisticsDialog::tr("at work"));
    addFigure(grid, row + 1, 3, spokenSpeed(sum), StatisticsDialog::tr("labels per hour"));
}

QTableWidget *tableOf(const WorkStatistics &work)
{
    auto *table = new QTableWidget(static_cast<int>(work.days.size()), ColumnCount);
    table->setHorizontalHeaderLabels({StatisticsDialog::tr("Day"), StatisticsDialog::tr("Labels"),
        StatisticsDialog::tr("Articles"), StatisticsDialog::tr("At work"), StatisticsDialog::tr("Per hour")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setAccessibleName(StatisticsDialog::tr("Days of work"));
    table->setItemDelegateForColumn(LabelsColumn, new BarDelegate(table));
    int best = 1;
    for (const DayOfWork &day : work.days)
        best = qMax(best, day.labels);
    for (int row = 0; row < table->rowCount(); ++row) {
        const DayOfWork &day = work.days[work.days.size() - 1 - row];
        const auto put = [&](Column column, const QString &text) {
            auto *item = new QTableWidgetItem(text);
            table->setItem(row, column, item);
            return item;
        };
        put(DayColumn, QLocale().toString(day.day, QLocale::ShortFormat));
        put(LabelsColumn, QLocale().toString(day.labels))
            ->setData(ratioRole, static_cast<double>(day.labels) / best);
        put(ArticlesColumn, QLocale().toString(day.articles));
        put(TimeColumn, spokenTime(day.milliseconds));
        put(SpeedColumn, spokenSpeed(day));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(LabelsColumn, QHeaderView::Stretch);
    return table;
}

} // namespace

QString spokenTime(qint64 milliseconds)
{
    const qint64 minutes = milliseconds / (60LL * 1000);
    if (minutes < 1)
        return StatisticsDialog::tr("< 1 min");
    if (minutes < 60)
        return StatisticsDialog::tr("%1 min").arg(minutes);
    return StatisticsDialog::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

StatisticsDialog::StatisticsDialog(const Workbench &bench, const QDateTime &since, QWidget *parent)
    : QDialog(parent)
{
    const ProjectDocument &document = bench.document();
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const WorkStatistics all = workStatistics(document.project(), document.annotator(), zone);
    const WorkStatistics session = workStatistics(document.project(), document.annotator(), zone, since);
    WorkStatistics today;
    today.days = {all.on(QDate::currentDate())};
    setWindowTitle(tr("Your progress"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * theme::grid);
    addFigures(grid, 0, tr("Since the project was opened"), session);
    grid->setRowMinimumHeight(2, theme::grid);
    addFigures(grid, 3, tr("Today"), today);
    column->addLayout(grid);
    column->addSpacing(theme::grid);
    column->addWidget(theme::heading(tr("Day by day")));
    if (all.days.isEmpty())
        column->addWidget(
            theme::quietLabel(tr("You have not tagged anything in this project yet.")), 1, Qt::AlignTop);
    else
        column->addWidget(tableOf(all), 1);
    column->addWidget(theme::quietLabel(
        tr("You marked %1 of %2 articles done and made %3 labels that still stand. Pauses of more than ten "
           "minutes "
           "do not count as work; a speed needs five minutes of it. Nobody else sees this page.")
            .arg(QLocale().toString(all.articlesDone), QLocale().toString(all.articles),
                QLocale().toString(all.labels))));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    theme::resizeWithinScreen(this, {600, 560});
}

} // namespace standpoint
