// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/english_plurals.h"

namespace standpoint {

QString EnglishPlurals::translate(const char *, const char *text, const char *, int n) const
{
    QString words = QString::fromUtf8(text);
    const qsizetype end = words.indexOf(QLatin1String("s)"));
    if (n < 0 || end < 0)
        return {}; // the text itself
    const bool isOne = n == 1;
    words.replace(QLatin1String("(s)"), QLatin1String(isOne ? "" : "s"));
    words.replace(QLatin1String("(es)"), QLatin1String(isOne ? "" : "es"));
    // The verb of what is counted is the first one after it.
    if (const qsizetype verb = words.indexOf(QLatin1String(" were ")); isOne && verb >= 0)
        words.replace(verb, 6, QLatin1String(" was "));
    else if (const qsizetype now = words.indexOf(QLatin1String(" are ")); isOne && now >= 0)
        words.replace(now, 5, QLatin1String(" is "));
    return words;
}

} // namespace standpoint
