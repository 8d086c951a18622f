// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/stance_pad.h"

#include "model/project/in_use.h"
#include "ui/codebook/guideline.h"
#include "ui/keys/key_cap.h"
#include "ui/keys/key_map.h"
#include "ui/keys/key_rules.h"
#include "ui/reader/article_look.h"
#include "ui/tagging/actor_picker.h"
#include "ui/tagging/actor_search.h"
#include "ui/tagging/chosen_actor.h"
#include "ui/tagging/details_panel.h"
#include "ui/tagging/pad_cell.h"
#include "ui/tagging/suggestion_words.h"
#include "ui/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSet>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int guidelineDelay = 150; // milliseconds
constexpr int mostWidth = 400;      ///< more would only put holes between its columns

/// Keys and what they do, in one line; a heading may stand before them.
QLayout *hints(const QList<std::pair<QLabel *, QString>> &keys, QLabel *heading)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::half);
    if (heading)
        row->addWidget(heading);
    row->addStretch();
    for (const auto &[key, what] : keys) {
        row->addSpacing(theme::half);
        row->addWidget(key);
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
    , m_actor(new ChosenActor(this))
    , m_kind(new QToolButton(this))
    , m_picker(new ActorPicker(bench, this))
    , m_gridPlace(new QVBoxLayout)
    , m_details(new DetailsPanel(bench, actions, this))
    , m_guidelineHead(theme::heading(tr("Guideline"), this))
    , m_guideline(new GuidelineView(this))
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, theme::half, 12, 12);
    layout->setSpacing(theme::half);
    layout->addLayout(
        hints({{theme::keyCap(tr("1–9")), tr("choose")}, {theme::keyCap(tr("Shift+1–9")), tr("give to")}},
            theme::heading(tr("Actor"), this)));
    layout->addWidget(m_picker);
    layout->addSpacing(theme::grid);
    layout->addLayout(makeChosen());
    m_gridPlace->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_gridPlace);
    layout->addLayout(hints({{keyCapOf(QStringLiteral("tagging.repeat")), tr("again")},
                                {keyCapOf(QStringLiteral("tagging.delete")), tr("delete")}},
        nullptr));
    layout->addSpacing(theme::grid);
    layout->addWidget(
        withKeyOf(theme::heading(tr("Details"), this), {tr("Tab")}, QStringLiteral("tagging.details"), this));
    layout->addWidget(m_details);
    layout->addSpacing(theme::grid);
    layout->addWidget(m_guidelineHead);
    m_guideline->setFocusPolicy(Qt::NoFocus);
    m_guideline->setMinimumHeight(0);
    m_guideline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    layout->addWidget(m_guideline, 1);
    layout->addStretch(0);
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
    m_guidelineSoon.setSingleShot(true);
    m_guidelineSoon.setInterval(guidelineDelay);
    connect(&m_guidelineSoon, &QTimer::timeout, this, &StancePad::refreshGuideline);
    connect(&bench, &Workbench::focusChanged, &m_guidelineSoon, qOverload<>(&QTimer::start));
    connect(&bench, &Workbench::actorChanged, this, &StancePad::refreshActor);
    connect(&bench, &Workbench::actorChanged, this, &StancePad::refreshGrid);
    connect(&bench, &Workbench::suggestionsChanged, this, &StancePad::refreshActor); // why may differ
    connect(&bench.document(), &ProjectDocument::changed, this, &StancePad::follow);
    connect(&KeyMap::instance(), &KeyMap::changed, this, &StancePad::buildGrid);
    connect(&KeyMap::instance(), &KeyMap::changed, this, &StancePad::refreshActor);
    buildGrid();
    refreshActor();
    setMaximumWidth(qMax(mostWidth, 62 * fontMetrics().averageCharWidth()));
}

void StancePad::showMenu(QMenu *menu)
{
    menu->popup(m_picker->mapToGlobal(QPoint(0, 0)));
}

QLayout *StancePad::makeChosen()
{
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_kind->setPopupMode(QToolButton::InstantPopup);
    m_kind->setFocusPolicy(Qt::NoFocus);
    QSizePolicy kept = m_kind->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // what lies below does not jump when an actor is chosen
    m_kind->setSizePolicy(kept);
    m_kind->setIcon(theme::icon(QStringLiteral("person")));
    m_kind->setToolTip(tr("What kind of actor this is: press to change"));
    auto *menu = new QMenu(m_kind);
    for (const Actor::Kind kind : actorKinds)
        menu->addAction(theme::icon(kindIcon(kind)), kindName(kind), this, [this, kind] { setKind(kind); });
    m_kind->setMenu(menu);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::half);
    row->addWidget(m_actor, 1);
    row->addWidget(m_kind);
    return row;
}

void StancePad::setKind(Actor::Kind kind)
{
    const Actor *before = m_bench.project().actors().find(m_bench.actor());
    if (!before || before->kind == kind || m_bench.document().isReadOnly())
        return;
    Actor after = *before;
    after.kind = kind;
    m_bench.document().push(
        tr("Call %1 a %2").arg(before->name, kindName(kind)), {replacing(*before, after)});
}

void StancePad::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    giveGuidelineRoom();
}

