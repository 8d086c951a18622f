// SPDX-License-Identifier: GPL-3.0-or-later
//
// What CAS XMI and CAS JSON both write of an article as one annotator labelled it: its text, metadata,
// sentences, tokens and statements. How a structure looks is said by each format's sink.
#pragma once

#include "model/exchange/uima_types.h"
#include "model/text/tokens.h"

namespace standpoint {

/// Takes structures one after the other. Texts are UTF-8.
class UimaSink
{
public:
    UimaSink() = default;
    virtual ~UimaSink() = default;
    Q_DISABLE_COPY_MOVE(UimaSink)

    /// Begins a structure that belongs to the text; number 1 is the text itself.
    virtual void begin(const char *type, qint64 id, bool belongsToText) = 0;
    virtual void span(TextSpan span) = 0;
    virtual void text(const QByteArray &name, const QByteArray &value) = 0;
    virtual void number(const QByteArray &name, const QByteArray &value) = 0;
    virtual void reference(const QByteArray &name, qint64 id) = 0;
    /// A list that belongs to the present structure alone; `id` is for it, where lists are structures.
    virtual void references(
        const QByteArray &name, const QList<qint64> &ids, const char *type, qint64 id) = 0;
    virtual void texts(const QByteArray &name, const QList<QByteArray> &values, qint64 id) = 0;
    virtual void end() = 0;
};

/// An article made ready for all annotators' files.
struct UimaArticle
{
    explicit UimaArticle(const Article &from);

    const Article &article;
    QList<TextSpan> sentences;
    QList<TextSpan> tokens;
};

/// Writes all structures but the text; gives the ids of those that belong to its index.
QList<qint64> writeUima(UimaSink &sink, const UimaArticle &article, const LabelledArticle &part,
    const ExportRun &run, const UimaStatements &statements, const QString &fileName);

} // namespace standpoint
