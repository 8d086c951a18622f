// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_dialog.h"

#include "ui/exchange/watched_work.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

#include <optional>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ExportDialog)
};

/// Asks for everything but the file. False: the user gave up.
bool ask(const Project &project, ExportOptions &options, QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(Words::tr("Export"));
    auto *form = new QFormLayout(&dialog);
    form->setVerticalSpacing(theme::grid);
    auto *format = new QComboBox(&dialog);
    for (const Format *one : formats()) {
        if (one->writer)
            format->addItem(formatName(*one), one->id);
    }
    auto *layer = new QComboBox(&dialog);
    layer->addItem(Words::tr("all annotators"), QStringLiteral("all"));
    for (const Annotator &annotator : project.annotators().inOrder())
        layer->addItem(annotator.name, annotator.name);
    auto *split =
        new QCheckBox(Words::tr("three files: train 80, validation 10, test 10; no article in two"), &dialog);
    auto *seed = new QSpinBox(&dialog);
    seed->setRange(0, 1'000'000);
    seed->setEnabled(false);
    QObject::connect(split, &QCheckBox::toggled, seed, &QWidget::setEnabled);
    form->addRow(Words::tr("Format"), format);
    form->addRow(Words::tr("Layer"), layer);
    form->addRow(Words::tr("Split"), split);
    form->addRow(Words::tr("Seed of the split"), seed);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(Words::tr("Choose file…"));
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    options.format = format->currentData().toString();
    options.layer = layer->currentData().toString();
    options.seed = static_cast<quint64>(seed->value());
    if (split->isChecked())
        options.split = std::array<int, 3>{80, 10, 10};
    return true;
}

/// Asks about files that are there already. The file dialog asks about the name that was typed; a split
/// writes to three others.
bool mayReplace(const QStringList &paths, QWidget *parent)
{
    QStringList there;
    for (const QString &path : paths) {
        if (QFileInfo::exists(path))
            there.append(path);
    }
    if (there.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Question, Words::tr("Replace?"),
        Words::tr("These files are there already. Replace them?"), QMessageBox::Yes | QMessageBox::No,
        parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(there.join(QLatin1Char('\n')));
    box.setDefaultButton(QMessageBox::No);
    return box.exec() == QMessageBox::Yes;
}

} // namespace

bool exportTo(const Project &project, const ExportOptions &options, QWidget *parent)
{
    if (options.split) {
        const Result<QStringList> paths = exportPaths(options);
        if (paths && !mayReplace(*paths, parent))
            return false;
    }
    std::optional<Result<Exported>> written;
    runWatched(Words::tr("Writing…"), parent, [&, snapshot = project](const WorkProgress &progress) {
        written = exportProject(snapshot, options, progress);
    });
    if (!*written) {
        showError(parent, written->error());
        return false;
    }
    QMessageBox box(QMessageBox::Information, Words::tr("Exported"),
        Words::tr("Written: %1").arg((*written)->files.join(QLatin1Char('\n'))), QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.exec();
    return true;
}

void exportByDialog(ProjectDocument &document, QWidget *parent)
{
    ExportOptions options;
    if (!ask(document.project(), options, parent))
        return;
    const QString ending = formatById(options.format)->suffixes.value(0);
    QFileDialog dialog(
        parent, Words::tr("Export to"), QFileInfo(document.path()).path(), QStringLiteral("*.") + ending);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite, options.split.has_value());
    dialog.setDefaultSuffix(ending);
    dialog.selectFile(document.displayName() + QLatin1Char('.') + ending);
    if (dialog.exec() != QDialog::Accepted)
        return;
    options.path = dialog.selectedFiles().value(0);
    exportTo(document.project(), options, parent);
}

} // namespace standpoint
