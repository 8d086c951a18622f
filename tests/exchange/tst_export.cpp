// SPDX-License-Identifier: GPL-3.0-or-later
//
// Splits, layers, and files that are whole or not there.
#include "tests/exchange/import_fixture.h"

#include <csignal>
#include <numeric>
#include <sys/resource.h>

using namespace standpoint;

namespace {

const QByteArray head("document,start,end,actor,issue,stance,annotator\n");

/// Articles of some sentences each, with so many annotations in each.
Project corpus(const QList<int> &annotations, const QString &words = QStringLiteral("Nothing came of it."))
{
    const Folder folder;
    QByteArray table = head;
    for (qsizetype i = 0; i < annotations.size(); ++i) {
        folder.write(QStringLiteral("in/a%1.txt").arg(i), QStringLiteral("Article %1\n%2").arg(i).arg(words));
        for (int k = 0; k < annotations[i]; ++k)
            table += "a" + QByteArray::number(i) + ",0,5,Actor " + QByteArray::number(k)
                + ",negotiation,neutral," + (k % 2 == 0 ? "Bo" : "gold") + "\n";
    }
    folder.write(QStringLiteral("in/t.csv"), table);
    Project project = emptyProject();
    importInto(project, {folder.path(QStringLiteral("in"))});
    return project;
}

QList<int> someSizes(int articles)
{
    QList<int> sizes;
    for (int i = 0; i < articles; ++i)
        sizes.append(i * 37 % 21);
    return sizes;
}

QStringList documentsIn(const QByteArray &lines)
{
    QStringList found;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            found.append(QJsonDocument::fromJson(line).object()[QStringLiteral("document")].toString());
    }
    return found;
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void readsShares_data();
    void readsShares();
    void noArticleIsInTwoSplits_data();
    void noArticleIsInTwoSplits();
    void theSeedAloneDecides();
    void sameTextsStayTogether();
    void writesOneFileForEachSplit_data();
    void writesOneFileForEachSplit();
    void writesOneLayer();
    void refusesWhatIsNotThere();
    void aFolderIsReplacedWhereNobodyTouchedIt();
    void aFullDiskLeavesWhatWasThere_data();
    void aFullDiskLeavesWhatWasThere();
    void stoppingLeavesWhatWasThere();
    void saysWhereItWouldWrite();
    void oneRowIsOneLine();
    void lookingAheadKeepsLittle();
    void layersByTheirIds();
};

void TestExport::readsShares_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("shares");
    QTest::newRow("usual") << QStringLiteral("80:10:10") << QList<int>{80, 10, 10};
    QTest::newRow("any sum") << QStringLiteral("2:1:1") << QList<int>{2, 1, 1};
    QTest::newRow("no test") << QStringLiteral("9:1:0") << QList<int>{9, 1, 0};
    for (const char *wrong : {"", "80", "80:20", "80:10:10:0", "a:b:c", "80:10:-10", "0:0:0",
             "80:10:", " 8:1:1", "+8:1:1", "0.8:0.1:0.1", "99999999999:1:1", "80%:10%:10%", "80:10:10\n"})
        QTest::addRow("“%s”", wrong) << QString::fromUtf8(wrong) << QList<int>();
}

void TestExport::readsShares()
{
    QFETCH(const QString, text);
    QFETCH(const QList<int>, shares);
    const auto read = readSplit(text);
    QCOMPARE(read.has_value(), !shares.isEmpty());
    if (read)
        QCOMPARE(QList<int>(read->begin(), read->end()), shares);
}

void TestExport::noArticleIsInTwoSplits_data()
{
    QTest::addColumn<int>("articles");
    QTest::addColumn<QString>("shares");
    for (const QString &shares : QStringLiteral("80:10:10 1:1:1 98:1:1 1:0:0 0:1:1").split(u' ')) {
        for (const int articles : {0, 1, 2, 3, 10, 100, 400})
            QTest::addRow("%d articles %s", articles, qPrintable(shares)) << articles << shares;
    }
}

