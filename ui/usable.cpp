// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/usable.h"

#include "ui/keys/key_actions.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QVariant>

namespace standpoint {

namespace {

constexpr const char *reasonProperty = "whyNotUsable";

void showTipsIn(QMenu *menu)
{
    menu->setToolTipsVisible(true);
    for (const QAction *action : menu->actions()) {
        if (action->menu())
            showTipsIn(action->menu());
    }
}

} // namespace

void setUsable(QAction *action, bool usable, const QString &whyNot, const QString &tip)
{
    action->setEnabled(usable);
    action->setProperty(reasonProperty, usable ? QString() : whyNot);
    const QString says = !usable ? whyNot : tip.isEmpty() ? plainName(action) : tip;
    if (usable && keyActionAt(action->objectName()) >= 0)
        KeyMap::instance().setTip(action, says); // goes on with the keys
    else
        action->setToolTip(theme::plainTip(says));
}

QString whyNotUsable(const QAction *action)
{
    return action->isEnabled() ? QString() : action->property(reasonProperty).toString();
}

void showTips(QMenuBar *bar)
{
    for (const QAction *action : bar->actions()) {
        if (action->menu())
            showTipsIn(action->menu());
    }
}

QString plainName(const QAction *action)
{
    const QString text = action->text().section(QLatin1Char('\t'), 0, 0);
    QString name;
    name.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == QLatin1Char('&') && ++at == text.size())
            break;
        name += text[at];
    }
    return name;
}

} // namespace standpoint
