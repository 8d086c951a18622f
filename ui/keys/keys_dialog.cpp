// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/keys_dialog.h"

#include "ui/keys/key_editor.h"
#include "ui/keys/key_map.h"
#include "ui/keys/key_rules.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace standpoint {

namespace {

enum Column
{
    Name,
    Keys,
    Otherwise
};
constexpr int actionRole = Qt::UserRole;

} // namespace

KeysDialog::KeysDialog(KeyMap &map, PadNames names, QWidget *parent)
    : QDialog(parent)
    , m_map(map)
    , m_set(map.set())
    , m_names(std::move(names))
    , m_find(new QLineEdit(this))
    , m_layout(new QComboBox(this))
    , m_list(new QTreeWidget(this))
    , m_editor(new KeyEditor(
          m_set, map, [this](int action) { return name(action); }, this))
{
    setWindowTitle(tr("Change the keys"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(makeTop());
    makeList();
    column->addWidget(m_list, 1);
    column->addWidget(m_editor);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *all = buttons->addButton(tr("All back to the default"), QDialogButtonBox::ResetRole);
    all->setToolTip(tr("Every action gets the keys that it had at first on this keyboard"));
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    column->addSpacing(theme::half);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &KeysDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &KeysDialog::reject);
    connect(all, &QPushButton::clicked, this, [this] {
        m_set.resetAll();
        fillRows();
        m_editor->edit(m_editor->action());
    });
    connect(m_editor, &KeyEditor::changed, this, &KeysDialog::fillRows);
    connect(m_editor, &KeyEditor::finished, m_list, [this] { m_list->setFocus(); });
    fillRows();
    m_list->ensurePolished(); // else rows are measured, for good, without the room around their words
    for (const Column width : {Name, Keys})
        m_list->resizeColumnToContents(width); // once: what is found must not make columns jump
    m_list->setColumnWidth(Keys, m_list->columnWidth(Keys) + 4 * theme::grid);
    m_list->setCurrentItem(m_rows.front());
    m_find->setFocus();
    theme::resizeWithinScreen(this, {760, 720});
}

QWidget *KeysDialog::makeTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::grid);
    m_find->setPlaceholderText(tr("Find an action or a key"));
    theme::makeSearchField(m_find, tr("Find an action or a key"));
    m_find->installEventFilter(this);
    connect(m_find, &QLineEdit::textChanged, this, &KeysDialog::filter);
    row->addWidget(m_find, 1);
    auto *label = new QLabel(tr("&Keyboard"), top);
    label->setBuddy(m_layout);
    row->addWidget(label);
    for (const KeyLayout layout : keyLayouts)
        m_layout->addItem(layoutName(layout), static_cast<int>(layout));
    m_layout->setCurrentIndex(m_layout->findData(static_cast<int>(m_set.layout())));
    m_layout->setAccessibleName(tr("Keyboard"));
    m_layout->setToolTip(
        tr("The stance pad mirrors the keyboard, so its letters lie where they lie on yours. "
           "By position: for keyboards with other letters in these places; keys are called "
           "as on QWERTY."));
    theme::keepFromWheel(m_layout);
    connect(m_layout, &QComboBox::activated, this, [this] {
        m_layoutIsChosen = true;
        m_set.setLayout(static_cast<KeyLayout>(m_layout->currentData().toInt()));
        fillRows();
        m_editor->edit(m_editor->action());
    });
    row->addWidget(m_layout);
    return top;
}

void KeysDialog::makeList()
{
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Action"), tr("Keys"), tr("Otherwise than by default")});
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setExpandsOnDoubleClick(false);
    m_list->installEventFilter(this);
    m_list->header()->setStretchLastSection(true);
    QTreeWidgetItem *group = nullptr;
    int shownGroup = -1;
    for (const KeyAction &action : keyActions()) {
        if (shownGroup != static_cast<int>(action.group)) {
            shownGroup = static_cast<int>(action.group);
            group = new QTreeWidgetItem(m_list, {groupName(action.group)});
            group->setFlags(Qt::ItemIsEnabled);
            group->setData(Name, actionRole, -1);
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            group->setFont(Name, bold);
            group->setFirstColumnSpanned(true);
            group->setExpanded(true);
        }
        auto *row = new QTreeWidgetItem(group, {name(static_cast<int>(m_rows.size()))});
        row->setData(Name, actionRole, static_cast<int>(m_rows.size()));
        m_rows.push_back(row);
    }
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *row) {
        m_editor->edit(row ? row->data(Name, actionRole).toInt() : -1);
    });
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, [this] { m_editor->capture(); });
}

