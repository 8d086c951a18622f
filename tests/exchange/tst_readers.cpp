// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exported files in the readers that people have: Python with pandas, networkx and igraph, R, sqlite3,
// xmllint. What a machine has not is skipped with a sentence. The project is as hard as text and names get.
#include "model/documents/zip_reader.h"
#include "tests/exchange/import_fixture.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace standpoint;

namespace {

const QString hardText = QStringLiteral(
    "🔥 Headline 👍🏽\n“No 👩‍👩‍👧 e\u0301le\u0300ve,” 🇸🇾🇫🇷 said "
    "g\u0308\u0323, \"quoted\"; a\\b.\u2028مِصْر ترفض التدخل "
    "العسكري.\n\tTab  and two spaces.\n\n𝔄𝔅 नीति 外交部 각하.");

/// Names that readers stumble over: missing values, formulas, separators, markup, right to left.
const QStringList hardActors{QStringLiteral("None"), QStringLiteral("NA"), QStringLiteral("=1+1"),
    QStringLiteral("A & <B>; \"C\", 'D'"), QStringLiteral("مصر"), QStringLiteral("Zoë 🦊")};

/// Marks every sentence, words with emoji and marks, and two fragments at once.
struct Hard
{
    Hard()
    {
        project = emptyProject();
        const QString article = folder.write(QStringLiteral("hard.txt"), hardText.toUtf8());
        importInto(project, {article});
        QStringList rows{QStringLiteral("document,start,end,fragments,actor,issue,stance,annotator,note")};
        const QString text = onlyArticle(project).content();
        const auto at = [&](qsizetype unit) { return QStringView(text).first(unit).toUcs4().size(); };
        const auto add = [&](qsizetype begin, qsizetype end, const QString &fragments) {
            const auto number = rows.size();
            QString actor = hardActors[number % hardActors.size()];
            actor.replace(u'"', QStringLiteral("\"\""));
            rows.append(
                QStringLiteral("hard,%1,%2,%3,\"%4\",%5,%6,Bo,\"%7\"")
                    .arg(at(begin))
                    .arg(at(end))
                    .arg(fragments, actor,
                        number % 2 == 0 ? QStringLiteral("negotiation") : QStringLiteral("intervention"),
                        number % 3 == 0 ? QStringLiteral("against") : QStringLiteral("in favour"),
                        number % 2 == 0 ? QStringLiteral("two\nlines\tand \"\"quotes\"\"") : QString()));
        };
        const QList<TextSpan> sentences = onlyArticle(project).sentences();
        for (const TextSpan sentence : sentences)
            add(sentence.begin, sentence.end, {});
        for (const QString &word : {QStringLiteral("👩‍👩‍👧"), QStringLiteral("e\u0301le\u0300ve"),
                 QStringLiteral("🇸🇾🇫🇷"), QStringLiteral("مِصْر"), QStringLiteral("𝔄𝔅")})
            add(text.indexOf(word), text.indexOf(word) + word.size(), {});
        const auto pair = [&](TextSpan span) {
            return QStringLiteral("%1-%2").arg(at(span.begin)).arg(at(span.end));
        };
        add(sentences[0].begin, sentences[2].end, pair(sentences[0]) + u';' + pair(sentences[2]));
        importInto(project, {folder.write(QStringLiteral("hard.csv"), rows.join(u'\n').toUtf8())});
        if (project.annotationCount() != rows.size() - 1)
            qFatal("The test's own table was not read whole");
        folder.write(QStringLiteral("expected.json"), QJsonDocument(expected()).toJson());
    }

