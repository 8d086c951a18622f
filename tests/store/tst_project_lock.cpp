// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose a lock is, on file systems that lose it, change its inode, or take no file for a while.
#include "model/store/project_lock.h"
#include "tests/store/full_disk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

class TestProjectLock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void goesWhenItIsDestroyed();
    void anotherInodeIsNoOtherLock();
    void vanishedLockIsMadeAnew();
    void takeOverIsNoticedAlsoInOneProcess();
    void lostLockStaysLost();
    void lostLockIsLeftToItsNewOwner();
    void isTakenLaterWhereItWasImpossible();
    void isLostToWhoeverCameFirstWhereItWasImpossible();

private:
    QString file() const { return lockPath(m_project); }
    QByteArray content() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
};

using Outcome = ProjectLock::Outcome;

void TestProjectLock::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = m_folder->filePath(QStringLiteral("a.stance"));
}

QByteArray TestProjectLock::content() const
{
    QFile lock(file());
    return lock.open(QIODevice::ReadOnly) ? lock.readAll() : QByteArray();
}

void TestProjectLock::goesWhenItIsDestroyed()
{
    {
        ProjectLock lock(m_project);
        QVERIFY(lock.tryTake() == Outcome::Taken);
        QVERIFY(lock.isTaken() && lock.isStillOurs());
        QVERIFY2(lock.tryTake() == Outcome::Taken, "it is ours already");
    }
    QVERIFY(!QFileInfo::exists(file()));
}

void TestProjectLock::anotherInodeIsNoOtherLock()
{
    ProjectLock lock(m_project);
    QVERIFY(lock.tryTake() == Outcome::Taken);
    const QString copy = m_folder->filePath(QStringLiteral("copy"));
    QVERIFY(QFile::copy(file(), copy));
    QVERIFY(QFile::remove(file()));
    QVERIFY(QFile::rename(copy, file()));
    QVERIFY(lock.isStillOurs());
}

void TestProjectLock::vanishedLockIsMadeAnew()
{
    {
        ProjectLock lock(m_project);
        QVERIFY(lock.tryTake() == Outcome::Taken);
        const QByteArray before = content();
        QVERIFY(QFile::remove(file()));
        QVERIFY(lock.isStillOurs());
        QCOMPARE(content(), before);
        ProjectLock other(m_project);
        QVERIFY(other.tryTake() == Outcome::HeldByAnother);
        QCOMPARE(other.holder()->process, QCoreApplication::applicationPid());
    }
    QVERIFY2(!QFileInfo::exists(file()), "it goes like any other");
}

void TestProjectLock::takeOverIsNoticedAlsoInOneProcess()
{
    ProjectLock lock(m_project);
    QVERIFY(lock.tryTake() == Outcome::Taken);
    ProjectLock other(m_project);
    QVERIFY(other.takeOver() == Outcome::Taken);
    QVERIFY(other.isStillOurs());
    QVERIFY(!lock.isStillOurs());
    QVERIFY(!lock.isTaken());
}

void TestProjectLock::lostLockStaysLost()
{
    ProjectLock lock(m_project);
    QVERIFY(lock.tryTake() == Outcome::Taken);
    {
        ProjectLock other(m_project);
        QVERIFY(other.takeOver() == Outcome::Taken);
        QVERIFY(!lock.isStillOurs());
    }
    QVERIFY2(!lock.isStillOurs(), "who had it may have changed the project");
    QVERIFY(lock.tryTake() == Outcome::HeldByAnother);
    QVERIFY(!QFileInfo::exists(file()));
}

void TestProjectLock::lostLockIsLeftToItsNewOwner()
{
    auto lock = std::make_unique<ProjectLock>(m_project);
    QVERIFY(lock->tryTake() == Outcome::Taken);
    ProjectLock other(m_project);
    QVERIFY(other.takeOver() == Outcome::Taken);
    lock.reset();
    QVERIFY(other.isStillOurs());
    QVERIFY(QFileInfo::exists(file()));
}

void TestProjectLock::isTakenLaterWhereItWasImpossible()
{
    ProjectLock lock(m_project);
    {
        const FullDisk full;
        QVERIFY(lock.tryTake() == Outcome::Impossible);
        QVERIFY2(lock.isStillOurs(), "nobody else can have it");
        QVERIFY(!lock.isTaken());
    }
    QVERIFY(lock.isStillOurs());
    QVERIFY(lock.isTaken());
    ProjectLock other(m_project);
    QVERIFY(other.tryTake() == Outcome::HeldByAnother);
}

void TestProjectLock::isLostToWhoeverCameFirstWhereItWasImpossible()
{
    ProjectLock lock(m_project);
    {
        const FullDisk full;
        QVERIFY(lock.tryTake() == Outcome::Impossible);
    }
    ProjectLock other(m_project);
    QVERIFY(other.tryTake() == Outcome::Taken);
    QVERIFY(!lock.isStillOurs());
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestProjectLock)
#include "tst_project_lock.moc"
