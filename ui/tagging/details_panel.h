// SPDX-License-Identifier: GPL-3.0-or-later
//
// The further questions about the annotation in focus: the codebook's attributes, confidence, note.
#pragma once

#include "ui/tagging/tagging_actions.h"

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
    void finished(); ///< Enter or Escape: the article wants the keyboard back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void removeQuestions();
    void refresh();
    void storeNote();
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
    bool m_refreshing = false;
};

} // namespace standpoint
