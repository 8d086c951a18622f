// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF documents with a password, and such as ask for more than a document may cost. They are made here, byte
// by byte.
#include "model/documents/pdf_limits.h"
#include "tests/documents/document_test.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QtTest>

using namespace standpoint;

namespace {

/// The stream cipher that old PDF documents are encrypted with.
QByteArray rc4(const QByteArray &key, QByteArray bytes)
{
    std::array<quint8, 256> state{};
    for (size_t i = 0; i < 256; ++i)
        state[i] = static_cast<quint8>(i);
    for (size_t i = 0, j = 0; i < 256; ++i) {
        j = (j + state[i] + static_cast<quint8>(key[static_cast<qsizetype>(i) % key.size()])) % 256;
        std::swap(state[i], state[j]);
    }
    size_t i = 0;
    size_t j = 0;
    for (char &byte : bytes) {
        i = (i + 1) % 256;
        j = (j + state[i]) % 256;
        std::swap(state[i], state[j]);
        byte = static_cast<char>(static_cast<quint8>(byte) ^ state[(state[i] + state[j]) % 256]);
    }
    return bytes;
}

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

/// ISO 32000-1, 7.6.3: revision 2 of the standard handler, 40 bits.
struct Encryption
{
    Encryption(const QByteArray &user, const QByteArray &owner)
        : o(rc4(md5(padded(owner)).first(5), padded(user)))
        , key(md5(padded(user) + o + QByteArray("\xFC\xFF\xFF\xFF", 4) + id()).first(5))
        , u(rc4(key, padded({})))
    {
    }

    static QByteArray id() { return QByteArray(16, '7'); }
    static QByteArray padded(const QByteArray &password)
    {
        static const QByteArray filling =
            QByteArray::fromHex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
        return QByteArray(password + filling).first(32);
    }
    QByteArray of(int object, const QByteArray &stream) const
    {
        QByteArray number(5, '\0');
        number[0] = static_cast<char>(object);
        return rc4(md5(key + number).first(10), stream);
    }

