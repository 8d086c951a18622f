// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/quiet_fusion.h"
#include "ui/theme_icon.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QHash>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QToolButton>

namespace standpoint::theme {

namespace {

class WheelGuard : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *field = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !field || field->hasFocus())
            return false;
        event->ignore(); // so that what lies around it scrolls
        return true;
    }
};

class KeyGuard : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ShortcutOverride)
            return QObject::eventFilter(watched, event);
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        const bool ours =
            key->key() < Qt::Key_Escape || key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete;
        if (!plain || !ours)
            return false;
        event->accept();
        return true;
    }
};

struct Colours
{
    QColor window, page, raised, text, quiet, line, selection, selectionText, accent;
};

Colours coloursOf(Look look)
{
    switch (look) {
    case Look::Dark:
        return {QColor::fromRgb(0x1e2023), QColor::fromRgb(0x25282c), QColor::fromRgb(0x2e3237),
            QColor::fromRgb(0xe8e6e1), QColor::fromRgb(0xa3a39d), QColor::fromRgb(0x3d4147),
            QColor::fromRgb(0x44546a), QColor::fromRgb(0xffffff), QColor::fromRgb(0x9db4cf)};
    case Look::HighContrast:
        return {QColor::fromRgb(0x000000), QColor::fromRgb(0x000000), QColor::fromRgb(0x1a1a1a),
            QColor::fromRgb(0xffffff), QColor::fromRgb(0xffffff), QColor::fromRgb(0xffffff),
            QColor::fromRgb(0xffff00), QColor::fromRgb(0x000000), QColor::fromRgb(0xffff00)};
    default:
        return {QColor::fromRgb(0xf2f1ed), QColor::fromRgb(0xfffefb), QColor::fromRgb(0xffffff),
            QColor::fromRgb(0x20242a), QColor::fromRgb(0x62666d), QColor::fromRgb(0xd8d5cd),
            QColor::fromRgb(0xd5dde7), QColor::fromRgb(0x14181d), QColor::fromRgb(0x3d5a78)};
    }
}

/// What cannot be used now: between the quiet text and the ground.
QColor faded(const Colours &c)
{
    const auto between = [](int a, int b) { return (a * 6 + b * 4) / 10; };
    return {between(c.quiet.red(), c.window.red()), between(c.quiet.green(), c.window.green()),
        between(c.quiet.blue(), c.window.blue())};
}

QPalette paletteOf(const Colours &c)
{
    QPalette palette(c.raised, c.window);
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.page);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.quiet);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.selectionText);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.selectionText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Midlight, c.line);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Dark, c.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, faded(c));
    }
    return palette;
}

/// What palettes cannot say: distances, corners, the line around things. %1 … %5 are colours.
QString styleSheet(const Colours &c)
{
    QFile file(QStringLiteral(":/ui/theme.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QHash<QString, QColor> names{{QStringLiteral("@window"), c.window},
        {QStringLiteral("@page"), c.page}, {QStringLiteral("@raised"), c.raised},
        {QStringLiteral("@text"), c.text}, {QStringLiteral("@quiet"), c.quiet},
        {QStringLiteral("@line"), c.line}, {QStringLiteral("@faded"), faded(c)},
        {QStringLiteral("@selected"), c.selection}, {QStringLiteral("@onselected"), c.selectionText},
        {QStringLiteral("@accent"), c.accent}};
    for (auto name = names.begin(); name != names.end(); ++name)
        sheet.replace(name.key() + QLatin1Char(';'), name->name() + QLatin1Char(';'));
    return sheet;
}

Look resolved(Look look)
{
    static const bool desktopIsDark = isDark(QApplication::palette());
    if (look == Look::System)
        return desktopIsDark ? Look::Dark : Look::Light;
    return look;
}

} // namespace

QPalette paletteOf(Look look)
{
    return paletteOf(coloursOf(look));
}

void apply(Look look)
{
    const Colours colours = coloursOf(resolved(look)); // before the palette changes: it asks the desktop's
    QApplication::setStyle(new QuietFusion);
    QApplication::setPalette(paletteOf(colours));
    qApp->setStyleSheet(styleSheet(colours));
    QSettings().setValue(QStringLiteral("look"), static_cast<int>(look));
}

Look chosen()
{
    const int look = QSettings().value(QStringLiteral("look"), 0).toInt();
    return static_cast<Look>(qBound(0, look, static_cast<int>(Look::HighContrast)));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QIcon icon(const QString &name)
{
    return QIcon(new ThemeIcon(name));
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("heading"));
    return label;
}

QLabel *keyCap(const QString &key, QWidget *parent)
{
    auto *label = new QLabel(key, parent);
    label->setObjectName(QStringLiteral("key"));
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return label;
}

QWidget *withKeys(QLabel *words, const QStringList &keys, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(half);
    words->setParent(box);
    row->addWidget(words, 1);
    for (const QString &key : keys)
        row->addWidget(keyCap(key, box));
    return box;
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setObjectName(QStringLiteral("quiet"));
    label->setWordWrap(true);
    return label;
}

QString plainTip(const QString &text)
{
    return Qt::mightBeRichText(text)
        ? QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.toHtmlEscaped())
        : text;
}

QWidget *scrolled(QWidget *form, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

void resizeWithinScreen(QWidget *dialog, QSize size)
{
    const QSize frame(24, 48); // of the window manager, about
    dialog->resize(size.boundedTo(dialog->screen()->availableSize() - frame));
}

void makeSearchField(QLineEdit *field, const QString &name, bool glass)
{
    field->setAccessibleName(name);
    const auto nameButtons = [field](const QString &words) { // those that have no name yet
        for (QToolButton *button : field->findChildren<QToolButton *>()) {
            if (button->accessibleName().isEmpty())
                button->setAccessibleName(words);
        }
    };
    field->setClearButtonEnabled(true);
    nameButtons(QCoreApplication::translate("theme", "Empty the field"));
    if (glass)
        field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    nameButtons(name);
}

void keepFromWheel(QWidget *field)
{
    if (field->focusPolicy() == Qt::WheelFocus)
        field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelGuard(field));
}

void keepKeys(QWidget *field)
{
    field->installEventFilter(new KeyGuard(field));
}

} // namespace standpoint::theme
