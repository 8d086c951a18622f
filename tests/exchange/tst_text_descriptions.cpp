// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a text file's name and first lines say of the article, and articles that are nearly the same.
#include "model/exchange/name_pattern.h"
#include "tests/exchange/import_fixture.h"

using namespace standpoint;

namespace {

/// Some hundred words that are not the same for two numbers.
QString article(int seed, int words = 300)
{
    QStringList all;
    quint32 state = static_cast<quint32>(seed) * 2'654'435'761U + 1;
    for (int i = 0; i < words; ++i) {
        state = state * 1'664'525U + 1'013'904'223U;
        all.append(QStringLiteral("word%1").arg(state >> 20U));
    }
    return all.join(u' ') + u'.';
}

} // namespace

class TestTextDescriptions : public QObject
{
    Q_OBJECT

private slots:
    void readsNames_data();
    void readsNames();
    void refusesPatternsThatAreNone_data();
    void refusesPatternsThatAreNone();
    void aNameThatDoesNotFitIsTold();
    void readsHeadLines_data();
    void readsHeadLines();
    void whatIsNoHeadStaysText_data();
    void whatIsNoHeadStaysText();
    void offsetsCountFromTheTextBehindTheHead();
    void anArticleThatHadItsHeadAsTextKeepsIt();
    void nearDuplicatesAreTold();
    void nearDuplicatesAreLeftOutWhenAskedTo();
    void aThirdOneIsComparedWithWhatStays();
    void otherArticlesAreNoDuplicates();
};

void TestTextDescriptions::readsNames_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("said"); ///< published | source | title | author
    QTest::newRow("date, source, title") << "{published}_{source}_{title}"
                                         << "2013-08-30_Courier_Talks_in_the_city"
                                         << "2013-08-30 | Courier | Talks in the city | ";
    QTest::newRow("digits") << "{source}-{published}"
                            << "Courier-20130830"
                            << "2013-08-30 | Courier |  | ";
    QTest::newRow("passed over") << "{*} - {author} - {title}"
                                 << "017 - Nora - Talks"
                                 << " |  | Talks | Nora";
    QTest::newRow("signs of expressions") << "[{source}] ({title})"
                                          << "[A.B] (What?)"
                                          << " | A.B | What? | ";
    QTest::newRow("not a date") << "{published}_{title}"
                                << "soon_Talks"
                                << "-";
    QTest::newRow("too few parts") << "{published}_{source}_{title}"
                                   << "2013-08-30_Talks"
                                   << "-";
}

void TestTextDescriptions::readsNames()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, name);
    QFETCH(const QString, said);
    const Result<NamePattern> read = NamePattern::fromText(pattern);
    QVERIFY(read.has_value());
    ArticleInfo info;
    const ArticleInfo untouched = info;
    if (!read->apply(name, info)) {
        QCOMPARE(QStringLiteral("-"), said);
        QVERIFY(info == untouched);
        return;
    }
    QCOMPARE(QStringList({info.published.toString(Qt::ISODate), info.source, info.title, info.author})
                 .join(QStringLiteral(" | ")),
        said);
}

void TestTextDescriptions::refusesPatternsThatAreNone_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern :
        {"", "title", "{titel}", "{text}", "{id}", "{title}_{title}", "{source}{title}"})
        QTest::newRow(*pattern ? pattern : "empty") << QString::fromLatin1(pattern);
}

void TestTextDescriptions::refusesPatternsThatAreNone()
{
    QFETCH(const QString, pattern);
    QVERIFY(!NamePattern::fromText(pattern));
    if (pattern.isEmpty())
        return;
    const Folder folder;
    ImportOptions options;
    options.namePattern = pattern;
    QVERIFY(
        !importFiles(emptyProject(), {folder.write(QStringLiteral("a.txt"), QStringLiteral("A."))}, options));
}

