// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws one of our line icons in the colours of the palette in force at that moment, so that every icon
// follows a change of the look wherever it is shown.
#pragma once

#include <QIconEngine>

namespace standpoint {

class ThemeIcon : public QIconEngine
{
public:
    /// `name` of a file in resources/icons without its ending.
    explicit ThemeIcon(QString name);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;

private:
    QString m_name;
};

} // namespace standpoint
