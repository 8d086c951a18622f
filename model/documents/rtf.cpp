// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rich Text Format 1.9. What a group says counts until its end; a group whose destination is not text, or not
// known, is passed over.
#include "model/documents/decode.h"
#include "model/documents/document_words.h"
#include "model/documents/office_parts.h"
#include "model/documents/text_builder.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

enum class Destination
{
    Body,
    Fonts,
    Title,
    Author,
    Skipped
};

struct Group
{
    Destination destination = Destination::Body;
    int font = -1;
    int unicodeSkip = 1; ///< \uc: so many characters after \u are for readers that know no Unicode
    bool hidden = false;
    bool deleted = false;
};

/// Windows' code pages by \fcharset.
QByteArray encodingOfCharset(int charset)
{
    switch (charset) {
    case 0:
        return "windows-1252";
    case 77:
        return "macintosh";
    case 128:
        return "shift_jis";
    case 129:
        return "windows-949";
    case 134:
        return "gb18030";
    case 136:
        return "big5";
    case 161:
        return "windows-1253";
    case 162:
        return "windows-1254";
    case 163:
        return "windows-1258";
    case 177:
        return "windows-1255";
    case 178:
        return "windows-1256";
    case 186:
        return "windows-1257";
    case 204:
        return "windows-1251";
    case 222:
        return "windows-874";
    case 238:
        return "windows-1250";
    default:
        return {};
    }
}

QByteArray encodingOfPage(int page)
{
    switch (page) {
    case 65001:
        return "utf-8";
    case 932:
        return "shift_jis";
    case 936:
        return "gb18030";
    case 950:
        return "big5";
    case 10000:
        return "macintosh";
    case 437:
    case 850:
    case 852:
    case 866:
        return "ibm" + QByteArray::number(page);
    default:
        return "windows-" + QByteArray::number(page);
    }
}

/// Words that stand for a character.
char16_t characterOf(QByteArrayView word)
{
    static const QHash<QByteArray, char16_t> characters{{"tab", u'\t'}, {"emdash", u'—'}, {"endash", u'–'},
        {"lquote", u'‘'}, {"rquote", u'’'}, {"ldblquote", u'“'}, {"rdblquote", u'”'}, {"bullet", u'•'},
        {"emspace", u'\u2003'}, {"enspace", u'\u2002'}, {"qmspace", u'\u2005'}, {"zwj", u'\u200D'},
        {"zwnj", u'\u200C'}, {"ltrmark", u'\u200E'}, {"rtlmark", u'\u200F'}};
    return characters.value(QByteArray::fromRawData(word.data(), word.size()));
}

bool endsParagraph(QByteArrayView word)
{
    return word == "par" || word == "sect" || word == "cell" || word == "nestcell" || word == "row"
        || word == "nestrow";
}

/// Destinations without a star before them that are not text.
bool isSkipped(QByteArrayView word)
{
    static const QSet<QByteArray> skipped{"annotation", "atnauthor", "atnid", "atnicn", "atrfend",
        "atrfstart", "author", "buptim", "category", "colortbl", "comment", "company", "creatim", "doccomm",
        "fldinst", "fonttbl", "footer", "footerf", "footerl", "footerr", "footnote", "ftncn", "ftnsep",
        "ftnsepc", "header", "headerf", "headerl", "headerr", "info", "keywords", "listname", "listtext",
        "nonesttables", "nonshppict", "object", "operator", "pict", "pntext", "pntxta", "pntxtb", "printim",
        "private", "revtim", "rxe", "stylesheet", "subject", "tc", "title", "txe", "xe", "shp", "do", "upr",
        "manager", "hlinkbase", "falt", "datafield"};
    return skipped.contains(QByteArray::fromRawData(word.data(), word.size()));
}

class RtfReader
{
public:
    explicit RtfReader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    /// False where the file ends inside a group.
    bool read();
    TextBuilder &text() { return m_text; }
    LeftOut &leftOut() { return m_leftOut; }
    QString title() const { return m_title; }
    QString author() const { return m_author; }
    bool isTooDeep() const { return m_tooDeep; }

private:
    void control();
    void word(QByteArrayView name, std::optional<int> number);
    bool destination(QByteArrayView name);
    bool format(QByteArrayView name, std::optional<int> number);
    void fontWord(QByteArrayView name, int number);
    void byte(char c);
    void unicode(int code);
    void add(QStringView text);
    void flush();
    QByteArray encoding() const;
    bool isReading() const { return !m_group.hidden && !m_group.deleted; }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    std::vector<Group> m_groups;
    Group m_group;
    TextBuilder m_text;
    LeftOut m_leftOut;
    QByteArray m_pending; ///< bytes whose encoding is that of m_group
    QHash<int, QByteArray> m_fonts;
    QByteArray m_encoding = "windows-1252";
    QString m_title;
    QString m_author;
    int m_defaultFont = -1;
    int m_readingFont = -1;
    int m_toSkip = 0;
    bool m_starred = false;
    bool m_tooDeep = false;
};