    QByteArray o;
    QByteArray key;
    QByteArray u;
};

/// Objects are numbered from 1: 1 the catalogue, 2 the pages, 3 a font, further ones as they are added.
class Pdf
{
public:
    explicit Pdf(std::optional<Encryption> encryption = std::nullopt)
        : m_encryption(std::move(encryption))
    {
        m_objects = {"<</Type/Catalog/Pages 2 0 R>>", {}, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    }

    int add(const QByteArray &object)
    {
        m_objects.append(object);
        return static_cast<int>(m_objects.size());
    }
    int addStream(const QByteArray &content, const QByteArray &more = {})
    {
        const int number = static_cast<int>(m_objects.size()) + 1;
        const QByteArray bytes = m_encryption ? m_encryption->of(number, content) : content;
        return add("<<" + more + "/Length " + QByteArray::number(bytes.size()) + ">>stream\n" + bytes
            + "\nendstream");
    }
    /// Packed as zlib does it.
    int addPacked(const QByteArray &content, const QByteArray &more = {})
    {
        return addStream(qCompress(content, 9).sliced(4), "/Filter/FlateDecode" + more);
    }
    int addPage(int content, const QByteArray &resources = {}, const QByteArray &box = "[0 0 600 800]")
    {
        return add("<</Type/Page/Parent 2 0 R/MediaBox" + box + "/Resources<</Font<</F 3 0 R>>" + resources
            + ">>/Contents " + QByteArray::number(content) + " 0 R>>");
    }
    void setPages(const QByteArray &kids, qint64 count)
    {
        m_objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + QByteArray::number(count) + ">>";
    }

    QByteArray bytes() const
    {
        QByteArray out("%PDF-1.4\n");
        QByteArray table("0000000000 65535 f \n");
        QList<QByteArray> objects = m_objects;
        QByteArray trailer("/Root 1 0 R");
        if (m_encryption) {
            objects.append("<</Filter/Standard/V 1/R 2/P -4/O<" + m_encryption->o.toHex() + ">/U<"
                + m_encryption->u.toHex() + ">>>");
            trailer += "/Encrypt " + QByteArray::number(objects.size()) + " 0 R/ID[<"
                + Encryption::id().toHex() + "><" + Encryption::id().toHex() + ">]";
        }
        for (qsizetype i = 0; i < objects.size(); ++i) {
            table += QByteArray::number(out.size()).rightJustified(10, '0') + " 00000 n \n";
            out += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        const QByteArray size = QByteArray::number(objects.size() + 1);
        return out + "xref\n0 " + size + '\n' + table + "trailer<</Size " + size + trailer + ">>\nstartxref\n"
            + QByteArray::number(out.size()) + "\n%%EOF\n";
    }

private:
    std::optional<Encryption> m_encryption;
    QList<QByteArray> m_objects;
};

QByteArray saying(const QByteArray &words)
{
    return "BT /F 12 Tf 50 700 Td (" + words + ") Tj ET\n";
}

QByteArray onePage(Pdf pdf, const QByteArray &words = "The council met again.")
{
    const int page = pdf.addPage(pdf.addStream(saying(words)));
    pdf.setPages(QByteArray::number(page) + " 0 R", 1);
    return pdf.bytes();
}

QString read(const QByteArray &bytes, const PdfLimits &limits = {})
{
    return textOf(extractPdfWithin(limits, bytes, QStringLiteral("a")));
}

/// So little that a test ends soon.
PdfLimits small()
{
    PdfLimits limits;
    limits.page = 300;
    return limits;
}

} // namespace

class TestPdfLimits : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsMadeHere();
    void aPasswordIsSaid();
    void withoutAPasswordForReadersItIsRead();
    void tooManyPages();
    void aCountThatLies_data();
    void aCountThatLies();
    void aPageWithoutEnd();
    void formsThatMultiply();
    void formsThatDrawThemselves();
    void memoryHasALimit();
    void strangeSheets_data();
    void strangeSheets();
    void aCutFileEnds();
};

void TestPdfLimits::readsWhatIsMadeHere()
{
    QVERIFY2(read(onePage(Pdf())).contains(QStringLiteral("The council met again.")),
        qPrintable(read(onePage(Pdf()))));
}

void TestPdfLimits::aPasswordIsSaid()
{
    QCOMPARE(read(onePage(Pdf(Encryption("secret", "owner")))),
        QStringLiteral("REFUSED: The PDF document is protected by a password; please save it without: a"));
}

/// A document that only may not be printed or changed.
void TestPdfLimits::withoutAPasswordForReadersItIsRead()
{
    const QString text = read(onePage(Pdf(Encryption({}, "owner"))));
    QVERIFY2(text.contains(QStringLiteral("The council met again.")), qPrintable(text));
}

void TestPdfLimits::tooManyPages()
{
    Pdf pdf;
    QByteArray kids;
    for (int i = 0; i < 41; ++i)
        kids += QByteArray::number(pdf.addPage(
                    pdf.addStream("BT /F 12 Tf 50 400 Td (" + QByteArray(i + 1, 'x') + " was said.) Tj ET")))
            + " 0 R ";
    pdf.setPages(kids, 41);
    PdfLimits limits;
    limits.pages = 41;
    QVERIFY(read(pdf.bytes(), limits).contains(QString(41, u'x') + QStringLiteral(" was said.")));
    limits.pages = 40;
    QCOMPARE(read(pdf.bytes(), limits),
        QStringLiteral("REFUSED: The PDF document has more than 40 pages; part it and import the parts: a"));
}

void TestPdfLimits::aCountThatLies_data()
{
    QTest::addColumn<qint64>("count");
    QTest::newRow("too many") << qint64(2'000'000'000);
    QTest::newRow("more than an int") << qint64(99'999'999'999);
    QTest::newRow("none") << qint64(0);
    QTest::newRow("less than none") << qint64(-5);
}

/// Whatever comes of it, it comes soon, and is the text or a sentence.
void TestPdfLimits::aCountThatLies()
{
    QFETCH(const qint64, count);
    Pdf pdf;
    const int page = pdf.addPage(pdf.addStream(saying("One page.")));
    pdf.setPages(QByteArray::number(page) + " 0 R", count);
    const QString said = read(pdf.bytes(), small());
    QVERIFY2(said.contains(QStringLiteral("One page."))
            || said.startsWith(QStringLiteral("REFUSED: The PDF document")),
        qPrintable(said));
}

void TestPdfLimits::aPageWithoutEnd()
{
    Pdf pdf;
    const int content = pdf.addPacked(saying("word").repeated(2'000'000));
    const int page = pdf.addPage(content);
    pdf.setPages(QByteArray::number(page) + " 0 R", 1);
    const QByteArray bytes = pdf.bytes();
    QVERIFY(bytes.size() < 1'000'000);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(read(bytes, small()),
        QStringLiteral(
            "REFUSED: Page 1 of the PDF document takes too long to read, so the document was not read; "
            "print it into a new PDF document, or save it as text: a"));
    qInfo("ended after %lld ms of 300", timer.elapsed());
}

/// Ten times ten times ten …: a few hundred bytes ask for a thousand million words.
void TestPdfLimits::formsThatMultiply()
{
    Pdf pdf;
    const QByteArray head = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>";
    int form = pdf.addStream(saying("word"), head + ">>");
    for (int depth = 0; depth < 9; ++depth)
        form = pdf.addStream(QByteArray("/X Do\n").repeated(10),
            head + "/XObject<</X " + QByteArray::number(form) + " 0 R>>>>");
    const int page =
        pdf.addPage(pdf.addStream("/X Do\n"), "/XObject<</X " + QByteArray::number(form) + " 0 R>>");
    pdf.setPages(QByteArray::number(page) + " 0 R", 1);
    const QString said = read(pdf.bytes(), small());
    QVERIFY2(said.contains(QStringLiteral("takes too long to read")), qPrintable(said.left(200)));
}

void TestPdfLimits::formsThatDrawThemselves()
{
    Pdf pdf;
    const int form = 4;
    QCOMPARE(pdf.addStream(saying("Again.") + "/X Do\n",
                 "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>/XObject<</X 4 0 "
                 "R>>>>"),
        form);
    const int page = pdf.addPage(pdf.addStream("/X Do\n"), "/XObject<</X 4 0 R>>");
    pdf.setPages(QByteArray::number(page) + " 0 R", 1);
    const QString said = read(pdf.bytes(), small());
    QVERIFY2(said.contains(QStringLiteral("Again.")) || said.startsWith(QStringLiteral("REFUSED: ")),
        qPrintable(said));
}

void TestPdfLimits::memoryHasALimit()
{
#ifdef STANDPOINT_SANITIZED
    QSKIP("What a sanitizer needs is not what the document needs");
#endif
    Pdf pdf;
    QByteArray content;
    for (int i = 0; i < 300'000; ++i)
        content += "BT /F 9 Tf " + QByteArray::number(i % 500) + ' ' + QByteArray::number(i / 500)
            + " Td (aword) Tj ET\n";
    const int page = pdf.addPage(pdf.addPacked(content));
    pdf.setPages(QByteArray::number(page) + " 0 R", 1);
    PdfLimits limits;
    limits.memory = 20'000'000;
    const QString said = read(pdf.bytes(), limits);
    QVERIFY2(said.startsWith(
                 QStringLiteral("REFUSED: Page 1 of the PDF document needs more than 20 MB of memory")),
        qPrintable(said.left(200)));
}

void TestPdfLimits::strangeSheets_data()
{
    QTest::addColumn<QByteArray>("box");
    for (const char *box :
        {"[0 0 0 0]", "[0 0 -600 -800]", "[0 0 1e30 1e30]", "[600 800 0 0]", "[0 0]", "null"})
        QTest::newRow(box) << QByteArray(box);
}

void TestPdfLimits::strangeSheets()
{
    QFETCH(const QByteArray, box);
    Pdf pdf;
    const int page = pdf.addPage(pdf.addStream(saying("On a strange sheet.")), {}, box);
    pdf.setPages(QByteArray::number(page) + " 0 R", 1);
    const QString said = read(pdf.bytes(), small());
    QVERIFY2(
        said.contains(QStringLiteral("On a strange sheet.")) || said.startsWith(QStringLiteral("REFUSED: ")),
        qPrintable(said));
}

void TestPdfLimits::aCutFileEnds()
{
    const QByteArray whole = onePage(Pdf());
    for (qsizetype size = 0; size < whole.size(); size += 3) {
        const QString said = read(whole.first(size), small());
        QVERIFY2(said.contains(QStringLiteral("The council met again."))
                || said.startsWith(QStringLiteral("REFUSED: ")),
            qPrintable(said));
    }
}

QTEST_GUILESS_MAIN(TestPdfLimits)
#include "tst_pdf_limits.moc"
