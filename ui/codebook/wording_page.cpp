// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/wording_page.h"

#include "ui/codebook/touched_model.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace standpoint {

WordingPage::WordingPage(ProjectDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_whose(new QComboBox(this))
    , m_head(new QLabel(this))
    , m_model(new TouchedModel(this))
    , m_table(makeTouchedTable(m_model, tr("Made under an older wording"), this))
    , m_right(new QPushButton(theme::icon(QStringLiteral("done")), tr("Still &right"), this))
    , m_go(new QPushButton(tr("&Go to it"), this))
{
    m_whose->addItems({tr("Mine"), tr("Everybody's")});
    m_whose->setAccessibleName(tr("Whose annotations"));
    theme::keepFromWheel(m_whose);
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_go->setToolTip(tr("Close this and show the annotation in its article (Enter)"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_head, 1);
    top->addWidget(m_whose);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_right, m_go}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2 * theme::grid, 0, 0);
    column->setSpacing(theme::grid);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    column->addLayout(buttons);
    connect(m_whose, &QComboBox::currentIndexChanged, this, &WordingPage::refresh);
    connect(m_table, &QTableView::activated, this, &WordingPage::goTo);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &WordingPage::refreshButtons);
    connect(m_right, &QPushButton::clicked, this, &WordingPage::markStillRight);
    connect(m_go, &QPushButton::clicked, this, &WordingPage::goTo);
    connect(&m_document, &ProjectDocument::changed, this, &WordingPage::follow);
}

void WordingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        if (m_stale)
            lookThrough();
        list();
    }
    m_table->setFocus();
}

void WordingPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // a minimized window is still there
        letGo();
}

void WordingPage::follow(const Change &change)
{
    if (isVisible() && takeOut(change))
        list();
    else
        refresh();
}

/// What was looked at leaves the list, and nothing else is asked again. Returns false where the change may
/// have done more.
bool WordingPage::takeOut(const Change &change)
{
    constexpr std::size_t mostAsked = 1'000; // one by one: beyond, all at once is quicker
    QSet<AnnotationId> gone;
    if (m_stale || change.edits.size() > mostAsked)
        return false;
    for (const AnyEdit &edit : change.edits) {
        const auto *annotation = std::get_if<Edit<Annotation>>(&edit);
        if (!annotation || !annotation->before
            || (annotation->after && isUnderOlderWording(m_document.project(), *annotation->after)))
            return false;
        gone.insert(annotation->before->id);
    }
    letGo();
    m_rows.removeIf([&gone](const OlderWording &row) { return gone.contains(row.annotation); });
    emit countChanged();
    return true;
}

/// The project, or whose annotations are asked for, is another.
void WordingPage::refresh()
{
    if (isVisible()) {
        letGo();
        lookThrough();
        list();
    } else if (!std::exchange(m_stale, true)) {
        emit countChanged();
    }
}

/// A snapshot of the project makes each Change copy what it touches of it.
void WordingPage::letGo()
{
    if (m_table->currentIndex().isValid())
        m_row = m_table->currentIndex().row();
    m_model->show({}, {}, tr("Worded anew since"));
}

void WordingPage::lookThrough()
{
    const bool mine = m_whose->currentIndex() == 0;
    m_rows.clear();
    if (!mine || !m_document.annotator().isNull())
        m_rows = underOlderWording(m_document.project(), mine ? m_document.annotator() : AnnotatorId());
    m_stale = false;
    emit countChanged();
}

void WordingPage::list()
{
    Revision shown;
    for (const OlderWording &old : std::as_const(m_rows))
        shown.touched.append({old.article, old.annotator, old.annotation});
    m_model->show(m_document.project(), shown, tr("Worded anew since"), [this](qsizetype at) {
        const OlderWording &old = m_rows.at(at);
        return tr("%1 (%2)").arg(old.things.join(QStringLiteral(", ")),
            QLocale().toString(old.revised.toLocalTime(), QLocale::ShortFormat));
    });
    m_table->setHidden(m_rows.isEmpty());
    if (!m_rows.isEmpty())
        m_table->selectRow(qBound(0, m_row, static_cast<int>(m_rows.size()) - 1));
    m_head->setText(m_rows.isEmpty()
            ? tr("Nothing to look at again. When the name or the guideline of an issue, stance or attribute "
                 "changes "
                 "its meaning, say so under “More”: its annotations are listed here then.")
            : tr("These were made before the wording of what they have changed its meaning. Look whether "
                 "they still "
                 "hold under the guideline as it is now."));
    refreshButtons();
}

QList<OlderWording> WordingPage::selected() const
{
    QList<OlderWording> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(m_rows.at(index.row()));
    return rows;
}

/// A layer is its annotator's own: nobody says for another that a label still holds.
void WordingPage::refreshButtons()
{
    const QList<OlderWording> rows = selected();
    const bool own = !rows.isEmpty()
        && std::all_of(rows.begin(), rows.end(),
            [this](const OlderWording &old) { return old.annotator == m_document.annotator(); });
    m_right->setEnabled(own && !m_document.isReadOnly());
    m_right->setToolTip(rows.isEmpty() ? tr("Choose annotations first")
            : !own                     ? tr("Only their annotator can say so")
                                       : tr("They hold under the new wording: nothing else in them changes"));
    m_go->setEnabled(rows.size() == 1);
}

void WordingPage::markStillRight()
{
    const auto edits = stillRight(m_document.project(), selected(), QDateTime::currentDateTimeUtc());
    if (!edits) {
        emit m_document.failed(edits.error());
    } else {
        letGo();
        if (edits->empty() || !m_document.push(tr("Still right: %1").arg(edits->size()), *edits))
            list(); // as it was
    }
    m_table->setFocus();
}

void WordingPage::goTo()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        emit wanted(m_rows.at(current.row()).article, m_rows.at(current.row()).annotation);
}

} // namespace standpoint