void TestTextDescriptions::aNameThatDoesNotFitIsTold()
{
    const Folder folder;
    folder.write(QStringLiteral("texts/2013-08-30_Talks.txt"), QStringLiteral("One text."));
    folder.write(QStringLiteral("texts/readme.txt"), QStringLiteral("Other text."));
    ImportOptions options;
    options.namePattern = QStringLiteral("{published}_{title}");
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("texts"))}, options);
    QCOMPARE(project.articles().size(), 2);
    const ArticleInfo &first = *project.article(project.articleOrder().first())->info;
    QCOMPARE(first.title, QStringLiteral("Talks"));
    QCOMPARE(first.published, QDate(2013, 8, 30));
    QCOMPARE(first.document, QStringLiteral("2013-08-30_Talks"));
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("readme.txt"), QStringLiteral("does not fit")));
    QCOMPARE(import.notices.count(), 1);
}

void TestTextDescriptions::readsHeadLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("said"); ///< title | source | published | author
    QTest::newRow("English")
        << "Title: Talks\nSource: Courier\nDate: 30 August 2013\nAuthor: Nora\n\nNo solution."
        << "No solution."
        << "Talks | Courier | 2013-08-30 | Nora";
    QTest::newRow("German") << "Titel: Gespräche\nDatum: 30.08.2013\nQuelle: Nordblick\n\n\nKeine Lösung.\n"
                            << "Keine Lösung."
                            << "Gespräche | Nordblick | 2013-08-30 | ";
    QTest::newRow("without a title") << "Date: 2013-08-30\nSource: Courier\n\nTalks\nNo solution."
                                     << "Talks\nNo solution."
                                     << "Talks | Courier | 2013-08-30 | ";
}

void TestTextDescriptions::readsHeadLines()
{
    QFETCH(const QString, text);
    QFETCH(const QString, content);
    QFETCH(const QString, said);
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("a.txt"), text)});
    const Article &article = onlyArticle(project);
    QCOMPARE(article.content(), content);
    QCOMPARE(QStringList({article.info->title, article.info->source,
                             article.info->published.toString(Qt::ISODate), article.info->author})
                 .join(QStringLiteral(" | ")),
        said);
    QCOMPARE(article.info->document, QStringLiteral("a"));
    QVERIFY(!article.info->original.isEmpty());
    // Whoever wants them as text has them.
    ImportOptions options;
    options.headLines = false;
    Project whole = emptyProject();
    importInto(whole, {folder.path(QStringLiteral("a.txt"))}, options);
    QVERIFY(onlyArticle(whole).content().startsWith(text.left(8)));
}

void TestTextDescriptions::whatIsNoHeadStaysText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one line") << "Title: Talks\n\nNo solution.";
    QTest::newRow("a line without a label") << "Title: Talks\nSource: Courier\nNo solution.\n\nHe said.";
    QTest::newRow("a label that is none") << "Title: Talks\nMinister: no solution\n\nHe said.";
    QTest::newRow("a date that is none") << "Title: Talks\nDate: soon\n\nHe said.";
    QTest::newRow("a label twice") << "Title: Talks\nTitle: More talks\n\nHe said.";
    QTest::newRow("nothing behind") << "Title: Talks\nSource: Courier\n\n";
    QTest::newRow("no empty line") << "Title: Talks\nSource: Courier";
    QTest::newRow("an empty line first") << "\nTitle: Talks\nSource: Courier\n\nHe said.";
}

void TestTextDescriptions::whatIsNoHeadStaysText()
{
    QFETCH(const QString, text);
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("a.txt"), text)});
    QString content = text;
    while (content.endsWith(u'\n'))
        content.chop(1);
    QCOMPARE(onlyArticle(project).content(), content);
}

void TestTextDescriptions::offsetsCountFromTheTextBehindTheHead()
{
    const Folder folder;
    folder.write(QStringLiteral("in/a.txt"),
        QStringLiteral("Title: Talks\nDate: 2013-08-30\n\nNo solution, he said."));
    folder.write(QStringLiteral("in/b.csv"),
        QByteArray("document,start,end,actor,issue,stance,annotator,text\na,3,11,He,negotiation,neutral,Bo,"
                   "solution\n"));
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(import.counts.annotations, 1);
    const Article &article = onlyArticle(project);
    QCOMPARE(article.evidenceText(article.annotations.first().evidence), QStringLiteral("solution"));
}

