// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of a table, or which label of a head line, is what of an article.
#pragma once

#include "model/exchange/written_dates.h"
#include "model/project/error.h"

#include <QList>
#include <QStringList>

#include <array>
#include <optional>

namespace standpoint {

enum class ArticleField
{
    Text,
    Title,
    Source,
    Author,
    Published,
    Url,
    Language,
    Tags,
    Document, ///< what tables of annotations call the article
    Id        ///< an id of this program; any other value names the document where there is no such column
};
inline constexpr int articleFieldCount = 10;

/// "published": stable, for the command line and settings.
QString fieldName(ArticleField field);
/// What people call it, translated.
QString fieldTitle(ArticleField field);
/// The one of that stable name.
std::optional<ArticleField> fieldNamed(const QString &name);
/// The one that a column or a label of this name usually is, in several languages: "Headline", "Volltext",
/// "auteur". Nothing where that cannot be told.
std::optional<ArticleField> fieldCalled(const QString &name);

struct ArticleColumns
{
    std::array<QString, articleFieldCount> names; ///< by field; empty: no column is it
    DateOrder dates = DateOrder::Unknown;         ///< of 08/03/2013; Unknown: as the whole column tells

    QString &operator[](ArticleField field) { return names[static_cast<size_t>(field)]; }
    const QString &operator[](ArticleField field) const { return names[static_cast<size_t>(field)]; }
    bool isEmpty() const { return *this == ArticleColumns{}; }
    bool operator==(const ArticleColumns &) const = default;

    /// "text=Body,title=Headline,dates=dmy"; a comma or backslash in a name stands behind a backslash.
    QString toText() const;
    /// Fails with Invalid where a field is unknown or named twice, has no column, or where the text has none.
    static Result<ArticleColumns> fromText(const QString &text);
};

/// The columns by their names, and the text where no name tells it by its cells, which are the longest: at
/// least `leastMeanText` characters on average. `rows` are some rows; they may be empty.
inline constexpr qsizetype leastMeanText = 200;
ArticleColumns guessColumns(const QStringList &columns, const QList<QStringList> &rows);

/// The same for tables with the same columns, whatever their order and case: for settings.
QString columnsKey(const QStringList &columns);

} // namespace standpoint
