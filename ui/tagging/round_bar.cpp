// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/round_bar.h"

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
    const auto addButton = [&](QPushButton *button, const QString &key, const QString &tip) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(tip);
        row->addSpacing(theme::grid);
        row->addWidget(button);
        row->addWidget(theme::keyCap(key, this));
    };
    auto *next = new QPushButton(tr("Pass over"), this);
    auto *end = new QPushButton(tr("End"), this);
    addButton(m_accept, tr("Space"), tr("Labels this sentence as it is offered (Space)"));
    addButton(next, QStringLiteral("G"), tr("Goes to the next place without a label (G)"));
    addButton(end, QStringLiteral("L"), tr("Offers them no more (L)"));
    connect(m_accept, &QPushButton::clicked, &suggestions, &SuggestionActions::accept);
    connect(next, &QPushButton::clicked, &suggestions, &SuggestionActions::goToNext);
    connect(end, &QPushButton::clicked, &suggestions, &SuggestionActions::endRound);
    connect(&suggestions, &SuggestionActions::roundChanged, this, &RoundBar::refresh);
    connect(&bench, &Workbench::placeChanged, this, &RoundBar::refresh);
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
    m_accept->setToolTip(issue && stance ? tr("Labels this sentence as it is offered (Space)")
                                         : tr("Press the letter of the label instead"));
}

} // namespace standpoint
