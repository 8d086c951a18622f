// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/preferences.h"

#include "ui/reader/article_view.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QSettings>

#include <cmath>

namespace standpoint {

namespace {

const QString familyKey = QStringLiteral("reader/family");
const QString sizeKey = QStringLiteral("reader/pointSize");
const QString spacingKey = QStringLiteral("reader/lineSpacing");
const QString lengthKey = QStringLiteral("reader/lineLength");
const QString directionKey = QStringLiteral("interface/direction");
const QString interfaceSizeKey = QStringLiteral("interface/pointSize");

/// A size that was never chosen, or is out of range, is the usual one.
int sizeOf(const QVariant &stored, int smallest, int largest)
{
    const int size = stored.toInt();
    return size >= smallest && size <= largest ? size : 0;
}

Qt::LayoutDirection layoutDirection(InterfacePreferences::Direction direction)
{
    switch (direction) {
    case InterfacePreferences::Direction::LeftToRight:
        return Qt::LeftToRight;
    case InterfacePreferences::Direction::RightToLeft:
        return Qt::RightToLeft;
    default:
        return Qt::LayoutDirectionAuto; // what the translation says; English without one
    }
}

} // namespace

ReadingPreferences ReadingPreferences::load()
{
    const QSettings settings;
    ReadingPreferences reading;
    reading.family = settings.value(familyKey).toString();
    reading.pointSize = sizeOf(settings.value(sizeKey), smallest, largest);
    if (const double spacing = settings.value(spacingKey, reading.lineSpacing).toDouble();
        std::isfinite(spacing))
        reading.lineSpacing = qBound(leastSpacing, spacing, mostSpacing);
    reading.lineLength =
        qBound(shortestLine, settings.value(lengthKey, reading.lineLength).toInt(), longestLine);
    return reading;
}

void ReadingPreferences::store() const
{
    QSettings settings;
    settings.setValue(familyKey, family);
    settings.setValue(sizeKey, pointSize);
    settings.setValue(spacingKey, lineSpacing);
    settings.setValue(lengthKey, lineLength);
}

QFont ReadingPreferences::font() const
{
    QFont font = defaultReadingFont(QApplication::font());
    if (!family.isEmpty() && QFontDatabase::families().contains(family))
        font.setFamilies({family, QApplication::font().family()}); // for the writings that it lacks
    if (pointSize != 0)
        font.setPointSize(pointSize);
    return font;
}

InterfacePreferences InterfacePreferences::load()
{
    const QSettings settings;
    InterfacePreferences preferences;
    preferences.look = theme::chosen();
    preferences.direction = static_cast<Direction>(
        qBound(0, settings.value(directionKey).toInt(), static_cast<int>(Direction::RightToLeft)));
    preferences.pointSize = sizeOf(settings.value(interfaceSizeKey), smallest, largest);
    return preferences;
}

void InterfacePreferences::store() const
{
    QSettings settings;
    settings.setValue(directionKey, static_cast<int>(direction));
    settings.setValue(interfaceSizeKey, pointSize);
}

void InterfacePreferences::apply() const
{
    const int size = pointSize == 0 ? desktopPointSize() : pointSize; // before ours takes its place
    QApplication::setLayoutDirection(layoutDirection(direction));
    if (QFont font = QApplication::font(); font.pointSize() != size) {
        font.setPointSize(size);
        QApplication::setFont(font);
    }
    theme::apply(look); // last: its sheet takes the font's size
}

int desktopPointSize()
{
    static const int size = QFontInfo(QApplication::font()).pointSize();
    return size;
}

} // namespace standpoint
