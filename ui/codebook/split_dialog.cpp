// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/split_dialog.h"

#include "ui/codebook/touched_model.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace standpoint {

SplitDialog::SplitDialog(
    const Project &project, const QString &from, const QList<TouchedAnnotation> &annotations, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_model(new TouchedModel(this))
{
    setWindowTitle(tr("Split %1").arg(from));
    theme::resizeWithinScreen(this, {1000, 560});
    Revision all;
    all.touched = annotations;
    m_model->show(project, all, {});
    m_model->setCheckable();
    m_name->setPlaceholderText(tr("Name of the new one"));
    m_name->setAccessibleName(m_name->placeholderText());
    QTableView *table = makeTouchedTable(m_model, tr("Annotations of %1").arg(from), this);
    auto *head =
        new QLabel(tr("Check what is to go to the new one; the others stay with “%1”.").arg(from), this);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    auto *check = new QPushButton(tr("&Check selected"), this);
    auto *clear = new QPushButton(tr("&Uncheck selected"), this);
    QLabel *count = theme::quietLabel({}, this);
    auto *row = new QHBoxLayout;
    row->addWidget(check);
    row->addWidget(clear);
    row->addWidget(count, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *next = buttons->button(QDialogButtonBox::Ok);
    next->setText(tr("Split…"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(m_name);
    column->addWidget(head);
    column->addWidget(table, 1);
    column->addLayout(row);
    column->addWidget(buttons);
    const auto refresh = [this, next, count] {
        const auto chosen = m_model->checked().size();
        count->setText(tr("%1 of %2 chosen").arg(chosen).arg(m_model->rowCount()));
        next->setEnabled(!name().isEmpty());
        next->setToolTip(next->isEnabled() ? QString() : tr("The new one needs a name"));
    };
    for (QPushButton *button : {check, clear}) {
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, table, on = button == check] {
            m_model->checkRows(table->selectionModel()->selectedRows(), on);
        });
    }
    connect(m_model, &TouchedModel::checkedChanged, this, refresh);
    connect(m_name, &QLineEdit::textChanged, this, refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

QString SplitDialog::name() const
{
    return m_name->text().simplified();
}

QSet<AnnotationId> SplitDialog::chosen() const
{
    return m_model->checked();
}

} // namespace standpoint
