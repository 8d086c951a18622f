// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that a key can be given to: its stable id, its group, where it works, and its keys on a QWERTY
// keyboard. A new action with a key is one line here, and KeyMap::bind() where the QAction is made.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <vector>

namespace standpoint {

/// The groups of the list of keys, in its order.
enum class KeyGroup
{
    Pad,
    Tagging,
    Borders,
    Reading,
    Articles,
    Find,
    File,
    Edit,
    Codebook,
    Review,
    Cases,
    View,
    Help
};
inline constexpr int keyGroups = 13;
QString groupName(KeyGroup group);

/// Where a key does something. Two actions may have one key only where their scopes do not overlap.
enum class KeyScope
{
    Window,     ///< anywhere in the window of a project
    Article,    ///< there, while the article has the keyboard
    Cases,      ///< in the list of disagreements and the case beside it, which keep plain keys to themselves
    StartPage,  ///< on the start page
    Everywhere, ///< in the window of a project and on the start page
};
bool overlap(KeyScope a, KeyScope b);

struct KeyAction
{
    QString id; ///< "tagging.repeat": stands in settings, so it never changes
    KeyGroup group = KeyGroup::Tagging;
    KeyScope scope = KeyScope::Window;
    QString name;             ///< what people read
    QList<QKeySequence> keys; ///< on a QWERTY keyboard, the one that menus show first; may be empty
};

/// All of them, in the order in which they are listed.
const std::vector<KeyAction> &keyActions();
/// Place in keyActions(), or -1 where there is none of this id. Constant time.
int keyActionAt(const QString &id);

/// The cells of the stance pad that a key can be given to: rows are issues, columns stances. The first 3 × 3
/// have keys from the beginning.
inline constexpr int padRows = 5;
inline constexpr int padColumns = 5;
/// The id of a cell's action, both from 0: "pad.1.1". Empty outside padRows and padColumns.
QString padKeyId(int row, int column);

} // namespace standpoint
