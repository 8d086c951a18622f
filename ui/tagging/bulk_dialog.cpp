// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/bulk_dialog.h"

#include "model/project/check.h"
#include "model/text/graphemes.h"
#include "ui/reader/article_look.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr size_t mostPreviewed = 500; // rows; all are counted
constexpr int mostText = 120;
constexpr int previewPause = 150; // milliseconds without a key before all that is touched is looked at

enum What
{
    ToActor,
    ToIssue,
    ToStance,
    ToConfidence,
    Delete,
    ToAnswer ///< this and further ones: the codebook's attributes
};

template <typename Entity> Id<Entity> idOf(const QComboBox *box)
{
    return Id<Entity>::fromString(box->currentData().toString()).value_or(Id<Entity>{});
}

QString told(const Project &project, const Annotation &annotation)
{
    const Actor *actor = project.actors().find(annotation.actor);
    const Issue *issue = project.issues().find(annotation.issue);
    const StanceValue *stance = project.stances().find(annotation.stance);
    if (!actor || !issue || !stance)
        return {};
    QString text = QObject::tr("%1: %2 %3")
                       .arg(actor->name, signOf(stance->polarity) + u' ' + stance->name, issue->name);
    if (annotation.hasConfidence())
        text += QStringLiteral(" · %1 %").arg(qRound(annotation.confidence * 100));
    return text;
}

} // namespace

