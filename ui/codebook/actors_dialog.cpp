// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/actors_dialog.h"

#include "model/codebook/merging.h"
#include "model/codebook/revising.h"
#include "ui/codebook/affiliation_table.h"
#include "ui/codebook/guideline.h"
#include "ui/codebook/revision_dialog.h"
#include "ui/codebook/split_dialog.h"
#include "ui/tagging/actor_search.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

namespace standpoint {

namespace {

QString labelOf(const Actor &before, const Actor & /*after*/)
{
    return ActorsDialog::tr("Change actor %1").arg(before.name);
}

} // namespace

ActorsDialog::ActorsDialog(ProjectDocument &document, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_list(new QListWidget(this))
    , m_find(new QLineEdit(this))
{
    setWindowTitle(tr("Actors"));
    theme::resizeWithinScreen(this, {860, 620});
    m_find->setPlaceholderText(tr("Find by name or alias"));
    theme::makeSearchField(m_find, tr("Find an actor"), false);
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setAccessibleName(tr("Actors"));
    auto *add = new QPushButton(theme::icon(QStringLiteral("add")), tr("New actor"), this);
    m_more = new QPushButton(theme::icon(QStringLiteral("more")), tr("More"), this);
    m_more->setToolTip(tr("Rename, merge, split, remove"));
    auto *menu = new QMenu(m_more);
    menu->addAction(tr("&Rename…"), this, &ActorsDialog::rename);
    menu->addAction(tr("&Merge into…"), this, &ActorsDialog::merge);
    menu->addAction(tr("&Split…"), this, &ActorsDialog::split);
    menu->addSeparator();
    menu->addAction(tr("Re&move"), this, &ActorsDialog::removeActor);
    m_more->setMenu(menu);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    // Enter in a field is no button: in the search it goes to the first one found.
    for (QPushButton *button : {add, m_more, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);

    auto *left = new QVBoxLayout;
    left->setSpacing(theme::grid);
    left->addWidget(m_find);
    left->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(m_more);
    left->addLayout(row);
    auto *both = new QHBoxLayout;
    both->setSpacing(2 * theme::grid);
    both->addLayout(left, 2);
    both->addWidget(theme::scrolled(makeForm(), this), 4);
    auto *all = new QVBoxLayout(this);
    all->addLayout(both, 1);
    all->addWidget(buttons);

    connect(m_find, &QLineEdit::textChanged, this, &ActorsDialog::filter);
    connect(m_find, &QLineEdit::returnPressed, this, [this] {
        for (int at = 0; at < m_list->count(); ++at) {
            if (!m_list->isRowHidden(at)) {
                m_list->setCurrentRow(at);
                return;
            }
        }
    });
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        if (m_showing)
            return;
        store(); // of the one before
        showActor();
    });
    connect(add, &QPushButton::clicked, this, &ActorsDialog::addActor);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    fillList();
    m_list->setCurrentRow(0);
    showActor();
}

QWidget *ActorsDialog::makeForm()
{
    m_form = new QWidget(this);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_name = new QLineEdit(m_form);
    m_kind = new QComboBox(m_form);
    for (const Actor::Kind kind : actorKinds)
        m_kind->addItem(theme::icon(kindIcon(kind)), kindName(kind));
    m_affiliations = new AffiliationTable(m_form);
    m_aliases = new QPlainTextEdit(m_form);
    m_aliases->setTabChangesFocus(true);
    m_aliases->setPlaceholderText(tr("Other names, one a line"));
    for (const auto &[field, of] :
        {std::pair<CodebookField, QWidget *>(CodebookField::Name, m_name), {CodebookField::Kind, m_kind},
            {CodebookField::Affiliations, m_affiliations->findChild<QTableWidget *>()},
            {CodebookField::Aliases, m_aliases}})
        m_notes.insert(field, {refusalNote(m_form), of});
    for (const auto &[field, name] :
        {std::pair(CodebookField::Name, tr("Name")), {CodebookField::Kind, tr("Kind")}}) {
        auto *head = new QLabel(name, m_form);
        head->setBuddy(m_notes[field].second);
        auto *column = new QVBoxLayout;
        column->setSpacing(theme::half);
        column->addWidget(m_notes[field].second);
        column->addWidget(m_notes[field].first);
        form->addRow(head, column);
    }
    auto *all = new QVBoxLayout(m_form);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(form);
    all->addWidget(m_affiliations);
    all->addWidget(m_notes[CodebookField::Affiliations].first);
    auto *label = new QLabel(tr("Aliases"), m_form);
    label->setBuddy(m_aliases);
    all->addWidget(label);
    all->addWidget(m_aliases, 1);
    all->addWidget(m_notes[CodebookField::Aliases].first);
    connect(m_name, &QLineEdit::editingFinished, this, &ActorsDialog::store);
    theme::keepFromWheel(m_kind);
    connect(m_kind, &QComboBox::activated, this, &ActorsDialog::store);
    connect(m_affiliations, &AffiliationTable::edited, this, &ActorsDialog::store);
    return m_form;
}

ActorsDialog::~ActorsDialog()
{
    hide(); // a field with the keyboard stores what was typed, while this is still whole
}

void ActorsDialog::fillList()
{
    m_showing = true;
    const QString kept =
        m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    m_list->clear();
    for (const Actor &actor : m_document.project().actors().inOrder()) {
        auto *item = new QListWidgetItem(
            m_drafts.of(actor.id) ? tr("%1 (not all stored)").arg(actor.name) : actor.name, m_list);
        item->setData(Qt::UserRole, actor.id.toString());
        item->setData(Qt::UserRole + 1, actor.aliases.join(QLatin1Char('\n')));
        item->setToolTip(theme::plainTip(actor.aliases.join(QStringLiteral(", "))));
        if (actor.id.toString() == kept)
            m_list->setCurrentItem(item);
    }
    m_showing = false;
    filter(m_find->text());
}

void ActorsDialog::filter(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive)
            && !item->data(Qt::UserRole + 1).toString().contains(text, Qt::CaseInsensitive));
    }
}

