// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/correct_text_dialog.h"

#include "model/text/graphemes.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int mostListed = 200;
constexpr int pause = 150;    ///< milliseconds without a key, before the whole article is looked through
constexpr int mostWords = 80; ///< characters of evidence in the list

/// What was typed, in one paragraph: a line break in a sentence would make two of it.
QString typed(const QPlainTextEdit &field)
{
    QString text = field.document()->toRawText(); // keeps no-break spaces
    for (QChar &c : text) {
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == QLatin1Char('\n'))
            c = QLatin1Char(' ');
    }
    return text;
}

} // namespace

CorrectTextDialog::CorrectTextDialog(
    const Project &project, const Article &article, TextSpan span, QWidget *parent)
    : QDialog(parent)
    , m_project(project)
    , m_article(article)
    , m_span(span)
    , m_text(new QPlainTextEdit(article.content().mid(span.begin, span.length()), this))
    , m_verdict(theme::quietLabel(QString(), this))
    , m_touched(new QListWidget(this))
    , m_pause(new QTimer(this))
{
    setWindowTitle(tr("Correct the text"));
    resize(560, 380);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("The sentence as it shall be"));
    m_touched->setAccessibleName(tr("Annotations that mark other words then"));
    m_touched->setSelectionMode(QAbstractItemView::NoSelection);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Correct"));
    auto *all = new QVBoxLayout(this);
    all->setSpacing(theme::grid);
    all->addWidget(theme::quietLabel(tr("For slips of the file only, such as a letter that was lost. The "
                                        "annotations stay with their words."),
        this));
    all->addWidget(m_text, 2);
    all->addWidget(m_verdict);
    all->addWidget(m_touched, 1);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &CorrectTextDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_ok->setEnabled(true); // accept() looks first
        m_pause->start();
    });
    connect(m_pause, &QTimer::timeout, this, &CorrectTextDialog::look);
    look();
}

void CorrectTextDialog::accept()
{
    look();
    if (!m_correction.edits.empty())
        QDialog::accept();
}

void CorrectTextDialog::look()
{
    m_pause->stop();
    m_touched->clear();
    m_correction = {};
    const Result<Correction> correction = corrected(m_article, m_span, typed(*m_text));
    if (!correction) {
        m_verdict->setText(correction.error().what);
    } else {
        m_correction = *correction;
        list(correction->lost, tr("would have nothing left"));
        list(correction->widened, tr("marks the whole new word"));
        list(correction->reworded, tr("other words"));
        const auto touched = correction->widened.size() + correction->reworded.size();
        if (!correction->lost.isEmpty())
            m_verdict->setText(tr("Annotations mark words that are taken away. Delete or move those first."));
        else if (correction->edits.empty())
            m_verdict->setText(tr("Nothing is changed yet."));
        else if (touched == 0)
            m_verdict->setText(tr("Every annotation marks the same words as before."));
        else
            m_verdict->setText(tr("Annotations whose words are changed by this: %1").arg(touched));
        if (correction->undecided > 0)
            m_verdict->setText(m_verdict->text() + QLatin1Char(' ')
                + tr("Decisions that go with their sentence: %1.").arg(correction->undecided));
    }
    m_touched->setVisible(m_touched->count() > 0);
    m_ok->setEnabled(!m_correction.edits.empty());
    m_ok->setToolTip(m_ok->isEnabled() ? QString() : m_verdict->text());
}

void CorrectTextDialog::list(const QList<AnnotationId> &annotations, const QString &remark)
{
    for (const AnnotationId id : annotations) {
        if (m_touched->count() == mostListed) {
            m_touched->addItem(tr("… and more"));
            return;
        }
        const Annotation *annotation = m_article.annotation(id);
        if (!annotation || m_touched->count() > mostListed)
            return;
        m_touched->addItem(
            tr("%1: %2, %3, %4: “%5”")
                .arg(remark, m_project.annotators().value(annotation->annotator).orDefault().name,
                    m_project.actors().value(annotation->actor).orDefault().name,
                    m_project.issues().value(annotation->issue).orDefault().name,
                    shortened(m_article.evidenceText(annotation->evidence), mostWords)));
    }
}

} // namespace standpoint
