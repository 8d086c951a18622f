// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/record_tables.h"

#include "model/exchange/number_text.h"

namespace standpoint {

namespace {

int codePoint(const OffsetMap *offsets, int position)
{
    return offsets ? offsets->codePointFromUtf16(position) : 0; // a head needs none
}

} // namespace

void CellFields::text(const char *name, const QString &text)
{
    m_hasUnwritable = m_hasUnwritable || text.contains(QChar(0));
    cell(name, csvCell(text));
}

void CellFields::real(const char *name, const std::optional<double> &real)
{
    cell(name, real ? numberText(*real) : QByteArray());
}

void CellFields::confidence(const char *name, float confidence)
{
    cell(name, confidence >= 0 ? numberText(confidence) : QByteArray());
}

void CellFields::place(TextSpan span)
{
    number("start", codePoint(m_offsets, span.begin));
    number("end", codePoint(m_offsets, span.end));
}

void CellFields::evidence(const Evidence &evidence)
{
    place(evidence.hull());
    QByteArray fragments;
    for (int i = 0; i < evidence.count() && evidence.count() > 1; ++i) {
        fragments += fragments.isEmpty() ? "" : ";";
        fragments += QByteArray::number(codePoint(m_offsets, evidence.at(i).begin)) + '-'
            + QByteArray::number(codePoint(m_offsets, evidence.at(i).end));
    }
    cell("fragments", fragments);
}

void CellFields::sentences(const QString &, const QList<TextSpan> &sentences)
{
    rows("sentences", sentences, [](CellFields &row, TextSpan sentence) { row.place(sentence); });
}

} // namespace standpoint
