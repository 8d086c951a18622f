// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/segmentation_data.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <unicode/ures.h>
#include <utility>

// Pulls the compiled-in lists out of the static library; must stand outside any namespace.
static void initSegmentationResource()
{
    Q_INIT_RESOURCE(segmentation);
}

namespace standpoint {

namespace {

QString folder()
{
    static const bool ready = (initSegmentationResource(), true);
    Q_UNUSED(ready)
    return QStringLiteral(":/segmentation/");
}

constexpr std::array abbreviationSections{
    std::pair{"never", static_cast<unsigned>(SegmentationData::Never)},
    std::pair{"titles", SegmentationData::Never | SegmentationData::Title},
    std::pair{"may", static_cast<unsigned>(SegmentationData::May)},
    std::pair{"before-number", static_cast<unsigned>(SegmentationData::BeforeNumber)},
    std::pair{"ends", static_cast<unsigned>(SegmentationData::Ends)},
};

constexpr std::array wordSections{
    std::pair{"starters", SegmentationData::Starter},
    std::pair{"reporting", SegmentationData::Reporting},
    std::pair{"after-ordinal", SegmentationData::AfterOrdinal},
    std::pair{"before-letter", SegmentationData::BeforeLetter},
    std::pair{"particles", SegmentationData::Particle},
    std::pair{"common", SegmentationData::Common},
};

constexpr std::size_t longestWord = 32;

std::u16string_view view(QStringView text)
{
    return {text.utf16(), static_cast<std::size_t>(text.size())};
}

/// "z. B." as it is kept: "z.B".
QString normalised(QString abbreviation)
{
    abbreviation.remove(u' ');
    while (abbreviation.endsWith(u'.'))
        abbreviation.chop(1);
    return abbreviation;
}

struct CloseBundle
{
    void operator()(UResourceBundle *bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, CloseBundle>;

} // namespace

SegmentationData::SegmentationData(const QString &fileName)
{
    if (fileName.isEmpty())
        return;
    readFile(fileName);
    if (m_hasStarters)
        addIcuAbbreviations(fileName.section(u'.', 0, 0));
}

void SegmentationData::readFile(const QString &fileName)
{
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
            addSection(section, line);
    }
}

void SegmentationData::addSection(QStringView section, QStringView words)
{
    const auto named = [section](const auto &entry) { return section == QLatin1String(entry.first); };
    const auto abbreviations = std::find_if(abbreviationSections.begin(), abbreviationSections.end(), named);
    const auto plainWords = std::find_if(wordSections.begin(), wordSections.end(), named);
    for (const QStringView word : words.tokenize(u' ', Qt::SkipEmptyParts)) {
        if (abbreviations != abbreviationSections.end())
            m_abbreviations[std::u16string(view(word))] |= abbreviations->second;
        else if (plainWords != wordSections.end())
            m_words[std::u16string(view(word))] |= plainWords->second;
        else if (section == u"terminators")
            m_extraTerminators += word;
        else if (section == u"options" && word == u"ordinals")
            m_hasOrdinals = true;
        else if (section == u"options" && word == u"capital-nouns")
            m_hasCapitalNouns = true;
        else
            qFatal("Word lists: no section or option '%s'.", qUtf8Printable(section.toString()));
    }
    m_hasLists |= section != u"common";
    m_hasStarters |= section == u"starters";
}

/// ICU's own exceptions, otherwise used by its `ss=standard`, read as one more list of abbreviations that may
/// end a sentence. They are worth little without the next-word test, so a language without starters goes
/// without.
void SegmentationData::addIcuAbbreviations(const QString &language)
{
    UErrorCode status = U_ZERO_ERROR;
    const Bundle tree(ures_open(U_ICUDATA_NAME "-brkitr", qUtf8Printable(language), &status));
    if (status != U_ZERO_ERROR) // a warning here means that another language's list was opened instead
        return;
    const Bundle exceptions(ures_getByKey(tree.get(), "exceptions", nullptr, &status));
    const Bundle list(ures_getByKey(exceptions.get(), "SentenceBreak", nullptr, &status));
    for (int32_t i = 0; U_SUCCESS(status) && i < ures_getSize(list.get()); ++i) {
        int32_t length = 0;
        const UChar *entry = ures_getStringByIndex(list.get(), i, &length, &status);
        if (U_SUCCESS(status))
            m_abbreviations[std::u16string(view(normalised(QString::fromUtf16(entry, length))))] |= May;
    }
}

unsigned SegmentationData::abbreviation(QStringView word) const
{
    std::array<char16_t, longestWord> buffer{};
    const auto size = static_cast<std::size_t>(word.size());
    if (size == 0 || size > buffer.size())
        return 0;
    if (const auto found = m_abbreviations.find(view(word)); found != m_abbreviations.end())
        return found->second;
    if (!word.front().isUpper())
        return 0;
    // "Vgl." and "VGL." are found as "vgl.", "MR." as "Mr."
    std::copy_n(word.utf16(), size, buffer.begin());
    buffer[0] = QChar(buffer[0]).toLower().unicode();
    const std::u16string_view lowered(buffer.data(), size);
    if (const auto found = m_abbreviations.find(lowered); found != m_abbreviations.end())
        return found->second;
    if (size < 2 || !std::all_of(word.begin(), word.end(), [](QChar c) { return !c.isLower(); }))
        return 0;
    for (std::size_t i = 1; i < size; ++i)
        buffer[i] = QChar(buffer[i]).toLower().unicode();
    if (const auto found = m_abbreviations.find(lowered); found != m_abbreviations.end())
        return found->second;
    buffer[0] = word.front().unicode();
    const auto found = m_abbreviations.find(lowered);
    return found == m_abbreviations.end() ? 0 : found->second;
}

unsigned SegmentationData::word(QStringView word) const
{
    std::array<char16_t, longestWord> buffer{};
    const auto size = static_cast<std::size_t>(word.size());
    if (size == 0 || size > buffer.size())
        return 0;
    std::transform(word.begin(), word.end(), buffer.begin(), [](QChar c) { return c.toLower().unicode(); });
    const auto found = m_words.find(std::u16string_view(buffer.data(), size));
    return found == m_words.end() ? 0 : found->second;
}

QStringList SegmentationData::words(Use use) const
{
    QStringList result;
    for (const auto &[word, uses] : m_words) {
        if (uses & use)
            result.append(QString::fromStdU16String(word));
    }
    return result;
}

bool SegmentationData::beginsWith(QStringView text, Use use) const
{
    constexpr qsizetype longest = 4;
    for (qsizetype size = std::min(longest, text.size()); size > 0; --size) {
        if (word(text.first(size)) & use)
            return true;
    }
    return false;
}

QStringList languagesWithData()
{
    QStringList languages;
    for (const QString &name : QDir(folder()).entryList(QDir::Files, QDir::Name))
        languages.append(name.section(u'.', 0, 0));
    return languages;
}

const SegmentationData &segmentationData(const QString &language)
{
    static const QStringList available = languagesWithData();
    static std::mutex mutex;
    static std::map<QString, SegmentationData> read;
    static const SegmentationData none;

    QString tag = QString(language).replace(u'_', u'-').toLower();
    if (tag == u"no" || tag.startsWith(u"no-"))
        tag = QStringLiteral("nb");
    while (!tag.isEmpty() && !available.contains(tag))
        tag = tag.section(u'-', 0, -2);
    if (tag.isEmpty())
        return none;
    const std::lock_guard lock(mutex);
    return read.try_emplace(tag, tag + u".txt").first->second;
}

} // namespace standpoint
