// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exporting in one window: what, how and where to on the left; on the right what would be written, and what
// could not be carried.
#pragma once

#include "model/document/project_document.h"
#include "ui/exchange/export_settings.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace standpoint {

class ExportPreview;
class PresetRow;

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with the last settings of this session, for this project. The document outlives it.
    ExportDialog(ProjectDocument &document, const ShownArticles &shown, QWidget *parent = nullptr);

    /// With the path.
    ExportOptions options() const;
    void setOptions(const ExportOptions &options) { m_settings->setOptions(options); }
    PresetRow *presets() const { return m_presets; }
    ExportPreview *preview() const { return m_preview; }

public slots:
    /// Writes, and closes where that was done.
    void accept() override;
    void done(int result) override;

private:
    QWidget *makeLeft();
    QLayout *makePlace();
    void takePreset(const QByteArray &json);
    void takeFormat();
    void choosePlace();
    QString folder() const;
    QString ending() const;
    QString problem() const;
    void change();

    ProjectDocument &m_document;
    PresetRow *m_presets; ///< first, as in the order in which Tab goes through them
    ExportSettings *m_settings;
    ExportPreview *m_preview;
    QLineEdit *m_path;
    QCheckBox *m_asZip;
    QPushButton *m_export = nullptr;
    QString m_ending; ///< of the path, as the format put it there
};

/// Asks what, how and where to, and writes.
void exportByDialog(ProjectDocument &document, const ShownArticles &shown, QWidget *parent);

} // namespace standpoint
