// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/articles_panel.h"

#include "model/document/tagging.h"
#include "ui/comfort/tree_choice.h"
#include "ui/keys/key_map.h"
#include "ui/library/article_delegate.h"
#include "ui/library/article_list_model.h"
#include "ui/library/work_list_box.h"
#include "ui/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QProgressBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

/// Rows are all of one height, so one that changes is painted again and no more; QListView would lay out all
/// of them anew, and with 100,000 articles every label would take longer than a frame.
class ArticleList : public QListView
{
public:
    using QListView::QListView;

protected:
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> & /*roles*/) override
    {
        viewport()->update(visualRect(first) | visualRect(last));
    }
};

} // namespace

ArticlesPanel::ArticlesPanel(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_model(new ArticleListModel(bench, this))
    , m_workList(new WorkListBox(bench, this))
    , m_list(new ArticleList(this))
    , m_restriction(new QToolButton(this))
    , m_progress(theme::quietLabel({}, this))
    , m_bar(new QProgressBar(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ArticleDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Articles"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Articles done"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::half, 0, 0);
    layout->setSpacing(theme::grid);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(theme::grid, 0, theme::grid, 0);
    top->setSpacing(theme::half);
    top->addWidget(m_workList);
    top->addWidget(makeSearch());
    m_restriction->setIcon(theme::icon(QStringLiteral("close")));
    m_restriction->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_restriction->setToolTip(
        tr("Only articles in which the search in the project found something are listed. "
           "Press to list all."));
    m_restriction->hide();
    connect(m_restriction, &QToolButton::clicked, this, &ArticlesPanel::restrictionLifted);
    top->addWidget(m_restriction);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 12, 12);
    foot->setSpacing(theme::half);
    foot->addWidget(m_progress);
    foot->addWidget(m_bar);
    layout->addLayout(foot);

    makeActions();
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { chooseRow(index.row()); });
    connect(
        m_list, &QListView::activated, this, [this](const QModelIndex &index) { chooseRow(index.row()); });
    chooseWhatIsSelected(
        m_list, [this](const QModelIndex &row) { return m_model->articleAt(row.row()) == m_bench.article(); },
        [this](const QModelIndex &row) { chooseRow(row.row()); });
    connect(m_model, &ArticleListModel::progressChanged, this, &ArticlesPanel::showProgress);
    connect(
        m_model, &QAbstractItemModel::modelReset, this, &ArticlesPanel::showCurrent, Qt::QueuedConnection);
    connect(&bench, &Workbench::articleChanged, this, &ArticlesPanel::showCurrent);
    connect(m_workList, &WorkListBox::chosen, m_model, &ArticleListModel::setWorkList);
    m_model->setWorkList(m_workList->list());
    showProgress();
}

void ArticlesPanel::makeActions()
{
    connect(add(tr("&Previous article"), QStringLiteral("articles.previous"), QStringLiteral("previous")),
        &QAction::triggered, this, [this] { step(-1); });
    connect(add(tr("&Next article"), QStringLiteral("articles.next"), QStringLiteral("next")),
        &QAction::triggered, this, [this] { step(1); });
    connect(add(tr("&Done, next article"), QStringLiteral("articles.done"), QStringLiteral("done")),
        &QAction::triggered, this, &ArticlesPanel::finishArticle);
    connect(
        add(tr("Next &untouched article"), QStringLiteral("articles.nextUntouched"), QStringLiteral("todo")),
        &QAction::triggered, this, &ArticlesPanel::goToUntouched);
    connect(add(tr("N&ot done after all"), QStringLiteral("articles.reopen"), QStringLiteral("started")),
        &QAction::triggered, this, &ArticlesPanel::reopenArticle);
    connect(add(tr("&Remove article…"), QStringLiteral("articles.remove"), QStringLiteral("remove")),
        &QAction::triggered, this, &ArticlesPanel::removeArticle);
}

