// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every format that writes annotations must keep: walks formats().
#include "model/documents/decode.h"
#include "model/documents/zip_reader.h"
#include "tests/exchange/import_fixture.h"
#include "tests/project/random_project.h"

#include <QDirIterator>

using namespace standpoint;

namespace {

/// Those that read whole annotations back; what each keeps of them is said by itself.
QList<const Format *> annotationFormats()
{
    const Fields whole = Field::Span | Field::Actor | Field::Issue | Field::Stance;
    QList<const Format *> found;
    for (const Format *format : formats()) {
        if (format->writer && format->canRead() && (format->keeps & whole) == whole)
            found.append(format);
    }
    return found;
}

QString outputName(const Format &format)
{
    return format.isFolder ? QStringLiteral("out") : QStringLiteral("out.") + format.suffixes.first();
}

/// The codebook, people and texts, and no annotation.
Project withoutAnnotations(const Project &project)
{
    Project bare;
    for (const AnyEdit &edit : contentsOf(project)) {
        if (std::holds_alternative<Edit<Annotation>>(edit))
            continue;
        if (const Status applied = bare.applyEdit(edit); !applied)
            qFatal("%s", qPrintable(applied.error().toString()));
    }
    return bare;
}

/// All bytes that an export wrote, whatever the number of files.
QByteArray exported(const Project &project, const Format &format, const Folder &folder)
{
    const QString name = outputName(format);
    const auto written = exportProject(project, {format.id, folder.path(name), {}, {}, 0});
    if (!written)
        qFatal("%s", qPrintable(written.error().toString()));
    if (!written->leftOut.isEmpty())
        qFatal("%s", qPrintable(written->leftOut.first().toString()));
    if (!format.isFolder)
        return folder.read(name);
    QStringList names;
    for (QDirIterator it(folder.path(name), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        names.append(it.next());
    names.sort();
    QByteArray bytes;
    for (const QString &path : std::as_const(names)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(path));
        bytes += path.toUtf8() + '\n';
        for (const QByteArray &line : file.readAll().split('\n')) { // what did not come back is lost once
            if (!path.endsWith(QStringLiteral("/losses.csv"))
                || !(line.contains(",progress,") || line.contains(",description of the article,")))
                bytes += line + '\n';
        }
    }
    return bytes;
}

ImportOptions optionsFor(const Format &format)
{
    ImportOptions options;
    options.format = format.id;
    return options;
}

/// Emoji before everything, joiners and combining marks, right to left, a line separator, an astral letter.
const QString hardText =
    QStringLiteral("🔥 Headline 👍🏽\n“No 👩‍👩‍👧 e\u0301le\u0300ve,” 🇸🇾🇫🇷 "
                   "said g\u0308\u0323.\u2028مِصْر ترفض التدخل العسكري.\n\tTab  and two "
                   "spaces.\n\n𝔄𝔅 नीति 外交部 각하.");

struct Encoded
{
    const char *name;
    QByteArray bytes;
};

QList<Encoded> hardFiles()
{
    const QString crlf = QString(hardText).replace(QLatin1Char('\n'), QStringLiteral("\r\n"));
    QByteArray utf16("\xFF\xFE");
    for (const QChar c : crlf) {
        utf16 += static_cast<char>(c.unicode() & 0xFF);
        utf16 += static_cast<char>(c.unicode() >> 8);
    }
    QByteArray loneHalf = utf16;
    loneHalf += QByteArray("\x20\x00\x3D\xD8\x21\x00", 6); // space, the first half of a pair, !
    return {{"line feeds", hardText.toUtf8()}, {"CRLF", crlf.toUtf8()},
        {"byte order mark", "\xEF\xBB\xBF" + hardText.toUtf8()}, {"UTF-16", utf16},
        {"half a surrogate pair", loneHalf},
        {"control characters", "\x01\x02" + hardText.toUtf8() + "\x0B\x1F end\x7F."}};
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

private slots:
    void everyFormatIsWhole();
    void randomProjectsComeBackWhole_data();
    void randomProjectsComeBackWhole();
    void otherProjectsWithTheSameTextsGetTheSame_data() { randomProjectsComeBackWhole_data(); }
    void otherProjectsWithTheSameTextsGetTheSame();
    void hardTextsKeepSpansAndWords_data();
    void hardTextsKeepSpansAndWords();
    void importingTwiceChangesNothing_data();
    void importingTwiceChangesNothing();
    void pseudonymsHideNames_data();
    void pseudonymsHideNames();
};

void TestFormats::everyFormatIsWhole()
{
    QVERIFY(annotationFormats().size() >= 2);
    QSet<QString> ids;
    for (const Format *format : formats()) {
        QVERIFY2(!ids.contains(format->id), qPrintable(format->id));
        ids.insert(format->id);
        QCOMPARE(formatById(format->id), format);
        QVERIFY2(format->canRead() || format->writer, qPrintable(format->id));
        QVERIFY2(!format->suffixes.isEmpty() && !formatName(*format).isEmpty(), qPrintable(format->id));
        if (format->canRead())
            QVERIFY2(format->recognises, qPrintable(format->id));
        for (const FormatChoice &choice : format->choices)
            QVERIFY2(!choice.id.isEmpty() && choice.name, qPrintable(format->id));
    }
}

void TestFormats::randomProjectsComeBackWhole_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("seed");
    for (const Format *format : annotationFormats()) {
        for (int seed = 1; seed <= 25; ++seed)
            QTest::addRow("%s, project %d", qPrintable(format->id), seed) << format->id << seed;
    }
}

void TestFormats::randomProjectsComeBackWhole()
{
    QFETCH(const QString, format);
    QFETCH(const int, seed);
    RandomProject random(static_cast<quint64>(seed));
    const Project project = random.project(1 + seed % 5);
    const Folder folder;
    const Format &used = *formatById(format);
    const QByteArray first = exported(project, used, folder);
    if (project.annotationCount() == 0)
        return;
    Project again = withoutAnnotations(project);
    const Import import = importInto(again, {folder.path(outputName(used))}, optionsFor(used));
    QCOMPARE(linesOf(import.notices).filter(QStringLiteral("not imported")).join(u'\n'), QString());
    QCOMPARE(import.counts.annotations, project.annotationCount());
    QCOMPARE(annotationLines(again, used.keeps), annotationLines(project, used.keeps));
    QCOMPARE(again.actors(), project.actors());
    QCOMPARE(again.stances(), project.stances());
    if (used.keeps.testFlag(Field::Ids) && used.keeps.testFlag(Field::Times))
        QCOMPARE(exported(again, used, folder), first);
}

/// A colleague has the texts under the same names, but made the project anew: no id is the same.
void TestFormats::otherProjectsWithTheSameTextsGetTheSame()
{
    QFETCH(const QString, format);
    QFETCH(const int, seed);
    RandomProject random(static_cast<quint64>(seed) + 1000);
    const Project project = random.project(1 + seed % 5);
    if (project.annotationCount() == 0)
        return;
    const Folder folder;
    exported(project, *formatById(format), folder);
    Project other = emptyProject();
    std::vector<AnyEdit> edits;
    for (const Attribute &attribute : project.attributes().inOrder())
        edits.push_back(adding(attribute));
    QHash<QString, int> names;
    for (const ArticleId id : project.articleOrder()) {
        ArticleInfo info = *project.article(id)->info;
        ++names[info.document.isEmpty() ? info.title : info.document];
        info.id = ArticleId::random();
        ArticleText text = *project.article(id)->text;
        text.id = info.id;
        edits.push_back(adding(info));
        edits.push_back(adding(text));
    }
    if (std::any_of(names.begin(), names.end(), [](int count) { return count > 1; }))
        return; // then names cannot tell articles apart, and the import says so
    QVERIFY(other.apply(makeChange({}, std::move(edits))).has_value());
    const Format &used = *formatById(format);
    importInto(other, {folder.path(outputName(used))}, optionsFor(used));
    QCOMPARE(annotationLines(other, used.keeps), annotationLines(project, used.keeps));
}

void TestFormats::hardTextsKeepSpansAndWords_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bytes");
    for (const Format *format : annotationFormats()) {
        for (const Encoded &file : hardFiles())
            QTest::addRow("%s, %s", qPrintable(format->id), file.name) << format->id << file.bytes;
    }
}

