// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/code_columns.h"

#include "model/exchange/guess_mapping.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::CodeTable)
};

constexpr qsizetype mostValues = 200; ///< of a code
constexpr qsizetype longestValue = 60;
constexpr qsizetype fewRows = 20; ///< where so few are there, each may have its own value

/// "Worker ID" and "_worker_id" are the same.
QString bare(const QString &name)
{
    QString letters;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            letters += c.toLower();
    }
    return letters;
}

/// The first column that has one of these names, the earlier of which count more; -1: none.
int columnNamed(const QStringList &columns, const QStringList &names)
{
    for (const QString &name : names) {
        for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
            if (bare(columns[i]) == name)
                return i;
        }
    }
    return -1;
}

QStringList words(const char *spaced)
{
    return QString::fromLatin1(spaced).split(u' ');
}

const QStringList &annotatorNames()
{
    static const QStringList names =
        words("annotator annotatorid annotatorname coder coderid codername rater "
              "raterid worker workerid judge judgeid");
    return names;
}

const QStringList &unitNames()
{
    static const QStringList names =
        words("unit unitid item itemid textid sentenceid tweetid commentid document "
              "documentid docid doc article articleid caseid id");
    return names;
}

/// What is said of a code, or of who holds a position: never a code itself.
bool isNoCode(const QString &name)
{
    static const QStringList names =
        words("issue actor actorid speaker person politician party organization organisation affiliation "
              "confidence "
              "note notes comment comments remark remarks memo created modified provenance polarity time "
              "timestamp duration seconds startedat submittedat createdat date");
    static const QRegularExpression isId(QStringLiteral("(^|[^a-zA-Z])[iI][dD]$|[a-z]I[dD]$"));
    return names.contains(bare(name)) || isId.match(name.trimmed()).hasMatch();
}

bool isDescription(ArticleField field)
{
    return field == ArticleField::Title || field == ArticleField::Source || field == ArticleField::Author
        || field == ArticleField::Published || field == ArticleField::Url || field == ArticleField::Language;
}

/// What tells a code from other columns, gathered over all rows.
struct Seen
{
    QSet<QString> values;
    qsizetype cells = 0;
    bool tooMany = false;
    bool isOfUnit = true;      ///< all rows of a unit have the same
    bool isOfAnnotator = true; ///< likewise
    QHash<QString, QString> byUnit;
    QHash<QString, QString> byAnnotator;
};

class Looker
{
public:
    Looker(ArticleRecords &records, CodeColumns columns)
        : m_records(records)
        , m_columns(std::move(columns))
    {
    }

    CodeColumns look(const QList<int> &candidates)
    {
        for (const int column : candidates)
            m_seen.insert(column, Seen());
        m_records.rewind();
        for (auto step = m_records.next(); step != ArticleRecords::Step::End; step = m_records.next()) {
            if (step == ArticleRecords::Step::Row)
                takeRow();
        }
        m_records.rewind();
        for (const int column : candidates)
            (isCode(m_seen[column]) ? m_columns.codes : m_columns.rest).append(column);
        findAmbiguous();
        return std::move(m_columns);
    }

private:
    void takeRow()
    {
        ++m_rows;
        const QString unit = m_records.cell(m_columns.unit >= 0 ? m_columns.unit : m_columns.text);
        const QString annotator = m_records.cell(m_columns.annotator);
        ++m_unitRows[unit];
        ++m_annotatorRows[annotator];
        for (auto it = m_seen.begin(); it != m_seen.end(); ++it) {
            Seen &seen = *it;
            if (seen.tooMany)
                continue;
            const QString value = m_records.cell(it.key()).trimmed();
            if (!value.isEmpty()) {
                ++seen.cells;
                seen.values.insert(value);
                seen.tooMany = value.size() > longestValue || seen.values.size() > mostValues;
            }
            const auto stays = [&](QHash<QString, QString> &by, const QString &key) {
                const auto there = by.constFind(key);
                if (there == by.cend())
                    by.insert(key, value);
                return there == by.cend() || *there == value;
            };
            seen.isOfUnit = seen.isOfUnit && stays(seen.byUnit, unit);
            seen.isOfAnnotator = seen.isOfAnnotator && stays(seen.byAnnotator, annotator);
        }
    }

    /// Many rows are asked for, for in few ones annotators may agree by chance.
    static bool saysMuch(const QHash<QString, qsizetype> &rows)
    {
        constexpr qsizetype many = 50;
        return std::count_if(rows.begin(), rows.end(), [](qsizetype count) { return count > 1; }) >= many;
    }

