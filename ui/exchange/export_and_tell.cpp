// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_and_tell.h"

#include "ui/exchange/loss_tree.h"
#include "ui/exchange/watched_work.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace standpoint {

namespace {

/// Asks about files and folders that are there already.
bool mayReplace(const QStringList &paths, QWidget *parent)
{
    QStringList there;
    for (const QString &path : paths) {
        if (QFileInfo::exists(path))
            there.append(path);
    }
    if (there.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Question, ExportedDialog::tr("Replace?"),
        there.size() == 1 ? ExportedDialog::tr("This is there already. Replace it?")
                          : ExportedDialog::tr("These are there already. Replace them?"),
        QMessageBox::Yes | QMessageBox::No, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(there.join(QLatin1Char('\n')));
    box.setDefaultButton(QMessageBox::No);
    return box.exec() == QMessageBox::Yes;
}

/// The table of losses among the files; empty where there is none.
QString lossTableOf(const QStringList &files)
{
    for (const QString &file : files) {
        if (file.endsWith(QStringLiteral(".losses.csv")))
            return file;
        QString inside = file + QStringLiteral("/losses.csv");
        if (QFileInfo(file).isDir() && QFileInfo::exists(inside))
            return inside;
    }
    return {};
}

} // namespace

ExportedDialog::ExportedDialog(const Exported &exported, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Exported"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    auto *amount = new QLabel(tr("%1 were written.").arg(amountOf(exported)), this);
    amount->setWordWrap(true);
    column->addWidget(amount);
    auto *files = new QListWidget(this);
    files->setAccessibleName(tr("Written"));
    files->setObjectName(QStringLiteral("roomy"));
    files->addItems(exported.files);
    files->setCurrentRow(0);
    files->setTextElideMode(Qt::ElideMiddle);
    const auto rows = static_cast<int>(std::clamp<qsizetype>(exported.files.size() + 1, 2, 5));
    files->setMaximumHeight(2 * rows * fontMetrics().height());
    for (int i = 0; i < files->count(); ++i)
        files->item(i)->setToolTip(files->item(i)->text());
    column->addWidget(files);
    auto *losses = makeLossTree(this);
    fillLossTree(losses, exported);
    const bool anyLost = losses->topLevelItemCount() > 0;
    const QString table = lossTableOf(exported.files);
    auto *lost = new QLabel(anyLost ? tr("Not everything could be carried:") : tr("Nothing is lost."), this);
    column->addWidget(lost);
    losses->setVisible(anyLost);
    column->addWidget(losses, 1);
    if (!table.isEmpty()) {
        auto *where =
            theme::quietLabel(tr("Each of them is listed, annotation by annotation, in %1").arg(table), this);
        where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(where);
    } else if (!exported.losses.isEmpty()) {
        column->addWidget(
            theme::quietLabel(tr("Each of them is listed in losses.csv, in what was written."), this));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *open = buttons->addButton(tr("Open the &folder"), QDialogButtonBox::ActionRole);
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, [folder = QFileInfo(exported.files.value(0)).absolutePath()] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    column->addWidget(buttons);
    theme::resizeWithinScreen(this, {640, anyLost ? 440 : 240});
}

bool exportTo(const Project &project, const ExportOptions &options, QWidget *parent)
{
    const Result<QStringList> paths = exportPaths(options);
    if (paths && !mayReplace(*paths, parent))
        return false;
    std::optional<Result<Exported>> written;
    runWatched(ExportedDialog::tr("Writing…"), parent, [&, snapshot = project](const WorkProgress &progress) {
        written = exportProject(snapshot, options, progress);
    });
    if (!*written) {
        showError(parent, written->error());
        return false;
    }
    ExportedDialog(**written, parent).exec();
    return true;
}

} // namespace standpoint
