// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/usable.h"

#include "ui/theme.h"

#include <QAction>
#include <QHelpEvent>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QToolTip>
#include <QVariant>

namespace standpoint {

namespace {

constexpr const char *reasonProperty = "whyNotUsable";

class KeyTips : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *button = qobject_cast<QToolButton *>(watched);
        const QAction *action = button ? button->defaultAction() : nullptr;
        if (event->type() != QEvent::ToolTip || !action || action->shortcuts().isEmpty())
            return false;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped();
        const QString tip = action->toolTip();
        const QString words = Qt::mightBeRichText(tip) ? tip : tip.toHtmlEscaped();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
            QStringLiteral("<p style=\"white-space:pre-wrap\">%1   <b>%2</b></p>").arg(words, keys), button);
        return true;
    }
};

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
    const QString name = plainName(action); // shown as it is, unless it looks like markup
    const QString usual = tip.isEmpty() && Qt::mightBeRichText(name) ? name : tip;
    action->setToolTip(theme::plainTip(usable ? usual : whyNot));
}

QString whyNotUsable(const QAction *action)
{
    return action->isEnabled() ? QString() : action->property(reasonProperty).toString();
}

void showKeysInTips(QToolBar *bar)
{
    auto *tips = new KeyTips(bar);
    for (QToolButton *button : bar->findChildren<QToolButton *>())
        button->installEventFilter(tips);
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
