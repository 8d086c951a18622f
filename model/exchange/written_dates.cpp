// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/written_dates.h"

#include <QHash>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct MonthName
{
    const char *name;
    int month;
};

/// As they are once case is folded; a full stop behind an abbreviation is read elsewhere.
constexpr MonthName monthNames[] = {{"january", 1}, {"januar", 1}, {"jänner", 1}, {"janvier", 1},
    {"enero", 1}, {"gennaio", 1}, {"janeiro", 1}, {"januari", 1}, {"jan", 1}, {"jän", 1}, {"janv", 1},
    {"ene", 1}, {"gen", 1}, {"february", 2}, {"februar", 2}, {"feber", 2}, {"février", 2}, {"fevrier", 2},
    {"febrero", 2}, {"febbraio", 2}, {"fevereiro", 2}, {"februari", 2}, {"feb", 2}, {"févr", 2}, {"fevr", 2},
    {"fév", 2}, {"fev", 2}, {"febr", 2}, {"march", 3}, {"märz", 3}, {"maerz", 3}, {"mars", 3}, {"marzo", 3},
    {"março", 3}, {"marco", 3}, {"maart", 3}, {"mar", 3}, {"mär", 3}, {"mrz", 3}, {"mrt", 3}, {"april", 4},
    {"avril", 4}, {"abril", 4}, {"aprile", 4}, {"apr", 4}, {"avr", 4}, {"abr", 4}, {"may", 5}, {"mai", 5},
    {"mayo", 5}, {"maggio", 5}, {"maio", 5}, {"mei", 5}, {"mag", 5}, {"june", 6}, {"juni", 6}, {"juin", 6},
    {"junio", 6}, {"giugno", 6}, {"junho", 6}, {"jun", 6}, {"giu", 6}, {"july", 7}, {"juli", 7},
    {"juillet", 7}, {"julio", 7}, {"luglio", 7}, {"julho", 7}, {"jul", 7}, {"juil", 7}, {"lug", 7},
    {"august", 8}, {"août", 8}, {"aout", 8}, {"agosto", 8}, {"augustus", 8}, {"aug", 8}, {"ago", 8},
    {"september", 9}, {"septembre", 9}, {"septiembre", 9}, {"setiembre", 9}, {"settembre", 9},
    {"setembro", 9}, {"sep", 9}, {"sept", 9}, {"set", 9}, {"sett", 9}, {"october", 10}, {"oktober", 10},
    {"octobre", 10}, {"octubre", 10}, {"ottobre", 10}, {"outubro", 10}, {"oct", 10}, {"okt", 10}, {"ott", 10},
    {"out", 10}, {"november", 11}, {"novembre", 11}, {"noviembre", 11}, {"novembro", 11}, {"nov", 11},
    {"december", 12}, {"dezember", 12}, {"décembre", 12}, {"decembre", 12}, {"diciembre", 12},
    {"dicembre", 12}, {"dezembro", 12}, {"dec", 12}, {"dez", 12}, {"déc", 12}, {"dic", 12}};

constexpr const char *weekdayNames[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag",
    "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr",
    "sa", "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
    "miércoles", "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo", "lunedì", "lunedi",
    "martedì", "martedi", "mercoledì", "mercoledi", "giovedì", "giovedi", "venerdì", "venerdi", "sabato",
    "domenica", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "segunda",
    "terça", "quarta", "quinta", "sexta", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
    "zaterdag", "zondag"};

const QHash<QString, int> &months()
{
    static const QHash<QString, int> all = [] {
        QHash<QString, int> names;
        for (const MonthName &one : monthNames)
            names.insert(QString::fromUtf8(one.name), one.month);
        return names;
    }();
    return all;
}

/// Longest first, so that "september" is not read as "sep".
QString alternatives(QStringList names)
{
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    return names.join(u'|');
}

