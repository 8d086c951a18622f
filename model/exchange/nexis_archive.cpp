// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text exports of LexisNexis in its two layouts.
//
//     old:  ("N of M DOCUMENTS" source date edition? headline (LABEL: value)* body (LABEL: value)*
//     copyright)* new:  cover? (headline source date copyright? (Label: value)* "Body" body "Classification"?
//     (Label: value)*
//           "End of Document")*
//
// In the old one the head is centred and the text broken at some 80 columns. Labels are in the language of
// the person who exported.
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

enum class Label
{
    None,
    Body,
    Headline,
    Byline,
    Section,
    Length,
    Date,
    OtherHead, ///< a head line that goes into the note
    Language,
    Url,
    Number,
    OtherTail
};

struct NamedLabel
{
    const char *name;
    Label label;
};

constexpr NamedLabel labelNames[] = {{"body", Label::Body}, {"text", Label::Body}, {"volltext", Label::Body},
    {"headline", Label::Headline}, {"titel", Label::Headline}, {"titre", Label::Headline},
    {"byline", Label::Byline}, {"autor", Label::Byline}, {"auteur", Label::Byline}, {"autore", Label::Byline},
    {"section", Label::Section}, {"rubrik", Label::Section}, {"rubrique", Label::Section},
    {"sección", Label::Section}, {"sezione", Label::Section}, {"seção", Label::Section},
    {"sectie", Label::Section}, {"length", Label::Length}, {"länge", Label::Length},
    {"longueur", Label::Length}, {"longitud", Label::Length}, {"lunghezza", Label::Length},
    {"comprimento", Label::Length}, {"lengte", Label::Length}, {"datum", Label::Date}, {"date", Label::Date},
    {"fecha", Label::Date}, {"data", Label::Date}, {"dateline", Label::OtherHead},
    {"highlight", Label::OtherHead}, {"series", Label::OtherHead}, {"show", Label::OtherHead},
    {"anchors", Label::OtherHead}, {"guests", Label::OtherHead}, {"distribution", Label::OtherHead},
    {"origin", Label::OtherHead}, {"origine", Label::OtherHead}, {"language", Label::Language},
    {"sprache", Label::Language}, {"langue", Label::Language}, {"idioma", Label::Language},
    {"lingua", Label::Language}, {"taal", Label::Language}, {"url", Label::Url}, {"acc-no", Label::Number},
    {"load-date", Label::OtherTail}, {"update", Label::OtherTail}, {"date-chargement", Label::OtherTail},
    {"fecha-carga", Label::OtherTail}, {"publication-type", Label::OtherTail},
    {"type-publication", Label::OtherTail}, {"tipo-publicación", Label::OtherTail},
    {"document-type", Label::OtherTail}, {"journal-code", Label::OtherTail}, {"subject", Label::OtherTail},
    {"sujet", Label::OtherTail}, {"company", Label::OtherTail}, {"organization", Label::OtherTail},
    {"organisation", Label::OtherTail}, {"ticker", Label::OtherTail}, {"industry", Label::OtherTail},
    {"person", Label::OtherTail}, {"city", Label::OtherTail}, {"state", Label::OtherTail},
    {"country", Label::OtherTail}, {"geographic", Label::OtherTail}, {"graphic", Label::OtherTail},
    {"grafik", Label::OtherTail}, {"graphique", Label::OtherTail}, {"notes", Label::OtherTail},
    {"correction", Label::OtherTail}, {"correction-date", Label::OtherTail}, {"copyright", Label::OtherTail},
    {"issn", Label::OtherTail}, {"dokumenttyp", Label::OtherTail}, {"classification", Label::OtherTail}};

bool isTail(Label label)
{
    return label >= Label::Language;
}

struct Labelled
{
    Label label = Label::None;
    QString name;
    QString value;
};

/// Labels of the old layout are in capitals, those of the new one are not; "Body", "Graphic" and
/// "Classification" stand alone in the new one.
Labelled labelled(const QString &line, bool old)
{
    static const QHash<QString, Label> labels = [] {
        QHash<QString, Label> all;
        for (const NamedLabel &one : labelNames)
            all.insert(QString::fromUtf8(one.name), one.label);
        return all;
    }();
    constexpr qsizetype longestName = 24;
    const qsizetype colon = line.left(longestName).indexOf(u':');
    if (colon < 0) {
        const bool alone = !old
            && (line == QLatin1String("Body") || line == QLatin1String("Graphic")
                || line == QLatin1String("Classification") || line == QLatin1String("Notes"));
        return alone ? Labelled{labels.value(line.toLower()), line, {}} : Labelled{};
    }
    const QString name = line.left(colon).trimmed();
    if (old && name != name.toUpper())
        return {};
    const Label label = labels.value(name.toLower(), Label::None);
    if (!old && label == Label::Body) // in this layout it stands alone; here it is a headline
        return {};
    return {label, name, line.sliced(colon + 1).trimmed()};
}

