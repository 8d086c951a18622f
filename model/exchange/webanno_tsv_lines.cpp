// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_lines.h"

#include "model/text/offsets.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace standpoint::tsv {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WebannoTsv)
};

constexpr qint64 largestGap = 1'000'000; ///< between two sentences
constexpr qsizetype mostColumns = 500;   ///< of all layers

} // namespace

Status Lines::read(const QString &file, const QString &textBeside)
{
    m_file = file;
    if (Status read = readLines(); !read)
        return read;
    lookForCut();
    chooseUnit();
    for (const Sentence &sentence : m_sentences) {
        if (place(sentence))
            m_placed.push_back(&sentence);
    }
    if (m_placed.empty())
        return fail(Error::Kind::Malformed, Words::tr("The file has no sentence that can be read"), m_path);
    assemble(textBeside);
    if (m_isCut)
        m_corpus.remarks.add(Words::tr("The file ends before its text does; it may have been cut"), m_path);
    return {};
}

QString Lines::at(qint64 line) const
{
    return Words::tr("%1, line %2").arg(m_path).arg(line);
}

qint64 Lines::lastRow() const
{
    return m_sentences.back().rows.empty() ? m_line : m_sentences.back().rows.back().line;
}

Status Lines::readLines()
{
    static const QRegularExpression format(QStringLiteral("^#FORMAT=WebAnno TSV 3\\.([0-9]{1,4})\\s*$"));
    bool isHead = true;
    bool isText = false;
    for (qsizetype begin = 0; begin < m_file.size();) {
        const qsizetype found = m_file.indexOf(u'\n', begin);
        const bool isLast = found < 0;
        qsizetype end = isLast ? m_file.size() : found;
        const qsizetype next = end + 1;
        if (end > begin && m_file[end - 1] == u'\r')
            --end;
        const QStringView line = QStringView(m_file).sliced(begin, end - begin);
        begin = next;
        ++m_line;
        if (m_line == 1) {
            const QRegularExpressionMatch match = format.match(line.toString());
            if (!match.hasMatch())
                return fail(Error::Kind::Malformed,
                    Words::tr("The file does not begin with “#FORMAT=WebAnno TSV 3.…”"), m_path);
            m_javaEscapes = match.captured(1).toInt() < 2;
        } else if (isHead && readHeadLine(line.toString())) {
            if (m_columns > mostColumns)
                return fail(Error::Kind::Malformed,
                    Words::tr("The file has more than %1 columns").arg(mostColumns), m_path);
        } else if (line.startsWith(QStringLiteral("#Text="))) {
            isHead = false;
            const QString text = unescapedText(line.sliced(6), m_javaEscapes);
            if (isText)
                m_sentences.back().text += u'\n' + text;
            else
                m_sentences.push_back({text, {}, -1, m_line});
            isText = true;
        } else if (line.isEmpty()) {
            isText = isText && isHead;
        } else if (!line.startsWith(u'#')) {
            isText = false;
            readRow(line, isLast);
        }
    }
    return {};
}

/// A file that was cut ends within a sentence.
void Lines::lookForCut()
{
    if (!m_sentences.empty()) {
        const Sentence &last = m_sentences.back();
        qint64 length = 0; // as far as the tokens go
        for (const Row &row : last.rows)
            length = std::max(length, row.end - last.begin);
        m_isCut = m_isCut || last.rows.empty()
            || (length < last.text.size() && !QStringView(last.text).sliced(length).trimmed().isEmpty()
                && last.text.toUcs4().size() > length);
    }
}

bool Lines::readHeadLine(const QString &line)
{
    std::optional<Layer> layer = layerOf(line);
    if (!layer)
        return false;
    layer->firstColumn = m_columns;
    m_columns += layer->columns.size();
    m_layers.append(std::move(*layer));
    return true;
}

void Lines::readRow(QStringView line, bool isCut)
{
    static const QRegularExpression unit(QStringLiteral("^[0-9]{1,9}-[0-9]{1,9}(\\.[0-9]{1,9})?\\z"));
    static const QRegularExpression offsets(QStringLiteral("^([0-9]{1,10})-([0-9]{1,10})\\z"));
    QList<QStringView> fields = line.split(u'\t');
    const bool endsWithTab = fields.last().isEmpty() && fields.size() > m_columns + 3;
    if (endsWithTab)
        m_hasTabsAtEnd = true;
    const QRegularExpressionMatch range = offsets.match(fields.size() > 1 ? fields[1].toString() : QString());
    const bool isWhole =
        fields.size() >= m_columns + 3 && !(isCut && m_columns > 0 && m_hasTabsAtEnd && !endsWithTab);
    if (!m_sentences.empty() && m_sentences.back().begin < 0 && m_sentences.back().rows.empty()
        && range.hasMatch())
        m_sentences.back().begin = range.captured(1).toLongLong();
    if (m_sentences.empty() || !isWhole || !range.hasMatch()
        || !unit.match(fields[0].toString()).hasMatch()) {
        m_isCut = m_isCut || isCut;
        m_corpus.skipped.add(Words::tr("The line is no token with %n column(s), so it was left out", nullptr,
                                 static_cast<int>(std::min<qsizetype>(m_columns + 3, 1'000'000))),
            at(m_line));
        return;
    }
    m_sentences.back().rows.push_back({fields[0].toString(), range.captured(1).toLongLong(),
        range.captured(2).toLongLong(), fields.sliced(2, m_columns + 1), m_line});
}

