// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/report_table_view.h"

#include "model/agreement/report_writing.h"
#include "ui/agreement/drawn_cell.h"
#include "ui/agreement/report_table_model.h"
#include "ui/reader/reader_colours.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace standpoint {

namespace {

using Kind = ReportColumn::Kind;
constexpr int padding = theme::grid + 3; ///< as headings of columns have it
constexpr int drawingWidth = 96;
constexpr int widestWords = 360;
constexpr int mostMore = 260; ///< that a column with drawings is given, where the window is wide

bool isDrawn(Kind kind)
{
    return kind == Kind::Share || kind == Kind::Measure;
}

/// Numbers with what is drawn beside them.
class ReportDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Looks how wide the widest number and interval of each column are: so all drawings of a column have one
    /// scale.
    void measure(const ReportTableModel &model, const QFontMetrics &metrics)
    {
        m_numbers.fill(0, model.columnCount());
        m_intervals.fill(0, model.columnCount());
        for (int column = 0; column < model.columnCount(); ++column) {
            for (int row = 0; row < model.rowCount() && isDrawn(model.table().columns[column].kind); ++row) {
                const QModelIndex index = model.index(row, column);
                m_numbers[column] =
                    qMax(m_numbers[column], metrics.horizontalAdvance(model.cell(index).text));
                m_intervals[column] =
                    qMax(m_intervals[column], metrics.horizontalAdvance(model.intervalText(index)));
            }
        }
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const auto &model = static_cast<const ReportTableModel &>(*index.model());
        const ReportCell &cell = model.cell(index);
        const ReportColumn &column = model.column(index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QPalette &palette = option.palette;
        painter->save();
        QColor ground = selected ? palette.color(QPalette::Highlight) : palette.color(QPalette::Base);
        if (!selected && cell.heat)
            ground = mixed(ground, palette.color(QPalette::Link), 0.6 * qBound(0.0, *cell.heat, 1.0));
        painter->fillRect(option.rect, ground);
        const QColor ink = selected ? palette.color(QPalette::HighlightedText)
                                    : readable(palette.color(QPalette::Text), {ground});
        const QColor quiet = selected
            ? ink
            : readable(mixed(palette.color(QPalette::Text), ground, 0.35), {ground}, wantedContrast(palette));
        QRect room = option.rect.adjusted(padding, 0, -padding, 0);
        painter->setFont(option.font);
        if (cell.value && isDrawn(column.kind))
            paintDrawn(*painter, room, model, index, ink, quiet, palette);
        else {
            painter->setPen(cell.why || (cell.value && *cell.value == 0) ? quiet : ink);
            paintText(*painter, room, option, cell.text, column.kind != Kind::Words);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(selected ? ink : palette.color(QPalette::Link), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &model = static_cast<const ReportTableModel &>(*index.model());
        const ReportCell &cell = model.cell(index);
        const QFontMetrics metrics(option.font);
        int width = metrics.horizontalAdvance(cell.text) + 2 * padding;
        const Kind kind = model.column(index).kind;
        if (kind == Kind::Words)
            width = qMin(width, widestWords);
        if (isDrawn(kind)) {
            const int interval = m_intervals[index.column()];
            width = m_numbers[index.column()] + (interval > 0 ? interval + theme::grid : 0) + drawingWidth
                + theme::grid + 2 * padding;
        }
        return {width + 2, metrics.height() + 2 * theme::half + theme::half};
    }

private:
    static void paintText(QPainter &painter, const QRect &room, const QStyleOptionViewItem &option,
        const QString &text, bool isNumber)
    {
        const Qt::Alignment wanted = isNumber ? Qt::AlignTrailing : Qt::AlignLeading;
        painter.drawText(room,
            static_cast<int>(QStyle::visualAlignment(option.direction, wanted) | Qt::AlignVCenter),
            QFontMetrics(option.font).elidedText(text, Qt::ElideRight, room.width()));
    }

    /// The drawing first, then the interval, then the number, which so stands under the others.
    void paintDrawn(QPainter &painter, QRect room, const ReportTableModel &model, const QModelIndex &index,
        const QColor &ink, const QColor &quiet, const QPalette &palette) const
    {
        const ReportCell &cell = model.cell(index);
        painter.setPen(ink);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, cell.text);
        room.setRight(room.right() - m_numbers[index.column()] - theme::grid);
        if (const int widest = m_intervals[index.column()]; widest > 0) {
            painter.setPen(quiet);
            painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, model.intervalText(index));
            room.setRight(room.right() - widest - theme::grid);
        }
        const bool isShare = model.column(index).kind == Kind::Share;
        const Interval interval =
            (isShare ? cell.bar : cell.interval).value_or(Interval{*cell.value, *cell.value});
        const QColor base = palette.color(QPalette::Base);
        const bool onHighlight = ink == palette.color(QPalette::HighlightedText);
        draw(painter, room, {model.column(index).kind, interval.low, interval.high, cell.value},
            {onHighlight ? ink : palette.color(QPalette::Link),
                mixed(base, palette.color(QPalette::Text), onHighlight ? 0.3 : 0.08),
                mixed(base, palette.color(QPalette::Text), 0.35)});
    }

    QList<int> m_numbers;   ///< widths by column
    QList<int> m_intervals; ///< 0 where there are none
};

} // namespace

