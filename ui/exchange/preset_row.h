// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings that the project keeps under a name: choose, keep, delete. Each is a Change that can be undone.
#pragma once

#include "model/document/project_document.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QPushButton;

namespace standpoint {

class PresetRow : public QWidget
{
    Q_OBJECT

public:
    /// `content` gives the present settings as JSON, for keeping. The document outlives the row.
    PresetRow(ProjectDocument &document, QString kind, std::function<QByteArray()> content,
        QWidget *parent = nullptr);

    /// For the label beside it.
    QComboBox *box() const { return m_names; }
    /// Keeps the present settings under a name. Returns whether it was done; the document says why not.
    bool keep(const QString &name);
    bool remove(const QString &name);

signals:
    void chosen(const QByteArray &content);

private:
    void askName();
    void fill(const QString &current);
    bool store(const QString &name, const QString &content, const QString &label);
    void refresh();

    ProjectDocument &m_document;
    QString m_kind;
    std::function<QByteArray()> m_content;
    QComboBox *m_names;
    QPushButton *m_keep;
    QPushButton *m_delete;
};

} // namespace standpoint
