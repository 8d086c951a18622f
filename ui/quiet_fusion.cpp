// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quiet_fusion.h"

#include "ui/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QStyleFactory>
#include <QStyleOption>
#include <QStyledItemDelegate>

namespace standpoint {

namespace {

/// Rows of a drop-down list with the air that menus have.
class RoomyDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize needed = QStyledItemDelegate::sizeHint(option, index);
        return {needed.width(), qMax(needed.height(), option.fontMetrics.height() + 12)};
    }
};

/// A drop-down list is as wide as its longest row, however narrow the field is that opens it.
class WideEnough : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *box = qobject_cast<QWidget *>(watched);
        const auto *list =
            box && event->type() == QEvent::Show ? box->findChild<QAbstractItemView *>() : nullptr;
        if (!list)
            return false;
        const QRect screen = box->screen()->availableGeometry();
        QRect place = box->geometry();
        const int around = place.width() - list->viewport()->width();
        const int width = qMin(list->sizeHintForColumn(0) + around, screen.width());
        if (width > place.width()) {
            if (box->isRightToLeft())
                place.setLeft(place.right() + 1 - width);
            else
                place.setWidth(width);
            place.moveLeft(qBound(screen.left(), place.left(), screen.right() + 1 - width));
            box->setGeometry(place);
        }
        return false;
    }
};

constexpr double corner = 6;
constexpr int arrowRoom = 24; ///< width of the part with the arrow, in device-independent pixels

bool isOn(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_Enabled);
}

QColor inkOf(const QStyleOption &option)
{
    return option.palette.color(isOn(option) ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
}

/// The line around a control: the accent where it has the keyboard.
QColor lineOf(const QStyleOption &option)
{
    const bool strong = isOn(option)
        && (option.state.testFlag(QStyle::State_HasFocus) || option.state.testFlag(QStyle::State_MouseOver));
    return option.palette.color(strong ? QPalette::Link : QPalette::Mid);
}

void drawBox(QPainter *painter, const QStyleOption &option, const QRect &rect, double radius)
{
    painter->setPen(lineOf(option));
    painter->setBrush(option.palette.color(isOn(option) ? QPalette::Base : QPalette::Window));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

/// An arrow as two lines; `down` or up.
void drawArrow(QPainter *painter, const QColor &ink, const QRect &room, bool down)
{
    const QPointF middle = QRectF(room).center();
    const double way = down ? 2 : -2;
    painter->setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(
        QPolygonF{middle + QPointF(-4, -way), middle + QPointF(0, way), middle + QPointF(4, -way)});
}

void drawCheckBox(QPainter *painter, const QStyleOption &option)
{
    const int side = qMin(option.rect.width(), option.rect.height());
    const QRect box(option.rect.center().x() - side / 2, option.rect.center().y() - side / 2, side, side);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ink = inkOf(option);
    QColor line = ink;
    line.setAlphaF(ink.alphaF() * 0.7F);
    painter->setPen(option.state.testFlag(QStyle::State_HasFocus)
            ? QPen(option.palette.color(QPalette::Link), 2)
            : QPen(line));
    const bool checked = option.state.testFlag(QStyle::State_On);
    painter->setBrush(checked ? ink : option.palette.color(QPalette::Base));
    painter->drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3);
    if (checked) {
        const double unit = side / 16.0;
        painter->translate(box.topLeft());
        painter->setPen(
            QPen(option.palette.color(QPalette::Base), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(
            QPolygonF{QPointF(4.5, 8.5) * unit, QPointF(7, 11) * unit, QPointF(11.5, 5.5) * unit});
    }
    painter->restore();
}

/// Our icon for one of Qt's; null where there is none.
const char *iconFor(QStyle::StandardPixmap picture)
{
    switch (picture) {
    case QStyle::SP_MessageBoxWarning:
    case QStyle::SP_MessageBoxCritical:
        return "warning";
    case QStyle::SP_MessageBoxQuestion:
        return "help";
    case QStyle::SP_MessageBoxInformation:
        return "about";
    case QStyle::SP_LineEditClearButton:
        return "close";
    case QStyle::SP_FileDialogToParent:
        return "up";
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
    case QStyle::SP_ArrowLeft:
        return "previous";
    case QStyle::SP_ArrowForward:
    case QStyle::SP_ArrowRight:
        return "next";
    case QStyle::SP_FileDialogNewFolder:
        return "add";
    case QStyle::SP_FileDialogListView:
        return "articles";
    case QStyle::SP_FileDialogDetailedView:
        return "list";
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
    case QStyle::SP_DirHomeIcon:
        return "open";
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return "article";
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DriveHDIcon:
        return "computer";
    default:
        return nullptr;
    }
}

} // namespace

QuietFusion::QuietFusion()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void QuietFusion::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    auto *combo = qobject_cast<QComboBox *>(widget);
    if (combo && !qobject_cast<RoomyDelegate *>(combo->itemDelegate()))
        combo->setItemDelegate(new RoomyDelegate(combo));
    if (widget->inherits("QComboBoxPrivateContainer") && !widget->findChild<WideEnough *>())
        widget->installEventFilter(new WideEnough(widget));
}

int QuietFusion::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ComboBox_Popup:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void QuietFusion::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox)
        drawCheckBox(painter, *option);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void QuietFusion::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!(control == CC_ComboBox && combo) && !(control == CC_SpinBox && spin)) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawBox(painter, *option, option->rect, corner);
    if (control == CC_ComboBox) {
        drawArrow(
            painter, inkOf(*option), subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget), true);
    } else if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
        drawArrow(painter, inkOf(*option), subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget), false);
        drawArrow(painter, inkOf(*option), subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget), true);
    }
    painter->restore();
}

QSize QuietFusion::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        needed.setHeight(qMax(needed.height(), option->fontMetrics.height() + 12));
    if (type == CT_ComboBox)
        needed.rwidth() += 8;
    return needed;
}

QIcon QuietFusion::standardIcon(
    StandardPixmap picture, const QStyleOption *option, const QWidget *widget) const
{
    if (const char *ours = iconFor(picture))
        return theme::icon(QString::fromLatin1(ours));
    return QProxyStyle::standardIcon(picture, option, widget);
}

QRect QuietFusion::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const QRect all = option->rect;
    QRect rect;
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        rect = QRect(all.right() - arrowRoom, all.top(), arrowRoom, all.height());
    else if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        rect = all.adjusted(6, 2, -arrowRoom, -2);
    else if (control == CC_SpinBox && part == SC_SpinBoxUp)
        rect = QRect(all.right() - arrowRoom, all.top() + 2, arrowRoom, all.height() / 2 - 2);
    else if (control == CC_SpinBox && part == SC_SpinBoxDown)
        rect = QRect(all.right() - arrowRoom, all.center().y(), arrowRoom, all.height() / 2 - 2);
    else if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        rect = all.adjusted(8, 2, -arrowRoom, -2);
    else
        return QProxyStyle::subControlRect(control, option, part, widget);
    return visualRect(option->direction, all, rect);
}

} // namespace standpoint

#include "quiet_fusion.moc"
