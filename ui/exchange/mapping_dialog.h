// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the labels of other tools' files mean: which field is the actor, the issue, the stance; what their
// values become; and at once how the annotations would be imported.
#pragma once

#include "model/document/project_document.h"
#include "model/exchange/foreign_look.h"
#include "ui/exchange/latest_work.h"

#include <QDialog>

#include <array>
#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;
class QTimer;

namespace standpoint {

class MappingFieldsModel;
class MappingOnlyPage;
class MappingSamplesModel;
class MappingSourcePage;
class PresetRow;

class MappingDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with `mapping`. The document outlives it.
    MappingDialog(
        ProjectDocument &document, ForeignLook look, const LabelMapping &mapping, QWidget *parent = nullptr);
    ~MappingDialog() override;

    LabelMapping mapping() const;
    void setMapping(const LabelMapping &mapping);
    PresetRow *presets() const { return m_presets; }
    /// What the present mapping makes of the annotations; nothing: it is being counted.
    const std::optional<MappingOutlook> &outlook() const { return m_outlook; }
    /// Reads and writes a mapping as the command line does. They show why it failed.
    bool readFile(const QString &path);
    bool writeFile(const QString &path);

signals:
    void counted(); ///< outlook() is there

private:
    enum Page
    {
        ActorPage,
        IssuePage,
        StancePage,
        AnnotatorPage,
        SourceCount,
        OnlyPage = SourceCount,
        FieldsPage
    };
    QWidget *makeHead();
    QWidget *makePages();
    QWidget *makeFields();
    QWidget *makePreview();
    void takePreset(const QByteArray &json);
    bool take(const Result<LabelMapping> &mapping);
    void change();
    void count();
    void showOutlook(const MappingOutlook &outlook);
    void nameTabs(const LabelMapping &mapping);

    ProjectDocument &m_document;
    std::shared_ptr<const ForeignLook> m_look; ///< counted on another thread, too
    PresetRow *m_presets;
    QTabWidget *m_tabs = nullptr;
    std::array<MappingSourcePage *, SourceCount> m_sources{};
    MappingOnlyPage *m_only = nullptr;
    MappingFieldsModel *m_fields;
    MappingSamplesModel *m_samples;
    QLabel *m_counts;
    QPushButton *m_use = nullptr;
    QTimer *m_pause;
    LatestWork m_work;
    std::optional<MappingOutlook> m_outlook;
};

/// Looks into the files of other tools among these files and folders, and asks what their labels mean.
/// Nothing: the user gave up, or there is nothing to ask (which is said). `format` is the id of the format
/// that all have, or empty.
std::optional<LabelMapping> askForMapping(
    ProjectDocument &document, const QStringList &paths, QWidget *parent, const QString &format = {});

} // namespace standpoint
