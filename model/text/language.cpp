// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/language.h"

#include "model/text/segmentation_data.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace standpoint {

namespace {

constexpr qsizetype mostUnits = 4000;

/// Scripts that one language alone is likely to be written in, so that no words are needed.
constexpr std::array scriptLanguages{
    std::pair{QChar::Script_Greek, "el"},
    std::pair{QChar::Script_Armenian, "hy"},
    std::pair{QChar::Script_Hebrew, "he"},
    std::pair{QChar::Script_Thai, "th"},
    std::pair{QChar::Script_Georgian, "ka"},
    std::pair{QChar::Script_Hangul, "ko"},
    std::pair{QChar::Script_Bengali, "bn"},
    std::pair{QChar::Script_Tamil, "ta"},
    std::pair{QChar::Script_Telugu, "te"},
    std::pair{QChar::Script_Gujarati, "gu"},
    std::pair{QChar::Script_Myanmar, "my"},
    std::pair{QChar::Script_Khmer, "km"},
    std::pair{QChar::Script_Hiragana, "ja"},
    std::pair{QChar::Script_Han, "zh"},
};

struct CommonWords
{
    QStringList languages;
    std::vector<QChar::Script> scripts; ///< of each language
    std::unordered_map<std::u16string, std::vector<std::size_t>> languagesOf;
};

const CommonWords &commonWords()
{
    static const CommonWords all = [] {
        CommonWords words;
        words.languages = languagesWithData();
        for (const QString &language : std::as_const(words.languages)) {
            const std::size_t index = words.scripts.size();
            words.scripts.push_back(QChar::Script_Unknown);
            for (const QString &word : segmentationData(language).words(SegmentationData::Common)) {
                words.languagesOf[word.toStdU16String()].push_back(index);
                words.scripts.back() = word.front().script();
            }
        }
        return words;
    }();
    return all;
}

bool isAsciiLetter(QChar c)
{
    return static_cast<char16_t>((c.unicode() | 0x20) - u'a') < 26;
}

/// The script of most letters, kana counting as one with Han. Nothing if no script has two thirds of them.
QChar::Script mainScript(QStringView text)
{
    constexpr int fewestLetters = 8;
    constexpr int enoughKana = 20; // one letter in so many makes a text of Chinese characters Japanese
    std::array<int, QChar::ScriptCount> counts{};
    int letters = 0;
    int ascii = 0; // most letters are, and need no table
    for (const QChar c : text) {
        if (isAsciiLetter(c)) {
            ++ascii;
        } else if (c.unicode() > 0x7F && c.isLetter()) {
            ++counts[c.script()];
            ++letters;
        }
    }
    counts[QChar::Script_Latin] += ascii;
    letters += ascii;
    const int kana = counts[QChar::Script_Hiragana] + counts[QChar::Script_Katakana];
    const int han = std::exchange(counts[QChar::Script_Han], 0) + kana;
    counts[QChar::Script_Katakana] = 0;
    counts[QChar::Script_Hiragana] = 0;
    counts[kana * enoughKana >= han ? QChar::Script_Hiragana : QChar::Script_Han] = han;
    const auto most = std::max_element(counts.begin(), counts.end());
    if (letters < fewestLetters || *most * 3 < letters * 2)
        return QChar::Script_Unknown;
    return static_cast<QChar::Script>(most - counts.begin());
}

/// How much of a text each language's common words are; a word of several languages counts for each in part.
struct Scores
{
    std::vector<double> weights;
    std::vector<int> hits;
    int words = 0;
};

Scores scored(QStringView text)
{
    const CommonWords &common = commonWords();
    Scores scores{std::vector<double>(common.scripts.size()), std::vector<int>(common.scripts.size())};
    std::u16string word;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const QChar c = i < text.size() ? text[i] : QChar(u' ');
        if (isAsciiLetter(c)) {
            word += static_cast<char16_t>(c.unicode() | 0x20);
            continue;
        }
        if (c.unicode() > 0x7F && (c.isLetter() || c.isMark())) {
            word += c.toLower().unicode();
            continue;
        }
        if (word.empty())
            continue;
        ++scores.words;
        const auto found = common.languagesOf.find(word);
        word.clear();
        if (found == common.languagesOf.end())
            continue;
        for (const std::size_t language : found->second) {
            scores.weights[language] += 1.0 / static_cast<double>(found->second.size());
            ++scores.hits[language];
        }
    }
    return scores;
}

} // namespace

QString guessLanguage(QStringView text)
{
    constexpr int fewestHits = 3;
    constexpr int enoughHits = 7;      // one word in so many must be a common one
    constexpr double clearLead = 1.15; // over the second language
    const QStringView head = text.first(std::min(text.size(), mostUnits));
    const QChar::Script script = mainScript(head);
    if (script == QChar::Script_Unknown)
        return {};
    for (const auto &[known, language] : scriptLanguages) {
        if (known == script)
            return QString::fromLatin1(language);
    }

    const CommonWords &common = commonWords();
    const Scores scores = scored(head);
    std::size_t best = 0;
    double bestWeight = 0;
    double secondWeight = 0;
    for (std::size_t i = 0; i < scores.weights.size(); ++i) {
        if (common.scripts[i] != script)
            continue;
        if (scores.weights[i] > bestWeight) {
            secondWeight = std::exchange(bestWeight, scores.weights[i]);
            best = i;
        } else {
            secondWeight = std::max(secondWeight, scores.weights[i]);
        }
    }
    if (bestWeight < clearLead * secondWeight || bestWeight <= 0 || scores.hits[best] < fewestHits
        || scores.hits[best] * enoughHits < scores.words)
        return {};
    return common.languages.at(static_cast<qsizetype>(best));
}

QStringList segmentationLanguages()
{
    QStringList languages;
    for (const QString &language : languagesWithData()) {
        if (segmentationData(language).hasLists())
            languages.append(language);
    }
    return languages;
}

} // namespace standpoint
