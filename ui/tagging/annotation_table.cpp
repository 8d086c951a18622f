// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/annotation_table.h"

#include "ui/reader/article_look.h"
#include "ui/reader/reader_colours.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>

namespace standpoint {

namespace {

constexpr int mostEvidence = 300; ///< characters; more would not fit, and be laid out at every label

} // namespace

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
        return article.evidenceText(annotation.evidence)
            .left(mostEvidence)
            .replace(QLatin1Char('\n'), QLatin1Char(' '));
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
            return readable(QColor::fromRgb(stance->colour), {QApplication::palette().color(QPalette::Base)},
                wantedContrast(QApplication::palette()));
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

int AnnotationTableModel::placeOf(const Annotation &annotation) const
{
    return static_cast<int>(
        std::lower_bound(m_shown.begin(), m_shown.end(), annotation, comesBefore) - m_shown.begin());
}

void AnnotationTableModel::insert(const Annotation &annotation)
{
    const int row = placeOf(annotation);
    beginInsertRows({}, row, row);
    m_shown.insert(row, annotation);
    endInsertRows();
}

void AnnotationTableModel::followEdit(const Shared<Annotation> &before, const Shared<Annotation> &after)
{
    const auto shows = [this](const Shared<Annotation> &side) {
        return side && side->article == m_bench.article() && side->annotator == m_bench.layer();
    };
    if (!shows(before)) {
        if (shows(after))
            insert(*after);
        return;
    }
    const int row = placeOf(*before);
    if (annotationAt(row) != before->id)
        return;
    if (shows(after) && !comesBefore(*before, *after) && !comesBefore(*after, *before)) {
        m_shown[row] = *after; // in its old place
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginRemoveRows({}, row, row);
    m_shown.removeAt(row);
    endRemoveRows();
    if (shows(after))
        insert(*after);
}

void AnnotationTableModel::follow(const Change &change)
{
    constexpr size_t many = 50; // from here on a fresh list is quicker
    const bool all = change.edits.size() > many
        || std::any_of(change.edits.begin(), change.edits.end(),
            [](const AnyEdit &edit) { return std::holds_alternative<Edit<ArticleText>>(edit); });
    if (all) {
        reload();
        return;
    }
    bool names = false;
    for (const AnyEdit &edit : change.edits) {
        if (const auto *one = std::get_if<Edit<Annotation>>(&edit))
            followEdit(one->before, one->after);
        else if (!std::holds_alternative<Edit<ArticleState>>(edit))
            names = true;
    }
    if (names && !m_shown.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
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
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::grid);
    QHeaderView *head = horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    head->setHighlightSections(false);
    const int unit = fontMetrics().averageCharWidth();
    head->setMinimumSectionSize(unit * 8);
    head->resizeSection(AnnotationTableModel::SentenceColumn, unit * 11);
    head->resizeSection(AnnotationTableModel::ActorColumn, unit * 20);
    head->resizeSection(AnnotationTableModel::StanceColumn, unit * 13);
    head->resizeSection(AnnotationTableModel::IssueColumn, unit * 14);
    head->setSectionResizeMode(AnnotationTableModel::EvidenceColumn, QHeaderView::Stretch);
    head->resizeSection(AnnotationTableModel::NoteColumn, unit * 13);
    connect(this, &QTableView::clicked, this,
        [this](const QModelIndex &index) { emit m_bench.reveal(m_model->annotationAt(index.row())); });
    connect(this, &QTableView::activated, this,
        [this](const QModelIndex &index) { emit m_bench.reveal(m_model->annotationAt(index.row())); });
    connect(&bench, &Workbench::focusChanged, this, &AnnotationTable::showFocused);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AnnotationTable::showFocused);
}

void AnnotationTable::showFocused()
{
    const int row = m_model->rowOf(m_bench.focused());
    if (row >= 0)
        setCurrentIndex(m_model->index(row, 0));
    else
        clearSelection();
}

void AnnotationTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(12, 8, -12, -8),
        Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap,
        tr("What you tag in this article is listed here."));
}

QSize AnnotationTable::sizeHint() const
{
    return {600, 6 * (fontMetrics().height() + theme::grid)};
}

} // namespace standpoint
