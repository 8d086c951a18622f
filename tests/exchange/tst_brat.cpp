// SPDX-License-Identifier: GPL-3.0-or-later
//
// brat's folders of .txt and .ann: what we write to the byte, what brat wrote, and files that are not right.
#include "model/exchange/brat_words.h"
#include "tests/exchange/exchange_sample.h"

using namespace standpoint;

namespace {

/// Files of the real tool and corpora lie beside the project's folder, where somebody put them.
QString shared(const QString &name)
{
    return QStringLiteral(SHARED_DATA "/") + name;
}

/// Everything that has a label becomes an annotation of that issue: what a mapping would do.
ImportOptions byLabel(const QString &actorField, const QString &actorOtherwise)
{
    ImportOptions options;
    options.annotator = QStringLiteral("Bo");
    LabelMapping mapping;
    mapping.actor = {actorField, {}, actorOtherwise};
    mapping.issue = {QStringLiteral("label"), {}, {}};
    mapping.stance = {{}, {}, QStringLiteral("neutral")};
    options.mapping = mapping;
    return options;
}

/// "words | actor | issue" of each annotation, in the article's order.
QStringList said(const Project &project)
{
    QStringList lines;
    for (const Annotation &a : onlyArticle(project).annotations)
        lines.append(onlyArticle(project).evidenceText(a.evidence) + QStringLiteral(" | ")
            + project.actors().find(a.actor)->name + QStringLiteral(" | ")
            + project.issues().find(a.issue)->name);
    return lines;
}

} // namespace

class TestBrat : public QObject
{
    Q_OBJECT

private slots:
    void writesTheseBytes();
    void severalAnnotatorsGetAFolderEach();
    void evidenceOverLineBreaksIsParted_data();
    void evidenceOverLineBreaksIsParted();
    void packsAndUnpacks();
    void whatBratChangedIsTaken();
    void readsBratsOwnFiles();
    void readsPlacesWhateverTheyCount_data();
    void readsPlacesWhateverTheyCount();
    void saysWhatIsNotRight();
    void refusesAnnotationsWithoutText();
    void everyCutFileIsRead();
    void folderIsImportedWithoutNamingTheFormat();
    void readsLitbanksQuotations();
};

void TestBrat::writesTheseBytes()
{
    const Folder folder;
    const Project project = sampleProject();
    ExportOptions options{QStringLiteral("brat"), folder.path(QStringLiteral("out")), {}, {}, 0};
    options.layer = QStringLiteral("Bo");
    const auto written = exportProject(project, options);
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().toString()));
    QCOMPARE(folder.read(QStringLiteral("out/talks.txt")), sampleText().toUtf8());
    compareLines(QString::fromUtf8(folder.read(QStringLiteral("out/talks.ann"))),
        QStringLiteral("T1\tStatement 2 11;17 21\t“No war,” she.\n"
                       "A1\tStance T1 against\n"
                       "A2\tIssue T1 intervention\n"
                       "A3\tConfidence T1 4\n"
                       "A4\tattribution T1 direct_quote\n"
                       "A5\tconditional T1\n"
                       "N1\tReference T1 actor:00000000000000050000000000000001\tAda; 100%\n"
                       "N2\tReference T1 issue:%ISSUE\tintervention\n"
                       "#1\tAnnotatorNotes T1\ttwo lines\n"
                       "#2\tStatementMeta T1\tid=00000000000000060000000000000001;actor=Ada%3B 100%25;"
                       "actor_id=00000000000000050000000000000001;issue=intervention;stance=against;"
                       "polarity=-1;annotator=Bo;attribute:attribution=direct quote;"
                       "attribute:conditional=true;confidence=0.8;note=two%0Alines;provenance=manual;"
                       "created=2013-08-30T12:00:00.000Z;modified=2013-08-30T12:00:00.500Z;"
                       "code:stance=Stance against;code:issue=Issue intervention;"
                       "code:confidence=Confidence 4;code:attribute:attribution=attribution direct_quote;"
                       "code:attribute:conditional=conditional\n"
                       "#3\tArticleMeta T1\tarticle_id=00000000000000040000000000000001;document=talks;"
                       "title=🕊 Talks;source=Herald;published=2013-08-30;language=en;tags=a%1Fb\n")
            .replace(QStringLiteral("%ISSUE"), project.issues().inOrder().first().id.toString()));
    const QString configuration = QString::fromUtf8(folder.read(QStringLiteral("out/annotation.conf")));
    for (const char *section : {"[entities]\n", "[relations]\n", "[events]\n", "[attributes]\n"})
        QVERIFY2(configuration.contains(QLatin1String(section)), section);
    QVERIFY(
        configuration.contains(QStringLiteral("Stance\tArg:Statement, Value:in_favour|neutral|against\n")));
    QVERIFY(configuration.contains(
        QStringLiteral("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n")));
    QVERIFY(folder.read(QStringLiteral("out/visual.conf")).contains("in_favour | in favour\n"));
}

