// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/round_bar.h"

#include "ui/keys/key_cap.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace standpoint {

RoundBar::RoundBar(Workbench &bench, SuggestionActions &suggestions, QWidget *parent)
    : QFrame(parent)
    , m_bench(bench)
    , m_suggestions(suggestions)
    , m_text(new QLabel(this))
    , m_accept(new QPushButton(tr("Accept"), this))
{
    setObjectName(QStringLiteral("roundBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::ToolTipText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * theme::grid, theme::half, theme::grid, theme::half);
    row->setSpacing(theme::half);
    row->addWidget(m_text, 1);
    const auto addButton = [&](QPushButton *button, const QString &id, const QString &tip) {
        button->setFocusPolicy(Qt::TabFocus);
        KeyMap::instance().setTip(button, tip, id);
        row->addSpacing(theme::grid);
        row->addWidget(button);
        row->addWidget(keyCapOf(id, this));
    };
    auto *next = new QPushButton(tr("Pass over"), this);
    auto *end = new QPushButton(tr("End"), this);
    addButton(m_accept, QStringLiteral("tagging.accept"), tr("Labels this sentence as it is offered"));
    addButton(next, QStringLiteral("tagging.nextPlace"), tr("Goes to the next place without a label"));
    addButton(end, QStringLiteral("tagging.sameMentions"), tr("Offers them no more"));
    connect(m_accept, &QPushButton::clicked, &suggestions, &SuggestionActions::accept);
    connect(next, &QPushButton::clicked, &suggestions, &SuggestionActions::goToNext);
    connect(end, &QPushButton::clicked, &suggestions, &SuggestionActions::endRound);
    connect(&suggestions, &SuggestionActions::roundChanged, this, &RoundBar::refresh);
    connect(&bench, &Workbench::placeChanged, this, &RoundBar::refresh);
    connect(&KeyMap::instance(), &KeyMap::changed, this, &RoundBar::refresh);
    refresh();
}

void RoundBar::refresh()
{
    const MentionRound &round = m_suggestions.round();
    setVisible(round.isActive());
    if (!round.isActive())
        return;
    const Project &project = m_bench.project();
    const Actor *actor = project.actors().find(round.actor);
    const Issue *issue = project.issues().find(round.issue);
    const StanceValue *stance = project.stances().find(round.stance);
    const QString name = actor ? actor->name : round.words;
    const int place = round.total - static_cast<int>(round.open.size()) + 1;
    m_text->setText(issue && stance
            ? tr("%1: %2 %3? Place %4 of %5.")
                  .arg(name, stance->name, issue->name)
                  .arg(place)
                  .arg(round.total)
            : tr("%1: which label? Place %2 of %3.").arg(name).arg(place).arg(round.total));
    m_accept->setEnabled(issue && stance && round.offers(m_bench.article(), m_bench.sentence()));
    m_accept->setToolTip(issue && stance ? KeyMap::instance().withKeys(
                             tr("Labels this sentence as it is offered"), QStringLiteral("tagging.accept"))
                                         : tr("Press the letter of the label instead"));
}

} // namespace standpoint
