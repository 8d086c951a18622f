// SPDX-License-Identifier: GPL-3.0-or-later
//
// The annotations of the open article, or of the whole project: two tables in one place.
#pragma once

#include "ui/workbench.h"

#include <QAction>
#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace standpoint {

class ProjectAnnotations;

class AnnotationsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit AnnotationsPanel(Workbench &bench, QWidget *parent = nullptr);

    /// All annotations: for the menu and the window.
    const QList<QAction *> &actions() const { return m_actions; }
    ProjectAnnotations &wholeProject() const { return *m_project; }
    /// The title of the panel with the choice between the two, in one row.
    QWidget *makeHead();
    bool showsProject() const;
    void showProject(bool project);
    QSize sizeHint() const override;

signals:
    void roomWanted(); ///< the table of the project is shown: it wants to be brought to the front and be seen

private:
    QStackedWidget *m_stack;
    ProjectAnnotations *m_project;
    QToolButton *m_ofArticle;
    QToolButton *m_ofProject;
    QList<QAction *> m_actions;
};

} // namespace standpoint
