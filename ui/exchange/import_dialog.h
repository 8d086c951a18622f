// SPDX-License-Identifier: GPL-3.0-or-later
//
// An import before it is made: what is new, there already, nearly the same, left out and why.
#pragma once

#include "model/document/project_document.h"
#include "model/exchange/import.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace standpoint {

class AlikeModel;
class ColumnPage;
class IncomingArticleModel;

class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `project` stays alive as long as the dialog. `import` is what `options` gave; an error is shown, and
    /// the columns of `table` are asked for where it is one whose columns could not be told.
    ImportDialog(const Project &project, const QStringList &paths, const ImportOptions &options,
        Result<Import> import, const std::optional<TableUse> &table, QWidget *parent = nullptr);

    /// Asks what the labels of other tools mean, beginning with what they mean now; nothing: the user gave
    /// up. Without it the dialog does not offer that.
    using AskForMapping = std::function<std::optional<LabelMapping>()>;
    void offerMapping(AskForMapping ask);

    /// What is to be imported, as it was shown last; call it once accepted.
    Change takeChange();
    const ImportOptions &options() const { return m_options; }

private:
    QWidget *makeOverview();
    QWidget *makeOptions(QWidget *parent);
    void planAnew();
    void mapLabels();
    void readOptions();
    void show();
    void showCounts(const Import &import);
    void showRemarks(const Notices &notices);
    void setTabs(const Import &import);

    const Project &m_project;
    QStringList m_paths;
    ImportOptions m_options;
    Result<Import> m_import;
    std::optional<TableUse> m_table;
    QLabel *m_head;
    QTabWidget *m_tabs;
    QTreeWidget *m_counts = nullptr;
    QComboBox *m_readAs = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_annotator = nullptr;
    QComboBox *m_alikeChoice = nullptr;
    QComboBox *m_changedChoice = nullptr;
    QLineEdit *m_pattern = nullptr;
    QCheckBox *m_headLines = nullptr;
    IncomingArticleModel *m_articles;
    ColumnPage *m_columns;
    AlikeModel *m_alike;
    QTreeWidget *m_remarks;
    QPushButton *m_labels = nullptr;
    QPushButton *m_done = nullptr;
    AskForMapping m_askForMapping;
};

/// The mappings of columns that were chosen before, by columnsKey(), from the user's settings; and one more.
QHash<QString, ArticleColumns> rememberedColumns();
void rememberColumns(const QString &key, const ArticleColumns &columns);

/// What files of this kind (fileKindKey()) were read as: the id of a format; empty: as they look like. From
/// the user's settings; and one more.
QString rememberedFormat(const QString &kind);
void rememberFormat(const QString &kind, const QString &format);

/// Reads the files, shows what would come, and pushes it as one Change. Returns whether something was
/// imported. `onlyIfAsked`: without the dialog where nothing has to be chosen and nothing is left out.
bool importByDialog(
    ProjectDocument &document, const QStringList &paths, QWidget *parent, bool onlyIfAsked = false);

} // namespace standpoint