const QString &weekday()
{
    static const QString pattern = [] {
        QStringList names;
        for (const char *name : weekdayNames)
            names.append(QString::fromUtf8(name));
        return QStringLiteral("(?:%1)(?!\\w)\\.?").arg(alternatives(names));
    }();
    return pattern;
}

const QString &time()
{
    static const QString pattern = QStringLiteral(
        "(?:(?:at|um|à|a las|alle|às|om)\\s+)?\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2}(?:\\.\\d+)?)?"
        "(?:\\s*(?:[ap]\\.?m\\.?|uhr|h|uur))?(?:\\s*(?:z|utc|gmt|cet|cest|est|edt|bst|[a-z]{1,2}[sd]?t|"
        "(?:gmt|utc)?[+-]\\d{1,2}:?\\d{0,2})(?!\\w))?");
    return pattern;
}

QRegularExpression compiled(const QString &pattern)
{
    QRegularExpression expression(
        pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    expression.optimize();
    return expression;
}

/// What may stand in front of a date and behind it. Group numbers of what is between stay as they are.
QString before()
{
    return QStringLiteral(
        "(?:(?:%1)\\s*[,;]?\\s+(?:(?:den|le|el|il|de|the|dem)\\s+)?|(?:le|am|den|el|il)\\s+)?")
        .arg(weekday());
}

QString behind()
{
    return QStringLiteral("(?:\\s*[,;]?\\s*\\(?(?:%1)\\)?)?(?:[,;]?\\s+(?:%2))?").arg(weekday(), time());
}

QString monthPattern()
{
    return QStringLiteral("(%1)\\.?").arg(alternatives(QStringList(months().keys())));
}

/// 30 August 2013, 30. August 2013, 1er août 2013, 30 de agosto de 2013, 30-Aug-2013.
const QRegularExpression &dayMonthYear()
{
    static const QRegularExpression expression = compiled(
        QStringLiteral("(?<![\\w.])%1(\\d{1,2})(?:\\.|st|nd|rd|th|er|[ºª°])?(?:\\s+|-|(?<=\\.))(?:(?:of|de|"
                       "del|di)\\s+)?%2(?:\\s*,?\\s+|-)(?:(?:de|del|of)\\s+)?(\\d{4})(?!\\d)%3")
            .arg(before(), monthPattern(), behind()));
    return expression;
}

/// August 30, 2013; Aug. 30th 2013.
const QRegularExpression &monthDayYear()
{
    static const QRegularExpression expression =
        compiled(QStringLiteral("(?<![\\w.])%1%2\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+(\\d{4})(?!\\d)%3")
                     .arg(before(), monthPattern(), behind()));
    return expression;
}

/// 2013-08-30, 2013/08/30, with a time behind a T.
const QRegularExpression &yearFirst()
{
    static const QRegularExpression expression =
        compiled(QStringLiteral("(?<![\\w.-])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d-])"
                                "(?:T\\d{2}:?\\d{2}(?::?\\d{2}(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{0,2})?)?%1")
                     .arg(behind()));
    return expression;
}

/// 30.08.2013
const QRegularExpression &dotted()
{
    static const QRegularExpression expression =
        compiled(QStringLiteral("(?<![\\w.])%1(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?![\\d.])%2")
                     .arg(before(), behind()));
    return expression;
}

/// 08/30/2013, 30-08-2013: the order of the first two is not said.
const QRegularExpression &slashed()
{
    static const QRegularExpression expression =
        compiled(QStringLiteral("^(?:%1\\s*,?\\s+)?(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})(?!\\d)%2$")
                     .arg(weekday(), behind()));
    return expression;
}

QDate madeOf(int year, int month, int day)
{
    return year >= 1000 ? QDate(year, month, day) : QDate();
}

using Match = QRegularExpressionMatch;

struct Way
{
    const QRegularExpression &(*expression)();
    QDate (*date)(const Match &);
};

const Way ways[] = {
    {yearFirst,
        [](const Match &m) {
            return madeOf(m.capturedView(1).toInt(), m.capturedView(3).toInt(), m.capturedView(4).toInt());
        }},
    {dayMonthYear,
        [](const Match &m) {
            return madeOf(m.capturedView(3).toInt(), months().value(m.captured(2).toLower()),
                m.capturedView(1).toInt());
        }},
    {monthDayYear,
        [](const Match &m) {
            return madeOf(m.capturedView(3).toInt(), months().value(m.captured(1).toLower()),
                m.capturedView(2).toInt());
        }},
    {dotted, [](const Match &m) {
         return madeOf(m.capturedView(3).toInt(), m.capturedView(2).toInt(), m.capturedView(1).toInt());
     }}};

/// The numbers of 08/30/2013.
struct Slashed
{
    int first = 0;
    int second = 0;
    int year = 0;

    QDate date(DateOrder order) const
    {
        return order == DateOrder::DayFirst ? madeOf(year, second, first) : madeOf(year, first, second);
    }
};

std::optional<Slashed> slashedNumbers(const QString &text)
{
    const Match match = slashed().match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Slashed{
        match.capturedView(1).toInt(), match.capturedView(3).toInt(), match.capturedView(4).toInt()};
}

constexpr qsizetype longest = 120; // characters of a cell or line that is a date

} // namespace

