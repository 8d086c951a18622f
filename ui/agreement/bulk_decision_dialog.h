// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many cases decided in one act: what becomes of each is shown before.
#pragma once

#include "model/agreement/deciding.h"
#include "ui/workbench.h"

#include <QDialog>

namespace standpoint {

class BulkItemsModel;

class BulkDecisionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `cases` must live as long as the dialog; only those that pass `filter` are decided.
    BulkDecisionDialog(Workbench &bench, const Cases &cases, BulkRule rule, const CaseFilter &filter,
        QWidget *parent = nullptr);

    const BulkPreview &preview() const { return m_preview; }

private:
    Workbench &m_bench;
    BulkPreview m_preview;
    BulkItemsModel *m_model;
};

} // namespace standpoint