QByteArray RtfReader::encoding() const
{
    const QByteArray own = m_fonts.value(m_group.font >= 0 ? m_group.font : m_defaultFont);
    return own.isEmpty() ? m_encoding : own;
}

void RtfReader::add(QStringView text)
{
    if (!isReading())
        return;
    switch (m_group.destination) {
    case Destination::Body:
        m_text.addVerbatim(text);
        break;
    case Destination::Title:
        m_title += text;
        break;
    case Destination::Author:
        m_author += text;
        break;
    case Destination::Fonts:
    case Destination::Skipped:
        break;
    }
}

void RtfReader::flush()
{
    if (m_pending.isEmpty())
        return;
    const QByteArray bytes = std::exchange(m_pending, {});
    const std::optional<QString> text = decodedAs(bytes, encoding());
    add(text ? *text : QString::fromLatin1(bytes));
}

void RtfReader::byte(char c)
{
    m_starred = false;
    if (m_toSkip > 0) {
        --m_toSkip;
        return;
    }
    if (m_group.destination != Destination::Skipped && m_group.destination != Destination::Fonts)
        m_pending += c;
}

void RtfReader::unicode(int code)
{
    flush();
    m_toSkip = m_group.unicodeSkip;
    const QChar unit(static_cast<char16_t>(code < 0 ? code + 0x10000 : code));
    constexpr int symbolBegin = 0xF000; // Word's way to name a sign of a symbol font
    constexpr int symbolEnd = 0xF0FF;
    if (unit.unicode() >= symbolBegin && unit.unicode() <= symbolEnd) {
        m_leftOut.symbols += m_group.destination == Destination::Body;
        return;
    }
    add(QString(unit));
}

bool RtfReader::destination(QByteArrayView name)
{
    const bool starred = std::exchange(m_starred, false);
    if (m_group.destination == Destination::Skipped && name != "title" && name != "author")
        return starred || isSkipped(name);
    if (name == "fonttbl") {
        m_group.destination = Destination::Fonts;
        return true;
    }
    // Lists of \info, which is passed over but for these; outside of it they are no destinations.
    if ((name == "title" || name == "author") && m_group.destination == Destination::Skipped) {
        const bool isTitle = name == "title";
        if ((isTitle ? m_title : m_author)
                .isEmpty()) // LibreOffice names both authors so, the first is its maker
            m_group.destination = isTitle ? Destination::Title : Destination::Author;
        return true;
    }
    if (!starred && !isSkipped(name))
        return false;
    if (m_group.destination == Destination::Body) {
        m_leftOut.notes += name == "footnote";
        m_leftOut.comments += name == "annotation";
        m_leftOut.boxes += name == "shp" || name == "do";
    }
    m_group.destination = Destination::Skipped;
    return true;
}

void RtfReader::fontWord(QByteArrayView name, int number)
{
    if (name == "f")
        m_readingFont = number;
    else if (name == "fcharset")
        m_fonts[m_readingFont] = encodingOfCharset(number);
    else if (name == "cpg")
        m_fonts[m_readingFont] = encodingOfPage(number);
}

bool RtfReader::format(QByteArrayView name, std::optional<int> number)
{
    const bool on = number.value_or(1) != 0;
    if (name == "uc") {
        m_group.unicodeSkip = std::clamp(number.value_or(1), 0, 100);
    } else if (name == "f") {
        m_group.font = number.value_or(0);
    } else if (name == "plain") {
        m_group.font = -1;
        m_group.hidden = false;
        m_group.deleted = false;
    } else if (name == "v") {
        m_leftOut.hidden += on && !m_group.hidden && m_group.destination == Destination::Body;
        m_group.hidden = on;
    } else if (name == "deleted") {
        m_leftOut.deletions += on && !m_group.deleted && m_group.destination == Destination::Body;
        m_group.deleted = on;
    } else if (name == "ansicpg") {
        m_encoding = encodingOfPage(number.value_or(1252));
    } else if (name == "deff") {
        m_defaultFont = number.value_or(0);
    } else if (name == "mac" || name == "pc" || name == "pca") {
        m_encoding = name == "mac" ? "macintosh" : name == "pc" ? "ibm437" : "ibm850";
    } else {
        return false;
    }
    return true;
}

