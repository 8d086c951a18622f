// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saving and opening a project: what comes back, and what is left where saving fails. Damage is in
// tst_damaged_project.
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "tests/project/random_project.h"
#include "tests/store/plain_archive.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace standpoint {

class TestProjectFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void bringsRandomProjectsBack();
    void bringsExtremesBack();
    void beginsWithALineForPeople();
    void keepsThePreviousGeneration();
    void keepsPermissions();
    void followsASymbolicLink();
    void followsALinkToWhatIsNotThereYet();
    void fullDiskLeavesWhatWasThere();
    void fullDiskLeavesNothingWhereNothingWas();
    void folderInTheWayOfThePreviousGeneration();
    void refusesToSave_data();
    void refusesToSave();
    void refusesToSaveWithoutRights();
    void refusesToOpen_data();
    void refusesToOpen();
    void refusesAProjectWithoutDescription();

private:
    QString in(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

using Kind = Error::Kind;

Project titled(const char *title)
{
    return *newProject(QString::fromUtf8(title), defaultCodebook());
}

QString titleOf(const QString &path)
{
    const Result<Project> project = loadProject(path);
    return project ? project->info().title : project.error().toString();
}

/// While it lives no file can grow beyond `bytes`: what a full disk does to a program, as far as it can tell.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const struct rlimit limit = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, SIG_DFL);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    struct rlimit m_before = {};
};

} // namespace

void TestProjectFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestProjectFile::bringsRandomProjectsBack()
{
    for (quint64 seed = 0; seed < 100; ++seed) {
        const Project project = RandomProject(seed).project(static_cast<int>(seed % 7));
        QVERIFY(saveProject(project, in("a.stance")));
        const Result<Project> back = loadProject(in("a.stance"));
        QVERIFY2(back, qPrintable(back ? QString() : back.error().toString()));
        QVERIFY2(*back == project, qPrintable(QStringLiteral("with the seed %1").arg(seed)));
        QVERIFY(saveProject(*back, in("b.stance")));
        QCOMPARE(comparableArchive(in("b.stance")), comparableArchive(in("a.stance")));
    }
    QCOMPARE(names(),
        (QStringList{QStringLiteral("a.stance"), QStringLiteral("a.stance~"), QStringLiteral("b.stance"),
            QStringLiteral("b.stance~")}));
}