ReportTableView::ReportTableView(QWidget *parent)
    : QTableView(parent)
    , m_model(new ReportTableModel(this))
{
    setModel(m_model);
    setItemDelegate(new ReportDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(false);
    theme::keepKeys(this);
    connect(this, &QTableView::clicked, this, &ReportTableView::open);
}

void ReportTableView::sortByMostDisagreements()
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (table().columns[column].id == QLatin1String("disagreements"))
            sortByColumn(column, Qt::DescendingOrder);
    }
}

const ReportTable &ReportTableView::table() const
{
    return m_model->table();
}

void ReportTableView::setTable(const ReportTable &table)
{
    m_model->setTable(table);
    setAccessibleName(table.title);
    fitColumns();
    updateGeometry();
}

void ReportTableView::fitColumns()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * theme::half + theme::half);
    static_cast<ReportDelegate *>(itemDelegate())->measure(*m_model, fontMetrics());
    resizeColumnsToContents();
    m_widths.clear();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_widths.append(columnWidth(column));
    m_unbounded = m_widths;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        for (int row = 0; row < m_model->rowCount() && table().columns[column].kind == Kind::Words; ++row)
            m_unbounded[column] = qMax(m_unbounded[column],
                fontMetrics().horizontalAdvance(m_model->cell(m_model->index(row, column)).text) + 2 * padding
                    + 2);
    }
    shareRoom();
}

/// What the window has to spare goes to the columns with drawings, else to words that were cut off.
void ReportTableView::shareRoom()
{
    const QList<ReportColumn> &columns = table().columns;
    int spare = viewport()->width();
    int drawings = 0;
    for (int column = 0; column < m_widths.size(); ++column) {
        spare -= m_widths[column];
        drawings += isDrawn(columns[column].kind) ? 1 : 0;
    }
    const int more = drawings > 0 ? qBound(0, spare / drawings, mostMore) : 0;
    for (int column = 0; column < m_widths.size(); ++column) {
        int wider = isDrawn(columns[column].kind) ? more : 0;
        if (drawings == 0 && columns[column].kind == Kind::Words) { // sentences that were cut off
            wider = qBound(0, m_unbounded[column] - m_widths[column], qMax(0, spare));
            spare -= wider;
        }
        setColumnWidth(column, m_widths[column] + wider);
    }
}

void ReportTableView::copyTable() const
{
    auto *copied = new QMimeData;
    copied->setText(tableText(table()));
    copied->setHtml(tableHtml(table()));
    QGuiApplication::clipboard()->setMimeData(copied);
}

QSize ReportTableView::sizeHint() const
{
    if (!m_whole)
        return QTableView::sizeHint();
    int width = 2 * frameWidth();
    for (const int column : m_widths)
        width += column;
    const int height = horizontalHeader()->sizeHint().height() + 2 * frameWidth()
        + m_model->rowCount() * verticalHeader()->defaultSectionSize();
    return {width, height};
}

QSize ReportTableView::minimumSizeHint() const
{
    if (!m_whole)
        return QTableView::minimumSizeHint();
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    return {qMin(320, sizeHint().width()), sizeHint().height() + bar};
}

void ReportTableView::open(const QModelIndex &index)
{
    if (!index.isValid() || !m_model->cell(index).opens)
        return;
    const QString row = m_model->index(index.row(), 0).data().toString();
    emit opened(*m_model->cell(index).opens,
        tr("%1, %2: %3").arg(row, m_model->column(index).title, m_model->cell(index).text));
}

void ReportTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyTable();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        open(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void ReportTableView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy the table"), this, &ReportTableView::copyTable);
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && m_model->cell(index).opens)
        menu.addAction(
            tr("What stands behind %1").arg(m_model->cell(index).text), this, [this, index] { open(index); });
    menu.exec(event->globalPos());
}

void ReportTableView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool opens = index.isValid() && m_model->cell(index).opens.has_value();
    viewport()->setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void ReportTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareRoom();
}

void ReportTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_model)
        fitColumns();
}

} // namespace standpoint
