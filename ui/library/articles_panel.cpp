// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/articles_panel.h"

#include "model/document/tagging.h"
#include "ui/comfort/tree_choice.h"
#include "ui/library/article_delegate.h"
#include "ui/library/article_list_model.h"
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

    connect(add(tr("&Previous article"), Qt::Key_P, QStringLiteral("previous")), &QAction::triggered, this,
        [this] { step(-1); });
    connect(add(tr("&Next article"), Qt::Key_N, QStringLiteral("next")), &QAction::triggered, this,
        [this] { step(1); });
    connect(add(tr("&Done, next article"), QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("done")),
        &QAction::triggered, this, &ArticlesPanel::finishArticle);
    connect(add(tr("&Remove article…"), {}, QStringLiteral("remove")), &QAction::triggered, this,
        &ArticlesPanel::removeArticle);
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
    showProgress();
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

QAction *ArticlesPanel::add(const QString &text, const QKeySequence &key, const QString &icon)
{
    auto *action = new QAction(text, this);
    action->setIcon(theme::icon(icon));
    action->setShortcut(key);
    m_actions.append(action);
    return action;
}

bool ArticlesPanel::open(const QString &idOrTitle)
{
    const Project &project = m_bench.project();
    const QList<ArticleId> order = project.articleOrder();
    if (idOrTitle.isEmpty()) {
        // Where work was left: the first article begun and not done, else the first not begun.
        for (const bool begun : {true, false}) {
            for (const ArticleId id : order) {
                const auto state = project.article(id)->stateOf(m_bench.progressLayer());
                if (begun ? state == ArticleState::State::Started : !state) {
                    m_bench.setArticle(id);
                    return true;
                }
            }
        }
        m_bench.setArticle(order.value(0));
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

void ArticlesPanel::finishArticle()
{
    if (!m_bench.currentArticle())
        return;
    if (m_bench.document().annotator().isNull()) {
        emit annotatorWanted();
        if (m_bench.document().annotator().isNull())
            return;
    }
    emit m_bench.storeWanted();
    const Article *article = m_bench.currentArticle();
    const AnnotatorId annotator = m_bench.document().annotator();
    const auto before = article->stateOf(annotator);
    if (before != ArticleState::State::Done) {
        const ArticleState done{m_bench.article(), annotator, ArticleState::State::Done};
        const AnyEdit edit =
            before ? replacing(ArticleState{m_bench.article(), annotator, *before}, done) : adding(done);
        if (!m_bench.document().push(tr("Mark “%1” done").arg(article->info->title), {edit}))
            return;
    }
    step(1);
}

void ArticlesPanel::removeArticle()
{
    const Article *article = m_bench.currentArticle();
    if (!article)
        return;
    emit m_bench.storeWanted(); // so that undo brings back what was typed as well
    article = m_bench.currentArticle();
    const QString title = article->info->title;
    if (!article->annotations.isEmpty()) {
        QMessageBox box(QMessageBox::Question, tr("Remove article"),
            tr("“%1” has %2 annotations, of all annotators. Remove it with them? Undo brings it back.")
                .arg(title)
                .arg(article->annotations.size()),
            QMessageBox::Yes | QMessageBox::No, this);
        box.setTextFormat(Qt::PlainText);
        if (box.exec() != QMessageBox::Yes)
            return;
    }
    m_bench.document().push(tr("Remove article “%1”").arg(title), removalOf(*article));
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
    const int all = static_cast<int>(m_bench.project().articles().size());
    m_progress->setText(
        all == 0 ? tr("No articles yet") : tr("%1 of %2 done").arg(m_model->doneCount()).arg(all));
    m_bar->setVisible(all > 0);
    m_bar->setRange(0, qMax(1, all));
    m_bar->setValue(m_model->doneCount());
}

} // namespace standpoint
