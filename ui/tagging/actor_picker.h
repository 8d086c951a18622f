// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose stance it is: the suggested actors with their digits, and a field in which a name completes over
// names and aliases. Enter takes the row that is marked: the best match where there is one. The last row, or
// Shift+Enter, makes a new actor.
#pragma once

#include "ui/tagging/actor_search.h"
#include "ui/workbench.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace standpoint {

class ActorPicker : public QWidget
{
    Q_OBJECT

public:
    explicit ActorPicker(Workbench &bench, QWidget *parent = nullptr);

    /// Gives the field the keyboard, empty.
    void start();

signals:
    void finished(); ///< an actor was chosen or the search given up: the article wants the keyboard back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showSuggestions();
    void showMatches(const QString &typed);
    void markFirst();
    void refresh();
    void follow(const Change &change);
    int rowHeight() const;
    QListWidgetItem *addRow(const QString &key, const Actor &actor, const QString &alias = {});
    static QString nameAndAliases(const Actor &actor);
    bool takeKey(const QKeyEvent &event);
    bool isNew(int row) const; ///< the row that makes an actor
    void take(int row);
    void makeNew(const QString &name);

    /// All that the rows of suggestions depend on but names.
    struct Shown
    {
        ArticleId article;
        QList<ActorId> actors;
        QList<DigitReason> reasons;
        QList<Suggestion> suggestions;
        ActorId chosen;
        Workbench::Choice choice = Workbench::Choice::Chosen;
        bool hasKeyboard = false;

        bool operator==(const Shown &) const = default;
    };
    Shown toShow() const;

    Workbench &m_bench;
    QLineEdit *m_field;
    QListWidget *m_list;
    std::optional<Shown> m_shown; ///< absent: the list shows something else
    ActorSearch m_search;
    bool m_searchIsOld = true; ///< made anew when somebody searches
    bool m_marks = false;      ///< the row that is selected now is marked by the picker itself
};

} // namespace standpoint