// NOLINTNEXTLINE(readability-function-size): a list of hard texts
void TestFormats::hardTextsKeepSpansAndWords()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    const QString article = folder.write(QStringLiteral("hard.txt"), bytes);
    Project project = emptyProject();
    importInto(project, {article});
    const QString text = onlyArticle(project).content();
    QVERIFY(text.isValidUtf16());
    QVERIFY(text.startsWith(QStringLiteral("🔥")) || text.startsWith(QStringLiteral("  🔥")));
    QVERIFY(!text.contains(QLatin1Char('\r')));
    QVERIFY(text.contains(QChar(0x2028)));

    // Every sentence, each word of it, and the whole as two fragments; as a script would, in code points.
    QStringList rows{QStringLiteral("document,start,end,fragments,actor,issue,stance,annotator,text")};
    const QList<uint> points = text.toUcs4();
    const auto codePoint = [&](qsizetype at) { return QStringView(text).first(at).toUcs4().size(); };
    QStringList expected;
    const auto add = [&](qsizetype begin, qsizetype end, const QString &fragments) {
        rows.append(QStringLiteral("hard,%1,%2,%3,Ada,negotiation,neutral,Bo,")
                        .arg(codePoint(begin))
                        .arg(codePoint(end))
                        .arg(fragments));
    };
    for (const TextSpan sentence : onlyArticle(project).sentences()) {
        add(sentence.begin, sentence.end, {});
        expected.append(text.mid(sentence.begin, sentence.length()));
    }
    for (const QString &word :
        {QStringLiteral("👩‍👩‍👧"), QStringLiteral("e\u0301le\u0300ve"), QStringLiteral("🇸🇾🇫🇷"),
            QStringLiteral("g\u0308\u0323"), QStringLiteral("مِصْر"), QStringLiteral("𝔄𝔅")}) {
        const qsizetype at = text.indexOf(word);
        QVERIFY2(at >= 0, qPrintable(word));
        add(at, at + word.size(), {});
        expected.append(word);
    }
    const QList<TextSpan> sentences = onlyArticle(project).sentences();
    const auto pair = [&](TextSpan span) {
        return QStringLiteral("%1-%2").arg(codePoint(span.begin)).arg(codePoint(span.end));
    };
    add(sentences.first().begin, sentences.last().end,
        pair(sentences.first()) + u';' + pair(sentences.last()));
    expected.append(text.mid(sentences.first().begin, sentences.first().length()) + QStringLiteral(" … ")
        + text.mid(sentences.last().begin, sentences.last().length()));
    QVERIFY(points.size() < text.size());

    const Import import =
        importInto(project, {folder.write(QStringLiteral("table.csv"), rows.join(QLatin1Char('\n')))});
    QCOMPARE(linesOf(import.notices), QStringList());
    QStringList found;
    for (const Annotation &annotation : onlyArticle(project).annotations)
        found.append(onlyArticle(project).evidenceText(annotation.evidence));
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(found, expected);

    const Format &used = *formatById(format);
    exported(project, used, folder);
    Project again = emptyProject();
    importInto(again, {article});
    const Import back = importInto(again, {folder.path(outputName(used))}, optionsFor(used));
    QCOMPARE(linesOf(back.notices).filter(QStringLiteral("not imported")), QStringList());
    QCOMPARE(back.counts.skipped, 0);
    QCOMPARE(annotationLines(again, used.keeps), annotationLines(project, used.keeps));
    QCOMPARE(again.articles().size(), 1);
}

