// SPDX-License-Identifier: GPL-3.0-or-later
//
// The word lists of a language: which abbreviations end no sentence, which words begin one, and so on. Read
// from resources/segmentation/LANGUAGE.txt, which is compiled in:
//
//     file    := line*              UTF-8
//     line    := "# comment" | "[section]" | words parted by spaces
//
// An abbreviation is written without its last dot and without spaces (`z.B` for "z. B."), in the case it has
// within a sentence; the other sections are in small letters. What each section means stands at
// SegmentationData::Use.
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <string>
#include <string_view>
#include <unordered_map>

namespace standpoint {

/// The lists of one language. Never changes once it is made, so that all threads share it.
class SegmentationData
{
public:
    /// What a word is known for. One word may be several.
    enum Use : unsigned
    {
        Never = 1, ///< [never]: an abbreviation that never ends a sentence ("vs.")
        Title = 2, ///< [titles]: never ends a sentence, and may begin one after another abbreviation ("Mr.")
        May = 4,   ///< [may]: ends a sentence only if the next word is a starter ("Inc.")
        BeforeNumber = 8, ///< [before-number]: ends no sentence if a number follows ("No.")
        Ends = 16,        ///< [ends]: a word like any other, whatever ICU's own list says of it
        Starter = 32,     ///< [starters]: function words that show that a new sentence begins
        Reporting = 64,   ///< [reporting]: verbs of saying, which carry on a sentence after its quotation
        AfterOrdinal =
            128, ///< [after-ordinal]: months and nouns that follow a number with a dot ("12. Juni")
        BeforeLetter = 256, ///< [before-letter]: a capital after this word is no initial ("Plan B.")
        Particle = 512, ///< [particles]: carry on a sentence right after a closing quotation mark (Japanese)
        Common = 1024,  ///< [common]: the language's commonest words, by which it is recognised
    };

    explicit SegmentationData(const QString &fileName = {});

    /// False for a language that there is no file for, and for one that is only to be recognised.
    bool hasLists() const { return m_hasLists; }
    /// Without starters the next-word test fails, and abbreviations are better left alone.
    bool hasStarters() const { return m_hasStarters; }
    /// Numbers with a dot are ordinals ([options] ordinals).
    bool hasOrdinals() const { return m_hasOrdinals; }
    /// Nouns begin with a capital ([options] capital-nouns).
    bool hasCapitalNouns() const { return m_hasCapitalNouns; }
    /// Characters that end a sentence in this language beside those that Unicode names ([terminators]).
    QStringView extraTerminators() const { return m_extraTerminators; }

    /// The uses of an abbreviation, given without its last dot. `BMW` and `Bmw` are found as `bmw`, not the
    /// reverse.
    unsigned abbreviation(QStringView word) const;
    /// The uses of any other word, in whatever case.
    unsigned word(QStringView word) const;
    /// All words of a use, in no order.
    QStringList words(Use use) const;
    /// Whether one of the words of a use that is written without spaces stands where the text begins.
    bool beginsWith(QStringView text, Use use) const;

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::u16string_view word) const
        {
            return std::hash<std::u16string_view>{}(word);
        }
    };
    using Uses = std::unordered_map<std::u16string, unsigned, Hash, std::equal_to<>>;

    void readFile(const QString &fileName);
    void addSection(QStringView section, QStringView words);
    void addIcuAbbreviations(const QString &language);

    Uses m_abbreviations;
    Uses m_words;
    QString m_extraTerminators;
    bool m_hasLists = false;
    bool m_hasStarters = false;
    bool m_hasOrdinals = false;
    bool m_hasCapitalNouns = false;
};

/// The lists for a BCP 47 tag: those of "pt-BR" if there are any, else those of "pt", else empty ones. "no"
/// is read as "nb". Read once in the life of the program.
const SegmentationData &segmentationData(const QString &language);

/// All languages with a file, whether it has rules or only common words. Sorted.
QStringList languagesWithData();

} // namespace standpoint
