// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the program looks on every desktop: the Fusion style with palettes of our own, an 8-pixel grid, line
// icons.
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

class QLabel;
class QLineEdit;

namespace standpoint::theme {

enum class Look
{
    System,
    Light,
    Dark,
    HighContrast
};

/// Distances, in device-independent pixels.
inline constexpr int grid = 8;
inline constexpr int half = 4;
inline constexpr int iconSize = 20;

/// Applies the look to the whole application and remembers it.
void apply(Look look);
/// The colours of a look; System is light here.
QPalette paletteOf(Look look);
/// What the user chose last; System at first.
Look chosen();
/// Whether the palette in force is dark on light or the other way round.
bool isDark(const QPalette &palette);

/// One of resources/icons by name; it is always drawn in the text colour of the palette then in force.
QIcon icon(const QString &name);

/// A small heading above a group of controls.
QLabel *heading(const QString &text, QWidget *parent = nullptr);
/// A key of the keyboard, beside what it does.
QLabel *keyCap(const QString &key, QWidget *parent = nullptr);
/// A line with its keys at the end.
QWidget *withKeys(QLabel *words, const QStringList &keys, QWidget *parent = nullptr);
/// A line of explanation in the quiet colour.
QLabel *quietLabel(const QString &text, QWidget *parent = nullptr);

/// A name or a note as a tool tip: what looks like markup in it is text.
QString plainTip(const QString &text);

/// `form` with a scroll bar where a small screen or a large font leaves it too little room.
QWidget *scrolled(QWidget *form, QWidget *parent);
/// A dialog of this size, or of what the screen has room for.
void resizeWithinScreen(QWidget *dialog, QSize size);

/// A field that narrows a list or looks for something: named for screen readers, with a button that empties
/// it and, if wanted, a magnifying glass.
void makeSearchField(QLineEdit *field, const QString &name, bool glass = true);

/// The wheel scrolls what `field` lies in, and changes its value only while it has the keyboard.
void keepFromWheel(QWidget *field);

/// Letters, digits and Delete that are pressed while `field` (a list, a table, a choice) has the keyboard are
/// for it: without this they would be the window's keys, which tag and delete elsewhere.
void keepKeys(QWidget *field);

} // namespace standpoint::theme
