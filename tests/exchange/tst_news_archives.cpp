// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text files of news archives: every article with its head, and nothing that is lost on the way.
#include "model/documents/decode.h"
#include "model/exchange/news_archive.h"
#include "tests/exchange/import_fixture.h"

#include <QStringEncoder>

using namespace standpoint;

namespace {

QString archivePath(const QString &name)
{
    return QStringLiteral(TEST_DATA "/archives/%1.txt").arg(name);
}

QByteArray archiveBytes(const QString &name)
{
    QFile file(archivePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList &archiveNames()
{
    static const QStringList all{QStringLiteral("lexisnexis-old"), QStringLiteral("lexisnexis-new"),
        QStringLiteral("factiva-tagged"), QStringLiteral("factiva-plain"), QStringLiteral("europresse")};
    return all;
}

/// "title | source | author | date | language | tags", one for each article in order.
QStringList headsOf(const Project &project)
{
    QStringList heads;
    for (const ArticleId id : project.articleOrder()) {
        const ArticleInfo &info = *project.article(id)->info;
        heads.append(QStringList{info.title, info.source, info.author, info.published.toString(Qt::ISODate),
            info.language, info.tags.join(u'|')}
                         .join(QStringLiteral(" | ")));
    }
    return heads;
}

QStringList textsOf(const Project &project)
{
    QStringList texts;
    for (const ArticleId id : project.articleOrder())
        texts.append(project.article(id)->content());
    return texts;
}

QStringList documentsOf(const Project &project)
{
    QStringList names;
    for (const ArticleId id : project.articleOrder())
        names.append(project.article(id)->info->document);
    return names;
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression apart(
        QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    return text.split(apart, Qt::SkipEmptyParts);
}

} // namespace

class TestNewsArchives : public QObject
{
    Q_OBJECT

private slots:
    void readsEachArticlesHead_data();
    void readsEachArticlesHead();
    void readsTheTextAlone_data();
    void readsTheTextAlone();
    void namesArticlesByTheArchivesNumber();
    void everyWordIsSomewhere_data() { archiveRows(); }
    void everyWordIsSomewhere();
    void aSecondImportBringsNothing_data() { archiveRows(); }
    void aSecondImportBringsNothing();
    void isRecognisedInAFolderAndInOtherEncodings_data() { archiveRows(); }
    void isRecognisedInAFolderAndInOtherEncodings();
    void aCutFileKeepsWhatIsRight_data() { archiveRows(); }
    void aCutFileKeepsWhatIsRight();
    void joinsLinesThatWereBrokenToFit();
    void whatIsNoArchiveStaysOneText_data();
    void whatIsNoArchiveStaysOneText();
    void anArticleWithoutTextIsNamed();
    void aFormatThatDoesNotFitIsRefused();
    void aLaterExportCompletesDescriptions();

private:
    static void archiveRows()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : archiveNames())
            QTest::newRow(qPrintable(name)) << name;
    }
};

void TestNewsArchives::readsEachArticlesHead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("heads");
    QTest::newRow("LexisNexis, old")
        << "lexisnexis-old"
        << QStringList{
               QStringLiteral(
                   "Parliament votes down the strike | The Harbour Courier | NORA WHITFIELD | 2013-08-30 | "
                   "en | Section A"),
               QStringLiteral(
                   "Regierung lehnt den Einsatz ab | Nordblick | Anna Kern | 2013-08-30 | de | POLITIK")};
    QTest::newRow("LexisNexis, new")
        << "lexisnexis-new"
        << QStringList{
               QStringLiteral(
                   "Parliament votes down the strike | The Harbour Courier (Kastrel) | Nora Whitfield and "
                   "Jon Abel | 2013-08-30 | en | WORLD NEWS"),
               QStringLiteral(
                   "Talks in the harbour city | El Faro | Lucía Prado | 2013-08-30 | es | INTERNACIONAL")};
    QTest::newRow("Factiva, tagged")
        << "factiva-tagged"
        << QStringList{QStringLiteral("Parliament votes down the strike | The Harbour Courier | Nora "
                                      "Whitfield | 2013-08-30 | en | "),
               QStringLiteral("Le gouvernement refuse la participation | Le Phare |  | 2013-08-30 | fr | ")};
    QTest::newRow("Factiva, plain")
        << "factiva-plain"
        << QStringList{
               QStringLiteral("Parliament votes down the strike | The Harbour Courier | Nora Whitfield | "
                              "2013-08-30 | en | Foreign desk"),
               QStringLiteral("Regierung lehnt den Einsatz ab | Nordblick | Anna Kern | 2013-08-30 | de | ")};
    QTest::newRow("Europresse")
        << "europresse"
        << QStringList{QStringLiteral("Le gouvernement refuse la participation | Le Phare | Claire Vasseur | "
                                      "2013-08-30 | fr | International"),
               QStringLiteral(
                   "Parliament votes down the strike | The Harbour Courier |  | 2013-08-30 | en | ")};
}

