// SPDX-License-Identifier: GPL-3.0-or-later
//
// The versions of a project that are kept, and what each holds.
#pragma once

#include "model/store/version_summary.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace standpoint {

class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    /// `path` may be empty: then only the dated copies are there.
    RestoreDialog(const QString &path, const Project &present, QWidget *parent = nullptr);

    /// What was chosen; empty before.
    QString chosen() const;

private:
    void addPresent(const Project &present);
    void addVersion(const QString &path, const QString &kind);
    void fill(QTreeWidgetItem *row, const VersionSummary &summary);
    void refreshButton();

    QTreeWidget *m_list;
    QPushButton *m_open;
};

} // namespace standpoint
