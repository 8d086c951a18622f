// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_actions.h"

#include "ui/help/help_window.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMessageBox>

namespace standpoint {

HelpActions::HelpActions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    const auto add = [this](const QString &text, const QKeySequence &key, const QString &icon) {
        auto *action = new QAction(text, this);
        if (!icon.isEmpty())
            action->setIcon(theme::icon(icon));
        action->setShortcut(key);
        m_actions.append(action);
        return action;
    };
    connect(add(tr("&Getting started"), QKeySequence::HelpContents, QStringLiteral("help")),
        &QAction::triggered, this, [this] { showPage(QStringLiteral("getting-started")); });
    connect(add(tr("&Ten minutes with the sample"), {}, {}), &QAction::triggered, this,
        [this] { showPage(QStringLiteral("tutorial")); });
    connect(add(tr("&Keys"), QKeySequence(Qt::Key_Question), QStringLiteral("keys")), &QAction::triggered,
        this, [this] { showPage(QStringLiteral("keys")); });
    connect(add(tr("&About %1").arg(QApplication::applicationDisplayName()), {}, QStringLiteral("about")),
        &QAction::triggered, this, &HelpActions::showAbout);
    m_window->addActions(m_actions);
}

void HelpActions::showPage(const QString &name)
{
    auto *window = m_window->findChild<HelpWindow *>();
    if (!window)
        window = new HelpWindow(m_window);
    window->showPage(name);
    window->show();
    window->raise();
    window->activateWindow();
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
