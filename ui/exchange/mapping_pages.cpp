// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/mapping_pages.h"

#include "ui/exchange/becomes_delegate.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace standpoint {

FieldBox::FieldBox(const ForeignLook &look, const QString &name, const QString &none, QWidget *parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
{
    m_box->setAccessibleName(name);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(14);
    theme::keepFromWheel(m_box);
    m_box->addItem(none, QString());
    for (const ForeignLook::Field &field : look.fields)
        m_box->addItem(tr("%1 (%2)").arg(field.name, QLocale().toString(field.annotations)), field.name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_box);
    connect(m_box, &QComboBox::currentIndexChanged, this, &FieldBox::chosen);
}

QString FieldBox::field() const
{
    return m_box->currentData().toString();
}

void FieldBox::setField(const QString &field)
{
    if (!field.isEmpty() && m_box->findData(field) < 0)
        m_box->addItem(tr("%1 (not in these files)").arg(field), field);
    m_box->setCurrentIndex(field.isEmpty() ? 0 : m_box->findData(field));
}

MappingSourcePage::MappingSourcePage(
    const ForeignLook &look, const QString &what, const QStringList &known, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_field(new FieldBox(look, tr("Field for the %1").arg(what), tr("(no field: always the same)"), this))
    , m_otherwiseLabel(new QLabel(this))
    , m_otherwise(new QComboBox(this))
    , m_values(new MappingValuesModel(known, this))
    , m_table(new QTableView(this))
    , m_further(theme::quietLabel({}, this))
{
    m_otherwise->setEditable(true);
    m_otherwise->setInsertPolicy(QComboBox::NoInsert);
    m_otherwise->addItem(QString());
    m_otherwise->addItems(known);
    m_otherwise->completer()->setFilterMode(Qt::MatchContains);
    m_otherwise->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_otherwise->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_otherwise->setMinimumContentsLength(14);
    const QString name = tr("Text for the %1 where there is none").arg(what);
    m_otherwise->setAccessibleName(name);
    m_otherwise->lineEdit()->setAccessibleName(name);
    theme::keepFromWheel(m_otherwise);
    m_otherwiseLabel->setBuddy(m_otherwise);
    m_table->setModel(m_values);
    makeBecomesTable(m_table, tr("What values become: %1").arg(what), MappingValuesModel::BecomesColumn);
    m_table->horizontalHeader()->setSectionResizeMode(
        MappingValuesModel::CountColumn, QHeaderView::ResizeToContents);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(theme::grid);
    auto *from = new QLabel(tr("Fro&m"), this);
    from->setBuddy(m_field->box());
    form->addRow(from, m_field);
    form->addRow(m_otherwiseLabel, m_otherwise);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::grid, 0, 0);
    column->setSpacing(theme::grid);
    column->addLayout(form);
    column->addWidget(m_table, 1);
    column->addWidget(m_further);
    column->addWidget(makeActs());
    column->addStretch(); // where no table fills the page
    connect(m_field, &FieldBox::chosen, this, [this] {
        takeField();
        emit changed();
    });
    connect(m_otherwise, &QComboBox::currentTextChanged, this, &MappingSourcePage::changed);
    connect(m_values, &MappingValuesModel::changed, this, [this] {
        m_kept.insert(m_field->field(), m_values->values());
        emit changed();
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MappingSourcePage::refresh);
    takeField();
}

QWidget *MappingSourcePage::makeActs()
{
    auto *acts = new QWidget(this);
    m_leaveOut = new QPushButton(tr("&Leave out"), acts);
    m_keep = new QPushButton(tr("As i&t is"), acts);
    m_leaveOut->setToolTip(tr("Annotations with the values marked in the table are not imported."));
    m_keep->setToolTip(tr("The values marked in the table are taken over as they are."));
    auto *row = new QHBoxLayout(acts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
    for (QPushButton *button : {m_leaveOut, m_keep}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    connect(m_leaveOut, &QPushButton::clicked, this, [this] { m_values->leaveOut(selectedRows()); });
    connect(m_keep, &QPushButton::clicked, this, [this] { m_values->keepAsIs(selectedRows()); });
    return acts;
}

QModelIndexList MappingSourcePage::selectedRows() const
{
    return m_table->selectionModel()->selectedRows();
}

void MappingSourcePage::takeField()
{
    const ForeignLook::Field *field = m_look.field(m_field->field());
    m_values->show(field, m_kept.value(m_field->field()));
    m_otherwiseLabel->setText(m_field->field().isEmpty() ? tr("Always") : tr("Where &empty"));
    const qint64 missing = field ? m_look.annotations - field->annotations : 0;
    QStringList remarks;
    if (missing > 0)
        remarks.append(tr("%1 annotations do not have the field.").arg(QLocale().toString(missing)));
    if (field && field->further > 0)
        remarks.append(tr("%1 annotations have other values than these; they are taken as they are.")
                           .arg(QLocale().toString(field->further)));
    m_further->setText(remarks.join(u' '));
    m_further->setVisible(!remarks.isEmpty());
    m_table->setVisible(field != nullptr);
    m_leaveOut->parentWidget()->setVisible(field != nullptr);
    refresh();
}

void MappingSourcePage::refresh()
{
    const bool any = !selectedRows().isEmpty();
    m_leaveOut->setEnabled(any);
    m_keep->setEnabled(any);
}

LabelMapping::Source MappingSourcePage::source() const
{
    return {m_field->field(), m_field->field().isEmpty() ? QMap<QString, QString>() : m_values->values(),
        m_otherwise->currentText().simplified()};
}

void MappingSourcePage::setSource(const LabelMapping::Source &source)
{
    const QSignalBlocker blocker(this);
    m_kept = {{source.field, source.values}};
    m_field->setField(source.field);
    m_otherwise->setEditText(source.otherwise);
    takeField();
}

MappingOnlyPage::MappingOnlyPage(const ForeignLook &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_field(new FieldBox(look, tr("Field that tells them"), tr("(all annotations)"), this))
    , m_list(new QListWidget(this))
{
    m_list->setAccessibleName(tr("Wanted values"));
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setItemDelegate(new DataDelegate(m_list));
    auto *what = new QLabel(tr("Take only annotations by the field"), this);
    what->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::grid, 0, 0);
    column->setSpacing(theme::grid);
    column->addWidget(what);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    connect(m_field, &FieldBox::chosen, this, [this] {
        m_unlisted.clear();
        takeField({}, true);
        emit changed();
    });
    connect(m_list, &QListWidget::itemChanged, this, &MappingOnlyPage::changed);
    takeField({}, true);
}

void MappingOnlyPage::takeField(const QStringList &checked, bool all)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const ForeignLook::Field *field = m_look.field(m_field->field());
    m_list->setEnabled(field != nullptr);
    if (!field)
        return;
    const auto add = [&](const QString &text, const QString &value) {
        auto *item = new QListWidgetItem(text, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(Qt::UserRole, value);
        item->setCheckState(all || checked.contains(value) ? Qt::Checked : Qt::Unchecked);
    };
    for (const ForeignLook::Value &value : field->values)
        add(tr("%1 (%2)").arg(value.value.left(200).simplified(), QLocale().toString(value.count)),
            value.value);
    if (const qint64 missing = m_look.annotations - field->annotations; missing > 0)
        add(tr("(without the field) (%1)").arg(QLocale().toString(missing)), QString());
    m_list->setCurrentRow(0);
}

QStringList MappingOnlyPage::values() const
{
    QStringList wanted = m_unlisted;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            wanted.append(m_list->item(i)->data(Qt::UserRole).toString());
    }
    return m_field->field().isEmpty() ? QStringList() : wanted;
}

void MappingOnlyPage::set(const QString &field, const QStringList &values)
{
    const QSignalBlocker blocker(this);
    m_field->setField(field);
    takeField(values, false);
    m_unlisted = values;
    for (int i = 0; i < m_list->count(); ++i)
        m_unlisted.removeAll(m_list->item(i)->data(Qt::UserRole).toString());
}

} // namespace standpoint
