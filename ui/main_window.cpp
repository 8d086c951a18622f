// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/agreement/agreement_actions.h"
#include "ui/agreement/disagreements_panel.h"
#include "ui/codebook/codebook_actions.h"
#include "ui/comfort/comfort_actions.h"
#include "ui/comfort/today_mark.h"
#include "ui/dropped_files.h"
#include "ui/help/help_actions.h"
#include "ui/keys/key_map.h"
#include "ui/library/article_actions.h"
#include "ui/library/articles_panel.h"
#include "ui/library/find_bar.h"
#include "ui/library/search_panel.h"
#include "ui/reader/article_view.h"
#include "ui/reader_binding.h"
#include "ui/reader_marks.h"
#include "ui/recovery/disk_mark.h"
#include "ui/recovery/notice_bar.h"
#include "ui/sample_project.h"
#include "ui/tagging/annotations_panel.h"
#include "ui/tagging/border_actions.h"
#include "ui/tagging/last_decisions.h"
#include "ui/tagging/round_bar.h"
#include "ui/tagging/stance_pad.h"
#include "ui/theme.h"
#include "ui/usable.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

/// Where the panels are: kept for each direction of the interface.
QString stateKey()
{
    return QApplication::isRightToLeft() ? QStringLiteral("window/stateFromRight")
                                         : QStringLiteral("window/state");
}

constexpr int stateVersion = 1;  // raise when docks or tool bars change their meaning
constexpr int remarkTime = 6000; // milliseconds that a remark stays in the status bar

} // namespace

MainWindow::MainWindow(Shell &shell, std::unique_ptr<ProjectDocument> document)
    : m_shell(shell)
    , m_document(std::move(document))
    , m_bench(*m_document)
    , m_tagging(m_bench)
    , m_suggestions(m_bench, m_tagging)
    , m_files(shell, *m_document, this)
    , m_view(new ArticleView(this))
    , m_reader(new ReaderBinding(m_bench, *m_view, this))
    , m_marks(std::make_unique<ReaderMarks>(m_bench, m_suggestions, *m_view))
    , m_find(new FindBar(m_bench, *m_view, this))
    , m_search(new SearchPanel(m_bench, this))
    , m_articles(new ArticlesPanel(m_bench, this))
    , m_annotations(new AnnotationsPanel(m_bench, this))
    , m_disagreements(new DisagreementsPanel(m_bench, this))
    , m_notices(new NoticeBar(this))
    , m_comfort(new ComfortActions(shell, m_bench, m_tagging, *m_reader, this))
{
    setAcceptDrops(true);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(new RoundBar(m_bench, m_suggestions, page));
    column->addWidget(m_view, 1);
    column->addWidget(m_find); // below: above it the text would move
    setCentralWidget(page);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    auto *pad = new StancePad(m_bench, m_tagging, this);
    m_dockMenu = new QMenu(tr("&Panels"), this);
    addDock(m_articles, QStringLiteral("articles"), tr("Articles"), Qt::LeftDockWidgetArea);
    auto *decisions = new LastDecisions(m_bench, this);
    addDock(decisions, QStringLiteral("decisions"), tr("Last decisions"), Qt::LeftDockWidgetArea);
    m_view->addAction(decisions->back());
    addDock(pad, QStringLiteral("pad"), tr("Stance pad"), Qt::RightDockWidgetArea);
    addDock(m_annotations, QStringLiteral("annotations"), tr("Annotations"), Qt::BottomDockWidgetArea);
    findChild<QDockWidget *>(QStringLiteral("annotations"))->setTitleBarWidget(m_annotations->makeHead());
    placeSearch();
    placeDisagreements();
    addActions(m_tagging.actions());
    addActions(m_suggestions.actions());
    addActions(m_articles->actions());
    addActions(m_reader->windowActions());
    m_view->addActions(m_tagging.viewActions());
    m_view->addAction(m_suggestions.acceptAction());
    makeMenus();
    makeToolBar();
    makeStatusBar();

    connectAll(*pad);
    refreshTitle();
    refreshLayer();
    sayWhatWasFound();
    m_view->setFocus();
}

