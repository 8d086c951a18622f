// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each user likes: how articles and the interface look. Kept for the user, never in a project.
#pragma once

#include "ui/theme.h"

#include <QFont>

namespace standpoint {

/// How an article is set. load() brings what is out of range back into it.
struct ReadingPreferences
{
    static constexpr int smallest = 8; ///< points
    static constexpr int largest = 40;
    static constexpr double leastSpacing = 1.0; ///< of a line, in heights of the font
    static constexpr double mostSpacing = 3.0;
    static constexpr int shortestLine = 40; ///< characters
    static constexpr int longestLine = 120;

    QString family;    ///< empty: the usual serif face
    int pointSize = 0; ///< 0: the usual size, a third above the interface's
    double lineSpacing = 1.5;
    int lineLength = 70;

    bool operator==(const ReadingPreferences &) const = default;

    static ReadingPreferences load();
    void store() const;
    QFont font() const;
};

/// How everything else looks.
struct InterfacePreferences
{
    enum class Direction
    {
        Language, ///< that the interface is in
        LeftToRight,
        RightToLeft
    };
    static constexpr int smallest = 7; ///< points
    static constexpr int largest = 32;

    theme::Look look = theme::Look::System;
    Direction direction = Direction::Language;
    int pointSize = 0; ///< 0: the desktop's

    bool operator==(const InterfacePreferences &) const = default;

    static InterfacePreferences load();
    void store() const;
    /// For the whole application, at once.
    void apply() const;
};

/// The desktop's own size of text, in points, whatever was chosen since.
int desktopPointSize();

} // namespace standpoint
