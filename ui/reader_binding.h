// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between the article view, which knows values only, and the workbench: what is shown, where the annotator
// is.
#pragma once

#include "ui/comfort/preferences.h"
#include "ui/reader/article_look.h"
#include "ui/workbench.h"

#include <QAction>

namespace standpoint {

class ArticleView;

class ReaderBinding : public QObject
{
    Q_OBJECT

public:
    ReaderBinding(Workbench &bench, ArticleView &view, QObject *parent = nullptr);

    /// J and K, wherever the keyboard is.
    const QList<QAction *> &windowActions() const { return m_windowActions; }
    /// Next and previous sentence.
    const QList<QAction *> &menuActions() const { return m_menuActions; }
    const QList<QAction *> &editActions() const { return m_editActions; } ///< copy
    const QList<QAction *> &viewActions() const { return m_viewActions; } ///< larger, smaller, usual size

    /// How articles are set from now on.
    void setReading(const ReadingPreferences &reading);

private:
    QAction *add(QList<QAction *> &list, const QString &text, const QKeySequence &key);
    void makeActions();
    void showArticle();
    void makeLook();
    bool takeLook(const Change &change);
    void follow(const Change &change);
    void takePlace();
    void setSize(int points);
    void showText(TextSpan span);

    Workbench &m_bench;
    std::optional<TextSpan> m_shownText; ///< framed because somebody went there
    ArticleView &m_view;
    ArticleLook m_look; ///< made anew where the project's names and colours change
    QList<QAction *> m_windowActions;
    QList<QAction *> m_menuActions;
    QList<QAction *> m_editActions;
    QList<QAction *> m_viewActions;
};

} // namespace standpoint
