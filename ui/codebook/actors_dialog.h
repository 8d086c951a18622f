// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of actors, and what is known of the one chosen. Every edit is an undoable change at once.
#pragma once

#include "ui/codebook/drafts.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace standpoint {

class AffiliationTable;

class ActorsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ActorsDialog(ProjectDocument &document, QWidget *parent = nullptr);
    ~ActorsDialog() override;

public slots:
    /// Closes, unless what cannot be stored is not to be given up.
    void done(int result) override;

private:
    QWidget *makeForm();
    void fillList();
    void filter(const QString &text);
    void showActor();
    const Actor *chosen() const;
    void store();
    void putBack(const Draft<Actor> &draft);
    void showRefused(const Refusals &refused);
    void addActor();
    void removeActor();
    void choose(const QString &id);
    void rename();
    void merge();
    void split();

    ProjectDocument &m_document;
    QListWidget *m_list;
    QLineEdit *m_find;
    QWidget *m_form = nullptr;
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_aliases = nullptr;
    QComboBox *m_kind = nullptr;
    AffiliationTable *m_affiliations = nullptr;
    QPushButton *m_more = nullptr;
    QMap<CodebookField, std::pair<QLabel *, QWidget *>> m_notes; ///< what was refused, and of which field
    Drafts<Actor> m_drafts;
    bool m_showing = false;
};

} // namespace standpoint
