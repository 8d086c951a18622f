// SPDX-License-Identifier: GPL-3.0-or-later
//
// One tab of the codebook editor: a list of issues, stances or attributes, the chosen one's form, and what
// can be done with it as a whole. Every edit is an undoable change at once.
#pragma once

#include "model/codebook/revision.h"
#include "model/document/project_document.h"
#include "ui/codebook/codebook_form.h"
#include "ui/codebook/drafts.h"
#include "ui/codebook/revision_dialog.h"

class QListWidget;
class QListWidgetItem;
class QMenu;

namespace standpoint {

class CodebookTab : public QWidget
{
    Q_OBJECT

public:
    using Of = CodebookPart;
    CodebookTab(ProjectDocument &document, Of of, QWidget *parent = nullptr);
    ~CodebookTab() override;

    /// Takes over what stands in the form.
    void store();
    /// Stores what can be, and returns a sentence for each field that cannot.
    QStringList unstored();
    /// Shows one of those that are not all stored.
    void showUnstored();

private:
    QLayout *makeButtons();
    void fillMenu();
    void fill();
    void addRow(const QString &name, const QString &id, bool retired);
    void addHeading(const QString &group);
    void showChosen();
    void follow();
    template <typename Entity> void showThing(const Entity *entity);
    template <typename Entity> void storeThing(const Table<Entity> &table);
    void addOne();
    void removeOne();
    void move(int by);
    void takeOrderOfList();
    std::optional<Bits128> chosenId() const;
    QString chosenName() const;
    void choose(const QString &id);
    /// The other things of this part, to choose one of.
    std::optional<Bits128> askForOther(const QString &title, const QString &label);
    void revise(const MakeRevision &make, RevisionDialog::Meaning meaning);
    void rename();
    void merge();
    void mergeChoices();
    void split();
    void flip();
    void retire();
    void meaningChanged();

    ProjectDocument &m_document;
    Of m_of;
    QListWidget *m_list;
    CodebookForm *m_form = nullptr;
    QMenu *m_more;
    std::optional<Bits128> m_shown;
    std::variant<std::monostate, Issue, StanceValue, Attribute> m_as; ///< what the form shows of it
    std::tuple<Drafts<Issue>, Drafts<StanceValue>, Drafts<Attribute>> m_drafts;
    bool m_showing = false;
};

} // namespace standpoint
