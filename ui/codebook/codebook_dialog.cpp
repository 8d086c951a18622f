// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_dialog.h"

#include "ui/codebook/guideline.h"
#include "ui/theme.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace standpoint {

namespace {

constexpr quint32 plainGrey = 0x6B7280;
constexpr double offTheScale = -1.1; // shown as words: the spin box's special value

template <typename Entity> int nextOrder(const Table<Entity> &table)
{
    int order = 0;
    for (const Shared<Entity> &entity : table)
        order = qMax(order, entity->order + 1);
    return order;
}

/// The edits that put the entities into this order: 0, 1, 2, …
template <typename Entity> std::vector<AnyEdit> reordering(const QList<Entity> &wanted)
{
    std::vector<AnyEdit> edits;
    for (int order = 0; order < wanted.size(); ++order) {
        if (wanted[order].order == order)
            continue;
        Entity after = wanted[order];
        after.order = order;
        edits.push_back(replacing(wanted[order], after));
    }
    return edits;
}

template <typename Entity> std::vector<AnyEdit> moving(const Table<Entity> &table, Bits128 id, int by)
{
    QList<Entity> all = table.inOrder();
    for (int i = 0; i < all.size(); ++i) {
        if (all[i].id.bits == id && i + by >= 0 && i + by < all.size()) {
            all.swapItemsAt(i, i + by);
            break;
        }
    }
    return reordering(all);
}

QString freshName(const QString &stem, const QStringList &taken)
{
    QString name = stem;
    for (int n = 2; taken.contains(name); ++n)
        name = QStringLiteral("%1 %2").arg(stem).arg(n);
    return name;
}

} // namespace

CodebookTab::CodebookTab(ProjectDocument &document, Of of, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_of(of)
    , m_list(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_guideline(new GuidelineEditor(this))
{
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setAccessibleName(of == Of::Issues ? tr("Issues") : tr("Stances"));
    m_list->ensurePolished(); // rows are measured as they are added
    auto *add = new QPushButton(theme::icon(QStringLiteral("add")), tr("New"), this);
    auto *remove = new QPushButton(theme::icon(QStringLiteral("remove")), tr("Remove"), this);
    auto *up = new QPushButton(theme::icon(QStringLiteral("up")), {}, this);
    auto *down = new QPushButton(theme::icon(QStringLiteral("down")), {}, this);
    up->setToolTip(tr("Earlier on the stance pad"));
    down->setToolTip(tr("Later on the stance pad"));
    up->setAccessibleName(up->toolTip());
    down->setAccessibleName(down->toolTip());
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {add, remove, up, down}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *left = new QVBoxLayout;
    left->setSpacing(theme::grid);
    left->addWidget(m_list, 1);
    left->addLayout(buttons);
    auto *form = new QWidget(this);
    makeForm(form);
    auto *both = new QHBoxLayout(this);
    both->setContentsMargins(0, 2 * theme::grid, 0, 0);
    both->setSpacing(2 * theme::grid);
    both->addLayout(left, 2);
    both->addWidget(form, 3);

    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        if (m_showing)
            return;
        store();
        showChosen();
    });
    connect(add, &QPushButton::clicked, this, &CodebookTab::addOne);
    connect(remove, &QPushButton::clicked, this, &CodebookTab::removeOne);
    connect(up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_name, &QLineEdit::editingFinished, this, &CodebookTab::store);
    connect(m_guideline, &GuidelineEditor::editingFinished, this, &CodebookTab::store);
    fill();
    m_list->setCurrentRow(0);
    showChosen();
}

CodebookTab::~CodebookTab()
{
    hide(); // a field with the keyboard stores what was typed, while this is still whole
}

void CodebookTab::makeForm(QWidget *form)
{
    auto *layout = new QFormLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setRowWrapPolicy(QFormLayout::WrapAllRows);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addRow(tr("Name"), m_name);
    if (m_of == Of::Stances) {
        m_polarity = new QDoubleSpinBox(form);
        m_polarity->setRange(offTheScale, 1);
        m_polarity->setSingleStep(0.5);
        m_polarity->setDecimals(2);
        theme::keepFromWheel(m_polarity);
        m_polarity->setSpecialValueText(tr("none (off the scale)"));
        m_colour = new QPushButton(tr("Choose…"), form);
        m_colour->setAutoDefault(false);
        layout->addRow(tr("Polarity, from −1 (against) to 1 (in favour)"), m_polarity);
        layout->addRow(tr("Colour"), m_colour);
        connect(m_colour, &QPushButton::clicked, this, &CodebookTab::chooseColour);
        connect(m_polarity, &QDoubleSpinBox::editingFinished, this, &CodebookTab::store);
    }
    m_guideline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto *all = new QVBoxLayout(form);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(layout);
    all->addWidget(m_guideline, 1);
}

std::optional<Bits128> CodebookTab::chosenId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? Bits128::fromString(item->data(Qt::UserRole).toString()) : std::nullopt;
}

void CodebookTab::fill()
{
    m_showing = true;
    const auto kept = chosenId();
    m_list->clear();
    const auto add = [&](const auto &entity) {
        auto *item = new QListWidgetItem(entity.name, m_list);
        item->setData(Qt::UserRole, entity.id.toString());
        if (entity.id.bits == kept)
            m_list->setCurrentItem(item);
    };
    if (m_of == Of::Issues) {
        for (const Issue &issue : m_document.project().issues().inOrder())
            add(issue);
    } else {
        for (const StanceValue &stance : m_document.project().stances().inOrder())
            add(stance);
    }
    m_showing = false;
}

