// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_panel.h"

#include "ui/library/search_delegate.h"
#include "ui/library/search_filter_row.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int typingPause = 120;      // milliseconds without a key before a search begins
constexpr int changePause = 300;      // milliseconds without a Change before its articles are searched again
constexpr qsizetype mostTouched = 20; // articles that are searched one by one

void noteArticle(QSet<ArticleId> &touched, const AnyEdit &edit)
{
    if (const auto *annotation = std::get_if<Edit<Annotation>>(&edit))
        touched.insert((annotation->after ? annotation->after : annotation->before)->article);
    else if (const auto *state = std::get_if<Edit<ArticleState>>(&edit))
        touched.insert((state->after ? state->after : state->before)->article);
    else if (const auto *text = std::get_if<Edit<ArticleText>>(&edit))
        touched.insert((text->after ? text->after : text->before)->id);
    else if (const auto *info = std::get_if<Edit<ArticleInfo>>(&edit))
        touched.insert((info->after ? info->after : info->before)->id);
}

} // namespace

SearchPanel::SearchPanel(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_results(new SearchResults(bench, this))
    , m_run(new SearchRun(this))
    , m_field(new QLineEdit(this))
    , m_wording(new QComboBox(this))
    , m_filterButton(new QToolButton(this))
    , m_filters(new SearchFilterRow(bench, this))
    , m_list(new QListView(this))
    , m_state(theme::quietLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QToolButton(this))
    , m_only(new QCheckBox(tr("List only articles with hits"), this))
    , m_typed(new QTimer(this))
    , m_changed(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::half, 0, theme::half);
    column->setSpacing(theme::half);
    column->addWidget(makeTop());
    column->addWidget(m_list, 1);
    column->addWidget(makeFoot());
    m_list->setModel(m_results);
    m_list->setItemDelegate(new SearchDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("What was found"));
    m_list->installEventFilter(this);
    m_field->installEventFilter(this);

    QAction *find = add(tr("Find in the &project…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    find->setIcon(theme::icon(QStringLiteral("search")));
    connect(find, &QAction::triggered, this, &SearchPanel::open);
    connect(add(tr("Next &hit in the project"), Qt::Key_F4), &QAction::triggered, this, [this] { step(1); });
    connect(add(tr("Previous h&it in the project"), QKeySequence(Qt::SHIFT | Qt::Key_F4)),
        &QAction::triggered, this, [this] { step(-1); });

    m_typed->setSingleShot(true);
    m_typed->setInterval(typingPause);
    m_changed->setSingleShot(true);
    m_changed->setInterval(changePause);
    connect(m_typed, &QTimer::timeout, this, &SearchPanel::search);
    connect(m_changed, &QTimer::timeout, this, &SearchPanel::searchTouched);
    connect(m_field, &QLineEdit::textChanged, m_typed, qOverload<>(&QTimer::start));
    connect(m_filters, &SearchFilterRow::changed, m_typed, qOverload<>(&QTimer::start));
    connect(m_wording, &QComboBox::currentIndexChanged, this, &SearchPanel::search);
    connect(m_run, &SearchRun::found, this, &SearchPanel::take);
    connect(m_run, &SearchRun::finished, this, &SearchPanel::finish);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) {
            m_gap.reset();
            if (current.isValid())
                m_place = m_results->placeAt(current.row());
        });
    connect(&bench.document(), &ProjectDocument::changed, this, &SearchPanel::follow);
    showState();
}

QAction *SearchPanel::add(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    m_actions.append(action);
    return action;
}

QWidget *SearchPanel::makeTop()
{
    auto *top = new QWidget(this);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(theme::half);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::half);
    m_field->setPlaceholderText(tr("Find in all articles: words, “a phrase”"));
    theme::makeSearchField(m_field, tr("Find in all articles"));
    m_wording->addItem(tr("Beginnings of words"), static_cast<int>(Wording::Words));
    m_wording->addItem(tr("Whole words"), static_cast<int>(Wording::WholeWords));
    m_wording->addItem(tr("Expression"), static_cast<int>(Wording::Expression));
    m_wording->setAccessibleName(tr("What is typed"));
    theme::keepFromWheel(m_wording);
    theme::keepKeys(m_wording);
    theme::keepKeys(m_list);
    m_wording->setToolTip(tr("How to take what is typed. An expression is a regular expression."));
    m_filterButton->setText(tr("Filters"));
    m_filterButton->setToolTip(tr("Restrict the search to an annotator, an issue, dates …"));
    m_filterButton->setCheckable(true);
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            m_filters->refresh();
        m_filters->setVisible(on);
        m_typed->start(); // filters out of sight do not restrict
    });
    m_filters->hide();
    row->addWidget(m_field, 1);
    row->addWidget(m_wording);
    QToolButton *places = makePlaces();
    row->addWidget(places);
    row->addWidget(m_filterButton);
    setTabOrder(m_wording, places);
    setTabOrder(places, m_filterButton);
    column->addLayout(row);
    column->addWidget(m_filters);
    return top;
}