    QJsonObject expected() const
    {
        const Article &article = onlyArticle(project);
        const QString &text = article.content();
        const auto at = [&](qsizetype unit) { return QStringView(text).first(unit).toUcs4().size(); };
        QJsonArray annotations;
        for (const Annotation &a : article.annotations) {
            QJsonArray fragments;
            QJsonArray words;
            for (const TextSpan span : a.evidence.fragments()) {
                fragments.append(QJsonArray{at(span.begin), at(span.end)});
                words.append(text.mid(span.begin, span.length()));
            }
            annotations.append(QJsonObject{{QStringLiteral("id"), a.id.toString()},
                {QStringLiteral("fragments"), fragments}, {QStringLiteral("words"), words},
                {QStringLiteral("hull"), text.mid(a.evidence.begin(), a.evidence.end() - a.evidence.begin())},
                {QStringLiteral("actor"), project.actors().find(a.actor)->name},
                {QStringLiteral("issue"), project.issues().find(a.issue)->name},
                {QStringLiteral("stance"), project.stances().find(a.stance)->name},
                {QStringLiteral("annotator"), project.annotators().find(a.annotator)->name},
                {QStringLiteral("note"), a.note.orDefault()}});
        }
        QJsonArray nodes;
        for (const Actor &actor : project.actors().inOrder())
            nodes.append(actor.name);
        for (const Issue &issue : project.issues().inOrder())
            nodes.append(issue.name);
        return {{QStringLiteral("texts"), QJsonObject{{QStringLiteral("hard"), text}}},
            {QStringLiteral("documents"), QJsonObject{{article.info->id.toString(), QStringLiteral("hard")}}},
            {QStringLiteral("annotations"), annotations}, {QStringLiteral("nodes"), nodes}};
    }

    /// The same for R, which has no JSON by itself.
    QByteArray expectedTable() const
    {
        QString table = QStringLiteral("id,actor,issue,stance,annotator,fragments\n");
        const auto cell = [](QString text) -> QString {
            return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
        };
        for (const Annotation &a : onlyArticle(project).annotations)
            table +=
                QStringList{cell(a.id.toString()), cell(project.actors().find(a.actor)->name),
                    cell(project.issues().find(a.issue)->name), cell(project.stances().find(a.stance)->name),
                    cell(project.annotators().find(a.annotator)->name), QString::number(a.evidence.count())}
                    .join(u',')
                + u'\n';
        return table.toUtf8();
    }

    /// Where the export is.
    QString exported(const QString &format) const
    {
        const Format &used = *formatById(format);
        const QString name =
            used.isFolder ? QStringLiteral("out") : QStringLiteral("out.") + used.suffixes.first();
        ExportOptions options{format, folder.path(name), {}, {}, 1};
        const auto written = exportProject(project, options);
        if (!written)
            qFatal("%s", qPrintable(written.error().toString()));
        return options.path;
    }

    Project project;
    Folder folder;
};

struct Said
{
    int exitCode = -1;
    QString out;
    QString error;
};

Said run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()).trimmed(),
        QString::fromUtf8(process.readAllStandardError())};
}

/// Debian's Python, for that one has Debian's libraries.
QString python()
{
    const QString debian = QStringLiteral("/usr/bin/python3");
    return QFile::exists(debian) ? debian : QStandardPaths::findExecutable(QStringLiteral("python3"));
}

const QString scripts = QStringLiteral(PROJECT_ROOT "/tests/exchange/");

} // namespace

class TestReaders : public QObject
{
    Q_OBJECT

private slots:
    void pythonReadsIt_data();
    void pythonReadsIt();
    void rReadsIt_data();
    void rReadsIt();
    void sqliteReadsIt();
    void xmllintReadsIt_data();
    void xmllintReadsIt();
};

void TestReaders::pythonReadsIt_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QString>("library");
    for (const char *id : {"csv", "jsonl", "dataset", "brat", "webanno-tsv", "xmi", "cas-json",
             "label-studio", "doccano", "prodigy", "conll", "semeval", "w3c", "dna"})
        QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(id) << QString();
    QTest::newRow("refi-qda") << "refi-qda"
                              << "refi" << QString();
    QTest::newRow("csv, pandas") << "csv"
                                 << "pandas-csv"
                                 << "pandas";
    QTest::newRow("jsonl, pandas") << "jsonl"
                                   << "pandas-jsonl"
                                   << "pandas";
    QTest::newRow("graphml, networkx") << "graphml"
                                       << "networkx"
                                       << "networkx";
    QTest::newRow("graphml, igraph") << "graphml"
                                     << "igraph"
                                     << "igraph";
}

