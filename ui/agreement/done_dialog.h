// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says of others that they are done with articles, so that they can be compared: of labels that were imported
// nobody pressed the key.
#pragma once

#include "model/document/project_document.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace standpoint {

class DoneDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DoneDialog(const Project &project, QWidget *parent = nullptr);

    /// What is chosen, as edits of one Change.
    const std::vector<AnyEdit> &edits() const { return m_edits; }

private:
    void fill();
    void refresh();

    Project m_project; ///< as it was when the dialog opened
    QTreeWidget *m_who;
    QCheckBox *m_all;
    QLabel *m_outcome;
    QPushButton *m_mark;
    std::vector<AnyEdit> m_edits;
};

/// Asks, and marks.
void markDoneByDialog(ProjectDocument &document, QWidget *parent);

} // namespace standpoint
