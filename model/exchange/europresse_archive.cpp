// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text exports of Europresse (Eureka in Canada).
//
//     (source, "section, day date, p. 3", headline, author?, body, (label : value)*, copyright, certificate?,
//      "news·20130830·LM·2345678", certificate?)*
//
// The number in the last line is the archive's own and names the article.
#include "model/exchange/archive_lines.h"
#include "model/exchange/written_dates.h"

#include <QCoreApplication>
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
        QStringLiteral(
            "^[^\\n]{0,40}?\\b((?:news|web|tvnews|radio|report|biblio|bio|pub|social)·\\d{8}[^\\s·]*·"
            "[A-Za-z0-9_]+·[^\\s]+)\\s*$"),
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption);
    return number;
}

QString numberIn(QStringView line)
{
    constexpr qsizetype longest = 200;
    if (line.size() > longest || !line.contains(u'·'))
        return {};
    const QRegularExpressionMatch match = numberLine().match(line.toString());
    return match.hasMatch() ? match.captured(1) : QString();
}

bool isCertificate(const QString &line)
{
    static const QRegularExpression certificate(
        QStringLiteral(
            "^(?:Ce )?(?:certificat\\b|certificate\\b|document certifi|le présent document|this document "
            "is protected|émis le)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return certificate.match(line).hasMatch();
}

/// "Taille : Moyen, 500 mots" and the like, behind the body.
bool isLabel(const QString &line)
{
    static const QRegularExpression label(
        QStringLiteral(
            "^(?:Catégories?|Sujets?(?:\\(s\\))?[^:]{0,20}|Lieux?(?:\\(x\\))?[^:]{0,30}|Types?(?:\\(s\\))? "
            "d.article[^:]{0,8}|Taille|Notes?(?:\\(s\\))?|Note\\(s\\)|Illustrations?(?:\\(s\\))?[^:]{0,8}|"
            "Encadrés?(?:\\(s\\))?|Édition|Edition|Cote|Longueur|Doc\\.|No de document)\\s*:"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return label.match(line).hasMatch();
}

class EuropresseArticle
{
public:
    /// `certificate` are the lines behind the number that still belong to the article.
    EuropresseArticle(const ArchiveLines &lines, LineRange range, const QString &number,
        LineRange certificate, ArchiveContent &content)
        : m_lines(lines)
        , m_range(lines.trimmed(range))
        , m_certificate(certificate)
        , m_content(content)
    {
        m_article.line = m_range.begin + 1;
        m_article.info.document = number;
    }

    void read()
    {
        const qsizetype tail = tailBegin();
        const qsizetype head = readHead({m_range.begin, tail});
        const qsizetype body = readHeadline({head, tail});
        for (qsizetype i = tail; i < m_range.end; ++i)
            m_note.add({}, m_lines.text(i));
        for (qsizetype i = m_certificate.begin; i < m_certificate.end; ++i)
            m_note.add({}, m_lines.text(i));
        setHeadlineAndBody(m_article, m_title, m_lines.body({body, tail}), m_content.remarks);
        m_article.info.setNote(m_note.text());
        if (m_article.info.document.isEmpty())
            m_article.info.document = derivedDocumentName(QStringLiteral("europresse"), m_article);
        m_content.articles.append(m_article);
    }

private:
    /// Behind it there is nothing but labels, copyright and certificate.
    qsizetype tailBegin() const
    {
        qsizetype begin = m_range.end;
        const QList<LineRange> paragraphs = m_lines.paragraphs(m_range);
        for (qsizetype i = paragraphs.size() - 1; i > 0; --i) {
            const QString line = m_lines.text(paragraphs[i].begin);
            if (!isLabel(line) && !isCopyright(line) && !isCertificate(line))
                break;
            begin = paragraphs[i].begin;
        }
        return begin;
    }

    /// Source and date; returns the line behind.
    qsizetype readHead(LineRange range)
    {
        constexpr qsizetype longestHead = 8; // lines
        ArticleInfo &info = m_article.info;
        for (qsizetype i = range.begin; i < std::min(range.end, range.begin + longestHead); ++i) {
            const QString line = m_lines.text(i);
            const std::optional<FoundDate> found = line.isEmpty() ? std::nullopt : findDate(line);
            if (!found)
                continue;
            info.published = found->date;
            QString before = line.first(found->begin).trimmed();
            while (before.endsWith(u',') || before.endsWith(u'-'))
                before = before.chopped(1).trimmed();
            QString behind = line.sliced(found->end).trimmed();
            while (behind.startsWith(u',') || behind.startsWith(u'-'))
                behind = behind.sliced(1).trimmed();
            takeSource({range.begin, i}, before);
            m_note.add({}, behind);
            return i + 1;
        }
        if (!range.isEmpty())
            info.source = m_lines.text(range.begin);
        return range.begin + 1;
    }

    /// The lines above the date, and what stands in front of it: a section, or the source itself.
    void takeSource(LineRange above, const QString &before)
    {
        const LineRange lines = m_lines.trimmed(above);
        if (lines.isEmpty()) {
            m_article.info.source = before;
            return;
        }
        m_article.info.source = m_lines.text(lines.begin);
        for (qsizetype i = lines.begin + 1; i < lines.end; ++i)
            m_note.add({}, m_lines.text(i));
        if (before.isEmpty())
            return;
        m_article.info.tags = QStringList{before};
        m_note.add(Words::tr("Section"), before);
    }

    /// Headline and author; returns where the body begins.
    qsizetype readHeadline(LineRange range)
    {
        QList<LineRange> paragraphs = m_lines.paragraphs(range);
        if (paragraphs.isEmpty())
            return range.end;
        // A word count or a page may stand between.
        while (paragraphs.size() > 1 && isWordCount(m_lines.joined(paragraphs.first())))
            m_note.add({}, m_lines.joined(paragraphs.takeFirst()));
        const LineRange headline = paragraphs.first();
        if (paragraphs.size() == 1 && headline.end - headline.begin > 1) { // no blank line below the headline
            m_title = m_lines.text(headline.begin);
            return headline.begin + 1;
        }
        m_title = m_lines.joined(headline);
        if (paragraphs.size() > 2 && isAuthor(paragraphs[1])) {
            m_article.info.author = withoutBy(m_lines.joined(paragraphs[1]));
            return paragraphs[1].end;
        }
        return headline.end;
    }

    /// A short paragraph that is no sentence.
    bool isAuthor(LineRange paragraph) const
    {
        constexpr qsizetype longest = 80;
        const QString line = m_lines.joined(paragraph);
        static const QString sentenceEnds = QStringLiteral(".!?…:»”\"");
        return paragraph.end - paragraph.begin == 1 && line.size() <= longest
            && !sentenceEnds.contains(line.back()) && line.front().isUpper();
    }

    const ArchiveLines &m_lines;
    LineRange m_range;
    LineRange m_certificate;
    ArchiveContent &m_content;
    ArchivedArticle m_article;
    QString m_title;
    NoteLines m_note;
};

/// A certificate may stand behind the number.
qsizetype behindCertificate(const ArchiveLines &lines, qsizetype at)
{
    qsizetype end = at;
    for (qsizetype i = at; i < lines.count(); ++i) {
        if (lines.isBlank(i))
            continue;
        const QString line = lines.text(i);
        if (!isCertificate(line) && !isCopyright(line))
            break;
        end = i + 1;
    }
    return end;
}

ArchiveContent parseEuropresse(const QString &text)
{
    ArchiveContent content;
    const ArchiveLines lines(text);
    qsizetype begin = 0;
    for (qsizetype i = 0; i < lines.count(); ++i) {
        const QString number = numberIn(lines.raw(i));
        if (number.isEmpty())
            continue;
        const qsizetype end = behindCertificate(lines, i + 1);
        EuropresseArticle(lines, {begin, i}, number, {i + 1, end}, content).read();
        begin = end;
        i = begin - 1;
    }
    remarkLeftOut(lines, {begin, lines.count()},
        Words::tr("The lines behind the last article have no number and were left out (“%1” …)"), content);
    return content;
}

bool looksLikeEuropresse(const QString &text)
{
    return text.contains(u'·') && numberLine().match(text).hasMatch();
}

bool recognises(const FileHead &head)
{
    return isArchiveHead(head, europresseArchive);
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readNewsArchives(files, intake, europresseArchive);
}

} // namespace

extern const NewsArchive europresseArchive;
const NewsArchive europresseArchive{"europresse", looksLikeEuropresse, parseEuropresse};

extern const Format europresse;
const Format europresse{
    .id = QStringLiteral("europresse"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Articles exported by Europresse (text)"),
    .suffixes = {QStringLiteral("txt")},
    .keeps = Field::Text | Field::Metadata,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
