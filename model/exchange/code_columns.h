// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of a long table of codes is what: a table in which a row says what one annotator said of one
// unit, as experiments with many workers and programs for content analysis give it.
#pragma once

#include "model/exchange/article_columns.h"
#include "model/exchange/article_records.h"

#include <QSet>

namespace standpoint {

struct CodeColumns
{
    int annotator = -1; ///< columns are counted from 0; -1: there is none
    int unit = -1;      ///< what the unit is called; without it, its text is its name
    int text = -1;      ///< of the unit, or where there are offsets the words there
    int begin = -1;     ///< offsets in code points into the document that the unit names
    int end = -1;
    int sentence = -1; ///< its number in that document, from 0
    /// Title, source and so on of a text that comes along.
    QList<std::pair<ArticleField, int>> description;
    int issue = -1; ///< a row says one issue and its value,
    int value = -1;
    QList<int> codes; ///< or a value for each of these, which are issues
    QList<int> rest;  ///< fields under their own names
    /// Values of a code that another code has too, and that say neither for nor against: they take the
    /// code's name in front of them.
    QHash<int, QSet<QString>> ambiguous;

    bool namesPlaces() const { return (begin >= 0 && end >= 0) || sentence >= 0; }
};

/// Whether these columns look like such a table: an annotator, a unit or its text, and at least one other.
bool looksLikeCodes(const QStringList &columns);

/// Reads all rows for it, and leaves the records at their beginning. Fails with Invalid where there is no
/// annotator, no unit, or no code; the sentence says what such a column may be called.
Result<CodeColumns> codeColumnsOf(ArticleRecords &records, const QString &where);

} // namespace standpoint