void TestExport::noArticleIsInTwoSplits()
{
    QFETCH(const int, articles);
    QFETCH(const QString, shares);
    Project project = emptyProject();
    if (articles > 0)
        project = corpus(someSizes(articles));
    const auto wanted = readSplit(shares).value();
    const auto splits = splitArticles(project, splitGroups(project, true), {}, wanted, 7);
    QSet<ArticleId> seen;
    qsizetype count = 0;
    std::array<double, 3> labels{};
    for (size_t i = 0; i < 3; ++i) {
        for (const ArticleId id : splits[i]) {
            seen.insert(id);
            ++count;
            labels[i] += static_cast<double>(project.article(id)->annotations.size());
        }
    }
    QCOMPARE(count, articles);
    QCOMPARE(seen.size(), articles);
    // Near the shares: off by no more than the largest article.
    const auto all = static_cast<double>(project.annotationCount());
    const double sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    for (size_t i = 0; i < 3; ++i)
        QVERIFY2(std::abs(labels[i] - all * wanted[i] / sum) <= 40.0, qPrintable(QString::number(labels[i])));
}

void TestExport::theSeedAloneDecides()
{
    const Project one = corpus(someSizes(60));
    const Project other = corpus(someSizes(60)); // the same texts under other ids
    const auto titles = [](const Project &project, quint64 seed) {
        QStringList all;
        for (const QList<ArticleId> &split :
            splitArticles(project, splitGroups(project, true), {}, {80, 10, 10}, seed)) {
            QStringList names;
            for (const ArticleId id : split)
                names.append(project.article(id)->info->title);
            std::sort(names.begin(), names.end());
            all.append(names.join(u','));
        }
        return all;
    };
    QCOMPARE(titles(one, 1), titles(one, 1));
    QCOMPARE(titles(one, 1), titles(other, 1));
    QVERIFY(titles(one, 1) != titles(one, 2));
}

void TestExport::sameTextsStayTogether()
{
    const Folder folder;
    for (int i = 0; i < 10; ++i) {
        for (int copy = 0; copy < 3; ++copy)
            folder.write(
                QStringLiteral("in/a%1-%2.txt").arg(i).arg(copy), QStringLiteral("Article %1\nText.").arg(i));
    }
    Project project = emptyProject();
    importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(project.articles().size(), 30);
    QHash<QString, size_t> where;
    const auto splits = splitArticles(project, splitGroups(project, true), {}, {1, 1, 1}, 3);
    for (size_t i = 0; i < 3; ++i) {
        for (const ArticleId id : splits[i]) {
            const QString text = project.article(id)->content();
            QCOMPARE(where.value(text, i), i);
            where.insert(text, i);
        }
    }
}

void TestExport::writesOneFileForEachSplit_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("train");
    QTest::newRow("with an ending") << QStringLiteral("corpus.jsonl") << QStringLiteral("corpus.train.jsonl");
    QTest::newRow("without an ending") << QStringLiteral("corpus") << QStringLiteral("corpus.train.jsonl");
    QTest::newRow("two dots") << QStringLiteral("corpus.v2.json") << QStringLiteral("corpus.v2.train.json");
    QTest::newRow("hidden") << QStringLiteral(".corpus") << QStringLiteral(".corpus.train.jsonl");
}

void TestExport::writesOneFileForEachSplit()
{
    QFETCH(const QString, to);
    QFETCH(const QString, train);
    const Project project = corpus(someSizes(40));
    const Folder folder;
    const auto written = exportProject(project,
        {QStringLiteral("jsonl"), folder.path(to), QStringLiteral("all"), std::array<int, 3>{80, 10, 10}, 7});
    QVERIFY(written.has_value());
    QCOMPARE(written->files.first(), folder.path(train));
    QSet<QString> seen;
    qsizetype rows = 0;
    for (const QString &path : written->files) {
        const QStringList documents = documentsIn(folder.read(QFileInfo(path).fileName()));
        rows += documents.size();
        const QSet<QString> here(documents.begin(), documents.end());
        QVERIFY(!here.isEmpty());
        QVERIFY(!seen.intersects(here));
        seen |= here;
    }
    QCOMPARE(rows, project.annotationCount());
}

void TestExport::writesOneLayer()
{
    const Project project = corpus({6, 5});
    const Folder folder;
    for (const auto &[layer, count] : {std::pair("Bo", 6), {"gold", 5}, {"all", 11}}) {
        const auto written = exportProject(project,
            {QStringLiteral("jsonl"), folder.path(QStringLiteral("c.jsonl")), QLatin1String(layer), {}, 0});
        QVERIFY(written.has_value());
        QCOMPARE(folder.read(QStringLiteral("c.jsonl")).count('\n'), count);
    }
}