void TestBrat::severalAnnotatorsGetAFolderEach()
{
    const Folder folder;
    const Project project = sampleProject();
    const auto written =
        exportProject(project, {QStringLiteral("brat"), folder.path(QStringLiteral("out")), {}, {}, 0});
    QVERIFY(written.has_value());
    QVERIFY(folder.read(QStringLiteral("out/Bo/talks.ann")).contains("annotator=Bo"));
    QVERIFY(folder.read(QStringLiteral("out/Zoe/talks.ann")).contains("annotator=Zöe"));
    QVERIFY(!folder.read(QStringLiteral("out/Zoe/talks.ann")).contains("annotator=Bo"));
    // Nobody has begun this one: it has an empty .ann, or brat would not list it.
    QVERIFY(QFile::exists(folder.path(QStringLiteral("out/unassigned/open.ann"))));
    QCOMPARE(folder.read(QStringLiteral("out/unassigned/open.ann")), QByteArray());
    QCOMPARE(folder.read(QStringLiteral("out/unassigned/open.txt")), QByteArray("Nothing yet."));

    Project other = emptyProject();
    ImportOptions options;
    options.format = QStringLiteral("brat");
    importInto(other, {folder.path(QStringLiteral("out"))}, options);
    QCOMPARE(annotationLines(other, sampleFields), annotationLines(project, sampleFields));
    QCOMPARE(other.articles().size(), 2);
    const ArticleInfo &info = *other.article(ArticleId{{4, 1}})->info;
    QCOMPARE(info.title, QStringLiteral("🕊 Talks"));
    QCOMPARE(info.tags, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(info.published, QDate(2013, 8, 30));
}

void TestBrat::evidenceOverLineBreaksIsParted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fragments");
    QTest::newRow("none") << "a b"
                          << "0-3";
    QTest::newRow("one") << "a\nb"
                         << "0-1;2-3";
    QTest::newRow("spaces beside it") << "a  \n b"
                                      << "0-1;5-6";
    QTest::newRow("spaces at the ends stay") << " a\tb "
                                             << "0-2;3-5";
    QTest::newRow("line separator") << QStringLiteral("a\u2028b") << "0-1;2-3";
    QTest::newRow("several") << "\n\na\n\n\nb\n"
                             << "2-3;6-7";
    QTest::newRow("nothing else") << "\n \n"
                                  << "";
}

void TestBrat::evidenceOverLineBreaksIsParted()
{
    QFETCH(const QString, text);
    QFETCH(const QString, fragments);
    QStringList found;
    for (const TextSpan span : brat::fragmentsIn(text, {0, static_cast<int>(text.size())}))
        found.append(QStringLiteral("%1-%2").arg(span.begin).arg(span.end));
    QCOMPARE(found.join(u';'), fragments);
}

