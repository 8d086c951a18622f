// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every file that the real tools wrote is imported, or refused for a reason that is a whole sentence; and
// what was imported, exported in the same format and imported again is equal in what the format keeps.
#include "model/exchange/foreign_look.h"
#include "model/exchange/guess_mapping.h"
#include "model/exchange/source_files.h"
#include "tests/exchange/import_fixture.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace standpoint;

namespace {

const QString samples = QStringLiteral(SHARED_DATA "/samples");

QStringList everyFile()
{
    QStringList files;
    for (QDirIterator it(samples, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files.append(it.next());
    files.sort();
    return files;
}

QStringList everyFolder()
{
    QStringList folders;
    for (QDirIterator it(samples, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
         it.hasNext();)
        folders.append(it.next());
    folders.sort();
    return folders;
}

/// Files that hold nothing for us, and a word of the reason: what no reader may take for an article.
const QMap<QString, QString> &refused()
{
    static const QMap<QString, QString> reasons{
        {QStringLiteral("brat/annotation.conf"), QStringLiteral("no format that can be imported")},
        {QStringLiteral("brat/visual.conf"), QStringLiteral("no format that can be imported")},
        {QStringLiteral("cas-xmi/TypeSystem.xml"), QStringLiteral("no format that can be imported")},
        {QStringLiteral("graphml/dna-onemode-congruence.graphml"),
            QStringLiteral("no format that can be imported")},
        {QStringLiteral("graphml/dna-twomode-subtract.graphml"),
            QStringLiteral("no format that can be imported")},
        {QStringLiteral("refi-qda/Codebook.xsd"), QStringLiteral("no project or codebook of REFI-QDA")},
        {QStringLiteral("refi-qda/Project.xsd"), QStringLiteral("no project or codebook of REFI-QDA")},
    };
    return reasons;
}

/// A guess, and a name in place of what the file does not say.
ImportOptions optionsFor(const Project &project, const QString &path)
{
    ImportOptions options;
    options.annotator = QStringLiteral("Reader");
    const Result<ForeignLook> look = lookInto(project, {path});
    if (!look || look->annotations == 0)
        return options;
    LabelMapping mapping = needsMapping(*look) ? guessMapping(*look, project) : LabelMapping();
    mapping.onlyField.clear();
    if (mapping.actor.otherwise.isEmpty())
        mapping.actor.otherwise = QStringLiteral("Somebody");
    if (mapping.issue.otherwise.isEmpty())
        mapping.issue.otherwise = QStringLiteral("Something");
    if (mapping.stance.otherwise.isEmpty())
        mapping.stance.otherwise = QStringLiteral("neutral");
    options.mapping = mapping;
    return options;
}

QString problemOfSentence(const QString &sentence)
{
    if (sentence.contains(u'\n') || sentence.contains(QRegularExpression(QStringLiteral("%[0-9n]"))))
        return QStringLiteral("has parts that were not filled in");
    if (!sentence.isEmpty() && !sentence[0].isUpper() && sentence[0] != u'“' && !sentence[0].isDigit())
        return QStringLiteral("begins like the middle of a sentence");
    if (sentence.split(u' ', Qt::SkipEmptyParts).size() < 4)
        return QStringLiteral("is too short to say what happened");
    return {};
}

Project withoutAnnotations(const Project &project)
{
    Project bare = project;
    std::vector<AnyEdit> edits;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            edits.push_back(removing(annotation));
    }
    if (const Status applied = bare.apply(makeChange({}, std::move(edits))); !applied)
        qFatal("%s", qPrintable(applied.error().toString()));
    return bare;
}

/// Text and description of each article, sorted.
QStringList articlesOf(const Project &project, Fields keeps)
{
    QStringList all;
    for (const Shared<Article> &article : project.articles()) {
        const ArticleInfo &info = *article->info;
        QStringList fields{article->content()};
        if (keeps.testFlag(Field::Metadata))
            fields += {info.document, info.title, info.source, info.author,
                info.published.toString(Qt::ISODate), info.url, info.language, info.tags.join(u'|')};
        all.append(fields.join(u'\x1f'));
    }
    all.sort();
    return all;
}

} // namespace

class TestSamples : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileIsImportedOrRefusedForAReason_data();
    void everyFileIsImportedOrRefusedForAReason();
    void everyFolderIsImported_data();
    void everyFolderIsImported();
    void whatWasImportedComesBackFromTheSameFormat_data();
    void whatWasImportedComesBackFromTheSameFormat();
    void textsComeBackIntoAnEmptyProject_data() { whatWasImportedComesBackFromTheSameFormat_data(); }
    void textsComeBackIntoAnEmptyProject();
};

void TestSamples::initTestCase()
{
    if (!QFile::exists(samples))
        QSKIP("The files of the real tools are not here");
    QVERIFY(everyFile().size() > 20);
}

void TestSamples::everyFileIsImportedOrRefusedForAReason_data()
{
    QTest::addColumn<QString>("path");
    const QStringList files = everyFile();
    for (const QString &path : files)
        QTest::newRow(qPrintable(path.mid(samples.size() + 1))) << path;
}

void TestSamples::everyFileIsImportedOrRefusedForAReason()
{
    QFETCH(const QString, path);
    const Project project = emptyProject();
    const ImportOptions options = optionsFor(project, path);
    const Result<Import> import = importFiles(project, {path}, options);
    const QString reason = refused().value(path.mid(samples.size() + 1));
    if (!import) {
        QVERIFY2(!reason.isEmpty(), qPrintable(import.error().toString()));
        QVERIFY2(import.error().what.contains(reason), qPrintable(import.error().what));
        QCOMPARE(problemOfSentence(import.error().what), QString());
        QVERIFY(import.error().where.contains(QFileInfo(path).fileName()));
        return;
    }
    QVERIFY2(reason.isEmpty(), "it was to be refused");
    // Annotations of pictures, and texts that the archive lacks: then each is named with the reason.
    QVERIFY(import->counts.articles > 0
        || (import->counts.skipped > 0 && import->notices.count() >= import->counts.skipped));
    for (const Notice &notice : import->notices.list())
        QVERIFY2(problemOfSentence(notice.what).isEmpty(),
            qPrintable(notice.what + u' ' + problemOfSentence(notice.what)));
    Project after = project;
    const Status applied = after.apply(import->change);
    QVERIFY2(applied, qPrintable(applied ? QString() : applied.error().toString()));
    QCOMPARE(after.annotationCount(), import->counts.annotations);
}

void TestSamples::everyFolderIsImported_data()
{
    QTest::addColumn<QString>("path");
    const QStringList folders = everyFolder();
    for (const QString &path : folders)
        QTest::newRow(qPrintable(path.mid(samples.size() + 1))) << path;
}

/// As somebody would who has got such a folder; what is none of ours becomes a remark.
void TestSamples::everyFolderIsImported()
{
    QFETCH(const QString, path);
    Project project = emptyProject();
    const Result<Import> import = importFiles(project, {path}, optionsFor(project, path));
    if (path.endsWith(QStringLiteral("/graphml"))) { // networks can only be written
        QVERIFY(!import);
        QCOMPARE(problemOfSentence(import.error().what), QString());
        return;
    }
    QVERIFY2(import, qPrintable(import ? QString() : import.error().toString()));
    QVERIFY(import->counts.articles > 0 || import->counts.skipped > 0);
    for (const Notice &notice : import->notices.list())
        QVERIFY2(problemOfSentence(notice.what).isEmpty(),
            qPrintable(notice.what + u' ' + problemOfSentence(notice.what)));
}

void TestSamples::whatWasImportedComesBackFromTheSameFormat_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    const QStringList files = everyFile();
    for (const QString &path : files) {
        Notices notices;
        const Result<SourceFiles> found = findSourceFiles({path}, nullptr, notices);
        if (!found || !found->files.first().format->writer)
            continue;
        const Project project = emptyProject();
        const Result<Import> import = importFiles(project, {path}, optionsFor(project, path));
        if (import && import->counts.articles > 0)
            QTest::newRow(qPrintable(path.mid(samples.size() + 1)))
                << path << found->files.first().format->id;
    }
}

