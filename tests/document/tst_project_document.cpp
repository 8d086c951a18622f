// SPDX-License-Identifier: GPL-3.0-or-later
//
// An open project: what is pushed, refused, undone and saved, and who hears of it.
#include "model/document/project_document.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "tests/project/random_project.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

namespace standpoint {

class TestProjectDocument : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pushChangesAndTells();
    void emptyPushIsDoneWithoutATrace();
    void refusalTellsWhyAndChangesNothing();
    void undoAndRedoTellWhatTheyDid();
    void undoMenuSaysWhatItUndoes();
    void randomActsAreUndoneToTheStart();
    void isModifiedUntilSaved();
    void isUnmodifiedAgainWhereUndoLeadsBackToWhatWasSaved();
    void anotherWayToTheSameDepthIsModified();
    void savesASnapshotWhilePushesGoOn();
    void savesAskedForMeanwhileAllHappen();
    void saveThatIsDoneButNotYetToldOfCounts();
    void failedSaveKeepsPathAndModification();
    void opensWhatWasSaved();
    void refusesToOpenWhatIsNoProject();
    void annotatorIsAddedByTheFirstAct();
    void annotatorIsFoundAgainByName();
    void annotatorWhomAnImportBringsIsTheSamePerson_data();
    void annotatorWhomAnImportBringsIsTheSamePerson();
    void renamedAnnotatorStaysTheOneWhoTags();
    void annotatorNeedsAName_data();
    void annotatorNeedsAName();
    void pushesCarryTheAnnotator();

private:
    Issue issue(const char *name) const { return {IssueId::random(), QString::fromUtf8(name), 0, {}}; }
    bool pushIssue(const char *name)
    {
        return m_document->push(QStringLiteral("Add ") + QString::fromUtf8(name), {adding(issue(name))});
    }
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    void undo() { m_document->undoStack().undo(); }
    void redo() { m_document->undoStack().redo(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectDocument> m_document;
};

namespace {

Change changeOf(const QSignalSpy &spy, int index)
{
    return spy.at(index).at(0).value<Change>();
}

} // namespace

void TestProjectDocument::init()
{
    m_document.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_document = std::make_unique<ProjectDocument>(*newProject(QStringLiteral("Study"), defaultCodebook()));
}

void TestProjectDocument::pushChangesAndTells()
{
    QSignalSpy changed(m_document.get(), &ProjectDocument::changed);
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    const Issue sanctions = issue("sanctions");
    QVERIFY(m_document->push(QStringLiteral("Add sanctions"), {adding(sanctions)}));
    QVERIFY(m_document->project().issues().contains(sanctions.id));
    QCOMPARE(changed.size(), 1);
    QVERIFY(changeOf(changed, 0).edits == std::vector<AnyEdit>{adding(sanctions)});
    QCOMPARE(failed.size(), 0);
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestProjectDocument::emptyPushIsDoneWithoutATrace()
{
    QSignalSpy changed(m_document.get(), &ProjectDocument::changed);
    QVERIFY(m_document->push(QStringLiteral("Nothing"), {}));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestProjectDocument::refusalTellsWhyAndChangesNothing()
{
    QVERIFY(pushIssue("sanctions"));
    undo();
    const Project before = m_document->project();
    QSignalSpy changed(m_document.get(), &ProjectDocument::changed);
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    QVERIFY(!m_document->push(QStringLiteral("Add"), {adding(issue("fine")), adding(issue("negotiation"))}));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).value<Error>().what.contains(QStringLiteral("negotiation")));
    QCOMPARE(changed.size(), 0);
    QVERIFY(m_document->project() == before);
    QVERIFY2(m_document->undoStack().canRedo(), "what was undone can still be redone");
}

void TestProjectDocument::undoAndRedoTellWhatTheyDid()
{
    const Issue sanctions = issue("sanctions");
    const Project before = m_document->project();
    QVERIFY(m_document->push(QStringLiteral("Add sanctions"), {adding(sanctions)}));
    const Project after = m_document->project();
    QSignalSpy changed(m_document.get(), &ProjectDocument::changed);
    undo();
    QVERIFY(m_document->project() == before);
    QCOMPARE(changed.size(), 1);
    QVERIFY(changeOf(changed, 0).edits == std::vector<AnyEdit>{removing(sanctions)});
    redo();
    QVERIFY(m_document->project() == after);
    QCOMPARE(changed.size(), 2);
    QVERIFY(changeOf(changed, 1).edits == std::vector<AnyEdit>{adding(sanctions)});
}

void TestProjectDocument::undoMenuSaysWhatItUndoes()
{
    QVERIFY(pushIssue("sanctions"));
    QVERIFY(pushIssue("inspections"));
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Add inspections"));
    undo();
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Add sanctions"));
    QCOMPARE(m_document->undoStack().redoText(), QStringLiteral("Add inspections"));
}

void TestProjectDocument::randomActsAreUndoneToTheStart()
{
    for (quint64 seed = 0; seed < 50; ++seed) {
        RandomProject random(seed);
        ProjectDocument document(random.project(3));
        const Project start = document.project();
        int refused = 0;
        connect(&document, &ProjectDocument::failed, this, [&refused] { ++refused; });
        int done = 0;
        for (int act = 0; act < 20; ++act)
            done += document.push(random.change(document.project()).change) ? 1 : 0;
        QCOMPARE(refused + done, 20);
        const Project end = document.project();
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QVERIFY2(document.project() == start, qPrintable(QStringLiteral("with the seed %1").arg(seed)));
        while (document.undoStack().canRedo())
            document.undoStack().redo();
        QVERIFY(document.project() == end);
        QCOMPARE(refused + done, 20);
    }
}

void TestProjectDocument::isModifiedUntilSaved()
{
    QVERIFY2(m_document->isModified(), "a new project is nowhere on disk");
    QCOMPARE(m_document->path(), QString());
    QCOMPARE(m_document->displayName(), QStringLiteral("Study"));
    QSignalSpy saved(m_document.get(), &ProjectDocument::saved);
    QSignalSpy state(m_document.get(), &ProjectDocument::stateChanged);
    m_document->save(path("a study.stance"));
    QVERIFY(m_document->isSaving());
    QVERIFY(m_document->finishSaving());
    QVERIFY(!m_document->isSaving() && !m_document->isModified());
    QCOMPARE(m_document->path(), path("a study.stance"));
    QCOMPARE(m_document->displayName(), QStringLiteral("a study"));
    QCOMPARE(saved.size(), 1);
    QVERIFY(state.size() >= 2);
    state.clear();
    QVERIFY(pushIssue("sanctions"));
    QVERIFY(m_document->isModified());
    QCOMPARE(state.size(), 1);
    QVERIFY(pushIssue("inspections"));
    QCOMPARE(state.size(), 1);
}

void TestProjectDocument::isUnmodifiedAgainWhereUndoLeadsBackToWhatWasSaved()
{
    QVERIFY(pushIssue("sanctions"));
    m_document->save(path("a.stance"));
    QVERIFY(m_document->finishSaving());
    QSignalSpy state(m_document.get(), &ProjectDocument::stateChanged);
    QVERIFY(pushIssue("inspections"));
    undo();
    QVERIFY(!m_document->isModified());
    QCOMPARE(state.size(), 2);
    undo();
    QVERIFY(m_document->isModified());
    redo();
    QVERIFY(!m_document->isModified());
    redo();
    QVERIFY(m_document->isModified());
}

void TestProjectDocument::anotherWayToTheSameDepthIsModified()
{
    QVERIFY(pushIssue("sanctions"));
    m_document->save(path("a.stance"));
    QVERIFY(m_document->finishSaving());
    undo();
    QVERIFY(pushIssue("inspections"));
    QVERIFY(m_document->isModified());
    undo();
    QVERIFY(m_document->isModified());
}

void TestProjectDocument::savesASnapshotWhilePushesGoOn()
{
    m_document = std::make_unique<ProjectDocument>(RandomProject(3).project(400));
    const Project snapshot = m_document->project();
    m_document->save(path("a.stance"));
    QVERIFY(pushIssue("sanctions"));
    while (m_document->isSaving()) {
        // Actors: a slow save leaves time for more issues than a codebook may have.
        QVERIFY(m_document->push(QStringLiteral("Add"),
            {adding(Actor{ActorId::random(), QStringLiteral("somebody"), {}, Actor::Kind::Person, {}})}));
        QCoreApplication::processEvents();
    }
    QVERIFY2(m_document->isModified(), "what was pushed meanwhile is not saved");
    const Result<Project> saved = loadProject(path("a.stance"));
    QVERIFY(saved);
    QVERIFY2(*saved == snapshot, "the file holds what was there when the save began");
    while (m_document->undoStack().canUndo())
        undo();
    QVERIFY2(!m_document->isModified(), "and undoing all of it leads back to what is saved");
}

void TestProjectDocument::savesAskedForMeanwhileAllHappen()
{
    QSignalSpy saved(m_document.get(), &ProjectDocument::saved);
    m_document->save(path("a.stance"));
    QVERIFY(pushIssue("sanctions"));
    m_document->save(path("b.stance"));
    m_document->save(path("a.stance"));
    m_document->save(path("b.stance"));
    QVERIFY(m_document->finishSaving());
    QStringList paths;
    for (const QList<QVariant> &arguments : saved)
        paths.append(arguments.at(0).toString());
    QCOMPARE(paths, (QStringList{path("a.stance"), path("a.stance"), path("b.stance")}));
    QCOMPARE(m_document->path(), path("b.stance")); // what was asked for last
    for (const char *name : {"a.stance", "b.stance"}) {
        const Result<Project> project = loadProject(path(name));
        QVERIFY(project && *project == m_document->project());
    }
}

/// The thread has ended, but the event that says so was not delivered: nobody may lose it or be told
/// otherwise.
void TestProjectDocument::saveThatIsDoneButNotYetToldOfCounts()
{
    QSignalSpy saved(m_document.get(), &ProjectDocument::saved);
    m_document->save(path("a.stance"));
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(m_document->isSaving());
    QVERIFY(m_document->finishSaving());
    QCOMPARE(m_document->path(), path("a.stance"));

    m_document->save(path("missing/b.stance"));
    QThreadPool::globalInstance()->waitForDone();
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    m_document->save(path("c.stance"));
    QVERIFY(m_document->finishSaving());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(saved.size(), 2);
    QCOMPARE(m_document->path(), path("c.stance"));
}

void TestProjectDocument::failedSaveKeepsPathAndModification()
{
    m_document->save(path("a.stance"));
    QVERIFY(m_document->finishSaving());
    QVERIFY(pushIssue("sanctions"));
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    QSignalSpy saved(m_document.get(), &ProjectDocument::saved);
    m_document->save(path("missing/b.stance"));
    QVERIFY(!m_document->finishSaving());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(saved.size(), 0);
    QCOMPARE(failed.at(0).at(0).value<Error>().where, path("missing/b.stance"));
    QCOMPARE(m_document->path(), path("a.stance"));
    QVERIFY(m_document->isModified() && !m_document->isSaving());
    m_document->save(m_document->path());
    QVERIFY(m_document->finishSaving());
}

void TestProjectDocument::opensWhatWasSaved()
{
    m_document->save(path("a.stance"));
    QVERIFY(m_document->finishSaving());
    const auto opened = ProjectDocument::open(path("a.stance"));
    QVERIFY(opened);
    QVERIFY((*opened)->project() == m_document->project());
    QVERIFY(!(*opened)->isModified());
    QCOMPARE((*opened)->path(), path("a.stance"));
    QVERIFY((*opened)->annotator().isNull());
}

void TestProjectDocument::refusesToOpenWhatIsNoProject()
{
    const auto opened = ProjectDocument::open(path("missing.stance"));
    QVERIFY(!opened);
    QVERIFY(opened.error().kind == Error::Kind::Io);
}

void TestProjectDocument::annotatorIsAddedByTheFirstAct()
{
    m_document->save(path("a.stance"));
    QVERIFY(m_document->finishSaving());
    QSignalSpy annotator(m_document.get(), &ProjectDocument::annotatorChanged);
    QVERIFY(m_document->setAnnotator(QStringLiteral("  Anna \t Lind ")));
    QCOMPARE(m_document->annotatorName(), QStringLiteral("Anna Lind"));
    QCOMPARE(annotator.size(), 1);
    QVERIFY2(!m_document->isModified(), "to look at a project does not change it");
    QVERIFY(pushIssue("sanctions"));
    QCOMPARE(
        m_document->project().annotators().find(m_document->annotator())->name, QStringLiteral("Anna Lind"));
    QVERIFY(pushIssue("inspections"));
    QCOMPARE(m_document->project().annotators().size(), 1);
    const AnnotatorId anna = m_document->annotator();
    undo();
    undo();
    QCOMPARE(m_document->project().annotators().size(), 0);
    QVERIFY(!m_document->isModified());
    QVERIFY(pushIssue("sanctions"));
    QVERIFY(m_document->project().annotators().contains(anna));
    QVERIFY(m_document->annotator() == anna);
}

void TestProjectDocument::annotatorIsFoundAgainByName()
{
    QVERIFY(m_document->setAnnotator(QStringLiteral("Anna")));
    QVERIFY(pushIssue("sanctions"));
    const AnnotatorId anna = m_document->annotator();
    QVERIFY(m_document->setAnnotator(QStringLiteral("Boris")));
    QVERIFY(m_document->annotator() != anna);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Anna")));
    QVERIFY(m_document->annotator() == anna);
}

/// Somebody says her name, then imports what she tagged elsewhere: she stays one person.
void TestProjectDocument::annotatorWhomAnImportBringsIsTheSamePerson_data()
{
    QTest::addColumn<bool>("asAChange");
    QTest::newRow("by edits") << false;
    QTest::newRow("by a finished Change") << true;
}

void TestProjectDocument::annotatorWhomAnImportBringsIsTheSamePerson()
{
    QFETCH(bool, asAChange);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Anna")));
    const Annotator imported{AnnotatorId::random(), QStringLiteral("Anna"), false};
    QSignalSpy annotator(m_document.get(), &ProjectDocument::annotatorChanged);
    QSignalSpy changed(m_document.get(), &ProjectDocument::changed);
    const QString label = QStringLiteral("Import");
    QVERIFY(asAChange ? m_document->push(makeChange(label, {adding(imported)}))
                      : m_document->push(label, {adding(imported)}));
    QVERIFY(m_document->annotator() == imported.id);
    QCOMPARE(annotator.size(), 1);
    QVERIFY(asAChange || changeOf(changed, 0).author == imported.id);
    QVERIFY(pushIssue("sanctions"));
    QCOMPARE(m_document->project().annotators().size(), 1);
    undo();
    undo();
    QVERIFY(pushIssue("inspections"));
    QVERIFY(m_document->project().annotators().contains(imported.id));
}

void TestProjectDocument::renamedAnnotatorStaysTheOneWhoTags()
{
    QVERIFY(m_document->setAnnotator(QStringLiteral("Ana")));
    QVERIFY(pushIssue("sanctions"));
    const Annotator before = *m_document->project().annotators().find(m_document->annotator());
    Annotator after = before;
    after.name = QStringLiteral("Anna");
    QSignalSpy annotator(m_document.get(), &ProjectDocument::annotatorChanged);
    QVERIFY(m_document->push(QStringLiteral("Rename"), {replacing(before, after)}));
    QCOMPARE(m_document->annotatorName(), QStringLiteral("Anna"));
    QVERIFY(m_document->annotator() == before.id);
    QCOMPARE(annotator.size(), 1);
    undo();
    QCOMPARE(m_document->annotatorName(), QStringLiteral("Ana"));
}

void TestProjectDocument::annotatorNeedsAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("white space") << QStringLiteral(" \t\n");
    QTest::newRow("the gold layer's") << QStringLiteral("Gold");
}

void TestProjectDocument::annotatorNeedsAName()
{
    QFETCH(QString, name);
    QVERIFY(m_document->push({}, {adding(Annotator{AnnotatorId::random(), QStringLiteral("Gold"), true})}));
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    QVERIFY(!m_document->setAnnotator(name));
    QCOMPARE(failed.size(), 1);
    QVERIFY(m_document->annotator().isNull());
    QCOMPARE(m_document->project().annotators().size(), 1);
}

void TestProjectDocument::pushesCarryTheAnnotator()
{
    QVERIFY(m_document->setAnnotator(QStringLiteral("Anna")));
    QSignalSpy changed(m_document.get(), &ProjectDocument::changed);
    QVERIFY(pushIssue("sanctions"));
    QVERIFY(changeOf(changed, 0).author == m_document->annotator());
    QCOMPARE(changeOf(changed, 0).label, QStringLiteral("Add sanctions"));
    QVERIFY(changeOf(changed, 0).at.isValid());
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestProjectDocument)
#include "tst_project_document.moc"
