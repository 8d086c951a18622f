// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles an annotator goes through: all of them, or one of the lists that were handed out to them.
#pragma once

#include "ui/workbench.h"

#include <QComboBox>

namespace standpoint {

/// Offers the lists of whose layer is shown; out of sight where there are none.
class WorkListBox : public QComboBox
{
    Q_OBJECT

public:
    explicit WorkListBox(Workbench &bench, QWidget *parent = nullptr);

    /// Null: all articles.
    WorkListId list() const;
    void choose(WorkListId list);
    /// The first list that is not done; all articles where there is none.
    void chooseUnfinished();

signals:
    void chosen(standpoint::WorkListId list);

private:
    void follow(const Change &change);
    void refresh();
    void settle();

    Workbench &m_bench;
    AnnotatorId m_whose;
    WorkListId m_told; ///< what the last chosen() said
};

} // namespace standpoint
