// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/project_document.h"

#include "model/document/change_command.h"
#include "model/store/project_file.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

/// The annotator of that name whom one of the edits adds; null where none does.
const Annotator *addedAnnotator(const std::vector<AnyEdit> &edits, const QString &name)
{
    for (const AnyEdit &edit : edits) {
        const auto *added = std::get_if<Edit<Annotator>>(&edit);
        if (added && !added->before && added->after && added->after->name == name)
            return &*added->after;
    }
    return nullptr;
}

} // namespace

ProjectDocument::ProjectDocument(Project project, QObject *parent)
    : QObject(parent)
    , m_project(std::move(project))
{
    connect(&m_saving, &QFutureWatcher<Status>::finished, this, &ProjectDocument::finishSave);
}

ProjectDocument::~ProjectDocument()
{
    m_saving.waitForFinished();
}

Result<std::unique_ptr<ProjectDocument>> ProjectDocument::open(const QString &path)
{
    Result<Project> project = loadProject(path);
    if (!project)
        return tl::unexpected(project.error());
    auto document = std::make_unique<ProjectDocument>(std::move(*project));
    document->m_path = path;
    document->m_saved = {path, document->m_state};
    return document;
}

bool ProjectDocument::push(const QString &label, std::vector<AnyEdit> edits)
{
    AnnotatorId author = m_annotator.id;
    if (!edits.empty() && !author.isNull() && !m_project.annotators().contains(author)) {
        if (const Annotator *same = addedAnnotator(edits, m_annotator.name))
            author = same->id; // an import brings this person along
        else
            edits.insert(edits.begin(), adding(m_annotator));
    }
    return push(makeChange(label, std::move(edits), author));
}

bool ProjectDocument::push(const Change &change)
{
    if (change.edits.empty())
        return true;
    if (!perform(change))
        return false;
    const quint64 before = m_state;
    setState(m_nextState++);
    m_undoStack.push(new ChangeCommand(*this, change, before, m_state));
    return true;
}

bool ProjectDocument::perform(const Change &change)
{
    if (Status done = m_project.apply(change); !done) {
        emit failed(done.error());
        return false;
    }
    // The journal takes its record here: every act, undo and redo comes this way.
    const Annotator before = m_annotator;
    m_annotator = presentAnnotator();
    emit changed(change);
    if (!(m_annotator == before))
        emit annotatorChanged();
    return true;
}

/// The one who tags here, as the project has that person by now: renamed, or added by an import under another
/// id.
Annotator ProjectDocument::presentAnnotator() const
{
    if (const Annotator *same = m_project.annotators().find(m_annotator.id))
        return *same;
    for (const Shared<Annotator> &annotator : m_project.annotators()) {
        if (annotator->name == m_annotator.name && !annotator->gold)
            return *annotator;
    }
    return m_annotator;
}

void ProjectDocument::setState(quint64 state)
{
    const bool modified = isModified();
    m_state = state;
    if (modified != isModified())
        emit stateChanged();
}

bool ProjectDocument::setAnnotator(const QString &name)
{
    Annotator wanted{AnnotatorId::random(), name.simplified(), false};
    for (const Shared<Annotator> &annotator : m_project.annotators()) {
        if (annotator->name == wanted.name)
            wanted = *annotator;
    }
    if (wanted.name.isEmpty() || wanted.gold) {
        emit failed({Error::Kind::Invalid, tr("Please give the name of a person who tags."), wanted.name});
        return false;
    }
    m_annotator = wanted;
    emit annotatorChanged();
    return true;
}

QString ProjectDocument::displayName() const
{
    return m_path.isEmpty() ? m_project.info().title : QFileInfo(m_path).completeBaseName();
}

void ProjectDocument::save(const QString &path)
{
    if (!m_isSaving)
        startSave(path);
    else if (!m_nextPaths.contains(path))
        m_nextPaths.append(path);
}

void ProjectDocument::startSave(const QString &path)
{
    m_isSaving = true;
    m_current = {path, m_state};
    m_saving.setFuture(
        QtConcurrent::run([snapshot = m_project, path] { return saveProject(snapshot, path); }));
    emit stateChanged();
}

void ProjectDocument::finishSave()
{
    m_isSaving = false;
    const Status done = m_saving.result();
    if (done) {
        m_path = m_current.path;
        m_saved = m_current;
        emit saved(m_path);
    } else {
        emit failed(done.error());
    }
    emit stateChanged();
    if (!m_isSaving && !m_nextPaths.isEmpty()) // what heard the signals may have started one
        startSave(m_nextPaths.takeFirst());
}

bool ProjectDocument::finishSaving()
{
    // The outcome is delivered by the event loop; a local one waits for it without blocking the window's
    // painting.
    while (m_isSaving) {
        QEventLoop loop;
        connect(&m_saving, &QFutureWatcher<Status>::finished, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    return !isModified();
}

} // namespace standpoint