const Actor *ActorsDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const auto id = item ? ActorId::fromString(item->data(Qt::UserRole).toString()) : std::nullopt;
    return id ? m_document.project().actors().find(*id) : nullptr;
}

void ActorsDialog::showActor()
{
    if (m_showing)
        return;
    m_showing = true;
    const Actor *actor = chosen();
    m_form->setEnabled(actor);
    m_more->setEnabled(actor);
    m_name->setText(actor ? actor->name : QString());
    m_name->setProperty("actor", actor ? actor->id.toString() : QString());
    m_aliases->setPlainText(actor ? actor->aliases.join(QLatin1Char('\n')) : QString());
    m_kind->setCurrentIndex(actor ? static_cast<int>(actor->kind) : 0);
    m_affiliations->show(m_document.project(), actor);
    const Draft<Actor> *draft = actor ? m_drafts.of(actor->id) : nullptr;
    showRefused(draft ? draft->refused : Refusals());
    if (draft)
        putBack(*draft);
    m_showing = false;
}

void ActorsDialog::showRefused(const Refusals &refused)
{
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note)
        showRefusal(*note->first, note->second, refused.value(note.key()));
}

/// The refused fields as they were typed.
void ActorsDialog::putBack(const Draft<Actor> &draft)
{
    if (draft.refused.contains(CodebookField::Name)) {
        m_name->setText(draft.typed.value(CodebookField::Name));
        m_name->setModified(true);
    }
    if (draft.refused.contains(CodebookField::Kind))
        m_kind->setCurrentIndex(static_cast<int>(draft.wanted.kind));
    if (draft.refused.contains(CodebookField::Aliases)) {
        m_aliases->setPlainText(draft.typed.value(CodebookField::Aliases));
        m_aliases->document()->setModified(true);
    }
    if (draft.refused.contains(CodebookField::Affiliations))
        m_affiliations->show(
            m_document.project(), &draft.wanted, draft.typed.value(CodebookField::Affiliations));
}

