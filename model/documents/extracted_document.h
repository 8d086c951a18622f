// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the bytes of a document to the text that an annotator reads. Pure functions: no project, no files but
// the bytes, no network.
//
// Every function fails with Malformed where the bytes are another kind of document or damaged, with Invalid
// where the document is empty, protected by a password, or passes a limit. What it leaves out is told in
// `remarks`.
#pragma once

#include "model/project/error.h"

#include <QByteArray>
#include <QDate>
#include <QStringList>

namespace standpoint {

/// What was read out of one document. What a document does not say is empty.
struct ExtractedDocument
{
    /// In normal form (decode.h): paragraphs parted by one empty line, a line break in a paragraph is LF, no
    /// white space at the ends of lines, no control characters but LF and tab, no soft hyphens.
    QString text;
    QString title;
    QString author; ///< several are parted by "; "
    QString source; ///< the newspaper, site or publisher
    QString url;
    QString language; ///< "de", without the region
    QDate published;
    QStringList remarks; ///< one sentence each, translated: what was left out, what is unsure
};

/// The largest document that is read, in bytes.
inline constexpr qint64 maximumDocument = 200'000'000;

/// A web page: its main text without navigation, adverts, captions, notices and comments; title, author,
/// site, date and address as its metadata say (JSON-LD, Open Graph, meta tags, `<time>`). Lists, headings and
/// table cells are paragraphs.
Result<ExtractedDocument> extractHtml(const QByteArray &bytes, const QString &where);
/// Text with the markup taken away: of a link or picture its words, of a list its items, code as it stands. A
/// head of `title: …` lines between `---` gives the metadata.
Result<ExtractedDocument> extractMarkdown(const QByteArray &bytes, const QString &where);
/// Word. Notes, comments, text boxes, heads and feet are left out, so is what was deleted in tracked changes.
Result<ExtractedDocument> extractDocx(const QByteArray &bytes, const QString &where);
/// OpenDocument text, with the same rules.
Result<ExtractedDocument> extractOdt(const QByteArray &bytes, const QString &where);
/// The chapters of a book in reading order, its table of contents left out.
Result<ExtractedDocument> extractEpub(const QByteArray &bytes, const QString &where);
/// RTF, with the same rules as Word's.
Result<ExtractedDocument> extractRtf(const QByteArray &bytes, const QString &where);
/// A PDF's text in reading order (pdf_layout.h says how it is told). Running heads and page numbers are left
/// out, words that were parted at the end of a line are joined.
Result<ExtractedDocument> extractPdf(const QByteArray &bytes, const QString &where);

} // namespace standpoint
