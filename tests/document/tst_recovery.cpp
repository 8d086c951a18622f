// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is there again after the program was killed, the disk was full, or another program came in between. A
// kill is a copy of what is on the disk at that moment. Each system call's failure is in tests/faults.
#include "model/document/project_document.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

namespace standpoint {

class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void lookingLeavesNothingBehind();
    void whatAnInterruptedSaveLeftGoes();
    void unsavedActsAreThereAfterAKill();
    void actsDuringASaveAreThereAfterAKill();
    void savedProjectHasNoJournal();
    void undoAndRedoSurviveAKill();
    void undoneToWhatWasSavedIsUnmodified();
    void tornTailIsCutAndKept();
    void damagedJournalIsRefusedUntilAsked();
    void projectThatWasNeverSavedIsOffered();
    void discardedWorkIsNotOffered();
    void secondWindowIsReadOnly();
    void anotherNameOfTheFileHasTheSameLockAndJournal();
    void savesTwiceThroughALinkedFolder();
    void workIsKeptWhereTheFirstSaveFails();
    void touchedFileIsNoOtherVersion();
    void discardLeavesTheJournalOfWhoTookOver();
    void takenOverProjectKeepsBothWorks();
    void replacedFileKeepsBothVersions();
    void journalOfAReplacedFileIsKeptAndDoneAsFarAsItFits();
    void removedFolderKeepsTheWorkElsewhere();
    void readOnlyFolderKeepsTheWorkElsewhere();
    void fullDiskIsSaidAndOvercome();
    void keepsACopyOfEachDay();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    void save(const char *name)
    {
        m_document->save(in(name));
        QVERIFY(m_document->finishSaving());
    }
    void open(const char *name)
    {
        m_document.reset();
        auto opened = ProjectDocument::open(in(name));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toString()));
        m_document = std::move(*opened);
    }
    bool add(const char *name)
    {
        return m_document->push(
            QString::fromUtf8(name), {adding(Actor{ActorId::random(), QString::fromUtf8(name), {}, {}, {}})});
    }
    /// Names of the actors of a project, sorted.
    static QStringList actors(const Project &project)
    {
        QStringList names;
        for (const Actor &actor : project.actors().inOrder())
            names.append(actor.name);
        return names;
    }
    QStringList actors() const { return actors(m_document->project()); }
    static QStringList homes()
    {
        return QDir(homesFolder()).entryList({QStringLiteral("*.stance")}, QDir::Files);
    }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    void copyTo(const char *name) const; ///< what a kill at this moment would leave

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectDocument> m_document;
};

namespace {

QStringList words(std::initializer_list<const char *> all)
{
    QStringList list;
    for (const char *word : all)
        list.append(QString::fromUtf8(word));
    return list;
}

} // namespace

void TestRecovery::init()
{
    m_document.reset();
    QDir(homesFolder()).removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    m_document = std::make_unique<ProjectDocument>(*newProject(QStringLiteral("Study"), defaultCodebook()));
    save("a.stance");
}

void TestRecovery::cleanup()
{
    m_document.reset();
    m_folder.reset();
}

void TestRecovery::copyTo(const char *name) const
{
    QVERIFY(QFile::copy(in("a.stance"), in(name)));
    if (QFileInfo::exists(in("a.stance-journal")))
        QVERIFY(QFile::copy(in("a.stance-journal"), journalPath(in(name))));
}

void TestRecovery::lookingLeavesNothingBehind()
{
    open("a.stance");
    QCOMPARE(names(), words({"a.stance", "a.stance-lock"}));
    m_document.reset();
    QCOMPARE(names(), words({"a.stance"}));
}

