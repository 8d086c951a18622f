// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adjudication: a queue of cases, and the case at hand with everybody's lane beside each other. One key
// decides it and goes on to the next one.
#pragma once

#include "model/agreement/deciding.h"
#include "ui/workbench.h"

#include <QFutureWatcher>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QListView;
class QMenu;
class QProgressBar;
class QTimer;
class QToolButton;

namespace standpoint {

class CaseFilterRow;
class CaseQueueModel;
class LanesView;
class LikelyGold;
class OwnLabelBox;

class DisagreementsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DisagreementsPanel(Workbench &bench, QWidget *parent = nullptr);
    ~DisagreementsPanel() override;

    /// For the menu: open, unanimous, majority, reasons.
    const QList<QAction *> &actions() const { return m_actions; }
    /// Whether the article is shown beside a case: then the keyboard stays here.
    bool isFollowing() const { return m_isFollowing; }
    /// Null where none is at hand.
    const Case *current() const;
    const Cases &cases() const { return m_cases; }
    const LikelyGold &likely() const { return *m_likely; }
    /// Whether cases are being gathered on another thread.
    bool isGathering() const { return m_isGathering; }
    QSize sizeHint() const override;

public slots:
    /// Asks to be shown, and takes the keyboard.
    void open();
    /// Does that at the first case with such a unit; a null id or the sentence -1 takes any.
    void openAt(const standpoint::CaseKey &key);

signals:
    void shown();           ///< open() was called: whoever holds the panel brings it to the front
    void annotatorWanted(); ///< who decides is not known yet
    void gathered();        ///< the queue is there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Which states the queue lists.
    enum class Shown
    {
        ToDecide,
        WithIncomplete,
        Agreed,
        Decided,
        ChangedSince,
        All
    };
    /// The order by the estimate of gold, behind those of CaseOrder.
    static constexpr int doubtfulFirst = 3;
    using Gathered = std::shared_ptr<Result<Cases>>;

    QAction *add(const QString &text, const QString &id);
    void setUpList();
    QWidget *makeBody();
    QWidget *makeQueue(QWidget *parent);
    void showWhatFollows();
    void nameReasonAndAll(int lanes);
    QWidget *makeTop();
    void fillChoices();
    QWidget *makeKeys();
    /// A button, and an action that a key can be given to.
    QToolButton *addKey(
        QWidget *row, const QString &id, const QString &text, void (DisagreementsPanel::*act)());
    void makeMore(QToolButton *more);
    void fitRows();
    void nameKeys(bool withWords);
    void fillAnnotators(QMenu *menu);
    static int ownerOf(const QKeyEvent &event);
    bool takeArrow(int key);
    bool takeKey(const QKeyEvent &event);
    bool isOurKey(const QKeyEvent &event) const;

    void gather();
    void takeGathered();
    void list();
    void follow(const Change &change);
    void followRows(const Change &change, const QSet<ArticleId> &touched);
    CaseRank rank() const;
    bool changesWhoIsCompared(const Change &change) const;
    void goBackTo(const Change &change);
    void goTo(int row);
    void showCurrent();
    void showProgress();
    void followArticle();
    CaseFilter filter() const;

    bool mayDecide();
    Deciding deciding() const;
    void decide(const QString &label, const Result<std::vector<AnyEdit>> &edits);
    void takePlace(int place); ///< as lanes are shown
    void takeAll();
    void takeNothing();
    void takeLikely();
    void askOwn();
    std::optional<TextSpan> markedWords() const;
    void takeOwnLabel(ActorId actor, IssueId issue, StanceId stance);
    void askReason();
    void noteReason(ReasonId reason);
    void undecide();
    void step(int by);
    void next() { step(1); }
    void back() { step(-1); }
    void decideTogether(BulkRule rule);

    Workbench &m_bench;
    Cases m_cases;
    LikelyGold *m_likely;
    QFutureWatcher<Gathered> m_gathering;
    CaseQueueModel *m_model;
    QList<QAction *> m_actions;
    QList<QAction *> m_keyActions;    ///< what keys among the cases do
    std::optional<TextSpan> m_marked; ///< evidence of the own label that is asked for
    QList<AnnotatorId> m_chosen;      ///< who is compared; empty: all who have done articles
    bool m_knowsChoice = false;       ///< m_chosen is what was chosen the last time
    QAction *m_hideNames = nullptr;
    QComboBox *m_states;
    QComboBox *m_order;
    QToolButton *m_filterButton;
    CaseFilterRow *m_filters;
    QLabel *m_progress;
    QProgressBar *m_bar;
    QListView *m_list;
    QToolButton *m_waiting; ///< how many cases "To decide" leaves out, and lists them
    LanesView *m_lanes;
    QWidget *m_top = nullptr;
    QWidget *m_keys = nullptr;
    /// A key's button and what stands beside the key.
    struct KeyButton
    {
        QToolButton *button;
        QString id;
        QString words;
    };
    QList<KeyButton> m_keyButtons;
    OwnLabelBox *m_own;
    QTimer *m_followSoon;
    ReasonId m_reason;          ///< to be noted with the next decision
    QString m_why;              ///< why there are no cases
    bool m_isStale = true;      ///< cases are not those of the project as it is
    bool m_isGathering = false; ///< until what was gathered is taken
    bool m_isFollowing = false;
    bool m_isDeciding = false;
};

} // namespace standpoint