void RtfReader::word(QByteArrayView name, std::optional<int> number)
{
    if (name == "u") {
        m_starred = false;
        unicode(number.value_or(0));
        return;
    }
    if (name == "bin") {
        m_at += std::clamp<qsizetype>(number.value_or(0), 0, m_bytes.size() - m_at);
        return;
    }
    if (m_toSkip > 0 && characterOf(name) != 0) {
        --m_toSkip; // a word for a character counts as one
        return;
    }
    m_toSkip = 0;
    flush();
    if (destination(name))
        return;
    if (m_group.destination == Destination::Fonts) {
        fontWord(name, number.value_or(0));
        return;
    }
    if (format(name, number) || !isReading())
        return;
    if (const char16_t character = characterOf(name)) {
        add(QString(QChar(character)));
    } else if (m_group.destination == Destination::Body) {
        if (endsParagraph(name))
            m_text.endParagraph();
        else if (name == "line" || name == "lbr")
            m_text.breakLine();
    }
}

/// What begins with a backslash.
void RtfReader::control()
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (m_at >= m_bytes.size())
        return;
    const char sign = m_bytes[m_at];
    if (isLetter(sign)) {
        const qsizetype begin = m_at;
        while (m_at < m_bytes.size() && isLetter(m_bytes[m_at]) && m_at - begin < 40)
            ++m_at;
        const QByteArrayView name = QByteArrayView(m_bytes).sliced(begin, m_at - begin);
        const qsizetype number = m_at;
        if (m_at < m_bytes.size() && m_bytes[m_at] == '-')
            ++m_at;
        while (m_at < m_bytes.size() && isDigit(m_bytes[m_at]) && m_at - number < 11)
            ++m_at;
        bool good = false;
        const int value = m_bytes.mid(number, m_at - number).toInt(&good);
        if (!good)
            m_at = number;
        if (m_at < m_bytes.size() && m_bytes[m_at] == ' ')
            ++m_at;
        word(name, good ? std::optional(value) : std::nullopt);
        return;
    }
    ++m_at;
    if (sign == '\'') {
        bool good = false;
        const int value = m_bytes.mid(m_at, 2).toInt(&good, 16);
        m_at = std::min(m_at + 2, m_bytes.size());
        if (good && value != 0)
            byte(static_cast<char>(value));
        return;
    }
    if (sign == '*') {
        m_starred = true;
        return;
    }
    if (sign == '\\' || sign == '{' || sign == '}') {
        byte(sign);
        return;
    }
    flush();
    if (sign == '~')
        add(u"\u00A0");
    else if (sign == '_')
        add(u"\u2011");
    else if ((sign == '\n' || sign == '\r') && m_group.destination == Destination::Body && isReading())
        m_text.endParagraph();
}

bool RtfReader::read()
{
    constexpr size_t deepest = 5'000;
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at++];
        if (c == '{') {
            flush();
            m_toSkip = 0;
            m_starred = false;
            if (m_groups.size() >= deepest) {
                m_tooDeep = true;
                return false;
            }
            m_groups.push_back(m_group);
        } else if (c == '}') {
            flush();
            m_toSkip = 0;
            m_starred = false;
            if (m_groups.empty())
                return true;
            m_group = m_groups.back();
            m_groups.pop_back();
            if (m_groups.empty())
                return true;
        } else if (c == '\\') {
            control();
        } else if (c != '\n' && c != '\r' && c != '\0') {
            byte(c);
        }
    }
    flush();
    return false;
}

} // namespace

Result<ExtractedDocument> extractRtf(const QByteArray &bytes, const QString &where)
{
    if (Status fits = checkSize(bytes, where); !fits)
        return tl::unexpected(fits.error());
    if (!bytes.startsWith("{\\rtf"))
        return fail(Kind::Malformed, Words::tr("The file is not an RTF document"), where);
    RtfReader reader(bytes);
    const bool whole = reader.read();
    if (reader.isTooDeep())
        return fail(Kind::Malformed, Words::tr("The document is nested too deeply"), where);
    ExtractedDocument document;
    document.text = reader.text().take();
    document.title = reader.title();
    document.author = reader.author();
    if (!whole)
        return fail(Kind::Malformed, Words::tr("The document is cut off: it ends inside a group"), where);
    document.remarks << reader.leftOut().remarks();
    return finished(std::move(document), where);
}

} // namespace standpoint
