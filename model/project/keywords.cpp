// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/keywords.h"

namespace standpoint {

QRegularExpression expressionOf(const Keyword &keyword)
{
    constexpr QRegularExpression::PatternOptions options =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
    if (keyword.isRegularExpression)
        return QRegularExpression(keyword.text, options);
    QStringList words;
    for (const QString &word : keyword.text.simplified().split(QLatin1Char(' ')))
        words.append(QRegularExpression::escape(word));
    QString text = words.join(QStringLiteral("\\s+"));
    for (const char16_t apostrophe : {u'\'', u'’'}) // escape() put a backslash before either
        text.replace(QLatin1Char('\\') + QChar(apostrophe), QStringLiteral("['’]"));
    // A border is asked for only between letters: "C++" has none behind it, and some scripts have none at
    // all.
    const QString letter = QStringLiteral(
        "(?:(?![\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}\\p{Lao}\\p{Khmer}\\p{Myanmar}])\\w)");
    return QRegularExpression(QStringLiteral("(?<!%1(?=%1))%2(?!(?<=%1)%1)").arg(letter, text), options);
}

} // namespace standpoint
