// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_writer.h"

#include "model/exchange/annotation_json.h"
#include "model/exchange/uima_types.h"
#include "model/text/tokens.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WebannoTsv)
};

/// A stretch of one statement: its first, which carries its features, or a further one.
struct Piece
{
    const Annotation *annotation = nullptr;
    bool isFirst = true;
    TextSpan span;                 ///< without white space at its ends
    int id = 0;                    ///< 0: needs none
    int unit = -1;                 ///< its first one
    QList<qsizetype> further = {}; ///< of the first: the other pieces
};

/// A token or a part of one.
struct Unit
{
    int token = 0;
    int part = 0; ///< 0: the whole token
    TextSpan span;
    std::vector<qsizetype> statements; ///< pieces, in the order of the stack
    std::vector<qsizetype> evidence;
};

struct Token
{
    TextSpan span;
    int sentence = 0;
    int number = 0; ///< in its sentence, from 1
};

QByteArray numbered(int sentence, int token)
{
    return QByteArray::number(sentence) + '-' + QByteArray::number(token);
}

/// What stands in one article.
class Page
{
public:
    explicit Page(const Article &article)
        : m_text(article.content())
        , m_sentences(tokenizedStretches(m_text, article.sentences()))
    {
        for (int i = 0; i < m_sentences.size(); ++i) {
            int number = 0;
            for (const TextSpan span : tokensOf(m_text, m_sentences[i]))
                m_tokens.push_back({span, i, ++number});
        }
    }

    const QString &text() const { return m_text; }
    const QList<TextSpan> &sentences() const { return m_sentences; }
    const std::vector<Token> &tokens() const { return m_tokens; }
    /// The first token that ends behind this place.
    int tokenAfter(int place) const
    {
        return static_cast<int>(std::partition_point(m_tokens.begin(), m_tokens.end(),
                                    [place](const Token &token) { return token.span.end <= place; })
            - m_tokens.begin());
    }

private:
    const QString &m_text;
    QList<TextSpan> m_sentences;
    std::vector<Token> m_tokens;
};

/// One annotator's statements on a page, laid out in units.
class Layout
{
public:
    Layout(const Page &page, const std::vector<const Annotation *> &annotations)
        : m_page(page)
    {
        for (const Annotation *annotation : annotations)
            addStatement(*annotation);
        placeUnits();
        numberPieces();
    }

    const std::vector<Piece> &pieces() const { return m_pieces; }
    const std::vector<Unit> &units() const { return m_units; }
    bool hasFragments() const { return m_hasFragments; }
    /// Whether the words of this statement are shown without white space at their ends.
    bool isTrimmed(const Annotation &annotation) const { return m_trimmed.contains(&annotation); }
    QByteArray unitId(int unit) const
    {
        const Unit &one = m_units[static_cast<size_t>(unit)];
        const Token &token = m_page.tokens()[static_cast<size_t>(one.token)];
        const QByteArray id = numbered(token.sentence + 1, token.number);
        return one.part == 0 ? id : id + '.' + QByteArray::number(one.part);
    }

private:
    void addStatement(const Annotation &annotation);
    std::optional<TextSpan> shown(TextSpan fragment) const;
    void placeUnits();
    void numberPieces();

    struct Cell
    {
        int token = 0;
        bool isPart = false;
        TextSpan span;
        qsizetype piece = 0;
    };

    const Page &m_page;
    std::vector<Piece> m_pieces;
    std::vector<Unit> m_units;
    QSet<const Annotation *> m_trimmed;
    bool m_hasFragments = false;
};

/// What of a fragment lies in tokens; nothing where it is white space alone.
std::optional<TextSpan> Layout::shown(TextSpan fragment) const
{
    const auto &tokens = m_page.tokens();
    const auto first = static_cast<size_t>(m_page.tokenAfter(fragment.begin));
    const auto behind =
        static_cast<size_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token &token) {
            return token.span.begin < fragment.end;
        }) - tokens.begin());
    if (first >= behind)
        return std::nullopt;
    return TextSpan{std::max(fragment.begin, tokens[first].span.begin),
        std::min(fragment.end, tokens[behind - 1].span.end)};
}