void MainWindow::connectAll(StancePad &pad)
{
    const auto toArticle = [this] { m_view->setFocus(); };
    connect(&pad, &StancePad::finished, m_view, toArticle);
    connect(&m_suggestions, &SuggestionActions::asked, &pad, &StancePad::showMenu);
    connect(&m_suggestions, &SuggestionActions::sentenceWanted, m_view,
        [this](int sentence) { m_view->setCurrentSentence(sentence); });
    connect(m_articles, &ArticlesPanel::finished, m_view, toArticle);
    connect(m_find, &FindBar::finished, m_view, toArticle);
    connect(&m_bench, &Workbench::reveal, m_view, toArticle);
    connect(&m_bench, &Workbench::revealText, m_view, [this] {
        if (!m_disagreements->isFollowing()) // who decides cases goes on deciding
            m_view->setFocus();
    });
    connect(m_disagreements, &DisagreementsPanel::annotatorWanted, this, &MainWindow::askAnnotator);
    connect(m_view, &ArticleView::annotationActivated, &m_tagging, &TaggingActions::detailsWanted);
    connect(&m_files, &FileActions::aboutToSave, &m_bench, &Workbench::storeWanted);
    m_files.setShownArticles([this] { return ShownArticles{m_articles->listed(), m_bench.article()}; });
    connect(&m_tagging, &TaggingActions::annotatorWanted, this, &MainWindow::askAnnotator);
    connect(m_articles, &ArticlesPanel::annotatorWanted, this, &MainWindow::askAnnotator);
    connect(&m_bench, &Workbench::said, this, &MainWindow::say);
    connect(&m_files, &FileActions::done, this, &MainWindow::say);
    connect(&m_bench, &Workbench::layerChanged, this, &MainWindow::refreshLayer);
    connect(m_document.get(), &ProjectDocument::failed, this,
        [this](const Error &error) { showError(this, error); });
    connect(m_document.get(), &ProjectDocument::stateChanged, this, &MainWindow::refreshTitle);
    connect(m_document.get(), &ProjectDocument::noticed, m_notices, &NoticeBar::say);
    connect(m_document.get(), &ProjectDocument::annotatorChanged, this, &MainWindow::refreshLayer);
    connect(m_document.get(), &ProjectDocument::saved, this,
        [](const QString &path) { Shell::rememberProject(path); });
    connect(&KeyMap::instance(), &KeyMap::keyboardSeen, this, &MainWindow::offerKeyboard);
    connect(m_document.get(), &ProjectDocument::changed, this, [this] {
        if (m_bench.article().isNull() && !m_bench.project().articles().isEmpty())
            openArticle({}); // the first import
    });
}

MainWindow::~MainWindow()
{
    hide(); // a field with the keyboard stores what was typed, while there is still a document to store it in
    m_document->disconnect(this); // panels and windows go first, the document last
    m_marks.reset();              // it knows the view
    delete takeCentralWidget();
    qDeleteAll(findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly));
}

void MainWindow::addDock(QWidget *panel, const QString &name, const QString &title, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    auto *head = new QLabel(title, dock);
    head->setObjectName(QStringLiteral("dockTitle"));
    dock->setTitleBarWidget(head);
    dock->setWidget(panel);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
    // Qt mirrors what lies in a window, but not at which side of it docks are.
    const bool mirrored = isRightToLeft();
    if (mirrored && area == Qt::LeftDockWidgetArea)
        area = Qt::RightDockWidgetArea;
    else if (mirrored && area == Qt::RightDockWidgetArea)
        area = Qt::LeftDockWidgetArea;
    addDockWidget(area, dock);
    m_dockMenu->addAction(dock->toggleViewAction());
}

/// To the front, and as high as a list of many rows needs it.
void MainWindow::giveRoom(QDockWidget *dock, int percent)
{
    const auto *annotations = findChild<QDockWidget *>(QStringLiteral("annotations"));
    const int before = annotations->visibleRegion().isEmpty() ? 0 : annotations->height();
    dock->show();
    dock->raise();
    if (const int wanted = height() * percent / 100; dock->height() < wanted) {
        if (before > 0 && before < wanted)
            m_roomBefore = before;
        resizeDocks({dock}, {wanted}, Qt::Vertical);
        QTimer::singleShot(0, dock, [this, dock] { m_roomGiven = dock->height(); });
    }
}

