// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the formats put what they read while an import runs.
#pragma once

#include "model/exchange/actor_book.h"
#include "model/exchange/article_book.h"
#include "model/exchange/codebook_book.h"
#include "model/exchange/format.h"
#include "model/exchange/import.h"

namespace standpoint {

class Intake
{
public:
    Intake(const Project &heldProject, const ImportOptions &givenOptions, ImportProgress progress);

    const Project &project;
    const ImportOptions &options;
    ActorBook actors;
    CodebookBook codebook;
    ArticleBook articles;
    qsizetype alreadyThere = 0;
    QStringList textsAlreadyThere; ///< files whose article the project or this import has
    QList<Notice> actorsMet;       ///< names that annotations brought to a project that has actors
    qsizetype differing = 0;       ///< annotations, as ImportCounts has them
    qsizetype changedSince = 0;    ///< likewise
    qsizetype filesRead = 0;
    qint64 foreignAnnotations = 0;
    qint64 lackingAnnotations = 0; ///< of these, those that no field says actor, issue or stance of
    QList<TableUse> tables;        ///< of articles, that were read

    /// Something was imported otherwise than it stands in the file.
    void notice(const QString &what, const QString &where) { m_notices.add(what, where); }
    /// Something was not imported.
    void skip(const QString &what, const QString &where, qsizetype count = 1);
    /// Adds an article, and says where another one has its name or the project has it already. Where the
    /// project has it, what its description lacks is completed.
    void take(ArticleInfo info, const QString &text, const QString &where);
    /// A file cannot be read: that ends the import if it was named, and is a notice if it was found in a
    /// folder.
    [[nodiscard]] Status refuse(const InputFile &file, const Error &error);

    /// Announces work, in bytes, and says that some of it is done. didWork() fails when the import was
    /// stopped.
    void addWork(qint64 bytes) { m_work += bytes; }
    [[nodiscard]] Status didWork(qint64 bytes);
    qint64 workDone() const { return m_done; }

    /// Looks which new articles are nearly the same as one of the project or of this import, and leaves them
    /// out where the options say so.
    [[nodiscard]] Status findNearDuplicates();

    /// Finds the sentences of all new articles, on all cores; before that the language where none is known.
    [[nodiscard]] Status segment();

    Result<Import> finish();

private:
    void noticeTextsAlreadyThere();
    void noticeNearDuplicates();
    void noticeActorsMet();

    ImportProgress m_progress;
    Notices m_notices;
    QList<NearDuplicate> m_nearDuplicates;
    qsizetype m_skipped = 0;
    qint64 m_work = 0;
    qint64 m_done = 0;
    bool m_stopped = false;
};

} // namespace standpoint