void Layout::addStatement(const Annotation &annotation)
{
    QList<TextSpan> spans;
    bool isTrimmed = false;
    for (int i = 0; i < annotation.evidence.count(); ++i) {
        const std::optional<TextSpan> span = shown(annotation.evidence.at(i));
        isTrimmed = isTrimmed || span != annotation.evidence.at(i);
        if (span)
            spans.append(*span);
    }
    if (spans.isEmpty()) { // white space alone: at the nearest token
        const int after = m_page.tokenAfter(annotation.evidence.begin());
        const int last = static_cast<int>(m_page.tokens().size()) - 1;
        spans.append(m_page.tokens()[static_cast<size_t>(std::min(after, last))].span);
    }
    if (isTrimmed)
        m_trimmed.insert(&annotation);
    const auto first = static_cast<qsizetype>(m_pieces.size());
    m_pieces.push_back({&annotation, true, spans.first()});
    for (qsizetype i = 1; i < spans.size(); ++i) {
        m_hasFragments = true;
        m_pieces[static_cast<size_t>(first)].further.append(static_cast<qsizetype>(m_pieces.size()));
        m_pieces.push_back({&annotation, false, spans[i]});
    }
}

void Layout::placeUnits()
{
    const auto &tokens = m_page.tokens();
    std::vector<Cell> cells;
    for (size_t i = 0; i < m_pieces.size(); ++i) {
        const TextSpan span = m_pieces[i].span;
        for (auto at = static_cast<size_t>(m_page.tokenAfter(span.begin));
             at < tokens.size() && tokens[at].span.begin < span.end; ++at) {
            const TextSpan token = tokens[at].span;
            const TextSpan part{std::max(token.begin, span.begin), std::min(token.end, span.end)};
            cells.push_back({static_cast<int>(at), part != token, part, static_cast<qsizetype>(i)});
        }
    }
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) {
        return std::tie(a.token, a.isPart, a.span, a.piece) < std::tie(b.token, b.isPart, b.span, b.piece);
    });
    for (const Cell &cell : cells) {
        const bool isSame = !m_units.empty() && m_units.back().token == cell.token
            && m_units.back().span == cell.span && (m_units.back().part > 0) == cell.isPart;
        if (!isSame) {
            const int before =
                !m_units.empty() && m_units.back().token == cell.token ? m_units.back().part : 0;
            m_units.push_back({cell.token, cell.isPart ? before + 1 : 0, cell.span, {}, {}});
        }
        Piece &piece = m_pieces[static_cast<size_t>(cell.piece)];
        if (piece.unit < 0)
            piece.unit = static_cast<int>(m_units.size()) - 1;
        (piece.isFirst ? m_units.back().statements : m_units.back().evidence).push_back(cell.piece);
    }
}

/// Pieces of several units, and those that lie on others of their layer, have a number that tells them apart.
void Layout::numberPieces()
{
    std::vector<int> units(m_pieces.size());
    std::vector<bool> stacked(m_pieces.size());
    for (const Unit &unit : m_units) {
        for (const auto *stack : {&unit.evidence, &unit.statements}) {
            for (const qsizetype piece : *stack) {
                ++units[static_cast<size_t>(piece)];
                if (stack->size() > 1)
                    stacked[static_cast<size_t>(piece)] = true;
            }
        }
    }
    int next = 1;
    for (const Unit &unit : m_units) {
        for (const auto *stack : {&unit.evidence, &unit.statements}) {
            for (const qsizetype piece : *stack) {
                Piece &one = m_pieces[static_cast<size_t>(piece)];
                if (one.id == 0
                    && (units[static_cast<size_t>(piece)] > 1 || stacked[static_cast<size_t>(piece)]))
                    one.id = next++;
            }
        }
    }
}

/// The columns of statements, and what stands in them.
struct Columns
{
    std::vector<QByteArray> names;                             ///< in alphabetical order
    std::vector<bool> isOnFirstOnly;                           ///< too long to be repeated on each token
    QHash<const Annotation *, std::vector<QByteArray>> values; ///< escaped; empty: none
};

QByteArray idSuffix(int id)
{
    return id == 0 ? QByteArray() : '[' + QByteArray::number(id) + ']';
}

class TsvWriter : public FormatWriter
{
public:
    explicit TsvWriter(ExportRun &run)
        : m_run(run)
        , m_statements(run)
        , m_folders(run)
    {
    }

    Status add(const ExportedArticle &exported) override;

private:
    Columns columnsOf(const Article &article, const std::vector<const Annotation *> &annotations,
        const Layout &layout, const QString &fileName) const;
    void writeFile(QByteArray &out, const Page &page, const Layout &layout, const Columns &columns) const;
    static void writeHeader(QByteArray &out, const Layout &layout, const Columns &columns);
    static void writeUnit(QByteArray &out, const Layout &layout, const Columns &columns, int unit);
    static void writeSlots(QByteArray &out, const Layout &layout, const Unit &unit);

    ExportRun &m_run;
    UimaStatements m_statements;
    AnnotatorFolders m_folders;
};

