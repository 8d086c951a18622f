// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text exports of Factiva in their two layouts.
//
//     tagged:  (HD, BY, WC, PD, … LP, TD, … AN; each tag begins a line, what follows belongs to it)*
//     plain:   (headline, byline?, "766 words", date, time?, source, code, …, language?, copyright?, body,
//              "Document GRDN000020130829e98u0001x")*
//
// The number in the last line is the archive's own and names the article.
#include "model/exchange/archive_lines.h"
#include "model/exchange/written_dates.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::NewsArchive)
};

const QRegularExpression &numberLine()
{
    static const QRegularExpression number(
        QStringLiteral("^\\s*(?:AN\\s+)?(?:Document|Dokument|Documento|Document[oe]?)\\s+([A-Z][A-Z0-9]{2,11}"
                       "(?:19|20)\\d{6}[a-z][0-9a-z]{4,12})\\s*$"),
        QRegularExpression::MultilineOption);
    return number;
}

/// The archive's number in a line; empty: it is another line.
QString numberIn(QStringView line)
{
    constexpr qsizetype longest = 80;
    if (line.size() > longest)
        return {};
    const QRegularExpressionMatch match = numberLine().match(line.toString());
    return match.hasMatch() ? match.captured(1) : QString();
}

/// In the order in which they come; those from `bodyTag` on may stand within a body.
constexpr const char *tagNames[] = {"SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL",
    "LA", "CY", "LP", "TD", "CT", "RF", "CX", "ART", "CLM", "DID", "RBN", "CO", "IN", "NS", "RE", "IPC",
    "IPD", "PUB", "AN"};
constexpr int bodyTag = 14;

struct Tagged
{
    int tag = -1; ///< place in tagNames
    QString value;
};

/// A tag stands at the beginning of a line, alone or before white space; within a body before two spaces or a
/// tab, for "IN" and "TD" may begin a sentence.
Tagged taggedLine(QStringView line, bool inBody)
{
    qsizetype end = 0;
    while (end < line.size() && end < 4 && line[end] >= u'A' && line[end] <= u'Z')
        ++end;
    if (end < 2 || end > 3)
        return {};
    const QStringView rest = line.sliced(end);
    if (!rest.isEmpty() && !rest.front().isSpace())
        return {};
    const QString name = line.first(end).toString();
    int tag = -1;
    for (int i = 0; i < static_cast<int>(std::size(tagNames)) && tag < 0; ++i) {
        if (name == QLatin1String(tagNames[i]))
            tag = i;
    }
    const bool parted = rest.trimmed().isEmpty() || rest.front() == u'\t'
        || (rest.size() > 1 && rest[0].isSpace() && rest[1].isSpace()) || !numberIn(line).isEmpty();
    // Alone before one space they would be words of a headline: "IN BRIEF".
    const bool mayBeWord = tag > bodyTag + 1 && name != QLatin1String("AN");
    if (tag < 0 || (inBody && (tag <= bodyTag || !parted)) || (mayBeWord && !parted))
        return {};
    return {tag, rest.trimmed().toString()};
}

class FactivaArticle
{
public:
    FactivaArticle(const ArchiveLines &lines, ArchiveContent &content, qsizetype begin)
        : m_lines(lines)
        , m_content(content)
    {
        m_article.line = begin + 1;
    }

    void readTagged(LineRange range)
    {
        int tag = -1;
        LineRange value;
        QString first;
        for (qsizetype i = range.begin; i < range.end; ++i) {
            const Tagged next = taggedLine(m_lines.raw(i), tag >= bodyTag);
            if (next.tag < 0) {
                value.end = i + 1;
                continue;
            }
            takeTag(tag, first, value);
            tag = next.tag;
            first = next.value;
            value = {i + 1, i + 1};
        }
        takeTag(tag, first, value);
        finish(m_body.join(u'\n'));
    }

