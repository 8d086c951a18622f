// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/text_builder.h"

#include "model/documents/decode.h"

#include <utility>

namespace standpoint {

namespace {

constexpr char16_t softHyphen = 0xAD;
constexpr char16_t zeroWidthSpace = 0x200B;
constexpr char16_t lineSeparator = 0x2028;
constexpr char16_t paragraphSeparator = 0x2029;
constexpr char16_t byteOrderMark = 0xFEFF;

/// Invisible, and only there for whoever breaks lines.
bool isDropped(QChar c)
{
    return c == softHyphen || c == zeroWidthSpace || c == byteOrderMark;
}

/// Other spaces, as the one that does not break, are the author's.
bool isFlowingSpace(QChar c)
{
    return c.unicode() <= 0x20 || c.unicode() == 0x7F || c == lineSeparator || c == paragraphSeparator;
}

bool isLineSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\u00A0';
}

} // namespace

void TextBuilder::addFlowing(QStringView text)
{
    for (const QChar c : text) {
        if (isDropped(c))
            continue;
        if (!isFlowingSpace(c))
            m_paragraph += c;
        else if (!m_paragraph.isEmpty() && m_paragraph.back() != u' ' && m_paragraph.back() != u'\n')
            m_paragraph += u' ';
    }
}

void TextBuilder::addVerbatim(QStringView text)
{
    for (const QChar c : text) {
        if (isDropped(c))
            continue;
        if (c == u'\n' || c == lineSeparator)
            breakLine();
        else if (c == paragraphSeparator)
            endParagraph();
        else if (c == u'\t' || (c.unicode() >= 0x20 && c.unicode() != 0x7F))
            m_paragraph += c;
        else if (c != u'\r')
            m_paragraph += u' ';
    }
}

void TextBuilder::endLine()
{
    qsizetype end = m_paragraph.size();
    while (end > 0 && isLineSpace(m_paragraph[end - 1]))
        --end;
    m_paragraph.truncate(end);
}

void TextBuilder::breakLine(bool twoEndIt)
{
    endLine();
    if (twoEndIt && m_paragraph.endsWith(u'\n'))
        endParagraph();
    else if (!m_paragraph.isEmpty() && !m_paragraph.endsWith(u'\n')) // an empty line would end the paragraph
        m_paragraph += u'\n';
}

void TextBuilder::endParagraph()
{
    qsizetype end = m_paragraph.size();
    while (end > 0 && (isLineSpace(m_paragraph[end - 1]) || m_paragraph[end - 1] == u'\n'))
        --end;
    qsizetype begin = 0;
    while (begin < end && isLineSpace(m_paragraph[begin]))
        ++begin;
    if (begin < end) {
        if (!m_text.isEmpty())
            m_text += QStringLiteral("\n\n");
        m_text += QStringView(m_paragraph).sliced(begin, end - begin);
    }
    m_paragraph.clear();
}

QString TextBuilder::take()
{
    endParagraph();
    QString text = std::exchange(m_text, {});
    normalise(text);
    return text;
}

} // namespace standpoint
