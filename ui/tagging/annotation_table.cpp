// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/annotation_table.h"

#include "ui/reader/article_look.h"
#include "ui/reader/reader_colours.h"

#include <QApplication>
#include <QHeaderView>

namespace standpoint {

AnnotationTableModel::AnnotationTableModel(Workbench &bench, QObject *parent)
    : QAbstractTableModel(parent)
    , m_bench(bench)
{
    connect(&bench, &Workbench::articleChanged, this, &AnnotationTableModel::reload);
    connect(&bench, &Workbench::layerChanged, this, &AnnotationTableModel::reload);
    connect(&bench.document(), &ProjectDocument::changed, this, &AnnotationTableModel::follow);
    reload();
}

int AnnotationTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int AnnotationTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

AnnotationId AnnotationTableModel::annotationAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? m_shown[row].id : AnnotationId{};
}

int AnnotationTableModel::rowOf(AnnotationId id) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown[row].id == id)
            return row;
    }
    return -1;
}

QVariant AnnotationTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SentenceColumn:
        return tr("Sentence");
    case ActorColumn:
        return tr("Actor");
    case StanceColumn:
        return tr("Stance");
    case IssueColumn:
        return tr("Issue");
    case EvidenceColumn:
        return tr("Evidence");
    case NoteColumn:
        return tr("Note");
    default:
        return {};
    }
}

QString AnnotationTableModel::text(const Article &article, const Annotation &annotation, int column) const
{
    const Project &project = m_bench.project();
    switch (column) {
    case SentenceColumn:
        return QString::number(article.sentenceAt(annotation.evidence.begin()) + 1);
    case ActorColumn: {
        const Actor *actor = project.actors().find(annotation.actor);
        return actor ? actor->name : QString();
    }
    case StanceColumn: {
        const StanceValue *stance = project.stances().find(annotation.stance);
        return stance ? signOf(stance->polarity) + QLatin1Char(' ') + stance->name : QString();
    }
    case IssueColumn: {
        const Issue *issue = project.issues().find(annotation.issue);
        return issue ? issue->name : QString();
    }
    case EvidenceColumn:
        return article.evidenceText(annotation.evidence).replace(QLatin1Char('\n'), QLatin1Char(' '));
    case NoteColumn:
        return annotation.note.orDefault();
    default:
        return {};
    }
}

QVariant AnnotationTableModel::data(const QModelIndex &index, int role) const
{
    const Article *article = m_bench.currentArticle();
    if (!article || index.row() < 0 || index.row() >= m_shown.size())
        return {};
    const Annotation &annotation = m_shown[index.row()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(*article, annotation, index.column());
    if (role == Qt::ForegroundRole && index.column() == StanceColumn) {
        const StanceValue *stance = m_bench.project().stances().find(annotation.stance);
        if (stance)
            return readable(QColor::fromRgb(stance->colour), {QApplication::palette().color(QPalette::Base)});
    }
    return {};
}

static QList<Annotation> shownOf(const Article *article, AnnotatorId layer)
{
    QList<Annotation> shown;
    if (article) {
        for (const Annotation &annotation : article->annotations) {
            if (annotation.annotator == layer)
                shown.append(annotation);
        }
    }
    return shown;
}

void AnnotationTableModel::reload()
{
    beginResetModel();
    m_shown = shownOf(m_bench.currentArticle(), m_bench.layer());
    endResetModel();
}

void AnnotationTableModel::follow(const Change &change)
{
    const Article *article = m_bench.currentArticle();
    for (const AnyEdit &edit : change.edits) {
        if (const auto *one = std::get_if<Edit<Annotation>>(&edit)) {
            const Annotation &any = one->after ? *one->after : *one->before;
            if (!article || any.article != m_bench.article() || any.annotator != m_bench.layer())
                continue;
            if (change.edits.size() > 8 || (one->before && one->after)) {
                reload(); // many at once, or one that may have moved
                return;
            }
            const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), any, comesBefore);
            const int row = static_cast<int>(at - m_shown.begin());
            if (one->after) {
                beginInsertRows({}, row, row);
                m_shown.insert(row, any);
                endInsertRows();
            } else if (at != m_shown.end() && at->id == any.id) {
                beginRemoveRows({}, row, row);
                m_shown.removeAt(row);
                endRemoveRows();
            }
        } else if (!std::holds_alternative<Edit<ArticleState>>(edit)) {
            reload(); // names or texts changed
            return;
        }
    }
}

AnnotationTable::AnnotationTable(Workbench &bench, QWidget *parent)
    : QTableView(parent)
    , m_bench(bench)
    , m_model(new AnnotationTableModel(bench, this))
{
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Annotations of this article"));
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    QHeaderView *head = horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    head->setHighlightSections(false);
    const int unit = fontMetrics().averageCharWidth();
    head->resizeSection(AnnotationTableModel::SentenceColumn, unit * 10);
    head->resizeSection(AnnotationTableModel::ActorColumn, unit * 20);
    head->resizeSection(AnnotationTableModel::StanceColumn, unit * 12);
    head->resizeSection(AnnotationTableModel::IssueColumn, unit * 14);
    head->setSectionResizeMode(AnnotationTableModel::EvidenceColumn, QHeaderView::Stretch);
    head->resizeSection(AnnotationTableModel::NoteColumn, unit * 14);
    connect(this, &QTableView::clicked, this,
        [this](const QModelIndex &index) { emit m_bench.reveal(m_model->annotationAt(index.row())); });
    connect(this, &QTableView::activated, this,
        [this](const QModelIndex &index) { emit m_bench.reveal(m_model->annotationAt(index.row())); });
    connect(&bench, &Workbench::focusChanged, this, [this] {
        const int row = m_model->rowOf(m_bench.focused());
        if (row >= 0)
            setCurrentIndex(m_model->index(row, 0));
        else
            clearSelection();
    });
}

QSize AnnotationTable::sizeHint() const
{
    return {600, 6 * (fontMetrics().height() + 10)};
}

} // namespace standpoint
