// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exporting from the window: nothing is replaced without a question, and nothing else happens meanwhile.
#include "ui/exchange/export_dialog.h"
#include "ui/exchange/watched_work.h"
#include "window_fixture.h"

#include <QDir>
#include <QLineEdit>
#include <QProgressDialog>
#include <QSemaphore>
#include <QThread>

namespace standpoint {

class TestExportDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void writesAndSaysWhere();
    void aSplitAsksBeforeItReplaces_data();
    void aSplitAsksBeforeItReplaces();
    void workIsOnAnotherThread();
    void nothingElseHappensMeanwhile();
    void workCanBeStopped();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QByteArray read(const QString &name) const;
    ExportOptions options(bool split) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExportDialog::init()
{
    setUp();
    m_folder = std::make_unique<QTemporaryDir>();
    TaggingActions actions(*m_bench);
    m_bench->setActor(m_actors[0]);
    actions.tag(m_issues[0], m_stances[0]);
    QCOMPARE(annotations().size(), 1);
}

QByteArray TestExportDialog::read(const QString &name) const
{
    QFile there(file(name));
    return there.open(QIODevice::ReadOnly) ? there.readAll() : QByteArray();
}

ExportOptions TestExportDialog::options(bool split) const
{
    ExportOptions wanted{QStringLiteral("jsonl"), file(QStringLiteral("out.jsonl")), {}, {}, 0};
    if (split)
        wanted.split = std::array<int, 3>{80, 10, 10};
    return wanted;
}

void TestExportDialog::writesAndSaysWhere()
{
    QWidget window;
    window.show();
    QString said;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&said] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said = box->text();
            box->accept();
        }
    });
    look.start(5);
    QVERIFY(exportTo(m_document->project(), options(false), &window));
    QVERIFY(said.contains(file(QStringLiteral("out.jsonl"))));
    QVERIFY(read(QStringLiteral("out.jsonl")).contains("Arab League"));
}

void TestExportDialog::aSplitAsksBeforeItReplaces_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<bool>("replace");
    for (const char *name : {"out.train.jsonl", "out.validation.jsonl", "out.test.jsonl"}) {
        QTest::addRow("%s stays", name) << QString::fromLatin1(name) << false;
        QTest::addRow("%s is replaced", name) << QString::fromLatin1(name) << true;
    }
}

void TestExportDialog::aSplitAsksBeforeItReplaces()
{
    QFETCH(QString, there);
    QFETCH(bool, replace);
    QFile old(file(there));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("what was there");
    old.close();
    QWidget window;
    window.show();
    QStringList asked;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        if (box->icon() != QMessageBox::Question) {
            box->accept();
            return;
        }
        asked.append(box->informativeText());
        box->button(replace ? QMessageBox::Yes : QMessageBox::No)->click();
    });
    look.start(5);
    QCOMPARE(exportTo(m_document->project(), options(true), &window), replace);
    QCOMPARE(asked, QStringList(file(there)));
    QCOMPARE(read(there) == QByteArray("what was there"), !replace);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), replace ? 3 : 1);
}

void TestExportDialog::workIsOnAnotherThread()
{
    QThread *ran = nullptr;
    bool goesOn = false;
    runWatched(QStringLiteral("Working"), nullptr, [&](const WorkProgress &progress) {
        ran = QThread::currentThread();
        goesOn = progress(0.5);
    });
    QVERIFY(ran && ran != thread());
    QVERIFY(goesOn);
}

void TestExportDialog::nothingElseHappensMeanwhile()
{
    QWidget window;
    QLineEdit field(&window);
    QAction act(&window);
    act.setShortcut(Qt::Key_F5);
    window.addAction(&act);
    QSignalSpy triggered(&act, &QAction::triggered);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field.setFocus();
    QSemaphore tried;
    QTimer::singleShot(0, this, [&] {
        QTest::keyClicks(&field, QStringLiteral("typed"));
        QTest::keyClick(window.windowHandle(), Qt::Key_F5);
        window.close();
        tried.release();
    });
    runWatched(QStringLiteral("Working"), &window, [&tried](const WorkProgress &) { tried.acquire(); });
    QVERIFY(window.isVisible());
    QVERIFY(field.text().isEmpty());
    QCOMPARE(triggered.size(), 0);
    QTest::keyClicks(&field, QStringLiteral("typed"));
    QTest::keyClick(window.windowHandle(), Qt::Key_F5);
    QCOMPARE(field.text(), QStringLiteral("typed"));
    QCOMPARE(triggered.size(), 1);
}

void TestExportDialog::workCanBeStopped()
{
    QWidget window;
    window.show();
    QTimer look;
    connect(&look, &QTimer::timeout, this, [] {
        if (auto *dialog = qobject_cast<QProgressDialog *>(QApplication::activeModalWidget()))
            QTest::mouseClick(dialog->findChild<QPushButton *>(), Qt::LeftButton);
    });
    look.start(5);
    bool stopped = false;
    runWatched(QStringLiteral("Working"), &window, [&stopped](const WorkProgress &progress) {
        while (progress(0.1))
            QThread::msleep(1);
        stopped = true;
    });
    QVERIFY(stopped);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestExportDialog)
#include "tst_export_dialog.moc"
