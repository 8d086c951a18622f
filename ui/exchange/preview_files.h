// SPDX-License-Identifier: GPL-3.0-or-later
//
// The beginning of what an export would write, as people read it: rows as a table, all else as lines of text.
#pragma once

#include "model/exchange/format.h"

#include <QAbstractTableModel>

#include <map>

namespace standpoint {

struct PreviewFile
{
    static constexpr qsizetype mostRows = 200;
    static constexpr qsizetype mostColumns = 100;
    static constexpr qsizetype mostLines = 400;
    static constexpr qsizetype longestLine = 2000; ///< characters, as of a cell

    QString name; ///< in the folder; empty for the one file
    bool isTable = false;
    QStringList head;        ///< names of columns; empty where the file has no head line
    QList<QStringList> rows; ///< each may be shorter or longer than the others
    QString text;
};

/// In the order of their names. A line or row that the beginning cuts is left out.
QList<PreviewFile> previewFiles(const Format &format, const std::map<QString, QByteArray> &files);

class PreviewTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const PreviewFile &file);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PreviewFile m_file;
    int m_columns = 0;
};

} // namespace standpoint
