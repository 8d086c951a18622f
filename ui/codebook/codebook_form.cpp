// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/codebook_form.h"

#include "ui/codebook/guideline.h"
#include "ui/theme.h"

#include <QColorDialog>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr quint32 plainGrey = 0x6B7280;
constexpr double offTheScale = -1.1; // shown as words: the spin box's special value
constexpr int guidelineRows = 10;    // at least
constexpr int keywordRows = 3;
constexpr int choiceRows = 5;

/// A field that tells when the keyboard leaves it.
class LeftField : public QPlainTextEdit
{
public:
    LeftField(QWidget *parent, std::function<void()> left)
        : QPlainTextEdit(parent)
        , m_left(std::move(left))
    {
    }

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        m_left();
    }

private:
    std::function<void()> m_left;
};

} // namespace

QPixmap colourSample(quint32 colour)
{
    constexpr int side = 12;
    QPixmap sample(side, side);
    sample.fill(QColor::fromRgb(colour));
    return sample;
}

CodebookForm::CodebookForm(CodebookPart part, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_state(theme::quietLabel({}, this))
    , m_guideline(new GuidelineEditor(this))
{
    auto *layout = new QFormLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setRowWrapPolicy(QFormLayout::WrapAllRows);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setVerticalSpacing(theme::half);
    addField(*layout, tr("Name"), m_name, CodebookField::Name);
    layout->addRow(m_state);
    if (part == CodebookPart::Issues)
        addIssueFields(*layout);
    else if (part == CodebookPart::Stances)
        addStanceFields(*layout);
    else
        addAttributeFields(*layout);
    m_guideline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_guideline->setMinimumHeight(guidelineRows * fontMetrics().lineSpacing());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(layout);
    all->addWidget(m_guideline, 1);
    addNote(*all, m_guideline, CodebookField::Guideline);
    connect(m_name, &QLineEdit::editingFinished, this, &CodebookForm::edited);
    connect(m_guideline, &GuidelineEditor::editingFinished, this, &CodebookForm::edited);
}

/// A field with its label above it and, below it, room for the reason why it is not stored.
void CodebookForm::addField(QFormLayout &layout, const QString &name, QWidget *of, CodebookField field)
{
    auto *label = new QLabel(name, this);
    label->setBuddy(of);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::half);
    column->addWidget(of);
    addNote(*column, of, field);
    layout.addRow(label, column);
}

void CodebookForm::addNote(QBoxLayout &column, QWidget *of, CodebookField field)
{
    QLabel *note = refusalNote(this);
    column.addWidget(note);
    m_notes.insert(field, {note, of});
}

void CodebookForm::addIssueFields(QFormLayout &layout)
{
    m_group = new QComboBox(this);
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->lineEdit()->setPlaceholderText(tr("none"));
    m_group->lineEdit()->setAccessibleName(tr("Group"));
    theme::keepFromWheel(m_group);
    addField(layout, tr("Group, a heading above it"), m_group, CodebookField::Group);
    m_keywords = new LeftField(this, [this] { emit edited(); });
    m_keywords->setTabChangesFocus(true);
    m_keywords->setPlaceholderText(tr("One a line; a regular expression between slashes: /bomb(s|ing)?/"));
    m_keywords->setFixedHeight(keywordRows * fontMetrics().lineSpacing() + 2 * theme::grid);
    addField(layout, tr("Keywords: highlighted in articles"), m_keywords, CodebookField::Keywords);
    connect(m_group, &QComboBox::activated, this, &CodebookForm::edited);
    connect(m_group->lineEdit(), &QLineEdit::editingFinished, this, &CodebookForm::edited);
}

void CodebookForm::addStanceFields(QFormLayout &layout)
{
    m_polarity = new QDoubleSpinBox(this);
    m_polarity->setRange(offTheScale, 1);
    m_polarity->setSingleStep(0.5);
    m_polarity->setDecimals(2);
    theme::keepFromWheel(m_polarity);
    m_polarity->setSpecialValueText(tr("none (off the scale)"));
    m_colour = new QPushButton(tr("Choose…"), this);
    m_colour->setAutoDefault(false);
    addField(layout, tr("Polarity, from −1 (against) to 1 (in favour)"), m_polarity, CodebookField::Polarity);
    addField(layout, tr("Colour"), m_colour, CodebookField::Colour);
    connect(m_colour, &QPushButton::clicked, this, &CodebookForm::chooseColour);
    connect(m_polarity, &QDoubleSpinBox::editingFinished, this, &CodebookForm::edited);
}

