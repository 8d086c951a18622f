// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys of now, for the whole program: gives them to the actions of every window, remembers what somebody
// chose, and knows a key by its place where the letter that it types is not in the map. Settings are read
// once and written when keys change, never at a key.
#pragma once

#include "ui/keys/key_set.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QKeyEvent;
class QWidget;

namespace standpoint {

class KeyMap : public QObject
{
    Q_OBJECT

public:
    static KeyMap &instance();

    const KeySet &set() const { return m_set; }
    /// Takes these keys, gives them to all actions at once and stores them. `layoutIsChosen`: somebody said
    /// which keyboard this is, so it is not guessed again.
    void setKeys(const KeySet &set, bool layoutIsChosen);
    /// Reads what is stored anew.
    void reload();

    /// Gives the action its id as object name, its keys of now and then, and, where it has no tool tip of
    /// its own, one that says its name and keys.
    void bind(QAction *action, const QString &id);
    /// A tool tip that goes on to say the keys.
    void setTip(QAction *action, const QString &tip);

    void setTip(QWidget *widget, const QString &tip, const QString &id);

    QList<QKeySequence> keys(const QString &id) const;
    /// The first key for people to read; "(no key)" where there is none.
    QString text(const QString &id) const;
    /// "Save (Ctrl+S)"; the words alone where there is no key.
    QString withKeys(const QString &words, const QString &id) const;
    /// Runs `show` now and whenever keys change, as long as `context` lives.
    void follow(QObject *context, const std::function<void()> &show);

    /// For the event() of a window: where a key is pressed that no field wants and that counts by its place,
    /// accepts it before Qt looks for a shortcut, and returns true; it comes back as a key press, for
    /// trigger(). Learns on the way which keyboard this is. Constant time.
    bool keepFromShortcuts(QEvent &event);
    /// Triggers what the key's place means in this window, of this scope. False: nothing.
    bool trigger(const QKeyEvent &event, QWidget *window, KeyScope scope);
    /// keyboardSeen() reached somebody: it is not said again of this layout, in later sessions either.
    void noteOffered(KeyLayout layout);
    /// The pressed key as actions have it, by its place where that counts: in the digits' row, too.
    QKeySequence named(const QKeyEvent &event) const;

    /// Whether scan codes mean places here; as the platform has it, unless a test says so.
    void setPlacesKnown(bool known) { m_placesKnown = known; }

signals:
    void changed();
    /// Letters lie otherwise than was guessed, and nobody said which keyboard this is. Once a session.
    void keyboardSeen(standpoint::KeyLayout layout);

private:
    KeyMap();
    void apply(QAction *action, int at);
    std::optional<QKeyCombination> byPlace(const QKeyEvent &event) const;
    void learnFrom(const QKeyEvent &event);

    KeySet m_set;
    std::vector<QList<QAction *>> m_actions; ///< of all windows, by place in keyActions()
    std::optional<KeyLayout> m_offered;
    bool m_layoutIsChosen = false;
    bool m_placesKnown = false;
    bool m_typesOtherLetters = false; ///< the last letter was none of the Latin alphabet
    bool m_saidWhatIsSeen = false;
};

} // namespace standpoint
