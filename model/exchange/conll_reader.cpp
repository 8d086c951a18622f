// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/conll_reader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Conll)
};

/// Where a token stands according to the table beside the file.
struct Place
{
    QString article;
    int sentence = 0;
    qint64 begin = 0;
    qint64 end = 0;
};

/// A span while its tokens are read.
struct Open
{
    bool is = false;
    QString label;
    TextSpan span;      ///< in the text that is made of the tokens
    ForeignRange place; ///< in the article
    qint64 line = 0;
};

/// "B-PER": how it goes on, and what it is.
struct Tag
{
    QChar mark; ///< O, B, I, E or S, as IOBES has them
    QString label;
};

Tag tagOf(QStringView text)
{
    if (text == u"O" || text == u"o" || text == u"_")
        return {u'O', {}};
    static const QString marks = QStringLiteral("BIESLUM");
    static const QString meant = QStringLiteral("BIESESI"); // BILOU's L and U, and M for "middle"
    const qsizetype mark = text.isEmpty() ? -1 : marks.indexOf(text.first(1));
    if (mark >= 0 && text.size() == 1)
        return {meant[mark], {}};
    if (mark >= 0 && (text[1] == u'-' || text[1] == u'_'))
        return {meant[mark], text.sliced(2).toString()};
    return {u'I', text.toString()};
}

bool isTag(QStringView text)
{
    return text == u"O" || (text.size() > 2 && QStringView(u"BIESLUM").contains(text[0]) && text[1] == u'-');
}

QList<QStringView> columnsOf(QStringView line)
{
    if (line.contains(u'\t'))
        return line.split(u'\t');
    QList<QStringView> columns = line.split(u' ', Qt::SkipEmptyParts);
    return columns;
}

class Reader
{
public:
    Reader(const QString &path, ForeignCorpus &corpus)
        : m_path(path)
        , m_corpus(corpus)
    {
    }

    Status read(const QString &file, const QString &map);

private:
    QString at(qint64 line) const { return Words::tr("%1, line %2").arg(m_path).arg(line); }
    void readMap(const QString &map);
    void chooseColumn(const QString &file);
    void readLine(QStringView line);
    void readToken(QStringView token, QStringView tag);
    void endDocument();
    void endSentence();
    void close();
    QString nameOfDocument() const;

    QString m_path;
    ForeignCorpus &m_corpus;
    std::vector<Place> m_places; ///< of the tokens, in order; empty: not known
    size_t m_place = 0;
    qsizetype m_columns = 0; ///< of most lines
    qsizetype m_tagColumn = -1;
    qint64 m_line = 0;
    qint64 m_startsWithI = 0;
    qint64 m_firstI = 0;
    ForeignDocument m_document;
    QString m_article; ///< that the places of the document name
    bool m_isSentence = false;
    int m_number = 0; ///< of the document
    Open m_open;
};

