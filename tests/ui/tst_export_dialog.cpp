// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exporting from the window: what would be written and lost is shown before, nothing is replaced without a
// question, and nothing else happens meanwhile.
#include "model/exchange/export_preset.h"
#include "ui/exchange/export_and_tell.h"
#include "ui/exchange/export_dialog.h"
#include "ui/exchange/export_preview.h"
#include "ui/exchange/preset_row.h"
#include "ui/exchange/watched_work.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressDialog>
#include <QSemaphore>
#include <QSpinBox>
#include <QTableView>
#include <QThread>
#include <QTreeWidget>

namespace standpoint {

class TestExportDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void writesAndSaysWhere();
    void theSplitOfADataSetIsItsOwn();
    void aSplitAsksBeforeItReplaces_data();
    void aSplitAsksBeforeItReplaces();
    void workIsOnAnotherThread();
    void nothingElseHappensMeanwhile();
    void workCanBeStopped();
    void thePreviewFollowsTheSettings();
    void whatIsLostIsSaidBefore();
    void allSettingsAreKept();
    void settingsOfTheSession();
    void presetsAreChangesOfTheProject();
    void whatMeansNothingIsOff();
    void nothingChosenIsSaid();
    void layersAreChecked();
    void articlesAreChosen();
    void theEndingFollowsTheFormat();
    void everyFormatCanBeLookedAt_data();
    void everyFormatCanBeLookedAt();
    void writesWhatWasShown();
    void tabGoesFromTopToBottom();
    void rowsOfATable_data();
    void rowsOfATable();
    void linesOfText();

private:
    /// Once the preview and the count are those of its settings.
    static bool waitFor(ExportDialog &dialog);
    template <typename Widget> static Widget *named(QWidget &dialog, const QString &name);
    ShownArticles shown() const { return {{m_articles[1], m_articles[2]}, m_articles[0]}; }
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
        if (auto *dialog = qobject_cast<ExportedDialog *>(QApplication::activeModalWidget())) {
            said = dialog->findChild<QListWidget *>()->item(0)->text();
            dialog->accept();
        }
    });
    look.start(5);
    QVERIFY(exportTo(m_document->project(), options(false), &window));
    QCOMPARE(said, file(QStringLiteral("out.jsonl")));
    QVERIFY(read(QStringLiteral("out.jsonl")).contains("Arab League"));
}