void TestFormats::importingTwiceChangesNothing_data()
{
    QTest::addColumn<QString>("format");
    for (const Format *format : annotationFormats())
        QTest::newRow(qPrintable(format->id)) << format->id;
}

void TestFormats::importingTwiceChangesNothing()
{
    QFETCH(const QString, format);
    RandomProject random(7);
    Project project = random.project(4);
    QVERIFY(project.annotationCount() > 0);
    const Folder folder;
    const Format &used = *formatById(format);
    exported(project, used, folder);
    const Result<Import> import = importFiles(project, {folder.path(outputName(used))}, optionsFor(used));
    QVERIFY(import.has_value());
    QCOMPARE(linesOf(import->notices).join(u'\n'), QString());
    QCOMPARE(import->change.edits.size(), size_t(0));
    QVERIFY(import->counts.alreadyThere >= project.annotationCount());
}

void TestFormats::pseudonymsHideNames_data()
{
    QTest::addColumn<QString>("format");
    for (const Format *format : formats()) {
        if (format->writer)
            QTest::newRow(qPrintable(format->id)) << format->id;
    }
}

/// Neither the files nor their names say who labelled.
void TestFormats::pseudonymsHideNames()
{
    QFETCH(const QString, format);
    const Folder folder;
    Project project = emptyProject();
    importInto(project,
        {folder.write(QStringLiteral("a.txt"), QByteArray("One.\nTwo.")),
            folder.write(QStringLiteral("t.csv"),
                QByteArray("document,start,end,actor,issue,stance,annotator,note,confidence\n"
                           "a,0,3,Egypt,negotiation,neutral,Xantippe Quux,why,0.5\n"
                           "a,5,8,Egypt,negotiation,against,Zebedee Flix,,\n")),
            folder.write(
                QStringLiteral("s.csv"), QByteArray("document,annotator,state\na,Xantippe Quux,done\n"))});
    ArticleInfo info = *onlyArticle(project).info;
    info.setNote(
        QStringLiteral("[DNA note by Zebedee Flix, 0–3] hm\n\tand more\n[DNA note by Xantippe Q., 5–8] ah"));
    QVERIFY(project.apply(makeChange({}, {replacing(ArticleInfo(*onlyArticle(project).info), info)})));
    const Format &used = *formatById(format);
    for (const auto &[hidden, layer] : {std::pair(false, QString()), std::pair(true, QString()),
             std::pair(true, QStringLiteral("Xantippe Quux|Zebedee Flix"))}) {
        ExportOptions options{used.id, folder.path(outputName(used)), {}, {}, 0};
        options.pseudonyms = hidden;
        options.layer = layer;
        const auto written = exportProject(project, options);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().toString()));
        QByteArray bytes;
        for (QDirIterator it(
                 folder.path(), {QStringLiteral("out*")}, QDir::AllEntries, QDirIterator::Subdirectories);
             it.hasNext();)
            bytes += it.next().toUtf8() + '\n';
        if (used.isFolder) {
            for (QDirIterator it(folder.path(outputName(used)), QDir::Files, QDirIterator::Subdirectories);
                 it.hasNext();) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                bytes += file.fileName().toUtf8() + '\n' + file.readAll();
            }
        } else if (Result<ZipReader> zip = ZipReader::openFile(folder.path(outputName(used)))) {
            for (const QString &name : zip->names())
                bytes += name.toUtf8() + '\n' + zip->read(name).value_or(QByteArray());
        } else {
            bytes += folder.read(outputName(used));
        }
        const QByteArray folded = bytes.toLower();
        const QByteArray plain = QByteArray(folded).replace('-', "");
        bool says = folded.contains("xantippe") || folded.contains("zebedee");
        for (const Shared<Annotator> &annotator : project.annotators())
            says = says || plain.contains(annotator->id.toString().toLatin1());
        if (hidden)
            QVERIFY2(!says, "a name is in what should hide it");
        else if (used.keeps.testFlag(Field::Annotator))
            QVERIFY2(says, "the test looks in the wrong place");
    }
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
