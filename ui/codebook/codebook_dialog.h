// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codebook editor: issues, stances, attributes, and what was made under an older wording.
#pragma once

#include "ui/codebook/codebook_tab.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QTabWidget;

namespace standpoint {

class GuidelineEditor;

class CodebookDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CodebookDialog(ProjectDocument &document, QWidget *parent = nullptr);

public slots:
    /// Closes, unless what cannot be stored is not to be given up.
    void done(int result) override;

signals:
    void wanted(standpoint::ArticleId article, standpoint::AnnotationId annotation);

private:
    QWidget *makeGeneral();
    void makeButtons(QDialogButtonBox *buttons);
    void storeAll();
    QString storeGeneral();
    void importFile();
    void exportFile();
    void chooseTemplate();

    ProjectDocument &m_document;
    QTabWidget *m_tabs;
    QList<CodebookTab *> m_parts;
    GuidelineEditor *m_general = nullptr;
    QLabel *m_generalNote = nullptr;
};

} // namespace standpoint
