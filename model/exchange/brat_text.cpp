// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/brat_text.h"

#include "model/documents/decode.h"
#include "model/exchange/read_file.h"

#include <array>

namespace standpoint::brat {

Result<Text> readText(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path, maximumTextFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<DecodedText> decoded = decodeText(*bytes, path);
    if (!decoded)
        return tl::unexpected(decoded.error());
    Text text{decoded->text, decoded->hadByteOrderMark, decoded->encoding};
    if (decoded->encoding == QStringLiteral("UTF-8")) // with its line ends
        text.text = QString::fromUtf8(QByteArrayView(*bytes).sliced(decoded->hadByteOrderMark ? 3 : 0));
    return text;
}

Places::Places(Text &text, const std::vector<Line> &lines)
    : m_raw(text.text)
{
    if (m_raw.contains(QStringLiteral("\r\n"))) {
        m_collapsed = m_raw;
        m_collapsed.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    }
    std::vector<Reading> readings{{}};
    if (!m_collapsed.isEmpty())
        readings.push_back({false, false, OffsetUnit::CodePoint});
    if (text.hadMark)
        readings.push_back({true, true, OffsetUnit::CodePoint});
    readings.push_back({false, true, OffsetUnit::Utf16});
    readings.push_back({false, true, OffsetUnit::Utf8});
    const auto wanted = static_cast<qsizetype>(
        std::count_if(lines.begin(), lines.end(), [](const Line &line) { return !line.value.isEmpty(); }));
    Reading best;
    qsizetype most = -1;
    for (const Reading &reading : readings) {
        take(reading);
        if (const qsizetype fit = fitting(lines); fit > most) {
            most = fit;
            best = reading;
        }
        if (most == wanted)
            break;
    }
    take(best);
    if (!best.isReturnCounted)
        text.text = m_collapsed;
}

void Places::take(const Reading &reading)
{
    m_text = reading.isReturnCounted ? m_raw : m_collapsed;
    m_offsets.emplace(m_text);
    m_unit = reading.unit;
    m_shift = reading.isMarkCounted ? 1 : 0;
}

qsizetype Places::fitting(const std::vector<Line> &lines) const
{
    return std::count_if(lines.begin(), lines.end(), [&](const Line &line) {
        const std::optional<QList<TextSpan>> spans = line.value.isEmpty() ? std::nullopt : spansOf(line);
        return spans && fits(line, *spans);
    });
}

std::optional<QList<TextSpan>> Places::spansOf(const Line &place) const
{
    QList<TextSpan> spans;
    for (const ForeignRange &range : place.ranges) {
        const std::optional<TextSpan> span =
            m_offsets->span(range.begin - m_shift, range.end - m_shift, m_unit);
        if (!span)
            return std::nullopt;
        spans.append(*span);
    }
    return spans;
}

bool Places::fits(const Line &place, const QList<TextSpan> &spans) const
{
    qsizetype length = 0;
    for (const TextSpan span : spans)
        length += span.length();
    // So much white space is nowhere, and a file of a million such lines would take long.
    if (length > 4 * place.value.size() + 1000)
        return place.value.isEmpty();
    QString words;
    for (const TextSpan span : spans)
        words += (words.isEmpty() ? QString() : QStringLiteral(" ")) + m_text.mid(span.begin, span.length());
    return place.value.isEmpty() || words == place.value || words.simplified() == place.value.simplified();
}

QString Places::wordsOf(const Line &place, const QList<TextSpan> &spans) const
{
    QStringList parts;
    QStringView rest = place.value;
    for (const TextSpan span : spans) {
        parts.append(rest.left(span.length()).toString());
        rest = rest.mid(span.length() + 1);
    }
    return rest.isEmpty() && spans.size() > 1 ? parts.join(QStringLiteral(" … ")) : place.value;
}

} // namespace standpoint::brat