Status Reader::read(const QString &file, const QString &map)
{
    chooseColumn(file);
    if (m_tagColumn < 0)
        return fail(
            Error::Kind::Malformed, Words::tr("No column of the file has tags like O, B-… and I-…"), m_path);
    readMap(map);
    for (qsizetype begin = 0; begin < file.size();) {
        const qsizetype found = file.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? file.size() : found;
        ++m_line;
        QStringView line = QStringView(file).sliced(begin, end - begin);
        while (!line.isEmpty() && (line.last() == u'\r' || line.last() == u' '))
            line.chop(1);
        readLine(line);
        begin = end + 1;
    }
    endDocument();
    if (m_startsWithI > 0)
        m_corpus.remarks.add(
            Words::tr("%n label(s) begin with I- or E- and not with B-; they were taken as beginnings",
                nullptr, static_cast<int>(std::min<qint64>(m_startsWithI, 1'000'000'000))),
            at(m_firstI));
    if (m_corpus.documents.size() == 1 && m_corpus.documents.front().hasText)
        m_corpus.documents.front().info.document = QFileInfo(m_path).completeBaseName();
    return {};
}

/// The last column that has nothing but tags, of the first lines.
void Reader::chooseColumn(const QString &file)
{
    constexpr int mostLines = 2000;
    QMap<qsizetype, int> counts; // lines by their number of columns
    QList<QList<QStringView>> rows;
    for (qsizetype begin = 0; begin < file.size() && rows.size() < mostLines;) {
        const qsizetype found = file.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? file.size() : found;
        const QList<QStringView> columns = columnsOf(QStringView(file).sliced(begin, end - begin).trimmed());
        if (columns.size() > 1) {
            ++counts[columns.size()];
            rows.append(columns);
        }
        begin = end + 1;
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (m_columns == 0 || *it > counts.value(m_columns))
            m_columns = it.key();
    }
    for (qsizetype column = m_columns - 1; column > 0; --column) {
        int tags = 0;
        int all = 0;
        for (const QList<QStringView> &row : std::as_const(rows)) {
            if (row.size() != m_columns)
                continue;
            ++all;
            tags += isTag(row[column]) ? 1 : 0;
        }
        if (all > 0 && tags == all) {
            m_tagColumn = column;
            return;
        }
    }
}

void Reader::readMap(const QString &map)
{
    const QStringList lines = map.split(u'\n');
    if (lines.first().trimmed() != QStringLiteral("doc_id\tsentence\ttoken\tstart\tend"))
        return;
    for (const QString &line : lines.sliced(1)) {
        const QStringList cells = line.trimmed().split(u'\t');
        if (cells.size() == 5)
            m_places.push_back({cells[0], cells[1].toInt(), cells[3].toLongLong(), cells[4].toLongLong()});
    }
}

void Reader::readLine(QStringView line)
{
    if (line.trimmed().isEmpty()) {
        endSentence();
        return;
    }
    const QList<QStringView> columns = columnsOf(line);
    if (columns.first() == u"-DOCSTART-") {
        endDocument();
        return;
    }
    if (columns.size() == m_columns && !columns.first().isEmpty())
        readToken(columns.first(), columns[m_tagColumn].trimmed());
    else if (line.startsWith(u'#'))
        return; // a comment, as some tools write them
    else
        m_corpus.skipped.add(Words::tr("The line has %1 column(s) and not %2, so it was left out")
                                 .arg(columns.size())
                                 .arg(m_columns),
            at(m_line));
}

void Reader::readToken(QStringView token, QStringView tag)
{
    ForeignRange place{-1, -1, token.toString()};
    if (m_place < m_places.size()) {
        const Place &one = m_places[m_place++];
        if (m_article.isEmpty())
            m_article = one.article;
        place.begin = one.article == m_article ? one.begin : -1;
        place.end = one.end;
    }
    if (m_isSentence)
        m_document.text += u' ';
    else if (!m_document.text.isEmpty())
        m_document.text += u'\n';
    m_isSentence = true;
    const int begin = static_cast<int>(m_document.text.size());
    m_document.text += token;
    const Tag read = tagOf(tag);
    const bool goesOn = (read.mark == u'I' || read.mark == u'E') && m_open.is && m_open.label == read.label;
    if (!goesOn) {
        close();
        if (read.mark == u'O')
            return;
        if (read.mark == u'I' || read.mark == u'E') {
            if (m_startsWithI++ == 0)
                m_firstI = m_line;
        }
        m_open = {true, read.label, {begin, begin}, place, m_line};
    }
    m_open.span.end = static_cast<int>(m_document.text.size());
    m_open.place.end = place.begin < 0 ? -1 : place.end;
    if (read.mark == u'E' || read.mark == u'S')
        close();
}

void Reader::close()
{
    if (!m_open.is)
        return;
    ForeignAnnotation annotation;
    annotation.where = at(m_open.line);
    annotation.set(QStringLiteral("label"), m_open.label);
    annotation.spans.append(m_open.span);
    m_open.place.covered.clear(); // between its tokens there may be any white space
    annotation.ranges.append(m_open.place);
    m_document.annotations.push_back(std::move(annotation));
    m_open = {};
}

void Reader::endSentence()
{
    close();
    m_isSentence = false;
}

QString Reader::nameOfDocument() const
{
    return QFileInfo(m_path).completeBaseName() + u'-' + QString::number(m_number);
}

void Reader::endDocument()
{
    endSentence();
    if (m_document.text.isEmpty())
        return;
    ++m_number;
    const std::optional<ArticleId> id = ArticleId::fromString(m_article);
    const bool isPlaced = id
        && std::all_of(m_document.annotations.begin(), m_document.annotations.end(),
            [](const ForeignAnnotation &annotation) {
                return annotation.ranges.first().begin >= 0 && annotation.ranges.first().end >= 0;
            });
    m_document.where = m_path;
    m_document.hasText = !isPlaced;
    m_document.info.document = nameOfDocument();
    if (isPlaced) {
        m_document.info.id = *id;
        m_document.text.clear();
    }
    for (ForeignAnnotation &annotation : m_document.annotations) {
        if (isPlaced)
            annotation.spans.clear();
        else
            annotation.ranges.clear();
    }
    m_corpus.documents.push_back(std::move(m_document));
    m_document = {};
    m_article.clear();
}

} // namespace

Result<ForeignCorpus> readConll(const QByteArray &utf8, const QByteArray &map, const QString &path)
{
    ForeignCorpus corpus;
    if (Status read = Reader(path, corpus).read(QString::fromUtf8(utf8), QString::fromUtf8(map)); !read)
        return tl::unexpected(read.error());
    return corpus;
}

} // namespace standpoint
