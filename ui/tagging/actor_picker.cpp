// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/actor_picker.h"

#include "ui/comfort/tree_choice.h"
#include "ui/tagging/suggestion_words.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int shownMatches = 40;
enum Role
{
    ActorRole = Qt::UserRole,
    NewNameRole,
    DividedRole,
    GuessRole,
    ReasonRole
};

/// A line below the actors that the text suggests, so that it is seen which digits are the sentence's; behind
/// them, in a word, why; and round the one that is guessed to be meant dashes and a question mark.
class DigitDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool guess = index.data(GuessRole).toBool();
        const QString reason = index.data(ReasonRole).toString();
        const QFontMetrics metrics(option.font);
        const QString words = guess ? reason + QStringLiteral(" ?") : reason;
        const int wanted = metrics.horizontalAdvance(words) + 2 * theme::grid;
        QStyleOptionViewItem name = option;
        initStyleOption(&name, index);
        // The reason only where it does not cost the name a letter; the question mark always.
        const int nameWidth = metrics.horizontalAdvance(name.text) + 16 + 3 * theme::grid;
        const bool fits = !words.isEmpty() && nameWidth + wanted <= option.rect.width();
        const QString shown = fits ? words : guess ? QStringLiteral("?") : QString();
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QPalette &palette = option.palette;
        painter->save();
        painter->setFont(option.font);
        painter->setPen(palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        const QRect room = option.rect.adjusted(theme::grid, 0, -theme::grid, 0);
        painter->drawText(
            room, Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignRight), shown);
        if (guess) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(palette.color(QPalette::Link), 1.5, Qt::CustomDashLine));
            QPen pen = painter->pen();
            pen.setDashPattern({3, 2});
            painter->setPen(pen);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
        }
        if (index.data(DividedRole).toBool()) {
            painter->setRenderHint(QPainter::Antialiasing, false);
            painter->setPen(palette.color(QPalette::Mid));
            painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        }
        painter->restore();
    }
};

} // namespace

ActorPicker::ActorPicker(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_field->setPlaceholderText(tr("/  Type a name"));
    theme::makeSearchField(m_field, tr("Actor"), false);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Actors to choose"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new DigitDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({16, 16});
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::half);
    layout->addWidget(m_field);
    layout->addWidget(m_list);

    connect(m_field, &QLineEdit::textChanged, this, &ActorPicker::refresh);
    connect(m_list, &QListWidget::itemClicked, this, [this] { take(m_list->currentRow()); });
    chooseWhatIsSelected(
        m_list, [this](const QModelIndex &) { return m_marks; },
        [this](const QModelIndex &row) { take(row.row()); });
    connect(&bench.document(), &ProjectDocument::changed, this, &ActorPicker::follow);
    connect(&bench, &Workbench::suggestionsChanged, this, &ActorPicker::refresh);
    connect(&bench, &Workbench::actorChanged, this, &ActorPicker::refresh);
    refresh();
}

