// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/pdf_lines.h"

#include "model/text/characters.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <unicode/ubidi.h>

namespace standpoint {

namespace {

/// Letters of one glyph ("ﬁ") and the shapes of Arabic letters become the letters that they stand for.
QString withPlainLetters(QString text)
{
    // Where a soft hyphen shows, some programs name it and the hyphen.
    if (const qsizetype at = text.indexOf(u'\u00AD'); at >= 0) {
        const bool shows = text.endsWith(u'\u00AD');
        text.remove(u'\u00AD');
        if (shows)
            text += u'-';
    }
    const auto isForm = [](QChar c) {
        return (c.unicode() >= 0xFB00 && c.unicode() <= 0xFDFF)
            || (c.unicode() >= 0xFE70 && c.unicode() <= 0xFEFC);
    };
    if (std::none_of(text.begin(), text.end(), isForm))
        return text;
    QString plain;
    for (const QChar c : text)
        plain += isForm(c) ? QString(c).normalized(QString::NormalizationForm_KC) : QString(c);
    return plain;
}

bool isRightToLeft(QChar c)
{
    return c.direction() == QChar::DirR || c.direction() == QChar::DirAL;
}

/// Digits that stand above the line, as they do in references to footnotes: else “1911” and note 1 would read
/// “19111”.
QString raised(QString digits)
{
    static const std::array<char16_t, 10> signs{u'⁰', u'¹', u'²', u'³', u'⁴', u'⁵', u'⁶', u'⁷', u'⁸', u'⁹'};
    for (QChar &c : digits)
        c = QChar(signs[static_cast<size_t>(c.digitValue())]);
    return digits;
}

bool isRaised(const PageWord &word, const PageWord &before)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return std::all_of(word.text.begin(), word.text.end(), isDigit)
        && word.box.height() < 0.8 * before.box.height()
        && word.box.bottom() < before.box.bottom() - 0.15 * before.box.height();
}

/// Signs before the items of a list, often of a font of their own.
bool isBulletWord(const QString &word)
{
    return word.size() == 1
        && (isBullet(word[0]) || word[0].category() == QChar::Other_PrivateUse
            || word[0].category() == QChar::Other_Control);
}

struct CloseBidi
{
    void operator()(UBiDi *bidi) const { ubidi_close(bidi); }
};

/// What is on the screen from left to right, in the order in which it is read.
QString logical(const QString &visual, bool rightToLeft)
{
    UErrorCode code = U_ZERO_ERROR;
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    ubidi_setInverse(bidi.get(), true);
    ubidi_setPara(bidi.get(), reinterpret_cast<const char16_t *>(visual.utf16()),
        static_cast<int32_t>(visual.size()), rightToLeft ? 1 : 0, nullptr, &code);
    QString text(visual.size(), Qt::Uninitialized);
    const int32_t size = ubidi_writeReordered(bidi.get(), reinterpret_cast<char16_t *>(text.data()),
        static_cast<int32_t>(text.size()), UBIDI_DO_MIRRORING | UBIDI_KEEP_BASE_COMBINING, &code);
    if (U_FAILURE(code))
        return visual;
    text.truncate(size);
    return text;
}

bool isBeside(const PageWord &left, const PageWord &right)
{
    const double height = std::min(left.box.height(), right.box.height());
    const double overlap =
        std::min(left.box.bottom(), right.box.bottom()) - std::max(left.box.top(), right.box.top());
    const double gap = right.box.left() - left.box.right();
    constexpr double widest = 1.6; // of the height; what is farther apart may be another column
    return overlap > 0.5 * height && gap > -height && gap < widest * height
        && right.box.left() >= left.box.left();
}

/// From top to bottom as most letters of the line are: a word in another font may be twice as tall.
QRectF boxOf(const std::vector<PageWord> &words, size_t begin, size_t end)
{
    QHash<int, qsizetype> letters; // by height
    int main = 0;
    QRectF box = words[begin].box;
    for (size_t i = begin; i < end; ++i) {
        const int height = qRound(words[i].box.height());
        letters[height] += words[i].text.size();
        if (letters.value(height) > letters.value(main))
            main = height;
        box |= words[i].box;
    }
    const auto isMain = [main](const PageWord &word) { return qRound(word.box.height()) == main; };
    const auto first = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(begin),
        words.begin() + static_cast<std::ptrdiff_t>(end), isMain);
    box.setTop(first->box.top());
    box.setBottom(first->box.bottom());
    return box;
}

