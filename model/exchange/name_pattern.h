// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a text file's name and its first lines say of the article.
#pragma once

#include "model/exchange/article_columns.h"
#include "model/project/entities.h"

#include <QRegularExpression>

namespace standpoint {

/// "{published}_{source}_{title}": fields of ArticleColumns but text and id, `{*}` for what is to be passed
/// over, and the characters between them as they stand. A field takes as little as it can, the last one as
/// much.
class NamePattern
{
public:
    /// Fails with Invalid where the pattern has no field, an unknown one, one twice, or two side by side.
    static Result<NamePattern> fromText(const QString &text);

    /// Whether a file's name without its ending fits; then its parts are set in `info`, with spaces for
    /// underscores. A part that should be a date and is none makes a name not fit.
    bool apply(const QString &name, ArticleInfo &info) const;

private:
    QRegularExpression m_expression;
    QList<std::optional<ArticleField>> m_fields; ///< of each group; nothing: passed over
};

/// Sets what a field says; empty values change nothing. False: the value is no
/// date or language, or longer than names may be.
bool setField(
    ArticleInfo &info, ArticleField field, const QString &value, DateOrder order = DateOrder::Unknown);

/// Lines such as "Title: …", "Date: …", "Source: …" in front of the first empty line of a text.
struct HeadLines
{
    ArticleInfo info;        ///< what they say
    qsizetype textBegin = 0; ///< where the article's text begins, behind the empty lines
};
/// Only where at least two lines stand there, each begins with a usual name (fieldCalled()) and a colon, none
/// is there twice, a date is a date, and a text follows. Nothing otherwise: then all of it is the text.
std::optional<HeadLines> headLinesOf(const QString &text);

} // namespace standpoint
