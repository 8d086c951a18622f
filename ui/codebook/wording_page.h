// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations made under an older wording, to go through: still right, or a look at the place.
#pragma once

#include "model/codebook/wording.h"
#include "model/document/project_document.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace standpoint {

class TouchedModel;

/// Looks at all annotations, so only when it is seen: while it is out of sight a Change costs it nothing, and
/// it keeps no copy of the project.
class WordingPage : public QWidget
{
    Q_OBJECT

public:
    explicit WordingPage(ProjectDocument &document, QWidget *parent = nullptr);

    /// Nothing where the project has changed, or was never looked through, while the page was out of sight.
    std::optional<int> count() const
    {
        return m_stale ? std::nullopt : std::optional(static_cast<int>(m_rows.size()));
    }

signals:
    void countChanged();
    /// The article view is to show it.
    void wanted(standpoint::ArticleId article, standpoint::AnnotationId annotation);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow(const Change &change);
    bool takeOut(const Change &change);
    void refresh();
    void lookThrough();
    void list();
    void letGo();
    void refreshButtons();
    void markStillRight();
    void goTo();
    QList<OlderWording> selected() const;

    ProjectDocument &m_document;
    QComboBox *m_whose;
    QLabel *m_head;
    TouchedModel *m_model;
    QTableView *m_table;
    QPushButton *m_right;
    QPushButton *m_go;
    QList<OlderWording> m_rows;
    int m_row = 0;       ///< current, kept while nothing is listed
    bool m_stale = true; ///< m_rows are of an earlier state of the project
};

} // namespace standpoint
