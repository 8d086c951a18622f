// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of one issue, stance or attribute.
#pragma once

#include "model/project/project.h"

#include <QWidget>

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
    void editName();

signals:
    void edited(); ///< a field was left, or something chosen

private:
    void addStanceFields(QFormLayout &layout);
    void addIssueFields(QFormLayout &layout);
    void addAttributeFields(QFormLayout &layout);
    template <typename Entity> void showWords(const Entity *entity, const QString &state);
    template <typename Entity> void takeWords(Entity &entity) const;
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
    quint32 m_shownColour = 0;
    double m_shownPolarity = 0; ///< as the field rounds it
    bool m_showing = false;
};

/// A square of it, 0xRRGGBB.
QPixmap colourSample(quint32 colour);

/// Keywords as lines, a regular expression between slashes.
QString keywordLines(const QList<Keyword> &keywords);
/// What keywordLines() writes; of the lines that say the same as one of `before`, that one.
QList<Keyword> keywordsFrom(const QString &lines, const QList<Keyword> &before);

} // namespace standpoint
