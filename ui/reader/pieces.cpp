// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/pieces.h"

#include "model/text/graphemes.h"

#include <algorithm>

namespace standpoint {

namespace {

TextSpan trimmed(const QString &text, TextSpan span)
{
    while (!span.isEmpty() && text[span.begin].isSpace())
        ++span.begin;
    while (!span.isEmpty() && text[span.end - 1].isSpace())
        --span.end;
    return span;
}

/// Where to cut a paragraph that begins at `begin` and is too long.
int cutAfter(const QString &text, const QList<TextSpan> &sentences, int begin)
{
    const int latest = begin + maximumPieceLength;
    const int earliest = begin + maximumPieceLength / 4;
    const int sentence = sentenceAt(sentences, latest);
    if (sentence >= 0 && sentences[sentence].begin > earliest)
        return sentences[sentence].begin;
    for (int i = latest; i > earliest; --i) {
        if (text[i - 1].isSpace())
            return i;
    }
    const QStringView window = QStringView(text).mid(begin, maximumPieceLength + 100);
    const int boundary = GraphemeBoundaries(window).boundaryBefore(maximumPieceLength);
    if (boundary > 0)
        return begin + boundary;
    return text[latest].isLowSurrogate() ? latest - 1 : latest;
}

void cutParagraph(
    std::vector<Piece> &pieces, const QString &text, const QList<TextSpan> &sentences, TextSpan paragraph)
{
    while (paragraph.length() > maximumPieceLength) {
        const int cut = cutAfter(text, sentences, paragraph.begin);
        const TextSpan part = trimmed(text, {paragraph.begin, cut});
        if (!part.isEmpty())
            pieces.push_back({part, false});
        paragraph.begin = cut;
    }
    const TextSpan rest = trimmed(text, paragraph);
    if (!rest.isEmpty())
        pieces.push_back({rest, true});
}

} // namespace

std::vector<Piece> cutIntoPieces(const QString &text, const QList<TextSpan> &sentences)
{
    std::vector<Piece> pieces;
    const int size = static_cast<int>(text.size());
    for (int begin = 0; begin < size;) {
        const qsizetype found = text.indexOf(QLatin1Char('\n'), begin);
        const int end = found < 0 ? size : static_cast<int>(found);
        const TextSpan paragraph = trimmed(text, {begin, end});
        if (!paragraph.isEmpty())
            cutParagraph(pieces, text, sentences, paragraph);
        begin = end + 1;
    }
    return pieces;
}

int sentenceAt(const QList<TextSpan> &sentences, int position)
{
    const auto after = std::ranges::upper_bound(sentences, position, {}, &TextSpan::begin);
    return static_cast<int>(after - sentences.begin()) - 1;
}

} // namespace standpoint
