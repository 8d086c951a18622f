// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that are nearly the same: an agency's report in two papers, a second edition.
//
// A text is the set of its shingles, which are runs of five words (Broder 1997, "On the resemblance and
// containment of documents": resemblance is how many of the shingles of both texts are in both). Its sketch
// is 128 numbers by which the resemblance of any two texts can be estimated (Li, Owen and Zhang 2012, "One
// permutation hashing"; empty bins are filled as in Shrivastava 2017, "Optimal densification for fast and
// accurate minwise hashing"). Texts of which four numbers in one of 32 bands are equal are looked at more
// closely (locality-sensitive hashing): at a resemblance of 0.7 all but one pair in 5,000 are.
#pragma once

#include <QHash>
#include <QStringView>

#include <array>
#include <vector>

namespace standpoint {

/// From this resemblance on, texts count as nearly the same: of 600 words some 20 may differ, one here and
/// one there, or a fifth of the text in one piece.
inline constexpr double nearDuplicateShare = 0.7;

class TextSketch
{
public:
    static constexpr size_t size = 128;

    TextSketch() = default;
    /// Costs some 20 ns a word. Words are compared as folding.h compares them.
    explicit TextSketch(QStringView text);

    /// Whether the text has no word; such a text resembles none.
    bool isEmpty() const { return m_isEmpty; }
    /// From 0 to 1, with a standard error of at most 0.045.
    double estimatedResemblance(const TextSketch &other) const;
    const std::array<quint32, size> &values() const { return m_values; }

private:
    std::array<quint32, size> m_values{};
    bool m_isEmpty = true;
};

/// Exact, from 0 to 1; 0 where either has no word.
double resemblance(QStringView a, QStringView b);

/// Finds sketches that may resemble another one, in the time of a few look-ups however many there are.
class SketchIndex
{
public:
    /// Numbers them 0, 1, 2, …
    void add(const TextSketch &sketch);
    /// Those that may reach nearDuplicateShare, the likeliest first, at most eight; of many that are all
    /// alike those added last.
    std::vector<size_t> alike(const TextSketch &sketch) const;

private:
    struct Entry
    {
        quint32 number;
        qint32 before; ///< the entry of the same band that was added before; -1: none
    };

    std::vector<TextSketch> m_sketches;
    QHash<quint64, qint32> m_last; ///< by band, the entry added last
    std::vector<Entry> m_entries;
};

} // namespace standpoint
