// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/drafts.h"

#include "ui/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Drafts)
};

constexpr qsizetype mostSentences = 8;

QString fieldName(CodebookField field)
{
    switch (field) {
    case CodebookField::Name:
        return Words::tr("Name");
    case CodebookField::Group:
        return Words::tr("Group");
    case CodebookField::Keywords:
        return Words::tr("Keywords");
    case CodebookField::Polarity:
        return Words::tr("Polarity");
    case CodebookField::Colour:
        return Words::tr("Colour");
    case CodebookField::Answers:
        return Words::tr("Answers");
    case CodebookField::Kind:
        return Words::tr("Kind");
    case CodebookField::Aliases:
        return Words::tr("Aliases");
    case CodebookField::Affiliations:
        return Words::tr("Affiliations");
    case CodebookField::Guideline:
        break;
    }
    return Words::tr("Guideline");
}

} // namespace

QString whyNothingIsStored(const ProjectDocument &document)
{
    return document.isReadOnly()
        ? Words::tr("Somebody else has the project open: nothing can be changed here.")
        : QString();
}

QString refusalSentence(CodebookField field, const QString &name, const QString &why)
{
    return Words::tr("%1 of “%2”: %3").arg(fieldName(field), name, why);
}

QLabel *refusalNote(QWidget *parent)
{
    auto *note = new QLabel(parent);
    note->setObjectName(QStringLiteral("refused"));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->hide();
    return note;
}

void showRefusal(QLabel &note, QWidget *field, const QString &why)
{
    note.setText(why.isEmpty() ? QString() : Words::tr("Not stored: %1").arg(why));
    note.setHidden(why.isEmpty());
    if (field->accessibleDescription() != note.text())
        field->setAccessibleDescription(note.text());
}

bool mayCloseWithout(const QStringList &sentences, QWidget *dialog)
{
    if (sentences.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Warning, Words::tr("Not stored"),
        Words::tr(
            "%n field(s) could not be stored. Close without?", nullptr, static_cast<int>(sentences.size())),
        QMessageBox::Discard | QMessageBox::Cancel, dialog);
    QStringList shown = sentences.mid(0, mostSentences);
    if (shown.size() < sentences.size())
        shown.append(QStringLiteral("…"));
    box.setInformativeText(theme::plainTip(shown.join(QStringLiteral("\n\n"))));
    box.button(QMessageBox::Discard)->setText(Words::tr("&Close without it"));
    box.button(QMessageBox::Cancel)->setText(Words::tr("&Go on editing"));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Discard;
}

} // namespace standpoint