void TestExport::refusesWhatIsNotThere()
{
    const Project project = corpus({1});
    const Folder folder;
    const auto tried = [&](const QString &format, const QString &path, const QString &layer) {
        const auto written = exportProject(project, {format, path, layer, {}, 0});
        return written ? QString() : written.error().toString();
    };
    const auto jsonl = QStringLiteral("jsonl");
    const QString out = folder.path(QStringLiteral("out.jsonl"));
    QVERIFY(tried(QStringLiteral("docx"), out, {}).contains(QStringLiteral("“docx”")));
    QVERIFY(tried(QStringLiteral("text"), out, {}).contains(QStringLiteral("“text”")));
    QVERIFY(tried(jsonl, out, QStringLiteral("Nobody")).contains(QStringLiteral("no such layer: Nobody")));
    QVERIFY(tried(jsonl, folder.path(QStringLiteral("no/such/folder.jsonl")), {})
                .contains(QStringLiteral("could not be written")));
    QVERIFY(tried(jsonl, folder.path(), {}).contains(QStringLiteral("could not be written")));
    QVERIFY(QDir(folder.path()).isEmpty());
    folder.write(QStringLiteral("study.stance"), QByteArray("standpoint-project 1\nweeks of work"));
    QVERIFY(tried(jsonl, folder.path(QStringLiteral("study.stance")), {})
                .contains(QStringLiteral("does not replace a Standpoint project")));
    QCOMPARE(folder.read(QStringLiteral("study.stance")), QByteArray("standpoint-project 1\nweeks of work"));
}

/// brat works in place: what somebody did in the folder since is the only copy of it.
void TestExport::aFolderIsReplacedWhereNobodyTouchedIt()
{
    const Project project = corpus({3, 3});
    const Folder folder;
    const QString path = folder.path(QStringLiteral("brat"));
    const auto tried = [&] {
        const auto written = exportProject(project, {QStringLiteral("brat"), path, {}, {}, 0});
        return written ? QString() : written.error().what;
    };
    const QString refusal = QStringLiteral("added, changed or removed since");
    QCOMPARE(tried(), QString());
    QCOMPARE(tried(), QString());
    QStringList files;
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files.append(it.next());
    files.sort();
    QVERIFY(files.size() > 3);
    const QString notes = path + QStringLiteral("/.notes");
    for (const QString &name : files.filter(QStringLiteral(".ann")) + QStringList{notes}) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray before = file.readAll();
        file.write("T9\tStance 0 1\ta\n");
        file.close();
        QVERIFY2(tried().contains(refusal), qPrintable(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before + "T9\tStance 0 1\ta\n");
        file.close();
        QVERIFY(file.resize(before.size()));
        if (name == notes)
            QVERIFY(file.remove());
        QCOMPARE(tried(), QString());
    }
    QVERIFY(QDir(path).mkdir(QStringLiteral("empty"))); // nothing is lost with it
    QCOMPARE(tried(), QString());
    QVERIFY(QFile::remove(files.last()));
    QVERIFY(tried().contains(refusal));
}

void TestExport::aFullDiskLeavesWhatWasThere_data()
{
    QTest::addColumn<int>("annotations"); // of each of three articles
    QTest::addColumn<bool>("split");
    QTest::newRow("a small file") << 10 << false;
    QTest::newRow("a large file") << 8000 << false;
    QTest::newRow("the last of three files") << 12 << true;
}

