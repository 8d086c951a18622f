// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/pdf_layout.h"

#include "model/documents/pdf_lines.h"
#include "model/documents/text_builder.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace standpoint {

namespace {

constexpr double edge = 2; // points: so near it counts as reaching the edge

bool isHyphen(QChar c)
{
    return c == u'-' || c == u'\u2010' || c == u'\u00AD';
}

bool endsSentence(QStringView text)
{
    while (!text.isEmpty()
        && (text.back() == u'"' || text.back() == u'”' || text.back() == u'“' || text.back() == u'»'
            || text.back() == u'«' || text.back() == u'’' || text.back() == u')'))
        text.chop(1);
    static const QString ends = QStringLiteral(".!?:;…。！？؟۔");
    return !text.isEmpty() && ends.contains(text.back());
}

/// The letters with hyphens inside that end a text, or begin it.
QStringView lastWord(QStringView text)
{
    qsizetype begin = text.size();
    while (begin > 0 && (text[begin - 1].isLetter() || isHyphen(text[begin - 1]) || text[begin - 1].isMark()))
        --begin;
    return text.sliced(begin);
}

QStringView firstWord(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end].isLetterOrNumber() || isHyphen(text[end]) || text[end].isMark()))
        ++end;
    return text.first(end);
}

bool differInSize(const PageLine &one, const PageLine &other)
{
    constexpr double same = 1.15;
    const double larger = std::max(one.box.height(), other.box.height());
    return larger > same * std::min(one.box.height(), other.box.height());
}

double gapBetween(const PageLine &one, const PageLine &other)
{
    return std::max(one.box.left(), other.box.left()) - std::min(one.box.right(), other.box.right());
}

bool isSameRow(const PageLine &one, const PageLine &other)
{
    const double height = std::min(one.box.height(), other.box.height());
    const double overlap =
        std::min(one.box.bottom(), other.box.bottom()) - std::max(one.box.top(), other.box.top());
    return one.page == other.page && overlap > 0.7 * height && gapBetween(one, other) > 0
        && !differInSize(one, other) && !other.isItem;
}

/// Parts of one line that justifying drew apart become one: what is near, and what is far if the first and
/// the last part end where other lines do.
class TornLines
{
public:
    explicit TornLines(const std::vector<PageLine> &lines)
        : m_lines(lines)
    {
        for (const PageLine &line : lines) {
            ++m_lefts[qRound(line.box.left())];
            ++m_rights[qRound(line.box.right())];
        }
    }

    std::vector<PageLine> mended() const
    {
        std::vector<PageLine> mended;
        for (size_t i = 0; i < m_lines.size();) {
            PageLine line = m_lines[i];
            size_t next = i + 1;
            for (size_t end = next; end < m_lines.size() && isPart(end); ++end) {
                if (reachesEdges(i, end))
                    next = end + 1;
            }
            while (next < m_lines.size() && isPart(next) && isNear(next))
                ++next;
            for (size_t part = i + 1; part < next; ++part)
                add(line, m_lines[part]);
            mended.push_back(line);
            i = next;
        }
        return mended;
    }

private:
    bool isNear(size_t part) const
    {
        return gapBetween(m_lines[part - 1], m_lines[part]) < 5 * m_lines[part].box.height();
    }

    bool isPart(size_t part) const
    {
        return isSameRow(m_lines[part - 1], m_lines[part])
            && gapBetween(m_lines[part - 1], m_lines[part]) < 15 * m_lines[part].box.height();
    }

    bool reachesEdges(size_t first, size_t last) const
    {
        constexpr int several = 3;
        const QRectF both = m_lines[first].box | m_lines[last].box;
        return m_lefts.value(qRound(both.left())) >= several
            && m_rights.value(qRound(both.right())) >= several;
    }

    static void add(PageLine &line, const PageLine &part)
    {
        const bool toTheRight = part.box.left() > line.box.left();
        if (toTheRight == line.rightToLeft) {
            line.text = part.text + u' ' + line.text;
            line.firstWord = part.firstWord;
        } else {
            line.text = line.text + u' ' + part.text;
        }
        line.box |= part.box;
    }

    const std::vector<PageLine> &m_lines;
    QHash<int, int> m_lefts; ///< how many lines begin at this point
    QHash<int, int> m_rights;
};

/// Lines below each other in one column, in letters of one size.
struct Column
{
    size_t begin = 0;
    size_t end = 0;
    double left = 0;
    double right = 0;
    bool justified = false; ///< nearly all lines reach both edges
};

