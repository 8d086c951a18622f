// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/matcher.h"

#include "model/text/characters.h"
#include "model/text/folding.h"
#include "model/text/graphemes.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int longestWindow = 20'000; ///< code units that an expression sees at once

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Matcher)
};

bool isDoubleQuote(QChar c)
{
    return foldedUnit(c.unicode()).units[0] == u'"';
}

QRegularExpressionMatch matchAt(const QRegularExpression &expression, QStringView text, int position)
{
    constexpr auto options = QRegularExpression::DontCheckSubjectStringMatchOption;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return expression.matchView(text, position, QRegularExpression::NormalMatch, options);
#else
    return expression.match(text, position, QRegularExpression::NormalMatch, options);
#endif
}

/// An expression must not be shown halves of surrogate pairs.
bool isValid(QStringView text)
{
    const auto surrogate = [](char16_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; };
    return !anyUnit(text.utf16(), text.size(), surrogate) || text.isValidUtf16();
}

/// Where the stretch ends that an expression sees: at the end of the paragraph, or of a part of a long one,
/// behind a space or between two characters if there is such a place in its second half. Looks no further
/// than the stretch is long, so that all of a text takes time by its length.
int windowEnd(QStringView text, int begin, GraphemeBoundaries &boundaries)
{
    const qsizetype lineEnd = text.sliced(begin).left(longestWindow + 1).indexOf(u'\n');
    if (lineEnd >= 0)
        return begin + static_cast<int>(lineEnd);
    if (text.size() - begin <= longestWindow)
        return static_cast<int>(text.size());
    const int longest = begin + longestWindow;
    const int shortest = begin + longestWindow / 2;
    int cut = longest;
    while (cut > shortest && !text[cut - 1].isSpace())
        --cut;
    if (cut > shortest)
        return cut;
    for (cut = longest; cut > shortest && !boundaries.isBoundary(cut);)
        --cut;
    if (cut > shortest)
        return cut;
    return text[longest].isLowSurrogate() ? longest - 1 : longest; // marks without end
}

/// Ascending and apart: of two that overlap the first stays, of two that begin together the longer one.
void setApart(Matcher::Spans &spans)
{
    std::ranges::sort(
        spans, [](TextSpan a, TextSpan b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    int end = 0;
    std::erase_if(spans, [&end](TextSpan span) {
        if (span.begin < end)
            return true;
        end = span.end;
        return false;
    });
}

} // namespace

QStringList searchTerms(const QString &typed)
{
    QStringList terms;
    QString term;
    bool quoted = false;
    const auto finish = [&] {
        if (!term.trimmed().isEmpty())
            terms.append(term.trimmed());
        term.clear();
    };
    for (const QChar c : typed) {
        if (isDoubleQuote(c)) {
            finish();
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            finish();
        } else {
            term += c;
        }
    }
    finish();
    return terms;
}

Result<Matcher> Matcher::make(const QString &typed, Wording wording)
{
    Matcher matcher;
    if (wording == Wording::Expression) {
        if (typed.isEmpty())
            return matcher;
        constexpr auto options =
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
        const QRegularExpression alone(typed, options); // so that its errors count from its own beginning
        if (!alone.isValid())
            return fail(Error::Kind::Invalid,
                Words::tr("This is no regular expression: %1 at character %2.")
                    .arg(alone.errorString())
                    .arg(alone.patternErrorOffset() + 1));
        matcher.m_expression.setPattern(QStringLiteral("(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=100000)") + typed);
        matcher.m_expression.setPatternOptions(options);
        if (!matcher.m_expression.isValid()) // one that is told off by our limits, "(*UCP)" in its midst say
            return fail(Error::Kind::Invalid,
                Words::tr("This is no regular expression: %1.").arg(matcher.m_expression.errorString()));
        matcher.m_expression.optimize();
        return matcher;
    }
    const bool whole = wording == Wording::WholePhrase || wording == Wording::WholeWords;
    const bool phrase = wording == Wording::Phrase || wording == Wording::WholePhrase;
    const MatchBorders borders = whole ? MatchBorders::WholeWords
        : phrase                       ? MatchBorders::Anywhere
                                       : MatchBorders::WordBeginnings;
    for (const QString &term : phrase ? QStringList{typed} : searchTerms(typed)) {
        if (TextPattern pattern(term, borders); !pattern.isEmpty())
            matcher.m_words.push_back(std::move(pattern));
    }
    // What is rarer tells sooner that an article has not all of them.
    std::ranges::stable_sort(matcher.m_words, std::ranges::greater(), &TextPattern::length);
    return matcher;
}

bool Matcher::find(std::span<const QStringView> parts, std::vector<Spans> &found, Matching &matching) const
{
    found.resize(parts.size());
    for (Spans &spans : found)
        spans.clear();
    if (isEmpty())
        return false;
    if (!m_words.empty())
        return findWords(parts, found);
    bool any = false;
    for (size_t i = 0; i < parts.size(); ++i) {
        findExpression(parts[i], found[i], matching);
        any = any || !found[i].empty();
    }
    return any;
}

bool Matcher::findWords(std::span<const QStringView> parts, std::vector<Spans> &found) const
{
    const bool all = std::ranges::all_of(m_words, [&](const TextPattern &word) {
        return std::ranges::any_of(parts, [&](QStringView part) { return word.next(part).has_value(); });
    });
    for (size_t i = 0; all && i < parts.size(); ++i) {
        for (const TextPattern &word : m_words)
            word.appendAll(parts[i], found[i]);
        if (m_words.size() > 1)
            setApart(found[i]);
    }
    return all;
}

void Matcher::findExpression(QStringView text, Spans &found, Matching &matching) const
{
    if (!isValid(text))
        return;
    GraphemeBoundaries boundaries(text);
    const int size = static_cast<int>(text.size());
    for (int begin = 0; begin < size && !matching.isStopped();) {
        const int end = windowEnd(text, begin, boundaries);
        const QStringView window = text.mid(begin, end - begin);
        int next = end < size && text[end] == u'\n' ? end + 1 : end;
        for (int at = 0; at <= window.size() && !matching.isStopped();) {
            const QRegularExpressionMatch match = matchAt(m_expression, window, at);
            matching.gaveUp = matching.gaveUp || !match.isValid();
            if (!match.hasMatch())
                break;
            const int from = static_cast<int>(match.capturedStart());
            const int to = static_cast<int>(match.capturedEnd());
            at = std::max({to, from + 1, at + 1}); // a match may begin before the place that was asked about
            if (at < window.size() && window[at].isLowSurrogate() && window[at - 1].isHighSurrogate())
                ++at; // after an empty match before a character of two units
            if (to <= from || (!found.empty() && begin + from < found.back().end))
                continue;
            const TextSpan span = boundaries.snapped({begin + from, begin + to});
            if (found.empty() || found.back().end <= span.begin)
                found.push_back(span);
            at = std::max(at, span.end - begin); // no two in one character, however many marks it has
            next = std::max(next, span.end);
        }
        begin = next;
    }
}

Matcher::Spans Matcher::findIn(QStringView text, Matching &matching) const
{
    std::vector<Spans> found;
    find({&text, 1}, found, matching);
    return std::move(found.front());
}

} // namespace standpoint
