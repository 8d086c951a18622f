// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codes by annotator as a long table (CSV, TSV, JSON lines or JSON): a row says what one annotator said of
// one unit. Each unit is an article, which the table brings itself or another one of this import:
//
//     unit,annotator,tone,roads           each further column of few values is an issue, its values stances
//     s1,Ann,friendly,1
//
//     unit,annotator,issue,stance,text    or a row names its issue
//
// What an annotator has a row for is done by them: agreement counts it. A table that has offsets or numbers
// of sentences besides a document's name says where in the document it is; then nothing is said to be done.
#include "model/exchange/article_records.h"
#include "model/exchange/code_columns.h"
#include "model/exchange/foreign_corpus.h"
#include "model/exchange/json_records.h"
#include "model/exchange/name_pattern.h"
#include "model/exchange/plain_text.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::CodeTable)
};

class CodeReader
{
public:
    CodeReader(const InputFile &file, ArticleRecords &records, CodeColumns columns)
        : m_file(file)
        , m_records(records)
        , m_columns(std::move(columns))
    {
        for (const int code : std::as_const(m_columns.codes))
            m_corpus.saidAgain.insert(nameOf(code));
    }

    ForeignCorpus read()
    {
        for (auto step = m_records.next(); step != ArticleRecords::Step::End; step = m_records.next()) {
            if (step == ArticleRecords::Step::Row)
                takeRow();
            else
                m_corpus.skipped.add(m_records.problem(), where());
        }
        return std::move(m_corpus);
    }

private:
    QString where() const { return Words::tr("%1, line %2").arg(m_file.shown).arg(m_records.line()); }
    QString nameOf(int column) const { return m_records.columns()[column]; }

    /// Values come again and again: each is kept once.
    QString cell(int column)
    {
        QString value = m_records.cell(column).trimmed();
        if (value.size() > 200)
            return value;
        return *m_values.insert(value);
    }

    void takeRow()
    {
        const QString annotator = cell(m_columns.annotator);
        if (annotator.isEmpty()) {
            m_corpus.skipped.add(Words::tr("The row names no annotator, so it was not imported"), where());
            return;
        }
        ForeignDocument *document = documentOf();
        if (!document)
            return;
        if (!m_columns.namesPlaces())
            document->states.insert(annotator, QStringLiteral("done"));
        ForeignAnnotation annotation;
        annotation.where = where();
        annotation.set(QStringLiteral("annotator"), annotator);
        if (!setPlace(annotation))
            return;
        for (const int column : std::as_const(m_columns.rest))
            annotation.set(nameOf(column), cell(column));
        if (m_columns.value >= 0) {
            annotation.set(QStringLiteral("issue"), cell(m_columns.issue));
            annotation.set(QStringLiteral("stance"), cell(m_columns.value));
            document->annotations.push_back(std::move(annotation));
            return;
        }
        for (const int column : std::as_const(m_columns.codes))
            annotation.set(nameOf(column), cell(column));
        for (const int column : std::as_const(m_columns.codes)) {
            if (const QString value = cell(column); !value.isEmpty())
                addCode(*document, annotation, column, value);
        }
    }

    void addCode(ForeignDocument &document, ForeignAnnotation annotation, int column, const QString &value)
    {
        const QString label = *m_values.insert(nameOf(column) + QStringLiteral(": ") + value);
        const bool isAmbiguous = m_columns.ambiguous.value(column).contains(value);
        const auto setFresh = [&](const QString &name, const QString &to) {
            // A column of that name gives way: its value stands in the label.
            annotation.fields.removeIf([&](const ForeignField &field) { return field.name == name; });
            annotation.set(name, to);
        };
        setFresh(QStringLiteral("issue"), nameOf(column));
        setFresh(QStringLiteral("stance"), isAmbiguous ? label : value);
        setFresh(QStringLiteral("label"), label);
        document.annotations.push_back(std::move(annotation));
    }

