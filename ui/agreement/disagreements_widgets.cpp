// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands above the cases and below the lanes of the panel.
#include "ui/agreement/case_filter_row.h"
#include "ui/agreement/case_words.h"
#include "ui/agreement/compared_choice.h"
#include "ui/agreement/disagreements_panel.h"
#include "ui/agreement/lanes_view.h"
#include "ui/isolated.h"
#include "ui/keys/key_actions.h"
#include "ui/keys/key_map.h"
#include "ui/keys/key_rules.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QProgressBar>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace standpoint {

namespace {

const QString hideNamesKey = QStringLiteral("review/hideNames");

} // namespace

QAction *DisagreementsPanel::add(const QString &text, const QString &id)
{
    auto *action = new QAction(text, this);
    KeyMap::instance().bind(action, id);
    m_actions.append(action);
    return action;
}

QWidget *DisagreementsPanel::makeTop()
{
    auto *top = new QWidget(this);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(theme::half);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::half);
    fillChoices();
    row->addWidget(m_states);
    row->addWidget(m_order);
    m_filterButton->setText(tr("Filters"));
    m_filterButton->setToolTip(tr("Only cases of a kind, an issue, an actor, an annotator, this article"));
    m_filterButton->setCheckable(true);
    m_filters->hide();
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            m_filters->refresh();
        m_filters->setVisible(on);
        list(); // filters out of sight do not restrict
    });
    connect(m_filters, &CaseFilterRow::changed, this, &DisagreementsPanel::list);
    row->addWidget(m_filterButton);
    row->addStretch(1);
    m_progress->setWordWrap(false);
    m_progress->setAccessibleName(tr("How many cases are decided"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(72);
    m_bar->setAccessibleName(tr("Cases decided"));
    row->addWidget(m_progress);
    row->addWidget(m_bar);
    auto *more = new QToolButton(top);
    more->setIcon(theme::icon(QStringLiteral("more")));
    more->setToolTip(tr("Hide names, choose annotators, decide many cases together"));
    more->setAccessibleName(tr("More"));
    makeMore(more);
    row->addWidget(more);
    column->addLayout(row);
    column->addWidget(m_filters);
    top->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return top;
}

/// The list of cases, and below it what the list leaves out.
QWidget *DisagreementsPanel::makeQueue(QWidget *parent)
{
    auto *queue = new QWidget(parent);
    auto *column = new QVBoxLayout(queue);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    m_waiting->setToolTip(
        tr("Lists these cases too: of articles that somebody who is compared has not marked as "
           "done. Behind … you choose who is compared."));
    m_waiting->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_waiting->hide();
    connect(m_waiting, &QToolButton::clicked, this, [this] {
        m_states->setCurrentIndex(m_states->findData(static_cast<int>(Shown::WithIncomplete)));
        list();
        m_list->setFocus();
    });
    column->addWidget(m_waiting);
    return queue;
}

/// Which cases, and in which order.
void DisagreementsPanel::fillChoices()
{
    m_states->addItem(tr("To decide"), static_cast<int>(Shown::ToDecide));
    m_states->addItem(tr("To decide, or not done by all"), static_cast<int>(Shown::WithIncomplete));
    m_states->addItem(tr("All agree, not taken yet"), static_cast<int>(Shown::Agreed));
    m_states->addItem(tr("Decided"), static_cast<int>(Shown::Decided));
    m_states->addItem(tr("Changed since decided"), static_cast<int>(Shown::ChangedSince));
    m_states->addItem(tr("All cases"), static_cast<int>(Shown::All));
    m_states->setAccessibleName(tr("Which cases"));
    m_states->setToolTip(tr("Which cases are listed"));
    m_order->addItem(tr("By article"), static_cast<int>(CaseOrder::Article));
    m_order->addItem(tr("Quickest first"), static_cast<int>(CaseOrder::Quickest));
    m_order->addItem(tr("Hardest first"), static_cast<int>(CaseOrder::Hardest));
    m_order->addItem(tr("Most doubtful first"), doubtfulFirst);
    m_order->setAccessibleName(tr("Order"));
    m_order->setToolTip(
        tr("Quickest first: those in which most agree already. Hardest first: those in which "
           "the fewest agree. Most doubtful first: those in which the likely gold is the least "
           "sure."));
    for (QComboBox *box : {m_states, m_order}) {
        theme::keepFromWheel(box);
        theme::keepKeys(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        connect(box, &QComboBox::activated, this, [this, box] {
            list();
            if (box == m_order)
                goTo(0); // or one would be asked to look for the first of them
            m_list->setFocus();
        });
    }
}

void DisagreementsPanel::makeMore(QToolButton *more)
{
    auto *menu = new QMenu(more);
    m_hideNames = menu->addAction(tr("&Hide the annotators' names"));
    m_hideNames->setCheckable(true);
    m_hideNames->setChecked(QSettings().value(hideNamesKey, false).toBool());
    connect(m_hideNames, &QAction::toggled, this, [this](bool on) {
        QSettings().setValue(hideNamesKey, on);
        showCurrent();
    });
    auto *who = menu->addMenu(tr("&Compare"));
    connect(who, &QMenu::aboutToShow, this, [this, who] { fillAnnotators(who); });
    menu->addSeparator();
    menu->addActions(m_actions.mid(1));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
}

/// The menu names whoever is there when it opens.
void DisagreementsPanel::fillAnnotators(QMenu *menu)
{
    menu->clear();
    const QList<AnnotatorId> shown = m_cases.comparison().annotators;
    for (const Annotator &annotator : m_bench.project().annotators().inOrder()) {
        if (annotator.gold)
            continue;
        QAction *action = menu->addAction(annotator.name);
        action->setCheckable(true);
        action->setChecked(shown.contains(annotator.id));
        connect(action, &QAction::toggled, this, [this, id = annotator.id, shown](bool on) {
            m_chosen = shown;
            if (on)
                m_chosen.append(id);
            else
                m_chosen.removeAll(id);
            keepChosenToCompare(m_bench.project(), ComparedIn::Cases, m_chosen);
            gather();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("All who have marked articles done"), this, [this] {
        m_chosen.clear();
        keepChosenToCompare(m_bench.project(), ComparedIn::Cases, m_chosen);
        gather();
    });
}

QToolButton *DisagreementsPanel::addKey(
    QWidget *row, const QString &id, const QString &text, void (DisagreementsPanel::*act)())
{
    const QString tip = keyActions()[static_cast<size_t>(keyActionAt(id))].name;
    auto *action = new QAction(tip, this);
    KeyMap::instance().bind(action, id);
    connect(action, &QAction::triggered, this, act);
    m_list->addAction(action);
    m_keyActions.append(action);
    auto *button = new QToolButton(row);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::NoFocus);
    m_keyButtons.append({button, id, text});
    connect(button, &QToolButton::clicked, this, [this, act] {
        (this->*act)();
        m_lanes->setFocus();
    });
    row->layout()->addWidget(button);
    return button;
}

QWidget *DisagreementsPanel::makeKeys()
{
    auto *keys = new QWidget(this);
    auto *row = new QHBoxLayout(keys);
    row->setContentsMargins(theme::grid, 0, theme::grid, 0);
    row->setSpacing(0);
    addKey(keys, QStringLiteral("cases.all"), tr("Both"), &DisagreementsPanel::takeAll);
    addKey(keys, QStringLiteral("cases.none"), tr("None"), &DisagreementsPanel::takeNothing);
    addKey(keys, QStringLiteral("cases.likely"), tr("Likely"), &DisagreementsPanel::takeLikely);
    addKey(keys, QStringLiteral("cases.own"), tr("Own…"), &DisagreementsPanel::askOwn);
    addKey(keys, QStringLiteral("cases.reason"), tr("Reason…"), &DisagreementsPanel::askReason);
    addKey(keys, QStringLiteral("cases.undecide"), tr("Take back"), &DisagreementsPanel::undecide);
    row->addStretch(1);
    addKey(keys, QStringLiteral("cases.previous"), QStringLiteral("↑"), &DisagreementsPanel::back);
    addKey(keys, QStringLiteral("cases.next"), QStringLiteral("↓"), &DisagreementsPanel::next);
    keys->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // its words do not make a window wider
    KeyMap::instance().follow(keys, [this] { fitRows(); });
    return keys;
}

/// The key of all cards says how many there are, and that of reasons which one goes with the decision.
void DisagreementsPanel::nameReasonAndAll(int lanes)
{
    const QString reason = reasonName(m_bench.project(), m_reason);
    bool changed = false;
    for (KeyButton &one : m_keyButtons) {
        QString words = one.words;
        if (one.id == QLatin1String("cases.all"))
            words = lanes > 2 ? tr("All") : tr("Both");
        else if (one.id == QLatin1String("cases.reason"))
            words = reason.isEmpty() ? tr("Reason…") : tr("Reason: %1").arg(isolated(reason));
        changed |= std::exchange(one.words, words) != words;
    }
    if (changed)
        fitRows();
}

/// Arrows are named by what they do alone: they are no keys that can be set.
void DisagreementsPanel::nameKeys(bool withWords)
{
    for (const KeyButton &one : m_keyButtons) {
        const bool isArrow = one.words.size() == 1;
        const QList<QKeySequence> keys = KeyMap::instance().keys(one.id);
        const QString key = keys.isEmpty()                   ? QString()
            : keys.contains(QKeySequence(Qt::Key_Backspace)) ? QStringLiteral("⌫")
                                                             : firstKeyText(keys);
        const QString tip = one.button->accessibleName();
        const bool named = isArrow || withWords || key.isEmpty();
        one.button->setText(isArrow ? one.words
                : named             ? QStringLiteral("%1  %2").arg(key, one.words).trimmed()
                                    : key);
        one.button->setToolTip(key.isEmpty() ? tip : tr("%1: %2").arg(key, tip));
    }
}

/// Where there is little room, keys stand without their words and progress without its bar.
void DisagreementsPanel::fitRows()
{
    if (!m_keys || !m_top)
        return;
    nameKeys(true);
    m_keys->layout()->activate();
    if (m_keys->layout()->sizeHint().width() > width())
        nameKeys(false);
    m_bar->show();
    m_progress->show();
    for (QWidget *part : std::initializer_list<QWidget *>{m_bar, m_progress}) {
        m_top->layout()->activate();
        part->setVisible(m_top->layout()->minimumSize().width() <= width());
    }
}

} // namespace standpoint
