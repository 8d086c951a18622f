// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/mapping_tables.h"

#include "ui/exchange/becomes_delegate.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

const QString attributePrefix = QStringLiteral("attribute:");

QString asItIs()
{
    return MappingValuesModel::tr("(as it is)");
}

QString leaveOut()
{
    return MappingValuesModel::tr("(leave out)");
}

} // namespace

MappingValuesModel::MappingValuesModel(QStringList known, QObject *parent)
    : QAbstractTableModel(parent)
    , m_known(std::move(known))
{
    for (const QString &name : std::as_const(m_known))
        m_folded.insert(name.toCaseFolded());
}

void MappingValuesModel::show(const ForeignLook::Field *field, const QMap<QString, QString> &values)
{
    beginResetModel();
    m_rows = field ? field->values : QList<ForeignLook::Value>();
    m_values = values;
    endResetModel();
}

bool MappingValuesModel::isKnown(const QString &name) const
{
    return m_folded.contains(name.trimmed().toCaseFolded());
}

int MappingValuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MappingValuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MappingValuesModel::shown(const QString &value) const
{
    const auto mapped = m_values.constFind(value);
    const QString name = mapped == m_values.cend() ? value : *mapped;
    if (name.isEmpty())
        return tr("left out");
    return isKnown(name) ? name : tr("%1 (new)").arg(name);
}

QVariant MappingValuesModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= m_rows.size())
        return {};
    const ForeignLook::Value &row = m_rows[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return index.column() == CountColumn
            ? QVariant()
            : QVariant((index.column() == ValueColumn ? row.value : shown(row.value)).left(1000));
    if (role == BecomesDelegate::choicesRole && index.column() == BecomesColumn)
        return QStringList{asItIs(), standpoint::leaveOut()} + m_known;
    if (role == Qt::EditRole && index.column() == BecomesColumn) {
        const auto mapped = m_values.constFind(row.value);
        if (mapped == m_values.cend())
            return asItIs();
        return mapped->isEmpty() ? standpoint::leaveOut() : *mapped;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case ValueColumn:
        return row.value.simplified();
    case CountColumn:
        return QLocale().toString(row.count);
    default:
        return shown(row.value);
    }
}

bool MappingValuesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != BecomesColumn)
        return false;
    const QString text = value.toString().simplified();
    if (text == asItIs() || text.isEmpty())
        keepAsIs({index});
    else if (text == standpoint::leaveOut())
        leaveOut({index});
    else
        setAll({index}, text);
    return true;
}

void MappingValuesModel::setAll(const QModelIndexList &rows, const std::optional<QString> &becomes)
{
    for (const QModelIndex &index : rows) {
        const QString &value = m_rows[index.row()].value;
        if (becomes && *becomes != value)
            m_values.insert(value, *becomes);
        else
            m_values.remove(value);
        emit dataChanged(this->index(index.row(), 0), this->index(index.row(), BecomesColumn));
    }
    if (!rows.isEmpty())
        emit changed();
}

Qt::ItemFlags MappingValuesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == BecomesColumn ? usual | Qt::ItemIsEditable : usual;
}

QVariant MappingValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ValueColumn:
        return tr("In the file");
    case CountColumn:
        return tr("How often");
    default:
        return tr("Becomes");
    }
}

MappingFieldsModel::MappingFieldsModel(
    const ForeignLook &look, const QStringList &attributes, QObject *parent)
    : QAbstractTableModel(parent)
    , m_targets{{QStringLiteral("note"), tr("note")},
          {QStringLiteral("confidence"), tr("confidence (0 to 1)")},
          {QStringLiteral("affiliation"), tr("affiliation of the actor")}}
{
    for (const ForeignLook::Field &field : look.fields) {
        QStringList examples;
        for (const ForeignLook::Value &value : field.values.mid(0, 3))
            examples.append(value.value.left(60).simplified());
        m_rows.append({field.name, field.annotations, examples.join(QStringLiteral(" · "))});
    }
    for (const QString &attribute : attributes)
        m_targets.append({attributePrefix + attribute, tr("attribute “%1”").arg(attribute)});
}

void MappingFieldsModel::setOthers(const QMap<QString, QString> &others)
{
    beginResetModel();
    m_others = others;
    endResetModel();
}

void MappingFieldsModel::setUsed(const QHash<QString, QString> &used)
{
    m_used = used;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, BecomesColumn), index(rowCount() - 1, BecomesColumn));
}

int MappingFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MappingFieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// What becomes of a field of which the mapping says nothing.
QString MappingFieldsModel::usual(const QString &field) const
{
    if (QString used = m_used.value(field); !used.isEmpty())
        return used;
    static const QSet<QString> byName{QStringLiteral("actor_id"), QStringLiteral("affiliation"),
        QStringLiteral("polarity"), QStringLiteral("confidence"), QStringLiteral("note"),
        QStringLiteral("provenance"), QStringLiteral("created"), QStringLiteral("modified")};
    return byName.contains(field) || field.startsWith(attributePrefix) ? tr("(as it is called)")
                                                                       : tr("(not taken)");
}

