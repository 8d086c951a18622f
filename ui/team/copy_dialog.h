// SPDX-License-Identifier: GPL-3.0-or-later
//
// A copy for one annotator's blind work: for whom, of which articles.
#pragma once

#include "model/document/project_document.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace standpoint {

class CopyDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CopyDialog(const Project &project, QWidget *parent = nullptr);

    /// For whom the copy is. Fails as annotatorForHandOut() does.
    Result<Annotator> annotator() const;
    /// In the order of the project's list.
    QList<ArticleId> articles() const { return m_articles; }

private:
    void fillArticles();
    QList<ArticleId> chosenArticles() const;
    void count();
    void refresh();

    const Project &m_project;
    QComboBox *m_who;
    QComboBox *m_which;
    QLabel *m_outcome;
    QPushButton *m_choose;
    QList<ArticleId> m_articles;
    QHash<AnnotatorId, qsizetype> m_layers; ///< annotations of each in these articles
};

/// Asks for whom, which articles and where to, and writes the copy on another thread. Says what was written,
/// or why not.
void handOutByDialog(ProjectDocument &document, QWidget *parent);

} // namespace standpoint