/// A data set always has parts: the format that is chosen after it has none on that account.
void TestExportDialog::theSplitOfADataSetIsItsOwn()
{
    ExportOptions last;
    {
        ExportDialog dialog(*m_document, shown());
        ExportOptions wanted;
        wanted.format = QStringLiteral("dataset");
        dialog.setOptions(wanted);
        last = dialog.options();
        QVERIFY(last.split);
    }
    ExportDialog next(*m_document, shown());
    next.setOptions(last);
    auto *format = named<QComboBox>(next, QStringLiteral("Format"));
    format->setCurrentIndex(format->findData(QStringLiteral("csv")));
    QCOMPARE(next.options().format, QStringLiteral("csv"));
    QVERIFY(!next.options().split);
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
        if (auto *written = qobject_cast<ExportedDialog *>(QApplication::activeModalWidget()))
            written->accept();
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
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

bool TestExportDialog::waitFor(ExportDialog &dialog)
{
    return QTest::qWaitFor([&dialog] { return dialog.preview()->outlook().has_value(); }, 20'000);
}

template <typename Widget> Widget *TestExportDialog::named(QWidget &dialog, const QString &name)
{
    for (auto *widget : dialog.findChildren<Widget *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    qFatal("no widget %s", qPrintable(name));
}

void TestExportDialog::thePreviewFollowsTheSettings()
{
    ExportDialog dialog(*m_document, shown());
    dialog.show();
    ExportOptions wanted;
    wanted.format = QStringLiteral("csv");
    dialog.setOptions(wanted);
    QVERIFY(waitFor(dialog));
    QTRY_COMPARE(dialog.preview()->files().size(), 1);
    const PreviewFile file = dialog.preview()->files().first();
    QVERIFY(file.isTable);
    QVERIFY(file.head.contains(QStringLiteral("actor")));
    QCOMPARE(file.rows.size(), 1);
    QCOMPARE(
        file.rows.first().value(file.head.indexOf(QStringLiteral("actor"))), QStringLiteral("Arab League"));
    QCOMPARE(named<QTableView>(dialog, QStringLiteral("Preview"))->model()->rowCount(), 1);
    wanted.format = QStringLiteral("dataset");
    dialog.setOptions(wanted);
    QVERIFY(!dialog.preview()->outlook());
    QTRY_VERIFY(dialog.preview()->files().size() > 1);
    QStringList names;
    for (const PreviewFile &one : dialog.preview()->files())
        names.append(one.name);
    QVERIFY2(names.contains(QStringLiteral("README.md")), qPrintable(names.join(u' ')));
    QCOMPARE(named<QComboBox>(dialog, QStringLiteral("File in the preview"))->count(), names.size());
}

void TestExportDialog::whatIsLostIsSaidBefore()
{
    ExportDialog dialog(*m_document, shown());
    dialog.show();
    auto *losses = named<QTreeWidget>(dialog, QStringLiteral("What is lost"));
    ExportOptions wanted;
    wanted.format = QStringLiteral("jsonl");
    dialog.setOptions(wanted);
    QVERIFY(waitFor(dialog));
    const QList<Loss> ofTheProject{Loss::ActorDetails, Loss::Codebook}; // aliases, guidelines
    QCOMPARE(dialog.preview()->outlook()->losses.keys(), ofTheProject);
    QCOMPARE(dialog.preview()->outlook()->annotations, 1);
    QVERIFY(losses->findItems(lossField(Loss::Times), Qt::MatchExactly, 1).isEmpty());
    wanted.format = QStringLiteral("dataset"); // has no place for times
    dialog.setOptions(wanted);
    QVERIFY(waitFor(dialog));
    QCOMPARE(dialog.preview()->outlook()->losses.value(Loss::Times), 1);
    QVERIFY(!losses->isHidden());
    QVERIFY(!losses->findItems(lossField(Loss::Times), Qt::MatchExactly, 1).isEmpty());
}

void TestExportDialog::allSettingsAreKept()
{
    ExportDialog dialog(*m_document, shown());
    ExportOptions wanted;
    wanted.format = QStringLiteral("dataset");
    wanted.layer = QStringLiteral("Ada");
    wanted.split = std::array<int, 3>{70, 20, 10};
    wanted.seed = 18'446'744'073'709'551'615ULL;
    wanted.unit = ExportUnit::Sentence;
    wanted.none = true;
    wanted.context = 3;
    wanted.pseudonyms = true;
    wanted.doneOnly = true;
    wanted.choices = {{QStringLiteral("licence"), QStringLiteral("cc-by-4.0")}};
    dialog.setOptions(wanted);
    QCOMPARE(exportOptionsToJson(dialog.options()), exportOptionsToJson(wanted));
    // What the project does not have stays as it usually is.
    wanted.layer = QStringLiteral("Nobody of that name");
    wanted.format = QStringLiteral("no such format");
    dialog.setOptions(wanted);
    QCOMPARE(dialog.options().layer, QStringLiteral("all"));
    QCOMPARE(dialog.options().format, QStringLiteral("dataset"));
}

void TestExportDialog::settingsOfTheSession()
{
    {
        ExportDialog dialog(*m_document, shown());
        ExportOptions wanted;
        wanted.format = QStringLiteral("csv");
        wanted.context = 2;
        dialog.setOptions(wanted);
        named<QLineEdit>(dialog, QStringLiteral("Write to"))->setText(file(QStringLiteral("mine.csv")));
        dialog.reject();
    }
    ExportDialog again(*m_document, shown());
    QCOMPARE(again.options().format, QStringLiteral("csv"));
    QCOMPARE(again.options().context, 2);
    QCOMPARE(again.options().path, file(QStringLiteral("mine.csv")));
}

void TestExportDialog::presetsAreChangesOfTheProject()
{
    ExportDialog dialog(*m_document, shown());
    ExportOptions wanted;
    wanted.format = QStringLiteral("csv");
    wanted.unit = ExportUnit::Article;
    dialog.setOptions(wanted);
    const int acts = m_document->undoStack().count();
    QVERIFY(dialog.presets()->keep(QStringLiteral("For R")));
    QCOMPARE(m_document->undoStack().count(), acts + 1);
    const ProjectInfo &info = m_document->project().info();
    QCOMPARE(info.presetNames(exportPresetKind()), QStringList(QStringLiteral("For R")));
    QCOMPARE(dialog.presets()->box()->currentText(), QStringLiteral("For R"));
    wanted.format = QStringLiteral("jsonl");
    wanted.unit = ExportUnit::Span;
    dialog.setOptions(wanted);
    emit dialog.presets()->box()->activated(0);
    QCOMPARE(dialog.options().format, QStringLiteral("csv"));
    QCOMPARE(dialog.options().unit, ExportUnit::Article);
    QVERIFY(dialog.presets()->remove(QStringLiteral("For R")));
    QVERIFY(m_document->project().info().presets.isEmpty());
    QCOMPARE(dialog.presets()->box()->count(), 0);
    m_document->undoStack().undo();
    QCOMPARE(m_document->project().info().presetNames(exportPresetKind()).size(), 1);
    m_document->undoStack().undo();
    QVERIFY(m_document->project().info().presets.isEmpty());
}

void TestExportDialog::whatMeansNothingIsOff()
{
    ExportDialog dialog(*m_document, shown());
    auto *unit = named<QComboBox>(dialog, QStringLiteral("Unit"));
    for (const Format *format : formats()) {
        if (!format->writer)
            continue;
        ExportOptions wanted;
        wanted.format = format->id;
        wanted.unit = ExportUnit::Sentence;
        wanted.none = true;
        wanted.context = 1;
        dialog.setOptions(wanted);
        QCOMPARE(unit->isEnabled(), format->hasRows);
        QVERIFY(!unit->toolTip().isEmpty());
        QCOMPARE(dialog.options().context, format->hasRows ? 1 : 0);
        QCOMPARE(dialog.options().none, format->hasRows);
        QCOMPARE(dialog.options().split.has_value(), format->splitsItself);
    }
}

void TestExportDialog::nothingChosenIsSaid()
{
    ExportDialog dialog(*m_document, shown());
    dialog.show();
    auto *button = dialog.findChildren<QPushButton *>().last();
    for (auto *one : dialog.findChildren<QPushButton *>()) {
        if (one->isDefault())
            button = one;
    }
    QVERIFY(button->isEnabled());
    named<QComboBox>(dialog, QStringLiteral("Layers"))->setCurrentIndex(2);
    QVERIFY(button->isEnabled());
    named<QListWidget>(dialog, QStringLiteral("Annotators"))->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
    named<QComboBox>(dialog, QStringLiteral("Layers"))->setCurrentIndex(0);
    QVERIFY(button->isEnabled());
    named<QLineEdit>(dialog, QStringLiteral("Write to"))->clear();
    QVERIFY(!button->isEnabled());
}

void TestExportDialog::layersAreChecked()
{
    QVERIFY(m_document->push(QStringLiteral("Add"),
        {adding(Annotator{AnnotatorId::random(), QStringLiteral("B|o"), false}),
            adding(Annotator{AnnotatorId::random(), QStringLiteral("Cy"), false})}));
    ExportDialog dialog(*m_document, shown());
    named<QComboBox>(dialog, QStringLiteral("Layers"))->setCurrentIndex(2);
    auto *list = named<QListWidget>(dialog, QStringLiteral("Annotators"));
    QCOMPARE(list->count(), 3);
    list->findItems(QStringLiteral("Ada"), Qt::MatchExactly).first()->setCheckState(Qt::Unchecked);
    // A bar in a name parts no names.
    const Result<QList<AnnotatorId>> layers = exportLayers(m_document->project(), dialog.options().layer);
    QVERIFY(layers);
    QStringList names;
    for (const AnnotatorId id : *layers)
        names.append(m_document->project().annotators().find(id)->name);
    names.sort();
    QCOMPARE(names, QStringList({QStringLiteral("B|o"), QStringLiteral("Cy")}));
}

void TestExportDialog::articlesAreChosen()
{
    ExportDialog dialog(*m_document, shown());
    auto *articles = named<QComboBox>(dialog, QStringLiteral("Articles"));
    QCOMPARE(articles->count(), 3);
    QVERIFY(dialog.options().articles.isEmpty());
    articles->setCurrentIndex(1);
    QCOMPARE(dialog.options().articles, shown().listed);
    articles->setCurrentIndex(2);
    QCOMPARE(dialog.options().articles, QList<ArticleId>{m_articles[0]});
    ArticleInfo info = *m_document->project().article(m_articles[2])->info;
    ArticleInfo tagged = info;
    tagged.tags = {QStringLiteral("vote")};
    QVERIFY(m_document->push(QStringLiteral("Tag"), {replacing(info, tagged)}));
    ExportDialog again(*m_document, {m_document->project().articleOrder(), {}});
    articles = named<QComboBox>(again, QStringLiteral("Articles"));
    QCOMPARE(articles->count(), 2); // the list is not narrowed, and none is open
    articles->setCurrentIndex(1);
    QCOMPARE(again.options().articles, QList<ArticleId>{m_articles[2]});
}

void TestExportDialog::theEndingFollowsTheFormat()
{
    ExportDialog dialog(*m_document, shown());
    auto *path = named<QLineEdit>(dialog, QStringLiteral("Write to"));
    path->setText(file(QStringLiteral("corpus.jsonl")));
    const auto pathFor = [&](const QString &format) {
        ExportOptions wanted;
        wanted.format = format;
        dialog.setOptions(wanted);
        return dialog.options().path;
    };
    QCOMPARE(pathFor(QStringLiteral("csv")), file(QStringLiteral("corpus.csv")));
    QCOMPARE(pathFor(QStringLiteral("dataset")), file(QStringLiteral("corpus")));
    for (auto *box : dialog.findChildren<QCheckBox *>()) {
        if (box->text().contains(QStringLiteral("zip")))
            box->setChecked(true);
    }
    QCOMPARE(dialog.options().path, file(QStringLiteral("corpus.zip")));
    QCOMPARE(pathFor(QStringLiteral("jsonl")), file(QStringLiteral("corpus.jsonl")));
    path->setText(file(QStringLiteral("my own.name")));
    QCOMPARE(pathFor(QStringLiteral("csv")), file(QStringLiteral("my own.name")));
    path->setText(file(QStringLiteral("bare")));
    QCOMPARE(dialog.options().path, file(QStringLiteral("bare.csv")));
}

void TestExportDialog::everyFormatCanBeLookedAt_data()
{
    QTest::addColumn<QString>("format");
    for (const Format *format : formats()) {
        if (format->writer)
            QTest::newRow(qPrintable(format->id)) << format->id;
    }
}

void TestExportDialog::everyFormatCanBeLookedAt()
{
    QFETCH(QString, format);
    ExportDialog dialog(*m_document, shown());
    dialog.show();
    ExportOptions wanted;
    wanted.format = format;
    dialog.setOptions(wanted);
    QCOMPARE(dialog.options().format, format);
    QVERIFY(waitFor(dialog));
    QCOMPARE(dialog.preview()->outlook()->annotations, 1);
    QTRY_VERIFY(!dialog.preview()->files().isEmpty());
    // Some of them may have nothing in them, as articles have without labels.
    const QList<PreviewFile> &files = dialog.preview()->files();
    QVERIFY(std::any_of(files.begin(), files.end(),
        [](const PreviewFile &one) { return one.isTable ? !one.rows.isEmpty() : !one.text.isEmpty(); }));
}

void TestExportDialog::writesWhatWasShown()
{
    ExportDialog dialog(*m_document, shown());
    dialog.show();
    ExportOptions wanted;
    wanted.format = QStringLiteral("dataset");
    dialog.setOptions(wanted);
    named<QLineEdit>(dialog, QStringLiteral("Write to"))->setText(file(QStringLiteral("set")));
    QStringList lost;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&lost] {
        if (auto *written = qobject_cast<ExportedDialog *>(QApplication::activeModalWidget())) {
            for (auto *label : written->findChildren<QLabel *>())
                lost.append(label->text());
            written->accept();
        }
    });
    look.start(5);
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(QFile::exists(file(QStringLiteral("set/README.md"))));
    // It says where each loss is listed.
    QVERIFY2(lost.join(u'\n').contains(file(QStringLiteral("set/losses.csv"))), qPrintable(lost.join(u'\n')));
}

void TestExportDialog::tabGoesFromTopToBottom()
{
    ExportDialog dialog(*m_document, shown());
    dialog.show();
    ExportOptions wanted;
    wanted.format = QStringLiteral("dataset"); // has a question of its own
    dialog.setOptions(wanted);
    QStringList met;
    QWidget *first = dialog.presets()->box();
    QWidget *one = first;
    do {
        if (one->isVisibleTo(&dialog) && (one->focusPolicy() & Qt::TabFocus) != 0)
            met.append(one->accessibleName());
        one = one->nextInFocusChain();
    } while (one != first);
    met.removeAll(QString());
    const QStringList order{QStringLiteral("Kept settings"), QStringLiteral("Format"),
        QStringLiteral("Licence, as in cc-by-4.0"), QStringLiteral("Layers"), QStringLiteral("Articles"),
        QStringLiteral("Unit"), QStringLiteral("Sentences of context"), QStringLiteral("Share of Train"),
        QStringLiteral("Share of Test"), QStringLiteral("Seed of the split"), QStringLiteral("Write to")};
    qsizetype last = -1;
    for (const QString &name : order) {
        QVERIFY2(met.indexOf(name) > last, qPrintable(name + QStringLiteral(" in ") + met.join(u'\n')));
        last = met.indexOf(name);
    }
}

void TestExportDialog::rowsOfATable_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("head");
    QTest::addColumn<QStringList>("lastRow");
    const QStringList ab{QStringLiteral("b"), QStringLiteral("a")};
    QTest::newRow("a table") << "csv" << QString() << QByteArray("b,a\n1,\"x, \"\"y\"\"\nz\"\n") << ab
                             << QStringList({QStringLiteral("1"), QStringLiteral("x, \"y\"\nz")});
    QTest::newRow("a row that is cut") << "csv" << QString() << QByteArray("b,a\n1,2\n3,") << ab
                                       << QStringList({QStringLiteral("1"), QStringLiteral("2")});
    QTest::newRow("members in their order")
        << "jsonl" << QString() << QByteArray("{\"b\":1,\"a\":[2,3]}\n") << ab
        << QStringList({QStringLiteral("1"), QStringLiteral("[2,3]")});
    QTest::newRow("a member that comes later")
        << "jsonl" << QString() << QByteArray("{\"b\":1}\n{\"b\":2,\"a\":\"x\"}\n{\"b\":") << ab
        << QStringList({QStringLiteral("2"), QStringLiteral("x")});
    QTest::newRow("CoNLL with spaces")
        << "conll"
        << "bo.conll" << QByteArray("-DOCSTART- -X- -X- O\n\nNo -X- -X- B-against\n\n") << QStringList()
        << QStringLiteral("No -X- -X- B-against").split(u' ');
    QTest::newRow("CoNLL with tabs") << "conll"
                                     << "bo.conll" << QByteArray("a \"b\tO\nNo\tB-against\n\n")
                                     << QStringList() << QStringLiteral("No B-against").split(u' ');
    QTest::newRow("SemEval") << "semeval"
                             << "stance.txt" << QByteArray("b\ta\n1\t\"x y\n") << ab
                             << QStringLiteral("1|\"x y").split(u'|');
    QTest::newRow("in a folder") << "dataset"
                                 << "csv/test.csv" << QByteArray("b,a\n1,2\n") << ab
                                 << QStringList({QStringLiteral("1"), QStringLiteral("2")});
}