void StancePad::giveGuidelineRoom()
{
    constexpr int leastLines = 6;
    const QLayout *all = widget()->layout();
    int others = all->hasHeightForWidth() ? all->minimumHeightForWidth(viewport()->width())
                                          : all->minimumSize().height(); // the guideline itself asks for none
    if (m_guidelineHead->isHidden())
        others += m_guidelineHead->sizeHint().height() + 3 * theme::half;
    const bool fits = viewport()->height() - others > leastLines * fontMetrics().lineSpacing();
    if (fits == m_guideline->isHidden())
        m_guidelineSoon.start();
    m_guideline->setVisible(fits);
    m_guidelineHead->setVisible(fits);
}

/// That of the annotation in focus: its issue, then its stance. Without one, the first issue's.
void StancePad::refreshGuideline()
{
    if (m_guideline->isHidden())
        return;
    const Project &project = m_bench.project();
    QString markdown;
    const auto add = [&markdown](const auto *entity) {
        if (entity)
            markdown += QStringLiteral("### %1\n\n%2\n\n").arg(entity->name, entity->guideline);
    };
    if (const Annotation *focused = m_bench.focusedAnnotation()) {
        add(project.issues().find(focused->issue));
        add(project.stances().find(focused->stance));
    } else if (m_guidelineShown.isEmpty()) {
        const QList<Issue> issues = inUse(project.issues());
        add(issues.isEmpty() ? nullptr : &issues.first());
    } else {
        return; // the one that was read last stays
    }
    if (std::exchange(m_guidelineShown, markdown) != markdown)
        m_guideline->setGuideline(markdown);
}

bool StancePad::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        giveGuidelineRoom();
        // Large text needs a wider pad.
        setMinimumWidth(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
    }
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
    const QList<Issue> issues = inUse(m_bench.project().issues());
    const QList<StanceValue> stances = inUse(m_bench.project().stances());
    for (int column = 0; column < stances.size(); ++column) {
        QLabel *head = theme::quietLabel(stances[column].name, m_grid);
        head->setWordWrap(
            stances[column].name.contains(u' ')); // or five of them make the window wider than a screen
        head->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        setGuidelineTip(head, stances[column].guideline);
        grid->addWidget(head, 0, column + 1);
        grid->setColumnStretch(column + 1, 2);
    }
    grid->setColumnStretch(0, 3);
    for (int row = 0; row < issues.size(); ++row) {
        auto *name = new QLabel(m_grid);
        name->setTextFormat(Qt::PlainText);
        name->setText(issues[row].name);
        name->setWordWrap(true);
        setGuidelineTip(name, issues[row].guideline);
        grid->addWidget(name, row + 1, 0);
        for (int column = 0; column < stances.size(); ++column) {
            const Issue &issue = issues[row];
            const StanceValue &stance = stances[column];
            auto *cell = new PadCell(m_grid);
            cell->setStance(signOf(stance.polarity), QColor::fromRgb(stance.colour));
            const QString words = tr("%1 %2").arg(stance.name, issue.name);
            const QList<QKeySequence> keys = KeyMap::instance().keys(padKeyId(row, column));
            cell->setKey(keys.isEmpty() ? QString() : firstKeyText(keys));
            cell->setAccessibleName(words);
            cell->setTip(KeyMap::instance().withKeys(words, padKeyId(row, column)));
            // Not clicked(): a screen reader checks a cell without a click.
            connect(cell, &PadCell::toggled, this, [this, i = issue.id, s = stance.id] {
                m_actions.tag(i, s);
                refreshGrid(); // what is tagged decides whether it stays checked
            });
            grid->addWidget(cell, row + 1, column + 1);
            m_cells.insert({issue.id, stance.id}, cell);
        }
    }
    m_gridPlace->addWidget(m_grid);
    refreshGrid();
    m_guidelineSoon.start();
}

void StancePad::refreshGrid()
{
    QSet<std::pair<IssueId, StanceId>> chosen;
    QHash<std::pair<IssueId, StanceId>, QStringList> others;
    for (const Annotation &annotation : m_bench.annotationsHere()) {
        const std::pair cell(annotation.issue, annotation.stance);
        const bool counts = m_bench.isOwn(annotation) || !m_bench.showsEverybody();
        if (annotation.actor == m_bench.actor() && counts)
            chosen.insert(cell);
        else if (const Actor *actor = m_bench.project().actors().find(annotation.actor))
            others[cell].append(actor->name);
    }
    for (auto cell = m_cells.begin(); cell != m_cells.end(); ++cell) {
        const QSignalBlocker shown(*cell); // nobody pressed it
        (*cell)->setChecked(chosen.contains(cell.key()));
        (*cell)->setTaggedFor(others.value(cell.key()));
        (*cell)->setEnabled(m_bench.mayTagHere());
    }
}

void StancePad::refreshActor()
{
    const Actor *actor = m_bench.project().actors().find(m_bench.actor());
    const bool guess = actor && m_bench.choice() == Workbench::Choice::Guess;
    m_actor->setActor(actor ? actor->name : tr("Choose an actor first"), guess);
    m_actor->setAccessibleName(chosenInWords(m_bench));
    m_actor->setToolTip(guess
            ? theme::plainTip(tr("A guess: %1. A letter of the pad labels for this actor; "
                                 "1 to 9 or %2 choose another one.")
                                  .arg(longReason(m_bench, actor->id),
                                      KeyMap::instance().text(QStringLiteral("tagging.chooseActor"))))
            : QString());
    m_kind->setVisible(actor);
    if (actor) {
        m_kind->setIcon(theme::icon(kindIcon(actor->kind)));
        m_kind->setText(kindName(actor->kind));
    }
}

} // namespace standpoint