BulkDialog::BulkDialog(Workbench &bench, const std::vector<AnnotationPlace> &places, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
    , m_places(byArticle(places))
    , m_what(new QComboBox(this))
    , m_value(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_table(new QTableWidget(0, 3, this))
    , m_pause(new QTimer(this))
{
    setWindowTitle(tr("Change %n annotations", nullptr, static_cast<int>(places.size())));
    resize(760, 520);
    m_what->setAccessibleName(tr("What to change"));
    m_value->setAccessibleName(tr("What it becomes"));
    m_value->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_value->setMinimumContentsLength(24);
    m_summary->setWordWrap(true);
    m_summary->setAccessibleName(tr("What this touches"));
    m_table->setHorizontalHeaderLabels({tr("Article"), tr("Now"), tr("Then")});
    m_table->setAccessibleName(tr("Preview"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setTabKeyNavigation(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = buttons->addButton(tr("Change"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &BulkDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &BulkDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    auto *row = new QHBoxLayout;
    row->addWidget(m_what);
    row->addWidget(m_value, 1);
    column->addLayout(row);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    m_pause->setSingleShot(true);
    m_pause->setInterval(previewPause);
    connect(m_pause, &QTimer::timeout, this, &BulkDialog::preview);
    fillWhat();
    fillValues();
    preview();
    connect(m_what, &QComboBox::currentIndexChanged, this, &BulkDialog::fillValues);
    connect(m_value, &QComboBox::currentTextChanged, this, &BulkDialog::follow);
}

void BulkDialog::fillWhat()
{
    m_what->addItem(tr("Actor becomes"), ToActor);
    m_what->addItem(tr("Issue becomes"), ToIssue);
    m_what->addItem(tr("Stance becomes"), ToStance);
    m_what->addItem(tr("Confidence becomes"), ToConfidence);
    int what = ToAnswer;
    for (const Attribute &attribute : m_bench.project().attributes().inOrder())
        m_what->addItem(tr("%1 becomes").arg(attribute.name), what++);
    m_what->insertSeparator(m_what->count());
    m_what->addItem(tr("Delete them"), Delete);
}

void BulkDialog::fillValues()
{
    {
        const QSignalBlocker blocker(m_value);
        m_value->clear();
        m_value->setEditable(false);
        const Project &project = m_bench.project();
        const auto offer = [this](const auto &list) {
            for (const auto &one : list)
                m_value->addItem(one.name, one.id.toString());
        };
        const int what = m_what->currentData().toInt();
        m_value->setVisible(what != Delete);
        if (what == ToActor) {
            offer(project.actors().inOrder());
            m_value->setEditable(true); // so that a part of a name is enough
            m_value->setInsertPolicy(QComboBox::NoInsert);
            m_value->completer()->setFilterMode(Qt::MatchContains);
            m_value->completer()->setCompletionMode(QCompleter::PopupCompletion);
        } else if (what == ToIssue) {
            offer(project.issues().inOrder());
        } else if (what == ToStance) {
            offer(project.stances().inOrder());
        } else if (what == ToConfidence) {
            m_value->addItem(tr("not stated"), -1);
            for (const int percent : {100, 75, 50, 25, 0})
                m_value->addItem(tr("%1 %").arg(percent), percent);
        } else if (what >= ToAnswer) {
            const Attribute attribute = project.attributes().inOrder().value(what - ToAnswer);
            m_value->addItem(tr("not stated"), QString());
            if (attribute.kind == Attribute::Kind::Flag)
                m_value->addItem(tr("yes"), QStringLiteral("true"));
            else if (attribute.kind == Attribute::Kind::Choice)
                offer(attribute.choices);
            else
                m_value->setEditable(true);
        }
    }
    follow();
}

BulkWish BulkDialog::wish() const
{
    BulkWish wish;
    const int what = m_what->currentData().toInt();
    // What was typed counts where it is one of the names; of two that are called the same, the one chosen.
    int typed = m_value->currentIndex();
    if (m_value->isEditable() && m_value->itemText(typed) != m_value->currentText())
        typed = m_value->findText(m_value->currentText().trimmed(), Qt::MatchFixedString);
    switch (what) {
    case Delete:
        wish.remove = true;
        break;
    case ToActor:
        if (typed >= 0)
            wish.actor = Id<Actor>::fromString(m_value->itemData(typed).toString());
        break;
    case ToIssue:
        wish.issue = idOf<Issue>(m_value);
        break;
    case ToStance:
        wish.stance = idOf<StanceValue>(m_value);
        break;
    case ToConfidence: {
        const int percent = m_value->currentData().toInt();
        wish.confidence = percent < 0 ? -1.0F : static_cast<float>(percent) / 100;
        break;
    }
    default: {
        const Attribute attribute = m_bench.project().attributes().inOrder().value(what - ToAnswer);
        const QString answer =
            typed >= 0 ? m_value->itemData(typed).toString() : m_value->currentText().trimmed();
        if (answer.isEmpty() || checkAnswer(attribute, answer))
            wish.answer = AttributeValue{attribute.id, answer};
    }
    }
    return wish;
}

/// A key costs nothing that grows with the annotations; the preview comes after the last one.
void BulkDialog::follow()
{
    if (wish().isEmpty()) {
        preview();
        return;
    }
    refreshButton(false); // Enter works before the pause is over
    m_pause->start();
}

void BulkDialog::preview()
{
    m_pause->stop();
    const BulkWish wished = wish();
    m_plan = wished.isEmpty() ? BulkPlan()
                              : bulkPlan(m_bench.project(), m_bench.document().annotator(), m_places, wished);
    m_summary->setText(sentence());
    refreshButton(m_plan.edits.empty());
    fillPreview();
}

void BulkDialog::refreshButton(bool changesNothing)
{
    const bool reading = m_bench.document().isReadOnly();
    m_apply->setEnabled(!changesNothing && !reading);
    m_apply->setText(wish().remove ? tr("Delete") : tr("Change"));
    m_apply->setToolTip(reading ? tr("Somebody else has the project open: nothing can be changed here.")
            : changesNothing    ? tr("Nothing would change")
                                : tr("One step, which undo takes back"));
}

QString BulkDialog::sentence() const
{
    const QLocale here;
    QStringList parts;
    const auto count = static_cast<int>(m_plan.edits.size());
    if (count == 0)
        parts.append(tr("Nothing would change."));
    else if (wish().remove)
        parts.append(tr("Deletes %n annotations", nullptr, count)
            + tr(" in %n articles.", nullptr, static_cast<int>(m_plan.articles)));
    else
        parts.append(tr("Changes %n annotations", nullptr, count)
            + tr(" in %n articles.", nullptr, static_cast<int>(m_plan.articles)));
    if (m_plan.already > 0)
        parts.append(tr("%1 are so already.").arg(here.toString(m_plan.already)));
    if (m_plan.others > 0)
        parts.append(
            tr("%1 are others' and stay: nobody else changes them.").arg(here.toString(m_plan.others)));
    if (m_plan.colliding > 0)
        parts.append(
            tr("%1 stay, for the same words are tagged so already.").arg(here.toString(m_plan.colliding)));
    if (m_plan.gone > 0)
        parts.append(tr("%1 are gone.").arg(here.toString(m_plan.gone)));
    if (m_plan.edits.size() > mostPreviewed)
        parts.append(
            tr("The first %1 are listed.").arg(here.toString(static_cast<qlonglong>(mostPreviewed))));
    return parts.join(QLatin1Char(' '));
}

void BulkDialog::fillPreview()
{
    const Project &project = m_bench.project();
    const size_t rows = std::min(mostPreviewed, m_plan.edits.size());
    m_table->setRowCount(static_cast<int>(rows));
    for (size_t i = 0; i < rows; ++i) {
        const auto &edit = std::get<Edit<Annotation>>(m_plan.edits[i]);
        const Article *article = project.article(edit.before->article);
        const QString words = shortened(article->evidenceText(edit.before->evidence), mostText);
        QString then = edit.after ? told(project, *edit.after) : tr("deleted");
        if (edit.after && edit.after->attributes != edit.before->attributes)
            then = tr("%1 %2").arg(m_what->currentText(), m_value->currentText());
        const QStringList cells{
            article->info.orDefault().title.simplified(), told(project, *edit.before), then};
        for (int column = 0; column < cells.size(); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(theme::plainTip(column == 0 ? words : cells[column]));
            m_table->setItem(static_cast<int>(i), column, item);
        }
    }
}

QString BulkDialog::label() const
{
    const auto count = static_cast<int>(m_plan.edits.size());
    return wish().remove ? tr("Delete %n annotations", nullptr, count)
                         : tr("Change %n annotations: %1 %2", nullptr, count)
                               .arg(m_what->currentText(), m_value->currentText());
}

void BulkDialog::accept()
{
    // What was typed meanwhile elsewhere may have changed some of them, and what was typed here may be newer
    // than the preview: what is done is what it shows.
    emit m_bench.storeWanted();
    QApplication::setOverrideCursor(Qt::WaitCursor);
    preview();
    const bool done = !m_plan.edits.empty() && m_bench.document().push(label(), m_plan.edits);
    QApplication::restoreOverrideCursor();
    if (!done)
        return;
    m_bench.say(tr("Done: %1. Undo takes it back.").arg(label()));
    QDialog::accept();
}

} // namespace standpoint
