// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/disagreements_panel.h"

#include "ui/agreement/case_delegate.h"
#include "ui/agreement/case_filter_row.h"
#include "ui/agreement/case_queue_model.h"
#include "ui/agreement/case_words.h"
#include "ui/agreement/compared_choice.h"
#include "ui/agreement/likely_gold.h"
#include "ui/agreement/own_label.h"
#include "ui/agreement/reasons_dialog.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QShowEvent>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace standpoint {

namespace {

constexpr size_t mostFollowed =
    20'000;                  // edits of a Change that are followed at once; after more, all is gathered anew
constexpr int seenAhead = 2; // cases of the list below the one at hand
constexpr int followPause = 40; // milliseconds on a case before its article is opened: keys may be held down

} // namespace

void DisagreementsPanel::setUpList()
{
    m_list->setObjectName(QStringLiteral("cases"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CaseDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Cases"));
    m_list->setMinimumWidth(160);
}

/// The list, and the case at hand beside it.
QWidget *DisagreementsPanel::makeBody()
{
    auto *split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(makeQueue(split));
    split->addWidget(m_lanes);
    split->setStretchFactor(0, 1); // in a wide window the list names more
    split->setStretchFactor(1, 5);
    split->setSizes({290, 700});
    return split;
}

DisagreementsPanel::DisagreementsPanel(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_likely(new LikelyGold(bench, this))
    , m_model(new CaseQueueModel(bench, m_cases, this))
    , m_states(new QComboBox(this))
    , m_order(new QComboBox(this))
    , m_filterButton(new QToolButton(this))
    , m_filters(new CaseFilterRow(bench, m_cases, this))
    , m_progress(theme::quietLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_list(new QListView(this))
    , m_waiting(new QToolButton(this))
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
    m_top = makeTop();
    column->addWidget(m_top);
    column->addWidget(makeBody(), 1);
    m_keys = makeKeys();
    column->addWidget(m_keys);
    setUpList();
    for (QWidget *keyboard : std::initializer_list<QWidget *>{m_list, m_lanes, m_lanes->text()})
        keyboard->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_reason = {};
        showCurrent();
        m_followSoon->start();
    });
    connect(&bench, &Workbench::articleChanged, this, [this] {
        if (!m_isFollowing && m_filterButton->isChecked() && m_filters->filter().article)
            list();
    });
    connect(m_lanes, &LanesView::taken, this, [this](int place) {
        m_list->setFocus(); // so that keys go on from there
        takePlace(place);
    });
    connect(m_lanes, &LanesView::likelyTaken, this, [this] {
        m_list->setFocus();
        takeLikely();
    });
    connect(m_likely, &LikelyGold::estimated, this, [this] {
        if (m_order->currentData().toInt() == doubtfulFirst)
            list();
        showCurrent();
    });
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
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        showCurrent();
        fitRows();
    }
}

void DisagreementsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRows();
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
    if (!std::exchange(m_knowsChoice, true))
        m_chosen = chosenToCompare(m_bench.project(), ComparedIn::Cases);
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
    if (*found)
        m_likely->estimate(m_cases.comparison());
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
    const CaseRank rank = this->rank();
    m_model->setQueue(m_cases.queue(filter(), rank), rank);
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
    m_likely->follow(change);
    if (!isVisible() || m_isGathering) {
        m_isStale = true;
        return;
    }
    if (change.edits.size() > mostFollowed) {
        gather();
        return;
    }
    const std::optional<QSet<ArticleId>> touched = m_cases.update(m_bench.project(), change);
    if (!touched || (m_chosen.isEmpty() && changesWhoIsCompared(change))) {
        gather();
        return;
    }
    if (touched->isEmpty())
        return;
    followRows(change, *touched);
    if (!m_isDeciding)
        goBackTo(change);
    showProgress();
    showCurrent();
}

/// The case at hand stays where it is still listed; else its neighbour is looked at.
void DisagreementsPanel::followRows(const Change &change, const QSet<ArticleId> &touched)
{
    const Case *const before = current();
    const std::optional<CaseKey> at = before ? std::optional(before->key()) : std::nullopt;
    if (m_model->follow(change, touched, filter())) {
        goTo(at ? std::max(0, m_model->rowOf(*at)) : 0);
        if (m_filters->isVisible())
            m_filters->refresh();
    } else if (!m_list->currentIndex().isValid()) {
        goTo(0);
    }
    m_list->viewport()->update();
}

