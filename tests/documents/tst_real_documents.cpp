// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents that LibreOffice and Chromium wrote from articles of our own (tests/data/documents): the text
// that comes out is the text that went in.
#include "tests/documents/extract_by_name.h"

#include <QTest>

using namespace standpoint;

static QString dataPath(const QString &name)
{
    return QStringLiteral(TEST_DATA "/documents/") + name;
}

static QString sourceText(const QString &name)
{
    return QString::fromUtf8(bytesOfFile(dataPath(QStringLiteral("source/") + name + QStringLiteral(".txt"))))
        .trimmed();
}

class TestRealDocuments : public QObject
{
    Q_OBJECT

private slots:
    void readsTheText_data();
    void readsTheText();
    void readsMetadata();
    void saysWhatIsMissingInAScan();
    void isNeverReadAsAnotherKind();
    void survivesCuts_data();
    void survivesCuts();
};

static const QString officeEnd =
    QStringLiteral("\n\nOne\ttab, two  spaces,\na new line, 😀 and ن.\n\nFor\n\nAgainst\n\nBrandt\n\nAker");

void TestRealDocuments::readsTheText_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QStringList>("remarks");
    const QString note = QStringLiteral("1 footnote(s) or endnote(s) were left out");
    const QString deletion = QStringLiteral("1 deletion(s) of tracked changes were left out");
    const QString english = QStringLiteral("english");
    QTest::newRow("news_page.html") << english << QString() << QStringList();
    QTest::newRow("article.docx") << english << officeEnd << QStringList{note, deletion};
    QTest::newRow("article.odt") << english << officeEnd << QStringList{note, deletion};
    QTest::newRow("article.rtf") << english << officeEnd << QStringList{note, deletion};
    QTest::newRow("article.epub") << english << QString() << QStringList{note};
    QTest::newRow("article.md") << english << QString() << QStringList();
    QTest::newRow("article.pdf") << english << QStringLiteral("\n\n1 Minutes of the council, p. 7.")
                                 << QStringList();
    QTest::newRow("one_column.pdf") << english << QString()
                                    << QStringList{QStringLiteral(
                                           "Running heads or page numbers were left out on 3 page(s)")};
    QTest::newRow("two_columns.pdf") << QStringLiteral("german") << QString()
                                     << QStringList{QStringLiteral(
                                            "Running heads or page numbers were left out on 2 page(s)")};
    QTest::newRow("arabic.pdf") << QStringLiteral("arabic") << QString() << QStringList();
}

void TestRealDocuments::readsTheText()
{
    QFETCH(const QString, source);
    QFETCH(const QString, end);
    QFETCH(const QStringList, remarks);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const Result<ExtractedDocument> read = extractFile(dataPath(name));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
    QString expected = sourceText(source) + end;
    if (name == QStringLiteral("article.pdf"))
        expected.replace(QStringLiteral("since 1911."), QStringLiteral("since 1911¹."));
    QVERIFY(expected.size() > 300);
    const QStringList is = read->text.split(QStringLiteral("\n\n"));
    const QStringList should = expected.split(QStringLiteral("\n\n"));
    for (qsizetype i = 0; i < std::min(is.size(), should.size()); ++i)
        QCOMPARE(is[i], should[i]);
    QCOMPARE(is.size(), should.size());
    QCOMPARE(read->remarks, remarks);
    QCOMPARE(read->title, expected.section(u'\n', 0, 0));
}

void TestRealDocuments::readsMetadata()
{
    const Result<ExtractedDocument> page = extractFile(dataPath(QStringLiteral("news_page.html")));
    QVERIFY(page);
    QCOMPARE(page->author, QStringLiteral("Mara Lund; Ove Dahl"));
    QCOMPARE(page->source, QStringLiteral("The Sound Courier"));
    QCOMPARE(page->url, QStringLiteral("https://courier.example/2026/03/tunnel"));
    QCOMPARE(page->language, QStringLiteral("en"));
    QCOMPARE(page->published, QDate(2026, 3, 4));
    for (const char *name : {"article.docx", "article.odt", "article.rtf", "article.epub", "article.pdf"}) {
        const Result<ExtractedDocument> read = extractFile(dataPath(QString::fromLatin1(name)));
        QVERIFY(read);
        QCOMPARE(read->author, QStringLiteral("Mara Lund"));
        QVERIFY(!read->published.isValid()); // the day of the file is not that of the article
    }
}

void TestRealDocuments::saysWhatIsMissingInAScan()
{
    const Result<ExtractedDocument> read = extractFile(dataPath(QStringLiteral("no_text.pdf")));
    QVERIFY(!read);
    QVERIFY2(read.error().what.contains(QStringLiteral("OCR")), qPrintable(read.error().what));
}

static const QStringList kinds{QStringLiteral("news_page.html"), QStringLiteral("article.docx"),
    QStringLiteral("article.odt"), QStringLiteral("article.rtf"), QStringLiteral("article.epub"),
    QStringLiteral("article.pdf")};

void TestRealDocuments::isNeverReadAsAnotherKind()
{
    for (const QString &name : kinds) {
        const QByteArray bytes = bytesOfFile(dataPath(name));
        for (const QString &other : kinds) {
            const QString suffix = QFileInfo(other).suffix();
            if (suffix == QFileInfo(name).suffix())
                continue;
            const Result<ExtractedDocument> read = extractorOf(suffix)(bytes, name);
            QVERIFY2(!read, qPrintable(name + QStringLiteral(" as ") + suffix));
            QVERIFY(!read.error().what.isEmpty());
            QCOMPARE(read.error().where.left(name.size()), name);
        }
    }
}

void TestRealDocuments::survivesCuts_data()
{
    QTest::addColumn<bool>("mayRead"); // what tag soup and Poppler make of it
    for (const QString &name : kinds)
        QTest::newRow(qPrintable(name))
            << (name.endsWith(QStringLiteral("html")) || name.endsWith(QStringLiteral("pdf")));
}

void TestRealDocuments::survivesCuts()
{
    QFETCH(const bool, mayRead);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QByteArray bytes = bytesOfFile(dataPath(name));
    const Extractor extract = extractorOf(QFileInfo(name).suffix());
    QVERIFY(!extract({}, name));
    const qsizetype step = std::max<qsizetype>(1, bytes.size() / 150);
    for (qsizetype size = 1; size + 2 < bytes.size(); size += step) {
        const Result<ExtractedDocument> read = extract(bytes.first(size), name);
        if (!read)
            QVERIFY(!read.error().what.isEmpty());
        else
            QVERIFY2(mayRead, qPrintable(QString::number(size)));
    }
}

QTEST_GUILESS_MAIN(TestRealDocuments)
#include "tst_real_documents.moc"
