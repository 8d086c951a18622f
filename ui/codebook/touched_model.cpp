// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/touched_model.h"

#include "ui/isolated.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace standpoint {

namespace {

using How = TouchedAnnotation::How;

constexpr int mostWords = 300; // of the evidence in a row
constexpr int mostNamed = 6;   // annotators in a sentence

template <typename Entity> QString nameOf(const Table<Entity> &table, Id<Entity> id)
{
    const Entity *entity = table.find(id);
    return entity ? entity->name : QString();
}

/// What the revision adds may be named by what it recodes.
template <typename Entity>
QString nameAfter(const Table<Entity> &table, const Revision &revision, Id<Entity> id)
{
    if (const Entity *entity = table.find(id))
        return entity->name;
    for (const AnyEdit &edit : revision.edits) {
        const auto *added = std::get_if<Edit<Entity>>(&edit);
        if (added && added->after && added->after->id == id)
            return added->after->name;
    }
    return {};
}

} // namespace

TouchedModel::TouchedModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TouchedModel::show(const Project &project, Revision revision, const QString &fateHeading, Fate fate)
{
    beginResetModel();
    m_project = project;
    m_revision = std::move(revision);
    m_fateHeading = fateHeading;
    m_fate = std::move(fate);
    m_checked.clear();
    endResetModel();
}

int TouchedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_revision.touched.size());
}

int TouchedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TouchedModel::fateOf(const TouchedAnnotation &row) const
{
    if (row.how == How::Joined)
        return tr("joined with one that says the same");
    QString fate;
    if (row.edit >= 0) {
        const auto *edit = std::get_if<Edit<Annotation>>(&m_revision.edits[static_cast<size_t>(row.edit)]);
        const Annotation &before = *edit->before;
        const Annotation &after = *edit->after;
        if (before.issue != after.issue)
            fate = nameAfter(m_project.issues(), m_revision, after.issue);
        else if (before.stance != after.stance)
            fate = nameAfter(m_project.stances(), m_revision, after.stance);
        else if (before.actor != after.actor)
            fate = nameAfter(m_project.actors(), m_revision, after.actor);
        fate =
            fate.isEmpty() ? tr("another answer, or what a joined one says") : tr("becomes “%1”").arg(fate);
    } else if (row.how == How::Named) {
        return tr("keeps what it says");
    }
    if (row.how == How::Beside)
        fate = fate.isEmpty() ? tr("keeps both answers: they differ")
                              : tr("%1, beside one that says otherwise").arg(fate);
    return fate;
}

QString TouchedModel::text(const TouchedAnnotation &row, int column) const
{
    const Article *article = m_project.article(row.article);
    const Annotation *annotation = article ? article->annotation(row.id) : nullptr;
    if (!annotation)
        return {};
    switch (column) {
    case EvidenceColumn:
        return article->evidenceText(annotation->evidence).left(mostWords).simplified();
    case ActorColumn:
        return nameOf(m_project.actors(), annotation->actor);
    case IssueColumn:
        return nameOf(m_project.issues(), annotation->issue);
    case StanceColumn:
        return nameOf(m_project.stances(), annotation->stance);
    case AnnotatorColumn:
        return nameOf(m_project.annotators(), annotation->annotator);
    case ArticleColumn:
        return article->info->title;
    default:
        return fateOf(row);
    }
}

QVariant TouchedModel::data(const QModelIndex &index, int role) const
{
    const TouchedAnnotation &row = at(index.row());
    if (role == Qt::CheckStateRole && m_checkable && index.column() == 0)
        return m_checked.contains(row.id) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString shown =
        index.column() == FateColumn && m_fate ? m_fate(index.row()) : text(row, index.column());
    return role == Qt::ToolTipRole ? theme::plainTip(shown) : shown;
}

bool TouchedModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_checkable)
        return false;
    checkRows({index}, value.toInt() == Qt::Checked);
    return true;
}

void TouchedModel::checkRows(const QModelIndexList &rows, bool on)
{
    for (const QModelIndex &row : rows) {
        if (on)
            m_checked.insert(at(row.row()).id);
        else
            m_checked.remove(at(row.row()).id);
        const QModelIndex first = index(row.row(), 0);
        emit dataChanged(first, first, {Qt::CheckStateRole});
    }
    emit checkedChanged();
}

Qt::ItemFlags TouchedModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsUserCheckable, m_checkable && index.column() == 0);
    return flags;
}

QVariant TouchedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EvidenceColumn:
        return tr("Words");
    case ActorColumn:
        return tr("Actor");
    case IssueColumn:
        return tr("Issue");
    case StanceColumn:
        return tr("Stance");
    case AnnotatorColumn:
        return tr("Annotator");
    case ArticleColumn:
        return tr("Article");
    default:
        return m_fateHeading;
    }
}

QTableView *makeTouchedTable(TouchedModel *model, const QString &name, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setItemDelegate(new DataDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 2 * theme::grid);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    const int letter = table->fontMetrics().averageCharWidth();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const auto &[column, letters] :
        {std::pair(TouchedModel::EvidenceColumn, 36), {TouchedModel::ActorColumn, 17},
            {TouchedModel::IssueColumn, 15}, {TouchedModel::StanceColumn, 12}, {TouchedModel::FateColumn, 27},
            {TouchedModel::AnnotatorColumn, 17}, {TouchedModel::ArticleColumn, 20}})
        header->resizeSection(column, letters * letter);
    header->moveSection(
        TouchedModel::FateColumn, TouchedModel::AnnotatorColumn); // what matters most stays in sight
    header->setStretchLastSection(true);
    return table;
}

QString touchedSentence(const Project &project, const Revision &revision)
{
    const auto annotators = revision.byAnnotator();
    QStringList names;
    for (const auto &[annotator, count] : annotators.first(qMin(annotators.size(), qsizetype(mostNamed)))) {
        const Annotator *who = project.annotators().find(annotator);
        names.append(TouchedModel::tr("%1 %2").arg(who ? who->name : QString()).arg(count));
    }
    if (annotators.size() > mostNamed)
        names.append(QStringLiteral("…"));
    const auto annotations = static_cast<int>(revision.touched.size());
    const auto articles = static_cast<int>(revision.byArticle().size());
    if (annotations == 0)
        return TouchedModel::tr("It touches no annotation.");
    return TouchedModel::tr("It touches %1 in %2: %3.")
        .arg(annotations == 1 ? TouchedModel::tr("1 annotation")
                              : TouchedModel::tr("%1 annotations").arg(annotations),
            articles == 1 ? TouchedModel::tr("1 article") : TouchedModel::tr("%1 articles").arg(articles),
            names.join(QStringLiteral(", ")));
}

} // namespace standpoint
