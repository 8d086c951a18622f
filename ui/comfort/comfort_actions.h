// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a day at the program easier: one field for every command, preferences, one's own progress.
#pragma once

#include "ui/comfort/command_list.h"

#include <QAction>
#include <QDateTime>

class QMainWindow;

namespace standpoint {

class ReaderBinding;
class Shell;
class TaggingActions;
class Workbench;

class ComfortActions : public QObject
{
    Q_OBJECT

public:
    ComfortActions(
        Shell &shell, Workbench &bench, TaggingActions &tagging, ReaderBinding &reader, QMainWindow *window);

    QAction *paletteAction() const { return m_palette; }
    QAction *preferencesAction() const { return m_preferences; }
    QAction *progressAction() const { return m_progress; }

private:
    QAction *add(const QString &text, const QList<QKeySequence> &keys, const QString &icon);
    /// The menus' commands, and every label that the codebook has: also those that the pad's keys do not
    /// reach.
    std::vector<Command> commands() const;
    void showPalette();
    void showPreferences();
    void showProgress();

    Shell &m_shell;
    Workbench &m_bench;
    TaggingActions &m_tagging;
    ReaderBinding &m_reader;
    QMainWindow *m_window;
    QDateTime m_since = QDateTime::currentDateTimeUtc();
    QAction *m_palette;
    QAction *m_preferences;
    QAction *m_progress;
};

} // namespace standpoint
