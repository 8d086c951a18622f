// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export would write and what it could not carry, before anything is written: the right half of the
// export dialog. Follows the settings after a pause, on other threads.
#pragma once

#include "model/exchange/export.h"
#include "ui/exchange/latest_work.h"
#include "ui/exchange/preview_files.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTableView;
class QTimer;
class QTreeWidget;

namespace standpoint {

class ExportPreview : public QWidget
{
    Q_OBJECT

public:
    /// The project outlives it; snapshots of it are looked at.
    explicit ExportPreview(const Project &project, QWidget *parent = nullptr);
    ~ExportPreview() override;

    /// What is shown from now on. With a problem, a sentence, nothing can be shown but that.
    void follow(const ExportOptions &options, const QString &problem);
    /// What was counted of the settings that are shown; nothing: it is not there yet.
    const std::optional<Exported> &outlook() const { return m_outlook; }
    const QList<PreviewFile> &files() const { return m_files; }

signals:
    void previewed(); ///< files() are those of the settings
    void counted();   ///< outlook() is there

private:
    QWidget *makePreview();
    QWidget *makeOutlook();
    void look();
    void count();
    void showFiles(const Result<QList<PreviewFile>> &files);
    void showFile(int index);
    void showOutlook(const Result<Exported> &outlook);
    void say(const QString &sentence);
    void sayProgress();

    const Project &m_project;
    ExportOptions m_options;
    QString m_problem;
    QList<PreviewFile> m_files;
    std::optional<Exported> m_outlook;
    LatestWork m_preview;
    LatestWork m_count;
    QTimer *m_pause;
    QTimer *m_progress;
    QComboBox *m_names;
    QLabel *m_state;
    QStackedWidget *m_pages;
    QTableView *m_table;
    PreviewTableModel *m_rows;
    QPlainTextEdit *m_text;
    QLabel *m_amount;
    QTreeWidget *m_losses;
};

} // namespace standpoint
