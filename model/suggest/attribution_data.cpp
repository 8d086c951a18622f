// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/attribution_data.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

// Pulls the compiled-in lists out of the static library; must stand outside any namespace.
static void initAttributionResource()
{
    Q_INIT_RESOURCE(attribution);
}

namespace standpoint {

namespace {

QString folder()
{
    static const bool ready = (initAttributionResource(), true);
    Q_UNUSED(ready)
    return QStringLiteral(":/attribution/");
}

constexpr std::array sections{
    std::pair{"says", quint32{AttributionData::Says}},
    std::pair{"acts", quint32{AttributionData::Acts}},
    std::pair{"participles", quint32{AttributionData::Participle}},
    std::pair{"ambiguous", quint32{AttributionData::Ambiguous}},
    std::pair{"auxiliaries", quint32{AttributionData::Auxiliary}},
    std::pair{"passive", quint32{AttributionData::Passive}},
    std::pair{"by", quint32{AttributionData::By}},
    std::pair{"adverbs", quint32{AttributionData::Adverb}},
    std::pair{"definite", quint32{AttributionData::Definite}},
    std::pair{"indefinite", quint32{AttributionData::Indefinite}},
    std::pair{"pronouns", quint32{AttributionData::Pronoun}},
    std::pair{"thing-pronouns", quint32{AttributionData::ThingPronoun}},
    std::pair{"possessives", quint32{AttributionData::Possessive}},
    std::pair{"person-possessives", AttributionData::Possessive | AttributionData::OfPerson},
    std::pair{"thing-possessives", AttributionData::Possessive | AttributionData::OfThing},
    std::pair{"roles", quint32{AttributionData::Role}},
    std::pair{"any-roles", quint32{AttributionData::AnyRole}},
    std::pair{"bodies", quint32{AttributionData::Body}},
    std::pair{"prepositions", quint32{AttributionData::Preposition}},
    std::pair{"of", quint32{AttributionData::Of}},
    std::pair{"subordinators", quint32{AttributionData::Subordinator}},
    std::pair{"relatives", quint32{AttributionData::Relative}},
    std::pair{"and", quint32{AttributionData::And}},
    std::pair{"times", quint32{AttributionData::Time}},
    std::pair{"to", quint32{AttributionData::To}},
    std::pair{"opponents", quint32{AttributionData::Opponent}},
    std::pair{"plurals", quint32{AttributionData::Plural}},
    std::pair{"reported", quint32{AttributionData::Reported}},
};

} // namespace

AttributionData::AttributionData(const QString &fileName)
{
    if (fileName.isEmpty())
        return;
    QFile file(folder() + fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The word lists %s are not compiled in.", qUtf8Printable(fileName));
    const QString content = QString::fromUtf8(file.readAll());
    QStringView section;
    for (QStringView line : QStringView(content).tokenize(u'\n')) {
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']'))
            section = line.mid(1, line.size() - 2);
        else
            addLine(section, line);
    }
    const auto longestFirst = [](const QStringList &a, const QStringList &b) { return a.size() > b.size(); };
    std::stable_sort(m_according.begin(), m_according.end(), longestFirst);
    std::stable_sort(m_accordingAfter.begin(), m_accordingAfter.end(), longestFirst);
}

void AttributionData::addLine(QStringView section, QStringView line)
{
    const QStringList words = line.toString().split(u' ', Qt::SkipEmptyParts);
    if (section == u"according")
        return m_according.push_back(words);
    if (section == u"inserted")
        return m_inserted.push_back(words);
    if (section == u"according-after")
        return m_accordingAfter.push_back(words);
    const auto named = [section](const auto &entry) { return section == QLatin1String(entry.first); };
    const auto found = std::find_if(sections.begin(), sections.end(), named);
    for (const QString &word : words) {
        if (found != sections.end() && word.size() > 1 && word.startsWith(u'-'))
            m_endings.emplace_back(word.sliced(1), found->second);
        else if (found != sections.end())
            m_uses[word] |= found->second;
        else if (section == u"prefixes")
            m_prefixes.append(word);
        else if (section == u"nations" && word.contains(u'='))
            m_nations.insert(word.section(u'=', 0, 0), word.section(u'=', 1));
        else if (section == u"options" && word == u"verb-first")
            m_isVerbFirst = true;
        else if (section == u"options" && word == u"inverts")
            m_inverts = true;
        else if (section == u"options" && word == u"post-adjectives")
            m_hasPostAdjectives = true;
        else if (section == u"options" && word == u"dash-speech")
            m_hasDashSpeech = true;
        else
            qFatal("Word lists: no section or option '%s'.", qUtf8Printable(section.toString()));
    }
}

quint32 AttributionData::word(QStringView word) const
{
    constexpr qsizetype longest = 40;
    if (word.isEmpty() || word.size() > longest)
        return 0;
    const QString small = word.toString().toLower();
    if (const auto found = m_uses.constFind(small); found != m_uses.cend())
        return *found;
    for (const auto &[ending, use] : m_endings) {
        if (small.size() > ending.size() + 1 && small.endsWith(ending))
            return use;
    }
    for (const QString &prefix : m_prefixes) {
        if (small.size() <= prefix.size() + 1 || !small.startsWith(prefix))
            continue;
        if (const auto found = m_uses.constFind(small.sliced(prefix.size())); found != m_uses.cend())
            return *found;
    }
    return 0;
}

QSet<QString> AttributionData::words(quint32 uses) const
{
    QSet<QString> words;
    for (auto word = m_uses.cbegin(); word != m_uses.cend(); ++word) {
        if (*word & uses)
            words.insert(word.key());
    }
    return words;
}

QString AttributionData::nation(QStringView adjective) const
{
    return m_nations.value(adjective.toString().toLower());
}

QStringList attributionLanguages()
{
    QStringList languages;
    for (const QString &name : QDir(folder()).entryList(QDir::Files, QDir::Name))
        languages.append(name.section(u'.', 0, 0));
    return languages;
}

const AttributionData &attributionData(const QString &language)
{
    static const QStringList available = attributionLanguages();
    static std::mutex mutex;
    static std::map<QString, AttributionData> read;
    static const AttributionData none;

    const QString tag = QString(language).replace(u'_', u'-').toLower().section(u'-', 0, 0);
    if (!available.contains(tag))
        return none;
    const std::lock_guard lock(mutex);
    return read.try_emplace(tag, tag + u".txt").first->second;
}

bool isRoleInAnyLanguage(QStringView word)
{
    constexpr quint32 roles = AttributionData::Role | AttributionData::AnyRole | AttributionData::Body;
    static const QSet<QString> all = [] {
        QSet<QString> words;
        for (const QString &language : attributionLanguages())
            words.unite(attributionData(language).words(roles));
        return words;
    }();
    return all.contains(word.toString().toLower());
}

} // namespace standpoint