void CodebookForm::addAttributeFields(QFormLayout &layout)
{
    m_kind = new QComboBox(this);
    m_kind->addItems({tr("One of several choices"), tr("Yes or not"), tr("A number"), tr("Free text")});
    theme::keepFromWheel(m_kind);
    addField(layout, tr("How it is answered"), m_kind, CodebookField::Answers);
    m_choiceBox = new QWidget(this);
    auto *column = new QVBoxLayout(m_choiceBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::half);
    m_choices = new QListWidget(m_choiceBox);
    m_choices->setObjectName(QStringLiteral("roomy"));
    m_choices->setAccessibleName(tr("Choices"));
    m_choices->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_choices->setDragDropMode(QAbstractItemView::InternalMove);
    m_choices->setToolTip(tr("F2 or a double click changes a choice; drag to reorder"));
    m_choices->setFixedHeight(choiceRows * (fontMetrics().lineSpacing() + theme::grid) + theme::grid);
    auto *row = new QHBoxLayout;
    const auto button = [&](const QString &icon, const QString &text, const QString &tip) {
        auto *made = new QPushButton(theme::icon(icon), text, m_choiceBox);
        made->setAutoDefault(false);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        row->addWidget(made);
        return made;
    };
    connect(button(QStringLiteral("add"), tr("New choice"), tr("Add a choice")), &QPushButton::clicked, this,
        &CodebookForm::addChoice);
    connect(
        button(QStringLiteral("remove"), {}, tr("Remove the choice")), &QPushButton::clicked, this, [this] {
            delete m_choices->takeItem(m_choices->currentRow());
            emit edited();
        });
    connect(button(QStringLiteral("up"), {}, tr("Choice further up")), &QPushButton::clicked, this,
        [this] { moveChoice(-1); });
    connect(button(QStringLiteral("down"), {}, tr("Choice further down")), &QPushButton::clicked, this,
        [this] { moveChoice(1); });
    row->addStretch();
    column->addWidget(m_choices);
    column->addLayout(row);
    layout.addRow(m_choiceBox);
    m_notes[CodebookField::Answers].second = m_choices;
    connect(m_choices, &QListWidget::itemChanged, this, [this] {
        if (!m_showing)
            emit edited();
    });
    connect(m_choices->model(), &QAbstractItemModel::rowsMoved, this, &CodebookForm::edited,
        Qt::QueuedConnection);
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_choiceBox->setVisible(m_kind->currentIndex() == 0);
        emit edited();
    });
}

template <typename Entity> void CodebookForm::showWords(const Entity *entity, const QString &state)
{
    setEnabled(entity);
    m_name->setText(entity ? entity->name : QString());
    m_state->setText(state);
    m_state->setHidden(state.isEmpty());
    m_guideline->setText(entity ? entity->guideline : QString());
    showRefused({});
}

void CodebookForm::show(const Issue *issue, const QStringList &groups, const QString &state)
{
    m_showing = true;
    showWords(issue, state);
    m_group->clear();
    m_group->addItems(groups);
    m_group->setCurrentIndex(-1);
    m_group->setEditText(issue ? issue->group : QString());
    m_keywords->setPlainText(issue ? keywordLines(issue->keywords) : QString());
    m_keywords->document()->setModified(false);
    m_showing = false;
}

void CodebookForm::show(const StanceValue *stance, const QString &state)
{
    m_showing = true;
    showWords(stance, state);
    m_polarity->setValue(stance && stance->polarity ? *stance->polarity : offTheScale);
    m_shownPolarity = m_polarity->value();
    paintColour(stance ? stance->colour : plainGrey);
    m_showing = false;
}

void CodebookForm::show(const Attribute *attribute, const QString &state)
{
    m_showing = true;
    showWords(attribute, state);
    m_kind->setCurrentIndex(attribute ? static_cast<int>(attribute->kind) : 0);
    m_choiceBox->setVisible(m_kind->currentIndex() == 0);
    showChoices(attribute ? attribute->choices : QList<Choice>{});
    m_showing = false;
}

TypedFields CodebookForm::typed() const
{
    TypedFields all{{CodebookField::Name, m_name->text()}, {CodebookField::Guideline, m_guideline->text()}};
    if (m_group)
        all.insert(CodebookField::Group, m_group->currentText());
    if (m_keywords)
        all.insert(CodebookField::Keywords, textOf(*m_keywords));
    return all;
}

void CodebookForm::showRefused(const Refusals &refused)
{
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note)
        showRefusal(*note->first, note->second, refused.value(note.key()));
}

void CodebookForm::putBackWords(const TypedFields &typed, const Refusals &refused)
{
    if (refused.contains(CodebookField::Name)) {
        m_name->setText(typed.value(CodebookField::Name));
        m_name->setModified(true);
    }
    if (refused.contains(CodebookField::Guideline))
        m_guideline->putBack(typed.value(CodebookField::Guideline));
    showRefused(refused);
}

void CodebookForm::putBack(const Draft<Issue> &draft)
{
    m_showing = true;
    putBackWords(draft.typed, draft.refused);
    if (draft.refused.contains(CodebookField::Group))
        m_group->setEditText(draft.typed.value(CodebookField::Group));
    if (draft.refused.contains(CodebookField::Keywords)) {
        m_keywords->setPlainText(draft.typed.value(CodebookField::Keywords));
        m_keywords->document()->setModified(true);
    }
    m_showing = false;
}

