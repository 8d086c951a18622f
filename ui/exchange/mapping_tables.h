// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of the mapping dialog: what values become, what further fields become, and samples as they would
// be imported.
#pragma once

#include "model/exchange/foreign_look.h"

#include <QAbstractTableModel>
#include <QSet>

#include <array>
#include <optional>

namespace standpoint {

/// The values of one field, and what each becomes.
class MappingValuesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        ValueColumn,
        CountColumn,
        BecomesColumn,
        ColumnCount
    };

    /// `known`: the names that the project has.
    explicit MappingValuesModel(QStringList known, QObject *parent = nullptr);

    /// Null: no field. `values` as LabelMapping::Source has them; those that the files do not have stay.
    void show(const ForeignLook::Field *field, const QMap<QString, QString> &values);
    const QMap<QString, QString> &values() const { return m_values; }
    bool isKnown(const QString &name) const;
    void leaveOut(const QModelIndexList &rows) { setAll(rows, QString(QStringLiteral(""))); }
    void keepAsIs(const QModelIndexList &rows) { setAll(rows, std::nullopt); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void changed();

private:
    void setAll(const QModelIndexList &rows, const std::optional<QString> &becomes);
    QString shown(const QString &value) const;

    QStringList m_known;
    QSet<QString> m_folded; ///< of these, in small letters
    QList<ForeignLook::Value> m_rows;
    QMap<QString, QString> m_values;
};

/// All fields, and what those become that are neither actor nor issue, stance or annotator.
class MappingFieldsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        NameColumn,
        CountColumn,
        ExampleColumn,
        BecomesColumn,
        ColumnCount
    };

    MappingFieldsModel(const ForeignLook &look, const QStringList &attributes, QObject *parent = nullptr);

    void setOthers(const QMap<QString, QString> &others);
    const QMap<QString, QString> &others() const { return m_others; }
    /// Fields that are the actor and so on, with the words for that.
    void setUsed(const QHash<QString, QString> &used);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void changed();

private:
    QString usual(const QString &field) const;
    QString textOf(const QString &target) const;
    QString becomes(const QString &field) const;

    struct Row
    {
        QString name;
        qint64 count = 0;
        QString example;
    };
    QList<Row> m_rows;
    QList<std::pair<QString, QString>> m_targets; ///< as LabelMapping::others has them, and their words
    QMap<QString, QString> m_others;
    QHash<QString, QString> m_used;
};

/// Samples as they would be imported.
class MappingSamplesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        OutcomeColumn,
        WordsColumn,
        ActorColumn,
        IssueColumn,
        StanceColumn,
        AnnotatorColumn,
        ColumnCount
    };

    explicit MappingSamplesModel(const ForeignLook &look, QObject *parent = nullptr);

    void show(const LabelMapping &mapping);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ForeignLook &m_look;
    std::vector<std::array<QString, ColumnCount>> m_rows;
};

} // namespace standpoint