void TestNewsArchives::readsEachArticlesHead()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, heads);
    Project project = emptyProject();
    importInto(project, {archivePath(name)});
    QCOMPARE(headsOf(project), heads);
}

void TestNewsArchives::readsTheTextAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("texts");
    const QString english = QStringLiteral("Parliament votes down the strike\n");
    const QString refuse = QStringLiteral("The chamber refused last night to take part in any strike.");
    const QString solution = QStringLiteral("No military solution exists, the minister said.");
    QTest::newRow("LexisNexis, old")
        << "lexisnexis-old"
        << QStringList{english + refuse
                   + QStringLiteral(
                       " The minister said that no military solution exists and that the government would "
                       "act on the vote, whatever it thought of it.\n\"I get that,\" he told the house. "
                       "Members of his own party had asked for more time before the inspectors report."),
               QStringLiteral(
                   "Regierung lehnt den Einsatz ab\nDer Sprecher sagte, eine Beteiligung komme nicht in "
                   "Betracht. Die Opposition nannte das richtig.")};
    QTest::newRow("LexisNexis, new")
        << "lexisnexis-new"
        << QStringList{english + refuse
                   + QStringLiteral(
                       "\nLength: that is what the speaker asked about, and nobody answered him.\n")
                   + solution,
               QStringLiteral("Talks in the harbour city\nLas conversaciones empiezan el lunes.")};
    QTest::newRow("Factiva, tagged")
        << "factiva-tagged"
        << QStringList{english + refuse
                   + QStringLiteral("\nIN the lobby nobody spoke. CO2 was not the issue.\n") + solution,
               QStringLiteral("Le gouvernement refuse la participation\nUne participation est exclue, dit le "
                              "porte-parole.")};
    QTest::newRow("Factiva, plain")
        << "factiva-plain"
        << QStringList{english + refuse + u'\n' + solution,
               QStringLiteral(
                   "Regierung lehnt den Einsatz ab\nDer Sprecher sagte, eine Beteiligung komme nicht in "
                   "Betracht.")};
    QTest::newRow("Europresse")
        << "europresse"
        << QStringList{QStringLiteral(
                           "Le gouvernement refuse la participation\nUne participation est exclue, a dit le "
                           "porte-parole.\nLes négociations commencent lundi, selon le ministre."),
               english + refuse + u'\n' + solution};
}

void TestNewsArchives::readsTheTextAlone()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, texts);
    Project project = emptyProject();
    importInto(project, {archivePath(name)});
    QCOMPARE(textsOf(project), texts);
}

void TestNewsArchives::namesArticlesByTheArchivesNumber()
{
    Project project = emptyProject();
    importInto(
        project, {archivePath(QStringLiteral("factiva-plain")), archivePath(QStringLiteral("europresse"))});
    const QStringList expected{QStringLiteral("HRBCOU0020130830e98u0001x"),
        QStringLiteral("NORDBL0020130830e98u0003c"), QStringLiteral("news·20130830·LPH·2345678"),
        QStringLiteral("news·20130830·HRB·0dd2e468-1709-11e3-b57e-a58153285fc0")};
    QCOMPARE(documentsOf(project), expected);
}

