// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/record_lines.h"

#include "model/exchange/annotation_json.h"
#include "model/exchange/number_text.h"

namespace standpoint {

void appendRecordString(QByteArray &out, const QString &text)
{
    if (!text.startsWith(QChar(QChar::ByteOrderMark))) {
        appendJsonString(out, text);
        return;
    }
    const qsizetype at = out.size();
    appendJsonString(out, QStringView(text).mid(1));
    out.insert(at + 1, "\\ufeff");
}

QByteArray &JsonFields::key(const char *name)
{
    if (!m_out.endsWith('{'))
        m_out += ", ";
    m_out += '"';
    m_out += name;
    m_out += "\": ";
    return m_out;
}

void JsonFields::putId(QByteArray &out, const Bits128 &id)
{
    out += '"';
    appendId(out, id);
    out += '"';
}

void JsonFields::real(const char *name, const std::optional<double> &real)
{
    if (real)
        key(name) += numberText(*real);
}

void JsonFields::confidence(const char *name, float confidence)
{
    if (confidence >= 0)
        key(name) += numberText(confidence);
}

void JsonFields::time(const char *name, const QDateTime &time)
{
    if (!time.isValid())
        return;
    const QByteArray text = timeCell(time);
    key(name) += isBeforeYears(time) ? text : '"' + text + '"';
}

void JsonFields::date(const char *name, QDate date)
{
    if (date.isValid())
        key(name) += '"' + dateCell(date) + '"';
}

void JsonFields::colour(const char *name, quint32 colour)
{
    key(name) += '"' + colourCell(colour) + '"';
}

void JsonFields::place(TextSpan span)
{
    key("start") += QByteArray::number(m_offsets->codePointFromUtf16(span.begin));
    key("end") += QByteArray::number(m_offsets->codePointFromUtf16(span.end));
}

void JsonFields::pair(TextSpan span)
{
    item() += '[';
    m_out += QByteArray::number(m_offsets->codePointFromUtf16(span.begin));
    m_out += ", ";
    m_out += QByteArray::number(m_offsets->codePointFromUtf16(span.end));
    m_out += ']';
}

void JsonFields::evidence(const Evidence &evidence)
{
    place(evidence.hull());
    if (evidence.count() == 1)
        return;
    key("fragments") += '[';
    for (int i = 0; i < evidence.count(); ++i)
        pair(evidence.at(i));
    m_out += ']';
}

void JsonFields::sentences(const QString &, const QList<TextSpan> &sentences)
{
    if (sentences.isEmpty())
        return;
    key("sentences") += '[';
    for (const TextSpan sentence : sentences)
        pair(sentence);
    m_out += ']';
}

void JsonFields::texts(const char *list, const char *, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    key(list) += '[';
    for (const QString &text : texts)
        appendRecordString(item(), text);
    m_out += ']';
}

} // namespace standpoint