/// Back among the few annotations of the article, which needs its page again. What somebody made of the
/// height meanwhile stays.
void MainWindow::takeRoomBack(QDockWidget *annotations)
{
    constexpr int slack = 8; // pixels: of tabs and frames
    const int before = std::exchange(m_roomBefore, 0);
    if (before > 0 && qAbs(annotations->height() - m_roomGiven) <= slack)
        resizeDocks({annotations}, {before}, Qt::Vertical);
}

/// Beside the annotations, out of sight until somebody searches.
void MainWindow::placeSearch()
{
    addDock(m_search, QStringLiteral("search"), tr("Search"), Qt::BottomDockWidgetArea);
    auto *dock = findChild<QDockWidget *>(QStringLiteral("search"));
    auto *annotations = findChild<QDockWidget *>(QStringLiteral("annotations"));
    dock->setTitleBarWidget(new QWidget(dock)); // its tab and its field say what it is
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    tabifyDockWidget(annotations, dock);
    dock->hide();
    connect(m_search, &SearchPanel::shown, this, [this, dock] { giveRoom(dock); });
    connect(m_annotations, &AnnotationsPanel::roomWanted, this, [this, annotations] {
        giveRoom(annotations);
        m_roomBefore = 0; // asked for here
    });
    connect(annotations, &QDockWidget::visibilityChanged, this, [this, annotations](bool visible) {
        if (visible)
            QTimer::singleShot(0, annotations, [this, annotations] { takeRoomBack(annotations); });
    });
    connect(m_search, &SearchPanel::articlesRestricted, m_articles, &ArticlesPanel::restrictTo);
    connect(m_articles, &ArticlesPanel::restrictionLifted, m_search, &SearchPanel::liftRestriction);
}

/// Beside the annotations, out of sight until somebody reviews.
void MainWindow::placeDisagreements()
{
    addDock(m_disagreements, QStringLiteral("disagreements"), tr("Disagreements"), Qt::BottomDockWidgetArea);
    auto *dock = findChild<QDockWidget *>(QStringLiteral("disagreements"));
    dock->setTitleBarWidget(new QWidget(dock)); // its tab says what it is
    tabifyDockWidget(findChild<QDockWidget *>(QStringLiteral("search")), dock);
    dock->hide();
    connect(m_disagreements, &DisagreementsPanel::shown, this, [this, dock] { giveRoom(dock, 47); });
}

