// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/annotation_table.h"

#include "model/project/sentences_touched.h"
#include "model/text/graphemes.h"
#include "ui/isolated.h"
#include "ui/reader/article_look.h"
#include "ui/reader/reader_colours.h"
#include "ui/tagging/project_annotations.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <tuple>

namespace standpoint {

namespace {

constexpr int mostEvidence = 300; ///< characters; more would not fit, and be laid out at every label

/// By place in the text; what was tagged first there stays first.
bool listedBefore(const Annotation &a, const Annotation &b)
{
    const auto place = [](const Annotation &x) {
        return std::tuple(x.evidence.begin(), x.created.toMSecsSinceEpoch(), x.id);
    };
    return place(a) < place(b);
}

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
    if (role == Qt::ToolTipRole && orientation == Qt::Horizontal && section == SentenceColumn)
        return tr("Number of the sentence");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SentenceColumn:
        return tr("No.");
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
    case AnnotatorColumn:
        return tr("By");
    default:
        return {};
    }
}

QString AnnotationTableModel::text(
    const Article &article, const Annotation &annotation, int column, bool whole) const
{
    const Project &project = m_bench.project();
    switch (column) {
    case SentenceColumn:
        return QString::number(firstSentenceOf(article, annotation.evidence) + 1);
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
        if (whole)
            return article.evidenceText(annotation.evidence);
        return shortened(article.evidenceText(annotation.evidence), mostEvidence)
            .replace(QLatin1Char('\n'), QLatin1Char(' '));
    case NoteColumn:
        return annotation.note.orDefault();
    case AnnotatorColumn: {
        const Annotator *annotator = project.annotators().find(annotation.annotator);
        return annotator ? annotator->name : QString();
    }
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
    if (role == Qt::DisplayRole)
        return text(*article, annotation, index.column());
    if (role == WholeTextRole)
        return text(*article, annotation, index.column(), true);
    if (role == Qt::ToolTipRole)
        return theme::plainTip(text(*article, annotation, index.column()));
    if (role == Qt::ForegroundRole && index.column() == StanceColumn) {
        const StanceValue *stance = m_bench.project().stances().find(annotation.stance);
        if (stance)
            return readable(QColor::fromRgb(stance->colour), {QApplication::palette().color(QPalette::Base)},
                wantedContrast(QApplication::palette()));
    }
    return {};
}

void AnnotationTableModel::reload()
{
    beginResetModel();
    m_shown.clear();
    m_notes = 0;
    if (const Article *article = m_bench.currentArticle()) {
        for (const Annotation &annotation : article->annotations) {
            if (m_bench.shows(annotation))
                m_shown.append(annotation);
            m_notes += m_bench.shows(annotation) && annotation.note ? 1 : 0;
        }
    }
    std::sort(m_shown.begin(), m_shown.end(), listedBefore);
    endResetModel();
}

int AnnotationTableModel::placeOf(const Annotation &annotation) const
{
    return static_cast<int>(
        std::lower_bound(m_shown.begin(), m_shown.end(), annotation, listedBefore) - m_shown.begin());
}

void AnnotationTableModel::insert(const Annotation &annotation)
{
    const int row = placeOf(annotation);
    beginInsertRows({}, row, row);
    m_shown.insert(row, annotation);
    m_notes += annotation.note ? 1 : 0;
    endInsertRows();
}

void AnnotationTableModel::followEdit(const Shared<Annotation> &before, const Shared<Annotation> &after)
{
    const auto shows = [this](const Shared<Annotation> &side) {
        return side && side->article == m_bench.article() && m_bench.shows(*side);
    };
    if (!shows(before)) {
        if (shows(after))
            insert(*after);
        return;
    }
    const int row = placeOf(*before);
    if (annotationAt(row) != before->id)
        return;
    if (shows(after) && !listedBefore(*before, *after) && !listedBefore(*after, *before)) {
        m_notes += int(bool(after->note)) - int(bool(m_shown[row].note));
        m_shown[row] = *after; // in its old place
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    beginRemoveRows({}, row, row);
    m_notes -= m_shown[row].note ? 1 : 0;
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
        else if (!std::holds_alternative<Edit<ArticleState>>(edit)
            && !std::holds_alternative<Edit<Decision>>(edit))
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
    setItemDelegate(new DataDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Annotations of this article"));
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::grid);
    setVerticalScrollMode(ScrollPerPixel); // by whole rows, see updateGeometries()
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AnnotationTable::showWholeRows);
    QHeaderView *head = horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    head->setHighlightSections(false);
    head->setSectionResizeMode(AnnotationTableModel::EvidenceColumn, QHeaderView::Stretch);
    fitColumns();
    connect(this, &QTableView::clicked, this,
        [this](const QModelIndex &index) { emit m_bench.reveal(m_model->annotationAt(index.row())); });
    connect(this, &QTableView::activated, this,
        [this](const QModelIndex &index) { emit m_bench.reveal(m_model->annotationAt(index.row())); });
    connect(&bench, &Workbench::focusChanged, this, &AnnotationTable::showFocused);
    // One whose evidence begins elsewhere now has another row.
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &AnnotationTable::showFocused);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AnnotationTable::showFocused);
    connect(&bench, &Workbench::layerChanged, this, &AnnotationTable::fitColumns);
    const auto lookForNotes = [this] {
        if (m_model->hasNotes() != m_noted)
            fitColumns();
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, lookForNotes);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, lookForNotes);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, lookForNotes);
    connect(m_model, &QAbstractItemModel::dataChanged, this, lookForNotes);
}

