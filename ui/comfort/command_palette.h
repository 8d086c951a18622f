// SPDX-License-Identifier: GPL-3.0-or-later
//
// One field for everything: type a part of what you want to do, press Enter.
#pragma once

#include "ui/comfort/command_list.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace standpoint {

class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(std::vector<Command> commands, QWidget *window);

    /// What was chosen; null where nothing was. To be done when the palette is gone: it may open a dialog.
    const Command *chosen() const { return m_chosen; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh(const QString &words);
    void choose(int row);
    void step(int by);

    CommandList *m_commands;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_hint;
    const Command *m_chosen = nullptr;
};

} // namespace standpoint
