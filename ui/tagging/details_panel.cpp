// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/details_panel.h"

#include "model/project/in_use.h"
#include "ui/codebook/guideline.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace standpoint {

namespace {

constexpr int confidenceLevels = 5; // shown as 1 to 5, kept as a share of 1

void showAnswer(QWidget *editor, const QString &value)
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(qMax(0, box->findData(value)));
    else if (auto *flag = qobject_cast<QCheckBox *>(editor))
        flag->setChecked(!value.isEmpty());
    else if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(value);
}

} // namespace

DetailsPanel::DetailsPanel(Workbench &bench, TaggingActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_actions(actions)
    , m_title(theme::quietLabel({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::half);
    layout->addWidget(m_title);
    connect(&bench, &Workbench::focusChanged, this, &DetailsPanel::refresh);
    connect(&bench, &Workbench::layerChanged, this, &DetailsPanel::refresh);
    connect(&bench, &Workbench::storeWanted, this, &DetailsPanel::store);
    connect(&bench.document(), &ProjectDocument::changed, this, &DetailsPanel::follow);
    build();
}

void DetailsPanel::follow(const Change &change)
{
    const bool codebook = std::any_of(change.edits.begin(), change.edits.end(),
        [](const AnyEdit &edit) { return std::holds_alternative<Edit<Attribute>>(edit); });
    if (codebook)
        build();
    else
        refresh();
}

DetailsPanel::~DetailsPanel()
{
    removeQuestions();
}

/// A field that goes away while it has the keyboard says editingFinished once more, then to a panel that is
/// half gone.
void DetailsPanel::removeQuestions()
{
    if (!m_questions)
        return;
    for (QObject *editor : m_questions->findChildren<QObject *>())
        editor->disconnect(this);
    m_editors.clear();
    delete std::exchange(m_questions, nullptr);
}

void DetailsPanel::addQuestions(QFormLayout &form)
{
    for (const Attribute &attribute : inUse(m_bench.project().attributes())) {
        QWidget *editor = editorFor(attribute);
        setGuidelineTip(editor, attribute.guideline);
        editor->setAccessibleName(attribute.name);
        prepare(editor);
        auto *name = new QLabel(m_questions);
        name->setTextFormat(Qt::PlainText);
        name->setText(attribute.name);
        form.addRow(name, editor);
        m_editors.append({attribute.id, editor});
    }
}

/// What stands in the fields and is no change yet.
QHash<AttributeId, QString> DetailsPanel::typedAnswers() const
{
    QHash<AttributeId, QString> typed;
    for (const auto &[attribute, editor] : m_editors) {
        if (const auto *line = qobject_cast<QLineEdit *>(editor); line && line->isModified())
            typed.insert(attribute, line->text());
    }
    return typed;
}

void DetailsPanel::build()
{
    const QHash<AttributeId, QString> answers = typedAnswers();
    const bool typing = m_questions && m_note->isModified();
    const QString typed = typing ? m_note->text() : QString();
    removeQuestions();
    m_questions = new QWidget(this);
    auto *form = new QFormLayout(m_questions);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(theme::half);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addQuestions(*form);
    m_confidence = new QComboBox(m_questions);
    m_confidence->addItem(tr("not stated"), -1.0F);
    for (int level = 1; level <= confidenceLevels; ++level)
        m_confidence->addItem(
            tr("%1 of %2").arg(level).arg(confidenceLevels), static_cast<float>(level) / confidenceLevels);
    m_confidence->setToolTip(tr("How sure you are of this label (F)"));
    prepare(m_confidence);
    form->addRow(
        theme::withKeys(new QLabel(tr("confidence")), {QStringLiteral("F")}, m_questions), m_confidence);
    m_note = new QLineEdit(m_questions);
    m_note->setToolTip(tr("A remark for yourself and for those who review (M)"));
    prepare(m_note);
    m_note->setAccessibleName(tr("note"));
    m_confidence->setAccessibleName(tr("confidence"));
    form->addRow(theme::withKeys(new QLabel(tr("note")), {QStringLiteral("M")}, m_questions), m_note);
    layout()->addWidget(m_questions);

    connect(m_confidence, &QComboBox::activated, this, [this](int index) {
        const Annotation *before = m_bench.focusedAnnotation();
        if (m_refreshing || !before)
            return;
        Annotation after = *before;
        after.confidence = m_confidence->itemData(index).toFloat();
        m_actions.revise(tr("Set confidence"), *before, after);
        choseByMouse();
    });
    connect(m_note, &QLineEdit::editingFinished, this, &DetailsPanel::storeNote);
    refresh();
    const auto typeAgain = [](QLineEdit *line, const QString &words) {
        line->setText(words);
        line->setModified(true);
    };
    if (typing)
        typeAgain(m_note, typed);
    for (const auto &[attribute, editor] : std::as_const(m_editors)) {
        if (auto *line = qobject_cast<QLineEdit *>(editor); line && answers.contains(attribute))
            typeAgain(line, answers.value(attribute));
    }
}

/// A click is for the answer, not for the keyboard, which stays with the article. Only who types needs it.
void DetailsPanel::prepare(QWidget *editor)
{
    editor->installEventFilter(this);
    if (!qobject_cast<QLineEdit *>(editor)) {
        editor->setFocusPolicy(Qt::TabFocus);
        theme::keepFromWheel(editor);
    }
}

void DetailsPanel::storeNote()
{
    const Annotation *before = m_bench.focusedAnnotation();
    if (m_refreshing || !before || !m_note->isModified()) // a look at a note is no change of it
        return;
    Annotation after = *before;
    after.setNote(m_note->text().trimmed());
    m_note->setModified(false);
    m_actions.revise(tr("Change note"), *before, after);
}

void DetailsPanel::storeAnswer(AttributeId attribute, QLineEdit *line)
{
    if (m_refreshing || !m_bench.focusedAnnotation() || !line->isModified())
        return;
    line->setModified(false);
    answer(attribute, line->text().trimmed());
}

void DetailsPanel::store()
{
    storeNote();
    for (const auto &[attribute, editor] : std::as_const(m_editors)) {
        if (auto *line = qobject_cast<QLineEdit *>(editor))
            storeAnswer(attribute, line);
    }
}

QWidget *DetailsPanel::editorFor(const Attribute &attribute)
{
    const AttributeId id = attribute.id;
    if (attribute.kind == Attribute::Kind::Choice) {
        auto *box = new QComboBox(m_questions);
        box->addItem(QStringLiteral("–"), QString());
        for (const Choice &choice : attribute.choices)
            box->addItem(choice.name, choice.id.toString());
        connect(box, &QComboBox::activated, this, [this, box, id](int index) {
            answer(id, box->itemData(index).toString());
            choseByMouse();
        });
        return box;
    }
    if (attribute.kind == Attribute::Kind::Flag) {
        auto *flag = new QCheckBox(m_questions);
        connect(flag, &QCheckBox::toggled, this, [this, id](bool on) { // a screen reader does not click
            if (m_refreshing)
                return;
            answer(id, on ? QStringLiteral("true") : QString());
            choseByMouse();
        });
        return flag;
    }
    auto *line = new QLineEdit(m_questions);
    connect(line, &QLineEdit::editingFinished, this, [this, line, id] { storeAnswer(id, line); });
    return line;
}

void DetailsPanel::answer(AttributeId attribute, const QString &value)
{
    const Annotation *before = m_bench.focusedAnnotation();
    if (m_refreshing || !before || before->answer(attribute) == value)
        return;
    Annotation after = *before;
    after.setAnswer(attribute, value);
    const Attribute *asked = m_bench.project().attributes().find(attribute);
    m_actions.revise(tr("Change %1").arg(asked ? asked->name : QString()), *before, after);
    refresh(); // a refused answer goes back to what the project holds
}

void DetailsPanel::refresh()
{
    m_refreshing = true;
    const Annotation *focused = m_bench.focusedAnnotation();
    const AnnotationId now = focused ? focused->id : AnnotationId{};
    const bool isOther = std::exchange(m_shown, now) != now;
    // What is being typed stays as long as the same annotation is shown.
    const auto isTyped = [isOther](const QLineEdit *line) { return line && line->isModified() && !isOther; };
    m_questions->setEnabled(focused && m_bench.isOwn(*focused) && m_bench.mayTagHere());
    if (focused) {
        const Project &project = m_bench.project();
        const Actor *actor = project.actors().find(focused->actor);
        const Issue *issue = project.issues().find(focused->issue);
        const StanceValue *stance = project.stances().find(focused->stance);
        m_title->setText(tr("%1: %2 %3")
                             .arg(actor ? actor->name : QString(), stance ? stance->name : QString(),
                                 issue ? issue->name : QString()));
    } else {
        m_title->setText(tr("Tag a stance, or choose one with Tab."));
    }
    for (const auto &[attribute, editor] : std::as_const(m_editors)) {
        if (!isTyped(qobject_cast<QLineEdit *>(editor)))
            showAnswer(editor, focused ? focused->answer(attribute) : QString());
    }
    int level = 0;
    if (focused && focused->hasConfidence())
        level = qBound(1, qRound(focused->confidence * confidenceLevels), confidenceLevels);
    m_confidence->setCurrentIndex(level);
    if (!isTyped(m_note)) {
        m_note->setText(focused ? focused->note.orDefault() : QString());
        m_note->setCursorPosition(0);
    }
    m_refreshing = false;
}

/// Shows again what the project holds instead of what was typed.
void DetailsPanel::giveUp()
{
    m_note->setModified(false);
    for (const auto &[attribute, editor] : std::as_const(m_editors)) {
        if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->setModified(false);
    }
    refresh();
}

void DetailsPanel::give(QWidget *editor)
{
    if (!m_bench.focusedAnnotation())
        m_bench.say(tr("Tag a stance first, or choose one with Tab."));
    else if (!m_bench.isOwn(*m_bench.focusedAnnotation()))
        m_bench.say(tr("This is somebody else's annotation."));
    else
        editor->setFocus(Qt::ShortcutFocusReason);
}

void DetailsPanel::editNote()
{
    give(m_note);
}

void DetailsPanel::editConfidence()
{
    give(m_confidence);
}

void DetailsPanel::editFirst()
{
    give(m_editors.isEmpty() ? m_note : m_editors.first().second);
}

/// A choice by mouse is complete; one by keys may go on, to the next row or field.
void DetailsPanel::choseByMouse()
{
    if (m_byMouse)
        emit finished();
}

bool DetailsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress)
        m_byMouse = event->type() == QEvent::MouseButtonPress;
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            if (key == Qt::Key_Escape)
                giveUp();
            emit finished(); // the field loses the keyboard and with it says editingFinished
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride) { // digits choose a row here, letters type
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) && key->key() < Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace standpoint
