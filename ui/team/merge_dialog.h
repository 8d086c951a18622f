// SPDX-License-Identifier: GPL-3.0-or-later
//
// A merge before it is made: what comes in, who was taken for whom, what both say differently.
#pragma once

#include "model/document/project_document.h"
#include "model/team/merge.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QTabWidget;
class QTimer;
class QTreeWidget;

namespace standpoint {

class ConflictModel;
class MatchModel;

class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    /// The first three stay alive as long as the dialog. `notices`: what was odd about the files.
    MergeDialog(const Project &project, const QList<MergeInput> &inputs, const MergeOptions &options,
        const Merge &merge, const QStringList &notices = {}, QWidget *parent = nullptr);

    /// With what was chosen; for mergeProjects().
    MergeOptions wanted() const;

private:
    QWidget *makeConflicts();
    void planAnew();
    void show(const Merge &merge);

    const Project &m_project;
    const QList<MergeInput> &m_inputs;
    MergeOptions m_options;
    QLabel *m_head;
    QTabWidget *m_tabs;
    QTreeWidget *m_sources;
    MatchModel *m_matches;
    QTableView *m_matchTable;
    ConflictModel *m_conflicts;
    QTableView *m_conflictTable;
    QPlainTextEdit *m_remarks;
    QStringList m_notices;
    QWidget *m_takeAll = nullptr;
    QLabel *m_undo = nullptr;
    QPushButton *m_merge = nullptr;
    QTimer *m_again; ///< several marks that are changed in a row are one plan
};

/// Asks for project files, shows what their merge would do, and pushes it as one Change.
void mergeByDialog(ProjectDocument &document, QWidget *parent);
/// The same with these files. Returns whether something was merged.
bool mergeFilesInto(ProjectDocument &document, const QStringList &paths, QWidget *parent);

} // namespace standpoint