void TestRecovery::whatAnInterruptedSaveLeftGoes()
{
    m_document.reset();
    const QStringList theirs =
        words({"a.stance-journal-plan.saving-Ab12Cd", "a.stance.saving-Ab12", "b.stance.saving-Ab12Cd"});
    const QStringList left = words({"a.stance-journal-torn-20260102-030405-2.saving-Ab12Cd",
        "a.stance-journal.saving-Ab12Cd", "a.stance.saving-Ab12Cd", "a.stance~.new"});
    for (const QString &name : theirs + left)
        QVERIFY(QFile(m_folder->filePath(name)).open(QIODevice::WriteOnly));
    open("a.stance");
    m_document.reset();
    QCOMPARE(names(), QStringList{QStringLiteral("a.stance")} + theirs);
}

void TestRecovery::unsavedActsAreThereAfterAKill()
{
    for (const char *name : {"Ada", "Bo", "Cy"})
        QVERIFY(add(name));
    QVERIFY(m_document->flushJournal());
    QVERIFY(m_document->disk() == ProjectDocument::Disk::Kept);
    const Project before = m_document->project();
    copyTo("b.stance");
    open("b.stance");
    QVERIFY(m_document->project() == before);
    QVERIFY(m_document->isModified());
    QCOMPARE(m_document->notices().size(), 1);
    QVERIFY(m_document->notices().first().contains(QStringLiteral("(acts: 3)")));
    const Result<Project> looked = loadWithJournal(in("b.stance"));
    QVERIFY(looked && *looked == before);
    QVERIFY(add("Di")); // the journal goes on
    QVERIFY(m_document->flushJournal());
    open("b.stance");
    QCOMPARE(actors(), words({"Ada", "Bo", "Cy", "Di"}));
}

void TestRecovery::actsDuringASaveAreThereAfterAKill()
{
    QVERIFY(add("Ada"));
    m_document->save(in("a.stance"));
    QVERIFY(add("Bo"));
    m_document->finishSaving();
    QVERIFY(add("Cy"));
    QVERIFY(m_document->flushJournal());
    const Project before = m_document->project();
    copyTo("b.stance");
    const Result<Project> inFile = loadProject(in("b.stance"));
    QVERIFY(inFile);
    QCOMPARE(actors(*inFile), words({"Ada"}));
    open("b.stance");
    QVERIFY(m_document->project() == before);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QVERIFY2(!m_document->isModified(), "both acts since the save can be undone");
}

void TestRecovery::savedProjectHasNoJournal()
{
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    QVERIFY(QFileInfo::exists(in("a.stance-journal")));
    save("a.stance");
    QVERIFY(m_document->flushJournal());
    QVERIFY(!QFileInfo::exists(in("a.stance-journal")));
    QVERIFY(homes().isEmpty());
}

void TestRecovery::undoAndRedoSurviveAKill()
{
    for (const char *name : {"Ada", "Bo", "Cy"})
        QVERIFY(add(name));
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    m_document->undoStack().redo();
    QVERIFY(m_document->flushJournal());
    copyTo("b.stance");
    open("b.stance");
    QCOMPARE(actors(), words({"Ada", "Bo"}));
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Bo"));
    QCOMPARE(m_document->undoStack().redoText(), QStringLiteral("Cy"));
    m_document->undoStack().redo();
    QCOMPARE(actors(), words({"Ada", "Bo", "Cy"}));
    while (m_document->undoStack().canUndo())
        m_document->undoStack().undo();
    QVERIFY(actors().isEmpty());
    QVERIFY(!m_document->isModified());
}

void TestRecovery::undoneToWhatWasSavedIsUnmodified()
{
    QVERIFY(add("Ada"));
    m_document->undoStack().undo();
    QVERIFY(m_document->flushJournal());
    copyTo("b.stance");
    open("b.stance");
    QVERIFY(!m_document->isModified());
    QVERIFY(m_document->undoStack().canRedo());
}

