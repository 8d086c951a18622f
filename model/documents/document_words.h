// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all readers of documents share: their limits and their sentences.
#pragma once

#include "model/documents/extracted_document.h"

namespace standpoint {

/// What is left to be said of a document that was read: fails with Invalid where it has no text or too much,
/// and brings its metadata into one line each.
Result<ExtractedDocument> finished(ExtractedDocument document, const QString &where);

/// Fails with Invalid where the bytes are none or too many, before anything is read.
Status checkSize(const QByteArray &bytes, const QString &where);

/// "2026-03-04", "2026-03-04T08:00:00Z", "2026:03:04", "20260304", "Wed, 04 Mar 2026 08:00:00 GMT": the day
/// as written there, whatever the zone. Null where it is none of them or no day from 1000 to 9999.
QDate dateFrom(const QString &text);

/// "de" from "de-DE", "de_AT.UTF-8"; empty where it is no code of a language.
QString languageFrom(const QString &code);

} // namespace standpoint
