// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/disagreements_panel.h"

#include "model/project/in_use.h"
#include "ui/agreement/bulk_decision_dialog.h"
#include "ui/agreement/case_delegate.h"
#include "ui/agreement/case_filter_row.h"
#include "ui/agreement/case_queue_model.h"
#include "ui/agreement/case_words.h"
#include "ui/agreement/own_label.h"
#include "ui/agreement/reasons_dialog.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace standpoint {

namespace {

constexpr int followPause = 40; // milliseconds on a case before its article is opened: keys may be held down
const QString hideNamesKey = QStringLiteral("review/hideNames");

} // namespace

DisagreementsPanel::DisagreementsPanel(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_model(new CaseQueueModel(bench, m_cases, this))
    , m_states(new QComboBox(this))
    , m_order(new QComboBox(this))
    , m_filterButton(new QToolButton(this))
    , m_filters(new CaseFilterRow(bench, m_cases, this))
    , m_progress(theme::quietLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_list(new QListView(this))
    , m_lanes(new LanesView(this))
    , m_own(new OwnLabelBox(bench, this))
    , m_followSoon(new QTimer(this))
{
    connect(add(tr("&Disagreements"), QStringLiteral("review.disagreements")), &QAction::triggered, this,
        &DisagreementsPanel::open);
    connect(add(tr("Take &unanimous cases…"), QStringLiteral("review.unanimous")), &QAction::triggered, this,
        [this] { decideTogether(BulkRule::Unanimous); });
    connect(add(tr("Take the &majority…"), QStringLiteral("review.majority")), &QAction::triggered, this,
        [this] { decideTogether(BulkRule::Majority); });
    connect(add(tr("Reason&s of decisions…"), QStringLiteral("review.reasons")), &QAction::triggered, this,
        [this] { ReasonsDialog(m_bench.project(), window()).exec(); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::half, 0, theme::half);
    column->setSpacing(theme::half);
    column->addWidget(makeTop());
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    auto *right = new QWidget(split);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(theme::half);
    rightColumn->addWidget(m_lanes, 1);
    m_keys = makeKeys();
    rightColumn->addWidget(m_keys);
    split->addWidget(right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({220, 740});
    column->addWidget(split, 1);
    m_list->setObjectName(QStringLiteral("cases"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CaseDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Cases"));
    m_list->setMinimumWidth(160);
    for (QWidget *keyboard : std::initializer_list<QWidget *>{m_list, m_lanes})
        keyboard->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_reason = {};
        showCurrent();
    });
    connect(m_lanes, &LanesView::taken, this, &DisagreementsPanel::takePlace);
    connect(m_own, &OwnLabelBox::labelled, this, &DisagreementsPanel::takeOwnLabel);
    connect(&m_gathering, &QFutureWatcher<Gathered>::finished, this, &DisagreementsPanel::takeGathered);
    m_followSoon->setSingleShot(true);
    m_followSoon->setInterval(followPause);
    connect(m_followSoon, &QTimer::timeout, this, &DisagreementsPanel::followArticle);
    connect(&bench.document(), &ProjectDocument::changed, this, &DisagreementsPanel::follow);
    showCurrent();
}

DisagreementsPanel::~DisagreementsPanel()
{
    m_gathering.waitForFinished();
}

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
    return top;
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
    m_order->setAccessibleName(tr("Order"));
    m_order->setToolTip(tr("Quickest first: those in which most agree already. Hardest first: those in which "
                           "the fewest agree."));
    for (QComboBox *box : {m_states, m_order}) {
        theme::keepFromWheel(box);
        theme::keepKeys(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        connect(box, &QComboBox::activated, this, [this] {
            list();
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
            gather();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("All who have marked articles done"), this, [this] {
        m_chosen.clear();
        gather();
    });
}

QToolButton *DisagreementsPanel::addKey(QWidget *row, const QString &key, const QString &text,
    const QString &tip, void (DisagreementsPanel::*act)())
{
    auto *button = new QToolButton(row);
    button->setText(QStringLiteral("%1  %2").arg(key, text).trimmed());
    button->setToolTip(tr("%1: %2").arg(key, tip)); // fixed, unlike the keys of the key map
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::NoFocus);
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
    addKey(keys, tr("B"), tr("Both"), tr("Take all lanes together"), &DisagreementsPanel::takeAll);
    addKey(keys, tr("0"), tr("None"), tr("Nothing holds here"), &DisagreementsPanel::takeNothing);
    addKey(keys, tr("O"), tr("Own…"), tr("Gold says something else"), &DisagreementsPanel::askOwn);
    addKey(keys, tr("R"), tr("Reason…"), tr("Why it is decided so"), &DisagreementsPanel::askReason);
    addKey(keys, QStringLiteral("⌫"), tr("Take back"), tr("Not decided after all"),
        &DisagreementsPanel::undecide);
    row->addStretch(1);
    addKey(keys, QStringLiteral("↑"), {}, tr("Previous case"), &DisagreementsPanel::back);
    addKey(keys, QStringLiteral("↓"), {}, tr("Next case, without a decision"), &DisagreementsPanel::next);
    return keys;
}

void DisagreementsPanel::open()
{
    emit shown();
    m_list->setFocus(Qt::ShortcutFocusReason);
    if (m_isStale)
        gather();
}

void DisagreementsPanel::openAt(const CaseKey &key)
{
    open();
    if (m_isGathering) {
        connect(
            this, &DisagreementsPanel::gathered, this, [this, key] { openAt(key); },
            Qt::SingleShotConnection);
        return;
    }
    const std::vector<Case> &cases = m_cases.in(key.article);
    const auto fits = [&](const CaseUnit &unit) {
        return (key.unit.sentence < 0 || unit.sentence == key.unit.sentence)
            && (key.unit.actor.isNull() || unit.actor == key.unit.actor)
            && (key.unit.issue.isNull() || unit.issue == key.unit.issue);
    };
    const auto wanted =
        std::ranges::find_if(cases, [&](const Case &one) { return std::ranges::any_of(one.units, fits); });
    if (wanted == cases.end()) {
        m_bench.say(tr("Nobody has found a stance there."));
        return;
    }
    const CaseKey found = wanted->key();
    if (m_model->rowOf(found) < 0) { // the list leaves it out
        m_filterButton->setChecked(false);
        m_states->setCurrentIndex(m_states->findData(static_cast<int>(Shown::All)));
        list();
    }
    goTo(m_model->rowOf(found));
}

void DisagreementsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale && !event->spontaneous())
        gather();
}

void DisagreementsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showCurrent();
}

QSize DisagreementsPanel::sizeHint() const
{
    return {720, 16 * fontMetrics().height()};
}

/// All cases of the project as it is now, on another thread. What is listed stays meanwhile.
void DisagreementsPanel::gather()
{
    m_isStale = true;
    if (m_isGathering)
        return; // takeGathered() begins again
    m_isStale = false;
    m_isGathering = true;
    m_gathering.setFuture(QtConcurrent::run([project = m_bench.project(), chosen = m_chosen]() mutable {
        Comparison comparison{chosen, {}};
        if (comparison.annotators.isEmpty())
            comparison.annotators = comparableAnnotators(project);
        auto gathered = std::make_shared<Result<Cases>>(Cases::of(project, comparison));
        project = {}; // or it would live as long as what it was looked through for
        return gathered;
    }));
    showProgress();
    if (m_model->rowCount() == 0)
        showCurrent();
}

void DisagreementsPanel::takeGathered()
{
    m_isGathering = false;
    if (m_isStale) {
        gather();
        return;
    }
    const Gathered found = m_gathering.result();
    m_why.clear();
    if (*found) {
        m_cases = std::move(**found);
    } else {
        m_why = found->error().what;
        m_cases = {};
    }
    if (m_filters->isVisible())
        m_filters->refresh();
    list();
    emit this->gathered();
}

CaseFilter DisagreementsPanel::filter() const
{
    using State = Case::State;
    CaseFilter filter;
    if (m_filterButton->isChecked())
        filter = m_filters->filter();
    switch (static_cast<Shown>(m_states->currentData().toInt())) {
    case Shown::ToDecide:
        filter.states = {State::Open};
        break;
    case Shown::WithIncomplete:
        filter.states = {State::Open, State::Incomplete};
        break;
    case Shown::Agreed:
        filter.states = {State::Agreed};
        break;
    case Shown::Decided:
        filter.states = {State::Accepted, State::Rejected};
        break;
    case Shown::ChangedSince:
        filter.changedSince = true;
        break;
    case Shown::All:
        break;
    }
    return filter;
}

/// The queue anew; the case at hand stays where it is still listed.
void DisagreementsPanel::list()
{
    const int row = m_list->currentIndex().row();
    const std::optional<CaseKey> before = row >= 0 ? std::optional(m_model->key(row)) : std::nullopt;
    m_model->setQueue(m_cases.queue(filter(), static_cast<CaseOrder>(m_order->currentData().toInt())));
    const int restrictions = m_filterButton->isChecked() ? m_filters->count() : 0;
    m_filterButton->setText(restrictions > 0 ? tr("Filters (%1)").arg(restrictions) : tr("Filters"));
    const int same = before ? m_model->rowOf(*before) : -1;
    goTo(same >= 0 ? same : 0);
    showProgress();
    if (m_model->rowCount() == 0)
        showCurrent();
}

void DisagreementsPanel::follow(const Change &change)
{
    if (!isVisible() || m_isGathering) {
        m_isStale = true;
        return;
    }
    const std::optional<QSet<ArticleId>> touched = m_cases.update(m_bench.project(), change);
    if (!touched) {
        gather();
        return;
    }
    if (touched->isEmpty())
        return;
    m_list->viewport()->update();
    if (!m_isDeciding)
        goBackTo(change);
    showProgress();
    showCurrent();
}

/// What was undone or done again is looked at.
void DisagreementsPanel::goBackTo(const Change &change)
{
    if (!m_list->hasFocus() && !m_lanes->hasFocus())
        return;
    for (const AnyEdit &edit : change.edits) {
        const auto *decision = std::get_if<Edit<Decision>>(&edit);
        if (!decision)
            continue;
        const Decision &one = decision->after ? *decision->after : *decision->before;
        const Article *article = m_bench.project().article(one.article);
        const int sentence = article ? article->sentenceAt(one.place.begin) : -1;
        if (const int row = m_model->rowOf({one.article, {sentence, one.actor, one.issue}}); row >= 0)
            goTo(row);
        return;
    }
}

const Case *DisagreementsPanel::current() const
{
    return m_model->caseAt(m_list->currentIndex().row());
}

void DisagreementsPanel::goTo(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row));
}