QLineEdit *ArticlesPanel::makeSearch()
{
    auto *find = new QLineEdit(this);
    find->setPlaceholderText(tr("Find an article"));
    theme::makeSearchField(find, tr("Find an article"));
    connect(find, &QLineEdit::textChanged, m_model, &ArticleListModel::setTitleFilter);
    connect(find, &QLineEdit::textChanged, this, &ArticlesPanel::showCurrent);
    connect(find, &QLineEdit::returnPressed, this, [this] {
        if (m_model->rowCount() > 0)
            chooseRow(qMax(0, m_list->currentIndex().row()));
    });
    auto *giveUp = new QShortcut(QKeySequence(Qt::Key_Escape), find, nullptr, nullptr, Qt::WidgetShortcut);
    connect(giveUp, &QShortcut::activated, this, [this, find] {
        find->clear();
        emit finished();
    });
    return find;
}

QAction *ArticlesPanel::add(const QString &text, const QString &id, const QString &icon)
{
    auto *action = new QAction(text, this);
    action->setIcon(theme::icon(icon));
    KeyMap::instance().bind(action, id);
    m_actions.append(action);
    return action;
}

bool ArticlesPanel::open(const QString &idOrTitle)
{
    const Project &project = m_bench.project();
    const QList<ArticleId> order = project.articleOrder();
    if (idOrTitle.isEmpty()) {
        openWhereWorkWasLeft();
        return true;
    }
    for (const ArticleId id : order) {
        const ArticleInfo &info = *project.article(id)->info;
        if (id.toString() == idOrTitle || info.document == idOrTitle || info.title == idOrTitle) {
            m_bench.setArticle(id);
            return true;
        }
    }
    return false;
}

/// The first article begun and not done, else the first not begun; of the work list, if there is one.
void ArticlesPanel::openWhereWorkWasLeft()
{
    m_workList->chooseUnfinished();
    const Project &project = m_bench.project();
    const WorkList *list = project.workLists().find(m_workList->list());
    const QList<ArticleId> order = list ? list->articles : project.articleOrder();
    for (const Progress wanted : {Progress::Started, Progress::Todo}) {
        for (const ArticleId id : order) {
            if (progressBy(*project.article(id), m_bench.progressLayer()) == wanted) {
                m_bench.setArticle(id);
                return;
            }
        }
    }
    m_bench.setArticle(order.value(0));
}

QList<ArticleId> ArticlesPanel::listed() const
{
    QList<ArticleId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.append(m_model->articleAt(row));
    return ids;
}

void ArticlesPanel::restrictTo(const std::optional<QSet<ArticleId>> &only)
{
    m_restriction->setVisible(only.has_value());
    if (only)
        m_restriction->setText(tr("%n with hits", nullptr, static_cast<int>(only->size())));
    m_model->setOnly(only);
}

void ArticlesPanel::chooseRow(int row)
{
    m_bench.setArticle(m_model->articleAt(row));
    emit finished();
}

void ArticlesPanel::step(int by)
{
    const int now = m_model->rowOf(m_bench.article());
    const int row = now >= 0 ? now + by : 0;
    if (row < 0 || row >= m_model->rowCount())
        m_bench.say(by > 0 ? tr("This is the last article.") : tr("This is the first article."));
    else
        chooseRow(row);
}

/// Whoever has no name yet is asked for it.
bool ArticlesPanel::knowsAnnotator()
{
    if (m_bench.document().annotator().isNull())
        emit annotatorWanted();
    return !m_bench.document().annotator().isNull();
}

/// Of the open article, by the annotator. False: refused.
bool ArticlesPanel::setState(std::optional<ArticleState::State> state, const QString &label)
{
    const AnnotatorId annotator = m_bench.document().annotator();
    const auto before = m_bench.currentArticle()->stateOf(annotator);
    const auto side = [&](std::optional<ArticleState::State> one) {
        return one ? Shared<ArticleState>(ArticleState{m_bench.article(), annotator, *one})
                   : Shared<ArticleState>();
    };
    return before == state || m_bench.document().push(label, {Edit<ArticleState>{side(before), side(state)}});
}

