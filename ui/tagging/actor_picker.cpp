// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/actor_picker.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int shownSuggestions = 9;
constexpr int shownMatches = 40;
enum Role
{
    ActorRole = Qt::UserRole,
    NewNameRole
};

QString iconOf(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::Person:
        return QStringLiteral("person");
    case Actor::Kind::Organisation:
        return QStringLiteral("organisation");
    case Actor::Kind::State:
        return QStringLiteral("state");
    case Actor::Kind::Group:
        return QStringLiteral("group");
    }
    return {};
}

/// How well a name answers what is typed: 0 the same, 1 begins so, 2 a word of it begins so, 3 contains it;
/// -1 not.
int rank(const QString &name, const QString &typed)
{
    if (name.compare(typed, Qt::CaseInsensitive) == 0)
        return 0;
    const qsizetype at = name.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at <= 0)
        return at == 0 ? 1 : -1;
    return name[at - 1].isLetterOrNumber() ? 3 : 2;
}

} // namespace

ActorPicker::ActorPicker(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_field->setPlaceholderText(tr("/  Type a name"));
    m_field->setClearButtonEnabled(true);
    m_field->setAccessibleName(tr("Actor"));
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Actors to choose"));
    m_list->setFocusPolicy(Qt::NoFocus);
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
    m_list->clear();
    if (typed.isEmpty())
        showSuggestions();
    else
        showMatches(typed);
    m_list->setFixedHeight(rowHeight() * shownSuggestions);
}

void ActorPicker::addRow(const QString &key, const Actor &actor, const QString &alias)
{
    const QString name =
        alias.isEmpty() || alias == actor.name ? actor.name : tr("%1 (%2)").arg(actor.name, alias);
    auto *item = new QListWidgetItem(
        theme::icon(iconOf(actor.kind)), key.isEmpty() ? name : key + QStringLiteral("   ") + name, m_list);
    item->setSizeHint({0, rowHeight()});
    item->setData(ActorRole, actor.id.toString());
    item->setToolTip(actor.aliases.isEmpty()
            ? actor.name
            : tr("%1, also: %2").arg(actor.name, actor.aliases.join(QStringLiteral(", "))));
    if (actor.id == m_bench.actor()) {
        QFont bold = item->font();
        bold.setWeight(QFont::DemiBold);
        item->setFont(bold);
    }
}

void ActorPicker::showSuggestions()
{
    const QList<ActorId> &suggested = m_bench.suggestedActors();
    for (int n = 0; n < suggested.size() && n < shownSuggestions; ++n) {
        const Actor *actor = m_bench.project().actors().find(suggested[n]);
        if (!actor)
            continue;
        addRow(QString::number(n + 1), *actor);
        if (actor->id == m_bench.actor())
            m_list->setCurrentRow(m_list->count() - 1);
    }
    if (suggested.isEmpty()) {
        auto *hint = new QListWidgetItem(tr("No actors yet: press / and type a name"), m_list);
        hint->setFlags(Qt::NoItemFlags);
        hint->setSizeHint({0, rowHeight()});
    }
}

void ActorPicker::showMatches(const QString &typed)
{
    struct Match
    {
        int rank;
        Actor actor;
        QString alias;
    };
    QList<Match> matches;
    for (const Actor &actor : m_bench.project().actors().inOrder()) {
        Match best{rank(actor.name, typed), actor, {}};
        for (const QString &alias : actor.aliases) {
            const int other = rank(alias, typed);
            if (other >= 0 && (best.rank < 0 || other < best.rank)) {
                best.rank = other;
                best.alias = alias;
            }
        }
        if (best.rank >= 0)
            matches.append(best);
    }
    std::stable_sort(
        matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.rank < b.rank; });
    for (qsizetype i = 0; i < qMin<qsizetype>(matches.size(), shownMatches); ++i)
        addRow({}, matches[i].actor, matches[i].alias);
    const bool known = !matches.isEmpty() && matches.first().rank == 0;
    if (known) {
        m_list->setCurrentRow(0);
        return;
    }
    auto *fresh =
        new QListWidgetItem(theme::icon(QStringLiteral("add")), tr("New actor “%1”").arg(typed), m_list);
    fresh->setSizeHint({0, rowHeight()});
    fresh->setData(NewNameRole, typed);
    // Names begin with a capital: what is typed in small letters is a search, what has a capital may be a new
    // name that another one contains ("Syria" beside "Syrian opposition"). The marked row says what Enter
    // will do.
    const bool isSearch = typed.front().isLower() && !matches.isEmpty();
    m_list->setCurrentRow(isSearch ? 0 : m_list->count() - 1);
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
    if (m_bench.document().push(tr("Add actor %1").arg(name), {adding(actor)}))
        m_bench.setActor(actor.id);
}

bool ActorPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            m_field->clear(); // what was typed without Enter chose nobody: the digits are shown again
    }
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int rows = m_list->count();
    if (m_field->text().isEmpty()) { // here too they mean what they mean on the page
        if (key == Qt::Key_Slash)
            return true;
        if (key >= Qt::Key_1 && key <= Qt::Key_9 && key - Qt::Key_1 < m_bench.suggestedActors().size()) {
            take(key - Qt::Key_1);
            return true;
        }
    }
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
            take(m_list->currentRow());
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