void DisagreementsPanel::step(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row < 0 || row >= m_model->rowCount())
        m_bench.say(by > 0 ? tr("This is the last case of the list.") : tr("This is the first case."));
    goTo(row);
}

void DisagreementsPanel::showCurrent()
{
    const Case *one = current();
    m_keys->setEnabled(one != nullptr);
    if (one) {
        m_lanes->show(
            shownCase(m_bench.project(), *one, m_cases.comparison(), m_hideNames->isChecked(), m_reason));
        m_followSoon->start();
        return;
    }
    if (m_isGathering)
        m_lanes->showNothing(tr("Cases are being gathered …"));
    else if (!m_why.isEmpty())
        m_lanes->showNothing(
            tr("%1\n\nAn annotator marks an article as done with Ctrl+Enter. Layers of several "
               "people come together in one project by File › Merge or by importing their "
               "annotations.")
                .arg(m_why));
    else if (m_list->currentIndex().isValid())
        m_lanes->showNothing(tr("This case is there no more."));
    else
        m_lanes->showNothing(m_cases.size() == 0
                ? tr("Nobody has found a stance in an article that is done.")
                : tr("No case is as this list wants it. Others: see the choice at the top left."));
}

void DisagreementsPanel::showProgress()
{
    const StateCounts &counts = m_cases.counts();
    const qint64 decided = m_cases.decided();
    const qint64 all = decided + counts[static_cast<size_t>(Case::State::Open)];
    const QLocale here;
    m_bar->setRange(0, m_isGathering ? 0 : 1000);
    m_bar->setValue(all > 0 ? static_cast<int>(1000 * decided / all) : 0);
    m_progress->setText(m_isGathering
            ? tr("Gathering …")
            : tr("%1 of %2 decided").arg(here.toString(decided), here.toString(all)));
    const auto named = [&](Case::State state) {
        return tr("%1: %2").arg(titleOf(state), here.toString(counts[static_cast<size_t>(state)]));
    };
    QStringList lines;
    for (int state = 0; state < Case::stateCount; ++state)
        lines.append(named(static_cast<Case::State>(state)));
    m_progress->setToolTip(lines.join(QLatin1Char('\n')));
}