/// The words at a row's place in its sentence; null where it lies outside.
QStringView Lines::wordsAt(
    const Sentence &sentence, const OffsetMap &map, const Row &row, OffsetUnit unit) const
{
    const qint64 first = sentence.begin;
    const auto position = [&](qint64 offset) -> std::optional<int> {
        if (unit == OffsetUnit::CodePoint)
            return map.utf16FromCodePoint(offset);
        if (unit == OffsetUnit::Utf8)
            return map.utf16FromUtf8(offset);
        return offset <= sentence.text.size() ? std::optional(static_cast<int>(offset)) : std::nullopt;
    };
    if (row.begin < first || row.end < row.begin)
        return {};
    const std::optional<int> begin = position(row.begin - first);
    const std::optional<int> end = position(row.end - first);
    return begin && end ? QStringView(sentence.text).sliced(*begin, *end - *begin) : QStringView();
}

qint64 Lines::fitting(OffsetUnit unit) const
{
    qint64 count = 0;
    for (const Sentence &sentence : m_sentences) {
        const OffsetMap map(sentence.text);
        for (const Row &row : sentence.rows) {
            if (row.begin < row.end && wordsAt(sentence, map, row, unit) == row.cells.first())
                ++count;
        }
    }
    return count;
}

void Lines::chooseUnit()
{
    qint64 most = fitting(OffsetUnit::Utf16);
    for (const OffsetUnit unit : {OffsetUnit::CodePoint, OffsetUnit::Utf8}) {
        if (const qint64 count = fitting(unit); count > most) {
            most = count;
            m_unit = unit;
        }
    }
    if (m_unit != OffsetUnit::Utf16)
        m_corpus.remarks.add(m_unit == OffsetUnit::CodePoint
                ? Words::tr("The offsets count code points and not UTF-16 code units; they were converted")
                : Words::tr("The offsets count bytes and not UTF-16 code units; they were converted"),
            m_path);
}

qint64 Lines::lengthOf(const QString &text) const
{
    const OffsetMap map(text);
    return m_unit == OffsetUnit::CodePoint ? map.codePoints()
        : m_unit == OffsetUnit::Utf8       ? map.utf8Bytes()
                                           : map.utf16Units();
}

/// Whether a sentence can stand behind the text so far; then it does.
bool Lines::place(const Sentence &sentence)
{
    const qint64 gap = sentence.begin - m_length;
    if (sentence.begin < 0 || sentence.rows.empty() || gap < 0 || gap > largestGap
        || m_length + gap > std::max<qint64>(largestGap, m_file.size()) || sentence.text.isEmpty()) {
        m_corpus.skipped.add(sentence.rows.empty()
                ? Words::tr("The sentence has no tokens, so it was left out")
                : Words::tr("The sentence does not begin behind the one before, so it was left out"),
            at(sentence.line));
        return false;
    }
    if (gap > 0 && !m_placed.empty()) {
        m_text += u'\n';
        m_text += QString(gap - 1, u' ');
    } else {
        m_text += QString(gap, u' ');
    }
    m_text += sentence.text;
    m_length += gap + lengthOf(sentence.text);
    return true;
}

bool Lines::isBeside(const QString &text) const
{
    if (m_unit != OffsetUnit::Utf16 || text.size() < m_text.size())
        return false;
    return std::all_of(m_placed.begin(), m_placed.end(), [&](const Sentence *sentence) {
        return QStringView(text).sliced(sentence->begin).startsWith(sentence->text);
    });
}

void Lines::assemble(const QString &textBeside)
{
    if (textBeside.isEmpty())
        return;
    if (!isBeside(textBeside)) {
        m_corpus.remarks.add(
            Words::tr("The text beside this file is another one; that of the file was taken"), m_path);
        return;
    }
    m_isCut = m_isCut || !QStringView(textBeside).sliced(m_text.size()).trimmed().isEmpty();
    m_text = textBeside;
}

} // namespace standpoint::tsv
