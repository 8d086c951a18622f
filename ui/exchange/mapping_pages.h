// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of the mapping dialog: where one member of an annotation comes from, and which annotations are
// wanted.
#pragma once

#include "model/exchange/foreign_look.h"
#include "ui/exchange/mapping_tables.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableView;

namespace standpoint {

/// A choice among the fields of what was looked at.
class FieldBox : public QWidget
{
    Q_OBJECT

public:
    /// `none` is what the first entry says, which is no field.
    FieldBox(const ForeignLook &look, const QString &name, const QString &none, QWidget *parent = nullptr);

    QComboBox *box() const { return m_box; }
    QString field() const;
    /// One that the files do not have is added to the list.
    void setField(const QString &field);

signals:
    void chosen();

private:
    QComboBox *m_box;
};

/// Actor, issue, stance or annotator: from which field, what its values become, and what stands in where
/// there is none.
class MappingSourcePage : public QWidget
{
    Q_OBJECT

public:
    /// `what` is the member's name; `known` are the names that the project has for it.
    MappingSourcePage(
        const ForeignLook &look, const QString &what, const QStringList &known, QWidget *parent = nullptr);

    LabelMapping::Source source() const;
    void setSource(const LabelMapping::Source &source);
    MappingValuesModel *values() const { return m_values; }

signals:
    void changed();

private:
    QWidget *makeActs();
    void takeField();
    void refresh();
    QModelIndexList selectedRows() const;

    const ForeignLook &m_look;
    FieldBox *m_field;
    QLabel *m_otherwiseLabel;
    QComboBox *m_otherwise;
    MappingValuesModel *m_values;
    QTableView *m_table;
    QLabel *m_further;
    QPushButton *m_leaveOut = nullptr;
    QPushButton *m_keep = nullptr;
    QMap<QString, QMap<QString, QString>> m_kept; ///< by field: what was said of its values before another
};

/// Which annotations are wanted.
class MappingOnlyPage : public QWidget
{
    Q_OBJECT

public:
    explicit MappingOnlyPage(const ForeignLook &look, QWidget *parent = nullptr);

    QString field() const { return m_field->field(); }
    QStringList values() const;
    void set(const QString &field, const QStringList &values);

signals:
    void changed();

private:
    void takeField(const QStringList &checked, bool all);

    const ForeignLook &m_look;
    FieldBox *m_field;
    QListWidget *m_list;
    QStringList m_unlisted; ///< wanted values that the list does not show
};

} // namespace standpoint
