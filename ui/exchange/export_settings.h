// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to export and how: the left half of the export dialog.
#pragma once

#include "model/exchange/export.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace standpoint {

class ExportFormatBox;

/// Which articles the window shows.
struct ShownArticles
{
    QList<ArticleId> listed; ///< in the list of articles, as it is narrowed
    ArticleId open;
};

class ExportSettings : public QWidget
{
    Q_OBJECT

public:
    /// The project outlives it.
    ExportSettings(const Project &project, ShownArticles shown, QWidget *parent = nullptr);

    /// All but the path.
    ExportOptions options() const;
    /// What the project or this program does not have stays as it usually is. The choice of articles stays.
    void setOptions(const ExportOptions &options);
    const Format &format() const;
    /// Why nothing can be exported so, a sentence; empty: it can.
    QString problem() const;
    ExportFormatBox *formatBox() const { return m_format; }

signals:
    void changed();
    void formatChanged();

private:
    /// What an entry of the list of articles means.
    enum class Which
    {
        All,
        Listed,
        Open,
        WorkList,
        Tag
    };
    void makeLayers(QFormLayout &form);
    void makeArticles(QFormLayout &form);
    void makeRows(QFormLayout &form);
    void makeSplit(QFormLayout &form);
    void fillArticles();
    void addArticles(Which which, const QString &text, const QString &name);
    QList<ArticleId> chosenArticles() const;
    QString layer() const;
    void setLayer(const QString &layer);
    void refresh();
    void change();

    const Project &m_project;
    ShownArticles m_shown;
    ExportFormatBox *m_format;
    QComboBox *m_layers;
    QListWidget *m_annotators;
    QCheckBox *m_pseudonyms;
    QComboBox *m_articles;
    QCheckBox *m_doneOnly;
    QComboBox *m_unit;
    QCheckBox *m_none;
    QSpinBox *m_context;
    QCheckBox *m_split;
    QCheckBox *m_nearTogether;
    std::array<QSpinBox *, 3> m_shares{};
    QLineEdit *m_seed = nullptr;
    QList<ArticleId> m_chosen; ///< as the list of articles says; empty and `m_takesAll`: all
    bool m_takesAll = true;
    bool m_wantsSplit = false; ///< where the format does not split anyway
};

} // namespace standpoint
