// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words by which a language says who spoke. Read from resources/attribution/LANGUAGE.txt, which is
// compiled in:
//
//     file    := line*              UTF-8
//     line    := "# comment" | "[section]" | words parted by spaces
//
// In small letters. "-minister" is the end of a longer word. In [according], [inserted] and [according-after]
// a line is one phrase, and in [nations] a pair is an adjective and a name, "french=France". What each
// section means stands at AttributionData::Use.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace standpoint {

/// The lists of one language. Never changes once it is made, so that all threads share it.
class AttributionData
{
public:
    /// What a word is known for. One word may be several.
    enum Use : quint32
    {
        Says = 1U << 0,       ///< [says]: forms of verbs that report words; the speaker may stand after them
        Acts = 1U << 1,       ///< [acts]: forms of verbs that tell where someone stands: rejected, urged
        Participle = 1U << 2, ///< [participles]: forms that take the speaker of their main clause: saying
        Ambiguous = 1U << 3,  ///< [ambiguous]: forms that are nouns too: calls, claims
        Auxiliary = 1U << 4,  ///< [auxiliaries]: may stand between speaker and verb
        Passive = 1U << 5,    ///< [passive]: before a verb, the one who is spoken of: was told
        By = 1U << 6,         ///< [by]: who speaks in a passive clause
        Adverb = 1U << 7,     ///< [adverbs]: may stand between speaker and verb
        Definite = 1U << 8,   ///< [definite]: the, this
        Indefinite = 1U << 9, ///< [indefinite]: a, some: nobody that was named before
        Pronoun = 1U << 10,   ///< [pronouns]: a person: he, she
        ThingPronoun = 1U << 11, ///< [thing-pronouns]: a state, an organisation, several people: it, they
        Possessive = 1U << 12,   ///< [possessives]: of anybody: su
        Role = 1U << 13,         ///< [roles]: minister, president: such persons differ
        AnyRole = 1U << 14,      ///< [any-roles]: official, leader: any person may be called so
        Body = 1U << 15,         ///< [bodies]: government, ministry
        Preposition = 1U << 16,  ///< [prepositions]: what follows is no speaker
        Of = 1U << 17,           ///< [of]: prepositions that go on with a description: minister of
        Subordinator = 1U << 18, ///< [subordinators]: begin a clause: that, when
        Relative = 1U << 19,     ///< [relatives]: who, which
        And = 1U << 20,          ///< [and]
        Time = 1U << 21,         ///< [times]: Monday, yesterday: end what a preposition began
        To = 1U << 22,           ///< [to]: makes an infinitive of a verb
        Plural =
            1U << 24, ///< [plurals]: several persons, of whom nothing is said without an article: officials
        Reported = 1U << 25, ///< [reported]: moods that show that words of somebody go on: sei, habe, würden
        OfPerson = 1U << 26, ///< [person-possessives]: his; a Possessive too
        OfThing = 1U << 27,  ///< [thing-possessives]: its; a Possessive too
        Opponent = 1U << 23, ///< [opponents]: do not speak for their country: opposition, rebels
    };

    explicit AttributionData(const QString &fileName = {});

    /// Words of no other language; a text in one gets mentions, but speakers only from colons.
    bool isEmpty() const { return m_uses.isEmpty(); }
    /// The verb stands before its subject ([options] verb-first).
    bool isVerbFirst() const { return m_isVerbFirst; }
    /// The subject may follow any verb of saying, not only one after a quotation ([options] inverts).
    bool inverts() const { return m_inverts; }
    /// What describes a noun may follow it ([options] post-adjectives): ministro ruso.
    bool hasPostAdjectives() const { return m_hasPostAdjectives; }
    /// A dash at the begin of a paragraph begins direct speech ([options] dash-speech).
    bool hasDashSpeech() const { return m_hasDashSpeech; }

    /// The uses of a word, in whatever case.
    quint32 word(QStringView word) const;
    /// All words with one of these uses.
    QSet<QString> words(quint32 uses) const;
    /// Phrases before a speaker ("according to"), longest first; each a list of words.
    const std::vector<QStringList> &according() const { return m_according; }
    /// Phrases between a comma and a speaker (", so Lawrow").
    const std::vector<QStringList> &inserted() const { return m_inserted; }
    /// Phrases after a speaker ("zufolge").
    const std::vector<QStringList> &accordingAfter() const { return m_accordingAfter; }
    /// The name that an adjective belongs to where their letters do not show it ("French": "France").
    QString nation(QStringView adjective) const;

private:
    void addLine(QStringView section, QStringView line);

    QHash<QString, quint32> m_uses;
    std::vector<std::pair<QString, quint32>> m_endings;
    QStringList m_prefixes;
    std::vector<QStringList> m_according;
    std::vector<QStringList> m_inserted;
    std::vector<QStringList> m_accordingAfter;
    QHash<QString, QString> m_nations;
    bool m_isVerbFirst = false;
    bool m_inverts = false;
    bool m_hasPostAdjectives = false;
    bool m_hasDashSpeech = false;
};

/// The lists for a BCP 47 tag: those of "de" for "de-AT", else empty ones. Read once in the life of the
/// program.
const AttributionData &attributionData(const QString &language);

/// All languages with a file, sorted.
QStringList attributionLanguages();

/// Whether a word names a role in any of these languages: such a word is no family name.
bool isRoleInAnyLanguage(QStringView word);

} // namespace standpoint