void MainWindow::fillEdit(QMenu *edit)
{
    QAction *undo = m_document->undoStack().createUndoAction(this, tr("Undo"));
    undo->setIcon(theme::icon(QStringLiteral("undo")));
    QAction *redo = m_document->undoStack().createRedoAction(this, tr("Redo"));
    redo->setIcon(theme::icon(QStringLiteral("redo")));
    edit->addActions({undo, redo});
    // What is typed becomes a step of its own first; after it there may be nothing to do again.
    QUndoStack *stack = &m_document->undoStack();
    KeyMap::instance().bind(undo, QStringLiteral("edit.undo"));
    KeyMap::instance().bind(redo, QStringLiteral("edit.redo"));
    const auto tips = [this, undo, redo] {
        const QUndoStack &steps = m_document->undoStack();
        setUsable(undo, steps.canUndo(), tr("There is nothing to undo."));
        setUsable(redo, steps.canRedo(), tr("Nothing was undone."));
    };
    for (const auto changed : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
        connect(stack, changed, this, tips);
    for (const auto changed : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
        connect(stack, changed, this, tips);
    tips();
    disconnect(undo, &QAction::triggered, stack, nullptr);
    disconnect(redo, &QAction::triggered, stack, nullptr);
    connect(undo, &QAction::triggered, this, [this, stack] {
        emit m_bench.storeWanted();
        stack->undo();
        say(tr("Undone: %1").arg(stack->redoText()));
    });
    connect(redo, &QAction::triggered, this, [this, stack] {
        emit m_bench.storeWanted();
        if (!stack->canRedo()) {
            say(tr("What was typed is a step of its own now: there is nothing to do again."));
            return;
        }
        stack->redo();
        say(tr("Done again: %1").arg(stack->undoText()));
    });
    edit->addSeparator();
    edit->addActions(m_reader->editActions());
    edit->addSeparator();
    edit->addActions(m_find->actions());
    edit->addActions(m_search->actions());
    edit->addActions(m_annotations->actions());
}

void MainWindow::makeMenus()
{
    m_files.fill(menuBar()->addMenu(tr("&File")));
    fillEdit(menuBar()->addMenu(tr("&Edit")));
    QMenu *article = menuBar()->addMenu(tr("&Article"));
    article->addActions(m_reader->menuActions());
    article->addSeparator();
    article->addActions(m_articles->actions());
    article->addSeparator();
    auto *acts = new ArticleActions(
        m_bench, [this] { return m_articles->listed(); }, this);
    article->addActions(acts->actions());
    m_view->addActions(acts->viewActions());
    QMenu *annotation = menuBar()->addMenu(tr("A&nnotation"));
    annotation->addActions(m_tagging.menuActions());
    auto *borders = new BorderActions(m_bench, m_tagging, *m_view, this);
    annotation->addMenu(borders->menu());
    m_view->addActions(borders->actions());
    annotation->addSeparator();
    annotation->addAction(findChild<LastDecisions *>()->back());
    annotation->addActions(m_suggestions.actions());
    auto *codebook = new CodebookActions(m_bench, this);
    menuBar()->addMenu(tr("&Codebook"))->addActions(codebook->actions());
    QMenu *review = menuBar()->addMenu(tr("&Review"));
    auto *agreement = new AgreementActions(m_bench, this);
    connect(agreement, &AgreementActions::caseWanted, m_disagreements, &DisagreementsPanel::openAt);
    review->addActions(agreement->actions());
    review->addActions(m_disagreements->actions());
    QMenu *view = menuBar()->addMenu(tr("&View"));
    fillLayers(view->addMenu(tr("&Layer")));
    view->addMenu(m_dockMenu);
    view->addSeparator();
    view->addAction(m_marks->switchAction());
    view->addSeparator();
    view->addActions(m_reader->viewActions());
    makeLookMenu(view->addMenu(tr("L&ook")));
    view->addAction(m_comfort->preferencesAction());
    view->addSeparator();
    view->addAction(m_comfort->progressAction());
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(m_comfort->paletteAction());
    help->addSeparator();
    help->addActions((new HelpActions(&m_bench, this))->actions());
    showTips(menuBar());
}

void MainWindow::makeLookMenu(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const QList<std::pair<theme::Look, QString>> looks{{theme::Look::System, tr("As the &desktop")},
        {theme::Look::Light, tr("&Light")}, {theme::Look::Dark, tr("D&ark")},
        {theme::Look::HighContrast, tr("&High contrast")}};
    for (const auto &[look, name] : looks) {
        QAction *action = group->addAction(name);
        action->setCheckable(true);
        action->setChecked(look == theme::chosen());
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [look = look] { theme::apply(look); });
    }
}

void MainWindow::makeToolBar()
{
    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setIconSize({theme::iconSize, theme::iconSize});
    bar->addActions({m_files.openAction(), m_files.saveAction()});
    bar->addSeparator();
    bar->addActions({m_files.importAction(), m_files.exportAction()});
    bar->addSeparator();
    bar->addActions({findChild<QAction *>(QStringLiteral("edit.undo")),
        findChild<QAction *>(QStringLiteral("edit.redo"))});
    bar->addSeparator();
    bar->addActions(m_articles->actions().mid(0, 3));
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_layer = new QToolButton(bar);
    m_layer->setObjectName(QStringLiteral("layer"));
    m_layer->setPopupMode(QToolButton::InstantPopup);
    m_layer->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *menu = new QMenu(m_layer);
    fillLayers(menu);
    m_layer->setMenu(menu);
    bar->addWidget(m_layer);
}

/// The menu names whoever is there when it opens.
void MainWindow::fillLayers(QMenu *menu)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        QList<Annotator> annotators = m_bench.project().annotators().inOrder();
        const AnnotatorId own = m_document->annotator();
        if (!own.isNull() && !m_bench.project().annotators().contains(own))
            annotators.prepend({own, m_document->annotatorName(), false});
        for (const Annotator &annotator : annotators) {
            const bool mine = annotator.id == own;
            QAction *action = menu->addAction(mine ? tr("%1 (you)").arg(annotator.name) : annotator.name,
                this, [this, id = annotator.id] { m_bench.setLayer(id); });
            action->setCheckable(true);
            action->setChecked(annotator.id == m_bench.layer());
        }
        menu->addSeparator();
        QAction *all = menu->addAction(tr("Everybody"), this, [this] { m_bench.setLayer({}); });
        all->setCheckable(true);
        all->setChecked(m_bench.showsEverybody());
    });
}

