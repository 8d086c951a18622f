// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/brat_lines.h"

#include <QCoreApplication>
#include <QSet>

namespace standpoint::brat {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Brat)
};

/// What is before the first tab (or space); the view becomes what is after it.
QStringView taken(QStringView &rest, QChar end)
{
    const qsizetype at = rest.indexOf(end);
    const QStringView before = at < 0 ? rest : rest.first(at);
    rest = at < 0 ? QStringView() : rest.sliced(at + 1);
    return before;
}

/// "0 5;7 9"
bool readRanges(QStringView text, QList<ForeignRange> &ranges)
{
    for (const QStringView part : text.split(u';')) {
        const QList<QStringView> ends = part.trimmed().split(u' ');
        if (ends.size() != 2)
            return false;
        bool isFirst = false;
        bool isSecond = false;
        const ForeignRange range{ends[0].toLongLong(&isFirst), ends[1].toLongLong(&isSecond), {}};
        if (!isFirst || !isSecond || range.begin < 0 || range.begin >= range.end)
            return false;
        ranges.append(range);
    }
    return !ranges.isEmpty();
}

/// "Arg1:T1 Arg2:T2"
bool readRoles(QStringView text, Line &line)
{
    for (const QStringView part : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = part.lastIndexOf(u':');
        if (colon <= 0 || colon + 1 == part.size())
            return false;
        line.targets.append({part.first(colon).toString(), part.sliced(colon + 1).toString()});
    }
    return true;
}

class Reader
{
public:
    Lines lines;

    /// False: this is no line of brat's.
    bool read(QStringView text, qint64 number)
    {
        Line line;
        line.number = number;
        QStringView rest = text;
        line.id = taken(rest, u'\t').toString();
        if (line.id == QStringLiteral("*"))
            return readEquivalence(rest, line);
        if (line.id.size() < 2 || m_ids.contains(line.id))
            return false;
        if (!readKind(rest, line))
            return false;
        m_ids.insert(line.id);
        return true;
    }

private:
    bool readKind(QStringView rest, Line &line)
    {
        switch (line.id[0].unicode()) {
        case u'T': {
            QStringView head = taken(rest, u'\t');
            line.type = taken(head, u' ').toString();
            line.value = rest.toString();
            return !line.type.isEmpty() && readRanges(head, line.ranges) && keep(lines.places, line);
        }
        case u'E': {
            if (!readRoles(rest, line) || line.targets.isEmpty())
                return false;
            line.type = line.targets.first().first;
            return keep(lines.events, line);
        }
        case u'R': {
            QStringView head = taken(rest, u'\t');
            line.type = taken(head, u' ').toString();
            return !line.type.isEmpty() && readRoles(head, line) && line.targets.size() == 2
                && keep(lines.relations, line);
        }
        case u'A':
        case u'M':
            return readTarget(rest, line, u'\n') && keep(lines.attributes, line);
        case u'#':
            return readTarget(rest, line, u'\t') && keep(lines.notes, line);
        case u'N': {
            if (!readTarget(rest, line, u'\n'))
                return false;
            QStringView value = line.value;
            const QString key = taken(value, u'\t').trimmed().toString();
            line.key = key;
            line.value = value.toString();
            return key.indexOf(u':') > 0 && keep(lines.references, line);
        }
        default:
            return false;
        }
    }

    /// "NAME T1 VALUE": the value is what follows the target and `end`, or a space.
    static bool readTarget(QStringView rest, Line &line, QChar end)
    {
        QStringView head = end == u'\t' ? taken(rest, u'\t') : rest;
        line.type = taken(head, u' ').toString();
        const QString target = taken(head, u' ').trimmed().toString();
        line.targets.append({{}, target});
        line.value = end == u'\t' ? rest.toString() : head.trimmed().toString();
        return !line.type.isEmpty() && target.size() >= 2;
    }

    bool readEquivalence(QStringView rest, Line &line)
    {
        line.type = taken(rest, u' ').toString();
        for (const QStringView id : rest.split(u' ', Qt::SkipEmptyParts))
            line.targets.append({{}, id.trimmed().toString()});
        return !line.type.isEmpty() && line.targets.size() >= 2 && keep(lines.equivalences, line);
    }

    static bool keep(std::vector<Line> &kind, Line &line)
    {
        kind.push_back(line);
        return true;
    }

    QSet<QString> m_ids;
};

} // namespace

QString where(const QString &shown, qint64 number)
{
    return Words::tr("%1, line %2").arg(shown).arg(number);
}

Lines readLines(const QString &ann, const QString &shown, Notices &skipped)
{
    Reader reader;
    qint64 number = 0;
    for (QStringView line : QStringView(ann).split(u'\n')) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.trimmed().isEmpty())
            continue;
        if (!reader.read(line, number))
            skipped.add(Words::tr("This is no line of brat's, or its id was there before, so it was not "
                                  "imported: “%1”")
                            .arg(line.left(60)),
                where(shown, number));
    }
    return std::move(reader.lines);
}

} // namespace standpoint::brat
