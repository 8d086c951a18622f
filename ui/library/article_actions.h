// SPDX-License-Identifier: GPL-3.0-or-later
//
// Acts on the open article itself: its details, a typo in its text, its sentences split and joined.
#pragma once

#include "ui/workbench.h"

#include <QAction>

#include <functional>

class QWidget;

namespace standpoint {

class ArticleActions : public QObject
{
    Q_OBJECT

public:
    /// `listed` tells which articles the panel lists.
    ArticleActions(Workbench &bench, std::function<QList<ArticleId>()> listed, QWidget *window);

    /// For the Article menu and the window.
    const QList<QAction *> &actions() const { return m_actions; }
    /// Those of them whose keys work only while the article has the keyboard: the article view takes them.
    const QList<QAction *> &viewActions() const { return m_viewActions; }

private:
    QAction *add(const QString &text, const QKeySequence &key, void (ArticleActions::*act)());
    bool mayChange();
    void editDetails();
    void correctText();
    void showWorkLists();
    void split();
    void join();
    void apply(const QString &label, Result<std::vector<AnyEdit>> edits);
    void refresh();

    Workbench &m_bench;
    std::function<QList<ArticleId>()> m_listed;
    QWidget *m_window;
    QList<QAction *> m_actions;
    QList<QAction *> m_viewActions;
};

} // namespace standpoint
