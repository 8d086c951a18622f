// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/disk_mark.h"

#include "ui/keys/key_map.h"
#include "ui/theme.h"

#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace standpoint {

namespace {

constexpr int progressEvery = 100; // milliseconds

} // namespace

DiskMark::DiskMark(ProjectDocument &document, QWidget *parent)
    : QToolButton(parent)
    , m_document(document)
{
    setObjectName(QStringLiteral("diskMark"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::NoFocus);
    m_progress.setInterval(progressEvery);
    connect(&m_progress, &QTimer::timeout, this, &DiskMark::refresh);
    connect(&document, &ProjectDocument::diskChanged, this, &DiskMark::refresh);
    connect(&document, &ProjectDocument::stateChanged, this, &DiskMark::refresh);
    connect(&KeyMap::instance(), &KeyMap::changed, this, &DiskMark::refresh);
    connect(this, &QToolButton::clicked, this, &DiskMark::press);
    // Wide enough for what it says all the time, so that nothing beside it moves with each label.
    setMinimumWidth(
        fontMetrics().horizontalAdvance(tr("On disk, not saved")) + theme::iconSize + 3 * theme::grid);
    refresh();
}

void DiskMark::refresh()
{
    logDisk(m_document);
    if (m_document.isSaving() != m_progress.isActive())
        m_document.isSaving() ? m_progress.start() : m_progress.stop();
    if (m_document.isReadOnly())
        say(QStringLiteral("read-only"), tr("Read only"), tr("Somebody else has this project open."));
    else if (m_document.disk() == ProjectDocument::Disk::Failing)
        say(QStringLiteral("warning"), tr("Cannot write: %1").arg(m_document.diskError().what),
            tr("The last labels are in memory only. Press here to save the project elsewhere."), true);
    else if (m_document.isSaving())
        say(QStringLiteral("save"), tr("Saving… %1 %").arg(m_document.saveProgress() / 10),
            tr("The project is being saved; go on working."));
    else if (m_document.disk() == ProjectDocument::Disk::Writing)
        say(QStringLiteral("save"), tr("Writing…"), tr("The last labels are on their way to the disk."));
    else if (!m_document.home().isEmpty() && !m_document.path().isEmpty())
        say(QStringLiteral("warning"), tr("Kept apart"),
            tr("The project's own place takes nothing at present, so your work is kept in another folder. "
               "Press here to "
               "save it elsewhere."),
            true);
    else if (m_document.isModified())
        say(QStringLiteral("done"), tr("On disk, not saved"),
            tr("Every label is on the disk and survives a crash. Saving (%1) puts them into the project "
               "file.")
                .arg(KeyMap::instance().text(QStringLiteral("file.save"))));
    else
        say(QStringLiteral("done"), tr("Saved"), tr("The project file has everything."));
}

void DiskMark::say(const QString &icon, const QString &text, const QString &tip, bool alarming)
{
    setIcon(theme::icon(icon));
    setText(text);
    setToolTip(theme::plainTip(tip));
    setAccessibleName(text);
    QFont face = parentWidget() ? parentWidget()->font() : font();
    face.setWeight(alarming ? QFont::DemiBold : QFont::Normal);
    setFont(face);
}

void DiskMark::press()
{
    const bool isFailing = m_document.disk() == ProjectDocument::Disk::Failing;
    if (!isFailing && m_document.home().isEmpty())
        return;
    const Error why = m_document.diskError();
    QMessageBox box(QMessageBox::Warning, tr("Where is my work?"),
        isFailing ? tr(
            "The disk does not take the last labels. They are in memory, and are tried again every second.")
                  : tr("Your work is kept in a folder of Standpoint's own until the project is saved."),
        QMessageBox::Close, this);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(isFailing ? why.toString() : m_document.home());
    QPushButton *elsewhere = box.addButton(tr("Save elsewhere…"), QMessageBox::AcceptRole);
    box.setDefaultButton(elsewhere);
    box.exec();
    if (box.clickedButton() == elsewhere)
        emit saveElsewhereWanted();
}

void DiskMark::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void logDisk(const ProjectDocument &document)
{
    static const QString name = qEnvironmentVariable("STANDPOINT_DISK_LOG");
    if (name.isEmpty())
        return;
    QFile file(name);
    if (file.open(QIODevice::Append))
        file.write(
            QByteArray::number(document.actsDone()) + ' ' + QByteArray::number(document.actsOnDisk()) + '\n');
}

} // namespace standpoint