void CodebookTab::paintColour(quint32 colour)
{
    m_shownColour = colour;
    QPixmap sample(theme::iconSize, theme::iconSize);
    sample.fill(QColor::fromRgb(colour));
    m_colour->setIcon(sample);
}

void CodebookTab::showChosen()
{
    m_showing = true;
    m_shown = chosenId();
    const Bits128 id = m_shown.value_or(Bits128{});
    if (m_of == Of::Issues) {
        const Issue *issue = m_document.project().issues().find({id});
        m_name->setText(issue ? issue->name : QString());
        m_guideline->setText(issue ? issue->guideline : QString());
    } else {
        const StanceValue *stance = m_document.project().stances().find({id});
        m_name->setText(stance ? stance->name : QString());
        m_guideline->setText(stance ? stance->guideline : QString());
        m_polarity->setValue(stance && stance->polarity ? *stance->polarity : offTheScale);
        m_shownPolarity = m_polarity->value();
        paintColour(stance ? stance->colour : plainGrey);
    }
    m_showing = false;
}

/// What nobody typed in stays as it is, also where a field would show or trim it otherwise.
template <typename Entity> void CodebookTab::takeWords(Entity &entity) const
{
    if (m_name->isModified() && m_name->text() != entity.name)
        entity.name = m_name->text().simplified();
    if (m_guideline->isModified())
        entity.guideline = m_guideline->text();
}

void CodebookTab::store()
{
    if (m_showing || !m_shown)
        return;
    std::vector<AnyEdit> edits;
    if (m_of == Of::Issues) {
        if (const Issue *before = m_document.project().issues().find({*m_shown})) {
            Issue after = *before;
            takeWords(after);
            if (!(after == *before))
                edits.push_back(replacing(*before, after));
        }
    } else if (const StanceValue *before = m_document.project().stances().find({*m_shown})) {
        StanceValue after = *before;
        takeWords(after);
        after.colour = m_shownColour;
        if (m_polarity->value() != m_shownPolarity) // an exact value stays, which the field shows rounded
            after.polarity = m_polarity->value() < -1 ? std::nullopt : std::optional(m_polarity->value());
        if (!(after == *before))
            edits.push_back(replacing(*before, after));
    }
    if (edits.empty())
        return;
    const bool done = m_document.push(tr("Change codebook"), std::move(edits));
    fill();
    if (!done)
        showChosen();
    else if (m_polarity)
        m_shownPolarity = m_polarity->value();
}

void CodebookTab::addOne()
{
    store();
    QStringList taken;
    for (int row = 0; row < m_list->count(); ++row)
        taken.append(m_list->item(row)->text());
    if (m_of == Of::Issues) {
        Issue issue;
        issue.id = IssueId::random();
        issue.name = freshName(tr("new issue"), taken);
        issue.order = nextOrder(m_document.project().issues());
        m_document.push(tr("Add issue"), {adding(issue)});
    } else {
        StanceValue stance;
        stance.id = StanceId::random();
        stance.name = freshName(tr("new stance"), taken);
        stance.order = nextOrder(m_document.project().stances());
        stance.colour = plainGrey;
        m_document.push(tr("Add stance"), {adding(stance)});
    }
    fill();
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
}

void CodebookTab::removeOne()
{
    const auto id = chosenId();
    if (!id)
        return;
    const Project &project = m_document.project();
    if (const Issue *issue = project.issues().find({*id}); issue && m_of == Of::Issues)
        m_document.push(tr("Remove issue %1").arg(issue->name), {removing(Issue(*issue))});
    else if (const StanceValue *stance = project.stances().find({*id}); stance && m_of == Of::Stances)
        m_document.push(tr("Remove stance %1").arg(stance->name), {removing(StanceValue(*stance))});
    fill();
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    showChosen();
}

void CodebookTab::move(int by)
{
    const auto id = chosenId();
    if (!id)
        return;
    const Project &project = m_document.project();
    m_document.push(tr("Reorder the codebook"),
        m_of == Of::Issues ? moving(project.issues(), *id, by) : moving(project.stances(), *id, by));
    fill();
}

void CodebookTab::chooseColour()
{
    const QColor chosen =
        QColorDialog::getColor(QColor::fromRgb(m_shownColour), this, tr("Colour of the stance"));
    if (!chosen.isValid())
        return;
    paintColour(chosen.rgb() & 0xFFFFFF);
    store();
}

CodebookDialog::CodebookDialog(ProjectDocument &document, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Issues and stances"));
    resize(760, 560);
    auto *issues = new CodebookTab(document, CodebookTab::Of::Issues, this);
    auto *stances = new CodebookTab(document, CodebookTab::Of::Stances, this);
    auto *tabs = new QTabWidget(this);
    tabs->setAccessibleName(tr("Parts of the codebook"));
    tabs->tabBar()->setAccessibleName(tabs->accessibleName());
    tabs->addTab(issues, tr("Issues"));
    tabs->addTab(stances, tr("Stances"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(this, &QDialog::finished, this, [issues, stances] {
        issues->store();
        stances->store();
    });
}

} // namespace standpoint
