// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/command_list.h"

#include "model/text/folding.h"
#include "ui/usable.h"

#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include <algorithm>
#include <tuple>

namespace standpoint {

namespace {

constexpr qsizetype remembered = 5;
const QString lastKey = QStringLiteral("palette/last");

// How well a word fits, the smaller the better.
constexpr int atBeginning = 0; // of the name
constexpr int atWord = 1;      // of a word of the name
constexpr int within = 3;
constexpr int inPlace = 4; // only in the menu's name
constexpr int nowhere = -1;

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    if (keys.isEmpty())
        keys.append(action.text().section(QLatin1Char('\t'), 1)); // where another one takes the key
    return keys.join(QStringLiteral("  "));
}

void collect(const QList<QAction *> &actions, const QString &place, std::vector<Command> &into)
{
    for (QAction *action : actions) {
        const QString name = plainName(action);
        if (action->isSeparator() || name.isEmpty() || !action->isVisible())
            continue;
        if (QMenu *menu = action->menu()) {
            emit menu->aboutToShow();
            collect(
                menu->actions(), place.isEmpty() ? name : QStringLiteral("%1 › %2").arg(place, name), into);
            continue;
        }
        Command command{name, place, keysOf(*action), whyNotUsable(action), action->isEnabled(), {}};
        command.act = [action = QPointer<QAction>(action)] {
            if (action)
                action->trigger();
        };
        into.push_back(std::move(command));
    }
}

bool beginsWord(const std::u16string &text, size_t at)
{
    return at == 0 || text[at - 1] == u' ' || text[at - 1] == u'-' || text[at - 1] == u'(';
}

int rankOf(const std::u16string &word, const std::u16string &name, const std::u16string &place)
{
    size_t at = name.find(word);
    if (at == 0)
        return atBeginning;
    const bool found = at != std::u16string::npos;
    for (; at != std::u16string::npos; at = name.find(word, at + 1)) {
        if (beginsWord(name, at))
            return atWord;
    }
    if (found)
        return within;
    for (at = place.find(word); at != std::u16string::npos; at = place.find(word, at + 1)) {
        if (beginsWord(place, at))
            return inPlace;
    }
    return nowhere;
}

} // namespace

std::vector<Command> commandsOf(const QMenuBar &menus)
{
    std::vector<Command> commands;
    collect(menus.actions(), {}, commands);
    return commands;
}

CommandList::CommandList(std::vector<Command> commands, QObject *parent)
    : QAbstractListModel(parent)
    , m_commands(std::move(commands))
    , m_last(QSettings().value(lastKey).toStringList())
{
    for (const Command &command : m_commands) {
        m_names.push_back(foldedName(command.name).units);
        m_places.push_back(foldedName(command.place).units);
    }
    setTyped({});
}

int CommandList::rank(size_t command, const std::vector<std::u16string> &words) const
{
    int sum = 0;
    for (const std::u16string &word : words) {
        const int one = rankOf(word, m_names[command], m_places[command]);
        if (one == nowhere)
            return nowhere;
        sum += one;
    }
    return sum;
}

void CommandList::setTyped(const QString &words)
{
    std::vector<std::u16string> typed;
    for (const QString &word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (std::u16string units = foldedName(word).units; !units.empty())
            typed.push_back(std::move(units));
    }
    struct Found
    {
        int fit;
        size_t length; ///< of the name: "Next article" before "Next hit in the project"
        size_t command;
    };
    std::vector<Found> found;
    for (size_t n = 0; n < m_commands.size(); ++n) {
        const int fit = rank(n, typed);
        if (fit == nowhere)
            continue;
        const qsizetype last = m_last.indexOf(m_commands[n].name);
        const int age = static_cast<int>(last < 0 ? remembered : last);
        // What was done lately goes before what fits as well.
        found.push_back(
            {fit * static_cast<int>(remembered + 1) + age, typed.empty() ? 0 : m_names[n].size(), n});
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Found &a, const Found &b) { return std::tie(a.fit, a.length) < std::tie(b.fit, b.length); });
    beginResetModel();
    m_shown.clear();
    for (const Found &one : found)
        m_shown.push_back(one.command);
    endResetModel();
}

void CommandList::remember(const Command &command)
{
    QStringList last = QSettings().value(lastKey).toStringList();
    last.removeAll(command.name);
    last.prepend(command.name);
    QSettings().setValue(lastKey, last.mid(0, remembered));
}

int CommandList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Command &one = command(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return one.name;
    case Qt::AccessibleTextRole: {
        QStringList parts{one.name, one.place, one.keys};
        if (!one.usable)
            parts.append(one.whyNot.isEmpty() ? tr("not possible now") : one.whyNot);
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case PlaceRole:
        return one.place;
    case KeysRole:
        return one.keys;
    case WhyNotRole:
        return one.whyNot;
    case UsableRole:
        return one.usable;
    default:
        return {};
    }
}

} // namespace standpoint