void TestRecovery::tornTailIsCutAndKept()
{
    QVERIFY(add("Ada"));
    QVERIFY(add("Bo"));
    QVERIFY(m_document->flushJournal());
    copyTo("b.stance");
    QFile journal(in("b.stance-journal"));
    QVERIFY(journal.resize(journal.size() - 5));
    open("b.stance");
    QCOMPARE(actors(), words({"Ada"}));
    QCOMPARE(m_document->notices().size(), 2);
    const QStringList kept = names().filter(QStringLiteral("b.stance-journal-torn-"));
    QCOMPARE(kept.size(), 1);
    QVERIFY(m_document->notices().first().contains(kept.first()));
    QVERIFY(QFileInfo(m_folder->filePath(kept.first())).size() > 0);
    QVERIFY(add("Cy"));
    QVERIFY(m_document->flushJournal());
    open("b.stance");
    QCOMPARE(actors(), words({"Ada", "Cy"}));
    QCOMPARE(m_document->notices().size(), 1); // the tail was cut once and for all
}

void TestRecovery::damagedJournalIsRefusedUntilAsked()
{
    for (const char *name : {"Ada", "Bo", "Cy"})
        QVERIFY(add(name));
    QVERIFY(m_document->flushJournal());
    copyTo("b.stance");
    const auto content = readJournal(in("b.stance-journal"));
    QVERIFY(content);
    QFile journal(in("b.stance-journal"));
    QVERIFY(journal.open(QIODevice::ReadWrite));
    const qint64 middle = journal.size() / 2;
    QVERIFY(journal.seek(middle));
    QVERIFY(journal.putChar('\x01'));
    journal.close();

    const auto refused = ProjectDocument::open(in("b.stance"));
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == Error::Kind::Malformed);
    QVERIFY2(refused.error().where.contains(QStringLiteral("byte")), qPrintable(refused.error().where));
    QVERIFY(!loadWithJournal(in("b.stance")));
    QVERIFY2(!names().contains(QStringLiteral("b.stance-lock")), "a refusal leaves no lock");

    auto opened = ProjectDocument::open(in("b.stance"), {.upToDamage = true});
    QVERIFY(opened);
    QCOMPARE(actors((*opened)->project()), words({"Ada"}));
    QCOMPARE((*opened)->notices().size(), 2);
    QCOMPARE(names().filter(QStringLiteral("b.stance-journal-torn-")).size(), 1);
}

void TestRecovery::projectThatWasNeverSavedIsOffered()
{
    m_document = std::make_unique<ProjectDocument>(*newProject(QStringLiteral("New"), defaultCodebook()));
    QVERIFY(homes().isEmpty());
    QVERIFY(add("Ada"));
    QVERIFY(m_document->disk() == ProjectDocument::Disk::Writing);
    QVERIFY(m_document->flushJournal());
    QCOMPARE(homes().size(), 1);
    QVERIFY(m_document->path().isEmpty());
    const QString home = homesFolder() + QLatin1Char('/') + homes().first();
    QVERIFY(QFile::copy(home, in("h.stance")));
    if (QFileInfo::exists(journalPath(home)))
        QVERIFY(QFile::copy(journalPath(home), in("h.stance-journal")));
    QCOMPARE(m_document->home(), home);

    m_document.reset(); // closed without a save: still there
    auto recovered = ProjectDocument::recover(home);
    QVERIFY(recovered);
    m_document = std::move(*recovered);
    QCOMPARE(actors(), words({"Ada"}));
    QVERIFY(m_document->isModified());
    QVERIFY(m_document->path().isEmpty());
    QVERIFY(add("Bo"));
    save("n.stance");
    QVERIFY(m_document->flushJournal());
    QVERIFY2(homes().isEmpty(), "it has a place of its own now");
    QVERIFY(!QFileInfo::exists(journalPath(home)));
    open("n.stance");
    QCOMPARE(actors(), words({"Ada", "Bo"}));
    open("h.stance");
    QCOMPARE(actors(), words({"Ada"}));
}

void TestRecovery::discardedWorkIsNotOffered()
{
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    m_document->discard();
    open("a.stance");
    QVERIFY(actors().isEmpty());
    QVERIFY2(QFileInfo::exists(in("a.stance-journal~")), "it can still be had by hand");

    m_document = std::make_unique<ProjectDocument>(*newProject(QStringLiteral("New"), defaultCodebook()));
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    m_document->discard();
    m_document.reset();
    QVERIFY(homes().isEmpty());
}

