// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_dialog.h"

#include "model/exchange/export_preset.h"
#include "ui/exchange/export_and_tell.h"
#include "ui/exchange/export_format_box.h"
#include "ui/exchange/export_preview.h"
#include "ui/exchange/preset_row.h"
#include "ui/shell.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr QSize wanted{1180, 760};

/// The last settings of each project, as long as the program runs. No password stays.
QHash<ProjectId, ExportOptions> &lastSettings()
{
    static QHash<ProjectId, ExportOptions> last;
    return last;
}

const QString zipEnding = QStringLiteral(".zip");

/// `name` as a file's name everywhere.
QString fileName(QString name)
{
    for (QChar &c : name) {
        if (QStringLiteral("/\\:*?\"<>|").contains(c) || c.unicode() < 0x20)
            c = QLatin1Char('-');
    }
    return name;
}

} // namespace

ExportDialog::ExportDialog(ProjectDocument &document, const ShownArticles &shown, QWidget *parent)
    : QDialog(parent)
    , m_document(document)
    , m_presets(new PresetRow(
          document, exportPresetKind(), [this] { return exportOptionsToJson(m_settings->options()); }, this))
    , m_settings(new ExportSettings(document.project(), shown, this))
    , m_preview(new ExportPreview(document.project(), this))
    , m_path(new QLineEdit(this))
    , m_asZip(new QCheckBox(tr("As one &zip file"), this))
{
    setWindowTitle(tr("Export"));
    theme::resizeWithinScreen(this, wanted);
    auto *halves = new QSplitter(this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(makeLeft());
    halves->addWidget(m_preview);
    halves->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(halves, 1);
    column->addLayout(makePlace());
    connect(m_settings, &ExportSettings::changed, this, &ExportDialog::change);
    connect(m_settings, &ExportSettings::formatChanged, this, &ExportDialog::takeFormat);
    connect(m_presets, &PresetRow::chosen, this, &ExportDialog::takePreset);
    m_path->setText(folder() + QLatin1Char('/') + fileName(document.displayName()));
    const auto last = lastSettings().constFind(document.project().info().id);
    if (last != lastSettings().cend()) {
        m_settings->setOptions(*last);
        m_asZip->setChecked(last->path.endsWith(zipEnding));
        m_path->setText(last->path);
        m_ending = ending();
    }
    takeFormat();
    change();
    m_settings->formatBox()->box()->setFocus();
}

QWidget *ExportDialog::makeLeft()
{
    auto *page = new QWidget(this);
    auto *kept = new QLabel(tr("&Kept settings"), page);
    kept->setBuddy(m_presets->box());
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, theme::grid, 0);
    column->setSpacing(theme::grid);
    column->addWidget(kept);
    column->addWidget(m_presets);
    auto *area = qobject_cast<QScrollArea *>(theme::scrolled(m_settings, page));
    area->setMinimumWidth(
        m_settings->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    column->addWidget(area, 1);
    return page;
}

QLayout *ExportDialog::makePlace()
{
    auto *choose = new QPushButton(tr("C&hoose…"), this);
    choose->setAutoDefault(false);
    auto *label = new QLabel(tr("Write &to"), this);
    label->setBuddy(m_path);
    m_path->setAccessibleName(tr("Write to"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("E&xport"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::grid);
    row->addWidget(label);
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    row->addWidget(m_asZip);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme::grid);
    column->addLayout(row);
    column->addWidget(buttons);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::choosePlace);
    connect(m_asZip, &QCheckBox::toggled, this, &ExportDialog::takeFormat);
    connect(m_path, &QLineEdit::textChanged, this, [this] { m_export->setEnabled(problem().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    return column;
}

/// Where the project is, or where people keep documents.
QString ExportDialog::folder() const
{
    if (!m_document.path().isEmpty())
        return QFileInfo(m_document.path()).absolutePath();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

void ExportDialog::takePreset(const QByteArray &json)
{
    const Result<ExportOptions> options = exportOptionsFromJson(json);
    if (options)
        m_settings->setOptions(*options);
    else
        showError(this, options.error());
}

QString ExportDialog::ending() const
{
    const Format &format = m_settings->format();
    if (format.isFolder)
        return m_asZip->isChecked() ? zipEnding : QString();
    return QLatin1Char('.') + format.suffixes.value(0);
}

/// The path's ending follows the format, unless somebody wrote another one.
void ExportDialog::takeFormat()
{
    m_asZip->setVisible(m_settings->format().isFolder);
    QString path = m_path->text();
    if (path.endsWith(m_ending)) {
        path.chop(m_ending.size());
        m_path->setText(path + ending());
    }
    m_ending = ending();
}

void ExportDialog::choosePlace()
{
    const Format &format = m_settings->format();
    const QString present = options().path;
    QFileDialog dialog(this, tr("Export to"), QFileInfo(present).path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite); // asked when it is written
    if (format.isFolder && !m_asZip->isChecked()) {
        dialog.setFileMode(QFileDialog::Directory);
        dialog.setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog.setNameFilters(
            {formatName(format) + QStringLiteral(" (*") + m_ending + QLatin1Char(')'), tr("All files (*)")});
        dialog.setDefaultSuffix(m_ending.mid(1));
    }
    dialog.selectFile(present);
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        m_path->setText(dialog.selectedFiles().first());
}

ExportOptions ExportDialog::options() const
{
    ExportOptions options = m_settings->options();
    const QString path = m_path->text().trimmed();
    if (path.isEmpty())
        return options;
    options.path = QDir::cleanPath(QDir(folder()).absoluteFilePath(path));
    if (!m_settings->format().isFolder && QFileInfo(options.path).suffix().isEmpty())
        options.path += m_ending;
    return options;
}

QString ExportDialog::problem() const
{
    if (QString why = m_settings->problem(); !why.isEmpty())
        return why;
    return m_path->text().trimmed().isEmpty() ? tr("Say where to write to.") : QString();
}

void ExportDialog::change()
{
    const QString why = problem();
    m_export->setEnabled(why.isEmpty());
    m_export->setToolTip(why);
    m_preview->follow(options(), m_settings->problem());
}

void ExportDialog::accept()
{
    if (problem().isEmpty() && exportTo(m_document.project(), options(), this))
        QDialog::accept();
}

void ExportDialog::done(int result)
{
    ExportOptions last = options();
    last.articles.clear();
    last.choices.remove(QStringLiteral("password"));
    lastSettings().insert(m_document.project().info().id, last);
    QDialog::done(result);
}

void exportByDialog(ProjectDocument &document, const ShownArticles &shown, QWidget *parent)
{
    ExportDialog(document, shown, parent).exec();
}

} // namespace standpoint