/// The article is opened at the sentence, and the keyboard stays here.
void DisagreementsPanel::followArticle()
{
    const Case *one = current();
    const Article *article = one ? m_bench.project().article(one->article) : nullptr;
    if (!article || !isVisible())
        return;
    const TextSpan sentence = article->sentences().value(one->sentence());
    m_isFollowing = true;
    m_bench.setArticle(article->info->id);
    emit m_bench.revealText(sentence);
    m_isFollowing = false;
}

bool DisagreementsPanel::mayDecide()
{
    if (m_isGathering) {
        m_bench.say(tr("Cases are being gathered; a moment."));
        return false;
    }
    if (!current())
        return false;
    if (m_bench.document().annotator().isNull()) {
        emit annotatorWanted();
        return false;
    }
    return true;
}

Deciding DisagreementsPanel::deciding() const
{
    return {m_bench.document().annotator(), m_reason};
}

/// And on to the next one that is to be decided.
void DisagreementsPanel::decide(const QString &label, const Result<std::vector<AnyEdit>> &edits)
{
    if (!edits) {
        m_bench.say(edits.error().what);
        return;
    }
    m_isDeciding = true;
    const bool done = m_bench.document().push(label, *edits);
    m_isDeciding = false;
    if (!done)
        return;
    m_reason = {};
    const int next = m_model->nextToDecide(m_list->currentIndex().row());
    if (next >= 0)
        goTo(next);
    else
        m_bench.say(tr("Every case of this list is decided."));
    if (next < 0)
        showCurrent();
}

