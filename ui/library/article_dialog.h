// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known about an article besides its text: title, source, author, day, language, tags, a note.
#pragma once

#include "model/project/entities.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace standpoint {

class ArticleDialog : public QDialog
{
    Q_OBJECT

public:
    /// `tags` are those of the project, to choose from.
    ArticleDialog(const ArticleInfo &info, const QStringList &tags, QWidget *parent = nullptr);

    /// The article as the fields have it; call it when the dialog was accepted.
    ArticleInfo info() const;

    void accept() override;

private:
    void complain(const QString &sentence, QWidget *field);

    ArticleInfo m_before;
    QLineEdit *m_title;
    QLineEdit *m_source;
    QLineEdit *m_author;
    QLineEdit *m_published;
    QLineEdit *m_url;
    QComboBox *m_language;
    QLineEdit *m_tags;
    QPlainTextEdit *m_note;
    QLabel *m_complaint;
};

/// A day as people write it: 2013-09-02, 2.9.2013, 2 Sep 2013 (also as this computer writes days). Invalid
/// where it is none of them.
QDate dayFrom(const QString &text);

/// Tags parted by commas, without white space around them, each once, in the order given.
QStringList tagsFrom(const QString &text);

} // namespace standpoint