/// As an earlier version imported it.
void TestTextDescriptions::anArticleThatHadItsHeadAsTextKeepsIt()
{
    const Folder folder;
    const QString path = folder.write(
        QStringLiteral("a.txt"), QStringLiteral("Title: Talks\nDate: 2013-08-30\n\nNo solution."));
    ImportOptions earlier;
    earlier.headLines = false;
    Project project = emptyProject();
    importInto(project, {path}, earlier);
    const Import again = importInto(project, {path});
    QCOMPARE(again.counts.alreadyThere, 1);
    QCOMPARE(again.counts.articles, 0);
}

void TestTextDescriptions::nearDuplicatesAreTold()
{
    const Folder folder;
    folder.write(QStringLiteral("in/1.txt"), QStringLiteral("First paper\n") + article(1));
    folder.write(QStringLiteral("in/2.txt"), QStringLiteral("Second paper\n") + article(1));
    folder.write(QStringLiteral("in/3.txt"), QStringLiteral("Third paper\n") + article(2));
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(project.articles().size(), 3);
    QCOMPARE(import.nearDuplicates.size(), 1);
    QCOMPARE(import.nearDuplicates.first().title, QStringLiteral("Second paper"));
    QCOMPARE(import.nearDuplicates.first().other, QStringLiteral("First paper"));
    // 302 words are 298 shingles; two words differ, in the first two of them.
    QCOMPARE(import.nearDuplicates.first().share, 297.0 / 299.0);
    QVERIFY(!import.nearDuplicates.first().held);
    QVERIFY(anyHas(
        linesOf(import.notices), QStringLiteral("Second paper: 99 %"), QStringLiteral("“First paper”")));
    QCOMPARE(import.counts.skipped, 0);
}

void TestTextDescriptions::nearDuplicatesAreLeftOutWhenAskedTo()
{
    const Folder folder;
    Project project = emptyProject();
    importInto(
        project, {folder.write(QStringLiteral("held.txt"), QStringLiteral("Held paper\n") + article(1))});
    folder.write(QStringLiteral("in/2.txt"), QStringLiteral("Second paper\n") + article(1));
    folder.write(QStringLiteral("in/3.txt"), QStringLiteral("Third paper\n") + article(2));
    folder.write(QStringLiteral("in/b.csv"),
        QByteArray("document,start,end,actor,issue,stance,annotator\n2,0,6,He,negotiation,neutral,Bo\n"));
    ImportOptions options;
    options.nearDuplicates = NearDuplicates::Skip;
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))}, options);
    QCOMPARE(import.counts.articles, 1);
    QCOMPARE(project.articles().size(), 2);
    QVERIFY(import.nearDuplicates.first().held);
    QVERIFY(import.nearDuplicates.first().leftOut);
    const QStringList lines = linesOf(import.notices);
    QVERIFY(anyHas(lines, QStringLiteral("Second paper: "), QStringLiteral("like “Held paper”")));
    // What names the article that is not there is not lost in silence.
    QVERIFY(anyHas(lines, QStringLiteral("There is no article “2”")));
    QCOMPARE(import.counts.skipped, 2);
}

void TestTextDescriptions::aThirdOneIsComparedWithWhatStays()
{
    const Folder folder;
    for (int i = 1; i <= 3; ++i)
        folder.write(QStringLiteral("in/%1.txt").arg(i), QStringLiteral("Paper %1\n").arg(i) + article(1));
    ImportOptions options;
    options.nearDuplicates = NearDuplicates::Skip;
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))}, options);
    QCOMPARE(onlyArticle(project).info->title, QStringLiteral("Paper 1"));
    QCOMPARE(import.nearDuplicates.size(), 2);
    QCOMPARE(import.nearDuplicates[1].other, QStringLiteral("Paper 1"));
}

void TestTextDescriptions::otherArticlesAreNoDuplicates()
{
    const Folder folder;
    for (int i = 0; i < 50; ++i)
        folder.write(QStringLiteral("in/%1.txt").arg(i), article(100 + i));
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(import.nearDuplicates.size(), 0);
    QCOMPARE(linesOf(import.notices), QStringList());
}

QTEST_GUILESS_MAIN(TestTextDescriptions)
#include "tst_text_descriptions.moc"
