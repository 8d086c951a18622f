// SPDX-License-Identifier: GPL-3.0-or-later
//
// A typo in the article's text is mended here: the sentence as it is, the sentence as it shall be, and what
// becomes of the annotations that mark something in it.
#pragma once

#include "model/document/article_acts.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace standpoint {

class CorrectTextDialog : public QDialog
{
    Q_OBJECT

public:
    /// `span`: the part of the text that is shown and can be changed, usually a sentence.
    CorrectTextDialog(
        const Project &project, const Article &article, TextSpan span, QWidget *parent = nullptr);

    /// The edits of the correction; empty where nothing differs.
    std::vector<AnyEdit> edits() const { return m_correction.edits; }

    void accept() override;

private:
    void look();
    void list(const QList<AnnotationId> &annotations, const QString &remark);

    const Project &m_project;
    Article m_article;
    TextSpan m_span;
    Correction m_correction;
    QPlainTextEdit *m_text;
    QLabel *m_verdict;
    QListWidget *m_touched;
    QTimer *m_pause;
    QPushButton *m_ok;
};

} // namespace standpoint
