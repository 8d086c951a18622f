// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session of a hundred acts with saves in between, once for every system call of it that changes a file:
// the process ends there, or the call fails. What was called durable is there afterwards, every file opens,
// and what it holds is what the annotator saw at some moment.
#include "model/document/project_document.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "tests/faults/fault_points.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace standpoint {

using faults::Mode;

namespace {

constexpr int acts = 100;
constexpr int undoEvery = 10;     // the act is an undo of the one before
constexpr int burstEvery = 3;     // the act is not waited for, so that the next write has two records
constexpr int longestWait = 8000; // milliseconds for the disk to take everything in the end

/// What the session says while it runs; it may end at any moment.
struct Told
{
    std::atomic<int> done;    ///< acts applied
    std::atomic<int> durable; ///< acts of which it was said that the disk has them
    std::atomic<int> saved;   ///< acts in the last save that was said to have succeeded
    std::atomic<int> calls;
    std::atomic<bool> ended;
};

enum class Script
{
    SavedProject, ///< it has a file; saved again at two places
    NewProject    ///< it gets one in the middle
};

/// Names of the actors after so many acts.
QStringList expectedAfter(int count)
{
    QStringList names;
    for (int act = 0; act < count; ++act) {
        if (act % undoEvery == undoEvery - 1)
            names.removeLast();
        else
            names.append(QStringLiteral("act %1").arg(act, 3, 10, QLatin1Char('0')));
    }
    return names;
}

/// After how many acts a project looked like this; -1: never.
int actsIn(const Project &project)
{
    QStringList names;
    for (const Actor &actor : project.actors().inOrder())
        names.append(actor.name);
    // An undo leads back to an earlier state: take the latest moment that looked so.
    for (int count = acts; count >= 0; --count) {
        if (expectedAfter(count) == names)
            return count;
    }
    return -1;
}

struct Session
{
    Script script;
    QString path;
    Told &told;
    std::unique_ptr<ProjectDocument> document;
    int saving = 0; ///< acts in the save under way

    bool begin()
    {
        if (script == Script::NewProject) {
            document =
                std::make_unique<ProjectDocument>(*newProject(QStringLiteral("Study"), defaultCodebook()));
        } else {
            auto opened = ProjectDocument::open(path);
            if (!opened)
                return false;
            document = std::move(*opened);
        }
        QObject::connect(document.get(), &ProjectDocument::saved, [this] { told.saved = saving; });
        return true;
    }

    void act(int number)
    {
        const QString name = QStringLiteral("act %1").arg(number, 3, 10, QLatin1Char('0'));
        if (number % undoEvery == undoEvery - 1)
            document->undoStack().undo();
        else
            document->push(name, {adding(Actor{ActorId::random(), name, {}, {}, {}})});
        told.done = number + 1;
        QCoreApplication::processEvents();
        const bool saves = script == Script::NewProject ? number == 50 : number == 30 || number == 60;
        if (saves) {
            document->finishSaving();
            saving = number + 1;
            document->save(path);
        }
        if (number % burstEvery != 0)
            document->flushJournal();
        if (document->disk() == ProjectDocument::Disk::Kept)
            told.durable = number + 1;
    }

    void run(bool mustEndKept)
    {
        if (begin()) {
            for (int number = 0; number < acts; ++number)
                act(number);
            document->finishSaving();
            QElapsedTimer clock;
            clock.start();
            while (mustEndKept && document->disk() != ProjectDocument::Disk::Kept
                && clock.elapsed() < longestWait)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
            if (document->flushJournal())
                told.durable = acts;
            document.reset();
        }
        told.calls = faults::calls();
        told.ended = true;
    }
};

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void losesNothingAtAnyCall_data();
    void losesNothingAtAnyCall();
    // From here on in this process: one that has threads cannot be doubled.
    void everyCallOfASaveIsSeen();
    void foreignFileRightAfterTheSaveIsNotTakenForOurs();
    void saveThatTheDiskDoesNotConfirmIsNoOtherVersion();
    void noDiskIsLookedAtFromTheWindowsThread();

private:
    void runOnce(Script script, Mode mode, int at);
    void examine(Script script, const QString &path, const QString &data);

    Told *m_told = nullptr;
};