void MainWindow::makeStatusBar()
{
    // Its width asks for nothing: a narrow window cuts it off rather than growing.
    QLabel *keys = theme::quietLabel({}, this);
    const auto name = [this, keys] {
        const auto key = [](const char *id) { return KeyMap::instance().text(QLatin1String(id)); };
        if (m_disagreements->isAncestorOf(QApplication::focusWidget())) { // its own row names its keys
            keys->setText(tr("Keys decide cases here   ·   Esc back to the article   ·   %1 all keys")
                              .arg(key("help.keys")));
            return;
        }
        keys->setText(tr("↓ ↑ sentence   ·   1–9 or %1 actor   ·   letters of the pad label   "
                         "·   %2 again   ·   Tab choose a label   ·   %3 %4 article   ·   %5 all keys")
                          .arg(key("tagging.chooseActor"), key("tagging.repeat"), key("articles.next"),
                              key("articles.previous"), key("help.keys")));
    };
    KeyMap::instance().follow(keys, name);
    connect(qApp, &QApplication::focusChanged, keys, name);
    keys->setWordWrap(false);
    keys->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    keys->setContentsMargins(theme::grid, 0, 0, 0);
    statusBar()->addWidget(keys, 1);
    auto *disk = new DiskMark(*m_document, this);
    connect(disk, &DiskMark::saveElsewhereWanted, &m_files, &FileActions::saveAs);
    m_who = new QToolButton(this);
    m_who->setToolTip(tr("Who tags here: press to change"));
    m_who->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_who->setIcon(theme::icon(QStringLiteral("annotator")));
    connect(m_who, &QToolButton::clicked, this, &MainWindow::askAnnotator);
    auto *today = new TodayMark(*m_document, this);
    connect(today, &QToolButton::clicked, m_comfort->progressAction(), &QAction::trigger);
    statusBar()->addPermanentWidget(today);
    statusBar()->addPermanentWidget(disk);
    statusBar()->addPermanentWidget(m_who);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::askAnnotator()
{
    m_shell.askAnnotatorName();
}

void MainWindow::refreshTitle()
{
    setWindowTitle(tr("%1[*] – %2").arg(m_document->displayName(), QApplication::applicationDisplayName()));
    setWindowModified(m_document->isModified());
}

/// What opening has to say, above the page: nobody reads a message box that stands between them and their
/// work.
void MainWindow::sayWhatWasFound()
{
    for (const QString &notice : m_document->notices())
        m_notices->say(notice);
    if (const auto &other = m_document->otherHolder()) {
        m_notices->offer(
            sentenceAbout(*other), tr("Take over…"), [this] { m_shell.takeOver(m_document->path()); });
    }
    offerOthersLabels();
}

/// Who opens the sample for the first time has tagged nothing in it, and would meet six bare articles. In a
/// study of their own people are not to be led by what others tagged, so there is no such offer.
void MainWindow::offerOthersLabels()
{
    if (!isSampleProject(m_document->path()))
        return;
    const AnnotatorId own = m_document->annotator();
    const auto tagged = [this](const auto &whose) {
        const auto &articles = m_bench.project().articles();
        return std::any_of(articles.begin(), articles.end(), [&](const Shared<Article> &article) {
            return std::any_of(article->annotations.begin(), article->annotations.end(), whose);
        });
    };
    if (tagged([own](const Annotation &a) { return a.annotator == own; })
        || !tagged([own](const Annotation &a) { return a.annotator != own; }))
        return;
    m_notices->invite(tr("Your own layer begins empty. Others have tagged these articles."),
        tr("Show everybody's labels"), [this] { m_bench.setLayer({}); });
    connect(m_document.get(), &ProjectDocument::changed, m_notices, [this](const Change &change) {
        if (std::any_of(change.edits.begin(), change.edits.end(),
                [](const AnyEdit &edit) { return std::holds_alternative<Edit<Annotation>>(edit); }))
            m_notices->withdraw(); // it is empty no more
    });
}

/// Never by itself: what stands on the pad holds until somebody says otherwise.
void MainWindow::offerKeyboard(KeyLayout layout)
{
    if (m_notices->isHidden()) // else there is something to warn of, and this can wait
        KeyMap::instance().noteOffered(layout);
    m_notices->invite(tr("The letters of your keyboard lie as on a %1 one. The pad can lie so, too.")
                          .arg(layoutName(layout)),
        tr("Set the keys for %1").arg(layoutName(layout)), [layout] {
            KeySet set = KeyMap::instance().set();
            set.setLayout(layout);
            KeyMap::instance().setKeys(set, true);
        });
}

void MainWindow::refreshLayer()
{
    m_who->setText(m_document->annotator().isNull() ? tr("Who tags?") : m_document->annotatorName());
    const Annotator *shown = m_bench.project().annotators().find(m_bench.layer());
    m_layer->setText(m_bench.showsEverybody() ? tr("Everybody's labels")
            : m_bench.isOwnLayer()            ? tr("My layer")
                                   : tr("Layer of %1 (read only)").arg(shown ? shown->name : QString()));
    m_layer->setToolTip(tr("Whose annotations are shown"));
    m_layer->setIcon(theme::icon(QStringLiteral("list")));
}

bool MainWindow::openArticle(const QString &idOrTitle)
{
    return m_articles->open(idOrTitle);
}

bool MainWindow::mayClose()
{
    return m_closing || m_files.mayLeave();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    rememberLook();
    event->accept();
}

void MainWindow::rememberLook() const
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    if (m_wasShown)
        QSettings().setValue(stateKey(), saveState(stateVersion));
}

