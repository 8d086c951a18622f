// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_tab.h"

#include "model/codebook/revising.h"
#include "model/project/check.h"
#include "ui/codebook/part_table.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

namespace standpoint {

namespace {

constexpr quint32 plainGrey = 0x6B7280;
constexpr int groupRole = Qt::UserRole + 1; // of headings

QString freshName(const QString &stem, const QStringList &taken)
{
    QString name = stem;
    for (int n = 2; taken.contains(name); ++n)
        name = QStringLiteral("%1 %2").arg(stem).arg(n);
    return name;
}

bool isHeading(const QListWidgetItem *item)
{
    return item && item->data(Qt::UserRole).isNull();
}

/// Into this order, and issues into these groups.
template <typename Entity>
std::vector<AnyEdit> reordering(
    const Table<Entity> &table, const QStringList &ids, const QHash<QString, QString> &groups)
{
    std::vector<AnyEdit> edits;
    for (int order = 0; order < ids.size(); ++order) {
        const auto id = Id<Entity>::fromString(ids[order]);
        const Entity *before = id ? table.find(*id) : nullptr;
        if (!before)
            continue;
        Entity after = *before;
        after.order = order;
        if constexpr (std::is_same_v<Entity, Issue>)
            after.group = groups.value(ids[order], before->group);
        if (!(after == *before))
            edits.push_back(replacing(*before, after));
    }
    return edits;
}

template <typename Entity> QString labelOf(const Entity &before, const Entity &after)
{
    return after.name == before.name ? CodebookTab::tr("Change %1").arg(after.name)
                                     : CodebookTab::tr("Rename %1 to %2").arg(before.name, after.name);
}

template <typename Entity> int nextOrder(const Table<Entity> &table)
{
    int order = 0;
    for (const Shared<Entity> &entity : table)
        order = qMax(order, orderAfter(entity->order));
    return order;
}

} // namespace

CodebookTab::CodebookTab(ProjectDocument &document, Of of, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_of(of)
    , m_list(new QListWidget(this))
    , m_more(new QMenu(this))
{
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setAccessibleName(of == Of::Issues ? tr("Issues")
            : of == Of::Stances                ? tr("Stances")
                                               : tr("Attributes"));
    m_list->setToolTip(tr("Drag to reorder, or Alt+Up and Alt+Down"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->ensurePolished(); // rows are measured as they are added
    auto *left = new QVBoxLayout;
    left->setSpacing(theme::grid);
    left->addWidget(m_list, 1);
    left->addLayout(makeButtons());
    m_form = new CodebookForm(of, this); // behind the buttons for the key Tab
    auto *both = new QHBoxLayout(this);
    both->setContentsMargins(0, 2 * theme::grid, 0, 0);
    both->setSpacing(2 * theme::grid);
    both->addLayout(left, 2);
    both->addWidget(theme::scrolled(m_form, this), 4);

    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        if (m_showing)
            return;
        store();
        showChosen();
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &CodebookTab::takeOrderOfList,
        Qt::QueuedConnection);
    connect(m_form, &CodebookForm::edited, this, &CodebookTab::store);
    for (const int by : {-1, 1}) {
        auto *key = new QShortcut(QKeySequence(Qt::ALT | (by < 0 ? Qt::Key_Up : Qt::Key_Down)), m_list);
        key->setContext(Qt::WidgetShortcut);
        connect(key, &QShortcut::activated, this, [this, by] { move(by); });
    }
    connect(&m_document, &ProjectDocument::changed, this, &CodebookTab::follow);
    fill();
    if (!m_list->currentItem())
        m_list->setCurrentRow(isHeading(m_list->item(0)) ? 1 : 0);
    showChosen();
}

CodebookTab::~CodebookTab()
{
    hide(); // a field with the keyboard stores what was typed, while this is still whole
}

QLayout *CodebookTab::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::half);
    const auto button = [&](const QString &icon, const QString &text, const QString &tip, auto act) {
        auto *made = new QPushButton(theme::icon(icon), text, this);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, act);
        buttons->addWidget(made);
        return made;
    };
    button(QStringLiteral("add"), tr("New"), tr("Add a new one"), [this] { addOne(); });
    button(QStringLiteral("up"), {}, tr("Earlier on the stance pad (Alt+Up)"), [this] { move(-1); });
    button(QStringLiteral("down"), {}, tr("Later on the stance pad (Alt+Down)"), [this] { move(1); });
    auto *more =
        button(QStringLiteral("more"), tr("More"), tr("Rename, merge, split, retire, remove"), [] {});
    more->setMenu(m_more);
    connect(m_more, &QMenu::aboutToShow, this, &CodebookTab::fillMenu);
    fillMenu();
    return buttons;
}