PageLine lineOf(const PageOfWords &page, size_t begin, size_t end, int number)
{
    PageLine line;
    line.page = number;
    if (end - begin > 1 && isBulletWord(page.words[begin].text)) {
        line.isItem = true;
        ++begin;
    } else if (end - begin > 1 && isBulletWord(page.words[end - 1].text)) {
        line.isItem = true;
        --end;
    }
    line.box = boxOf(page.words, begin, end);
    for (size_t i = begin; i < end; ++i) {
        const PageWord &word = page.words[i];
        constexpr double glued = 0.08; // of the height: parts of a word in two fonts
        if (i > begin && word.box.left() - page.words[i - 1].box.right() > glued * word.box.height())
            line.text += u' ';
        const bool up = i > begin && isRaised(word, page.words[i - 1]);
        line.text += up ? raised(word.text) : withPlainLetters(word.text);
    }
    const auto backward = std::count_if(line.text.begin(), line.text.end(), isRightToLeft);
    const auto forward = std::count_if(
        line.text.begin(), line.text.end(), [](QChar c) { return c.direction() == QChar::DirL; });
    line.rightToLeft = backward > forward;
    if (backward > 0)
        line.text = logical(line.text, line.rightToLeft);
    line.firstWord = page.words[line.rightToLeft ? end - 1 : begin].box.width();
    return line;
}

/// What a running head is told by: its words, whatever its numbers.
QString withoutNumbers(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    return QString(text).replace(digits, QStringLiteral("#"));
}

bool isPageNumber(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral("^[-–—\\s]*[0-9]{1,4}(?:\\s*/\\s*[0-9]{1,4})?[-–—\\s]*$"));
    return number.match(text).hasMatch();
}

/// What a browser puts around a page that it prints.
bool isPrintMark(const QString &text)
{
    static const QRegularExpression mark(
        QStringLiteral("^(?:(?:https?|file)://\\S+|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4},? "
                       "[0-9]{1,2}:[0-9]{2}(?: [AP]M)?)$"));
    return mark.match(text).hasMatch();
}

} // namespace

std::vector<PageLine> linesOf(const PageOfWords &page, int number)
{
    std::vector<PageLine> lines;
    size_t begin = 0;
    for (size_t i = 1; i <= page.words.size(); ++i) {
        if (i < page.words.size() && isBeside(page.words[i - 1], page.words[i]))
            continue;
        if (begin < page.words.size())
            lines.push_back(lineOf(page, begin, i, number));
        begin = i;
    }
    return lines;
}

int removeRunningHeads(std::vector<PageLine> &lines, const std::vector<PageOfWords> &pages)
{
    constexpr double zone = 0.13; // of the page's height, at top and bottom
    const auto inZone = [&](const PageLine &line) {
        const double height = pages[static_cast<size_t>(line.page)].height;
        return line.box.bottom() < zone * height || line.box.top() > (1 - zone) * height;
    };
    // A place is rounded, so it counts for the two steps that are near.
    const auto keys = [](const PageLine &line) {
        constexpr double step = 6;
        const auto place = static_cast<int>(std::floor(line.box.center().y() / step));
        const QString words = withoutNumbers(line.text);
        return std::pair<QString, QString>(
            QString::number(place) + u'|' + words, QString::number(place + 1) + u'|' + words);
    };
    QHash<QString, QSet<int>> seen;
    QSet<QString> inside;
    for (const PageLine &line : lines) {
        if (!inZone(line)) {
            inside.insert(line.text);
            continue;
        }
        const auto [one, other] = keys(line);
        seen[one].insert(line.page);
        seen[other].insert(line.page);
    }
    const auto pageCount = static_cast<qsizetype>(pages.size());
    const auto isRunning = [&](const PageLine &line) {
        if (!inZone(line))
            return false;
        const auto [one, other] = keys(line);
        const qsizetype count = std::max(seen.value(one).size(), seen.value(other).size());
        return count >= 3 || (count == 2 && pageCount <= 5) || isPageNumber(line.text)
            || isPrintMark(line.text) || inside.contains(line.text);
    };
    const auto kept = std::stable_partition(
        lines.begin(), lines.end(), [&](const PageLine &line) { return !isRunning(line); });
    QSet<int> concerned;
    std::for_each(kept, lines.end(), [&](const PageLine &line) { concerned.insert(line.page); });
    lines.erase(kept, lines.end());
    return static_cast<int>(concerned.size());
}

} // namespace standpoint