void TestExportDialog::rowsOfATable()
{
    QFETCH(QString, format);
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, head);
    QFETCH(QStringList, lastRow);
    const QList<PreviewFile> files = previewFiles(*formatById(format), {{name, bytes}});
    QCOMPARE(files.size(), 1);
    QVERIFY(files.first().isTable);
    QCOMPARE(files.first().head, head);
    QCOMPARE(files.first().rows.last(), lastRow);
}

void TestExportDialog::linesOfText()
{
    const QByteArray many = QByteArray("line\n").repeated(5000);
    const QByteArray wide = QByteArray("ä").repeated(100'000);
    const QList<PreviewFile> files = previewFiles(*formatById(QStringLiteral("dataset")),
        {{QStringLiteral("a.md"), many}, {QStringLiteral("b.md"), wide}, {QStringLiteral("c.md"), "last"}});
    QCOMPARE(files.size(), 3);
    QCOMPARE(files[0].text.count(u'\n'), PreviewFile::mostLines);
    QCOMPARE(files[1].text.size(), PreviewFile::longestLine + 1);
    QCOMPARE(files[2].text, QStringLiteral("last"));
    const auto binary =
        previewFiles(*formatById(QStringLiteral("dataset")), {{QString(), QByteArray("PK\0\1", 4)}});
    QVERIFY(!binary.first().text.contains(QStringLiteral("PK")));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestExportDialog)
#include "tst_export_dialog.moc"
