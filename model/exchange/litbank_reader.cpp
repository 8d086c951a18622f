// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/brat_lines.h"
#include "model/exchange/brat_reader.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Brat)
};

/// The tokens of each line: what spaces part.
QList<QList<TextSpan>> tokensOf(QStringView text)
{
    QList<QList<TextSpan>> lines(1);
    int begin = 0;
    for (int at = 0; at <= text.size(); ++at) {
        const bool isEnd = at == text.size();
        if (!isEnd && text[at] != u' ' && text[at] != u'\n' && text[at] != u'\r')
            continue;
        if (at > begin)
            lines.last().append({begin, at});
        begin = at + 1;
        if (!isEnd && text[at] == u'\n')
            lines.append(QList<TextSpan>());
    }
    return lines;
}

} // namespace

bool isLitbank(const QString &ann)
{
    return ann.startsWith(QStringLiteral("QUOTE\t")) || ann.startsWith(QStringLiteral("ATTRIB\t"));
}

void readLitbank(const QString &ann, const QString &shown, ForeignDocument &document, Notices &skipped)
{
    const QList<QList<TextSpan>> tokens = tokensOf(document.text);
    const auto token = [&](const QString &line, const QString &index) -> std::optional<TextSpan> {
        bool isLine = false;
        bool isIndex = false;
        const qsizetype row = line.toInt(&isLine);
        const qsizetype column = index.toInt(&isIndex);
        if (!isLine || !isIndex || row < 0 || row >= tokens.size() || column < 0
            || column >= tokens[row].size())
            return std::nullopt;
        return tokens[row][column];
    };
    QHash<QString, qsizetype> byId;
    qint64 number = 0;
    for (const QString &line : ann.split(u'\n')) {
        ++number;
        const QStringList cells = line.trimmed().split(u'\t');
        const QString where = brat::where(shown, number);
        if (cells.first() == QStringLiteral("QUOTE") && cells.size() >= 6) {
            const std::optional<TextSpan> first = token(cells[2], cells[3]);
            const std::optional<TextSpan> last = token(cells[4], cells[5]);
            if (first && last && first->begin <= last->begin && !byId.contains(cells[1])) {
                ForeignAnnotation quote;
                quote.id = cells[1];
                quote.spans = {{first->begin, last->end}};
                quote.covered = cells.value(6);
                quote.set(QStringLiteral("label"), cells[0]);
                quote.where = where;
                byId.insert(cells[1], static_cast<qsizetype>(document.annotations.size()));
                document.annotations.push_back(std::move(quote));
                continue;
            }
        } else if (cells.first() == QStringLiteral("ATTRIB") && cells.size() >= 3) {
            if (const auto quote = byId.find(cells[1]); quote != byId.end()) {
                document.annotations[static_cast<size_t>(*quote)].set(QStringLiteral("speaker"), cells[2]);
                continue;
            }
        } else if (line.trimmed().isEmpty()) {
            continue;
        }
        skipped.add(Words::tr("The line names no quotation of this text, so it was not imported: “%1”")
                        .arg(line.left(60)),
            where);
    }
}

} // namespace standpoint
