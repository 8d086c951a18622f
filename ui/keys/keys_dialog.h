// SPDX-License-Identifier: GPL-3.0-or-later
//
// The key map editor: all actions with their keys, to be found by name or key, and the layout of the
// keyboard. What is set counts once the dialog is accepted.
#pragma once

#include "ui/keys/key_set.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace standpoint {

class KeyEditor;
class KeyMap;

/// What the pad's rows and columns are in the open codebook. Both may be empty.
struct PadNames
{
    QStringList issues;
    QStringList stances;
};

class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    /// With names, cells that the codebook does not have are listed only where they have keys.
    explicit KeysDialog(KeyMap &map, PadNames names = {}, QWidget *parent = nullptr);

    void accept() override;
    /// Where the editor asks something, only that is given up.
    void reject() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTop();
    void makeList();
    void fillRows();
    void filter(const QString &typed);
    QString otherwise(int action) const;
    QString name(int action) const;
    bool isOfNoUse(int action) const;

    KeyMap &m_map;
    KeySet m_set;
    PadNames m_names;
    bool m_layoutIsChosen = false;
    QLineEdit *m_find;
    QComboBox *m_layout;
    QTreeWidget *m_list;
    KeyEditor *m_editor;
    std::vector<QTreeWidgetItem *> m_rows; ///< by place in keyActions()
};

} // namespace standpoint