void TestBrat::packsAndUnpacks()
{
    const QList<ForeignField> fields{{QStringLiteral("a=b;c%"), QStringLiteral("100% = x; y\n\t\u2028😀")},
        {QStringLiteral("n"), QStringLiteral("%41")}};
    const QString text = brat::packed(fields);
    QVERIFY(!text.contains(u'\n') && !text.contains(u'\t') && !text.contains(QChar(0x2028)));
    QCOMPARE(brat::unpacked(text), fields);
    QCOMPARE(brat::unpacked(QStringLiteral("=;x;;=y")), QList<ForeignField>());
}

/// Somebody changed the stance, took the flag away, wrote another note and drew a box.
void TestBrat::whatBratChangedIsTaken()
{
    const Folder folder;
    const Project project = sampleProject();
    ExportOptions options{QStringLiteral("brat"), folder.path(QStringLiteral("out")), {}, {}, 0};
    options.layer = QStringLiteral("Bo");
    QVERIFY(exportProject(project, options).has_value());
    QByteArray ann = folder.read(QStringLiteral("out/talks.ann"));
    ann.replace("A1\tStance T1 against", "A1\tStance T1 in_favour");
    ann.replace("A5\tconditional T1\n", "");
    ann.replace("A3\tConfidence T1 4", "A3\tConfidence T1 1");
    ann.replace("T1\ttwo lines", "T1\tanother");
    ann += "T2\tStatement 15 18\tshe\nA9\tStance T2 neutral\nA10\tIssue T2 negotiation\n"
           "N9\tReference T2 actor:7\tAda; 100%\n";
    folder.write(QStringLiteral("out/talks.ann"), ann);
    Project other = emptyProject();
    ImportOptions reading;
    reading.format = QStringLiteral("brat");
    importInto(other, {folder.path(QStringLiteral("out"))}, reading);
    QCOMPARE(onlyArticleNamed(other, QStringLiteral("talks")).annotations.size(), 2);
    const Annotation &first = onlyArticleNamed(other, QStringLiteral("talks")).annotations[0];
    QCOMPARE(first.id, AnnotationId({{6, 1}}));
    QCOMPARE(other.stances().find(first.stance)->name, QStringLiteral("in favour"));
    QCOMPARE(first.confidence, 0.0F);
    QCOMPARE(first.note.orDefault(), QStringLiteral("another"));
    QCOMPARE(first.attributes.orDefault().size(), 1);
    const Annotation &second = onlyArticleNamed(other, QStringLiteral("talks")).annotations[1];
    QCOMPARE(other.stances().find(second.stance)->name, QStringLiteral("neutral"));
    QCOMPARE(other.issues().find(second.issue)->name, QStringLiteral("negotiation"));
    QCOMPARE(other.annotators().find(second.annotator)->name, QStringLiteral("Bo"));
}

void TestBrat::readsBratsOwnFiles()
{
    const QString path = shared(QStringLiteral("samples/brat/"));
    if (!QFile::exists(path))
        QSKIP("The sample files of brat are not beside the project");
    Project relations = emptyProject();
    importInto(relations, {path + QStringLiteral("060-relation_annotation.ann")},
        byLabel(QStringLiteral("Located"), QStringLiteral("nobody")));
    QCOMPARE(said(relations),
        QStringList({QStringLiteral("Terry Pratchett | England | Person"),
            QStringLiteral("England | nobody | GPE"), QStringLiteral("Joanne Rowling | nobody | Person"),
            QStringLiteral("Jo Rowling | nobody | Person"), QStringLiteral("J. K. Rowling | nobody | Person"),
            QStringLiteral("Terry Pratchett | nobody | Person"), QStringLiteral("England | nobody | GPE"),
            QStringLiteral("Joanne Rowling | nobody | Person"),
            QStringLiteral("Jo Rowling | nobody | Person"),
            QStringLiteral("J. K. Rowling | nobody | Person")}));
    Project notes = emptyProject();
    const Import import = importInto(notes, {path + QStringLiteral("110-note_annotation.ann")},
        byLabel(QStringLiteral("Org-Arg"), QStringLiteral("nobody")));
    QVERIFY(said(notes).contains(QStringLiteral("merged | YouTube | Merge-org")));
    QCOMPARE(said(notes).size(), 14);
    const Annotation &first = onlyArticle(notes).annotations.first();
    QCOMPARE(first.note.orDefault(), QStringLiteral("Should fictional places be annotated?"));
    QCOMPARE(import.counts.skipped, 0);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("Family:note")));
}

