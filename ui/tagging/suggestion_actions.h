// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the annotator's keys do with suggestions: go to the next place that needs a look, ask why, teach a
// name, and go through the same mentions.
#pragma once

#include "ui/tagging/mention_round.h"
#include "ui/tagging/tagging_actions.h"

namespace standpoint {

class SuggestionActions : public QObject
{
    Q_OBJECT

public:
    SuggestionActions(Workbench &bench, TaggingActions &tagging, QObject *parent = nullptr);
    ~SuggestionActions() override;

    /// All, for the window and the menu.
    const QList<QAction *> &actions() const { return m_actions; }
    QAction *nextAction() const { return m_next; }
    QAction *acceptAction() const { return m_accept; }
    QAction *roundAction() const { return m_same; }

    const MentionRound &round() const { return m_round; }

    /// The next one of the round; without a round, the next sentence with a speaker and no label.
    void goToNext();
    /// Offers the same mentions, or ends the round.
    void toggleRound();
    void endRound();
    /// Labels the sentence as the round offers it, and goes on.
    void accept();
    /// Makes the marked words a name of the chosen actor; asks whom they name where that is only a guess.
    void teachName();
    void giveName(ActorId actor, const QString &words);

signals:
    void sentenceWanted(int sentence); ///< the article should show it
    void roundChanged();
    void asked(QMenu *menu); ///< a menu to be shown beside the actors

private:
    QAction *add(const QString &text, const QString &tip, const QString &id);
    void fillWhy();
    void askWhomWordsName(const QString &words);
    void follow(const Change &change);
    void show(int sentence);
    void endIfSeen();
    QString markedWords() const;

    Workbench &m_bench;
    TaggingActions &m_tagging;
    QList<QAction *> m_actions;
    QAction *m_next = nullptr;
    QAction *m_same = nullptr;
    QAction *m_accept = nullptr;
    std::unique_ptr<QMenu> m_why;
    std::unique_ptr<QMenu> m_whom;
    MentionRound m_round;
};

} // namespace standpoint
