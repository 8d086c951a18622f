// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of one open project. It puts the panels in their places; what they do is theirs.
#pragma once

#include "ui/file_actions.h"
#include "ui/keys/key_layout.h"
#include "ui/tagging/suggestion_actions.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QToolButton;

namespace standpoint {

class AnnotationsPanel;
class ArticlesPanel;
class ArticleView;
class ComfortActions;
class DisagreementsPanel;
class FindBar;
class NoticeBar;
class ReaderBinding;
class ReaderMarks;
class SearchPanel;
class StancePad;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Shell &shell, std::unique_ptr<ProjectDocument> document);
    ~MainWindow() override;

    ProjectDocument &document() const { return *m_document; }
    /// Goes to the article of that id, document name or title; where work was left, if it is empty.
    bool openArticle(const QString &idOrTitle);
    /// Asks about unsaved work. False: stay.
    bool mayClose();
    /// The question was asked already.
    void setClosing() { m_closing = true; }
    /// A remark in the status bar.
    void say(const QString &sentence);
    /// Keeps the window's size and the places of its panels for next time.
    void rememberLook() const;

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addDock(QWidget *panel, const QString &name, const QString &title, Qt::DockWidgetArea area);
    void makeMenus();
    void fillEdit(QMenu *edit);
    void makeToolBar();
    void makeStatusBar();
    void makeLookMenu(QMenu *view);
    void fillLayers(QMenu *menu);
    void connectAll(StancePad &pad);
    void placeSearch();
    void placeDisagreements();
    void giveRoom(QDockWidget *dock, int percent = 40);
    void takeRoomBack(QDockWidget *annotations);
    void askAnnotator();
    void refreshTitle();
    void sayWhatWasFound();
    void offerKeyboard(KeyLayout layout);
    void offerOthersLabels();
    void refreshLayer();

    Shell &m_shell;
    std::unique_ptr<ProjectDocument> m_document;
    Workbench m_bench;
    TaggingActions m_tagging;
    SuggestionActions m_suggestions;
    FileActions m_files;
    ArticleView *m_view;
    ReaderBinding *m_reader;
    std::unique_ptr<ReaderMarks> m_marks;
    FindBar *m_find;
    SearchPanel *m_search;
    ArticlesPanel *m_articles;
    AnnotationsPanel *m_annotations;
    DisagreementsPanel *m_disagreements;
    NoticeBar *m_notices;
    ComfortActions *m_comfort;
    QToolButton *m_who = nullptr;
    QToolButton *m_layer = nullptr;
    QMenu *m_dockMenu = nullptr;
    bool m_closing = false;
    bool m_wasShown = false;
    int m_roomGiven = 0;  ///< the height that giveRoom() made, in pixels
    int m_roomBefore = 0; ///< and the one before it; 0: none is to be taken back
};

} // namespace standpoint
