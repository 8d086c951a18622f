// SPDX-License-Identifier: GPL-3.0-or-later
//
// A merge before it is made: what comes in, who was taken for whom, what both say differently.
#pragma once

#include "model/document/project_document.h"
#include "model/team/merge.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QTableView;
class QTabWidget;
class QTreeWidget;

namespace standpoint {

class ConflictModel;
class MatchModel;

class MergeDialog : public QDialog
{
    Q_OBJECT

public:
    /// All three stay alive as long as the dialog.
    MergeDialog(const Project &project, const QList<MergeInput> &inputs, const MergeOptions &options,
        const Merge &merge, QWidget *parent = nullptr);

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
    QPlainTextEdit *m_remarks;
    QWidget *m_takeAll = nullptr;
};

/// Asks for project files, shows what their merge would do, and pushes it as one Change.
void mergeByDialog(ProjectDocument &document, QWidget *parent);
/// The same with these files. Returns whether something was merged.
bool mergeFilesInto(ProjectDocument &document, const QStringList &paths, QWidget *parent);

} // namespace standpoint