void DisagreementsPanel::takePlace(int place)
{
    if (!mayDecide())
        return;
    const QList<int> order = laneOrder(*current(), m_cases.comparison(), m_hideNames->isChecked());
    if (place >= 0 && place < order.size())
        decide(
            tr("Take a lane"), takeLanes(m_bench.project(), m_cases, *current(), {order[place]}, deciding()));
}

void DisagreementsPanel::takeAll()
{
    if (!mayDecide())
        return;
    QList<int> lanes;
    for (size_t lane = 0; lane < current()->lanes.size(); ++lane) {
        if (current()->lanes[lane].isDone)
            lanes.append(static_cast<int>(lane));
    }
    decide(tr("Take all lanes"), takeLanes(m_bench.project(), m_cases, *current(), lanes, deciding()));
}

void DisagreementsPanel::takeNothing()
{
    if (mayDecide())
        decide(tr("Nothing holds"), takeNone(m_bench.project(), m_cases, *current(), deciding()));
}

void DisagreementsPanel::askOwn()
{
    if (!mayDecide())
        return;
    QList<ActorId> actors;
    for (const CaseUnit &unit : current()->units) {
        if (!actors.contains(unit.actor))
            actors.append(unit.actor);
    }
    m_own->ask(actors, m_keys);
}

void DisagreementsPanel::takeOwnLabel(ActorId actor, IssueId issue, StanceId stance)
{
    if (mayDecide())
        decide(tr("Gold's own label"),
            takeOwn(m_bench.project(), m_cases, *current(), {OwnLabel{actor, issue, stance}}, deciding()));
}

