// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/actor_search.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ActorKind)
};

bool beginsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

bool hasWord(QStringView name, QStringView beginning)
{
    for (qsizetype at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
        if (beginsWord(name, at))
            return true;
    }
    return false;
}

std::optional<ActorSearch::Fit> fitOf(const QString &name, const QString &typed, const QStringList &words)
{
    using Fit = ActorSearch::Fit;
    if (name == typed)
        return Fit::Same;
    if (name.startsWith(typed))
        return Fit::Begins;
    if (hasWord(name, typed))
        return Fit::BeginsWord;
    if (words.size() > 1
        && std::ranges::all_of(words, [&](const QString &word) { return hasWord(name, word); }))
        return Fit::AllWords;
    return name.contains(typed) ? std::optional(Fit::Inside) : std::nullopt;
}

/// Letters that Unicode does not take apart.
void appendPlain(QString &spelt, QChar letter)
{
    switch (letter.unicode()) {
    case 0x00E6:
        spelt += QStringLiteral("ae");
        break;
    case 0x00F8:
        spelt += QLatin1Char('o');
        break;
    case 0x00F0:
    case 0x0111:
        spelt += QLatin1Char('d');
        break;
    case 0x0131:
        spelt += QLatin1Char('i');
        break;
    case 0x0142:
        spelt += QLatin1Char('l');
        break;
    case 0x0153:
        spelt += QStringLiteral("oe");
        break;
    case 0x2018:
    case 0x2019:
        spelt += QLatin1Char('\'');
        break;
    default:
        spelt += letter;
    }
}

QSet<QString> countries()
{
    QSet<QString> names;
    for (int n = QLocale::AnyTerritory + 1; n <= QLocale::LastTerritory; ++n)
        names.insert(plainlySpelt(QLocale::territoryToString(static_cast<QLocale::Territory>(n))));
    for (const QLocale::Territory region : {QLocale::World, QLocale::Europe, QLocale::LatinAmerica})
        names.remove(plainlySpelt(QLocale::territoryToString(region)));
    return names;
}

} // namespace

QString plainlySpelt(const QString &name)
{
    QString spelt;
    const QString apart = name.normalized(QString::NormalizationForm_KD).toCaseFolded();
    spelt.reserve(apart.size());
    for (const QChar letter : apart) {
        if (letter.category() != QChar::Mark_NonSpacing)
            appendPlain(spelt, letter);
    }
    return spelt.simplified();
}

ActorSearch::ActorSearch(const Project &project)
{
    for (const Actor &actor : project.actors().inOrder()) {
        m_names.append({actor.id, {}, plainlySpelt(actor.name)});
        for (const QString &alias : actor.aliases)
            m_names.append({actor.id, alias, plainlySpelt(alias)});
    }
}

QList<ActorSearch::Match> ActorSearch::find(const QString &typed) const
{
    QList<Match> matches;
    const QString plain = plainlySpelt(typed);
    if (plain.isEmpty())
        return matches;
    const QStringList words = plain.split(QLatin1Char(' '));
    for (const Name &name : m_names) {
        const auto fit = fitOf(name.plain, plain, words);
        if (!fit)
            continue;
        if (matches.isEmpty() || matches.last().actor != name.actor)
            matches.append({name.actor, name.alias, *fit});
        else if (*fit < matches.last().fit)
            matches.last() = {name.actor, name.alias, *fit};
    }
    std::ranges::stable_sort(matches, {}, &Match::fit);
    return matches;
}

Actor::Kind likelyKind(const QString &name)
{
    static const QSet<QString> states = countries();
    static const QSet<QString> institutions{QStringLiteral("agency"), QStringLiteral("army"),
        QStringLiteral("assembly"), QStringLiteral("association"), QStringLiteral("authority"),
        QStringLiteral("bank"), QStringLiteral("cabinet"), QStringLiteral("coalition"),
        QStringLiteral("commission"), QStringLiteral("committee"), QStringLiteral("company"),
        QStringLiteral("congress"), QStringLiteral("council"), QStringLiteral("court"),
        QStringLiteral("foundation"), QStringLiteral("government"), QStringLiteral("institute"),
        QStringLiteral("league"), QStringLiteral("ministry"), QStringLiteral("nations"),
        QStringLiteral("office"), QStringLiteral("organisation"), QStringLiteral("organization"),
        QStringLiteral("parliament"), QStringLiteral("party"), QStringLiteral("senate"),
        QStringLiteral("union"), QStringLiteral("university")};
    const QString plain = plainlySpelt(name);
    if (states.contains(plain))
        return Actor::Kind::State;
    const QStringList words = plain.split(QLatin1Char(' '));
    const bool isInstitution =
        std::ranges::any_of(words, [](const QString &word) { return institutions.contains(word); });
    return isInstitution ? Actor::Kind::Organisation : Actor::Kind::Person;
}

QString kindIcon(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::Person:
        return QStringLiteral("person");
    case Actor::Kind::Organisation:
        return QStringLiteral("organisation");
    case Actor::Kind::State:
        return QStringLiteral("state");
    case Actor::Kind::Group:
        return QStringLiteral("group");
    }
    return {};
}

QString kindName(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::Person:
        return Words::tr("person");
    case Actor::Kind::Organisation:
        return Words::tr("organisation");
    case Actor::Kind::State:
        return Words::tr("state");
    case Actor::Kind::Group:
        return Words::tr("group");
    }
    return {};
}

} // namespace standpoint