void ActorsDialog::store()
{
    const auto id = ActorId::fromString(m_name->property("actor").toString());
    const Actor *before = id ? m_document.project().actors().find(*id) : nullptr;
    if (m_showing || !before)
        return;
    Actor after = *before;
    // What nobody typed in stays as it is, also where a field would show or trim it otherwise.
    if (m_name->isModified() && m_name->text() != before->name)
        after.name = m_name->text().simplified();
    after.kind = static_cast<Actor::Kind>(m_kind->currentIndex());
    if (m_aliases->document()->isModified()) {
        after.aliases.clear();
        for (const QString &line : textOf(*m_aliases).split(QLatin1Char('\n'))) {
            const QString alias = before->aliases.contains(line) ? line : line.simplified();
            if (!alias.isEmpty() && !after.aliases.contains(alias))
                after.aliases.append(alias);
        }
    }
    after.affiliations = m_affiliations->affiliations();
    Draft<Actor> draft{after,
        {{CodebookField::Name, m_name->text()}, {CodebookField::Aliases, textOf(*m_aliases)},
            {CodebookField::Affiliations, m_affiliations->typedDays()}},
        {}};
    if (const QString why = m_affiliations->whyRefused(); !why.isEmpty())
        draft.refused.insert(CodebookField::Affiliations, why);
    if (!m_drafts.store(m_document, Actor(*before), draft, labelOf))
        return;
    fillList();
    showActor();
}

void ActorsDialog::done(int result)
{
    store();
    m_drafts.storeAgain(m_document, labelOf);
    const Table<Actor> &actors = m_document.project().actors();
    if (!mayCloseWithout(m_drafts.sentences(actors), this)) {
        choose(m_drafts.first(actors).value_or(ActorId()).toString());
        return;
    }
    QDialog::done(result);
}

void ActorsDialog::addActor()
{
    Actor actor;
    actor.id = ActorId::random();
    actor.name = tr("New actor");
    if (!m_document.push(tr("Add actor"), {adding(actor)}))
        return;
    choose(actor.id.toString());
    m_name->setFocus();
    m_name->selectAll();
}

void ActorsDialog::removeActor()
{
    const Actor *actor = chosen();
    if (actor && m_document.push(tr("Remove actor %1").arg(actor->name), {removing(Actor(*actor))}))
        fillList();
    showActor();
}

void ActorsDialog::choose(const QString &id)
{
    m_find->clear();
    fillList();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == id)
            m_list->setCurrentRow(row);
    }
    showActor();
}

void ActorsDialog::rename()
{
    store();
    const Actor *actor = chosen();
    if (!actor)
        return;
    Actor after = *actor;
    bool agreed = false;
    after.name = QInputDialog::getText(
        this, tr("Rename"), tr("New name of “%1”:").arg(actor->name), QLineEdit::Normal, actor->name, &agreed)
                     .simplified();
    if (agreed)
        revise(
            m_document,
            [after](const Project &project, const QDateTime &) { return revising(project, after); },
            RevisionDialog::Meaning::Stays, this);
    choose(after.id.toString());
}

void ActorsDialog::merge()
{
    store();
    const Actor *actor = chosen();
    if (!actor)
        return;
    QStringList names;
    QList<ActorId> ids;
    for (const Actor &other : m_document.project().actors().inOrder()) {
        if (other.id != actor->id) {
            names.append(
                QStringLiteral("%1. %2").arg(ids.size() + 1).arg(other.name)); // two may share a name
            ids.append(other.id);
        }
    }
    if (ids.isEmpty()) {
        emit m_document.failed({Error::Kind::Invalid, tr("There is no other actor to merge it with."), {}});
        return;
    }
    bool agreed = false;
    const QString name = QInputDialog::getItem(this, tr("Merge"),
        tr("“%1” becomes one with this actor, its names become aliases:").arg(actor->name), names, 0, false,
        &agreed);
    if (!agreed)
        return;
    const ActorId kept = ids.at(names.indexOf(name));
    revise(
        m_document,
        [kept, other = actor->id](
            const Project &project, const QDateTime &) { return merging(project, kept, {other}); },
        RevisionDialog::Meaning::Stays, this);
    choose(kept.toString());
}

void ActorsDialog::split()
{
    store();
    const Actor *actor = chosen();
    if (!actor)
        return;
    Actor fresh;
    fresh.id = ActorId::random();
    fresh.kind = actor->kind;
    const ActorId from = actor->id;
    SplitDialog dialog(m_document.project(), actor->name,
        annotationsWith(m_document.project(), [from](const Annotation &a) { return a.actor == from; }), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    fresh.name = dialog.name();
    revise(
        m_document,
        [from, fresh, some = dialog.chosen()](
            const Project &project, const QDateTime &) { return splitting(project, from, fresh, some); },
        RevisionDialog::Meaning::Stays, this);
    choose(fresh.id.toString());
}

} // namespace standpoint
