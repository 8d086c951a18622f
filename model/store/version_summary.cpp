// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/version_summary.h"

#include "model/store/keeping_save.h"
#include "model/store/project_file.h"
#include "model/store/stored_project.h"

#include <QFileInfo>

namespace standpoint {

VersionSummary summaryOf(const Project &project)
{
    VersionSummary summary;
    summary.title = project.info().title;
    summary.articles = project.articles().size();
    summary.annotations = project.annotationCount();
    AnnotatorId by;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations) {
            if (!summary.lastChange.isValid() || annotation.modified > summary.lastChange) {
                summary.lastChange = annotation.modified;
                by = annotation.annotator;
            }
        }
    }
    if (const Annotator *annotator = project.annotators().find(by))
        summary.by = annotator->name;
    return summary;
}

Result<VersionSummary> summariseVersion(const QString &path)
{
    const Result<Project> project = loadWithJournal(path);
    if (!project)
        return tl::unexpected(project.error());
    VersionSummary summary = summaryOf(*project);
    summary.path = path;
    summary.written = QFileInfo(path).lastModified();
    return summary;
}

QStringList keptVersions(const QString &path, ProjectId project)
{
    QStringList paths;
    if (const QString previous = previousGenerationPath(path); !path.isEmpty() && QFileInfo::exists(previous))
        paths.append(previous);
    return paths + datedCopies(project);
}

} // namespace standpoint