void ArticlesPanel::finishArticle()
{
    if (!m_bench.currentArticle() || !knowsAnnotator())
        return;
    emit m_bench.storeWanted();
    const Article *article = m_bench.currentArticle();
    if (!setState(ArticleState::State::Done, tr("Mark “%1” done").arg(article->info->title)))
        return;
    if (m_workList->list().isNull())
        step(1);
    else
        goOnInList();
}

/// Back to where it was: started where the annotator has labels in it, else untouched.
void ArticlesPanel::reopenArticle()
{
    emit m_bench.storeWanted();
    const Article *article = m_bench.currentArticle();
    const AnnotatorId annotator = m_bench.document().annotator();
    if (!article || article->stateOf(annotator) != ArticleState::State::Done) {
        m_bench.say(tr("You have not marked this article done."));
        return;
    }
    const bool tagged = std::any_of(article->annotations.begin(), article->annotations.end(),
        [&](const Annotation &annotation) { return annotation.annotator == annotator; });
    const QString label = tr("Mark “%1” not done").arg(article->info->title);
    if (setState(tagged ? std::optional(ArticleState::State::Started) : std::nullopt, label))
        m_bench.say(label);
}

/// What is done next: the first untouched one after this, or one that is begun.
void ArticlesPanel::goToUntouched()
{
    const int row = m_model->rowToDo(m_bench.article());
    if (row < 0) {
        m_bench.say(m_model->rowCount() == 0 ? tr("No articles are listed.")
                                             : tr("All articles that are listed are done."));
        return;
    }
    const bool isBegun =
        m_model->index(row).data(ArticleListModel::StateRole).toInt() != static_cast<int>(Progress::Todo);
    const bool isHere = m_model->articleAt(row) == m_bench.article();
    chooseRow(row);
    if (isHere)
        m_bench.say(tr("Only this article is left."));
    else if (isBegun)
        m_bench.say(tr("All are begun: this one is not done yet."));
}

/// An article of the list is done: on to the next that is not.
void ArticlesPanel::goOnInList()
{
    const int row = m_model->rowToDo(m_bench.article());
    if (row >= 0)
        chooseRow(row);
    else if (m_model->doneCount() < m_model->allCount())
        m_bench.say(tr("All articles that are listed are done."));
    else
        m_bench.say(
            tr("“%1” is done: all %2 articles.").arg(m_workList->currentText()).arg(m_model->allCount()));
}

void ArticlesPanel::removeArticle()
{
    const Article *article = m_bench.currentArticle();
    if (!article)
        return;
    emit m_bench.storeWanted(); // so that undo brings back what was typed as well
    article = m_bench.currentArticle();
    const QString title = article->info->title;
    const qsizetype decisions = article->decisions.orDefault().size();
    if (!article->annotations.isEmpty() || decisions > 0) {
        const QString question = decisions > 0
            ? tr("“%1” has %2 annotations, of all annotators, and %3 decisions on what is gold. Remove it "
                 "with "
                 "them? Undo brings it back.")
                  .arg(title)
                  .arg(article->annotations.size())
                  .arg(decisions)
            : tr("“%1” has %2 annotations, of all annotators. Remove it with them? Undo brings it back.")
                  .arg(title)
                  .arg(article->annotations.size());
        QMessageBox box(
            QMessageBox::Question, tr("Remove article"), question, QMessageBox::Yes | QMessageBox::No, this);
        box.setTextFormat(Qt::PlainText);
        if (box.exec() != QMessageBox::Yes)
            return;
    }
    m_bench.document().push(tr("Remove article “%1”").arg(title), removalOf(m_bench.project(), *article));
}

void ArticlesPanel::showCurrent()
{
    const QModelIndex row = m_model->index(m_model->rowOf(m_bench.article()));
    m_list->setCurrentIndex(row);
    if (row.isValid())
        m_list->scrollTo(row);
}

void ArticlesPanel::showProgress()
{
    const int all = m_model->allCount();
    m_progress->setText(
        all == 0 ? tr("No articles yet") : tr("%1 of %2 done").arg(m_model->doneCount()).arg(all));
    m_bar->setVisible(all > 0);
    m_bar->setRange(0, qMax(1, all));
    m_bar->setValue(m_model->doneCount());
}

} // namespace standpoint
