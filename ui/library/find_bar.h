// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search in the open article, as one types: all matches are framed on the page, which keeps its place until
// one goes to a match.
#pragma once

#include "model/search/matcher.h"
#include "ui/workbench.h"

#include <QAction>
#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace standpoint {

class ArticleView;

class FindBar : public QFrame
{
    Q_OBJECT

public:
    FindBar(Workbench &bench, ArticleView &view, QWidget *parent = nullptr);
    ~FindBar() override;

    /// Find, find next, find previous: for the menu and the window.
    const QList<QAction *> &actions() const { return m_actions; }

public slots:
    /// Shows the bar with the keyboard in it; words that are marked are looked for.
    void open();
    /// To the match after the one shown, or the first one at the sentence cursor or behind it; round and
    /// round.
    void goToNext() { go(1); }
    void goToPrevious() { go(-1); }
    void close();

signals:
    void finished(); ///< closed: the article wants the keyboard

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Answer;

    QAction *add(const QString &text, const QString &id, const QString &icon);
    QToolButton *addButton(QAction *action);
    QToolButton *addOption(const QString &text, const QString &tip);
    void followProject(const Change &change);
    void search();
    void take(const Matcher::Spans &spans, bool gaveUp);
    void go(int direction);
    void showCount();
    void say(const QString &sentence, const QString &tip = {});
    void giveUpRunning();

    Workbench &m_bench;
    ArticleView &m_view;
    QList<QAction *> m_actions;
    QLineEdit *m_field;
    QLabel *m_count;
    QToolButton *m_whole = nullptr;
    QToolButton *m_expression = nullptr;
    QList<TextSpan> m_found;
    qsizetype m_current = -1;
    bool m_gaveUp = false;
    int m_goWhenDone = 0; ///< a direction that was asked for while an expression is still looked for
    std::shared_ptr<std::atomic<bool>>
        m_cancelled; ///< of the expression that is looked for; null without one
};

} // namespace standpoint
