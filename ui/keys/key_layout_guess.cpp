// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which keyboard somebody has, before they press a key. A wrong guess costs a look at the pad, which shows
// its keys; once letters tell another keyboard, the window offers it.
#include "ui/keys/key_layout.h"

#include <QFile>
#include <QLocale>
#include <QSet>

namespace standpoint {

namespace {

/// Names of xkeyboard-config's rules/base.lst by the letters of their plain variant.
const QSet<QString> &xkbNames(KeyLayout layout)
{
    static const QSet<QString> qwertz{QStringLiteral("de"), QStringLiteral("at"), QStringLiteral("ch"),
        QStringLiteral("cz"), QStringLiteral("hu"), QStringLiteral("sk"), QStringLiteral("si"),
        QStringLiteral("hr"), QStringLiteral("ba"), QStringLiteral("me"), QStringLiteral("al")};
    static const QSet<QString> azerty{QStringLiteral("fr"), QStringLiteral("be")};
    static const QSet<QString> others{QStringLiteral("ru"), QStringLiteral("ua"), QStringLiteral("by"),
        QStringLiteral("bg"), QStringLiteral("rs"), QStringLiteral("mk"), QStringLiteral("gr"),
        QStringLiteral("il"), QStringLiteral("ara"), QStringLiteral("iq"), QStringLiteral("sy"),
        QStringLiteral("eg"), QStringLiteral("ir"), QStringLiteral("af"), QStringLiteral("pk"),
        QStringLiteral("in"), QStringLiteral("bd"), QStringLiteral("np"), QStringLiteral("lk"),
        QStringLiteral("th"), QStringLiteral("la"), QStringLiteral("kh"), QStringLiteral("mm"),
        QStringLiteral("am"), QStringLiteral("ge"), QStringLiteral("kz"), QStringLiteral("kg"),
        QStringLiteral("mn"), QStringLiteral("tj"), QStringLiteral("et")};
    static const QSet<QString> none;
    return layout == KeyLayout::Qwertz    ? qwertz
        : layout == KeyLayout::Azerty     ? azerty
        : layout == KeyLayout::ByPosition ? others
                                          : none;
}

/// What the distribution noted for the console and the X server (keyboard(5)), as "fr" and "bepo".
std::optional<KeyLayout> ofThisMachine()
{
    const auto first = [](const QString &list) { return list.section(QLatin1Char(','), 0, 0).trimmed(); };
    if (const QString named = qEnvironmentVariable("XKB_DEFAULT_LAYOUT"); !named.isEmpty())
        return layoutOfXkb(first(named), first(qEnvironmentVariable("XKB_DEFAULT_VARIANT")));
    QFile file(QStringLiteral("/etc/default/keyboard"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString layout;
    QString variant;
    for (const QString &line : QString::fromUtf8(file.read(4096)).split(QLatin1Char('\n'))) {
        const QString value = first(line.section(QLatin1Char('='), 1).remove(QLatin1Char('"')));
        if (line.startsWith(QLatin1String("XKBLAYOUT=")))
            layout = value;
        else if (line.startsWith(QLatin1String("XKBVARIANT=")))
            variant = value;
    }
    return layoutOfXkb(layout, variant);
}

KeyLayout ofThisLanguage()
{
    const QLocale here = QLocale::system();
    switch (here.language()) {
    case QLocale::C:
        return KeyLayout::Qwerty;
    case QLocale::German:
    case QLocale::Czech:
    case QLocale::Slovak:
    case QLocale::Hungarian:
    case QLocale::Slovenian:
    case QLocale::Croatian:
    case QLocale::Bosnian:
    case QLocale::Luxembourgish:
        return KeyLayout::Qwertz;
    case QLocale::French:
        return here.territory() == QLocale::Switzerland ? KeyLayout::Qwertz
            : here.territory() == QLocale::Canada       ? KeyLayout::Qwerty
                                                        : KeyLayout::Azerty;
    case QLocale::Dutch:
        return here.territory() == QLocale::Belgium ? KeyLayout::Azerty : KeyLayout::Qwerty;
    default:
        break;
    }
    switch (here.script()) {
    case QLocale::CyrillicScript:
    case QLocale::GreekScript:
    case QLocale::HebrewScript:
    case QLocale::ArabicScript:
        return KeyLayout::ByPosition;
    default:
        return KeyLayout::Qwerty;
    }
}

} // namespace

std::optional<KeyLayout> layoutOfXkb(const QString &layout, const QString &variant)
{
    if (layout.isEmpty())
        return {};
    for (const auto &[part, meant] : {std::pair(QStringLiteral("qwerty"), KeyLayout::Qwerty),
             {QStringLiteral("qwertz"), KeyLayout::Qwertz}, {QStringLiteral("azerty"), KeyLayout::Azerty}}) {
        if (variant.contains(part))
            return meant;
    }
    static const QSet<QString> otherPlaces{QStringLiteral("bepo"), QStringLiteral("neo"),
        QStringLiteral("bone"), QStringLiteral("workman"), QStringLiteral("norman")};
    const QString first = variant.section(QLatin1Char('_'), 0, 0);
    if (otherPlaces.contains(first) || variant.contains(QLatin1String("dvorak"))
        || variant.contains(QLatin1String("colemak")))
        return KeyLayout::ByPosition;
    if (variant == QLatin1String("us") || variant.startsWith(QLatin1String("us_"))
        || variant.startsWith(QLatin1String("latin")) || variant == QLatin1String("phonetic")) {
        // French and Serbian in Latin letters have the places of their country, the others those of QWERTY.
        if (layout == QLatin1String("fr") && variant.startsWith(QLatin1String("latin")))
            return KeyLayout::Azerty;
        if (layout == QLatin1String("rs") && variant.startsWith(QLatin1String("latin")))
            return KeyLayout::Qwertz;
        return KeyLayout::Qwerty;
    }
    for (const KeyLayout one : {KeyLayout::Qwertz, KeyLayout::Azerty, KeyLayout::ByPosition}) {
        if (xkbNames(one).contains(layout))
            return one;
    }
    return KeyLayout::Qwerty;
}

KeyLayout guessLayout()
{
    const std::optional<KeyLayout> machine = ofThisMachine();
    return machine ? *machine : ofThisLanguage();
}

} // namespace standpoint
