// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/actors_dialog.h"

#include "ui/codebook/guideline.h"
#include "ui/tagging/actor_search.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace standpoint {

ActorsDialog::ActorsDialog(ProjectDocument &document, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_list(new QListWidget(this))
    , m_find(new QLineEdit(this))
{
    setWindowTitle(tr("Actors"));
    resize(760, 520);
    m_find->setPlaceholderText(tr("Find by name or alias"));
    m_find->setClearButtonEnabled(true);
    m_find->setAccessibleName(tr("Find an actor"));
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setAccessibleName(tr("Actors"));
    auto *add = new QPushButton(theme::icon(QStringLiteral("add")), tr("New actor"), this);
    m_remove = new QPushButton(theme::icon(QStringLiteral("remove")), tr("Remove"), this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    // Enter in a field is no button: in the search it goes to the first one found.
    for (QPushButton *button : {add, m_remove, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);

    auto *left = new QVBoxLayout;
    left->setSpacing(theme::grid);
    left->addWidget(m_find);
    left->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(m_remove);
    left->addLayout(row);
    auto *both = new QHBoxLayout;
    both->setSpacing(2 * theme::grid);
    both->addLayout(left, 2);
    both->addWidget(makeForm(), 3);
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
    connect(m_remove, &QPushButton::clicked, this, &ActorsDialog::removeActor);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(this, &QDialog::finished, this, &ActorsDialog::store);
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
    m_affiliation = new QComboBox(m_form);
    m_affiliation->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_aliases = new QPlainTextEdit(m_form);
    m_aliases->setTabChangesFocus(true);
    m_aliases->setPlaceholderText(tr("Other names, one a line"));
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Affiliated with"), m_affiliation);
    auto *all = new QVBoxLayout(m_form);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(form);
    auto *label = new QLabel(tr("Aliases"), m_form);
    label->setBuddy(m_aliases);
    all->addWidget(label);
    all->addWidget(m_aliases, 1);
    connect(m_name, &QLineEdit::editingFinished, this, &ActorsDialog::store);
    theme::keepFromWheel(m_kind);
    theme::keepFromWheel(m_affiliation);
    connect(m_kind, &QComboBox::activated, this, &ActorsDialog::store);
    connect(m_affiliation, &QComboBox::activated, this, &ActorsDialog::store);
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
    m_affiliation->clear();
    m_affiliation->addItem(tr("nobody"), QString());
    for (const Actor &actor : m_document.project().actors().inOrder()) {
        auto *item = new QListWidgetItem(actor.name, m_list);
        item->setData(Qt::UserRole, actor.id.toString());
        item->setData(Qt::UserRole + 1, actor.aliases.join(QLatin1Char('\n')));
        item->setToolTip(theme::plainTip(actor.aliases.join(QStringLiteral(", "))));
        m_affiliation->addItem(actor.name, actor.id.toString());
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
    m_remove->setEnabled(actor);
    m_name->setText(actor ? actor->name : QString());
    m_name->setProperty("actor", actor ? actor->id.toString() : QString());
    m_aliases->setPlainText(actor ? actor->aliases.join(QLatin1Char('\n')) : QString());
    m_kind->setCurrentIndex(actor ? static_cast<int>(actor->kind) : 0);
    const QString with =
        actor && !actor->affiliations.isEmpty() ? actor->affiliations.first().with.toString() : QString();
    m_affiliation->setCurrentIndex(qMax(0, m_affiliation->findData(with)));
    m_showing = false;
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
    const auto with = ActorId::fromString(m_affiliation->currentData().toString());
    const ActorId first = before->affiliations.isEmpty() ? ActorId{} : before->affiliations.first().with;
    if (with.value_or(ActorId{}) != first) { // further affiliations, and dates, stay
        if (!after.affiliations.isEmpty())
            after.affiliations.removeFirst();
        if (with)
            after.affiliations.prepend({*with, {}, {}});
    }
    if (after == *before)
        return;
    const QString name = after.name;
    m_document.push(tr("Change actor %1").arg(before->name), {replacing(*before, after)});
    fillList();
    showActor();
}

void ActorsDialog::addActor()
{
    Actor actor;
    actor.id = ActorId::random();
    actor.name = tr("New actor");
    if (!m_document.push(tr("Add actor"), {adding(actor)}))
        return;
    m_find->clear();
    fillList();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == actor.id.toString())
            m_list->setCurrentRow(row);
    }
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

} // namespace standpoint
