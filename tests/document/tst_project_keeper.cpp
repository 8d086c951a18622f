// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept where something is not as it should be: annotations that are missing, acts that do not fit, a
// torn tail on a full disk, a lock that vanished or could not be taken.
#include "model/document/project_document.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "tests/store/full_disk.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

class TestProjectKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void saveThatLacksAnnotationsIsRefused();
    void saveElsewhereThatLacksAnnotationsIsToldAndRemovesNothing();
    void firstSaveThatLacksAnnotationsLeavesTheHome();
    void homeThatLacksAnnotationsKeepsTheJournalOfBefore();
    void refusedSaveDoesNotHoldUpTheNext();
    void actsThatDoNotFitAreToldAndKept();
    void actsThatDoNotFitStayInTheJournalUntilTheyAreKept();
    void actsThatDoNotFitAreToldOfInAReadOnlyWindow();
    void actsThatDoNotFitAreKeptByACommand();
    void actsThatDoNotFitAreToldToWhoOnlyLooks();
    void tornTailThatCannotBeKeptIsNotCut();
    void vanishedLockIsNoTakeOver();
    void lockIsTakenLaterWhereItWasImpossible();
    void whoeverTookTheLockMeanwhileIsNoticed();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList names(const char *part) const;
    QByteArray bytes(const QString &path) const;
    void writeJournal(const std::vector<Change> &changes) const;
    void startKeeper();
    void save(const char *name);
    std::unique_ptr<ProjectDocument> opened(ProjectDocument::Opening opening = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Project m_project;
    std::unique_ptr<ProjectKeeper> m_keeper;
};

namespace {

Change adds(const char *name)
{
    const QString text = QString::fromUtf8(name);
    return makeChange(text, {adding(Actor{ActorId::random(), text, {}, {}, {}})});
}

Change doesNotFit()
{
    const Actor before{ActorId::random(), QStringLiteral("Nobody"), {}, {}, {}};
    Actor after = before;
    after.name = QStringLiteral("Somebody");
    return makeChange(QStringLiteral("Rename"), {replacing(before, after)});
}

QStringList actors(const Project &project)
{
    QStringList names;
    for (const Actor &actor : project.actors().inOrder())
        names.append(actor.name);
    return names;
}

QStringList homes()
{
    QStringList paths;
    const QDir folder(homesFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.stance")}, QDir::Files))
        paths.append(folder.filePath(name));
    return paths;
}

const QStringList both{QStringLiteral("Ada"), QStringLiteral("Bo")};

} // namespace

void TestProjectKeeper::init()
{
    m_keeper.reset();
    QDir(homesFolder()).removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = *newProject(QStringLiteral("Study"), defaultCodebook());
    QVERIFY(saveProject(m_project, in("a.stance")));
}

QStringList TestProjectKeeper::names(const char *part) const
{
    return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).filter(QString::fromUtf8(part));
}

