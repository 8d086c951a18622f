// SPDX-License-Identifier: GPL-3.0-or-later
//
// The further questions about the annotation in focus: the codebook's attributes, confidence, note.
#pragma once

#include "ui/tagging/tagging_actions.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace standpoint {

class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    DetailsPanel(Workbench &bench, TaggingActions &actions, QWidget *parent = nullptr);
    ~DetailsPanel() override;

    /// Give the keyboard to the note, the confidence, the first question. They do nothing without a focused
    /// annotation.
    void editNote();
    void editConfidence();
    void editFirst();

    /// Makes typed words that are no change yet one, as leaving their field would.
    void store();

signals:
    void finished(); ///< Enter, Escape, or a choice by mouse: the article wants the keyboard back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void addQuestions(QFormLayout &form);
    QHash<AttributeId, QString> typedAnswers() const;
    void removeQuestions();
    void refresh();
    void storeNote();
    void storeAnswer(AttributeId attribute, QLineEdit *line);
    void giveUp();
    void choseByMouse();
    void prepare(QWidget *editor);
    void answer(AttributeId attribute, const QString &value);
    QWidget *editorFor(const Attribute &attribute);
    void give(QWidget *editor);
    /// Builds again on changes of the codebook only: building costs more than a key may.
    void follow(const Change &change);

    Workbench &m_bench;
    TaggingActions &m_actions;
    QLabel *m_title;
    QWidget *m_questions = nullptr;
    QList<std::pair<AttributeId, QWidget *>> m_editors;
    QComboBox *m_confidence = nullptr;
    QLineEdit *m_note = nullptr;
    AnnotationId m_shown; ///< whose answers stand in the fields
    bool m_refreshing = false;
    bool m_byMouse = false; ///< the mouse was used last in these fields
};

} // namespace standpoint