void CodebookForm::putBack(const Draft<StanceValue> &draft)
{
    m_showing = true;
    putBackWords(draft.typed, draft.refused);
    if (draft.refused.contains(CodebookField::Polarity))
        m_polarity->setValue(draft.wanted.polarity.value_or(offTheScale));
    if (draft.refused.contains(CodebookField::Colour))
        paintColour(draft.wanted.colour);
    m_showing = false;
}

void CodebookForm::putBack(const Draft<Attribute> &draft)
{
    m_showing = true;
    putBackWords(draft.typed, draft.refused);
    if (draft.refused.contains(CodebookField::Answers)) {
        m_kind->setCurrentIndex(static_cast<int>(draft.wanted.kind));
        m_choiceBox->setVisible(m_kind->currentIndex() == 0);
        if (draft.wanted.kind == Attribute::Kind::Choice) // else those that are stored wait to come back
            showChoices(draft.wanted.choices);
    }
    m_showing = false;
}

void CodebookForm::showChoices(const QList<Choice> &choices)
{
    m_choices->clear();
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem(choice.name, m_choices);
        item->setFlags((item->flags() | Qt::ItemIsEditable) & ~Qt::ItemIsDropEnabled);
        item->setData(Qt::UserRole, choice.id.toString());
    }
}

void CodebookForm::addChoice()
{
    QStringList taken;
    for (int row = 0; row < m_choices->count(); ++row)
        taken.append(m_choices->item(row)->text());
    QString name = tr("new choice");
    for (int n = 2; taken.contains(name); ++n)
        name = tr("new choice %1").arg(n);
    m_showing = true;
    auto *item = new QListWidgetItem(name, m_choices);
    item->setFlags((item->flags() | Qt::ItemIsEditable) & ~Qt::ItemIsDropEnabled);
    item->setData(Qt::UserRole, ChoiceId::random().toString());
    m_showing = false;
    emit edited();
    m_choices->setCurrentRow(m_choices->count() - 1);
    m_choices->editItem(m_choices->currentItem());
}

void CodebookForm::moveChoice(int by)
{
    const int row = m_choices->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_choices->count())
        return;
    m_showing = true;
    m_choices->insertItem(row + by, m_choices->takeItem(row));
    m_choices->setCurrentRow(row + by);
    m_showing = false;
    emit edited();
    m_choices->setCurrentRow(row + by);
}

template <typename Entity> void CodebookForm::takeWords(Entity &entity) const
{
    if (m_name->isModified() && m_name->text() != entity.name)
        entity.name = m_name->text().simplified();
    if (m_guideline->isModified())
        entity.guideline = m_guideline->text();
}

void CodebookForm::take(Issue &issue) const
{
    takeWords(issue);
    if (m_group->currentText() != issue.group)
        issue.group = m_group->currentText().simplified();
    if (m_keywords->document()->isModified())
        issue.keywords = keywordsFrom(textOf(*m_keywords), issue.keywords);
}

void CodebookForm::take(StanceValue &stance) const
{
    takeWords(stance);
    stance.colour = m_shownColour;
    if (m_polarity->value() != m_shownPolarity) // an exact value stays, which the field shows rounded
        stance.polarity = m_polarity->value() < -1 ? std::nullopt : std::optional(m_polarity->value());
}

void CodebookForm::take(Attribute &attribute) const
{
    takeWords(attribute);
    attribute.kind = static_cast<Attribute::Kind>(m_kind->currentIndex());
    if (attribute.kind != Attribute::Kind::Choice) {
        attribute.choices.clear();
        return;
    }
    QList<Choice> choices;
    for (int row = 0; row < m_choices->count(); ++row) {
        const QListWidgetItem *item = m_choices->item(row);
        const auto id = ChoiceId::fromString(item->data(Qt::UserRole).toString());
        QString name = item->text();
        const auto known = std::find_if(attribute.choices.begin(), attribute.choices.end(),
            [&](const Choice &choice) { return choice.id == id; });
        if (known == attribute.choices.end() || known->name != name)
            name = name.simplified();
        choices.append({id.value_or(ChoiceId::random()), name});
    }
    attribute.choices = choices;
}

void CodebookForm::editName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void CodebookForm::paintColour(quint32 colour)
{
    m_shownColour = colour;
    m_colour->setIcon(colourSample(colour));
}

void CodebookForm::chooseColour()
{
    const QColor chosen =
        QColorDialog::getColor(QColor::fromRgb(m_shownColour), this, tr("Colour of the stance"));
    if (!chosen.isValid())
        return;
    paintColour(chosen.rgb() & 0xFFFFFF);
    emit edited();
}

} // namespace standpoint