    void readPlain(LineRange range, const QString &number)
    {
        m_article.info.document = number;
        const qsizetype count = wordCountLine(range);
        if (count < 0) {
            m_content.remarks.append(
                {Words::tr("The article has no line with its number of words, so its head stays in the text"),
                    m_article.line});
            const LineRange text = m_lines.trimmed(range);
            m_title = text.isEmpty() ? QString() : m_lines.text(text.begin);
            finish(m_lines.body(text));
            return;
        }
        readAbove({range.begin, count});
        m_note.add({}, m_lines.text(count));
        finish(m_lines.body({readBelow({count + 1, range.end}), range.end}));
    }

private:
    void takeTag(int tag, const QString &first, LineRange rest)
    {
        if (tag < 0) {
            for (qsizetype i = rest.begin; i < rest.end; ++i)
                m_note.add({}, m_lines.text(i));
            return;
        }
        const QString name = QLatin1String(tagNames[tag]);
        ArticleInfo &info = m_article.info;
        if (name == QLatin1String("LP") || name == QLatin1String("TD")) {
            for (const QString &part : {first, m_lines.body(rest)}) {
                if (!part.isEmpty())
                    m_body.append(part);
            }
            return;
        }
        const QString more = m_lines.joined(rest);
        const QString value = QString(first + u' ' + more).trimmed();
        if (name == QLatin1String("HD"))
            m_title = value;
        else if (name == QLatin1String("BY"))
            info.author = withoutBy(value);
        else if (name == QLatin1String("SN"))
            info.source = value;
        else if (name == QLatin1String("AN"))
            takeNumber(value);
        else if (name == QLatin1String("PD") && findDate(value))
            info.published = findDate(value)->date;
        else
            takeOther(name, value);
    }

    void takeOther(const QString &name, const QString &value)
    {
        if (name == QLatin1String("LA"))
            m_article.info.language = languageCalled(value);
        else if (name == QLatin1String("SE"))
            m_article.info.tags = QStringList{value};
        m_note.add(name, value);
    }

    void takeNumber(const QString &value)
    {
        const QString number = numberIn(value);
        m_article.info.document = number.isEmpty() ? value.section(u' ', -1) : number;
        if (number.isEmpty())
            m_note.add(QStringLiteral("AN"), value);
    }

    qsizetype wordCountLine(LineRange range) const
    {
        constexpr int longestHead = 14; // lines that are not blank
        int seen = 0;
        for (qsizetype i = range.begin; i < range.end && seen < longestHead; ++i) {
            if (m_lines.isBlank(i))
                continue;
            ++seen;
            if (isWordCount(m_lines.text(i)))
                return i;
        }
        return -1;
    }

    /// Section, headline and byline, each a line or a paragraph. A byline is the last line where it says "By"
    /// or looks like a name.
    void readAbove(LineRange head)
    {
        QList<qsizetype> lines;
        for (qsizetype i = head.begin; i < head.end; ++i) {
            if (!m_lines.isBlank(i))
                lines.append(i);
        }
        if (lines.size() > 1
            && (beginsWithBy(m_lines.text(lines.last())) || looksLikeName(m_lines.text(lines.last()))))
            m_article.info.author = withoutBy(m_lines.text(lines.takeLast()));
        if (lines.isEmpty())
            return;
        m_title = m_lines.text(lines.takeLast());
        for (const qsizetype line : std::as_const(lines))
            m_note.add(Words::tr("Section"), m_lines.text(line));
        if (!lines.isEmpty())
            m_article.info.tags = QStringList{m_lines.text(lines.first())};
    }

    /// Two to five words in capitals, but for what stands within names.
    static bool looksLikeName(const QString &line)
    {
        static const QStringList within{QStringLiteral("and"), QStringLiteral("und"), QStringLiteral("et"),
            QStringLiteral("y"), QStringLiteral("e"), QStringLiteral("en"), QStringLiteral("de"),
            QStringLiteral("von"), QStringLiteral("van"), QStringLiteral("der"), QStringLiteral("di"),
            QStringLiteral("da"), QStringLiteral("del")};
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        return words.size() >= 2 && words.size() <= 5
            && std::all_of(words.begin(), words.end(), [](const QString &word) {
                   return (word.front().isUpper() && !word.contains(u':')) || within.contains(word);
               });
    }

    /// Date, time, source, code, edition, page, language, copyright. Returns where the body begins.
    qsizetype readBelow(LineRange range)
    {
        ArticleInfo &info = m_article.info;
        qsizetype at = range.begin;
        bool ended = false;
        for (int seen = 0; at < range.end && !ended; ++at) {
            const QString line = m_lines.text(at);
            if (line.isEmpty()) {
                if (seen > 1) // a head without copyright ends with its paragraph
                    break;
                continue;
            }
            ++seen;
            const QDate date = info.published.isValid() ? QDate() : dateOf(line);
            ended = isCopyright(line);
            if (date.isValid())
                info.published = date;
            else if (info.published.isValid() && info.source.isEmpty() && !isTime(line))
                info.source = line;
            else
                m_note.add({}, line);
            if (info.language.isEmpty())
                info.language = languageCalled(line);
        }
        return at;
    }

