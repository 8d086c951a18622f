// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an import would bring, as tables.
#pragma once

#include "model/exchange/import.h"

#include <QAbstractTableModel>

class QTableView;

namespace standpoint {

/// The new articles of an import.
class IncomingArticleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        TitleColumn,
        PublishedColumn,
        SourceColumn,
        AuthorColumn,
        LanguageColumn,
        LengthColumn,
        ColumnCount
    };

    explicit IncomingArticleModel(QObject *parent = nullptr);

    void show(const Import &import);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Shared<ArticleInfo> info;
        qsizetype characters = 0;
    };
    QList<Row> m_rows;
};

/// New articles beside those that they resemble.
class AlikeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        TitleColumn,
        ShareColumn,
        OtherColumn,
        WhereColumn,
        ColumnCount
    };

    explicit AlikeModel(QObject *parent = nullptr);

    void show(const QList<NearDuplicate> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<NearDuplicate> m_rows;
};

/// The first rows of a table as articles, by its columns; behind them the columns that are not taken.
class MappedRowModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MappedRowModel(QObject *parent = nullptr);

    void show(const TableUse &table, const ArticleColumns &columns);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Field
    {
        std::optional<ArticleField> field; ///< nothing: the column is none
        qsizetype column = 0;
    };
    QString published(const QString &cell) const;

    QList<Field> m_fields;
    TableUse m_table;
    ArticleColumns m_columns;
};

/// A table of one of them, with the widths of its columns in letters.
QTableView *makeImportTable(
    QAbstractTableModel *model, const QString &name, const QList<int> &letters, QWidget *parent);

} // namespace standpoint
