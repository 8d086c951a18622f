// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles handed out to annotators: which ones, how many, in which order, to whom; with what comes of it
// shown.
#pragma once

#include "model/document/work_lists.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTimer;

namespace standpoint {

class HandOutDialog : public QDialog
{
    Q_OBJECT

public:
    /// `listed`: the articles that the panel lists now. `own`: who sits here, perhaps not in the project yet.
    HandOutDialog(const Project &project, const QList<ArticleId> &listed, const Annotator &own,
        QWidget *parent = nullptr);

    /// What is chosen; for handingOut().
    HandingOut wanted() const;

private:
    QWidget *makeForm(const Annotator &own);
    QWidget *makeAnnotators(const Annotator &own);
    void addAnnotator(const Annotator &annotator, bool checked);
    void addTyped();
    void fillChoices();
    QWidget *makeDraw();
    QWidget *makeSeed();
    void drawAnew();
    void refresh();

    const Project &m_project;
    QList<ArticleId> m_listed;
    QLineEdit *m_name;
    QListWidget *m_annotators;
    QLineEdit *m_newAnnotator;
    QComboBox *m_which;
    QComboBox *m_tag;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QCheckBox *m_unlisted;
    QCheckBox *m_draw;
    QSpinBox *m_count;
    QComboBox *m_order;
    QComboBox *m_shares;
    QSpinBox *m_seed;
    QPushButton *m_newSeed;
    QLabel *m_outcome;
    QListWidget *m_preview;
    QPushButton *m_handOut;
    QTimer *m_pause; ///< fields that are typed into wait for it
    QHash<AnnotatorId, Annotator> m_people;
};

} // namespace standpoint