void TestExport::aFullDiskLeavesWhatWasThere()
{
    QFETCH(const int, annotations);
    QFETCH(const bool, split);
    const Project project = corpus({annotations, annotations, annotations});
    const Folder folder;
    ExportOptions options{QStringLiteral("jsonl"), folder.path(QStringLiteral("out.jsonl")), {}, {}, 0};
    if (split)
        options.split = std::array<int, 3>{8, 1, 1};
    QStringList names{QStringLiteral("out.jsonl")};
    if (split)
        names = {QStringLiteral("out.train.jsonl"), QStringLiteral("out.validation.jsonl"),
            QStringLiteral("out.test.jsonl")};
    for (const QString &name : names)
        folder.write(name, QByteArray("what was there"));
    // A file may grow to 2,000 bytes and no further: what a write then says is what a full disk says too.
    struct rlimit before = {};
    getrlimit(RLIMIT_FSIZE, &before);
    const struct rlimit tight = {2000, before.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    const auto written = exportProject(project, options);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!written.has_value());
    QVERIFY2(written.error().what.contains(QStringLiteral("could not be written")),
        qPrintable(written.error().what));
    for (const QString &name : names)
        QCOMPARE(folder.read(name), QByteArray("what was there"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), names.size());
}

void TestExport::stoppingLeavesWhatWasThere()
{
    const Project project = corpus({3, 3, 3, 3});
    const Folder folder;
    for (const char *format : {"jsonl", "csv"}) {
        folder.write(QStringLiteral("out"), QByteArray("what was there"));
        QList<double> told;
        const ExportOptions options{QLatin1String(format), folder.path(QStringLiteral("out")), {}, {}, 0};
        const auto written = exportProject(project, options, [&told](double done) {
            told.append(done);
            return told.size() < 3;
        });
        QVERIFY(!written.has_value());
        QVERIFY(written.error().what.contains(QStringLiteral("stopped")));
        QCOMPARE(told, (QList<double>{0, 0.25, 0.5}));
        QCOMPARE(folder.read(QStringLiteral("out")), QByteArray("what was there"));
    }
}

void TestExport::saysWhereItWouldWrite()
{
    const Folder folder;
    const Project project = corpus({3, 3, 3});
    for (const bool split : {false, true}) {
        for (const char *name : {"out", "out.jsonl", "a.b/out"}) {
            QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a.b")));
            ExportOptions options{QStringLiteral("jsonl"), folder.path(QLatin1String(name)), {}, {}, 0};
            if (split)
                options.split = std::array<int, 3>{1, 1, 1};
            const auto paths = exportPaths(options);
            QVERIFY(paths.has_value());
            QCOMPARE(exportProject(project, options)->files, *paths);
        }
    }
    QVERIFY(!exportPaths({QStringLiteral("none"), folder.path(QStringLiteral("out")), {}, {}, 0}));
}

void TestExport::oneRowIsOneLine()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("a.txt"), QByteArray("One\nTwo \"quoted\", and more\nThree")),
            folder.write(QStringLiteral("t.csv"), head + "a,0,32,Ada,negotiation,neutral,Bo\n")});
    QCOMPARE(project.annotationCount(), 1);
    for (const char *format : {"csv", "jsonl"}) {
        const QString path = folder.path(QStringLiteral("out"));
        QVERIFY(exportProject(project, {QLatin1String(format), path, {}, {}, 0}).has_value());
        const QByteArray bytes = folder.read(QStringLiteral("out"));
        QCOMPARE(bytes.count('\n'), qstrcmp(format, "csv") == 0 ? 2 : 1);
        QVERIFY(bytes.endsWith('\n') && !bytes.contains('\r'));
    }
}

/// What would be written and lost is asked while somebody types: it must not take the memory of the corpus.
void TestExport::lookingAheadKeepsLittle()
{
    const Project project = corpus(QList<int>(1500, 1));
    ExportOptions options;
    options.format = QStringLiteral("brat"); // two files for each article
    const auto files = exportPreview(project, options, -1);
    QVERIFY(files);
    QVERIFY(files->size() >= 2);
    QVERIFY2(files->size() <= 1000, qPrintable(QString::number(files->size())));
    const auto stopped = exportPreview(project, options, -1, [](double) { return false; });
    QVERIFY(!stopped);
    const Result<Exported> outlook = exportOutlook(project, options);
    QVERIFY(outlook);
    QCOMPARE(outlook->annotations, 1500);
}

void TestExport::layersByTheirIds()
{
    const Project project = corpus({4, 2});
    for (const Annotator &annotator : project.annotators().inOrder()) {
        const auto layers = exportLayers(project, annotator.id.toString());
        QVERIFY(layers);
        QCOMPARE(*layers, QList<AnnotatorId>{annotator.id});
    }
    QVERIFY(!exportLayers(project, AnnotatorId::random().toString()));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
