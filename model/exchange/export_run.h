// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a format's writer gets, and what it is asked to do: one article after the other, into buffers.
#pragma once

#include "model/exchange/export.h"
#include "model/exchange/losses.h"
#include "model/text/offsets.h"

#include <QSet>

#include <vector>

namespace standpoint {

class OutputFiles;

/// One article, and of its annotations those that are written; in the project's order, and each of them
/// within the text.
struct ExportedArticle
{
    const Article &article;
    const std::vector<const Annotation *> &annotations;
    const OffsetMap &offsets; ///< of its text
};

/// Those of one annotator, in the project's order.
std::vector<const Annotation *> layerOf(const ExportedArticle &exported, AnnotatorId annotator);

/// Which articles and annotations an export takes.
class ExportScope
{
public:
    /// Of these layers; empty: of all.
    ExportScope(const Project &project, const ExportOptions &options, const QList<AnnotatorId> &layers);

    bool takes(const Article &article) const
    {
        return m_articles.isEmpty() || m_articles.contains(article.info->id);
    }
    bool takes(const Article &article, const Annotation &annotation) const;

private:
    bool m_doneOnly;
    QSet<ArticleId> m_articles; ///< empty: all
    QSet<AnnotatorId> m_layers; ///< empty: all
    QSet<AnnotatorId> m_gold;
};

/// Writes one file or folder.
class FormatWriter
{
public:
    FormatWriter() = default;
    virtual ~FormatWriter() = default;
    Q_DISABLE_COPY_MOVE(FormatWriter)

    virtual Status begin() { return {}; }
    /// Where this fails, the article is left out: what it wrote is taken back, and the others are written.
    virtual Status add(const ExportedArticle &exported) = 0;
    /// All articles are there. Fails with Io, or Invalid.
    virtual Status end() { return {}; }
};

class ExportRun
{
public:
    ExportRun(const Project &exportedProject, const ExportOptions &givenOptions, const Format &usedFormat,
        OutputFiles &files);

    const Project &project;
    const ExportOptions &options;
    const Format &format;
    Losses losses;
    Fields alsoKeeps = {}; ///< what the format keeps beyond Format::keeps, as its choices are in this run

    /// What is written to a file of the folder, or (without a name) to the one file. Valid until the next
    /// article; what is there when an article is done goes to the disk some time.
    QByteArray &file(const QString &name = {});
    /// A file that a writer fills itself, for example through a database. It becomes the one file, or that of
    /// the folder.
    QString ownFile(const QString &name = {});
    /// Writes out what is due, for a writer that has much to write at its end; buffers stay valid and may be
    /// empty afterwards. Fails with Io.
    [[nodiscard]] Status flush();

    /// How files call an annotator: by name, or by pseudonym where that is wanted.
    QString annotatorName(AnnotatorId annotator) const { return m_annotators.value(annotator); }
    /// Their id, or another one that stands for it where there are pseudonyms.
    AnnotatorId annotatorId(AnnotatorId annotator) const;
    /// ExportOptions::layer, in pseudonyms where these are wanted.
    QString layerNames() const;
    /// All whose annotations may be written, in the project's order.
    const QList<AnnotatorId> &annotators() const { return m_annotatorOrder; }
    /// A name for an article's files, the same in every export of these articles: letters, digits, `_`, `-`
    /// and `.` of ASCII, unlike any other article's of this run in more than capitals.
    QString fileName(const Article &article);
    /// A choice of the format (Format::choices) as the options say it, or its first value.
    QString choice(const QString &id) const;

    /// Adds what the format never carries (Format::keeps) to the losses.
    void addGeneralLosses(const ExportedArticle &exported);
    /// The same of what belongs to the project as a whole: once for an export.
    void addProjectLosses();

private:
    void addArticleLosses(const Article &article, Fields keeps);

    OutputFiles &m_files;
    QHash<AnnotatorId, QString> m_annotators;
    QList<AnnotatorId> m_annotatorOrder;
    QHash<ArticleId, QString> m_fileNames;
    QHash<QString, int> m_usedNames; ///< in lower case
};

} // namespace standpoint