/// In the text, the description, the note or a remark; separators and the archive's own marks aside.
void TestNewsArchives::everyWordIsSomewhere()
{
    QFETCH(const QString, name);
    Project project = emptyProject();
    const Import import = importInto(project, {archivePath(name)});
    QSet<QString> kept;
    const auto keep = [&](const QString &text) {
        for (const QString &word : wordsOf(text))
            kept.insert(word);
    };
    for (const Shared<Article> &article : project.articles()) {
        const ArticleInfo &info = *article->info;
        keep(article->content());
        for (const QString &part : {info.title, info.source, info.author, info.url, info.document,
                 info.tags.join(u' '), info.note.orDefault()})
            keep(part);
    }
    QSet<int> remarked; // lines of the file that a remark names: what follows up to an article is left out
    for (const Notice &notice : import.notices.list())
        remarked.insert(notice.where.section(u' ', -1).toInt());
    static const QRegularExpression marks(
        QStringLiteral("^\\s*(\\d+ of \\d+ DOCUMENTS|End of Document|Body|(Document|Dokument) .*|AN "
                       ".*|[A-Z]{2,3}|HEADLINE:.*)\\s*$"));
    const QSet<QString> labels{QStringLiteral("BYLINE"), QStringLiteral("Byline"), QStringLiteral("By"),
        QStringLiteral("Von"), QStringLiteral("AUTOR"), QStringLiteral("URL"), QStringLiteral("HD"),
        QStringLiteral("BY"), QStringLiteral("PD"), QStringLiteral("SN"), QStringLiteral("Graphic"),
        QStringLiteral("Classification")};
    const QSet<QString> dates{QStringLiteral("August"), QStringLiteral("30"), QStringLiteral("2013"),
        QStringLiteral("Friday"), QStringLiteral("Freitag"), QStringLiteral("août"),
        QStringLiteral("vendredi"), QStringLiteral("agosto"), QStringLiteral("de"), QStringLiteral("viernes"),
        QStringLiteral("PM"), QStringLiteral("GMT"), QStringLiteral("10"), QStringLiteral("15")};
    int line = 0;
    bool leftOut = false;
    for (const QString &text : QString::fromUtf8(archiveBytes(name)).split(u'\n')) {
        ++line;
        if (text.trimmed().isEmpty())
            leftOut = false;
        leftOut |= remarked.contains(line);
        if (leftOut || marks.match(text).hasMatch())
            continue;
        for (const QString &word : wordsOf(text))
            QVERIFY2(kept.contains(word) || labels.contains(word) || dates.contains(word),
                qPrintable(QStringLiteral("line %1: %2").arg(line).arg(word)));
    }
}

void TestNewsArchives::aSecondImportBringsNothing()
{
    QFETCH(const QString, name);
    Project project = emptyProject();
    importInto(project, {archivePath(name)});
    const Result<Import> again = importFiles(project, {archivePath(name)});
    QVERIFY(again.has_value());
    QCOMPARE(again->change.edits.size(), size_t(0));
    QCOMPARE(again->counts.alreadyThere, 2);
}

void TestNewsArchives::isRecognisedInAFolderAndInOtherEncodings()
{
    QFETCH(const QString, name);
    const QString text = QString::fromUtf8(archiveBytes(name));
    Project expected = emptyProject();
    importInto(expected, {archivePath(name)});
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray wide = utf16(text);
    const QByteArray marked = "\xEF\xBB\xBF" + text.toUtf8();
    const QByteArray windows = QString(text).replace(u'\n', QStringLiteral("\r\n")).toUtf8();
    for (const QByteArray &bytes : QList<QByteArray>{text.toUtf8(), marked, wide, windows}) {
        const Folder folder;
        folder.write(QStringLiteral("texts/export.txt"), bytes);
        for (const QString &path :
            {folder.path(QStringLiteral("texts")), folder.path(QStringLiteral("texts/export.txt"))}) {
            Project project = emptyProject();
            importInto(project, {path});
            QCOMPARE(headsOf(project), headsOf(expected));
            QCOMPARE(textsOf(project), textsOf(expected));
            QCOMPARE(documentsOf(project), documentsOf(expected));
        }
    }
}

/// Cut at every line: the import ends without a crash, and what it keeps it keeps as it was.
void TestNewsArchives::aCutFileKeepsWhatIsRight()
{
    QFETCH(const QString, name);
    Project whole = emptyProject();
    importInto(whole, {archivePath(name)});
    const QByteArray bytes = archiveBytes(name);
    const NewsArchive *archive = newsArchiveOf(QString::fromUtf8(bytes));
    QVERIFY(archive);
    const QString first = textsOf(whole).first();
    bool firstSeen = false;
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) {
        const ArchiveContent content = archive->parse(QString::fromUtf8(bytes.first(at)));
        for (const ArchivedArticle &article : content.articles)
            QVERIFY(article.line > 0);
        const bool has = !content.articles.isEmpty() && content.articles.first().text == first;
        QVERIFY2(has || !firstSeen, qPrintable(QString::number(at)));
        firstSeen |= has;
    }
    QVERIFY(firstSeen);
}

