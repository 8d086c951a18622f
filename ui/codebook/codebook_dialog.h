// SPDX-License-Identifier: GPL-3.0-or-later
//
// Issues and stances: names, order, colours, guideline. Every edit is an undoable change at once.
#pragma once

#include "model/document/project_document.h"

#include <QDialog>

class QDoubleSpinBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;

namespace standpoint {

class GuidelineEditor;

/// One tab: a list of issues or of stances, and the chosen one's form.
class CodebookTab : public QWidget
{
    Q_OBJECT

public:
    enum class Of
    {
        Issues,
        Stances
    };
    CodebookTab(ProjectDocument &document, Of of, QWidget *parent = nullptr);
    ~CodebookTab() override;

    /// Takes over what stands in the form.
    void store();

private:
    void makeForm(QWidget *form);
    void fill();
    void showChosen();
    template <typename Entity> void takeWords(Entity &entity) const;
    void addOne();
    void removeOne();
    void move(int by);
    void chooseColour();
    std::optional<Bits128> chosenId() const;
    void paintColour(quint32 colour);

    ProjectDocument &m_document;
    Of m_of;
    QListWidget *m_list;
    QLineEdit *m_name;
    GuidelineEditor *m_guideline;
    QPushButton *m_colour = nullptr;
    QDoubleSpinBox *m_polarity = nullptr;
    quint32 m_shownColour = 0;
    double m_shownPolarity = 0; ///< as the field rounds it
    std::optional<Bits128> m_shown;
    bool m_showing = false;
};

class CodebookDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CodebookDialog(ProjectDocument &document, QWidget *parent = nullptr);
};

} // namespace standpoint
