// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/table_files.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::TableFiles)
};

} // namespace

QStringList listIn(const QString &cell)
{
    QStringList names;
    for (const QString &part : cell.split(u'|')) {
        const QString name = part.trimmed();
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

Error missingColumn(const CsvTable &table, const QString &column)
{
    return {Error::Kind::Malformed, Words::tr("The table has no column “%1”").arg(column), table.shown()};
}

void noticeUnknownColumns(const CsvTable &table, Intake &intake, const QList<int> &known)
{
    for (qsizetype i = 0; i < table.columns().size(); ++i) {
        if (!table.columns()[i].isEmpty() && !known.contains(static_cast<int>(i)))
            intake.notice(Words::tr("The column “%1” is none that is read, so it was left out")
                              .arg(table.columns()[i].left(60)),
                table.shown());
    }
}

QString tooLongMessage()
{
    return Words::tr("The row has more cells than the head line and was not imported");
}

QString noSuchArticle(std::string_view called, bool ambiguous)
{
    const QString name = toQString(called);
    return ambiguous ? Words::tr("Several articles are called “%1”, so the row was not imported").arg(name)
                     : Words::tr("There is no article “%1”, so the row was not imported").arg(name);
}

} // namespace standpoint
