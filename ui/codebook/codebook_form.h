// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of one issue, stance or attribute.
#pragma once

#include "ui/codebook/drafts.h"
#include "ui/codebook/keyword_lines.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace standpoint {

class GuidelineEditor;

/// One part of the codebook.
enum class CodebookPart
{
    Issues,
    Stances,
    Attributes
};

class CodebookForm : public QWidget
{
    Q_OBJECT

public:
    explicit CodebookForm(CodebookPart part, QWidget *parent = nullptr);

    /// `state`: a line that says how it is used, whether it is retired. Nothing to show: null.
    void show(const Issue *issue, const QStringList &groups, const QString &state);
    void show(const StanceValue *stance, const QString &state);
    void show(const Attribute *attribute, const QString &state);
    /// Into the thing what somebody typed; what nobody typed in stays as it is, also where a field would show
    /// or trim it otherwise.
    void take(Issue &issue) const;
    void take(StanceValue &stance) const;
    void take(Attribute &attribute) const;
    /// What stands in the fields of text.
    TypedFields typed() const;
    /// After show(): the refused fields as they were typed, each with its sentence.
    void putBack(const Draft<Issue> &draft);
    void putBack(const Draft<StanceValue> &draft);
    void putBack(const Draft<Attribute> &draft);
    void editName();

signals:
    void edited(); ///< a field was left, or something chosen

private:
    void addStanceFields(QFormLayout &layout);
    void addIssueFields(QFormLayout &layout);
    void addAttributeFields(QFormLayout &layout);
    template <typename Entity> void showWords(const Entity *entity, const QString &state);
    template <typename Entity> void takeWords(Entity &entity) const;
    void addField(QFormLayout &layout, const QString &name, QWidget *of, CodebookField field);
    void addNote(QBoxLayout &column, QWidget *of, CodebookField field);
    void putBackWords(const TypedFields &typed, const Refusals &refused);
    void showRefused(const Refusals &refused);
    void paintColour(quint32 colour);
    void chooseColour();
    void showChoices(const QList<Choice> &choices);
    void addChoice();
    void moveChoice(int by);

    QLineEdit *m_name;
    QLabel *m_state;
    GuidelineEditor *m_guideline;
    QComboBox *m_group = nullptr;
    QPlainTextEdit *m_keywords = nullptr;
    QDoubleSpinBox *m_polarity = nullptr;
    QPushButton *m_colour = nullptr;
    QComboBox *m_kind = nullptr;
    QWidget *m_choiceBox = nullptr;
    QListWidget *m_choices = nullptr;
    QMap<CodebookField, std::pair<QLabel *, QWidget *>> m_notes; ///< what was refused, and of which field
    quint32 m_shownColour = 0;
    double m_shownPolarity = 0; ///< as the field rounds it
    bool m_showing = false;
};

/// A square of it, 0xRRGGBB.
QPixmap colourSample(quint32 colour);

} // namespace standpoint