    bool setPlace(ForeignAnnotation &annotation)
    {
        if (m_columns.begin >= 0 && m_columns.end >= 0) {
            bool isBegin = false;
            bool isEnd = false;
            ForeignRange range{cell(m_columns.begin).toLongLong(&isBegin),
                cell(m_columns.end).toLongLong(&isEnd), m_records.cell(m_columns.text)};
            if (!isBegin || !isEnd || range.begin < 0 || range.begin >= range.end) {
                m_corpus.skipped.add(
                    Words::tr("“%1” and “%2” are no place in a text, so the row was not imported")
                        .arg(cell(m_columns.begin).left(20), cell(m_columns.end).left(20)),
                    where());
                return false;
            }
            annotation.ranges.append(std::move(range));
        } else if (m_columns.sentence >= 0) {
            annotation.sentence = cell(m_columns.sentence);
            annotation.covered = m_records.cell(m_columns.text);
        }
        return true;
    }

    /// Of the unit that the row names; null where it names none.
    ForeignDocument *documentOf()
    {
        const QString text = m_columns.namesPlaces() ? QString() : m_records.cell(m_columns.text);
        const QString unit = m_columns.unit >= 0 ? cell(m_columns.unit)
            : text.trimmed().isEmpty()           ? QString()
                                                 : derivedName(text.trimmed());
        if (unit.isEmpty()) {
            m_corpus.skipped.add(Words::tr("The row names no unit, so it was not imported"), where());
            return nullptr;
        }
        ForeignDocument *&there = m_byUnit[unit];
        if (!there) {
            there = &m_corpus.documents.emplace_back();
            there->info.document = unit;
            there->where = where();
            there->isOneUnit = !m_columns.namesPlaces();
            there->hasText = false;
        }
        if (!there->hasText && !text.trimmed().isEmpty()) {
            there->hasText = true;
            there->text = text.trimmed();
            describe(there->info);
        } else if (there->hasText && !text.trimmed().isEmpty() && there->text != text.trimmed()) {
            m_corpus.skipped.add(
                Words::tr("The unit “%1” has another text in an earlier row, so this row was not imported")
                    .arg(unit.left(60)),
                where());
            return nullptr;
        }
        return there;
    }

    void describe(ArticleInfo &info)
    {
        for (const auto &[field, column] : std::as_const(m_columns.description)) {
            QString value = m_records.cell(column).simplified();
            if (field == ArticleField::Language)
                value.replace(u'_', u'-');
            if (!setField(info, field, value))
                m_corpus.remarks.add(Words::tr("“%1” cannot be taken as %2, so it was left out")
                                         .arg(value.left(40), fieldTitle(field)),
                    where());
        }
    }

    const InputFile &m_file;
    ArticleRecords &m_records;
    CodeColumns m_columns;
    ForeignCorpus m_corpus;
    QHash<QString, ForeignDocument *> m_byUnit;
    QSet<QString> m_values;
};

Result<ForeignCorpus> parse(const InputFile &file)
{
    const Result<std::unique_ptr<ArticleRecords>> records = ArticleRecords::open(file);
    if (!records)
        return tl::unexpected(records.error());
    Result<CodeColumns> columns = codeColumnsOf(**records, file.shown);
    if (!columns)
        return tl::unexpected(columns.error());
    return CodeReader(file, **records, std::move(*columns)).read();
}

bool recognises(const FileHead &head)
{
    const bool isJson = head.suffix == QLatin1String("json") || head.suffix == QLatin1String("jsonl")
        || head.suffix == QLatin1String("ndjson");
    const QByteArray mark("\xEF\xBB\xBF");
    return looksLikeCodes(isJson ? JsonRecords::firstNames(
                              head.begin.startsWith(mark) ? head.begin.sliced(mark.size()) : head.begin)
                                 : head.columns);
}

} // namespace

extern const Format codeTable;
const Format codeTable{
    .id = QStringLiteral("code-table"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Codes by annotator as a table (CSV, TSV, JSON)"),
    .suffixes = {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("json"),
        QStringLiteral("jsonl"), QStringLiteral("ndjson")},
    .keeps = Field::Issue | Field::Stance | Field::Annotator | Field::Text,
    .stage = Format::Stage::Texts,
    .recognises = recognises,
    .parse = parse,
};

} // namespace standpoint