const QRegularExpression &startLine()
{
    static const QRegularExpression start(
        QStringLiteral(
            "^\\s*(?:FOCUS - )?(?:\\d+ (?:of|von|de|di|van) \\d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|"
            "DOCUMENTI|DOCUMENTEN)|(?:Document|Dokument|Documento) \\d+ (?:of|von|de|sur|di|van) \\d+)\\s*$"),
        QRegularExpression::MultilineOption);
    return start;
}

const QRegularExpression &endLine()
{
    static const QRegularExpression end(
        QStringLiteral(
            "^\\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del "
            "documento|Fim do documento|Einde van document|Einde van het document)\\s*$"),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return end;
}

/// Reads one article out of its lines.
class NexisArticle
{
public:
    NexisArticle(const ArchiveLines &lines, LineRange range, bool old, bool first, ArchiveContent &content)
        : m_lines(lines)
        , m_range(range)
        , m_old(old)
        , m_first(first)
        , m_content(content)
    {
        m_article.line = lines.trimmed(range).begin + 1;
    }

    void read()
    {
        qsizetype at = m_range.begin;
        while (at < m_range.end && !isHeadLabel(at))
            ++at;
        const bool hasLabels = at < m_range.end;
        const LineRange head{m_range.begin, hasLabels ? at : m_range.begin};
        const qsizetype bodyBegin = hasLabels ? readFields(at) : m_range.begin;
        const qsizetype tail = tailBegin({bodyBegin, m_range.end});
        if (m_old)
            readOldHead(head);
        else
            readNewHead(head);
        readTail({tail, m_range.end});
        const QString rest = m_lines.body({bodyBegin, tail});
        setHeadlineAndBody(m_article, m_title,
            m_lead.isEmpty()     ? rest
                : rest.isEmpty() ? m_lead
                                 : m_lead + u'\n' + rest,
            m_content.remarks);
        m_article.info.setNote(m_note.text());
        if (m_article.info.document.isEmpty())
            m_article.info.document = derivedDocumentName(QStringLiteral("nexis"), m_article);
        m_content.articles.append(m_article);
    }

private:
    Labelled at(qsizetype line) const { return labelled(m_lines.text(line), m_old); }
    bool isHeadLabel(qsizetype line) const
    {
        const Label label = at(line).label;
        return label != Label::None && !isTail(label);
    }

    void take(const Labelled &field)
    {
        ArticleInfo &info = m_article.info;
        switch (field.label) {
        case Label::Headline:
            m_title = field.value;
            return;
        case Label::Byline:
            info.author = withoutBy(field.value);
            return;
        case Label::Section:
            if (const QString section = field.value.section(u';', 0, 0).trimmed(); !section.isEmpty())
                info.tags = QStringList{section};
            break;
        case Label::Date:
            if (const auto found = findDate(field.value); found && !info.published.isValid()) {
                info.published = found->date;
                return;
            }
            break;
        case Label::Language:
            info.language = languageCalled(field.value);
            break;
        case Label::Url:
            info.url = field.value;
            return;
        case Label::Number:
            info.document = field.value;
            return;
        default:
            break;
        }
        m_note.add(field.name, field.value);
    }

    /// The labels between head and body. Returns where the body begins.
    qsizetype readFields(qsizetype at0)
    {
        Labelled field;
        const bool hasBody = hasBodyLabel(at0);
        for (qsizetype i = at0; i < m_range.end; ++i) {
            const Labelled next = at(i);
            if (next.label == Label::Body) {
                take(field);
                return bodyAfter(i, next);
            }
            if (next.label != Label::None && !isTail(next.label)) {
                take(field);
                field = next;
            } else if (m_lines.isBlank(i)) {
                // A label may have its value in the next paragraph only where it has none yet.
                if (!hasBody && field.label != Label::None && !field.value.isEmpty()) {
                    take(field);
                    field = {};
                }
            } else if (field.label == Label::None && !hasBody) {
                return i;
            } else {
                field.value += (field.value.isEmpty() ? QString() : QStringLiteral(" ")) + m_lines.text(i);
            }
        }
        take(field);
        return m_range.end;
    }

    bool hasBodyLabel(qsizetype from) const
    {
        for (qsizetype i = from; i < m_range.end; ++i) {
            const Label label = at(i).label;
            if (label == Label::Body)
                return true;
            if (isTail(label))
                return false;
        }
        return false;
    }

    /// "BODY: The text" in one line: the label is cut off from what follows.
    qsizetype bodyAfter(qsizetype line, const Labelled &body)
    {
        if (body.value.isEmpty())
            return line + 1;
        m_lead = body.value;
        return line + 1;
    }

    /// Where the labels at the end begin: behind it there is nothing but them, copyright, and what belongs to
    /// a picture.
    qsizetype tailBegin(LineRange body) const
    {
        const QList<LineRange> paragraphs = m_lines.paragraphs(body);
        qsizetype begin = body.end;
        qsizetype pending = 0;
        constexpr qsizetype mostPending = 3; // paragraphs of a label
        for (qsizetype i = paragraphs.size() - 1; i >= 0 && pending <= mostPending; --i) {
            const QString line = m_lines.text(paragraphs[i].begin);
            if (isTail(at(paragraphs[i].begin).label) || isCopyright(line)) {
                begin = paragraphs[i].begin;
                pending = 0;
            } else {
                ++pending;
            }
        }
        return begin;
    }

    void readTail(LineRange tail)
    {
        Labelled field;
        for (qsizetype i = tail.begin; i < tail.end; ++i) {
            const QString line = m_lines.text(i);
            if (line.isEmpty())
                continue;
            const Labelled next = at(i);
            if (isTail(next.label) || isCopyright(line)) {
                take(field);
                field = isTail(next.label) ? next : Labelled{Label::OtherTail, {}, line};
            } else {
                field.value += (field.value.isEmpty() ? QString() : QStringLiteral(" ")) + line;
            }
        }
        take(field);
    }

    struct HeadDate
    {
        qsizetype line = -1;
        QString rest; ///< what stands behind the date in its line
    };
    /// The line of a head that begins with a date: in the old layout the first, in the new one the last, for
    /// a cover may stand above. Sets the date.
    HeadDate readDate(LineRange head)
    {
        HeadDate date;
        for (qsizetype i = head.begin; i < head.end && (date.line < 0 || !m_old); ++i) {
            const QString line = m_lines.text(i);
            const std::optional<FoundDate> found = findDate(line);
            if (!found || found->begin > 0)
                continue;
            m_article.info.published = found->date;
            date = {i, line.sliced(found->end).trimmed()};
        }
        return date;
    }

    void readOldHead(LineRange head)
    {
        const HeadDate date = readDate(head);
        m_note.add(Words::tr("Edition"), date.rest);
        const qsizetype split = date.line < 0 ? head.begin : date.line;
        for (const LineRange &paragraph : m_lines.paragraphs({head.begin, split})) {
            const QString line = m_lines.joined(paragraph);
            if (isCopyright(line) || !m_article.info.source.isEmpty())
                m_note.add({}, line);
            else
                m_article.info.source = line;
        }
        QList<LineRange> rest = m_lines.paragraphs({date.line < 0 ? split : split + 1, head.end});
        const auto centred = [&](const LineRange &one) { return m_lines.indent(one.begin) >= 8; };
        const bool anyAtLeft =
            std::any_of(rest.begin(), rest.end(), [&](const LineRange &one) { return !centred(one); });
        for (const LineRange &paragraph : std::as_const(rest)) {
            const QString line = m_lines.joined(paragraph);
            const bool isTitle = m_title.isEmpty() && !isCopyright(line)
                && (anyAtLeft ? !centred(paragraph) : paragraph == rest.last())
                && !(rest.size() > 1 && isEdition(line) && paragraph != rest.last());
            if (isTitle)
                m_title = line;
            else
                m_note.add({}, line);
        }
    }

    static bool isEdition(const QString &line)
    {
        static const QRegularExpression edition(
            QStringLiteral("\\b(?:edition|ausgabe|édition|edición|edizione|edição|editie)\\b"),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        return line.size() < 60 && edition.match(line).hasMatch();
    }

    void readNewHead(LineRange head)
    {
        const HeadDate date = readDate(head);
        if (date.line < 0) {
            readHeadWithoutDate(head);
            return;
        }
        m_note.add(Words::tr("Edition"), date.rest);
        for (const LineRange &paragraph : m_lines.paragraphs({date.line + 1, head.end}))
            m_note.add({}, m_lines.joined(paragraph));
        const LineRange above = m_lines.trimmed({head.begin, date.line});
        if (above.isEmpty())
            return;
        m_article.info.source = m_lines.text(above.end - 1);
        const LineRange rest = m_lines.trimmed({above.begin, above.end - 1});
        if (rest.isEmpty())
            return;
        qsizetype titleBegin = rest.end - 1;
        while (titleBegin > rest.begin && !m_lines.isBlank(titleBegin - 1))
            --titleBegin;
        m_title = m_lines.joined({titleBegin, rest.end});
        takeCover({rest.begin, titleBegin});
    }

    void readHeadWithoutDate(LineRange head)
    {
        const QList<LineRange> paragraphs = m_lines.paragraphs(head);
        if (paragraphs.isEmpty())
            return;
        m_title = m_lines.text(paragraphs.first().begin);
        for (qsizetype i = paragraphs.first().begin + 1; i < head.end; ++i)
            m_note.add({}, m_lines.text(i));
    }

    /// What stands above a headline: the list of documents in front of the first, else lines of the article.
    void takeCover(LineRange lines)
    {
        if (m_first) {
            remarkLeftOut(m_lines, lines,
                Words::tr("The lines in front of the first article were left out (“%1” …)"), m_content);
            m_article.line = lines.end + 1;
            return;
        }
        for (const LineRange &paragraph : m_lines.paragraphs(lines))
            m_note.add({}, m_lines.joined(paragraph));
    }

    const ArchiveLines &m_lines;
    LineRange m_range;
    bool m_old;
    bool m_first;
    ArchiveContent &m_content;
    ArchivedArticle m_article;
    QString m_title;
    QString m_lead;
    NoteLines m_note;
};

bool looksLikeNexis(const QString &text)
{
    static const QRegularExpression oldLabel(
        QStringLiteral("^(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|LUNGHEZZA|LENGTE|LOAD-DATE|BYLINE|SECTION|RUBRIK|"
                       "RUBRIQUE):"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression newLabel(
        QStringLiteral("^\\s*(?:Load-Date|Length|Länge|Longueur|Longitud|Byline|Section):"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression bodyLine(
        QStringLiteral("^\\s*Body\\s*$"), QRegularExpression::MultilineOption);
    const bool old = startLine().match(text).hasMatch() && oldLabel.match(text).hasMatch();
    return old
        || (newLabel.match(text).hasMatch()
            && (endLine().match(text).hasMatch() || bodyLine.match(text).hasMatch()));
}

ArchiveContent parseNexis(const QString &text)
{
    ArchiveContent content;
    const ArchiveLines lines(text);
    QList<qsizetype> starts;
    QList<qsizetype> ends;
    for (qsizetype i = 0; i < lines.count(); ++i) {
        constexpr qsizetype longestMark = 200; // with the white space that centres it
        if (lines.raw(i).size() > longestMark)
            continue;
        const QString line = lines.text(i);
        if (startLine().match(line).hasMatch())
            starts.append(i);
        else if (endLine().match(line).hasMatch())
            ends.append(i);
    }
    if (!starts.isEmpty()) {
        remarkLeftOut(lines, {0, starts.first()},
            Words::tr("The lines in front of the first article were left out (“%1” …)"), content);
        for (qsizetype i = 0; i < starts.size(); ++i)
            NexisArticle(lines, {starts[i] + 1, i + 1 < starts.size() ? starts[i + 1] : lines.count()}, true,
                false, content)
                .read();
        return content;
    }
    qsizetype begin = 0;
    for (const qsizetype end : std::as_const(ends)) {
        NexisArticle(lines, {begin, end}, false, begin == 0, content).read();
        begin = end + 1;
    }
    const LineRange rest = lines.trimmed({begin, lines.count()});
    if (rest.isEmpty())
        return content;
    bool isArticle = false;
    for (qsizetype i = rest.begin; i < rest.end && !isArticle; ++i)
        isArticle = lines.text(i) == QLatin1String("Body");
    if (isArticle) {
        content.remarks.append(
            {Words::tr("The last article has no line “End of Document”; the file may have been cut"),
                rest.begin + 1});
        NexisArticle(lines, rest, false, begin == 0, content).read();
    } else {
        remarkLeftOut(
            lines, rest, Words::tr("The lines behind the last article were left out (“%1” …)"), content);
    }
    return content;
}

bool recognises(const FileHead &head)
{
    return isArchiveHead(head, nexisArchive);
}

Status read(const QList<InputFile> &files, Intake &intake)
{
    return readNewsArchives(files, intake, nexisArchive);
}

} // namespace

extern const NewsArchive nexisArchive;
const NewsArchive nexisArchive{"lexisnexis", looksLikeNexis, parseNexis};

extern const Format lexisNexis;
const Format lexisNexis{
    .id = QStringLiteral("lexisnexis"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Articles exported by LexisNexis (text)"),
    .suffixes = {QStringLiteral("txt")},
    .keeps = Field::Text | Field::Metadata,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .read = read,
};

} // namespace standpoint
