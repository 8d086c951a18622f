// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text files that news archives export: many articles in one file, each with a head and a foot of its own.
//
// Whatever stands in such a file ends up in one of four places: the article's text, its description, its note
// (lines that the description has no place for), or a remark with its line. Nothing is passed over.
#pragma once

#include "model/exchange/format.h"
#include "model/project/entities.h"

#include <QStringView>

namespace standpoint {

/// One article of an archive.
struct ArchivedArticle
{
    ArticleInfo info; ///< without id and order; `document` is the archive's own number, or derived from the
                      ///< article where the archive gives none
    QString text;     ///< headline, then the body, one paragraph a line; empty: it has none
    qint64 line = 0;  ///< where it begins in the file, from 1
};

/// Something that could not be told, or that belongs to no article.
struct ArchiveRemark
{
    QString what;
    qint64 line = 0;
    bool lost = false; ///< whether something was left out
};

struct ArchiveContent
{
    QList<ArchivedArticle> articles;
    QList<ArchiveRemark> remarks;
};

struct NewsArchive
{
    const char *format;                       ///< id of its Format
    bool (*looksLike)(const QString &begin);  ///< its beginning, or all of it, in normal form
    ArchiveContent (*parse)(const QString &); ///< all of it, in normal form
};

/// The archive whose export a text is; null where it is none. The text may be only the beginning of a file.
const NewsArchive *newsArchiveOf(const QString &text);
/// The one of that format; null if none.
const NewsArchive *newsArchiveById(const QString &format);

/// Adds what a file holds, with its remarks. Fails as Intake::refuse() where there is no article in it.
[[nodiscard]] Status takeArchive(const InputFile &file, const ArchiveContent &content, Intake &intake);
/// For Format::read of these formats.
[[nodiscard]] Status readNewsArchives(
    const QList<InputFile> &files, Intake &intake, const NewsArchive &archive);
/// For Format::recognises of these formats.
bool isArchiveHead(const FileHead &head, const NewsArchive &archive);

extern const NewsArchive nexisArchive;
extern const NewsArchive factivaArchive;
extern const NewsArchive europresseArchive;

} // namespace standpoint
