// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyword_marks.h"

#include "model/project/keywords.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QtConcurrent>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int mostMarks = 500;        ///< in a piece, of one expression
constexpr qint64 longestSearch = 100; ///< milliseconds for one expression in a piece

/// The same expression, which gives up a match after so many steps rather than trying for hours.
QRegularExpression limited(const QRegularExpression &expression)
{
    return QRegularExpression(
        QStringLiteral("(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)") + expression.pattern(),
        expression.patternOptions());
}

/// Where the next match may begin: further on also after an empty one, and never in the middle of a pair.
qsizetype placeAfter(const QRegularExpressionMatch &match, const QString &text, qsizetype at)
{
    const qsizetype next = std::max(match.capturedEnd(), at + 1);
    const bool isMiddle =
        next < text.size() && text[next].isLowSurrogate() && text[next - 1].isHighSurrogate();
    return isMiddle ? next + 1 : next;
}

} // namespace

KeywordMarks::KeywordMarks(QObject *parent)
    : QObject(parent)
    , m_lists(std::make_shared<const Lists>())
{
    m_threads.setMaxThreadCount(1);
}

KeywordMarks::~KeywordMarks()
{
    if (m_search)
        m_search->isUnwanted = true;
    m_threads.clear();
}

void KeywordMarks::setIssues(const Table<Issue> &issues)
{
    const QList<Issue> now = issues.inOrder();
    const bool same = std::ranges::equal(now, m_issues, [](const Issue &a, const Issue &b) {
        return a.id == b.id && a.name == b.name && a.keywords == b.keywords && a.retired == b.retired;
    });
    if (same)
        return;
    m_issues = now;
    auto lists = std::make_shared<Lists>();
    for (int i = 0; i < m_issues.size(); ++i) {
        if (m_issues[i].retired)
            continue;
        for (const Keyword &keyword : std::as_const(m_issues[i].keywords)) // compiled where it is looked for
            lists->push_back({m_issues[i].name, keyword, i, limited(expressionOf(keyword))});
    }
    m_lists = std::move(lists);
    m_told.clear();
    beginAgain();
}

void KeywordMarks::setText(const Shared<ArticleText> &text)
{
    if (m_text.sameObject(text))
        return;
    m_text = text;
    beginAgain();
}

void KeywordMarks::beginAgain()
{
    if (m_search)
        m_search->isUnwanted = true;
    m_threads.clear();
    m_found.clear();
    m_search = std::make_shared<Search>();
    m_search->lists = m_lists;
    m_search->slow = std::make_shared<std::vector<std::atomic_bool>>(m_lists->size());
}

const std::vector<QuietMark> &KeywordMarks::in(TextSpan piece) const
{
    static const std::vector<QuietMark> none;
    if (isEmpty() || !m_text || piece.end > m_text->text.size())
        return none;
    const auto known = m_found.constFind(piece.begin);
    if (known != m_found.cend())
        return known->marks;
    m_found.insert(piece.begin, {});
    look(piece);
    return none;
}

void KeywordMarks::look(TextSpan piece) const
{
    auto *self = const_cast<KeywordMarks *>(this); // NOLINT: the answer changes what is known, not what is
    auto *watcher = new QFutureWatcher<Found>(self);
    connect(watcher, &QFutureWatcher<Found>::finished, self, [self, watcher, piece, search = m_search] {
        watcher->deleteLater();
        if (search != self->m_search || watcher->future().resultCount() == 0)
            return;
        const Found done = watcher->result();
        self->m_found.insert(piece.begin, done);
        if (!done.marks.empty())
            emit self->found(piece);
        for (const QString &sentence : done.slow) {
            if (!self->m_told.contains(sentence)) {
                self->m_told.insert(sentence);
                emit self->gaveUp(sentence);
            }
        }
    });
    watcher->setFuture(QtConcurrent::run(&m_threads,
        [search = m_search, text = m_text->text.mid(piece.begin, piece.length()), offset = piece.begin] {
            return find(*search, text, offset);
        }));
}

KeywordMarks::Found KeywordMarks::find(const Search &search, const QString &text, int offset)
{
    Found all;
    std::vector<std::pair<QuietMark, int>> marks;
    for (std::size_t i = 0; i < search.lists->size() && !search.isUnwanted; ++i) {
        const Expression &one = (*search.lists)[i];
        if ((*search.slow)[i])
            continue;
        if (!one.expression.isValid()) { // another version of the library read it
            (*search.slow)[i] = true;
            all.slow.append(tr("“%1” of %2 is no regular expression: %3.")
                                .arg(one.keyword.text, one.issue, one.expression.errorString()));
            continue;
        }
        QElapsedTimer timer;
        timer.start();
        int count = 0;
        qsizetype at = 0;
        while (at <= text.size() && count < mostMarks && !search.isUnwanted) {
            const QRegularExpressionMatch match = one.expression.match(text, at);
            // An error is a match that was given up.
            const bool slow = !match.isValid() || timer.elapsed() > longestSearch;
            if (slow && !(*search.slow)[i].exchange(true))
                all.slow.append(tr("“%1” of %2 takes too long to find and is not underlined.")
                                    .arg(one.keyword.text, one.issue));
            if (slow || !match.hasMatch())
                break;
            at = placeAfter(match, text, at);
            if (match.capturedLength() == 0)
                continue;
            QuietMark mark;
            mark.kind = QuietMark::Kind::Keyword;
            mark.style = one.style;
            mark.span = {offset + static_cast<int>(match.capturedStart()),
                offset + static_cast<int>(match.capturedEnd())};
            marks.emplace_back(mark, static_cast<int>(i));
            ++count;
        }
    }
    std::ranges::stable_sort(marks, {}, [](const auto &one) { return one.first.span; });
    for (const auto &[mark, which] : marks) {
        all.marks.push_back(mark);
        all.which.push_back(which);
    }
    return all;
}

QString KeywordMarks::about(const QuietMark &mark) const
{
    for (const Found &found : std::as_const(m_found)) {
        for (std::size_t i = 0; i < found.marks.size(); ++i) {
            if (found.marks[i] != mark)
                continue;
            const Expression &one = (*m_lists)[static_cast<std::size_t>(found.which[i])];
            return one.keyword.isRegularExpression
                ? tr("%1: word of its list (%2)").arg(one.issue, one.keyword.text)
                : tr("%1: word of its list").arg(one.issue);
        }
    }
    return {};
}

} // namespace standpoint