void TestNewsArchives::joinsLinesThatWereBrokenToFit()
{
    const QString head =
        QStringLiteral("  1 of 1 DOCUMENTS\n\n  The Paper\n\n  May 2, 2020 Saturday\n\nVerse\n\n"
                       "LENGTH: 9 words\n\n");
    const QString tail = QStringLiteral("\n\nLOAD-DATE: May 3, 2020\n");
    const auto textOf = [&](const QString &body) {
        const ArchiveContent content = nexisArchive.parse(head + body + tail);
        return content.articles.value(0).text;
    };
    // A poem's lines end where the poet wants.
    QCOMPARE(textOf(QStringLiteral(
                 "Short line\nand one\nthat is longer than the others are, by far and away it is\n"
                 "here")),
        QStringLiteral(
            "Verse\nShort line\nand one\nthat is longer than the others are, by far and away it is\nhere"));
    QCOMPARE(textOf(QStringLiteral(
                 "This line was broken where the next word would not\nhave fitted, and this one was "
                 "broken the same way\ntoo.")),
        QStringLiteral(
            "Verse\nThis line was broken where the next word would not have fitted, and this one was broken "
            "the same way too."));
}

void TestNewsArchives::whatIsNoArchiveStaysOneText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("speaks of the end of a document")
        << QStringLiteral("Talks\n\nEnd of Document\n\nSo said the last page.");
    QTest::newRow("speaks of documents") << QStringLiteral("Talks\n\n3 of 9 DOCUMENTS\n\nwere leaked.");
    QTest::newRow("speaks of a document by number") << QStringLiteral("Talks\n\nDocument 12 was leaked.");
    QTest::newRow("has dots in the middle") << QStringLiteral("Talks\n\nnews·today·and tomorrow");
    QTest::newRow("has capitals at the line's beginning")
        << QStringLiteral("HD is not SD\nBY the way\nLP records");
}

void TestNewsArchives::whatIsNoArchiveStaysOneText()
{
    QFETCH(const QString, text);
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("talks.txt"), text)});
    QCOMPARE(onlyArticle(project).content(), text);
    QCOMPARE(onlyArticle(project).info->document, QStringLiteral("talks"));
}

void TestNewsArchives::anArticleWithoutTextIsNamed()
{
    QString text = QString::fromUtf8(archiveBytes(QStringLiteral("lexisnexis-new")));
    text.replace(QStringLiteral("Las conversaciones empiezan el lunes."), QString());
    const Folder folder;
    Project project = emptyProject();
    const Import import = importInto(project, {folder.write(QStringLiteral("export.txt"), text)});
    QCOMPARE(project.articles().size(), 1);
    const QStringList lines = linesOf(import.notices);
    QVERIFY2(anyHas(lines, QStringLiteral("“Talks in the harbour city” has no text"),
                 QStringLiteral("export.txt, line 40")),
        qPrintable(lines.join(u'\n')));
}

void TestNewsArchives::aFormatThatDoesNotFitIsRefused()
{
    ImportOptions options;
    options.format = QStringLiteral("factiva");
    const Folder folder;
    const Result<Import> import = importFiles(
        emptyProject(), {folder.write(QStringLiteral("a.txt"), QStringLiteral("Just a text"))}, options);
    QVERIFY(!import);
    QVERIFY(import.error().what.contains(QStringLiteral("No article")));
}

/// What is there stays, what is missing comes.
void TestNewsArchives::aLaterExportCompletesDescriptions()
{
    Project project = emptyProject();
    importInto(project, {archivePath(QStringLiteral("factiva-plain"))});
    Article first = *project.article(project.articleOrder().first());
    ArticleInfo bare = *first.info;
    bare.author.clear();
    bare.source = QStringLiteral("Renamed by hand");
    QVERIFY(project.apply(makeChange(QStringLiteral("Edit"), {replacing(*first.info, bare)}, {})));
    const Import import = importInto(project, {archivePath(QStringLiteral("factiva-plain"))});
    QCOMPARE(import.counts.changedArticles, 1);
    const ArticleInfo &now = *project.article(bare.id)->info;
    QCOMPARE(now.author, QStringLiteral("Nora Whitfield"));
    QCOMPARE(now.source, QStringLiteral("Renamed by hand"));
}

QTEST_GUILESS_MAIN(TestNewsArchives)
#include "tst_news_archives.moc"