    static bool isTime(const QString &line)
    {
        static const QRegularExpression time(
            QStringLiteral("^\\d{1,2}:\\d{2}(?:\\s*[AP]M)?(?:\\s+[A-Z]{2,4})?$"));
        return time.match(line).hasMatch();
    }

    void finish(const QString &body)
    {
        setHeadlineAndBody(m_article, m_title, body, m_content.remarks);
        m_article.info.setNote(m_note.text());
        if (m_article.info.document.isEmpty())
            m_article.info.document = derivedDocumentName(QStringLiteral("factiva"), m_article);
        m_content.articles.append(m_article);
    }

    const ArchiveLines &m_lines;
    ArchiveContent &m_content;
    ArchivedArticle m_article;
    QString m_title;
    QStringList m_body;
    NoteLines m_note;
};

bool isFirstTag(QStringView line)
{
    const Tagged tagged = taggedLine(line, false);
    return tagged.tag == 0 || tagged.tag == 1;
}

/// Whether an article is of the tagged layout: a headline's tag, and further ones.
bool isTagged(const ArchiveLines &lines, LineRange range)
{
    int tags = 0;
    bool headline = false;
    for (qsizetype i = range.begin; i < range.end; ++i) {
        const Tagged tagged = taggedLine(lines.raw(i), false);
        tags += tagged.tag >= 0;
        headline |= tagged.tag == 1;
    }
    return headline && tags >= 3;
}

/// Lines in front of the first tag belong to no article where it is the file's first.
qsizetype firstTag(const ArchiveLines &lines, LineRange range)
{
    qsizetype at = range.begin;
    while (at < range.end && !isFirstTag(lines.raw(at)))
        ++at;
    return at;
}

/// Whether a head of the plain layout is among the lines.
bool hasWordCount(const ArchiveLines &lines, LineRange range)
{
    for (qsizetype i = range.begin; i < range.end; ++i) {
        if (isWordCount(lines.text(i)))
            return true;
    }
    return false;
}

void readOne(const ArchiveLines &lines, LineRange range, const QString &number, ArchiveContent &content)
{
    const LineRange article = lines.trimmed(range);
    if (isTagged(lines, article)) {
        const qsizetype begin = firstTag(lines, article);
        remarkLeftOut(lines, {article.begin, begin},
            Words::tr("The lines in front of the article were left out (“%1” …)"), content);
        FactivaArticle(lines, content, begin).readTagged({begin, article.end});
    } else {
        FactivaArticle(lines, content, article.begin)
            .readPlain({article.begin, number.isEmpty() ? article.end : article.end - 1}, number);
    }
}

ArchiveContent parseFactiva(const QString &text)
{
    ArchiveContent content;
    const ArchiveLines lines(text);
    qsizetype begin = 0;
    for (qsizetype i = 0; i < lines.count(); ++i) {
        const QString number = numberIn(lines.raw(i));
        // In the tagged layout the number may be in a line below its tag.
        if (number.isEmpty())
            continue;
        readOne(lines, {begin, i + 1}, number, content);
        begin = i + 1;
    }
    const LineRange rest = lines.trimmed({begin, lines.count()});
    if (rest.isEmpty())
        return content;
    if (isTagged(lines, rest) || hasWordCount(lines, rest)) {
        content.remarks.append(
            {Words::tr("The last article has no number of its own; the file may have been cut"),
                rest.begin + 1});
        readOne(lines, rest, {}, content);
    } else {
        remarkLeftOut(
            lines, rest, Words::tr("The lines behind the last article were left out (“%1” …)"), content);
    }
    return content;
}

bool looksLikeFactiva(const QString &text)
{
    if (numberLine().match(text).hasMatch())
        return true;
    static const QRegularExpression tags(
        QStringLiteral("^HD(?:\\s.*)?\\n(?:.*\\n){0,12}?(?:WC|PD)\\s(?:.*\\n){0,12}?(?:SN|SC|LA|CY)\\s"),
        QRegularExpression::MultilineOption);
    return tags.match(text.left(1 << 14)).hasMatch();
}

bool recognises(const FileHead &head)
{
    return isArchiveHead(head, factivaArchive);
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readNewsArchives(files, intake, factivaArchive);
}

} // namespace

extern const NewsArchive factivaArchive;
const NewsArchive factivaArchive{"factiva", looksLikeFactiva, parseFactiva};

extern const Format factiva;
const Format factiva{
    .id = QStringLiteral("factiva"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Articles exported by Factiva (text)"),
    .suffixes = {QStringLiteral("txt")},
    .keeps = Field::Text | Field::Metadata,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
