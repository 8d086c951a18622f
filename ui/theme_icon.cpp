// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme_icon.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>

namespace standpoint {

namespace {

QColor inkOf(QIcon::Mode mode, QIcon::State state)
{
    const QPalette palette = QApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    default:
        // What is pressed down lies on the colour of the selection.
        return palette.color(
            QPalette::Active, state == QIcon::On ? QPalette::HighlightedText : QPalette::ButtonText);
    }
}

} // namespace

ThemeIcon::ThemeIcon(QString name)
    : m_name(std::move(name))
{
}

void ThemeIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const double ratio = painter->device()->devicePixelRatioF();
    QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
    drawn.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, drawn);
}

QPixmap ThemeIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    // Drawing one costs more than a key may, and a list shows nine.
    const QColor ink = inkOf(mode, state);
    const QString known =
        QStringLiteral("icon %1 %2 %3 %4").arg(m_name, ink.name()).arg(size.width()).arg(size.height());
    QPixmap drawn;
    if (QPixmapCache::find(known, &drawn))
        return drawn;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const int side = qMin(size.width(), size.height());
    QSvgRenderer renderer(file.readAll().replace("currentColor", ink.name().toLatin1()));
    drawn = QPixmap(size);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(known, drawn);
    return drawn;
}

QIconEngine *ThemeIcon::clone() const
{
    return new ThemeIcon(m_name);
}

QString ThemeIcon::key() const
{
    return QStringLiteral("standpoint");
}

} // namespace standpoint
