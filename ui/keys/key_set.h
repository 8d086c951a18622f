// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which keys every action has: a layout's, and what somebody chose instead. Whatever is put in, no two
// actions that work in one place come to have one key: there is one owner for each, and what one chose goes
// before what a layout proposes.
#pragma once

#include "ui/keys/key_layout.h"

#include <QHash>
#include <QMap>

class QSettings;

namespace standpoint {

class KeySet
{
public:
    explicit KeySet(KeyLayout layout = KeyLayout::Qwerty);

    /// What is stored; a layout that is not stored is `guess`. Ids and keys that cannot be read, or that
    /// nothing may have, are passed over.
    static KeySet read(const QSettings &settings, KeyLayout guess);
    /// Stores what differs from the layout's keys, and the layout where `withLayout`. What another version
    /// stored under ids that are not known here stays.
    void write(QSettings &settings, bool withLayout) const;

    KeyLayout layout() const { return m_layout; }
    void setLayout(KeyLayout layout);

    /// Actions are places in keyActions() here, as in all that follows.
    const QList<QKeySequence> &keys(int action) const { return m_keys[static_cast<std::size_t>(action)]; }
    /// Whether somebody chose its keys.
    bool isChosen(int action) const { return m_chosen.contains(action); }
    bool hasChosen() const { return !m_chosen.isEmpty(); }
    /// Its keys by the layout alone.
    QList<QKeySequence> proposed(int action) const;
    /// Who has a key of the layout that this one would have: those from whom reset() takes.
    QList<int> holdersOfProposed(int action) const;

    /// Who has this key where `action` works, `action` itself included. Constant time.
    QList<int> holders(const QKeySequence &key, int action) const;
    /// Who has this key in the window of a project, among its cases, or on the start page; -1 for nobody.
    /// Constant time.
    int owner(QKeyCombination key, KeyScope scope = KeyScope::Window) const
    {
        const QHash<int, int> &owners = scope == KeyScope::StartPage ? m_onStartPage
            : scope == KeyScope::Cases                               ? m_inCases
                                                                     : m_inWindow;
        return owners.value(key.toCombined(), -1);
    }

    /// Gives a key to an action. Whoever has it there loses it.
    void give(int action, const QKeySequence &key);
    void take(int action, const QKeySequence &key);
    /// Back to the layout's keys; whoever has one of them loses it.
    void reset(int action);
    void resetAll();

    bool operator==(const KeySet &) const = default;

private:
    void choose(int action, const QList<QKeySequence> &keys);
    void rebuild();
    void claim(int action, const QList<QKeySequence> &keys);

    KeyLayout m_layout;
    QMap<int, QList<QKeySequence>> m_chosen;
    std::vector<QList<QKeySequence>> m_keys; ///< of every action
    QHash<int, int> m_inWindow;              ///< owner by combined key
    QHash<int, int> m_inCases;
    QHash<int, int> m_onStartPage;
};

} // namespace standpoint
