// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Fusion style with the controls drawn flat: one line, round corners, no gradients, no pictures in the
// buttons of dialogs.
#pragma once

#include <QProxyStyle>

namespace standpoint {

class QuietFusion : public QProxyStyle
{
    Q_OBJECT

public:
    QuietFusion();

    using QProxyStyle::polish;
    /// Drop-down lists get rows as high as those of menus, and room for their longest one.
    void polish(QWidget *widget) override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    QIcon standardIcon(
        StandardPixmap picture, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
};

} // namespace standpoint
