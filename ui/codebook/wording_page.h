// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations made under an older wording, to go through: still right, or a look at the place.
#pragma once

#include "model/codebook/wording.h"
#include "model/document/project_document.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace standpoint {

class TouchedModel;

class WordingPage : public QWidget
{
    Q_OBJECT

public:
    explicit WordingPage(ProjectDocument &document, QWidget *parent = nullptr);

    int count() const { return static_cast<int>(m_rows.size()); }

signals:
    void countChanged();
    /// The article view is to show it.
    void wanted(standpoint::ArticleId article, standpoint::AnnotationId annotation);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
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
};

} // namespace standpoint
