// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/own_label.h"

#include "model/project/in_use.h"
#include "model/text/graphemes.h"
#include "ui/isolated.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace standpoint {

namespace {

constexpr qsizetype digits = 9;
constexpr int longestEvidence = 60; ///< characters that are shown of it

/// The cell of the pad that this key is for.
std::optional<std::pair<int, int>> cellOf(const QKeySequence &key)
{
    if (key.count() != 1)
        return {};
    const int owner = KeyMap::instance().set().owner(key[0]);
    for (int row = 0; row < padRows; ++row) {
        for (int column = 0; column < padColumns; ++column) {
            if (owner >= 0 && owner == keyActionAt(padKeyId(row, column)))
                return std::pair(row, column);
        }
    }
    return {};
}

} // namespace

OwnLabelBox::OwnLabelBox(Workbench &bench, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_bench(bench)
    , m_list(new QListWidget(this))
    , m_gridPlace(new QVBoxLayout)
    , m_field(new QLineEdit(this))
    , m_evidence(theme::quietLabel({}, this))
{
    setObjectName(QStringLiteral("popup"));
    setAccessibleName(tr("What gold says here"));
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * theme::grid, 12, 2 * theme::grid, 12);
    column->setSpacing(theme::grid);
    column->addWidget(theme::heading(tr("Gold says: whose stance"), this));
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Whose stance"));
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { choose(m_actors.value(row)); });
    column->addWidget(m_list);
    m_field->setPlaceholderText(tr("Another actor: /"));
    theme::makeSearchField(m_field, tr("Another actor"));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &OwnLabelBox::search);
    column->addWidget(m_field);
    column->addWidget(theme::heading(tr("on what, and which"), this));
    column->addLayout(m_gridPlace);
    m_evidence->setWordWrap(false);
    column->addWidget(m_evidence);
}

void OwnLabelBox::ask(const QList<ActorId> &actors, const QString &evidence, const QWidget *anchor)
{
    m_evidence->setText(
        evidence.isEmpty() ? tr(
            "Evidence: as annotators marked it. Words that you select in the sentence before are it instead.")
                           : tr("Evidence: “%1”")
                                 .arg(isolated(shortened(evidence.simplified(), longestEvidence))));
    m_first = actors;
    for (const ActorId actor : m_bench.suggestedActors()) {
        if (!m_first.contains(actor))
            m_first.append(actor);
    }
    m_issues = inUse(m_bench.project().issues());
    m_stances = inUse(m_bench.project().stances());
    m_search.reset();
    m_field->clear();
    m_actors = m_first.first(std::min(m_first.size(), digits));
    m_actor = m_actors.value(0);
    fillActors();
    makeGrid();
    adjustSize();
    const QRect screen = anchor->screen()->availableGeometry();
    QPoint at = anchor->mapToGlobal(QPoint(0, -height() - theme::half));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    at.setY(std::clamp(at.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(at);
    show();
    setFocus();
}

void OwnLabelBox::fillActors()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (qsizetype n = 0; n < m_actors.size(); ++n)
        m_list->addItem(QStringLiteral("%1   %2").arg(QString::number(n + 1),
            isolated(m_bench.project().actors().value(m_actors[n]).orDefault().name)));
    if (m_actors.isEmpty()) {
        m_list->addItem(tr("No actor has such a name."));
        m_list->item(0)->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(static_cast<int>(m_actors.indexOf(m_actor)));
    m_list->ensurePolished(); // or rows get the height that they would have without the style sheet
    m_list->setFixedHeight(
        m_list->count() * m_list->sizeHintForRow(0) + theme::grid + 2 * m_list->frameWidth());
}

void OwnLabelBox::makeGrid()
{
    delete m_grid;
    m_grid = new QWidget(this);
    auto *grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme::half);
    for (int row = 0; row < m_issues.size(); ++row) {
        auto *name = new QLabel(isolated(m_issues[row].name), m_grid);
        name->setTextFormat(Qt::PlainText);
        grid->addWidget(name, row, 0);
        for (int column = 0; column < m_stances.size(); ++column) {
            const QString id = padKeyId(row, column);
            const bool hasKey = !id.isEmpty() && !KeyMap::instance().keys(id).isEmpty();
            auto *cell = new QToolButton(m_grid);
            cell->setObjectName(QStringLiteral("layer")); // with a line round it
            cell->setText(hasKey ? tr("%1  %2").arg(KeyMap::instance().text(id), m_stances[column].name)
                                 : m_stances[column].name);
            cell->setAccessibleName(tr("%1: %2").arg(m_issues[row].name, m_stances[column].name));
            cell->setFocusPolicy(Qt::NoFocus);
            cell->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            connect(cell, &QToolButton::clicked, this, [this, row, column] { label(row, column); });
            grid->addWidget(cell, row, column + 1);
        }
    }
    m_gridPlace->addWidget(m_grid);
}

void OwnLabelBox::choose(ActorId actor)
{
    m_actor = actor;
    m_list->setCurrentRow(static_cast<int>(m_actors.indexOf(actor)));
    setFocus();
}

void OwnLabelBox::search(const QString &typed)
{
    if (typed.trimmed().isEmpty()) {
        m_actors = m_first.first(std::min(m_first.size(), digits));
    } else {
        if (!m_search)
            m_search.emplace(m_bench.project());
        m_actors.clear();
        for (const ActorSearch::Match &match : m_search->find(typed)) {
            if (m_actors.size() < digits)
                m_actors.append(match.actor);
        }
    }
    m_actor = m_actors.value(0);
    fillActors();
    adjustSize();
}

void OwnLabelBox::label(int row, int column)
{
    if (row >= m_issues.size() || column >= m_stances.size() || m_actor.isNull())
        return;
    hide();
    emit labelled(m_actor, m_issues[row].id, m_stances[column].id);
}

bool OwnLabelBox::takeKey(const QKeyEvent &event)
{
    const QKeySequence key = KeyMap::instance().named(event);
    if (key.count() != 1)
        return false;
    if (key[0].keyboardModifiers() == Qt::NoModifier && key[0].key() >= Qt::Key_1
        && key[0].key() <= Qt::Key_9) {
        if (const int n = key[0].key() - Qt::Key_1; n < m_actors.size())
            choose(m_actors[n]);
        return true;
    }
    const auto cell = cellOf(key);
    if (cell)
        label(cell->first, cell->second);
    return cell.has_value();
}

/// Before Qt looks for a shortcut: here all keys are ours.
bool OwnLabelBox::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    return QFrame::event(event);
}

void OwnLabelBox::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence key = KeyMap::instance().named(*event);
    if (event->key() == Qt::Key_Escape)
        hide();
    else if (KeyMap::instance().keys(QStringLiteral("tagging.chooseActor")).contains(key))
        m_field->setFocus();
    else if (!takeKey(*event))
        QFrame::keyPressEvent(event);
}

/// In the field of names: Enter and Down take the first that fits, and the keys are the pad's again.
bool OwnLabelBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        m_field->clear();
        setFocus();
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
        setFocus();
        return true;
    }
    return false;
}

} // namespace standpoint
