// SPDX-License-Identifier: GPL-3.0-or-later
//
// One change of many annotations: what they become, and a preview of every one that is touched.
#pragma once

#include "model/document/bulk_change.h"
#include "ui/workbench.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QTimer;

namespace standpoint {

class BulkDialog : public QDialog
{
    Q_OBJECT

public:
    BulkDialog(Workbench &bench, const std::vector<AnnotationPlace> &places, QWidget *parent = nullptr);

    /// What is previewed: it follows the last key after a pause.
    const BulkPlan &plan() const { return m_plan; }

public slots:
    void accept() override;

private:
    void fillWhat();
    void fillValues();
    BulkWish wish() const;
    void follow();
    void preview();
    void refreshButton(bool changesNothing);
    void fillPreview();
    QString sentence() const;
    QString label() const;

    Workbench &m_bench;
    std::vector<ArticlePlaces> m_places;
    BulkPlan m_plan;
    QComboBox *m_what;
    QComboBox *m_value;
    QLabel *m_summary;
    QTableWidget *m_table;
    QPushButton *m_apply;
    QTimer *m_pause;
};

} // namespace standpoint
