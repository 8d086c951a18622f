// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/annotations_panel.h"

#include "ui/keys/key_map.h"
#include "ui/tagging/annotation_table.h"
#include "ui/tagging/project_annotations.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

AnnotationsPanel::AnnotationsPanel(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_project(new ProjectAnnotations(bench, this))
    , m_ofArticle(new QToolButton(this))
    , m_ofProject(new QToolButton(this))
{
    auto *group = new QButtonGroup(this);
    const auto choice = [&](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        group->addButton(button);
    };
    choice(m_ofArticle, tr("This article"), tr("The annotations of the open article and layer"));
    choice(m_ofProject, tr("Whole project"), {});
    KeyMap::instance().setTip(m_ofProject,
        tr("All annotations of all annotators, to filter, sort, copy and change"),
        QStringLiteral("find.annotations"));
    m_ofArticle->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(new AnnotationTable(bench, this));
    m_stack->addWidget(m_project);
    connect(m_ofProject, &QToolButton::toggled, this, &AnnotationsPanel::showProject);

    auto *all = new QAction(tr("A&ll annotations of the project"), this);
    all->setIcon(theme::icon(QStringLiteral("list")));
    KeyMap::instance().bind(all, QStringLiteral("find.annotations"));
    m_actions.append(all);
    connect(all, &QAction::triggered, this, [this] {
        m_ofProject->setChecked(true);
        emit roomWanted();
        m_project->table().setFocus();
        if (!m_project->table().currentIndex().isValid())
            m_project->table().setCurrentIndex(m_project->table().model()->index(0, 0));
    });
}

QWidget *AnnotationsPanel::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, theme::half, theme::grid, theme::half);
    row->setSpacing(theme::half);
    auto *title = new QLabel(tr("Annotations"), head);
    title->setObjectName(QStringLiteral("dockTitle"));
    row->addWidget(title);
    row->addWidget(m_ofArticle);
    row->addWidget(m_ofProject);
    row->addStretch(1);
    return head;
}

bool AnnotationsPanel::showsProject() const
{
    return m_stack->currentIndex() == 1;
}

void AnnotationsPanel::showProject(bool project)
{
    (project ? m_ofProject : m_ofArticle)->setChecked(true);
    m_stack->setCurrentIndex(project ? 1 : 0);
    if (project)
        emit roomWanted();
}

QSize AnnotationsPanel::sizeHint() const
{
    return {600, 7 * (fontMetrics().height() + theme::grid)};
}

} // namespace standpoint