void AnnotationTable::fitColumns()
{
    using Model = AnnotationTableModel;
    struct Width
    {
        int column, most, least; // in characters
    };
    m_noted = m_model->hasNotes();
    const Width widths[] = {{Model::SentenceColumn, 5, 4}, {Model::ActorColumn, 22, 11},
        {Model::StanceColumn, 12, 11}, {Model::IssueColumn, 13, 12},
        {Model::NoteColumn, m_noted ? 16 : 5, m_noted ? 8 : 5}, {Model::AnnotatorColumn, 14, 10}};
    constexpr size_t noteWidth = 4;
    constexpr int leastEvidence = 24;
    constexpr int padding = 24; // of the cells, in pixels
    const int unit = fontMetrics().averageCharWidth();
    const int room = viewport()->width() - unit * leastEvidence - padding;
    setColumnHidden(Model::AnnotatorColumn, !m_bench.showsEverybody());
    int most = 0;
    int least = 0;
    for (const Width &width : widths) {
        if (width.column == Model::AnnotatorColumn && !m_bench.showsEverybody())
            continue;
        most += unit * width.most + padding;
        least += unit * width.least + padding;
    }
    const bool withoutNote = room < least;
    setColumnHidden(Model::NoteColumn, withoutNote);
    if (withoutNote)
        least -= unit * widths[noteWidth].least + padding;
    const double share = std::clamp((room - least) / static_cast<double>(most - least), 0.0, 1.0);
    const double squeeze = std::clamp(room / static_cast<double>(least), 0.5, 1.0); // large text
    horizontalHeader()->setMinimumSectionSize(unit * 5);
    for (const Width &width : widths) {
        const double wanted = padding + unit * (width.least + (width.most - width.least) * share);
        setColumnWidth(width.column, qRound(wanted * squeeze));
    }
}

/// Qt's own scrolling by rows ends with the last row at the bottom edge and half a row at the top one. Here
/// the room that is left over stays at the bottom.
void AnnotationTable::updateGeometries()
{
    QTableView::updateGeometries();
    QScrollBar *bar = verticalScrollBar();
    const int row = qMax(1, verticalHeader()->defaultSectionSize());
    bar->setSingleStep(row);
    bar->setMaximum((bar->maximum() + row - 1) / row * row);
    showWholeRows();
}

void AnnotationTable::showWholeRows()
{
    const int row = qMax(1, verticalHeader()->defaultSectionSize());
    if (const int value = verticalScrollBar()->value(); value % row != 0)
        verticalScrollBar()->setValue((value / row + 1) * row);
}

void AnnotationTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

void AnnotationTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::grid);
        fitColumns();
    }
}

/// The row, with the columns' names above, as spreadsheets take it.
void AnnotationTable::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (!event->matches(QKeySequence::Copy) || row < 0) {
        QTableView::keyPressEvent(event);
        return;
    }
    QStringList names;
    QStringList cells;
    for (int column = 0; column < AnnotationTableModel::ColumnCount; ++column) {
        names.append(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        cells.append(m_model->index(row, column).data(AnnotationTableModel::WholeTextRole).toString());
    }
    QApplication::clipboard()->setText(tabSeparated({names, cells}));
}

QString AnnotationTable::emptyText() const
{
    QString text = m_bench.isOwnLayer() || m_bench.showsEverybody()
        ? tr("What you tag in this article is listed here.")
        : tr("Nothing is tagged in this layer yet.");
    const Article *article = m_bench.currentArticle();
    QStringList others;
    for (const Annotator &annotator : m_bench.project().annotators().inOrder()) {
        const bool tagged = article
            && std::any_of(article->annotations.begin(), article->annotations.end(),
                [&](const Annotation &a) { return a.annotator == annotator.id; });
        if (tagged)
            others.append(annotator.name);
    }
    if (!others.isEmpty())
        text += QLatin1Char('\n')
            + tr("%1 tagged it too; the list at the top right shows their layers.")
                  .arg(QLocale().createSeparatedList(others));
    return text;
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
        Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap, emptyText());
}

QSize AnnotationTable::sizeHint() const
{
    return {600, 6 * (fontMetrics().height() + theme::grid)};
}

} // namespace standpoint