void TestFaults::initTestCase()
{
    m_told = static_cast<Told *>(
        ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    QVERIFY(m_told != MAP_FAILED);
}

void TestFaults::losesNothingAtAnyCall_data()
{
    QTest::addColumn<int>("script");
    QTest::addColumn<int>("mode");
    const auto rows = [](const char *name, Script script) {
        const auto row = [&](const char *mode, Mode value) {
            QTest::addRow("%s, %s", name, mode) << static_cast<int>(script) << static_cast<int>(value);
        };
        row("killed before the call", Mode::Kill);
        row("killed in the middle of the call", Mode::Torn);
        row("the call fails", Mode::Once);
        row("the call does half", Mode::ShortOnce);
        row("the disk is full from the call on", Mode::ForEver);
        row("the power goes", Mode::PowerCut);
        row("the power goes after names and before bytes", Mode::PowerCutOfBytes);
    };
    rows("a project with a file", Script::SavedProject);
    rows("a new project", Script::NewProject);
}

void TestFaults::losesNothingAtAnyCall()
{
    QFETCH(int, script);
    QFETCH(int, mode);
    runOnce(static_cast<Script>(script), Mode::Count, 0);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_told->durable.load(), acts);
    const int calls = m_told->calls;
    QVERIFY2(calls > 100, "the session goes to the disk");
    const int last = faults::isPowerCut(static_cast<Mode>(mode)) ? calls + 1 : calls; // also after it all
    for (int at = 1 + mode % STANDPOINT_FAULT_STEP; at <= last; at += STANDPOINT_FAULT_STEP) {
        runOnce(static_cast<Script>(script), static_cast<Mode>(mode), at);
        if (QTest::currentTestFailed()) {
            qWarning("at call %d of %d", at, calls);
            return;
        }
    }
    qInfo("%d calls", calls);
}

void TestFaults::runOnce(Script script, Mode mode, int at)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("work/a.stance"));
    const QString data = folder.filePath(QStringLiteral("data"));
    QDir().mkpath(QFileInfo(path).path());
    QDir().mkpath(data);
    if (script == Script::SavedProject)
        QVERIFY(saveProject(*newProject(QStringLiteral("Study"), defaultCodebook()), path));
    m_told->done = 0;
    m_told->durable = 0;
    m_told->saved = 0;
    m_told->ended = false;
    const pid_t child = ::fork();
    if (child == 0) {
        qputenv("XDG_DATA_HOME", QFile::encodeName(data));
        faults::arm(mode, at, QFile::encodeName(folder.path()).constData());
        Session{script, path, *m_told, {}}.run(mode == Mode::Once || mode == Mode::ShortOnce);
        faults::end();
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY2(WIFEXITED(status), "the session crashed");
    QVERIFY(m_told->ended || mode == Mode::Kill || mode == Mode::Torn || faults::isPowerCut(mode));
    if (m_told->ended && mode != Mode::ForEver)
        QCOMPARE(m_told->durable.load(), acts); // a passing fault is overcome
    examine(script, path, data);
}

/// Everything that opens as a project is a state that there was; the best of them has what was called
/// durable.
void TestFaults::examine(Script script, const QString &path, const QString &data)
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(data));
    QStringList places;
    if (QFileInfo::exists(path))
        places.append(path);
    const QDir homes(homesFolder());
    for (const QString &name : homes.entryList({QStringLiteral("*.stance")}, QDir::Files))
        places.append(homes.filePath(name));
    QVERIFY2(script == Script::NewProject || places.contains(path), "the project file is always there");
    const QStringList others =
        QFileInfo(path).dir().entryList({QStringLiteral("*changed elsewhere*")}, QDir::Files);
    QVERIFY2(others.isEmpty(), "no other program was there");
    int best = 0;
    for (const QString &place : std::as_const(places)) {
        const auto opened = ProjectDocument::open(place);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toString()));
        QVERIFY2(!(*opened)->isReadOnly(), "no lock outlives its process");
        const int count = actsIn((*opened)->project());
        QVERIFY2(count >= 0, "a state that there never was");
        best = qMax(best, count);
    }
    QVERIFY2(best >= m_told->durable,
        qPrintable(
            QStringLiteral("%1 acts are there, %2 were called durable").arg(best).arg(m_told->durable)));
    if (m_told->saved > 0) {
        const Result<Project> file = loadProject(path);
        QVERIFY(file);
        QVERIFY2(actsIn(*file) >= m_told->saved, "what was called saved is in the file itself");
    }
}

/// A fault in a call that is not seen would never be tried.
void TestFaults::everyCallOfASaveIsSeen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.stance"));
    const Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    QVERIFY(saveProject(project, path));
    // A journal of another version of the file: it is moved aside by QFile::rename().
    QFile journal(journalPath(path));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write(journalHead({1, 2})
        + *journalRecord({JournalEntry::Act::Done,
            makeChange({}, {adding(Actor{ActorId::random(), QStringLiteral("Ada"), {}, {}, {}})}), {}}));
    journal.close();
    faults::arm(Mode::Count, 0, QFile::encodeName(folder.path()).constData());
    auto owned = OwnedProject::open(path);
    QVERIFY(owned);
    QVERIFY(owned->save());
    using faults::Call;
    const int all = faults::calls();
    QCOMPARE(faults::calls(Call::MakeTemporary), 1); // beside the file
    QVERIFY(faults::calls(Call::Write) >= 2);        // the lock, the project
    QCOMPARE(faults::calls(Call::Flush), 3);         // the lock, the file, its folder
    QCOMPARE(faults::calls(Call::Link), 1);          // the previous generation
    QCOMPARE(faults::calls(Call::Rename), 2);        // that, and the file
    QCOMPARE(faults::calls(Call::RenameAt2), 1);     // the journal
    QVERIFY(all >= 9);
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("x/y")));
    QVERIFY(faults::calls(Call::MakeFolder) >= 2);
    faults::disarm();
}