/// Everything at the edge of what a project may hold, in one.
void TestProjectFile::bringsExtremesBack()
{
    RandomProject random(1);
    Project project = random.project(2);
    Annotation annotation = *random.annotation(project);
    annotation.confidence = 0.1F;
    annotation.created = QDateTime();
    annotation.modified = QDateTime::fromMSecsSinceEpoch(253'402'300'799'999, Qt::UTC);
    annotation.note = QString(1'000'000, QChar(0x2603));
    StanceValue stance = random.stance();
    stance.polarity = 1.0 / 3;
    stance.order = std::numeric_limits<int>::min();
    ArticleInfo info = random.articleInfo();
    info.published = QDate(9999, 12, 31);
    info.order = std::numeric_limits<int>::max();
    info.title = QString(10'000, QChar(0x6F22));
    const QString longText = QStringLiteral("0 1 2 serialization::archive 😀\n").repeated(100'000);
    const ArticleText text{info.id, longText, {{0, 10}, {10, static_cast<int>(longText.size())}}};
    QVERIFY(project.apply(makeChange({}, {adding(annotation), adding(stance), adding(info), adding(text)})));
    QVERIFY(saveProject(project, in("a.stance")));
    const Result<Project> back = loadProject(in("a.stance"));
    QVERIFY2(back, qPrintable(back ? QString() : back.error().toString()));
    QVERIFY(*back == project);
}

void TestProjectFile::beginsWithALineForPeople()
{
    QVERIFY(saveProject(titled("Study"), in("a.stance")));
    QFile file(in("a.stance"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("standpoint-project 1\n"));
    QCOMPARE(file.read(4), QByteArray::fromHex("28b52ffd"));
    QVERIFY(plainArchive(in("a.stance")).startsWith("22 serialization::archive "));
}

void TestProjectFile::keepsThePreviousGeneration()
{
    const QString path = in("study.stance");
    QVERIFY(saveProject(titled("first"), path));
    QVERIFY2(!QFileInfo::exists(previousGenerationPath(path)), "the first save has nothing to keep");
    QVERIFY(saveProject(titled("second"), path));
    QCOMPARE(titleOf(path), QStringLiteral("second"));
    QCOMPARE(titleOf(previousGenerationPath(path)), QStringLiteral("first"));
    QVERIFY(saveProject(titled("third"), path));
    QCOMPARE(titleOf(previousGenerationPath(path)), QStringLiteral("second"));
    QCOMPARE(names(), (QStringList{QStringLiteral("study.stance"), QStringLiteral("study.stance~")}));
}

void TestProjectFile::keepsPermissions()
{
    const QByteArray path = QFile::encodeName(in("a.stance"));
    struct stat status = {};
    const mode_t mask = ::umask(027);
    const Status made = saveProject(titled("first"), in("a.stance"));
    ::umask(mask);
    QVERIFY(made);
    QCOMPARE(::stat(path.constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0640U); // as any program makes a file
    for (const mode_t mode : {0600U, 0664U, 0444U | S_IWUSR}) {
        QCOMPARE(::chmod(path.constData(), mode), 0);
        QVERIFY(saveProject(titled("next"), in("a.stance")));
        QCOMPARE(::stat(path.constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, mode);
    }
}

void TestProjectFile::followsASymbolicLink()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("shared")));
    QVERIFY(saveProject(titled("first"), in("shared/real.stance")));
    QVERIFY(QFile::link(QStringLiteral("shared/real.stance"), in("inner.stance")));
    QVERIFY(QFile::link(QStringLiteral("inner.stance"), in("link.stance")));
    QVERIFY(saveProject(titled("second"), in("link.stance")));
    QVERIFY2(QFileInfo(in("link.stance")).isSymLink() && QFileInfo(in("inner.stance")).isSymLink(),
        "the links stay");
    QCOMPARE(titleOf(in("shared/real.stance")), QStringLiteral("second"));
    QCOMPARE(titleOf(in("link.stance~")), QStringLiteral("first"));
    QCOMPARE(
        QDir(in("shared")).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("real.stance")});
}

void TestProjectFile::followsALinkToWhatIsNotThereYet()
{
    QVERIFY(QFile::link(QStringLiteral("later.stance"), in("link.stance")));
    QVERIFY(saveProject(titled("first"), in("link.stance")));
    QVERIFY(QFileInfo(in("link.stance")).isSymLink());
    QCOMPARE(titleOf(in("later.stance")), QStringLiteral("first"));
}

void TestProjectFile::fullDiskLeavesWhatWasThere()
{
    const QString path = in("a.stance");
    QVERIFY(saveProject(titled("first"), path));
    QVERIFY(saveProject(titled("second"), path));
    const Project large = RandomProject(5).project(300);
    for (const rlim_t size : {0, 1, 21, 1000, 20'000}) {
        const auto saved = [&] {
            const FullDisk disk(size);
            return saveProject(large, path);
        }();
        QVERIFY2(!saved, qPrintable(QStringLiteral("at %1 bytes").arg(size)));
        QVERIFY(saved.error().kind == Kind::Io);
        QVERIFY2(saved.error().what.contains(QStringLiteral("unchanged")), qPrintable(saved.error().what));
        QCOMPARE(saved.error().where, path);
        QCOMPARE(titleOf(path), QStringLiteral("second"));
        QCOMPARE(titleOf(previousGenerationPath(path)), QStringLiteral("first"));
        QCOMPARE(names(), (QStringList{QStringLiteral("a.stance"), QStringLiteral("a.stance~")}));
    }
    QVERIFY2(saveProject(large, path), "and when there is room again it is saved");
}

void TestProjectFile::fullDiskLeavesNothingWhereNothingWas()
{
    const auto saved = [&] {
        const FullDisk disk(100);
        return saveProject(titled("first"), in("a.stance"));
    }();
    QVERIFY(!saved);
    QCOMPARE(names(), QStringList());
}

void TestProjectFile::folderInTheWayOfThePreviousGeneration()
{
    QVERIFY(saveProject(titled("first"), in("a.stance")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("a.stance~/full")));
    const Status saved = saveProject(titled("second"), in("a.stance"));
    QVERIFY(!saved);
    QVERIFY(saved.error().kind == Kind::Io);
    QCOMPARE(titleOf(in("a.stance")), QStringLiteral("first"));
    QCOMPARE(names(), (QStringList{QStringLiteral("a.stance"), QStringLiteral("a.stance~")}));
}

void TestProjectFile::refusesToSave_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << QStringLiteral("missing/a.stance");
    QTest::newRow("a folder") << QStringLiteral(".");
    QTest::newRow("a device") << QStringLiteral("/dev/full");
    QTest::newRow("a name longer than a file system takes") << QString(300, u'x') + QStringLiteral(".stance");
}

void TestProjectFile::refusesToSave()
{
    QFETCH(QString, path);
    const QString absolute = QDir(m_folder->path()).absoluteFilePath(path);
    const Status saved = saveProject(titled("first"), absolute);
    QVERIFY(!saved);
    QVERIFY2(saved.error().kind == Kind::Io, qPrintable(saved.error().what));
    QCOMPARE(saved.error().where, absolute);
    QCOMPARE(names(), QStringList());
}

void TestProjectFile::refusesToSaveWithoutRights()
{
    if (::geteuid() == 0)
        QSKIP("The administrator may write everywhere, so nothing is refused here.");
    QVERIFY(saveProject(titled("first"), in("a.stance")));
    QVERIFY(QFile::setPermissions(in("a.stance"), QFile::ReadOwner));
    const Status onto = saveProject(titled("second"), in("a.stance"));
    QVERIFY(!onto && onto.error().kind == Kind::Io);
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const Status beside = saveProject(titled("second"), in("b.stance"));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!beside && beside.error().kind == Kind::Io);
    QCOMPARE(titleOf(in("a.stance")), QStringLiteral("first"));
    QCOMPARE(names(), QStringList{QStringLiteral("a.stance")});
    QVERIFY(QFile::setPermissions(in("a.stance"), QFile::Permissions()));
    const Result<Project> unreadable = loadProject(in("a.stance"));
    QVERIFY(!unreadable && unreadable.error().kind == Kind::Io);
}

void TestProjectFile::refusesToOpen_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing there") << QStringLiteral("missing.stance");
    QTest::newRow("a folder") << QStringLiteral(".");
    QTest::newRow("a device") << QStringLiteral("/dev/zero");
    QTest::newRow("a pipe that nobody writes to") << QStringLiteral("pipe.stance");
    QTest::newRow("an empty name") << QString();
}

void TestProjectFile::refusesToOpen()
{
    QFETCH(QString, path);
    QCOMPARE(::mkfifo(QFile::encodeName(in("pipe.stance")).constData(), 0600), 0);
    const Result<Project> project =
        loadProject(path.isEmpty() ? path : QDir(m_folder->path()).absoluteFilePath(path));
    QVERIFY(!project);
    QVERIFY2(project.error().kind == Kind::Io, qPrintable(project.error().what));
}

/// It could not be opened again.
void TestProjectFile::refusesAProjectWithoutDescription()
{
    const Status saved = saveProject(Project(), in("a.stance"));
    QVERIFY(!saved);
    QVERIFY(saved.error().kind == Kind::Invalid);
    QCOMPARE(names(), QStringList());
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestProjectFile)
#include "tst_project_file.moc"