void TestRecovery::secondWindowIsReadOnly()
{
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    auto second = ProjectDocument::open(in("a.stance"));
    QVERIFY(second);
    QVERIFY((*second)->isReadOnly());
    QCOMPARE((*second)->otherHolder()->process, QCoreApplication::applicationPid());
    QVERIFY((*second)->otherHolder()->here);
    QVERIFY(qAbs((*second)->otherHolder()->since.secsTo(QDateTime::currentDateTime())) < 600);
    QCOMPARE(actors((*second)->project()), words({"Ada"}));
    QSignalSpy failed(second->get(), &ProjectDocument::failed);
    QVERIFY(!(*second)->push(
        QStringLiteral("x"), {adding(Actor{ActorId::random(), QStringLiteral("x"), {}, {}, {}})}));
    QCOMPARE(failed.size(), 1);
    (*second)->save(in("a.stance"));
    QCOMPARE(failed.size(), 2);
    QVERIFY(!(*second)->isSaving());
    (*second)->save(in("copy.stance")); // elsewhere it may
    QVERIFY((*second)->finishSaving());
    QVERIFY(!(*second)->isReadOnly());
    QVERIFY2(add("Bo"), "the first window goes on");
    QVERIFY(m_document->flushJournal());
    open("a.stance");
    QVERIFY(!m_document->isReadOnly());
    QCOMPARE(actors(), words({"Ada", "Bo"}));
}

void TestRecovery::anotherNameOfTheFileHasTheSameLockAndJournal()
{
    QVERIFY(QFile::link(in("a.stance"), in("link.stance")));
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    auto second = ProjectDocument::open(in("link.stance"));
    QVERIFY(second);
    QVERIFY((*second)->isReadOnly());
    QCOMPARE(actors((*second)->project()), words({"Ada"}));
    second->reset();
    open("link.stance");
    QCOMPARE(actors(), words({"Ada"}));
    save("link.stance");
    QVERIFY2(QFileInfo(in("link.stance")).isSymLink(), "the link stays");
    QVERIFY(m_document->flushJournal());
    const Result<Project> saved = loadProject(in("a.stance"));
    QVERIFY(saved);
    QCOMPARE(actors(*saved), words({"Ada"}));
    QCOMPARE(names().filter(QStringLiteral("link.stance")), words({"link.stance"}));
}

void TestRecovery::savesTwiceThroughALinkedFolder()
{
    QVERIFY(QDir().mkpath(in("real")));
    QVERIFY(QFile::link(in("real"), in("linked")));
    save("linked/b.stance");
    QVERIFY(add("Ada"));
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    m_document->save(in("linked/b.stance"));
    QVERIFY(m_document->finishSaving());
    QCOMPARE(failed.size(), 0);
    m_document->save(m_document->path());
    QVERIFY(m_document->finishSaving());
    QCOMPARE(failed.size(), 0);
    open("real/b.stance");
    QCOMPARE(actors(), words({"Ada"}));
}

void TestRecovery::workIsKeptWhereTheFirstSaveFails()
{
    m_document = std::make_unique<ProjectDocument>(*newProject(QStringLiteral("New"), defaultCodebook()));
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    m_document->save(in("missing/b.stance"));
    QVERIFY(add("Ada"));
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(homes().size(), 1);
    QTRY_VERIFY(m_document->flushJournal());
    const Result<Project> kept = loadWithJournal(m_document->home());
    QVERIFY(kept);
    QCOMPARE(actors(*kept), words({"Ada"}));
}

/// A backup program, or one that restores times, does not make another version of the file.
void TestRecovery::touchedFileIsNoOtherVersion()
{
    QFile file(in("a.stance"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime(QDate(2001, 1, 1), QTime(0, 0)), QFileDevice::FileModificationTime));
    file.close();
    QSignalSpy noticed(m_document.get(), &ProjectDocument::noticed);
    QVERIFY(add("Ada"));
    save("a.stance");
    QCOMPARE(noticed.size(), 0);
    QCOMPARE(names().filter(QStringLiteral("changed elsewhere")), QStringList());
}

