// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/becomes_delegate.h"

#include "ui/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>

namespace standpoint {

namespace {

/// Enter and F2 open the choice of the row, wherever in it one is; the dialog's own Enter waits.
class OpenByKey : public QObject
{
public:
    OpenByKey(QTableView *table, int column)
        : QObject(table)
        , m_table(table)
        , m_column(column)
    {
        table->installEventFilter(this);
    }

    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex current = m_table->currentIndex();
        if (!current.isValid() || (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_F2))
            return false;
        const QModelIndex choice = current.siblingAtColumn(m_column);
        m_table->setCurrentIndex(choice);
        m_table->edit(choice);
        return true;
    }

private:
    QTableView *m_table;
    int m_column;
};

} // namespace

QWidget *BecomesDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItems(index.data(choicesRole).toStringList());
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    const QString name = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    box->setAccessibleName(name);
    box->lineEdit()->setAccessibleName(name);
    auto *self = const_cast<BecomesDelegate *>(this); // Qt's own example does so: the signals are not const
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    return box;
}

void BecomesDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    const QString text = index.data(Qt::EditRole).toString();
    box->setCurrentIndex(box->findText(text));
    box->setEditText(text);
    box->lineEdit()->selectAll();
}

void BecomesDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const QString text = qobject_cast<QComboBox *>(editor)->currentText().simplified();
    if (text != index.data(Qt::EditRole).toString())
        model->setData(index, text, Qt::EditRole);
}

void BecomesDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    QRect place = option.rect;
    const int missing = editor->sizeHint().height() - place.height();
    if (missing > 0)
        place.adjust(0, -missing / 2, 0, missing - missing / 2);
    editor->setGeometry(place);
}

void makeBecomesTable(QTableView *table, const QString &name, int column)
{
    table->setAccessibleName(name);
    table->setItemDelegate(new BecomesDelegate(table));
    table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed);
    new OpenByKey(table, column);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setAlternatingRowColors(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + theme::grid + theme::half);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    QObject::connect(table, &QTableView::clicked, table, [table, column](const QModelIndex &index) {
        if (index.column() == column && table->selectionModel()->selectedRows().size() == 1)
            table->edit(index);
    });
}

} // namespace standpoint
