// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/comfort_actions.h"

#include "model/project/in_use.h"
#include "ui/comfort/command_palette.h"
#include "ui/comfort/preferences_dialog.h"
#include "ui/comfort/statistics_dialog.h"
#include "ui/keys/key_map.h"
#include "ui/keys/key_rules.h"
#include "ui/reader_binding.h"
#include "ui/shell.h"
#include "ui/tagging/tagging_actions.h"
#include "ui/usable.h"

#include <QMainWindow>
#include <QMenuBar>

namespace standpoint {

ComfortActions::ComfortActions(
    Shell &shell, Workbench &bench, TaggingActions &tagging, ReaderBinding &reader, QMainWindow *window)
    : QObject(window)
    , m_shell(shell)
    , m_bench(bench)
    , m_tagging(tagging)
    , m_reader(reader)
    , m_window(window)
    , m_palette(add(tr("&Find a command…"), QStringLiteral("help.command"), QStringLiteral("search")))
    , m_preferences(add(tr("Pre&ferences…"), QStringLiteral("view.preferences"), {}))
    , m_progress(add(tr("Your pro&gress…"), QStringLiteral("view.progress"), {}))
{
    connect(m_palette, &QAction::triggered, this, &ComfortActions::showPalette);
    connect(m_preferences, &QAction::triggered, this, &ComfortActions::showPreferences);
    connect(m_progress, &QAction::triggered, this, &ComfortActions::showProgress);
}

QAction *ComfortActions::add(const QString &text, const QString &id, const QString &icon)
{
    auto *action = new QAction(text, this);
    KeyMap::instance().bind(action, id);
    if (!icon.isEmpty())
        action->setIcon(theme::icon(icon));
    return action;
}

std::vector<Command> ComfortActions::commands() const
{
    std::vector<Command> all = commandsOf(*m_window->menuBar());
    std::erase_if(all, [this](const Command &command) { return command.name == plainName(m_palette); });
    const QList<Issue> issues = inUse(m_bench.project().issues());
    const QList<StanceValue> stances = inUse(m_bench.project().stances());
    const QString whyNot = m_bench.currentArticle() ? QString() : tr("There is no article yet: import some.");
    for (int row = 0; row < issues.size(); ++row) {
        for (int column = 0; column < stances.size(); ++column) {
            const QList<QKeySequence> keys = KeyMap::instance().keys(padKeyId(row, column));
            Command label{tr("Label %1: %2").arg(issues[row].name, stances[column].name), tr("Stance pad"),
                keys.isEmpty() ? QString() : firstKeyText(keys), whyNot, whyNot.isEmpty(), {}};
            label.act = [this, issue = issues[row].id, stance = stances[column].id] {
                m_tagging.tag(issue, stance);
            };
            all.push_back(std::move(label));
        }
    }
    return all;
}

void ComfortActions::showPalette()
{
    std::function<void()> act;
    {
        CommandPalette palette(commands(), m_window);
        if (palette.exec() == QDialog::Accepted && palette.chosen())
            act = palette.chosen()->act;
    }
    if (act)
        act();
}

void ComfortActions::showPreferences()
{
    PreferencesDialog dialog(m_shell.annotatorName(), m_window);
    connect(&dialog, &PreferencesDialog::readingChanged, &m_reader, &ReaderBinding::setReading);
    if (dialog.exec() == QDialog::Accepted && !dialog.annotator().isEmpty()
        && dialog.annotator() != m_shell.annotatorName())
        m_shell.setAnnotatorName(dialog.annotator());
}

void ComfortActions::showProgress()
{
    StatisticsDialog(m_bench, m_since, m_window).exec();
}

} // namespace standpoint
