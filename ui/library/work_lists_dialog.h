// SPDX-License-Identifier: GPL-3.0-or-later
//
// The work lists of a project: whose they are, how far the work is, how they were drawn; to hand out, rename
// and take back.
#pragma once

#include "model/document/project_document.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace standpoint {

class WorkListsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `listed`: the articles that the panel lists now, which can be handed out alone.
    WorkListsDialog(ProjectDocument &document, const QList<ArticleId> &listed, QWidget *parent = nullptr);

private:
    void fill();
    void refreshButtons();
    void handOut();
    void rename();
    void remove();
    QList<WorkList> selected() const;

    ProjectDocument &m_document;
    QList<ArticleId> m_listed;
    QLabel *m_head;
    QTreeWidget *m_table;
    QPushButton *m_handOut;
    QPushButton *m_rename;
    QPushButton *m_remove;
};

/// "by title; 50 drawn from 120, seed 4711": how a list came about, for people.
QString howChosen(const WorkList &list);

} // namespace standpoint