QString MappingFieldsModel::textOf(const QString &target) const
{
    for (const auto &[known, words] : m_targets) {
        if (known == target)
            return words;
    }
    return tr("new attribute “%1”").arg(target.mid(attributePrefix.size()));
}

QString MappingFieldsModel::becomes(const QString &field) const
{
    const auto target = m_others.constFind(field);
    return target == m_others.cend() ? usual(field) : textOf(*target);
}

QVariant MappingFieldsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::TextAlignmentRole && index.column() == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == ExampleColumn)
        return row.example;
    if (role == BecomesDelegate::choicesRole && index.column() == BecomesColumn) {
        QStringList choices{usual(row.name)};
        for (const auto &[target, words] : m_targets)
            choices.append(words);
        const QString own = attributePrefix + row.name.simplified();
        const bool isThere = std::any_of(
            m_targets.begin(), m_targets.end(), [&](const auto &target) { return target.first == own; });
        if (!isThere)
            choices.append(textOf(own));
        return choices;
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return row.name;
    case CountColumn:
        return QLocale().toString(row.count);
    case ExampleColumn:
        return row.example;
    default:
        return becomes(row.name);
    }
}

bool MappingFieldsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != BecomesColumn)
        return false;
    const QString name = m_rows[index.row()].name;
    const QString text = value.toString().simplified();
    if (text.isEmpty() || text == usual(name)) {
        m_others.remove(name);
    } else {
        QString target = attributePrefix + text; // a name that was typed is one of a new attribute
        if (text == textOf(attributePrefix + name.simplified()))
            target = attributePrefix + name.simplified();
        for (const auto &[known, words] : std::as_const(m_targets)) {
            if (words == text || known == attributePrefix + text)
                target = known;
        }
        m_others.insert(name, target);
    }
    emit dataChanged(index, index);
    emit changed();
    return true;
}

Qt::ItemFlags MappingFieldsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == BecomesColumn ? usual | Qt::ItemIsEditable : usual;
}

QVariant MappingFieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == CountColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Field");
    case CountColumn:
        return tr("How often");
    case ExampleColumn:
        return tr("For example");
    default:
        return tr("Becomes");
    }
}

MappingSamplesModel::MappingSamplesModel(const ForeignLook &look, QObject *parent)
    : QAbstractTableModel(parent)
    , m_look(look)
{
}

void MappingSamplesModel::show(const LabelMapping &mapping)
{
    const auto count = static_cast<size_t>(m_look.samples.size());
    if (m_rows.size() != count) {
        beginResetModel();
        m_rows.resize(count);
        endResetModel();
    }
    for (size_t i = 0; i < count; ++i) {
        const ForeignLook::Sample &sample = m_look.samples[static_cast<qsizetype>(i)];
        const std::optional<MappedNames> names =
            mappedNames(mapping, [&](const QString &field) { return sample.field(field); });
        auto &row = m_rows[i];
        row = {names ? QString() : tr("left out"), sample.words, {}, {}, {}, {}};
        if (!names)
            continue;
        QStringList lacking;
        const std::array<QString, 3> called{tr("actor"), tr("issue"), tr("stance")};
        for (size_t name = 0; name < names->size(); ++name) {
            row.at(ActorColumn + name) = names->at(name).simplified();
            const bool isById = name == 0 && !sample.field(QStringLiteral("actor_id")).isEmpty();
            if (name < called.size() && row.at(ActorColumn + name).isEmpty() && !isById)
                lacking.append(called.at(name));
        }
        row[OutcomeColumn] =
            lacking.isEmpty() ? tr("taken") : tr("lacks %1").arg(lacking.join(QStringLiteral(", ")));
    }
    if (count > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, AnnotatorColumn));
}

int MappingSamplesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MappingSamplesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MappingSamplesModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const auto row = static_cast<size_t>(index.row());
    const QString text = m_rows[row].at(static_cast<size_t>(index.column()));
    if (role == Qt::DisplayRole)
        return text;
    if (role == Qt::ToolTipRole) {
        const ForeignLook::Sample &sample = m_look.samples[index.row()];
        return index.column() == WordsColumn
            ? QStringLiteral("%1\n%2 – %3").arg(sample.words, sample.title, sample.where)
            : text;
    }
    return {};
}

QVariant MappingSamplesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case WordsColumn:
        return tr("Words");
    case ActorColumn:
        return tr("Actor");
    case IssueColumn:
        return tr("Issue");
    case StanceColumn:
        return tr("Stance");
    case AnnotatorColumn:
        return tr("Annotator");
    default:
        return tr("Import");
    }
}

} // namespace standpoint
