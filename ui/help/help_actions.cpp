// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_actions.h"

#include "model/project/in_use.h"
#include "ui/help/help_window.h"
#include "ui/keys/key_map.h"
#include "ui/keys/keys_dialog.h"
#include "ui/theme.h"
#include "ui/workbench.h"

#include <QApplication>
#include <QMessageBox>

namespace standpoint {

HelpActions::HelpActions(const Workbench *bench, QWidget *window)
    : QObject(window)
    , m_bench(bench)
    , m_window(window)
{
    const auto add = [this](const QString &text, const QString &id, const QString &icon) {
        auto *action = new QAction(text, this);
        if (!icon.isEmpty())
            action->setIcon(theme::icon(icon));
        if (!id.isEmpty())
            KeyMap::instance().bind(action, id);
        m_actions.append(action);
        return action;
    };
    connect(add(tr("&Getting started"), QStringLiteral("help.start"), QStringLiteral("help")),
        &QAction::triggered, this, [this] { showPage(QStringLiteral("getting-started")); });
    connect(add(tr("&Ten minutes with the sample"), QStringLiteral("help.tutorial"), {}), &QAction::triggered,
        this, [this] { showPage(QStringLiteral("tutorial")); });
    connect(add(tr("&Keys"), QStringLiteral("help.keys"), QStringLiteral("keys")), &QAction::triggered, this,
        [this] { showPage(QStringLiteral("keys")); });
    connect(add(tr("&Change the keys…"), QStringLiteral("help.changeKeys"), QStringLiteral("edit")),
        &QAction::triggered, this, &HelpActions::changeKeys);
    connect(add(tr("&About %1").arg(QApplication::applicationDisplayName()), {}, QStringLiteral("about")),
        &QAction::triggered, this, &HelpActions::showAbout);
    m_window->addActions(m_actions);
}

void HelpActions::showPage(const QString &name)
{
    auto *window = m_window->findChild<HelpWindow *>();
    if (!window) {
        window = new HelpWindow(m_window);
        connect(window, &HelpWindow::keysToBeChanged, this, &HelpActions::changeKeys);
    }
    window->showPage(name);
    window->show();
    window->raise();
    window->activateWindow();
}

void HelpActions::changeKeys()
{
    PadNames names;
    if (m_bench) {
        for (const Issue &issue : inUse(m_bench->project().issues()))
            names.issues.append(issue.name);
        for (const StanceValue &stance : inUse(m_bench->project().stances()))
            names.stances.append(stance.name);
    }
    KeysDialog dialog(KeyMap::instance(), names, m_window);
    dialog.exec();
}

void HelpActions::showAbout()
{
    QMessageBox box(m_window);
    box.setWindowTitle(tr("About %1").arg(QApplication::applicationDisplayName()));
    box.setIconPixmap(QIcon(QStringLiteral(":/icons/standpoint.svg")).pixmap(64, 64));
    box.setText(
        tr("<b>%1 %2</b>").arg(QApplication::applicationDisplayName(), QApplication::applicationVersion()));
    box.setInformativeText(tr("Annotates who stands where on what in news articles.\n\n"
                              "Free software under the GNU General Public License, version 3 or later. "
                              "It comes without any warranty."));
    box.exec();
}

} // namespace standpoint
