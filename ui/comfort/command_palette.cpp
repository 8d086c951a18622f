// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/command_palette.h"

#include "ui/isolated.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int usualWidth = 640;
constexpr int usualHeight = 460;
constexpr int margin = 12;
constexpr int pageRows = 8;

/// Name and menu at the beginning, the keys at the end.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, QFontMetrics(option.font).height() + 2 * theme::grid};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QPalette &palette = option.palette;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool usable = index.data(CommandList::UsableRole).toBool();
        painter->save();
        if (selected)
            painter->fillRect(option.rect, palette.color(QPalette::Highlight));
        const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = selected ? ink : palette.color(QPalette::PlaceholderText);
        const QFontMetrics metrics(option.font);
        const bool mirrored = option.direction == Qt::RightToLeft;
        QRect room = option.rect.adjusted(margin, 0, -margin, 0);
        painter->setLayoutDirection(option.direction);
        painter->setFont(option.font);
        painter->setPen(quiet);
        const QString keys = index.data(CommandList::KeysRole).toString();
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignTrailing, isolated(keys));
        const int taken = keys.isEmpty() ? 0 : metrics.horizontalAdvance(keys) + 2 * theme::grid;
        room.adjust(mirrored ? taken : 0, 0, mirrored ? 0 : -taken, 0);
        const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width());
        painter->setPen(usable ? ink : quiet);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeading, isolated(name));
        const int named = metrics.horizontalAdvance(name) + 2 * theme::grid;
        room.adjust(mirrored ? 0 : named, 0, mirrored ? -named : 0, 0);
        painter->setPen(quiet);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeading,
            metrics.elidedText(
                index.data(CommandList::PlaceRole).toString(), Qt::ElideRight, qMax(0, room.width())));
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(std::vector<Command> commands, QWidget *window)
    : QDialog(window)
    , m_commands(new CommandList(std::move(commands), this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(theme::quietLabel({}, this))
{
    setWindowTitle(tr("Find a command"));
    m_field->setPlaceholderText(tr("Type what you want to do"));
    theme::makeSearchField(m_field, tr("What you want to do"));
    m_field->installEventFilter(this);
    m_list->setModel(m_commands);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What can be done"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::grid);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    theme::resizeWithinScreen(this, {usualWidth, usualHeight});
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentIndex().row()); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    refresh({});
    m_field->setFocus();
}

void CommandPalette::refresh(const QString &words)
{
    m_commands->setTyped(words);
    m_list->setCurrentIndex(m_commands->index(0));
    m_hint->setText(m_commands->rowCount() == 0
            ? tr("Nothing is called so. Try one word of it, or look in the menus.")
            : tr("↓ ↑ choose   ·   Enter does it   ·   Esc goes back"));
}

void CommandPalette::choose(int row)
{
    if (row < 0 || row >= m_commands->rowCount())
        return;
    const Command &command = m_commands->command(row);
    if (!command.usable) {
        m_hint->setText(command.whyNot.isEmpty() ? tr("That is not possible now.") : command.whyNot);
        return;
    }
    CommandList::remember(command);
    m_chosen = &command;
    accept();
}

void CommandPalette::step(int by)
{
    if (m_commands->rowCount() == 0)
        return;
    const int row = qBound(0, m_list->currentIndex().row() + by, m_commands->rowCount() - 1);
    m_list->setCurrentIndex(m_commands->index(row));
}

/// The arrows are the list's, though the field has the keyboard.
bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(pageRows);
            return true;
        case Qt::Key_PageUp:
            step(-pageRows);
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace standpoint
