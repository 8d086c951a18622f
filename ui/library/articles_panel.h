// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of articles: find by title, choose, see how far the work is, go through a work list; and the acts
// on whole articles.
#pragma once

#include "ui/workbench.h"

#include <QAction>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QToolButton;

namespace standpoint {

class ArticleListModel;
class WorkListBox;

class ArticlesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ArticlesPanel(Workbench &bench, QWidget *parent = nullptr);

    /// Previous, next, done, next untouched, not done, remove; for menu, tool bar and window.
    const QList<QAction *> &actions() const { return m_actions; }
    /// Opens the article with that id, document name or title; the first one, or the one begun, where it is
    /// empty.
    bool open(const QString &idOrTitle);
    /// Those that are listed, in their order.
    QList<ArticleId> listed() const;
    /// Lists only these articles, of those that the field at the top lets through; nothing: all.
    void restrictTo(const std::optional<QSet<ArticleId>> &only);

signals:
    void finished(); ///< an article was chosen: it wants the keyboard
    /// Where the annotator is not known yet nothing can be marked done.
    void annotatorWanted();
    void restrictionLifted(); ///< the user wants to see all articles again

private:
    void makeActions();
    QLineEdit *makeSearch();
    QAction *add(const QString &text, const QString &id, const QString &icon);
    void step(int by);
    bool knowsAnnotator();
    bool setState(std::optional<ArticleState::State> state, const QString &label);
    void finishArticle();
    void reopenArticle();
    void goToUntouched();
    void goOnInList();
    void removeArticle();
    void chooseRow(int row);
    void openWhereWorkWasLeft();
    void showCurrent();
    void showProgress();

    Workbench &m_bench;
    ArticleListModel *m_model;
    WorkListBox *m_workList;
    QListView *m_list;
    QToolButton *m_restriction; ///< says that only some are listed; a press lists all
    QLabel *m_progress;
    QProgressBar *m_bar;
    QList<QAction *> m_actions;
};

} // namespace standpoint