/// Panels get their places once the window has its size: in a small one that grows afterwards they would stay
/// as narrow as it was. Before anybody moved them, a small window leaves the page what it needs.
void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_wasShown, true)
        || restoreState(QSettings().value(stateKey()).toByteArray(), stateVersion))
        return;
    const int articles = qBound(168, width() / 6, 232);
    resizeDocks({findChild<QDockWidget *>(QStringLiteral("articles")),
                    findChild<QDockWidget *>(QStringLiteral("pad"))},
        {articles, 304}, Qt::Horizontal);
    resizeDocks({findChild<QDockWidget *>(QStringLiteral("annotations"))}, {qBound(120, height() / 5, 180)},
        Qt::Vertical);
    auto *decisions = findChild<QDockWidget *>(QStringLiteral("decisions"));
    resizeDocks({decisions}, {qMin(decisions->sizeHint().height(), height() / 4)}, Qt::Vertical);
}

void MainWindow::say(const QString &sentence)
{
    statusBar()->showMessage(sentence, remarkTime);
}

bool MainWindow::event(QEvent *event)
{
    return KeyMap::instance().keepFromShortcuts(*event) || QMainWindow::event(event);
}

/// What no panel took: Escape goes back to the article, from wherever the keyboard is.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        m_view->setFocus();
    else if (m_view->hasFocus() && KeyMap::instance().named(*event) == QKeySequence(QKeySequence::Copy))
        m_view->copy(); // with another letter in the place of C
    else if (!KeyMap::instance().trigger(*event, this, KeyScope::Window)
        && !m_tagging.takeDigitRowKey(*event))
        QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = droppedFiles(event->mimeData());
    event->acceptProposedAction();
    if (paths.size() == 1 && isProjectFile(paths.first()))
        m_shell.openProject(paths.first());
    else
        m_files.importPaths(paths);
}

} // namespace standpoint
