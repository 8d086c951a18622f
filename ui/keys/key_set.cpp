// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_set.h"

#include "ui/keys/key_rules.h"

#include <QSettings>
#include <QStringList>

namespace standpoint {

namespace {

const QString layoutKey = QStringLiteral("keys/layout");

QString settingOf(const KeyAction &action)
{
    return QStringLiteral("keys/actions/") + action.id;
}

int combined(const QKeySequence &key)
{
    return key[0].toCombined();
}

bool worksIn(KeyScope scope, int action)
{
    return overlap(keyActions()[static_cast<std::size_t>(action)].scope, scope);
}

} // namespace

KeySet::KeySet(KeyLayout layout)
    : m_layout(layout)
{
    rebuild();
}

KeySet KeySet::read(const QSettings &settings, KeyLayout guess)
{
    KeySet set(layoutOf(settings.value(layoutKey).toString()).value_or(guess));
    for (int action = 0; action < static_cast<int>(keyActions().size()); ++action) {
        const QString setting = settingOf(keyActions()[static_cast<std::size_t>(action)]);
        if (!settings.contains(setting))
            continue;
        QList<QKeySequence> keys;
        const QStringList names = settings.value(setting).toStringList();
        bool unreadable = names.isEmpty(); // no keys are one empty name
        for (const QString &name : names) {
            if (name.isEmpty())
                continue;
            const QKeySequence key = QKeySequence::fromString(name, QKeySequence::PortableText);
            if (key.count() == 1 && !whyNot(key, action))
                keys.append(key);
            else
                unreadable = true;
        }
        if (!unreadable || !keys.isEmpty()) // an action does not lose its keys to a line that nobody can read
            set.m_chosen.insert(action, keys);
    }
    set.rebuild();
    return set;
}

void KeySet::write(QSettings &settings, bool withLayout) const
{
    if (withLayout)
        settings.setValue(layoutKey, layoutId(m_layout));
    for (int action = 0; action < static_cast<int>(keyActions().size()); ++action) {
        const QString setting = settingOf(keyActions()[static_cast<std::size_t>(action)]);
        const auto chosen = m_chosen.find(action);
        if (chosen == m_chosen.end()) {
            settings.remove(setting);
            continue;
        }
        QStringList names;
        for (const QKeySequence &key : *chosen)
            names.append(key.toString(QKeySequence::PortableText));
        if (names.isEmpty())
            names.append(QString()); // an empty list would be read back as nothing at all
        settings.setValue(setting, names);
    }
}

void KeySet::setLayout(KeyLayout layout)
{
    m_layout = layout;
    rebuild();
}

QList<QKeySequence> KeySet::proposed(int action) const
{
    return defaultKeys(keyActions()[static_cast<std::size_t>(action)], m_layout);
}

QList<int> KeySet::holders(const QKeySequence &key, int action) const
{
    QList<int> found;
    const auto add = [&](const QHash<int, int> &owners) {
        const int owner = owners.value(combined(key), -1);
        if (owner >= 0 && !found.contains(owner))
            found.append(owner);
    };
    if (worksIn(KeyScope::Window, action))
        add(m_inWindow);
    if (worksIn(KeyScope::Cases, action))
        add(m_inCases);
    if (worksIn(KeyScope::StartPage, action))
        add(m_onStartPage);
    return found;
}

QList<int> KeySet::holdersOfProposed(int action) const
{
    QList<int> found;
    for (const QKeySequence &key : proposed(action)) {
        for (const int holder : holders(key, action)) {
            if (holder != action && !found.contains(holder))
                found.append(holder);
        }
    }
    return found;
}

void KeySet::choose(int action, const QList<QKeySequence> &keys)
{
    if (keys == proposed(action))
        m_chosen.remove(action);
    else
        m_chosen.insert(action, keys);
}

void KeySet::give(int action, const QKeySequence &key)
{
    if (keys(action).contains(key))
        return;
    for (const int holder : holders(key, action))
        take(holder, key);
    choose(action, keys(action) + QList<QKeySequence>{key});
    rebuild();
}

void KeySet::take(int action, const QKeySequence &key)
{
    QList<QKeySequence> rest = keys(action);
    if (rest.removeAll(key) == 0)
        return;
    choose(action, rest);
    rebuild();
}

void KeySet::reset(int action)
{
    for (const QKeySequence &key : proposed(action)) {
        for (const int holder : holders(key, action)) {
            if (holder != action)
                take(holder, key);
        }
    }
    m_chosen.remove(action);
    rebuild();
}

void KeySet::resetAll()
{
    m_chosen.clear();
    rebuild();
}

void KeySet::rebuild()
{
    m_keys.assign(keyActions().size(), {});
    m_inWindow.clear();
    m_inCases.clear();
    m_onStartPage.clear();
    for (auto chosen = m_chosen.begin(); chosen != m_chosen.end(); ++chosen)
        claim(chosen.key(), *chosen);
    for (int action = 0; action < static_cast<int>(keyActions().size()); ++action) {
        if (!m_chosen.contains(action))
            claim(action, proposed(action));
    }
}

/// Those of the keys that nobody has yet.
void KeySet::claim(int action, const QList<QKeySequence> &keys)
{
    QList<QKeySequence> &got = m_keys[static_cast<std::size_t>(action)];
    for (const QKeySequence &key : keys) {
        if (!holders(key, action).isEmpty())
            continue;
        got.append(key);
        if (worksIn(KeyScope::Window, action))
            m_inWindow.insert(combined(key), action);
        if (worksIn(KeyScope::Cases, action))
            m_inCases.insert(combined(key), action);
        if (worksIn(KeyScope::StartPage, action))
            m_onStartPage.insert(combined(key), action);
    }
}

} // namespace standpoint