QToolButton *SearchPanel::makePlaces()
{
    auto *button = new QToolButton(this);
    auto *menu = new QMenu(button);
    const auto place = [&](const QString &name) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, &SearchPanel::search);
        return action;
    };
    m_inText = place(tr("&Titles and texts"));
    m_inNotes = place(tr("&Notes of annotations"));
    m_inActors = place(tr("&Actors who are tagged"));
    button->setText(tr("Look in"));
    button->setToolTip(tr("Where to look: texts, notes, actors"));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

QWidget *SearchPanel::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(theme::grid);
    m_state->setWordWrap(false);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setAccessibleName(tr("State of the search"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(80);
    m_bar->setAccessibleName(tr("Articles searched"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop the search and keep what was found"));
    connect(m_stop, &QToolButton::clicked, this, [this] {
        m_run->cancel();
        m_stopped = true;
        m_fresh.reset(); // a part of it is less than what is listed
        finish();
    });
    m_only->setToolTip(tr("The list of articles, and the keys N and P, then leave out the others"));
    connect(m_only, &QCheckBox::toggled, this, &SearchPanel::restrict);
    row->addWidget(m_state, 1);
    row->addWidget(m_bar);
    row->addWidget(m_stop);
    row->addWidget(m_only);
    return foot;
}

void SearchPanel::open()
{
    emit shown();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

SearchQuery SearchPanel::query() const
{
    SearchQuery query;
    query.typed = m_field->text();
    query.wording = static_cast<Wording>(m_wording->currentData().toInt());
    query.places = {m_inText->isChecked(), m_inNotes->isChecked(), m_inActors->isChecked()};
    if (m_filterButton->isChecked())
        query.filters = m_filters->filters();
    return query;
}

void SearchPanel::search()
{
    m_fresh.reset();
    m_place.reset();
    m_gap.reset();
    m_results->clear();
    start();
}

/// The same search of what the project has become. What is listed stays until all is searched, so that the
/// keys go from hit to hit meanwhile, and on from the same one afterwards.
void SearchPanel::searchAgain()
{
    if (m_typed->isActive()) {
        search();
        return;
    }
    m_fresh.emplace();
    start();
}

void SearchPanel::start()
{
    m_typed->stop();
    m_changed->stop();
    m_touched.clear();
    m_actorsTouched = false;
    m_run->cancel();
    m_error.reset();
    m_stopped = false;
    const SearchQuery wanted = query();
    const int restrictions = wanted.filters.count();
    m_filterButton->setText(restrictions > 0 ? tr("Filters (%1)").arg(restrictions) : tr("Filters"));
    Result<ArticleSearcher> searcher = ArticleSearcher::make(wanted, m_bench.project().actors());
    m_searcher.reset();
    if (!searcher)
        m_error = searcher.error();
    else if (!searcher->isEmpty())
        m_searcher = std::move(*searcher);
    if (m_searcher)
        m_run->start(m_bench.project(), *m_searcher);
    else
        restrict();
    m_bar->setValue(0);
    showState();
}

void SearchPanel::take(const SearchBatch &batch)
{
    if (m_fresh)
        m_fresh->append(batch.articles);
    else
        m_results->append(batch.articles);
    m_bar->setRange(0, static_cast<int>(std::max<qsizetype>(1, batch.all)));
    m_bar->setValue(static_cast<int>(batch.searched));
    showState();
}

void SearchPanel::finish()
{
    if (m_fresh) {
        const QSet<ArticleId> before = m_only->isChecked() ? m_results->articleIds() : QSet<ArticleId>();
        m_results->renew(*std::exchange(m_fresh, std::nullopt));
        comeBack();
        if (m_only->isChecked() && m_results->articleIds() != before)
            restrict();
    } else {
        restrict();
    }
    showState();
    if (!m_touched.isEmpty() || m_actorsTouched)
        m_changed->start();
}

void SearchPanel::showState()
{
    const bool running = m_run->isRunning();
    m_bar->setVisible(running);
    m_stop->setVisible(running);
    m_only->setEnabled(m_searcher.has_value());
    QString text;
    if (m_error) {
        text = m_error->what;
    } else if (!m_searcher) {
        text = tr(
            "All the words must be in an article. Enter goes to the hits, and from there into the article.");
    } else if (m_results->hitCount() == 0) {
        text = running ? tr("Searching …") : tr("Nothing found.");
    } else {
        const QLocale here;
        text = tr("%1 hits in %2 articles")
                   .arg(here.toString(m_results->hitCount()), here.toString(m_results->articleCount()));
    }
    if (m_stopped)
        text = tr("%1 Stopped before the end.").arg(text);
    if (m_results->gaveUp() && m_results->hitCount() == 0)
        text = tr("%1 The expression needs too many steps in some articles.").arg(text);
    else if (m_results->gaveUp())
        text = tr("%1, perhaps more: the expression needs too many steps in some").arg(text);
    m_state->setText(text);
    m_state->setToolTip(theme::plainTip(text));
}

void SearchPanel::restrict()
{
    const bool only = m_only->isChecked() && m_searcher;
    emit articlesRestricted(only ? std::optional(m_results->articleIds()) : std::nullopt);
}

void SearchPanel::liftRestriction()
{
    m_only->setChecked(false);
}

void SearchPanel::follow(const Change &change)
{
    if (!m_searcher)
        return;
    const bool actors = std::ranges::any_of(
        change.edits, [](const AnyEdit &edit) { return std::holds_alternative<Edit<Actor>>(edit); });
    m_actorsTouched = m_actorsTouched || (actors && m_searcher->query().places.actors);
    for (const AnyEdit &edit : change.edits) {
        if (m_touched.size() > mostTouched)
            break; // all is searched again
        noteArticle(m_touched, edit);
    }
    if ((!m_touched.isEmpty() || m_actorsTouched) && !m_run->isRunning())
        m_changed->start();
}

void SearchPanel::searchTouched()
{
    if (!m_searcher)
        return;
    if (m_actorsTouched || m_touched.size() > mostTouched
        || m_searcher->query().wording == Wording::Expression) {
        searchAgain();
        return;
    }
    bool cameOrWent = false;
    for (const ArticleId id : std::exchange(m_touched, {})) {
        ArticleHits hits;
        hits.article = id;
        if (const Article *article = m_bench.project().article(id))
            hits = m_searcher->search(*article);
        cameOrWent = m_results->replace(hits) || cameOrWent;
    }
    comeBack();
    if (cameOrWent && m_only->isChecked())
        restrict();
    showState();
}

/// To the row that was current before the hits were new ones, or to what comes after it.
void SearchPanel::comeBack()
{
    if (!m_place)
        return;
    const HitPlace place = *m_place;
    const SearchResults::Sought sought = m_results->seek(place);
    m_list->setCurrentIndex(m_results->index(std::min(sought.row, m_results->rowCount() - 1), 0));
    if (!sought.is) {
        m_place = place;
        m_gap = sought.row;
    }
}

void SearchPanel::openRow(int row)
{
    const ArticleId article = m_results->articleAt(row);
    if (!m_bench.project().article(article))
        return;
    const std::optional<SearchHit> hit = m_results->hitAt(row);
    m_place =
        m_results->placeAt(row); // it may have been current already, as what came after one that is gone
    m_gap.reset();
    m_bench.setArticle(article);
    if (hit && !hit->annotation.isNull()) {
        const Annotation *annotation = m_bench.currentArticle()->annotation(hit->annotation);
        if (annotation && !m_bench.shows(*annotation)) {
            m_bench.setLayer({});
            m_bench.say(tr("Everybody's labels are shown: this one is not yours."));
        }
        emit m_bench.reveal(hit->annotation);
    } else if (hit && hit->in == SearchHit::In::Text) {
        emit m_bench.revealText(hit->span);
    } else {
        emit m_bench.revealText(m_bench.currentArticle()->sentences().value(0));
    }
}

/// To the next hit, headings left out.
void SearchPanel::step(int by)
{
    int row = m_list->currentIndex().row();
    if (m_gap) // what comes after it is the next hit, not the one after that
        row = by > 0 ? *m_gap - 1 : *m_gap;
    do {
        row += by;
        while (row >= m_results->rowCount() && m_results->canFetchMore({}))
            m_results->fetchMore({});
    } while (row >= 0 && row < m_results->rowCount() && !m_results->hitAt(row));
    if (row < 0 || row >= m_results->rowCount()) {
        m_bench.say(m_results->rowCount() == 0 ? tr("Search in the project first, with Ctrl+Shift+F.")
                : by > 0                       ? tr("This is the last hit.")
                                               : tr("This is the first hit."));
        return;
    }
    m_list->setCurrentIndex(m_results->index(row, 0));
    openRow(row);
}

void SearchPanel::jump(bool backwards)
{
    const int row = m_results->nextArticleRow(m_list->currentIndex().row(), backwards);
    if (row >= 0)
        m_list->setCurrentIndex(m_results->index(row, 0));
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_field && (enter || key == Qt::Key_Down)) {
        if (m_typed->isActive())
            search();
        if (m_results->rowCount() > 0 && !m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_results->index(0, 0));
        m_list->setFocus();
        return true;
    }
    if (watched == m_list && enter) {
        openRow(m_list->currentIndex().row());
        return true;
    }
    if (watched == m_list && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        jump((key == Qt::Key_Left) != isRightToLeft());
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0) {
        m_field->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_list->doItemsLayout();
}

QSize SearchPanel::sizeHint() const
{
    return {600, 12 * (fontMetrics().height() + theme::grid)};
}

} // namespace standpoint
