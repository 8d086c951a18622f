// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/suggest/quotations.h"

#include "model/text/characters.h"

#include <QChar>

namespace standpoint {

namespace {

/// Marks that can open and close the same quotation.
enum class Family
{
    None,
    Double,     ///< " “ ” „ ‟ ″ in any combination
    Angle,      ///< « » either way round
    Single,     ///< ' ‘ ’ ‚ ‛
    SmallAngle, ///< ‹ ›
    Corner,     ///< 「 」
    WhiteCorner ///< 『 』
};

Family familyOf(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'“':
    case u'”':
    case u'„':
    case u'‟':
    case u'＂':
        return Family::Double;
    case u'«':
    case u'»':
        return Family::Angle;
    case u'\'':
    case u'‘':
    case u'’':
    case u'‚':
    case u'‛':
        return Family::Single;
    case u'‹':
    case u'›':
        return Family::SmallAngle;
    case u'「':
    case u'」':
        return Family::Corner;
    case u'『':
    case u'』':
        return Family::WhiteCorner;
    default:
        return Family::None;
    }
}

bool isDash(QChar c)
{
    return c == u'—' || c == u'–' || c == u'―';
}

/// The quotations of one paragraph.
class Paragraph
{
public:
    Paragraph(QStringView text, TextSpan line)
        : m_text(text)
        , m_line(line)
    {
    }

    std::vector<Quotation> read();
    std::vector<Quotation> readDashes() const;
    bool beginsWithMark() const;

private:
    bool isWordBefore(int at) const { return at > m_line.begin && isWord(m_text[at - 1]); }
    bool isWordAfter(int at) const { return at + 1 < m_line.end && isWord(m_text[at + 1]); }
    static bool isWord(QChar c) { return c.isLetterOrNumber() || c.isMark(); }
    bool isSpaceBefore(int at) const;
    bool isSpaceAfter(int at) const { return at + 1 >= m_line.end || m_text[at + 1].isSpace(); }
    bool opens(int at, Family family) const;
    bool closes(int at, Family family) const;
    bool isClosedLater(int at) const;

    QStringView m_text;
    TextSpan m_line;
    struct Open
    {
        Family family = Family::None;
        int at = 0;
    };
    std::vector<Open> m_open;
};

bool Paragraph::isSpaceBefore(int at) const
{
    if (at == m_line.begin)
        return true;
    const QChar before = m_text[at - 1];
    return before.isSpace() || isOpeningBracket(before) || isDash(before) || isBidiControl(before)
        || familyOf(before) != Family::None || before == u'¿' || before == u'¡';
}

bool Paragraph::opens(int at, Family family) const
{
    const QChar mark = m_text[at];
    switch (mark.unicode()) {
    case u'„':
    case u'‟':
    case u'«':
    case u'‹':
    case u'「':
    case u'『':
        return true;
    case u'“': // closes in German, where it follows a word
        return isSpaceBefore(at) || !isSpaceAfter(at);
    case u'»': // opens in Danish; in French a space stands before the one that closes, and after it
    case u'›':
        return isSpaceBefore(at) && !isSpaceAfter(at);
    case u'"':
    case u'＂':
        return isSpaceBefore(at) ? !isSpaceAfter(at) : !isWordBefore(at) && isWordAfter(at);
    default:
        break;
    }
    if (family == Family::Single)
        return isSpaceBefore(at) && !isSpaceAfter(at) && mark != u'’' && isClosedLater(at);
    return isSpaceBefore(at) && !isSpaceAfter(at); // ” as in Swedish
}

bool Paragraph::closes(int at, Family family) const
{
    switch (m_text[at].unicode()) {
    case u'„':
    case u'‟':
    case u'‚':
    case u'「':
    case u'『':
        return false;
    case u'«':
    case u'‹': // closes in Danish
        return !isSpaceBefore(at);
    default:
        break;
    }
    return family != Family::Single || (!isWordAfter(at) && !isSpaceBefore(at));
}

/// A single mark that stands after a character and before none follows in this paragraph.
bool Paragraph::isClosedLater(int at) const
{
    constexpr int farthest = 2000;
    const int end = std::min(m_line.end, at + farthest);
    for (int i = at + 2; i < end; ++i) {
        const QChar c = m_text[i];
        // After a letter s it may be a genitive ("the workers' party"): only after a stop is it sure.
        if ((c == u'\'' || c == u'’' || c == u'‘') && !isWordAfter(i) && !m_text[i - 1].isSpace())
            return true;
    }
    return false;
}

std::vector<Quotation> Paragraph::read()
{
    std::vector<Quotation> found;
    for (int at = m_line.begin; at < m_line.end; ++at) {
        const Family family = familyOf(m_text[at]);
        if (family == Family::None)
            continue;
        std::size_t match = m_open.size();
        while (match > 0 && m_open[match - 1].family != family)
            --match;
        const bool isOpen = match > 0;
        // Within quotation marks a mark of the same family that could do both closes, but an opening shape
        // after a space is one that was opened again.
        const bool reopens = isOpen && m_text[at] == u'“' && isSpaceBefore(at) && !isSpaceAfter(at)
            && m_text[m_open[match - 1].at] != u'„';
        if (isOpen && !reopens && closes(at, family)) {
            const int begin = m_open[match - 1].at;
            m_open.resize(match - 1);
            if (m_open.empty())
                found.push_back({{begin, at + 1}, 0, true});
        } else if (!isOpen && opens(at, family)) {
            m_open.push_back({family, at});
        }
    }
    if (!m_open.empty())
        found.push_back({{m_open.front().at, m_line.end}, 0, false});
    return found;
}

/// — Speech, — said X, — more speech.
std::vector<Quotation> Paragraph::readDashes() const
{
    std::vector<Quotation> found;
    int begin = m_line.begin;
    bool speaks = true;
    for (int at = m_line.begin + 1; at < m_line.end; ++at) {
        if (!isDash(m_text[at]) || !m_text[at - 1].isSpace())
            continue;
        if (speaks)
            found.push_back({{begin, at}, 0, true});
        speaks = !speaks;
        begin = at;
    }
    if (speaks)
        found.push_back({{begin, m_line.end}, 0, true});
    return found;
}

bool Paragraph::beginsWithMark() const
{
    int at = m_line.begin;
    while (at < m_line.end && (m_text[at].isSpace() || isBidiControl(m_text[at])))
        ++at;
    return at < m_line.end && familyOf(m_text[at]) != Family::None;
}

} // namespace

std::vector<Quotation> quotations(QStringView text, bool dashes)
{
    std::vector<Quotation> all;
    int speech = 0;
    bool goesOn = false; // the last paragraph ended within a quotation
    const auto size = static_cast<int>(text.size());
    for (int begin = 0; begin < size;) {
        int end = begin;
        while (end < size && !isLineEnd(text[end]))
            ++end;
        Paragraph paragraph(text, {begin, end});
        const bool isDashSpeech = dashes && end > begin + 2 && isDash(text[begin]);
        std::vector<Quotation> found = isDashSpeech ? paragraph.readDashes() : paragraph.read();
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool sameSpeech = i == 0 && goesOn && paragraph.beginsWithMark();
            found[i].speech = sameSpeech || (isDashSpeech && i > 0) ? speech : ++speech;
        }
        if (end > begin)
            goesOn = !found.empty() && !found.back().isClosed;
        all.insert(all.end(), found.begin(), found.end());
        begin = end + 1;
    }
    return all;
}

} // namespace standpoint
