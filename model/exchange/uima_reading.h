// SPDX-License-Identifier: GPL-3.0-or-later
//
// What UIMA's formats hold, in terms that they share, and what of it becomes a document with annotations:
// every type of a stretch of text is a label, and its features are fields. Statements that we wrote
// (uima_types.h) come back whole.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/foreign_offsets.h"

namespace standpoint {

/// A feature structure: an annotation, or what one refers to.
struct UimaStructure
{
    qint64 id = 0; ///< unlike any other's of the document; 0: nothing refers to it
    QString type;  ///< whole name: "webanno.custom.Statement"
    bool hasSpan = false;
    qint64 begin = 0;
    qint64 end = 0;
    QList<ForeignField> values;                            ///< features that are a text or a number
    QList<std::pair<QString, QList<qint64>>> references{}; ///< features that name other structures
    QString where;                                         ///< for remarks
};

struct UimaDocument
{
    QString text; ///< as it stands in the file
    std::vector<UimaStructure> structures;
    OffsetUnit unit = OffsetUnit::Utf16; ///< of all spans
    QString name;                        ///< what to call the document where it does not say so itself
    QString where;                       ///< for remarks
};

/// Adds a document to the corpus. What has no place in it goes into the corpus' remarks or `skipped`.
void takeUimaDocument(UimaDocument &&document, ForeignCorpus &corpus);

/// The name of a document of which this is a file: without its ending, and without ".txt" before that.
QString uimaDocumentName(const QString &path);

} // namespace standpoint
