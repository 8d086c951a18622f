// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_map.h"

#include "ui/keys/key_rules.h"
#include "ui/theme.h"
#include "ui/usable.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>

namespace standpoint {

namespace {

const QString offeredKey = QStringLiteral("keys/offered");
constexpr char tipProperty[] = "keyMapTip";        ///< the tip without keys
constexpr char shownProperty[] = "keyMapTipShown"; ///< as last set here

/// Whether what is typed is a letter, and of which script.
std::optional<QChar::Script> scriptOf(int key)
{
    constexpr int beyondUnicode = 0x01000000; // where Qt numbers keys that type nothing
    if (key <= 0 || key >= beyondUnicode || !QChar::isLetter(static_cast<char32_t>(key)))
        return {};
    return QChar::script(static_cast<char32_t>(key));
}

/// As QShortcutMap decides: the action belongs to the window, or to the widget with the keyboard.
bool belongsTo(const QAction *action, const QWidget *window, bool toWidgetOnly)
{
    const QObjectList places = action->associatedObjects();
    for (const QObject *place : places) {
        if (const auto *menu = qobject_cast<const QMenu *>(place)) {
            if (!toWidgetOnly && menu->menuAction() != action
                && belongsTo(menu->menuAction(), window, toWidgetOnly))
                return true;
        } else if (const auto *widget = qobject_cast<const QWidget *>(place)) {
            if (toWidgetOnly ? widget == QApplication::focusWidget() : widget->window() == window)
                return true;
        }
    }
    return false;
}

} // namespace

KeyMap &KeyMap::instance()
{
    static KeyMap map;
    return map;
}

KeyMap::KeyMap()
    : m_actions(keyActions().size())
    , m_placesKnown(platformNumbersKeys())
{
    reload();
}

void KeyMap::reload()
{
    const QSettings settings;
    m_layoutIsChosen = settings.contains(QStringLiteral("keys/layout"));
    m_set = KeySet::read(settings, m_layoutIsChosen ? KeyLayout::Qwerty : guessLayout());
    m_offered = layoutOf(settings.value(offeredKey).toString());
    m_typesOtherLetters = false;
    m_saidWhatIsSeen = false;
    for (std::size_t at = 0; at < m_actions.size(); ++at) {
        for (QAction *action : std::as_const(m_actions[at]))
            apply(action, static_cast<int>(at));
    }
    emit changed();
}

void KeyMap::setKeys(const KeySet &set, bool layoutIsChosen)
{
    m_layoutIsChosen = m_layoutIsChosen || layoutIsChosen;
    QSettings settings;
    set.write(settings, m_layoutIsChosen);
    if (set == m_set)
        return;
    m_set = set;
    for (std::size_t at = 0; at < m_actions.size(); ++at) {
        for (QAction *action : std::as_const(m_actions[at]))
            apply(action, static_cast<int>(at));
    }
    emit changed();
}

void KeyMap::bind(QAction *action, const QString &id)
{
    const int at = keyActionAt(id);
    Q_ASSERT_X(at >= 0, "KeyMap::bind", "an id that is not in key_actions.cpp");
    if (at < 0)
        return;
    action->setObjectName(id);
    const KeyScope scope = keyActions()[static_cast<std::size_t>(at)].scope;
    if (scope == KeyScope::Article || scope == KeyScope::Cases)
        action->setShortcutContext(Qt::WidgetShortcut); // elsewhere a letter stays a letter
    if (action->toolTip() == plainName(action) || action->toolTip().isEmpty())
        action->setProperty(tipProperty, plainName(action));
    QList<QAction *> &bound = m_actions[static_cast<std::size_t>(at)];
    bound.append(action);
    connect(action, &QObject::destroyed, this,
        [this, at, action] { m_actions[static_cast<std::size_t>(at)].removeOne(action); });
    apply(action, at);
}

void KeyMap::setTip(QAction *action, const QString &tip)
{
    action->setProperty(tipProperty, tip);
    action->setProperty(shownProperty, QString());
    if (const int at = keyActionAt(action->objectName()); at >= 0)
        apply(action, at);
}

void KeyMap::setTip(QWidget *widget, const QString &tip, const QString &id)
{
    follow(widget, [widget, tip, id] { widget->setToolTip(instance().withKeys(tip, id)); });
}

void KeyMap::apply(QAction *action, int at)
{
    action->setShortcuts(m_set.keys(at));
    const QVariant tip = action->property(tipProperty);
    const QString shown = action->property(shownProperty).toString();
    if (!tip.isValid() || (!shown.isEmpty() && action->toolTip() != shown))
        return; // somebody else says what it says
    const QString now = theme::plainTip(withKeys(tip.toString(), action->objectName()));
    action->setToolTip(now);
    action->setProperty(shownProperty, now);
}

QList<QKeySequence> KeyMap::keys(const QString &id) const
{
    const int at = keyActionAt(id);
    return at < 0 ? QList<QKeySequence>() : m_set.keys(at);
}

QString KeyMap::text(const QString &id) const
{
    return firstKeyText(keys(id));
}

QString KeyMap::withKeys(const QString &words, const QString &id) const
{
    const QList<QKeySequence> now = keys(id);
    return now.isEmpty() ? words : tr("%1 (%2)").arg(words, keysText(now));
}

void KeyMap::follow(QObject *context, const std::function<void()> &show)
{
    connect(this, &KeyMap::changed, context, show);
    show();
}

bool KeyMap::keepFromShortcuts(QEvent &event)
{
    if (event.type() != QEvent::ShortcutOverride)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(event);
    learnFrom(key);
    const std::optional<QKeyCombination> place = byPlace(key);
    if (!place)
        return false;
    // With Alt and the like only what is ours: the menus of a translated window have letters of their own.
    const bool isPlain = !(place->keyboardModifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier));
    if (!isPlain && m_set.owner(*place) < 0 && m_set.owner(*place, KeyScope::StartPage) < 0)
        return false;
    event.accept();
    return true;
}

