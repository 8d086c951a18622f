// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stance pad mirrors the keyboard: who (digits), then issue × stance (a grid of letters), then the
// details.
#pragma once

#include "ui/tagging/tagging_actions.h"

#include <QHash>
#include <QScrollArea>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace standpoint {

class ActorPicker;
class DetailsPanel;
class PadCell;

class StancePad : public QScrollArea
{
    Q_OBJECT

public:
    StancePad(Workbench &bench, TaggingActions &actions, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void finished(); ///< the article wants the keyboard back

private:
    void buildGrid();
    void refreshGrid();
    void refreshActor();
    void follow(const Change &change);

    Workbench &m_bench;
    TaggingActions &m_actions;
    QLabel *m_actor;
    ActorPicker *m_picker;
    QWidget *m_grid = nullptr;
    QVBoxLayout *m_gridPlace;
    QHash<std::pair<IssueId, StanceId>, PadCell *> m_cells;
    DetailsPanel *m_details;
};

} // namespace standpoint
