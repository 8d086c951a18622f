// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/revision_dialog.h"

#include "ui/codebook/touched_model.h"
#include "ui/exchange/watched_work.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace standpoint {

namespace {

using How = TouchedAnnotation::How;

/// What deserves a look before it is done; empty where nothing does.
QString warningOf(const Revision &revision)
{
    QStringList sentences;
    const qsizetype joined = revision.count(How::Joined);
    const qsizetype beside = revision.count(How::Beside);
    if (joined == 1)
        sentences.append(RevisionDialog::tr("1 becomes one with another that says the same."));
    else if (joined > 1)
        sentences.append(RevisionDialog::tr("%1 become one with others that say the same.").arg(joined));
    if (beside == 1)
        sentences.append(
            RevisionDialog::tr("1 says something else than another on the same words: both are kept."));
    else if (beside > 1)
        sentences.append(
            RevisionDialog::tr("%1 say something else than others on the same words: all are kept.")
                .arg(beside));
    return sentences.join(QLatin1Char(' '));
}

Result<Revision> made(
    const ProjectDocument &document, const MakeRevision &make, const QDateTime &revised, QWidget *parent)
{
    Result<Revision> revision = Revision{};
    runWatched(RevisionDialog::tr("Looking at all annotations…"), parent,
        [&, project = document.project()](const WorkProgress &) { revision = make(project, revised); });
    return revision;
}

} // namespace

RevisionDialog::RevisionDialog(
    const Project &project, const Revision &revision, Meaning meaning, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(revision.label);
    theme::resizeWithinScreen(this, {1120, 560});
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    auto *what = new QLabel(touchedSentence(project, revision), this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    column->addWidget(what);
    if (const QString warning = warningOf(revision); !warning.isEmpty()) {
        auto *row = new QHBoxLayout;
        auto *sign = new QLabel(this);
        sign->setPixmap(theme::icon(QStringLiteral("warning")).pixmap(theme::iconSize));
        auto *words = new QLabel(warning, this);
        words->setWordWrap(true);
        row->addWidget(sign);
        row->addWidget(words, 1);
        column->addLayout(row);
    }
    auto *model = new TouchedModel(this);
    model->show(project, revision, tr("What happens"));
    column->addWidget(makeTouchedTable(model, tr("Annotations that it touches"), this), 1);
    if (meaning == Meaning::Ask) {
        m_meaning =
            new QCheckBox(tr("The &meaning changes: list these annotations to be looked at again"), this);
        column->addWidget(m_meaning);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *done = buttons->addButton(revision.label, QDialogButtonBox::AcceptRole);
    done->setText(fontMetrics().elidedText(revision.label, Qt::ElideMiddle, 320));
    done->setDefault(true);
    done->setFocus();
    column->addWidget(theme::quietLabel(tr("One step of undo takes all of it back."), this));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

bool RevisionDialog::meaningChanged() const
{
    return m_meaning && m_meaning->isChecked();
}

bool revise(
    ProjectDocument &document, const MakeRevision &make, RevisionDialog::Meaning meaning, QWidget *parent)
{
    Result<Revision> revision = made(document, make, {}, parent);
    if (!revision) {
        emit document.failed(revision.error());
        return false;
    }
    if (!revision->touched.isEmpty()) {
        RevisionDialog dialog(document.project(), *revision, meaning, parent);
        if (dialog.exec() != QDialog::Accepted)
            return false;
        if (dialog.meaningChanged())
            revision = made(document, make, QDateTime::currentDateTimeUtc(), parent);
    }
    return revision && document.push(revision->label, revision->edits);
}

} // namespace standpoint