void KeyMap::learnFrom(const QKeyEvent &event)
{
    const std::optional<QChar::Script> script = scriptOf(event.key());
    if (!script)
        return;
    m_typesOtherLetters = *script != QChar::Script_Latin;
    if (!m_placesKnown || m_typesOtherLetters || m_layoutIsChosen || m_saidWhatIsSeen)
        return;
    const std::optional<KeyLayout> seen = layoutThatHas(event.nativeScanCode(), event.key());
    if (!seen || seen == m_offered || *seen == m_set.layout() || m_set.layout() == KeyLayout::ByPosition)
        return;
    m_saidWhatIsSeen = true;
    emit keyboardSeen(*seen);
}

void KeyMap::noteOffered(KeyLayout layout)
{
    m_offered = layout;
    QSettings().setValue(offeredKey, layoutId(layout));
}

/// The key that its place stands for; nothing where what is typed counts.
std::optional<QKeyCombination> KeyMap::byPlace(const QKeyEvent &event) const
{
    if (!m_placesKnown || event.modifiers().testFlag(Qt::KeypadModifier))
        return {};
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeyboardModifiers(Qt::GroupSwitchModifier);
    const std::optional<QChar::Script> script = scriptOf(event.key());
    const bool otherLetter =
        (script && *script != QChar::Script_Latin) || event.key() == 0 || event.key() == Qt::Key_unknown;
    const bool withControl = held & ~Qt::KeyboardModifiers(Qt::ShiftModifier);
    // Signs between letters of another alphabet lie anywhere: the first key of a Greek keyboard types ";".
    const bool otherSign = m_typesOtherLetters && !script;
    if (!(otherLetter || (!withControl && (m_set.layout() == KeyLayout::ByPosition || otherSign))))
        return {};
    const std::optional<QKeyCombination> there =
        keyAtPlace(event.nativeScanCode(), m_set.layout(), held.testFlag(Qt::ShiftModifier));
    if (!there || !withControl)
        return there;
    return QKeyCombination(held, there->key());
}

bool KeyMap::trigger(const QKeyEvent &event, QWidget *window, KeyScope scope)
{
    const std::optional<QKeyCombination> key = byPlace(event);
    const int at = key ? m_set.owner(*key, scope) : -1;
    if (at < 0)
        return false;
    for (QAction *action : std::as_const(m_actions[static_cast<std::size_t>(at)])) {
        const bool toWidgetOnly = action->shortcutContext() == Qt::WidgetShortcut;
        if (!action->isEnabled() || !belongsTo(action, window, toWidgetOnly))
            continue;
        if (!event.isAutoRepeat() || action->autoRepeat())
            action->trigger();
        return true;
    }
    return false;
}

QKeySequence KeyMap::named(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers others = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if (m_placesKnown && isInDigitsRow(event.nativeScanCode()) && !(event.modifiers() & others)) {
        const auto digit = static_cast<Qt::Key>(Qt::Key_1 + digitOfRow(event.nativeScanCode()));
        return QKeySequence(QKeyCombination(event.modifiers() & Qt::ShiftModifier, digit));
    }
    const std::optional<QKeyCombination> key = byPlace(event);
    return key ? QKeySequence(*key) : pressedKey(event);
}

} // namespace standpoint
