// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/markdown_inline.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <libxml/HTMLparser.h>
#include <vector>

namespace standpoint {

namespace {

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

/// A run of signs of emphasis, in the output.
struct Run
{
    qsizetype place = 0;
    qsizetype left = 0; ///< signs that are not used yet
    QChar sign;
};

class Inline
{
public:
    Inline(const QString &text, const QSet<QString> &references, int &notes)
        : m_text(text)
        , m_references(references)
        , m_notes(notes)
        , m_lastComment(text.lastIndexOf(QStringLiteral("-->")))
    {
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype length = runLength(at, u'`');
            if (length > 0)
                m_lastTicks[length] = at;
            at += std::max<qsizetype>(length, 1);
        }
    }

    QString read();

private:
    struct Bracket
    {
        qsizetype place = 0; ///< in the output
        qsizetype text = 0;  ///< in the text, after the bracket
        bool isPicture = false;
    };

    qsizetype runLength(qsizetype at, QChar sign) const
    {
        qsizetype end = at;
        while (end < m_text.size() && m_text[end] == sign)
            ++end;
        return end - at;
    }
    bool code();
    bool tag();
    bool entity();
    void emphasis();
    void endBracket();
    bool linkTarget();
    QString withoutUsedSigns() const;
    std::vector<Run> &runsOf(QChar sign) { return m_runs[sign == u'*' ? 0 : sign == u'_' ? 1 : 2]; }