void TestReaders::pythonReadsIt()
{
    QFETCH(const QString, format);
    QFETCH(const QString, reader);
    QFETCH(const QString, library);
    if (python().isEmpty())
        QSKIP("There is no python3");
    if (!library.isEmpty()
        && run(python(), {QStringLiteral("-c"), QStringLiteral("import ") + library}).exitCode != 0)
        QSKIP("Python has no such library here (Debian: python3-pandas, python3-networkx, python3-igraph)");
    const Hard hard;
    const Said said = run(python(),
        {scripts + QStringLiteral("readers.py"), reader, hard.exported(format),
            hard.folder.path(QStringLiteral("expected.json"))});
    QVERIFY2(said.exitCode == 0, qPrintable(said.error));
    QVERIFY2(said.out.toInt() > 5, qPrintable(said.out));
}

void TestReaders::rReadsIt_data()
{
    QTest::addColumn<QString>("format");
    for (const char *id : {"csv", "jsonl", "dataset"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestReaders::rReadsIt()
{
    QFETCH(const QString, format);
    const QString r = QStandardPaths::findExecutable(QStringLiteral("Rscript"));
    if (r.isEmpty())
        QSKIP("There is no R (Debian: r-base-core)");
    if (format == QStringLiteral("jsonl")
        && run(r, {QStringLiteral("-e"), QStringLiteral("library(jsonlite)")}).exitCode != 0)
        QSKIP("R has no JSON by itself (Debian: r-cran-jsonlite)");
    const Hard hard;
    const Said said = run(r,
        {scripts + QStringLiteral("readers.R"), format, hard.exported(format),
            hard.folder.write(QStringLiteral("expected.csv"), hard.expectedTable()),
            hard.folder.write(QStringLiteral("text"), onlyArticle(hard.project).content().toUtf8())});
    QVERIFY2(said.exitCode == 0, qPrintable(said.error));
    QCOMPARE(said.out.toInt(), int(hard.project.annotationCount()));
}

void TestReaders::sqliteReadsIt()
{
    const QString sqlite = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (sqlite.isEmpty())
        QSKIP("The program sqlite3 is not here (Debian: sqlite3)");
    const Hard hard;
    const Said said = run(sqlite,
        {QStringLiteral("-readonly"), hard.exported(QStringLiteral("dna")),
            QStringLiteral(
                "PRAGMA integrity_check; PRAGMA foreign_key_check; "
                "SELECT count(*) FROM DOCUMENTS; SELECT Value FROM ENTITIES WHERE Value <> '' ORDER BY "
                "Value;")});
    QVERIFY2(said.exitCode == 0 && said.error.isEmpty(), qPrintable(said.error));
    const QStringList lines = said.out.split(u'\n');
    QCOMPARE(lines.value(0), QStringLiteral("ok"));
    QCOMPARE(lines.value(1), QStringLiteral("1"));
    for (const Actor &actor : hard.project.actors().inOrder())
        QVERIFY2(lines.contains(actor.name), qPrintable(actor.name));
}

void TestReaders::xmllintReadsIt_data()
{
    QTest::addColumn<QString>("format");
    for (const char *id : {"xmi", "graphml", "refi-qda"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

/// Well-formed, and right by the schema where there is one.
void TestReaders::xmllintReadsIt()
{
    QFETCH(const QString, format);
    const QString xmllint = QStandardPaths::findExecutable(QStringLiteral("xmllint"));
    if (xmllint.isEmpty())
        QSKIP("xmllint is not here (Debian: libxml2-utils)");
    const Hard hard;
    const QString out = hard.exported(format);
    QStringList files;
    QStringList options{QStringLiteral("--noout"), QStringLiteral("--nonet")};
    if (format == QStringLiteral("refi-qda")) {
        Result<ZipReader> zip = ZipReader::openFile(out);
        QVERIFY(zip.has_value());
        for (const QString &name : zip->names()) {
            if (name.endsWith(QStringLiteral(".qde")))
                files.append(hard.folder.write(QStringLiteral("project.xml"), *zip->read(name)));
        }
        const QString schema = QStringLiteral(SHARED_DATA "/samples/refi-qda/Project.xsd");
        if (QFile::exists(schema))
            options += {QStringLiteral("--schema"), schema};
    } else if (QFileInfo(out).isDir()) {
        for (QDirIterator it(out, {QStringLiteral("*.x*")}, QDir::Files, QDirIterator::Subdirectories);
             it.hasNext();)
            files.append(it.next());
    } else {
        files.append(out);
    }
    QVERIFY(!files.isEmpty());
    const Said said = run(xmllint, options + files);
    QVERIFY2(said.exitCode == 0, qPrintable(said.error));
}

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
