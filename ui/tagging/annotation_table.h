// SPDX-License-Identifier: GPL-3.0-or-later
//
// All annotations of the open article and layer as a table: every one that lies on a sentence, never just the
// first.
#pragma once

#include "ui/workbench.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace standpoint {

class AnnotationTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        SentenceColumn,
        ActorColumn,
        StanceColumn,
        IssueColumn,
        EvidenceColumn,
        NoteColumn,
        AnnotatorColumn, ///< shown where everybody's are
        ColumnCount
    };

    enum Role
    {
        WholeTextRole = Qt::UserRole ///< a cell of which nothing is left out, for copying
    };

    explicit AnnotationTableModel(Workbench &bench, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    AnnotationId annotationAt(int row) const;
    int rowOf(AnnotationId id) const;
    bool hasNotes() const { return m_notes > 0; }

private:
    void reload();
    void follow(const Change &change);
    void followEdit(const Shared<Annotation> &before, const Shared<Annotation> &after);
    void insert(const Annotation &annotation);
    int placeOf(const Annotation &annotation) const;
    QString text(const Article &article, const Annotation &annotation, int column, bool whole = false) const;

    Workbench &m_bench;
    int m_notes = 0;           ///< rows with a note: counted, for the table asks after every label
    QList<Annotation> m_shown; ///< by place in the text, then as they were made: what the view has been told
};

class AnnotationTable : public QTableView
{
    Q_OBJECT

public:
    explicit AnnotationTable(Workbench &bench, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFocused();
    void showWholeRows();
    /// The evidence has room first: in a narrow table the other columns give way, the note goes.
    void fitColumns();
    QString emptyText() const;

    Workbench &m_bench;
    AnnotationTableModel *m_model;
    bool m_noted = false; ///< the note's column has something to show
};

} // namespace standpoint