Status TsvWriter::add(const ExportedArticle &exported)
{
    const Article &article = exported.article;
    const QString name = m_run.fileName(article);
    m_run.file(QStringLiteral("text/%1.txt").arg(name)) += article.content().toUtf8();
    const Page page(article);
    if (page.tokens().empty()) {
        if (exported.annotations.empty())
            return {}; // the text alone: the format has no file without a token
        return fail(Error::Kind::Invalid,
            Words::tr("The article has no word, and WebAnno TSV can say nothing of white space"),
            article.info->title);
    }
    for (const LabelledArticle &part : m_folders.of(exported)) {
        const Layout layout(page, part.annotations);
        for (const Annotation *annotation : part.annotations) {
            if (layout.isTrimmed(*annotation))
                m_run.losses.add(Loss::Trimmed, article, *annotation);
        }
        const Columns columns = columnsOf(article, part.annotations, layout, name);
        writeFile(m_run.file(QStringLiteral("%1/%2.tsv").arg(part.folder, name)), page, layout, columns);
    }
    return {};
}

void appendMember(QByteArray &json, const char *name, const QByteArray &value)
{
    if (value.isEmpty())
        return;
    json += json.isEmpty() ? "{\"" : ", \"";
    json += name;
    json += "\": ";
    appendJsonString(json, QString::fromUtf8(value));
}

/// Features that people read have a column each; what only we read again shares one.
Columns TsvWriter::columnsOf(const Article &article, const std::vector<const Annotation *> &annotations,
    const Layout &layout, const QString &fileName) const
{
    static const QSet<QByteArray> inMeta{
        "actorId", "affiliation", "annotator", "created", "modified", "polarity", "provenance"};
    static const QSet<QByteArray> once{"attributes", "comment", "meta", "sid"};
    const QByteArray document =
        article.info->document == fileName ? QByteArray() : article.info->document.toUtf8();
    const QByteArray articleId = article.info->id.toString().toLatin1();
    std::vector<std::map<QByteArray, QByteArray>> rows;
    std::map<QByteArray, size_t> places;
    for (const Annotation *annotation : annotations) {
        std::map<QByteArray, QByteArray> &row = rows.emplace_back();
        QByteArray meta;
        for (const UimaFeature &feature : m_statements.of(*annotation)) {
            if (inMeta.contains(feature.name))
                appendMember(meta, feature.name.constData(), feature.value);
            else
                row[feature.name] = escapedTsvValue(feature.value);
        }
        appendMember(meta, "article", articleId);
        appendMember(meta, "document", document);
        if (layout.isTrimmed(*annotation))
            appendMember(meta, "exact", uimaSpans(annotation->evidence));
        row["meta"] = escapedTsvValue(meta + '}');
        for (const auto &[name, value] : row)
            places[name];
    }
    Columns columns;
    for (auto &[name, place] : places) {
        place = columns.names.size();
        columns.names.push_back(name);
        columns.isOnFirstOnly.push_back(once.contains(name));
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        std::vector<QByteArray> &values = columns.values[annotations[i]];
        values.resize(columns.names.size());
        for (auto &[name, value] : rows[i])
            values[places[name]] = std::move(value);
    }
    return columns;
}

void TsvWriter::writeHeader(QByteArray &out, const Layout &layout, const Columns &columns)
{
    out += "#FORMAT=WebAnno TSV 3.3\n";
    if (!layout.pieces().empty()) {
        if (layout.hasFragments())
            out += QByteArray("#T_SP=") + uima::evidence + "|\n";
        out += QByteArray("#T_SP=") + uima::statement;
        for (const QByteArray &name : columns.names)
            out += '|' + name;
        if (layout.hasFragments())
            out += QByteArray("|ROLE_") + uima::statement + ":fragments_" + uima::fragmentLink + '|'
                + uima::evidence;
        out += '\n';
    }
    out += '\n';
}

void appendEscapedText(QByteArray &out, const QByteArray &text)
{
    for (const char c : text) {
        if (c == '\n')
            out += "\n#Text=";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\\')
            out += "\\\\";
        else
            out += c;
    }
}

