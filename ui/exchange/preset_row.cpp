// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/preset_row.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace standpoint {

namespace {

constexpr qsizetype longestName = 200;

} // namespace

PresetRow::PresetRow(
    ProjectDocument &document, QString kind, std::function<QByteArray()> content, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_kind(std::move(kind))
    , m_content(std::move(content))
    , m_names(new QComboBox(this))
    , m_keep(new QPushButton(tr("&Keep…"), this))
    , m_delete(new QPushButton(tr("&Delete"), this))
{
    m_names->setAccessibleName(tr("Kept settings"));
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_names->setMinimumContentsLength(8);
    theme::keepFromWheel(m_names);
    for (QPushButton *button : {m_keep, m_delete})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::half);
    row->addWidget(m_names, 1);
    row->addWidget(m_keep);
    row->addWidget(m_delete);
    connect(m_names, &QComboBox::activated, this, [this] {
        const Preset *preset = m_document.project().info().preset(m_kind, m_names->currentText());
        refresh();
        if (preset)
            emit chosen(preset->content.toUtf8());
    });
    connect(m_keep, &QPushButton::clicked, this, &PresetRow::askName);
    connect(m_delete, &QPushButton::clicked, this, [this] { remove(m_names->currentText()); });
    fill({});
}

void PresetRow::fill(const QString &current)
{
    const QSignalBlocker blocker(m_names);
    m_names->clear();
    m_names->addItems(m_document.project().info().presetNames(m_kind));
    m_names->setPlaceholderText(m_names->count() == 0 ? tr("none yet") : tr("choose"));
    m_names->setCurrentIndex(current.isEmpty() ? -1 : m_names->findText(current));
    refresh();
}

void PresetRow::refresh()
{
    const bool mayChange = !m_document.isReadOnly();
    const QString whyNot = tr("Somebody else has this project open.");
    m_names->setEnabled(m_names->count() > 0);
    m_names->setToolTip(tr("Settings that are kept with the project"));
    m_keep->setEnabled(mayChange);
    m_keep->setToolTip(mayChange ? tr("Keep the present settings with the project under a name") : whyNot);
    m_delete->setEnabled(mayChange && m_names->currentIndex() >= 0);
    m_delete->setToolTip(mayChange ? tr("Delete the chosen settings from the project") : whyNot);
}

void PresetRow::askName()
{
    bool given = false;
    const QString asked = QInputDialog::getText(this, tr("Keep these settings"), tr("Under the &name"),
        QLineEdit::Normal, m_names->currentText(), &given);
    const QString name = asked.simplified().left(longestName);
    if (!given || name.isEmpty())
        return;
    if (name != m_names->currentText() && m_document.project().info().preset(m_kind, name)) {
        QMessageBox box(QMessageBox::Question, tr("Replace?"),
            tr("Settings called “%1” are kept already. Replace them?").arg(name),
            QMessageBox::Yes | QMessageBox::No, this);
        box.setTextFormat(Qt::PlainText);
        box.setDefaultButton(QMessageBox::No);
        if (box.exec() != QMessageBox::Yes)
            return;
    }
    keep(name);
}

bool PresetRow::keep(const QString &name)
{
    if (!store(name, QString::fromUtf8(m_content()), tr("Keep the settings “%1”").arg(name)))
        return false;
    fill(name);
    return true;
}

bool PresetRow::remove(const QString &name)
{
    if (!store(name, {}, tr("Delete the settings “%1”").arg(name)))
        return false;
    fill({});
    m_keep->setFocus(); // the button that was pressed is off now
    return true;
}

bool PresetRow::store(const QString &name, const QString &content, const QString &label)
{
    const ProjectInfo before = m_document.project().info();
    ProjectInfo after = before;
    after.setPreset(m_kind, name, content);
    return before == after || m_document.push(label, {replacing(before, after)});
}

} // namespace standpoint
