// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/project_document.h"

#include "model/document/change_command.h"

#include <QFileInfo>
#include <QSignalBlocker>

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
    , m_keeper([this] {
        return ProjectKeeper::Snapshot{m_project, m_state};
    })
{
    m_keeper.expectAnnotations(m_project.annotationCount());
    connect(&m_keeper, &ProjectKeeper::failed, this, &ProjectDocument::failed);
    connect(&m_keeper, &ProjectKeeper::stateChanged, this, &ProjectDocument::stateChanged);
    connect(&m_keeper, &ProjectKeeper::saved, this, &ProjectDocument::saved);
    connect(&m_keeper, &ProjectKeeper::diskChanged, this, &ProjectDocument::diskChanged);
    connect(&m_keeper, &ProjectKeeper::noticed, this, &ProjectDocument::noticed);
}

Result<std::unique_ptr<ProjectDocument>> ProjectDocument::open(const QString &path, Opening opening)
{
    Result<ProjectKeeper::Found> found = ProjectKeeper::find(path, opening);
    if (!found)
        return tl::unexpected(found.error());
    auto document = std::make_unique<ProjectDocument>(std::move(found->stored.project));
    document->m_keeper.begin(*found, document->m_state);
    document->m_notices = found->stored.notices;
    document->replay(found->stored);
    if (!document->isReadOnly() && !isHome(document->path()) && hasHome(document->m_project.info().id))
        document->m_notices +=
            tr("More work on this project was kept apart, because its own place took nothing. Close the "
               "project to find it on the start page.");
    return document;
}

Result<std::unique_ptr<ProjectDocument>> ProjectDocument::recover(const QString &home, Opening opening)
{
    Result<std::unique_ptr<ProjectDocument>> document = open(home, opening);
    if (document)
        (*document)->m_keeper.forgetPath();
    return document;
}

void ProjectDocument::replay(const StoredProject &stored)
{
    const auto all = static_cast<qsizetype>(stored.entries.size());
    if (isReadOnly()) {
        if (const qsizetype misfits = applyEntries(m_project, stored.entries); misfits > 0)
            m_notices += misfitSentence(misfits, all);
        m_keeper.expectAnnotations(m_project.annotationCount());
        return;
    }
    if (stored.entriesAreForeign) {
        const QStringList notices = m_notices;
        qsizetype fitting = 0;
        {
            const QSignalBlocker quiet(this); // what does not fit is counted, not told one by one
            for (const JournalEntry &entry : stored.entries)
                fitting += push(entry.change) ? 1 : 0;
        }
        m_notices = notices
            + QStringList{tr(
                "%1 of its %2 acts fit this version of the project and were done again; look through them, "
                "then save.")
                              .arg(fitting)
                              .arg(stored.entries.size())};
        return;
    }
    m_isReplaying = true;
    m_refusals = 0;
    for (const JournalEntry &entry : stored.entries)
        replayOne(entry);
    m_isReplaying = false;
    if (all > m_refusals)
        m_notices += tr("What was done after the last save is here again, and can be undone (acts: %1). Save "
                        "to put it into the project file.")
                         .arg(all - m_refusals);
    if (m_refusals == 0)
        return;
    const Result<QString> kept = m_keeper.keepJournalAside();
    m_notices += misfitSentence(m_refusals, all) + QLatin1Char(' ')
        + (kept ? tr("The journal with all of them is kept as %1.").arg(QFileInfo(*kept).fileName())
                : tr("They stay in the journal, which could not be copied yet (%1).").arg(kept.error().what));
}

/// Does once more what the journal says, so that it can be undone as it could before the program ended.
void ProjectDocument::replayOne(const JournalEntry &entry)
{
    const int index = m_undoStack.index();
    const auto changeAt = [this](int at) {
        return &static_cast<const ChangeCommand *>(m_undoStack.command(at))->change();
    };
    if (entry.act == JournalEntry::Act::Undone && index > 0
        && inverse(*changeAt(index - 1)).edits == entry.change.edits)
        m_undoStack.undo();
    else if (entry.act == JournalEntry::Act::DoneAgain && index < m_undoStack.count()
        && changeAt(index)->edits == entry.change.edits)
        m_undoStack.redo();
    else
        push(entry.change);
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
    if (isReadOnly()) {
        emit failed({Error::Kind::Conflict, sentenceAbout(*otherHolder()), path()});
        return false;
    }
    m_keeper.keepSafe();
    if (!perform(change, JournalEntry::Act::Done))
        return false;
    const quint64 before = m_state;
    setState(m_nextState++);
    m_undoStack.push(new ChangeCommand(*this, change, before, m_state));
    return true;
}

bool ProjectDocument::perform(const Change &change, JournalEntry::Act act)
{
    if (Status done = m_project.apply(change); !done) {
        ++m_refusals;
        emit failed(done.error());
        return false;
    }
    if (m_isReplaying)
        m_keeper.expect(change);
    else
        m_keeper.keep({act, change, {}});
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
    if (!(wanted.id == m_annotator.id))
        emit annotatorAboutToChange();
    m_annotator = wanted;
    emit annotatorChanged();
    return true;
}

QString ProjectDocument::displayName() const
{
    return path().isEmpty() ? m_project.info().title : QFileInfo(path()).completeBaseName();
}

bool ProjectDocument::finishSaving()
{
    m_keeper.finishSaving();
    return !isModified();
}

} // namespace standpoint