void TsvWriter::writeFile(
    QByteArray &out, const Page &page, const Layout &layout, const Columns &columns) const
{
    writeHeader(out, layout, columns);
    const size_t evidenceColumns = layout.hasFragments() ? 1 : 0;
    QByteArray empty;
    for (size_t i = columns.names.size() + 3 * evidenceColumns; i > 0; --i)
        empty += "_\t";
    int sentence = -1;
    size_t unit = 0;
    for (size_t i = 0; i < page.tokens().size(); ++i) {
        const Token &token = page.tokens()[i];
        if (token.sentence != sentence) {
            sentence = token.sentence;
            const TextSpan span = page.sentences()[sentence];
            out += "\n#Text=";
            appendEscapedText(out, QStringView(page.text()).mid(span.begin, span.length()).toUtf8());
            out += '\n';
        }
        const auto writeStart = [&](const QByteArray &id, TextSpan span) {
            out += id + '\t' + QByteArray::number(span.begin) + '-' + QByteArray::number(span.end) + '\t';
            out += QStringView(page.text()).mid(span.begin, span.length()).toUtf8() + '\t';
        };
        const auto isHere = [&] {
            return unit < layout.units().size() && layout.units()[unit].token == static_cast<int>(i);
        };
        writeStart(numbered(token.sentence + 1, token.number), token.span);
        if (isHere() && layout.units()[unit].part == 0)
            writeUnit(out, layout, columns, static_cast<int>(unit++));
        else
            out += empty;
        out += '\n';
        for (; isHere(); ++unit) {
            writeStart(layout.unitId(static_cast<int>(unit)), layout.units()[unit].span);
            writeUnit(out, layout, columns, static_cast<int>(unit));
            out += '\n';
        }
    }
}

void TsvWriter::writeUnit(QByteArray &out, const Layout &layout, const Columns &columns, int unit)
{
    const Unit &one = layout.units()[static_cast<size_t>(unit)];
    const auto column = [&](const std::vector<qsizetype> &stack, auto write) {
        for (size_t i = 0; i < stack.size(); ++i) {
            if (i > 0)
                out += '|';
            write(layout.pieces()[static_cast<size_t>(stack[i])]);
        }
        out += stack.empty() ? "_\t" : "\t";
    };
    if (layout.hasFragments())
        column(one.evidence, [&](const Piece &piece) { out += '*' + idSuffix(piece.id); });
    std::vector<const std::vector<QByteArray> *> values;
    for (const qsizetype piece : one.statements)
        values.push_back(&*columns.values.constFind(layout.pieces()[static_cast<size_t>(piece)].annotation));
    for (size_t i = 0; i < columns.names.size(); ++i) {
        size_t at = 0;
        column(one.statements, [&](const Piece &piece) {
            const QByteArray &value = values[at++]->at(i);
            const bool isShown = !value.isEmpty() && (piece.unit == unit || !columns.isOnFirstOnly[i]);
            out += isShown ? value : QByteArrayLiteral("*");
            out += idSuffix(piece.id);
        });
    }
    if (layout.hasFragments())
        writeSlots(out, layout, one);
}

void TsvWriter::writeSlots(QByteArray &out, const Layout &layout, const Unit &unit)
{
    QByteArray roles;
    QByteArray targets;
    for (const qsizetype index : unit.statements) {
        const Piece &piece = layout.pieces()[static_cast<size_t>(index)];
        if (!roles.isEmpty()) {
            roles += '|';
            targets += '|';
        }
        for (qsizetype i = 0; i < piece.further.size(); ++i) {
            const Piece &target = layout.pieces()[static_cast<size_t>(piece.further[i])];
            roles += i > 0 ? ";fragment" : "fragment";
            targets += (i > 0 ? ";" : "") + layout.unitId(target.unit) + idSuffix(target.id);
        }
        roles += (piece.further.isEmpty() ? "_" : "") + idSuffix(piece.id);
        targets += piece.further.isEmpty() ? "*" : "";
    }
    out += (roles.isEmpty() ? "_" : roles) + '\t' + (targets.isEmpty() ? "_" : targets) + '\t';
}

} // namespace

QByteArray escapedTsvValue(const QByteArray &value)
{
    QByteArray escaped;
    escaped.reserve(value.size() + 8);
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        switch (c) {
        case '\t':
            escaped += "\\t";
            break;
        case '\n':
            escaped += "\\n";
            break;
        case '-':
            escaped += i + 1 < value.size() && value[i + 1] == '>' ? "\\-" : "-";
            break;
        case '\\':
        case '[':
        case ']':
        case '|':
        case '_':
        case ';':
        case '*':
            escaped += '\\';
            escaped += c;
            break;
        default:
            escaped += c;
        }
    }
    qsizetype end = value.size();
    while (end > 0 && value[end - 1] == ' ')
        --end;
    if (end > 0 && value[end - 1] == '\\')
        escaped += ' ';
    return escaped;
}

std::unique_ptr<FormatWriter> webannoTsvWriter(ExportRun &run)
{
    return std::make_unique<TsvWriter>(run);
}

} // namespace standpoint