std::optional<Bits128> CodebookTab::chosenId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? Bits128::fromString(item->data(Qt::UserRole).toString()) : std::nullopt;
}

QString CodebookTab::chosenName() const
{
    const auto id = chosenId();
    return id ? visitPart(m_of, m_document.project(),
               [&](const auto &table) {
                   const auto *entity = table.find({*id});
                   return entity ? entity->name : QString();
               })
              : QString();
}

void CodebookTab::addRow(const QString &name, const QString &id, bool retired)
{
    auto *item = new QListWidgetItem(retired ? tr("%1 (retired)").arg(name) : name, m_list);
    item->setData(Qt::UserRole, id);
    item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled);
    if (retired)
        item->setForeground(palette().color(QPalette::Disabled, QPalette::Text));
}

void CodebookTab::addHeading(const QString &group)
{
    auto *item = new QListWidgetItem(group.isEmpty() ? tr("No group") : group, m_list);
    item->setData(groupRole, group);
    item->setFlags(Qt::ItemIsEnabled);
    item->setForeground(palette().color(QPalette::PlaceholderText));
    QFont font = m_list->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(font);
}

void CodebookTab::fill()
{
    m_showing = true;
    const auto kept = chosenId();
    m_list->clear();
    const QList<Issue> issues = m_document.project().issues().inOrder();
    const bool grouped = m_of == Of::Issues
        && std::any_of(
            issues.begin(), issues.end(), [](const Issue &issue) { return !issue.group.isEmpty(); });
    std::optional<QString> group;
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        for (const Entity &entity : table.inOrder()) {
            if constexpr (std::is_same_v<Entity, Issue>) {
                if (grouped && group != entity.group)
                    addHeading(*(group = entity.group));
            }
            const bool isStored = !std::get<Drafts<Entity>>(m_drafts).of(entity.id);
            addRow(isStored ? entity.name : tr("%1 (not all stored)").arg(entity.name), entity.id.toString(),
                entity.retired);
            if constexpr (std::is_same_v<Entity, StanceValue>)
                m_list->item(m_list->count() - 1)->setIcon(colourSample(entity.colour));
            if (entity.id.bits == kept)
                m_list->setCurrentRow(m_list->count() - 1);
        }
    });
    m_showing = false;
    if (kept && chosenId() != kept) // it is gone: merged, removed, undone
        m_list->setCurrentRow(isHeading(m_list->item(0)) ? 1 : 0);
}

void CodebookTab::choose(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

/// Merging, importing and undo change more than what stands in the form. What is typed there stays unless the
/// thing itself is another now.
void CodebookTab::follow()
{
    if (m_showing)
        return;
    fill();
    const bool same =
        visitPart(m_of, m_document.project(), [this]<typename Entity>(const Table<Entity> &table) {
            const Entity *entity = m_shown ? table.find({*m_shown}) : nullptr;
            const Entity *shown = std::get_if<Entity>(&m_as);
            return entity && shown && *entity == *shown;
        });
    if (!same)
        showChosen();
}

template <typename Entity> void CodebookTab::showThing(const Entity *entity)
{
    m_as = {};
    if (entity)
        m_as = *entity;
    const QString state =
        entity && entity->retired ? tr("Retired: not on the stance pad; annotations keep it.") : QString();
    if constexpr (std::is_same_v<Entity, Issue>) {
        QStringList groups;
        for (const Issue &issue : m_document.project().issues().inOrder()) {
            if (!issue.group.isEmpty() && !groups.contains(issue.group))
                groups.append(issue.group);
        }
        m_form->show(entity, groups, state);
    } else {
        m_form->show(entity, state);
    }
}

void CodebookTab::showChosen()
{
    m_showing = true;
    m_shown = chosenId();
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        showThing(table.find({m_shown.value_or(Bits128{})}));
        if (const Draft<Entity> *draft = std::get<Drafts<Entity>>(m_drafts).of({m_shown.value_or(Bits128{})}))
            m_form->putBack(*draft);
    });
    m_showing = false;
}

