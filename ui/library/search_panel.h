// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search in the project: what to look for and where, and what was found, article by article, as it comes.
#pragma once

#include "ui/library/search_results.h"
#include "ui/library/search_run.h"
#include "ui/workbench.h"

#include <QAction>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QTimer;
class QToolButton;

namespace standpoint {

class SearchFilterRow;

class SearchPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPanel(Workbench &bench, QWidget *parent = nullptr);

    /// Find in the project, next hit, previous hit: for the menu and the window.
    const QList<QAction *> &actions() const { return m_actions; }
    /// Lists all articles again.
    void liftRestriction();
    QSize sizeHint() const override;

public slots:
    /// Asks to be shown, and takes the keyboard.
    void open();

signals:
    void shown(); ///< open() was called: whoever holds the panel brings it to the front
    /// Articles with hits, where only those are to be listed; else nothing.
    void articlesRestricted(const std::optional<QSet<standpoint::ArticleId>> &only);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QAction *add(const QString &text, const QString &id);
    QWidget *makeTop();
    QToolButton *makePlaces();
    QWidget *makeFoot();
    SearchQuery query() const;
    void search();
    void searchAgain();
    void start();
    void follow(const Change &change);
    void searchTouched();
    void take(const SearchBatch &batch);
    void finish();
    void showState();
    void restrict();
    void comeBack();
    void openRow(int row);
    void step(int by);
    void jump(bool backwards);

    Workbench &m_bench;
    SearchResults *m_results;
    SearchRun *m_run;
    QList<QAction *> m_actions;
    QLineEdit *m_field;
    QComboBox *m_wording;
    QAction *m_inText = nullptr;
    QAction *m_inNotes = nullptr;
    QAction *m_inActors = nullptr;
    QToolButton *m_filterButton;
    SearchFilterRow *m_filters;
    QListView *m_list;
    QLabel *m_state;
    QProgressBar *m_bar;
    QToolButton *m_stop;
    QCheckBox *m_only;
    QTimer *m_typed;
    QTimer *m_changed;
    std::optional<ArticleSearcher> m_searcher;
    std::optional<Error> m_error;
    QSet<ArticleId> m_touched;                 ///< by Changes since the hits were found
    bool m_actorsTouched = false;              ///< by them too: any article may have other hits
    bool m_stopped = false;                    ///< by hand: what is listed is not all
    std::optional<QList<ArticleHits>> m_fresh; ///< found so far by a search that is to replace what is listed
    std::optional<HitPlace> m_place;           ///< the current row, also while its hit is gone
    std::optional<int> m_gap;                  ///< where it is gone: the row of what comes after it
};

} // namespace standpoint
