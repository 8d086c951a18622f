// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/merge_files.h"

#include "model/store/stored_project.h"
#include "model/team/merge_words.h"

#include <QFileInfo>

namespace standpoint {

Result<QList<MergeInput>> readMergeInputs(
    const QStringList &paths, const QString &into, QStringList *notices, const MergeProgress &progress)
{
    QList<MergeInput> inputs;
    QStringList seen{realPath(into)};
    for (const QString &path : paths) {
        const QString real = realPath(path);
        if (seen.contains(real))
            return fail(Error::Kind::Conflict,
                real == seen.first() && !into.isEmpty()
                    ? MergeWords::tr("This is the project that the others are merged into; leave it out.")
                    : MergeWords::tr("This project is named twice; leave one out."),
                path);
        seen.append(real);
        QStringList found;
        Result<Project> project = loadWithJournal(path, &found);
        if (!project)
            return tl::unexpected(project.error());
        if (notices) {
            for (const QString &notice : std::as_const(found))
                notices->append(QFileInfo(path).fileName() + QStringLiteral(": ") + notice);
        }
        inputs.append({QFileInfo(path).fileName(), std::move(*project)});
        if (progress && !progress(static_cast<double>(inputs.size()) / static_cast<double>(paths.size())))
            return fail(Error::Kind::Invalid, MergeWords::tr("Reading was stopped; nothing was changed"));
    }
    return inputs;
}

} // namespace standpoint
