// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/document_words.h"

#include "model/documents/decode.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

constexpr qsizetype longestMetadata = 2'000;
constexpr qsizetype longestText = 100'000'000;

QString oneLine(QString text)
{
    normalise(text);
    text = text.simplified();
    if (text.size() > longestMetadata) {
        text.truncate(longestMetadata);
        if (text.back().isHighSurrogate())
            text.chop(1);
    }
    return text;
}

} // namespace

Status checkSize(const QByteArray &bytes, const QString &where)
{
    if (bytes.isEmpty())
        return fail(Error::Kind::Invalid, Words::tr("The file is empty"), where);
    if (bytes.size() > maximumDocument)
        return fail(Error::Kind::Invalid,
            Words::tr("The file is larger than %1 MB, which is more than a document may be")
                .arg(maximumDocument / 1'000'000),
            where);
    return {};
}

Result<ExtractedDocument> finished(ExtractedDocument document, const QString &where)
{
    if (document.text.isEmpty()) {
        QString what = Words::tr("The document has no text");
        if (!document.remarks.isEmpty())
            what = document.remarks.constFirst();
        return fail(Error::Kind::Invalid, what, where);
    }
    if (document.text.size() > longestText)
        return fail(Error::Kind::Invalid,
            Words::tr("The document has more than %1 characters").arg(QLocale().toString(longestText)),
            where);
    for (QString *value : {&document.title, &document.author, &document.source, &document.url})
        *value = oneLine(*value);
    document.text.squeeze();
    return document;
}

QDate dateFrom(const QString &text)
{
    static const QRegularExpression numbers(
        QStringLiteral("^\\s*(\\d{4})([-:/.]?)(\\d{2})\\2(\\d{2})(?:\\D|$|\\d{6})"));
    QDate date;
    if (const QRegularExpressionMatch match = numbers.match(text.left(100)); match.hasMatch())
        date = QDate(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    else
        date = QDateTime::fromString(text.left(100).trimmed(), Qt::RFC2822Date).date();
    return date.isValid() && date.year() >= 1000 && date.year() <= 9999 ? date : QDate();
}

QString languageFrom(const QString &code)
{
    static const QRegularExpression primary(QStringLiteral("^\\s*([A-Za-z]{2,3})(?:[-_.]|\\s*$)"));
    const QRegularExpressionMatch match = primary.match(code.left(100));
    const QString language = match.captured(1).toLower();
    return language == QStringLiteral("und") || language == QStringLiteral("zxx") ? QString() : language;
}

} // namespace standpoint