class Layout
{
public:
    explicit Layout(const std::vector<PageLine> &lines)
        : m_lines(TornLines(lines).mended())
    {
        findColumns();
        findJustified();
        findStep();
        findWords();
    }

    QString text();

private:
    bool follows(const PageLine &above, const PageLine &below) const;
    void findColumns();
    void findJustified();
    void findStep();
    void findWords();
    double freeRoom(size_t line) const;
    const Column &columnOf(size_t line) const { return m_columns[m_columnOfLine[line]]; }
    bool isSetIn(size_t line) const;
    bool wouldHaveFit(size_t before, size_t line) const;
    bool mayEndParagraph(size_t line) const;
    bool beginsParagraph(size_t line) const;
    void append(QString &paragraph, const QString &line) const;

    std::vector<PageLine> m_lines;
    std::vector<Column> m_columns;
    std::vector<size_t> m_columnOfLine;
    double m_step = 0;     ///< the usual way from one line down to the next, in heights of a line
    QSet<QString> m_words; ///< with hyphens in the middle of lines
};

bool Layout::follows(const PageLine &above, const PageLine &below) const
{
    const double overlap =
        std::min(above.box.right(), below.box.right()) - std::max(above.box.left(), below.box.left());
    const double down = below.box.top() - above.box.top();
    return above.page == below.page && overlap > 0 && down > 0 && !differInSize(above, below)
        && down < 6 * std::max(above.box.height(), below.box.height());
}

void Layout::findColumns()
{
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const QRectF &box = m_lines[i].box;
        if (i == 0 || !follows(m_lines[i - 1], m_lines[i]))
            m_columns.push_back(Column{i, i, box.left(), box.right(), false});
        Column &column = m_columns.back();
        column.end = i + 1;
        column.left = std::min(column.left, box.left());
        column.right = std::max(column.right, box.right());
        m_columnOfLine.push_back(m_columns.size() - 1);
    }
}

/// How far a line ends before the edge of its column.
double Layout::freeRoom(size_t i) const
{
    const PageLine &line = m_lines[i];
    const Column &column = columnOf(i);
    return line.rightToLeft ? line.box.left() - column.left : column.right - line.box.right();
}

void Layout::findJustified()
{
    for (Column &column : m_columns) {
        size_t full = 0;
        for (size_t i = column.begin; i < column.end; ++i)
            full += freeRoom(i) < edge;
        column.justified = column.end - column.begin >= 4 && full * 10 >= (column.end - column.begin) * 6;
    }
}

void Layout::findStep()
{
    std::vector<double> steps;
    for (size_t i = 1; i < m_lines.size(); ++i) {
        if (m_columnOfLine[i] == m_columnOfLine[i - 1] && m_lines[i].box.height() > 0)
            steps.push_back((m_lines[i].box.top() - m_lines[i - 1].box.top()) / m_lines[i].box.height());
    }
    constexpr double usual = 1.2;
    m_step = usual;
    if (steps.empty())
        return;
    // Paragraphs of two lines have as many gaps around them as inside, so not the median.
    const auto place = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4);
    std::nth_element(steps.begin(), place, steps.end());
    m_step = std::clamp(*place, 0.7, 3.0);
}

void Layout::findWords()
{
    for (const PageLine &line : m_lines) {
        for (const QStringView word : QStringView(line.text).split(u' ')) {
            if (word.size() > 2 && word.sliced(1, word.size() - 2).contains(u'-'))
                m_words.insert(word.toString());
        }
    }
}

bool Layout::isSetIn(size_t i) const
{
    const PageLine &line = m_lines[i];
    const Column &column = columnOf(i);
    const auto indent = [&](const PageLine &of) {
        return line.rightToLeft ? column.right - of.box.right() : of.box.left() - column.left;
    };
    const double own = indent(line);
    constexpr double least = 0.5; // of the height
    if (own < least * line.box.height() || own > 5 * line.box.height())
        return false;
    // Set in as a whole (a quotation, a list) is not the first line of a paragraph.
    const bool aboveToo = i > column.begin && std::abs(indent(m_lines[i - 1]) - own) < 1;
    const bool belowToo = i + 1 < column.end && std::abs(indent(m_lines[i + 1]) - own) < 1;
    return !aboveToo && !belowToo;
}