void TestFaults::foreignFileRightAfterTheSaveIsNotTakenForOurs()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.stance"));
    const QString theirs = folder.filePath(QStringLiteral("theirs"));
    const Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    QVERIFY(saveProject(*newProject(QStringLiteral("Theirs"), defaultCodebook()), theirs));
    faults::arm(Mode::Count, 0, QFile::encodeName(folder.path()).constData());
    faults::afterNextRename([&] { QVERIFY(QFile::remove(path) && QFile::copy(theirs, path)); });
    const Generation first{Bits128::random(), {}};
    const SaveOutcome outcome = saveKeeping(project, {path, first, {}, false, {}});
    faults::disarm();
    QVERIFY(outcome.status);
    const Result<Project> there = loadProject(path);
    QVERIFY(there && there->info().title == QStringLiteral("Theirs"));
    const SaveOutcome second =
        saveKeeping(project, {path, {Bits128::random(), first.id}, outcome.stamp, false, {}});
    QVERIFY(second.status);
    QVERIFY2(!second.otherVersion.isEmpty(), "their version is kept");
    const Result<Project> kept = loadProject(second.otherVersion);
    QVERIFY(kept && kept->info().title == QStringLiteral("Theirs"));
}

/// Its file is in place, but the flush of the folder failed.
void TestFaults::saveThatTheDiskDoesNotConfirmIsNoOtherVersion()
{
    const QTemporaryDir folder;
    const QTemporaryDir data;
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    const QString path = folder.filePath(QStringLiteral("a.stance"));
    QVERIFY(saveProject(*newProject(QStringLiteral("Study"), defaultCodebook()), path));
    auto document = ProjectDocument::open(path);
    QVERIFY(document);
    QStringList failures;
    QStringList notices;
    connect(
        document->get(), &ProjectDocument::failed, [&](const Error &error) { failures.append(error.what); });
    connect(document->get(), &ProjectDocument::noticed, [&](const QString &notice) { notices += notice; });
    faults::afterNextRename([&] { // the one of the previous generation; the next one is the file's own
        faults::afterNextRename(
            [&] { faults::arm(Mode::Once, 1, QFile::encodeName(folder.path()).constData()); });
    });
    faults::arm(Mode::Count, 0, QFile::encodeName(folder.path()).constData());
    (*document)->save(path);
    QVERIFY(!(*document)->finishSaving() || failures.size() == 1);
    faults::disarm();
    QCOMPARE(failures.size(), 1);
    QVERIFY2(failures.first().contains(QStringLiteral("does not confirm")), qPrintable(failures.first()));
    (*document)->save(path);
    QVERIFY((*document)->finishSaving());
    QCOMPARE(failures.size(), 1);
    QCOMPARE(notices, QStringList());
    QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*changed elsewhere*")}), QStringList());
}

/// A network drive that hangs may freeze a thread, but not the window.
void TestFaults::noDiskIsLookedAtFromTheWindowsThread()
{
    const QTemporaryDir folder;
    const QTemporaryDir data;
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    const QString path = folder.filePath(QStringLiteral("a.stance"));
    QVERIFY(saveProject(*newProject(QStringLiteral("Study"), defaultCodebook()), path));
    auto document = ProjectDocument::open(path);
    QVERIFY(document);
    QVERIFY((*document)->push(
        QStringLiteral("Ada"), {adding(Actor{ActorId::random(), QStringLiteral("Ada"), {}, {}, {}})}));
    QVERIFY((*document)->flushJournal());
    faults::arm(Mode::Count, 0, QFile::encodeName(folder.path()).constData());
    QTRY_VERIFY_WITH_TIMEOUT(faults::looksOfOthers() > 0, 10000);
    QVERIFY((*document)->push(
        QStringLiteral("Bo"), {adding(Actor{ActorId::random(), QStringLiteral("Bo"), {}, {}, {}})}));
    QVERIFY((*document)->flushJournal());
    QCOMPARE(faults::looksOfThisThread(), 0);
    document->reset(); // gives the lock back: that may wait
    faults::disarm();
}

} // namespace standpoint

int main(int argc, char **argv)
{
    // Some thousand sessions are one function to QtTest, which would end it after five minutes; ctest has a
    // limit of its own.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    const QCoreApplication application(argc, argv);
    standpoint::TestFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_faults.moc"
