// SPDX-License-Identifier: GPL-3.0-or-later
//
// Markdown (CommonMark with the tables, tasks and footnotes of GitHub) line by line; markup inside of
// paragraphs is markdown_inline.cpp's.
#include "model/documents/decode.h"
#include "model/documents/document_words.h"
#include "model/documents/markdown_inline.h"
#include "model/documents/office_parts.h"
#include "model/documents/text_builder.h"
#include "model/text/characters.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace standpoint {

namespace {

QRegularExpression expression(const char *pattern)
{
    return QRegularExpression(QString::fromUtf8(pattern));
}

class MarkdownReader
{
public:
    MarkdownReader(const QString &text, ExtractedDocument &document)
        : m_lines(QStringView(text).split(u'\n'))
        , m_document(document)
    {
    }

    QString read();

private:
    void readHead();
    void findDefinitions();
    void readLine(QStringView line);
    bool readFence(QStringView line);
    bool readTable(QStringView line);
    bool isDefinition(QStringView line) const;
    QStringView withoutMarkers(QStringView line);
    void endParagraph();
    void addWords(const QString &text);

    QList<QStringView> m_lines;
    qsizetype m_line = 0;
    ExtractedDocument &m_document;
    QSet<QString> m_references;
    TextBuilder m_text;
    QString m_paragraph; ///< with its markup, lines joined
    bool m_hardBreak = false;
    bool m_inTable = false;
    bool m_inList = false;
    bool m_inNote = false;
    LeftOut m_leftOut;
};

/// A head of lines "key: value" between lines of three hyphens.
void MarkdownReader::readHead()
{
    if (m_lines.isEmpty() || m_lines[0].trimmed() != u"---")
        return;
    static const QRegularExpression pair = expression(R"(^([A-Za-z_-]+)\s*:\s*(.*)$)");
    qsizetype end = 1;
    while (end < m_lines.size() && m_lines[end].trimmed() != u"---" && m_lines[end].trimmed() != u"...")
        ++end;
    if (end == m_lines.size() || end == 1 || !pair.match(m_lines[1].toString()).hasMatch())
        return;
    for (qsizetype i = 1; i < end; ++i) {
        const QRegularExpressionMatch match = pair.match(m_lines[i].toString());
        const QString key = match.captured(1).toLower();
        QString value = match.captured(2).trimmed();
        if (value.size() > 1 && (value[0] == u'"' || value[0] == u'\'') && value.back() == value[0])
            value = value.mid(1, value.size() - 2);
        if (key == QStringLiteral("title"))
            m_document.title = value;
        else if (key == QStringLiteral("author") || key == QStringLiteral("authors"))
            m_document.author =
                value.remove(u'[').remove(u']').replace(QStringLiteral(", "), QStringLiteral("; "));
        else if (key == QStringLiteral("date") || key == QStringLiteral("published"))
            m_document.published = dateFrom(value);
        else if (key == QStringLiteral("source") || key == QStringLiteral("publisher"))
            m_document.source = value;
        else if (key == QStringLiteral("url") || key == QStringLiteral("link"))
            m_document.url = value;
        else if (key == QStringLiteral("lang") || key == QStringLiteral("language"))
            m_document.language = languageFrom(value);
    }
    m_line = end + 1;
}

bool MarkdownReader::isDefinition(QStringView line) const
{
    return line.startsWith(u'[') && line.indexOf(u"]:") > 1;
}

void MarkdownReader::findDefinitions()
{
    for (const QStringView whole : m_lines) {
        const QStringView line = whole.trimmed();
        if (isDefinition(line))
            m_references.insert(line.sliced(1, line.indexOf(u"]:") - 1).toString().simplified().toLower());
    }
}

void MarkdownReader::addWords(const QString &text)
{
    m_text.addVerbatim(withoutMarkup(text, m_references, m_leftOut.notes));
    m_text.endParagraph();
}

void MarkdownReader::endParagraph()
{
    if (!m_paragraph.isEmpty())
        addWords(m_paragraph);
    m_paragraph.clear();
    m_hardBreak = false;
}

/// Code between fences, as it stands.
bool MarkdownReader::readFence(QStringView line)
{
    const QStringView fence = line.startsWith(u"```") ? u"```"
        : line.startsWith(u"~~~")                     ? u"~~~"
                                                      : QStringView();
    if (fence.isEmpty()
        || (fence[0] == u'`' && line.sliced(3).contains(u'`') && line.trimmed().size() > 3
            && line.trimmed().back() == u'`'))
        return false;
    qsizetype length = 3;
    while (length < line.size() && line[length] == fence[0])
        ++length;
    endParagraph();
    while (++m_line < m_lines.size()) {
        const QStringView inside = m_lines[m_line];
        const QStringView trimmed = inside.trimmed();
        const auto isFence = [&](QChar c) { return c == fence[0]; };
        if (trimmed.size() >= length && std::all_of(trimmed.begin(), trimmed.end(), isFence))
            break;
        m_text.addVerbatim(inside);
        m_text.breakLine();
    }
    m_text.endParagraph();
    return true;
}

QStringList cellsOf(QStringView line)
{
    line = line.trimmed();
    if (line.startsWith(u'|'))
        line = line.sliced(1);
    if (line.endsWith(u'|') && !line.endsWith(u"\\|"))
        line.chop(1);
    QStringList cells{QString()};
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\' && i + 1 < line.size() && line[i + 1] == u'|')
            cells.back() += line[++i];
        else if (line[i] == u'|')
            cells.append(QString());
        else
            cells.back() += line[i];
    }
    return cells;
}

