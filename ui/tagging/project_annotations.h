// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of all annotations of the project, with a field above each column that filters it.
#pragma once

#include "ui/tagging/annotation_index.h"
#include "ui/workbench.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;
class QTimer;
class QToolButton;

namespace standpoint {

class ProjectAnnotationsModel;

class ProjectAnnotations : public QWidget
{
    Q_OBJECT

public:
    explicit ProjectAnnotations(Workbench &bench, QWidget *parent = nullptr);

    ProjectAnnotationsModel &model() const { return *m_model; }
    QTableView &table() const { return *m_table; }
    /// The selected rows, or the one that is current.
    std::vector<AnnotationPlace> selectedPlaces() const;
    /// The selected rows with the columns' names above, as spreadsheets take it.
    QString copied() const;

public slots:
    /// Opens the change of all selected annotations.
    void changeSelected();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTable();
    void makeFilters();
    QWidget *makeFoot();
    void fitColumns();
    void placeFilters();
    void filterTyped();
    void showState();
    void openRow(int row);

    Workbench &m_bench;
    ProjectAnnotationsModel *m_model;
    QTableView *m_table;
    QWidget *m_filterRow;
    QList<QLineEdit *> m_filters;
    QTimer *m_typed;
    QLabel *m_state;
    QToolButton *m_clear;
    QToolButton *m_change;
};

/// A table of cells as spreadsheets copy and paste it: tabs between cells, quotation marks where a cell has
/// tabs, line ends or quotation marks in it.
QString tabSeparated(const QList<QStringList> &rows);

} // namespace standpoint
