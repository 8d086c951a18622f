// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/webanno_tsv_writer.h"

#include "model/exchange/annotation_json.h"
#include "model/exchange/uima_types.h"
#include "model/exchange/webanno_tsv_layout.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

using namespace tsv;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WebannoTsv)
};

/// The columns of statements, and what stands in them.
struct Columns
{
    std::vector<QByteArray> names;                             ///< in alphabetical order
    std::vector<bool> isOnFirstOnly;                           ///< too long to be repeated on each token
    QHash<const Annotation *, std::vector<QByteArray>> values; ///< escaped; empty: none
};

class TsvWriter : public FormatWriter
{
public:
    explicit TsvWriter(ExportRun &run)
        : m_run(run)
        , m_statements(run)
        , m_folders(run)
    {
        listColumns();
    }

    Status add(const ExportedArticle &exported) override;

private:
    void listColumns();
    Columns columnsOf(const Article &article, const std::vector<const Annotation *> &annotations,
        const Layout &layout, const QString &fileName) const;
    void writeFile(QByteArray &out, const Page &page, const Layout &layout, const Columns &columns) const;
    static void writeHeader(QByteArray &out, const Layout &layout, const Columns &columns);
    static void writeUnit(QByteArray &out, const Layout &layout, const Columns &columns, int unit);
    static void writeSlots(QByteArray &out, const Layout &layout, const Unit &unit);

    ExportRun &m_run;
    UimaStatements m_statements;
    AnnotatorFolders m_folders;
    std::vector<QByteArray> m_names; ///< of all columns that there may be, in alphabetical order
    QHash<QByteArray, size_t> m_places;
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
void TsvWriter::listColumns()
{
    static const QSet<QByteArray> inMeta{
        "actorId", "affiliation", "annotator", "created", "modified", "polarity", "provenance"};
    for (const UimaFeature &feature : m_statements.declared()) {
        if (!inMeta.contains(feature.name))
            m_names.push_back(feature.name);
    }
    m_names.emplace_back("meta");
    std::sort(m_names.begin(), m_names.end());
    for (size_t i = 0; i < m_names.size(); ++i)
        m_places.insert(m_names[i], i);
}

Columns TsvWriter::columnsOf(const Article &article, const std::vector<const Annotation *> &annotations,
    const Layout &layout, const QString &fileName) const
{
    static const QSet<QByteArray> once{"attributes", "comment", "meta", "sid"};
    const QByteArray document =
        article.info->document == fileName ? QByteArray() : article.info->document.toUtf8();
    const QByteArray articleId = article.info->id.toString().toLatin1();
    std::vector<std::vector<QByteArray>> rows;
    std::vector<bool> isUsed(m_names.size());
    for (const Annotation *annotation : annotations) {
        std::vector<QByteArray> &row = rows.emplace_back(m_names.size());
        QByteArray meta;
        for (const UimaFeature &feature : m_statements.of(*annotation)) {
            const auto place = m_places.constFind(feature.name);
            if (place == m_places.cend()) {
                appendMember(meta, feature.name.constData(), feature.value);
                continue;
            }
            row[*place] = escapedTsvValue(feature.value);
            isUsed[*place] = true;
        }
        appendMember(meta, "article", articleId);
        appendMember(meta, "document", document);
        if (layout.isTrimmed(*annotation))
            appendMember(meta, "exact", uimaSpans(annotation->evidence));
        row[m_places.value("meta")] = escapedTsvValue(meta + '}');
        isUsed[m_places.value("meta")] = true;
    }
    Columns columns;
    for (size_t i = 0; i < m_names.size(); ++i) {
        if (!isUsed[i])
            continue;
        columns.names.push_back(m_names[i]);
        columns.isOnFirstOnly.push_back(once.contains(m_names[i]));
        for (size_t row = 0; row < rows.size(); ++row)
            columns.values[annotations[row]].push_back(std::move(rows[row][i]));
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
        const auto isHere = [&] {
            return unit < layout.units().size() && layout.units()[unit].token == static_cast<int>(i);
        };
        page.appendToken(out, i);
        if (isHere() && layout.units()[unit].part == 0)
            writeUnit(out, layout, columns, static_cast<int>(unit++));
        else
            out += empty;
        out += '\n';
        for (; isHere(); ++unit) {
            page.appendUnit(out, layout.unitId(static_cast<int>(unit)), layout.units()[unit].span);
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
        column(one.evidence, [&](const Piece &piece) { out += '*' + piece.suffix; });
    std::vector<const std::vector<QByteArray> *> values;
    for (const qsizetype piece : one.statements)
        values.push_back(&*columns.values.constFind(layout.pieces()[static_cast<size_t>(piece)].annotation));
    for (size_t i = 0; i < columns.names.size(); ++i) {
        size_t at = 0;
        column(one.statements, [&](const Piece &piece) {
            const QByteArray &value = values[at++]->at(i);
            const bool isShown = !value.isEmpty() && (piece.unit == unit || !columns.isOnFirstOnly[i]);
            out += isShown ? value : QByteArrayLiteral("*");
            out += piece.suffix;
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
            targets += (i > 0 ? ";" : "") + layout.unitId(target.unit) + target.suffix;
        }
        roles += (piece.further.isEmpty() ? "_" : "") + piece.suffix;
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
