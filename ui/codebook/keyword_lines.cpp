// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codebook/keyword_lines.h"

#include <algorithm>

namespace standpoint {

namespace {

QString lineOf(const Keyword &keyword)
{
    return keyword.isRegularExpression ? QLatin1Char('/') + keyword.text + QLatin1Char('/') : keyword.text;
}

} // namespace

QString keywordLines(const QList<Keyword> &keywords)
{
    QStringList lines;
    for (const Keyword &keyword : keywords)
        lines.append(lineOf(keyword));
    return lines.join(QLatin1Char('\n'));
}

QList<Keyword> keywordsFrom(const QString &lines, const QList<Keyword> &before)
{
    QList<Keyword> keywords;
    for (const QString &line : lines.split(QLatin1Char('\n'))) {
        const auto known =
            std::find_if(before.begin(), before.end(), [&](const Keyword &k) { return lineOf(k) == line; });
        Keyword keyword;
        if (known != before.end())
            keyword = *known;
        else if (line.size() > 2 && line.startsWith(QLatin1Char('/')) && line.endsWith(QLatin1Char('/')))
            keyword = {line.sliced(1, line.size() - 2), true};
        else
            keyword.text = line.simplified();
        if (!keyword.text.isEmpty() && !keywords.contains(keyword))
            keywords.append(keyword);
    }
    return keywords;
}

} // namespace standpoint