void TestRecovery::discardLeavesTheJournalOfWhoTookOver()
{
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    auto second = ProjectDocument::open(in("a.stance"), {.takeOver = true});
    QVERIFY(second);
    QVERIFY((*second)->push(
        QStringLiteral("Eve"), {adding(Actor{ActorId::random(), QStringLiteral("Eve"), {}, {}, {}})}));
    QVERIFY((*second)->flushJournal());
    m_document->discard();
    second->reset();
    open("a.stance");
    QCOMPARE(actors(), words({"Ada", "Eve"}));
}

void TestRecovery::takenOverProjectKeepsBothWorks()
{
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    auto second = ProjectDocument::open(in("a.stance"), {.takeOver = true});
    QVERIFY(second && !(*second)->isReadOnly());
    QVERIFY((*second)->push(
        QStringLiteral("Eve"), {adding(Actor{ActorId::random(), QStringLiteral("Eve"), {}, {}, {}})}));
    QVERIFY((*second)->flushJournal());

    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    QVERIFY(add("Bo"));
    QTRY_COMPARE(homes().size(), 1);
    QTRY_VERIFY(m_document->disk() == ProjectDocument::Disk::Kept);
    m_document->save(in("a.stance"));
    QVERIFY(!m_document->finishSaving());
    QCOMPARE(failed.size(), 1);
    save("mine.stance");
    QCOMPARE(actors(), words({"Ada", "Bo"}));
    QVERIFY(m_document->flushJournal());
    QVERIFY(homes().isEmpty());
    second->reset();
    open("a.stance");
    QCOMPARE(actors(), words({"Ada", "Eve"}));
}

void TestRecovery::replacedFileKeepsBothVersions()
{
    const Project theirs = *newProject(QStringLiteral("Theirs"), defaultCodebook());
    QSignalSpy noticed(m_document.get(), &ProjectDocument::noticed);
    QVERIFY(saveProject(theirs, in("a.stance")));
    QVERIFY(add("Ada"));
    QTRY_COMPARE(noticed.size(), 1);
    QTRY_COMPARE(homes().size(), 1);
    QTRY_VERIFY(m_document->disk() == ProjectDocument::Disk::Kept);
    save("a.stance");
    QCOMPARE(noticed.size(), 2);
    const QStringList other = names().filter(QStringLiteral("a (changed elsewhere"));
    QCOMPARE(other.size(), 1);
    QVERIFY(noticed.at(1).at(0).toString().contains(other.first()));
    const Result<Project> kept = loadProject(m_folder->filePath(other.first()));
    QVERIFY(kept && *kept == theirs);
    open("a.stance");
    QCOMPARE(actors(), words({"Ada"}));
}

void TestRecovery::journalOfAReplacedFileIsKeptAndDoneAsFarAsItFits()
{
    QVERIFY(add("Ada"));
    save("a.stance");
    const Actor ada = m_document->project().actors().inOrder().first();
    Actor renamed = ada;
    renamed.name = QStringLiteral("Ada Lovelace");
    QVERIFY(m_document->push(QStringLiteral("Rename"), {replacing(ada, renamed)}));
    QVERIFY(add("Bo"));
    QVERIFY(m_document->flushJournal());
    m_document.reset();
    // A colleague's version of the project comes by way of a shared folder: it has no Ada.
    QVERIFY(saveProject(*newProject(QStringLiteral("Theirs"), defaultCodebook()), in("a.stance")));
    open("a.stance");
    QCOMPARE(m_document->project().info().title, QStringLiteral("Theirs"));
    QCOMPARE(actors(), words({"Bo"}));
    QVERIFY(m_document->isModified());
    QCOMPARE(m_document->notices().size(), 2);
    QVERIFY(m_document->flushJournal());
    const QStringList kept = names().filter(QStringLiteral("a.stance-journal~"));
    QCOMPARE(kept.size(), 1);
    const auto content = readJournal(m_folder->filePath(kept.first()));
    QVERIFY(content);
    QCOMPARE(content->entries.size(), 2U);
    QVERIFY(m_document->flushJournal());
    open("a.stance");
    QCOMPARE(actors(), words({"Bo"}));
}

