// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/stance_pad.h"

#include "ui/reader/article_look.h"
#include "ui/tagging/actor_picker.h"
#include "ui/tagging/details_panel.h"
#include "ui/tagging/pad_cell.h"
#include "ui/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSet>
#include <QVBoxLayout>

namespace standpoint {

namespace {

/// Keys and what they do, in one line; a heading may stand before them.
QLayout *hints(const QList<std::pair<QString, QString>> &keys, QLabel *heading)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::half);
    if (heading)
        row->addWidget(heading);
    row->addStretch();
    for (const auto &[key, what] : keys) {
        row->addSpacing(theme::half);
        row->addWidget(theme::keyCap(key));
        QLabel *words = theme::quietLabel(what);
        words->setWordWrap(false);
        row->addWidget(words);
    }
    return row;
}

} // namespace

StancePad::StancePad(Workbench &bench, TaggingActions &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_bench(bench)
    , m_actions(actions)
    , m_actor(new QLabel(this))
    , m_picker(new ActorPicker(bench, this))
    , m_gridPlace(new QVBoxLayout)
    , m_details(new DetailsPanel(bench, actions, this))
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, theme::half, 12, 12);
    layout->setSpacing(theme::half);
    QFont strong = m_actor->font();
    strong.setWeight(QFont::DemiBold);
    m_actor->setFont(strong);
    m_actor->setWordWrap(true);
    layout->addLayout(hints(
        {{tr("1–9"), tr("choose")}, {tr("Shift+1–9"), tr("give to")}}, theme::heading(tr("Actor"), this)));
    layout->addWidget(m_picker);
    layout->addSpacing(theme::grid);
    layout->addWidget(m_actor);
    m_gridPlace->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_gridPlace);
    layout->addLayout(hints({{QStringLiteral("."), tr("again")}, {tr("Backspace"), tr("delete")}}, nullptr));
    layout->addSpacing(theme::grid);
    layout->addWidget(theme::withKeys(theme::heading(tr("Details"), this), {tr("Tab"), tr("Enter")}, this));
    layout->addWidget(m_details);
    layout->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);

    connect(m_picker, &ActorPicker::finished, this, &StancePad::finished);
    connect(m_details, &DetailsPanel::finished, this, &StancePad::finished);
    connect(&actions, &TaggingActions::actorWanted, m_picker, &ActorPicker::start);
    connect(&actions, &TaggingActions::noteWanted, m_details, &DetailsPanel::editNote);
    connect(&actions, &TaggingActions::confidenceWanted, m_details, &DetailsPanel::editConfidence);
    connect(&actions, &TaggingActions::detailsWanted, m_details, &DetailsPanel::editFirst);
    connect(&bench, &Workbench::placeChanged, this, &StancePad::refreshGrid);
    connect(&bench, &Workbench::layerChanged, this, &StancePad::refreshGrid);
    connect(&bench, &Workbench::actorChanged, this, &StancePad::refreshActor);
    connect(&bench.document(), &ProjectDocument::changed, this, &StancePad::follow);
    buildGrid();
    refreshActor();
}

bool StancePad::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) // large text needs a wider pad
        setMinimumWidth(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
    return QScrollArea::eventFilter(watched, event);
}

QSize StancePad::sizeHint() const
{
    return {304, 640};
}

void StancePad::follow(const Change &change)
{
    const bool codebook = std::any_of(change.edits.begin(), change.edits.end(), [](const AnyEdit &edit) {
        return std::holds_alternative<Edit<Issue>>(edit) || std::holds_alternative<Edit<StanceValue>>(edit);
    });
    if (codebook)
        buildGrid();
    else
        refreshGrid();
}

void StancePad::buildGrid()
{
    delete m_grid;
    m_cells.clear();
    m_grid = new QWidget(this);
    auto *grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme::half);
    const QList<Issue> issues = m_bench.project().issues().inOrder();
    const QList<StanceValue> stances = m_bench.project().stances().inOrder();
    for (int column = 0; column < stances.size(); ++column) {
        QLabel *head = theme::quietLabel(stances[column].name, m_grid);
        head->setWordWrap(false);
        head->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        head->setToolTip(stances[column].guideline);
        grid->addWidget(head, 0, column + 1);
        grid->setColumnStretch(column + 1, 2);
    }
    grid->setColumnStretch(0, 3);
    for (int row = 0; row < issues.size(); ++row) {
        auto *name = new QLabel(issues[row].name, m_grid);
        name->setWordWrap(true);
        name->setToolTip(issues[row].guideline);
        grid->addWidget(name, row + 1, 0);
        for (int column = 0; column < stances.size(); ++column) {
            const Issue &issue = issues[row];
            const StanceValue &stance = stances[column];
            auto *cell = new PadCell(m_grid);
            cell->setStance(signOf(stance.polarity), QColor::fromRgb(stance.colour));
            cell->setKey(padKey(row, column).toString(QKeySequence::NativeText));
            cell->setAccessibleName(tr("%1 %2").arg(stance.name, issue.name));
            cell->setToolTip(tr("%1 %2 (%3)").arg(stance.name, issue.name, padKey(row, column).toString()));
            connect(cell, &PadCell::clicked, this, [this, i = issue.id, s = stance.id] {
                m_actions.tag(i, s);
                refreshGrid(); // a click checks the cell; what is tagged decides
            });
            grid->addWidget(cell, row + 1, column + 1);
            m_cells.insert({issue.id, stance.id}, cell);
        }
    }
    m_gridPlace->addWidget(m_grid);
    refreshGrid();
}

void StancePad::refreshGrid()
{
    QSet<std::pair<IssueId, StanceId>> own;
    QSet<std::pair<IssueId, StanceId>> others;
    for (const Annotation &annotation : m_bench.annotationsHere()) {
        QSet<std::pair<IssueId, StanceId>> &set = annotation.actor == m_bench.actor() ? own : others;
        set.insert({annotation.issue, annotation.stance});
    }
    for (auto cell = m_cells.begin(); cell != m_cells.end(); ++cell) {
        (*cell)->setChecked(own.contains(cell.key()));
        (*cell)->setTaggedByOthers(others.contains(cell.key()));
        (*cell)->setEnabled(m_bench.mayChangeLayer());
    }
}

void StancePad::refreshActor()
{
    const Actor *actor = m_bench.project().actors().find(m_bench.actor());
    m_actor->setText(actor ? actor->name : tr("Choose an actor first"));
    refreshGrid();
}

} // namespace standpoint
