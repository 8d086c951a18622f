// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/file_kind.h"

#include "model/exchange/article_columns.h"
#include "model/exchange/csv_table.h"
#include "model/exchange/json_records.h"
#include "model/exchange/read_file.h"

#include <QFileInfo>

#include <algorithm>

namespace standpoint {

namespace {

bool isJson(const QString &suffix)
{
    return suffix == QLatin1String("json") || suffix == QLatin1String("jsonl")
        || suffix == QLatin1String("ndjson");
}

} // namespace

QList<const Format *> formatsThatMayRead(const QStringList &paths)
{
    QList<const Format *> reading;
    std::copy_if(formats().begin(), formats().end(), std::back_inserter(reading),
        [](const Format *format) { return format->canRead(); });
    QSet<const Format *> may;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        const QString suffix = info.suffix().toLower();
        QSet<const Format *> here;
        for (const Format *format : std::as_const(reading)) {
            if (!info.isDir() && suffix != QLatin1String("zip") && format->suffixes.contains(suffix))
                here.insert(format);
        }
        if (here.isEmpty())
            return reading;
        may += here;
    }
    reading.removeIf([&](const Format *format) { return !may.contains(format); });
    return reading;
}

QString fileKindKey(const QString &path)
{
    const QFileInfo info(path);
    const QString suffix = info.suffix().toLower();
    const bool isTable = suffix == QLatin1String("csv") || suffix == QLatin1String("tsv");
    if (!info.isFile() || (!isTable && !isJson(suffix)))
        return {};
    const Result<QByteArray> begin = readFileHead(path, FileHead::headSize);
    if (!begin)
        return {};
    const QByteArray mark("\xEF\xBB\xBF");
    const QStringList names = isTable
        ? CsvTable::columnsOf(*begin, path).value_or(QStringList())
        : JsonRecords::firstNames(begin->startsWith(mark) ? begin->sliced(mark.size()) : *begin);
    return names.isEmpty() ? QString() : suffix + u'\x1f' + columnsKey(names);
}

} // namespace standpoint