void KeysDialog::fillRows()
{
    for (int action = 0; action < static_cast<int>(m_rows.size()); ++action) {
        QTreeWidgetItem *row = m_rows[static_cast<std::size_t>(action)];
        const QList<QKeySequence> &keys = m_set.keys(action);
        row->setText(Keys, keys.isEmpty() ? QString() : keysText(keys));
        row->setText(Otherwise, otherwise(action));
    }
    filter(m_find->text());
}

/// What is not as the layout has it, in words; empty where all is.
QString KeysDialog::otherwise(int action) const
{
    const QList<QKeySequence> proposed = m_set.proposed(action);
    if (m_set.keys(action) == proposed)
        return {};
    if (m_set.isChosen(action))
        return proposed.isEmpty() ? tr("no key by default") : tr("by default %1").arg(keysText(proposed));
    const QList<int> holders = m_set.holdersOfProposed(action);
    QStringList names;
    for (const int holder : holders)
        names.append(name(holder));
    return tr("its key is with “%1”").arg(names.join(QStringLiteral("”, “")));
}

/// A cell of the pad by the names of the codebook.
QString KeysDialog::name(int action) const
{
    const int row = action / padColumns;
    const int column = action % padColumns;
    if (action == keyActionAt(padKeyId(row, column)) && row < m_names.issues.size()
        && column < m_names.stances.size())
        return tr("%1: %2").arg(m_names.issues[row], m_names.stances[column]);
    return keyActions()[static_cast<std::size_t>(action)].name;
}

/// A cell that the codebook does not have, and that has no key.
bool KeysDialog::isOfNoUse(int action) const
{
    const int row = action / padColumns;
    const int column = action % padColumns;
    return !m_names.issues.isEmpty() && action == keyActionAt(padKeyId(row, column))
        && (row >= m_names.issues.size() || column >= m_names.stances.size()) && m_set.keys(action).isEmpty();
}

/// Rows whose name, group or key has what is typed. A key is meant whole: "q" is no search for Ctrl+Q alone.
void KeysDialog::filter(const QString &typed)
{
    const QString wanted = typed.trimmed();
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_list->topLevelItem(g);
        bool some = false;
        for (int r = 0; r < group->childCount(); ++r) {
            QTreeWidgetItem *row = group->child(r);
            const bool fits = wanted.isEmpty() || row->text(Name).contains(wanted, Qt::CaseInsensitive)
                || group->text(Name).contains(wanted, Qt::CaseInsensitive)
                || row->text(Keys).contains(wanted, Qt::CaseInsensitive);
            const bool shown = fits && !isOfNoUse(row->data(Name, actionRole).toInt());
            row->setHidden(!shown);
            some = some || shown;
        }
        group->setHidden(!some);
    }
    const QTreeWidgetItem *current = m_list->currentItem();
    if (current && !current->isHidden())
        return;
    for (QTreeWidgetItem *row : m_rows) {
        if (!row->isHidden()) {
            m_list->setCurrentItem(row);
            return;
        }
    }
    m_list->setCurrentItem(nullptr);
}

bool KeysDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_find && (key->key() == Qt::Key_Down || enters)) {
        m_list->setFocus();
        return true;
    }
    if (watched == m_list && (enters || key->key() == Qt::Key_F2)) {
        m_editor->capture();
        return true;
    }
    if (watched == m_list && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace)) {
        m_editor->removeLast();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void KeysDialog::reject()
{
    if (!m_editor->leaveQuestion())
        QDialog::reject();
}

void KeysDialog::accept()
{
    if (m_editor->insistOnQuestion())
        return; // or the key that was pressed would be dropped without a word
    m_map.setKeys(m_set, m_layoutIsChosen);
    QDialog::accept();
}

} // namespace standpoint