void TestBrat::readsPlacesWhateverTheyCount_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QString>("remark");
    const QByteArray plain = "\xF0\x9F\x94\xA5 a\nb \xC3\xA9"
                             "cole\n";
    const QByteArray crlf = QByteArray(plain).replace("\n", "\r\n");
    QTest::newRow("code points") << plain << QByteArray("6 11") << QString();
    QTest::newRow("UTF-16") << plain << QByteArray("7 12") << QStringLiteral("UTF-16");
    QTest::newRow("bytes") << plain << QByteArray("9 15") << QStringLiteral("bytes");
    QTest::newRow("CRLF, both counted") << crlf << QByteArray("7 12") << QStringLiteral("Windows");
    QTest::newRow("CRLF, counted once") << crlf << QByteArray("6 11") << QString();
    QTest::newRow("mark, not counted") << "\xEF\xBB\xBF" + plain << QByteArray("6 11") << QString();
    QTest::newRow("mark, counted") << "\xEF\xBB\xBF" + plain << QByteArray("7 12") << QString();
}

void TestBrat::readsPlacesWhateverTheyCount()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, place);
    QFETCH(const QString, remark);
    const Folder folder;
    folder.write(QStringLiteral("a.txt"), text);
    Project project = emptyProject();
    const Import import = importInto(project,
        {folder.write(QStringLiteral("a.ann"),
            "T1\tWord " + place
                + "\t\xC3\xA9"
                  "cole\n")},
        byLabel({}, QStringLiteral("Ada")));
    QCOMPARE(said(project), QStringList(QStringLiteral("école | Ada | Word")));
    QCOMPARE(onlyArticle(project).content(), QStringLiteral("🔥 a\nb école"));
    if (remark.isEmpty())
        QVERIFY2(!anyHas(linesOf(import.notices), QStringLiteral("converted")),
            qPrintable(linesOf(import.notices).join(u'\n')));
    else
        QVERIFY2(anyHas(linesOf(import.notices), remark), qPrintable(linesOf(import.notices).join(u'\n')));
}

void TestBrat::saysWhatIsNotRight()
{
    const Folder folder;
    folder.write(QStringLiteral("a.txt"), QByteArray("One two three."));
    const QByteArray ann = "T1\tWord 0 3\tOne\n"
                           "T1\tWord 4 7\ttwo\n"   // its id was there
                           "T2\tWord 4 99\ttwo\n"  // outside
                           "T3 Word 4 7 two\n"     // no tabs
                           "T4\tWord 7 4\ttwo\n"   // the wrong way round
                           "T5\tWord 4 7\tother\n" // other words
                           "T6\tWord 99999999999999999999 4\tx\n"
                           "T7\tWord 4 7;8 13\ttwo three\n"
                           "A1\tSure T9\n"    // of nothing
                           "R1\tBy Arg1:T1\n" // one end
                           "R2\tBy Arg1:T1 Arg2:T9\n"
                           "E1\tSay:T8\n"
                           "#1\tAnnotatorNotes\n"
                           "Z1\tx\n";
    Project project = emptyProject();
    const Import import =
        importInto(project, {folder.write(QStringLiteral("a.ann"), ann)}, byLabel({}, QStringLiteral("Ada")));
    QCOMPARE(said(project),
        QStringList({QStringLiteral("One | Ada | Word"), QStringLiteral("two … three | Ada | Word")}));
    const QStringList notices = linesOf(import.notices);
    for (const int line : {2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14})
        QVERIFY2(
            anyHas(notices, QStringLiteral("a.ann, line %1:").arg(line)), qPrintable(notices.join(u'\n')));
    QCOMPARE(import.counts.skipped, 12);
}