void TestSamples::whatWasImportedComesBackFromTheSameFormat()
{
    QFETCH(const QString, path);
    QFETCH(const QString, format);
    Project project = emptyProject();
    importInto(project, {path}, optionsFor(project, path));
    QVERIFY(project.annotationCount() > 0 || path.contains(QStringLiteral("ZeroLength"))); // has none for us
    const Format &used = *formatById(format);
    const Folder folder;
    const QString out =
        folder.path(used.isFolder ? QStringLiteral("out") : QStringLiteral("out.") + used.suffixes.first());
    const auto written = exportProject(project, {format, out, {}, {}, 0});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().toString()));
    QCOMPARE(written->leftOut.size(), 0);
    Project again = withoutAnnotations(project);
    const Import back = importInto(again, {out});
    QCOMPARE(linesOf(back.notices).filter(QStringLiteral("not imported")), QStringList());
    QCOMPARE(annotationLines(again, used.keeps), annotationLines(project, used.keeps));
    QCOMPARE(articlesOf(again, used.keeps), articlesOf(project, used.keeps));
    QCOMPARE(again.actors(), project.actors());
    // Once more, the files are the same: nothing grows or moves on the way.
    const Result<Import> twice = importFiles(again, {out});
    QVERIFY(twice.has_value());
    QCOMPARE(twice->counts.annotations, 0);
    QCOMPARE(twice->counts.articles, 0);
}

/// Nothing but the files: texts, description and annotations by their names.
void TestSamples::textsComeBackIntoAnEmptyProject()
{
    QFETCH(const QString, path);
    QFETCH(const QString, format);
    const Format &used = *formatById(format);
    if (!used.keeps.testFlag(Field::Text))
        QSKIP("The format has no texts");
    Project project = emptyProject();
    importInto(project, {path}, optionsFor(project, path));
    const Folder folder;
    const QString out =
        folder.path(used.isFolder ? QStringLiteral("out") : QStringLiteral("out.") + used.suffixes.first());
    const auto written = exportProject(project, {format, out, {}, {}, 0});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().toString()));
    Project other = emptyProject();
    importInto(other, {out});
    const Fields keeps =
        used.keeps & ~Fields(Field::Attributes); // questions of another project have other ids
    QCOMPARE(annotationLines(other, keeps), annotationLines(project, keeps));
    QCOMPARE(articlesOf(other, keeps), articlesOf(project, keeps));
}

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