/// A menu with a digit for each reason of the codebook.
void DisagreementsPanel::askReason()
{
    if (!mayDecide())
        return;
    QMenu menu(this);
    int n = 0;
    for (const ReasonCode &reason : inUse(m_bench.project().reasons())) {
        QString name = reason.name;
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        ++n;
        QAction *action = menu.addAction(n <= 9 ? tr("&%1  %2").arg(QString::number(n), name) : name);
        action->setToolTip(theme::plainTip(reason.paragraph));
        connect(action, &QAction::triggered, this, [this, id = reason.id] { noteReason(id); });
    }
    if (n == 0)
        menu.addAction(tr("The codebook has no reasons"))->setEnabled(false);
    menu.addSeparator();
    connect(menu.addAction(tr("&0  No reason")), &QAction::triggered, this, [this] { noteReason({}); });
    menu.setToolTipsVisible(true);
    menu.exec(m_keys->mapToGlobal(QPoint(theme::grid, -menu.sizeHint().height())));
}

void DisagreementsPanel::noteReason(ReasonId reason)
{
    if (!current())
        return;
    if (current()->isDecided()) {
        m_isDeciding = true;
        m_bench.document().push(tr("Reason"), withReason(m_bench.project(), *current(), reason));
        m_isDeciding = false;
    } else {
        m_reason = reason;
    }
    showCurrent();
}

void DisagreementsPanel::undecide()
{
    if (!mayDecide())
        return;
    const std::vector<AnyEdit> edits = takeBack(m_bench.project(), m_cases, *current());
    if (edits.empty()) {
        m_bench.say(tr("This case is not decided."));
        return;
    }
    m_isDeciding = true;
    m_bench.document().push(tr("Take a decision back"), edits);
    m_isDeciding = false;
    showCurrent();
}

void DisagreementsPanel::decideTogether(BulkRule rule)
{
    emit shown();
    if (m_isStale)
        gather();
    if (m_isGathering) {
        connect(
            this, &DisagreementsPanel::gathered, this, [this, rule] { decideTogether(rule); },
            Qt::SingleShotConnection);
        return;
    }
    if (m_bench.document().annotator().isNull()) {
        emit annotatorWanted();
        return;
    }
    CaseFilter wanted = filter();
    wanted.states.reset();
    wanted.changedSince = false;
    BulkDecisionDialog dialog(m_bench, m_cases, rule, wanted, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_isDeciding = true;
    m_bench.document().push(
        rule == BulkRule::Unanimous ? tr("Take unanimous cases") : tr("Take the majority"),
        decideAll(m_bench.project(), m_cases, dialog.preview(), {m_bench.document().annotator(), {}}));
    m_isDeciding = false;
    list();
}

bool DisagreementsPanel::isOurKey(const QKeyEvent &event) const
{
    const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const int key = event.key();
    // "?" shows the keys, from everywhere. Other signs and letters would tag in the article.
    return plain && key != Qt::Key_Question
        && (key < Qt::Key_Escape || key == Qt::Key_Backspace || key == Qt::Key_Delete);
}

bool DisagreementsPanel::takeKey(const QKeyEvent &event)
{
    if (!isOurKey(event) && event.key() != Qt::Key_Left && event.key() != Qt::Key_Right
        && event.key() != Qt::Key_Up && event.key() != Qt::Key_Down)
        return false;
    const QKeySequence named = KeyMap::instance().named(event);
    const int key = named.count() == 1 ? named[0].key() : event.key();
    const auto lanes = static_cast<int>(m_lanes->lanes().size());
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        takePlace((key == Qt::Key_Left) != isRightToLeft() ? 0 : lanes - 1);
        return true;
    case Qt::Key_Up:
        back();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Space:
        next();
        return true;
    case Qt::Key_0:
        takeNothing();
        return true;
    case Qt::Key_B:
        takeAll();
        return true;
    case Qt::Key_O:
        askOwn();
        return true;
    case Qt::Key_R:
        askReason();
        return true;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        undecide();
        return true;
    default:
        break;
    }
    if (key >= Qt::Key_1 && key <= Qt::Key_9)
        takePlace(key - Qt::Key_1);
    return true;
}

bool DisagreementsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace standpoint