bool Layout::wouldHaveFit(size_t before, size_t i) const
{
    const PageLine &above = m_lines[before];
    const Column &column = columnOf(before);
    const double room = freeRoom(before);
    constexpr double space = 0.3; // of the height
    const bool fits = m_lines[i].firstWord + space * above.box.height() < room;
    if (column.justified) // a word alone cannot be justified
        return room > edge && (fits || above.text.contains(u' '));
    return fits && (endsSentence(above.text) || room > 0.3 * (column.right - column.left));
}

/// A line that is full and ends in the middle of a sentence goes on, wherever the next one begins: such are
/// items of a list whose first line sticks out.
bool Layout::mayEndParagraph(size_t i) const
{
    const Column &column = columnOf(i);
    return endsSentence(m_lines[i].text) || freeRoom(i) > 0.1 * (column.right - column.left);
}

bool Layout::beginsParagraph(size_t i) const
{
    const PageLine &above = m_lines[i - 1];
    const PageLine &line = m_lines[i];
    if (line.isItem || differInSize(above, line))
        return true;
    if (!above.text.isEmpty() && isHyphen(above.text.back()))
        return false;
    if (isSetIn(i) && mayEndParagraph(i - 1))
        return true;
    if (m_columnOfLine[i] != m_columnOfLine[i - 1])
        return wouldHaveFit(i - 1, i);
    constexpr double more = 1.25;
    const double step = line.box.top() - above.box.top();
    return step > more * m_step * line.box.height() || wouldHaveFit(i - 1, i);
}

void Layout::append(QString &paragraph, const QString &line) const
{
    if (paragraph.isEmpty()) {
        paragraph = line;
        return;
    }
    if (!isHyphen(paragraph.back())) {
        paragraph += u' ';
        paragraph += line;
        return;
    }
    const QStringView first = lastWord(paragraph);
    const QStringView second = firstWord(line);
    HyphenJoin join = hyphenJoin(first, second);
    if (join == HyphenJoin::Drop) {
        const QString both = first.chopped(1).toString() + u'-' + second.toString();
        if (m_words.contains(both))
            join = HyphenJoin::Keep;
    }
    if (join == HyphenJoin::Drop)
        paragraph.chop(1);
    else if (join == HyphenJoin::KeepApart)
        paragraph += u' ';
    paragraph += line;
}

QString Layout::text()
{
    TextBuilder text;
    QString paragraph;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        if (i > 0 && beginsParagraph(i)) {
            text.addFlowing(paragraph);
            text.endParagraph();
            paragraph.clear();
        }
        append(paragraph, m_lines[i].text);
    }
    text.addFlowing(paragraph);
    return text.take();
}

} // namespace

HyphenJoin hyphenJoin(QStringView first, QStringView second)
{
    static const std::array<QStringView, 26> joining{u"and", u"or", u"to", u"und", u"oder", u"bis", u"sowie",
        u"bzw", u"beziehungsweise", u"et", u"ou", u"y", u"e", u"o", u"en", u"of", u"och", u"eller", u"og",
        u"i", u"lub", u"a", u"ja", u"tai", u"és", u"vagy"};
    if (first.size() == 2 && first[0].isLetter()) // “e-mail”
        return HyphenJoin::Keep;
    if (first.size() < 2 || second.isEmpty() || !first[first.size() - 2].isLetter())
        return first.size() < 2 ? HyphenJoin::KeepApart : HyphenJoin::Keep; // a dash, “2024-25”
    if (std::find(joining.begin(), joining.end(), second) != joining.end())
        return HyphenJoin::KeepApart;
    if (!second[0].isLetter())
        return HyphenJoin::Keep;
    const auto isCapitals = [](QStringView word) {
        return word.size() > 1
            && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isUpper() || isHyphen(c); });
    };
    const bool capitals = isCapitals(first.chopped(1)) && isCapitals(second);
    return second[0].isUpper() && !capitals ? HyphenJoin::Keep : HyphenJoin::Drop;
}

LaidOutText laidOut(const std::vector<PageOfWords> &pages)
{
    LaidOutText result;
    std::vector<PageLine> lines;
    for (size_t i = 0; i < pages.size(); ++i) {
        std::vector<PageLine> own = linesOf(pages[i], static_cast<int>(i));
        std::move(own.begin(), own.end(), std::back_inserter(lines));
    }
    result.pagesWithHeads = removeRunningHeads(lines, pages);
    orderByColumns(lines);
    if (!lines.empty())
        result.text = Layout(lines).text();
    return result;
}

} // namespace standpoint
