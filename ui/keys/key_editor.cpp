// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/key_editor.h"

#include "ui/keys/key_capture.h"
#include "ui/keys/key_rules.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

KeyEditor::KeyEditor(KeySet &set, const KeyMap &map, std::function<QString(int action)> name, QWidget *parent)
    : QWidget(parent)
    , m_set(set)
    , m_nameOf(std::move(name))
    , m_name(theme::heading({}, this))
    , m_keys(new QHBoxLayout)
    , m_capture(new KeyCapture(map, this))
    , m_reset(new QPushButton(tr("Back to the default"), this))
    , m_message(theme::quietLabel({}, this))
    , m_takeIt(new QPushButton(tr("Take it from there"), this))
    , m_leaveIt(new QPushButton(tr("Leave it there"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::half);
    column->addWidget(m_name);
    m_keys->setSpacing(theme::grid);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::grid);
    row->addLayout(m_keys);
    row->addWidget(m_capture);
    row->addStretch(1);
    row->addWidget(m_reset);
    column->addLayout(row);
    auto *answer = new QHBoxLayout;
    answer->setSpacing(theme::grid);
    answer->addWidget(m_message, 1);
    answer->addWidget(m_takeIt);
    answer->addWidget(m_leaveIt);
    column->addLayout(answer);
    for (QPushButton *button : {m_takeIt, m_leaveIt}) {
        QSizePolicy kept = button->sizePolicy();
        kept.setRetainSizeWhenHidden(true); // the list above does not jump
        button->setSizePolicy(kept);
        button->setAutoDefault(true);
        button->hide();
    }
    m_reset->setAutoDefault(false);
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_message->setAccessibleName(tr("What happened"));
    connect(m_capture, &KeyCapture::captured, this, &KeyEditor::take);
    connect(m_capture, &KeyCapture::waitingChanged, this, [this] {
        if (m_capture->isWaiting())
            say({});
    });
    connect(m_reset, &QPushButton::clicked, this, &KeyEditor::reset);
    connect(m_takeIt, &QPushButton::clicked, this, [this] { apply(m_asked, m_saidThen); });
    connect(m_leaveIt, &QPushButton::clicked, this, &KeyEditor::leaveQuestion);
    m_name->setTextFormat(Qt::PlainText); // an issue may be called anything
    edit(-1);
}

void KeyEditor::edit(int action)
{
    m_action = action;
    say({});
    refresh();
}

void KeyEditor::capture()
{
    if (m_action >= 0)
        m_capture->start();
}

void KeyEditor::refresh()
{
    while (QLayoutItem *item = m_keys->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_capture->setEnabled(m_action >= 0);
    m_name->setText(m_action >= 0 ? m_nameOf(m_action) : tr("Choose an action above"));
    if (m_action < 0) {
        m_reset->setEnabled(false);
        m_reset->setToolTip(tr("Choose an action first"));
        return;
    }
    for (const QKeySequence &key : m_set.keys(m_action)) {
        auto *chip = new QToolButton(this);
        chip->setObjectName(QStringLiteral("layer")); // with a frame
        chip->setText(keyText(key));
        chip->setIcon(theme::icon(QStringLiteral("close")));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setToolTip(tr("Takes %1 away from this action").arg(chip->text()));
        chip->setAccessibleName(tr("Take %1 away").arg(chip->text()));
        connect(chip, &QToolButton::clicked, this, [this, key] { remove(key); });
        m_keys->addWidget(chip);
    }
    const QString proposed = keysText(m_set.proposed(m_action));
    const bool differs = m_set.keys(m_action) != m_set.proposed(m_action);
    m_reset->setEnabled(differs);
    m_reset->setToolTip(
        differs ? tr("Gives it what it had at first: %1").arg(proposed) : tr("It has its default keys"));
}

void KeyEditor::take(const QKeySequence &key)
{
    const QString name = keyText(key);
    if (const auto why = whyNot(key, m_action)) {
        say(tr("%1 cannot be set. %2").arg(name, *why));
        return;
    }
    const QList<int> holders = m_set.holders(key, m_action);
    if (holders == QList<int>{m_action}) {
        say(tr("%1 is a key of this action already.").arg(name));
        return;
    }
    const auto give = [this, key] { m_set.give(m_action, key); };
    if (holders.isEmpty())
        apply(give, tr("%1 is set.").arg(name));
    else
        ask(tr("%1 is the key of %2. One key does one thing.").arg(name, names(holders)), give,
            tr("%1 is set, and taken from %2.").arg(name, names(holders)));
}

void KeyEditor::remove(const QKeySequence &key)
{
    apply([this, key] { m_set.take(m_action, key); }, tr("%1 does nothing now.").arg(keyText(key)));
}

void KeyEditor::removeLast()
{
    if (m_action >= 0 && !m_set.keys(m_action).isEmpty())
        remove(m_set.keys(m_action).last());
}

void KeyEditor::reset()
{
    const auto back = [this] { m_set.reset(m_action); };
    const QString said = tr("This action has its default keys again.");
    const QList<int> holders = m_set.holdersOfProposed(m_action);
    if (holders.isEmpty())
        apply(back, said);
    else
        ask(tr("A default key of this action is with %1 now.").arg(names(holders)), back, said);
}

void KeyEditor::apply(const std::function<void()> &act, const QString &said)
{
    if (!act)
        return;
    act();
    say(said);
    refresh();
    emit changed();
    emit finished();
}

bool KeyEditor::leaveQuestion()
{
    if (!m_asked)
        return false;
    say(tr("Everything is as it was."));
    emit finished();
    return true;
}

bool KeyEditor::insistOnQuestion()
{
    if (!m_asked)
        return false;
    const QString first = tr("Answer this first: ");
    if (!m_message->text().startsWith(first))
        m_message->setText(first + m_message->text());
    m_takeIt->setFocus(Qt::OtherFocusReason);
    return true;
}

void KeyEditor::say(const QString &sentence)
{
    m_message->setText(sentence);
    m_asked = {};
    m_takeIt->hide();
    m_leaveIt->hide();
}

void KeyEditor::ask(const QString &sentence, const std::function<void()> &act, const QString &said)
{
    say(sentence);
    m_asked = act;
    m_saidThen = said;
    m_takeIt->show();
    m_leaveIt->show();
    m_takeIt->setFocus();
}

QString KeyEditor::names(const QList<int> &actions) const
{
    QStringList all;
    for (const int action : actions)
        all.append(tr("“%1”").arg(m_nameOf(action)));
    return QLocale().createSeparatedList(all);
}

} // namespace standpoint