void ActorPicker::start()
{
    m_field->clear();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

int ActorPicker::rowHeight() const
{
    return qMax(20, fontMetrics().height() + theme::half);
}

void ActorPicker::refresh()
{
    const QString typed = m_field->text().simplified();
    // One key may say in several ways that nothing differs.
    std::optional<Shown> wanted;
    if (typed.isEmpty())
        wanted = toShow();
    if (wanted && wanted == m_shown)
        return;
    m_shown = wanted;
    const QScopedValueRollback marks(m_marks, true);
    m_list->clear();
    if (typed.isEmpty())
        showSuggestions();
    else
        showMatches(typed);
    m_list->setFixedHeight(rowHeight() * ActorPlaces::count);
}

ActorPicker::Shown ActorPicker::toShow() const
{
    Shown shown{m_bench.article(), m_bench.suggestedActors(), {}, {}, m_bench.actor(), m_bench.choice(),
        m_field->hasFocus()};
    for (const ActorId actor : std::as_const(shown.actors)) {
        shown.reasons.append(m_bench.reasonFor(actor));
        if (const Suggestion *one = m_bench.suggestionFor(actor))
            shown.suggestions.append(*one);
    }
    return shown;
}

void ActorPicker::follow(const Change &change)
{
    const bool actors = std::any_of(change.edits.begin(), change.edits.end(),
        [](const AnyEdit &edit) { return std::holds_alternative<Edit<Actor>>(edit); });
    if (!actors)
        return;
    m_searchIsOld = true;
    m_shown.reset();
    refresh();
}

QString ActorPicker::nameAndAliases(const Actor &actor)
{
    return actor.aliases.isEmpty()
        ? actor.name
        : tr("%1, also: %2").arg(actor.name, actor.aliases.join(QStringLiteral(", ")));
}

QListWidgetItem *ActorPicker::addRow(const QString &key, const Actor &actor, const QString &alias)
{
    const QString name = alias.isEmpty() ? actor.name : tr("%1 (%2)").arg(actor.name, alias);
    auto *item = new QListWidgetItem(
        theme::icon(kindIcon(actor.kind)), key.isEmpty() ? name : key + QStringLiteral("   ") + name, m_list);
    item->setSizeHint({0, rowHeight()});
    item->setData(ActorRole, actor.id.toString());
    item->setToolTip(theme::plainTip(nameAndAliases(actor)));
    if (actor.id == m_bench.actor() && m_bench.choice() != Workbench::Choice::Guess) {
        QFont bold = item->font();
        bold.setWeight(QFont::DemiBold);
        item->setFont(bold);
    }
    return item;
}

void ActorPicker::showSuggestions()
{
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    // While the field has the keyboard a digit is a letter like any other; names keep their place.
    const bool chooses = !m_field->hasFocus();
    const QString figureSpace(QChar(0x2007));
    int lastSuggested = -1;
    for (int n = 0; n < suggested.size() && n < ActorPlaces::count; ++n) {
        const Actor *actor = m_bench.project().actors().find(suggested[n]);
        if (!actor)
            continue;
        QListWidgetItem *item = addRow(chooses ? QString::number(n + 1) : figureSpace, *actor);
        const int row = m_list->count() - 1;
        if (m_bench.suggestionFor(actor->id))
            lastSuggested = row;
        const QString why = longReason(m_bench, actor->id);
        item->setToolTip(theme::plainTip(
            nameAndAliases(*actor) + QLatin1Char('\n') + tr("%1: %2").arg(QString::number(n + 1), why)));
        const bool chosen = actor->id == m_bench.actor();
        const bool guess = chosen && m_bench.choice() == Workbench::Choice::Guess;
        item->setData(ReasonRole, shortReason(m_bench, actor->id));
        item->setData(GuessRole, guess);
        item->setData(Qt::AccessibleTextRole,
            guess ? tr("%1 %2, guess: %3").arg(QString::number(n + 1), actor->name, why)
                  : tr("%1 %2, %3").arg(QString::number(n + 1), actor->name, why));
        if (chosen && (!guess || !chooses))
            m_list->setCurrentRow(row);
    }
    if (lastSuggested >= 0 && lastSuggested + 1 < m_list->count())
        m_list->item(lastSuggested)->setData(DividedRole, true);
    if (suggested.isEmpty()) {
        auto *hint = new QListWidgetItem(tr("No actors yet: press / and type a name"), m_list);
        hint->setFlags(Qt::NoItemFlags);
        hint->setSizeHint({0, rowHeight()});
    }
}

void ActorPicker::showMatches(const QString &typed)
{
    if (std::exchange(m_searchIsOld, false))
        m_search = ActorSearch(m_bench.project());
    const QList<ActorSearch::Match> matches = m_search.find(typed);
    for (qsizetype i = 0; i < qMin<qsizetype>(matches.size(), shownMatches); ++i) {
        if (const Actor *actor = m_bench.project().actors().find(matches[i].actor))
            addRow({}, *actor, matches[i].alias);
    }
    if (!matches.isEmpty() && matches.first().fit == ActorSearch::Fit::Same) {
        markFirst(); // this one is meant; its double would only confuse
        return;
    }
    auto *fresh =
        new QListWidgetItem(theme::icon(QStringLiteral("add")), tr("New actor “%1”").arg(typed), m_list);
    fresh->setSizeHint({0, rowHeight()});
    fresh->setData(NewNameRole, typed);
    fresh->setToolTip(tr("Shift+Enter makes it at once"));
    markFirst();
}

/// For Enter. A screen reader can write into the field without the keyboard, and then selects a row itself.
void ActorPicker::markFirst()
{
    if (m_field->hasFocus() || !QAccessible::isActive())
        m_list->setCurrentRow(0);
}

bool ActorPicker::isNew(int row) const
{
    const QListWidgetItem *item = m_list->item(row);
    return item && item->data(NewNameRole).isValid();
}

void ActorPicker::take(int row)
{
    const QListWidgetItem *item = m_list->item(row);
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QString fresh = item->data(NewNameRole).toString();
    if (!fresh.isEmpty())
        makeNew(fresh);
    else if (const auto id = ActorId::fromString(item->data(ActorRole).toString()))
        m_bench.setActor(*id);
    m_field->clear();
    emit finished();
}

void ActorPicker::makeNew(const QString &name)
{
    Actor actor;
    actor.id = ActorId::random();
    actor.name = name;
    actor.kind = likelyKind(name);
    if (m_bench.document().push(tr("Add actor %1").arg(name), {adding(actor)}))
        m_bench.setActor(actor.id);
}

bool ActorPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            m_field->clear(); // what was typed without Enter chose nobody
    }
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        refresh(); // digits are shown where they choose
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    return takeKey(*static_cast<QKeyEvent *>(event));
}

bool ActorPicker::takeKey(const QKeyEvent &event)
{
    const QScopedValueRollback marks(m_marks, true);
    const int key = event.key();
    const int rows = m_list->count();
    if (key == Qt::Key_Slash && m_field->text().isEmpty()) // pressed once too often
        return true;
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow(rows == 0 ? -1 : (m_list->currentRow() + 1) % rows);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(rows == 0 ? -1 : (m_list->currentRow() + rows - 1) % rows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_field->text().trimmed().isEmpty() && m_list->currentRow() < 0)
            emit finished();
        else
            take(event.modifiers().testFlag(Qt::ShiftModifier) && isNew(rows - 1) ? rows - 1
                                                                                  : m_list->currentRow());
        return true;
    case Qt::Key_Escape:
        m_field->clear();
        emit finished();
        return true;
    default:
        return false;
    }
}

} // namespace standpoint
