// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files and folders into one Change, so that an import can be undone, journalled and merged like typing.
#pragma once

#include "model/exchange/article_columns.h"
#include "model/exchange/label_mapping.h"
#include "model/exchange/notices.h"
#include "model/project/project.h"

#include <functional>

namespace standpoint {

/// What becomes of a new article that is nearly the same as another one.
enum class NearDuplicates
{
    Keep, ///< it is imported, and said so
    Skip  ///< it is left out, and said so
};

/// What becomes of an annotation of the project that a file, by its id, says something else of.
enum class ChangedAnnotations
{
    Keep, ///< it stays as it is, and that is said
    Take  ///< it becomes what the file says, but for what the file is silent of
};

struct ImportOptions
{
    QString format;         ///< id of the format that all files have; empty: each is recognised by itself
    QString language;       ///< BCP 47, of all articles; empty: what a table says, else guessed
    QString annotator;      ///< whose annotations a table holds that does not say so
    AnnotatorId author;     ///< who imports
    ArticleColumns columns; ///< of all tables of articles; empty: guessed for each
    QHash<QString, ArticleColumns> columnsFor; ///< where `columns` is empty: by columnsKey()
    QString namePattern;                       ///< of text files, see NamePattern; empty: none
    bool headLines = true; ///< lines such as "Title: …" in front of a text file describe it
    NearDuplicates nearDuplicates = NearDuplicates::Keep;
    ChangedAnnotations changed = ChangedAnnotations::Keep;
    /// What the labels of other tools' files mean; nothing: their fields `actor`, `issue` and `stance` do.
    std::optional<LabelMapping> mapping = {};
};

/// A table of articles as it was read.
struct TableUse
{
    QString path;
    QStringList columns; ///< as its head calls them
    ArticleColumns used;
    QList<QStringList> rows;   ///< the first ones, cells shortened
    bool datesUnclear = false; ///< whether day or month comes first could not be told
};

/// A new article and the one that it resembles.
struct NearDuplicate
{
    QString title;
    QString other;     ///< title of the one that was there before, or earlier in this import
    double share = 0;  ///< of what both say; 1: the same words in the same order
    bool held = false; ///< whether the project had the other one before
    bool leftOut = false;
};

struct ImportCounts
{
    qsizetype articles = 0;
    qsizetype changedArticles = 0; ///< that the project had, and whose description the import changes
    qsizetype annotations = 0;
    qsizetype actors = 0;
    qsizetype changedActors = 0;
    qsizetype issues = 0;
    qsizetype stances = 0;
    qsizetype annotators = 0;
    qsizetype attributes = 0;
    qsizetype further = 0;   ///< marks of progress, decisions, their reasons and work lists
    qsizetype differing = 0; ///< annotations of the project that the files say something else of, by their id
    qsizetype changedAnnotations = 0; ///< of these, those that the import changes
    qsizetype changedSince = 0;       ///< of those that differ: changed here after the file was written
    qsizetype alreadyThere = 0;       ///< articles and annotations that the project had before
    qsizetype skipped = 0;            ///< rows and files that were not imported; a notice says why
};

struct Import
{
    Change change;
    ImportCounts counts;
    Notices notices;
    QList<TableUse> tables;
    QList<NearDuplicate> nearDuplicates; ///< at most one for each new article
    qint64 foreign = 0; ///< annotations in files of other tools, which a mapping of labels is asked for
    qint64 lacking = 0; ///< of these, without actor, issue or stance as long as no mapping says them
};

/// Fail with Invalid: no format of that id can be read; that is no language code. Nothing is fine for both.
Status checkImportFormat(const QString &id);
Status checkLanguage(const QString &language);

/// Told how much is done, from 0 to 1; stops the import by returning false.
using ImportProgress = std::function<bool(double done)>;

/// Reads files, and folders with all that is in them, in this order whatever the order given: actors, texts,
/// descriptions of articles, annotations, progress. Nothing is changed: apply the result's Change.
/// Fails where a file that was named cannot be imported, where there is nothing to import, or when it was
/// stopped; what could not be imported of a folder or a table is in the notices.
Result<Import> importFiles(const Project &project, const QStringList &paths,
    const ImportOptions &options = {}, const ImportProgress &progress = {});

} // namespace standpoint