/// While nothing is estimated, the hardest come first.
CaseRank DisagreementsPanel::rank() const
{
    if (m_order->currentData().toInt() == doubtfulFirst)
        return m_likely->current() ? mostDoubtful(m_likely->current()) : rankBy(CaseOrder::Hardest);
    return rankBy(static_cast<CaseOrder>(m_order->currentData().toInt()));
}

/// Whether somebody has marked an article as done who had marked none.
bool DisagreementsPanel::changesWhoIsCompared(const Change &change) const
{
    return std::ranges::any_of(change.edits, [this](const AnyEdit &any) {
        const auto *edit = std::get_if<Edit<ArticleState>>(&any);
        if (!edit || !edit->after || edit->after->state != ArticleState::State::Done)
            return false;
        const Annotator *annotator = m_bench.project().annotators().find(edit->after->annotator);
        return annotator && !annotator->gold
            && !m_cases.comparison().annotators.contains(edit->after->annotator);
    });
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

/// What comes next is seen as well as what is at hand.
void DisagreementsPanel::showWhatFollows()
{
    const int row = m_list->currentIndex().row();
    m_list->scrollTo(m_model->index(std::min(row + seenAhead, m_model->rowCount() - 1)));
    m_list->scrollTo(m_list->currentIndex());
}

void DisagreementsPanel::step(int by)
{
    const int row = m_list->currentIndex().row() + by;
    if (row < 0 || row >= m_model->rowCount())
        m_bench.say(by > 0 ? tr("This is the last case of the list.") : tr("This is the first case."));
    goTo(row);
    showWhatFollows();
}

void DisagreementsPanel::showCurrent()
{
    const Case *one = current();
    m_keys->setEnabled(one != nullptr);
    if (one) {
        const bool namesAreHidden = m_hideNames->isChecked();
        ShownCase shown = shownCase(m_bench.project(), *one, m_cases.comparison(), namesAreHidden, m_reason);
        if (const auto likely = m_likely->of(*one, namesAreHidden); likely && !one->isDecided()) {
            shown.gold.remark +=
                QStringLiteral(" · ") + likelyText(m_bench.project(), *one, *likely, namesAreHidden);
            shown.gold.keys = {KeyMap::instance().text(QStringLiteral("cases.likely"))};
        }
        m_lanes->show(shown);
        nameReasonAndAll(static_cast<int>(shown.lanes.size()));
        return;
    }
    if (m_isGathering)
        m_lanes->showNothing(tr("Cases are being gathered …"));
    else if (!m_why.isEmpty())
        m_lanes->showNothing(
            tr("%1\n\nAn annotator marks an article as done with Ctrl+Enter. Layers of several "
               "people come together in one project by File › Merge or by importing their "
               "annotations. Of labels that were imported, Review › Mark as done for… says it.")
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
    // Those that all agree on are to be taken as well: else their number would be added once they are.
    const qint64 all = decided + counts[static_cast<size_t>(Case::State::Open)]
        + counts[static_cast<size_t>(Case::State::Agreed)];
    const QLocale here;
    m_bar->setRange(0, m_isGathering ? 0 : 1000);
    m_bar->setValue(all > 0 ? static_cast<int>(1000 * decided / all) : 0);
    m_progress->setText(m_isGathering
            ? tr("Gathering …")
            : tr("%1 of %2 decided").arg(here.toString(decided), here.toString(all)));
    const qint64 waiting = counts[static_cast<size_t>(Case::State::Incomplete)];
    m_waiting->setVisible(waiting > 0 && !m_isGathering
        && m_states->currentData().toInt() == static_cast<int>(Shown::ToDecide));
    m_waiting->setText(tr("%1 more, not done by all").arg(here.toString(waiting)));
    fitRows();
    const auto named = [&](Case::State state) {
        return tr("%1: %2").arg(titleOf(state), here.toString(counts[static_cast<size_t>(state)]));
    };
    QStringList lines;
    for (int state = 0; state < Case::stateCount; ++state)
        lines.append(named(static_cast<Case::State>(state)));
    m_progress->setToolTip(lines.join(QLatin1Char('\n')));
}

/// The article is opened at the sentence, and the keyboard stays here. Who has it elsewhere is not led away.
void DisagreementsPanel::followArticle()
{
    const Case *one = current();
    const Article *article = one ? m_bench.project().article(one->article) : nullptr;
    // Who works in the article meanwhile is not taken elsewhere: the next label would go there.
    if (!article || !isVisible() || !isAncestorOf(window()->focusWidget()))
        return;
    const TextSpan sentence = article->sentences().value(one->sentence());
    m_isFollowing = true;
    m_bench.setArticle(article->info->id);
    emit m_bench.revealText(sentence);
    m_isFollowing = false;
}

} // namespace standpoint
