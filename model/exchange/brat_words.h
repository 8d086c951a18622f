// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the reader and the writer of brat's files have to agree on.
//
//     T1  Statement 0 30;34 40   the words, fragments joined by one space
//     A1  Stance T1 in_favour    also Issue, Confidence (1 to 5), and attributes that are a choice or a flag
//     N1  Reference T1 actor:ID  the actor's name; likewise issue:ID
//     #1  AnnotatorNotes T1      the note on one line
//     #2  StatementMeta T1       id=…;annotator=…;…: everything, exactly (fields as in foreign_corpus.h)
//     #3  ArticleMeta T1         the article's description, on the first statement
//
// brat's lines have no escapes, and its names only letters, digits, `_` and `-`. So what brat shows is a code
// or a flattened text, and StatementMeta says what it stands for: "code:stance=in_favour;stance=in favour".
// Where somebody changed it in brat, what brat shows is right and the rest of StatementMeta stays.
#pragma once

#include "model/exchange/foreign_corpus.h"

namespace standpoint::brat {

inline const QString statement = QStringLiteral("Statement");
inline const QString statementMeta = QStringLiteral("StatementMeta");
inline const QString articleMeta = QStringLiteral("ArticleMeta");
inline const QString annotatorNotes = QStringLiteral("AnnotatorNotes");
inline const QString codePrefix = QStringLiteral("code:");
inline const QString attributePrefix = QStringLiteral("attribute:");

/// What some reader takes for the end of a line, and the tab.
inline bool breaksLine(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x09 && u <= 0x0D) || (u >= 0x1C && u <= 0x1F) || u == 0x85 || u == 0x2028 || u == 0x2029;
}

/// On one line: breaks and tabs are spaces.
QString flattened(QString text);

/// "name=value;name=value": percent signs, semicolons, equals signs, and what flattened() changes are encoded
/// as in a URL.
QString packed(const QList<ForeignField> &fields);
QList<ForeignField> unpacked(const QString &text);

/// Confidence as brat shows it: 0 to 1 in five steps, "1" to "5", and back.
QString confidenceCode(double confidence);
QString confidenceFromCode(const QString &code);

/// A span as brat can show it: without line breaks and tabs and the spaces beside them, which part it; empty
/// where nothing is left.
QList<TextSpan> fragmentsIn(QStringView text, TextSpan span);

} // namespace standpoint::brat