template <typename Entity> void CodebookTab::storeThing(const Table<Entity> &table)
{
    const Entity *there = table.find({*m_shown});
    if (!there)
        return;
    const Entity before = *there;
    Draft<Entity> draft{before, m_form->typed(), {}};
    m_form->take(draft.wanted);
    m_showing = true; // what it changes is shown below
    const bool isNew = std::get<Drafts<Entity>>(m_drafts).store(m_document, before, draft, labelOf<Entity>);
    m_showing = false;
    if (!isNew)
        return;
    // Shown again, as stored: an exact value that the field rounds is known then. What was refused stays as
    // it was typed.
    m_shown.reset();
    fill();
    showChosen();
}

QStringList CodebookTab::unstored()
{
    store();
    QStringList sentences;
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &) {
        auto &drafts = std::get<Drafts<Entity>>(m_drafts);
        drafts.storeAgain(m_document, labelOf<Entity>);
        sentences = drafts.sentences(tableOf<Entity>(m_document.project()));
    });
    return sentences;
}

void CodebookTab::showUnstored()
{
    std::optional<Bits128> id;
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        if (const auto first = std::get<Drafts<Entity>>(m_drafts).first(table))
            id = first->bits;
    });
    if (id && id != chosenId())
        choose(id->toString());
}

void CodebookTab::store()
{
    if (m_showing || !m_shown)
        return;
    visitPart(m_of, m_document.project(), [this](const auto &table) { storeThing(table); });
}

void CodebookTab::addOne()
{
    store();
    const QString id = Bits128::random().toString();
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        QStringList taken;
        for (const Shared<Entity> &entity : table)
            taken.append(entity->name);
        Entity fresh;
        fresh.id = *Id<Entity>::fromString(id);
        fresh.order = nextOrder(table);
        if constexpr (std::is_same_v<Entity, Issue>) {
            fresh.name = freshName(tr("new issue"), taken);
            const QList<Issue> all = table.inOrder();
            fresh.group = all.isEmpty() ? QString() : all.last().group;
        } else if constexpr (std::is_same_v<Entity, StanceValue>) {
            fresh.name = freshName(tr("new stance"), taken);
            fresh.colour = plainGrey;
        } else {
            fresh.name = freshName(tr("new attribute"), taken);
            fresh.kind = Attribute::Kind::Flag;
        }
        m_document.push(tr("Add %1").arg(fresh.name), {adding(fresh)});
    });
    fill();
    choose(id);
    m_form->editName();
}

void CodebookTab::removeOne()
{
    const auto id = chosenId();
    if (!id)
        return;
    visitPart(m_of, m_document.project(), [&]<typename Entity>(const Table<Entity> &table) {
        if (const Entity *entity = table.find({*id}))
            m_document.push(tr("Remove %1").arg(entity->name), {removing(Entity(*entity))});
    });
    fill();
    showChosen();
}

void CodebookTab::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_list->count())
        return;
    store();
    m_showing = true;
    QListWidgetItem *item = m_list->takeItem(row);
    m_list->insertItem(row + by, item);
    m_list->setCurrentItem(item);
    m_showing = false;
    takeOrderOfList();
}

/// What the list shows now, rows and headings, becomes the codebook's order and the chosen issue's group.
void CodebookTab::takeOrderOfList()
{
    const QString moved =
        m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    QStringList ids;
    QHash<QString, QString> groups;
    QString group;
    bool grouped = false;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (isHeading(item)) {
            group = item->data(groupRole).toString();
            grouped = true;
            continue;
        }
        const QString id = item->data(Qt::UserRole).toString();
        ids.append(id);
        if (id == moved)
            groups.insert(id, group);
    }
    if (!grouped)
        groups.clear();
    std::vector<AnyEdit> edits = visitPart(
        m_of, m_document.project(), [&](const auto &table) { return reordering(table, ids, groups); });
    m_document.push(tr("Reorder the codebook"), std::move(edits));
    fill();
    showChosen();
}

} // namespace standpoint