    const QString &m_text;
    const QSet<QString> &m_references;
    int &m_notes;
    qsizetype m_lastComment;
    QHash<qsizetype, qsizetype> m_lastTicks; ///< the last run of so many backticks
    qsizetype m_at = 0;
    QString m_out;
    std::vector<std::pair<qsizetype, qsizetype>> m_used; ///< places in the output and how many signs go
    std::vector<Run> m_runs[3];
    std::vector<Bracket> m_brackets;
};

bool Inline::code()
{
    const qsizetype length = runLength(m_at, u'`');
    qsizetype end = m_at + length;
    if (m_lastTicks.value(length, -1) > m_at) {
        while (end < m_text.size()) {
            const qsizetype other = runLength(end, u'`');
            if (other == length)
                break;
            end += std::max<qsizetype>(other, 1);
        }
    }
    if (end >= m_text.size() || end == m_at + length) {
        m_out += QStringView(m_text).sliced(m_at, length);
        m_at += length;
        return true;
    }
    QStringView inside = QStringView(m_text).sliced(m_at + length, end - m_at - length);
    if (inside.size() > 2 && inside.front() == u' ' && inside.back() == u' ' && !inside.trimmed().isEmpty())
        inside = inside.sliced(1).chopped(1);
    m_out += inside;
    m_at = end + length;
    return true;
}

bool Inline::tag()
{
    if (QStringView(m_text).sliced(m_at).startsWith(u"<!--")) {
        if (m_lastComment < m_at)
            return false;
        m_at = m_text.indexOf(QStringLiteral("-->"), m_at) + 3;
        return true;
    }
    if (m_at + 1 >= m_text.size() || !(m_text[m_at + 1].isLetter() || m_text[m_at + 1] == u'/'))
        return false;
    qsizetype end = m_at + 1;
    while (end < m_text.size() && m_text[end] != u'>' && m_text[end] != u'<')
        ++end;
    if (end >= m_text.size() || m_text[end] != u'>')
        return false;
    const QStringView inside = QStringView(m_text).sliced(m_at + 1, end - m_at - 1);
    const bool isAddress = !inside.contains(u' ')
        && (inside.contains(u"://") || inside.startsWith(u"mailto:") || inside.contains(u'@'));
    if (isAddress)
        m_out += inside;
    else if (inside.compare(u"br", Qt::CaseInsensitive) == 0 || inside.startsWith(u"br/")
        || inside.startsWith(u"br /"))
        m_out += u'\n';
    m_at = end + 1;
    return true;
}

bool Inline::entity()
{
    static const QRegularExpression form(
        QStringLiteral("^&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z0-9]{1,31}));"));
    constexpr qsizetype longest = 40; // a match looks at all of what it gets, so it gets little
    const QRegularExpressionMatch match = form.match(m_text.mid(m_at, longest));
    if (!match.hasMatch())
        return false;
    char32_t code = 0;
    if (!match.captured(1).isEmpty()) {
        code = match.captured(1).toUInt();
    } else if (!match.captured(2).isEmpty()) {
        code = match.captured(2).toUInt(nullptr, 16);
    } else {
        const QByteArray name = match.captured(3).toLatin1();
        const htmlEntityDesc *known = htmlEntityLookup(reinterpret_cast<const xmlChar *>(name.constData()));
        if (!known)
            return false;
        code = known->value;
    }
    if (code == 0 || code > 0x10FFFF || QChar::isSurrogate(code))
        code = QChar::ReplacementCharacter;
    m_out += QString::fromUcs4(&code, 1);
    m_at += match.capturedEnd();
    return true;
}

void Inline::emphasis()
{
    const QChar sign = m_text[m_at];
    const qsizetype length = runLength(m_at, sign);
    const QChar before = m_at > 0 ? m_text[m_at - 1] : QChar(u' ');
    const QChar next = m_at + length < m_text.size() ? m_text[m_at + length] : QChar(u' ');
    const bool leftFlanking =
        !next.isSpace() && (!isPunctuation(next) || before.isSpace() || isPunctuation(before));
    const bool rightFlanking =
        !before.isSpace() && (!isPunctuation(before) || next.isSpace() || isPunctuation(next));
    const bool canOpen = leftFlanking && (sign != u'_' || !rightFlanking || isPunctuation(before));
    const bool canClose = rightFlanking && (sign != u'_' || !leftFlanking || isPunctuation(next));
    std::vector<Run> &runs = runsOf(sign);
    Run own{m_out.size(), length, sign};
    m_out += QStringView(m_text).sliced(m_at, length);
    m_at += length;
    if (sign == u'~' && length != 2)
        return;
    while (canClose && own.left > 0 && !runs.empty()) {
        Run &opener = runs.back();
        const qsizetype count = std::min(own.left, opener.left);
        opener.left -= count;
        m_used.emplace_back(opener.place + opener.left, count);
        m_used.emplace_back(own.place, count);
        own.place += count;
        own.left -= count;
        for (std::vector<Run> &others : m_runs) { // what began inside ends nowhere
            while (&others != &runs && !others.empty() && others.back().place > opener.place)
                others.pop_back();
        }
        if (opener.left == 0)
            runs.pop_back();
    }
    if (canOpen && own.left > 0)
        runs.push_back(own);
}

/// What stands in brackets after a link's words; true where it was one.
bool Inline::linkTarget()
{
    constexpr qsizetype longest = 4'000;
    if (m_at >= m_text.size())
        return false;
    const qsizetype limit = std::min(m_text.size(), m_at + longest);
    if (m_text[m_at] == u'(') {
        int open = 0;
        for (qsizetype at = m_at; at < limit; ++at) {
            if (m_text[at] == u'\\')
                ++at;
            else if (m_text[at] == u'(')
                ++open;
            else if (m_text[at] == u')' && --open == 0) {
                m_at = at + 1;
                return true;
            }
        }
        return false;
    }
    if (m_text[m_at] != u'[')
        return false;
    const qsizetype end = m_text.indexOf(u']', m_at);
    if (end < 0 || end > limit)
        return false;
    const QString name = m_text.sliced(m_at + 1, end - m_at - 1).simplified().toLower();
    if (!name.isEmpty() && !m_references.contains(name))
        return false;
    m_at = end + 1;
    return true;
}

void Inline::endBracket()
{
    ++m_at;
    if (m_brackets.empty()) {
        m_out += u']';
        return;
    }
    const Bracket bracket = m_brackets.back();
    m_brackets.pop_back();
    const QString name = m_text.sliced(bracket.text, m_at - 1 - bracket.text);
    if (name.startsWith(u'^') && m_references.contains(name.toLower())) {
        ++m_notes;
        m_used.emplace_back(bracket.place, m_out.size() - bracket.place);
        return;
    }
    constexpr qsizetype longestName = 1'000;
    const bool isName = name.size() < longestName && m_references.contains(name.simplified().toLower());
    if (linkTarget() || isName) {
        m_used.emplace_back(bracket.place, bracket.isPicture ? 2 : 1);
        return;
    }
    m_out += u']';
}

QString Inline::withoutUsedSigns() const
{
    std::vector<std::pair<qsizetype, qsizetype>> used = m_used;
    std::sort(used.begin(), used.end());
    QString text;
    qsizetype at = 0;
    for (const auto &[place, count] : used) {
        if (place > at)
            text += QStringView(m_out).sliced(at, place - at);
        at = std::max(at, place + count);
    }
    return text + QStringView(m_out).sliced(std::min(at, m_out.size()));
}

QString Inline::read()
{
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
        if (c == u'\\' && next.unicode() < 0x80 && isPunctuation(next)) {
            m_out += next;
            m_at += 2;
            continue;
        }
        if (c == u'*' || c == u'_' || c == u'~') {
            emphasis();
            continue;
        }
        if (c == u'[' || (c == u'!' && next == u'[')) {
            const qsizetype length = c == u'!' ? 2 : 1;
            m_brackets.push_back(Bracket{m_out.size(), m_at + length, length == 2});
            m_out += QStringView(m_text).sliced(m_at, length);
            m_at += length;
            continue;
        }
        if (c == u']') {
            endBracket();
            continue;
        }
        if ((c == u'`' && code()) || (c == u'<' && tag()) || (c == u'&' && entity()))
            continue;
        m_out += c;
        ++m_at;
    }
    return withoutUsedSigns();
}

} // namespace

QString withoutMarkup(const QString &text, const QSet<QString> &references, int &notes)
{
    return Inline(text, references, notes).read();
}

} // namespace standpoint
