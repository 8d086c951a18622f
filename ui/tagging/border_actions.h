// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marking words by keys, and moving the borders of the annotation in focus by keys and by the mouse.
#pragma once

#include "ui/reader/article_view.h"
#include "ui/tagging/tagging_actions.h"

namespace standpoint {

class BorderActions : public QObject
{
    Q_OBJECT

public:
    BorderActions(Workbench &bench, TaggingActions &tagging, ArticleView &view, QObject *parent = nullptr);
    ~BorderActions() override;

    /// For the article view: their keys work only while it has the keyboard.
    const QList<QAction *> &actions() const { return m_actions; }
    /// The same for the menu of annotations.
    QMenu *menu() const { return m_menu.get(); }

    /// Moves the begin or the end of the annotation in focus by a word, of the chosen piece of its evidence
    /// or else of all of it; where nothing is in focus, that of what a label would mark. `right`: on the
    /// screen.
    void moveBorder(WordSide side, bool right);
    /// The next or the last piece of the focused evidence, for the keys.
    void choosePiece(int by);

private:
    struct Key
    {
        QString name; ///< of the action, for whoever stores keys
        QString text;
        QList<QKeySequence> keys; ///< the first one is shown
    };
    template <typename Act> void add(const Key &key, Act act);
    void makeActions();
    void mark(bool right, ArticleView::MarkStep step);
    void moveFocused(WordSide side, bool right);
    EvidenceBorder borderOf(const Evidence &evidence, WordSide side) const;
    /// Whether the annotator has the same label on just that evidence already.
    bool isTaken(const Annotation &annotation, const Evidence &evidence) const;
    bool give(AnnotationId annotation, const Evidence &evidence, WordSide side);
    void takeDrag(AnnotationId annotation, const Evidence &evidence);
    void sayWhere(const Evidence &evidence, EvidenceBorder border);
    void follow();

    Workbench &m_bench;
    TaggingActions &m_tagging;
    ArticleView &m_view;
    QList<QAction *> m_actions;
    std::unique_ptr<QMenu> m_menu;
    int m_piece = -1; ///< of the focused evidence, whose borders the keys move; -1: the outermost ones
};

} // namespace standpoint
