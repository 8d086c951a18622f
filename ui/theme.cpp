// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QHash>
#include <QLabel>
#include <QPainter>
#include <QProxyStyle>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace standpoint::theme {

namespace {

constexpr char iconProperty[] = "standpointIcon";

/// Fusion without the desktop's coloured pictures in the buttons of dialogs.
class QuietFusion : public QProxyStyle
{
public:
    QuietFusion()
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override
    {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
            ? 0
            : QProxyStyle::styleHint(hint, option, widget, data);
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
        QColor faded = c.quiet;
        faded.setAlphaF(0.6F);
        palette.setColor(QPalette::Disabled, role, faded);
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
        {QStringLiteral("@line"), c.line}, {QStringLiteral("@selected"), c.selection},
        {QStringLiteral("@onselected"), c.selectionText}, {QStringLiteral("@accent"), c.accent}};
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
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray drawing = file.readAll();
    const QPalette palette = QApplication::palette();
    QIcon made;
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Disabled}) {
        QColor colour = palette.color(QPalette::Active, QPalette::ButtonText);
        if (mode == QIcon::Disabled)
            colour = palette.color(QPalette::Mid);
        QByteArray coloured = drawing;
        coloured.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(coloured);
        for (const int size : {16, 20, 24, 32, 40, 48, 64, 128}) {
            QPixmap pixmap(size, size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            renderer.render(&painter);
            made.addPixmap(pixmap, mode);
        }
    }
    return made;
}

void setIcon(QAction *action, const QString &name)
{
    action->setProperty(iconProperty, name);
    action->setIcon(icon(name));
}

void refreshIcons(QObject *window)
{
    for (QAction *action : window->findChildren<QAction *>()) {
        const QString name = action->property(iconProperty).toString();
        if (!name.isEmpty())
            action->setIcon(icon(name));
    }
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("heading"));
    return label;
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("quiet"));
    label->setWordWrap(true);
    return label;
}

} // namespace standpoint::theme