QDate dateOf(const QString &given, DateOrder order)
{
    const QString text = given.simplified();
    if (text.size() < 8 || text.size() > longest)
        return {};
    if (text.size() == 8) {
        static const QRegularExpression digits(QStringLiteral("^[12]\\d{7}$"));
        if (digits.match(text).hasMatch())
            return QDate::fromString(text, QStringLiteral("yyyyMMdd"));
    }
    if (const std::optional<Slashed> numbers = slashedNumbers(text)) {
        const QDate dayFirst = numbers->date(DateOrder::DayFirst);
        const QDate monthFirst = numbers->date(DateOrder::MonthFirst);
        if (order != DateOrder::Unknown)
            return order == DateOrder::DayFirst ? dayFirst : monthFirst;
        if (dayFirst.isValid() && monthFirst.isValid() && dayFirst != monthFirst)
            return {};
        return dayFirst.isValid() ? dayFirst : monthFirst;
    }
    for (const Way &way : ways) {
        const Match match = way.expression().match(text);
        if (match.hasMatch() && match.capturedStart() == 0 && match.capturedEnd() == text.size())
            return way.date(match);
    }
    return {};
}

bool needsOrder(const QString &text)
{
    return text.size() <= longest && slashedNumbers(text.simplified()).has_value();
}

ColumnOrder orderOfColumn(const QStringList &values)
{
    bool dayFirst = false;
    bool monthFirst = false;
    bool either = false;
    for (const QString &value : values) {
        const std::optional<Slashed> numbers = slashedNumbers(value.simplified());
        if (!numbers || numbers->first == numbers->second)
            continue;
        const bool asDay = numbers->date(DateOrder::DayFirst).isValid();
        const bool asMonth = numbers->date(DateOrder::MonthFirst).isValid();
        dayFirst |= asDay && !asMonth;
        monthFirst |= asMonth && !asDay;
        either |= asDay && asMonth;
    }
    if (dayFirst && monthFirst)
        return ColumnOrder::Mixed;
    if (dayFirst)
        return ColumnOrder::DayFirst;
    if (monthFirst)
        return ColumnOrder::MonthFirst;
    return either ? ColumnOrder::Unclear : ColumnOrder::NotAsked;
}

std::optional<FoundDate> findDate(const QString &line)
{
    std::optional<FoundDate> first;
    if (line.size() > 10 * longest) // a paragraph, not a line that says when
        return first;
    for (const Way &way : ways) {
        const Match match = way.expression().match(line);
        const QDate date = match.hasMatch() ? way.date(match) : QDate();
        if (date.isValid() && (!first || match.capturedStart() < first->begin))
            first = FoundDate{date, match.capturedStart(), match.capturedEnd()};
    }
    return first;
}

} // namespace standpoint
