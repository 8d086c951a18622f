// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stance pad mirrors the keyboard: who (digits), then issue × stance (a grid of letters), then the
// details.
#pragma once

#include "ui/tagging/tagging_actions.h"

#include <QHash>
#include <QScrollArea>
#include <QTimer>

class QGridLayout;
class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace standpoint {

class ActorPicker;
class ChosenActor;
class DetailsPanel;
class GuidelineView;
class PadCell;

class StancePad : public QScrollArea
{
    Q_OBJECT

public:
    StancePad(Workbench &bench, TaggingActions &actions, QWidget *parent = nullptr);

    QSize sizeHint() const override;

    /// Opens a menu over the actors, for the keyboard.
    void showMenu(QMenu *menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

signals:
    void finished(); ///< the article wants the keyboard back

private:
    void buildGrid();
    void refreshGrid();
    void refreshActor();
    void refreshGuideline();
    QLayout *makeChosen();
    void setKind(Actor::Kind kind);
    /// Only where the pad has room for more than a line or two of it.
    void giveGuidelineRoom();
    void follow(const Change &change);

    Workbench &m_bench;
    TaggingActions &m_actions;
    ChosenActor *m_actor;
    QToolButton *m_kind;
    ActorPicker *m_picker;
    QWidget *m_grid = nullptr;
    QVBoxLayout *m_gridPlace;
    QHash<std::pair<IssueId, StanceId>, PadCell *> m_cells;
    DetailsPanel *m_details;
    QLabel *m_guidelineHead;
    GuidelineView *m_guideline;
    QString m_guidelineShown;
    QTimer m_guidelineSoon; ///< rendering takes longer than a key may
};

} // namespace standpoint