    bool isCode(const Seen &seen) const
    {
        if (seen.tooMany || seen.cells == 0)
            return false;
        if (m_rows > fewRows && 2 * seen.values.size() > seen.cells)
            return false;
        const bool isOfAnnotator = seen.isOfAnnotator && seen.values.size() > 1 && saysMuch(m_annotatorRows);
        return !(seen.isOfUnit && saysMuch(m_unitRows)) && !isOfAnnotator;
    }

    void findAmbiguous()
    {
        QHash<QString, int> codesWith;
        for (const int column : std::as_const(m_columns.codes)) {
            for (const QString &value : std::as_const(m_seen[column].values))
                ++codesWith[value];
        }
        for (const int column : std::as_const(m_columns.codes)) {
            const QSet<QString> &values = m_seen[column].values;
            const bool areSigns = std::all_of(values.begin(), values.end(),
                [](const QString &value) { return signOfLabel(value).has_value(); });
            const bool isShared = std::any_of(
                values.begin(), values.end(), [&](const QString &value) { return codesWith[value] > 1; });
            if (!areSigns && isShared)
                m_columns.ambiguous.insert(column, values);
        }
    }

    ArticleRecords &m_records;
    CodeColumns m_columns;
    QHash<int, Seen> m_seen;
    QHash<QString, qsizetype> m_unitRows;
    QHash<QString, qsizetype> m_annotatorRows;
    qsizetype m_rows = 0;
};

/// Whether the column "sentence" has numbers; it may as well be the text of the unit.
bool hasNumbers(ArticleRecords &records, int column)
{
    bool any = false;
    for (auto step = records.next(); step != ArticleRecords::Step::End; step = records.next()) {
        bool isNumber = false;
        const QString cell = records.cell(column).trimmed();
        if (step != ArticleRecords::Step::Row || cell.isEmpty())
            continue;
        cell.toLongLong(&isNumber);
        if (!isNumber) {
            any = false;
            break;
        }
        any = true;
    }
    records.rewind();
    return any;
}

CodeColumns byNames(const QStringList &columns)
{
    CodeColumns found;
    found.annotator = columnNamed(columns, annotatorNames());
    found.unit = columnNamed(columns, unitNames());
    found.begin = columnNamed(columns, words("start begin startoffset"));
    found.end = columnNamed(columns, words("end endoffset"));
    for (int i = 0; i < static_cast<int>(columns.size()) && found.text < 0; ++i) {
        if (i != found.unit && i != found.annotator && fieldCalled(columns[i]) == ArticleField::Text)
            found.text = i;
    }
    return found;
}

} // namespace

bool looksLikeCodes(const QStringList &columns)
{
    CodeColumns found = byNames(columns);
    if (found.text < 0)
        found.text = columnNamed(columns, words("sentence"));
    if (found.annotator < 0 || (found.unit < 0 && found.text < 0))
        return false;
    const QSet<int> used{found.annotator, found.unit, found.text, found.begin, found.end};
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        if (!used.contains(i) && !columns[i].isEmpty() && !isNoCode(columns[i]))
            return true;
    }
    return false;
}

Result<CodeColumns> codeColumnsOf(ArticleRecords &records, const QString &where)
{
    const QStringList &columns = records.columns();
    CodeColumns found = byNames(columns);
    if (const int sentence = columnNamed(columns, words("sentence")); sentence >= 0) {
        if (hasNumbers(records, sentence))
            found.sentence = sentence;
        else if (found.text < 0)
            found.text = sentence;
    }
    if (found.annotator < 0 || (found.unit < 0 && found.text < 0))
        return fail(Error::Kind::Invalid,
            Words::tr(
                "A table of codes needs a column for who says it (annotator, coder, rater or worker) and "
                "one for what it is said of (unit, item, document or text)"),
            where);
    found.issue = columnNamed(columns, words("issue variable target topic question concept claim dimension"));
    found.value =
        columnNamed(columns, words("stance value rating label code answer position judgment score"));
    if (found.issue < 0 || found.value < 0)
        found.issue = found.value = -1;
    QSet<int> used{found.annotator, found.unit, found.text, found.begin, found.end, found.sentence,
        found.issue, found.value};
    QList<int> candidates;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        if (used.contains(i) || columns[i].isEmpty())
            continue;
        const std::optional<ArticleField> field = fieldCalled(columns[i]);
        if (found.text >= 0 && field && isDescription(*field))
            found.description.append({*field, i});
        else if (found.value >= 0 || isNoCode(columns[i]))
            found.rest.append(i);
        else
            candidates.append(i);
    }
    found = Looker(records, std::move(found)).look(candidates);
    if (found.codes.isEmpty() && found.value < 0)
        return fail(Error::Kind::Invalid,
            Words::tr(
                "The table has no column of codes: one that has few different values, whatever its name"),
            where);
    return found;
}

} // namespace standpoint