QByteArray TestProjectKeeper::bytes(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestProjectKeeper::writeJournal(const std::vector<Change> &changes) const
{
    const auto identity = readIdentity(in("a.stance"));
    QVERIFY(identity);
    QByteArray content = journalHead(identity->generation.id);
    for (const Change &change : changes)
        content += *journalRecord({JournalEntry::Act::Done, change, {}});
    QFile journal(in("a.stance-journal"));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    QCOMPARE(journal.write(content), content.size());
}

void TestProjectKeeper::startKeeper()
{
    m_keeper = std::make_unique<ProjectKeeper>([this] { return ProjectKeeper::Snapshot{m_project, 1}; });
}

void TestProjectKeeper::save(const char *name)
{
    m_keeper->save(in(name));
    m_keeper->finishSaving();
    m_keeper->flushJournal();
}

std::unique_ptr<ProjectDocument> TestProjectKeeper::opened(ProjectDocument::Opening opening) const
{
    auto document = ProjectDocument::open(in("a.stance"), opening);
    if (!document)
        qFatal("%s", qPrintable(document.error().toString()));
    return std::move(*document);
}

void TestProjectKeeper::saveThatLacksAnnotationsIsRefused()
{
    startKeeper();
    save("b.stance");
    const QByteArray before = bytes(in("b.stance"));
    m_keeper->keep({JournalEntry::Act::Done, adds("Ada"), {}});
    m_keeper->expectAnnotations(3);
    QSignalSpy failed(m_keeper.get(), &ProjectKeeper::failed);
    save("b.stance");
    QCOMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<Error>();
    QVERIFY2(error.what.contains(QStringLiteral("with 0 annotations, but 3")), qPrintable(error.what));
    QCOMPARE(bytes(in("b.stance")), before);
    QVERIFY(QFileInfo::exists(in("b.stance-journal")));
}

void TestProjectKeeper::saveElsewhereThatLacksAnnotationsIsToldAndRemovesNothing()
{
    startKeeper();
    save("b.stance");
    m_keeper->keep({JournalEntry::Act::Done, adds("Ada"), {}});
    m_keeper->expectAnnotations(3);
    QVERIFY(m_keeper->flushJournal());
    QSignalSpy noticed(m_keeper.get(), &ProjectKeeper::noticed);
    QSignalSpy failed(m_keeper.get(), &ProjectKeeper::failed);
    save("c.stance");
    QCOMPARE(m_keeper->path(), in("c.stance"));
    QCOMPARE(noticed.size(), 1);
    QVERIFY(noticed.first().first().toString().startsWith(QStringLiteral("3 annotations are missing")));
    const auto old = readJournal(in("b.stance-journal"));
    QVERIFY(old);
    QVERIFY2(!old->entries.empty() && old->entries.front().change.label == QStringLiteral("Ada"),
        "what the journal had may be nowhere else");
    save("c.stance");
    QCOMPARE(noticed.size(), 1); // once is enough
    QCOMPARE(failed.size(), 0);
}

void TestProjectKeeper::firstSaveThatLacksAnnotationsLeavesTheHome()
{
    startKeeper();
    m_keeper->keepSafe();
    m_keeper->keep({JournalEntry::Act::Done, adds("Ada"), {}});
    QVERIFY(m_keeper->flushJournal());
    QTRY_COMPARE(homes().size(), 1);
    const QString home = homes().first();
    m_keeper->expectAnnotations(3);
    QSignalSpy noticed(m_keeper.get(), &ProjectKeeper::noticed);
    save("b.stance");
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(homes(), QStringList{home});
    m_keeper.reset();
    const Result<Project> kept = loadWithJournal(home);
    QVERIFY(kept);
    QCOMPARE(actors(*kept), QStringList{QStringLiteral("Ada")});
}

/// A home that is made late replaces nothing but the journal that was there before it.
void TestProjectKeeper::homeThatLacksAnnotationsKeepsTheJournalOfBefore()
{
    QVERIFY(QDir().mkpath(QFileInfo(homesFolder()).path()));
    startKeeper();
    {
        const FullDisk full(2000); // a journal of one act, but no project
        m_keeper->keepSafe();
        m_keeper->keep({JournalEntry::Act::Done, adds("Ada"), {}});
        m_keeper->flushJournal();
        QVERIFY(homes().isEmpty());
        m_keeper->expectAnnotations(3);
    }
    QTRY_COMPARE_WITH_TIMEOUT(homes().size(), 1, 10000);
    QVERIFY(m_keeper->flushJournal());
    const QString name = QFileInfo(homes().first()).fileName();
    const QStringList kept =
        QDir(homesFolder()).entryList({name + QStringLiteral("-journal-kept-*")}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    const auto content = readJournal(homesFolder() + QLatin1Char('/') + kept.first());
    QVERIFY(content);
    QVERIFY(std::any_of(content->entries.begin(), content->entries.end(),
        [](const JournalEntry &entry) { return entry.change.label == QStringLiteral("Ada"); }));
}

void TestProjectKeeper::refusedSaveDoesNotHoldUpTheNext()
{
    ProjectLock other(in("c.stance"));
    QVERIFY(other.tryTake() == ProjectLock::Outcome::Taken);
    startKeeper();
    QSignalSpy failed(m_keeper.get(), &ProjectKeeper::failed);
    for (const char *name : {"b.stance", "c.stance", "d.stance"})
        m_keeper->save(in(name));
    m_keeper->finishSaving();
    QCOMPARE(failed.size(), 1);
    QVERIFY(!QFileInfo::exists(in("c.stance")));
    QVERIFY(QFileInfo::exists(in("d.stance")));
}

void TestProjectKeeper::actsThatDoNotFitAreToldAndKept()
{
    writeJournal({adds("Ada"), doesNotFit(), adds("Bo")});
    auto document = opened();
    QCOMPARE(actors(document->project()), both);
    QCOMPARE(document->notices().size(), 2);
    const QString notice = document->notices().last();
    QVERIFY2(notice.startsWith(QStringLiteral("1 of the 3 acts")), qPrintable(notice));
    const QStringList kept = names("a.stance-journal-kept-");
    QCOMPARE(kept.size(), 1);
    QVERIFY2(notice.contains(kept.first()), qPrintable(notice));
    document->save(in("a.stance"));
    QVERIFY(document->finishSaving());
    QVERIFY(document->flushJournal());
    document.reset();
    const auto content = readJournal(m_folder->filePath(kept.first()));
    QVERIFY(content);
    QCOMPARE(content->entries.size(), 3U);
}

void TestProjectKeeper::actsThatDoNotFitStayInTheJournalUntilTheyAreKept()
{
    writeJournal({adds("Ada"), doesNotFit(), adds("Bo")});
    std::unique_ptr<ProjectDocument> document;
    {
        const FullDisk full;
        document = opened();
    }
    QVERIFY(names("-kept-").isEmpty());
    QVERIFY2(document->notices().last().contains(QStringLiteral("could not be copied yet")),
        qPrintable(document->notices().last()));
    document->save(in("a.stance"));
    QVERIFY(document->finishSaving());
    QVERIFY(document->flushJournal());
    QCOMPARE(names("-kept-").size(), 1);
    const auto content = readJournal(m_folder->filePath(names("-kept-").first()));
    QVERIFY(content && content->entries.size() >= 3);
}

void TestProjectKeeper::actsThatDoNotFitAreToldOfInAReadOnlyWindow()
{
    writeJournal({adds("Ada"), doesNotFit()});
    ProjectLock other(in("a.stance"));
    QVERIFY(other.tryTake() == ProjectLock::Outcome::Taken);
    const auto document = opened();
    QVERIFY(document->isReadOnly());
    QCOMPARE(document->notices().size(), 1);
    QVERIFY(document->notices().first().startsWith(QStringLiteral("1 of the 2 acts")));
    QVERIFY(names("-kept-").isEmpty());
}

void TestProjectKeeper::actsThatDoNotFitAreKeptByACommand()
{
    writeJournal({adds("Ada"), doesNotFit()});
    auto owned = OwnedProject::open(in("a.stance"));
    QVERIFY(owned);
    QCOMPARE(owned->notices.size(), 1);
    QVERIFY(owned->notices.first().startsWith(QStringLiteral("1 of the 2 acts")));
    QVERIFY(owned->save());
    QVERIFY(!QFileInfo::exists(in("a.stance-journal")));
    QCOMPARE(names("a.stance-journal-other-").size(), 1);
}

void TestProjectKeeper::actsThatDoNotFitAreToldToWhoOnlyLooks()
{
    writeJournal({adds("Ada"), doesNotFit(), adds("Bo")});
    QStringList notices;
    const Result<Project> looked = loadWithJournal(in("a.stance"), &notices);
    QVERIFY(looked);
    QCOMPARE(actors(*looked), both);
    QCOMPARE(notices.size(), 1);
    QVERIFY2(notices.first().startsWith(QStringLiteral("1 of the 3 acts")), qPrintable(notices.first()));
    QVERIFY(names("a.stance-journal-").isEmpty());
}

void TestProjectKeeper::tornTailThatCannotBeKeptIsNotCut()
{
    writeJournal({adds("Ada"), adds("Bo")});
    QFile journal(in("a.stance-journal"));
    QVERIFY(journal.resize(journal.size() - 5));
    const QByteArray before = bytes(journal.fileName());
    std::unique_ptr<ProjectDocument> document;
    {
        const FullDisk full;
        document = opened();
        QVERIFY2(document->notices().first().contains(QStringLiteral("was not cut off yet")),
            qPrintable(document->notices().first()));
        QVERIFY(document->push(adds("Cy")));
        QVERIFY2(!document->flushJournal(), "there is no place for it");
        QCOMPARE(bytes(journal.fileName()), before);
    }
    QTRY_VERIFY_WITH_TIMEOUT(document->disk() == ProjectDocument::Disk::Kept, 10000);
    const QStringList kept = names("a.stance-journal-torn-");
    QVERIFY(kept.size() == 1 || bytes(journal.fileName()) == before); // or the work went to a home
    const QString place = document->home().isEmpty() ? in("a.stance") : document->home();
    const Result<Project> all = loadWithJournal(place);
    QVERIFY(all);
    QCOMPARE(actors(*all), (QStringList{QStringLiteral("Ada"), QStringLiteral("Cy")}));
}

void TestProjectKeeper::vanishedLockIsNoTakeOver()
{
    auto document = opened();
    QSignalSpy noticed(document.get(), &ProjectDocument::noticed);
    QVERIFY(QFile::remove(in("a.stance-lock")));
    QVERIFY(document->push(adds("Ada")));
    QVERIFY(document->flushJournal());
    QVERIFY(QFileInfo::exists(in("a.stance-lock")));
    QVERIFY(QFile::remove(in("a.stance-lock")));
    QTRY_VERIFY(QFileInfo::exists(in("a.stance-lock"))); // also where nothing is written
    QCOMPARE(noticed.size(), 0);
    QVERIFY(homes().isEmpty());
}

void TestProjectKeeper::lockIsTakenLaterWhereItWasImpossible()
{
    std::unique_ptr<ProjectDocument> document;
    {
        const FullDisk full;
        document = opened();
        QVERIFY(!document->isReadOnly());
        QVERIFY(!QFileInfo::exists(in("a.stance-lock")));
    }
    QTRY_VERIFY(QFileInfo::exists(in("a.stance-lock")));
    QVERIFY2(opened()->isReadOnly(), "a second window sees it");
}

void TestProjectKeeper::whoeverTookTheLockMeanwhileIsNoticed()
{
    std::unique_ptr<ProjectDocument> document;
    {
        const FullDisk full;
        document = opened();
    }
    QSignalSpy noticed(document.get(), &ProjectDocument::noticed);
    const auto second = opened();
    QVERIFY(!second->isReadOnly());
    QVERIFY(second->push(adds("Eve")));
    QVERIFY(second->flushJournal());
    QVERIFY(document->push(adds("Ada")));
    QTRY_COMPARE(noticed.size(), 1);
    QTRY_COMPARE(homes().size(), 1);
    QTRY_VERIFY(document->disk() == ProjectDocument::Disk::Kept);
    const Result<Project> theirs = loadWithJournal(in("a.stance"));
    QVERIFY(theirs);
    QCOMPARE(actors(*theirs), QStringList{QStringLiteral("Eve")});
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestProjectKeeper)
#include "tst_project_keeper.moc"
