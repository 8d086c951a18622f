// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that a window can do, as a list to type into: its menus, and what its owner adds. The best match
// comes first, and with nothing typed what was done last.
#pragma once

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>

#include <functional>
#include <string>
#include <vector>

class QMenu;
class QMenuBar;

namespace standpoint {

struct Command
{
    QString name;
    QString place;  ///< the menus that lead to it, "View › Look"
    QString keys;   ///< as the desktop writes them, several parted by two spaces
    QString whyNot; ///< one sentence, where it cannot be done now
    bool usable = true;
    std::function<void()> act; ///< does it
};

/// All actions below `menus` that have a name, in the order of the menus. Menus that are filled when they
/// open are filled.
std::vector<Command> commandsOf(const QMenuBar &menus);

class CommandList : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        PlaceRole = Qt::UserRole,
        KeysRole,
        WhyNotRole,
        UsableRole
    };

    explicit CommandList(std::vector<Command> commands, QObject *parent = nullptr);

    /// Shows what has every one of the typed words, compared as names are: without case and accents.
    void setTyped(const QString &words);
    const Command &command(int row) const { return m_commands[m_shown[static_cast<size_t>(row)]]; }
    /// It comes first from now on where nothing is typed. Remembered between windows and days.
    static void remember(const Command &command);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    int rank(size_t command, const std::vector<std::u16string> &words) const;

    std::vector<Command> m_commands;
    std::vector<std::u16string> m_names; ///< as compared, one for each command
    std::vector<std::u16string> m_places;
    std::vector<size_t> m_shown; ///< places in m_commands
    QStringList m_last;          ///< names, newest first
};

} // namespace standpoint