void TestBrat::refusesAnnotationsWithoutText()
{
    const Folder folder;
    const auto import = importFiles(
        emptyProject(), {folder.write(QStringLiteral("a.ann"), QByteArray("T1\tWord 0 3\tOne\n"))});
    QVERIFY(!import.has_value());
    QVERIFY2(import.error().what.contains(QStringLiteral("a.txt")), qPrintable(import.error().what));
}

/// A line that is cut may say less, but where the statement's own line is whole, nothing is wrong.
void TestBrat::everyCutFileIsRead()
{
    const Folder folder;
    const Project project = sampleProject();
    ExportOptions options{QStringLiteral("brat"), folder.path(QStringLiteral("out")), {}, {}, 0};
    options.layer = QStringLiteral("Bo");
    QVERIFY(exportProject(project, options).has_value());
    const QByteArray ann = folder.read(QStringLiteral("out/talks.ann"));
    const QStringList whole = annotationLines(project, sampleFields);
    int taken = 0;
    for (qsizetype length = 0; length < ann.size(); ++length) {
        Project other = emptyProject();
        ImportOptions reading;
        reading.annotator = QStringLiteral("Bo");
        const auto import =
            importFiles(other, {folder.write(QStringLiteral("out/talks.ann"), ann.first(length))}, reading);
        QVERIFY2(import.has_value(), import ? "" : qPrintable(import.error().toString()));
        QVERIFY(other.apply(import->change).has_value());
        if (length < ann.indexOf("\n#3"))
            continue;
        ++taken;
        QVERIFY2(annotationLines(other, sampleFields).size() == 1,
            qPrintable(QString::number(length) + linesOf(import->notices).join(u'\n')));
        QVERIFY(whole.contains(annotationLines(other, sampleFields).first()));
    }
    QVERIFY(taken > 10);
}

void TestBrat::folderIsImportedWithoutNamingTheFormat()
{
    const Folder folder;
    const Project project = sampleProject();
    QVERIFY(exportProject(project, {QStringLiteral("brat"), folder.path(QStringLiteral("out")), {}, {}, 0})
                .has_value());
    Project other = emptyProject();
    const Import import = importInto(other, {folder.path(QStringLiteral("out"))});
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(annotationLines(other, sampleFields), annotationLines(project, sampleFields));
    QCOMPARE(other.articles().size(), 2);
}

void TestBrat::readsLitbanksQuotations()
{
    const QString path = shared(QStringLiteral("corpora/litbank-quotations"));
    if (!QFile::exists(path))
        QSKIP("The quotations of LitBank are not beside the project");
    Project project = emptyProject();
    ImportOptions options = byLabel(QStringLiteral("speaker"), QStringLiteral("unknown"));
    options.format = QStringLiteral("brat");
    const Import import = importInto(project, {path}, options);
    QCOMPARE(project.articles().size(), 50);
    QCOMPARE(import.counts.annotations, 869);
    QCOMPARE(import.counts.skipped, 0);
    const auto lark = std::find_if(project.articles().begin(), project.articles().end(),
        [](const Shared<Article> &article) { return article->info->document.startsWith(u"44_"); });
    QVERIFY(lark != project.articles().end());
    const Annotation &first = (*lark)->annotations.first();
    QCOMPARE((*lark)->evidenceText(first.evidence), QStringLiteral("“ Good-evening , Mr. Kronborg , ”"));
}

QTEST_GUILESS_MAIN(TestBrat)
#include "tst_brat.moc"