bool MarkdownReader::readTable(QStringView line)
{
    static const QRegularExpression ruler = expression(R"(^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$)");
    if (!line.contains(u'|')) {
        m_inTable = false;
        return false;
    }
    const bool begins = m_line + 1 < m_lines.size() && m_lines[m_line + 1].contains(u'-')
        && m_lines[m_line + 1].size() < 10'000 && ruler.match(m_lines[m_line + 1].toString()).hasMatch();
    if (!m_inTable && !begins)
        return false;
    endParagraph();
    for (const QString &cell : cellsOf(line))
        addWords(cell.trimmed());
    if (!m_inTable)
        ++m_line;
    m_inTable = true;
    return true;
}

/// Signs of quotations and of list items at the beginning of a line; an item begins a paragraph.
QStringView MarkdownReader::withoutMarkers(QStringView line)
{
    static const QRegularExpression item =
        expression(R"(^(?:[-*+]|[0-9]{1,9}[.)])(?:\s+(?:\[[ xX]\]\s+)?|$))");
    for (int depth = 0; depth < 100; ++depth) {
        const QStringView trimmed = line.trimmed();
        if (trimmed.startsWith(u'>')) {
            line = trimmed.sliced(1);
            continue;
        }
        const QRegularExpressionMatch match =
            item.match(trimmed.first(std::min<qsizetype>(trimmed.size(), 40)).toString());
        // A number begins a list only where a paragraph is not under way: "It was\n1984. And …"
        const bool number = match.hasMatch() && isDigit(trimmed[0]);
        if (!match.hasMatch() || (number && !m_paragraph.isEmpty() && !m_inList))
            break;
        endParagraph();
        m_inList = true;
        line = trimmed.sliced(match.capturedEnd());
    }
    return line;
}

void MarkdownReader::readLine(QStringView whole)
{
    static const QRegularExpression rule = expression(R"(^(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$)");
    static const QRegularExpression underline = expression("^(?:=+|-+)$");
    const QStringView trimmed = whole.trimmed();
    const bool isShort = trimmed.size() < 1'000;
    if (trimmed.isEmpty()) {
        endParagraph();
        m_inTable = false;
        return;
    }
    const bool indented = whole.startsWith(u"    ") || whole.startsWith(u'\t');
    if (m_inNote && indented)
        return;
    m_inNote = false;
    if (!indented)
        m_inList = m_inList && !m_paragraph.isEmpty();
    if (isDefinition(trimmed) && m_paragraph.isEmpty()) {
        m_inNote = trimmed.startsWith(u"[^");
        return;
    }
    if (isShort && !m_paragraph.isEmpty() && underline.match(trimmed.toString()).hasMatch()) {
        endParagraph();
        return;
    }
    if (isShort && rule.match(trimmed.toString()).hasMatch()) {
        endParagraph();
        return;
    }
    if (readFence(trimmed) || readTable(whole))
        return;
    QStringView line = withoutMarkers(whole).trimmed();
    if (line.isEmpty()) {
        endParagraph();
        return;
    }
    qsizetype level = 0;
    while (level < line.size() && line[level] == u'#')
        ++level;
    if (level > 0 && level <= 6 && (level == line.size() || line[level].isSpace())) {
        endParagraph();
        line = line.sliced(level).trimmed();
        qsizetype end = line.size();
        while (end > 0 && line[end - 1] == u'#')
            --end;
        if (end == 0 || line[end - 1].isSpace())
            line = line.first(end);
        addWords(line.trimmed().toString());
        return;
    }
    if (!m_paragraph.isEmpty())
        m_paragraph += m_hardBreak ? u'\n' : u' ';
    m_paragraph += line;
    m_hardBreak = whole.endsWith(u"  ") || (line.endsWith(u'\\') && !line.endsWith(u"\\\\"));
    if (m_hardBreak && line.endsWith(u'\\'))
        m_paragraph.chop(1);
}

QString MarkdownReader::read()
{
    readHead();
    findDefinitions();
    for (; m_line < m_lines.size(); ++m_line)
        readLine(m_lines[m_line]);
    endParagraph();
    m_document.remarks << m_leftOut.remarks();
    return m_text.take();
}

} // namespace

Result<ExtractedDocument> extractMarkdown(const QByteArray &bytes, const QString &where)
{
    if (Status fits = checkSize(bytes, where); !fits)
        return tl::unexpected(fits.error());
    const Result<DecodedText> decoded = decodeText(bytes, where);
    if (!decoded)
        return tl::unexpected(decoded.error());
    ExtractedDocument document;
    document.text = MarkdownReader(decoded->text, document).read();
    return finished(std::move(document), where);
}

} // namespace standpoint