void TestRecovery::removedFolderKeepsTheWorkElsewhere()
{
    QDir().mkpath(in("sub"));
    save("sub/a.stance");
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    QSignalSpy disk(m_document.get(), &ProjectDocument::diskChanged);
    QVERIFY(QDir(in("sub")).removeRecursively());
    QVERIFY2(add("Bo"), "tagging goes on");
    QTRY_VERIFY(disk.size() > 1);
    QTRY_COMPARE(homes().size(), 1);
    QTRY_VERIFY(m_document->disk() == ProjectDocument::Disk::Kept);
    const Result<Project> kept = loadWithJournal(m_document->home());
    QVERIFY(kept);
    QCOMPARE(actors(*kept), words({"Ada", "Bo"}));
    save("elsewhere.stance");
    QVERIFY(m_document->flushJournal());
    QVERIFY(homes().isEmpty());
    open("elsewhere.stance");
    QCOMPARE(actors(), words({"Ada", "Bo"}));
}

void TestRecovery::readOnlyFolderKeepsTheWorkElsewhere()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere; tests/faults refuses the calls instead");
    m_document.reset();
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    open("a.stance");
    QVERIFY(!m_document->isReadOnly());
    QVERIFY(add("Ada"));
    QTRY_COMPARE(homes().size(), 1);
    QTRY_VERIFY(m_document->disk() == ProjectDocument::Disk::Kept);
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    save("a.stance");
    QVERIFY(m_document->flushJournal());
    QVERIFY(homes().isEmpty());
}

void TestRecovery::fullDiskIsSaidAndOvercome()
{
    QVERIFY(add("Ada"));
    QVERIFY(m_document->flushJournal());
    struct rlimit before = {};
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before);
    const struct rlimit limit = {
        static_cast<rlim_t>(QFileInfo(in("a.stance-journal")).size()) + 10, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const bool added = add("Bo");
    const bool wasFailing =
        QTest::qWaitFor([this] { return m_document->disk() == ProjectDocument::Disk::Failing; });
    const bool flushed = m_document->flushJournal();
    const QString why = m_document->diskError().what;
    const bool goesOn = add("Cy");
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(added && goesOn);
    QVERIFY(wasFailing);
    QVERIFY2(!flushed, "what is not on the disk is never called so");
    QVERIFY(!why.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_document->disk() == ProjectDocument::Disk::Kept, 20000);
    const QString place = m_document->home().isEmpty() ? in("a.stance") : m_document->home();
    const Result<Project> kept = loadWithJournal(place);
    QVERIFY(kept);
    QCOMPARE(actors(*kept), words({"Ada", "Bo", "Cy"}));
}

void TestRecovery::keepsACopyOfEachDay()
{
    const ProjectId project = ProjectId::random();
    QDateTime day(QDate(2026, 1, 1), QTime(9, 0));
    for (int n = 0; n < 12; ++n, day = day.addDays(1))
        QVERIFY(keepDatedCopy(in("a.stance"), project, day));
    QStringList days;
    for (const QString &path : datedCopies(project)) {
        days.append(QFileInfo(path).completeBaseName());
        const Result<Project> copy = loadProject(path);
        QVERIFY(copy && *copy == m_document->project());
    }
    QCOMPARE(days.size(), 10);
    QCOMPARE(days.first(), QStringLiteral("2026-01-12"));
    QCOMPARE(days.last(), QStringLiteral("2026-01-03"));
    QVERIFY2(!datedCopies(m_document->project().info().id).isEmpty(), "every save keeps one");
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestRecovery)
#include "tst_recovery.moc"
