// SPDX-License-Identifier: GPL-3.0-or-later
//
// The mark in the status bar that says, truthfully, whether the work is on the disk.
#pragma once

#include "model/document/project_document.h"

#include <QTimer>
#include <QToolButton>

namespace standpoint {

class DiskMark : public QToolButton
{
    Q_OBJECT

public:
    explicit DiskMark(ProjectDocument &document, QWidget *parent = nullptr);

signals:
    void saveElsewhereWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void press();
    void say(const QString &icon, const QString &text, const QString &tip, bool alarming = false);

    ProjectDocument &m_document;
    QTimer m_progress; ///< looks at a save under way
};

/// For tests of the whole program: where the environment variable STANDPOINT_DISK_LOG names a file, appends
/// to it how many acts were done and how many of them are on the disk, one line each time that changes.
void logDisk(const ProjectDocument &document);

} // namespace standpoint
