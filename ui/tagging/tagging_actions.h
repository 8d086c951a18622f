// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the annotator's keys do, as actions: enabled where they make sense, shown in the menu and on the pad
// with their keys. Every one reads the workbench, builds edits and pushes them.
#pragma once

#include "model/document/tagging.h"
#include "ui/workbench.h"

#include <QAction>

#include <memory>

class QKeyEvent;
class QMenu;

namespace standpoint {

class TaggingActions : public QObject
{
    Q_OBJECT

public:
    explicit TaggingActions(Workbench &bench, QObject *parent = nullptr);
    ~TaggingActions() override;

    /// All actions, for the window (so that their keys work everywhere in it).
    const QList<QAction *> &actions() const { return m_actions; }
    /// Those whose keys work only while the article has the keyboard: the article view takes them besides.
    const QList<QAction *> &viewActions() const { return m_viewActions; }
    /// Those for the Annotation menu.
    const QList<QAction *> &menuActions() const { return m_menuActions; }

    /// A key of the digits' row that is no digit on this keyboard, or is held with Shift: chooses an actor,
    /// or gives the focused annotation another one. False: some other key.
    bool takeDigitRowKey(const QKeyEvent &event);

    /// Labels what the workbench's place says with this issue and stance, for the chosen actor.
    void tag(IssueId issue, StanceId stance);
    /// The last label once more; never takes one back.
    void repeatLast();
    /// The last label's issue and stance for the n-th suggested actor, from 0; never takes one back.
    void labelAlike(int n);
    void deleteFocused();
    /// Chooses the n-th suggested actor, from 0.
    void chooseActor(int n);
    /// Gives the focused annotation the n-th suggested actor, from 0. Not where that actor is tagged there
    /// already.
    void giveActor(int n);
    /// Changes one annotation, if its layer is one's own and something differs. Returns whether it did.
    bool revise(const QString &label, const Annotation &before, const Annotation &after);
    /// Whether the annotator may change it; otherwise the status bar says why not.
    bool mayChange(const Annotation &annotation);
    /// "Minister: in favour negotiation"
    QString describe(const Annotation &annotation) const;

signals:
    void actorWanted(); ///< the actor picker should open
    void noteWanted();
    void confidenceWanted();
    void detailsWanted();
    /// Where the annotator is not known yet nothing can be tagged.
    void annotatorWanted();

private:
    QAction *add(const QString &text, const QString &id, const QString &icon = {});
    void addPadKeys();
    void addDigits();
    void addMenu();
    void fillWithActors(
        QMenu &menu, const QString &key, const QString &whyNot, void (TaggingActions::*act)(int));
    void fillGiveMenu();
    void fillAlikeMenu();
    void repeatFor(ActorId actor);
    bool mayTag();
    Tag tagHere(ActorId actor, IssueId issue, StanceId stance) const;

    struct Label
    {
        ActorId actor;
        IssueId issue;
        StanceId stance;
    };

    Workbench &m_bench;
    QList<QAction *> m_actions;
    QList<QAction *> m_menuActions;
    QList<QAction *> m_viewActions;
    std::unique_ptr<QMenu> m_giveMenu;  ///< the suggested actors, for the annotation in focus
    std::unique_ptr<QMenu> m_alikeMenu; ///< the same, for a label like the last one
    std::optional<Label> m_last;
};

} // namespace standpoint
