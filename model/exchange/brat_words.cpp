// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/brat_words.h"

#include "model/exchange/number_text.h"

#include <cmath>

namespace standpoint::brat {

QString flattened(QString text)
{
    for (QChar &c : text) {
        if (breaksLine(c))
            c = u' ';
    }
    return text;
}

static void appendEncoded(QString &out, const QString &text)
{
    for (const QChar c : text) {
        if (c != u'%' && c != u';' && c != u'=' && !breaksLine(c)) {
            out += c;
            continue;
        }
        out += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding());
    }
}

QString packed(const QList<ForeignField> &fields)
{
    QString text;
    for (const ForeignField &field : fields) {
        text += text.isEmpty() ? QString() : QStringLiteral(";");
        appendEncoded(text, field.name);
        text += u'=';
        appendEncoded(text, field.value);
    }
    return text;
}

QList<ForeignField> unpacked(const QString &text)
{
    const auto decoded = [](QStringView part) {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(part.toUtf8()));
    };
    QList<ForeignField> fields;
    for (const QStringView part : QStringView(text).split(u';')) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals > 0 && equals + 1 < part.size())
            fields.append({decoded(part.first(equals)), decoded(part.sliced(equals + 1))});
    }
    return fields;
}

QString confidenceCode(double confidence)
{
    return QString::number(1 + std::lround(confidence * 4));
}

QString confidenceFromCode(const QString &code)
{
    bool isNumber = false;
    const int step = code.toInt(&isNumber);
    return isNumber && step >= 1 && step <= 5 ? QString::fromLatin1(numberText((step - 1) / 4.0)) : code;
}

QList<TextSpan> fragmentsIn(QStringView text, TextSpan span)
{
    QList<TextSpan> fragments;
    int begin = span.begin;
    while (begin < span.end) {
        int end = begin;
        while (end < span.end && !breaksLine(text[end]))
            ++end;
        TextSpan part{begin, end};
        while (part.begin > span.begin && part.begin < part.end && text[part.begin].isSpace())
            ++part.begin;
        while (end < span.end && part.end > part.begin && text[part.end - 1].isSpace())
            --part.end;
        if (!part.isEmpty())
            fragments.append(part);
        begin = end + 1;
    }
    return fragments;
}

} // namespace standpoint::brat
